//! The JPEG encoder: every reader shows its pictures alike, and they are as near to the source as their tables say.

use liite_pdf::code::{self, Coded, Quality, Subsampling, Transformed};
use liite_raster::{Channels, Raster};

use crate::drawing::{Dice, distance, patches, read_pnm, writing};
use crate::tools;

/// Soft colours with strokes and grain, of any size, nowhere white: no sample is free to overshoot.
fn scene(width: u32, height: u32, seed: u64) -> Raster {
    let mut dice = Dice(seed * 2 + 1);
    let mut data = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let grain = (dice.roll() % 24) as u32;
            let stroke = if (x / 3 + y / 5) % 7 == 0 { 0 } else { 90 };
            data.extend([x * 60 / width, y * 60 / height, 30].map(|v| (v + stroke + grain) as u8));
        }
    }
    Raster::from_vec(width, height, Channels::Rgb, data).unwrap()
}

fn coded(picture: &Raster, quality: Quality) -> Coded {
    Transformed::of(picture, Subsampling::at(quality.luma)).unwrap().at(quality)
}

#[test]
fn other_readers_show_the_same_picture() {
    let folder = tempfile::tempdir().unwrap();
    let sizes = [(1, 1), (7, 9), (8, 8), (17, 16), (16, 33), (129, 65), (333, 222), (8192, 3), (3, 2051)];
    for (i, (w, h)) in sizes.into_iter().enumerate() {
        for quality in [1, 3, 25, 50, 75, 89, 90, 97, 100] {
            for effort in [Quality::from(quality), Quality::from(quality).small()] {
                let colour = scene(w, h, i as u64);
                for picture in [colour.to_grey(), colour] {
                    let coded = coded(&picture, effort);
                    let ours = code::decode(&coded).unwrap();
                    std::fs::write(folder.path().join("a.jpg"), &coded.bytes).unwrap();
                    // Smoothing between colour samples is each reader's own affair.
                    let arguments = ["-nosmooth", "-outfile", "a.pnm", "a.jpg"];
                    if tools::run("djpeg", &arguments, folder.path()).is_none() {
                        return;
                    }
                    let theirs = read_pnm(&std::fs::read(folder.path().join("a.pnm")).unwrap());
                    let off = distance(&ours, &theirs);
                    assert!(off < 2.5, "{w} x {h} at {effort:?}, {:?}: {off}", picture.channels());
                }
            }
        }
    }
}

/// The luma table that stands in a JPEG.
fn steps(jpeg: &[u8]) -> Vec<f64> {
    let at = jpeg.windows(2).position(|pair| pair == [0xFF, 0xDB]).unwrap() + 5;
    jpeg[at..at + 64].iter().map(|&step| f64::from(step)).collect()
}

#[test]
fn the_error_is_what_the_table_allows() {
    let picture = scene(264, 200, 5).to_grey();
    for quality in [1, 10, 30, 50, 70, 85, 95, 100] {
        let fast = coded(&picture, quality.into());
        let back = code::decode(&fast).unwrap();
        // Rounding is off by at most 0.58 of a step, and by half a level once more in the reader.
        let allowed = steps(&fast.bytes).iter().map(|s| (0.58 * s).powi(2)).sum::<f64>().sqrt() / 8.0 + 0.6;
        for top in (0..200).step_by(8) {
            for left in (0..264).step_by(8) {
                let mut sum = 0.0;
                for y in top..top + 8 {
                    let pair = picture.row(y).iter().zip(back.row(y)).skip(left).take(8);
                    sum += pair.map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2)).sum::<f64>();
                }
                let off = (sum / 64.0f64).sqrt();
                assert!(off <= allowed, "quality {quality}, block at {left}, {top}: {off} > {allowed}");
            }
        }
    }
    let finest = coded(&picture, 100.into());
    assert!(distance(&picture, &code::decode(&finest).unwrap()) < 0.5);
}

#[test]
fn letters_on_white_paper_ring_less_than_elsewhere() {
    let page = writing(800, 600, 3).to_raster();
    for quality in [30, 60, 80] {
        let ours = code::jpeg(&page, quality).unwrap();
        let mut other = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut other, quality);
        encoder.set_optimized_huffman_tables(true);
        encoder.encode(page.data(), 800, 600, jpeg_encoder::ColorType::Luma).unwrap();
        assert!(ours.bytes.len() < other.len(), "quality {quality}: {} {}", ours.bytes.len(), other.len());
        let theirs = code::decode(&Coded { bytes: other, ..ours.clone() }).unwrap();
        let (ours, theirs) = (distance(&page, &code::decode(&ours).unwrap()), distance(&page, &theirs));
        assert!(ours < 0.8 * theirs, "quality {quality}: {ours} {theirs}");
    }
}

