//! Papers in, one PDF out.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use liite_raster::QuarterTurn;
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{Document, Kind, Language, page};
use liite_testkit::{Exif, character_error_rate, jpeg};
use tempfile::tempdir;

use crate::liite::{accepted_by_other_readers, convert, convert_to, file, letter, liite, tool};

#[test]
fn photographs_become_one_pdf_with_a_page_each_in_the_order_given() {
    let folder = tempdir().unwrap();
    let inputs: Vec<_> =
        (0..3).map(|i| file(folder.path(), &format!("photo {i}.jpg"), &letter(i).0.jpeg)).collect();
    let order = [inputs[2].as_path(), inputs[0].as_path(), inputs[1].as_path()];
    let (pdf, report) = convert(folder.path(), &order, &[]);
    let names: Vec<_> = report["pages"].as_array().unwrap().iter().map(|p| p["input"].clone()).collect();
    assert_eq!(names, ["photo 2.jpg", "photo 0.jpg", "photo 1.jpg"]);
    assert_eq!(report["output"]["conforms_to"], "PDF/A-2b");
    assert_eq!(report["output"]["bytes"], fs::metadata(&pdf).unwrap().len());
    for page in report["pages"].as_array().unwrap() {
        assert_eq!(page["paper"], "a4");
        assert_eq!(page["outline"]["used"], true);
    }
    accepted_by_other_readers(&pdf);
}

#[test]
fn what_was_photographed_can_be_read_in_the_pdf() {
    let folder = tempdir().unwrap();
    let (shot, text) = letter(11);
    let input = file(folder.path(), "letter.jpg", &shot.jpeg);
    let (pdf, _) = convert(folder.path(), &[&input], &[]);
    let prefix = folder.path().join("page");
    let args = ["-r", "300", "-gray", "-png"].map(OsStr::new);
    let args = [&args[..], &[pdf.as_os_str(), prefix.as_os_str()]].concat();
    if tool("pdftoppm", &args).is_none() {
        return;
    }
    let page = folder.path().join("page-1.png");
    let args = [page.as_os_str(), OsStr::new("stdout"), OsStr::new("-l"), OsStr::new("eng")];
    let Some(read) = tool("tesseract", &args) else { return };
    let rate = character_error_rate(&text, &String::from_utf8_lossy(&read.stdout));
    assert!(rate < 0.05, "character error rate {rate:.3}");
}

#[test]
fn the_same_papers_give_the_same_bytes() {
    let folder = tempdir().unwrap();
    let inputs: Vec<_> =
        (0..2).map(|i| file(folder.path(), &format!("{i}.jpg"), &letter(20 + i).0.jpeg)).collect();
    let inputs: Vec<_> = inputs.iter().map(|p| p.as_path()).collect();
    let (first, _) = convert(folder.path(), &inputs, &["--title", "Lease"]);
    let bytes = fs::read(first).unwrap();
    let (second, _) = convert(folder.path(), &inputs, &["--title", "Lease"]);
    assert_eq!(bytes, fs::read(second).unwrap());
}

