//! From the guide to the hand-over without a mouse: a student in English, an employed person in Finnish.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use liite_testkit::jpeg;
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{data_page, passport_mrz};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::session::{Home, Session};
use crate::{PASSPHRASE, photographs};

#[tokio::test]
async fn a_student_goes_from_the_guide_to_the_hand_over_without_a_mouse() {
    let home = Home::new();
    let window = Session::start(&home, "light").await;
    window.begun(PASSPHRASE, true).await;
    window.heading("My applications").await;
    window.enter("New application").await;
    guide(&window).await;
    window.heading("Amina, studies").await;
    window.picture("application").await;
    window.axe("an application that has just begun").await;

    window.enter("Answer the questions").await;
    first_step(&window).await;
    window.quit().await;

    // The program was closed in the middle: the same step, with everything that was answered.
    let again = Session::start(&home, "light").await;
    again.reads("Welcome back").await;
    again.tab_into("", "Passphrase").await;
    again.keys(PASSPHRASE).await;
    again.keys(Key::Enter).await;
    again.heading("My applications").await;
    again.enter("Amina, studies").await;
    again.heading("Amina, studies").await;
    again.enter("Answer the questions").await;
    again.heading("Contact details").await;
    again.enter("Previous").await;
    again.heading("Personal details").await;
    again.holds("return document.getElementById('personal.family-name').value === 'Ali'").await;
    answer_everything(&again).await;

    again.heading("Amina, studies").await;
    again.holds("return !document.querySelector('[data-item=checklist-questions]')").await;
    papers(&again, &home).await;
    in_another_order(&again).await;
    identity(&again).await;
    checklist(&again, &home).await;
    missing_paper(&again).await;
    hand_over(&again, &home).await;
    calendar(&again, &home).await;
    again.quit().await;
}

async fn guide(window: &Session) {
    window.heading("What do you want?").await;
    window.axe("the guide").await;
    window.picture("guide").await;
    window.enter("I want to move to Finland, or I am here without a permit").await;
    let citizen = "Are you a citizen of an EU country, Iceland, Liechtenstein, Norway or Switzerland?";
    window.heading(citizen).await;
    window.enter("I do not know").await;
    window.heading("Why do you want to live in Finland?").await;
    // One answer back, and another one.
    window.enter("Back to the question before").await;
    window.heading(citizen).await;
    window.enter("No").await;
    window.heading("Why do you want to live in Finland?").await;
    window.enter("I have a place to study").await;
    window.heading("This fits you").await;
    window.reads("You have been accepted as a student").await;
    window.picture("guide-outcome").await;
    window.axe("the end of the guide").await;
    window.enter("Residence permit for studies").await;
    window.heading("Residence permit for studies").await;
    window.reads("Papers that you need").await;
    window.picture("type").await;
    window.axe("a type of application").await;
    window.enter("Open the official page").await;
    window.browser("https://migri.fi/").await;
    window.tab_back_to("Begin this application").await;
    window.keys(Key::Enter).await;
    window.find("dialog input").await;
    window.keys("Amina, studies").await;
    window.axe("naming an application").await;
    window.keys(Key::Enter).await;
}

/// Wrong, missing, undone, done again, and on to the next step.
async fn first_step(window: &Session) {
    window.heading("Personal details").await;
    window.tab_to("Family name, as in your passport").await;
    window.keys("Ali").await;
    window.tab_into("Date of birth", "Day").await;
    window.keys("31").await;
    window.keys(Key::Tab).await;
    window.keys("2").await;
    window.keys(Key::Tab).await;
    window.keys("1999").await;
    window.keys(Key::Tab).await;
    window.reads("Saved").await;
    window.holds("return !!document.getElementById('personal.birth-date-problem')").await;
    window.enter("Next").await;
    window.holds("return document.activeElement.classList.contains('error-summary')").await;
    window.picture("form-problems").await;
    window.axe("a form with problems").await;
    window.enter("Date of birth").await;
    window.holds("return document.activeElement.id === 'personal.birth-date-day'").await;
    window.keys(Key::Control + "a").await;
    window.keys("28").await;
    window.keys(Key::Tab).await;
    window.holds("return document.getElementById('personal.birth-date-day').value === '28'").await;
    let undone = "return document.getElementById('personal.birth-date-day').value === '31'";
    window.tab_back_to("Undo an answer").await;
    window.keys(Key::Enter).await;
    window.holds(undone).await;
    window.enter("Redo an answer").await;
    window.holds("return document.getElementById('personal.birth-date-day').value === '28'").await;
    // What is missing may wait.
    window.enter("Next").await;
    window.heading("Contact details").await;
    window.picture("form").await;
    window.axe("a step of the form").await;
}

