//! The service as a program: `serve`, the officials' command line, and the OpenAPI document.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own, for the terminal")]

mod official;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use liite_service::config::Config;
use liite_service::{Service, StartError, operations, uploads};

#[derive(Debug, Parser)]
#[command(name = "liite-service", version, about = "The reference service of Liite's open protocol")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves until it is told to stop (SIGTERM or Ctrl-C).
    Serve {
        /// The configuration, a TOML file.
        #[arg(long, env = "LIITE_SERVICE_CONFIG")]
        config: PathBuf,
    },
    /// Writes the OpenAPI document to standard output.
    Openapi,
    /// An official's work on the command line.
    Official(official::Official),
}

fn main() -> ExitCode {
    // Before anything else: the process that looks at files has nothing to do with the rest.
    if std::env::args_os().nth(1).is_some_and(|first| first == uploads::ISOLATED) {
        return liite_worker::serve();
    }
    let done = match Cli::parse().command {
        Command::Serve { config } => serve(&config).map_err(|error| error.to_string()),
        Command::Openapi => {
            print!("{}", liite_service::openapi());
            Ok(())
        }
        Command::Official(official) => official.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn serve(config: &std::path::Path) -> Result<(), StartError> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    let config = Config::read(config)?;
    let program = std::env::current_exe()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(config.listen).await?;
        let service = Service::open(config, program, Arc::new(jiff::Timestamp::now)).await?;
        println!("listening on {}", listener.local_addr()?);
        operations::serve(service, listener, told_to_stop()).await?;
        Ok(())
    })
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            return;
        }
    }
    let _ = interrupt.await;
}
