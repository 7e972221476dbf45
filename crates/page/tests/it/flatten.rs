//! Laying a page flat: proportions, standard sizes, geometry, resolution.

use liite_page::flatten::{self, Paper, PaperChoice};
use liite_raster::{Channels, Point, Quad, Raster};

/// Where a pinhole camera sees the corners of a sheet of `size` millimetres that lies `away` millimetres from it,
/// tilted by `pitch` and `yaw` and turned by `roll` (radians). Focal length in pixels, principal point in the middle.
fn seen(
    size: (f64, f64),
    away: f64,
    (pitch, yaw, roll): (f64, f64, f64),
    focal: f64,
    picture: (f64, f64),
) -> Quad {
    let corner = |x: f64, y: f64| {
        let (x, y) = (x * roll.cos() - y * roll.sin(), x * roll.sin() + y * roll.cos());
        let (x, z) = (x * yaw.cos(), x * yaw.sin());
        let (y, z) = (y * pitch.cos() - z * pitch.sin(), y * pitch.sin() + z * pitch.cos());
        let z = z + away;
        Point::new(picture.0 / 2.0 + focal * x / z, picture.1 / 2.0 + focal * y / z)
    };
    let (w, h) = (size.0 / 2.0, size.1 / 2.0);
    Quad([corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)])
}

/// The ratio of the page that comes out, on a small blank picture with the shape of the real one.
fn ratio(quad: &Quad, choice: PaperChoice) -> (f64, Paper) {
    let picture = Raster::filled(300, 400, Channels::Grey, 200);
    let flat = flatten::flatten(&picture, &quad.scaled(0.1), choice, 300.0).expect("a proper outline");
    (flat.size_mm.0 / flat.size_mm.1, flat.paper)
}

const PICTURE: (f64, f64) = (3000.0, 4000.0);
/// A telephone's main camera.
const FOCAL: f64 = 0.78 * 4000.0;

#[test]
fn proportions_come_back_from_any_view() {
    let size = (180.0, 260.0); // no standard sheet
    for pitch in [-0.45f64, -0.2, 0.0, 0.15, 0.4] {
        for yaw in [-0.35f64, 0.0, 0.1, 0.3] {
            for roll in [-0.3, 0.0, 0.2] {
                let quad = seen(size, 480.0, (pitch, yaw, roll), FOCAL, PICTURE);
                let (found, _) = ratio(&quad, PaperChoice::Original);
                let error = (found / (size.0 / size.1)).ln().abs();
                assert!(error < 0.015, "pitch {pitch} yaw {yaw} roll {roll}: off by {:.1} %", error * 100.0);
            }
        }
    }
}

#[test]
fn another_lens_is_noticed_where_the_view_tells_it() {
    let size = (180.0, 260.0);
    for factor in [0.6, 1.0, 1.8] {
        let quad = seen(size, 520.0 * factor, (0.5, 0.4, 0.3), FOCAL * factor, PICTURE);
        let (found, _) = ratio(&quad, PaperChoice::Original);
        let error = (found / (size.0 / size.1)).ln().abs();
        assert!(error < 0.02, "focal length x {factor}: off by {:.1} %", error * 100.0);
    }
}

#[test]
fn standard_sizes_are_recognised_standing_and_lying() {
    for (paper, size) in [
        (Paper::A4, (210.0, 297.0)),
        (Paper::A4, (297.0, 210.0)),
        (Paper::Letter, (215.9, 279.4)),
        (Paper::Legal, (215.9, 355.6)),
        (Paper::Id1, (85.60, 53.98)),
    ] {
        for pitch in [-0.3, 0.0, 0.35] {
            let far = 1.6 * f64::max(size.0, size.1);
            let quad = seen(size, far, (pitch, 0.1, 0.05), FOCAL, PICTURE);
            let (found, named) = ratio(&quad, PaperChoice::Auto);
            assert_eq!(named, paper, "{size:?} at pitch {pitch} has the ratio {found:.3}");
            assert!((found / (size.0 / size.1)).ln().abs() < 1e-6, "a standard size is exact");
        }
    }
}

#[test]
fn other_shapes_keep_their_own() {
    for size in [(200.0, 230.0), (200.0, 200.0), (150.0, 260.0)] {
        let quad = seen(size, 500.0, (0.2, 0.1, 0.0), FOCAL, PICTURE);
        let (found, named) = ratio(&quad, PaperChoice::Auto);
        assert_eq!(named, Paper::Other, "{size:?}");
        assert!((found / (size.0 / size.1)).ln().abs() < 0.02, "{size:?} came out as {found:.3}");
    }
    let strip = seen((80.0, 230.0), 420.0, (0.1, 0.05, 0.0), FOCAL, PICTURE);
    let (found, named) = ratio(&strip, PaperChoice::Auto);
    assert_eq!(named, Paper::Receipt);
    assert!((found / (80.0 / 230.0)).ln().abs() < 0.02);
}

