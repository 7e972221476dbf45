//! Measures the JPEG encoder beside the one it replaced and libjpeg-turbo's: bytes, time and likeness.
//!
//! `cargo run --release -p liite-pdf --example jpeg_figures [-- likeness | time | reading | pages FOLDER]`; where
//! LIITE_DATA names a folder of real material, on some of that too.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the people who work on the encoder"
)]

mod before;
mod metrics;
mod pages;

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use liite_pdf::code::{Coded, Coding, Quality, Subsampling, Transformed, decode};
use liite_raster::{Channels, Raster};
use pages::Page;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Coder {
    Before,
    Fast,
    Small,
    Turbo,
}

const CODERS: [Coder; 4] = [Coder::Before, Coder::Fast, Coder::Small, Coder::Turbo];

impl Coder {
    /// `None` when the program is not installed.
    fn code(self, picture: &Raster, quality: u8) -> Option<Vec<u8>> {
        let ours = |quality: Quality| {
            let transformed = Transformed::of(picture, Subsampling::at(quality.luma)).expect("a page");
            Some(transformed.at(quality).bytes)
        };
        match self {
            Coder::Before => Some(before::jpeg(picture, quality)),
            Coder::Fast => ours(quality.into()),
            Coder::Small => ours(Quality::from(quality).small()),
            Coder::Turbo => turbo(picture, quality),
        }
    }
}

fn pnm(picture: &Raster) -> Vec<u8> {
    let kind = if picture.channels() == Channels::Grey { 5 } else { 6 };
    let mut out = format!("P{kind}\n{} {}\n255\n", picture.width(), picture.height()).into_bytes();
    out.extend_from_slice(picture.data());
    out
}

