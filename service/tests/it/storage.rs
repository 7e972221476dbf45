//! Databases and files for tests: SQLite and a folder, or PostgreSQL and an S3 server.

use std::path::Path;

use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use sqlx::{Connection, Executor, PgConnection};

use crate::world::{World, pdf, sha256};
use liite_service_testing::people::APPLICANT;

/// A database of its own for one test.
pub struct Database {
    pub url: String,
    server: Option<(String, String)>,
}

impl Database {
    pub async fn make(folder: &Path) -> Self {
        let Ok(server) = std::env::var("LIITE_SERVICE_TEST_POSTGRES") else {
            return Self { url: format!("sqlite://{}/service.sqlite", folder.display()), server: None };
        };
        let name = format!("t{}", sha256(folder.as_os_str().as_encoded_bytes()).get(..20).unwrap());
        let mut connection = PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
        let sql = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
        connection.execute(sql).await.unwrap();
        Self { url: format!("{server}/{name}"), server: Some((server, name)) }
    }

    /// Drops it; from a thread of its own, because a test that fails is already unwinding.
    pub fn forget(self) {
        let Some((server, name)) = self.server else { return };
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                if let Ok(mut connection) = PgConnection::connect(&format!("{server}/postgres")).await {
                    let sql = sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"));
                    let _ = connection.execute(sql).await;
                }
            });
        });
        let _ = dropped.join();
    }
}

/// The part of the configuration about files.
pub async fn files(folder: &Path) -> String {
    if std::env::var("LIITE_SERVICE_TEST_S3").is_ok() {
        return s3(folder).await;
    }
    format!("[files]\nkind = \"folder\"\npath = \"{}/files\"\n", folder.display())
}

/// An S3 server on the loopback.
async fn s3(folder: &Path) -> String {
    let root = folder.join("s3");
    std::fs::create_dir_all(root.join("papers")).unwrap();
    let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(root).unwrap());
    builder.set_auth(SimpleAuth::from_single("test-key", "test-secret"));
    let service = builder.build();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let builder = Builder::new(TokioExecutor::new());
                let _ = builder.serve_connection(TokioIo::new(socket), service).await;
            });
        }
    });
    format!(
        "[files]\nkind = \"s3\"\nendpoint = \"{endpoint}\"\nbucket = \"papers\"\n\
         access_key = \"test-key\"\nsecret_key = \"test-secret\"\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_behind_an_s3_server_comes_back_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let text = s3(folder.path()).await;
    let config = format!("public_url = \"http://127.0.0.1:1\"\n[sign_in]\nissuer = \"x\"\n{text}");
    let config = liite_service::config::Config::parse(&config).unwrap();
    let files = liite_service::files::Files::open(&config.files).unwrap();
    let bytes = pdf(1);
    files.put("files/one", bytes.clone().into()).await.unwrap();
    assert_eq!(files.get("files/one").await.unwrap(), bytes);
    files.delete("files/one").await.unwrap();
    files.delete("files/one").await.unwrap();
    assert_eq!(files.get("files/one").await.unwrap_err().0.code, liite_protocol::Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_instances_on_one_database_are_one_service() {
    if std::env::var("LIITE_SERVICE_TEST_POSTGRES").is_err() {
        println!("SQLite takes one instance; this runs where LIITE_SERVICE_TEST_POSTGRES names a server");
        return;
    }
    let world = World::start().await;
    let config = liite_service::config::Config::parse(&world.config).unwrap();
    let clock = std::sync::Arc::new(crate::world::now);
    let second = liite_service::Service::open(config, crate::world::program(), clock).await.unwrap();
    let (listener, base) = liite_service_testing::on_loopback(0).await.unwrap();
    tokio::spawn(liite_service::operations::serve(second, listener, std::future::pending()));

    let applicant = world.strong(&APPLICANT);
    let upload = applicant.upload(&pdf(3)).await;
    let token = applicant.request(reqwest::Method::GET, "/").build().unwrap();
    let token = token.headers().get("authorization").unwrap().clone();
    let request = world.http.get(format!("{base}/v1/uploads/{upload}")).header("authorization", token);
    let seen: liite_protocol::Upload = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(seen.sha256.as_deref(), Some(sha256(&pdf(3)).as_str()));
}
