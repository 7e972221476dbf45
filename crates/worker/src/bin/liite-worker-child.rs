//! The decoding process for this crate's tests, with faults to be had on request. Never part of the program.

use std::process::ExitCode;
use std::time::Duration;

use liite_worker::{Job, Limits, Origin, Picture, Refusal, Replies, serve, serve_with};

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some("serve") => serve(),
        Some("deaf") => {
            // Answers at length without ever reading what it was sent.
            use std::io::Write;
            let _ = std::io::stdout().write_all(&vec![0x5a; 5_000_000]);
            ExitCode::SUCCESS
        }
        Some(fault) => {
            let fault = fault.to_owned();
            serve_with(move |_: &Job, limits: &Limits, bytes: Vec<u8>, out: &mut Replies| {
                misbehave(&fault, limits, bytes, out);
                Ok::<(), Refusal>(())
            })
        }
        None => ExitCode::FAILURE,
    }
}

fn white(page: u32, width: u32, height: u32) -> Picture {
    Picture {
        page,
        raster: liite_raster::Raster::filled(width, height, liite_raster::Channels::Rgb, 255),
        origin: Origin::Decoded,
        format: "test".to_owned(),
        dpi: None,
        size_mm: None,
        bilevel: false,
        jpeg: None,
        findings: Vec::new(),
    }
}

fn overflow(depth: u64) -> u64 {
    let ballast = std::hint::black_box([depth; 512]);
    if depth == u64::MAX { 0 } else { overflow(depth + 1) + ballast[(depth % 512) as usize] }
}

#[expect(clippy::panic, reason = "what this is for")]
fn misbehave(fault: &str, limits: &Limits, bytes: Vec<u8>, out: &mut Replies) {
    // Whether these reach the parent decides nothing: the test looks at what the parent says.
    let head =
        |json: &str| [b"LiR1".as_slice(), &(json.len() as u32).to_le_bytes(), json.as_bytes()].concat();
    let size = |width: u32, height: u32| {
        format!(
            r#"{{"Picture":{{"page":1,"width":{width},"height":{height},"rgb":true,"origin":"decoded","format":"x","dpi":null,"size_mm":null,"bilevel":false,"jpeg":null,"findings":[]}}}}"#
        )
    };
    let _ = match fault {
        "panic" => panic!("as asked"),
        "abort" => std::process::abort(),
        "exit" => std::process::exit(0),
        "overflow" => {
            std::hint::black_box(overflow(0));
            Ok(())
        }
        "spin" => loop {
            std::hint::spin_loop();
        },
        "sleep" => {
            std::thread::sleep(Duration::from_secs(600));
            Ok(())
        }
        "grab" => {
            let mut hoard: Vec<Vec<u8>> = Vec::new();
            while hoard.len() < 160 {
                hoard.push(vec![1; 64 << 20]);
            }
            Ok(())
        }
        "garbage" => out.raw(&[0x5a; 100_000]),
        "print" => {
            use std::io::Write;
            let mut stdout = std::io::stdout();
            let _ = stdout.write_all(b"a library that talks\n");
            let _ = stdout.flush();
            out.picture(&white(1, 3, 2))
        }
        "huge" => out.raw(&head(&size(4_000_000_000, 4_000_000_000))),
        "large" => out.raw(&head(&size(1, limits.pixels as u32 + 1))),
        "empty" => out.raw(&head(&size(0, 5))),
        "long-head" => out.raw(&[b"LiR1".as_slice(), &u32::MAX.to_le_bytes()].concat()),
        "half" => out.raw(&[head(&size(1000, 1000)), vec![7; 1000]].concat()),
        "many" => (1..=20_000).try_for_each(|page| out.picture(&white(page % 5 + 1, 1, 1))),
        "three" => (1..=3).try_for_each(|page| out.picture(&white(page, 20, 20))),
        "flood" => (1..=200).try_for_each(|page| out.picture(&white(page, 4000, 3000))),
        "bad-code" => out.raw(&head(r#"{"Refused":{"code":"../\u001b[2J","values":{}}}"#)),
        "chatter" => {
            use std::io::Write;
            let mut stderr = std::io::stderr();
            for _ in 0..2000 {
                let _ = stderr.write_all(&[b'x'; 4096]);
            }
            out.picture(&white(1, 3, 2))
        }
        "write" => {
            // A file of this process must stay empty.
            let path = String::from_utf8_lossy(&bytes).into_owned();
            let wrote = std::fs::write(path, b"loot").is_ok();
            out.picture(&white(1, if wrote { 2 } else { 1 }, 1))
        }
        "environment" => out.picture(&white(1, std::env::vars_os().count() as u32 + 1, 1)),
        _ => panic!("unknown fault"),
    };
}