fn turbo(picture: &Raster, quality: u8) -> Option<Vec<u8>> {
    let sampling = if quality < 90 { "2x2" } else { "1x1" };
    let mut child = Command::new("cjpeg")
        .args(["-optimize", "-progressive", "-sample", sampling, "-quality", &quality.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    let input = pnm(picture);
    let feed = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().ok()?;
    drop(feed.join());
    Some(output.stdout)
}

fn decoded(picture: &Raster, bytes: &[u8]) -> Raster {
    let coding = Coding::Jpeg { channels: picture.channels() };
    let coded = Coded { width: picture.width(), height: picture.height(), coding, bytes: bytes.to_vec() };
    decode(&coded).expect("what was just written")
}

const QUALITIES: [u8; 6] = [35, 50, 65, 75, 82, 88];

/// Logarithm of the bytes at which `metric` reaches `wanted`, between the measured qualities.
fn bytes_at(curve: &[(f64, f64)], wanted: f64) -> Option<f64> {
    let [.., _] = curve else { return None };
    let i = curve.windows(2).position(|w| w[0].0 <= wanted && wanted <= w[1].0);
    let (a, b) = match i {
        Some(i) => (curve[i], curve[i + 1]),
        None if wanted < curve[0].0 => (curve[0], curve[1]),
        None => (curve[curve.len() - 2], curve[curve.len() - 1]),
    };
    Some(a.1 + (b.1 - a.1) * (wanted - a.0) / (b.0 - a.0))
}

fn likeness(pages: &[Page]) {
    println!(
        "| page | quality | before kB | same quality: fast, small | same SSIM: fast, small, turbo | same HVS: fast, small, turbo | colour dB: before, fast, small |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut sums = [0.0f64; 8];
    let mut n = 0.0;
    for page in pages {
        let curves: Vec<Vec<(f64, metrics::Likeness)>> = CODERS
            .iter()
            .map(|coder| {
                let each = QUALITIES.iter().filter_map(|&q| {
                    let bytes = coder.code(&page.picture, q)?;
                    let like = metrics::compare(&page.picture, &decoded(&page.picture, &bytes));
                    Some(((bytes.len() as f64).ln(), like))
                });
                each.collect()
            })
            .collect();
        for (i, quality) in QUALITIES.iter().enumerate().filter(|(_, q)| [50, 75, 82].contains(*q)) {
            let (bytes, like) = curves[0][i];
            let same = |k: usize| curves[k].get(i).map_or(f64::NAN, |c| (c.0 - bytes).exp());
            let at = |k: usize, of: fn(&metrics::Likeness) -> f64| {
                let curve: Vec<(f64, f64)> = curves[k].iter().map(|c| (of(&c.1), c.0)).collect();
                bytes_at(&curve, of(&like)).map_or(f64::NAN, |b| (b - bytes).exp())
            };
            let row = [
                same(1),
                same(2),
                at(1, |l| l.ssim),
                at(2, |l| l.ssim),
                at(3, |l| l.ssim),
                at(1, |l| l.hvs),
                at(2, |l| l.hvs),
                at(3, |l| l.hvs),
            ];
            sums.iter_mut().zip(row).for_each(|(s, v)| *s += v.ln());
            n += 1.0;
            let colour = [0, 1, 2].map(|k: usize| curves[k][i].1.colour);
            println!(
                "| {} | {quality} | {:.0} | {:.3}, {:.3} | {:.3}, {:.3}, {:.3} | {:.3}, {:.3}, {:.3} | {:.1}, {:.1}, {:.1} |",
                page.name,
                bytes.exp() / 1000.0,
                row[0],
                row[1],
                row[2],
                row[3],
                row[4],
                row[5],
                row[6],
                row[7],
                colour[0],
                colour[1],
                colour[2]
            );
        }
    }
    let m = sums.map(|s| (s / n).exp());
    println!(
        "| geometric mean | | | {:.3}, {:.3} | {:.3}, {:.3}, {:.3} | {:.3}, {:.3}, {:.3} | |",
        m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]
    );
}

/// Milliseconds, the best of a few runs.
fn best<T>(mut work: impl FnMut() -> T) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..7 {
        let start = Instant::now();
        std::hint::black_box(work());
        least = least.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    least
}

fn time(pages: &[Page]) {
    println!("| page | pixels | before | fast | small | transform | at | size_at |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for page in pages {
        let picture = &page.picture;
        for quality in [75, 85] {
            let transformed = Transformed::of(picture, Subsampling::at(quality)).expect("a page");
            println!(
                "| {} q{quality} | {:.1} M | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} |",
                page.name,
                picture.pixels() as f64 / 1e6,
                best(|| Coder::Before.code(picture, quality)),
                best(|| Coder::Fast.code(picture, quality)),
                best(|| Coder::Small.code(picture, quality)),
                best(|| Transformed::of(picture, Subsampling::at(quality))),
                best(|| transformed.at(quality)),
                best(|| transformed.size_at(quality)),
            );
        }
    }
}

/// Character error rates of Tesseract at equal bytes.
fn reading(pages: &[Page]) {
    println!("| page | bytes | before | fast | small |");
    println!("| --- | --- | --- | --- | --- |");
    for page in pages.iter().filter(|p| !p.text.is_empty()) {
        for quality in [5, 10, 20] {
            let aim = before::jpeg(&page.picture, quality);
            let mut cells = vec![read(&decoded(&page.picture, &aim), &page.text)];
            for coder in [Coder::Fast, Coder::Small] {
                let fits = (1..=60)
                    .rev()
                    .filter_map(|q| coder.code(&page.picture, q))
                    .find(|b| b.len() <= aim.len());
                cells.push(fits.and_then(|bytes| read(&decoded(&page.picture, &bytes), &page.text)));
            }
            let cells: Vec<String> =
                cells.iter().map(|c| c.map_or("-".into(), |c| format!("{:.2} %", 100.0 * c))).collect();
            println!("| {} | {} | {} |", page.name, aim.len(), cells.join(" | "));
        }
    }
}

fn read(picture: &Raster, truth: &str) -> Option<f64> {
    let mut child = Command::new("tesseract")
        .args(["-", "-", "--dpi", "300", "--psm", "4", "-l", "eng"])
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(&pnm(picture)).ok()?;
    let output = child.wait_with_output().ok()?;
    Some(liite_testkit::character_error_rate(truth, &String::from_utf8_lossy(&output.stdout)))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let pages = pages::all();
    let what = arguments.first().map_or("", String::as_str);
    if what == "pages" {
        let folder = arguments.get(1).map_or(".", String::as_str);
        for page in &pages {
            std::fs::write(format!("{folder}/{}.pnm", page.name.replace(' ', "_")), pnm(&page.picture))
                .expect("a file");
        }
        return;
    }
    if matches!(what, "" | "likeness") {
        likeness(&pages);
    }
    if matches!(what, "" | "time") {
        time(&pages);
    }
    if matches!(what, "" | "reading") {
        reading(&pages);
    }
}
