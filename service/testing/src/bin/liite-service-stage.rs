//! The stage for tests of other programs: providers of identity and payment that outlive the service, and the service at a
//! day of the test's choice. Everything on the loopback, everybody made up.
//!
//! `liite-service-stage providers` prints `identity ADDRESS`, `payments ADDRESS` and `official TOKEN` and serves until its standard input ends;
//! `serve CONFIG DAY` serves like `liite-service serve`, beginning at noon of that day; `kind DAY` prints an application type with
//! complete answers and the papers that it must have; `papers FOLDER FIRST COUNT SIDE` writes papers that the door lets in, each a
//! picture of so many points each way.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own, for the terminal")]

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use liite_catalogue::{Answers, ApplicationType, Catalogue, Channel, How, Need, Truth};
use liite_service::config::Config;
use liite_service::{Service, operations, uploads};
use liite_service_testing::identity::{STRONG, TestIdentity};
use liite_service_testing::on_loopback;
use liite_service_testing::papers::paper;
use liite_service_testing::payment::TestProvider;
use liite_service_testing::people::OFFICIAL;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|first| first == uploads::ISOLATED) {
        return liite_worker::serve();
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = runtime.map_err(Failure::from).and_then(|runtime| match args.as_slice() {
        [what] if what == "providers" => runtime.block_on(providers()),
        [what, config, day] if what == "serve" => runtime.block_on(serve(Path::new(config), day)),
        [what, day] if what == "kind" => kind(day),
        [what, folder, first, count, side] if what == "papers" => {
            papers(Path::new(folder), first, count, side)
        }
        _ => Err(
            "liite-service-stage providers | serve CONFIG DAY | kind DAY | papers FOLDER FIRST COUNT SIDE"
                .into(),
        ),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

async fn providers() -> Result<(), Failure> {
    let (identity_socket, issuer) = on_loopback(0).await?;
    let (provider_socket, pays) = on_loopback(0).await?;
    let identity = TestIdentity::new(&issuer, "liite-service");
    let provider = TestProvider::new(&pays, "stage", "a secret that is none");
    tokio::spawn(axum::serve(identity_socket, identity.router()).into_future());
    tokio::spawn(axum::serve(provider_socket, provider.router()).into_future());
    println!("identity {issuer}");
    println!("payments {pays}");
    let day = SignedDuration::from_hours(24);
    let until = u64::try_from((Timestamp::now() + day).as_second()).unwrap_or_default();
    println!("official {}", identity.access_token(&OFFICIAL, STRONG, until));
    // Whoever started us has gone when this ends.
    let mut rest = Vec::new();
    tokio::io::stdin().read_to_end(&mut rest).await?;
    Ok(())
}

async fn serve(config: &Path, day: &str) -> Result<(), Failure> {
    tracing_subscriber::fmt().json().with_env_filter("warn").with_writer(std::io::stderr).init();
    let config = Config::read(config)?;
    let (begun, beginning) = (Instant::now(), format!("{day}T10:00:00Z").parse::<Timestamp>()?);
    let clock = move || beginning + SignedDuration::try_from(begun.elapsed()).unwrap_or_default();
    let listener = tokio::net::TcpListener::bind(config.listen).await?;
    let service = Service::open(config, std::env::current_exe()?, Arc::new(clock)).await?;
    println!("listening on {}", listener.local_addr()?);
    operations::serve(service, listener, std::future::pending()).await?;
    Ok(())
}

/// Answers of the catalogue's own made-up people.
const PERSONAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates/catalogue/tests/it/personas");

/// The type with the fewest papers, but at least two, whose fee is paid online.
fn kind(day: &str) -> Result<(), Failure> {
    let (catalogue, today) = (Catalogue::load()?, day.parse()?);
    let mut found = Vec::new();
    for kind in catalogue.types().filter(|kind| kind.how == How::Electronic) {
        let Ok(text) = std::fs::read_to_string(format!("{PERSONAS}/{}.json", kind.id)) else { continue };
        let persona: Value = serde_json::from_str(&text)?;
        let answers = persona.get("answers").cloned().unwrap_or_default();
        let slots = must_have(&catalogue, kind, &Answers::from_value(answers.clone())?, today);
        if slots.len() >= 2 {
            found.push((slots.len(), json!({ "name": kind.id, "answers": answers, "slots": slots })));
        }
    }
    let (_, least) = found.into_iter().min_by_key(|(count, _)| *count).ok_or("no type can be lodged")?;
    println!("{least}");
    Ok(())
}

/// The papers without which the type cannot be lodged; none where it cannot be lodged or costs nothing.
fn must_have(
    catalogue: &Catalogue,
    kind: &ApplicationType,
    answers: &Answers,
    today: jiff::civil::Date,
) -> Vec<String> {
    let pays = kind.fees_for(answers, today).any(|fee| fee.channel == Channel::Electronic && fee.cents > 0);
    if !pays || !catalogue.problems(kind, answers, today).is_empty() {
        return Vec::new();
    }
    let needs = catalogue.slots(kind, answers, today).into_iter();
    let must = needs.filter(|need| need.asked == Truth::Yes && need.slot.need == Need::Required);
    must.map(|need| need.slot.slot.clone()).collect()
}

fn papers(folder: &Path, first: &str, count: &str, side: &str) -> Result<(), Failure> {
    let (first, side): (u32, u32) = (first.parse()?, side.parse()?);
    for number in first..first + count.parse::<u32>()? {
        std::fs::write(folder.join(format!("{number}.pdf")), paper(side, number)?)?;
    }
    Ok(())
}
