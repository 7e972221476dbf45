//! Decodes every file under a folder and prints what came of it: path, outcome, size, milliseconds.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a table for people is the purpose")]

use std::ops::ControlFlow;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::Instant;

use liite_intake::{Limits, Picture, decode};
use liite_raster::Channels;

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let Some(root) = arguments.next().map(PathBuf::from) else {
        eprintln!("sweep FILE-OR-FOLDER [FOLDER-FOR-PICTURES]");
        return;
    };
    let out = arguments.next().map(PathBuf::from);
    let mut files = Vec::new();
    gather(&root, &mut files);
    files.sort();
    for file in files {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let start = Instant::now();
        let outcome = catch_unwind(|| line(&bytes, &file, out.as_deref()));
        let outcome = outcome.unwrap_or_else(|_| "PANIC".to_owned());
        println!("{}\t{outcome}\t{} ms", file.display(), start.elapsed().as_millis());
    }
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default();
        println!("peak\t{peak}");
    }
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|e| gather(&e.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}

fn line(bytes: &[u8], file: &Path, out: Option<&Path>) -> String {
    let mut pictures = Vec::new();
    let result = decode(bytes, &Limits::default(), &mut |p| {
        if let (Some(out), true) = (out, pictures.is_empty()) {
            write_pnm(&p, file, out);
        }
        pictures.push(describe(&p));
        ControlFlow::Continue(())
    });
    let pictures = pictures.join(" | ");
    match result {
        Ok(_) => format!("ok\t{pictures}"),
        Err(e) => format!("{}\t{e} {pictures}", e.code()),
    }
}

fn describe(p: &Picture) -> String {
    let mut words = vec![format!("{} {:?}", p.format, p.raster)];
    if let Some((x, y)) = p.dpi {
        words.push(format!("{x:.0}x{y:.0} dpi"));
    }
    if p.bilevel {
        words.push("bilevel".to_owned());
    }
    if let Some(jpeg) = &p.jpeg {
        words.push(format!("jpeg {}", jpeg.len()));
    }
    words.extend(p.findings.iter().map(|f| f.rule.clone()));
    words.join(", ")
}

fn write_pnm(p: &Picture, file: &Path, out: &Path) {
    let kind = if p.raster.channels() == Channels::Grey { "P5" } else { "P6" };
    let mut pnm = format!("{kind}\n{} {}\n255\n", p.raster.width(), p.raster.height()).into_bytes();
    pnm.extend_from_slice(p.raster.data());
    let name: String = file
        .to_string_lossy()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '.' || c == '-' { c } else { '_' })
        .collect();
    if let Err(e) = std::fs::write(out.join(name + ".pnm"), pnm) {
        eprintln!("{}: {e}", out.display());
    }
}
