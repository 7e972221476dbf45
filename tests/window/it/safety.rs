//! Nothing is lost for good: trash, backups, recovery words, files handed over, and what is left of a damaged vault.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::session::{Home, Session};
use crate::{PASSPHRASE, photograph};

const SMALL: (u32, u32) = (900, 1200);

/// The program's folder of the person of this home.
fn vault(home: &Home) -> PathBuf {
    home.path().join("data/app.liite.desktop/vault")
}

#[tokio::test]
async fn what_was_deleted_for_good_comes_back_from_a_backup() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    let (case, slot) = window.application("Permit of Amina", "Passport").await;
    window.add(slot, &[photograph(&home, 94, SMALL)]).await;
    window.go(&format!("#/slot/{slot}")).await;
    window.ready(1).await;

    window.press("Safety").await;
    window.reads("No backup has been made yet.").await;
    window.picture("safety").await;
    window.dialogs(&json!({ "folder": home.path().join("papers") }));
    window.press("Make a backup").await;
    window.reads("The backup is in").await;
    window.axe("safety").await;

    window.go(&format!("#/case/{case}")).await;
    window.press("Move to the trash").await;
    window.reads("Permit of Amina is in the trash for 30 days.").await;
    window.press("1 application in the trash").await;
    window.reads("Applications stay here for 30 days. Then they are deleted for good.").await;
    window.reads("Deleted for good in 30 days").await;
    window.axe("the trash").await;
    window.press("Delete for good Permit of Amina").await;
    window.reads("This cannot be undone.").await;
    window.click("dialog .fi-button").await;
    window.reads("The trash is empty.").await;

    window.go("#/safety").await;
    window.press("Restore a backup").await;
    window.reads("What is here now is not deleted").await;
    window.axe("restoring").await;
    window.press("Choose the backup").await;
    window.reads("The backup is in place.").await;
    window.axe("restored").await;
    window.press("Continue").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press("Open").await;
    window.press("Permit of Amina").await;
    window.press("Passport").await;
    window.ready(1).await;
    window.quit().await;
}

#[tokio::test]
async fn words_never_checked_are_asked_for_and_only_the_new_ones_open() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    let old = window.begun(PASSPHRASE, false).await;
    window.reads("Your recovery words were never checked.").await;
    window.picture("home-words").await;
    window.axe("home with words that were never checked").await;
    window.press("Get new recovery words").await;
    window.press("Show new words").await;
    window.find("ol.words li").await;
    window.axe("new words").await;
    let mut new = Vec::new();
    for word in window.driver.find_all(By::Css("ol.words li")).await.expect("words") {
        new.push(word.text().await.expect("a word"));
    }
    window.press("I have them on paper").await;
    for label in
        window.driver.query(By::Css("dialog label")).all_from_selector_required().await.expect("two fields")
    {
        let asked = label.text().await.expect("a label");
        let place: usize =
            asked.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a place");
        let id = label.attr("for").await.expect("an answer").expect("a field");
        window.type_into(&format!("[id='{id}']"), &new[place - 1]).await;
    }
    window.press("Done").await;
    window.holds("return !document.querySelector('.reminder, dialog')").await;

    window.press("Lock").await;
    window.choose("Recovery words").await;
    window.type_into("textarea", old.join(" ")).await;
    window.press("Open").await;
    window.reads("These are the words of another vault.").await;
    window.holds("return document.querySelector('textarea').value.split(' ').length === 24").await;
    window.type_into("textarea", Key::Control + "a").await;
    window.type_into("textarea", new.join(" ")).await;
    window.press("Open").await;
    window.reads("My applications").await;
    window.quit().await;
}

#[tokio::test]
async fn an_application_handed_over_as_a_file_is_taken_in_again() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    let (case, slot) = window.application("Permit of Yusuf", "Contract").await;
    window.add(slot, &[photograph(&home, 95, SMALL)]).await;
    window.go(&format!("#/slot/{slot}")).await;
    window.ready(1).await;
    window.go(&format!("#/case/{case}")).await;
    let file = home.path().join("papers/yusuf.liite");
    window.dialogs(&json!({ "save": file, "files": [file] }));
    window.press("Hand over as an encrypted file").await;
    window.fill("Passphrase of the file", "purjevene lamppu kivi sade").await;
    window.fill("The same passphrase again", "purjevene lamppu kivi sade").await;
    window.axe("handing over").await;
    window.press("Choose where to save").await;
    window.reads("yusuf.liite").await;
    let written = fs::read(&file).expect("the file");
    assert!(written.starts_with(b"age-encryption.org/"), "anybody's age opens it");

    window.go("#/").await;
    window.press("Take in an application from a file").await;
    window.press("Choose the file").await;
    window.fill("Passphrase of the file", "wrong").await;
    window.press("Take in").await;
    window.reads("The passphrase of the file is wrong.").await;
    window.axe("taking in").await;
    let field = "dialog input[type=password]";
    window.type_into(field, Key::Control + "a").await;
    window.type_into(field, "purjevene lamppu kivi sade").await;
    window.press("Take in").await;
    window.reads("Permit of Yusuf").await;
    window
        .holds(&format!(
            "return /^#\\/case\\/\\d+$/.test(location.hash) && location.hash !== '#/case/{case}'"
        ))
        .await;
    window.press("Contract").await;
    window.ready(1).await;
    window
        .holds("return [...document.querySelectorAll('.page-card img')].every(it => it.naturalWidth > 0)")
        .await;
    window.quit().await;
}

