//! All pages share the limit: the finest common step of a ladder that fits, then the rest spent on single pages.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use liite_page::binarise;
use liite_pdf::PdfError;
use liite_pdf::code::{self, Coded};

use crate::error::{ConvertError, Cost};
use crate::master::{Master, Tone};
use crate::{parallel, resample};

/// Small letters are never coded lower than this many pixels. Tesseract's accuracy falls steeply below about 10, and
/// 10-point type at the 150 dpi that the Finnish Immigration Service advises has 10 to 11.
pub const X_HEIGHT_FLOOR_PX: f64 = 10.0;

/// Pages on which no text was found are never coded below this resolution, dots per inch.
const FLOOR_DPI_WITHOUT_TEXT: f64 = 100.0;

/// One step of the ladder: resolution (dpi) and JPEG quality, and the resolution of ink-and-paper pages, which an
/// automatic page without colour or pictures may become from there on.
#[derive(Debug, Clone, Copy)]
struct Step {
    dpi: f64,
    quality: u8,
    bilevel_dpi: Option<f64>,
}

const fn step(dpi: f64, quality: u8, bilevel_dpi: Option<f64>) -> Step {
    Step { dpi, quality, bilevel_dpi }
}

/// From the finest to the smallest. Step 0 is the master itself.
const LADDER: [Step; 13] = [
    step(300.0, 85, None),
    step(300.0, 75, None),
    step(250.0, 75, None),
    step(225.0, 72, None),
    step(200.0, 70, None),
    step(200.0, 60, Some(300.0)),
    step(175.0, 58, Some(300.0)),
    step(150.0, 58, Some(300.0)),
    step(150.0, 48, Some(300.0)),
    step(135.0, 45, Some(250.0)),
    step(120.0, 42, Some(250.0)),
    step(110.0, 38, Some(200.0)),
    step(100.0, 35, Some(200.0)),
];

/// JPEG quality of a master.
pub const MASTER_QUALITY: u8 = LADDER[0].quality;

/// How one page is coded in the finished file.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Step of the ladder, 0 the finest.
    pub step: usize,
    /// The coded picture.
    pub coded: Coded,
    /// Resolution of the coded picture, dots per inch.
    pub dpi: f64,
    /// JPEG quality; none for bilevel codings and for pictures passed through.
    pub quality: Option<u8>,
}

/// Chooses a coding for every page so that the sum stays at or below `budget` bytes (none: the finest).
///
/// # Errors
/// `CannotFit` when even the smallest legible codings are too large; `Cancelled`; `Compose` when a coder fails.
pub fn fit(
    pages: &[Master],
    budget: Option<u64>,
    at_a_time: NonZeroUsize,
    cancel: &AtomicBool,
) -> Result<Vec<Choice>, ConvertError> {
    let ladder = Codings { pages, at_a_time, cancel, made: Mutex::new(BTreeMap::new()) };
    let finest = ladder.at(0)?;
    let Some(budget) = budget else { return Ok(finest) };
    if total(&finest) <= budget {
        return Ok(finest);
    }
    let last = LADDER.len() - 1;
    let smallest = ladder.at(last)?;
    if total(&smallest) > budget {
        return Err(cannot_fit(pages, &smallest, budget));
    }
    // Invariant: step `too_big` does not fit, step `fits` does.
    let (mut too_big, mut fits) = (0, last);
    while fits - too_big > 1 {
        let middle = usize::midpoint(too_big, fits);
        if total(&ladder.at(middle)?) <= budget {
            fits = middle;
        } else {
            too_big = middle;
        }
    }
    let finer = ladder.at(too_big)?;
    Ok(spend_the_rest(ladder.at(fits)?, finer, budget))
}

/// Raises pages to the finer step, the cheapest first, as long as the budget lasts.
fn spend_the_rest(mut chosen: Vec<Choice>, finer: Vec<Choice>, budget: u64) -> Vec<Choice> {
    let mut used = total(&chosen);
    let mut better: Vec<(usize, Choice)> = finer.into_iter().enumerate().collect();
    better.sort_by(|(i, a), (j, b)| {
        let cost = |at: usize, choice: &Choice| size(choice).saturating_sub(size(&chosen[at]));
        cost(*i, a).cmp(&cost(*j, b)).then(i.cmp(j))
    });
    for (at, choice) in better {
        let raised = used - size(&chosen[at]) + size(&choice);
        if raised <= budget {
            used = raised;
            chosen[at] = choice;
        }
    }
    chosen
}

