//! JPEG: orientation, what is passed on, and what is refused.

use jpeg_encoder::SamplingFactor;
use liite_intake::IntakeError;
use liite_raster::Channels;

use crate::fixtures::{
    difference, exif, flag, jpeg, picture, pictures, stored_for, swapping_profile, with_segment,
};

#[test]
fn all_eight_orientations_come_out_upright() {
    let upright = flag(64, 48);
    for orientation in 1..=8 {
        let stored = jpeg(&stored_for(&upright, orientation), |_| {});
        let p = picture(&with_segment(&stored, 0xE1, &exif(orientation)));
        assert!(difference(&p.raster, &upright) < 4.0, "orientation {orientation}");
        assert_eq!(p.jpeg.is_some(), orientation == 1, "orientation {orientation}");
        // The file says 300 across and 150 down; lying pictures swap them.
        let dpi = if orientation >= 5 { (150.0, 300.0) } else { (300.0, 150.0) };
        assert_eq!(p.dpi, Some(dpi), "orientation {orientation}");
    }
}

#[test]
fn what_is_passed_on_shows_the_same_and_tells_nothing() {
    let plain = jpeg(&flag(64, 48), |_| {});
    let mut file = with_segment(&plain, 0xE1, &exif(1));
    file = with_segment(&file, 0xFE, b"GPS-SECRET in a comment");
    file = with_segment(&file, 0xED, b"Photoshop 3.0\0 GPS-SECRET");
    file.extend_from_slice(b"GPS-SECRET trailer of a phone");
    file.extend_from_slice(&plain);
    let p = picture(&file);
    let passed = p.jpeg.expect("nothing is in the way");
    for secret in [&b"GPS-SECRET"[..], b"Exif", b"24.9384", b"Photoshop"] {
        assert!(!passed.windows(secret.len()).any(|w| w == secret));
    }
    assert_eq!(picture(&passed).raster, p.raster);
    // Not one byte of the scan is changed.
    let scan = plain.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap();
    assert!(passed.ends_with(&plain[scan..]));
}

#[test]
fn a_profile_is_applied_and_keeps_the_stream_from_being_passed_on() {
    let stored = flag(64, 48);
    let content = [b"ICC_PROFILE\0\x01\x01", swapping_profile().as_slice()].concat();
    let file = with_segment(&jpeg(&stored, |_| {}), 0xE2, &content);
    let p = picture(&file);
    assert!(p.jpeg.is_none());
    let (before, after) = (&stored.row(40)[0..3], &p.raster.row(40)[0..3]);
    // Blue stays, red and green change places.
    assert!(after[0].abs_diff(before[1]) < 12 && after[1].abs_diff(before[0]) < 12, "{before:?} {after:?}");
    assert!(after[2].abs_diff(before[2]) < 12);
}

#[test]
fn the_srgb_profile_changes_nothing() {
    let icc = moxcms::ColorProfile::new_srgb().encode().unwrap();
    let content = [b"ICC_PROFILE\0\x01\x01", icc.as_slice()].concat();
    let plain = jpeg(&flag(64, 48), |_| {});
    let p = picture(&with_segment(&plain, 0xE2, &content));
    assert_eq!(p.raster, picture(&plain).raster);
    assert!(p.jpeg.is_some());
}

#[test]
fn a_broken_profile_is_told_and_left_aside() {
    let plain = jpeg(&flag(64, 48), |_| {});
    let p = picture(&with_segment(&plain, 0xE2, b"ICC_PROFILE\0\x01\x01nonsense"));
    assert_eq!(p.raster, picture(&plain).raster);
    assert_eq!(p.findings.first().map(|f| f.rule.as_str()), Some("profile-unreadable"));
}

#[test]
fn grey_stays_grey() {
    let grey = flag(61, 43).to_grey();
    let p = picture(&jpeg(&grey, |_| {}));
    assert_eq!(p.raster.channels(), Channels::Grey);
    assert!(difference(&p.raster, &grey) < 3.0);
    assert!(p.jpeg.is_some() && !p.bilevel);
}