/// Fills in every step, led by what each says is still missing or wrong.
async fn answer_everything(window: &Session) {
    let mut year = 1990;
    for step in 1..=11 {
        window.reads(&format!("Step {step} of 11")).await;
        if on(window).await {
            continue;
        }
        while let Some(path) = missing(window).await {
            year += 1;
            assert!(year < 2100, "{path} cannot be answered:\n{}", window.text().await);
            answer(window, &path, (year.min(2025), (year - 2023).clamp(2, 12))).await;
        }
        assert!(on(window).await, "step {step} has no problem and stays:\n{}", window.text().await);
    }
}

/// Presses Next with the keyboard; whether it led on rather than to what is missing.
async fn on(window: &Session) -> bool {
    let title = window.find("h1").await.text().await.expect("a heading");
    window.type_into("form button[type=submit]", Key::Enter).await;
    let title = json!(title).to_string();
    window
        .holds(&format!(
            "return document.querySelector('h1')?.innerText !== {title} || \
             document.activeElement.classList.contains('error-summary')"
        ))
        .await;
    let told = window
        .driver
        .execute(format!("return document.querySelector('h1')?.innerText !== {title}"), Vec::new())
        .await;
    told.expect("a heading").json() == &json!(true)
}

/// The first question in the summary; none when there is nothing left.
async fn missing(window: &Session) -> Option<String> {
    window.holds("return !document.querySelector('[data-saving=saving]')").await;
    let script = "return document.querySelector('.error-summary a')?.getAttribute('href').slice(1) ?? ''";
    let told = window.driver.execute(script, Vec::new()).await.expect("a question");
    told.json().as_str().filter(|path| !path.is_empty()).map(str::to_owned)
}

/// Answers one question with keys, whatever it is answered with, and waits until the summary has it no more.
async fn answer(window: &Session, path: &str, (year, month): (i32, i32)) {
    let inner = |css: &str| format!("[id='{path}'] {css}");
    let is = |css: String| async move {
        let script = format!("return !!document.querySelector(\"{css}\")");
        window.driver.execute(script, Vec::new()).await.expect("a question").json() == &json!(true)
    };
    if is(inner(".date-answer")).await {
        let (year, month) = (year.to_string(), month.to_string());
        for (part, text) in [("day", "1"), ("month", month.as_str()), ("year", year.as_str())] {
            let field = format!("[id='{path}-{part}']");
            window.type_into(&field, Key::Control + "a").await;
            window.type_into(&field, text).await;
        }
    } else if is(inner("input[type=radio]")).await {
        window.type_into(&inner("label:last-child input[type=radio]"), Key::Space).await;
    } else if is(format!("input[type=checkbox][id='{path}']")).await {
        window.type_into(&format!("[id='{path}']"), Key::Space).await;
    } else if is(format!("select[id='{path}']")).await || is(inner("select")).await {
        // The engine's driver cannot open the system's list.
        let chosen = format!(
            "const it = document.getElementById('{path}');
             const list = it.matches('select') ? it : it.querySelector('select');
             list.focus();
             list.value = list.options[list.options.length - 1].value;
             list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        );
        window.driver.execute(chosen, Vec::new()).await.expect("a choice");
    } else if is(inner(".add-entry")).await {
        window.type_into(&inner(".add-entry"), Key::Enter).await;
    } else {
        let field = window.find(&format!("[id='{path}']")).await;
        let kind = field.attr("inputmode").await.expect("an answer");
        let mail = field.attr("type").await.expect("an answer").as_deref() == Some("email");
        let text = if kind.is_some() {
            "7"
        } else if mail {
            "amina@example.org"
        } else {
            "Ali 7"
        };
        let field = format!("[id='{path}']");
        window.type_into(&field, Key::Control + "a").await;
        window.type_into(&field, text).await;
    }
    window.keys(Key::Tab).await;
    window.holds("return !document.querySelector('[data-saving=saving]')").await;
    // Of two dates the one may have to wait for the other.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
}

