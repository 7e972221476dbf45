//! Who may do what, and when: every cell of role x action x state, over the wire.
//!
//! The table below was written from the rules of the real service, apart from the table of the service itself. A cell says
//! what must come out: `+` done, `.` refused as never this role's to do, `-` refused because of the state, `0` not found.

use liite_protocol::{Application, Code, State};
use liite_service_testing::papers::EMPLOYED;
use liite_service_testing::people::{APPLICANT, ASSISTANT, EMPLOYER, Human, OFFICIAL, REPRESENTATIVE, RIVAL};
use serde_json::{Value, json};

use crate::steps;
use crate::world::{Reply, Someone, World, pdf};

/// Columns: applicant, employer, assistant, representative, official, stranger.
const PEOPLE: [Human; 6] = [APPLICANT, EMPLOYER, ASSISTANT, REPRESENTATIVE, OFFICIAL, RIVAL];

/// Each action with a row of six cells for each state: draft, submitted, processing, information requested, decided, final,
/// cancelled.
const TABLE: &[(&str, [&str; 7])] = &[
    ("view", ["+00000", "+++++0", "+++++0", "+++++0", "+++++0", "++00+0", "++00+0"]),
    ("read-answers", ["+00000", "+...+0", "+...+0", "+...+0", "+...+0", "+.00+0", "+.00+0"]),
    ("read-files", ["+00000", "+000+0", "+000+0", "+000+0", "+000+0", "+000+0", "+000+0"]),
    ("save", ["+00000", "-....0", "-....0", "-....0", "-....0", "-.00.0", "-.00.0"]),
    ("made-for", ["+00000", "-....0", "-....0", "-....0", "-....0", "-.00.0", "-.00.0"]),
    ("attach", ["+00000", "-+...0", "-+...0", "-+...0", "--...0", "--00.0", "--00.0"]),
    ("give-papers", ["+00000", "-+...0", "-+...0", "-+...0", "--...0", "--00.0", "--00.0"]),
    ("consent", ["+00000", "+....0", "+....0", "+....0", "-....0", "-.00.0", "-.00.0"]),
    ("submit", ["+00000", "-....0", "-....0", "-....0", "-....0", "-.00.0", "-.00.0"]),
    ("pay", ["-00000", "++...0", "--...0", "--...0", "--...0", "--00.0", "--00.0"]),
    ("book-visit", ["-00000", "+....0", "+....0", "+....0", "-....0", "-.00.0", "-.00.0"]),
    ("answer", ["-00000", "----.0", "----.0", "++++.0", "----.0", "--00.0", "--00.0"]),
    ("add-statement", ["-00000", "++++.0", "++++.0", "++++.0", "----.0", "--00.0", "--00.0"]),
    ("read-decision", ["-00000", "-...-0", "-...-0", "-...-0", "+...+0", "+.00+0", "-.00-0"]),
    ("cancel", ["+00000", "+....0", "+....0", "+....0", "-....0", "-.00.0", "-.00.0"]),
    ("send-terms", [".00000", ".+..00", ".+..00", ".+..00", ".-..00", ".-00.0", ".-00.0"]),
    ("ask-documents", [".00000", "..++.0", "..++.0", "..++.0", "..++.0", "..00.0", "..00.0"]),
    ("send-mandate", [".00000", "....._", "....._", "....._", ".....0", "..00.0", "..00.0"]),
    ("take-in", [".00000", "....+0", "....-0", "....-0", "....-0", "..00-0", "..00-0"]),
    ("request", [".00000", "....-0", "....+0", "....+0", "....-0", "..00-0", "..00-0"]),
    ("judge-mandate", [".00000", "....?0", "....?0", "....?0", "....-0", "..00-0", "..00-0"]),
    ("grant-documents", [".00000", "....?0", "....?0", "....?0", "....?0", "..00-0", "..00-0"]),
    ("decide", [".00000", "....-0", "....+0", "....d0", "....-0", "..00-0", "..00-0"]),
    ("set-legal-force", [".00000", "....-0", "....-0", "....-0", "....+0", "..00-0", "..00-0"]),
    ("read-audit", [".00000", "....+0", "....+0", "....+0", "....+0", "..00+0", "..00+0"]),
];

