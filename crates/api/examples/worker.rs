//! The isolated process by itself, for the tests of this crate: a test cannot start itself again as one.

use std::process::ExitCode;

fn main() -> ExitCode {
    liite_api::serve_worker()
}
