//! The ways in which a page may be coded, from the finest to the smallest, each with what it costs a reader.

use liite_page::colour::Colour;
use liite_page::{binarise, layers};
use liite_pdf::PdfError;
use liite_pdf::code::{self, BilevelCoding, Coded, CodedPage, Fineness};

use crate::error::Help;
use crate::master::{Layered, Master, Tone};
use crate::resample;
use crate::settings::{LayersChoice, MAX_DPI};

/// Small letters are never coded lower than this many pixels. Tesseract's accuracy falls steeply below about 10, and
/// 10-point type at the 150 dpi that the Finnish Immigration Service advises has 10 to 11.
pub const X_HEIGHT_FLOOR_PX: f64 = 10.0;
/// Ink and paper alone have no greys that help a small letter.
const X_HEIGHT_FLOOR_OF_INK_PX: f64 = 12.0;
/// Pages on which no text was found are never coded below this resolution, dots per inch.
const FLOOR_DPI_WITHOUT_TEXT: f64 = 100.0;
/// Height of an x that is taken where none was measured: 10-point type at 300 dots per inch.
const USUAL_X_HEIGHT_PX: f64 = 21.0;

/// What is coded.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// One picture.
    Picture(Coded),
    /// Layers.
    Layers(CodedPage),
}

impl Form {
    /// Bytes in the file.
    pub fn size(&self) -> u64 {
        (match self {
            Form::Picture(coded) => coded.size(),
            Form::Layers(page) => page.size(),
        }) as u64
    }
}

/// How one page is coded in the finished file.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What was asked of the coder.
    pub way: Way,
    /// What it made.
    pub form: Form,
    /// Resolution of the picture, or of the text in layers; dots per inch.
    pub dpi: f64,
    /// JPEG quality; none for bilevel codings and for pictures passed through.
    pub quality: Option<u8>,
}

/// A way of coding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Way {
    /// The picture as it was made, at its finest.
    Finest,
    /// One picture in continuous tones.
    Continuous {
        /// Dots per inch.
        dpi: f64,
        /// JPEG quality.
        quality: u8,
    },
    /// The layers as they were made, at their finest.
    FinestLayers,
    /// Layers, the text at `dpi`.
    Layers {
        /// Dots per inch of the text.
        dpi: f64,
        /// How finely the other layers are coded, in steps: 0 as they are made, above it coarser, below it richer.
        step: i32,
    },
    /// Ink and paper alone.
    Bilevel {
        /// Dots per inch.
        dpi: f64,
    },
}

impl Way {
    /// What lies half way between two ways of the same kind, the better one first; `None` where there is nothing.
    pub fn between(better: Self, worse: Self) -> Option<Self> {
        let mean = |a: f64, b: f64| f64::midpoint(a, b);
        let half = |a: i32, b: i32| a + (b - a) / 2;
        let found = match (better, worse) {
            (Way::Continuous { dpi: a, quality: from }, Way::Continuous { dpi: b, quality: to }) => {
                Way::Continuous { dpi: mean(a, b), quality: from.midpoint(to) }
            }
            (Way::Layers { dpi: a, step: from }, Way::Layers { dpi: b, step: to }) => {
                Way::Layers { dpi: mean(a, b), step: half(from, to) }
            }
            (Way::FinestLayers, Way::Layers { dpi, step }) if step > 0 => {
                Way::Layers { dpi, step: half(0, step) }
            }
            (Way::Bilevel { dpi: a }, Way::Bilevel { dpi: b }) => Way::Bilevel { dpi: mean(a, b) },
            _ => return None,
        };
        (found != better && found != worse).then_some(found)
    }

    /// Whether it is what the page was made as.
    pub fn as_made(self) -> bool {
        matches!(self, Way::Finest | Way::FinestLayers)
    }
}

/// A way, what it is expected to take, and what it costs a reader.
#[derive(Debug, Clone, Copy)]
pub struct Rung {
    /// How.
    pub way: Way,
    /// Expected bytes.
    pub guess: f64,
    /// What a reader loses: 0 nothing, 1 hardly visible, 10 small print becomes work.
    pub loss: f64,
}

/// How finely layers other than text are made.
pub const AS_MADE: Fineness = fineness(200.0, 72, 60, 60);

