//! Bombs, cuts and flipped bits: an error or the exact picture, never something in between.

use std::ops::ControlFlow;

use liite_intake::{IntakeError, Limits, Measure, decode};
use liite_raster::{Channels, Raster};

use crate::fixtures::{Tiff, drawing, flag, group4, jpeg, picture, pictures, pictures_within};

/// One small file of every format and of the codings that decode differently.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let upright = flag(40, 30);
    let encoded = |format| {
        let mut out = std::io::Cursor::new(Vec::new());
        let buffer = image::ImageBuffer::from_raw(40, 30, upright.data().to_vec()).unwrap();
        image::DynamicImage::ImageRgb8(buffer).write_to(&mut out, format).unwrap();
        out.into_inner()
    };
    let tiff = |compression: u16, bits: &[u16], photometric: u16, data: Vec<u8>| {
        let mut file = Tiff::little();
        file.basics((40, 30), bits, compression, photometric);
        file.strips(30, vec![data]);
        file.finish()
    };
    let lzw = weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8);
    let options = heifer::EncodeOptions::default();
    vec![
        ("jpeg", jpeg(&upright, |_| {})),
        (
            "jpeg with restarts",
            jpeg(&upright, |e| {
                e.set_restart_interval(2);
            }),
        ),
        ("progressive jpeg", jpeg(&upright, |e| e.set_progressive(true))),
        ("grey jpeg", jpeg(&upright.to_grey(), |_| {})),
        ("png", encoded(image::ImageFormat::Png)),
        ("gif", encoded(image::ImageFormat::Gif)),
        ("webp", encoded(image::ImageFormat::WebP)),
        ("bmp", encoded(image::ImageFormat::Bmp)),
        ("plain tiff", tiff(1, &[8; 3], 2, upright.data().to_vec())),
        ("lzw tiff", tiff(5, &[8; 3], 2, { lzw }.encode(upright.data()).unwrap())),
        ("group 4 tiff", tiff(4, &[1], 0, group4(&drawing(40, 30)))),
        ("jpeg tiff", tiff(7, &[8; 3], 6, jpeg(&upright, |_| {}))),
        ("pnm", [b"P6 40 30 255\n", upright.data()].concat()),
        ("heic", heifer::encode_rgb8(40, 30, upright.data(), &options).unwrap()),
    ]
}

#[test]
fn a_file_cut_anywhere_is_an_error_or_exact() {
    for (name, file) in files() {
        let whole = picture(&file).raster;
        let step = (file.len() / 400).max(1);
        for end in (0..file.len()).step_by(step).chain(file.len().saturating_sub(40)..file.len()) {
            match pictures(&file[..end]) {
                Err(_) => {}
                Ok(all) => {
                    assert_eq!(all.len(), 1, "{name} cut at {end} of {}", file.len());
                    assert!(
                        all[0].raster == whole,
                        "{name} cut at {end} of {} shows another picture",
                        file.len()
                    );
                }
            }
        }
    }
}

#[test]
fn a_cut_in_the_middle_is_called_truncated() {
    for (name, file) in files() {
        let error = pictures(&file[..file.len() / 2]).unwrap_err();
        // The codes of a fax that end too early look like damaged ones; a container may miss a part it points to.
        let codes: &[&str] = if name == "group 4 tiff" { &["truncated", "corrupt"] } else { &["truncated"] };
        assert!(codes.contains(&error.code()), "{name}: {error}");
    }
}

#[test]
fn flipped_bits_never_panic_and_never_run_away() {
    for (name, file) in files() {
        let mut seed = 0x2545_F491_4F6C_DD1D_u64;
        for round in 0..300 {
            let mut broken = file.clone();
            for _ in 0..=round % 4 {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                let at = (seed >> 8) as usize % broken.len();
                broken[at] ^= 1 << (seed & 7);
            }
            // Small limits keep a forged size from costing time; that they hold is what is tested.
            let limits = Limits { pixels: 4_000_000, memory: 40_000_000, ..Limits::default() };
            let result = decode(&broken, &limits, &mut |p| {
                assert!(p.raster.pixels() <= 4_000_000, "{name}");
                ControlFlow::Continue(())
            });
            if let Err(e) = result {
                assert!(!e.to_string().contains("gave up"), "{name}: the decoder panicked");
            }
        }
    }
}

