//! Uploads: files arrive by tus 1.0, in parts, and become ready when they are whole and the door has let them in.

mod door;
mod tus;

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use liite_protocol::{Code, Problem};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use door::{Door, ISOLATED};

use crate::refusal::Answer;
use crate::sign_in::Person;
use crate::store::{Part, UploadRow};
use crate::{Service, sha256};

pub(crate) fn routes() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::new().routes(routes!(tus::discover, tus::create)).routes(routes!(
        tus::head,
        tus::show,
        tus::append,
        tus::terminate
    ))
}

impl UploadRow {
    /// The object in which the whole lies once it is ready.
    #[must_use]
    pub fn object(&self) -> String {
        format!("files/{}", self.id)
    }

    /// The number of the upload whose object this is.
    #[must_use]
    pub fn of_object(object: &str) -> Option<&str> {
        object.strip_prefix("files/")
    }
}

impl Service {
    /// An upload of this person that has not run out.
    pub(crate) async fn own_upload(&self, id: &str, who: &Person) -> Answer<UploadRow> {
        let row = self.store.upload(id, &who.subject).await?;
        if !row.ready && row.expires < self.now().as_millisecond() {
            return Err(Code::Gone.into());
        }
        Ok(row)
    }

    /// An upload that can be referred to. One whose last byte arrived just before the service was stopped is finished now.
    pub(crate) async fn ready_upload(&self, id: &str, who: &Person) -> Answer<UploadRow> {
        let row = self.own_upload(id, who).await?;
        if row.ready {
            return Ok(row);
        }
        if row.received < row.length {
            return Err(Code::UploadIncomplete.into());
        }
        self.finish(row).await
    }

    /// Adds bytes at `start`; what is stored first and noted second is never missing when it is noted.
    pub(crate) async fn append(&self, row: &UploadRow, start: u64, bytes: Bytes) -> Answer<u64> {
        if bytes.is_empty() {
            return Ok(start);
        }
        let length = bytes.len() as u64;
        let object = format!("parts/{}/{}", row.id, crate::fresh_id()?);
        self.files.put(&object, bytes).await?;
        let part = Part { start, bytes: length, object };
        if let Err(why) = self.store.append(&row.id, &part).await {
            self.files.delete(&part.object).await?;
            return Err(why);
        }
        self.metrics.received(length);
        Ok(start + length)
    }

    /// Puts the parts together and takes the whole in.
    pub(crate) async fn finish(&self, row: UploadRow) -> Answer<UploadRow> {
        let mut whole = BytesMut::new();
        for part in &self.store.parts(&row.id).await? {
            match self.files.get(&part.object).await {
                Ok(bytes) => whole.extend_from_slice(&bytes),
                // Another request finishes the same upload at the same moment and has taken the parts away.
                Err(why) if why.0.code == Code::NotFound => return Err(Code::Conflict.into()),
                Err(why) => return Err(why),
            }
        }
        self.take_in(row, whole.freeze()).await
    }

    /// Compares the digest, lets the door look at the file, and keeps it.
    pub(crate) async fn take_in(&self, mut row: UploadRow, whole: Bytes) -> Answer<UploadRow> {
        let parts = self.store.parts(&row.id).await?;
        let found = sha256(&whole);
        if whole.len() as u64 != row.length || (!row.sha256.is_empty() && row.sha256 != found) {
            self.store.restart_upload(&row.id).await?;
            self.drop_parts(&parts).await?;
            return Err(Problem::new(Code::ChecksumMismatch).with("found", found).into());
        }
        if let Err(refused) = self.door.look_at(whole.clone()).await {
            if refused.code == Code::FileRefused {
                self.store.delete_upload(&row.id).await?;
                self.drop_parts(&parts).await?;
            }
            return Err(refused.into());
        }
        self.files.put(&row.object(), whole).await?;
        self.store.upload_ready(&row.id, &found).await?;
        self.drop_parts(&parts).await?;
        row.ready = true;
        row.sha256 = found;
        Ok(row)
    }

    async fn drop_parts(&self, parts: &[Part]) -> Answer<()> {
        for part in parts {
            self.files.delete(&part.object).await?;
        }
        Ok(())
    }

    /// Forgets an upload with its bytes, unless something refers to it.
    pub(crate) async fn forget_upload(&self, id: &str) -> Answer<bool> {
        let parts = self.store.parts(id).await?;
        if !self.store.delete_upload(id).await? {
            return Ok(false);
        }
        self.drop_parts(&parts).await?;
        self.files.delete(&format!("files/{id}")).await?;
        Ok(true)
    }

    /// Throws away uploads whose time is over.
    ///
    /// # Errors
    /// Those of the database and the storage.
    pub async fn sweep(&self) -> Answer<()> {
        for id in self.store.expired_uploads(self.now().as_millisecond()).await? {
            self.forget_upload(&id).await?;
        }
        Ok(())
    }
}
