//! Trains the net of `liite_page::binarise` on simulated papers: patches of cells, the loss at every pixel, Adam.
//!
//! The loss is logistic, each paper's errors divided by its ink: what is then summed falls as F-measures rise.

use liite_page::binarise::net::{HIDDEN, MOST, Net, OUTPUTS, SIZE, leaky};
use liite_page::binarise::view::{FEATURES, View};
use liite_testkit::Prng;
use liite_testkit::ink::{self, Kind, Page};

/// Cells along the side of a patch.
const SIDE: usize = 6;
/// Sharpness of the loss: darkness 0.1 beyond the level is this sure at a gain of 1.
const SLOPE: f32 = 25.0;
const BATCH: usize = 32;

/// What the trainer is asked.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Papers of each kind
    #[arg(long, default_value_t = 10)]
    each: u64,
    /// First seed; evaluation begins at 9,000,000
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Patches of each paper
    #[arg(long, default_value_t = 160)]
    patches: usize,
    /// How often all patches are gone through
    #[arg(long, default_value_t = 12)]
    rounds: usize,
    /// The longest step
    #[arg(long, default_value_t = 0.002)]
    rate: f32,
    /// Kinds to leave out, to see whether others are enough
    #[arg(long, value_delimiter = ',')]
    without: Vec<String>,
    /// Begin with the net that is built in
    #[arg(long)]
    from_trained: bool,
    /// Where `weights.rs` is written
    #[arg(long)]
    out: std::path::PathBuf,
}

/// A square of cells with the pixels between the centres of the outer ones.
struct Patch {
    features: Vec<f32>,
    /// Darkness smoothed, what smoothing took away, and the truth.
    pixels: Vec<(f32, f32, bool)>,
    /// Pixels between two centres.
    cell: usize,
    weight: f32,
    /// What a missed pixel of ink counts beside a false one.
    dear: f32,
}

/// Trains and writes the net.
pub fn train(options: &Options) -> Result<(), String> {
    let kinds: Vec<Kind> =
        Kind::ALL.into_iter().filter(|k| !options.without.contains(&format!("{k:?}"))).collect();
    let count = kinds.len() * options.each as usize;
    let mut patches: Vec<Patch> = super::each(count, |i| {
        let seed = options.seed + (i / kinds.len()) as u64;
        let kind = kinds[i % kinds.len()];
        // A pencil stroke that is lost is worse than one that is too wide.
        let dear = if matches!(kind, Kind::Pencil | Kind::Faint) { 1.5 } else { 1.0 };
        Ok(cut(&ink::page(kind, seed), options.patches, seed, dear))
    })?
    .into_iter()
    .flatten()
    .collect();
    let mean = patches.iter().map(|p| p.weight).sum::<f32>() / patches.len().max(1) as f32;
    patches.iter_mut().for_each(|p| p.weight = (p.weight / mean).min(4.0));
    println!("{} patches of {count} papers", patches.len());
    let mut net = if options.from_trained { Net::trained() } else { begin(&patches) };
    let mut state = (vec![0.0f32; SIZE], vec![0.0f32; SIZE]);
    let mut rng = Prng::new(options.seed ^ 0xADA);
    let steps = options.rounds * patches.len().div_ceil(2 * BATCH);
    let mut step = 0;
    for round in 0..options.rounds {
        let mut order: Vec<usize> = (0..patches.len()).collect();
        for i in (1..order.len()).rev() {
            order.swap(i, rng.below(i + 1));
        }
        let mut total = 0.0;
        for batch in order.chunks(2 * BATCH) {
            let (loss, slope) = both(&net, &patches, batch);
            total += loss;
            step += 1;
            let warm = (step as f32 / 300.0).min(1.0);
            let fall = 0.5 * (1.0 + (std::f32::consts::PI * step as f32 / steps as f32).cos());
            let rate = options.rate * warm * (0.02 + 0.98 * fall);
            adam(&mut net, &slope, &mut state, rate, step);
        }
        println!("round {round}: loss {:.4}", total / patches.len() as f32);
        write(&net, &options.out)?;
    }
    Ok(())
}