fn too_large(bytes: &[u8]) -> Measure {
    match pictures(bytes) {
        Err(IntakeError::TooLarge { what, found, limit }) => {
            assert!(found > limit);
            what
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn bombs_are_refused_by_what_they_ask_for() {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let body = [&kind[..], data].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&body);
        [&(data.len() as u32).to_be_bytes()[..], &body, &crc.sum().to_be_bytes()].concat()
    };
    let side = 50_000_u32.to_be_bytes();
    let header = [&side[..], &side, &[8, 2, 0, 0, 0]].concat();
    let png = [&b"\x89PNG\r\n\x1A\n"[..], &chunk(b"IHDR", &header), &chunk(b"IDAT", &[0x78, 0x9C])].concat();
    assert_eq!(too_large(&png), Measure::Pixels);

    // Small enough to be streamed, were it not interlaced.
    let side = 20_000_u32.to_be_bytes();
    let header = [&side[..], &side, &[8, 6, 0, 0, 1]].concat();
    let png = [&b"\x89PNG\r\n\x1A\n"[..], &chunk(b"IHDR", &header), &chunk(b"IDAT", &[0x78, 0x9C])].concat();
    assert_eq!(too_large(&png), Measure::Memory);

    let gif =
        b"GIF89a\xFF\xFF\xFF\xFF\x80\0\0\0\0\0\xFF\xFF\xFF\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3B";
    assert_eq!(too_large(gif), Measure::Pixels);

    let mut tiff = Tiff::little();
    tiff.basics((60_000, 60_000), &[1], 4, 0);
    tiff.strips(60_000, vec![vec![0; 8]]);
    assert_eq!(too_large(&tiff.finish()), Measure::Pixels);

    let mut tiff = Tiff::little();
    tiff.basics((70_000, 10), &[1], 4, 0);
    tiff.strips(10, vec![vec![0; 8]]);
    assert_eq!(too_large(&tiff.finish()), Measure::Side);

    assert_eq!(too_large(b"P5 60000 60000 255\n"), Measure::Pixels);

    let mut progressive = jpeg(&flag(40, 30), |e| e.set_progressive(true));
    let frame = progressive.windows(2).position(|w| w == [0xFF, 0xC2]).unwrap();
    progressive[frame + 5..frame + 9].copy_from_slice(&[0x4E, 0x20, 0x4E, 0x20]);
    assert_eq!(too_large(&progressive), Measure::Memory);
}

#[test]
fn a_large_picture_is_shrunk_by_a_whole_factor() {
    let upright = flag(90, 60);
    let limits = Limits { pixels_given: 1_500, ..Limits::default() };
    let mut tiff = Tiff::little();
    tiff.basics((90, 60), &[8, 8, 8], 1, 2);
    tiff.fraction(282, &[(600, 1)]);
    tiff.fraction(283, &[(600, 1)]);
    tiff.strips(60, vec![upright.data().to_vec()]);
    for file in [tiff.finish(), [b"P6 90 60 255\n", upright.data()].concat(), jpeg(&upright, |_| {})] {
        let p = pictures_within(&file, &limits).unwrap().remove(0);
        assert_eq!((p.raster.width(), p.raster.height()), (45, 30));
        assert!(crate::fixtures::difference(&p.raster, &upright.shrunk_by(2)) < 4.0);
        assert!(p.jpeg.is_none());
        let finding = p.findings.first().unwrap();
        assert_eq!((finding.rule.as_str(), finding.values["factor"].as_str()), ("picture-shrunk", "2"));
        if let Some(dpi) = p.dpi {
            assert_eq!(dpi, (300.0, 300.0));
        }
    }
}

#[test]
fn a_shrunk_bilevel_page_becomes_grey() {
    let mut file = Tiff::little();
    file.basics((64, 64), &[1], 1, 0);
    file.strips(64, vec![[0xAA; 8].repeat(64)]);
    let limits = Limits { pixels_given: 1_024, ..Limits::default() };
    let p = pictures_within(&file.finish(), &limits).unwrap().remove(0);
    assert!(!p.bilevel);
    assert_eq!(p.raster, Raster::filled(32, 32, Channels::Grey, 128));
}

#[test]
fn the_caller_can_stop_after_a_page() {
    let mut file = Tiff::little();
    for i in 0..3 {
        if i > 0 {
            file.next_page();
        }
        file.basics((1, 1), &[8], 1, 1);
        file.strips(1, vec![vec![0]]);
    }
    let given = decode(&file.finish(), &Limits::default(), &mut |_| ControlFlow::Break(())).unwrap();
    assert_eq!(given, 1);
}
