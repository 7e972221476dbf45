//! All pages share the limit: bytes go where they help a reader most.
//!
//! Every page has a ladder of codings with expected bytes and loss ([`offer`]). As long as the preferred ones fit,
//! they are taken. Otherwise steps down the lower hull of each ladder are made in the order of least loss for a byte
//! (Y. Shoham and A. Gersho, "Efficient bit allocation for an arbitrary set of quantizers", 1988); what was coded in
//! truth corrects what was expected, until the sum lies just below the limit.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, Ordering};

use liite_pdf::code::BilevelCoding;

use crate::error::{ConvertError, Cost};
use crate::master::Master;
use crate::offer::{self, Choice, Rung, Way};
use crate::parallel;

/// Rounds of coding and correcting.
const ROUNDS: usize = 6;
/// A sum below this part of the budget leaves room worth using.
const WELL_USED: f64 = 0.93;
/// Better codings tried for single pages at the end, for each page.
const TRIES: usize = 3;

/// What a fit runs in.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// Pages coded at a time.
    pub at_a_time: NonZeroUsize,
    /// Which bilevel codings the receiver takes.
    pub bilevel: BilevelCoding,
    /// Raised by the person to stop.
    pub cancel: &'a AtomicBool,
}

/// Chooses a coding for every page so that the sum stays at or below `budget` bytes (none: the preferred).
///
/// # Errors
/// `CannotFit` when even the smallest legible codings are too large; `Cancelled`; `Compose` when a coder fails.
pub fn fit(pages: &[Master], budget: Option<u64>, means: Means<'_>) -> Result<Vec<Choice>, ConvertError> {
    let mut ladders: Vec<Ladder> = pages.iter().map(Ladder::of).collect();
    let preferred: Vec<usize> = ladders.iter().map(|l| l.preferred).collect();
    code(&mut ladders, pages, &preferred, means)?;
    let Some(budget) = budget else { return Ok(taken(ladders, &preferred)) };
    if total(&ladders, &preferred) <= budget {
        return Ok(taken(ladders, &preferred));
    }
    let mut best: Option<Vec<usize>> = None;
    for _ in 0..ROUNDS {
        let pick = allocated(&ladders, budget);
        if pick.iter().zip(&ladders).all(|(&at, l)| l.coded[at].is_some()) {
            let better = best.as_ref().is_none_or(|b| loss(&ladders, &pick) < loss(&ladders, b));
            if better && total(&ladders, &pick) <= budget {
                best = Some(pick);
            }
            break;
        }
        code(&mut ladders, pages, &pick, means)?;
        let sum = total(&ladders, &pick);
        if sum <= budget {
            let enough = sum as f64 >= WELL_USED * budget as f64;
            if best.as_ref().is_none_or(|b| loss(&ladders, &pick) < loss(&ladders, b)) {
                best = Some(pick);
            }
            if enough {
                break;
            }
        }
    }
    let mut chosen = match best {
        Some(chosen) => chosen,
        None => smallest(&mut ladders, pages, budget, means)?,
    };
    spend_the_rest(&mut ladders, pages, &mut chosen, budget, means)?;
    Ok(taken(ladders, &chosen))
}

/// The codings of one page, and those that have been made.
struct Ladder {
    rungs: Vec<Rung>,
    coded: Vec<Option<Choice>>,
    preferred: usize,
    /// What a coding really took, as a part of what was expected: for pictures and for layers.
    truth: [f64; 2],
}

impl Ladder {
    fn of(page: &Master) -> Self {
        let rungs = offer::rungs(page);
        let preferred = offer::preferred(page, &rungs);
        Self { coded: vec![None; rungs.len()], rungs, preferred, truth: [1.0; 2] }
    }

    fn family(way: Way) -> usize {
        usize::from(matches!(way, Way::FinestLayers | Way::Layers { .. } | Way::Bilevel { .. }))
    }

