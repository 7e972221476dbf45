//! TIFF: codings, meanings of samples, layouts, pages.

use liite_intake::{IntakeError, Limits, Measure};
use liite_raster::Channels;

use crate::fixtures::{
    Tiff, drawing, drawn, flag, group4, packed, picture, pictures, pictures_within, stored_for,
};

fn rgb_file(raster: &liite_raster::Raster) -> Tiff {
    let mut file = Tiff::little();
    file.basics((raster.width(), raster.height()), &[8, 8, 8], 1, 2);
    file.strips(raster.height(), vec![raster.data().to_vec()]);
    file
}

#[test]
fn all_eight_orientations_come_out_upright() {
    let upright = flag(31, 22);
    for orientation in 1..=8 {
        let mut file = rgb_file(&stored_for(&upright, orientation));
        file.short(274, &[orientation]);
        assert_eq!(picture(&file.finish()).raster, upright, "orientation {orientation}");
    }
}

#[test]
fn bilevel_pages_in_every_coding_are_exact() {
    let rows = drawing(83, 41);
    let bits = packed(&rows);
    let reversed: Vec<u8> = bits.iter().map(|b| b.reverse_bits()).collect();
    let lzw = weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(&bits).unwrap();
    let runs: Vec<u8> = bits.iter().flat_map(|&b| [0, b]).collect();
    let codings = [
        (1, 1, bits.clone()),
        (1, 2, reversed),
        (4, 1, group4(&rows)),
        (4, 2, group4(&rows).iter().map(|b| b.reverse_bits()).collect()),
        (5, 1, lzw),
        (32_773, 1, runs),
    ];
    for (compression, fill, data) in codings {
        let mut file = Tiff::big();
        file.basics((83, 41), &[1], compression, 0);
        file.short(266, &[fill]);
        file.fraction(282, &[(300, 1)]);
        file.fraction(283, &[(300, 1)]);
        file.strips(41, vec![data]);
        let p = picture(&file.finish());
        assert_eq!(p.raster, drawn(&rows), "compression {compression}, fill order {fill}");
        assert!(p.bilevel);
        assert_eq!(p.dpi, Some((300.0, 300.0)));
    }
}

/// T.4, table 2: white 1664+, and so on, is not needed for three short rows written out by hand.
#[test]
fn group_3_reads_rows_with_and_without_end_of_line() {
    // Width 8. Row 1: white 8 = 10011. Row 2: white 0 = 00110101, black 8 = 000101. Row 3: white 3 = 1000, black 2 =
    // 11, white 3 = 1000.
    let rows = ["10011", "00110101000101", "1000111000"];
    let bits = |text: String| -> Vec<u8> {
        let padded = text.len().next_multiple_of(8);
        let text = format!("{text:0<padded$}");
        text.as_bytes().chunks(8).map(|b| b.iter().fold(0, |v, c| v << 1 | (c - b'0'))).collect()
    };
    let eol = "000000000001";
    let marked = bits(rows.iter().map(|r| format!("{eol}{r}")).collect::<String>() + &eol.repeat(6));
    let bare = bits(rows.concat());
    let tagged = bits(rows.iter().map(|r| format!("{eol}1{r}")).collect::<String>());
    // The second and third row against the one before: the colour changes at 0 against the edge by horizontal mode;
    // then horizontal white 3, black 2 and straight down to the edge.
    let mixed = format!("{eol}1{}{eol}0001{}{}{eol}0001{}{}1", rows[0], "00110101", "000101", "1000", "11");
    let by_bytes: Vec<u8> = rows.iter().flat_map(|r| bits((*r).to_owned())).collect();
    let cases = [(3, 0, marked), (3, 0, bare), (3, 1, tagged), (3, 1, bits(mixed)), (2, 0, by_bytes)];
    for (i, (compression, options, data)) in cases.into_iter().enumerate() {
        let mut file = Tiff::little();
        file.basics((8, 3), &[1], compression, 0);
        file.long(292, &[options]);
        file.strips(3, vec![data]);
        let p = picture(&file.finish());
        let wanted = [[255; 8], [0; 8], [255, 255, 255, 0, 0, 255, 255, 255]].concat();
        assert_eq!(p.raster.data(), wanted, "case {i}");
    }
}

#[test]
fn rows_left_out_behind_an_explicit_end_are_blank() {
    let mut rows = drawing(40, 20);
    let data = group4(&rows[..12]);
    rows[12..].iter_mut().for_each(|r| r.fill(false));
    let mut file = Tiff::little();
    file.basics((40, 20), &[1], 4, 0);
    file.strips(20, vec![data]);
    assert_eq!(picture(&file.finish()).raster, drawn(&rows));
}