async fn act(who: &Someone<'_>, id: &str, action: &str, upload: &str) -> Reply {
    let path = |rest: &str| format!("/v1/applications/{id}/{rest}");
    let official = |rest: &str| format!("/v1/official/applications/{id}/{rest}");
    let none = json!({});
    let text = json!({ "text": "Something." });
    match action {
        "view" => who.get(&format!("/v1/applications/{id}")).await,
        "read-answers" => who.get(&path("draft")).await,
        "read-files" => who.get(&path(&format!("files/{}", crate::world::sha256(&pdf(1))))).await,
        "save" => who.merge(id, "\"1\"", &none).await,
        "made-for" => {
            let child = json!({ "name": "Ada Okafor", "born": "2019-05-01" });
            who.put(&path("child"), &json!({ "child": child })).await
        }
        "attach" => who.put(&path("attachments/qualification"), &json!({ "upload": upload })).await,
        "give-papers" => {
            let papers = json!([{ "slot": "other", "upload": upload }]);
            who.post(&path("attachments"), &json!({ "papers": papers })).await
        }
        "consent" => who.put(&path("consent"), &json!({ "business_id": EMPLOYER.businesses[0] })).await,
        "submit" => who.post(&path("submit"), &none).await,
        "pay" => who.post(&path("payment"), &none).await,
        "book-visit" => {
            let at = (who.world.now() + jiff::SignedDuration::from_hours(100)).to_string();
            who.put(&path("visit"), &json!({ "place": "Helsinki", "at": at })).await
        }
        "answer" => who.post(&path("requests/1/answer"), &text).await,
        "add-statement" => who.post(&path("statements"), &text).await,
        "read-decision" => who.get(&path("decision")).await,
        "cancel" => who.post(&path("cancel"), &none).await,
        "send-terms" => send_terms(who, id).await,
        "ask-documents" => who.post(&path("documents-requests"), &text).await,
        "send-mandate" => {
            let body = json!({ "application": id, "kind": "assistant", "basis": "notice", "upload": upload });
            who.post("/v1/mandates", &body).await
        }
        "take-in" => who.post(&official("take-in"), &none).await,
        "request" => {
            let body = json!({ "text": "More.", "deadline": steps::in_two_weeks(who.world) });
            who.post(&official("requests"), &body).await
        }
        "judge-mandate" => who.post(&official("mandates/none/accept"), &none).await,
        "grant-documents" => who.post(&official("documents-requests/7/grant"), &none).await,
        "decide" => who.post(&official("decision"), &json!({ "outcome": "refused", "text": "No." })).await,
        "set-legal-force" => who.post(&official("legal-force"), &none).await,
        "read-audit" => who.get(&official("audit")).await,
        other => panic!("no action {other}"),
    }
}

/// Terms go to many applications at once; for one, its own outcome is what counts.
async fn send_terms(who: &Someone<'_>, id: &str) -> Reply {
    let terms: Value = json!({ "title": "Welder", "pay_cents_a_month": 280_000, "hours_a_week_hundredths": 4000,
                               "from": "2027-01-01" });
    let path = format!("/v1/employers/{}/terms", EMPLOYER.businesses[0]);
    who.post(&path, &json!({ "applications": [id], "terms": terms })).await
}

