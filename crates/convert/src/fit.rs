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
const WELL_USED: f64 = 0.95;
/// Better codings tried for single pages at the end: for each page, and at least.
const TRIES: usize = 3;
const LEAST_TRIES: usize = 10;
/// Codings between two rungs tried at the very end.
const HALVES: usize = 8;

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

/// The codings of all pages; what was coded once serves every budget.
pub struct Fit<'a> {
    pages: &'a [Master],
    means: Means<'a>,
    ladders: Vec<Ladder>,
}

impl<'a> Fit<'a> {
    /// Nothing is coded yet.
    pub fn of(pages: &'a [Master], means: Means<'a>) -> Self {
        Self { pages, means, ladders: pages.iter().map(Ladder::of).collect() }
    }

    /// Every page as it is best.
    ///
    /// # Errors
    /// `Cancelled`; `Compose` when a coder fails.
    pub fn preferred(&mut self) -> Result<Vec<Choice>, ConvertError> {
        let preferred: Vec<usize> = self.ladders.iter().map(|l| l.preferred).collect();
        self.code(&preferred)?;
        Ok(self.taken(&preferred))
    }

    /// Chooses a coding for every page so that the sum stays at or below `budget` bytes.
    ///
    /// # Errors
    /// `CannotFit` when even the smallest legible codings are too large; `Cancelled`; `Compose` when a coder fails.
    pub fn within(&mut self, budget: u64) -> Result<Vec<Choice>, ConvertError> {
        let mut best: Option<Vec<usize>> = None;
        for _ in 0..ROUNDS {
            let pick = allocated(&self.ladders, budget);
            let known = pick.iter().zip(&self.ladders).all(|(&at, l)| l.coded[at].is_some());
            self.code(&pick)?;
            let sum = self.total(&pick);
            let better = best.as_ref().is_none_or(|b| self.loss(&pick) < self.loss(b));
            if sum <= budget && better {
                best = Some(pick);
            }
            if known || (sum <= budget && sum as f64 >= WELL_USED * budget as f64) {
                break;
            }
        }
        let mut chosen = match best {
            Some(chosen) => chosen,
            None => self.smallest(budget)?,
        };
        self.spend_the_rest(&mut chosen, budget)?;
        self.halve_the_steps(&mut chosen, budget)?;
        Ok(self.taken(&chosen))
    }

    /// Codes, on all threads, what `pick` asks for and is not there.
    fn code(&mut self, pick: &[usize]) -> Result<(), ConvertError> {
        let ladders = &self.ladders;
        let wanted: Vec<(usize, usize)> =
            pick.iter().copied().enumerate().filter(|&(p, at)| ladders[p].coded[at].is_none()).collect();
        let made = parallel::map(wanted.len(), self.means.at_a_time, |i| {
            if self.means.cancel.load(Ordering::Relaxed) {
                return Err(ConvertError::Cancelled);
            }
            let (page, at) = wanted[i];
            offer::coded(&self.pages[page], ladders[page].rungs[at].way, self.means.bilevel)
                .map_err(|e| ConvertError::Compose { detail: format!("page {}: {e}", page + 1) })
        });
        for (&(page, at), choice) in wanted.iter().zip(made) {
            self.ladders[page].coded[at] = Some(choice?);
        }
        Ok(())
    }

    fn total(&self, pick: &[usize]) -> u64 {
        let coded = pick.iter().zip(&self.ladders).filter_map(|(&at, l)| l.coded[at].as_ref());
        coded.map(|choice| choice.form.size()).sum()
    }

    fn loss(&self, pick: &[usize]) -> f64 {
        pick.iter().zip(&self.ladders).map(|(&at, l)| l.rungs[at].loss).sum()
    }

    fn taken(&self, pick: &[usize]) -> Vec<Choice> {
        self.ladders.iter().zip(pick).filter_map(|(l, &at)| l.coded[at].clone()).collect()
    }

    /// The smallest coding of every page, whatever it costs.
    fn smallest(&mut self, budget: u64) -> Result<Vec<usize>, ConvertError> {
        // The smallest picture and the smallest layers: which of them wins is not foreseen well enough.
        for family in 0..2 {
            let smallest = |l: &Ladder| {
                let of_family = (0..l.rungs.len()).filter(|&at| Ladder::family(l.rungs[at].way) == family);
                // By what was expected before anything was learned: what a finer coding took misleads here.
                of_family
                    .min_by(|&a, &b| l.rungs[a].guess.total_cmp(&l.rungs[b].guess))
                    .unwrap_or(l.preferred)
            };
            let pick: Vec<usize> = self.ladders.iter().map(smallest).collect();
            self.code(&pick)?;
        }
        let least = |l: &Ladder| {
            let coded = (0..l.rungs.len()).filter(|&at| l.coded[at].is_some());
            coded.min_by(|&a, &b| l.bytes(a).total_cmp(&l.bytes(b))).unwrap_or(l.preferred)
        };
        let least: Vec<usize> = self.ladders.iter().map(least).collect();
        if self.total(&least) <= budget {
            return Ok(least);
        }
        Err(self.cannot_fit(&least, budget))
    }

