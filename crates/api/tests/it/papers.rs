//! What the papers say: the checklist as a document, the zone of a passport, the photograph of a person.

use std::fs;
use std::process::Command;

use liite_api::office::{AgreementView, Office, PartKind, PhotoCrop, ResultState, ZoneRead};
use liite_pdf::check::{Flavour, Options, check};
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{data_page, passport_mrz};
use serde_json::json;
use tempfile::TempDir;

use crate::office::{begun, paper};
use crate::place::settled;

/// The words of a PDF file without the foots of its pages, as another program reads them; none where it is not
/// installed.
fn words(dir: &TempDir, bytes: &[u8]) -> Option<String> {
    let path = dir.path().join("read.pdf");
    fs::write(&path, bytes).unwrap();
    let Ok(output) = Command::new("pdftotext").args(["-layout"]).arg(&path).arg("-").output() else {
        println!("pdftotext is not installed: the words were not read back");
        return None;
    };
    let text = String::from_utf8(output.stdout).unwrap();
    let pages =
        text.split('\u{c}').map(|page| page.trim_end().rsplit_once('\n').map_or("", |(body, _)| body));
    Some(pages.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" "))
}

fn speak(office: &Office, language: &str) {
    let settings = json!({ "language": language, "theme": "system", "lockAfterMinutes": 0 });
    office.set_settings(serde_json::from_value(settings).unwrap()).unwrap();
}

#[test]
fn the_checklist_is_a_document_in_every_language() {
    let (dir, office, ..) = begun();
    let case = office.create_application("family-child".to_owned(), "Мария Öberg".to_owned()).unwrap();
    let slot = office.add_paper(case, "passport-copy".to_owned()).unwrap();
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 41)]).unwrap();
    assert_eq!(settled(&office, slot).result.state, ResultState::Ready);
    for (language, title) in [("en", "Checklist"), ("fi", "Tarkistuslista"), ("sv", "Checklista")] {
        speak(&office, language);
        let bytes = office.checklist_document(case).unwrap();
        let verdict = check(&bytes, &Options::default());
        assert_eq!((verdict.claimed, verdict.conforms()), (Some(Flavour::A2u), true), "{verdict:?}");
        let Some(text) = words(&dir, &bytes) else { continue };
        let view = office.checklist(case).unwrap();
        let plan = office.hand_over_plan(case).unwrap();
        assert!(text.contains(title) && text.contains("Мария Öberg"), "{text}");
        // Every line of the checklist is there; a line may have been broken where it has no space.
        let close = |text: &str| text.split_whitespace().collect::<String>();
        for item in &view.items {
            assert!(
                close(&text).contains(&close(&item.text)),
                "{language}: {:?} is not in {text}",
                item.text
            );
        }
        assert!(close(&text).contains(&close(&plan.files[0].file_name)), "{text}");
        assert!(!text.contains("list-") && !text.contains("{ $"), "{text}");
    }
    let path = dir.path().join("saved.pdf");
    office.save_checklist(case, &path).unwrap();
    assert_eq!(fs::read(&path).unwrap(), office.checklist_document(case).unwrap());
    assert!(office.checklist_document(9_999).is_err());
}

/// A photograph of a passport with this name and number.
fn passport(dir: &TempDir, surname: &str, number: &str) -> std::path::PathBuf {
    let lines = passport_mrz(surname, "ANNA MARIA", number, "740812", 'F', "320415");
    let lines = lines.map(|line| line.replace("UTO", "SOM"));
    let page = data_page(&lines.each_ref().map(String::as_str), 5, 250.0);
    let scene = Scene { fill: 0.9, ..Scene::calm(5, (1600, 1200)) };
    let path = dir.path().join(format!("{surname}.jpg"));
    fs::write(&path, simulate(&page.raster, page.size_mm, &scene).jpeg).unwrap();
    path
}

