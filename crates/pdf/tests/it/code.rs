//! Coding pictures: what comes out is what went in.

use liite_pdf::code::{self, Coded, Coding};
use liite_pdf::{JpegObstacle, PdfError};
use liite_raster::{Bitmap, Channels, Raster};

use crate::drawing::{distance, noise, patches, writing};

#[test]
fn a_jpeg_shows_the_picture_in_its_colours() {
    let picture = patches(301, 203);
    for (quality, allowed) in [(95, 1.5), (85, 2.5), (60, 4.0), (20, 12.0)] {
        let coded = code::jpeg(&picture, quality).unwrap();
        assert_eq!(coded.coding, Coding::Jpeg { channels: Channels::Rgb });
        let off = distance(&picture, &code::decode(&coded).unwrap());
        assert!(off < allowed, "quality {quality}: {off} levels off");
    }
    let grey = picture.to_grey();
    let coded = code::jpeg(&grey, 90).unwrap();
    assert_eq!(coded.coding, Coding::Jpeg { channels: Channels::Grey });
    assert!(distance(&grey, &code::decode(&coded).unwrap()) < 1.5);
}

#[test]
fn less_quality_makes_fewer_bytes_and_odd_values_are_clamped() {
    let picture = writing(400, 300, 1).to_raster();
    let sizes: Vec<usize> =
        [0, 1, 30, 60, 90, 100, 255].iter().map(|&q| code::jpeg(&picture, q).unwrap().size()).collect();
    assert!(sizes.is_sorted(), "{sizes:?}");
    assert_eq!((sizes[0], sizes[5]), (sizes[1], sizes[6]));
}

#[test]
fn a_jpeg_of_one_pixel_and_of_odd_sides() {
    for (w, h) in [(1, 1), (7, 3), (8, 16), (17, 1), (1, 33)] {
        let picture = Raster::filled(w, h, Channels::Rgb, 200);
        let back = code::decode(&code::jpeg(&picture, 80).unwrap()).unwrap();
        assert!(distance(&picture, &back) < 2.0, "{w} x {h}");
    }
}

/// Our own judges of a JBIG2 stream come from the encoder's house; this one does not.
fn by_another_decoder(coded: &Coded) -> Option<Bitmap> {
    struct Canvas(Bitmap, u32, u32);
    impl hayro_jbig2::Decoder for Canvas {
        fn push_pixel(&mut self, black: bool) {
            self.0.set(self.1, self.2, black);
            self.1 += 1;
        }
        fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32) {
            (0..chunk_count * 8).for_each(|_| self.push_pixel(black));
        }
        fn next_line(&mut self) {
            (self.1, self.2) = (0, self.2 + 1);
        }
    }
    let Coding::Jbig2 { globals } = &coded.coding else { return None };
    let settings = hayro_jbig2::DecodeSettings { strict: true };
    let globals = globals.as_ref().map(|g| hayro_jbig2::Globals::new(g, &settings).unwrap());
    let page = hayro_jbig2::Page::new_embedded(&coded.bytes, globals.as_ref(), &settings).unwrap();
    assert_eq!((page.width(), page.height()), (coded.width, coded.height));
    let mut canvas = Canvas(Bitmap::blank(coded.width, coded.height), 0, 0);
    page.decode(&mut canvas).unwrap();
    Some(canvas.0)
}

fn bilevel_pictures() -> Vec<Bitmap> {
    let mut all = vec![writing(620, 877, 1), writing(1240, 400, 2), noise(333, 222, 3)];
    for w in [1, 2, 7, 8, 9, 31, 32, 33, 63, 64, 65, 100] {
        all.extend([noise(w, 5, u64::from(w)), noise(3, w, u64::from(w)), Bitmap::blank(w, w)]);
        let mut black = Bitmap::blank(w, w);
        (0..w * w).for_each(|i| black.set(i % w, i / w, true));
        all.push(black);
    }
    // Long runs need several make-up codes of T.6.
    let mut long = Bitmap::blank(9000, 4);
    (100..8900).for_each(|x| long.set(x, 1, true));
    all.push(long);
    all
}

