//! `liite outline`: corners as CSV.

use liite_raster::{Point, Quad};
use tempfile::tempdir;

use crate::liite::{file, letter, liite};

#[test]
fn corners_are_printed_clockwise_in_pixels_of_the_upright_picture() {
    let folder = tempdir().unwrap();
    let (shot, _) = letter(70);
    let input = file(folder.path(), "with, comma.jpg", &shot.jpeg);
    let output = liite(&["outline".as_ref(), input.as_os_str()]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("path,x0,y0,x1,y1,x2,y2,x3,y3,confidence"));
    let row = lines.next().unwrap();
    let (path, rest) = row[1..].split_once("\",").expect("a path with a comma is quoted");
    assert_eq!(path, input.to_string_lossy());
    let n: Vec<f64> = rest.split(',').map(|n| n.parse().unwrap()).collect();
    let quad = Quad([
        Point::new(n[0], n[1]),
        Point::new(n[2], n[3]),
        Point::new(n[4], n[5]),
        Point::new(n[6], n[7]),
    ]);
    assert!(quad.iou(&shot.quad) > 0.95, "{}", quad.iou(&shot.quad));
    assert_eq!(quad, quad.normalised());
}

#[test]
fn a_picture_without_a_page_has_empty_corners_and_a_broken_one_an_empty_row() {
    let folder = tempdir().unwrap();
    let wall = liite_testkit::jpeg(
        &liite_raster::Raster::filled(600, 400, liite_raster::Channels::Rgb, 150),
        90,
        None,
    );
    let wall = file(folder.path(), "wall.jpg", &wall);
    let broken = file(folder.path(), "broken.jpg", b"no");
    let output = liite(&["outline".as_ref(), wall.as_os_str(), broken.as_os_str()]);
    assert_eq!(output.status.code(), Some(5));
    let text = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<_> = text.lines().skip(1).map(|row| row.rsplit_once(".jpg").unwrap().1).collect();
    assert!(rows[0].starts_with(",,,,,,,,,0."), "{rows:?}");
    assert_eq!(rows[1], ",,,,,,,,,");
}
