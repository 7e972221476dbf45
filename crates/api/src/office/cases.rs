//! Cases and their slots.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use liite_catalogue::FileNameRule;
use liite_store::{CaseId, SlotId, StoreError, TRASH};

use super::application::say;
use super::service::{application_of, standing_of};
use super::{Answer, CaseCard, CaseView, Notice, Office, SlotRule, TrashedCase};

impl Office {
    /// All cases, the one changed last first.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn cases(&self) -> Answer<Vec<CaseCard>> {
        let (texts, letters) = (self.texts(), self.letter_cases()?);
        let all = self.applications(None)?.into_iter().filter(|it| !letters.contains(&it.case.id));
        let cards = all.map(|application| CaseCard {
            standing: standing_of(application.case.state),
            state: application
                .state_there()
                .map(|state| say(&texts, &format!("service-state-{}", state.name()))),
            kind: application.type_name(&texts),
            next: application.deadline_views(&texts).into_iter().next(),
            id: application.case.id.0,
            name: application.case.name,
            changed: application.case.changed,
            slots: application.case.slots,
            ready: application.case.attached,
        });
        Ok(cards.collect())
    }

    /// The cases in the trash.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn trashed(&self) -> Answer<Vec<TrashedCase>> {
        self.with(|vault| {
            let trashed = vault.trash()?.into_iter().map(|case| {
                let trashed = case.trashed_at.unwrap_or(case.changed);
                TrashedCase { id: case.id.0, name: case.name, trashed, purged: trashed + TRASH }
            });
            Ok(trashed.collect())
        })
    }

    /// Makes a case and gives its number.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn create_case(&self, name: String) -> Answer<i64> {
        let id = self.with(|vault| vault.create_case(&name, None, None))?;
        (self.tell)(Notice::Cases);
        Ok(id.0)
    }

    /// Renames a case.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn rename_case(&self, id: i64, name: String) -> Answer<()> {
        self.with(|vault| vault.rename_case(CaseId(id), &name))?;
        (self.tell)(Notice::Case(id));
        (self.tell)(Notice::Cases);
        Ok(())
    }

    /// Puts a case into the trash.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn trash_case(&self, id: i64) -> Answer<()> {
        self.with(|vault| vault.trash_case(CaseId(id)))?;
        (self.tell)(Notice::Cases);
        Ok(())
    }

    /// Takes a case out of the trash.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn restore_case(&self, id: i64) -> Answer<()> {
        self.with(|vault| vault.restore_case(CaseId(id)))?;
        // What was under way when it was put there goes on.
        self.case_changed(id)
    }

    /// Deletes a case that lies in the trash for good.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn purge_case(&self, id: i64) -> Answer<()> {
        self.with(|vault| vault.purge_case(CaseId(id)))?;
        (self.tell)(Notice::Cases);
        Ok(())
    }

    /// Writes everything of a case, in the clear, into a new folder within `folder` and tells where.
    ///
    /// # Errors
    /// Those of the vault and of the folder.
    pub fn export_case(&self, id: i64, folder: &Path) -> Answer<PathBuf> {
        self.with(|vault| {
            let name = FileNameRule::default().fitted(&vault.case(CaseId(id))?.name);
            let free = |n: u32| folder.join(if n == 1 { name.clone() } else { format!("{name}-{n}") });
            let to = (1..).map(free).find(|path| !path.exists()).unwrap_or_else(|| folder.join(&name));
            vault.export_folder(CaseId(id), &to, &mut |_| {}, &AtomicBool::new(false))?;
            Ok(to)
        })
    }

    /// One case with its slots.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn case(&self, id: i64) -> Answer<CaseView> {
        let (vault, texts, catalogue) = (self.vault()?, self.texts(), self.catalogue()?);
        let seen = || -> Result<CaseView, StoreError> {
            let case = vault.case(CaseId(id))?;
            let named = case.application.as_deref();
            let kind = named.and_then(|name| catalogue.type_named(name).ok());
            let slots = vault.slots(case.id)?;
            let slots = slots.iter().map(|slot| self.slot_card(&vault, slot)).collect::<Result<_, _>>()?;
            let history = vault.history(case.id)?;
            Ok(CaseView {
                id,
                name: case.name,
                kind: kind.map(|kind| say(&texts, &kind.key())),
                standing: standing_of(case.state),
                application: application_of(&vault, case.id)?,
                slots,
                undo: history.undo.map(|step| step_key(&step.label)),
                redo: history.redo.map(|step| step_key(&step.label)),
            })
        };
        seen().map_err(|error| self.stuck(&error))
    }

    /// Adds a slot at the end and gives its number.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn add_slot(&self, case_id: i64, name: String, rule: SlotRule) -> Answer<i64> {
        let slot = self.with(|vault| vault.add_slot(CaseId(case_id), &name, rule.name(), None))?;
        (self.tell)(Notice::Case(case_id));
        Ok(slot.0)
    }

    /// Renames a slot.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn rename_slot(&self, id: i64, name: String) -> Answer<()> {
        self.with(|vault| vault.rename_slot(SlotId(id), &name))?;
        self.announce(SlotId(id));
        Ok(())
    }

    /// Removes a slot with its pages.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn remove_slot(&self, id: i64) -> Answer<()> {
        self.with(|vault| vault.remove_slot(SlotId(id)))?;
        self.announce(SlotId(id));
        Ok(())
    }

    /// Moves a slot so that it is number `index` of its case.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn move_slot(&self, id: i64, index: usize) -> Answer<()> {
        self.with(|vault| vault.move_slot(SlotId(id), index))?;
        self.announce(SlotId(id));
        Ok(())
    }

    /// Takes the last step in a case back.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn undo(&self, case_id: i64) -> Answer<()> {
        self.with(|vault| vault.undo(CaseId(case_id)))?;
        self.case_changed(case_id)
    }

    /// Does it again.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn redo(&self, case_id: i64) -> Answer<()> {
        self.with(|vault| vault.redo(CaseId(case_id)))?;
        self.case_changed(case_id)
    }

    /// Any slot of the case may have changed.
    fn case_changed(&self, case_id: i64) -> Answer<()> {
        for slot in self.with(|vault| vault.slots(CaseId(case_id)))? {
            self.announce(slot.id);
        }
        (self.tell)(Notice::Case(case_id));
        (self.tell)(Notice::Cases);
        Ok(())
    }
}

/// Key of the words for a step.
pub(super) fn step_key(label: &str) -> String {
    format!("ui-step-{label}")
}
