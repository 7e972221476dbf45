//! System packages: installed where we may, else the exact command is printed.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::shell;

/// What is needed, and the Debian package that brings it: a program, or a library when the name begins with `pkg:` (as
/// pkg-config knows it), or a module of Python when it begins with `py:`.
pub type Need = (&'static str, &'static str);

/// What building needs beside Rust: a C linker.
pub const BUILDING: &[Need] = &[("cc", "gcc"), ("ld", "binutils"), ("pkg-config", "pkg-config")];

/// What the window and the vault are built on: the browser engine, OpenSSL for SQLCipher, and D-Bus for the keyring.
pub const WINDOW: &[Need] = &[
    ("pkg:webkit2gtk-4.1", "libwebkit2gtk-4.1-dev"),
    ("pkg:openssl", "libssl-dev"),
    ("pkg:dbus-1", "libdbus-1-dev"),
];

/// What builds the window's pages.
pub const PAGES: &[Need] = &[("node", "nodejs"), ("npm", "npm")];

/// What drives the window in tests: a screen, a session bus with a keyring on it, and the
/// engine's WebDriver.
pub const DRIVING: &[Need] = &[
    ("Xvfb", "xvfb"),
    ("xauth", "xauth"),
    ("dbus-run-session", "dbus-daemon"),
    ("gnome-keyring-daemon", "gnome-keyring"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
];

/// What the tests hold our work against: other people's readers of PDF and pictures, and an OCR engine.
pub const TESTING: &[Need] = &[
    ("qpdf", "qpdf"),
    ("pdftoppm", "poppler-utils"),
    ("mutool", "mupdf-tools"),
    ("jbig2dec", "jbig2dec"),
    ("tesseract", "tesseract-ocr"),
    ("djpeg", "libjpeg-turbo-progs"),
];

/// The server's program.
const POSTGRES: &str = "postgres";

/// What the service's tests run on beside SQLite.
pub const SERVICE: &[Need] = &[(POSTGRES, "postgresql")];

/// What documents are sent beside.
pub const SENDING: &[Need] = &[("curl", "curl")];

/// What tries the service against its own description is installed by Python.
pub const DESCRIBED: &[Need] = &[("python3", "python3"), ("py:ensurepip", "python3-venv")];

/// What the figures are measured against.
pub const MEASURING: &[Need] = &[
    ("qpdf", "qpdf"),
    ("pdftoppm", "poppler-utils"),
    ("tesseract", "tesseract-ocr"),
    ("djpeg", "libjpeg-turbo-progs"),
    ("ocrmypdf", "ocrmypdf"),
];

/// Installs what is missing.
///
/// # Errors
/// When something is missing and may not be installed from here: the message is the command to type.
pub fn ensure(needs: &[Need]) -> Result<(), String> {
    let missing = missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    let command = format!("apt-get install -y --no-install-recommends {}", missing.join(" "));
    if !shell::has("apt-get") {
        return Err(format!(
            "these programs are missing: {}\nPlease install them with your system's package manager (on Debian and \
             Ubuntu: sudo {command}), then run this command again.",
            missing.join(", ")
        ));
    }
    let Some(prefix) = privilege() else {
        return Err(format!(
            "some system packages are missing. Please type\n\n    sudo {command}\n\nand run this command again."
        ));
    };
    println!("installing {}", missing.join(" "));
    apt(prefix, &["update", "-qq"])?;
    let mut args = vec!["install", "-y", "-qq", "--no-install-recommends"];
    args.extend(missing);
    apt(prefix, &args)
}

/// Installs what is missing where it may; goes on without where it may not.
pub fn ensure_optional(needs: &[Need]) {
    if let Err(why) = ensure(needs) {
        println!("{why}\n(going on without)");
    }
}

fn missing(needs: &[Need]) -> Vec<&'static str> {
    let mut missing: Vec<&str> =
        needs.iter().filter(|(name, _)| !present(name)).map(|(_, package)| *package).collect();
    missing.dedup();
    missing
}

fn present(name: &str) -> bool {
    if let Some(module) = name.strip_prefix("py:") {
        let found =
            Command::new("python3").args(["-c", &format!("import {module}")]).stderr(Stdio::null()).status();
        return found.is_ok_and(|status| status.success());
    }
    match name.strip_prefix("pkg:") {
        Some(library) => Command::new("pkg-config")
            .args(["--exists", library])
            .status()
            .is_ok_and(|status| status.success()),
        // Debian keeps the server's own programs out of the search path.
        None if name == POSTGRES => shell::has("postgres") || Path::new("/usr/lib/postgresql").is_dir(),
        None => shell::has(name),
    }
}

/// How a command gets to be root's: not at all, by sudo without a password, or never (`None`).
fn privilege() -> Option<Option<&'static str>> {
    let quiet = |program: &str, args: &[&str]| {
        Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output()
    };
    if quiet("id", &["-u"]).is_ok_and(|out| out.stdout.trim_ascii() == b"0") {
        return Some(None);
    }
    quiet("sudo", &["-n", "true"]).is_ok_and(|out| out.status.success()).then_some(Some("sudo"))
}

fn apt(prefix: Option<&str>, args: &[&str]) -> Result<(), String> {
    let mut words = Vec::new();
    words.extend(prefix);
    words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    words.extend(args);
    shell::run(words[0], &words[1..])
}
