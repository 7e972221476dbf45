//! What the desk of a slot looks like, and its finished document.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use liite_catalogue::Receiver;
use liite_convert::{ColourChoice, OutlineChoice, OutlineReport};
use liite_finding::{Finding, Severity};
use liite_raster::{Point, Quad};
use liite_store::{Arrival, Attachment, Page, Slot, SlotId, StoreError, Vault};
use serde_json::Value;

use super::cases::step_key;
use super::facts::{Facts, Stuck, digest};
use super::line::{Standing, progress};
use super::make::{RECEIVER, kept};
use super::pages::{asked, recipe_of};
use super::{
    Answer, ColourMode, Corner, Corners, Desk, DeskSlot, FindingView, Office, PageState, PageView, PartKind,
    Picture, ResultState, ResultView, SeverityView, SlotCard, SlotRule, SlotVerdict,
};
use crate::{ApiError, save};

const PARTS: [PartKind; 3] = [PartKind::Original, PartKind::Legalisation, PartKind::Translation];

impl Office {
    /// The desk of a slot as it is now.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn desk(&self, slot_id: i64) -> Answer<Desk> {
        let (vault, catalogue) = (self.vault()?, self.catalogue()?);
        let seen = || -> Result<Desk, StoreError> {
            let slot = vault.slot(SlotId(slot_id))?;
            let paper = slot.paper.as_deref().and_then(|paper| catalogue.paper(paper));
            let standing = self.standing(slot.id);
            let (mut pages, mut removed) = (Vec::new(), Vec::new());
            let mut unmade = 0;
            for kind in PARTS {
                let part = vault.part(slot.id, kind.stored())?;
                for page in vault.pages(part)? {
                    let view = self.page_view(&vault, &slot, kind, &page, &standing)?;
                    unmade += usize::from(matches!(view.state, PageState::Waiting | PageState::Working));
                    pages.push(view);
                }
                for page in vault.removed_pages(part)? {
                    removed.push((page.removed_at, self.page_view(&vault, &slot, kind, &page, &standing)?));
                }
            }
            let made = pages.len();
            let arrivals = vault.arrivals(slot.id)?;
            let waiting = arrivals.iter().filter(|arrival| arrival.trouble.is_none()).count();
            for arrival in &arrivals {
                pages.push(self.arrival_view(&vault, slot.id, arrival, &standing)?);
            }
            removed.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
            let busy = !standing.stopped;
            let result = self.result(&vault, &slot, &standing, made, unmade + waiting)?;
            let history = vault.history(slot.case)?;
            Ok(Desk {
                slot: DeskSlot {
                    id: slot_id,
                    rule: SlotRule::named(&slot.rule),
                    case_id: slot.case.0,
                    holder: paper.is_some_and(|paper| paper.holder),
                    name: slot.name,
                },
                pages,
                removed: removed.into_iter().map(|(_, view)| view).collect(),
                result,
                progress: if busy { progress(made, unmade, waiting) } else { None },
                undo: history.undo.map(|step| step_key(&step.label)),
                redo: history.redo.map(|step| step_key(&step.label)),
            })
        };
        seen().map_err(|error| self.stuck(&error))
    }

    fn standing(&self, slot: SlotId) -> Standing {
        self.line().map_or_else(Standing::idle, |line| line.standing(slot))
    }

    fn page_view(
        &self,
        vault: &Vault,
        slot: &Slot,
        part: PartKind,
        page: &Page,
        standing: &Standing,
    ) -> Result<PageView, StoreError> {
        let facts = Facts::read(page.facts.as_ref());
        let recipe = asked(page);
        let wanted = digest(&recipe_of(page, &slot.rule));
        let current = facts.as_ref().is_some_and(|facts| facts.made_by == wanted);
        let stuck = facts.as_ref().filter(|_| current).and_then(|facts| facts.stuck.as_ref());
        let state = match (current, stuck) {
            (true, Some(_)) => PageState::Failed,
            (true, None) => PageState::Ready,
            (false, _) if standing.pages.contains(&page.id) => PageState::Working,
            (false, _) => PageState::Waiting,
        };
        let shown = |kind: &str, size: [u32; 2]| Picture {
            url: self.address(&format!("page/{}/{kind}", page.id.0), facts.as_ref()),
            width: size[0],
            height: size[1],
        };
        let seen = facts.as_ref().filter(|facts| facts.result != [0; 2]);
        let found = facts.as_ref().and_then(|facts| facts.found.as_ref());
        Ok(PageView {
            id: page.id.0,
            part,
            name: vault.original(page.original)?.name,
            input_page: page.input_page,
            state,
            source: seen.map(|facts| shown(kept::SOURCE, facts.source)),
            result: seen.map(|facts| shown(kept::RESULT, facts.result)),
            outline: match recipe.outline {
                OutlineChoice::Auto => found.filter(|outline| outline.used).map(corners_of),
                OutlineChoice::Corners(quad) => Some(corners(&quad)),
                OutlineChoice::Whole => None,
            },
            found: found.map(corners_of),
            by_hand: matches!(recipe.outline, OutlineChoice::Corners(_)),
            whole_picture: recipe.outline == OutlineChoice::Whole,
            turn: (recipe.turn.degrees() / 90) as u8,
            colour: match recipe.colour {
                ColourChoice::Auto => ColourMode::Auto,
                ColourChoice::Colour => ColourMode::Colour,
                ColourChoice::Grey => ColourMode::Grey,
                ColourChoice::Bw => ColourMode::Bw,
            },
            colour_found: seen.map(|facts| facts.colour),
            findings: facts.as_ref().map_or_else(Vec::new, |facts| self.in_words(&facts.findings)),
            trouble: stuck.map(|stuck| self.trouble(&stuck.code, &stuck.values)),
        })
    }

    /// A file that is on its way to becoming pages.
    fn arrival_view(
        &self,
        vault: &Vault,
        slot: SlotId,
        arrival: &Arrival,
        standing: &Standing,
    ) -> Result<PageView, StoreError> {
        let mut part = PartKind::Original;
        for kind in PARTS {
            if vault.part(slot, kind.stored())? == arrival.part {
                part = kind;
            }
        }
        let stuck: Option<Stuck> =
            arrival.trouble.clone().and_then(|value| serde_json::from_value(value).ok());
        let state = match &stuck {
            Some(_) => PageState::Failed,
            None if standing.arrivals.contains(&arrival.id) => PageState::Working,
            None => PageState::Waiting,
        };
        Ok(PageView {
            id: -arrival.id.0,
            part,
            name: arrival.name.clone(),
            input_page: arrival.landed + 1,
            state,
            source: None,
            result: None,
            outline: None,
            found: None,
            by_hand: false,
            whole_picture: false,
            turn: 0,
            colour: ColourMode::Auto,
            colour_found: None,
            findings: Vec::new(),
            trouble: stuck.map(|stuck| self.trouble(&stuck.code, &stuck.values)),
        })
    }

    fn result(
        &self,
        vault: &Vault,
        slot: &Slot,
        standing: &Standing,
        pages: usize,
        unfinished: usize,
    ) -> Result<ResultView, StoreError> {
        let attachment = vault.attachment(slot.id)?;
        let made_of = vault.recipe_digest(slot.id)?;
        let failed = standing.failed.as_ref().filter(|(of, _)| *of == made_of || standing.stopped);
        let current = attachment.as_ref().filter(|attachment| attachment.current);
        let state = state(pages + unfinished, current.is_some(), failed.is_some(), standing, unfinished);
        let report = current.map(|attachment| &attachment.report);
        Ok(ResultView {
            state,
            bytes: attachment.as_ref().map(|attachment| attachment.bytes),
            limit: limit(),
            pages: report.map_or(pages as u32, |report| number(report, "/output/pages") as u32),
            file_name: file_name(&slot.name),
            sha256: current.map(|attachment| attachment.sha256.to_string()),
            findings: report.map_or_else(Vec::new, |report| self.in_words(&findings_of_the_whole(report))),
            trouble: failed.map(|(_, stuck)| self.trouble(&stuck.code, &stuck.values)),
            previews: current.map_or_else(Vec::new, |attachment| self.previews_of(attachment)),
        })
    }

    fn previews_of(&self, attachment: &Attachment) -> Vec<String> {
        let pages = number(&attachment.report, "/output/pages");
        let base = &self.place.pictures;
        // The address names the content: a new document never shows pages of the old one.
        (0..pages)
            .map(|page| format!("{base}document/{}/{page}/{}", attachment.slot.0, attachment.sha256))
            .collect()
    }

    /// The address of a picture, which changes when the page is made anew.
    fn address(&self, path: &str, facts: Option<&Facts>) -> String {
        let version = facts.map_or_else(String::new, |facts| facts.made_by.to_string());
        format!("{}{path}?v={}", self.place.pictures, version.get(..12).unwrap_or_default())
    }

    pub(super) fn slot_card(&self, vault: &Vault, slot: &Slot) -> Result<SlotCard, StoreError> {
        let standing = self.standing(slot.id);
        let mut pages = 0;
        let mut worst = None;
        for kind in PARTS {
            for page in vault.pages(vault.part(slot.id, kind.stored())?)? {
                pages += 1;
                let facts = Facts::read(page.facts.as_ref());
                let findings = facts.iter().flat_map(|facts| &facts.findings);
                worst = worst.max(findings.map(|finding| finding.severity).max());
            }
        }
        let arrivals = vault.arrivals(slot.id)?;
        let unfinished = arrivals.iter().filter(|arrival| arrival.trouble.is_none()).count();
        let attachment = vault.attachment(slot.id)?;
        let current = attachment.as_ref().filter(|attachment| attachment.current);
        if let Some(attachment) = current {
            let findings = findings_of_the_whole(&attachment.report);
            worst = worst.max(findings.iter().map(|finding| finding.severity).max());
        }
        let stuck = standing.failed.is_some() || arrivals.len() > unfinished;
        let state = state(pages + unfinished, current.is_some(), stuck, &standing, unfinished);
        let verdict = match (current, worst) {
            _ if stuck => SlotVerdict::Bad,
            (None, _) => SlotVerdict::None,
            (Some(_), Some(Severity::Error)) => SlotVerdict::Bad,
            (Some(_), Some(Severity::Warning)) => SlotVerdict::Doubtful,
            (Some(_), _) => SlotVerdict::Good,
        };
        Ok(SlotCard {
            id: slot.id.0,
            name: slot.name.clone(),
            rule: SlotRule::named(&slot.rule),
            pages: pages as u32,
            bytes: attachment.map(|attachment| attachment.bytes),
            limit: limit(),
            state,
            verdict,
        })
    }

    /// Findings in the person's language.
    pub(super) fn in_words(&self, findings: &[Finding]) -> Vec<FindingView> {
        let texts = self.texts();
        let view = |finding: &Finding| {
            let key = format!("finding-{}", finding.rule);
            let mut values = finding.values.clone();
            values.extend(finding.page.map(|page| ("page".to_owned(), page.to_string())));
            FindingView {
                rule: finding.rule.clone(),
                severity: match finding.severity {
                    Severity::Info => SeverityView::Info,
                    Severity::Warning => SeverityView::Warning,
                    Severity::Error => SeverityView::Error,
                },
                text: texts.get(&key, &values),
                cure: texts.cure(&key, &values),
            }
        };
        findings.iter().map(view).collect()
    }

    /// The name that the document of a slot gets, after the receiver's rule.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn file_name(&self, slot_id: i64) -> Answer<String> {
        self.with(|vault| Ok(file_name(&vault.slot(SlotId(slot_id))?.name)))
    }

    /// Writes the finished document of a slot to a file.
    ///
    /// # Errors
    /// When there is no document of just these pages, and those of the disk.
    pub fn save_copy(&self, slot_id: i64, path: &Path) -> Answer<()> {
        let bytes = self.document_bytes(slot_id)?;
        save::save(path, &bytes).map_err(|error| self.failed(&error))
    }

    /// The finished document of a slot.
    pub(super) fn document_bytes(&self, slot_id: i64) -> Answer<Vec<u8>> {
        let vault = self.vault()?;
        let found = vault.attachment(SlotId(slot_id)).map_err(|error| self.stuck(&error))?;
        let Some(attachment) = found.filter(|attachment| attachment.current) else {
            return Err(self.trouble("document-not-ready", &BTreeMap::new()));
        };
        let mut bytes = Vec::with_capacity(attachment.bytes as usize);
        let mut reader = vault.read_attachment(attachment.id).map_err(|error| self.stuck(&error))?;
        match reader.read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => {
                let path = vault.folder().to_owned();
                Err(self.failed(&ApiError::Unreadable { path, reason: error.to_string() }))
            }
        }
    }
}

