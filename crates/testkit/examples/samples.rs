//! Writes the sample photographs of the repository: `samples OUT_DIR`.
#![expect(clippy::print_stderr, reason = "a command line tool")]

use std::path::Path;
use std::process::ExitCode;

use liite_raster::QuarterTurn;
use liite_testkit::photo::{Background, Folds, Light, Scene, Shadow, simulate};
use liite_testkit::typeset::{Document, Kind, Language, agreement, page};
use liite_testkit::{Exif, jpeg};

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("samples OUT_DIR");
        return ExitCode::from(2);
    };
    match write_all(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{folder}: {e}");
            ExitCode::FAILURE
        }
    }
}

/// A careful photograph by daylight from a window, of three and a half megapixels.
fn by_the_window(seed: u64, size: (u32, u32), background: Background) -> Scene {
    let calm = Scene::calm(seed, size);
    Scene {
        background,
        texture: 0.8,
        light: Light {
            ambient: 0.55,
            lamp: (-420.0, -380.0, 620.0),
            exposure: 0.95,
            penumbra: 45.0,
            shadow_strength: 0.55,
            ..calm.light
        },
        defocus: 0.6,
        noise: 0.6,
        warmth: 0.22,
        vignette: 0.16,
        sharpening: 0.6,
        jpeg_quality: 0,
        curl: 2.5,
        ..calm
    }
}

fn write_all(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    const UPRIGHT: (u32, u32) = (1680, 2240);
    let sheets = agreement(Language::Finnish, 41, 3, 300.0);
    for (typeset, (number, tilt, rotation, shadow)) in sheets.iter().zip([
        (1u64, 11.0, -2.5, Shadow::Phone { at: (70.0, 120.0), angle: -24.0 }),
        (2, 16.0, 1.8, Shadow::Phone { at: (95.0, 95.0), angle: -32.0 }),
        (3, 8.0, 3.4, Shadow::Edge { offset: 62.0, angle: 18.0 }),
    ]) {
        let mut scene = by_the_window(38, UPRIGHT, Background::Wood);
        scene.tilt = tilt;
        scene.rotation = rotation;
        scene.fill = 0.9;
        scene.light.shadow = shadow;
        scene.folds = Folds::Half;
        scene.azimuth = 90.0 + 6.0 * rotation;
        let shot = simulate(&typeset.raster, typeset.size_mm, &scene);
        // The second is kept as the sensor lies, to be turned right; the first tells where it was taken.
        let (picture, exif) = match number {
            1 => (shot.raster, Exif { orientation: 1, gps: Some((60.1699, 24.9384)) }),
            2 => (shot.raster.turned(QuarterTurn::Left), Exif { orientation: 6, gps: None }),
            _ => (shot.raster, Exif { orientation: 1, gps: None }),
        };
        std::fs::write(
            folder.join(format!("tenancy-agreement-{number}.jpg")),
            jpeg(&picture, 82, Some(exif)),
        )?;
    }
    let exif = Some(Exif { orientation: 1, gps: None });
    let passport = page(Document::new(Kind::Passport, Language::English), 4, 600.0);
    let mut scene = by_the_window(23, (2240, 1680), Background::Cloth);
    scene.rotation = -3.0;
    scene.tilt = 9.0;
    scene.fill = 0.8;
    scene.curl = 1.5;
    scene.light.glare = 0.22;
    scene.light.glare_at = (30.0, -26.0);
    let shot = simulate(&passport.raster, passport.size_mm, &scene);
    std::fs::write(folder.join("passport-specimen.jpg"), jpeg(&shot.raster, 80, exif))?;
    let certificate = Document { photo: true, ..Document::new(Kind::Certificate, Language::Ukrainian) };
    let typeset = page(certificate, 6, 300.0);
    let mut scene = by_the_window(31, UPRIGHT, Background::Wood);
    scene.seed = 45;
    scene.rotation = 4.0;
    scene.tilt = 13.0;
    scene.fill = 0.88;
    scene.clutter = 2;
    scene.folds = Folds::Thirds;
    scene.light.shadow = Shadow::Phone { at: (-60.0, 130.0), angle: 28.0 };
    let shot = simulate(&typeset.raster, typeset.size_mm, &scene);
    std::fs::write(folder.join("certificate.jpg"), jpeg(&shot.raster, 82, exif))
}