    /// Bytes of a rung: as coded, or as expected after what was learned.
    fn bytes(&self, at: usize) -> f64 {
        match &self.coded[at] {
            Some(choice) => choice.form.size() as f64,
            None => self.rungs[at].guess * self.truth[Self::family(self.rungs[at].way)],
        }
    }

    fn put(&mut self, at: usize, choice: Choice) {
        let rung = self.rungs[at];
        self.truth[Self::family(rung.way)] = choice.form.size() as f64 / rung.guess.max(1.0);
        self.coded[at] = Some(choice);
    }

    /// The lower hull of bytes and loss below the preferred rung: each next one smaller, and dearer for a byte.
    fn hull(&self) -> Vec<usize> {
        let mut hull = vec![self.preferred];
        let limit = self.rungs[self.preferred].loss;
        let mut order: Vec<usize> = (0..self.rungs.len())
            .filter(|&at| at != self.preferred)
            .filter(|&at| self.rungs[at].loss >= limit || self.bytes(at) < self.bytes(self.preferred))
            .collect();
        order.sort_by(|&a, &b| self.rungs[a].loss.total_cmp(&self.rungs[b].loss));
        let price = |from: usize, to: usize| {
            (self.rungs[to].loss - self.rungs[from].loss) / (self.bytes(from) - self.bytes(to)).max(1e-9)
        };
        for at in order {
            let smaller = hull.last().is_none_or(|&last| self.bytes(at) < self.bytes(last));
            if !smaller {
                continue;
            }
            while let [.., a, b] = hull[..] {
                if price(a, at) > price(a, b) {
                    break;
                }
                hull.pop();
            }
            hull.push(at);
        }
        hull
    }
}

