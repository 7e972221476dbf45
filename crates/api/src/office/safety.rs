//! How the vault is kept safe: its ways in, its recovery words, and whether it is whole.

use std::collections::BTreeMap;

use liite_store::{Damage, Keyring, Strength, Vault};
use secrecy::SecretString;
use serde_json::Value;

use super::gate::way;
use super::{Answer, DamageView, NewVault, Notice, Office, Safety, Way, WorkKind};

/// Set once somebody has shown that the words in force are on paper. Nothing else is written when words are drawn, so
/// that a program that ends before the check cannot forget that there was none.
const CONFIRMED: &str = "words-confirmed";
/// When the last backup was made.
pub(super) const LAST_BACKUP: &str = "last-backup";

impl Office {
    /// How the vault is kept safe.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn safety(&self) -> Answer<Safety> {
        let keyring = Keyring::system().is_ok();
        self.with(|vault| {
            let ways: Vec<Way> = Vault::ways(vault.folder())?.into_iter().map(way).collect();
            let confirmed = vault.setting(CONFIRMED)? == Some(Value::Bool(true));
            Ok(Safety {
                keyring,
                words_confirmed: confirmed && ways.contains(&Way::Words),
                last_backup: vault.setting(LAST_BACKUP)?.and_then(|value| value.as_i64()),
                ways,
            })
        })
    }

    /// Changes the passphrase; sets the first one where the vault had none.
    ///
    /// # Errors
    /// When the old one is wrong, and those of the disk.
    pub fn change_passphrase(&self, old: SecretString, new: SecretString) -> Answer<()> {
        self.with(|vault| {
            vault.require_passphrase(&old)?;
            vault.set_passphrase(&new, Strength::default())
        })?;
        (self.tell)(Notice::Vault);
        Ok(())
    }

    /// Lets the keyring of the system open the vault, or no longer.
    ///
    /// # Errors
    /// When there is no keyring, when it is the last way in, and those of the disk.
    pub fn use_keyring(&self, on: bool) -> Answer<()> {
        self.with(|vault| match on {
            true => vault.set_keyring(&Keyring::system()?),
            false => vault.remove_way(liite_store::Way::Keyring),
        })?;
        (self.tell)(Notice::Vault);
        Ok(())
    }

    /// Draws new recovery words; those of before open nothing any more.
    ///
    /// # Errors
    /// Those of the disk; the old words open then.
    pub fn new_words(&self) -> Answer<NewVault> {
        let words = self.with(|vault| {
            // First: should the program end between the two, it asks once too often.
            vault.set_setting(CONFIRMED, &Value::Null)?;
            vault.set_words()
        })?;
        Ok(NewVault { words: words.text().split_whitespace().map(str::to_owned).collect() })
    }

    /// Somebody has shown that the words in force are on paper.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn confirm_words(&self) -> Answer<()> {
        self.with(|vault| vault.set_setting(CONFIRMED, &Value::Bool(true)))?;
        (self.tell)(Notice::Vault);
        Ok(())
    }

    /// Looks at everything in the vault and tells what is damaged.
    ///
    /// # Errors
    /// When it was stopped, and those of the disk.
    pub fn examine(&self) -> Answer<Vec<DamageView>> {
        let vault = self.vault()?;
        let damages = self.long(WorkKind::Examine, |progress, cancel| vault.examine(progress, cancel))?;
        Ok(self.damages(&damages, Some(&vault)))
    }

    /// Damage in words; with names of cases where there is a vault that knows them.
    pub(super) fn damages(&self, damages: &[Damage], vault: Option<&Vault>) -> Vec<DamageView> {
        let texts = self.texts();
        let name_of = |case| vault.and_then(|vault| vault.case(case).ok()).map(|case| case.name);
        let words = |damage: &Damage| {
            let (what, values) = told(damage, &name_of);
            let key = format!("damage-{what}");
            let text = texts.get(&key, &values);
            let cured = texts.cure(&key, &values).map(|cure| format!("{text} {cure}"));
            DamageView { what: what.to_owned(), text: cured.unwrap_or(text) }
        };
        damages.iter().map(words).collect()
    }
}

/// The key of a damage and the values for its words. Tables and rows mean nothing to a person: they become kinds.
fn told(
    damage: &Damage,
    name_of: &dyn Fn(liite_store::CaseId) -> Option<String>,
) -> (&'static str, BTreeMap<String, String>) {
    let pair = |name: &str, value: String| (name.to_owned(), value);
    let kind = |table: &str| {
        let kind = match table {
            "cases" => "cases",
            "answers" => "answers",
            "slots" | "parts" => "slots",
            "pages" | "pictures" => "pages",
            "originals" | "case_originals" | "arrivals" | "blobs" | "chunks" => "files",
            "attachments" => "documents",
            "outbox" | "receipts" | "remotes" => "sendings",
            "steps" | "changes" => "undo",
            _ => "other",
        };
        pair("kind", kind.to_owned())
    };
    let cases = |ids: &[liite_store::CaseId]| {
        let names: Vec<String> = ids.iter().filter_map(|id| name_of(*id)).collect();
        pair("cases", names.join(", "))
    };
    match damage {
        Damage::Pages { count } => ("pages", BTreeMap::from([pair("count", count.to_string())])),
        Damage::Structure { .. } => ("structure", BTreeMap::new()),
        Damage::References { table, count } => {
            ("references", BTreeMap::from([kind(table), pair("count", count.to_string())]))
        }
        Damage::Rows { table, count } => {
            let count = count.map_or_else(|| "unknown".to_owned(), |count| count.to_string());
            ("rows", BTreeMap::from([kind(table), pair("count", count)]))
        }
        Damage::Case { .. } => ("case", BTreeMap::new()),
        Damage::Original { name, cases: ids, .. } => {
            ("original", BTreeMap::from([pair("name", name.clone()), cases(ids)]))
        }
        Damage::Attachment { case, .. } => ("attachment", BTreeMap::from([cases(&[*case])])),
        // A kind that a later store may add.
        _ => ("structure", BTreeMap::new()),
    }
}
