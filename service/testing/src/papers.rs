//! Papers that the door lets in: PDF/A made by our own writer, with noise for content.

use liite_pdf::code;
use liite_pdf::compose::{Document, Page, compose};
use liite_raster::{Channels, Raster};

/// Slots that an application for `work-employed` with the answers of the made-up Ngozi Okafor must fill.
pub const EMPLOYED: [&str; 6] =
    ["passport-copy", "photo", "legal-stay", "terms-of-employment", "qualification", "supply-contract"];

/// A page with a picture of so many pixels each way, so that it has some size; each number gives another.
///
/// # Errors
/// Those of the writer, in words.
pub fn paper(side: u32, number: u32) -> Result<Vec<u8>, String> {
    let mut state = number + 1;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let samples: Vec<u8> = (0..side * side).map(|_| noise()).collect();
    let raster = Raster::from_vec(side, side, Channels::Grey, samples).map_err(|e| format!("{e:?}"))?;
    let picture = code::jpeg(&raster, 90).map_err(|error| format!("{error:?}"))?;
    let page = Page::of_picture(picture, (210.0, 297.0));
    let title = format!("Paper {number}");
    let document = Document { title, language: None, pages: vec![page], bookmarks: vec![], created: None };
    compose(&document).map_err(|error| format!("{error:?}"))
}
