//! Pages in layers beside the best free programs: bytes a page, and what an OCR engine still reads.

use std::path::{Path, PathBuf};
use std::time::Duration;

use liite_page::flatten::{PaperChoice, flatten};
use liite_raster::Raster;
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{Document, Kind, Language, page};
use liite_testkit::{character_error_rate, lost_rate};

use crate::Common;
use crate::ocr::{tesseract, write};
use crate::process::{files, installed, run, scratch};

const PATIENCE: Duration = Duration::from_secs(300);

/// What the pages are.
const KINDS: [(&str, bool); 2] = [("plain text", false), ("stamp, signature, logo", true)];

/// One program's sums.
#[derive(Default, Clone, Copy)]
struct Sum {
    bytes: u64,
    errors: f64,
    lost: f64,
    pages: u32,
}

impl Sum {
    fn add(&mut self, bytes: u64, (errors, lost): (f64, f64)) {
        self.bytes += bytes;
        self.errors += errors;
        self.lost += lost;
        self.pages += 1;
    }

    fn line(&self, name: &str) -> String {
        let pages = f64::from(self.pages.max(1));
        let bytes = self.bytes as f64 / pages / 1000.0;
        let (rate, lost) = (self.errors / pages * 100.0, self.lost / pages * 100.0);
        format!(
            "  {name:22} {bytes:8.1} kB a page, mean character error rate {rate:6.2} %, lost {lost:5.2} %"
        )
    }
}

/// The programs, the first of which is the picture that all were given.
const NAMES: [&str; 5] = ["flattened, as PNG", "Liite", "Liite, one picture", "OCRmyPDF -O3", "recode_pdf"];

/// Prints bytes a page and character error rates for each kind of page and each program that is installed.
pub fn measure(common: &Common, pages: u64, real: bool) -> Result<(), String> {
    if !installed("tesseract") || !installed("pdftoppm") {
        return Err("tesseract and pdftoppm are needed".to_owned());
    }
    if real {
        return of_material(common, pages);
    }
    for (name, marked) in KINDS {
        let mut sums = [Sum::default(); 5];
        for i in 0..pages {
            simulated(common, 9_500_000 + i, marked, &mut sums)?;
        }
        println!("{name}, {pages} photographed pages");
        tell(&sums);
    }
    Ok(())
}

fn tell(sums: &[Sum; 5]) {
    for (sum, name) in sums.iter().zip(NAMES).filter(|(sum, _)| sum.pages > 0) {
        println!("{}", sum.line(name));
    }
}

/// A page, and what every program made of it stands in `folder`.
struct Sheet<'a> {
    common: &'a Common,
    folder: tempfile::TempDir,
    /// What Liite is given.
    input: PathBuf,
    /// What OCRmyPDF is given, which cannot cut a page out.
    laid_flat: PathBuf,
    /// Pixels of the picture that every result is shown at.
    size: (u32, u32),
    dpi: f64,
}

fn simulated(common: &Common, seed: u64, marked: bool, sums: &mut [Sum; 5]) -> Result<(), String> {
    let folder = scratch()?;
    let plain = Document::plain(Kind::Letter, Language::English);
    let document =
        if marked { Document { stamp: true, signature: true, logo: true, ..plain } } else { plain };
    let sheet = page(document, seed, 300.0);
    let shot = simulate(&sheet.raster, sheet.size_mm, &Scene::calm(seed, (3000, 4000)));
    let (input, laid_flat) = (folder.path().join("shot.jpg"), folder.path().join("flat.jpg"));
    write(&input, &shot.jpeg)?;
    // The others cannot cut a page out of a photograph: they are given it flat.
    let flat = flatten(&shot.raster, &shot.quad, PaperChoice::A4, 300.0).ok_or("degenerate truth")?;
    save(&flat.raster, &folder.path().join("flat.png"))?;
    save(&flat.raster, &laid_flat)?;
    let size = (flat.raster.width(), flat.raster.height());
    Sheet { common, folder, input, laid_flat, size, dpi: flat.dpi }.all(&sheet.text, sums)
}

/// Folders of scans and photographs of paper.
const PARTS: [&str; 5] =
    ["scans/softmatic-receipts", "scans/leptonica", "scans/skimage", "photos/scanic", "photos/smartdoc15"];

/// Scans and photographs. Where no other engine's reading lies beside a picture, what Tesseract reads on the picture
/// itself stands for the truth.
fn of_material(common: &Common, pages: u64) -> Result<(), String> {
    let data = common.data.as_ref().ok_or("--data is needed")?;
    let mut all = [Sum::default(); 5];
    for part in PARTS {
        let mut sums = [Sum::default(); 5];
        for path in files(&data.join(part)).iter().filter(|path| is_picture(path)) {
            if u64::from(sums[0].pages) < pages {
                real(common, path, &mut sums)?;
            }
        }
        println!("{part}, {} pages", sums[0].pages);
        tell(&sums);
        all.iter_mut().zip(sums).for_each(|(all, sum)| {
            *all = Sum {
                bytes: all.bytes + sum.bytes,
                errors: all.errors + sum.errors,
                lost: all.lost + sum.lost,
                pages: all.pages + sum.pages,
            };
        });
    }
    println!("all of them, {} pages", all[0].pages);
    tell(&all);
    Ok(())
}

fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|e| ["jpg", "jpeg", "png"].iter().any(|known| e.eq_ignore_ascii_case(known)))
}

/// Fewer letters than this, and it is no page of text.
const LETTERS: usize = 300;

