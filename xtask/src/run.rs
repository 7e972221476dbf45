//! `cargo xtask run`: from a fresh machine to the open window, with a service of made-up people beside it; without a screen, to
//! the PDFs of the sample papers.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::{packages, service, shell, window};

/// A slot and the sample papers in it.
const SAMPLES: [(&str, &str); 3] =
    [("tenancy-agreement", "general"), ("certificate", "general"), ("passport", "passport")];

/// Sets up, builds, and opens the window, then builds and starts the demonstration service, unless `--alone` is given; where
/// there is no screen, converts the samples instead.
pub fn run(rest: &[String]) -> Result<(), String> {
    packages::ensure(packages::BUILDING)?;
    if !window::display() {
        println!(
            "There is no screen here to open the window on: doing the main job on the sample papers instead."
        );
        return samples_to_pdf();
    }
    packages::ensure(packages::WINDOW)?;
    window::pages()?;
    shell::cargo(&["build", "--release", "-p", "liite-window"])?;
    println!("Opening the window. Sample papers to try it with are in assets/samples.");
    let window = shell::release("liite-window")?;
    if rest.iter().any(|arg| arg == "--alone") {
        return window::start(&window, Stdio::null());
    }
    // The window holds the one end: the service ends when its other end does.
    let (end, held) = std::io::pipe().map_err(|e| format!("no pipe: {e}"))?;
    window::start(&window, Stdio::from(held))?;
    println!(
        "Now the demonstration service is built, which takes a while the first time; the window is yours already \
         (`cargo xtask run --alone` leaves the service out)."
    );
    service::beside(Stdio::from(end))
        .map_err(|why| format!("{why}\n(the window is open, but there is no service to send to)"))
}

fn samples_to_pdf() -> Result<(), String> {
    shell::cargo(&["build", "--release", "-p", "liite-cli"])?;
    let liite = shell::release("liite")?;
    let out = shell::root().join("out");
    std::fs::create_dir_all(&out).map_err(|e| format!("{}: {e}", out.display()))?;
    let mut written = Vec::new();
    for (name, slot) in SAMPLES {
        let inputs = samples(name)?;
        let result = out.join(format!("{name}.pdf"));
        let mut args = vec!["convert".to_owned(), "--slot".to_owned(), slot.to_owned()];
        args.extend(inputs.iter().map(|path| path.to_string_lossy().into_owned()));
        args.extend(["-o".to_owned(), result.to_string_lossy().into_owned()]);
        shell::run(&liite, &args)?;
        written.push(result);
    }
    println!("\nWritten, from the photographs in assets/samples:");
    for path in &written {
        let bytes = std::fs::metadata(path).map_or(0, |m| m.len());
        println!("  {} ({} kB)", path.display(), bytes.div_ceil(1000));
    }
    println!("Your own papers: {liite} convert PHOTOS... -o attachment.pdf");
    written.first().map_or(Ok(()), |path| open(path))
}

/// The sample photographs whose names begin with `name`, in order.
fn samples(name: &str) -> Result<Vec<PathBuf>, String> {
    let folder = shell::root().join("assets/samples");
    let mut found: Vec<PathBuf> = std::fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(name)))
        .filter(|path| path.extension().is_some_and(|e| e == "jpg"))
        .collect();
    found.sort();
    if found.is_empty() { Err(format!("no sample {name} in {}", folder.display())) } else { Ok(found) }
}

fn open(path: &Path) -> Result<(), String> {
    let opener = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    if window::display() && shell::has(opener) {
        return shell::run(opener, &[path]);
    }
    println!("(no display here: open the files by hand)");
    Ok(())
}
