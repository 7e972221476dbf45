//! What can go wrong while coding page pictures and composing a document.

use thiserror::Error;

/// Why a picture could not be coded or a document not be composed.
#[derive(Debug, Error, Clone, PartialEq)]
#[non_exhaustive]
pub enum PdfError {
    /// The picture has more pixels on a side than the coding can carry.
    #[error("a picture of {width} x {height} pixels is larger than {limit} on a side")]
    PictureTooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The most pixels a side may have.
        limit: u32,
    },
    /// The JPEG stream cannot go into a PDF as it is; coding the pixels anew always can.
    #[error("the JPEG stream cannot be kept as it is: {0:?}")]
    JpegNotKept(JpegObstacle),
    /// The coded bytes do not decode to the picture they are said to be.
    #[error("the coded picture cannot be read")]
    CodedUnreadable,
    /// A lossless coding did not give the same pixels back.
    #[error("a lossless coding was not exact")]
    CodingNotExact,
    /// The encoder refused.
    #[error("the picture could not be coded: {0}")]
    CodingFailed(String),
    /// A document needs a page.
    #[error("a document without pages")]
    NoPages,
    /// A page has nothing on it.
    #[error("page {page} has no layer")]
    PageEmpty {
        /// From 1.
        page: usize,
    },
    /// A page is smaller or larger than PDF/A allows (ISO 19005-2, 6.1.13), or no size at all.
    #[error("page {page} would be {width_mm} x {height_mm} mm")]
    PageSize {
        /// From 1.
        page: usize,
        /// Width in millimetres.
        width_mm: f64,
        /// Height in millimetres.
        height_mm: f64,
    },
    /// A layer lies outside its page or has no area.
    #[error("a layer of page {page} is not placed on the page")]
    LayerPlace {
        /// From 1.
        page: usize,
    },
    /// A layer of ink needs a bilevel picture.
    #[error("a layer of ink on page {page} is not bilevel")]
    InkNotBilevel {
        /// From 1.
        page: usize,
    },
    /// A bookmark leads to a page that is not there.
    #[error("a bookmark leads to page {page} of {pages}")]
    BookmarkPage {
        /// From 1.
        page: usize,
        /// Pages in the document.
        pages: usize,
    },
    /// Not a language tag (BCP 47).
    #[error("{0:?} is not a language tag")]
    Language(String),
    /// Not a date of the calendar.
    #[error("the date given does not exist")]
    Date,
    /// The file could not be written to memory.
    #[error("the file could not be written: {0}")]
    WritingFailed(String),
}

/// What keeps a JPEG stream from going into a PDF unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum JpegObstacle {
    /// Not a JPEG stream, cut off, or followed by other bytes.
    Damaged,
    /// Arithmetic, lossless, hierarchical or extended coding: PDF allows only baseline and progressive.
    Process,
    /// Other than 8 bits a sample.
    Depth,
    /// Neither one nor three components.
    Components,
    /// Readers would not agree whether the three components are RGB or YCbCr.
    ColourUnclear,
    /// It carries EXIF, XMP, a colour profile, a comment or a thumbnail.
    Metadata,
}

impl PdfError {
    /// Stable key of this kind of error, in kebab case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            PdfError::PictureTooLarge { .. } => "pdf-picture-too-large",
            PdfError::JpegNotKept(_) => "pdf-jpeg-not-kept",
            PdfError::CodedUnreadable => "pdf-coded-unreadable",
            PdfError::CodingNotExact => "pdf-coding-not-exact",
            PdfError::CodingFailed(_) => "pdf-coding-failed",
            PdfError::NoPages => "pdf-no-pages",
            PdfError::PageEmpty { .. } => "pdf-page-empty",
            PdfError::PageSize { .. } => "pdf-page-size",
            PdfError::LayerPlace { .. } => "pdf-layer-place",
            PdfError::InkNotBilevel { .. } => "pdf-ink-not-bilevel",
            PdfError::BookmarkPage { .. } => "pdf-bookmark-page",
            PdfError::Language(_) => "pdf-language",
            PdfError::Date => "pdf-date",
            PdfError::WritingFailed(_) => "pdf-writing-failed",
        }
    }
}
