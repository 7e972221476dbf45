//! Rasters, bitmaps and plane geometry.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests: a failure here is a failed test"
)]

use liite_raster::{Bitmap, Channels, Homography, Point, Quad, QuarterTurn, Raster};

fn numbered(width: u32, height: u32) -> Raster {
    let data = (0..width * height).map(|v| v as u8).collect();
    Raster::from_vec(width, height, Channels::Grey, data).unwrap()
}

#[test]
fn samples_that_do_not_fill_the_shape_are_refused() {
    assert!(Raster::from_vec(2, 2, Channels::Rgb, vec![0; 11]).is_err());
    assert!(Raster::from_vec(0, 2, Channels::Grey, vec![]).is_err());
}

#[test]
fn turning_right_takes_the_left_column_to_the_top() {
    let turned = numbered(3, 2).turned(QuarterTurn::Right);
    assert_eq!((turned.width(), turned.height()), (2, 3));
    assert_eq!(turned.data(), [3, 0, 4, 1, 5, 2]);
}

#[test]
fn four_quarter_turns_and_two_mirrors_change_nothing() {
    let picture = numbered(37, 41).to_rgb();
    let mut turned = picture.clone();
    for _ in 0..4 {
        turned = turned.turned(QuarterTurn::Right);
    }
    assert_eq!(turned, picture);
    assert_eq!(picture.clone().turned(QuarterTurn::Left).turned(QuarterTurn::Right), picture);
    assert_eq!(picture.clone().turned(QuarterTurn::Half).turned(QuarterTurn::Half), picture);
    assert_eq!(picture.clone().mirrored().mirrored(), picture);
}

#[test]
fn shrinking_averages_also_at_the_ragged_edge() {
    let small = numbered(3, 3).shrunk_by(2);
    assert_eq!((small.width(), small.height()), (2, 2));
    assert_eq!(small.data(), [2, 4, 7, 8]);
}

#[test]
fn a_bitmap_keeps_what_was_set_and_its_padding_stays_paper() {
    let mut bits = Bitmap::threshold(&numbered(13, 3), 20);
    assert_eq!(bits.count_ink(), 20);
    bits.set(12, 2, true);
    bits.set(13, 2, true);
    assert!(bits.ink(12, 2) && !bits.ink(13, 2));
    assert_eq!(bits.count_ink(), 21);
    assert_eq!(Bitmap::threshold(&bits.to_raster(), 128), bits);
}

#[test]
fn the_jaccard_index_of_a_half_covered_square_is_a_third() {
    let a = Quad::whole(10, 10);
    let b =
        Quad([Point::new(5.0, 0.0), Point::new(15.0, 0.0), Point::new(15.0, 10.0), Point::new(5.0, 10.0)]);
    assert!((a.iou(&b) - 1.0 / 3.0).abs() < 1e-9);
    assert!((a.iou(&a) - 1.0).abs() < 1e-9);
    assert!(a.iou(&b.scaled(100.0)) < 1e-9);
}

#[test]
fn a_homography_takes_corners_to_corners() {
    let from = Quad::whole(100, 50);
    let to =
        Quad([Point::new(3.0, 4.0), Point::new(80.0, 9.0), Point::new(90.0, 60.0), Point::new(1.0, 40.0)]);
    let there = Homography::between(&from, &to).unwrap();
    for (p, q) in from.0.iter().zip(&to.0) {
        assert!(there.apply(*p).distance(*q) < 1e-6);
    }
    let flat = Quad([Point::new(0.0, 0.0); 4]);
    assert!(Homography::between(&flat, &to).is_none());
}

#[test]
fn corners_in_any_order_are_put_clockwise_from_the_top_left() {
    let q = Quad::whole(4, 3).0;
    for shift in 0..4 {
        let mut corners = q;
        corners.rotate_left(shift);
        assert_eq!(Quad(corners).normalised(), Quad(q));
        corners.reverse();
        assert_eq!(Quad(corners).normalised(), Quad(q));
    }
}