#[test]
fn the_caller_may_know_better() {
    let quad = seen((125.0, 88.0), 300.0, (0.2, 0.0, 0.1), FOCAL, PICTURE);
    let picture = Raster::filled(300, 400, Channels::Rgb, 200);
    let page =
        |choice| flatten::flatten(&picture, &quad.scaled(0.1), choice, 300.0).expect("a proper outline");
    assert_eq!(page(PaperChoice::Known(Paper::Id3)).size_mm, (125.0, 88.0));
    let a4 = page(PaperChoice::A4);
    assert_eq!((a4.size_mm, a4.sheet_mm), ((297.0, 210.0), (297.0, 210.0)));
    let card = seen((85.6, 53.98), 200.0, (0.1, 0.0, 0.0), FOCAL, PICTURE).scaled(0.1);
    let card = flatten::flatten(&picture, &card, PaperChoice::A4, 300.0).expect("a proper outline");
    assert_eq!(card.sheet_mm, (297.0, 210.0));
    assert!(card.size_mm.1 < 200.0, "a card is not stretched over the sheet");
}

/// A board of 8 x 8 fields photographed by `quad`; field (0, 0) is dark, marked white in its middle.
fn photographed_board(quad: &Quad, width: u32, height: u32) -> Raster {
    let map = liite_raster::Homography::between(quad, &Quad::whole(8, 8)).expect("a proper outline");
    let mut picture = Raster::filled(width, height, Channels::Rgb, 90);
    let stride = picture.stride();
    for y in 0..height {
        for x in 0..width {
            let mut sum = 0u32;
            for i in 0..9 {
                let at = Point::new(
                    f64::from(x) + f64::from(i % 3) / 3.0 + 1.0 / 6.0,
                    f64::from(y) + f64::from(i / 3) / 3.0 + 1.0 / 6.0,
                );
                let p = map.apply(at);
                let inside = (0.0..8.0).contains(&p.x) && (0.0..8.0).contains(&p.y);
                let marked = (p.x - 0.5).hypot(p.y - 0.5) < 0.25;
                let light = marked || (p.x as i32 + p.y as i32) % 2 == 1;
                sum += match (inside, light) {
                    (false, _) => 90,
                    (true, true) => 230,
                    (true, false) => 30,
                };
            }
            let at = y as usize * stride + x as usize * 3;
            picture.data_mut()[at..at + 3].fill((sum / 9) as u8);
        }
    }
    picture
}

#[test]
fn a_chessboard_comes_out_square_at_every_scale() {
    // Straight, tilted, turned; made smaller by whole and by odd factors, and kept as it is.
    let whole = Quad([
        Point::new(120.0, 80.0),
        Point::new(840.0, 130.0),
        Point::new(900.0, 980.0),
        Point::new(60.0, 900.0),
    ]);
    let picture = photographed_board(&whole, 1000, 1100);
    for max_dpi in [300.0, 70.0, 55.0, 40.0, 20.0] {
        let flat =
            flatten::flatten(&picture, &whole, PaperChoice::Original, max_dpi).expect("a proper outline");
        let (w, h) = (flat.raster.width(), flat.raster.height());
        for row in 0..8u32 {
            for column in 0..8u32 {
                let (x, y) = ((2 * column + 1) * w / 16, (2 * row + 1) * h / 16);
                let v = flat.raster.row(y)[x as usize * 3];
                let light = (row + column) % 2 == 1 || (row, column) == (0, 0);
                assert_eq!(v > 130, light, "field {column}, {row} at {max_dpi} dpi is {v} ({w} x {h})");
            }
        }
        // The sides of the fields lie where they belong, within 0.7 of a pixel.
        let line = flat.raster.row(h / 16 * 5);
        let steps: Vec<u32> =
            (1..w).filter(|&x| (line[x as usize * 3] > 130) != (line[x as usize * 3 - 3] > 130)).collect();
        assert_eq!(steps.len(), 7, "{steps:?}");
        for (i, &at) in (1..8).zip(&steps) {
            let wanted = f64::from(i) * f64::from(w) / 8.0;
            assert!((f64::from(at) - wanted).abs() <= 1.2, "side {i} at {at}, wanted {wanted:.1}");
        }
    }
}

#[test]
fn a_page_is_no_finer_than_the_photograph() {
    let quad = seen((210.0, 297.0), 420.0, (0.5, 0.0, 0.0), FOCAL, PICTURE).scaled(0.25);
    let picture = Raster::filled(750, 1000, Channels::Grey, 180);
    let flat = flatten::flatten(&picture, &quad, PaperChoice::Auto, 300.0).expect("a proper outline");
    let area = f64::from(flat.raster.width()) * f64::from(flat.raster.height());
    assert!(area <= quad.area() * 1.15 * 1.15 * 1.35, "{:?} out of {:.0} pixels", flat.raster, quad.area());
    assert!(flat.dpi < 110.0);
    let coarse = flatten::flatten(&picture, &quad, PaperChoice::Auto, 50.0).expect("a proper outline");
    assert!((coarse.dpi - 50.0).abs() < 1e-9);
    assert!((f64::from(coarse.raster.width()) - 210.0 / 25.4 * 50.0).abs() < 1.0);
}

