//! The window: its pages are built by npm, then the program around them.

use std::process::{Command, Stdio};

use crate::{packages, shell};

/// The oldest Node.js that the builder of the pages runs on.
const NODE: (u32, u32) = (20, 19);

/// Builds the pages into `ui/dist`.
///
/// # Errors
/// When Node.js is missing or too old, and when the build fails.
pub fn pages() -> Result<(), String> {
    packages::ensure(packages::PAGES)?;
    node()?;
    let ui = shell::root().join("ui");
    let lock =
        std::fs::read(ui.join("package-lock.json")).map_err(|e| format!("ui/package-lock.json: {e}"))?;
    // npm keeps no note of which lock file it installed from: we do.
    let note = ui.join("node_modules/.installed-lock.json");
    if std::fs::read(&note).ok().as_deref() != Some(&lock) {
        npm(&["ci", "--no-audit", "--no-fund"])?;
        std::fs::write(&note, &lock).map_err(|e| format!("{}: {e}", note.display()))?;
    }
    npm(&["run", "build"])
}

/// Checks the types of the pages and runs their own tests.
///
/// # Errors
/// When one of them fails.
pub fn check_pages() -> Result<(), String> {
    npm(&["run", "check"])
}

fn npm(args: &[&str]) -> Result<(), String> {
    let mut all = vec!["--prefix", "ui"];
    all.extend(args);
    shell::run(if cfg!(windows) { "npm.cmd" } else { "npm" }, &all)
}

fn node() -> Result<(), String> {
    let told = Command::new("node")
        .arg("--version")
        .output()
        .map_err(|e| format!("node could not be started: {e}"))?;
    let told = String::from_utf8_lossy(&told.stdout).trim().trim_start_matches('v').to_owned();
    let mut numbers = told.split('.').map(|n| n.parse::<u32>().unwrap_or_default());
    let found = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
    if found >= NODE {
        return Ok(());
    }
    Err(format!(
        "Node.js {told} is too old to build the window's pages: {}.{} or newer is needed. Please install it (Debian's \
         backports, or your way of having a newer one) and run this command again.",
        NODE.0, NODE.1
    ))
}

/// Whether a window can be shown here.
pub fn display() -> bool {
    cfg!(any(windows, target_os = "macos"))
        || std::env::var_os("DISPLAY").is_some()
        || std::env::var_os("WAYLAND_DISPLAY").is_some()
}

/// Runs cargo within a screen of its own and a session bus of its own, where the system has those, with more variables in
/// the environment.
///
/// # Errors
/// When what was run fails.
pub fn on_a_screen(args: &[&str], more: &[shell::Variable]) -> Result<(), String> {
    let cargo = shell::own_cargo();
    let mut all = vec!["-a", "-s", "-screen 0 1280x1024x24", "dbus-run-session", "--", &cargo];
    all.extend(args);
    shell::run_with("xvfb-run", &all, more)
}

/// Starts a program with this standard input and leaves it running, also when what started it is interrupted.
///
/// # Errors
/// When it cannot be started.
pub fn start(program: &str, input: Stdio) -> Result<(), String> {
    let mut command = Command::new(program);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.stdin(input).spawn().map(drop).map_err(|e| format!("{program} could not be started: {e}"))
}
