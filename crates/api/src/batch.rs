//! Every sub-folder becomes one attachment; one bad folder never stops the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use liite_catalogue::Receiver;
use liite_convert::{Failure, Report, parallel};
use serde::Serialize;

use crate::convert::{ConvertRequest, Surroundings, convert};
use crate::{ApiError, inputs, save};

/// What a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct BatchRequest {
    /// The folder of folders.
    pub folder: PathBuf,
    /// Folder for the attachments; made when it is not there.
    pub output: PathBuf,
    /// Everything else; its `inputs`, `output` and `title` are set folder by folder.
    pub each: ConvertRequest,
}

/// One folder's fate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FolderReport {
    /// The folder's name.
    pub folder: String,
    /// Name of the attachment, when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What was found and done, when there is an attachment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<Report>,
    /// Code of the error, when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Values for the error's words.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// Inputs that could not be used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<Failure>,
}

/// The fate of every folder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BatchReport {
    /// `liite-batch/1`.
    pub format: &'static str,
    /// Folders that became an attachment.
    pub done: usize,
    /// Folders that did not.
    pub failed: usize,
    /// Folder by folder, in natural order.
    pub folders: Vec<FolderReport>,
}

/// Converts every sub-folder and writes `report.json` beside the attachments.
///
/// # Errors
/// When the folder cannot be read, the output folder not be written, or the receiver is unknown. What goes wrong
/// within one folder stands in the report, which is written also when the person stops the work.
pub fn batch(
    request: &BatchRequest,
    around: Surroundings<'_>,
    told: &(dyn Fn(usize, &FolderReport) + Sync),
) -> Result<BatchReport, ApiError> {
    let receiver = Receiver::named(&request.each.receiver)?;
    receiver.slot(&request.each.slot)?;
    let (_, folders) = inputs::entries(&request.folder)?;
    let output = request.output.canonicalize().ok();
    let folders: Vec<PathBuf> =
        folders.into_iter().filter(|f| output.is_none() || f.canonicalize().ok() != output).collect();
    if folders.is_empty() {
        return Err(ApiError::EmptyFolder { path: request.folder.clone() });
    }
    std::fs::create_dir_all(&request.output)
        .map_err(|e| ApiError::Unwritable { path: request.output.clone(), reason: e.to_string() })?;
    let names = file_names(&folders, &receiver);
    let at_a_time = NonZeroUsize::new(around.at_a_time).unwrap_or(NonZeroUsize::MIN);
    // One folder a thread, one picture at a time within it: the number of pictures in memory stays the same.
    let within = Surroundings { at_a_time: 1, ..around };
    let total = folders.len();
    let folders = parallel::map(total, at_a_time, |at| {
        let report = one(request, &folders[at], &names[at], within);
        told(total, &report);
        report
    });
    let done = folders.iter().filter(|f| f.file.is_some()).count();
    let report = BatchReport { format: "liite-batch/1", done, failed: folders.len() - done, folders };
    let json = serde_json::to_vec_pretty(&report)
        .map_err(|e| ApiError::Unwritable { path: request.output.clone(), reason: e.to_string() })?;
    save::save(&request.output.join("report.json"), &json)?;
    // The report is written first: what was finished before the person stopped stays told.
    if around.cancel.load(Ordering::Relaxed) {
        return Err(ApiError::Convert(liite_convert::ConvertError::Cancelled));
    }
    Ok(report)
}

fn one(request: &BatchRequest, folder: &Path, file: &str, around: Surroundings<'_>) -> FolderReport {
    let name = inputs::name(folder);
    let convert_request = ConvertRequest {
        inputs: vec![folder.to_owned()],
        output: request.output.join(file),
        title: Some(name.clone()),
        ..request.each.clone()
    };
    match convert(&convert_request, around) {
        Ok(converted) => FolderReport {
            folder: name,
            file: Some(file.to_owned()),
            failures: converted.report.failures.clone(),
            report: Some(converted.report),
            error: None,
            values: BTreeMap::new(),
        },
        Err(e) => FolderReport {
            folder: name,
            file: None,
            report: None,
            error: Some(e.code().to_owned()),
            values: e.values(),
            failures: e.failures().to_vec(),
        },
    }
}

/// A file name for each folder, after the receiver's rule, no two alike (also where case does not count).
fn file_names(folders: &[PathBuf], receiver: &Receiver) -> Vec<String> {
    let mut taken = BTreeSet::from(["report.json".to_owned()]);
    let mut names = Vec::with_capacity(folders.len());
    for folder in folders {
        let wanted = format!("{}.pdf", inputs::name(folder));
        let mut name = receiver.file_name.fitted(&wanted);
        let mut count = 2;
        while !taken.insert(name.to_lowercase()) {
            name = receiver.file_name.fitted(&format!("{count}-{wanted}"));
            count += 1;
        }
        names.push(name);
    }
    names
}