#[test]
fn every_usual_sampling_and_scan_order_shows_the_flag() {
    let upright = flag(77, 53);
    for sampling in
        [SamplingFactor::F_1_1, SamplingFactor::F_2_1, SamplingFactor::F_1_2, SamplingFactor::F_2_2]
    {
        for (progressive, restart) in [(false, 0), (true, 0), (false, 3)] {
            let file = jpeg(&upright, |e| {
                e.set_sampling_factor(sampling);
                e.set_progressive(progressive);
                if restart > 0 {
                    e.set_restart_interval(restart);
                }
            });
            let p = picture(&file);
            assert!(difference(&p.raster, &upright) < 12.0, "{sampling:?} {progressive} {restart}");
        }
    }
}

/// The decoder would paint such files in wrong colours, and without an error.
#[test]
fn scans_one_after_another_are_refused_where_they_cannot_be_trusted() {
    let upright = flag(77, 53);
    let in_pieces = |sampling, restart: u16| {
        jpeg(&upright, |e| {
            e.set_sampling_factor(sampling);
            e.set_optimized_huffman_tables(true);
            if restart > 0 {
                e.set_restart_interval(restart);
            }
        })
    };
    let plain = picture(&in_pieces(SamplingFactor::F_1_1, 0));
    assert!(difference(&plain.raster, &upright) < 12.0);
    for file in [in_pieces(SamplingFactor::F_2_2, 0), in_pieces(SamplingFactor::F_1_1, 3)] {
        assert_eq!(pictures(&file).unwrap_err().code(), "unsupported");
    }
}

#[test]
fn ink_becomes_light() {
    // White paper, red, black, half grey; Adobe's inverted ink and YCCK.
    for colour in [jpeg_encoder::ColorType::Cmyk, jpeg_encoder::ColorType::CmykAsYcck] {
        let inks = [[0, 0, 0, 0], [0, 255, 255, 0], [0, 0, 0, 255], [0, 0, 0, 128]];
        let mut data = Vec::new();
        for y in 0..32 {
            for x in 0..32 {
                data.extend(inks[usize::from(x >= 16) + 2 * usize::from(y >= 16)]);
            }
        }
        let mut file = Vec::new();
        jpeg_encoder::Encoder::new(&mut file, 100).encode(&data, 32, 32, colour).unwrap();
        let p = picture(&file);
        let at = |x: usize, y: u32| &p.raster.row(y)[3 * x..3 * x + 3];
        let wanted = [(4, 4, [255, 255, 255]), (28, 4, [255, 0, 0]), (4, 28, [0, 0, 0]), (28, 28, [127; 3])];
        for (x, y, rgb) in wanted {
            let near = at(x, y).iter().zip(rgb).all(|(a, b)| a.abs_diff(b) < 6);
            assert!(near, "{colour:?} at {x},{y}: {:?}", at(x, y));
        }
        assert!(p.jpeg.is_none());
    }
}

#[test]
fn what_is_not_read_is_named() {
    let plain = jpeg(&flag(64, 48), |_| {});
    let frame = plain.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    for (kind, word) in [(0xC9, "arithmetic"), (0xC3, "lossless"), (0xC5, "hierarchical")] {
        let mut file = plain.clone();
        file[frame + 1] = kind;
        match pictures(&file) {
            Err(IntakeError::Unsupported { what, .. }) => assert!(what.contains(word), "{what}"),
            other => panic!("{other:?}"),
        }
    }
    let mut deep = plain;
    deep[frame + 4] = 12;
    assert_eq!(pictures(&deep).unwrap_err().code(), "unsupported");
}

#[test]
fn a_picture_cut_off_under_a_forged_end_is_not_painted_grey() {
    let whole = jpeg(&flag(640, 480), |_| {});
    for progressive in [false, true] {
        let whole =
            if progressive { jpeg(&flag(640, 480), |e| e.set_progressive(true)) } else { whole.clone() };
        let mut cut = whole[..whole.len() * 2 / 3].to_vec();
        assert!(matches!(pictures(&cut), Err(IntakeError::Truncated { .. })));
        cut.extend([0xFF, 0xD9]);
        if !progressive {
            assert!(matches!(pictures(&cut), Err(IntakeError::Corrupt { .. })));
        }
    }
}

#[test]
fn only_the_end_marker_missing_is_forgiven() {
    let whole = jpeg(&flag(640, 480), |_| {});
    let p = picture(&whole[..whole.len() - 2]);
    assert_eq!(p.raster, picture(&whole).raster);
    assert_eq!(p.findings.first().map(|f| f.rule.as_str()), Some("jpeg-without-end"));
    assert_eq!(p.jpeg.as_deref().and_then(|j| j.last()), Some(&0xD9));
}