/// The gradient of a batch, half on each of two threads.
fn both(net: &Net, patches: &[Patch], batch: &[usize]) -> (f32, Vec<f32>) {
    let half = |of: &[usize]| {
        let mut slope = vec![0.0f32; SIZE];
        let loss: f32 = of.iter().map(|&i| learn(net, &patches[i], &mut slope)).sum();
        (loss, slope)
    };
    let (a, b) = batch.split_at(batch.len() / 2);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| half(a));
        let (loss, mut slope) = half(b);
        if let Ok((other, more)) = first.join() {
            slope.iter_mut().zip(more).for_each(|(s, m)| *s = (*s + m) / batch.len() as f32);
            return (loss + other, slope);
        }
        (loss, slope)
    })
}

/// Random patches of a paper where there is something to decide.
fn cut(page: &Page, count: usize, seed: u64, dear: f32) -> Vec<Patch> {
    let view = View::of(&page.raster);
    if view.cols < SIDE || view.rows < SIDE {
        return Vec::new();
    }
    let mut rng = Prng::new(seed ^ 0xC0FFEE);
    let busy = (0..view.rows * view.cols).filter(|i| view.active(i % view.cols, i / view.cols)).count();
    let weight = busy as f32 / page.truth.count_ink().max(500) as f32;
    let rows: Vec<Vec<f32>> = (0..view.rows)
        .map(|y| {
            let mut row = Vec::new();
            view.row(y, &mut row);
            row
        })
        .collect();
    let mut out = Vec::new();
    for _ in 0..count * 8 {
        let (x, y) = (rng.below(view.cols - SIDE + 1), rng.below(view.rows - SIDE + 1));
        if out.len() >= count {
            break;
        }
        if !view.active(x + SIDE / 2, y + SIDE / 2) {
            continue;
        }
        let features = (y..y + SIDE)
            .flat_map(|j| rows[j][x * FEATURES..(x + SIDE) * FEATURES].iter().copied())
            .collect();
        out.push(Patch { features, pixels: pixels(&view, page, (x, y)), cell: view.cell, weight, dear });
    }
    out
}

fn pixels(view: &View, page: &Page, (x, y): (usize, usize)) -> Vec<(f32, f32, bool)> {
    let side = (SIDE - 1) * view.cell;
    let (left, top) = (x * view.cell + view.cell / 2, y * view.cell + view.cell / 2);
    let (w, h) = view.size();
    let mut out = Vec::with_capacity(side * side);
    for j in 0..side {
        for i in 0..side {
            let (px, py) = ((left + i).min(w - 1), (top + j).min(h - 1));
            let mut paper = 0.0;
            for (k, weight) in corners(i, j, view.cell) {
                paper += weight * view.paper_at(x + k % SIDE, y + k / SIDE);
            }
            let (dark, detail) = view.pixel(px, py, paper);
            out.push((dark, detail, page.truth.ink(px as u32, py as u32)));
        }
    }
    out
}

/// The four cells around a pixel of a patch and what each counts.
fn corners(i: usize, j: usize, cell: usize) -> [(usize, f32); 4] {
    // An even cell's centre lies between pixels.
    let off = if cell.is_multiple_of(2) { 0.5 } else { 0.0 };
    let place = |v: usize| {
        let p = (v as f32 + off) / cell as f32;
        ((p as usize).min(SIDE - 2), p - (p as usize).min(SIDE - 2) as f32)
    };
    let ((x, fx), (y, fy)) = (place(i), place(j));
    let at = y * SIDE + x;
    [
        (at, (1.0 - fx) * (1.0 - fy)),
        (at + 1, fx * (1.0 - fy)),
        (at + SIDE, (1.0 - fx) * fy),
        (at + SIDE + 1, fx * fy),
    ]
}

