//! What a person does on a desk, with papers that are good and files that are not.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::session::{Home, Session};
use crate::{PASSPHRASE, photograph};

/// Small enough to be made in a moment.
const SMALL: (u32, u32) = (900, 1200);

#[tokio::test]
async fn a_wrong_file_is_told_in_words_beside_the_good_page() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    let (_, slot) = window.application("Permit", "Bank statement").await;
    window.go(&format!("#/slot/{slot}")).await;
    let wrong = home.path().join("papers/statement.jpg");
    std::fs::write(&wrong, "Balance: 120 euros\n".repeat(40)).expect("written");
    window.add(slot, &[photograph(&home, 90, SMALL), wrong]).await;
    window.ready(1).await;
    window.reads("One file could not be used").await;
    window.reads("This is plain text, not a picture or a PDF.").await;
    window.reads("It is not complete: one file could not be used and is missing.").await;
    window.picture("desk-wrong-file").await;
    window.axe("a desk with a file that cannot be used").await;

    // A file that is no page: it opens, it does not move, and it can be taken away.
    window.type_into(".page-card.failed", Key::Alt + Key::Left).await;
    window.reads("A file gets its place when it has become pages.").await;
    window.click(".page-card.failed").await;
    window.find("dialog .note.bad").await;
    window.axe("a file that cannot be used").await;
    window.press("Remove the file").await;
    window.holds("return !document.querySelector('.page-card.failed, .unusable, .complaint')").await;
    window.reads("It fits within the limit").await;
    window.quit().await;
}

#[tokio::test]
async fn pages_are_removed_brought_back_and_moved_to_the_translation() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    let (_, slot) = window.application("Permit", "Certificate").await;
    window.go(&format!("#/slot/{slot}")).await;
    window.add(slot, &[photograph(&home, 91, SMALL), photograph(&home, 92, SMALL)]).await;
    window.ready(2).await;

    window.type_into("[data-page]", Key::Delete).await;
    window.reads("1 removed page").await;
    window.reads("removing pages").await;
    window.click(".steps .step:first-child").await;
    window.holds("return document.querySelectorAll('[data-page]').length === 2").await;
    window.click(".steps .step:last-child").await;
    window.holds("return document.querySelectorAll('[data-page]').length === 1").await;
    window.click(".removed summary").await;
    window.click(".removed button").await;
    window.holds("return document.querySelectorAll('[data-page]').length === 2").await;

    window.click(".page-tick").await;
    window.find(".selection select").await;
    // The engine's driver cannot open the system's list.
    let chosen = "const list = document.querySelector('.selection select');
        list.value = 'translation';
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    window.driver.execute(chosen, Vec::new()).await.expect("a part");
    window
        .holds("return document.querySelectorAll('[data-part=translation] [data-page]').length === 1")
        .await;
    // News stand on a line of their own: no text or button lies under it.
    window.reads("Moved to place 1, Translation").await;
    window
        .holds(
            "const said = document.querySelector('.messages').getBoundingClientRect();
             const main = document.querySelector('main').getBoundingClientRect();
             return said.height > 0 && main.bottom <= said.top + 1;",
        )
        .await;
    window.ready(2).await;
    window.quit().await;
}

#[tokio::test]
async fn work_on_many_pages_stops_when_asked_and_goes_on_when_asked() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    let (_, slot) = window.application("Permit", "Payslips").await;
    window.go(&format!("#/slot/{slot}")).await;
    let first = photograph(&home, 93, SMALL);
    let mut files = vec![first.clone()];
    for copy in 0..5 {
        let path = home.path().join("papers").join(format!("copy-{copy}.jpg"));
        std::fs::copy(&first, &path).expect("copied");
        files.push(path);
    }
    window.add(slot, &files).await;
    window.press("Stop").await;
    window.reads("Something has changed since it was made.").await;
    let left = "return document.querySelectorAll('.page-card:not(.ready)').length > 0";
    window.holds(left).await;
    window.press("Try again").await;
    window.ready(6).await;
    window.quit().await;
}

#[tokio::test]
async fn settings_take_effect_at_once_and_the_words_are_really_swedish() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    window.press("Settings").await;
    window.choose("Svenska").await;
    window.reads("Inställningar").await;
    window.choose("Mörkt").await;
    window.holds("return document.documentElement.dataset.shade === 'dark'").await;
    window.axe("settings, dark").await;
    window.press("Säkerhet").await;
    window.reads("Sätt att öppna dina papper").await;
    window.axe("safety, dark").await;
    // Also what the program itself says.
    let told = window.call("settings", json!({})).await;
    assert_eq!((told["language"].as_str(), told["theme"].as_str()), (Some("sv"), Some("dark")));
    window.press("Byt lösenfras").await;
    window.fill("Nuvarande lösenfras", "fel").await;
    window.fill("Ny lösenfras", "purjevene lamppu kivi sade").await;
    window.fill("Samma lösenfras en gång till", "purjevene lamppu kivi sade").await;
    window.click("dialog button[type=submit]").await;
    window.reads("Lösenfrasen är fel.").await;
    // What was typed is still there.
    let kept = "return [...document.querySelectorAll('dialog input')].every(it => it.value.length > 2)";
    window.holds(kept).await;
    window.axe("a passphrase that was wrong, dark").await;
    window.driver.goto("tauri://localhost/?test&language=ar-test#/safety").await.expect("the same page");
    window.holds("return document.documentElement.dir === 'rtl'").await;
    window.find("#ways-title").await;
    window.holds("return document.documentElement.scrollWidth <= window.innerWidth").await;
    window.picture("safety-ar-test").await;
    window.axe("safety from right to left, dark").await;
    window.quit().await;
}