#[test]
fn a_tight_limit_is_kept_and_an_impossible_one_is_refused_in_words() {
    let folder = tempdir().unwrap();
    let inputs: Vec<_> =
        (0..3).map(|i| file(folder.path(), &format!("{i}.jpg"), &letter(30 + i).0.jpeg)).collect();
    let inputs: Vec<_> = inputs.iter().map(|p| p.as_path()).collect();
    let bytes = |pdf| fs::metadata(pdf).unwrap().len();
    let (pdf, _) = convert(folder.path(), &inputs, &["--layers", "never"]);
    let limit = bytes(pdf) / 2;
    let limited = ["--layers", "never", "--limit", &limit.to_string()];
    let (pdf, report) = convert(folder.path(), &inputs, &limited);
    let fitted = bytes(pdf);
    assert!(fitted <= limit && fitted * 10 >= limit * 9, "{fitted} bytes, {limit} allowed");
    assert!(report["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "pages-reduced"));
    let out = folder.path().join("impossible.pdf");
    let refused = convert_to(&out, &inputs, &["--limit", "9kB"]);
    assert_eq!(refused.status.code(), Some(4));
    assert!(!out.exists());
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("9000 bytes") && said.contains("Split the attachment"), "{said}");
}

#[test]
fn where_a_photograph_was_taken_never_reaches_the_attachment() {
    let folder = tempdir().unwrap();
    let (shot, _) = letter(40);
    let exif = Exif { orientation: 1, gps: Some((60.17, 24.94)) };
    let bytes = jpeg(&shot.raster, 90, Some(exif));
    assert!(bytes.windows(4).any(|w| w == b"Exif"), "the fixture must carry what is to be removed");
    let input = file(folder.path(), "with-place.jpg", &bytes);
    // Unchanged pixels: the stream itself goes through.
    let (pdf, _) = convert(folder.path(), &[&input], &["--outline", "none"]);
    let pdf = fs::read(pdf).unwrap();
    assert!(!pdf.windows(4).any(|w| w == b"Exif"));
}

#[test]
fn a_picture_turned_by_its_exif_tag_stands_upright() {
    let folder = tempdir().unwrap();
    let (shot, _) = letter(41);
    // Orientation 6 is shown by a turn to the right: the file holds the picture turned left.
    let sideways = shot.raster.clone().turned(QuarterTurn::Left);
    let bytes = jpeg(&sideways, 90, Some(Exif { orientation: 6, gps: None }));
    let input = file(folder.path(), "turned.jpg", &bytes);
    let (_, report) = convert(folder.path(), &[&input], &[]);
    let picture = &report["pages"][0]["picture"];
    assert_eq!((picture[0].as_u64(), picture[1].as_u64()), (Some(1500), Some(2000)));
    let size = &report["pages"][0]["size_mm"];
    assert!(size[0].as_f64() < size[1].as_f64());
}

#[test]
fn a_passport_is_kept_in_colour_and_a_letter_in_grey() {
    let folder = tempdir().unwrap();
    let input = file(folder.path(), "page.jpg", &letter(42).0.jpeg);
    let (_, general) = convert(folder.path(), &[&input], &["--layers", "never"]);
    assert_eq!(general["pages"][0]["coding"], "jpeg-grey", "a letter in black ink has no colour to keep");
    assert_eq!(general["pages"][0]["reason"], "no-layers-asked");
    let (_, passport) = convert(folder.path(), &[&input], &["--slot", "passport"]);
    assert_eq!(passport["pages"][0]["coding"], "jpeg-colour");
    let (_, bw) = convert(folder.path(), &[&input], &["--colour", "bw"]);
    assert!(matches!(bw["pages"][0]["coding"].as_str(), Some("jbig2" | "ccitt-g4")));
}

#[test]
fn a_letter_is_taken_apart_and_every_letter_of_it_can_still_be_read() {
    let folder = tempdir().unwrap();
    let (shot, text) = letter(43);
    let input = file(folder.path(), "letter.jpg", &shot.jpeg);
    let (pdf, report) = convert(folder.path(), &[&input], &[]);
    let page = &report["pages"][0];
    assert_eq!((page["coding"].as_str(), page["reason"].as_str()), (Some("layers"), Some("layers")));
    let (bytes, finest) = (page["bytes"].as_u64().unwrap(), page["finest_bytes"].as_u64().unwrap());
    assert!(bytes * 5 < finest, "{bytes} bytes in layers, {finest} as one picture");
    assert_eq!(report["output"]["conforms_to"], "PDF/A-2b");
    let Some(read) = read_by_tesseract(&pdf) else { return };
    let (whole, _) = convert(folder.path(), &[&input], &["--layers", "never"]);
    let as_picture = read_by_tesseract(&whole).map_or(1.0, |read| character_error_rate(&text, &read));
    let in_layers = character_error_rate(&text, &read);
    assert!(in_layers <= as_picture + 0.003, "{in_layers} in layers, {as_picture} as one picture");
}

/// What Tesseract reads on the only page; `None` where it or poppler is not installed.
fn read_by_tesseract(pdf: &Path) -> Option<String> {
    let picture = pdf.with_extension("png");
    let args = ["-r", "300", "-gray", "-png", "-singlefile"].map(OsStr::new);
    tool("pdftoppm", &[&args[..], &[pdf.as_os_str(), pdf.with_extension("").as_os_str()]].concat())?;
    let args = ["stdout", "-l", "eng", "--dpi", "300"].map(OsStr::new);
    let read = tool("tesseract", &[&[picture.as_os_str()][..], &args[..]].concat())?;
    Some(String::from_utf8_lossy(&read.stdout).into_owned())
}

#[test]
fn a_passport_page_has_its_own_size_in_its_slot() {
    let folder = tempdir().unwrap();
    let sheet = page(Document::new(Kind::Passport, Language::English), 49, 300.0);
    let shot = simulate(&sheet.raster, sheet.size_mm, &Scene::calm(49, (2000, 1500)));
    let input = file(folder.path(), "passport.jpg", &shot.jpeg);
    let (_, report) = convert(folder.path(), &[&input], &["--slot", "passport"]);
    assert_eq!(report["pages"][0]["paper"], "id-3");
    assert_eq!(report["pages"][0]["size_mm"], serde_json::json!([125.0, 88.0]));
}

#[test]
fn an_acceptable_pdf_is_kept_byte_for_byte() {
    let folder = tempdir().unwrap();
    let input = file(folder.path(), "letter.jpg", &letter(43).0.jpeg);
    let (pdf, _) = convert(folder.path(), &[&input], &[]);
    let first = file(folder.path(), "given.pdf", &fs::read(pdf).unwrap());
    let (second, report) = convert(folder.path(), &[&first], &[]);
    assert_eq!(report["output"]["kept_as_it_is"], true);
    assert_eq!(fs::read(first).unwrap(), fs::read(second).unwrap());
}

#[test]
fn pages_of_a_pdf_and_photographs_are_joined() {
    let folder = tempdir().unwrap();
    let photo = file(folder.path(), "letter.jpg", &letter(44).0.jpeg);
    let (pdf, _) = convert(folder.path(), &[&photo, &photo], &[]);
    let pdf = file(folder.path(), "given.pdf", &fs::read(pdf).unwrap());
    let (joined, report) = convert(folder.path(), &[&pdf, &photo], &[]);
    let pages: Vec<_> = report["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["format"].clone(), p["input_page"].clone()))
        .collect();
    assert_eq!(pages, [("PDF".into(), 1.into()), ("PDF".into(), 2.into()), ("JPEG".into(), 1.into())]);
    accepted_by_other_readers(&joined);
}

#[test]
fn a_folder_stands_for_its_files_in_natural_order() {
    let folder = tempdir().unwrap();
    let papers = folder.path().join("papers");
    fs::create_dir(&papers).unwrap();
    for name in ["page 10.jpg", "page 9.jpg", "page 1.jpg"] {
        file(&papers, name, &letter(45).0.jpeg);
    }
    file(&papers, ".hidden", b"not a paper");
    let (_, report) = convert(folder.path(), &[&papers], &[]);
    let names: Vec<_> = report["pages"].as_array().unwrap().iter().map(|p| p["input"].clone()).collect();
    assert_eq!(names, ["page 1.jpg", "page 9.jpg", "page 10.jpg"]);
}

#[test]
fn every_sub_folder_becomes_a_pdf_and_a_bad_one_stops_nothing() {
    let folder = tempdir().unwrap();
    let people = folder.path().join("people");
    for (person, bytes) in
        [("Аня Петрова", letter(46).0.jpeg), ("Bad", b"no picture".to_vec()), ("Çelik", letter(47).0.jpeg)]
    {
        let own = people.join(person);
        fs::create_dir_all(&own).unwrap();
        file(&own, "page.jpg", &bytes);
    }
    let out = folder.path().join("out");
    let output = liite(&[OsStr::new("batch"), people.as_os_str(), OsStr::new("-o"), out.as_os_str()]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(out.join("Anya-Petrova.pdf").is_file() && out.join("Celik.pdf").is_file());
    assert!(!out.join("Bad.pdf").exists());
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("report.json")).unwrap()).unwrap();
    assert_eq!((report["done"].as_u64(), report["failed"].as_u64()), (Some(2), Some(1)));
    assert_eq!(report["folders"][0]["failures"][0]["code"], "not-recognised");
}

#[test]
fn an_input_is_never_overwritten() {
    let folder = tempdir().unwrap();
    let input = file(folder.path(), "letter.pdf", &letter(48).0.jpeg);
    let refused = convert_to(&input, &[&input], &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(fs::read(&input).unwrap(), letter(48).0.jpeg);
}

#[test]
fn messages_come_in_the_language_of_the_person() {
    let folder = tempdir().unwrap();
    let input = file(folder.path(), "empty.jpg", b"");
    let out = folder.path().join("out.pdf");
    for (language, words) in
        [("fi", "Tiedosto on tyhjä"), ("sv", "Filen är tom"), ("en", "The file is empty")]
    {
        let output = convert_to(&out, &[&input], &["--messages", language]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(words), "{said}");
    }
}
