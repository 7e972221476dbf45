//! How long a vault takes: saving one answer, opening a large vault, storing and reading much.

use std::error::Error;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use liite_store::{Digest, NewVault, Strength, Vault, WayIn};
use secrecy::SecretString;
use serde_json::json;

const CASES: usize = 200;
const ATTACHMENTS: usize = 10_000;
const ANSWERS: usize = 2_000;
const MEGABYTES: u64 = 200;

fn clock() -> i64 {
    0
}

fn main() -> Result<(), Box<dyn Error>> {
    let dir = tempfile::tempdir_in(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()))?;
    let mut out = std::io::stdout();
    let passphrase = SecretString::from("salasana");
    let cheap = Strength { memory_kib: 8, passes: 1, lanes: 1, scrypt_log_n: 4 };
    let new = NewVault { passphrase: Some((&passphrase, cheap)), ..NewVault::default() };
    let vault = Vault::create(dir.path(), &new, clock)?.0;
    let began = Instant::now();
    fill(&vault)?;
    writeln!(out, "made {CASES} cases, {ATTACHMENTS} attachments: {:.1} s", began.elapsed().as_secs_f32())?;

    let case = vault.create_case("typing", None, None)?;
    let mut times: Vec<Duration> = Vec::with_capacity(ANSWERS);
    for turn in 0..ANSWERS {
        let began = Instant::now();
        vault.set_answer(case, &format!("/field/{}", turn % 60), &json!(format!("answer {turn}")))?;
        times.push(began.elapsed());
    }
    times.sort();
    let at =
        |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default().as_secs_f64() * 1e3;
    let most = times.last().copied().unwrap_or_default().as_secs_f64() * 1e3;
    writeln!(out, "saving one answer: p50 {:.2} ms, p99 {:.2} ms, most {most:.2} ms", at(50), at(99))?;

    drop(vault);
    for _ in 0..3 {
        let began = Instant::now();
        let vault = Vault::open(dir.path(), WayIn::Passphrase(&passphrase), clock)?;
        let opened = began.elapsed().as_secs_f64() * 1e3;
        let listed = vault.cases()?.len();
        let both = began.elapsed().as_secs_f64() * 1e3;
        vault.purge()?;
        vault.unfinished_slots()?;
        let all = began.elapsed().as_secs_f64() * 1e3;
        writeln!(
            out,
            "opening: {opened:.1} ms, with the list of {listed} cases {both:.1} ms, with all that the office looks \
             for at the beginning {all:.1} ms"
        )?;
    }

    let vault = Vault::open(dir.path(), WayIn::Passphrase(&passphrase), clock)?;
    let began = Instant::now();
    let sha = vault.add_original("large", &mut std::io::repeat(7).take(MEGABYTES << 20))?;
    writeln!(out, "storing {MEGABYTES} MB: {:.2} s", began.elapsed().as_secs_f32())?;
    let began = Instant::now();
    std::io::copy(&mut vault.read_original(sha)?, &mut std::io::sink())?;
    writeln!(out, "reading {MEGABYTES} MB: {:.2} s", began.elapsed().as_secs_f32())?;
    let began = Instant::now();
    vault.set_passphrase(&passphrase, Strength::default())?;
    writeln!(out, "Argon2id as by default: {:.2} s", began.elapsed().as_secs_f32())?;
    Ok(())
}

/// Cases with slots that each have a page and a small attachment.
fn fill(vault: &Vault) -> Result<(), Box<dyn Error>> {
    for case_number in 0..CASES {
        let case = vault.create_case(&format!("Case {case_number}"), Some("work"), None)?;
        for number in 0..ATTACHMENTS / CASES {
            let slot = vault.add_slot(case, &format!("Slot {number}"), "general", None)?;
            let name = format!("{case_number} {number}");
            let original = vault.add_original(&name, &mut name.repeat(300).as_bytes())?;
            let part = vault.part(slot, liite_store::PartKind::Original)?;
            let recipe = json!({ "turn": 0, "corners": [[0.1, 0.2], [0.9, 0.2], [0.9, 0.8], [0.1, 0.8]] });
            let page = liite_store::NewPage { original, input_page: 1, recipe };
            for page in vault.add_pages(part, &[page], None)? {
                // As much as the program above writes about a page and about a document.
                vault.set_facts(page, &json!({ "findings": [], "measured": "m".repeat(1500) }))?;
            }
            let made_of: Digest = vault.recipe_digest(slot)?;
            vault.put_attachment(
                slot,
                &mut name.repeat(500).as_bytes(),
                &json!({ "findings": [], "pages": "p".repeat(2500) }),
                made_of,
            )?;
        }
    }
    Ok(())
}
