//! A load for figures: so many people each save their own draft over and over, each over a connection of their own.
//!
//! `liite-service-load SERVICE FOLDER DATABASE CLIENTS SECONDS PACE`: starts the program SERVICE with its data in FOLDER and the
//! database at that address, and prints how many saves were answered, how many were not, and how long they took. PACE is
//! `apart` (each saves once a second, at a moment of its own), `together` (once a second, all at the same moment) or `tilt`
//! (each saves again as soon as it has its answer).
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own, for the terminal")]

use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use liite_service_testing::identity::{STRONG, TestIdentity};
use liite_service_testing::on_loopback;
use liite_service_testing::people::{APPLICANT, Human};
use serde_json::{Value, json};
use tokio::sync::Barrier;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Complete answers of a made-up person: a save changes one field of a form that is filled in.
const ANSWERS: &str = include_str!("../../../../crates/catalogue/tests/it/personas/work-employed.json");

/// How often and when each client saves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    Apart,
    Together,
    Tilt,
}

impl Pace {
    fn named(name: &str) -> Option<Self> {
        [("apart", Self::Apart), ("together", Self::Together), ("tilt", Self::Tilt)]
            .into_iter()
            .find_map(|(known, pace)| (known == name).then_some(pace))
    }

    /// The moment of the save of this number, counted from the common beginning.
    fn moment(self, client: u64, save: u32) -> Duration {
        // People do not type in step: multiples of the golden ratio lie evenly.
        let own = if self == Self::Apart { (client as f64 * 0.618_034).fract() } else { 0.0 };
        Duration::from_secs(u64::from(save)) + Duration::from_secs_f64(own)
    }
}

/// What each client found.
#[derive(Default)]
struct Found {
    times: Vec<Duration>,
    errors: Vec<String>,
}

/// The service, ended when we end.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let usage = "liite-service-load SERVICE FOLDER DATABASE CLIENTS SECONDS apart|together|tilt";
    let [service, folder, database, clients, seconds, pace] = args.as_slice() else {
        eprintln!("{usage}");
        return ExitCode::FAILURE;
    };
    let Some(pace) = Pace::named(pace) else {
        eprintln!("{usage}");
        return ExitCode::FAILURE;
    };
    let number = |text: &String| text.parse::<u64>().unwrap_or(1);
    let (clients, seconds) = (number(clients), number(seconds));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let run = |runtime: tokio::runtime::Runtime| {
        runtime.block_on(run(service, folder, database, (clients, seconds), pace))
    };
    match runtime.map_err(Failure::from).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(
    service: &str,
    folder: &str,
    database: &str,
    (clients, seconds): (u64, u64),
    pace: Pace,
) -> Result<(), Failure> {
    let (socket, issuer) = on_loopback(0).await?;
    let identity = TestIdentity::new(&issuer, "liite-service");
    tokio::spawn(axum::serve(socket, identity.router()).into_future());
    let (free, base) = on_loopback(0).await?;
    drop(free);
    let config = format!(
        "public_url = \"{base}\"\nlisten = \"{}\"\nreceipt_key = \"{folder}/receipt.key\"\n\
         requests_a_minute_per_address = 0\nrequests_a_minute_per_person = 0\n\
         [database]\nurl = \"{database}\"\n[files]\nkind = \"folder\"\npath = \"{folder}/files\"\n\
         [sign_in]\nissuer = \"{issuer}\"\n",
        base.trim_start_matches("http://")
    );
    std::fs::create_dir_all(folder)?;
    let path = format!("{folder}/service.toml");
    std::fs::write(&path, config)?;
    let mut served = Served(start(Command::new(service).args(["serve", "--config", &path]))?);
    ready(&mut served.0, &base).await?;

    let persona: Value = serde_json::from_str(ANSWERS)?;
    let answers = Arc::new(persona.get("answers").cloned().unwrap_or_default());
    let gathered = Arc::new(Barrier::new(usize::try_from(clients)?));
    let tasks: Vec<_> = (0..clients)
        .map(|number| {
            let human = Human { subject: String::leak(format!("load-{number}")), ..APPLICANT };
            let token = identity.access_token(&human, STRONG, far_ahead());
            let plan = Plan { pace, seconds, number, gathered: Arc::clone(&gathered) };
            tokio::spawn(client(base.clone(), token, Arc::clone(&answers), plan))
        })
        .collect();
    let mut all = Found::default();
    for task in tasks {
        let found = task.await?;
        all.times.extend(found.times);
        all.errors.extend(found.errors);
    }
    all.times.sort();
    let at = |share: f64| {
        let place = (all.times.len() as f64 * share) as usize;
        all.times.get(place.min(all.times.len().saturating_sub(1))).map_or(0.0, |t| t.as_secs_f64() * 1000.0)
    };
    println!(
        "clients {clients}, {pace:?}: {} saves in {seconds} s ({:.0} a second), {} errors; p50 {:.1} ms, p90 {:.1} ms, \
         p99 {:.1} ms, longest {:.1} ms",
        all.times.len(),
        all.times.len() as f64 / seconds as f64,
        all.errors.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        at(1.0)
    );
    for error in all.errors.iter().take(5) {
        println!("  {error}");
    }
    Ok(())
}

