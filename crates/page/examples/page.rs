//! Lays one photographed page flat, cleans it and makes it bilevel: `page INPUT.jpg "x0,y0;x1,y1;x2,y2;x3,y3"|keep OUT`
//! writes OUT-flat.png, OUT-clean.png and OUT-bw.png and prints what each step took.
#![allow(clippy::print_stdout, reason = "a program of its own, for the terminal")]

use std::time::Instant;

use liite_page::flatten::{self, PaperChoice};
use liite_page::{binarise, clean, colour, legibility};
use liite_raster::{Channels, Point, Quad, Raster};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, corners, out, ..] = args.as_slice() else {
        return Err("page INPUT CORNERS|keep OUT".into());
    };
    let picture = read(input)?;
    println!("{picture:?}");
    let began = Instant::now();
    let flat = if corners == "keep" {
        flatten::keep(&picture, None, PaperChoice::Auto, 300.0)
    } else {
        flatten::flatten(&picture, &quad(corners)?, PaperChoice::Auto, 300.0).ok_or("a degenerate outline")?
    };
    println!(
        "flatten  {:?}  {:?} {:?} {:.1} x {:.1} mm, {:.0} dpi",
        began.elapsed(),
        flat.raster,
        flat.paper,
        flat.size_mm.0,
        flat.size_mm.1,
        flat.dpi
    );
    let began = Instant::now();
    let cleaned = clean::clean(&flat.raster);
    println!(
        "clean    {:?}  changed {} paper {} of {:.2}, evenness {:.2}, noise {:.3}",
        began.elapsed(),
        cleaned.changed,
        cleaned.paper_level,
        cleaned.paper_share,
        cleaned.evenness,
        cleaned.noise
    );
    let began = Instant::now();
    let (colour, pictures) = (colour::judge(&cleaned.raster), colour::pictures(&cleaned.raster));
    println!("colour   {:?}  {colour:?}, pictures {pictures:.3}", began.elapsed());
    let began = Instant::now();
    let ink = binarise::binarise(&flat.raster);
    println!("binarise {:?}  {} of ink", began.elapsed(), ink.count_ink());
    let began = Instant::now();
    let verdict = legibility::judge(&flat.raster, &cleaned, &ink, 1);
    println!("judge    {:?}  {:?} edge {:?}", began.elapsed(), verdict.text, verdict.edge_px);
    verdict.findings.iter().for_each(|f| println!("         {} {:?}", f.rule, f.values));
    write(&format!("{out}-bw.png"), &ink.to_raster())?;
    write(&format!("{out}-flat.png"), &flat.raster)?;
    write(&format!("{out}-clean.png"), &cleaned.raster)
}

fn quad(text: &str) -> Result<Quad, Failure> {
    let mut corners = Vec::new();
    for pair in text.split(';') {
        let (x, y) = pair.split_once(',').ok_or("a corner is x,y")?;
        corners.push(Point::new(x.trim().parse()?, y.trim().parse()?));
    }
    Ok(Quad(corners.try_into().map_err(|_| "four corners are wanted")?))
}

fn read(path: &str) -> Result<Raster, Failure> {
    let bytes = std::fs::read(path)?;
    if bytes.starts_with(&[0xff, 0xd8]) {
        use zune_core::bytestream::ZCursor;
        use zune_core::{colorspace::ColorSpace, options::DecoderOptions};
        let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
        let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options);
        let data = decoder.decode()?;
        let (w, h) = decoder.dimensions().ok_or("no size")?;
        return Ok(Raster::from_vec(w as u32, h as u32, Channels::Rgb, data)?);
    }
    let picture = image::load_from_memory(&bytes)?.to_rgb8();
    Ok(Raster::from_vec(picture.width(), picture.height(), Channels::Rgb, picture.into_raw())?)
}

fn write(path: &str, picture: &Raster) -> Result<(), Failure> {
    let kind = match picture.channels() {
        Channels::Grey => image::ExtendedColorType::L8,
        Channels::Rgb => image::ExtendedColorType::Rgb8,
    };
    image::save_buffer(path, picture.data(), picture.width(), picture.height(), kind)?;
    Ok(())
}
