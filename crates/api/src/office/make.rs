//! The work itself: a file becomes pages, a page is made anew, the pages of a slot become their document.

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use liite_catalogue::Receiver;
use liite_convert::{
    Bookmark, ConvertError, Hall, Input, Master, Outcome, OutlineChoice, OutlineReport, Recipe, Settings,
    assemble, make_page,
};
use liite_page::{flatten, zone};
use liite_pdf::code;
use liite_raster::Raster;
use liite_store::{ArrivalId, Digest, Landed, Page, PageId, PartKind, Slot, SlotId, StoreError, Vault};
use liite_worker::{Job, Opened, Picture, Pictures, Worker, WorkerError};

use super::facts::{Facts, Stuck, digest};
use super::pages::{recipe_of, value_of};
use super::{Words, spoken};

/// Whose rules hold.
pub const RECEIVER: &str = "enter-finland";
/// Longer side of the pictures that are kept for the screen, pixels: a page filling a large window.
const SHOWN: u32 = 1800;
/// JPEG quality of the same.
const SHOWN_QUALITY: u8 = 80;

/// Kinds of pictures kept beside a page.
pub mod kept {
    /// The upright photograph, for the screen.
    pub const SOURCE: &str = "source";
    /// The finished page, for the screen.
    pub const RESULT: &str = "result";
    /// The finished page as it goes into a document.
    pub const MASTER: &str = "master";
}

/// What the work needs.
pub struct Room {
    /// The open vault.
    pub vault: Arc<Vault>,
    /// Opens what people brought.
    pub worker: Worker,
    /// The words of the language in force.
    pub texts: Arc<Words>,
    /// Pages worked on at a time.
    pub at_a_time: usize,
}

/// Why work ended early.
pub enum Halt {
    /// It was stopped.
    Cancelled,
    /// The document cannot be made of just these pages.
    Stuck(Digest, Stuck),
    /// The vault could not be read or written.
    Store(StoreError),
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Locked | StoreError::Cancelled => Halt::Cancelled,
            // What it was about has been undone or dismissed meanwhile: there is nothing left to do, and nothing wrong.
            StoreError::NoSuchRecord { what: "page" | "slot" | "part" } => Halt::Cancelled,
            other => Halt::Store(other),
        }
    }
}

/// A page made, with everything that is kept of it.
struct Made {
    facts: Facts,
    source: Vec<u8>,
    result: Vec<u8>,
    master: Vec<u8>,
    /// The page at its finest, coded.
    finest: Master,
}

impl Made {
    /// With the machine readable zone read, where the slot's rule is one for passports.
    fn read(mut self, rule: &str) -> Self {
        if is_passport(rule) {
            self.facts.zone = self.finest.pixels().ok().and_then(|page| zone::read(&page));
        }
        self
    }