fn state(pages: usize, current: bool, failed: bool, standing: &Standing, unfinished: usize) -> ResultState {
    if pages == 0 {
        ResultState::None
    } else if current && unfinished == 0 {
        ResultState::Ready
    } else if failed {
        ResultState::Failed
    } else if standing.stopped {
        ResultState::Stale
    } else {
        ResultState::Working
    }
}

/// What was noticed about the document, not about one of its pages: those stand with the pages.
pub(super) fn findings_of_the_whole(report: &Value) -> Vec<Finding> {
    report.get("findings").and_then(|value| serde_json::from_value(value.clone()).ok()).unwrap_or_default()
}

fn number(report: &Value, pointer: &str) -> u64 {
    report.pointer(pointer).and_then(Value::as_u64).unwrap_or_default()
}

/// Most bytes that the receiver takes.
fn limit() -> u64 {
    Receiver::named(RECEIVER).ok().and_then(|receiver| receiver.limit_bytes).unwrap_or_default()
}

fn file_name(slot: &str) -> String {
    let wanted = format!("{slot}.pdf");
    Receiver::named(RECEIVER).map_or(wanted.clone(), |receiver| receiver.file_name.fitted(&wanted))
}

fn corners_of(outline: &OutlineReport) -> Corners {
    outline.corners.map(|[x, y]| Corner { x, y })
}

fn corners(quad: &Quad) -> Corners {
    quad.0.map(|Point { x, y }| Corner { x, y })
}