fn size(choice: &Choice) -> u64 {
    choice.coded.size() as u64
}

fn total(choices: &[Choice]) -> u64 {
    choices.iter().map(size).sum()
}

fn cannot_fit(pages: &[Master], smallest: &[Choice], budget: u64) -> ConvertError {
    let mut dearest: Vec<Cost> = pages
        .iter()
        .zip(smallest)
        .enumerate()
        .map(|(at, (page, choice))| Cost {
            page: at as u32 + 1,
            input: page.input.clone(),
            bytes: size(choice),
        })
        .collect();
    dearest.sort_by_key(|cost| (std::cmp::Reverse(cost.bytes), cost.page));
    dearest.truncate(5);
    ConvertError::CannotFit { needed: total(smallest), limit: budget, dearest }
}

/// The codings made so far, by step and page.
struct Codings<'a> {
    pages: &'a [Master],
    at_a_time: NonZeroUsize,
    cancel: &'a AtomicBool,
    made: Mutex<BTreeMap<(usize, usize), Choice>>,
}

impl Codings<'_> {
    /// Every page at step `step`, coded on all threads.
    fn at(&self, step: usize) -> Result<Vec<Choice>, ConvertError> {
        parallel::map(self.pages.len(), self.at_a_time, |page| {
            if self.cancel.load(Ordering::Relaxed) {
                return Err(ConvertError::Cancelled);
            }
            let lock = || self.made.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            if let Some(known) = lock().get(&(step, page)) {
                return Ok(known.clone());
            }
            let choice = coded_at(&self.pages[page], step)
                .map_err(|e| ConvertError::Compose { detail: format!("page {}: {e}", page + 1) })?;
            lock().insert((step, page), choice.clone());
            Ok(choice)
        })
        .into_iter()
        .collect()
    }
}

/// Page `page` at step `at` of the ladder; never larger than its master.
fn coded_at(page: &Master, at: usize) -> Result<Choice, PdfError> {
    let finest = Choice { step: 0, coded: page.coded.clone(), dpi: page.dpi, quality: page.quality };
    let step = LADDER[at];
    let floor = floor_dpi(page);
    let mut best = finest;
    if at == 0 {
        return Ok(best);
    }
    let mut offer = |choice: Choice| {
        if choice.coded.size() < best.coded.size() {
            best = choice;
        }
    };
    match page.tone {
        Tone::Bilevel => {
            let dpi = step.bilevel_dpi.unwrap_or(300.0).max(floor);
            if dpi < page.dpi * 0.95 {
                let picture = resample::to_dpi(&code::decode(&page.coded)?, page.dpi, dpi);
                let coded = code::smallest_bilevel(&binarise::binarise(&picture))?;
                offer(Choice { step: at, coded, dpi, quality: None });
            }
        }
        Tone::Continuous { may_be_bilevel } => {
            let picture = code::decode(&page.coded)?;
            let dpi = step.dpi.max(floor).min(page.dpi);
            let coded = code::jpeg(&resample::to_dpi(&picture, page.dpi, dpi), step.quality)?;
            offer(Choice { step: at, coded, dpi, quality: Some(step.quality) });
            if let (true, Some(wanted)) = (may_be_bilevel, step.bilevel_dpi) {
                let (bitmap, dpi) = resample::bilevel(&picture, page.dpi, wanted.max(floor));
                let coded = code::smallest_bilevel(&bitmap)?;
                offer(Choice { step: at, coded, dpi, quality: None });
            }
        }
    }
    Ok(best)
}

/// The resolution below which this page's small letters would fall under the floor; at most its own.
fn floor_dpi(page: &Master) -> f64 {
    match page.x_height_px {
        Some(height) => (page.dpi * X_HEIGHT_FLOOR_PX / height).min(page.dpi),
        None => FLOOR_DPI_WITHOUT_TEXT.min(page.dpi),
    }
}