#[test]
fn bilevel_codings_give_every_pixel_back() {
    for picture in bilevel_pictures() {
        let codings = [code::ccitt_g4, code::jbig2, code::smallest_bilevel].map(|by| by(&picture).unwrap());
        for coded in &codings {
            assert!(code::decode_bilevel(coded).unwrap() == picture, "{picture:?} by {:?}", coded.coding);
            assert!(by_another_decoder(coded).is_none_or(|other| other == picture), "{picture:?}");
            assert!(code::decode(coded).unwrap() == picture.to_raster());
        }
        let [fax, jbig2, smallest] = codings.map(|c| c.size());
        assert_eq!(smallest, fax.min(jbig2), "{picture:?}");
    }
}

#[test]
fn glyphs_that_differ_in_one_pixel_stay_different() {
    // What lossy symbol coding would unify: the same mark a thousand times, each second one with a pixel more.
    let mut page = Bitmap::blank(1300, 800);
    for (i, top) in (5..780).step_by(20).enumerate() {
        for (k, left) in (5..1280).step_by(20).enumerate() {
            for y in 0..12 {
                (0..9).filter(|x| (x + y) % 5 < 3).for_each(|x| page.set(left + x, top + y, true));
            }
            page.set(left + 4, top + 6, (i + k) % 2 == 0);
        }
    }
    let coded = code::jbig2(&page).unwrap();
    assert!(by_another_decoder(&coded).unwrap() == page);
    assert!(coded.size() < code::ccitt_g4(&page).unwrap().size());
}

#[test]
fn a_side_that_the_coding_cannot_carry_is_refused() {
    let wide = Bitmap::blank(32_768, 2);
    for by in [code::ccitt_g4, code::jbig2, code::smallest_bilevel] {
        assert_eq!(
            by(&wide).unwrap_err(),
            PdfError::PictureTooLarge { width: 32_768, height: 2, limit: 32_767 }
        );
    }
    let wider = Raster::filled(65_536, 1, Channels::Grey, 0);
    assert_eq!(code::jpeg(&wider, 50).unwrap_err().code(), "pdf-picture-too-large");
    assert!(code::jpeg(&Raster::filled(65_535, 1, Channels::Grey, 0), 50).is_ok());
    assert!(code::smallest_bilevel(&Bitmap::blank(32_767, 1)).is_ok());
}

#[test]
fn bytes_that_are_not_the_picture_are_an_error() {
    let bitmap = writing(100, 80, 4);
    let jpeg = code::jpeg(&patches(40, 40), 80).unwrap();
    let jbig2 = code::jbig2(&bitmap).unwrap();
    for wrong in [
        Coded { width: 41, ..jpeg.clone() },
        Coded { width: 39, height: 39, ..jpeg.clone() },
        Coded { bytes: vec![], ..jpeg.clone() },
        Coded { bytes: b"not a picture".to_vec(), ..jpeg },
        Coded { height: 81, ..jbig2.clone() },
        Coded { bytes: jbig2.bytes[..jbig2.bytes.len() / 2].to_vec(), ..jbig2 },
    ] {
        assert_eq!(code::decode(&wrong).unwrap_err(), PdfError::CodedUnreadable, "{:?}", wrong.coding);
    }
}

fn kept(bytes: &[u8]) -> Result<Coded, JpegObstacle> {
    code::jpeg_as_it_is(bytes.to_vec()).map_err(|error| match error {
        PdfError::JpegNotKept(obstacle) => obstacle,
        other => panic!("{other}"),
    })
}

#[test]
fn the_quality_of_a_jpeg_is_told_by_its_table() {
    // Below 25 the table is at its end in places.
    for quality in [30, 50, 75, 90] {
        let mut bytes = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
        encoder.encode(patches(50, 40).data(), 50, 40, jpeg_encoder::ColorType::Rgb).unwrap();
        let told = code::jpeg_quality(&bytes).expect("a table");
        assert!(told.abs_diff(quality) <= 2, "{told} instead of {quality}");
        assert_eq!(code::jpeg_quality(&bytes[..20]), None);
    }
    assert_eq!(code::jpeg_quality(b""), None);
    assert_eq!(code::jpeg_quality(b"no picture at all, only words"), None);
}

#[test]
fn a_plain_jpeg_is_kept_byte_for_byte() {
    for picture in [patches(50, 40), patches(50, 40).to_grey()] {
        let coded = code::jpeg(&picture, 70).unwrap();
        assert_eq!(kept(&coded.bytes).unwrap(), coded);
    }
    let mut progressive = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut progressive, 80);
    encoder.set_progressive(true);
    encoder.set_restart_interval(3);
    encoder.encode(patches(90, 70).data(), 90, 70, jpeg_encoder::ColorType::Rgb).unwrap();
    let coded = kept(&progressive).unwrap();
    assert_eq!((coded.width, coded.height, &coded.bytes), (90, 70, &progressive));
    assert!(distance(&patches(90, 70), &code::decode(&coded).unwrap()) < 4.0);
}

