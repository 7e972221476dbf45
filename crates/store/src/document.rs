//! A case as a document: what an exported folder and an exported file say about it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::attachments;
use crate::cases::State;
use crate::error::{Result, StoreError};
use crate::ids::{CaseId, Digest};
use crate::outbox;
use crate::slots::{self, PartKind, Slot};
use crate::{answers, originals, pages};

/// The version of what is written today.
pub(crate) const FORMAT: i64 = 1;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Document {
    pub(crate) format: i64,
    pub(crate) name: String,
    pub(crate) application: Option<String>,
    pub(crate) state: State,
    pub(crate) created: i64,
    pub(crate) changed: i64,
    pub(crate) person: Option<PersonEntry>,
    pub(crate) slots: Vec<SlotEntry>,
    pub(crate) originals: Vec<OriginalEntry>,
    pub(crate) receipts: Vec<ReceiptEntry>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PersonEntry {
    pub(crate) name: String,
    pub(crate) details: Value,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SlotEntry {
    pub(crate) name: String,
    pub(crate) rule: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) removed_at: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) paper: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) notes: Option<Value>,
    pub(crate) pages: Vec<PageEntry>,
    pub(crate) attachment: Option<AttachmentEntry>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PageEntry {
    pub(crate) part: PartKind,
    pub(crate) position: i64,
    pub(crate) original: Digest,
    pub(crate) input_page: u32,
    pub(crate) recipe: Value,
    pub(crate) facts: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) removed_at: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct AttachmentEntry {
    pub(crate) file: String,
    pub(crate) sha256: Digest,
    pub(crate) bytes: u64,
    pub(crate) report: Value,
    pub(crate) recipe_digest: Digest,
    pub(crate) made: i64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OriginalEntry {
    pub(crate) file: String,
    pub(crate) name: String,
    pub(crate) sha256: Digest,
    pub(crate) bytes: u64,
    pub(crate) added: i64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ReceiptEntry {
    pub(crate) sha256: Digest,
    pub(crate) body: Value,
    pub(crate) received: i64,
}

/// A case with its answers and the blobs of its files, in the order of the document.
pub(crate) struct Exported {
    pub(crate) document: Document,
    pub(crate) answers: BTreeMap<String, Value>,
    /// Name of the file, number of the blob, bytes.
    pub(crate) files: Vec<(String, i64, i64)>,
}

/// Reads all that is known about a case.
pub(crate) fn gather(db: &Connection, case: CaseId) -> Result<Exported> {
    let mut files = Vec::new();
    let mut query = db.prepare(
        "SELECT cases.name, application, state, cases.created, cases.changed, people.name, people.details
         FROM cases LEFT JOIN people ON people.id = person_id WHERE cases.id = ?1",
    )?;
    let mut rows = query.query([case])?;
    let row = rows.next()?.ok_or(StoreError::NoSuchRecord { what: "case" })?;
    let person = match (row.get::<_, Option<String>>(5)?, row.get::<_, Option<String>>(6)?) {
        (Some(name), Some(details)) => Some(PersonEntry { name, details: crate::settings::json(&details)? }),
        _ => None,
    };
    let mut document = Document {
        format: FORMAT,
        name: row.get(0)?,
        application: row.get(1)?,
        state: State::parse(&row.get::<_, String>(2)?)?,
        created: row.get(3)?,
        changed: row.get(4)?,
        person,
        slots: Vec::new(),
        originals: Vec::new(),
        receipts: Vec::new(),
    };
    for (number, original) in (1..).zip(originals::originals(db, case)?) {
        let file = format!("originals/{number:03}-{}", safe_name(&original.name));
        let sql = "SELECT blob_id, bytes FROM originals WHERE sha256 = ?1";
        let (blob, bytes) = db.query_row(sql, [original.sha256], |row| Ok((row.get(0)?, row.get(1)?)))?;
        files.push((file.clone(), blob, bytes));
        document.originals.push(OriginalEntry {
            file,
            name: original.name,
            sha256: original.sha256,
            bytes: original.bytes,
            added: original.added,
        });
    }
    let slots = [slots::slots(db, case, false)?, slots::slots(db, case, true)?].concat();
    for (number, slot) in (1..).zip(slots) {
        document.slots.push(slot_entry(db, number, slot, &mut files)?);
    }
    let receipts = outbox::receipts(db, case)?.into_iter();
    document.receipts = receipts
        .map(|receipt| ReceiptEntry {
            sha256: receipt.sha256,
            body: receipt.body,
            received: receipt.received,
        })
        .collect();
    Ok(Exported { document, answers: answers::answers(db, case)?, files })
}

fn slot_entry(
    db: &Connection,
    number: usize,
    slot: Slot,
    files: &mut Vec<(String, i64, i64)>,
) -> Result<SlotEntry> {
    let mut entries = Vec::new();
    for kind in PartKind::ALL {
        let part = slots::part(db, slot.id, kind)?;
        for removed in [false, true] {
            for page in pages::pages(db, part, removed)? {
                let sql = "SELECT position FROM pages WHERE id = ?1";
                let position = db.prepare_cached(sql)?.query_row([page.id], |row| row.get(0))?;
                entries.push(PageEntry {
                    part: kind,
                    position,
                    original: page.original,
                    input_page: page.input_page,
                    recipe: page.recipe,
                    facts: page.facts,
                    removed_at: page.removed_at,
                });
            }
        }
    }
    let attachment = attachments::latest(db, slot.id)?.map(|(attachment, blob)| {
        let file = format!("results/{number:03}-{}.pdf", safe_name(&slot.name));
        files.push((file.clone(), blob, i64::try_from(attachment.bytes).unwrap_or(i64::MAX)));
        AttachmentEntry {
            file,
            sha256: attachment.sha256,
            bytes: attachment.bytes,
            report: attachment.report,
            recipe_digest: attachment.recipe_digest,
            made: attachment.made,
        }
    });
    Ok(SlotEntry {
        name: slot.name,
        rule: slot.rule,
        removed_at: slot.removed_at,
        paper: slot.paper,
        notes: slot.notes,
        pages: entries,
        attachment,
    })
}

/// A name that every system takes: no folders, no signs with a meaning, not too long. A number stands before it, so
/// that names that no file may have, and names that are the same, do no harm.
pub(crate) fn safe_name(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ' | '(' | ')');
    let mut safe: String = name.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    // The end says what kind of file it is: a long name loses its middle.
    let bytes_up_to =
        |text: &str, limit: usize| (0..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    if safe.len() > 80 {
        let tail_at =
            (safe.len() - 20..safe.len()).find(|at| safe.is_char_boundary(*at)).unwrap_or(safe.len());
        let tail = safe.split_off(tail_at);
        safe.truncate(bytes_up_to(&safe, 60));
        safe.push_str(&tail);
    }
    let trimmed = safe.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if trimmed.is_empty() { "_".to_owned() } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn names_of_files_are_harmless() {
        for (name, safe) in [
            ("IMG 1.jpg", "IMG 1.jpg"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("C:\\x\\y.pdf", "C__x_y.pdf"),
            ("Äiti \u{202e}fdp.exe", "Äiti _fdp.exe"),
            ("a\r\nb\0", "a__b_"),
            (" ... ", "_"),
            ("", "_"),
            ("nul. ", "nul"),
        ] {
            assert_eq!(safe_name(name), safe, "{name:?}");
        }
        let long = safe_name(&format!("{}.jpeg", "ä".repeat(200)));
        assert!(long.len() <= 80 && long.ends_with(".jpeg"), "{long}");
    }
}
