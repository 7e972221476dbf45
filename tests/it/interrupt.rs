//! A person who presses Ctrl-C loses nothing that was finished and finds nothing half done.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::tempdir;

use crate::liite::{file, letter, program};

fn started(args: &[&Path]) -> Child {
    let mut command = Command::new(program());
    command.args(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the command starts")
}

fn interrupted(mut child: Child) -> ExitStatus {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there");
    assert!(sent.success());
    child.wait().expect("it ends")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_batch_that_is_stopped_keeps_and_reports_what_was_finished() {
    let folder = tempdir().unwrap();
    let (people, out) = (folder.path().join("people"), folder.path().join("out"));
    let photo = letter(61).0.jpeg;
    for person in 0..60 {
        let own = people.join(format!("Person {person:02}"));
        fs::create_dir_all(&own).unwrap();
        file(&own, "page.jpg", &photo);
    }
    let mut child = started(&["batch".as_ref(), &people, "-o".as_ref(), &out]);
    while !names(&out).iter().any(|name| name.ends_with(".pdf")) {
        assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
        sleep(Duration::from_millis(5));
    }
    assert_eq!(interrupted(child).code(), Some(130));

    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("report.json")).unwrap()).unwrap();
    let folders = report["folders"].as_array().unwrap();
    let mut told: BTreeSet<String> =
        folders.iter().filter_map(|f| f["file"].as_str()).map(str::to_owned).collect();
    assert!((1..60).contains(&told.len()), "{}", told.len());
    let rest = folders.iter().filter(|f| f["file"].is_null());
    assert!(rest.map(|f| f["error"].as_str()).all(|code| code == Some("cancelled")));
    told.insert("report.json".to_owned());
    assert_eq!(names(&out), told, "nothing else, and nothing half written");
}

#[test]
fn a_conversion_that_is_stopped_leaves_no_file() {
    let folder = tempdir().unwrap();
    let inputs = folder.path().join("photos");
    fs::create_dir(&inputs).unwrap();
    let photo = letter(62).0.jpeg;
    for page in 0..60 {
        file(&inputs, &format!("{page:02}.jpg"), &photo);
    }
    let target = folder.path().join("out");
    fs::create_dir(&target).unwrap();
    let out = target.join("out.pdf");
    let mut child = started(&["convert".as_ref(), &inputs, "-o".as_ref(), &out]);
    // Long enough for the first pages, far too short for sixty.
    sleep(Duration::from_millis(700));
    assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
    assert_eq!(interrupted(child).code(), Some(130));
    assert_eq!(names(&target), BTreeSet::new());
}
