//! The `liite` command: a thin door to `api`.

mod args;
mod batch;
mod check;
mod convert;
mod exit;
mod outline;
mod progress;
mod say;

use std::ffi::OsStr;
use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};

/// The hidden subcommand with which the program starts itself to open a file from outside.
const WORKER: &str = "__worker";

fn main() -> ExitCode {
    if std::env::args_os().nth(1).as_deref() == Some(OsStr::new(WORKER)) {
        return liite_worker::serve();
    }
    let cli = Cli::parse();
    let texts = say::texts(cli.messages.as_deref());
    match cli.command {
        Command::Convert(args) => convert::run(&args, &texts),
        Command::Check(args) => check::run(&args, &texts),
        Command::Outline(args) => outline::run(&args, &texts),
        Command::Batch(args) => batch::run(&args, &texts),
        Command::Completions { shell } => args::completions(shell),
        Command::Man => args::man(),
    }
}
