//! Exit codes. They are part of the interface: documented in `docs/command.md` and in `liite --help`.

use std::process::ExitCode;

use liite_api::ApiError;

/// Everything was done.
pub const DONE: u8 = 0;
/// Nothing was written: a file cannot be used, read or written.
pub const FAILED: u8 = 1;
// 2 is clap's: the command line was not understood.
/// Written, but some inputs (`convert`) or folders (`batch`) were left out.
pub const PARTLY: u8 = 3;
/// Nothing was written: it cannot be made small enough and stay readable.
pub const CANNOT_FIT: u8 = 4;
/// `check`: not acceptable to the receiver, or not PDF/A. `outline`: some picture could not be opened.
pub const NOT_ACCEPTED: u8 = 5;
/// Stopped by Ctrl-C, as shells count it (128 + SIGINT).
pub const CANCELLED: u8 = 130;

/// The exit code of an error.
pub fn of(error: &ApiError) -> ExitCode {
    ExitCode::from(match error.code() {
        "cancelled" => CANCELLED,
        "cannot-fit" => CANNOT_FIT,
        "receiver-unknown" | "slot-unknown" => 2,
        _ => FAILED,
    })
}