#[test]
fn samples_mean_what_the_tags_say() {
    // Two pixels each: photometric, bits, further tags, bytes, wanted.
    type Tags = &'static [(u16, &'static [u16])];
    const PALETTE: &[u16] = &[0x1000, 0xFF00, 0x2000, 0x8000, 0x3000, 0x0000];
    type Case = (u16, &'static [u16], Tags, &'static [u8], &'static [u8]);
    let cases: &[Case] = &[
        (1, &[8], &[], &[10, 200], &[10, 200]),
        (0, &[8], &[], &[10, 200], &[245, 55]),
        (1, &[4], &[], &[0xF5], &[255, 85]),
        (1, &[2], &[], &[0b0110_0000], &[85, 170]),
        (1, &[16], &[], &[0xFF, 0xFF, 0x00, 0x80], &[255, 128]),
        (1, &[12], &[], &[0xFF, 0xF8, 0x00], &[255, 128]),
        (2, &[8, 8, 8], &[], &[1, 2, 3, 4, 5, 6], &[1, 2, 3, 4, 5, 6]),
        // Straight alpha: half transparent black, then nothing at all.
        (2, &[8; 4], &[(338, &[2])], &[0, 0, 0, 128, 9, 9, 9, 0], &[127, 127, 127, 255, 255, 255]),
        // Multiplied alpha.
        (2, &[8; 4], &[(338, &[1])], &[64, 0, 0, 128, 0, 0, 0, 0], &[191, 127, 127, 255, 255, 255]),
        // A fourth sample without a meaning.
        (2, &[8; 4], &[(338, &[0])], &[1, 2, 3, 9, 4, 5, 6, 9], &[1, 2, 3, 4, 5, 6]),
        (3, &[1], &[(320, PALETTE)], &[0b0100_0000], &[0x10, 0x20, 0x30, 0xFF, 0x80, 0]),
        (5, &[8; 4], &[], &[0, 0, 0, 0, 0, 255, 255, 0], &[255, 255, 255, 255, 0, 0]),
        (6, &[8; 3], &[(530, &[1, 1])], &[255, 128, 128, 76, 85, 255], &[255, 255, 255, 254, 0, 0]),
        (8, &[8; 3], &[], &[255, 0, 0, 0, 0, 0], &[255, 255, 255, 0, 0, 0]),
        (9, &[8; 3], &[], &[255, 128, 128, 0, 128, 128], &[255, 255, 255, 0, 0, 0]),
    ];
    for (photometric, bits, tags, data, wanted) in cases {
        let mut file = Tiff::little();
        file.basics((2, 1), bits, 1, *photometric);
        for (tag, values) in *tags {
            file.short(*tag, values);
        }
        file.strips(1, vec![data.to_vec()]);
        let p = picture(&file.finish());
        let near = p.raster.data().len() == wanted.len()
            && p.raster.data().iter().zip(*wanted).all(|(a, b)| a.abs_diff(*b) <= 1);
        assert!(near, "photometric {photometric} bits {bits:?}: {:?} not {wanted:?}", p.raster.data());
    }
}

#[test]
fn strips_tiles_planes_and_differences_make_the_same_picture() {
    let upright = flag(50, 37);
    let row = |y: u32| upright.row(y).to_vec();
    let strips = (0..37).step_by(8).map(|y| (y..(y + 8).min(37)).flat_map(row).collect()).collect();
    let mut in_strips = Tiff::little();
    in_strips.basics((50, 37), &[8, 8, 8], 1, 2);
    in_strips.strips(8, strips);

    let mut tiles = Vec::new();
    for top in (0..37).step_by(16) {
        for left in (0..50).step_by(32) {
            let pixel = |x: u32, y: u32| {
                let at = x.min(49) as usize * 3;
                upright.row(y.min(36))[at..at + 3].to_vec()
            };
            tiles.push(
                (top..top + 16).flat_map(|y| (left..left + 32).flat_map(move |x| pixel(x, y))).collect(),
            );
        }
    }
    let mut in_tiles = Tiff::big();
    in_tiles.basics((50, 37), &[8, 8, 8], 1, 2);
    in_tiles.tiles(32, 16, tiles);

    let plane = |c: usize| upright.data().iter().skip(c).step_by(3).copied().collect();
    let mut in_planes = Tiff::little();
    in_planes.basics((50, 37), &[8, 8, 8], 1, 2);
    in_planes.short(284, &[2]);
    in_planes.strips(37, (0..3).map(plane).collect());

    let mut differences = upright.data().to_vec();
    for row in differences.chunks_exact_mut(150) {
        for i in (3..150).rev() {
            row[i] = row[i].wrapping_sub(row[i - 3]);
        }
    }
    let lzw = weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8);
    let mut predicted = Tiff::little();
    predicted.basics((50, 37), &[8, 8, 8], 5, 2);
    predicted.short(317, &[2]);
    predicted.strips(37, vec![{ lzw }.encode(&differences).unwrap()]);

    for (name, file) in
        [("strips", in_strips), ("tiles", in_tiles), ("planes", in_planes), ("differences", predicted)]
    {
        assert_eq!(picture(&file.finish()).raster, upright, "{name}");
    }
}

