//! A notice of the system that something has happened at the service, for whoever looks elsewhere.
//!
//! It names nobody and nothing: notices are shown on locked screens.

use std::sync::Arc;

use liite_api::office::Office;
use tauri::{AppHandle, Manager};
use tauri_plugin_notification::NotificationExt;

/// Shows it, unless the window is being looked at.
pub fn tell(app: &AppHandle) {
    let looked_at = app.webview_windows().values().any(|window| window.is_focused().unwrap_or(false));
    let Some(office) = app.try_state::<Arc<Office>>().filter(|_| !looked_at) else { return };
    let (title, text) = office.news();
    // A system without notices shows none; the page tells all the same.
    let _ = app.notification().builder().title(title).body(text).show();
}
