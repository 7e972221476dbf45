//! The verdict on real photographs and scans, beside how sure an OCR engine is of what it reads there.

use std::path::Path;
use std::time::Duration;

use liite_convert::Recipe;
use liite_page::legibility::Legibility;

use super::material::picture;
use crate::process::{files, run, scratch};

/// Folders of the real material with papers on them.
const FOLDERS: [&str; 5] = [
    "photos/scanic",
    "photos/smartdoc15",
    "scans/softmatic-receipts",
    "scans/tesseract-test",
    "scans/skimage",
];
/// An engine this sure (0 to 100) of its words has read them, on the whole.
const SURE: f64 = 85.0;
/// One less sure than this has guessed.
const UNSURE: f64 = 60.0;
/// With fewer letters nothing can be said.
const LEAST_LETTERS: usize = 60;

/// What the engine made of a page.
struct Words {
    /// Mean confidence over the letters, 0 to 100.
    sure: f64,
    letters: usize,
}

/// Prints a line for every picture, and how verdict and engine agree.
pub fn measure(data: &Path) -> Result<(), String> {
    let scratch = scratch()?;
    let page_at = scratch.path().join("page.png");
    let mut table: Vec<(Words, Legibility)> = Vec::new();
    println!(
        "| picture | sure | letters | would be misread | called | findings |\n| --- | --- | --- | --- | --- | --- |"
    );
    let samples = files(Path::new("assets/samples"));
    for path in FOLDERS.iter().flat_map(|folder| files(&data.join(folder))).chain(samples) {
        let Ok(raster) = crate::outline::open(&path) else { continue };
        let Ok(master) = liite_convert::make_page("page", picture(raster), &Recipe::default()) else {
            continue;
        };
        let page = master.pixels().map_err(|e| e.to_string())?.to_grey();
        image::save_buffer(&page_at, page.data(), page.width(), page.height(), image::ExtendedColorType::L8)
            .map_err(|e| e.to_string())?;
        let words = words(&page_at)?;
        let predicted = liite_page::legibility::read(&page)
            .map_or("-".to_owned(), |r| format!("{:.1} %", r.misread * 100.0));
        let rules: Vec<String> =
            master.findings.iter().map(|f| format!("{} ({:?})", f.rule, f.severity)).collect();
        let name = path.strip_prefix(data).unwrap_or(&path).display().to_string();
        let (sure, letters, called) = (words.sure, words.letters, master.legibility);
        println!(
            "| {name} | {sure:.0} | {letters} | {predicted} | {} | {} |",
            called.name(),
            rules.join(", ")
        );
        table.push((words, called));
    }
    let share = |which: &dyn Fn(&Words) -> bool| {
        let of: Vec<_> = table.iter().filter(|(w, _)| w.letters >= LEAST_LETTERS && which(w)).collect();
        let told = of.iter().filter(|(_, called)| *called > Legibility::Readable).count();
        format!("{told} of {}", of.len())
    };
    println!(
        "\ncalled doubtful or unreadable: {} that the engine is sure of, {} between, {} that it is unsure of",
        share(&|w| w.sure >= SURE),
        share(&|w| (UNSURE..SURE).contains(&w.sure)),
        share(&|w| w.sure < UNSURE)
    );
    Ok(())
}

/// What Tesseract reads, and how sure it is of each word.
fn words(page: &Path) -> Result<Words, String> {
    let input = page.to_string_lossy().into_owned();
    let read = run("tesseract", &[input.as_str(), "stdout", "-l", "eng", "tsv"], Duration::from_secs(120))?;
    let (mut sum, mut letters) = (0.0, 0);
    for line in String::from_utf8_lossy(&read.out).lines().skip(1) {
        // level page block par line word left top width height conf text
        let columns: Vec<&str> = line.split('\t').collect();
        let (Some(sure), Some(text)) = (columns.get(10).and_then(|c| c.parse::<f64>().ok()), columns.get(11))
        else {
            continue;
        };
        let here = text.chars().filter(|c| c.is_alphanumeric()).count();
        if sure >= 0.0 && here > 0 {
            sum += sure * here as f64;
            letters += here;
        }
    }
    Ok(Words { sure: sum / f64::from(u32::try_from(letters.max(1)).unwrap_or(u32::MAX)), letters })
}
