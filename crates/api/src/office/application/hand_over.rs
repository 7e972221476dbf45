//! The hand-over: the files with their numbered names, the folder that they are written into, and what was ticked off.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use liite_catalogue::{FileNameRule, HandOverFile, Receiver, hand_over_names};
use liite_store::{AttachmentId, CaseId, Progress, SlotId, StoreError, Vault};
use serde_json::Value;

use super::checklist::{Ground, lines};
use super::papers::{Filed, Paper};
use super::words::say;
use super::{Application, PHOTO, RECEIPT, document, guide, pointer};
use crate::office::copies::free;
use crate::office::make::RECEIVER;
use crate::office::{
    Answer, HandOverFileView, HandOverView, ItemSeverity, Office, ResultState, SlotRule, Trouble, WorkKind,
};
use crate::save;

/// Most characters of a receipt's number or words.
const MAX_RECEIPT: usize = 10_000;

/// A file that will be handed over.
pub(in crate::office) struct Outgoing<'a> {
    pub filed: &'a Filed,
    /// Its document, where it is made of just what lies in the slot.
    made: Option<AttachmentId>,
    /// The finished photograph of a person, which goes instead of a document, once it is cut.
    photograph: Option<Vec<u8>>,
    /// The numbered name that it gets.
    pub file_name: String,
    /// What it is, in words.
    pub name: String,
}

impl Outgoing<'_> {
    /// Its size, where that is known: of a photograph only when it is cut.
    pub fn bytes(&self) -> Option<u64> {
        match (self.is_photograph(), &self.photograph) {
            (true, cut) => cut.as_ref().map(|jpeg| jpeg.len() as u64),
            (false, _) => self.filed.card.bytes,
        }
    }

    /// Its document.
    pub fn document(&self) -> Option<AttachmentId> {
        self.made
    }

    fn is_photograph(&self) -> bool {
        is_photograph(self.filed)
    }
}

fn is_photograph(filed: &Filed) -> bool {
    filed.slot.paper.as_deref() == Some(PHOTO)
}

