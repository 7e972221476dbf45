//! What a person does with pages: adds them, sets their corners, turns, colours, moves, removes and restores them.

use std::fs::File;
use std::path::{Path, PathBuf};

use liite_convert::{ColourChoice, OutlineChoice, Recipe};
use liite_raster::{Point, Quad, QuarterTurn};
use liite_store::{ArrivalId, Page, PageId, SlotId, StoreError, Vault};
use serde_json::Value;

use super::facts::Facts;
use super::make::for_rule;
use super::{Answer, ColourMode, Corners, Notice, Office, PartKind};
use crate::{ApiError, inputs};

impl PartKind {
    pub(super) fn stored(self) -> liite_store::PartKind {
        match self {
            PartKind::Original => liite_store::PartKind::Original,
            PartKind::Legalisation => liite_store::PartKind::Legalisation,
            PartKind::Translation => liite_store::PartKind::Translation,
        }
    }
}

/// What a page's recipe says; the plain one for a recipe of a later version.
pub fn asked(page: &Page) -> Recipe {
    serde_json::from_value(page.recipe.clone()).unwrap_or_default()
}

/// What is done to a page: its recipe and, where that leaves it open, the receiver's rule for the slot.
pub fn recipe_of(page: &Page, rule: &str) -> Recipe {
    for_rule(asked(page), rule)
}

/// A recipe as it stands in the vault.
pub fn value_of(recipe: &Recipe) -> Value {
    serde_json::to_value(recipe).unwrap_or(Value::Null)
}

impl Office {
    /// Takes files and folders in. When this returns every file is in the vault, byte for byte; its pages come one by
    /// one. A file that cannot be read stops nothing: the others are taken in, and then it is told.
    ///
    /// # Errors
    /// The first file that could not be read, or the disk.
    pub fn add_paths(&self, slot_id: i64, part: PartKind, paths: Vec<PathBuf>) -> Answer<()> {
        let vault = self.vault()?;
        let slot = SlotId(slot_id);
        let part = vault.part(slot, part.stored()).map_err(|error| self.stuck(&error))?;
        let mut trouble = None;
        let mut batch = None;
        for path in paths {
            let files = match inputs::files(&[path]) {
                Ok(files) => files,
                Err(error) => {
                    trouble = trouble.or(Some(self.failed(&error)));
                    continue;
                }
            };
            for file in files {
                let taken = self.keep_file(&vault, part, &file, &mut batch);
                self.announce(slot);
                trouble = trouble.or(taken.err());
            }
        }
        trouble.map_or(Ok(()), Err)
    }

    fn keep_file(
        &self,
        vault: &Vault,
        part: liite_store::PartId,
        path: &Path,
        batch: &mut Option<ArrivalId>,
    ) -> Answer<()> {
        let unreadable = |reason: &std::io::Error| {
            self.failed(&ApiError::Unreadable { path: path.to_owned(), reason: reason.to_string() })
        };
        let mut file = File::open(path).map_err(|error| unreadable(&error))?;
        let name = inputs::name(path);
        let arrival = vault.arrive(part, &name, &mut file, *batch).map_err(|error| match error {
            StoreError::InputUnreadable { reason } => {
                self.failed(&ApiError::Unreadable { path: path.to_owned(), reason })
            }
            other => self.stuck(&other),
        })?;
        batch.get_or_insert(arrival);
        Ok(())
    }

