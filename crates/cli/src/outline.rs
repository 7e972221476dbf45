//! `liite outline`: corners as CSV, so that accuracy can be measured from outside.

use std::process::ExitCode;

use liite_api::{Outlined, Texts};

use crate::args::OutlineArgs;
use crate::{exit, say};

/// Runs it.
pub fn run(args: &OutlineArgs, texts: &Texts) -> ExitCode {
    let cancel = say::cancel_on_interrupt();
    let worker = say::worker();
    let mut code = exit::DONE;
    say::out("path,x0,y0,x1,y1,x2,y2,x3,y3,confidence");
    for path in &args.images {
        let outlined = match liite_api::outline(path, &worker, &cancel) {
            Ok(outlined) => Some(outlined),
            Err(e) if e.code() == "cancelled" => return say::error(&e, texts),
            Err(e) => {
                say::talk(&format!("{}: {}", path.display(), texts.error(&e)));
                code = exit::NOT_ACCEPTED;
                None
            }
        };
        say::out(&row(&path.to_string_lossy(), outlined.as_ref()));
    }
    ExitCode::from(code)
}

/// A row for `path`; the corners are empty where they are not trusted, everything where the picture was not opened.
fn row(path: &str, outlined: Option<&Outlined>) -> String {
    let mut row = quoted(path);
    match outlined.and_then(|o| o.quad) {
        Some(quad) => quad.0.iter().for_each(|p| row.push_str(&format!(",{:.2},{:.2}", p.x, p.y))),
        None => row.push_str(&",".repeat(8)),
    }
    row.push(',');
    if let Some(outlined) = outlined {
        row.push_str(&format!("{:.3}", outlined.confidence));
    }
    row
}

/// A CSV field after RFC 4180.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
