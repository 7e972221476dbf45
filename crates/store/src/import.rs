//! An exported case into a vault: the same contents under new numbers, whole or not at all.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufReader, Read};

use rusqlite::{Transaction, params};
use secrecy::SecretString;
use serde_json::Value;

use crate::blob::{self, Incoming};
use crate::cases::State;
use crate::document::{Document, FORMAT, PersonEntry, SlotEntry};
use crate::error::{Result, StoreError};
use crate::ids::{CaseId, Digest, PersonId};
use crate::pages::{self, NewPage};
use crate::settings::storable;
use crate::slots;
use crate::vault::Vault;

/// The texts of an export are read whole: up to this many bytes each.
const TEXT: u64 = 64 << 20;
/// The hardest passphrase file that is tried: scrypt with N = 2^this, 1 GiB.
const HARDEST: u8 = 20;

impl Vault {
    /// Takes in a file that [`Vault::export_file`] has written. The case becomes a new one; a case that was on its way
    /// comes in as final.
    ///
    /// # Errors
    /// [`StoreError::ArchivePassphraseWrong`], [`StoreError::ArchiveDamaged`], [`StoreError::Newer`] and those of the
    /// disk; nothing is taken in then.
    pub fn import_file(&self, input: &mut dyn Read, passphrase: &SecretString) -> Result<CaseId> {
        let mut identity = age::scrypt::Identity::new(passphrase.clone());
        identity.set_max_work_factor(HARDEST);
        let decryptor = age::Decryptor::new_buffered(BufReader::new(input)).map_err(sealed)?;
        let opened = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).map_err(sealed)?;
        let mut incoming = Vec::new();
        let imported = self.import_tar(opened, &mut incoming);
        if imported.is_err() {
            incoming.iter().for_each(|(_, content)| self.discard(content));
        }
        imported
    }

    fn import_tar(&self, input: impl Read, contents: &mut Vec<(String, Incoming)>) -> Result<CaseId> {
        let mut archive = tar::Archive::new(input);
        let (mut document, mut answers) = (None::<Document>, None::<BTreeMap<String, Value>>);
        for entry in archive.entries().map_err(broken)? {
            let mut entry = entry.map_err(broken)?;
            let name = entry.path().map_err(broken)?.to_string_lossy().into_owned();
            match name.as_str() {
                "case.json" => document = Some(text(&mut entry)?),
                "answers.json" => answers = Some(text(&mut entry)?),
                _ => {
                    let expected = document.as_ref().and_then(|document| expected(document, &name));
                    let expected = expected.ok_or_else(|| damaged("a file that the case does not name"))?;
                    let mut incoming = self.receive(&mut entry).map_err(unreadable)?;
                    let right = incoming.sha256 == expected;
                    let set_down = self.set_down(&mut incoming);
                    contents.push((name, incoming));
                    set_down?;
                    if !right {
                        return Err(damaged("a file is not what the case says"));
                    }
                }
            }
        }
        // The end of the archive, so that a file that was cut off right behind it is noticed.
        io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(broken)?;
        let document = document.ok_or_else(|| damaged("case.json is missing"))?;
        let answers = answers.ok_or_else(|| damaged("answers.json is missing"))?;
        if document.format > FORMAT {
            return Err(StoreError::Newer { found: document.format });
        }
        let files: HashMap<&str, &Incoming> =
            contents.iter().map(|(name, content)| (name.as_str(), content)).collect();
        let imported = self.shared.write(|tx| insert(tx, &document, &answers, &files));
        let (case, spare) = imported?;
        // What the vault already held is not stored twice.
        spare.iter().filter_map(|file| files.get(file.as_str())).for_each(|content| self.discard(content));
        Ok(case)
    }
}

/// What a file of the archive must be.
fn expected(document: &Document, name: &str) -> Option<Digest> {
    let original = document.originals.iter().find(|entry| entry.file == name).map(|entry| entry.sha256);
    let attachments = || document.slots.iter().filter_map(|slot| slot.attachment.as_ref());
    original.or_else(|| attachments().find(|entry| entry.file == name).map(|entry| entry.sha256))
}