/// What [`Way::Layers`] codes them at from the finest to the coarsest, [`FINE_STEPS`] steps apart.
const COARSER: [Fineness; 5] = [
    AS_MADE,
    fineness(175.0, 62, 50, 50),
    fineness(150.0, 52, 40, 40),
    fineness(125.0, 42, 30, 30),
    fineness(100.0, 34, 22, 25),
];
/// The least and the most of a ground that keeps the paper's texture; in as many steps as [`RICHER_STEPS`].
const RICHER: [Fineness; 2] = [fineness(225.0, 74, 25, 64), fineness(300.0, 94, 97, 93)];
const RICHER_STEPS: i32 = 96;
const FINE_STEPS: i32 = 12;
/// Steps from one rung to the next; what lies between is made where a limit asks for it.
const STEPS_APART: i32 = 4;
const COARSEST: i32 = FINE_STEPS * (COARSER.len() as i32 - 1);

const fn fineness(picture_dpi: f64, picture_quality: u8, ground_quality: u8, ink_quality: u8) -> Fineness {
    Fineness { picture_scale: picture_dpi / MAX_DPI, picture_quality, ground_quality, ink_quality }
}

/// The fineness of a step, on a page of `dpi` dots per inch.
fn fineness_at(step: i32, dpi: f64) -> Fineness {
    let (from, to, part) = if step < 0 {
        (RICHER[0], RICHER[1], f64::from(-1 - step) / f64::from(RICHER_STEPS - 1))
    } else {
        let at = (step / FINE_STEPS) as usize;
        let last = COARSER[COARSER.len() - 1];
        let (from, to) = (COARSER.get(at).unwrap_or(&last), COARSER.get(at + 1).unwrap_or(&last));
        (*from, *to, f64::from(step % FINE_STEPS) / f64::from(FINE_STEPS))
    };
    let between = |a: f64, b: f64| a + (b - a) * part;
    let quality = |a: u8, b: u8| between(f64::from(a), f64::from(b)).round() as u8;
    Fineness {
        picture_scale: (between(from.picture_scale, to.picture_scale) * MAX_DPI / dpi).min(1.0),
        picture_quality: quality(from.picture_quality, to.picture_quality),
        ground_quality: quality(from.ground_quality, to.ground_quality),
        ink_quality: quality(from.ink_quality, to.ink_quality),
    }
}

/// Resolution and quality of pictures in continuous tones, from the finest; between them there are [`BETWEEN`] more.
const CONTINUOUS: [(f64, u8); 18] = [
    (300.0, 80),
    (300.0, 75),
    (275.0, 75),
    (250.0, 75),
    (225.0, 72),
    (212.0, 70),
    (200.0, 68),
    (200.0, 60),
    (185.0, 60),
    (175.0, 58),
    (160.0, 58),
    (150.0, 56),
    (150.0, 48),
    (140.0, 46),
    (130.0, 44),
    (120.0, 42),
    (110.0, 38),
    (100.0, 35),
];
const BETWEEN: u8 = 2;
/// JPEG quality of a master.
pub const MASTER_QUALITY: u8 = 85;
/// No page is coded more coarsely than this where there is room, however coarse its source was.
const LEAST_FINEST: u8 = 50;
/// What a second coding needs above the first, so as to add next to nothing to its damage.
const ABOVE_SOURCE: u8 = 5;

/// The finest quality that a page from the JPEG `source` is coded at: more would spend bytes on the source's own damage.
pub fn finest_quality(source: &[u8]) -> u8 {
    let quality = code::jpeg_quality(source).unwrap_or(MASTER_QUALITY);
    quality.saturating_add(ABOVE_SOURCE).clamp(LEAST_FINEST, MASTER_QUALITY)
}
/// Each step down in the resolution of ink.
const INK_STEP: f64 = 0.965;
const INK_STEPS: i32 = 18;

/// Layers whose loss is below this stand for the page even when there is room for more; up to twice as much where the
/// JPEG that the page came as has lost more than that already.
const FAITHFUL: f64 = 2.0;

/// Where layers take more of a single picture's bytes than this, the page is not made of text, and a picture is honest.
const MUCH_SMALLER: f64 = 0.2;

/// [`MUCH_SMALLER`] for a page of which a single picture is coded no finer than its source was.
fn much_smaller(made: &Layered) -> f64 {
    // Bytes halve in about twenty steps of quality: less of a picture is to be saved.
    MUCH_SMALLER * 2f64.powf(f64::from(MASTER_QUALITY.saturating_sub(made.finest)) / 20.0)
}