    /// Raises single pages as long as the budget lasts, each time where a reader gains most.
    fn spend_the_rest(&mut self, chosen: &mut [usize], budget: u64) -> Result<(), ConvertError> {
        let mut refused: Vec<(usize, usize)> = Vec::new();
        for _ in 0..(TRIES * self.pages.len()).max(LEAST_TRIES) {
            let room = budget.saturating_sub(self.total(chosen)) as f64;
            if room < (1.0 - WELL_USED) * budget as f64 {
                break;
            }
            let pages = self.ladders.iter().zip(&*chosen).enumerate();
            let better = pages
                .flat_map(|(p, (l, &now))| (0..l.rungs.len()).map(move |at| (p, l, now, at)))
                .filter(|&(p, _, _, at)| !refused.contains(&(p, at)))
                .filter_map(|(p, l, now, at)| {
                    let (gain, more) = (l.rungs[now].loss - l.rungs[at].loss, l.bytes(at) - l.bytes(now));
                    let no_finer = l.rungs[at].loss >= l.rungs[l.preferred].loss;
                    (gain > 0.0 && more <= room && no_finer).then_some((gain, more, p, at))
                })
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)).then(b.2.cmp(&a.2)));
            let Some((_, _, page, at)) = better else { break };
            let mut pick = chosen.to_vec();
            pick[page] = at;
            self.code(&pick)?;
            if self.total(&pick) <= budget {
                chosen[page] = at;
            } else {
                refused.push((page, at));
            }
        }
        Ok(())
    }

    /// Codes what lies between two rungs, as long as much is left of the budget: with few pages the next better rung may
    /// be too large by little.
    fn halve_the_steps(&mut self, chosen: &mut [usize], budget: u64) -> Result<(), ConvertError> {
        for _ in 0..HALVES {
            let room = budget.saturating_sub(self.total(chosen)) as f64;
            if room < (1.0 - WELL_USED) * budget as f64 {
                break;
            }
            let halves = self.ladders.iter().zip(&*chosen).enumerate();
            let widest = halves
                .filter_map(|(page, (ladder, &now))| Some((page, ladder.half_step(now)?)))
                .max_by(|a, b| a.1.guess.total_cmp(&b.1.guess).then(b.0.cmp(&a.0)));
            let Some((page, rung)) = widest else { break };
            let at = self.ladders[page].add(rung);
            let mut pick = chosen.to_vec();
            pick[page] = at;
            self.code(&pick)?;
            if self.total(&pick) <= budget && self.total(&pick) > self.total(chosen) {
                chosen[page] = at;
            }
        }
        Ok(())
    }

    fn cannot_fit(&self, least: &[usize], budget: u64) -> ConvertError {
        let pages = self.pages.iter().zip(self.ladders.iter().zip(least)).enumerate();
        let cost = |(at, (page, (ladder, &rung))): (usize, (&Master, (&Ladder, &usize)))| Cost {
            page: at as u32 + 1,
            input: page.input.clone(),
            bytes: ladder.bytes(rung) as u64,
            help: offer::help(page),
        };
        let mut dearest: Vec<Cost> = pages.map(cost).collect();
        dearest.sort_by_key(|cost| (std::cmp::Reverse(cost.bytes), cost.page));
        dearest.truncate(5);
        ConvertError::CannotFit { needed: self.total(least), limit: budget, dearest }
    }
}

/// The codings of one page, and those that have been made.
struct Ladder {
    rungs: Vec<Rung>,
    coded: Vec<Option<Choice>>,
    preferred: usize,
}

impl Ladder {
    fn of(page: &Master) -> Self {
        let rungs = offer::rungs(page);
        let preferred = offer::preferred(page, &rungs);
        Self { coded: vec![None; rungs.len()], rungs, preferred }
    }

    /// The rung half way from `now` to the smallest larger one of its kind that has been coded.
    fn half_step(&self, now: usize) -> Option<Rung> {
        let larger = (0..self.rungs.len()).filter(|&at| {
            self.coded[at].is_some()
                && self.bytes(at) > self.bytes(now)
                && self.rungs[at].loss < self.rungs[now].loss
                && Way::between(self.rungs[at].way, self.rungs[now].way).is_some()
        });
        let better = larger.min_by(|&a, &b| self.bytes(a).total_cmp(&self.bytes(b)))?;
        let (from, to) = (self.rungs[better], self.rungs[now]);
        let way = Way::between(from.way, to.way)?;
        let known = self.rungs.iter().any(|rung| rung.way == way);
        let (guess, loss) = (f64::midpoint(from.guess, to.guess), f64::midpoint(from.loss, to.loss));
        (!known).then_some(Rung { way, guess, loss })
    }

    fn add(&mut self, rung: Rung) -> usize {
        self.rungs.push(rung);
        self.coded.push(None);
        self.rungs.len() - 1
    }

    fn family(way: Way) -> usize {
        usize::from(matches!(way, Way::FinestLayers | Way::Layers { .. } | Way::Bilevel { .. }))
    }

    /// Bytes of a rung: as coded, or as expected after what was learned.
    fn bytes(&self, at: usize) -> f64 {
        match &self.coded[at] {
            Some(choice) => choice.form.size() as f64,
            None => self.rungs[at].guess * self.truth(at),
        }
    }

    /// What a coding of the same kind really took as a part of what was expected: the one nearest in size.
    fn truth(&self, at: usize) -> f64 {
        let rung = &self.rungs[at];
        let far = |other: usize| (self.rungs[other].guess / rung.guess.max(1.0)).ln().abs();
        let alike = self.coded.iter().enumerate().filter_map(|(other, choice)| {
            let same = Self::family(self.rungs[other].way) == Self::family(rung.way);
            choice.as_ref().filter(|_| same).map(|choice| (other, choice))
        });
        let nearest = alike.min_by(|a, b| far(a.0).total_cmp(&far(b.0)));
        nearest.map_or(1.0, |(other, choice)| choice.form.size() as f64 / self.rungs[other].guess.max(1.0))
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
