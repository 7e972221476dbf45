//! Pages in layers beside the best free programs: bytes a page, and what an OCR engine still reads.

use std::path::Path;
use std::time::Duration;

use liite_page::flatten::{PaperChoice, flatten};
use liite_raster::Raster;
use liite_testkit::character_error_rate;
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{Document, Kind, Language, page};

use crate::Common;
use crate::ocr::{tesseract, write};
use crate::process::{installed, run, scratch};

const PATIENCE: Duration = Duration::from_secs(300);

/// What the pages are.
const KINDS: [(&str, bool); 2] = [("plain text", false), ("stamp, signature, logo", true)];

/// One program's sums.
#[derive(Default, Clone, Copy)]
struct Sum {
    bytes: u64,
    errors: f64,
    pages: u32,
}

impl Sum {
    fn add(&mut self, bytes: u64, errors: f64) {
        self.bytes += bytes;
        self.errors += errors;
        self.pages += 1;
    }

    fn line(&self, name: &str) -> String {
        let pages = f64::from(self.pages.max(1));
        let (bytes, rate) = (self.bytes as f64 / pages / 1000.0, self.errors / pages * 100.0);
        format!("  {name:28} {bytes:8.1} kB a page, mean character error rate {rate:6.2} %")
    }
}

/// Prints bytes a page and character error rates for each kind of page and each program that is installed.
pub fn measure(common: &Common, pages: u64) -> Result<(), String> {
    if !installed("tesseract") || !installed("pdftoppm") {
        return Err("tesseract and pdftoppm are needed".to_owned());
    }
    for (name, marked) in KINDS {
        let mut sums = [Sum::default(); 5];
        for i in 0..pages {
            one(common, 9_500_000 + i, marked, &mut sums)?;
        }
        println!("{name}, {pages} photographed pages");
        let names = ["flattened, as PNG", "Liite", "Liite, one picture", "OCRmyPDF -O3", "recode_pdf"];
        for (sum, name) in sums.iter().zip(names).filter(|(sum, _)| sum.pages > 0) {
            println!("{}", sum.line(name));
        }
    }
    Ok(())
}

fn one(common: &Common, seed: u64, marked: bool, sums: &mut [Sum; 5]) -> Result<(), String> {
    let folder = scratch()?;
    let at = |name: &str| folder.path().join(name);
    let plain = Document::plain(Kind::Letter, Language::English);
    let document =
        if marked { Document { stamp: true, signature: true, logo: true, ..plain } } else { plain };
    let sheet = page(document, seed, 300.0);
    let shot = simulate(&sheet.raster, sheet.size_mm, &Scene::calm(seed, (3000, 4000)));
    write(&at("shot.jpg"), &shot.jpeg)?;
    // The others cannot cut a page out of a photograph: they are given it flat.
    let flat = flatten(&shot.raster, &shot.quad, PaperChoice::A4, 300.0).ok_or("degenerate truth")?;
    save(&flat.raster, &at("flat.png"))?;
    save(&flat.raster, &at("flat.jpg"))?;
    let rate = |path: &Path| tesseract(path).map(|read| character_error_rate(&sheet.text, &read));
    let size = |path: &Path| std::fs::metadata(path).map(|m| m.len()).map_err(|e| e.to_string());
    sums[0].add(size(&at("flat.png"))?, rate(&at("flat.png"))?);
    let shown = |pdf: &Path| -> Result<f64, String> {
        let prefix = pdf.with_extension("");
        run(
            "pdftoppm",
            &["-r", "300", "-gray", "-png", "-singlefile", &text(pdf), &text(&prefix)],
            PATIENCE,
        )?;
        rate(&pdf.with_extension("png"))
    };
    for (slot, name, layers) in [(1, "layers.pdf", "auto"), (2, "picture.pdf", "never")] {
        let (shot, out) = (text(&at("shot.jpg")), text(&at(name)));
        run(&common.liite, &["convert", &shot, "-q", "--layers", layers, "-o", &out], PATIENCE)?;
        sums[slot].add(size(&at(name))?, shown(&at(name))?);
    }
    let dpi = format!("{:.0}", flat.dpi);
    if installed("ocrmypdf") {
        let (from, out) = (text(&at("flat.jpg")), text(&at("ocrmypdf.pdf")));
        run("ocrmypdf", &["-O3", "--image-dpi", &dpi, "-l", "eng", "--quiet", &from, &out], PATIENCE)?;
        sums[3].add(size(&at("ocrmypdf.pdf"))?, shown(&at("ocrmypdf.pdf"))?);
    }
    if installed("recode_pdf") {
        let hocr = text(&at("flat"));
        run("tesseract", &[&text(&at("flat.png")), &hocr, "-l", "eng", "--dpi", &dpi, "hocr"], PATIENCE)?;
        let (from, hocr, out) = (text(&at("flat.png")), text(&at("flat.hocr")), text(&at("recode.pdf")));
        let mask = if installed("jbig2") { "jbig2" } else { "ccitt" };
        let mut args = vec!["--from-imagestack", &from, "--hocr-file", &hocr, "--dpi", &dpi];
        args.extend(["--bg-downsample", "3", "--mask-compression", mask, "-J", "pillow", "-o", &out]);
        run("recode_pdf", &args, PATIENCE)?;
        sums[4].add(size(&at("recode.pdf"))?, shown(&at("recode.pdf"))?);
    }
    Ok(())
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn save(picture: &Raster, path: &Path) -> Result<(), String> {
    let rgb = picture.to_rgb();
    if path.extension().is_some_and(|e| e == "jpg") {
        let coded = liite_pdf::code::jpeg(&rgb, 92).map_err(|e| e.to_string())?;
        return write(path, &coded.bytes);
    }
    image::save_buffer(path, rgb.data(), rgb.width(), rgb.height(), image::ExtendedColorType::Rgb8)
        .map_err(|e| e.to_string())
}
