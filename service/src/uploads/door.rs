//! The door: what arrives is a PDF that the checker accepts, or it is refused with findings. The file is parsed in a process
//! of its own that has given up its rights, never in this one.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use bytes::Bytes;
use liite_finding::{Finding, Severity};
use liite_protocol::{Code, FileFinding, Problem};
use liite_worker::{Limits, Worker, WorkerError};
use tokio::sync::Semaphore;

/// The argument with which this program looks at a file.
pub const ISOLATED: &str = "isolated";

/// Files looked at side by side: each takes a processor and up to its limit of memory.
const SIDE_BY_SIDE: usize = 4;
/// Most violations that are told.
const MOST_FINDINGS: usize = 50;

/// Looks at files.
#[derive(Debug, Clone)]
pub struct Door {
    worker: Arc<Worker>,
    room: Arc<Semaphore>,
}

impl Door {
    /// With a worker and the largest file in bytes.
    #[must_use]
    pub fn new(mut worker: Worker, max_bytes: u64) -> Self {
        worker.limits = Limits {
            input_bytes: max_bytes,
            memory: 400_000_000,
            cpu_seconds: 20,
            patience_ms: 20_000,
            ..Limits::default()
        };
        Self { worker: Arc::new(worker), room: Arc::new(Semaphore::new(SIDE_BY_SIDE)) }
    }

    /// Lets a file in.
    ///
    /// # Errors
    /// [`Code::FileRefused`] with findings; [`Code::Unavailable`] when the file could not be looked at.
    pub async fn look_at(&self, bytes: Bytes) -> Result<(), Problem> {
        let Ok(_place) = self.room.acquire().await else { return Err(Problem::new(Code::Unavailable)) };
        let worker = Arc::clone(&self.worker);
        let looked = tokio::task::spawn_blocking(move || findings(&worker, &bytes)).await;
        let findings = looked.map_err(|_| Problem::new(Code::Unavailable))??;
        if findings.iter().all(|finding| finding.severity < Severity::Error) {
            return Ok(());
        }
        let mut problem = Problem::new(Code::FileRefused);
        problem.findings = findings.into_iter().map(told).collect();
        Err(problem)
    }
}

fn findings(worker: &Worker, bytes: &[u8]) -> Result<Vec<Finding>, Problem> {
    let error = |rule: &str| Finding::new(rule, Severity::Error);
    if !bytes.starts_with(b"%PDF-") {
        return Ok(vec![error("not-a-pdf")]);
    }
    let (facts, verdict) = match worker.check(bytes, &AtomicBool::new(false)) {
        Ok(found) => found,
        Err(WorkerError::CouldNotStart { .. } | WorkerError::Cancelled) => {
            tracing::error!("the isolated process could not be started");
            return Err(Problem::new(Code::Unavailable));
        }
        // Whatever a file does to the process that reads it is the file's fault.
        Err(why) => return Ok(vec![error("pdf-unreadable").with("reason", why.code())]),
    };
    let mut found = Vec::new();
    let mut refuse = |holds: bool, rule: &str| found.extend(holds.then(|| error(rule)));
    refuse(facts.encrypted, "pdf-encrypted");
    refuse(facts.scripts, "pdf-active");
    refuse(facts.attachments || facts.portfolio, "pdf-hides-files");
    refuse(facts.dynamic_form, "pdf-dynamic-form");
    // A signed file breaks when it is made into anything else: it is taken as it is.
    if !facts.signed {
        refuse(verdict.incomplete, "pdf-too-intricate");
        let broken = verdict.violations.iter().take(MOST_FINDINGS);
        found.extend(
            broken.map(|v| error("pdf-not-archivable").with("clause", &v.clause).with("rule", &v.rule)),
        );
    }
    Ok(found)
}

fn told(finding: Finding) -> FileFinding {
    let severity = match finding.severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    FileFinding {
        rule: finding.rule,
        severity: severity.to_owned(),
        page: finding.page,
        values: finding.values,
    }
}
