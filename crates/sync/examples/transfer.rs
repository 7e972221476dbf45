//! Figures of the courier against the real service: how fast a gigabyte of documents arrives beside curl, in turns, and how much
//! memory it takes to send ten thousand.
//!
//! `LIITE_SERVICE_STAGE=PROGRAM transfer FOLDER [LARGE] [SMALL]`: FOLDER is for what is sent, on the disk that is measured; LARGE
//! documents of some 3 MB (310, a gigabyte) and SMALL ones (10,000). `cargo xtask transfer` does all of it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a figure that cannot be had is not given")]
#![allow(clippy::print_stdout, reason = "a program of its own, for the terminal")]

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/person.rs"]
mod person;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/stage.rs"]
mod stage;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use liite_store::{Sending, Vault};
use liite_sync::{Courier, Pace};

use person::{DAY, PEOPLE, new_vault, open_vault, queued, signed_in};
use stage::{Kind, Stage};

/// Picture points each way of a document of almost the 4,000,000 bytes that a document may have, and of a small one.
const LARGE: u32 = 2150;
const SMALL: u32 = 150;
/// Papers that nobody asks for, for which a case has slots.
const OTHERS: usize = 90;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let number = |place: usize, otherwise| args.get(place).map_or(otherwise, |text| text.parse().unwrap());
    match args.as_slice() {
        [what, vault] if what == "send" => runtime.block_on(send(Path::new(vault))),
        [folder, ..] => runtime.block_on(figures(Path::new(folder), number(1, 310), number(2, 10_000))),
        [] => println!("transfer FOLDER [LARGE] [SMALL]"),
    }
}

async fn figures(folder: &Path, large: usize, small: usize) {
    let mut stage = Stage::start(DAY).expect("LIITE_SERVICE_STAGE names the program");
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).unwrap();
    let kind = roomy(&stage.kind());
    let papers = stage.papers_of(LARGE, 1, 4);
    let mut totals = [Duration::ZERO; 2];
    let mut bytes = 0;
    // In turns, so that whatever else the machine does meets both.
    for (turn, count) in portions(large, kind.slots.len()).into_iter().enumerate() {
        let these: Vec<_> = papers.iter().cycle().take(count).cloned().collect();
        bytes += these.iter().map(Vec::len).sum::<usize>();
        let vault = folder.join(format!("large-{turn}"));
        prepared(&stage, &kind, &vault, std::slice::from_ref(&these)).await;
        totals[0] += curl(&stage, folder, &these);
        totals[1] += sent(&vault).0;
        std::fs::remove_dir_all(&vault).unwrap();
    }
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!(
        "{large} documents, {:.2} GB: curl {:.1} MB/s, Liite until every receipt {:.1} MB/s, {:.0} %",
        bytes as f64 / 1e9,
        speed(totals[0]),
        speed(totals[1]),
        100.0 * totals[0].as_secs_f64() / totals[1].as_secs_f64()
    );

    let papers = stage.papers_of(SMALL, 2, 4);
    let of_each = |count| papers.iter().cycle().take(count).cloned().collect::<Vec<_>>();
    let cases: Vec<_> = portions(small, kind.slots.len()).into_iter().map(of_each).collect();
    let vault = folder.join("small");
    prepared(&stage, &kind, &vault, &cases).await;
    let (time, memory) = sent(&vault);
    println!("{small} documents in {} cases: {:.0} s, {memory}", cases.len(), time.as_secs_f64());
    std::fs::remove_dir_all(folder).unwrap();
    stage.kill();
}

/// The type with slots for more papers.
fn roomy(kind: &Kind) -> Kind {
    let mut kind = kind.clone();
    kind.slots.extend((1..=OTHERS).map(|number| format!("other-{number}")));
    kind
}

/// So many documents for each case, `all` together. The first slots are those that must be filled, so none has too few.
fn portions(all: usize, most: usize) -> Vec<usize> {
    let cases = all.div_ceil(most).max(1);
    (0..cases).map(|case| all / cases + usize::from(case < all % cases)).collect()
}