/// Every way for `page` with the least loss first.
pub fn rungs(page: &Master) -> Vec<Rung> {
    let mut rungs = Vec::new();
    match page.tone {
        Tone::Bilevel => {
            let guess = page.finest_bytes as f64;
            rungs.push(Rung { way: Way::Finest, guess, loss: 0.0 });
            rungs.extend(bilevel_rungs(page, guess, 0.0));
        }
        Tone::Continuous { may_be_bilevel } => {
            rungs.extend(continuous_rungs(page));
            match &page.layered {
                Some(made) => {
                    rungs.extend(layered_rungs(page, made));
                    if may_be_bilevel {
                        // Ink alone, the ground left out: the last resort.
                        rungs.extend(bilevel_rungs(page, made.bytes().0, 7.0 + loss_of_layers(made)));
                    }
                }
                None if may_be_bilevel => {
                    let guess = page.finest_bytes as f64 / 20.0;
                    rungs.extend(bilevel_rungs(page, guess, 7.0));
                }
                None => {}
            }
        }
    }
    rungs.sort_by(|a, b| a.loss.total_cmp(&b.loss).then(b.guess.total_cmp(&a.guess)));
    rungs
}

/// Which of `rungs` the page is given as long as there is room.
pub fn preferred(page: &Master, rungs: &[Rung]) -> usize {
    let wanted = match (&page.layered, page.layers) {
        (Some(_), LayersChoice::Always) => Way::FinestLayers,
        (Some(made), LayersChoice::Auto) if worth(page, made) => Way::FinestLayers,
        _ => Way::Finest,
    };
    rungs.iter().position(|r| r.way == wanted).unwrap_or(0)
}

/// Layers that a reader cannot tell from the page.
pub fn faithful(made: &Layered) -> bool {
    let steps = f64::from(MASTER_QUALITY - LEAST_FINEST);
    let coarse = f64::from(MASTER_QUALITY.saturating_sub(made.finest)) / steps;
    loss_of_layers(made) <= FAITHFUL * (1.0 + coarse)
}

/// Layers that a reader cannot tell from the page, and that make it much smaller.
pub fn worth(page: &Master, made: &Layered) -> bool {
    faithful(made) && made.page.size() as f64 <= much_smaller(made) * page.finest_bytes as f64
}

/// Whether layers are worth it even if one picture took two fifths less than `finest`, as a sample may err.
pub fn surely_worth(finest: u64, made: &Layered) -> bool {
    faithful(made) && made.page.size() as f64 <= 0.6 * much_smaller(made) * finest as f64
}

/// Findings of a photograph whose noise and blur cost bytes.
const TAKE_AGAIN: [&str; 7] = [
    "page-blurred",
    "page-shaken",
    "page-dark",
    "page-noisy",
    "page-text-coarse",
    "page-screen",
    "page-hard-to-read",
];
/// Less of a page than this as pictures is no picture that a threshold would destroy.
const NO_PICTURE: f64 = 0.005;

/// What would make `page` smaller, where anything is known that would.
pub fn help(page: &Master) -> Option<Help> {
    if page.findings.iter().any(|finding| TAKE_AGAIN.contains(&finding.rule.as_ref())) {
        return Some(Help::TakeAgain);
    }
    // Where it may become black and white by itself that has been tried.
    let stays = page.tone == Tone::Continuous { may_be_bilevel: false };
    let text_only = page.layered.as_ref().is_some_and(|made| made.picture_share < NO_PICTURE);
    (stays && text_only && page.colour == Colour::None).then_some(Help::BlackAndWhite)
}

fn continuous_rungs(page: &Master) -> Vec<Rung> {
    let finest = page.finest_bytes as f64;
    let made_at = page.quality.unwrap_or(MASTER_QUALITY);
    let floor = floor_dpi(page, X_HEIGHT_FLOOR_PX);
    let Some(_) = &page.coded else { return Vec::new() };
    let mut rungs = vec![Rung { way: Way::Finest, guess: finest, loss: 0.0 }];
    for (dpi, quality) in continuous_ways() {
        let (dpi, quality) = (dpi.max(floor).min(page.dpi), quality.min(made_at));
        let way = Way::Continuous { dpi, quality };
        if rungs.iter().any(|r| r.way == way) {
            continue;
        }
        let coarser = f64::from(MASTER_QUALITY - quality) / 50.0;
        let loss = 12.0 * coarser.powi(2) + lost_by_height(page, dpi, 17.0);
        // Bytes go with the resolution's power of about 1.6, and halve in about twenty steps of quality.
        let by_quality = 2f64.powf(-f64::from(made_at.saturating_sub(quality)) / 20.0);
        rungs.push(Rung { way, guess: finest * (dpi / page.dpi).powf(1.6) * by_quality, loss });
    }
    rungs
}