/// Adds the gradient of a patch's loss to `slope`; gives the loss.
fn learn(net: &Net, patch: &Patch, slope: &mut [f32]) -> f32 {
    let passes: Vec<Pass> = patch.features.chunks_exact(FEATURES).map(|f| Pass::of(net, f)).collect();
    let mut back = vec![[0.0f32; OUTPUTS]; SIDE * SIDE];
    let side = (SIDE - 1) * patch.cell;
    let (mut loss, each) = (0.0, patch.weight / (side * side) as f32);
    for (at, &(dark, detail, ink)) in patch.pixels.iter().enumerate() {
        let around = corners(at % side, at / side, patch.cell);
        let mix = |k: usize| around.iter().map(|&(c, w)| w * passes[c].said[k]).sum::<f32>();
        let (level, sharp, sure) = (mix(0), mix(1), mix(2));
        let bounded = sure.clamp(-2.5, 1.5);
        let gain = SLOPE * bounded.exp();
        // Beyond its bounds sureness changes nothing, and would run away.
        let free = if bounded == sure { 1.0 } else { 0.0 };
        let beyond = dark + sharp * detail - level;
        let p = 1.0 / (1.0 + (-gain * beyond).exp());
        let each = if ink { each * patch.dear } else { each };
        let wrong = p - f32::from(u8::from(ink));
        loss -= each * if ink { p.max(1e-6).ln() } else { (1.0 - p).max(1e-6).ln() };
        for (c, w) in around {
            let d = each * wrong * gain * w;
            back[c][0] -= d;
            back[c][1] += d * detail;
            back[c][2] += d * beyond * free;
        }
    }
    for (pass, back) in passes.iter().zip(&back) {
        pass.back(net, back, slope);
    }
    loss
}

/// One cell's way through the net.
struct Pass {
    input: [f32; FEATURES],
    a: [f32; HIDDEN[0]],
    b: [f32; HIDDEN[1]],
    said: [f32; OUTPUTS],
}

impl Pass {
    fn of(net: &Net, features: &[f32]) -> Self {
        let [shift, scale, first, second, last] = net.parts();
        let mut input = [0.0; FEATURES];
        for (i, v) in input.iter_mut().enumerate() {
            *v = ((features[i] - shift[i]) * scale[i]).clamp(-MOST, MOST);
        }
        let mut a = [0.0; HIDDEN[0]];
        forward(&input, first, &mut a);
        a.iter_mut().for_each(|v| *v = leaky(*v));
        let mut b = [0.0; HIDDEN[1]];
        forward(&a, second, &mut b);
        b.iter_mut().for_each(|v| *v = leaky(*v));
        let mut said = [0.0; OUTPUTS];
        forward(&b, last, &mut said);
        Self { input, a, b, said }
    }

    fn back(&self, net: &Net, out: &[f32; OUTPUTS], slope: &mut [f32]) {
        let [_, _, _, second, last] = net.parts();
        let slope = &mut slope[2 * FEATURES..];
        let (first_slope, slope) = slope.split_at_mut((FEATURES + 1) * HIDDEN[0]);
        let (second_slope, last_slope) = slope.split_at_mut((HIDDEN[0] + 1) * HIDDEN[1]);
        let mut b = [0.0; HIDDEN[1]];
        backward(&self.b, last, out, last_slope, Some(&mut b));
        b.iter_mut().zip(&self.b).for_each(|(d, v)| *d *= if *v > 0.0 { 1.0 } else { 0.05 });
        let mut a = [0.0; HIDDEN[0]];
        backward(&self.a, second, &b, second_slope, Some(&mut a));
        a.iter_mut().zip(&self.a).for_each(|(d, v)| *d *= if *v > 0.0 { 1.0 } else { 0.05 });
        backward(&self.input, &[], &a, first_slope, None);
    }
}

fn forward<const N: usize>(input: &[f32], weights: &[f32], out: &mut [f32; N]) {
    let (main, constants) = weights.split_at(input.len() * N);
    out.copy_from_slice(constants);
    for (v, row) in input.iter().zip(main.chunks_exact(N)) {
        out.iter_mut().zip(row).for_each(|(o, w)| *o += v * w);
    }
}