fn fits(action: &str, cell: char, reply: &Reply) -> bool {
    let inner = (action == "send-terms" && reply.status.is_success()).then(|| {
        let outcomes: Vec<liite_protocol::TermsOutcome> = reply.ok();
        outcomes[0].problem.as_ref().map(|problem| problem.code)
    });
    let code = match inner {
        Some(code) => code,
        None if reply.status.is_success() => None,
        None => Some(serde_json::from_slice::<liite_protocol::Problem>(&reply.body).unwrap().code),
    };
    match cell {
        '+' => code.is_none(),
        // Whoever holds no mandate of that business does not even learn that there is such a list.
        '.' if action == "send-terms" => matches!(code, Some(Code::NotFound)),
        '.' => matches!(code, Some(Code::Forbidden)),
        '-' => matches!(code, Some(Code::WrongState)),
        '0' => matches!(code, Some(Code::NotFound)),
        // Allowed; what the request names is not there, or already there.
        '?' => matches!(code, Some(Code::NotFound)),
        '_' => matches!(code, Some(Code::MandateExists)),
        // Allowed, but not before the deadline of the open request.
        'd' => matches!(code, Some(Code::WrongState)),
        other => panic!("no cell {other}"),
    }
}

/// Brings back what a done action has changed, so that each cell meets the application as it was.
async fn restore(world: &World, before: &liite_service::applications::Case) {
    let mut tx = world.service.store.begin().await.unwrap();
    let now = world.service.store.locked_case(&mut tx, &before.id).await.unwrap();
    world.service.store.update_case(&mut tx, &now.parties(), before).await.unwrap();
    tx.commit().await.unwrap();
}

async fn check(state: State) {
    let world = World::start().await;
    let id = steps::at(&world, state).await;
    let before = world.service.store.case(&id).await.unwrap();
    let row = State::ALL.iter().position(|known| *known == state).unwrap();
    let mut wrong = Vec::new();
    for (column, human) in PEOPLE.iter().enumerate() {
        let who = world.strong(human);
        let upload = who.upload(&pdf(2)).await;
        for (action, rows) in TABLE {
            let cell = rows[row].chars().nth(column).unwrap();
            let mut standing = before.clone();
            if *action == "take-in" && state == State::Submitted {
                // The fee is another test's.
                standing.fee_cents = 0;
            }
            restore(&world, &standing).await;
            let reply = act(&who, &id, action, &upload).await;
            if !fits(action, cell, &reply) {
                let got = format!("{} {}", reply.status, String::from_utf8_lossy(&reply.body));
                wrong.push(format!("{} {action} at {}: not {cell} but {got}", human.name, state.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

macro_rules! states {
    ($($name:ident $state:ident),*) => {
        $(#[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            check(State::$state).await;
        })*
    };
}

states!(
    everyone_at_a_draft Draft,
    everyone_at_a_submitted_application Submitted,
    everyone_at_an_application_in_processing Processing,
    everyone_at_an_application_with_an_open_request InformationRequested,
    everyone_at_a_decided_application Decided,
    everyone_at_an_application_with_legal_force Final,
    everyone_at_a_cancelled_application Cancelled
);

#[test]
fn the_table_has_every_action() {
    let named: Vec<&str> = TABLE.iter().map(|(action, _)| *action).collect();
    for action in liite_service::permissions::Action::ALL {
        assert!(named.contains(&action.name()), "{action:?}");
    }
    assert!(TABLE.iter().flat_map(|(_, rows)| rows).all(|row| row.len() == PEOPLE.len()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_each_sees_of_one_application_is_what_is_theirs() {
    let world = World::start().await;
    let id = steps::at(&world, State::Decided).await;
    let path = format!("/v1/applications/{id}");
    let employer: Application = world.strong(&EMPLOYER).get(&path).await.ok();
    assert!(employer.mandates.is_empty() && employer.attachments.is_empty() && !employer.has_decision);
    let representative: Application = world.strong(&REPRESENTATIVE).get(&path).await.ok();
    assert!(representative.has_decision && representative.decision.is_none());
    assert!(representative.attachments.is_empty());
    let applicant: Application = world.strong(&APPLICANT).get(&path).await.ok();
    assert_eq!(applicant.attachments.len(), EMPLOYED.len());
    assert_eq!(applicant.mandates.len(), 2);
}
