//! Composing a document: pages of coded pictures and typed words into one PDF/A-2 file.

mod colour;
mod font;
mod metadata;
mod objects;
mod text;

pub use metadata::DateTime;

use crate::PdfError;
use crate::code::Coded;
use crate::face::Face;

/// What is to become one file. The same document always gives the same bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What the window's title bar shows instead of the file's name. White space is folded, control characters are
    /// left out; when nothing remains there is no title.
    pub title: String,
    /// The language of the title and the pages, BCP 47: `fi`, `sv-FI`; `None` leaves it open (ISO 32000-1, 14.9.2.1:
    /// unknown).
    pub language: Option<String>,
    /// At least one.
    pub pages: Vec<Page>,
    /// In reading order; may be empty.
    pub bookmarks: Vec<Bookmark>,
    /// When it was made; `None` leaves every date out.
    pub created: Option<DateTime>,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width and height in millimetres, each from 1.06 to 5080 (ISO 19005-2, 6.1.13: 3 to 14 400 units).
    pub size_mm: (f64, f64),
    /// What is on it, the lowest first.
    pub layers: Vec<Layer>,
}

impl Page {
    /// A page that one picture covers.
    #[must_use]
    pub fn of_picture(image: Coded, size_mm: (f64, f64)) -> Self {
        Self { size_mm, layers: vec![Layer::Picture { image, place: None }] }
    }
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Layer {
    /// An opaque picture.
    Picture {
        /// The picture.
        image: Coded,
        /// Where; `None` covers the page.
        place: Option<Place>,
    },
    /// A bilevel picture whose ink is painted in one colour; its paper lets the layers below show.
    Ink {
        /// Must be bilevel.
        mask: Coded,
        /// sRGB.
        colour: [u8; 3],
        /// Where; `None` covers the page.
        place: Option<Place>,
    },
    /// A picture of which only what lies under the ink of a bilevel picture shows.
    Masked {
        /// The colours; may be much coarser than the mask.
        image: Coded,
        /// Must be bilevel.
        mask: Coded,
        /// Where both are; `None` covers the page.
        place: Option<Place>,
    },
    /// One colour.
    Fill {
        /// sRGB.
        colour: [u8; 3],
        /// Where; `None` covers the page.
        place: Option<Place>,
    },
    /// Typed words, black. Each text is shown as far as its face can: [`Face::shown`] says what that is.
    Words(Vec<Words>),
}

/// Words on one line of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// What they say.
    pub text: String,
    /// Their typeface.
    pub face: Face,
    /// Their size in points.
    pub size: f64,
    /// Where they begin: millimetres from the page's left edge.
    pub x: f64,
    /// Where they stand: millimetres from the page's top edge to the baseline.
    pub y: f64,
}

/// A rectangle on a page, in millimetres from the page's top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the left edge to the rectangle.
    pub x: f64,
    /// From the top edge to the rectangle.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A line in the reader's list of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// What it says; treated like the document's title.
    pub title: String,
    /// Where it leads: index into the document's pages, from 0.
    pub page: usize,
}

/// The document as a PDF/A-2b file (ISO 19005-2, level B) of version 1.7; as PDF/A-2u, which says that every text can
/// be read as Unicode, where a page has words.
///
/// # Errors
/// [`PdfError`] about the pages, the bookmarks, the language or the date given.
pub fn compose(document: &Document) -> Result<Vec<u8>, PdfError> {
    objects::write(document)
}

/// The most bytes that [`compose`] adds to the coded pictures of a document of `pages` pages, each one picture of any
/// coding: file size <= this + the sum of [`Coded::size`].
#[must_use]
pub fn overhead(pages: usize, title: &str, bookmarks: &[Bookmark]) -> usize {
    // A character takes at most 4 bytes of UTF-16, each two hexadecimal digits, and up to 6 bytes as an XML entity.
    let words = |text: &str| 16 * text.chars().count();
    let lines: usize = bookmarks.iter().map(|b| 190 + words(&b.title)).sum();
    FIXED_OVERHEAD + pages * PAGE_OVERHEAD + words(title) + lines
}

/// Catalogue, information, XMP, colour profile, trailer.
const FIXED_OVERHEAD: usize = 2700;
/// Page, content stream, picture dictionary, symbol dictionary, their four lines of the cross-reference table.
const PAGE_OVERHEAD: usize = 640;
