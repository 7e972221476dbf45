//! The desktop shell: one window, its commands, its pictures, its dialogs. No business rule stands here; see `api`.
#![allow(clippy::needless_pass_by_value, reason = "commands receive their state and arguments by value")]

mod browser;
mod commands;
mod dialogs;
mod drag_out;
mod news;
mod pictures;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use liite_api::Worker;
use liite_api::office::{Notice, Office, Place};
use tauri::{AppHandle, Emitter, Manager, RunEvent};

/// The argument with which this program starts itself to open a file from outside.
pub const WORKER: &str = "__worker";

/// Opens the window and stays until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    let builder = single_instance(tauri::Builder::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .register_asynchronous_uri_scheme_protocol(pictures::SCHEME, pictures::serve)
        .invoke_handler(commands::all())
        .setup(|app| {
            let office = office(app.handle())?;
            app.manage(office);
            let brought = window::Brought::default();
            brought.add(std::env::args().skip(1), &std::env::current_dir().unwrap_or_default());
            app.manage(brought);
            window::open(app)?;
            Ok(())
        });
    match builder.build(tauri::generate_context!()) {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    app.state::<Arc<Office>>().leave();
                    drag_out::clear();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            // There is no window to say it in.
            let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{error}\n"));
            ExitCode::FAILURE
        }
    }
}

/// A second start shows the window of the first. Not under automation, where every session is a start of its own.
fn single_instance(builder: tauri::Builder<tauri::Wry>) -> tauri::Builder<tauri::Wry> {
    if dialogs::automated() {
        return builder;
    }
    builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
        window::show(app);
        window::hand_over_files(app, &arguments, folder.as_ref());
    }))
}

fn office(app: &AppHandle) -> Result<Arc<Office>, Box<dyn std::error::Error>> {
    drag_out::clear();
    let program = std::env::current_exe()?;
    let place = Place {
        vault: app.path().app_data_dir()?.join("vault"),
        preferences: app.path().app_config_dir()?.join("preferences.json"),
        pictures: pictures::BASE.to_owned(),
    };
    let teller = app.clone();
    let tell = move |notice: Notice| {
        if notice == Notice::Vault {
            // A locked vault leaves nothing in the open.
            drag_out::clear();
        }
        // A window that is closing hears nothing any more, and needs nothing.
        if let Notice::News(_) = notice {
            news::tell(&teller);
        }
        let (name, id) = notice.event();
        let _ = teller.emit(name, Changed { id });
    };
    Ok(Office::new(place, Worker::new(program, WORKER), Arc::new(tell)))
}

/// What an event carries: which desk or case has changed.
#[derive(Clone, serde::Serialize)]
struct Changed {
    id: Option<i64>,
}