/// A photograph of a passport of nobody, whose lines can be read.
fn passport(home: &Home) -> PathBuf {
    let lines = passport_mrz("ALI", "AMINA NUR", "P0123456", "990228", 'F', "320415");
    let lines = lines.map(|line| line.replace("UTO", "SOM"));
    let page = data_page(&lines.each_ref().map(String::as_str), 5, 250.0);
    let scene = Scene { fill: 0.9, ..Scene::calm(5, (1600, 1200)) };
    let path = home.path().join("papers/passport.jpg");
    std::fs::write(&path, simulate(&page.raster, page.size_mm, &scene).jpeg).expect("written");
    path
}

/// Three papers come in, and one is in another language.
async fn papers(window: &Session, home: &Home) {
    let photographs = photographs(home);
    let wanted = [
        ("Colour copy of the passport", passport(home)),
        ("Certificate of acceptance or attendance", photographs[1].clone()),
    ];
    for (paper, photograph) in wanted {
        window.dialogs(&json!({ "files": [photograph] }));
        window.enter(&format!("Add pages: {paper}")).await;
        window.heading(paper).await;
        window.enter("Choose files").await;
        window.ready(1).await;
        window.tab_back_to("All attachments").await;
        window.keys(Key::Enter).await;
        window.heading("Amina, studies").await;
    }
    window.pick("Is it in Finnish, Swedish or English? (Certificate", "No").await;
    window.reads("have it translated into Finnish, Swedish or English").await;
    window.picture("application-papers").await;
    window.axe("an application with papers").await;
    window.dialogs(&json!({ "files": [photographs[2]] }));
    window.tab_back_to("Add pages: Passport photo").await;
    window.keys(Key::Enter).await;
    window.heading("Passport photo").await;
    window.enter("Choose files").await;
    window.find(".photo-frame image").await;
    window.tab_to("Size").await;
    window.keys(Key::Right + Key::Right).await;
    window.picture("photo").await;
    window.axe("the passport photo").await;
    window.enter("Cut it like this").await;
    window.reads("The photograph is cut like this.").await;
    let file = home.path().join("papers/photo.jpg");
    window.dialogs(&json!({ "save": file }));
    window.enter("Save the photograph").await;
    window.reads("The photograph is in").await;
    let saved = jpeg::decode(&std::fs::read(&file).expect("a photograph")).expect("a picture");
    assert_eq!((saved.width(), saved.height()), (500, 653));
    window.enter("Pages of this attachment").await;
    window.ready(1).await;
    window.tab_back_to("All attachments").await;
    window.keys(Key::Enter).await;
    window.heading("Amina, studies").await;
}

/// A paper is called otherwise and put before another one, and both are taken back.
async fn in_another_order(window: &Session) {
    let acceptance = "Certificate of acceptance or attendance";
    window.tab_to(&format!("Rename {acceptance}")).await;
    window.keys(Key::Enter).await;
    window.find("dialog input").await;
    window.keys(Key::Control + "a").await;
    window.keys("Letter of acceptance").await;
    window.keys(Key::Enter).await;
    window.tab_back_to("Letter of acceptance").await;
    window.keys(Key::Alt + Key::Up).await;
    window.reads("Letter of acceptance is now 2 of 3.").await;
    window.tab_back_to("Undo moving an attachment").await;
    window.keys(Key::Enter).await;
    window.tab_to("Undo renaming an attachment").await;
    window.keys(Key::Enter).await;
    window.reads(&format!("{acceptance}\n")).await;
}

