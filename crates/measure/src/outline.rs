//! The finder of outlines, against labelled photographs, simulated ones, and pictures without a page.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use liite_page::outline::{self, Outline};
use liite_raster::{Point, Quad, Raster};
use liite_testkit::photo::{Scene, no_page, simulate};
use liite_testkit::typeset::{Document, page};

use crate::Common;
use crate::process::{files, median};

/// One picture's result; an outline that is not trusted counts as none.
struct Score {
    iou: f64,
    trusted: bool,
    milliseconds: f64,
}

/// Prints the tables.
pub fn measure(common: &Common, simulated: u64) -> Result<(), String> {
    match &common.data {
        Some(data) => {
            labelled(data)?;
            negatives(data)?;
        }
        None => println!("(no --data: the labelled photographs are left out)"),
    }
    simulations(simulated);
    Ok(())
}

fn find(picture: &Raster) -> (Option<Outline>, f64) {
    let start = Instant::now();
    let found = outline::find(picture);
    (found, start.elapsed().as_secs_f64() * 1000.0)
}

fn score(picture: &Raster, truth: &Quad) -> Score {
    let (found, milliseconds) = find(picture);
    let trusted = found.filter(|o| o.confidence >= outline::TRUST);
    Score { iou: trusted.map_or(0.0, |o| o.quad.iou(truth)), trusted: trusted.is_some(), milliseconds }
}

fn summary(name: &str, scores: &[Score]) {
    let count = scores.len().max(1) as f64;
    let mean = scores.iter().map(|s| s.iou).sum::<f64>() / count;
    let trusted: Vec<f64> = scores.iter().filter(|s| s.trusted).map(|s| s.iou).collect();
    let mean_trusted = trusted.iter().sum::<f64>() / trusted.len().max(1) as f64;
    let share = |least: f64| scores.iter().filter(|s| s.iou >= least).count() as f64 / count * 100.0;
    let mut times: Vec<f64> = scores.iter().map(|s| s.milliseconds).collect();
    let most = times.iter().copied().fold(0.0, f64::max);
    println!(
        "{name}: {} pictures, mean IoU {mean:.4} (of the {} trusted {mean_trusted:.4}); IoU >= 0.9: {:.1} %, >= 0.95: \
         {:.1} %; median {:.0} ms, most {most:.0} ms\n",
        scores.len(),
        trusted.len(),
        share(0.9),
        share(0.95),
        median(&mut times),
    );
}

fn labelled(data: &Path) -> Result<(), String> {
    let table = data.join("outlines.csv");
    let text = std::fs::read_to_string(&table).map_err(|e| format!("{}: {e}", table.display()))?;
    let mut scores = Vec::new();
    for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split(',').collect();
        let numbers: Vec<f64> = fields.iter().skip(3).filter_map(|f| f.trim().parse().ok()).collect();
        let [x0, y0, x1, y1, x2, y2, x3, y3] = numbers[..] else { return Err(format!("bad line: {line}")) };
        let truth = Quad([Point::new(x0, y0), Point::new(x1, y1), Point::new(x2, y2), Point::new(x3, y3)]);
        let picture = open(&data.join(fields[0]))?;
        let score = score(&picture, &truth);
        println!("{:.4} {} {}", score.iou, if score.trusted { "trusted " } else { "not used" }, fields[0]);
        scores.push(score);
    }
    summary("labelled photographs", &scores);
    Ok(())
}

fn negatives(data: &Path) -> Result<(), String> {
    let mut alarms = 0;
    let all = files(&data.join("photos/negatives"));
    for path in &all {
        let (found, _) = find(&open(path)?);
        let confidence = found.map_or(0.0, |o| o.confidence);
        alarms += usize::from(confidence >= outline::TRUST);
        println!("{confidence:.3} {}", path.file_name().unwrap_or_default().to_string_lossy());
    }
    println!("pictures without a page: {} with a trusted outline, of {}\n", alarms, all.len());
    Ok(())
}

fn simulations(count: u64) {
    // Seeds that no test and no tuning uses.
    const FIRST: u64 = 7_000_000;
    let mut scores = Vec::new();
    for seed in FIRST..FIRST + count {
        let document = Document::random(seed);
        let sheet = page(document, seed, 150.0);
        let scene = Scene::random(seed).with_long_side(2000);
        let shot = simulate(&sheet.raster, sheet.size_mm, &scene);
        let score = score(&shot.raster, &shot.quad);
        if score.iou < 0.8 {
            let trust = if score.trusted { "trusted" } else { "not used" };
            println!(
                "seed {seed}: IoU {:.3} {trust}, {:?} on {:?}, cut {}",
                score.iou, document.kind, scene.background, shot.cut
            );
        }
        scores.push(score);
    }
    summary("simulated photographs", &scores);
    let none = count / 3;
    let alarms = (FIRST..FIRST + none)
        .filter(|&seed| find(&no_page(seed)).0.is_some_and(|o| o.confidence >= outline::TRUST))
        .count();
    println!("simulated pictures without a page: {alarms} with a trusted outline, of {none}");
}

/// The first picture of a file. The measuring program trusts its material; the product never does.
pub fn open(path: &Path) -> Result<Raster, String> {
    let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut first = None;
    liite_intake::decode(&bytes, &liite_intake::Limits::default(), &mut |picture| {
        first = Some(picture.raster);
        ControlFlow::Break(())
    })
    .map_err(|e| format!("{}: {e}", path.display()))?;
    first.ok_or_else(|| format!("{}: no picture", path.display()))
}