fn real(common: &Common, path: &Path, sums: &mut [Sum; 5]) -> Result<(), String> {
    let Ok(picture) = crate::outline::open(path) else { return Ok(()) };
    let folder = scratch()?;
    save(&picture, &folder.path().join("flat.png"))?;
    // A picture without loss is given to all of them as it is.
    let kind = if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("png")) { "png" } else { "jpg" };
    let input = folder.path().join(format!("shot.{kind}"));
    std::fs::copy(path, &input).map_err(|e| e.to_string())?;
    let text = match read_by_another(path) {
        Some(text) => text,
        None => tesseract(&folder.path().join("flat.png"))?,
    };
    if text.chars().filter(|c| c.is_alphanumeric()).count() < LETTERS {
        return Ok(());
    }
    let before = *sums;
    let size = (picture.width(), picture.height());
    // As the program is used: where it finds the page it cuts it out, which the others cannot.
    Sheet { common, folder, laid_flat: input.clone(), input, size, dpi: 300.0 }.all(&text, sums)?;
    let page: Vec<String> = sums
        .iter()
        .zip(before)
        .map(|(after, before)| {
            let (bytes, lost) = (after.bytes - before.bytes, after.lost - before.lost);
            format!("{:.1} kB {:.1} % lost", bytes as f64 / 1000.0, lost * 100.0)
        })
        .collect();
    println!("    {}: {}", path.file_name().unwrap_or_default().to_string_lossy(), page.join(", "));
    Ok(())
}

/// The lines that Amazon's Textract read, from the file of its blocks beside the picture.
fn read_by_another(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let blocks = std::fs::read(path.with_file_name(format!("{stem}_blocks.json"))).ok()?;
    let blocks: Vec<serde_json::Value> = serde_json::from_slice(&blocks).ok()?;
    let lines = blocks.iter().filter(|b| b["BlockType"] == "LINE").filter_map(|b| b["Text"].as_str());
    Some(lines.collect::<Vec<_>>().join("\n"))
}

impl Sheet<'_> {
    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn all(&self, truth: &str, sums: &mut [Sum; 5]) -> Result<(), String> {
        let rate = |path: &Path| {
            tesseract(path).map(|read| (character_error_rate(truth, &read), lost_rate(truth, &read)))
        };
        let size = |path: &Path| std::fs::metadata(path).map(|m| m.len()).map_err(|e| e.to_string());
        sums[0].add(size(&self.at("flat.png"))?, rate(&self.at("flat.png"))?);
        let dpi = format!("{:.0}", self.dpi);
        for (slot, name, layers) in [(1, "layers.pdf", "auto"), (2, "picture.pdf", "never")] {
            let (shot, out) = (text(&self.input), text(&self.at(name)));
            let args = ["convert", &shot, "-q", "--layers", layers, "-o", &out];
            run(&self.common.liite, &args, PATIENCE)?;
            sums[slot].add(size(&self.at(name))?, rate(&self.shown(name)?)?);
        }
        if installed("ocrmypdf") {
            let (from, out) = (text(&self.laid_flat), text(&self.at("ocrmypdf.pdf")));
            run("ocrmypdf", &["-O3", "--image-dpi", &dpi, "-l", "eng", "--quiet", &from, &out], PATIENCE)?;
            sums[3].add(size(&self.at("ocrmypdf.pdf"))?, rate(&self.shown("ocrmypdf.pdf")?)?);
        }
        // poppler refuses recode_pdf's masks where no coder called jbig2 is installed; mutool shows them.
        if installed("recode_pdf") && installed("mutool") {
            self.recoded(&dpi)?;
            sums[4].add(size(&self.at("recode.pdf"))?, rate(&self.shown_by_mutool("recode.pdf")?)?);
        }
        Ok(())
    }

    /// recode_pdf takes pixels and the words on them; its mask is JBIG2 where a coder called jbig2 is installed.
    fn recoded(&self, dpi: &str) -> Result<(), String> {
        let (png, hocr) = (text(&self.at("flat.png")), text(&self.at("flat")));
        run("tesseract", &[&png, &hocr, "-l", "eng", "--dpi", dpi, "hocr"], PATIENCE)?;
        let (hocr, out) = (text(&self.at("flat.hocr")), text(&self.at("recode.pdf")));
        let mask = if installed("jbig2") { "jbig2" } else { "ccitt" };
        let mut args = vec!["--from-imagestack", &png, "--hocr-file", &hocr, "--dpi", dpi];
        args.extend(["--bg-downsample", "3", "--mask-compression", mask, "-J", "pillow", "-o", &out]);
        let made = run("recode_pdf", &args, PATIENCE)?;
        if made.code == Some(0) { Ok(()) } else { Err(format!("recode_pdf failed: {}", made.err)) }
    }

    fn shown_by_mutool(&self, pdf: &str) -> Result<PathBuf, String> {
        let (pdf, png) = (self.at(pdf), self.at(pdf).with_extension("png"));
        let (w, h) = (self.size.0.to_string(), self.size.1.to_string());
        run("mutool", &["draw", "-q", "-w", &w, "-h", &h, "-o", &text(&png), &text(&pdf), "1"], PATIENCE)?;
        Ok(png)
    }

    /// The page of a PDF, as wide as the picture was.
    fn shown(&self, pdf: &str) -> Result<PathBuf, String> {
        let (pdf, prefix) = (self.at(pdf), self.at(pdf).with_extension(""));
        let (from, to, width) = (text(&pdf), text(&prefix), self.size.0.to_string());
        let size = ["-scale-to-x", &width, "-scale-to-y", "-1"];
        let args = [&size[..], &["-gray", "-png", "-singlefile", &from, &to]].concat();
        run("pdftoppm", &args, PATIENCE)?;
        Ok(pdf.with_extension("png"))
    }
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
