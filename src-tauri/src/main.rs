//! The desktop program: the isolated worker when it is started as one, else the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    // Before anything else: the worker must not load what the window loads.
    if std::env::args_os().nth(1).is_some_and(|argument| argument == liite_window::WORKER) {
        return liite_api::serve_worker();
    }
    liite_window::run()
}
