//! The photograph of a person: its size, and what is told of bad ones.

use liite_page::portrait::{GUIDE, SIZE, cut, judge, middle};
use liite_raster::{Channels, Raster};

/// A head before a wall: a face with eyes and hair, as bright as asked for; `soft` pixels of blur.
fn portrait(width: u32, height: u32, skin: u8, wall: impl Fn(f64, f64) -> f64, soft: usize) -> Raster {
    let mut picture = Raster::filled(width, height, Channels::Rgb, 0);
    let stride = picture.stride();
    for y in 0..height {
        for x in 0..width {
            let (u, v) = (f64::from(x) / f64::from(width), f64::from(y) / f64::from(height));
            let within = |cx: f64, cy: f64, rx: f64, ry: f64| ((u - cx) / rx).hypot((v - cy) / ry) < 1.0;
            let level = if within(0.42, 0.42, 0.045, 0.016) || within(0.58, 0.42, 0.045, 0.016) {
                f64::from(skin) * 0.25
            } else if within(0.5, 0.68, 0.09, 0.012) {
                f64::from(skin) * 0.55
            } else if within(0.5, 0.5, 0.24, 0.32) && v > 0.24 {
                f64::from(skin)
            } else if within(0.5, 0.42, 0.28, 0.32) {
                f64::from(skin) * 0.3
            } else {
                wall(u, v)
            };
            let at = y as usize * stride + x as usize * 3;
            picture.data_mut()[at..at + 3].fill(level.clamp(0.0, 255.0) as u8);
        }
    }
    (0..soft).fold(picture, |picture, _| smoothed(&picture))
}

fn smoothed(picture: &Raster) -> Raster {
    let mut out = picture.clone();
    let (w, h) = (picture.width(), picture.height());
    for y in 2..h - 2 {
        for x in 2..w - 2 {
            for c in 0..3 {
                let at = |x: u32, y: u32| u32::from(picture.row(y)[x as usize * 3 + c]);
                let sum: u32 = (0..25).map(|i| at(x + i % 5 - 2, y + i / 5 - 2)).sum();
                let stride = out.stride();
                out.data_mut()[y as usize * stride + x as usize * 3 + c] = (sum / 25) as u8;
            }
        }
    }
    out
}

fn rules(picture: &Raster, across: f64) -> Vec<String> {
    judge(picture, across).into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_part_always_has_the_size_of_the_decree() {
    for (width, height) in [(500, 653), (3000, 4000), (4000, 3000), (120, 90), (653, 500)] {
        let picture = Raster::filled(width, height, Channels::Rgb, 90);
        let (left, top, across) = middle(width, height);
        for (left, top, across) in
            [(left, top, across), (-50.0, 9e9, 80.0), (10.0, 10.0, 1e9), (f64::from(width), 0.0, 1.0)]
        {
            let part = cut(&picture, left, top, across).unwrap();
            assert_eq!((part.width(), part.height()), SIZE);
        }
    }
    let picture = Raster::filled(100, 100, Channels::Grey, 90);
    for width in [0.0, -5.0, f64::NAN, f64::INFINITY] {
        assert_eq!(cut(&picture, 0.0, 0.0, width), None, "{width}");
    }
}

#[test]
fn what_is_cut_is_what_was_asked_for() {
    let mut picture = Raster::filled(1000, 1306, Channels::Grey, 10);
    let stride = picture.stride();
    for y in 653..1306 {
        picture.data_mut()[y * stride + 500..(y + 1) * stride].fill(200);
    }
    let part = cut(&picture, 500.0, 653.0, 500.0).unwrap();
    assert!(part.data().iter().all(|v| *v == 200));
    let whole = cut(&picture, 0.0, 0.0, 1000.0).unwrap();
    assert_eq!((whole.row(100)[100], whole.row(600)[450]), (10, 200));
}

#[test]
fn the_figures_of_the_decree_agree_with_each_other() {
    let (least, most) = GUIDE.head;
    assert_eq!(SIZE.1 - GUIDE.crown.1 - GUIDE.chin.1, least);
    assert!(SIZE.1 - GUIDE.crown.0 - GUIDE.chin.0 >= most);
}

#[test]
fn a_good_photograph_has_no_findings_whatever_the_skin() {
    for skin in [70, 110, 170, 215] {
        let picture = portrait(1000, 1306, skin, |_, v| 232.0 - 8.0 * v, 0);
        let part = cut(&picture, 0.0, 0.0, 1000.0).unwrap();
        assert_eq!(rules(&part, 1000.0), [""; 0], "skin {skin}");
    }
}

#[test]
fn each_fault_is_told() {
    let even = |_: f64, _: f64| 230.0;
    let small = portrait(300, 392, 170, even, 0);
    let part = cut(&small, 0.0, 0.0, 300.0).unwrap();
    assert!(rules(&part, 300.0).contains(&"photo-small".to_owned()));
    assert_eq!(rules(&portrait(500, 653, 170, even, 6), 500.0), ["photo-blurred"]);
    assert_eq!(rules(&portrait(500, 653, 170, |u, _| 120.0 + 120.0 * u, 0), 500.0), ["photo-background"]);
    let tiles = |u: f64, v: f64| if (u * 40.0) as i32 % 2 == (v * 50.0) as i32 % 2 { 240.0 } else { 150.0 };
    assert_eq!(rules(&portrait(500, 653, 170, tiles, 0), 500.0), ["photo-background"]);
    let unlit = portrait(500, 653, 30, |_, _| 45.0, 0);
    assert!(rules(&unlit, 500.0).contains(&"photo-dark".to_owned()));
    assert!(
        rules(&Raster::filled(500, 653, Channels::Grey, 250), 500.0).contains(&"photo-bright".to_owned())
    );
}