/// [`CONTINUOUS`] with what lies between.
fn continuous_ways() -> impl Iterator<Item = (f64, u8)> {
    let pairs = CONTINUOUS.windows(2).filter_map(|pair| pair.first_chunk::<2>());
    let between = pairs.flat_map(|[from, to]| {
        (0..=BETWEEN).map(move |at| {
            let part = f64::from(at) / f64::from(BETWEEN + 1);
            let quality = f64::from(from.1) + (f64::from(to.1) - f64::from(from.1)) * part;
            (from.0 + (to.0 - from.0) * part, quality.round() as u8)
        })
    });
    between.chain(CONTINUOUS.last().copied())
}

fn layered_rungs(page: &Master, made: &Layered) -> Vec<Rung> {
    let (ink, rest) = made.bytes();
    let base = loss_of_layers(made);
    let coarser = |step: i32| {
        let steps = f64::from(step) / f64::from(FINE_STEPS);
        (steps * (0.6 + 2.0 * made.picture_share.sqrt()), rest * 0.72f64.powf(steps))
    };
    let mut rungs = vec![Rung { way: Way::FinestLayers, guess: ink + rest, loss: base }];
    for step in (STEPS_APART..=COARSEST).step_by(STEPS_APART as usize) {
        let (loss, rest) = coarser(step);
        rungs.push(Rung { way: Way::Layers { dpi: page.dpi, step }, guess: ink + rest, loss: base + loss });
    }
    if page.coded.is_some() {
        rungs.extend(richer_rungs(page, made));
    }
    let floor = floor_dpi(page, X_HEIGHT_FLOOR_OF_INK_PX);
    for down in 1..=INK_STEPS {
        let scale = INK_STEP.powi(down);
        let dpi = page.dpi * scale;
        if dpi < floor {
            break;
        }
        let step = (down * FINE_STEPS / 4 + FINE_STEPS).min(COARSEST);
        let (loss, rest) = coarser(step);
        let loss = base + loss + lost_by_height(page, dpi, 22.0);
        rungs.push(Rung { way: Way::Layers { dpi, step }, guess: ink * scale + rest, loss });
    }
    rungs
}

/// Layers over a ground that keeps the paper's texture: what there is between layers and one picture.
fn richer_rungs(page: &Master, made: &Layered) -> impl Iterator<Item = Rung> {
    let (ink, rest) = made.bytes();
    let base = loss_of_layers(made);
    // The ground lies at half the resolution; what it takes is between these parts of the whole picture.
    let (least, most) = (0.05 * page.finest_bytes as f64, 0.6 * page.finest_bytes as f64);
    (1..=RICHER_STEPS / STEPS_APART).map(move |step| {
        let step = step * STEPS_APART;
        let part = f64::from(step) / f64::from(RICHER_STEPS);
        let ground = least * (most / least).powf(part);
        Rung {
            way: Way::Layers { dpi: page.dpi, step: -step },
            guess: ink + rest * (1.0 + part) + ground,
            loss: base * (1.0 - 0.5 * part),
        }
    })
}

fn bilevel_rungs(page: &Master, finest: f64, base: f64) -> Vec<Rung> {
    let floor = floor_dpi(page, X_HEIGHT_FLOOR_OF_INK_PX);
    let made = matches!(page.tone, Tone::Bilevel);
    (i32::from(made)..=INK_STEPS)
        .map(|step| (page.dpi * INK_STEP.powi(step), INK_STEP.powi(step)))
        .take_while(|(dpi, scale)| *dpi >= floor || *scale == 1.0)
        .map(|(dpi, scale)| Rung {
            way: Way::Bilevel { dpi },
            guess: finest * scale,
            loss: base + lost_by_height(page, dpi, 22.0),
        })
        .collect()
}