#[test]
fn another_encoder_s_files_are_exact() {
    use tiff::encoder::{Compression, DeflateLevel, Predictor, TiffEncoder, colortype};
    let upright = flag(70, 45);
    let codings = [
        Compression::Uncompressed,
        Compression::Lzw,
        Compression::Packbits,
        Compression::Deflate(DeflateLevel::Best),
    ];
    for coding in codings {
        // Only these two have a predictor (TIFF 6.0, section 14).
        let predicts = matches!(coding, Compression::Lzw | Compression::Deflate(_));
        let predictors = [Predictor::None, Predictor::Horizontal];
        for predictor in predictors.into_iter().take(1 + usize::from(predicts)) {
            let mut out = std::io::Cursor::new(Vec::new());
            let mut encoder =
                TiffEncoder::new(&mut out).unwrap().with_compression(coding).with_predictor(predictor);
            encoder.write_image::<colortype::RGB8>(70, 45, upright.data()).unwrap();
            let wide: Vec<u16> = upright.data().iter().map(|&v| u16::from(v) * 257).collect();
            encoder.write_image::<colortype::RGB16>(70, 45, &wide).unwrap();
            let all = pictures(&out.into_inner()).unwrap();
            assert_eq!(all.len(), 2);
            assert!(all.iter().all(|p| p.raster == upright), "{predictor:?}");
        }
    }
}

#[test]
fn pages_come_in_order_without_thumbnails_and_a_loop_ends() {
    let mut file = Tiff::little();
    for (i, level) in [10_u8, 20, 30, 40].iter().enumerate() {
        if i > 0 {
            file.next_page();
        }
        file.basics((1, 1), &[8], 1, 1);
        if *level == 30 {
            file.long(254, &[1]);
        }
        file.strips(1, vec![vec![*level]]);
    }
    file.endless = true;
    let levels: Vec<u8> = pictures(&file.finish()).unwrap().iter().map(|p| p.raster.data()[0]).collect();
    assert_eq!(levels, [10, 20, 40]);
}

#[test]
fn more_pages_than_allowed_are_refused_before_any_is_decoded() {
    let mut file = Tiff::little();
    for i in 0..4 {
        if i > 0 {
            file.next_page();
        }
        file.basics((1, 1), &[8], 1, 1);
        file.strips(1, vec![vec![0]]);
    }
    let limits = Limits { pictures: 3, ..Limits::default() };
    let error = pictures_within(&file.finish(), &limits).unwrap_err();
    assert!(matches!(error, IntakeError::TooLarge { what: Measure::Pictures, limit: 3, .. }));
}

#[test]
fn jpeg_inside_is_read_by_the_tags() {
    let upright = flag(64, 48);
    let mut file = Tiff::little();
    file.basics((64, 48), &[8, 8, 8], 7, 6);
    file.strips(48, vec![crate::fixtures::jpeg(&upright, |_| {})]);
    let p = picture(&file.finish());
    assert!(crate::fixtures::difference(&p.raster, &upright) < 4.0);
    assert_eq!(p.raster.channels(), Channels::Rgb);
}

#[test]
fn shared_chroma_without_jpeg_is_spread() {
    // One unit of 2 x 2: four lumas, then Cb and Cr.
    let mut file = Tiff::little();
    file.basics((2, 2), &[8, 8, 8], 1, 6);
    file.short(530, &[2, 2]);
    file.strips(2, vec![vec![0, 85, 170, 255, 128, 128]]);
    let wanted: Vec<u8> = [0, 85, 170, 255].iter().flat_map(|&v| [v; 3]).collect();
    assert_eq!(picture(&file.finish()).raster.data(), wanted);
}

#[test]
fn what_is_not_read_is_named() {
    for (compression, bits, word) in [(50_000, 8, "Zstandard"), (9, 1, "JBIG"), (1, 64, "64 bits")] {
        let mut file = Tiff::little();
        file.basics((1, 1), &[bits], compression, 1);
        file.strips(1, vec![vec![0; 16]]);
        match pictures(&file.finish()) {
            Err(IntakeError::Unsupported { what, .. }) => assert!(what.contains(word), "{what}"),
            other => panic!("{other:?}"),
        }
    }
}
