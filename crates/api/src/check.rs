//! Whether a PDF is acceptable to a receiver and conforms to PDF/A.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use liite_catalogue::Receiver;
use liite_finding::{Finding, Severity};
use liite_pdf::check::Verdict;
use liite_pdf::read::Inspection;
use liite_worker::Worker;
use serde::Serialize;

use crate::{ApiError, inputs};

/// What `check` says of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckOutcome {
    /// `liite-check/1`.
    pub format: &'static str,
    /// The file's name.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// The receiver asked about.
    pub receiver: String,
    /// Whether the receiver takes it: format, size, no password, nothing active.
    pub acceptable: bool,
    /// Whether it conforms to the part of PDF/A that it was checked against.
    pub conforms: bool,
    /// Why it is not acceptable, and what else was noticed.
    pub findings: Vec<Finding>,
    /// Clause by clause.
    pub verdict: Verdict,
}

/// Checks `path`.
///
/// # Errors
/// When the file cannot be read, is no PDF, or the isolated process fails on it.
pub fn check(
    path: &Path,
    receiver: &str,
    limit_bytes: Option<u64>,
    worker: &Worker,
    cancel: &AtomicBool,
) -> Result<CheckOutcome, ApiError> {
    let receiver = Receiver::named(receiver)?;
    let bytes = inputs::read(path)
        .map_err(|e| ApiError::Unreadable { path: path.to_owned(), reason: e.to_string() })?;
    let (facts, verdict) = worker.check(&bytes, cancel).map_err(ApiError::Worker)?;
    let name = inputs::name(path);
    let findings = findings(&name, bytes.len() as u64, limit_bytes, &receiver, &facts);
    Ok(CheckOutcome {
        format: "liite-check/1",
        bytes: bytes.len() as u64,
        receiver: receiver.id.clone(),
        acceptable: findings.iter().all(|f| f.severity < Severity::Error),
        conforms: verdict.conforms(),
        findings,
        verdict,
        file: name,
    })
}

fn findings(
    name: &str,
    bytes: u64,
    limit_bytes: Option<u64>,
    receiver: &Receiver,
    facts: &Inspection,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    match limit_bytes.or(receiver.limit_bytes) {
        Some(limit) if bytes > limit => {
            let finding = Finding::new("too-large", Severity::Error).with("bytes", bytes);
            findings.push(finding.with("limit", limit));
        }
        Some(_) => {}
        None => {
            findings.push(Finding::new("limit-unknown", Severity::Info).with("receiver", &receiver.id));
        }
    }
    if !receiver.takes("pdf") {
        findings.push(Finding::new("format-not-taken", Severity::Error).with("receiver", &receiver.id));
    }
    if facts.encrypted {
        findings.push(Finding::new("pdf-encrypted", Severity::Error));
    }
    if facts.scripts {
        findings.push(Finding::new("pdf-active", Severity::Error));
    }
    if facts.attachments || facts.portfolio {
        findings.push(Finding::new("pdf-hides-files", Severity::Error));
    }
    if facts.dynamic_form {
        findings.push(Finding::new("pdf-dynamic-form", Severity::Error));
    }
    if facts.signed {
        findings.push(Finding::new("pdf-signed", Severity::Info));
    }
    if !receiver.file_name.allows(name) {
        let finding = Finding::new("file-name", Severity::Warning).with("name", name);
        let better = receiver.file_name.fitted(name);
        findings.push(finding.with("better", better).with("receiver", &receiver.id));
    }
    findings
}
