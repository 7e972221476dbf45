//! Photographed text pages in one call: do they fit, and does an OCR engine read them as well as the flattened
//! originals?

use std::path::Path;
use std::time::Duration;

use liite_page::flatten::{PaperChoice, flatten};
use liite_raster::Raster;
use liite_testkit::character_error_rate;
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{Document, Kind, Language, page};

use crate::Common;
use crate::process::{installed, run, scratch};

const PATIENCE: Duration = Duration::from_secs(600);

/// Prints bytes and character error rates.
pub fn measure(common: &Common, pages: u64, limit: u64) -> Result<(), String> {
    if !installed("tesseract") || !installed("pdftoppm") {
        return Err("tesseract and pdftoppm are needed".to_owned());
    }
    let folder = scratch()?;
    let at = |name: &str| folder.path().join(name);
    let mut truths = Vec::new();
    let mut flat_rates = Vec::new();
    let mut names = Vec::new();
    for i in 0..pages {
        let seed = 9_000_000 + i;
        let sheet = page(Document::plain(Kind::Letter, Language::English), seed, 300.0);
        let shot = simulate(&sheet.raster, sheet.size_mm, &Scene::calm(seed, (3000, 4000)));
        let name = at(&format!("{i:03}.jpg"));
        write(&name, &shot.jpeg)?;
        names.push(name.to_string_lossy().into_owned());
        // The reference is cut out along the true corners and not cleaned.
        let flat = flatten(&shot.raster, &shot.quad, PaperChoice::A4, 300.0).ok_or("degenerate truth")?;
        let read = read(&flat.raster, &at("flat.png"))?;
        flat_rates.push(character_error_rate(&sheet.text, &read));
        truths.push(sheet.text);
    }
    let out = at("out.pdf").to_string_lossy().into_owned();
    let limit_text = limit.to_string();
    let mut args = vec!["convert", "--limit", &limit_text, "-o", &out];
    args.extend(names.iter().map(String::as_str));
    let result = run(&common.liite, &args, PATIENCE)?;
    print!("{}{}", String::from_utf8_lossy(&result.out), result.err);
    if result.code != Some(0) {
        return Err("the conversion failed".to_owned());
    }
    let bytes = std::fs::metadata(&out).map_err(|e| e.to_string())?.len();
    let prefix = at("page").to_string_lossy().into_owned();
    run("pdftoppm", &["-r", "300", "-gray", "-png", &out, &prefix], PATIENCE)?;
    let mut rendered: Vec<_> =
        crate::process::files(folder.path()).into_iter().filter(|p| stem(p).starts_with("page-")).collect();
    rendered.sort();
    if rendered.len() != truths.len() {
        return Err(format!("{} pages out of {}", rendered.len(), truths.len()));
    }
    let mut rates = Vec::new();
    for (path, truth) in rendered.iter().zip(&truths) {
        rates.push(character_error_rate(truth, &tesseract(path)?));
    }
    for (i, (flat, rate)) in flat_rates.iter().zip(&rates).enumerate() {
        println!("page {:3}: flattened {:6.2} %, in the PDF {:6.2} %", i + 1, flat * 100.0, rate * 100.0);
    }
    let mean = |rates: &[f64]| rates.iter().sum::<f64>() / rates.len().max(1) as f64 * 100.0;
    println!(
        "{pages} pages, {bytes} bytes (limit {limit}), {:.1} s, peak {} MB; mean character error rate: flattened \
         {:.2} %, in the PDF {:.2} %",
        result.wall.as_secs_f64(),
        result.peak / 1_000_000,
        mean(&flat_rates),
        mean(&rates)
    );
    Ok(())
}

fn stem(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(picture: &Raster, path: &Path) -> Result<String, String> {
    let grey = picture.to_grey();
    image::save_buffer(path, grey.data(), grey.width(), grey.height(), image::ExtendedColorType::L8)
        .map_err(|e| e.to_string())?;
    tesseract(path)
}

/// What Tesseract reads on a picture of 300 dots per inch.
pub fn tesseract(path: &Path) -> Result<String, String> {
    let input = path.to_string_lossy();
    let result = run("tesseract", &[&input, "stdout", "-l", "eng", "--dpi", "300"], PATIENCE)?;
    Ok(String::from_utf8_lossy(&result.out).into_owned())
}

/// Writes a file of a measurement.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}
