//! Coding one picture of a page the way it will stand in the PDF.

mod bilevel;
mod jpeg;
mod layered;
mod shared;
mod stream;

pub use bilevel::{BilevelCoding, bilevel, ccitt_g4, decode_bilevel, jbig2, smallest_bilevel};
pub use jpeg::{Effort, Quality, Subsampling, Transformed, jpeg, jpeg_size_about};
pub use layered::{CodedLayer, CodedPage, Fineness, coarser, ink_of, layered};
pub use shared::share_symbols;
pub use stream::{jpeg_as_it_is, jpeg_quality};

use liite_raster::{Channels, Raster};

use crate::PdfError;

/// A picture as it will stand in the PDF: its size, how it is coded, and the coded bytes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Coded {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// How the bytes are to be read.
    pub coding: Coding,
    /// The stream itself, without any PDF around it.
    pub bytes: Vec<u8>,
}

/// How a picture is coded.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Coding {
    /// JPEG, baseline or progressive (`DCTDecode`).
    Jpeg {
        /// Grey, or colour that every reader turns into RGB.
        channels: Channels,
    },
    /// Bilevel, ITU-T T.6 (`CCITTFaxDecode` with K -1).
    CcittG4,
    /// Bilevel, ITU-T T.88 in the embedded organisation (`JBIG2Decode`), always lossless.
    Jbig2 {
        /// The symbol dictionary, when the page uses one.
        globals: Option<Vec<u8>>,
    },
}

impl Coded {
    /// Bytes that the picture takes in the file, without its dictionary.
    #[must_use]
    pub fn size(&self) -> usize {
        let globals = match &self.coding {
            Coding::Jbig2 { globals: Some(globals) } => globals.len(),
            _ => 0,
        };
        self.bytes.len() + globals
    }

    /// Every stream of it: the symbol dictionary, if any, and the picture.
    pub fn streams_mut(&mut self) -> impl Iterator<Item = &mut Vec<u8>> {
        let globals = match &mut self.coding {
            Coding::Jbig2 { globals } => globals.as_mut(),
            Coding::Jpeg { .. } | Coding::CcittG4 => None,
        };
        globals.into_iter().chain(std::iter::once(&mut self.bytes))
    }

    /// Whether it knows only ink and paper.
    #[must_use]
    pub fn is_bilevel(&self) -> bool {
        !matches!(self.coding, Coding::Jpeg { .. })
    }
}

/// The pixels of a coded picture: to derive a smaller coding from the finest one that was kept.
///
/// # Errors
/// [`PdfError::CodedUnreadable`] when the bytes are not a picture of the size and kind stated.
pub fn decode(coded: &Coded) -> Result<Raster, PdfError> {
    match coded.coding {
        Coding::Jpeg { channels } => jpeg::decode(coded, channels),
        Coding::CcittG4 | Coding::Jbig2 { .. } => Ok(decode_bilevel(coded)?.to_raster()),
    }
}
