//! The bytes of files: a folder, or a bucket of a storage that speaks S3.

use std::sync::Arc;

use bytes::Bytes;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt, PutPayload};

use crate::StartError;
use crate::config;
use crate::refusal::Refusal;

/// Where files lie. Names are made by the service from numbers of its own, never from what a client says.
#[derive(Debug, Clone)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// Opens the folder or the bucket.
    ///
    /// # Errors
    /// [`StartError::Files`] and [`StartError::Io`].
    pub fn open(config: &config::Files) -> Result<Self, StartError> {
        Ok(Self(match config {
            config::Files::Folder { path } => {
                std::fs::create_dir_all(path)?;
                Arc::new(LocalFileSystem::new_with_prefix(path)?.with_fsync(true))
            }
            config::Files::S3 { endpoint, bucket, region, access_key, secret_key } => Arc::new(
                AmazonS3Builder::new()
                    .with_endpoint(endpoint)
                    .with_bucket_name(bucket)
                    .with_region(region)
                    .with_access_key_id(access_key)
                    .with_secret_access_key(secret_key)
                    .with_client_options(
                        ClientOptions::new().with_allow_http(endpoint.starts_with("http://127.0.0.1")),
                    )
                    .build()?,
            ),
        }))
    }

    /// Keeps `bytes` under `name`; whole or not at all.
    ///
    /// # Errors
    /// Those of the storage.
    pub async fn put(&self, name: &str, bytes: Bytes) -> Result<(), Refusal> {
        self.0.put(&Path::from(name), PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// The bytes under `name`.
    ///
    /// # Errors
    /// [`liite_protocol::Code::NotFound`] and those of the storage.
    pub async fn get(&self, name: &str) -> Result<Bytes, Refusal> {
        Ok(self.0.get(&Path::from(name)).await?.bytes().await?)
    }

    /// Takes away what lies under `name`; nothing there is fine.
    ///
    /// # Errors
    /// Those of the storage.
    pub async fn delete(&self, name: &str) -> Result<(), Refusal> {
        match self.0.delete(&Path::from(name)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
