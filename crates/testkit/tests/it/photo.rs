//! Whether a photograph shows what its truth says.

use liite_raster::{Channels, Homography, Point, Quad, Raster};
use liite_testkit::photo::{Background, Folds, NoPage, Scene, no_page, no_page_of, simulate};
use liite_testkit::{Exif, jpeg};

const A4: (f64, f64) = (210.0, 297.0);

fn red_page() -> Raster {
    let mut page = Raster::filled(420, 594, Channels::Rgb, 20);
    page.data_mut().chunks_exact_mut(3).for_each(|p| p[0] = 235);
    page
}

fn is_red(picture: &Raster, p: Point) -> bool {
    let at = p.x as usize * 3;
    let pixel = &picture.row(p.y as u32)[at..at + 3];
    i32::from(pixel[0]) > 2 * i32::from(pixel[1]).max(15)
}

#[test]
fn the_true_corners_enclose_the_page_and_nothing_else() {
    for seed in 0..6 {
        let mut scene = Scene::calm(seed, (640, 480));
        scene.tilt = 6.0 * seed as f64;
        scene.azimuth = 70.0 * seed as f64;
        scene.rotation = 25.0 * seed as f64;
        scene.fill = 0.75;
        scene.distortion = 0.02 - 0.008 * seed as f64;
        scene.curl = if seed == 5 { 8.0 } else { 0.0 };
        scene.folds = if seed == 4 { Folds::Thirds } else { Folds::None };
        let shot = simulate(&red_page(), A4, &scene);
        assert!(!shot.cut);
        let whole = Quad([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| Point::new(x, y)));
        let map = Homography::between(&whole, &shot.quad).unwrap();
        // A bent page leaves the chords between its corners; a flat one only by the lens.
        let margin = if seed >= 4 { 0.05 } else { 0.015 };
        for i in 0..=20 {
            let t = margin + (1.0 - 2.0 * margin) * f64::from(i) / 20.0;
            for (u, v) in [(t, margin), (t, 1.0 - margin), (margin, t), (1.0 - margin, t)] {
                assert!(
                    is_red(&shot.raster, map.apply(Point::new(u, v))),
                    "seed {seed}: not page at {u} {v}"
                );
            }
            for (u, v) in [(t, -margin), (t, 1.0 + margin), (-margin, t), (1.0 + margin, t)] {
                let p = map.apply(Point::new(u, v));
                let within = p.x >= 0.0 && p.y >= 0.0 && p.x < 640.0 && p.y < 480.0;
                assert!(!within || !is_red(&shot.raster, p), "seed {seed}: page at {u} {v}");
            }
        }
    }
}