/// A vault whose person has signed in, and sends these cases off.
async fn prepared(stage: &Stage, kind: &Kind, vault: &Path, cases: &[Vec<Vec<u8>>]) {
    let vault = new_vault(vault);
    signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
    for papers in cases {
        queued(&vault, kind, papers);
    }
}

/// Sends what a vault has queued, in a process of its own: how long that takes, and its memory in words.
fn sent(vault: &Path) -> (Duration, String) {
    let program = std::env::current_exe().unwrap();
    let told = Command::new(program).arg("send").arg(vault).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).unwrap();
    let (seconds, memory) = told.trim().split_once(' ').expect("seconds and words");
    (Duration::from_secs_f64(seconds.parse().unwrap()), memory.to_owned())
}

/// What the process of its own does.
async fn send(folder: &Path) {
    let vault = open_vault(folder);
    let courier = Courier::new(Arc::clone(&vault), Pace::default(), Arc::new(|_| ())).unwrap();
    let (begun, before) = (Instant::now(), memory("VmRSS"));
    loop {
        let wait = courier.round().await;
        if all_received(&vault) {
            break;
        }
        tokio::time::sleep(wait).await;
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("{seconds} memory before {before}, after {}, highest {}", memory("VmRSS"), memory("VmHWM"));
}

fn all_received(vault: &Vault) -> bool {
    vault.outbox(None).unwrap().iter().all(|item| item.state == Sending::Received)
}

/// A figure of this process's memory, as the system tells it.
fn memory(which: &str) -> String {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix(which)?.strip_prefix(':'));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}

/// The same documents by curl: each upload begun, then each brought whole; every answer is looked at.
fn curl(stage: &Stage, folder: &Path, papers: &[Vec<u8>]) -> Duration {
    let files: Vec<_> = (0..papers.len()).map(|number| folder.join(format!("{number}.pdf"))).collect();
    for (file, bytes) in files.iter().zip(papers) {
        std::fs::write(file, bytes).unwrap();
    }
    let common = format!(
        "header = \"Authorization: Bearer {}\"\nheader = \"Tus-Resumable: 1.0.0\"\noutput = \"/dev/null\"\n\
         write-out = \"%{{http_code}} %header{{location}}\\n\"\n",
        stage.official
    );
    let at = &stage.service_at;
    let mut begin = String::new();
    for bytes in papers {
        writeln!(begin, "url = \"{at}/v1/uploads\"\nrequest = POST\n{common}").unwrap();
        writeln!(begin, "header = \"Upload-Length: {}\"\nnext", bytes.len()).unwrap();
    }
    let begun = Instant::now();
    let begin = curl_with(&folder.join("begin"), &begin, "201");
    let mut bring = String::new();
    for (place, file) in begin.iter().zip(&files) {
        writeln!(bring, "url = \"{at}{place}\"\nrequest = PATCH\n{common}header = \"Expect:\"").unwrap();
        writeln!(
            bring,
            "header = \"Upload-Offset: 0\"\nheader = \"Content-Type: application/offset+octet-stream\""
        )
        .unwrap();
        writeln!(bring, "data-binary = \"@{}\"\nnext", file.display()).unwrap();
    }
    curl_with(&folder.join("bring"), &bring, "204");
    let took = begun.elapsed();
    files.iter().for_each(|file| std::fs::remove_file(file).unwrap());
    took
}

/// Runs curl once for all of it, over one connection; what it says besides the expected status.
fn curl_with(config: &PathBuf, text: &str, status: &str) -> Vec<String> {
    std::fs::write(config, text.trim_end().trim_end_matches("next")).unwrap();
    let told = Command::new("curl").args(["--silent", "--show-error", "--config"]).arg(config).output();
    let told = told.expect("curl is installed");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).unwrap();
    let rest = |line: &str| line.strip_prefix(status).unwrap_or_else(|| panic!("{line}")).trim().to_owned();
    told.lines().map(rest).collect()
}
