//! Folders of contests' pictures: each picture and the truth that belongs to it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use liite_raster::{Bitmap, Channels, Raster};

/// Ends of a truth's name, without the extension.
const MARKS: [&str; 8] = ["_gt", "_GT", "_estGT", "_gt_bw", "-GT", "-GroundTruth", "_GroundTruth", "_truth"];
/// Names of folders that hold truths.
const FOLDERS: [&str; 4] = ["GT", "gt", "GroundTruth", "ground_truth"];
const ENDINGS: [&str; 10] = ["png", "bmp", "tif", "tiff", "jpg", "jpeg", "ppm", "pgm", "pbm", "webp"];

/// Pictures with their truths, in order of their names; folders in the folder are looked into.
pub fn find(folder: &Path) -> Result<Vec<(PathBuf, PathBuf)>, String> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let pairs: Vec<_> = files.iter().filter_map(|p| Some((p.clone(), truth_of(p, &files)?))).collect();
    if pairs.is_empty() {
        return Err(format!("no pictures with a truth in {}", folder.display()));
    }
    Ok(pairs)
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, out)?;
        } else if path
            .extension()
            .is_some_and(|e| ENDINGS.contains(&e.to_string_lossy().to_lowercase().as_str()))
        {
            out.push(path);
        }
    }
    Ok(())
}

fn truth_of(picture: &Path, files: &[PathBuf]) -> Option<PathBuf> {
    let stem = picture.file_stem()?.to_string_lossy().into_owned();
    let folder = picture.parent()?;
    if FOLDERS.iter().any(|f| folder.ends_with(f)) || MARKS.iter().any(|m| stem.ends_with(m)) {
        return None;
    }
    let named = |path: &Path, wanted: &str| path.file_stem().is_some_and(|s| s.to_string_lossy() == wanted);
    let names: Vec<String> = MARKS.iter().map(|m| format!("{stem}{m}")).collect();
    files
        .iter()
        .find(|f| {
            let in_gt = FOLDERS.iter().any(|g| {
                f.parent() == Some(&folder.join(g))
                    || folder.parent().is_some_and(|p| f.parent() == Some(&p.join(g)))
            });
            let marked = names.iter().any(|n| named(f, n));
            (marked && (in_gt || f.parent() == Some(folder))) || (in_gt && named(f, &stem))
        })
        .cloned()
}

/// A picture in grey or colour.
pub fn raster(path: &Path) -> Result<Raster, String> {
    let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    if let Some(raster) = any_map(&bytes) {
        return Ok(raster);
    }
    let mut first = None;
    liite_intake::decode(&bytes, &liite_intake::Limits::default(), &mut |picture| {
        first = Some(picture.raster);
        ControlFlow::Break(())
    })
    .map_err(|e| format!("{}: {e}", path.display()))?;
    first.ok_or_else(|| format!("{}: no picture", path.display()))
}

/// A truth: dark is ink.
pub fn truth(path: &Path) -> Result<Bitmap, String> {
    Ok(Bitmap::threshold(&raster(path)?.to_grey(), 128))
}

/// Writes a PNG.
pub fn save(path: &Path, raster: &Raster) -> Result<(), String> {
    let colour = match raster.channels() {
        Channels::Grey => image::ExtendedColorType::L8,
        Channels::Rgb => image::ExtendedColorType::Rgb8,
    };
    image::save_buffer(path, raster.data(), raster.width(), raster.height(), colour)
        .map_err(|e| e.to_string())
}

/// The binary members of the PNM family: P4, P5, P6 with one byte a sample.
fn any_map(bytes: &[u8]) -> Option<Raster> {
    let kind = *bytes.get(1)?;
    if *bytes.first()? != b'P' || !(b'4'..=b'6').contains(&kind) {
        return None;
    }
    let mut at = 2;
    let mut number = || {
        loop {
            match bytes.get(at)? {
                b'#' => at += bytes.get(at..)?.iter().position(|&b| b == b'\n')?,
                b if b.is_ascii_whitespace() => at += 1,
                _ => break,
            }
        }
        let from = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        std::str::from_utf8(bytes.get(from..at)?).ok()?.parse::<u32>().ok()
    };
    let (width, height) = (number()?, number()?);
    if kind != b'4' && number()? != 255 {
        return None;
    }
    let data = bytes.get(at + 1..)?;
    let pixels = width as usize * height as usize;
    match kind {
        b'4' => {
            let stride = (width as usize).div_ceil(8);
            Some(
                Bitmap::from_packed(width, height, data.get(..stride * height as usize)?.to_vec())
                    .ok()?
                    .to_raster(),
            )
        }
        b'5' => Raster::from_vec(width, height, Channels::Grey, data.get(..pixels)?.to_vec()).ok(),
        _ => Raster::from_vec(width, height, Channels::Rgb, data.get(..3 * pixels)?.to_vec()).ok(),
    }
}
