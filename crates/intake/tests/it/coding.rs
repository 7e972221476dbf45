//! PNG, GIF, WebP, BMP, PNM and HEIC.

use image::{DynamicImage, ExtendedColorType, ImageBuffer, ImageEncoder};
use liite_intake::Format;
use liite_raster::Channels;

use crate::fixtures::{
    difference, drawing, drawn, flag, packed, picture, pictures, stored_for, swapping_profile,
};

fn png(width: u32, height: u32, kind: png::ColorType, depth: png::BitDepth, data: &[u8]) -> Vec<u8> {
    png_with(width, height, kind, depth, data, |_| {})
}

fn png_with(
    width: u32,
    height: u32,
    kind: png::ColorType,
    depth: png::BitDepth,
    data: &[u8],
    setup: impl FnOnce(&mut png::Info<'_>),
) -> Vec<u8> {
    let mut out = Vec::new();
    let mut info = png::Info::with_size(width, height);
    info.color_type = kind;
    info.bit_depth = depth;
    setup(&mut info);
    let mut writer = png::Encoder::with_info(&mut out, info).unwrap().write_header().unwrap();
    writer.write_image_data(data).unwrap();
    writer.finish().unwrap();
    out
}

#[test]
fn png_of_every_type_is_exact() {
    use png::BitDepth::{Eight, Four, One, Sixteen, Two};
    use png::ColorType::{Grayscale, GrayscaleAlpha, Rgb, Rgba};
    // Two pixels each.
    let cases: [(png::ColorType, png::BitDepth, &[u8], &[u8]); 9] = [
        (Grayscale, One, &[0b0100_0000], &[0, 255]),
        (Grayscale, Two, &[0b0110_0000], &[85, 170]),
        (Grayscale, Four, &[0x3C], &[51, 204]),
        (Grayscale, Eight, &[7, 200], &[7, 200]),
        (Grayscale, Sixteen, &[0xFF, 0xFF, 0x80, 0x00], &[255, 128]),
        (GrayscaleAlpha, Eight, &[0, 128, 50, 0], &[127, 255]),
        (Rgb, Eight, &[1, 2, 3, 4, 5, 6], &[1, 2, 3, 4, 5, 6]),
        (Rgb, Sixteen, &[1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6], &[1, 2, 3, 4, 5, 6]),
        (Rgba, Eight, &[0, 0, 0, 128, 9, 9, 9, 0], &[127, 127, 127, 255, 255, 255]),
    ];
    for (kind, depth, data, wanted) in cases {
        let p = picture(&png(2, 1, kind, depth, data));
        assert_eq!(p.raster.data(), wanted, "{kind:?} {depth:?}");
        assert_eq!(p.bilevel, depth == One);
    }
}

#[test]
fn png_palettes_and_their_transparency() {
    use png::{BitDepth, ColorType};
    let indexed = |palette: &'static [u8], trns: Option<&'static [u8]>| {
        png_with(2, 1, ColorType::Indexed, BitDepth::One, &[0b0100_0000], |info| {
            info.palette = Some(palette.into());
            info.trns = trns.map(Into::into);
        })
    };
    let colours = picture(&indexed(&[10, 20, 30, 200, 100, 0], None));
    assert_eq!(colours.raster.data(), [10, 20, 30, 200, 100, 0]);
    assert!(!colours.bilevel);
    let ink = picture(&indexed(&[0, 0, 0, 255, 255, 255], None));
    assert_eq!((ink.raster.channels(), ink.bilevel), (Channels::Grey, true));
    let clear = picture(&indexed(&[10, 20, 30, 0, 0, 0], Some(&[255, 0])));
    assert_eq!(clear.raster.data(), [10, 20, 30, 255, 255, 255]);
    assert!(!clear.bilevel);
}

#[test]
fn png_resolution_profile_and_gamma_count() {
    use png::{BitDepth, ColorType};
    let swapped = png_with(1, 1, ColorType::Rgb, BitDepth::Eight, &[220, 40, 30], |info| {
        info.icc_profile = Some(swapping_profile().into());
        info.pixel_dims = Some(png::PixelDimensions { xppu: 11_811, yppu: 5_906, unit: png::Unit::Meter });
    });
    let p = picture(&swapped);
    assert!(p.raster.data()[0].abs_diff(40) < 12 && p.raster.data()[1].abs_diff(220) < 12);
    let (x, y) = p.dpi.unwrap();
    assert!((x - 300.0).abs() < 0.1 && (y - 150.0).abs() < 0.1);
    // Linear light of one half is much lighter than level 128.
    let linear = png_with(1, 1, ColorType::Grayscale, BitDepth::Eight, &[128], |info| {
        info.source_gamma = Some(png::ScaledFloat::new(1.0));
    });
    assert_eq!(picture(&linear).raster.data(), [188]);
}

#[test]
fn gif_shows_its_first_frame_over_white() {
    let mut out = Vec::new();
    let palette = [200, 0, 0, 0, 0, 255];
    let mut encoder = gif::Encoder::new(&mut out, 3, 2, &palette).unwrap();
    let frame = |index: u8| gif::Frame {
        left: 1,
        top: 1,
        width: 2,
        height: 1,
        transparent: Some(1),
        buffer: vec![index, 1].into(),
        ..gif::Frame::default()
    };
    encoder.write_frame(&frame(0)).unwrap();
    encoder.write_frame(&frame(1)).unwrap();
    drop(encoder);
    let p = picture(&out);
    let mut wanted = [255; 18];
    wanted[12..15].copy_from_slice(&[200, 0, 0]);
    assert_eq!(p.raster.data(), wanted);
    assert_eq!(p.findings.first().map(|f| f.rule.as_str()), Some("first-frame-only"));
}

#[test]
fn gif_of_one_frame_in_grey_is_grey() {
    let mut out = Vec::new();
    let mut encoder = gif::Encoder::new(&mut out, 2, 1, &[255, 255, 255, 0, 0, 0]).unwrap();
    encoder.write_frame(&gif::Frame::from_indexed_pixels(2, 1, [1, 0], None)).unwrap();
    drop(encoder);
    let p = picture(&out);
    assert_eq!((p.raster.data(), p.bilevel), (&[0, 255][..], true));
    assert!(p.findings.is_empty());
}

#[test]
fn webp_lossless_is_exact_and_transparency_is_white() {
    let upright = flag(40, 30);
    let mut out = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut out);
    encoder.write_image(upright.data(), 40, 30, ExtendedColorType::Rgb8).unwrap();
    assert_eq!(picture(&out).raster, upright);

    let mut out = Vec::new();
    let encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut out);
    encoder.write_image(&[0, 0, 0, 128, 9, 9, 9, 0], 2, 1, ExtendedColorType::Rgba8).unwrap();
    assert_eq!(picture(&out).raster.data(), [127, 127, 127, 255, 255, 255]);
}