impl Office {
    /// The walk through the upload, as it stands.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn hand_over_plan(&self, case_id: i64) -> Answer<HandOverView> {
        let (application, texts) = (self.application(case_id)?, self.texts());
        let papers = self.with(|vault| self.papers(vault, &application))?;
        let outgoing = self.with(|vault| outgoing(vault, &application, &papers))?;
        let file = |it: &Outgoing<'_>| HandOverFileView {
            slot_id: it.filed.card.id,
            name: it.name.clone(),
            file_name: it.file_name.clone(),
            bytes: it.bytes(),
            pages: it.filed.card.pages,
            state: it.filed.card.state,
            verdict: it.filed.card.verdict,
            done: it.filed.notes.done,
        };
        let ground = Ground::of(&application, &papers);
        let open = lines(&texts, ground.case(&application).as_ref(), &papers);
        let slots = self.with(|vault| vault.slots(CaseId(case_id)))?;
        let receipt = slots.iter().find(|slot| slot.paper.as_deref() == Some(RECEIPT));
        Ok(HandOverView {
            case_id,
            name: application.case.name.clone(),
            kind: application.kind.map(|kind| guide::card(&texts, kind)),
            page: application.page(),
            files: outgoing.iter().map(file).collect(),
            open: open.into_iter().filter(|line| line.severity == ItemSeverity::Must).collect(),
            receipt: application.receipt.clone(),
            receipt_slot: receipt.map(|slot| slot.id.0),
        })
    }

    /// Writes the checklist and the files with their numbered names into a new folder within `folder`, and tells which. The folder gets its
    /// name when all is in it.
    ///
    /// # Errors
    /// When there is no file, when one is not ready or beyond the receiver's limit (nothing is written then), when it was
    /// stopped, and those of the vault and the disk.
    pub fn write_hand_over(&self, case_id: i64, folder: &Path) -> Answer<PathBuf> {
        let application = self.application(case_id)?;
        let papers = self.with(|vault| self.papers(vault, &application))?;
        let mut outgoing = self.with(|vault| outgoing(vault, &application, &papers))?;
        self.require_ready(&outgoing)?;
        for it in outgoing.iter_mut().filter(|it| it.is_photograph()) {
            it.photograph = Some(self.photo_bytes(it.filed.card.id)?);
        }
        let to = free(folder, &FileNameRule::default().fitted(&application.case.name));
        let checklist = self.typed_checklist(&application, &papers, &outgoing)?;
        let first = (document::name(&self.texts(), &application, outgoing.len()), checklist);
        let vault = self.vault()?;
        self.long(WorkKind::HandOver, |progress, cancel| {
            write_folder(&vault, &first, &outgoing, &to, progress, cancel)
        })?;
        Ok(to)
    }

    pub(in crate::office) fn require_ready(&self, outgoing: &[Outgoing<'_>]) -> Answer<()> {
        let trouble = |code: &str, which: Vec<&Outgoing<'_>>| {
            let names = which.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ");
            Err(self.trouble(code, &[("names".to_owned(), names)].into()))
        };
        let ready = |it: &&Outgoing<'_>| it.made.is_some() && it.filed.card.state == ResultState::Ready;
        let unready: Vec<_> = outgoing.iter().filter(|it| !ready(it)).collect();
        let large = |it: &&Outgoing<'_>| it.bytes().is_some_and(|it_has| it_has > it.filed.card.limit);
        let too_large: Vec<_> = outgoing.iter().filter(large).collect();
        if outgoing.is_empty() {
            trouble("hand-over-empty", Vec::new())
        } else if !unready.is_empty() {
            trouble("hand-over-not-ready", unready)
        } else if !too_large.is_empty() {
            trouble("hand-over-too-large", too_large)
        } else {
            Ok(())
        }
    }

    /// The numbered name of a slot's file; its own where it is not among those that are handed over.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn numbered_name(&self, slot_id: i64) -> Answer<String> {
        let case = self.with(|vault| Ok(vault.slot(SlotId(slot_id))?.case))?;
        let application = self.application(case.0)?;
        let papers = self.with(|vault| self.papers(vault, &application))?;
        let outgoing = self.with(|vault| outgoing(vault, &application, &papers))?;
        match outgoing.into_iter().find(|it| it.filed.card.id == slot_id) {
            Some(found) => Ok(found.file_name),
            None => self.file_name(slot_id),
        }
    }

    /// Writes what is handed over of a slot to a file: its document, or the finished photograph.
    ///
    /// # Errors
    /// When it is not ready, and those of the vault and the disk.
    pub fn save_outgoing(&self, slot_id: i64, path: &Path) -> Answer<()> {
        let slot = self.with(|vault| vault.slot(SlotId(slot_id)))?;
        if slot.paper.as_deref() == Some(PHOTO) {
            self.save_photo(slot_id, path)
        } else {
            self.save_copy(slot_id, path)
        }
    }

    /// Ticks a file off, or takes the tick away.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn tick(&self, slot_id: i64, done: bool) -> Answer<()> {
        self.note_slot(slot_id, "tick", |notes| notes.done = done)
    }

    /// Keeps the number or words of the receipt; nothing takes them away.
    ///
    /// # Errors
    /// When it is too long, and those of the vault.
    pub fn set_receipt(&self, case_id: i64, text: Option<String>) -> Answer<()> {
        let text = text.filter(|text| !text.trim().is_empty());
        if text.as_ref().is_some_and(|text| text.chars().count() > MAX_RECEIPT) {
            return Err(self.not_taken(&say(&self.texts(), "slot-receipt")));
        }
        let value = text.map_or(Value::Null, Value::from);
        self.with(|vault| vault.set_note(CaseId(case_id), pointer::RECEIPT, &value, "set-receipt"))?;
        self.tell_case(case_id);
        Ok(())
    }

    /// Makes the slot for a photographed receipt, which is never handed over, and gives its number.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn add_receipt(&self, case_id: i64) -> Answer<i64> {
        self.paper_slot(case_id, RECEIPT, "slot-receipt", SlotRule::General, None)
    }

    /// The page to open in the browser for an application: of the service, else of the authority.
    ///
    /// # Errors
    /// When no type is chosen, and those of the vault.
    pub fn page_of(&self, case_id: i64) -> Answer<String> {
        let application = self.application(case_id)?;
        self.kind_of(&application)?;
        application.page().ok_or_else(|| self.not_taken("https"))
    }

    /// The authority's own page about a type.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn official_page(&self, kind: &str) -> Answer<String> {
        let kind = self.catalogue()?.type_named(kind).map_err(|error| self.refused(error))?;
        let page = &kind.official_page;
        if page.starts_with("https://") { Ok(page.clone()) } else { Err(self.not_taken("https")) }
    }

    /// That the system opened no browser for a page.
    #[must_use]
    pub fn page_not_opened(&self, page: &str, reason: &str) -> Trouble {
        let values = [("page", page), ("reason", reason)].map(|(name, it)| (name.to_owned(), it.to_owned()));
        self.trouble("page-not-opened", &values.into())
    }
}