/// The place of the first segment with this marker.
fn segment(jpeg: &[u8], marker: u8) -> usize {
    jpeg.windows(2).position(|pair| pair == [0xFF, marker]).unwrap()
}

fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, body, &jpeg[2..]].concat()
}

fn without_jfif(jpeg: &[u8]) -> Vec<u8> {
    [&jpeg[..2], &jpeg[20..]].concat()
}

#[test]
fn a_jpeg_that_says_more_than_its_picture_is_refused() {
    let jpeg = code::jpeg(&patches(50, 40), 70).unwrap().bytes;
    for (marker, body) in [
        (0xE1, b"Exif\0\0MM\0*".as_slice()),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        (0xE2, b"ICC_PROFILE\0\x01\x01"),
        (0xE2, b"MPF\0"),
        (0xED, b"Photoshop 3.0\0"),
        (0xFE, b"taken at 60.17 N 24.94 E"),
        (0xE0, b"JFXX\0\x10"),
        (0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01abc"),
    ] {
        assert_eq!(kept(&with_segment(&jpeg, marker, body)), Err(JpegObstacle::Metadata), "{marker:02X}");
    }
    let second_picture = [jpeg.as_slice(), &jpeg].concat();
    assert_eq!(kept(&second_picture), Err(JpegObstacle::Damaged));
}

#[test]
fn a_jpeg_that_readers_show_differently_is_refused() {
    let jpeg = code::jpeg(&patches(50, 40), 70).unwrap().bytes;
    let frame = segment(&jpeg, 0xC2);
    let changed = |at: usize, to: u8| {
        let mut other = jpeg.clone();
        other[at] = to;
        other
    };
    for process in [0xC1, 0xC3, 0xC5, 0xC9, 0xCA] {
        assert_eq!(kept(&changed(frame + 1, process)), Err(JpegObstacle::Process), "{process:02X}");
    }
    assert_eq!(kept(&changed(frame + 4, 12)), Err(JpegObstacle::Depth));
    assert_eq!(kept(&changed(frame + 6, 0)), Err(JpegObstacle::Damaged));

    let adobe = |transform: u8| [b"Adobe\0\x64\0\0\0\0".as_slice(), &[transform]].concat();
    let bare = without_jfif(&jpeg);
    assert!(kept(&with_segment(&bare, 0xEE, &adobe(1))).is_ok());
    assert!(kept(&with_segment(&bare, 0xEE, &adobe(0))).is_ok());
    assert_eq!(kept(&with_segment(&bare, 0xEE, &adobe(2))), Err(JpegObstacle::ColourUnclear));
    assert_eq!(kept(&with_segment(&jpeg, 0xEE, &adobe(0))), Err(JpegObstacle::ColourUnclear));
    let mut letters = bare.clone();
    let frame = segment(&letters, 0xC2);
    letters[frame + 10] = b'R';
    assert_eq!(kept(&letters), Err(JpegObstacle::ColourUnclear));

    let mut cmyk = Vec::new();
    jpeg_encoder::Encoder::new(&mut cmyk, 80).encode(&[9; 64], 4, 4, jpeg_encoder::ColorType::Cmyk).unwrap();
    assert_eq!(kept(&cmyk), Err(JpegObstacle::Components));
}

#[test]
fn a_jpeg_cut_off_anywhere_is_refused() {
    let jpeg = code::jpeg(&patches(50, 40), 70).unwrap().bytes;
    for end in 0..jpeg.len() {
        assert_eq!(kept(&jpeg[..end]), Err(JpegObstacle::Damaged), "cut at {end}");
    }
}

#[test]
fn no_flipped_byte_makes_it_panic() {
    let jpeg = code::jpeg(&patches(50, 40), 70).unwrap().bytes;
    let mut refused = 0;
    for at in 0..jpeg.len() {
        let mut other = jpeg.clone();
        other[at] ^= 0xFF;
        match kept(&other) {
            Err(_) => refused += 1,
            Ok(coded) => drop(code::decode(&coded)),
        }
    }
    assert!(refused > 0);
}
