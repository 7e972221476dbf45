//! The service and its surroundings as processes of their own.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;
use tempfile::TempDir;

/// An application type with complete answers and the papers that it must have.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Kind {
    pub name: String,
    pub answers: Value,
    pub slots: Vec<String>,
}

/// Providers of identity and payment, and a service that can be killed and started again.
pub struct Stage {
    folder: TempDir,
    program: PathBuf,
    providers: Child,
    service: Option<Child>,
    day: String,
    /// Where the service listens.
    pub service_at: String,
    /// Where the provider of payments listens.
    pub pays: String,
    /// A token of somebody who works at the authority.
    pub official: String,
}

impl Stage {
    /// At noon of a day; on SQLite, or on the PostgreSQL server that `LIITE_SERVICE_TEST_POSTGRES` names. Nothing where the program is not named.
    pub fn start(day: &str) -> Option<Self> {
        let Some(program) = std::env::var_os("LIITE_SERVICE_STAGE") else {
            println!("LIITE_SERVICE_STAGE does not name the service: nothing was tested");
            return None;
        };
        let (folder, program) = (tempfile::tempdir().unwrap(), PathBuf::from(program));
        let mut providers = Command::new(&program)
            .arg("providers")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the providers start");
        let mut lines = BufReader::new(providers.stdout.take().unwrap()).lines();
        let mut told = |name: &str| {
            let line = lines.next().unwrap().unwrap();
            line.strip_prefix(name).unwrap().trim().to_owned()
        };
        let (issuer, pays, official) = (told("identity"), told("payments"), told("official"));
        // A port that is free now; nobody else on this machine hurries to take it.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let service_at = format!("http://127.0.0.1:{port}");
        let at = folder.path().display();
        let config = format!(
            "public_url = \"{service_at}\"\nlisten = \"127.0.0.1:{port}\"\nreceipt_key = \"{at}/receipt.key\"\n\
             requests_a_minute_per_address = 0\nrequests_a_minute_per_person = 0\n\
             [database]\nurl = \"{}\"\nconnections = 4\n[files]\nkind = \"folder\"\npath = \"{at}/files\"\n\
             [sign_in]\nissuer = \"{issuer}\"\n\
             [payments]\nurl = \"{pays}\"\naccount = \"stage\"\nsecret = \"a secret that is none\"\n",
            database(&folder)
        );
        std::fs::write(folder.path().join("service.toml"), config).unwrap();
        let day = day.to_owned();
        let mut stage = Self { folder, program, providers, service: None, day, service_at, pays, official };
        stage.serve();
        Some(stage)
    }

    /// The type with the fewest papers, but at least two, whose fee is paid online, with complete answers.
    pub fn kind(&self) -> Kind {
        let told = Command::new(&self.program).args(["kind", &self.day]).output().unwrap();
        serde_json::from_slice(&told.stdout).unwrap()
    }

    /// So many papers that the door lets in; those of each number are others.
    pub fn papers(&self, number: u64, count: usize) -> Vec<Vec<u8>> {
        self.papers_of(150, number, count)
    }

    /// The same with so many picture points each way.
    pub fn papers_of(&self, side: u32, number: u64, count: usize) -> Vec<Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        let count = count as u64;
        let mut maker = Command::new(&self.program);
        maker.arg("papers").arg(folder.path()).args([
            (number * 100).to_string(),
            count.to_string(),
            side.to_string(),
        ]);
        assert!(maker.status().unwrap().success());
        let name = |paper: u64| folder.path().join(format!("{}.pdf", number * 100 + paper));
        (0..count).map(|paper| std::fs::read(name(paper)).unwrap()).collect()
    }

    /// Starts the service and waits until it listens. Its port may have become somebody's for a moment while it was down: then
    /// it is tried again, as whoever runs a service does.
    pub fn serve(&mut self) {
        let log = self.folder.path().join("service.log");
        for _ in 0..50 {
            let errors = std::fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
            let mut child = Command::new(&self.program)
                .arg("serve")
                .arg(self.folder.path().join("service.toml"))
                .arg(&self.day)
                .stdout(Stdio::piped())
                .stderr(errors)
                .spawn()
                .expect("the service starts");
            let mut line = String::new();
            BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
            if line.starts_with("listening") {
                self.service = Some(child);
                return;
            }
            let _ = child.wait();
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        panic!("the service does not start: {}", std::fs::read_to_string(log).unwrap_or_default());
    }

    /// Kills the service as a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.service.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Has the service sign with another key from its next start on.
    pub fn lose_key(&self) {
        std::fs::remove_file(self.folder.path().join("receipt.key")).unwrap();
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.kill();
        let _ = self.providers.kill();
        let _ = self.providers.wait();
    }
}

/// A database of its own.
fn database(folder: &TempDir) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let Ok(server) = std::env::var("LIITE_SERVICE_TEST_POSTGRES") else {
        return format!("sqlite://{}/service.sqlite", folder.path().display());
    };
    let name = format!("sync_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut psql = Command::new("psql");
    psql.args([&format!("{server}/postgres"), "-q", "-c", &format!("CREATE DATABASE {name}")]);
    let mut made = psql.stderr(Stdio::piped()).spawn().expect("psql starts");
    let mut said = String::new();
    made.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(made.wait().unwrap().success(), "{said}");
    format!("{server}/{name}")
}
