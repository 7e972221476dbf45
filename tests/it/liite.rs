//! Starting the command and looking at what it made.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use liite_testkit::photo::{Photograph, Scene, simulate};
use liite_testkit::typeset::{Document, Kind, Language, page};
use serde_json::Value;

/// The command as it was built beside this test.
pub fn program() -> PathBuf {
    let own = std::env::current_exe().expect("a test has a path");
    let folder = own.parent().and_then(Path::parent).expect("target folder");
    let program = folder.join(format!("liite{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is not built: run `cargo xtask test`", program.display());
    program
}

/// Runs the command with messages in English.
pub fn liite<S: AsRef<OsStr>>(args: &[S]) -> Output {
    Command::new(program()).env("LC_ALL", "C").args(args).output().expect("the command starts")
}

/// Runs `convert --json` and gives its report.
pub fn convert(folder: &Path, inputs: &[&Path], options: &[&str]) -> (PathBuf, Value) {
    let out = folder.join("out.pdf");
    let output = convert_to(&out, inputs, options);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (out, serde_json::from_slice(&output.stdout).expect("a report in JSON"))
}

/// Runs `convert --json` towards `out`, however it ends.
pub fn convert_to(out: &Path, inputs: &[&Path], options: &[&str]) -> Output {
    let mut args: Vec<&OsStr> =
        vec![OsStr::new("convert"), OsStr::new("--json"), OsStr::new("-o"), out.as_os_str()];
    args.extend(options.iter().map(OsStr::new));
    args.extend(inputs.iter().map(|path| path.as_os_str()));
    liite(&args)
}

/// Writes `bytes` as `name` in `folder`.
pub fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("the test folder can be written");
    path
}

/// A photograph of a letter on a table, with the truth.
pub fn letter(seed: u64) -> (Photograph, String) {
    let sheet = page(Document::plain(Kind::Letter, Language::English), seed, 200.0);
    let shot = simulate(&sheet.raster, sheet.size_mm, &Scene::calm(seed, (1500, 2000)));
    (shot, sheet.text)
}

/// Runs another program when it is installed; says so when it is not.
pub fn tool(name: &str, args: &[&OsStr]) -> Option<Output> {
    match Command::new(name).args(args).output() {
        Ok(output) => Some(output),
        Err(_) => {
            println!("{name} is not installed: this part of the test is left out");
            None
        }
    }
}

/// Every reader at hand must accept the file.
pub fn accepted_by_other_readers(pdf: &Path) {
    if let Some(output) = tool("qpdf", &[OsStr::new("--check"), pdf.as_os_str()]) {
        assert!(output.status.success(), "qpdf: {}", String::from_utf8_lossy(&output.stdout));
    }
    let nowhere = OsStr::new("-");
    if let Some(output) = tool("pdftotext", &[pdf.as_os_str(), nowhere]) {
        assert!(
            output.status.success() && output.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}
