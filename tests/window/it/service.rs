//! The whole way of an application through the real service: an applicant sends it, an employer gives terms and pays, a
//! representative is accepted and answers a request, an official decides, and legal force ends what the representative sees.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::application::foreign;
use crate::session::{self, Home, Session};
use crate::stage::{Kind, Stage};
use crate::{PASSPHRASE, photographs};

const BUSINESS: &str = "1572860-0";

#[tokio::test]
async fn an_application_goes_its_whole_way_through_the_service() {
    let Some(stage) = Stage::start(&yesterday()) else { return };
    session::ciphers();
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("http");
    let (applicant, employer, representative) = (Home::new(), Home::new(), Home::new());

    let application = sent(&applicant, &stage, &http).await;
    terms_and_fee(&employer, &stage, &http, &application).await;
    official(&stage, &http, &application, "take-in", &json!({})).await;
    acted_for(&representative, &stage, &http, &application).await;
    decided(&applicant, &application).await;
}

/// The service's clock begins at a set hour of its day, and a token from what is the future to it would run out.
fn yesterday() -> String {
    let day = jiff::SignedDuration::from_hours(24);
    (jiff::Timestamp::now() - day).to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

/// Chooses the service and signs in, in a window that was just opened for the first time.
async fn connected(window: &Session, stage: &Stage, http: &reqwest::Client, person: &str) {
    window.begun(PASSPHRASE, true).await;
    window.press("Other service").await;
    window.heading("Other service").await;
    window.axe("choosing a service").await;
    window.fill("Address of the service", "http://service.example").await;
    window.press("Choose this service").await;
    window.reads("This address is not taken.").await;
    window.type_into("form input", Key::Control + "a").await;
    window.fill("Address of the service", &stage.service_at).await;
    window.press("Choose this service").await;
    window.reads("Signing in happens in your own browser.").await;
    window.picture("service-sign-in").await;
    window.press("Sign in").await;
    let address = window.browser("/authorize").await.replace("/authorize?", "/identify?");
    let identified = format!("{address}&person={person}&method=bank");
    let back = location(http.get(identified).send().await.expect("the provider of identity"));
    let farewell = http.get(back).send().await.expect("the program").text().await.expect("a page");
    assert!(farewell.contains("You are signed in"), "{farewell}");
    window.reads("Signed in as").await;
}

fn location(answer: reqwest::Response) -> String {
    answer.headers().get("location").and_then(|it| it.to_str().ok()).expect("it leads on").to_owned()
}

/// An applicant sends an application with photographed papers; its number.
async fn sent(home: &Home, stage: &Stage, http: &reqwest::Client) -> String {
    let window = Session::start(home, "light").await;
    connected(&window, stage, http, "test-ngozi").await;
    window.axe("signed in").await;
    let kind = stage.kind();
    let case = filled_in(&window, home, &kind).await;
    window.go(&format!("#/case/{case}")).await;
    window.heading("Ngozi, EU").await;
    window.press("Send to a service").await;
    window.heading("Send the application").await;
    window.holds("return !document.querySelector('.note.doubt')").await;
    window.picture("send").await;
    window.axe("before sending").await;
    changed_elsewhere(&window, stage, http, &case).await;
    window.press("Send").await;
    window.reads("Receipts").await;
    window
        .holds("return document.querySelectorAll('.sent-items [data-standing=received]').length === 3")
        .await;
    window.picture("sent").await;
    window.axe("sent").await;
    let receipt = home.path().join("papers/receipt.pdf");
    window.dialogs(&json!({ "save": receipt }));
    window.press("Save to print: Application").await;
    window.reads("receipt.pdf").await;
    assert!(std::fs::read(&receipt).expect("a receipt").starts_with(b"%PDF-"));

    window.go("#/").await;
    window.heading("My applications").await;
    window.picture("home-sent").await;
    window.press("Ngozi, EU").await;
    window.reads("The service has this application.").await;
    window.picture("case-sent").await;
    window.axe("an application that was sent").await;
    window.go(&format!("#/send/{case}")).await;
    window.press("See how it is going").await;
    window.heading("Ngozi Okafor").await;
    window.reads("not paid yet").await;
    window.press("Let an employer take part").await;
    window.axe("letting an employer take part").await;
    window.fill("Business id", BUSINESS).await;
    window.press("Let them take part").await;
    window.reads(BUSINESS).await;
    window.picture("follow").await;
    window.axe("following").await;
    let number = window.call("sending", json!({ "caseId": case })).await["application"].clone();
    in_other_languages(&window, &case).await;
    window.quit().await;
    number.as_str().expect("a number").to_owned()
}

/// The same person changes an answer on another device, too: the window shows both, and they choose.
async fn changed_elsewhere(window: &Session, stage: &Stage, http: &reqwest::Client, case: &Value) {
    window.press("Go on with it on another device, too").await;
    window.named("Merge with the other device").await;
    let seen = window.call("sending", json!({ "caseId": case })).await;
    let number = seen["application"].as_str().expect("a number").to_owned();
    let path = format!("{}/v1/applications/{number}/draft", stage.service_at);
    let token = elsewhere(stage, http, "test-ngozi").await;
    let there = http.get(&path).bearer_auth(&token).send().await.expect("the draft");
    let tag = there.headers()["etag"].clone();
    let patch = json!({ "personal": { "given-names": "Ngozi Adaeze" } }).to_string();
    let saved = http.patch(&path).bearer_auth(&token).header("if-match", tag).body(patch);
    let saved =
        saved.header("content-type", "application/merge-patch+json").send().await.expect("the service");
    assert!(saved.status().is_success(), "{}", saved.status());
    let answer =
        json!({ "caseId": case, "field": "personal.given-names", "value": "Ngozi A.", "within": null });
    window.call("answer_within", answer).await;
    window.press("Merge with the other device").await;
    window.reads("Changed here and on another device").await;
    window.reads("Ngozi Adaeze").await;
    window.picture("conflicts").await;
    window.axe("answers side by side").await;
    window.click(".conflict .version:last-child button").await;
    window.holds("return !document.querySelector('.conflict')").await;
    let form = window.call("form", json!({ "caseId": case })).await;
    assert!(form.to_string().contains("Ngozi Adaeze"), "what was chosen stands in the form");
}

/// A token of a person who signs in with another device.
async fn elsewhere(stage: &Stage, http: &reqwest::Client, person: &str) -> String {
    let read = async |answer: reqwest::Response| -> Value {
        serde_json::from_str(&answer.text().await.expect("a body")).expect("JSON")
    };
    let service =
        read(http.get(format!("{}/v1/service", stage.service_at)).send().await.expect("a service")).await;
    let (issuer, client) =
        (service["issuer"].as_str().expect("one"), service["client_id"].as_str().expect("one"));
    // The pair of RFC 7636, appendix B.
    let (verifier, challenge) =
        ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    let back = "http://127.0.0.1:1/back";
    let ask = format!(
        "{issuer}/identify?response_type=code&client_id={client}&redirect_uri={back}&scope=openid&state=other\
         &code_challenge={challenge}&code_challenge_method=S256&person={person}&method=bank"
    );
    let leads = location(http.get(ask).send().await.expect("the provider of identity"));
    let code = leads.split(['?', '&']).find_map(|part| part.strip_prefix("code=")).expect("a code");
    let form = format!(
        "grant_type=authorization_code&code={code}&redirect_uri={back}&client_id={client}&code_verifier={verifier}"
    );
    let post =
        http.post(format!("{issuer}/token")).header("content-type", "application/x-www-form-urlencoded");
    let told = read(post.body(form).send().await.expect("the provider of identity")).await;
    told["access_token"].as_str().unwrap_or_else(|| panic!("{told}")).to_owned()
}

/// The same pages in Finnish, without a word of English, and from right to left.
async fn in_other_languages(window: &Session, case: &Value) {
    let follow =
        window.driver.current_url().await.expect("an address").fragment().unwrap_or_default().to_owned();
    let settings =
        |language: &str| json!({ "language": language, "theme": "system", "lockAfterMinutes": 15 });
    window.call("set_settings", json!({ "settings": settings("fi") })).await;
    window.driver.refresh().await.expect("the same page");
    for (page, heading) in [
        (&*follow, "Ngozi Okafor"),
        (&*format!("/send/{case}"), "Lähetä hakemus"),
        ("/service", "Muu palvelu"),
    ] {
        window.go(&format!("#{page}")).await;
        window.heading(heading).await;
        let name = page.split('/').nth(1).unwrap_or_default();
        window.picture(&format!("{name}-fi")).await;
        // What was sent bears the names that the person had for it.
        if name != "send" {
            foreign(window, "fi").await;
        }
    }
    window.call("set_settings", json!({ "settings": settings("en") })).await;
    let mirrored = format!("tauri://localhost/?test&language=ar-test#{follow}");
    window.driver.goto(mirrored).await.expect("the same page");
    window.holds("return document.documentElement.dir === 'rtl'").await;
    window.find(".stages").await;
    window.holds("return document.documentElement.scrollWidth <= window.innerWidth").await;
    window.picture("follow-ar-test").await;
    window.axe("following, from right to left").await;
}

/// A case with everything that its type asks for: what this test is not about goes in without the pages.
async fn filled_in(window: &Session, home: &Home, kind: &Kind) -> Value {
    let new = json!({ "kind": kind.name, "name": "Ngozi, EU" });
    let case = window.call("create_application", new).await;
    for (section, fields) in kind.answers.as_object().expect("sections") {
        for (field, value) in fields.as_object().expect("fields") {
            let field = format!("{section}.{field}");
            let answer = json!({ "caseId": case, "field": field, "value": value, "within": null });
            window.call("answer_within", answer).await;
        }
    }
    let photographs = photographs(home);
    for (paper, photograph) in kind.slots.iter().zip(&photographs) {
        let slot = window.call("add_paper", json!({ "caseId": case, "paper": paper })).await;
        let said = json!({ "acceptedLanguage": true, "issuedIn": "FI", "standardForm": false });
        window.call("say_of_paper", json!({ "slotId": slot, "said": said })).await;
        window.add(slot.as_i64().expect("a number"), std::slice::from_ref(photograph)).await;
        window.go(&format!("#/slot/{slot}")).await;
        window.ready(1).await;
    }
    case
}

/// An employer gives the terms to the worker, and pays the fee.
async fn terms_and_fee(home: &Home, stage: &Stage, http: &reqwest::Client, application: &str) {
    let window = Session::start(home, "light").await;
    connected(&window, stage, http, "test-elina").await;
    window.press(&format!("Workers of {BUSINESS}")).await;
    window.heading("Workers").await;
    window.click(".worker input[type=checkbox]").await;
    window.fill("Job title", "Cleaner").await;
    window.fill("Gross pay a month", "2 350,50").await;
    window.fill("Hours a week", "37,5").await;
    for (part, text) in [("day", "11"), ("month", "1"), ("year", "2027")] {
        window.type_into(&format!("#terms-from-{part}"), text).await;
    }
    window.press("Give the terms for one worker").await;
    window.reads("The terms were taken.").await;
    window.picture("workers").await;
    window.axe("workers").await;
    window.press("Ngozi Okafor").await;
    window.heading("Ngozi Okafor").await;
    window.reads("€2350.50 a month, 37.5 hours a week").await;
    window.press("Pay the fee").await;
    let pays = window.browser(&stage.pays).await;
    let paid = http.post(format!("{pays}/ok")).send().await.expect("the provider of payments");
    http.get(location(paid)).send().await.expect("the service");
    window.press("Check for news").await;
    window.reads("Elina Virtanen (employer)").await;
    paper_given(&window, home).await;
    window.go(&format!("#/follow/{application}")).await;
    window.heading("Ngozi Okafor").await;
    let seen = window.call("follow", json!({ "application": application })).await;
    let files = seen["files"].as_array().expect("files");
    assert_eq!(files.len(), 1, "an employer sees no papers but the own: {files:?}");
    window.quit().await;
}

/// An employer adds a paper of the own to the worker's application.
async fn paper_given(window: &Session, home: &Home) {
    window.press("Give papers").await;
    window.heading("Papers for the application").await;
    window.press("Send").await;
    window.reads("No paper was added yet.").await;
    window.press("Enclosure").await;
    window.dialogs(&json!({ "files": [photographs(home)[0]] }));
    window.press("Choose files").await;
    window.ready(1).await;
    window.driver.back().await.expect("back");
    window.heading("Papers for the application").await;
    window.picture("papers").await;
    window.axe("papers of an employer").await;
    window.press("Send").await;
    window
        .holds("return document.querySelectorAll('.sent-items [data-standing=received]').length === 2")
        .await;
}

/// A representative sends a mandate, is accepted, answers a request, and sees nothing more once there is legal force.
async fn acted_for(home: &Home, stage: &Stage, http: &reqwest::Client, application: &str) {
    let window = Session::start(home, "light").await;
    connected(&window, stage, http, "test-rauno").await;
    window.press("Act for a client").await;
    window.axe("beginning a mandate").await;
    window.fill("Number of the client", application).await;
    window.choose("Representative").await;
    window.press("Go on and add the paper").await;
    window.heading("Mandate of a representative").await;
    window.press("Signed power of attorney").await;
    window.dialogs(&json!({ "files": [photographs(home)[0]] }));
    window.press("Choose files").await;
    window.ready(1).await;
    window.driver.back().await.expect("back");
    window.heading("Mandate of a representative").await;
    window.press("Send").await;
    window
        .holds("return document.querySelectorAll('.sent-items [data-standing=received]').length === 2")
        .await;
    window.picture("mandate").await;
    let told = window.told("follow", json!({ "application": application })).await;
    assert_eq!(told["trouble"]["code"], "service-refused", "until accepted they see nothing: {told}");

    let seen = read(stage, http, application).await;
    let mandate = seen["mandates"][0]["id"].as_str().expect("a mandate").to_owned();
    official(stage, http, application, &format!("mandates/{mandate}/accept"), &json!({})).await;
    let asked = json!({ "text": "Please send the signed contract.", "deadline": "2099-12-31" });
    official(stage, http, application, "requests", &asked).await;

    window.go(&format!("#/follow/{application}")).await;
    window.heading("Ngozi Okafor").await;
    window.reads("Please send the signed contract.").await;
    window.press("Follow it on this computer").await;
    window.reads("The application on this computer").await;
    window.press("Answer: Please send the signed contract.").await;
    window.heading("Answer to request 1 for more information").await;
    window.fill("What you want to say", "It was sent with the application.").await;
    window.picture("letter").await;
    window.axe("a letter").await;
    window.press("Send").await;
    window
        .holds("return document.querySelectorAll('.sent-items [data-standing=received]').length === 1")
        .await;
    window.go("#/").await;
    window.heading("My applications").await;
    window.reads("Ngozi Okafor").await;

    official(stage, http, application, "decision", &json!({ "outcome": "granted", "text": "All is well." }))
        .await;
    official(stage, http, application, "legal-force", &json!({})).await;
    let told = window.told("refresh_application", json!({ "application": application })).await;
    assert_eq!(told["trouble"]["code"], "service-refused", "legal force ends it: {told}");
    window.quit().await;
}

/// The applicant opens the program again and reads the decision.
async fn decided(home: &Home, application: &str) {
    let window = Session::start(home, "dark").await;
    window.reads("Welcome back").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press("Open").await;
    window.heading("My applications").await;
    window.press("Ngozi, EU").await;
    window.reads("The service has this application.").await;
    window.press("See how it is going").await;
    window.heading("Ngozi Okafor").await;
    window.reads("Decision is final").await;
    window.reads("It was sent with the application.").await;
    window.press("Read the decision").await;
    window.reads("The decision is positive.").await;
    window.reads("All is well.").await;
    window.picture("decision-dark").await;
    window.axe("a decision, dark").await;
    let seen = window.call("follow", json!({ "application": application })).await;
    assert_eq!(seen["line"]["part"], "applicant");
    window.quit().await;
}

/// What somebody at the authority does.
async fn official(stage: &Stage, http: &reqwest::Client, application: &str, what: &str, body: &Value) {
    let path = format!("{}/v1/official/applications/{application}/{what}", stage.service_at);
    let request = http.post(path).bearer_auth(&stage.official).header("content-type", "application/json");
    let answer = request.body(body.to_string()).send().await.expect("the service");
    let status = answer.status();
    assert!(status.is_success(), "{what}: {status} {}", answer.text().await.unwrap_or_default());
}

/// The application as an official sees it.
async fn read(stage: &Stage, http: &reqwest::Client, application: &str) -> Value {
    let path = format!("{}/v1/applications/{application}", stage.service_at);
    let answer = http.get(path).bearer_auth(&stage.official).send().await.expect("the service");
    serde_json::from_str(&answer.text().await.expect("a body")).expect("an application")
}
