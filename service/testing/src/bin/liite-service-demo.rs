//! The demonstration: the service with a test identity provider and a test payment provider, on the loopback only, with
//! made-up people and cases. `liite-service-demo FOLDER [PORT [beside]]`; the two ports above are used as well. `beside`: it ends
//! when its standard input does.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own, for the terminal")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use liite_service::config::Config;
use liite_service::{Service, operations, uploads};
use liite_service_testing::identity::{STRONG, TestIdentity};
use liite_service_testing::on_loopback;
use liite_service_testing::papers::{EMPLOYED, paper};
use liite_service_testing::payment::TestProvider;
use liite_service_testing::people::{APPLICANT, EMPLOYER, Human, NEIGHBOUR};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Complete answers of a made-up person, shared with the catalogue's own tests.
const ANSWERS: &str = include_str!("../../../../crates/catalogue/tests/it/personas/work-employed.json");

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let first = args.next();
    if first.as_ref().is_some_and(|first| first == uploads::ISOLATED) {
        return liite_worker::serve();
    }
    let Some(folder) = first.map(PathBuf::from) else {
        eprintln!("liite-service-demo FOLDER [PORT]");
        return ExitCode::FAILURE;
    };
    let port = args.next().and_then(|port| port.to_str()?.parse().ok()).unwrap_or(8470);
    let beside = args.next().is_some_and(|word| word == "beside");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let run = |runtime: tokio::runtime::Runtime| {
        let done = runtime.block_on(run(&folder, port, beside));
        // A thread may still be reading the standard input.
        runtime.shutdown_background();
        done
    };
    match runtime.map_err(Failure::from).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(folder: &Path, port: u16, beside: bool) -> Result<(), Failure> {
    tracing_subscriber::fmt().json().with_env_filter("warn").with_writer(std::io::stderr).init();
    let (listener, base) = on_loopback(port).await?;
    let (identity_socket, issuer) = on_loopback(port + 1).await?;
    let (provider_socket, pays) = on_loopback(port + 2).await?;
    let identity = TestIdentity::new(&issuer, "liite-service");
    let provider = TestProvider::new(&pays, "demonstration", "a secret that is none");
    let identity_router = identity.router();
    tokio::spawn(async move { axum::serve(identity_socket, identity_router).await });
    tokio::spawn(async move { axum::serve(provider_socket, provider.router()).await });

    let at = |name: &str| folder.join(name).display().to_string();
    let config = json!({
        "name": "Liite demonstration",
        "listen": format!("127.0.0.1:{port}"),
        "public_url": base,
        "receipt_key": at("receipt.key"),
        "database": { "url": format!("sqlite://{}", at("service.sqlite")) },
        "files": { "kind": "folder", "path": at("files") },
        "sign_in": { "issuer": issuer },
        "payments": { "url": pays, "account": "demonstration", "secret": "a secret that is none" },
    });
    let config: Config = serde_json::from_value(config)?;
    let service = Service::open(config, std::env::current_exe()?, Arc::new(jiff::Timestamp::now)).await?;
    let empty = service.store.lodged_cases(None).await.map_or(true, |cases| cases.is_empty());
    let stop = async move {
        let held = async move {
            if beside {
                let _ = tokio::io::stdin().read_to_end(&mut Vec::new()).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! { _ = tokio::signal::ctrl_c() => {}, () = held => {} }
    };
    let served = tokio::spawn(operations::serve(service, listener, stop));
    if empty {
        furnish(&base, &identity).await?;
    }
    println!("The demonstration service listens on {base}; officials work at {base}/officials.");
    println!(
        "Type {base} into the window's page \"Online service\"; everybody is made up: sign in as whomever you like."
    );
    println!("{}", if beside { "It ends with the window." } else { "Ctrl-C ends it." });
    served.await??;
    Ok(())
}

/// A lodged application with an employer, and a draft, made in the same way as everybody makes them.
async fn furnish(base: &str, identity: &TestIdentity) -> Result<(), Failure> {
    let persona: Value = serde_json::from_str(ANSWERS)?;
    let body = json!({ "type": "work-employed", "answers": persona.get("answers") });
    let made = post(base, identity, &APPLICANT, "/v1/applications", &body).await?;
    let id = made.get("id").and_then(Value::as_str).ok_or("no number")?.to_owned();
    for (slot, number) in EMPLOYED.into_iter().zip(1..) {
        attach(base, identity, &id, slot, paper(400, number)?).await?;
    }
    let consent = json!({ "business_id": EMPLOYER.businesses.first() });
    let path = format!("{base}/v1/applications/{id}/consent");
    let request = reqwest::Client::new().put(path).bearer_auth(token(identity, &APPLICANT));
    request.json(&consent).send().await?.error_for_status()?;
    // In a later year these answers may be too old to be lodged: then it stays a draft.
    let _ = post(base, identity, &APPLICANT, &format!("/v1/applications/{id}/submit"), &json!({})).await;
    let draft = json!({ "type": "study", "answers": { "personal": { "family-name": "Tran", "given-names": "Linh" } } });
    post(base, identity, &NEIGHBOUR, "/v1/applications", &draft).await?;
    Ok(())
}

/// Uploads a paper in one go, and puts it into a slot.
async fn attach(
    base: &str,
    identity: &TestIdentity,
    id: &str,
    slot: &str,
    file: Vec<u8>,
) -> Result<(), Failure> {
    let http = reqwest::Client::new();
    let request = http.post(format!("{base}/v1/uploads")).bearer_auth(token(identity, &APPLICANT));
    let request = request.header("tus-resumable", "1.0.0").header("upload-length", file.len());
    let request = request.header("content-type", "application/offset+octet-stream").body(file);
    let answer = request.send().await?.error_for_status()?;
    let location = answer.headers().get("location").and_then(|value| value.to_str().ok());
    let upload = location.and_then(|path| path.rsplit('/').next()).ok_or("no number")?;
    let path = format!("{base}/v1/applications/{id}/attachments/{slot}");
    let request = http.put(path).bearer_auth(token(identity, &APPLICANT));
    request.json(&json!({ "upload": upload })).send().await?.error_for_status()?;
    Ok(())
}

fn token(identity: &TestIdentity, human: &Human) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    identity.access_token(human, STRONG, now + 60)
}

async fn post(
    base: &str,
    identity: &TestIdentity,
    human: &Human,
    path: &str,
    body: &Value,
) -> Result<Value, Failure> {
    let request = reqwest::Client::new().post(format!("{base}{path}")).bearer_auth(token(identity, human));
    let key = format!("demonstration-{}-{path}", human.subject).replace('/', ".");
    let answer = request.header("idempotency-key", key).json(body).send().await?.error_for_status()?;
    Ok(answer.json().await?)
}