/// What the passport says stands beside the form and is taken over.
async fn identity(window: &Session) {
    window.enter("Compare with the passport").await;
    window.heading("The passport and the form").await;
    window.reads("Somalia").await;
    let is = |field: &str, agreement: &str| {
        format!(
            "return document.querySelector('[data-field=\"personal.{field}\"]').classList.contains('{agreement}')"
        )
    };
    window.holds(&is("family-name", "same")).await;
    window.holds(&is("given-names", "differs")).await;
    window.picture("identity").await;
    window.axe("the passport beside the form").await;
    window.enter("Take over from the passport: Given names, as in your passport").await;
    window.holds(&is("given-names", "same")).await;
    window.enter("Citizenship").await;
    window.heading("Personal details").await;
    window.holds("return document.getElementById('personal.given-names').value === 'AMINA NUR'").await;
    window.tab_back_to("Compare with the passport").await;
    window.keys(Key::Enter).await;
    window.heading("The passport and the form").await;
    window.tab_back_to("Amina, studies").await;
    window.keys(Key::Enter).await;
    window.heading("Amina, studies").await;
}

/// The checklist becomes a document of its own.
async fn checklist(window: &Session, home: &Home) {
    let file = home.path().join("papers/checklist.pdf");
    window.dialogs(&json!({ "save": file }));
    window.enter("Save the checklist as PDF").await;
    window.reads("The checklist is in").await;
    assert!(std::fs::read(&file).expect("a document").starts_with(b"%PDF-"));
}

/// What is missing leads to the place where it is added.
async fn missing_paper(window: &Session) {
    window.enter("Hand over the papers").await;
    window.heading("Hand over the papers").await;
    let missing = "[data-item=checklist-missing] a";
    let words = window.find(missing).await.text().await.expect("a line");
    let paper = words.split(": ").next().unwrap_or_default();
    window.enter(&words).await;
    let there = json!(format!("Add pages: {paper}"));
    window.holds(&format!("return document.activeElement.innerText === {there}")).await;
}

async fn hand_over(window: &Session, home: &Home) {
    window.tab_back_to("Hand over the papers").await;
    window.keys(Key::Enter).await;
    window.heading("Hand over the papers").await;
    window.enter("Open the page in the browser").await;
    window.browser("https://enterfinland.fi/").await;
    window.tab_to("Handed over: Colour copy of the passport").await;
    window.keys(Key::Space).await;
    window.reads("1 of 3 done").await;
    let folder = home.path().join("papers");
    window.dialogs(&json!({ "folder": folder }));
    window.enter("Write all files to a folder").await;
    window.reads("The files are in").await;
    window.picture("hand-over").await;
    window.axe("the hand-over").await;
    let names = written(&folder);
    // The checklist comes first, then the three papers.
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(names[2].contains("photo") && names[2].ends_with(".jpg"), "{names:?}");
    for (number, name) in names.iter().enumerate() {
        let begin = format!("{number:02}_");
        assert!(name.starts_with(&begin) && name.is_ascii() && name.len() <= 80, "{name}");
    }
    window.tab_to("Number or words of the receipt").await;
    window.keys("EF-2026-77").await;
    window.tab_back_to("I have sent the application today").await;
    window.keys(Key::Enter).await;
    window.reads("The application was sent on").await;
    let kept = "return [...document.querySelectorAll('input')].some(it => it.value === 'EF-2026-77')";
    window.holds(kept).await;
    let told = window.call("hand_over_plan", json!({ "caseId": case_of(window).await })).await;
    assert_eq!(told["receipt"], "EF-2026-77");
}

/// The number of the application whose page is shown.
async fn case_of(window: &Session) -> i64 {
    let address = window.driver.current_url().await.expect("an address");
    let hash = address.fragment().unwrap_or_default().to_owned();
    hash.split('/').find_map(|part| part.parse().ok()).expect("a number in the address")
}

