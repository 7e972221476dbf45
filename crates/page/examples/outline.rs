//! The outline of the page in JPEG photographs: `outline PICTURE.jpg...` prints one line of CSV each: the path, the
//! confidence, whether it is trusted, the corners, and the milliseconds that finding took.
#![expect(clippy::print_stdout, reason = "a command line tool")]

use std::time::Instant;

use liite_page::outline::{TRUST, find};
use liite_raster::{Channels, Raster};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&bytes), options);
        let data = decoder.decode()?;
        let (w, h) = decoder.dimensions().ok_or("no size")?;
        let picture = Raster::from_vec(w as u32, h as u32, Channels::Rgb, data)?;
        let began = Instant::now();
        let found = find(&picture);
        let took = began.elapsed().as_secs_f64() * 1000.0;
        match found {
            Some(outline) => {
                let corners: Vec<String> =
                    outline.quad.0.iter().map(|p| format!("{:.2},{:.2}", p.x, p.y)).collect();
                let trusted = outline.confidence >= TRUST;
                println!("{path},{:.3},{trusted},{},{took:.0}", outline.confidence, corners.join(","));
            }
            None => println!("{path},0,false,,,,,,,,,{took:.0}"),
        }
    }
    Ok(())
}
