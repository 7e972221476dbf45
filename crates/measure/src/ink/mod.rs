//! Black and white beside the thresholds that everybody knows: on simulated papers and on contests' pictures.

mod baselines;
mod pictures;
mod score;
pub mod train;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use liite_page::binarise::{self, net::Net};
use liite_raster::{Bitmap, Raster};
use liite_testkit::ink::{self, Kind};

use score::Score;

/// Windows that Sauvola and Wolf are tried with; the better mean counts.
const WINDOWS: [usize; 4] = [15, 25, 51, 101];

/// What `eval ink` is asked.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder of contest-like pictures: x.png beside x_gt.png, x_GT.tif or GT/x.bmp
    #[arg(long)]
    pictures: Option<PathBuf>,
    /// Simulated papers of each kind
    #[arg(long, default_value_t = 6)]
    each: u64,
    /// First seed
    #[arg(long, default_value_t = 9_000_000)]
    seed: u64,
    /// Only kinds whose name holds this
    #[arg(long)]
    kind: Option<String>,
    /// Writes pictures, truths and results there
    #[arg(long)]
    dump: Option<PathBuf>,
    /// A weights.rs just trained, instead of the net that is built in
    #[arg(long)]
    net: Option<PathBuf>,
    /// The time of an A4 sheet at 300 dpi on one thread
    #[arg(long)]
    time: bool,
}

/// One picture judged: our score, then the others' by name.
struct Judged {
    group: String,
    name: String,
    scores: BTreeMap<&'static str, Vec<Score>>,
}

/// Prints the tables.
pub fn measure(options: &Options, _data: Option<&Path>) -> Result<(), String> {
    let net = options.net.as_deref().map_or_else(|| Ok(Net::trained()), train::read)?;
    if options.time {
        return time(&net, options.dump.as_deref());
    }
    if let Some(folder) = &options.pictures {
        let pairs = pictures::find(folder)?;
        let judged = each(pairs.len(), |i| {
            let (picture, truth) = &pairs[i];
            let (raster, truth) = (pictures::raster(picture)?, pictures::truth(truth)?);
            let group =
                picture.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
            let name = picture.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            judge((group, name), &raster, &truth, &net, options.dump.as_deref())
        })?;
        judged.iter().for_each(|j| line(&j.name, std::slice::from_ref(j)));
        table(&judged);
        return Ok(());
    }
    let wanted = options.kind.clone().unwrap_or_default();
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|k| format!("{k:?}").contains(&wanted)).collect();
    let count = kinds.len() * options.each as usize;
    let judged = each(count, |i| {
        let kind = kinds[i % kinds.len()];
        let seed = options.seed + (i / kinds.len()) as u64;
        let page = ink::page(kind, seed);
        judge(
            (format!("{kind:?}"), format!("{kind:?}-{seed}")),
            &page.raster,
            &page.truth,
            &net,
            options.dump.as_deref(),
        )
    })?;
    table(&judged);
    let part = |name: &str, pick: fn(Kind) -> bool| {
        let of: Vec<&Judged> = judged
            .iter()
            .filter(|j| Kind::ALL.iter().any(|k| pick(*k) && format!("{k:?}") == j.group))
            .collect();
        summary(name, &of);
    };
    part("photographed", Kind::photographed);
    part("from archives", Kind::historic);
    Ok(())
}

/// Runs `of` for 0..count on two threads; the results are in order.
fn each<T: Send>(count: usize, of: impl Fn(usize) -> Result<T, String> + Sync) -> Result<Vec<T>, String> {
    let next = AtomicUsize::new(0);
    let out = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    if i >= count {
                        return;
                    }
                    let result = of(i);
                    if let Ok(mut out) = out.lock() {
                        out.push((i, result));
                    }
                }
            });
        }
    });
    let mut out = out.into_inner().map_err(|e| e.to_string())?;
    out.sort_by_key(|(i, _)| *i);
    out.into_iter().map(|(_, result)| result).collect()
}