/// The files of the one folder that was written.
fn written(folder: &Path) -> Vec<String> {
    let inside = |path: &Path| -> Vec<_> { std::fs::read_dir(path).expect("a folder").flatten().collect() };
    let made = inside(folder).into_iter().find(|entry| entry.path().is_dir()).expect("a new folder");
    let mut names: Vec<_> = inside(&made.path())
        .into_iter()
        .map(|file| {
            let (bytes, name) = (std::fs::read(file.path()).expect("a file"), file.file_name());
            let name = name.to_string_lossy().into_owned();
            let begin: &[u8] = if name.ends_with(".jpg") { b"\xff\xd8" } else { b"%PDF-" };
            assert!(bytes.starts_with(begin), "{name}");
            name
        })
        .collect();
    names.sort();
    names
}

async fn calendar(window: &Session, home: &Home) {
    let file = home.path().join("papers/deadlines.ics");
    window.dialogs(&json!({ "save": file }));
    window.tab_back_to("Liite").await;
    window.keys(Key::Enter).await;
    window.heading("My applications").await;
    window.reads("Prove your identity").await;
    window.picture("home-deadlines").await;
    window.axe("home with deadlines").await;
    window.enter("Save as a calendar (.ics)").await;
    window.reads("deadlines.ics").await;
    let calendar = std::fs::read_to_string(&file).expect("a calendar");
    assert!(calendar.starts_with("BEGIN:VCALENDAR") && calendar.contains("Amina\\, studies"), "{calendar}");
}

#[tokio::test]
async fn an_employed_person_reads_only_finnish_on_the_way_to_the_hand_over() {
    let home = Home::new();
    let window = Session::start(&home, "dark").await;
    window.begun(PASSPHRASE, true).await;
    speak(&window, "fi").await;
    window.heading("Hakemukseni").await;
    window.enter("Uusi hakemus").await;
    for answer in [
        "Haluan muuttaa Suomeen, tai olen täällä ilman lupaa",
        "En",
        "Minulla on täällä työpaikka",
        "Tavallinen työ työnantajalla",
    ] {
        window.tab_to(answer).await;
        foreign(&window, "fi").await;
        window.keys(Key::Enter).await;
    }
    window.heading("Tämä sopii sinulle").await;
    foreign(&window, "fi").await;
    window.enter("Työntekijän oleskelulupa (TTOL)").await;
    window.heading("Työntekijän oleskelulupa (TTOL)").await;
    window.picture("type-fi-dark").await;
    foreign(&window, "fi").await;
    window.enter("Aloita tämä hakemus").await;
    window.find("dialog input").await;
    window.keys(Key::Enter).await;
    window.reads("Vastaa kysymyksiin").await;
    let case = case_of(&window).await;
    window.picture("application-fi-dark").await;
    window.axe("an application, dark").await;
    foreign(&window, "fi").await;

    // Every step, once with everything that is missing.
    let form = window.call("form", json!({ "caseId": case })).await;
    let sections = form["steps"].as_array().expect("steps").clone();
    for step in sections {
        let section = step["section"].as_str().expect("a name");
        window.go(&format!("#/form/{case}/{section}/open")).await;
        let title = &step["title"];
        window.holds(&format!("return document.querySelector('h1')?.innerText === {title}")).await;
        foreign(&window, "fi").await;
    }
    window.axe("the last step, dark").await;
    window.quit().await;

    let again = Session::start(&home, "dark").await;
    again.reads("Tervetuloa takaisin").await;
    again.tab_into("", "Salalause").await;
    again.keys(PASSPHRASE).await;
    again.keys(Key::Enter).await;
    again.enter("Työntekijän oleskelulupa (TTOL)").await;
    again.dialogs(&json!({ "files": [passport(&home)] }));
    again.enter("Lisää sivuja: Värikopio passista").await;
    again.enter("Valitse tiedostot").await;
    again.ready(1).await;
    again.tab_back_to("Vertaa passiin").await;
    again.keys(Key::Enter).await;
    again.heading("Passi ja lomake").await;
    again.enter("Ota passista: Kansalaisuus").await;
    again.reads("lomakkeessa on nyt sama kuin passissa").await;
    again.picture("identity-fi-dark").await;
    again.axe("the passport beside the form, dark").await;
    foreign(&again, "fi").await;
    photograph(&again, &home, case).await;
    again.go(&format!("#/hand-over/{case}")).await;
    again.heading("Vie paperit eteenpäin").await;
    again.dialogs(&json!({ "folder": home.path().join("papers") }));
    again.enter("Kirjoita kaikki tiedostot kansioon").await;
    again.reads("Tiedostot ovat kansiossa").await;
    assert_eq!(
        written(&home.path().join("papers")).len(),
        3,
        "the checklist, the passport and the photograph"
    );
    again.picture("hand-over-fi-dark").await;
    again.axe("the hand-over, dark").await;
    foreign(&again, "fi").await;
    elsewhere(&again, case).await;
    again.quit().await;
}

