//! Writes simulated photographs with the truth beside them: `simulate OUT_DIR COUNT SEED SIZE`.
//!
//! SIZE is the longer side in pixels. `outlines.csv` has the corners clockwise from the one with the smallest x + y;
//! NNNN.txt has the text of the page, `scenes.csv` what was simulated, `negatives` pictures without a page.
#![expect(clippy::print_stderr, reason = "a command line tool")]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use liite_testkit::jpeg;
use liite_testkit::photo::{Scene, no_page, simulate};
use liite_testkit::typeset::{Document, page};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |i: usize, default: u64| arguments.get(i).and_then(|a| a.parse().ok()).unwrap_or(default);
    let Some(folder) = arguments.first().map(PathBuf::from) else {
        eprintln!("simulate OUT_DIR COUNT SEED SIZE");
        return ExitCode::from(2);
    };
    match write_all(&folder, number(1, 10), number(2, 1), number(3, 1600) as u32) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{}: {e}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write_all(folder: &std::path::Path, count: u64, seed: u64, size: u32) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut outlines = String::from("path,width,height,x0,y0,x1,y1,x2,y2,x3,y3\n");
    let mut scenes =
        String::from("path,document,language,background,cut,pixels_per_mm,noise,exposure,defocus,motion\n");
    for i in 0..count {
        let seed = seed.wrapping_mul(1_000_003).wrapping_add(i);
        let document = Document::random(seed);
        let typeset = page(document, seed, if size > 2400 { 300.0 } else { 200.0 });
        let scene = Scene::random(seed).with_long_side(size);
        let shot = simulate(&typeset.raster, typeset.size_mm, &scene);
        let name = format!("{i:04}.jpg");
        std::fs::write(folder.join(&name), &shot.jpeg)?;
        std::fs::write(folder.join(format!("{i:04}.txt")), &typeset.text)?;
        let _ = write!(outlines, "{name},{},{}", shot.raster.width(), shot.raster.height());
        for p in shot.quad.normalised().0 {
            let _ = write!(outlines, ",{:.2},{:.2}", p.x, p.y);
        }
        outlines.push('\n');
        let _ = writeln!(
            scenes,
            "{name},{:?},{:?},{:?},{},{:.2},{:.2},{:.2},{:.2},{:.2}",
            document.kind,
            document.language,
            scene.background,
            shot.cut,
            shot.pixels_per_mm,
            scene.noise,
            scene.light.exposure,
            scene.defocus,
            scene.motion.0
        );
    }
    // One picture without a page for every four with one.
    std::fs::create_dir_all(folder.join("negatives"))?;
    for i in 0..count.div_ceil(4) {
        let picture = no_page(seed.wrapping_mul(1_000_003).wrapping_add(i));
        std::fs::write(folder.join(format!("negatives/{i:04}.jpg")), jpeg(&picture, 90, None))?;
    }
    std::fs::write(folder.join("outlines.csv"), outlines)?;
    std::fs::write(folder.join("scenes.csv"), scenes)
}