#[test]
fn a_degenerate_outline_is_refused() {
    let picture = Raster::filled(100, 100, Channels::Rgb, 0);
    let p = Point::new;
    for quad in [
        Quad([p(0.0, 0.0); 4]),
        Quad([p(0.0, 0.0), p(50.0, 0.0), p(100.0, 0.0), p(20.0, 0.0)]),
        Quad([p(0.0, 0.0), p(90.0, 90.0), p(90.0, 0.0), p(0.0, 90.0)]),
        Quad([p(0.0, 0.0), p(3.0, 0.0), p(3.0, 90.0), p(0.0, 90.0)]),
        Quad([p(f64::NAN, 0.0), p(90.0, 0.0), p(90.0, 90.0), p(0.0, 90.0)]),
        Quad([p(0.0, 0.0), p(f64::INFINITY, 0.0), p(90.0, 90.0), p(0.0, 90.0)]),
    ] {
        assert!(flatten::flatten(&picture, &quad, PaperChoice::Auto, 300.0).is_none(), "{quad:?}");
    }
    // Corners outside the picture are fine: the edge goes on.
    let wide = Quad([p(-20.0, -10.0), p(130.0, -15.0), p(120.0, 140.0), p(-30.0, 120.0)]);
    assert!(flatten::flatten(&picture, &wide, PaperChoice::Auto, 300.0).is_some());
}

#[test]
fn a_scan_keeps_its_size_and_its_pixels() {
    let scan = Raster::filled(2480, 3508, Channels::Grey, 255);
    let flat = flatten::keep(&scan, Some((300.0, 300.0)), PaperChoice::Auto, 300.0);
    assert_eq!((flat.paper, flat.size_mm, flat.untouched), (Paper::A4, (210.0, 297.0), true));
    let card = Raster::filled(1011, 638, Channels::Rgb, 120);
    let flat = flatten::keep(&card, Some((300.0, 300.0)), PaperChoice::Auto, 300.0);
    assert_eq!((flat.paper, flat.size_mm), (Paper::Id1, (85.60, 53.98)));
    let flat = flatten::keep(&card, Some((300.0, 300.0)), PaperChoice::A4, 300.0);
    assert_eq!(flat.sheet_mm, (297.0, 210.0));
    assert!(flat.size_mm.0 < 90.0, "a card scanned in its size stays that size");
}

#[test]
fn a_camera_that_writes_72_dpi_is_not_believed() {
    let photo = Raster::filled(400, 300, Channels::Rgb, 120);
    let flat = flatten::keep(&photo, Some((10.0, 10.0)), PaperChoice::Auto, 300.0);
    assert_eq!(flat.sheet_mm, (297.0, 210.0));
    assert!((flat.size_mm.0 / flat.size_mm.1 - 4.0 / 3.0).abs() < 1e-6);
    // A page rendered for the screen at 72 dpi is A4 all the same.
    let page = Raster::filled(595, 842, Channels::Rgb, 120);
    assert_eq!(flatten::keep(&page, Some((72.0, 72.0)), PaperChoice::Auto, 300.0).paper, Paper::A4);
}

#[test]
fn too_fine_a_scan_is_made_smaller_without_aliasing() {
    // Stripes of one pixel: every second row dark.
    let mut scan = Raster::filled(800, 1131, Channels::Grey, 255);
    let stride = scan.stride();
    scan.data_mut().chunks_exact_mut(stride).step_by(2).for_each(|row| row.fill(0));
    let flat = flatten::keep(&scan, None, PaperChoice::Auto, 40.0);
    assert!(!flat.untouched);
    assert!((flat.dpi - 40.0).abs() < 1e-9);
    let (low, high) = flat.raster.data()[..].iter().fold((255, 0), |(a, b), &v| (v.min(a), v.max(b)));
    assert!(low > 100 && high < 160, "an even grey, not moiré: {low} to {high}");
    assert!(flatten::shrink(&scan, 900, 1131).is_none(), "shrinking never enlarges");
}

#[test]
fn tiny_pictures_pass() {
    for (w, h) in [(1, 1), (1, 30), (30, 1), (9, 9)] {
        for channels in [Channels::Grey, Channels::Rgb] {
            let picture = Raster::filled(w, h, channels, 77);
            for choice in [PaperChoice::Auto, PaperChoice::A4, PaperChoice::Original] {
                let flat = flatten::keep(&picture, None, choice, 300.0);
                assert_eq!(flat.raster, picture);
                let _ = flatten::flatten(&picture, &Quad::whole(w, h), choice, 300.0);
            }
        }
    }
}
