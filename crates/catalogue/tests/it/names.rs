//! Names of the files that are handed over.

use jiff::civil::date;
use liite_catalogue::{HandOverFile, Receiver, hand_over_names};

fn file(document: &str) -> HandOverFile {
    HandOverFile { document: document.to_owned(), date: date(2026, 11, 22), extension: "pdf".to_owned() }
}

#[test]
fn names_are_numbered_safe_short_and_unique() {
    let rule = Receiver::named("enter-finland").unwrap().file_name;
    let long = "Certificate of marriage or partnership, legalised and translated ".repeat(4);
    let documents = [
        "Passport",
        "Passport",
        "PASSPORT",
        "Свидетельство о браке",
        "شهادة",
        "../../etc/passwd",
        "a.exe",
        "",
        &long,
    ];
    let files: Vec<_> = documents.iter().map(|document| file(document)).collect();
    let names = hand_over_names(&rule, &files);
    assert_eq!(names.len(), files.len(), "no file is lost");
    for (index, name) in names.iter().enumerate() {
        assert!(rule.allows(name), "{name} breaks the rule");
        assert!(name.starts_with(&format!("{:02}_", index + 1)), "{name}");
        assert!(name.ends_with("_2026-11-22.pdf"), "{name}");
        assert!(name.chars().count() <= 80, "{name}");
    }
    assert_eq!(names[0], "01_Passport_2026-11-22.pdf");
    assert!(names[3].contains("Svidetel"), "another script is written in Latin letters: {}", names[3]);
    let small: std::collections::BTreeSet<_> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(small.len(), names.len(), "equal on a disk that does not tell capitals apart");
}

#[test]
fn names_sort_in_their_order_even_beyond_a_hundred() {
    let rule = Receiver::named("enter-finland").unwrap().file_name;
    let files: Vec<_> = (0..120).map(|_| file("Paper")).collect();
    let names = hand_over_names(&rule, &files);
    assert!(names.is_sorted(), "a file manager shows them in the order of the application");
    assert_eq!(names[0], "001_Paper_2026-11-22.pdf");
}