#[test]
fn bmp_is_exact() {
    let upright = flag(41, 30);
    let mut out = std::io::Cursor::new(Vec::new());
    let buffer = ImageBuffer::from_raw(41, 30, upright.data().to_vec()).unwrap();
    DynamicImage::ImageRgb8(buffer).write_to(&mut out, image::ImageFormat::Bmp).unwrap();
    assert_eq!(picture(&out.into_inner()).raster, upright);
}

/// The header by hand: 1 bit per pixel, top row first, 11811 pixels per metre.
#[test]
fn bmp_of_one_bit_is_bilevel_with_its_resolution() {
    let rows = drawing(19, 7);
    let word = |v: i32| v.to_le_bytes();
    let mut file = [&b"BM"[..], &word(0), &word(0), &word(62), &word(40), &word(19), &word(-7)].concat();
    file.extend([1, 0, 1, 0]);
    file.extend([word(0), word(0), word(11_811), word(11_811), word(2), word(2)].concat());
    file.extend([255, 255, 255, 0, 0, 0, 0, 0]);
    for row in &rows {
        let mut line = packed(std::slice::from_ref(row));
        line.resize(4, 0);
        file.extend(line);
    }
    let p = picture(&file);
    assert_eq!((p.raster, p.bilevel), (drawn(&rows), true));
    assert!((p.dpi.unwrap().0 - 300.0).abs() < 0.1);
}

#[test]
fn netpbm_in_all_six_kinds() {
    let rgb: &[u8] = &[0, 128, 255];
    let cases: [(&[u8], &[u8]); 7] = [
        (b"P1\n# a scanner\n2 2\n10\n01", &[0, 255, 255, 0]),
        (b"P2 2 1 15 0 15", &[0, 255]),
        (b"P3 1 1 255 0 128 255", rgb),
        (b"P4 9 1\n\x80\x80", &[0, 255, 255, 255, 255, 255, 255, 255, 0]),
        (b"P5 2 1 255\n\x07\xC8", &[7, 200]),
        (b"P5 1 1 65535\n\x80\x00", &[128]),
        (b"P6 1 1 255\n\x00\x80\xFF", rgb),
    ];
    for (file, wanted) in cases {
        let p = picture(file);
        assert_eq!(p.raster.data(), wanted);
        assert_eq!(p.format, Format::Pnm);
        assert_eq!(p.bilevel, matches!(file[1], b'1' | b'4'));
    }
}

fn heic(width: u32, height: u32, rgb: &[u8]) -> Vec<u8> {
    let options = heifer::EncodeOptions { quality: 95, ..Default::default() };
    heifer::encode_rgb8(width, height, rgb, &options).unwrap()
}

