//! The window from outside: first start, papers on the desk, quit, start again, and everything is still there.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests: a failure here is a failed test"
)]

mod application;
mod desk;
mod keyboard;
mod safety;
mod service;
mod session;
#[allow(dead_code, reason = "the client's own tests use more of it")]
#[path = "../../../crates/sync/tests/it/stage.rs"]
mod stage;

use std::path::PathBuf;

use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{Document, Kind, Language, page};
use serde_json::json;
use session::{Home, Session};
use thirtyfour::prelude::*;

const PASSPHRASE: &str = "koivu kuusi mänty 1917";

/// Photographs for the test: real ones where `LIITE_DATA` names some, else our own.
fn photographs(home: &Home) -> Vec<PathBuf> {
    if let Some(data) = std::env::var_os("LIITE_DATA") {
        let real = ["photos/scanic/test10.jpg", "photos/scanic/test2.png", "photos/scanic/25_2.jpg"];
        return real.iter().map(|name| PathBuf::from(&data).join(name)).collect();
    }
    println!("(LIITE_DATA names no real photographs: simulated ones are used)");
    (90..93).map(|seed| photograph(home, seed, (1500, 2000))).collect()
}

/// A simulated photograph of this many pixels.
fn photograph(home: &Home, seed: u64, size: (u32, u32)) -> PathBuf {
    let sheet = page(Document::plain(Kind::Letter, Language::Finnish), seed, 200.0);
    let shot = simulate(&sheet.raster, sheet.size_mm, &Scene::calm(seed, size));
    let path = home.path().join("papers").join(format!("IMG_{seed}.jpg"));
    std::fs::write(&path, shot.jpeg).expect("written");
    path
}

#[tokio::test]
async fn from_the_first_start_to_a_saved_document_and_all_is_there_after_a_restart() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    first_start(&window).await;

    window.press("New application").await;
    window.press("Put papers in order without an application").await;
    window.picture("new-application").await;
    window.fill("Name of the application", "Residence permit 2026").await;
    window.press("Create").await;
    window.reads("Find out which application it is").await;
    window.press("Add an attachment").await;
    window.picture("add-attachment").await;
    window.axe("adding an attachment").await;
    window.fill("Name of the attachment", "Tenancy agreement").await;
    window.press("Add").await;
    window.reads("Drop photographs, scans or PDFs here").await;
    window.picture("desk-empty").await;
    window.axe("an empty desk").await;

    let photographs = photographs(&home);
    window.dialogs(&json!({ "files": photographs, "save": home.path().join("papers/copy.pdf") }));
    window.press("Choose files").await;
    window.holds("return document.querySelectorAll('.page-card.ready').length === 3").await;
    window.holds("return !document.querySelector('#result .drag-out.off')").await;
    window.picture("desk").await;
    window.axe("a desk with pages").await;

    reorder(&window).await;
    corner(&window).await;
    preview(&window).await;

    window.press("Save a copy").await;
    let copy = home.path().join("papers/copy.pdf");
    window.reads("copy.pdf").await;
    let saved = std::fs::read(&copy).expect("the copy");
    assert!(saved.starts_with(b"%PDF-") && saved.len() < 4_000_000);
    let order = names(&window).await;
    window.quit().await;

    let again = Session::start(&home, "dark").await;
    again.reads("Welcome back").await;
    again.picture("unlock-dark").await;
    again.axe("unlocking, dark").await;
    again.fill("Passphrase", PASSPHRASE).await;
    again.press("Open").await;
    again.press("Residence permit 2026").await;
    again.picture("case-dark").await;
    again.axe("a case, dark").await;
    again.press("Tenancy agreement").await;
    again.holds("return document.querySelectorAll('.page-card.ready').length === 3").await;
    assert_eq!(names(&again).await, order);
    again.holds("return !document.querySelector('#result .drag-out.off')").await;
    again.picture("desk-dark").await;
    again.axe("a desk with pages, dark").await;
    mirrored(&again).await;
    again.press("Save a copy").await;
    again.reads("copy.pdf").await;
    assert_eq!(std::fs::read(&copy).expect("the copy"), saved, "the very same document");
    again.quit().await;
}