    fn pictures(&self) -> [(&'static str, &[u8]); 3] {
        [(kept::SOURCE, &self.source), (kept::RESULT, &self.result), (kept::MASTER, &self.master)]
    }
}

/// Turns a file into pages, one after the other; each is on the disk before the next is made.
pub fn arrival(
    room: &Room,
    slot: SlotId,
    id: ArrivalId,
    stop: &AtomicBool,
    landed: &dyn Fn(),
) -> Result<(), Halt> {
    let vault = &room.vault;
    // It may have been dismissed since.
    let Some(arrival) = vault.arrivals(slot)?.into_iter().find(|arrival| arrival.id == id) else {
        return Ok(());
    };
    let rule = vault.slot(slot)?.rule;
    let plain = Recipe::default();
    let recipe = for_rule(plain, &rule);
    let bytes = original(vault, arrival.original)?;
    let job = Job::Pictures(Pictures { first: arrival.landed, ..Pictures::default() });
    let mut halt = None;
    let mut of = None;
    let done = room.worker.open(&bytes, &job, stop, &mut |opened| {
        let picture = match opened {
            Opened::Pdf(report) => {
                of = Some(report.inspection.pages);
                return ControlFlow::Continue(());
            }
            Opened::Picture(picture) => *picture,
        };
        let input_page = picture.page;
        let made = match make(&arrival.name, picture, &recipe, None, of).map(|made| made.read(&rule)) {
            Ok(made) => made,
            Err(detail) => {
                halt = Some(Halt::Stuck(arrival.original, compose_failed(detail)));
                return ControlFlow::Break(());
            }
        };
        let (facts, pictures) = (made.facts.value(), made.pictures());
        let page = Landed { input_page, recipe: &value_of(&plain), facts: &facts, pictures: &pictures };
        match vault.land_page(id, &page) {
            Ok(_) => {
                landed();
                ControlFlow::Continue(())
            }
            // It was dismissed while its page was being made.
            Err(StoreError::NoSuchRecord { .. }) => {
                halt = Some(Halt::Cancelled);
                ControlFlow::Break(())
            }
            Err(error) => {
                halt = Some(error.into());
                ControlFlow::Break(())
            }
        }
    });
    match (halt, done) {
        (Some(Halt::Stuck(_, stuck)), _) => fail(vault, id, &stuck),
        (Some(halt), _) => Err(halt),
        (None, Ok(_)) => Ok(vault.settle_arrival(id)?),
        (None, Err(WorkerError::Cancelled)) => Err(Halt::Cancelled),
        (None, Err(error)) => {
            fail(vault, id, &Stuck { code: error.code().to_owned(), values: error.values() })
        }
    }
}

fn fail(vault: &Vault, id: ArrivalId, stuck: &Stuck) -> Result<(), Halt> {
    Ok(vault.fail_arrival(id, &serde_json::to_value(stuck).unwrap_or_default())?)
}

/// Makes a page anew, by the recipe that it has now.
pub fn page(room: &Room, slot: SlotId, id: PageId, stop: &AtomicBool) -> Result<(), Halt> {
    let vault = &room.vault;
    let rule = vault.slot(slot)?.rule;
    let page = vault.page(id)?;
    let before = Facts::read(page.facts.as_ref());
    let recipe = recipe_of(&page, &rule);
    let name = vault.original(page.original)?.name;
    let bytes = original(vault, page.original)?;
    let job = Job::Pictures(Pictures { first: page.input_page.saturating_sub(1), ..Pictures::default() });
    let mut made = None;
    let done = room.worker.open(&bytes, &job, stop, &mut |opened| {
        if let Opened::Picture(picture) = opened {
            let of = before.as_ref().and_then(|facts| facts.of);
            let done = make(&name, *picture, &recipe, before.as_ref(), of);
            made = Some(done.map(|done| done.read(&rule)));
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    let stuck = match (made, done) {
        (Some(Ok(made)), _) => return Ok(vault.put_made(&page, &made.facts.value(), &made.pictures())?),
        (Some(Err(detail)), _) => compose_failed(detail),
        (None, Err(WorkerError::Cancelled)) => return Err(Halt::Cancelled),
        (None, Err(error)) => Stuck { code: error.code().to_owned(), values: error.values() },
        (None, Ok(_)) => Stuck { code: "no-such-record".to_owned(), values: one("what", "page") },
    };
    Ok(vault.put_made(&page, &Facts::stuck(&recipe, stuck, before).value(), &[])?)
}

fn make(
    name: &str,
    picture: Picture,
    recipe: &Recipe,
    before: Option<&Facts>,
    of: Option<u32>,
) -> Result<Made, String> {
    let words = |error: liite_pdf::PdfError| error.to_string();
    let source = shown(&picture.raster).map_err(words)?;
    let master = make_page(name, picture, recipe).map_err(words)?;
    // What a person set is not what was found: that stays as it was.
    let found: Option<OutlineReport> = match recipe.outline {
        OutlineChoice::Auto => master.outline.clone(),
        _ => before.and_then(|facts| facts.found.clone()),
    };
    let result = master.preview(SHOWN).map_err(words)?;
    let facts = Facts::of(&master, recipe, found, of);
    let bytes = master.to_bytes().map_err(|error| error.to_string())?;
    Ok(Made { facts, source, result, master: bytes, finest: master })
}

fn shown(picture: &Raster) -> Result<Vec<u8>, liite_pdf::PdfError> {
    let longer = picture.width().max(picture.height());
    let small = (longer > SHOWN).then(|| {
        let side = |v: u32| (u64::from(v) * u64::from(SHOWN) / u64::from(longer)).max(1) as u32;
        flatten::shrink(picture, side(picture.width()), side(picture.height()))
    });
    Ok(code::jpeg(small.flatten().as_ref().unwrap_or(picture), SHOWN_QUALITY)?.bytes)
}

/// Puts the document of a slot together and stores it.
pub fn document(room: &Room, id: SlotId, stop: &AtomicBool) -> Result<(), Halt> {
    let vault = &room.vault;
    // Taken first: what changes meanwhile makes the document one of other pages.
    let made_of = vault.recipe_digest(id)?;
    let slot = vault.slot(id)?;
    let stuck = |stuck| Err(Halt::Stuck(made_of, stuck));
    let pages = by_part(vault, id)?;
    let settings = match settings(&slot, room.at_a_time) {
        Ok(settings) => settings,
        Err(error) => return stuck(error),
    };
    let hall = Hall { worker: &room.worker, progress: &|_| {}, cancel: stop };
    let outcome = if let Some((name, original)) = whole_pdf(vault, &pages)? {
        let load = || load(vault, original);
        let input = Input { name, recipe: for_rule(Recipe::default(), &slot.rule), load: Box::new(load) };
        liite_convert::convert(&[input], &settings, hall)
    } else {
        let mut masters = Vec::with_capacity(pages.len());
        for (at, (_, page)) in pages.iter().enumerate() {
            let facts = Facts::read(page.facts.as_ref());
            let wanted = digest(&recipe_of(page, &slot.rule));
            if facts.as_ref().is_none_or(|facts| facts.made_by != wanted) {
                // Changed a moment ago: the page comes first.
                return Ok(());
            }
            if facts.is_none_or(|facts| facts.stuck.is_some()) {
                return stuck(Stuck {
                    code: "page-not-made".to_owned(),
                    values: one("page", &(at + 1).to_string()),
                });
            }
            let kept = vault.picture(page.id, kept::MASTER)?.unwrap_or_default();
            match Master::from_bytes(&kept) {
                Ok(master) => masters.push(master),
                // Of another version, or dropped to save room: forgetting the facts has it made again.
                Err(_) => return Ok(vault.set_facts(page.id, &serde_json::Value::Null)?),
            }
        }
        assemble(&masters, bookmarks(room, &pages), Vec::new(), &settings, hall)
    };
    match outcome {
        Ok(Outcome { pdf, report }) => {
            let report = serde_json::to_value(&report).unwrap_or_default();
            vault.put_attachment(id, &mut pdf.as_slice(), &report, made_of)?;
            Ok(())
        }
        Err(ConvertError::Cancelled) => Err(Halt::Cancelled),
        Err(error) => stuck(why(&error)),
    }
}

/// A failure of the only input says more than that there was one.
fn why(error: &ConvertError) -> Stuck {
    match error {
        ConvertError::Inputs { failures } | ConvertError::Nothing { failures } if !failures.is_empty() => {
            Stuck { code: failures[0].code.clone(), values: failures[0].values.clone() }
        }
        other => Stuck { code: other.code().to_owned(), values: other.values() },
    }
}

fn settings(slot: &Slot, at_a_time: usize) -> Result<Settings, Stuck> {
    let receiver = Receiver::named(RECEIVER)
        .map_err(|error| Stuck { code: error.code().to_owned(), values: one("name", RECEIVER) })?;
    Ok(Settings {
        receiver: receiver.id.clone(),
        slot: slot.rule.clone(),
        limit_bytes: receiver.limit_bytes,
        bilevel: crate::convert::bilevel_coding(receiver.bilevel),
        title: slot.name.clone(),
        language: None,
        keep_going: false,
        at_a_time,
    })
}

/// The pages of a slot in the order of the document, each with its part.
fn by_part(vault: &Vault, slot: SlotId) -> Result<Vec<(PartKind, Page)>, StoreError> {
    let mut all = Vec::new();
    for kind in PartKind::ALL {
        all.extend(vault.pages(vault.part(slot, kind)?)?.into_iter().map(|page| (kind, page)));
    }
    Ok(all)
}

/// A PDF that lies in the slot alone, whole, in order and untouched: it may stay the file that it is.
fn whole_pdf(vault: &Vault, pages: &[(PartKind, Page)]) -> Result<Option<(String, Digest)>, StoreError> {
    let Some((_, first)) = pages.first() else { return Ok(None) };
    let Some(facts) = Facts::read(first.facts.as_ref()).filter(|facts| facts.format == "pdf") else {
        return Ok(None);
    };
    let plain = value_of(&Recipe::default());
    // A recipe of an earlier version lacks what it did not know.
    let is_plain = |recipe: &serde_json::Value| {
        recipe.as_object().is_some_and(|r| r.iter().all(|(key, value)| plain.get(key) == Some(value)))
    };
    let untouched = pages.iter().enumerate().all(|(at, (_, page))| {
        page.original == first.original && page.input_page as usize == at + 1 && is_plain(&page.recipe)
    });
    if !untouched || facts.of != Some(pages.len() as u32) {
        return Ok(None);
    }
    Ok(Some((vault.original(first.original)?.name, first.original)))
}

/// One line for each part, where there is more than one.
fn bookmarks(room: &Room, pages: &[(PartKind, Page)]) -> Vec<Bookmark> {
    let texts = spoken(&room.texts);
    let mut marks: Vec<(PartKind, Bookmark)> = Vec::new();
    for (at, (kind, _)) in pages.iter().enumerate() {
        if marks.last().is_none_or(|(last, _)| last != kind) {
            let title = texts.get(&format!("part-{}", kind.name()), &BTreeMap::new());
            marks.push((*kind, Bookmark { title, page: at }));
        }
    }
    if marks.len() < 2 { Vec::new() } else { marks.into_iter().map(|(_, mark)| mark).collect() }
}

/// Whether the receiver's rule for a slot says that passports lie in it.
fn is_passport(rule: &str) -> bool {
    let receiver = Receiver::named(RECEIVER);
    let slot = receiver.as_ref().ok().and_then(|receiver| receiver.slot(rule).ok());
    slot.is_some_and(|slot| slot.pages == liite_catalogue::SlotPages::Passport)
}

/// What the receiver's rule for a slot adds to a recipe that leaves it open.
pub fn for_rule(mut recipe: Recipe, rule: &str) -> Recipe {
    use liite_catalogue::{ColourRule, SlotPages};
    use liite_convert::ColourChoice;
    use liite_page::flatten::{Paper, PaperChoice};
    let receiver = Receiver::named(RECEIVER);
    if let Ok(slot) = receiver.as_ref().map_err(drop).and_then(|r| r.slot(rule).map_err(drop)) {
        if slot.colour == ColourRule::Colour && recipe.colour == ColourChoice::Auto {
            recipe.colour = ColourChoice::Colour;
        }
        if slot.pages == SlotPages::Passport && recipe.paper == PaperChoice::Auto {
            recipe.paper = PaperChoice::Known(Paper::Id3);
        }
    }
    recipe
}

pub(super) fn original(vault: &Vault, sha256: Digest) -> Result<Vec<u8>, Halt> {
    load(vault, sha256).map_err(|error| match error.downcast::<StoreError>() {
        Ok(error) => error.into(),
        Err(error) => Halt::Store(StoreError::FileFailed { reason: error.to_string() }),
    })
}

fn load(vault: &Vault, sha256: Digest) -> std::io::Result<Vec<u8>> {
    let mut reader = vault.read_original(sha256).map_err(std::io::Error::other)?;
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn compose_failed(detail: String) -> Stuck {
    Stuck { code: "compose-failed".to_owned(), values: one("detail", &detail) }
}

fn one(name: &str, value: &str) -> BTreeMap<String, String> {
    BTreeMap::from([(name.to_owned(), value.to_owned())])
}

#[cfg(test)]
mod tests {
    use liite_raster::Channels;
    use liite_store::{NewPage, NewVault, Strength};
    use liite_worker::Origin;
    use secrecy::SecretString;

    use super::*;

    /// A page of plain paper, made by this recipe.
    fn made(recipe: &Recipe) -> Made {
        let picture = Picture {
            page: 1,
            raster: Raster::filled(300, 420, Channels::Rgb, 240),
            origin: Origin::Decoded,
            format: "png".to_owned(),
            dpi: None,
            size_mm: None,
            bilevel: false,
            jpeg: None,
            findings: Vec::new(),
        };
        make("paper.png", picture, recipe, None, None).unwrap()
    }

    #[test]
    fn a_document_is_never_made_of_a_page_as_it_was_before_the_last_change() {
        let dir = tempfile::tempdir().unwrap();
        let passphrase = SecretString::from("koivu");
        let cheap = Strength { memory_kib: 8, passes: 1, lanes: 1, scrypt_log_n: 4 };
        let new = NewVault { passphrase: Some((&passphrase, cheap)), ..NewVault::default() };
        let vault = Arc::new(Vault::create(dir.path(), &new, || 0).unwrap().0);
        let case = vault.create_case("Anna", None, None).unwrap();
        let slot = vault.add_slot(case, "Paper", "general", None).unwrap();
        let part = vault.part(slot, PartKind::Original).unwrap();
        let original = vault.add_original("paper.png", &mut &b"paper"[..]).unwrap();
        let (before, after) =
            (Recipe::default(), Recipe { turn: liite_raster::QuarterTurn::Right, ..Recipe::default() });
        let page = NewPage { original, input_page: 1, recipe: value_of(&before) };
        let page = vault.add_pages(part, &[page], None).unwrap()[0];
        let put = |recipe: &Recipe| {
            let made = made(recipe);
            let page = vault.page(page).unwrap();
            vault.put_made(&page, &made.facts.value(), &made.pictures()).unwrap();
        };
        put(&before);
        vault.set_recipes(&[(page, value_of(&after))], "turn-page").unwrap();
        let room = Room {
            vault: Arc::clone(&vault),
            worker: Worker::new(std::path::PathBuf::from("none"), "none"),
            texts: Arc::new(Words::new(Arc::new(crate::Texts::for_language("en")))),
            at_a_time: 1,
        };
        let go_on = AtomicBool::new(false);
        assert!(document(&room, slot, &go_on).is_ok());
        assert_eq!(vault.attachment(slot).unwrap(), None, "the page must be made first");
        put(&after);
        assert!(document(&room, slot, &go_on).is_ok());
        assert!(vault.attachment(slot).unwrap().is_some_and(|made| made.current));
    }
}
