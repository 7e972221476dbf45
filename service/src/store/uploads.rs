//! Uploads and the parts of which they are made until they are whole.

use liite_protocol::Code;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, Tx};
use crate::refusal::Refusal;

/// An upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRow {
    /// Its number, also the name of its object.
    pub id: String,
    /// Whose it is.
    pub owner: String,
    /// The file's name.
    pub name: String,
    /// Bytes in all.
    pub length: u64,
    /// Bytes that have arrived.
    pub received: u64,
    /// Whole and checked.
    pub ready: bool,
    /// SHA-256: announced until it is ready (maybe empty), then the true one.
    pub sha256: String,
    /// Milliseconds since 1970.
    pub expires: i64,
}

/// Some consecutive bytes of an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where they begin.
    pub start: u64,
    /// How many they are.
    pub bytes: u64,
    /// The object in which they lie.
    pub object: String,
}

fn number(row: &AnyRow, column: &str) -> Result<u64, sqlx::Error> {
    row.try_get::<i64, _>(column).map(|n| u64::try_from(n).unwrap_or(0))
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn upload(row: &AnyRow) -> Result<UploadRow, sqlx::Error> {
    Ok(UploadRow {
        id: row.try_get("id")?,
        owner: row.try_get("owner")?,
        name: row.try_get("name")?,
        length: number(row, "length")?,
        received: number(row, "received")?,
        ready: number(row, "ready")? != 0,
        sha256: row.try_get("sha256")?,
        expires: row.try_get("expires")?,
    })
}

impl Store {
    /// Keeps a new upload.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn insert_upload(&self, row: &UploadRow) -> Result<(), Refusal> {
        let sql = "INSERT INTO uploads (id, owner, name, length, received, ready, used, sha256, expires)
            VALUES ($1, $2, $3, $4, 0, 0, 0, $5, $6)";
        let query = sqlx::query(sql).bind(&row.id).bind(&row.owner).bind(&row.name).bind(signed(row.length));
        let query = query.bind(&row.sha256).bind(row.expires);
        let mut tx = self.begin().await?;
        query.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// An upload of `owner`; those of others are not found.
    ///
    /// # Errors
    /// [`Code::NotFound`] and those of the database.
    pub async fn upload(&self, id: &str, owner: &str) -> Result<UploadRow, Refusal> {
        let sql = "SELECT * FROM uploads WHERE id = $1 AND owner = $2";
        let row = sqlx::query(sql).bind(id).bind(owner).fetch_optional(&self.read).await?;
        Ok(upload(&row.ok_or(Code::NotFound)?)?)
    }

    /// Appends a part, if the upload still stands where the part begins.
    ///
    /// # Errors
    /// [`Code::OffsetMismatch`] and those of the database.
    pub async fn append(&self, id: &str, part: &Part) -> Result<(), Refusal> {
        let mut tx = self.begin().await?;
        let sql = "UPDATE uploads SET received = received + $3 WHERE id = $1 AND received = $2 AND ready = 0";
        let query = sqlx::query(sql).bind(id).bind(signed(part.start)).bind(signed(part.bytes));
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Err(Code::OffsetMismatch.into());
        }
        let sql = "INSERT INTO parts (upload, start_at, bytes, object) VALUES ($1, $2, $3, $4)";
        let query = sqlx::query(sql).bind(id).bind(signed(part.start)).bind(signed(part.bytes));
        query.bind(&part.object).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The parts of an upload, in order.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn parts(&self, id: &str) -> Result<Vec<Part>, Refusal> {
        let sql = "SELECT start_at, bytes, object FROM parts WHERE upload = $1 ORDER BY start_at";
        let rows = sqlx::query(sql).bind(id).fetch_all(&self.read).await?;
        let part = |row: &AnyRow| {
            let object = row.try_get("object")?;
            Ok(Part { start: number(row, "start_at")?, bytes: number(row, "bytes")?, object })
        };
        rows.iter().map(part).collect()
    }

    /// Notes that an upload is whole and lies in its own object.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn upload_ready(&self, id: &str, sha256: &str) -> Result<(), Refusal> {
        let mut tx = self.begin().await?;
        let sql = "UPDATE uploads SET ready = 1, received = length, sha256 = $2 WHERE id = $1";
        sqlx::query(sql).bind(id).bind(sha256).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM parts WHERE upload = $1").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Begins an upload again from its first byte.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn restart_upload(&self, id: &str) -> Result<(), Refusal> {
        let mut tx = self.begin().await?;
        let sql = "UPDATE uploads SET received = 0 WHERE id = $1 AND ready = 0";
        sqlx::query(sql).bind(id).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM parts WHERE upload = $1").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Forgets an upload that nothing refers to; whether there was one.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn delete_upload(&self, id: &str) -> Result<bool, Refusal> {
        let mut tx = self.begin().await?;
        let free = "UPDATE uploads SET ready = 0 WHERE id = $1 AND used = 0";
        if sqlx::query(free).bind(id).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query("DELETE FROM parts WHERE upload = $1").bind(id).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM uploads WHERE id = $1").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Notes that so many more places, or fewer, refer to an upload: as long as one does it is not thrown away.
    ///
    /// # Errors
    /// [`Code::NotFound`] when it has just been thrown away; those of the database.
    pub async fn refer(&self, tx: &mut Tx, id: &str, more: i64) -> Result<(), Refusal> {
        let sql = "UPDATE uploads SET used = used + $2 WHERE id = $1 AND ready = 1";
        if sqlx::query(sql).bind(id).bind(more).execute(&mut **tx).await?.rows_affected() == 0 {
            return Err(Code::NotFound.into());
        }
        Ok(())
    }

    /// Uploads that nothing refers to and whose time is over, at most 100.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn expired_uploads(&self, now: i64) -> Result<Vec<String>, Refusal> {
        let sql = "SELECT id FROM uploads WHERE used = 0 AND expires < $1 LIMIT 100";
        Ok(sqlx::query_scalar(sql).bind(now).fetch_all(&self.read).await?)
    }
}