fn start(command: &mut Command) -> std::io::Result<Child> {
    command.env("RUST_LOG", "info,sqlx=warn").stdout(Stdio::null()).stderr(Stdio::null()).spawn()
}

async fn ready(child: &mut Child, base: &str) -> Result<(), Failure> {
    loop {
        if reqwest::get(format!("{base}/health/ready")).await.is_ok_and(|answer| answer.status().is_success())
        {
            return Ok(());
        }
        if let Some(status) = child.try_wait()? {
            return Err(format!("the service ended: {status}").into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What one client is to do.
struct Plan {
    pace: Pace,
    seconds: u64,
    number: u64,
    /// All begin when the last has its draft.
    gathered: Arc<Barrier>,
}

async fn client(base: String, token: String, answers: Arc<Value>, plan: Plan) -> Found {
    let mut found = Found::default();
    if let Err(why) = save_over_and_over(&base, &token, &answers, plan, &mut found.times).await {
        found.errors.push(why.to_string());
    }
    found
}

async fn save_over_and_over(
    base: &str,
    token: &str,
    answers: &Value,
    plan: Plan,
    times: &mut Vec<Duration>,
) -> Result<(), Failure> {
    let http = reqwest::Client::new();
    let body = json!({ "type": "work-employed", "answers": answers });
    let made = http.post(format!("{base}/v1/applications")).bearer_auth(token).json(&body);
    let made = made.header("idempotency-key", format!("load-load-load-{:06}", plan.number)).send().await;
    plan.gathered.wait().await;
    let made: Value = made?.error_for_status()?.json().await?;
    let id = made.get("id").and_then(Value::as_str).ok_or("no number")?;
    let path = format!("{base}/v1/applications/{id}/draft");
    let start = Instant::now();
    let end = Duration::from_secs(plan.seconds);
    for save in 0.. {
        if plan.pace != Pace::Tilt {
            let moment = start + plan.pace.moment(plan.number, save);
            tokio::time::sleep(moment.saturating_duration_since(Instant::now())).await;
        }
        if start.elapsed() >= end {
            break;
        }
        let version = save + 1;
        let patch = json!({ "personal": { "given-names": format!("Ngozi {version}") } }).to_string();
        let request = http.patch(&path).bearer_auth(token).header("if-match", format!("\"{version}\""));
        let request = request.header("content-type", "application/merge-patch+json").body(patch);
        let begun = Instant::now();
        let answer = request.send().await?.error_for_status()?;
        answer.bytes().await?;
        times.push(begun.elapsed());
    }
    Ok(())
}

fn far_ahead() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()) + 86_400
}
