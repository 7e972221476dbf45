//! Reading PDF files that came from outside: what is in them, and the picture that a page is.
//!
//! One parser (hayro's) answers every question here, so that what is inspected and what is shown cannot differ. It
//! is lenient, as it must be with other people's files; whether a file conforms is the question of [`crate::check`].

mod extract;
mod inspect;
mod survey;

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError};
use serde::{Deserialize, Serialize};

pub use extract::{PageImage, Pixels};
pub use inspect::Inspection;
pub(crate) use survey::survey;

/// How much of a PDF is read before it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Most pages in a file.
    pub pages: u32,
    /// Most pixels that a page is rendered to; the resolution is lowered until they suffice.
    pub rendered_pixels: u64,
    /// Most bytes that one image of a page may need while it is decoded.
    pub image_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        // 25 megapixels are an A3 page at 300 dpi; 600 MB leave room for the file and the page in a process of 900 MB.
        Self { pages: 500, rendered_pixels: 25_000_000, image_bytes: 600_000_000 }
    }
}

/// Why a PDF cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PdfReadError {
    /// Neither its cross-reference table nor a search through all of it finds a document.
    #[error("no readable PDF document")]
    Unreadable,
    /// It opens only with a password.
    #[error("a password is needed")]
    Password,
    /// It is encrypted in a way that nothing here can read.
    #[error("unsupported or damaged encryption")]
    Encryption,
    /// The document has no pages.
    #[error("no pages")]
    NoPages,
    /// It has more pages than the limit.
    #[error("{pages} pages, at most {limit}")]
    TooManyPages {
        /// Pages found.
        pages: u32,
        /// Pages allowed.
        limit: u32,
    },
    /// There is no page of this number.
    #[error("no page {page}")]
    NoSuchPage {
        /// Number of the page, from 1.
        page: u32,
    },
    /// An image on a page is too large to be decoded.
    #[error("an image of {width} x {height} pixels on page {page}")]
    ImageTooLarge {
        /// Number of the page, from 1.
        page: u32,
        /// Width of the image in pixels.
        width: u32,
        /// Height of the image in pixels.
        height: u32,
    },
}

impl PdfReadError {
    /// The stable key of the text for this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            PdfReadError::Unreadable => "pdf-unreadable",
            PdfReadError::Password => "pdf-password",
            PdfReadError::Encryption => "pdf-encryption-unsupported",
            PdfReadError::NoPages => "pdf-no-pages",
            PdfReadError::TooManyPages { .. } => "pdf-too-many-pages",
            PdfReadError::NoSuchPage { .. } => "pdf-no-such-page",
            PdfReadError::ImageTooLarge { .. } => "pdf-image-too-large",
        }
    }

    /// The variables of that text.
    #[must_use]
    pub fn values(&self) -> BTreeMap<String, String> {
        let pairs: Vec<(&str, String)> = match self {
            PdfReadError::TooManyPages { pages, limit } => {
                vec![("pages", pages.to_string()), ("limit", limit.to_string())]
            }
            PdfReadError::NoSuchPage { page } => vec![("page", page.to_string())],
            PdfReadError::ImageTooLarge { page, width, height } => {
                let (page, width, height) = (page.to_string(), width.to_string(), height.to_string());
                vec![("page", page), ("width", width), ("height", height)]
            }
            _ => Vec::new(),
        };
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// A PDF that has been opened; nothing in it has been decoded yet.
pub struct Pdf {
    pub(crate) inner: hayro::hayro_syntax::Pdf,
    pub(crate) limits: Limits,
}

impl std::fmt::Debug for Pdf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pdf({} pages)", self.inner.pages().len())
    }
}

impl Pdf {
    /// Finds the objects and the pages of a file. A file encrypted with an empty password opens like any other.
    ///
    /// # Errors
    /// When it is no PDF, needs a password, or has no pages or too many.
    pub fn open(bytes: Arc<Vec<u8>>, limits: &Limits) -> Result<Self, PdfReadError> {
        let inner = hayro::hayro_syntax::Pdf::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => PdfReadError::Password,
            LoadPdfError::Decryption(_) => PdfReadError::Encryption,
            LoadPdfError::Invalid => PdfReadError::Unreadable,
        })?;
        let pages = u32::try_from(inner.pages().len()).unwrap_or(u32::MAX);
        if pages == 0 {
            return Err(PdfReadError::NoPages);
        }
        if pages > limits.pages {
            return Err(PdfReadError::TooManyPages { pages, limit: limits.pages });
        }
        Ok(Self { inner, limits: *limits })
    }

    /// How many pages it has, at least 1.
    #[must_use]
    pub fn pages(&self) -> u32 {
        self.inner.pages().len() as u32
    }

    /// The size of page `index` (from 0) as it is shown, in millimetres; `None` when there is no such page.
    #[must_use]
    pub fn page_size_mm(&self, index: u32) -> Option<(f64, f64)> {
        self.page(index).ok().map(page_size_mm)
    }

    pub(crate) fn page(&self, index: u32) -> Result<&Page<'_>, PdfReadError> {
        self.inner.pages().get(index as usize).ok_or(PdfReadError::NoSuchPage { page: index + 1 })
    }
}

/// Opens a file and says what is in it, without decoding any picture.
///
/// # Errors
/// As [`Pdf::open`].
pub fn inspect(bytes: &[u8], limits: &Limits) -> Result<Inspection, PdfReadError> {
    Ok(Pdf::open(Arc::new(bytes.to_vec()), limits)?.inspect())
}

/// Millimetres in a unit of the page's coordinates: 1/72 inch, unless UserUnit (ISO 32000-1, 14.11.2 and table 30)
/// says otherwise.
pub(crate) fn unit_mm(page: &Page<'_>) -> f64 {
    let unit = page.raw().get::<f32>("UserUnit").map_or(1.0, f64::from);
    25.4 / 72.0 * if unit.is_finite() && unit > 0.0 && unit <= 75_000.0 { unit } else { 1.0 }
}

pub(crate) fn page_size_mm(page: &Page<'_>) -> (f64, f64) {
    let (width, height) = page.render_dimensions();
    let unit = unit_mm(page);
    (f64::from(width) * unit, f64::from(height) * unit)
}