#[test]
fn one_transformation_gives_every_quality() {
    let picture = scene(300, 200, 8);
    let transformed = Transformed::of(&picture, Subsampling::Halved).unwrap();
    let mut before = 0;
    for quality in [5, 20, 40, 60, 75, 85] {
        let coded = transformed.at(quality);
        assert_eq!(coded, code::jpeg(&picture, quality).unwrap());
        for wish in [Quality::from(quality), Quality::from(quality).small()] {
            let (size, estimate) = (transformed.at(wish).size(), transformed.size_at(wish));
            assert!(size.abs_diff(estimate) <= 64 + size / 100, "{wish:?}: {size} {estimate}");
        }
        assert!(coded.size() > before);
        before = coded.size();
    }
    let fine = transformed.at(75);
    let pale = transformed.at(Quality { colour: 30, ..75.into() });
    assert!(pale.size() < fine.size());
}

#[test]
fn weighing_bits_makes_it_smaller_and_hardly_worse() {
    let mut page = scene(640, 480, 9);
    for quality in [50, 80] {
        let [fast, small] = [Quality::from(quality), Quality::from(quality).small()].map(|q| coded(&page, q));
        assert!(small.size() * 100 < fast.size() * 97, "{} {}", small.size(), fast.size());
        let [fast, small] = [fast, small].map(|c| distance(&page, &code::decode(&c).unwrap()));
        assert!(small < 1.25 * fast + 0.2, "{small} {fast}");
        page = patches(640, 480);
        page.data_mut().iter_mut().step_by(7).for_each(|v| *v = v.saturating_sub(9));
    }
}

#[test]
fn the_bytes_do_not_depend_on_threads() {
    let picture = scene(700, 2100, 10);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            [70, 95].map(|q: u8| [coded(&picture, q.into()), coded(&picture, Quality::from(q).small())])
        })
    };
    let one = on(1);
    assert!(one == on(2) && one == on(7));
}

#[test]
fn a_part_is_that_part_of_the_whole() {
    let picture = scene(203, 149, 11);
    let grey = Transformed::of(&picture.to_grey(), Subsampling::Full).unwrap();
    let colour = Transformed::of(&picture, Subsampling::Full).unwrap();
    assert_eq!((grey.unit(), Transformed::of(&picture, Subsampling::Halved).unwrap().unit()), (8, 16));
    for whole in [grey, colour] {
        let part = whole.part(43, 64, 1000, 50).unwrap();
        assert_eq!(part.size(), (203 - 40, 50));
        let (whole, part) = (code::decode(&whole.at(92)).unwrap(), code::decode(&part.at(92)).unwrap());
        let n = whole.channels().count();
        for y in 0..50 {
            assert_eq!(part.row(y), &whole.row(64 + y)[40 * n..], "row {y}");
        }
        assert!(Transformed::of(&picture, Subsampling::Full).unwrap().part(208, 0, 8, 8).is_none());
    }
    let halved = Transformed::of(&picture, Subsampling::Halved).unwrap().part(16, 32, 100, 37).unwrap();
    let (part, whole) =
        (code::decode(&halved.at(80)).unwrap(), code::decode(&code::jpeg(&picture, 80).unwrap()).unwrap());
    for y in 0..32 {
        assert_eq!(part.row(y)[..3 * 80], whole.row(32 + y)[48..48 + 3 * 80], "row {y}");
    }
}

#[test]
fn the_longest_sides_are_carried() {
    for (w, h) in [(65_535, 2), (3, 65_535)] {
        let picture = Raster::filled(w, h, Channels::Rgb, 77);
        let back = code::decode(&code::jpeg(&picture, 75).unwrap()).unwrap();
        assert!(distance(&picture, &back) < 2.0, "{w} x {h}");
    }
    let wide = Raster::filled(3, 65_536, Channels::Grey, 0);
    let error = Transformed::of(&wide, Subsampling::Full).unwrap_err();
    assert_eq!(error.code(), "pdf-picture-too-large");
}

#[test]
fn a_sample_of_the_rows_tells_how_large_the_whole_will_be() {
    use liite_testkit::typeset::{Document, Kind, Language, page};
    let kinds = [Kind::Letter, Kind::BankStatement, Kind::Certificate];
    let pages = kinds.map(|kind| page(Document::new(kind, Language::Finnish), 7, 150.0).raster);
    for picture in pages.iter().chain([&scene(900, 1300, 3), &scene(40, 30, 4)]) {
        let (told, true_size) =
            (code::jpeg_size_about(picture, 85).unwrap(), code::jpeg(picture, 85).unwrap().size());
        let part = told as f64 / true_size as f64;
        assert!((0.65..1.5).contains(&part), "{told} bytes told, {true_size} taken");
    }
}
