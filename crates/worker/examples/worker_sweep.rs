//! Opens every file under a folder through the worker and prints what became of each.
//!
//! `cargo run -p liite-worker --example worker_sweep -- DIR [EXTENSION [OUT DPI]]`
//!
//! With OUT the first pages are rendered at DPI and written there as PGM or PPM, to be compared with other programs'.

#![expect(clippy::print_stdout, reason = "a program that prints")]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use liite_raster::{Channels, Raster};
use liite_worker::{Job, Opened, Pictures, Worker, serve};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next().unwrap_or_default();
    if first == "--worker" {
        return serve();
    }
    let extension = arguments.next();
    let out = arguments.next().map(PathBuf::from);
    let dpi = arguments.next().and_then(|dpi| dpi.parse().ok());
    let job = Job::Pictures(Pictures { dpi, render_always: dpi.is_some(), first: 0 });
    let Ok(program) = std::env::current_exe() else { return ExitCode::FAILURE };
    let worker = Worker::new(program, "--worker");
    let mut files = Vec::new();
    collect(Path::new(&first), &mut files);
    files.sort();
    let (mut slowest, mut largest) = (0, 0);
    for file in files {
        if extension.as_ref().is_some_and(|wanted| file.extension().is_none_or(|e| *e != **wanted)) {
            continue;
        }
        let Ok(bytes) = std::fs::read(&file) else { continue };
        let start = Instant::now();
        let mut pages = Vec::new();
        let outcome = worker.open(&bytes, &job, &AtomicBool::new(false), &mut |opened| {
            if let Opened::Picture(p) = opened {
                let dpi = p.dpi.map_or(0.0, |d| d.0);
                let jpeg = if p.jpeg.is_some() { "+jpeg" } else { "" };
                let bilevel = if p.bilevel { "+bw" } else { "" };
                let (w, h) = (p.raster.width(), p.raster.height());
                let findings: Vec<_> = p.findings.iter().map(|f| f.rule.as_str()).collect();
                pages.push(format!("{:?}{jpeg}{bilevel} {w}x{h}@{dpi:.0} {}", p.origin, findings.join(" ")));
                if let Some(out) = out.as_ref().filter(|_| p.page <= 2) {
                    let name = file.to_string_lossy().replace('/', "_");
                    let _ = std::fs::write(out.join(format!("{name}-{}.pnm", p.page)), pnm(&p.raster));
                }
            }
            ControlFlow::Continue(())
        });
        let ms = start.elapsed().as_millis();
        slowest = slowest.max(ms);
        let (outcome, memory) = match outcome {
            Ok(summary) => ("ok".to_owned(), summary.peak_memory.unwrap_or(0) / 1_000_000),
            Err(error) => (format!("{} {:?}", error.code(), error.values()), 0),
        };
        largest = largest.max(memory);
        let shown: Vec<_> = pages.iter().take(3).cloned().collect();
        println!("{}\t{ms} ms\t{memory} MB\t{outcome}\t{} {}", file.display(), pages.len(), shown.join(", "));
    }
    println!("slowest {slowest} ms, largest {largest} MB");
    ExitCode::SUCCESS
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

fn pnm(raster: &Raster) -> Vec<u8> {
    let kind = if raster.channels() == Channels::Rgb { 6 } else { 5 };
    let head = format!("P{kind}\n{} {}\n255\n", raster.width(), raster.height());
    [head.as_bytes(), raster.data()].concat()
}
