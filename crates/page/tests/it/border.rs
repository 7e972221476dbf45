//! Slivers of the table along the edges.

use liite_page::border::wipe;
use liite_raster::{Channels, Raster};

fn paper() -> Raster {
    Raster::filled(1240, 1754, Channels::Rgb, 252)
}

fn fill(page: &mut Raster, x: std::ops::Range<u32>, y: std::ops::Range<u32>, colour: [u8; 3]) {
    let stride = page.stride();
    for y in y {
        for x in x.clone() {
            let at = y as usize * stride + x as usize * 3;
            page.data_mut()[at..at + 3].copy_from_slice(&colour);
        }
    }
}

fn pixel(page: &Raster, x: u32, y: u32) -> [u8; 3] {
    let at = x as usize * 3;
    page.row(y)[at..at + 3].try_into().unwrap()
}

#[test]
fn a_sliver_of_a_brown_table_becomes_paper() {
    let mut page = paper();
    for y in 0..700 {
        let wide = 18 - y / 40;
        fill(&mut page, 1240 - wide..1240, y..y + 1, [150, 100, 50]);
    }
    assert!(wipe(&mut page));
    assert!(page.data().iter().all(|&v| v >= 250));
}

#[test]
fn a_line_of_text_cut_by_the_edge_stays() {
    let mut page = paper();
    for letter in 0..60 {
        let x = 100 + letter * 16;
        fill(&mut page, x..x + 7, 0..14, [20, 20, 20]);
    }
    let before = page.clone();
    assert!(!wipe(&mut page));
    assert_eq!(page, before);
}

#[test]
fn a_picture_that_bleeds_to_the_edge_stays() {
    let mut page = paper();
    fill(&mut page, 0..500, 0..400, [90, 120, 60]);
    let before = page.clone();
    assert!(!wipe(&mut page));
    assert_eq!(page, before);
}

#[test]
fn writing_next_to_a_sliver_stays() {
    let mut page = paper();
    fill(&mut page, 0..10, 0..1754, [60, 40, 30]);
    fill(&mut page, 60..200, 800..812, [10, 10, 60]);
    assert!(wipe(&mut page));
    assert_eq!(pixel(&page, 5, 800), [255; 3]);
    assert_eq!(pixel(&page, 100, 805), [10, 10, 60]);
}

#[test]
fn tiny_pages_are_no_trouble() {
    for (width, height) in [(1, 1), (3, 500), (700, 2)] {
        let mut page = Raster::filled(width, height, Channels::Grey, 10);
        wipe(&mut page);
    }
}