/// Steps down the hulls, the cheapest first, until the sum is expected to fit.
fn allocated(ladders: &[Ladder], budget: u64) -> Vec<usize> {
    let hulls: Vec<Vec<usize>> = ladders.iter().map(Ladder::hull).collect();
    let mut at = vec![0usize; hulls.len()];
    let mut sum: f64 = ladders.iter().map(|l| l.bytes(l.preferred)).sum();
    while sum > budget as f64 {
        let cheapest = (0..hulls.len())
            .filter_map(|p| {
                let (&here, &next) = (hulls[p].get(at[p])?, hulls[p].get(at[p] + 1)?);
                let saved = ladders[p].bytes(here) - ladders[p].bytes(next);
                let lost = ladders[p].rungs[next].loss - ladders[p].rungs[here].loss;
                Some((lost / saved.max(1e-9), p, saved))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some((_, page, saved)) = cheapest else { break };
        at[page] += 1;
        sum -= saved;
    }
    hulls.iter().zip(at).map(|(hull, at)| hull[at]).collect()
}

/// Codes, on all threads, what `pick` asks for and is not there.
fn code(
    ladders: &mut [Ladder],
    pages: &[Master],
    pick: &[usize],
    means: Means<'_>,
) -> Result<(), ConvertError> {
    let wanted: Vec<(usize, usize)> =
        pick.iter().copied().enumerate().filter(|&(p, at)| ladders[p].coded[at].is_none()).collect();
    let made = parallel::map(wanted.len(), means.at_a_time, |i| {
        if means.cancel.load(Ordering::Relaxed) {
            return Err(ConvertError::Cancelled);
        }
        let (page, at) = wanted[i];
        offer::coded(&pages[page], ladders[page].rungs[at].way, means.bilevel)
            .map_err(|e| ConvertError::Compose { detail: format!("page {}: {e}", page + 1) })
    });
    for (&(page, at), choice) in wanted.iter().zip(made) {
        ladders[page].put(at, choice?);
    }
    Ok(())
}

fn total(ladders: &[Ladder], pick: &[usize]) -> u64 {
    pick.iter().zip(ladders).filter_map(|(&at, l)| l.coded[at].as_ref()).map(|c| c.form.size()).sum()
}

fn loss(ladders: &[Ladder], pick: &[usize]) -> f64 {
    pick.iter().zip(ladders).map(|(&at, l)| l.rungs[at].loss).sum()
}

fn taken(ladders: Vec<Ladder>, pick: &[usize]) -> Vec<Choice> {
    ladders.into_iter().zip(pick).filter_map(|(mut l, &at)| l.coded[at].take()).collect()
}

/// The smallest coding of every page, whatever it costs.
fn smallest(
    ladders: &mut [Ladder],
    pages: &[Master],
    budget: u64,
    means: Means<'_>,
) -> Result<Vec<usize>, ConvertError> {
    // The smallest picture and the smallest layers: which of them wins is not foreseen well enough.
    for family in 0..2 {
        let pick: Vec<usize> = ladders
            .iter()
            .map(|l| {
                let of_family = (0..l.rungs.len()).filter(|&at| Ladder::family(l.rungs[at].way) == family);
                // By what was expected before anything was learned: what a finer coding took misleads here.
                of_family
                    .min_by(|&a, &b| l.rungs[a].guess.total_cmp(&l.rungs[b].guess))
                    .unwrap_or(l.preferred)
            })
            .collect();
        code(ladders, pages, &pick, means)?;
    }
    let least: Vec<usize> = ladders
        .iter()
        .map(|l| {
            let coded = (0..l.rungs.len()).filter(|&at| l.coded[at].is_some());
            coded.min_by(|&a, &b| l.bytes(a).total_cmp(&l.bytes(b))).unwrap_or(l.preferred)
        })
        .collect();
    if total(ladders, &least) <= budget {
        return Ok(least);
    }
    Err(cannot_fit(pages, ladders, &least, budget))
}

/// Raises single pages as long as the budget lasts, first where a byte helps most.
fn spend_the_rest(
    ladders: &mut [Ladder],
    pages: &[Master],
    chosen: &mut [usize],
    budget: u64,
    means: Means<'_>,
) -> Result<(), ConvertError> {
    let mut refused: Vec<(usize, usize)> = Vec::new();
    for _ in 0..TRIES * pages.len() {
        let room = budget.saturating_sub(total(ladders, chosen)) as f64;
        if room < (1.0 - WELL_USED) * budget as f64 {
            break;
        }
        let better = (0..pages.len())
            .flat_map(|p| (0..ladders[p].rungs.len()).map(move |at| (p, at)))
            .filter(|pair| !refused.contains(pair))
            .filter_map(|(p, at)| {
                let l = &ladders[p];
                let (gain, more) =
                    (l.rungs[chosen[p]].loss - l.rungs[at].loss, l.bytes(at) - l.bytes(chosen[p]));
                let no_finer = l.rungs[at].loss >= l.rungs[l.preferred].loss || more <= 0.0;
                let worth = gain > 0.0 && more <= room && no_finer;
                worth.then(|| (gain / more.max(1.0), p, at))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, page, at)) = better else { break };
        let mut pick = chosen.to_vec();
        pick[page] = at;
        code(ladders, pages, &pick, means)?;
        if total(ladders, &pick) <= budget {
            chosen[page] = at;
        } else {
            refused.push((page, at));
        }
    }
    Ok(())
}

fn cannot_fit(pages: &[Master], ladders: &[Ladder], least: &[usize], budget: u64) -> ConvertError {
    let mut dearest: Vec<Cost> = pages
        .iter()
        .zip(ladders.iter().zip(least))
        .enumerate()
        .map(|(at, (page, (ladder, &rung)))| Cost {
            page: at as u32 + 1,
            input: page.input.clone(),
            bytes: ladder.bytes(rung) as u64,
        })
        .collect();
    dearest.sort_by_key(|cost| (std::cmp::Reverse(cost.bytes), cost.page));
    dearest.truncate(5);
    ConvertError::CannotFit { needed: total(ladders, least), limit: budget, dearest }
}
