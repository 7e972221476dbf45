//! One photograph to a finished page, beside the peers that are installed, in the same run.

use std::time::Duration;

use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{Document, page};

use crate::Common;
use crate::ocr::write;
use crate::process::{installed, median, run, scratch};

const PATIENCE: Duration = Duration::from_secs(300);

/// Prints medians and ratios.
pub fn measure(common: &Common) -> Result<(), String> {
    let folder = scratch()?;
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let photo = path("photo.jpg");
    let seed = 8_000_001;
    let sheet = page(Document::random(seed), seed, 300.0);
    let shot = simulate(&sheet.raster, sheet.size_mm, &Scene::calm(seed, (3000, 4000)));
    write(photo.as_ref(), &shot.jpeg)?;
    println!("one photograph of 3000 x 4000 pixels, {} kB, to a finished A4 page", shot.jpeg.len() / 1000);
    let (pdf, ppm, jpg, peer) = (path("out.pdf"), path("out.ppm"), path("out.jpg"), path("peer.pdf"));
    let liite = common.liite.to_string_lossy().into_owned();
    let own = repeat(9, &[(&liite, &["convert", "--quiet", "-o", &pdf, &photo])])?;
    println!("liite convert: {:.0} ms, peak {} MB (all its processes)", own.0, own.1 / 1_000_000);
    if installed("djpeg") && installed("cjpeg") {
        let turbo = repeat(
            9,
            &[("djpeg", &["-outfile", &ppm, &photo]), ("cjpeg", &["-quality", "85", "-outfile", &jpg, &ppm])],
        )?;
        println!("djpeg + cjpeg: {:.0} ms; liite takes {:.2} times that", turbo.0, own.0 / turbo.0);
    }
    if installed("ocrmypdf") {
        let args = ["--tesseract-timeout", "0", "--image-dpi", "300", "--output-type", "pdfa", &photo, &peer];
        let ocrmypdf = repeat(3, &[("ocrmypdf", &args)])?;
        println!(
            "ocrmypdf without OCR: {:.0} ms; liite is {:.1} times faster",
            ocrmypdf.0,
            ocrmypdf.0 / own.0
        );
    }
    Ok(())
}

/// Median wall time in milliseconds of all `steps` one after the other, and the most memory of any.
fn repeat(times: usize, steps: &[(&str, &[&str])]) -> Result<(f64, u64), String> {
    let mut walls = Vec::new();
    let mut peak = 0;
    for _ in 0..times {
        let mut wall = 0.0;
        for (program, args) in steps {
            let result = run(program, args, PATIENCE)?;
            if result.code != Some(0) {
                return Err(format!("{program} failed: {}", result.err));
            }
            wall += result.wall.as_secs_f64() * 1000.0;
            peak = peak.max(result.peak);
        }
        walls.push(wall);
    }
    Ok((median(&mut walls), peak))
}