/// The photograph of the person, cut by the program.
async fn photograph(window: &Session, home: &Home, case: i64) {
    let slot = window.call("add_paper", json!({ "caseId": case, "paper": "photo" })).await;
    let slot = slot.as_i64().expect("a number");
    window.add(slot, &[photographs(home)[2].clone()]).await;
    window.go(&format!("#/photo/{slot}")).await;
    window.find(".photo-frame image").await;
    window.enter("Rajaa näin").await;
    window.reads("Kuva on rajattu näin.").await;
    window.picture("photo-fi-dark").await;
    window.axe("the passport photo, dark").await;
    foreign(window, "fi").await;
}

/// The same pages in Swedish, and from right to left.
async fn elsewhere(window: &Session, case: i64) {
    speak(window, "sv").await;
    let pages = [
        "#/guide",
        "#/types",
        "#/type/study",
        "#/form/1/personal/open",
        "#/case/1",
        "#/identity/1",
        "#/hand-over/1",
    ];
    for page in pages.map(|page| page.replace("/1", &format!("/{case}"))) {
        window.go(&page).await;
        window.holds("return document.activeElement.matches('h1, .error-summary')").await;
        foreign(window, "sv").await;
    }
    for page in pages.map(|page| page.replace("/1", &format!("/{case}"))) {
        let name = page.trim_start_matches("#/").split('/').next().unwrap_or_default().to_owned();
        window
            .driver
            .goto(format!("tauri://localhost/?test&language=ar-test{page}"))
            .await
            .expect("the page");
        window.holds("return document.documentElement.dir === 'rtl'").await;
        window.holds("return document.activeElement.matches('h1, .error-summary')").await;
        window.holds("return document.documentElement.scrollWidth <= window.innerWidth").await;
        window.picture(&format!("{name}-ar-test")).await;
        window.axe(&format!("{name} from right to left")).await;
    }
}

/// Sets the language as the settings page does.
async fn speak(window: &Session, language: &str) {
    let settings = json!({ "language": language, "theme": "system", "lockAfterMinutes": 15 });
    window.call("set_settings", json!({ "settings": settings })).await;
    window.driver.refresh().await.expect("the page");
    window.holds(&format!("return document.documentElement.lang === '{language}'")).await;
    window.find("h1").await;
}

/// No words of the English texts stand on the page.
pub async fn foreign(window: &Session, language: &str) {
    let shown = window.text().await;
    let (english, own) = (texts("en"), texts(language));
    assert!(english.len() > 500, "the texts were not found");
    let left: Vec<_> = english.difference(&own).filter(|text| shown.contains(text.as_str())).collect();
    assert!(left.is_empty(), "English on a page in {language}: {left:?}\n{shown}");
}

/// The texts of a language that have neither variables nor choices, and are long enough not to be found by accident.
fn texts(language: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/texts");
    let read = |name: &str| {
        let path = folder.join(format!("{name}{language}.ftl"));
        std::fs::read_to_string(path).expect("a file of texts")
    };
    let all = ["", "catalogue.", "application.", "service.", "countries."].map(read).concat();
    all.lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(_, text)| text.trim().to_owned())
        .filter(|text| text.chars().count() >= 8 && !text.contains('{'))
        .collect()
}
