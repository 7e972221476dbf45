//! Wrong, damaged and hostile files: named, explained, and nothing else is lost.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use liite_testkit::hostile;
use tempfile::tempdir;

use crate::liite::{convert_to, file, letter, program};

#[test]
fn a_bad_file_is_named_and_the_good_ones_go_on_when_asked() {
    let folder = tempdir().unwrap();
    let good = file(folder.path(), "good.jpg", &letter(60).0.jpeg);
    let bad = file(folder.path(), "bad.jpg", &hostile::truncated(&letter(61).0.jpeg, 0.5));
    let out = folder.path().join("out.pdf");
    let refused = convert_to(&out, &[&good, &bad], &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!out.exists(), "a page would be missing unnoticed");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("bad.jpg: The JPEG picture is cut short"), "{said}");
    let partly = convert_to(&out, &[&good, &bad], &["--keep-going"]);
    assert_eq!(partly.status.code(), Some(3));
    let report: serde_json::Value = serde_json::from_slice(&partly.stdout).unwrap();
    assert_eq!(report["output"]["pages"], 1);
    assert_eq!(report["failures"][0]["input"], "bad.jpg");
}

#[test]
fn bombs_and_garbage_are_refused_with_a_reason_and_a_cure() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out.pdf");
    let fixtures = [
        ("empty.jpg", hostile::empty()),
        ("garbage.jpg", hostile::random_bytes(1, 50_000)),
        ("header.png", hostile::png_header(50_000, 50_000)),
        ("bomb.png", hostile::png_bomb(40_000, 40_000)),
        ("giant.jpg", hostile::jpeg_giant()),
        ("lie.heic", hostile::heic_lie()),
    ];
    for (name, bytes) in fixtures {
        let input = file(folder.path(), name, &bytes);
        let output = convert_to(&out, &[&input], &[]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(said.contains(name), "{name} is not named: {said}");
        assert!(!said.contains("error-") && !said.contains("panicked"), "{name} is not explained: {said}");
        assert!(!out.exists());
    }
}

#[test]
fn files_that_may_or_may_not_hold_a_picture_end_in_a_pdf_or_in_words() {
    let folder = tempdir().unwrap();
    let fixtures = [
        ("frames.gif", hostile::gif_giant(3)),
        ("loop.tif", hostile::tiff_loop()),
        ("loop.pdf", hostile::pdf_loop()),
        ("bomb.pdf", hostile::pdf_bomb(2_000_000_000, true)),
        ("deep.pdf", hostile::pdf_deep(20_000)),
        ("corrupt.jpg", hostile::corrupted(&letter(63).0.jpeg, 40, 5)),
    ];
    for (name, bytes) in fixtures {
        let input = file(folder.path(), name, &bytes);
        let out = folder.path().join("out.pdf");
        let output = convert_to(&out, &[&input], &[]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.code() {
            Some(0) => assert!(fs::metadata(&out).is_ok_and(|m| m.len() <= 4_000_000), "{name}"),
            code => {
                assert!(code == Some(1) && said.contains(name) && !said.contains("error-"), "{name}: {said}")
            }
        }
        let _ = fs::remove_file(&out);
    }
}

#[test]
fn an_older_result_stays_whole_when_a_new_one_fails() {
    let folder = tempdir().unwrap();
    let out = file(folder.path(), "out.pdf", b"the older result");
    let bad = file(folder.path(), "bad.jpg", b"nothing");
    assert_eq!(convert_to(&out, &[&bad], &[]).status.code(), Some(1));
    assert_eq!(fs::read(&out).unwrap(), b"the older result");
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_no_half_file_and_no_process() {
    let folder = tempdir().unwrap();
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    for i in 0..12 {
        file(&papers, &format!("{i}.jpg"), &letter(62).0.jpeg);
    }
    let out = folder.path().join("out.pdf");
    let mut child = Command::new(program())
        .args(["convert".as_ref(), papers.as_os_str(), "-o".as_ref(), out.as_os_str()])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(400));
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(130));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["papers"]);
}
