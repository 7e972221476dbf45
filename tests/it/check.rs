//! `liite check`: acceptable, and PDF/A?

use std::fs;

use tempfile::tempdir;

use crate::liite::{convert, file, letter, liite};

#[test]
fn what_the_program_makes_is_acceptable_and_conforms() {
    let folder = tempdir().unwrap();
    let input = file(folder.path(), "letter.jpg", &letter(80).0.jpeg);
    let (pdf, _) = convert(folder.path(), &[&input], &[]);
    let output = liite(&["check".as_ref(), pdf.as_os_str()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("Acceptable to enter-finland") && said.contains("Conforms to PDF/A-2b"), "{said}");
}

#[test]
fn a_file_over_the_limit_is_not_acceptable_though_it_conforms() {
    let folder = tempdir().unwrap();
    let input = file(folder.path(), "letter.jpg", &letter(81).0.jpeg);
    let (pdf, _) = convert(folder.path(), &[&input], &[]);
    let output = liite(&["check".as_ref(), pdf.as_os_str(), "--limit".as_ref(), "10kB".as_ref()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(5));
    assert!(said.contains("Not acceptable") && said.contains("the limit is 10000 bytes"), "{said}");
}

#[test]
fn a_broken_clause_is_named() {
    let folder = tempdir().unwrap();
    let input = file(folder.path(), "letter.jpg", &letter(82).0.jpeg);
    let (pdf, _) = convert(folder.path(), &[&input], &[]);
    let bytes = fs::read(pdf).unwrap();
    // The output intent's subtype under a name that the standard does not know (6.2.3), at the same length.
    let at = bytes.windows(9).position(|w| w == b"GTS_PDFA1").expect("an output intent");
    let mut broken = bytes.clone();
    broken[at..at + 9].copy_from_slice(b"GTS_PDFB1");
    let broken = file(folder.path(), "broken.pdf", &broken);
    let output = liite(&["check".as_ref(), broken.as_os_str()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(5));
    assert!(said.contains("6.2.4.3"), "device colours without an output intent: {said}");
}