#[test]
fn a_passport_is_read_and_compared_with_the_form() {
    let (dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    assert_eq!(office.identity(case).unwrap().read, ZoneRead::NotYet);
    let slot = office.add_paper(case, "passport-copy".to_owned()).unwrap();
    office
        .add_paths(slot, PartKind::Original, vec![paper(&dir, 42), passport(&dir, "ERIKSSON", "L898902C3")])
        .unwrap();
    settled(&office, slot);
    for (field, value) in [
        ("personal.family-name", "Eriksson"),
        ("personal.given-names", "Anna"),
        ("personal.birth-date", "1974-12-08"),
    ] {
        office.answer(case, field.to_owned(), json!(value)).unwrap();
    }
    let identity = office.identity(case).unwrap();
    assert_eq!((identity.read, identity.slot_id), (ZoneRead::Read, Some(slot)), "{identity:#?}");
    assert_eq!(identity.lines[0], "P<SOMERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
    let agreement = |name: &str| {
        let fields = &office.identity(case).unwrap().fields;
        fields.iter().find(|it| it.field == name).map(|it| it.agreement)
    };
    assert_eq!(agreement("personal.family-name"), Some(AgreementView::Same));
    assert_eq!(agreement("personal.given-names"), Some(AgreementView::Differs));
    assert_eq!(agreement("personal.birth-date"), Some(AgreementView::Differs));
    assert_eq!(agreement("travel-document.expires-on"), Some(AgreementView::Unanswered));
    let differs = || {
        let items = office.checklist(case).unwrap().items;
        items.into_iter().filter(|item| item.key == "checklist-zone-differs").collect::<Vec<_>>()
    };
    let lines = differs();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines.iter().all(|line| line.section.as_deref() == Some("personal")));
    assert!(lines.iter().any(|line| line.text.contains("ANNA MARIA") && line.text.contains("Anna,")));
    // Countries are called by their names, beside the form and in the checklist.
    office.answer(case, "personal.nationality".to_owned(), json!("SE")).unwrap();
    for (language, country) in [("en", "Sweden"), ("fi", "Ruotsi"), ("sv", "Sverige")] {
        speak(&office, language);
        let fields = office.identity(case).unwrap().fields;
        let it = fields.into_iter().find(|it| it.field == "personal.nationality").expect("it is compared");
        assert_eq!(
            (it.zone.as_str(), it.form.as_deref(), it.value.as_str()),
            ("Somalia", Some(country), "SO")
        );
        let line = differs().into_iter().find(|line| line.text.contains("Somalia")).expect("a line about it");
        assert!(line.text.contains(country) && !line.text.contains("SO,"), "{}", line.text);
    }
    office.answer(case, "personal.nationality".to_owned(), json!("SO")).unwrap();
    // What the passport says can be taken over as the answer that it is.
    let born = identity.fields.iter().find(|it| it.field == "personal.birth-date").unwrap();
    office.answer(case, born.field.clone(), json!(born.value)).unwrap();
    office.answer(case, "personal.given-names".to_owned(), json!("Anna Maria")).unwrap();
    assert!(differs().is_empty());
    // Without the page nothing is said of it any more.
    let pages = office.desk(slot).unwrap().pages;
    office.remove_pages(pages.iter().map(|page| page.id).collect()).unwrap();
    assert_eq!(office.identity(case).unwrap().read, ZoneRead::NotYet);
}

#[test]
fn a_page_that_cannot_be_read_is_told_and_never_guessed() {
    let (dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    let slot = office.add_paper(case, "passport-copy".to_owned()).unwrap();
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 43)]).unwrap();
    settled(&office, slot);
    let identity = office.identity(case).unwrap();
    assert_eq!((identity.read, identity.lines.len(), identity.fields.len()), (ZoneRead::Unread, 0, 0));
    let items = office.checklist(case).unwrap().items;
    assert!(items.iter().any(|item| item.key == "checklist-zone-unread" && item.slot_id == Some(slot)));
}

#[test]
fn the_photograph_has_the_size_that_is_asked_for() {
    let (dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    office.answer(case, "photo.has-code".to_owned(), json!(false)).unwrap();
    let slot = office.add_paper(case, "photo".to_owned()).unwrap();
    assert_eq!(office.photo(slot).unwrap_err().code, "photo-none");
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 44)]).unwrap();
    settled(&office, slot);
    let photo = office.photo(slot).unwrap();
    assert_eq!((photo.width, photo.height, photo.by_hand), (600, 800, false));
    assert_eq!((photo.output_width, photo.output_height), (500, 653));
    assert_eq!((photo.guide.crown, photo.guide.chin, photo.guide.head), ([56, 84], [96, 124], [445, 500]));
    let size = || {
        let path = dir.path().join("photo.jpg");
        office.save_photo(slot, &path).unwrap();
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.len() < 250_000, "{} bytes", bytes.len());
        let picture = liite_testkit::jpeg::decode(&bytes).expect("a picture");
        (picture.width(), picture.height())
    };
    assert_eq!(size(), (500, 653));
    let crop = PhotoCrop { left: 100.0, top: 50.0, width: 400.0 };
    office.set_photo(slot, Some(crop)).unwrap();
    let placed = office.photo(slot).unwrap();
    assert_eq!((placed.crop, placed.by_hand), (crop, true));
    let small = placed.findings.iter().find(|finding| finding.rule == "photo-small").expect("too few pixels");
    assert!(small.text.contains("400") && small.cure.is_some(), "{small:?}");
    assert_eq!(size(), (500, 653));
    for wrong in [f64::NAN, f64::INFINITY, 0.0, -4.0] {
        assert!(office.set_photo(slot, Some(PhotoCrop { width: wrong, ..crop })).is_err(), "{wrong}");
    }
    assert_eq!(office.photo(slot).unwrap(), placed, "nothing was changed");
    office.undo(case).unwrap();
    assert!(!office.photo(slot).unwrap().by_hand);
    // It is handed over as the picture that was cut, and so is what is dragged out of the window.
    office.set_photo(slot, Some(crop)).unwrap();
    let cut = office.photo_bytes(slot).unwrap();
    let file = office.hand_over_plan(case).unwrap().files.remove(0);
    assert!(file.file_name.ends_with(".jpg") && file.bytes.is_none(), "{file:?}");
    assert_eq!(office.numbered_name(slot).unwrap(), file.file_name);
    let folder = office.write_hand_over(case, dir.path()).unwrap();
    assert_eq!(fs::read(folder.join(&file.file_name)).unwrap(), cut);
    let dragged = dir.path().join("dragged.jpg");
    office.save_outgoing(slot, &dragged).unwrap();
    assert_eq!(fs::read(&dragged).unwrap(), cut);
}
