//! The outbox and the receipts: what is to be sent, and what was confirmed.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::cases::{self, State};
use crate::error::{Result, StoreError};
use crate::ids::{AttachmentId, CaseId, Digest, OutboxId, ReceiptId};
use crate::journal;
use crate::settings::{json, storable};
use crate::vault::Vault;

/// How far one thing to be sent has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sending {
    /// Not sent, or not known to have arrived.
    Unsent,
    /// An attempt is going on.
    Sending,
    /// The service has confirmed the very content.
    Received,
}

impl Sending {
    /// Stable name, as in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsent => "unsent",
            Self::Sending => "sending",
            Self::Received => "received",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        let all = [Self::Unsent, Self::Sending, Self::Received];
        let known = all.into_iter().find(|state| state.name() == name);
        known.ok_or_else(|| StoreError::Damaged { detail: "a state of sending is unknown".to_owned() })
    }
}

/// One thing to be sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outgoing {
    /// Its number.
    pub id: OutboxId,
    /// Its case.
    pub case: CaseId,
    /// What it is, such as `attachment` or `answers`.
    pub kind: String,
    /// The document, when it is one.
    pub attachment: Option<AttachmentId>,
    /// What else is sent: an object that the program above defines.
    pub body: Value,
    /// SHA-256 of the document, or of the body as it is stored.
    pub sha256: Digest,
    /// By which the service recognises a repetition; drawn once, the same for every attempt.
    pub idempotency_key: String,
    /// How far it has come.
    pub state: Sending,
    /// Milliseconds since 1970.
    pub created: i64,
    /// Milliseconds since 1970.
    pub changed: i64,
}

/// Something that is to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOutgoing<'a> {
    /// What it is, such as `document` or `answers`.
    pub kind: &'a str,
    /// The document, when it is one.
    pub attachment: Option<AttachmentId>,
    /// What else is sent: an object that the program above defines.
    pub body: Value,
}

/// What a service has confirmed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Receipt {
    /// Its number.
    pub id: ReceiptId,
    /// Its case.
    pub case: CaseId,
    /// What it confirms.
    pub outbox: Option<OutboxId>,
    /// SHA-256 of what was received.
    pub sha256: Digest,
    /// The receipt itself, as it came.
    pub body: Value,
    /// Milliseconds since 1970.
    pub received: i64,
}

/// What a case was like at a moment: when it was last changed, by which step, and which documents it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    changed: i64,
    step: Option<i64>,
    document: Option<i64>,
}

fn glance(db: &Connection, case: CaseId) -> Result<Glance> {
    let sql = "SELECT changed, (SELECT max(id) FROM steps WHERE case_id = ?1),
                      (SELECT max(id) FROM attachments WHERE case_id = ?1) FROM cases WHERE id = ?1";
    let glance =
        |row: &Row<'_>| Ok(Glance { changed: row.get(0)?, step: row.get(1)?, document: row.get(2)? });
    let found = db.prepare_cached(sql)?.query_row([case], glance).optional()?;
    found.ok_or(StoreError::NoSuchRecord { what: "case" })
}

const COLUMNS: &str =
    "SELECT id, case_id, kind, attachment_id, body, sha256, idempotency_key, state, created, changed
     FROM outbox";

fn outgoing(row: &Row<'_>) -> Result<Outgoing> {
    Ok(Outgoing {
        id: row.get(0)?,
        case: row.get(1)?,
        kind: row.get(2)?,
        attachment: row.get(3)?,
        body: json(&row.get::<_, String>(4)?)?,
        sha256: row.get(5)?,
        idempotency_key: row.get(6)?,
        state: Sending::parse(&row.get::<_, String>(7)?)?,
        created: row.get(8)?,
        changed: row.get(9)?,
    })
}

impl Vault {
    /// Puts something into the outbox, unsent, with an idempotency key of its own.
    ///
    /// # Errors
    /// [`StoreError::CaseNotFinal`] unless the case is final or being sent, [`StoreError::CaseInTrash`],
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn enqueue(
        &self,
        case: CaseId,
        kind: &str,
        attachment: Option<AttachmentId>,
        body: &Value,
    ) -> Result<OutboxId> {
        let now = self.shared.now();
        let new = NewOutgoing { kind, attachment, body: body.clone() };
        self.shared.write(|tx| {
            match cases::standing(tx, case)? {
                (_, true) => return Err(StoreError::CaseInTrash),
                (State::Final | State::Sending, false) => {}
                (state, false) => return Err(StoreError::CaseNotFinal { state: state.name() }),
            }
            insert(tx, case, &new, now)
        })
    }

    /// What a case is like now, before what is sent of it is gathered for [`Vault::send_off`].
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn glance(&self, case: CaseId) -> Result<Glance> {
        self.shared.read(|db| glance(db, case))
    }