fn backward<const N: usize>(
    input: &[f32],
    weights: &[f32],
    out: &[f32; N],
    slope: &mut [f32],
    down: Option<&mut [f32]>,
) {
    let (main, constants) = slope.split_at_mut(input.len() * N);
    constants.iter_mut().zip(out).for_each(|(s, o)| *s += o);
    for (v, row) in input.iter().zip(main.chunks_exact_mut(N)) {
        row.iter_mut().zip(out).for_each(|(s, o)| *s += v * o);
    }
    if let Some(down) = down {
        for (d, row) in down.iter_mut().zip(weights.chunks_exact(N)) {
            *d = row.iter().zip(out).map(|(w, o)| w * o).sum();
        }
    }
}

/// A net that knows nothing: features brought to mean 0 and deviation 1, small random weights.
fn begin(patches: &[Patch]) -> Net {
    let mut sums = vec![(0.0f64, 0.0f64); FEATURES];
    let mut n = 0.0;
    for cell in patches.iter().flat_map(|p| p.features.chunks_exact(FEATURES)) {
        n += 1.0;
        for (s, &v) in sums.iter_mut().zip(cell) {
            *s = (s.0 + f64::from(v), s.1 + f64::from(v) * f64::from(v));
        }
    }
    let mut out = vec![0.0f32; SIZE];
    for (k, s) in sums.iter().enumerate() {
        let mean = s.0 / n;
        out[k] = mean as f32;
        out[FEATURES + k] = (1.0 / (s.1 / n - mean * mean).max(1e-4).sqrt()).min(100.0) as f32;
    }
    let mut rng = Prng::new(42);
    let mut at = 2 * FEATURES;
    for (from, to) in [(FEATURES, HIDDEN[0]), (HIDDEN[0], HIDDEN[1]), (HIDDEN[1], OUTPUTS)] {
        let wide = (2.0 / from as f64).sqrt() * if to == OUTPUTS { 0.1 } else { 1.0 };
        out[at..at + from * to].iter_mut().for_each(|w| *w = (wide * rng.normal()) as f32);
        at += (from + 1) * to;
    }
    // At first ink is what is darker than a fifth of the way from paper to black.
    out[SIZE - OUTPUTS] = 0.2;
    Net(out)
}

/// D. P. Kingma and J. Ba, "Adam" (2015).
fn adam(net: &mut Net, slope: &[f32], (mean, square): &mut (Vec<f32>, Vec<f32>), rate: f32, step: usize) {
    // A patch that is wrong all over must not throw the net about.
    let long = slope.iter().map(|s| s * s).sum::<f32>().sqrt();
    let cut = if long > 1.0 { 1.0 / long } else { 1.0 };
    let (fix1, fix2) = (1.0 - 0.9f32.powi(step as i32), 1.0 - 0.999f32.powi(step as i32));
    for i in 2 * FEATURES..SIZE {
        let slope = slope[i] * cut;
        mean[i] += 0.1 * (slope - mean[i]);
        square[i] += 0.001 * (slope * slope - square[i]);
        net.0[i] -= rate * (mean[i] / fix1) / ((square[i] / fix2).sqrt() + 1e-8) + rate * 1e-3 * net.0[i];
    }
}

/// Writes the net as a source file.
fn write(net: &Net, path: &std::path::Path) -> Result<(), String> {
    let mut text = String::from(
        "//! The numbers of the net, written by `liite-measure train-ink`; not to be edited.\n\n\
         /// See `Net`.\n#[rustfmt::skip]\npub(super) const NET: [f32; super::net::SIZE] = [\n",
    );
    for line in net.0.chunks(12) {
        let numbers: Vec<String> = line.iter().map(|v| format!("{v:.5}")).collect();
        text.push_str("    ");
        text.push_str(&numbers.join(", "));
        text.push_str(",\n");
    }
    text.push_str("];\n");
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}

/// Reads what `write` wrote.
pub fn read(path: &std::path::Path) -> Result<Net, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let numbers = text.split_once("= [").map_or("", |(_, rest)| rest);
    let net: Vec<f32> = numbers.split([',', ']', '\n']).filter_map(|n| n.trim().parse().ok()).collect();
    if net.len() == SIZE {
        Ok(Net(net))
    } else {
        Err(format!("{}: {} numbers, not {SIZE}", path.display(), net.len()))
    }
}