/// The same desk from right to left, and back.
async fn mirrored(window: &Session) {
    let address = window.driver.current_url().await.expect("an address");
    let hash = address.fragment().unwrap_or_default().to_owned();
    window
        .driver
        .goto(format!("tauri://localhost/?test&language=ar-test#{hash}"))
        .await
        .expect("the same page");
    window.holds("return document.documentElement.dir === 'rtl'").await;
    window.holds("return document.querySelectorAll('.page-card.ready').length === 3").await;
    window.holds("return document.documentElement.scrollWidth <= window.innerWidth").await;
    window.picture("desk-ar-test").await;
    window.axe("a desk from right to left, dark").await;
    window.driver.goto(address.as_str()).await.expect("back");
    window.holds("return document.documentElement.dir === 'ltr'").await;
    window.holds("return !document.querySelector('#result .drag-out.off')").await;
}

async fn first_start(window: &Session) {
    window.reads("Welcome").await;
    window.picture("first-start").await;
    window.axe("the first start").await;
    window.press("English").await;
    window.press("Continue").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.fill("The same passphrase again", PASSPHRASE).await;
    window.picture("first-lock").await;
    window.axe("choosing a passphrase").await;
    window.press("Continue").await;
    window.find("ol.words li").await;
    window.picture("first-words").await;
    window.axe("the recovery words").await;
    let words = window.driver.find_all(By::Css("ol.words li")).await.expect("words");
    let mut list = Vec::new();
    for word in words {
        list.push(word.text().await.expect("a word"));
    }
    assert_eq!(list.len(), 24);
    window.press("I have them on paper").await;
    for label in
        window.driver.query(By::Css("form label")).all_from_selector_required().await.expect("two fields")
    {
        let asked = label.text().await.expect("a label");
        let place: usize =
            asked.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a place");
        let id = label.attr("for").await.expect("an answer").expect("a field");
        window.type_into(&format!("[id='{id}']"), &list[place - 1]).await;
    }
    window.press("Done").await;
    window.reads("New application").await;
    window.picture("home-empty").await;
    window.axe("home").await;
}

/// The numbers of the pages as they stand.
async fn names(window: &Session) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-page]')].map(it => it.dataset.page)";
    let told = window.driver.execute(script, Vec::new()).await.expect("names");
    told.convert().expect("a list")
}

async fn reorder(window: &Session) {
    let before = names(window).await;
    window.type_into("[data-page]", Key::Alt + Key::Right).await;
    let swapped =
        format!("return document.querySelectorAll('[data-page]')[1].dataset.page === '{}'", before[0]);
    window.holds(&swapped).await;
    // What can be undone and whether the document is ready come in one answer: from here on both are of the new order.
    window.reads("moving pages").await;
    window.holds("return !document.querySelector('#result .drag-out.off')").await;
}

async fn corner(window: &Session) {
    window.find("[data-page]").await.click().await.expect("opens");
    let corner = window.find(".corner[role=slider]").await;
    window.picture("editor").await;
    window.axe("the page editor").await;
    let before = corner.attr("aria-valuetext").await.expect("an answer");
    corner.send_keys(Key::Shift + Key::Right).await.expect("keys");
    let moved = window.find(".corner[role=slider]").await.attr("aria-valuetext").await.expect("an answer");
    assert_ne!(before, moved);
    window.press("Close").await;
    window.reads("changing the edges").await;
    window.holds("return document.querySelectorAll('.page-card.ready').length === 3").await;
    window.holds("return !document.querySelector('#result .drag-out.off')").await;
}

async fn preview(window: &Session) {
    window.press("Look through").await;
    window.holds("return [...document.querySelectorAll('dialog img, [role=dialog] img')].some(it => it.naturalWidth > 300)").await;
    window.picture("preview").await;
    window.axe("the preview").await;
    window.press("Close").await;
}

#[tokio::test]
async fn the_pages_speak_finnish_and_run_from_right_to_left() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.reads("Welcome").await;
    window.press("Suomi").await;
    window.reads("Tervetuloa").await;
    window.holds("return document.documentElement.lang === 'fi'").await;
    window.picture("first-start-fi").await;
    window.axe("the first start in Finnish").await;
    for (language, direction) in [("qps", "ltr"), ("ar-test", "rtl")] {
        let address = format!("tauri://localhost/?test&language={language}");
        window.driver.goto(&address).await.expect("the page with a made-up language");
        window.find("h1").await;
        window.holds(&format!("return document.documentElement.dir === '{direction}'")).await;
        let sideways = "return document.documentElement.scrollWidth <= window.innerWidth";
        window.holds(sideways).await;
        window.picture(&format!("first-start-{language}")).await;
        window.axe(language).await;
    }
    window.quit().await;
}