#[tokio::test]
async fn papers_opened_with_the_program_find_their_place_and_survive_a_damaged_vault() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    window.application("Permit", "Passport").await;
    window.quit().await;

    let paper = photograph(&home, 96, SMALL);
    let window = Session::start_with(&home, "light", &[paper]).await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press("Open").await;
    window.reads("Where do these papers belong?").await;
    window.reads("IMG_96.jpg").await;
    window.picture("files").await;
    window.axe("where papers belong").await;
    window.press("Add").await;
    window.ready(1).await;
    window.quit().await;

    damage(&home);
    let window = Session::start(&home, "light").await;
    window.press("Save what is left of damaged papers").await;
    window.axe("saving what is left").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press("Save what is left").await;
    window.reads("What was left is saved").await;
    window.reads("Saved: applications 1").await;
    window.reads("Lost or changed:").await;
    window.axe("what was saved").await;
    window.press("Continue").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press("Open").await;
    window.press("Permit").await;
    window.reads("Passport").await;
    window.quit().await;
}

/// Writes over pages in several places behind the middle of the database, as a bad disk would: a single place may hold
/// nothing that is in use.
fn damage(home: &Home) {
    let path = vault(home).join("vault.db");
    let size = fs::metadata(&path).expect("a vault").len();
    let mut file = fs::OpenOptions::new().write(true).open(path).expect("a vault");
    for eighth in [5, 6, 7] {
        file.seek(SeekFrom::Start(size / 4096 * eighth / 8 * 4096)).expect("a place");
        file.write_all(&[0x5a; 4096 * 3]).expect("written");
    }
}

#[tokio::test]
async fn a_full_disk_is_told_in_every_language_and_what_was_typed_stays() {
    let home = Home::new();
    let Some(disk) = SmallDisk::at(&vault(&home)) else {
        println!("(nothing can be mounted here: the full disk is left out)");
        return;
    };
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    let (case, _) = window.application("Permit", "Passport").await;
    disk.fill();
    // What the database had reserved before is used up first.
    let mut given = 0;
    let name = "x".repeat(4000);
    while window
        .told("rename_case", json!({ "id": case, "name": format!("{given}{name}") }))
        .await
        .get("trouble")
        .is_none()
    {
        given += 1;
        assert!(given < 1000, "the disk is not full");
    }
    let told = [("fi", "Levy on täynnä."), ("sv", "Disken är full."), ("en", "The disk is full.")];
    for (language, words) in told {
        let settings = json!({ "language": language, "theme": "light", "lockAfterMinutes": 15 });
        window.call("set_settings", json!({ "settings": settings })).await;
        window.driver.refresh().await.expect("the same page");
        window.go("#/guide").await;
        window.click(".other-ways button").await;
        window.type_into("dialog input", "Amina, residence permit").await;
        window.click("dialog button[type=submit]").await;
        window.reads(words).await;
        window.find("dialog form .cure").await;
        window.holds("return document.querySelector('dialog input').value.length === 23").await;
    }
    window.axe("a full disk").await;
    disk.free();
    window.click("dialog button[type=submit]").await;
    window.holds("return /case/.test(location.hash)").await;
    window.quit().await;
}

/// A disk of its own, so that it can be filled.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn at(folder: &std::path::Path) -> Option<Self> {
        fs::create_dir_all(folder).expect("a folder");
        let mount = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs"])
            .arg(folder)
            .output();
        mount.is_ok_and(|done| done.status.success()).then(|| Self(folder.to_owned()))
    }

    fn fill(&self) {
        let mut file = fs::File::create(self.0.join("ballast")).expect("a file");
        while file.write_all(&[7; 4096]).is_ok() {}
    }

    fn free(&self) {
        fs::remove_file(self.0.join("ballast")).expect("the ballast");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a window that was not closed may still hold it.
        let _ = std::process::Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