#[test]
fn the_first_corner_is_the_pages_own_top_left() {
    let mut page = red_page();
    // A blue field at the page's top left.
    let stride = page.stride();
    for row in page.data_mut().chunks_exact_mut(stride).take(150) {
        row[..300].chunks_exact_mut(3).for_each(|p| p.copy_from_slice(&[20, 20, 235]));
    }
    for rotation in [0.0, 90.0, 180.0, -90.0] {
        let mut scene = Scene::calm(3, (600, 600));
        scene.rotation = rotation;
        let shot = simulate(&page, A4, &scene);
        let [a, _, c, _] = shot.quad.0;
        let near = |from: Point, to: Point| {
            Point::new(from.x + 0.08 * (to.x - from.x), from.y + 0.08 * (to.y - from.y))
        };
        assert!(!is_red(&shot.raster, near(a, c)), "turned by {rotation}");
        assert!(is_red(&shot.raster, near(c, a)), "turned by {rotation}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let scene = |seed| Scene::random(seed).with_long_side(320);
    for seed in 0..4 {
        let (a, b) = (simulate(&red_page(), A4, &scene(seed)), simulate(&red_page(), A4, &scene(seed)));
        assert_eq!(a.jpeg, b.jpeg);
        assert_eq!(a.quad, b.quad);
        assert_ne!(a.jpeg, simulate(&red_page(), A4, &scene(seed + 100)).jpeg);
    }
}

#[test]
fn a_page_that_does_not_fit_is_marked_as_cut() {
    let mut scene = Scene::calm(1, (400, 300));
    assert!(!simulate(&red_page(), A4, &scene).cut);
    scene.fill = 1.1;
    let shot = simulate(&red_page(), A4, &scene);
    assert!(shot.cut);
    assert!(shot.quad.0.iter().any(|p| p.y < 0.0 || p.y > 300.0));
}

#[test]
fn darkness_shadow_and_noise_do_what_they_are_called() {
    let page = Raster::filled(420, 594, Channels::Rgb, 255);
    let mean_and_spread = |scene: &Scene| {
        let shot = simulate(&page, A4, scene);
        let grey = shot.raster.to_grey();
        let values: Vec<f64> = (200..280)
            .flat_map(|y| grey.row(y)[150..250].iter().map(|&v| f64::from(v)).collect::<Vec<_>>())
            .collect();
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        (mean, (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / values.len() as f64).sqrt())
    };
    let calm = Scene::calm(2, (400, 480));
    let mut dark = calm.clone();
    dark.light.exposure = 0.2;
    dark.noise = 4.0;
    let (bright, quiet) = mean_and_spread(&calm);
    let (dim, noisy) = mean_and_spread(&dark);
    assert!(bright > 200.0 && dim < 150.0, "{bright} {dim}");
    assert!(noisy > 3.0 * quiet, "{noisy} {quiet}");
}

#[test]
fn pictures_without_a_page_are_of_every_kind_and_not_blank() {
    for seed in 0..6 {
        let picture = no_page(seed);
        let grey = picture.to_grey();
        let (lo, hi) = grey.data().iter().fold((255, 0), |(lo, hi), &v| (v.min(lo), v.max(hi)));
        assert!(hi - lo > 12, "seed {seed}: {lo} to {hi}");
        assert_eq!(picture, no_page(seed));
    }
    assert_eq!(no_page_of(NoPage::Wall, 1, (320, 200)).width(), 320);
}

#[test]
fn every_background_differs_from_white_paper_unless_it_is_meant_not_to() {
    for background in [
        Background::Wood,
        Background::Cloth,
        Background::Tiles,
        Background::Checker,
        Background::Plain,
        Background::DarkDesk,
        Background::Carpet,
        Background::Marble,
        Background::Bricks,
        Background::Room,
    ] {
        let mut scene = Scene::calm(7, (320, 320));
        scene.background = background;
        scene.fill = 0.6;
        let shot = simulate(&Raster::filled(210, 297, Channels::Rgb, 255), A4, &scene);
        let border: Vec<u8> = (0..40).flat_map(|y| shot.raster.row(y).to_vec()).collect();
        let mean = border.iter().map(|&v| f64::from(v)).sum::<f64>() / border.len() as f64;
        assert!(mean < 235.0, "{background:?}: {mean}");
    }
}

#[test]
fn exif_says_what_it_was_told() {
    let file = jpeg(
        &Raster::filled(16, 16, Channels::Rgb, 100),
        80,
        Some(Exif { orientation: 6, gps: Some((60.1699, -24.9384)) }),
    );
    let at = file.windows(6).position(|w| w == b"Exif\0\0").unwrap() + 6;
    let block = &file[at..];
    assert_eq!(&block[..4], b"II*\0");
    let entry = |tag: u16| {
        (0..4).map(|i| &block[10 + 12 * i..22 + 12 * i]).find(|e| e[..2] == tag.to_le_bytes()).unwrap()
    };
    assert_eq!(entry(0x0112)[8], 6);
    let gps = u32::from_le_bytes(entry(0x8825)[8..12].try_into().unwrap()) as usize;
    assert_eq!(block[gps], 5, "five entries in the GPS directory");
    let west = &block[gps + 2 + 3 * 12..][..12];
    assert_eq!(west[8], b'W');
    let latitude = &block[gps + 2 + 2 * 12..][..12];
    let place = u32::from_le_bytes(latitude[8..12].try_into().unwrap()) as usize;
    assert_eq!(block[place], 60);
    assert!(image::guess_format(&file).is_ok());
}