/// What layers cost even at their finest: the texture of the paper, and whatever the eye would see.
fn loss_of_layers(made: &Layered) -> f64 {
    0.2 + made.loss.mean + (made.loss.most - 12.0).max(0.0) / 8.0
}

/// Loss by letters that become lower than `enough` pixels: next to nothing at first, then fast.
fn lost_by_height(page: &Master, dpi: f64, enough: f64) -> f64 {
    let made = page.x_height_px.unwrap_or(USUAL_X_HEIGHT_PX * page.dpi / MAX_DPI);
    let then = made * dpi / page.dpi;
    let lacking = |height: f64| (1.0 - height / enough).max(0.0).powi(2);
    // What the photograph did not have is not lost here.
    60.0 * (lacking(then) - lacking(made)).max(0.0) + 2.0 * (1.0 - dpi / page.dpi)
}

/// The resolution below which this page's small letters would fall under `floor` pixels; at most its own.
fn floor_dpi(page: &Master, floor: f64) -> f64 {
    match page.x_height_px {
        Some(height) => (page.dpi * floor / height).min(page.dpi),
        None => FLOOR_DPI_WITHOUT_TEXT.min(page.dpi),
    }
}

/// Codes `page` in this way.
///
/// # Errors
/// When a coder fails.
pub fn coded(page: &Master, way: Way, bilevel: BilevelCoding) -> Result<Choice, PdfError> {
    let choice = |form, dpi, quality| Choice { way, form, dpi, quality };
    match way {
        Way::Finest => {
            let coded = within(page.coded.clone().ok_or(PdfError::CodedUnreadable)?, bilevel)?;
            Ok(choice(Form::Picture(coded), page.dpi, page.quality))
        }
        Way::FinestLayers => {
            // Only pages that have layers are offered them.
            let Some(Layered { page: mut made, .. }) = page.layered.clone() else {
                return coded(page, Way::Finest, bilevel);
            };
            all_within(&mut made, bilevel)?;
            Ok(choice(Form::Layers(made), page.dpi, None))
        }
        Way::Continuous { dpi, quality } => {
            let picture = resample::to_dpi(&page.pixels()?, page.dpi, dpi);
            Ok(choice(Form::Picture(code::jpeg(&picture, quality)?), dpi, Some(quality)))
        }
        Way::Layers { dpi, step } if step > 0 && dpi >= page.dpi => {
            let Some(made) = &page.layered else { return coded(page, Way::Finest, bilevel) };
            let mut coarser = code::coarser(&made.page, fineness_at(step, dpi))?;
            all_within(&mut coarser, bilevel)?;
            Ok(choice(Form::Layers(coarser), dpi, None))
        }
        Way::Layers { dpi, step } => {
            let picture = resample::to_dpi(&page.pixels()?, page.dpi, dpi);
            let ink = binarise::binarise(&picture);
            let ground = if step < 0 { layers::Ground::Textured } else { layers::Ground::Evened };
            let split = layers::split_over(&picture, &ink, dpi, ground);
            let coded = code::layered(&split, fineness_at(step, dpi), bilevel)?;
            Ok(choice(Form::Layers(coded), dpi, None))
        }
        Way::Bilevel { dpi } => {
            let picture = page.pixels()?;
            let (bitmap, dpi) = match page.tone {
                Tone::Bilevel => (binarise::binarise(&resample::to_dpi(&picture, page.dpi, dpi)), dpi),
                Tone::Continuous { .. } => resample::bilevel(&picture, page.dpi, dpi),
            };
            Ok(choice(Form::Picture(code::bilevel(&bitmap, bilevel)?), dpi, None))
        }
    }
}

/// Every layer in a coding that the receiver takes.
fn all_within(page: &mut CodedPage, bilevel: BilevelCoding) -> Result<(), PdfError> {
    for coded in page.layers.iter_mut().flat_map(|layer| layer.coded_mut()) {
        *coded = within(coded.clone(), bilevel)?;
    }
    Ok(())
}

/// The same picture in a coding that the receiver takes.
fn within(coded: Coded, bilevel: BilevelCoding) -> Result<Coded, PdfError> {
    if bilevel == BilevelCoding::CcittG4 && matches!(coded.coding, code::Coding::Jbig2 { .. }) {
        return code::ccitt_g4(&code::decode_bilevel(&coded)?);
    }
    Ok(coded)
}