    /// Declares a draft ready and puts all that is sent of it into the outbox, in one transaction: no crash leaves a case
    /// that says it is on its way and has nothing there, and nothing is sent that was changed since the glance.
    ///
    /// # Errors
    /// [`StoreError::CaseChanged`], [`StoreError::CaseNotDraft`], [`StoreError::CaseInTrash`],
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn send_off(&self, case: CaseId, seen: Glance, all: &[NewOutgoing<'_>]) -> Result<Vec<OutboxId>> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            journal::require_draft(tx, case)?;
            if glance(tx, case)? != seen {
                return Err(StoreError::CaseChanged);
            }
            tx.prepare_cached("UPDATE cases SET state = 'final' WHERE id = ?1")?.execute([case])?;
            cases::touch(tx, case, now)?;
            all.iter().map(|new| insert(tx, case, new, now)).collect()
        })
    }

    /// What is in the outbox: of one case or of all, oldest first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn outbox(&self, case: Option<CaseId>) -> Result<Vec<Outgoing>> {
        self.shared.read(|db| {
            let sql = format!("{COLUMNS} WHERE ?1 IS NULL OR case_id = ?1 ORDER BY id");
            db.prepare_cached(&sql)?.query_and_then([case], outgoing)?.collect()
        })
    }

    /// Notes that an attempt begins, or that it has ended without a receipt.
    ///
    /// # Errors
    /// [`StoreError::StateOneWay`] for what was received, or towards it without a receipt;
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn mark(&self, id: OutboxId, to: Sending) -> Result<()> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            let from = one(tx, id)?.state;
            if from == Sending::Received || to == Sending::Received {
                return Err(StoreError::StateOneWay { from: from.name(), to: to.name() });
            }
            set_state(tx, id, to, now)
        })
    }

    /// Notes that the service has received this, with its receipt, in one transaction. A repeated receipt changes
    /// nothing and gives the number of the first.
    ///
    /// # Errors
    /// [`StoreError::ReceiptMismatch`] unless the receipt names the very content that was sent,
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn mark_received(&self, id: OutboxId, sha256: Digest, body: &Value) -> Result<ReceiptId> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            let sent = one(tx, id)?;
            if sent.sha256 != sha256 {
                return Err(StoreError::ReceiptMismatch);
            }
            let mut query =
                tx.prepare_cached("SELECT id FROM receipts WHERE outbox_id = ?1 ORDER BY id LIMIT 1")?;
            if let Some(first) = query.query_row([id], |row| row.get(0)).optional()? {
                return Ok(first);
            }
            set_state(tx, id, Sending::Received, now)?;
            insert_receipt(tx, sent.case, Some(id), sha256, &body.to_string(), now)
        })
    }

    /// Keeps a receipt for something that was not sent from here.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn put_receipt(&self, case: CaseId, sha256: Digest, body: &Value) -> Result<ReceiptId> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            cases::standing(tx, case)?;
            insert_receipt(tx, case, None, sha256, &body.to_string(), now)
        })
    }

    /// The receipts of a case, oldest first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn receipts(&self, case: CaseId) -> Result<Vec<Receipt>> {
        self.shared.read(|db| receipts(db, case))
    }
}

pub(crate) fn receipts(db: &Connection, case: CaseId) -> Result<Vec<Receipt>> {
    let sql =
        "SELECT id, case_id, outbox_id, sha256, body, received FROM receipts WHERE case_id = ?1 ORDER BY id";
    let receipt = |row: &Row<'_>| {
        Ok(Receipt {
            id: row.get(0)?,
            case: row.get(1)?,
            outbox: row.get(2)?,
            sha256: row.get(3)?,
            body: json(&row.get::<_, String>(4)?)?,
            received: row.get(5)?,
        })
    };
    db.prepare_cached(sql)?.query_and_then([case], receipt)?.collect()
}

pub(crate) fn insert_receipt(
    db: &Connection,
    case: CaseId,
    outbox: Option<OutboxId>,
    sha256: Digest,
    body: &str,
    received: i64,
) -> Result<ReceiptId> {
    let sql = "INSERT INTO receipts (case_id, outbox_id, sha256, body, received) VALUES (?1, ?2, ?3, ?4, ?5)";
    db.prepare_cached(sql)?.execute(params![case, outbox, sha256, body, received])?;
    Ok(ReceiptId(db.last_insert_rowid()))
}

fn insert(db: &Connection, case: CaseId, new: &NewOutgoing<'_>, now: i64) -> Result<OutboxId> {
    let key = crate::hex::encode(&crate::secret::random::<16>()?);
    let (kind, body) = (storable(new.kind)?, new.body.to_string());
    let sha256 = match new.attachment {
        Some(id) => attachment_digest(db, case, id)?,
        None => Digest::of(body.as_bytes()),
    };
    let sql = "INSERT INTO outbox (case_id, kind, attachment_id, body, sha256, idempotency_key, state,
                     created, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'unsent', ?7, ?7)";
    db.prepare_cached(sql)?.execute(params![case, kind, new.attachment, body, sha256, key, now])?;
    Ok(OutboxId(db.last_insert_rowid()))
}

fn one(db: &Connection, id: OutboxId) -> Result<Outgoing> {
    let mut query = db.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
    let found = query.query_row([id], |row| Ok(outgoing(row))).optional()?;
    found.ok_or(StoreError::NoSuchRecord { what: "outbox" })?
}

fn set_state(db: &Connection, id: OutboxId, to: Sending, now: i64) -> Result<()> {
    let sql = "UPDATE outbox SET state = ?2, changed = ?3 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![id, to.name(), now])?;
    Ok(())
}

fn attachment_digest(db: &Connection, case: CaseId, id: AttachmentId) -> Result<Digest> {
    let mut query = db.prepare_cached("SELECT sha256 FROM attachments WHERE id = ?1 AND case_id = ?2")?;
    let found = query.query_row(params![id, case], |row| row.get(0)).optional()?;
    found.ok_or(StoreError::NoSuchRecord { what: "attachment" })
}
