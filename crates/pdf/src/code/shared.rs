//! One symbol dictionary for the ink of many pages (JBIG2, ITU-T T.88, 7.4.2): a letter that recurs pixel for pixel is
//! stored once for the whole document.

use jbig2enc_rust::encode_document_pdf_split;
use liite_raster::Bitmap;
use ndarray::Array2;

use super::bilevel::{Exact, decode_bilevel, one_byte_each};
use super::{Coded, Coding};

/// Pictures coded together at most: the encoder takes a byte for every pixel of them.
const TOGETHER: usize = 12;

/// Codes those of `masks` that have a symbol dictionary anew with one dictionary for all, where that is smaller than
/// what they are; ink that is no clean print was found smaller without symbols before.
///
/// Nothing changes when it is not smaller, when there are fewer than two, or when a single pixel would not come back:
/// every picture is decoded and compared before its coding is replaced. Says how many bytes it saved.
pub fn share_symbols(masks: &mut [&mut Coded]) -> usize {
    let mut masks: Vec<&mut &mut Coded> = masks.iter_mut().filter(|mask| has_symbols(mask)).collect();
    masks.chunks_mut(TOGETHER).map(share).sum()
}

/// Where the type of the segment after the page information stands: 11 bytes of segment header, 19 of page information
/// (T.88, 7.2 and 7.4.8), and 4 of the next segment's number.
const SECOND_TYPE: usize = 34;

/// Whether the picture has a dictionary: beside its stream, or, coded alone, as the first thing on its page.
fn has_symbols(coded: &Coded) -> bool {
    match &coded.coding {
        Coding::Jbig2 { globals: Some(_) } => true,
        // Type 0 is a symbol dictionary (7.3); the upper two bits are flags.
        Coding::Jbig2 { globals: None } => coded.bytes.get(SECOND_TYPE).is_some_and(|t| t & 0x3F == 0),
        Coding::Jpeg { .. } | Coding::CcittG4 => false,
    }
}

fn share(masks: &mut [&mut &mut Coded]) -> usize {
    let mut ours: Vec<(&mut &mut Coded, Bitmap)> = masks
        .iter_mut()
        .filter_map(|mask| decode_bilevel(mask).ok().map(|pixels| (&mut **mask, pixels)))
        .collect();
    if ours.len() < 2 {
        return 0;
    }
    let before: usize = ours.iter().map(|(mask, _)| mask.size()).sum();
    let Some(shared) = coded_together(ours.iter().map(|(_, pixels)| pixels)) else { return 0 };
    let globals = |coded: &Coded| match &coded.coding {
        Coding::Jbig2 { globals: Some(globals) } => globals.len(),
        _ => 0,
    };
    // The dictionary stands in the file once.
    let dictionary = shared.first().map_or(0, globals);
    let after: usize = dictionary + shared.iter().map(|c| c.bytes.len()).sum::<usize>();
    let exact =
        || shared.iter().zip(&ours).all(|(coded, (_, pixels))| decode_bilevel(coded).as_ref() == Ok(pixels));
    if after >= before || !exact() {
        return 0;
    }
    for ((mask, _), coded) in ours.iter_mut().zip(shared) {
        ***mask = coded;
    }
    before - after
}

fn coded_together<'a>(pages: impl Iterator<Item = &'a Bitmap>) -> Option<Vec<Coded>> {
    let (sizes, images): (Vec<(u32, u32)>, Vec<Array2<u8>>) = pages
        .map(|page| {
            let (w, h) = (page.width(), page.height());
            Array2::from_shape_vec((h as usize, w as usize), one_byte_each(page)).map(|a| ((w, h), a))
        })
        .collect::<Result<Vec<_>, _>>()
        .ok()?
        .into_iter()
        .unzip();
    let split = encode_document_pdf_split(&images, &Exact::Symbols.config()).ok()?;
    let globals = split.global_segments.filter(|g| !g.is_empty());
    let pages = sizes.into_iter().zip(split.page_streams).map(|((width, height), bytes)| Coded {
        width,
        height,
        coding: Coding::Jbig2 { globals: globals.clone() },
        bytes,
    });
    let pages: Vec<Coded> = pages.collect();
    (pages.len() == images.len()).then_some(pages)
}
