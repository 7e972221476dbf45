//! The officials' command line: a thin client of the same interface as everyone's.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use liite_protocol::Problem;
use serde_json::{Value, json};

/// An official's work.
#[derive(Debug, Args)]
pub struct Official {
    /// The service's address.
    #[arg(long, env = "LIITE_SERVICE_URL", default_value = "http://127.0.0.1:8470")]
    service: String,
    /// File with an access token; on the command line others would see it.
    #[arg(long, env = "LIITE_SERVICE_TOKEN_FILE")]
    token_file: PathBuf,
    #[command(subcommand)]
    work: Work,
}

#[derive(Debug, Subcommand)]
enum Work {
    /// Lists what was lodged.
    List {
        /// Only those that stand like this, such as `submitted`.
        #[arg(long)]
        state: Option<String>,
    },
    /// Shows one application.
    Show { application: String },
    /// Begins to process it.
    TakeIn { application: String },
    /// Asks for additional information.
    Request {
        application: String,
        /// The last day for an answer, such as 2027-01-31.
        #[arg(long)]
        deadline: String,
        /// What is asked.
        text: String,
    },
    /// Accepts a mandate.
    AcceptMandate { application: String, mandate: String },
    /// Refuses a mandate.
    RefuseMandate {
        application: String,
        mandate: String,
        /// Why.
        reason: String,
    },
    /// Lets the documents of the case be read by who asked for them.
    GrantDocuments { application: String, number: u32 },
    /// Decides.
    Decide {
        application: String,
        /// `granted`, `refused` or `lapsed`.
        outcome: String,
        /// The reasons.
        text: String,
    },
    /// Notes that the decision has legal force.
    LegalForce { application: String },
    /// Shows what was done in an application.
    Audit { application: String },
}

impl Official {
    /// Asks the service and prints what it answers.
    ///
    /// # Errors
    /// The words for the terminal.
    pub fn run(self) -> Result<(), String> {
        let token = std::fs::read_to_string(&self.token_file)
            .map_err(|error| format!("{}: {error}", self.token_file.display()))?;
        let (method, path, body) = self.work.asks();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.map_err(|error| error.to_string())?.block_on(async {
            let client = reqwest::Client::new();
            let mut request =
                client.request(method, format!("{}{path}", self.service)).bearer_auth(token.trim());
            if let Some(body) = body {
                request = request.json(&body);
            }
            let answer = request.send().await.map_err(|error| error.to_string())?;
            let failed = !answer.status().is_success();
            let text = answer.text().await.map_err(|error| error.to_string())?;
            if failed {
                let problem: Problem = serde_json::from_str(&text).map_err(|_| text.clone())?;
                return Err(format!("{} {}", problem.code.name(), json!(problem.values)));
            }
            match serde_json::from_str::<Value>(&text) {
                Ok(value) => println!("{value:#}"),
                Err(_) => println!("done"),
            }
            Ok(())
        })
    }
}

impl Work {
    fn asks(self) -> (reqwest::Method, String, Option<Value>) {
        use reqwest::Method;
        let post = |application: &str, path: &str, body: Option<Value>| {
            (Method::POST, format!("/v1/official/applications/{}/{path}", segment(application)), body)
        };
        match self {
            Work::List { state } => {
                let filter = state.map(|state| format!("?state={}", segment(&state))).unwrap_or_default();
                (Method::GET, format!("/v1/official/applications{filter}"), None)
            }
            Work::Show { application } => {
                (Method::GET, format!("/v1/applications/{}", segment(&application)), None)
            }
            Work::Audit { application } => {
                (Method::GET, format!("/v1/official/applications/{}/audit", segment(&application)), None)
            }
            Work::TakeIn { application } => post(&application, "take-in", None),
            Work::Request { application, deadline, text } => {
                post(&application, "requests", Some(json!({ "text": text, "deadline": deadline })))
            }
            Work::AcceptMandate { application, mandate } => {
                post(&application, &format!("mandates/{}/accept", segment(&mandate)), None)
            }
            Work::RefuseMandate { application, mandate, reason } => {
                let path = format!("mandates/{}/refuse", segment(&mandate));
                post(&application, &path, Some(json!({ "reason": reason })))
            }
            Work::GrantDocuments { application, number } => {
                post(&application, &format!("documents-requests/{number}/grant"), None)
            }
            Work::Decide { application, outcome, text } => {
                post(&application, "decision", Some(json!({ "outcome": outcome, "text": text })))
            }
            Work::LegalForce { application } => post(&application, "legal-force", None),
        }
    }
}

/// What is typed stays one segment of the path.
fn segment(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}