impl Application<'_> {
    /// The page to open in the browser. Only the catalogue's addresses, and only over https.
    fn page(&self) -> Option<String> {
        let kind = self.kind?;
        let page = kind.service_page.as_ref().unwrap_or(&kind.official_page);
        page.starts_with("https://").then(|| page.clone())
    }
}

/// The receiver's rule for names.
pub(super) fn rule() -> FileNameRule {
    Receiver::named(RECEIVER).map_or_else(|_| FileNameRule::default(), |receiver| receiver.file_name)
}

/// The files of an application in their order, with their names: every slot with something in it.
pub(in crate::office) fn outgoing<'a>(
    vault: &Vault,
    application: &Application<'_>,
    papers: &'a [Paper<'_>],
) -> Result<Vec<Outgoing<'a>>, StoreError> {
    let mut found = Vec::new();
    let mut files = Vec::new();
    for filed in papers.iter().filter_map(|paper| paper.filed.as_ref()) {
        if filed.card.state == ResultState::None {
            continue;
        }
        let made = vault.attachment(filed.slot.id)?.filter(|made| made.current);
        files.push(HandOverFile {
            document: filed.slot.name.clone(),
            date: made.as_ref().map_or(application.today, |made| day_of(made.made)),
            extension: if is_photograph(filed) { "jpg" } else { "pdf" }.to_owned(),
        });
        found.push((filed, made.map(|made| made.id)));
    }
    let names = hand_over_names(&rule(), &files);
    let outgoing = found.into_iter().zip(names).map(|((filed, made), file_name)| Outgoing {
        filed,
        made,
        photograph: None,
        file_name,
        name: filed.slot.name.clone(),
    });
    Ok(outgoing.collect())
}

/// The day of a time in milliseconds since 1970, where the person is.
fn day_of(time: i64) -> Date {
    Timestamp::from_millisecond(time).unwrap_or_default().to_zoned(TimeZone::system()).date()
}

fn write_folder(
    vault: &Vault,
    (name, checklist): &(String, Vec<u8>),
    outgoing: &[Outgoing<'_>],
    to: &Path,
    progress: &mut dyn FnMut(Progress),
    cancel: &AtomicBool,
) -> Result<(), StoreError> {
    let parent = to.parent().unwrap_or(to);
    // It has no name that anybody would take for the finished one, and goes by itself when something fails.
    let unnamed = tempfile::Builder::new().prefix(".liite-").tempdir_in(parent)?;
    let written = |error: crate::ApiError| StoreError::FileFailed { reason: error.to_string() };
    let total = outgoing.iter().filter_map(Outgoing::bytes).sum();
    let mut done = 0;
    progress(Progress { done, total });
    save::save(&unnamed.path().join(name), checklist).map_err(written)?;
    for it in outgoing {
        if cancel.load(Ordering::Relaxed) {
            return Err(StoreError::Cancelled);
        }
        let mut read = Vec::new();
        let bytes = match (&it.photograph, it.made) {
            (Some(jpeg), _) => jpeg,
            (None, Some(made)) => {
                vault.read_attachment(made)?.read_to_end(&mut read)?;
                &read
            }
            (None, None) => continue,
        };
        save::save(&unnamed.path().join(&it.file_name), bytes).map_err(written)?;
        done += bytes.len() as u64;
        progress(Progress { done, total });
    }
    if cancel.load(Ordering::Relaxed) {
        return Err(StoreError::Cancelled);
    }
    fs::rename(unnamed.path(), to)?;
    // Renamed: there is nothing left to take away.
    let _ = unnamed.keep();
    Ok(())
}