fn judge(
    (group, name): (String, String),
    raster: &Raster,
    truth: &Bitmap,
    net: &Net,
    dump: Option<&Path>,
) -> Result<Judged, String> {
    let grey = raster.to_grey();
    let mut scores: BTreeMap<&'static str, Vec<Score>> = BTreeMap::new();
    let ours = binarise::binarise_by(raster, net);
    scores.insert("liite", vec![Score::of(&ours, truth)]);
    scores.insert("otsu", vec![Score::of(&baselines::otsu(&grey), truth)]);
    scores.insert("sauvola", WINDOWS.map(|w| Score::of(&baselines::sauvola(&grey, w), truth)).to_vec());
    scores.insert("wolf", WINDOWS.map(|w| Score::of(&baselines::wolf(&grey, w), truth)).to_vec());
    if let Some(folder) = dump {
        std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        pictures::save(&folder.join(format!("{name}.png")), raster)?;
        pictures::save(&folder.join(format!("{name}_gt.png")), &truth.to_raster())?;
        pictures::save(&folder.join(format!("{name}_liite.png")), &ours.to_raster())?;
    }
    Ok(Judged { group, name, scores })
}

/// Means of a method over pictures, with the window that does best on them.
fn best(of: &[&Judged], method: &str) -> (Score, usize) {
    let tried = of.first().and_then(|j| j.scores.get(method)).map_or(0, Vec::len);
    (0..tried)
        .map(|k| {
            let scores: Vec<Score> = of.iter().filter_map(|j| Some(*j.scores.get(method)?.get(k)?)).collect();
            (Score::mean(&scores), k)
        })
        .max_by(|a, b| a.0.f.total_cmp(&b.0.f))
        .unwrap_or_default()
}

fn table(judged: &[Judged]) {
    let mut groups: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    judged.iter().for_each(|j| groups.entry(&j.group).or_default().push(j));
    println!("| papers | n | liite F (P, R) | Otsu | Sauvola | Wolf | liite over the best |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    groups.iter().for_each(|(name, of)| row(name, of));
    summary("all", &judged.iter().collect::<Vec<_>>());
}

fn row(name: &str, of: &[&Judged]) {
    let f = |m: &str| best(of, m).0.f;
    let ours = best(of, "liite").0;
    let other = f("otsu").max(f("sauvola")).max(f("wolf"));
    println!(
        "| {name} | {} | {:.1} ({:.1}, {:.1}) | {:.1} | {:.1} | {:.1} | {:+.1} |",
        of.len(),
        ours.f,
        100.0 * ours.precision,
        100.0 * ours.recall,
        f("otsu"),
        f("sauvola"),
        f("wolf"),
        ours.f - other
    );
}

fn line(name: &str, of: &[Judged]) {
    row(name, &of.iter().collect::<Vec<_>>());
}

fn summary(name: &str, of: &[&Judged]) {
    row(name, of);
    for method in ["liite", "otsu", "sauvola", "wolf"] {
        let (s, k) = best(of, method);
        let window =
            if method == "sauvola" || method == "wolf" { WINDOWS[k].to_string() } else { String::new() };
        println!(
            "    {name}: {method:8} {window:4} F {:.2}  pseudo-F {:.2}  PSNR {:.2}  DRD {:.2}",
            s.f, s.pseudo_f, s.psnr, s.drd
        );
    }
}

/// An A4 sheet at 300 dpi, colour, one thread.
fn time(net: &Net, dump: Option<&Path>) -> Result<(), String> {
    for kind in [Kind::CleanScan, Kind::Shadow, Kind::Stamp, Kind::OldHand] {
        let page = ink::sheet(kind, 77, 300.0);
        let mut runs: Vec<f64> = (0..5)
            .map(|_| {
                let began = Instant::now();
                let ink = binarise::binarise_by(&page.raster, net);
                let took = began.elapsed().as_secs_f64() * 1000.0;
                std::hint::black_box(ink.count_ink());
                took
            })
            .collect();
        runs.sort_unstable_by(f64::total_cmp);
        let f = Score::of(&binarise::binarise_by(&page.raster, net), &page.truth).f;
        if let Some(folder) = dump {
            std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
            let mask = binarise::binarise_by(&page.raster, net).to_raster();
            pictures::save(&folder.join(format!("sheet-{kind:?}.png")), &mask)?;
            pictures::save(&folder.join(format!("sheet-{kind:?}_gt.png")), &page.truth.to_raster())?;
        }
        println!("{kind:?}: {:.0} ms of 5 runs (fastest), {:.0} ms (median); F {f:.1}", runs[0], runs[2]);
    }
    Ok(())
}