#[test]
fn heic_shows_the_flag_and_ignores_the_orientation_of_its_exif() {
    let upright = flag(96, 64);
    let plain = heic(96, 64, upright.data());
    assert!(difference(&picture(&plain).raster, &upright) < 6.0);

    // A tool turned the pixels and left the old EXIF beside them: applying it would lay the picture on its side.
    let mut meta = heifer::read_metadata(&plain).unwrap();
    meta.exif = Some(crate::fixtures::exif(6)[6..].to_vec());
    let options = heifer::EncodeOptions { quality: 95, ..Default::default() };
    let image = heifer::decode(&plain).unwrap();
    let file = heifer::encode_with_metadata(&image, &meta, &options).unwrap();
    let p = picture(&file);
    assert!(difference(&p.raster, &upright) < 6.0);
    assert_eq!(p.dpi, Some((300.0, 150.0)));
}

#[test]
fn heic_rotation_and_mirroring_are_applied_once() {
    // irot counts quarter turns anticlockwise; imir 1 changes left and right (ISO/IEC 23008-12, 6.5.10 and 6.5.12).
    let upright = flag(96, 64);
    for (kind, value, orientation) in [(b"irot", 1, 8), (b"irot", 2, 3), (b"irot", 3, 6), (b"imir", 1, 2)] {
        let stored = stored_for(&upright, orientation);
        let file = with_property(&heic(stored.width(), stored.height(), stored.data()), kind, value);
        let p = picture(&file);
        assert!(difference(&p.raster, &upright) < 6.0, "{} {value}", String::from_utf8_lossy(kind));
    }
}

/// Adds a property of one byte to the primary picture: box, association, and every length around them. Offsets into
/// the data move by as much.
fn with_property(file: &[u8], kind: &[u8; 4], value: u8) -> Vec<u8> {
    let mut file = file.to_vec();
    let find = |file: &[u8], name: &[u8; 4]| file.windows(4).position(|w| w == name).unwrap() - 4;
    let size = |file: &[u8], at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
    let grow = |file: &mut Vec<u8>, at: usize, by: u32| {
        let new = (size(file, at) + by).to_be_bytes();
        file[at..at + 4].copy_from_slice(&new);
    };
    let (meta, iprp, ipco) = (find(&file, b"meta"), find(&file, b"iprp"), find(&file, b"ipco"));
    // Properties are counted from 1 in the order of their boxes.
    let (mut count, mut at) = (0, ipco + 8);
    while at < ipco + size(&file, ipco) as usize {
        at += size(&file, at) as usize;
        count += 1;
    }
    let property = [&9_u32.to_be_bytes()[..], kind, &[value]].concat();
    file.splice(at..at, property);
    for parent in [meta, iprp, ipco] {
        grow(&mut file, parent, 9);
    }
    // ipma: version 0, entries of a two-byte item and one-byte indices.
    let ipma = find(&file, b"ipma");
    assert_eq!(file[ipma + 8..ipma + 12], [0; 4], "a plain association box");
    let list = ipma + 16 + 2;
    let n = file[list];
    file[list] = n + 1;
    let end = list + 1 + usize::from(n);
    file.insert(end, 0x80 | (count + 1));
    for parent in [meta, iprp, ipma] {
        grow(&mut file, parent, 1);
    }
    // iloc: every offset to data behind the meta box.
    let iloc = find(&file, b"iloc");
    let data = find(&file, b"mdat");
    let end = iloc + size(&file, iloc) as usize;
    let mut moved = false;
    for at in iloc + 12..end - 3 {
        let offset = size(&file, at) as usize;
        if offset + 10 >= data && offset + 10 < file.len() && !moved {
            grow(&mut file, at, 10);
            moved = true;
        }
    }
    assert!(moved);
    file
}

#[test]
fn heic_profile_is_applied() {
    let stored = flag(96, 64);
    let plain = heic(96, 64, stored.data());
    let mut meta = heifer::read_metadata(&plain).unwrap();
    meta.icc_profile = Some(swapping_profile());
    let options = heifer::EncodeOptions { quality: 95, ..Default::default() };
    let image = heifer::decode(&plain).unwrap();
    let p = picture(&heifer::encode_with_metadata(&image, &meta, &options).unwrap());
    let (before, after) = (&stored.row(60)[0..3], &p.raster.row(60)[0..3]);
    assert!(after[0].abs_diff(before[1]) < 16 && after[1].abs_diff(before[0]) < 16, "{before:?} {after:?}");
}

/// The encoder cuts this into tiles; the limit makes the decoder go through them row by row.
#[test]
fn a_large_heic_is_shrunk_while_its_tiles_are_decoded() {
    let upright = flag(1_101, 701);
    let file = heic(1_101, 701, upright.data());
    let limits = liite_intake::Limits { pixels_given: 100_000, ..Default::default() };
    let p = crate::fixtures::pictures_within(&file, &limits).unwrap().remove(0);
    assert_eq!(p.findings.first().map(|f| f.rule.as_str()), Some("picture-shrunk"));
    assert!(difference(&p.raster, &picture(&file).raster.shrunk_by(3)) < 0.5);
}

#[test]
fn avif_is_named() {
    let error = pictures(b"\0\0\0\x1Cftypavif\0\0\0\0mif1avifmiaf").unwrap_err();
    assert_eq!(error.code(), "unsupported");
    assert!(error.to_string().contains("AVIF"));
}
