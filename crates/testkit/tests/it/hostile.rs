//! Whether hostile files are as hostile as they claim.

use std::io::Cursor;

use image::{ImageDecoder, ImageReader};
use liite_raster::{Channels, Raster};
use liite_testkit::{hostile, jpeg};

#[test]
fn a_small_png_bomb_decodes_to_all_its_pixels() {
    let file = hostile::png_bomb(3000, 2000);
    assert!(file.len() < 3000 * 2000 / 150, "{} bytes", file.len());
    let picture = image::load_from_memory(&file).unwrap();
    assert_eq!((picture.width(), picture.height()), (3000, 2000));
    assert!(picture.to_luma8().iter().all(|&v| v == 0));
}

#[test]
fn a_png_header_lies_about_its_size() {
    let file = hostile::png_header(100_000, 100_000);
    assert!(file.len() < 200);
    let reader = ImageReader::new(Cursor::new(&file)).with_guessed_format().unwrap();
    assert_eq!(reader.into_dimensions().unwrap(), (100_000, 100_000));
}

#[test]
fn the_gif_claims_a_giant_canvas() {
    let file = hostile::gif_giant(3);
    let decoder = image::codecs::gif::GifDecoder::new(Cursor::new(&file)).unwrap();
    assert_eq!(decoder.dimensions(), (65_535, 65_535));
}

#[test]
fn the_tiff_names_its_own_directory_as_the_next() {
    let file = hostile::tiff_loop();
    let first = u32::from_le_bytes(file[4..8].try_into().unwrap()) as usize;
    let entries = usize::from(u16::from_le_bytes(file[first..first + 2].try_into().unwrap()));
    let at = first + 2 + entries * 12;
    let next = u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!(next, first);
    let offset = u32::from_le_bytes(file[first + 2 + 5 * 12 + 8..][..4].try_into().unwrap()) as usize;
    assert_eq!(file[offset], 128, "the pixel is where the directory says");
}

#[test]
fn the_giant_jpeg_and_the_truncated_one() {
    let giant = hostile::jpeg_giant();
    let at = giant.windows(2).position(|m| m == [0xFF, 0xC0]).unwrap();
    assert_eq!(giant[at + 5..at + 9], [0xFF, 0xDC, 0xFF, 0xDC]);
    let whole = jpeg(&Raster::filled(64, 64, Channels::Rgb, 90), 90, None);
    let half = hostile::truncated(&whole, 0.5);
    assert_eq!(half.len(), whole.len() / 2);
    assert!(whole.starts_with(&half));
    assert_ne!(hostile::corrupted(&whole, 3, 1), whole);
}

#[test]
fn pdf_bombs_are_small_and_their_offsets_hold() {
    let twice = hostile::pdf_bomb(100_000_000, true);
    assert!(twice.len() < 20_000, "{} bytes", twice.len());
    for file in [twice, hostile::pdf_bomb(1_000_000, false), hostile::pdf_loop(), hostile::pdf_deep(5000)] {
        assert!(file.starts_with(b"%PDF-1.7"));
        let at = file.windows(9).rposition(|w| w == b"startxref").unwrap();
        let digits: String =
            file[at + 10..].iter().take_while(|b| b.is_ascii_digit()).map(|&b| b as char).collect();
        assert!(file[digits.parse::<usize>().unwrap()..].starts_with(b"xref"));
    }
}

#[test]
fn the_wrong_extension_is_wrong() {
    let (name, bytes) = hostile::wrong_extension();
    assert!(name.ends_with(".jpg"));
    assert_eq!(image::guess_format(&bytes).unwrap(), image::ImageFormat::Png);
    assert_eq!(image::load_from_memory(&bytes).unwrap().width(), 4);
}