    /// Sets the corners of a page; `None` goes back to those found.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn set_outline(&self, page_id: i64, corners: Option<Corners>) -> Answer<()> {
        let outline = corners.map_or(OutlineChoice::Auto, |corners| {
            OutlineChoice::Corners(Quad(corners.map(|c| Point::new(c.x, c.y))))
        });
        self.change(page_id, "set-outline", |recipe| recipe.outline = outline)
    }

    /// Takes the whole picture as the page, or what is found in it.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn use_whole_picture(&self, page_id: i64, whole: bool) -> Answer<()> {
        let outline = if whole { OutlineChoice::Whole } else { OutlineChoice::Auto };
        self.change(page_id, "set-outline", |recipe| recipe.outline = outline)
    }

    /// Turns a page clockwise by quarters, on top of how it lies now.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn turn_page(&self, page_id: i64, quarter_turns: i32) -> Answer<()> {
        self.change(page_id, "turn-page", |recipe| {
            let degrees = recipe.turn.degrees() + quarter_turns.rem_euclid(4) * 90;
            recipe.turn = QuarterTurn::from_degrees(degrees).unwrap_or_default();
        })
    }

    /// Sets the colour of a page.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn set_colour(&self, page_id: i64, mode: ColourMode) -> Answer<()> {
        let colour = match mode {
            ColourMode::Auto => ColourChoice::Auto,
            ColourMode::Colour => ColourChoice::Colour,
            ColourMode::Grey => ColourChoice::Grey,
            ColourMode::Bw => ColourChoice::Bw,
        };
        self.change(page_id, "set-colour", |recipe| recipe.colour = colour)
    }

    fn change(&self, page_id: i64, label: &'static str, change: impl FnOnce(&mut Recipe)) -> Answer<()> {
        let slot = self.with(|vault| {
            let page = vault.page(PageId(page_id))?;
            let mut recipe = asked(&page);
            change(&mut recipe);
            vault.set_recipes(&[(page.id, value_of(&recipe))], label)?;
            vault.slot_of(page.part)
        })?;
        self.announce(slot);
        Ok(())
    }

    /// Moves pages into a part of their slot so that the first is number `index` of those that stay. Files that have not
    /// become pages stay where they are.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn move_pages(&self, page_ids: Vec<i64>, part: PartKind, index: usize) -> Answer<()> {
        self.each_of(&page_ids, |vault, pages, slot| {
            vault.move_pages(pages, vault.part(slot, part.stored())?, index)
        })
    }

    /// Removes pages. Of files that have not become pages, and have a negative number, nothing stays.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn remove_pages(&self, page_ids: Vec<i64>) -> Answer<()> {
        let (arrivals, pages): (Vec<i64>, Vec<i64>) = page_ids.into_iter().partition(|id| *id < 0);
        for id in arrivals {
            let vault = self.vault()?;
            match vault.dismiss_arrival(ArrivalId(-id)) {
                Ok(slot) => {
                    if let Some(line) = self.line() {
                        line.dismissed(slot, ArrivalId(-id));
                    }
                    self.announce(slot);
                }
                // It has become pages a moment ago: they stand where it stood.
                Err(StoreError::NoSuchRecord { .. }) => {}
                Err(error) => return Err(self.stuck(&error)),
            }
        }
        self.each_of(&pages, |vault, pages, _| vault.remove_pages(pages))
    }

    /// Brings removed pages back.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn restore_pages(&self, page_ids: Vec<i64>) -> Answer<()> {
        self.each_of(&page_ids, |vault, pages, _| vault.restore_pages(pages))
    }

    fn each_of(
        &self,
        ids: &[i64],
        work: impl FnOnce(&Vault, &[PageId], SlotId) -> Result<(), StoreError>,
    ) -> Answer<()> {
        let pages: Vec<PageId> = ids.iter().copied().filter(|id| *id > 0).map(PageId).collect();
        let Some(first) = pages.first() else { return Ok(()) };
        let slot = self.with(|vault| {
            let slot = vault.slot_of(vault.page(*first)?.part)?;
            work(vault, &pages, slot)?;
            Ok(slot)
        })?;
        self.announce(slot);
        Ok(())
    }

    /// Stops the work in a slot.
    ///
    /// # Errors
    /// When the vault is locked.
    pub fn cancel(&self, slot_id: i64) -> Answer<()> {
        self.vault()?;
        if let Some(line) = self.line() {
            line.stop(SlotId(slot_id));
        }
        (self.tell)(Notice::Desk(slot_id));
        Ok(())
    }

    /// Goes on with the work in a slot, also with what could not be done before.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn retry(&self, slot_id: i64) -> Answer<()> {
        self.with(|vault| {
            vault.retry_arrivals(SlotId(slot_id))?;
            for kind in liite_store::PartKind::ALL {
                for page in vault.pages(vault.part(SlotId(slot_id), kind)?)? {
                    // What is not known of a page is found out again.
                    if Facts::read(page.facts.as_ref()).is_some_and(|facts| facts.stuck.is_some()) {
                        vault.set_facts(page.id, &Value::Null)?;
                    }
                }
            }
            Ok(())
        })?;
        self.announce(SlotId(slot_id));
        Ok(())
    }

    /// A slot has changed: the work begins, and whoever shows it asks anew.
    pub(super) fn announce(&self, slot: SlotId) {
        if let Some(line) = self.line() {
            line.changed(slot);
        }
        (self.tell)(Notice::Desk(slot.0));
        if let Ok(found) = self.with(|vault| vault.slot(slot)) {
            (self.tell)(Notice::Case(found.case.0));
        }
    }
}
