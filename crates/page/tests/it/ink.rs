//! The ink of simulated papers, whose truth is known pixel by pixel.

use liite_page::binarise;
use liite_raster::{Bitmap, Channels, Raster};
use liite_testkit::ink::{self, Kind, Page};

use crate::scenes::f_measure;

/// The F-measure of the best fixed level there is for this very page.
fn best_level(page: &Page) -> f64 {
    let grey = page.raster.to_grey();
    (20..=235).step_by(5).map(|v| f_measure(&Bitmap::threshold(&grey, v), &page.truth)).fold(0.0, f64::max)
}

fn ours(page: &Page) -> f64 {
    f_measure(&binarise::binarise(&page.raster), &page.truth)
}

/// Seeds that the net was not trained on.
const SEEDS: [u64; 2] = [9_500_001, 9_500_002];

#[test]
fn a_clean_scan_is_as_good_as_the_best_fixed_level() {
    for seed in SEEDS {
        let page = ink::page(Kind::CleanScan, seed);
        let (ours, level) = (ours(&page), best_level(&page));
        assert!(ours > 0.97 && ours > level - 0.01, "{seed}: {ours:.3}, best level {level:.3}");
    }
}

#[test]
fn photographs_keep_their_ink_whatever_the_light() {
    let (mut sum, mut best, mut count) = (0.0, 0.0, 0.0);
    for kind in [Kind::Shadow, Kind::Crumpled, Kind::Table] {
        for seed in SEEDS {
            let page = ink::page(kind, seed);
            let (ours, level) = (ours(&page), best_level(&page));
            assert!(ours > 0.8 && ours > level - 0.02, "{kind:?} {seed}: {ours:.3}, best level {level:.3}");
            (sum, best, count) = (sum + ours, best + level, count + 1.0);
        }
    }
    assert!(sum > best + 0.05 * count, "{:.3} on the mean, the best levels {:.3}", sum / count, best / count);
}

/// Part of the ink that is found.
fn kept(page: &Page) -> f64 {
    let found = binarise::binarise(&page.raster);
    let (mut kept, mut all) = (0u64, 0u64);
    for y in 0..page.truth.height() {
        for x in 0..page.truth.width() {
            if page.truth.ink(x, y) {
                all += 1;
                kept += u64::from(found.ink(x, y));
            }
        }
    }
    kept as f64 / all as f64
}

#[test]
fn stamps_and_coloured_ink_are_ink() {
    for kind in [Kind::Stamp, Kind::ColouredInk] {
        for seed in SEEDS {
            let kept = kept(&ink::page(kind, seed));
            assert!(kept > 0.85, "{kind:?} {seed}: {kept:.2} of the ink");
        }
    }
}

#[test]
fn pale_pencil_is_found_where_a_fixed_level_is_lost() {
    for seed in SEEDS {
        let page = ink::page(Kind::Pencil, seed);
        let (ours, level) = (ours(&page), best_level(&page));
        assert!(ours > level + 0.1, "{seed}: {ours:.3}, best level {level:.3}");
    }
}

#[test]
fn the_edge_of_a_shadow_leaves_no_line() {
    // A hand's shadow at a lamp's usual distance: half dark over a millimetre or two.
    let (w, h) = (900, 700);
    let mut page = Raster::filled(w, h, Channels::Rgb, 225);
    for y in 0..h {
        for x in 0..w {
            let beyond = f64::from(x) + f64::from(y) / 3.0 - 600.0;
            let level = 225.0 - 105.0 * (beyond / 12.0).clamp(0.0, 1.0);
            let at = ((y * w + x) * 3) as usize;
            page.data_mut()[at..at + 3].fill(level as u8);
        }
    }
    let ink = binarise::binarise(&page).count_ink();
    assert!(ink < 40, "{ink} pixels of ink on a bare page");
}