/// Makes the case; gives back the files whose content was already there.
fn insert(
    tx: &Transaction<'_>,
    document: &Document,
    answers: &BTreeMap<String, Value>,
    files: &HashMap<&str, &Incoming>,
) -> Result<(CaseId, Vec<String>)> {
    let mut spare = Vec::new();
    let person = document.person.as_ref().map(|person| insert_person(tx, person, document)).transpose()?;
    let state = if document.state == State::Sending { State::Final } else { document.state };
    let application = document.application.as_deref().map(storable).transpose()?;
    let sql = "INSERT INTO cases (name, application, person_id, state, created, changed)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let (created, changed) = (document.created, document.changed);
    tx.execute(sql, params![storable(&document.name)?, application, person, state.name(), created, changed])?;
    let case = CaseId(tx.last_insert_rowid());
    for original in &document.originals {
        let file = files.get(original.file.as_str());
        let content = file.ok_or_else(|| damaged("an original is missing"))?;
        if tx.prepare_cached("SELECT 1 FROM originals WHERE sha256 = ?1")?.exists([original.sha256])? {
            spare.push(original.file.clone());
        } else {
            let blob = blob::settle(tx, content)?;
            let sql =
                "INSERT INTO originals (sha256, blob_id, bytes, name, added) VALUES (?1, ?2, ?3, ?4, ?5)";
            let name = storable(&original.name)?;
            tx.execute(sql, params![original.sha256, blob, content.bytes, name, original.added])?;
        }
        let sql = "INSERT INTO case_originals (case_id, sha256) VALUES (?1, ?2)";
        tx.execute(sql, params![case, original.sha256])?;
    }
    for (pointer, value) in answers {
        let sql = "INSERT INTO answers (case_id, pointer, value) VALUES (?1, ?2, ?3)";
        tx.execute(sql, params![case, storable(pointer)?, value.to_string()])?;
    }
    for slot in &document.slots {
        insert_slot(tx, case, slot, files)?;
    }
    for receipt in &document.receipts {
        let body = receipt.body.to_string();
        crate::outbox::insert_receipt(tx, case, None, receipt.sha256, &body, receipt.received)?;
    }
    Ok((case, spare))
}

/// The person as they are already known, or a new one.
fn insert_person(tx: &Transaction<'_>, person: &PersonEntry, document: &Document) -> Result<PersonId> {
    let (name, details) = (storable(&person.name)?, person.details.to_string());
    let mut query = tx.prepare("SELECT id FROM people WHERE name = ?1 AND details = ?2 ORDER BY id")?;
    if let Some(known) = query.query(params![name, details])?.next()? {
        return Ok(known.get(0)?);
    }
    let sql = "INSERT INTO people (name, details, created, changed) VALUES (?1, ?2, ?3, ?3)";
    tx.execute(sql, params![name, details, document.changed])?;
    Ok(PersonId(tx.last_insert_rowid()))
}

fn insert_slot(
    tx: &Transaction<'_>,
    case: CaseId,
    entry: &SlotEntry,
    files: &HashMap<&str, &Incoming>,
) -> Result<()> {
    let slot = slots::insert(tx, case, storable(&entry.name)?, storable(&entry.rule)?)?;
    let paper = entry.paper.as_deref().map(storable).transpose()?;
    let notes = entry.notes.as_ref().map(Value::to_string);
    let sql = "UPDATE slots SET removed_at = ?2, paper = ?3, notes = ?4 WHERE id = ?1";
    tx.execute(sql, params![slot, entry.removed_at, paper, notes])?;
    for page in &entry.pages {
        let part = slots::part(tx, slot, page.part)?;
        let recipe = page.recipe.clone();
        let new = NewPage { original: page.original, input_page: page.input_page, recipe };
        let id = pages::insert(tx, part, &new).map_err(|error| match error {
            StoreError::NoSuchRecord { .. } => damaged("a page of an original that is not there"),
            other => other,
        })?;
        let facts = page.facts.as_ref().map(Value::to_string);
        let sql = "UPDATE pages SET position = ?2, facts = ?3, removed_at = ?4 WHERE id = ?1";
        tx.execute(sql, params![id, page.position, facts, page.removed_at])?;
    }
    if let Some(made) = &entry.attachment {
        let content = files.get(made.file.as_str()).ok_or_else(|| damaged("a result is missing"))?;
        let blob = blob::settle(tx, content)?;
        let sql =
            "INSERT INTO attachments (case_id, slot_id, blob_id, sha256, bytes, report, recipe_digest, made)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let report = made.report.to_string();
        tx.execute(
            sql,
            params![case, slot, blob, content.sha256, content.bytes, report, made.recipe_digest, made.made],
        )?;
    }
    Ok(())
}

fn text<T: serde::de::DeserializeOwned>(entry: &mut impl Read) -> Result<T> {
    let mut bytes = zeroize::Zeroizing::new(Vec::new());
    entry.take(TEXT).read_to_end(&mut bytes).map_err(broken)?;
    serde_json::from_slice(&bytes).map_err(|_| damaged("a text is no JSON of ours"))
}

fn damaged(detail: &str) -> StoreError {
    StoreError::ArchiveDamaged { detail: detail.to_owned() }
}

fn broken(error: io::Error) -> StoreError {
    StoreError::ArchiveDamaged { detail: error.to_string() }
}

/// The file failed, not the vault.
fn unreadable(error: StoreError) -> StoreError {
    match error {
        StoreError::InputUnreadable { reason } => StoreError::ArchiveDamaged { detail: reason },
        other => other,
    }
}

fn sealed(error: age::DecryptError) -> StoreError {
    match error {
        age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::DecryptionFailed
        | age::DecryptError::NoMatchingKeys => StoreError::ArchivePassphraseWrong,
        other => StoreError::ArchiveDamaged { detail: other.to_string() },
    }
}
