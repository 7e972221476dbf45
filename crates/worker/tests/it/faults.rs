//! Processes that crash, hang, lie or eat memory: the listening side survives each and says the right thing.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use liite_worker::{Job, Opened, Worker, WorkerError};

use crate::{all, faulty, worker};

fn code(worker: &Worker) -> String {
    all(worker, b"file").1.unwrap_err().code().to_owned()
}

fn no_zombies() {
    #[cfg(target_os = "linux")]
    assert_eq!(crate::zombies(), Vec::<String>::new());
}

#[test]
fn a_process_that_dies_is_a_crash() {
    assert_eq!(code(&faulty("panic")), "decoder-panicked");
    for fault in ["abort", "overflow", "exit", "half"] {
        assert_eq!(code(&faulty(fault)), "decoder-crashed", "{fault}");
    }
    #[cfg(unix)]
    assert_eq!(all(&faulty("abort"), b"file").1, Err(WorkerError::Crashed { signal: Some(6) }));
    no_zombies();
}

#[test]
fn a_process_that_never_answers_is_ended() {
    for fault in ["spin", "sleep"] {
        let mut worker = faulty(fault);
        worker.limits.patience_ms = 300;
        assert_eq!(all(&worker, b"file").1, Err(WorkerError::TimedOut { seconds: 1 }), "{fault}");
    }
    no_zombies();
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_cannot_use_more_processor_time_than_it_has() {
    let mut worker = faulty("spin");
    worker.limits.cpu_seconds = 1;
    assert_eq!(all(&worker, b"file").1, Err(WorkerError::TimedOut { seconds: 1 }));
    no_zombies();
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_cannot_use_more_memory_than_it_has() {
    let mut worker = faulty("grab");
    worker.limits.memory = 400_000_000;
    assert_eq!(all(&worker, b"file").1, Err(WorkerError::OutOfMemory { megabytes: 400 }));
    no_zombies();
}

#[test]
fn nonsense_is_not_believed() {
    for (fault, what) in [
        ("garbage", "frame"),
        ("long-head", "frame"),
        ("huge", "picture size"),
        ("large", "picture size"),
        ("empty", "picture size"),
        ("bad-code", "refusal"),
        ("deaf", "frame"),
    ] {
        assert_eq!(all(&faulty(fault), b"file").1, Err(WorkerError::Protocol { what }), "{fault}");
    }
    no_zombies();
}

#[test]
fn no_flood_of_pictures_gets_through() {
    let mut worker = faulty("flood");
    worker.limits.output_bytes = 100_000_000;
    let (opened, outcome) = all(&worker, b"file");
    assert_eq!((opened.len(), outcome), (2, Err(WorkerError::Protocol { what: "output limit" })));
    let mut worker = faulty("many");
    worker.limits.pictures = 7;
    let (opened, outcome) = all(&worker, b"file");
    assert_eq!((opened.len(), outcome), (7, Err(WorkerError::Protocol { what: "picture count" })));
    no_zombies();
}

#[test]
fn what_a_library_prints_does_no_harm() {
    for fault in ["print", "chatter"] {
        let (opened, outcome) = all(&faulty(fault), b"file");
        assert_eq!((opened.len(), outcome.map(|s| s.pictures)), (1, Ok(1)), "{fault}");
    }
}

#[test]
fn a_large_file_and_a_process_that_does_not_read_it_end() {
    let large = vec![7; 40_000_000];
    assert_eq!(all(&faulty("deaf"), &large).1, Err(WorkerError::Protocol { what: "frame" }));
    let (opened, outcome) = all(&faulty("print"), &large);
    assert_eq!((opened.len(), outcome.map(|s| s.pictures)), (1, Ok(1)));
}

#[test]
fn cancelling_ends_a_job_in_its_middle() {
    let cancel = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(200));
            cancel.store(true, Ordering::Relaxed);
        });
        let outcome =
            faulty("sleep").open(b"file", &Job::pictures(), &cancel, &mut |_| ControlFlow::Continue(()));
        assert_eq!(outcome, Err(WorkerError::Cancelled));
    });
    // While the caller works on an answer, the next ones are dropped.
    let cancel = AtomicBool::new(false);
    let mut answers = 0;
    let outcome = faulty("flood").open(b"file", &Job::pictures(), &cancel, &mut |_| {
        answers += 1;
        cancel.store(true, Ordering::Relaxed);
        std::thread::sleep(Duration::from_millis(100));
        ControlFlow::Continue(())
    });
    assert_eq!((answers, outcome), (1, Err(WorkerError::Cancelled)));
    no_zombies();
}

#[test]
fn a_slow_caller_is_not_held_against_the_process() {
    let mut worker = faulty("three");
    worker.limits.patience_ms = 400;
    let mut answers = 0;
    let begun = Instant::now();
    let outcome = worker.open(b"file", &Job::pictures(), &AtomicBool::new(false), &mut |_| {
        answers += 1;
        std::thread::sleep(Duration::from_millis(600));
        ControlFlow::Continue(())
    });
    assert_eq!((answers, outcome.map(|s| s.complete)), (3, Ok(true)));
    // The caller really was slower than the patience.
    assert!(begun.elapsed() > Duration::from_millis(1200));
}

#[test]
fn a_caller_that_panics_leaves_nothing_behind() {
    let caught = std::panic::catch_unwind(|| {
        faulty("flood")
            .open(b"file", &Job::pictures(), &AtomicBool::new(false), &mut |_: Opened| panic!("caller"))
    });
    assert!(caught.is_err());
    no_zombies();
}

#[test]
fn what_cannot_begin_says_so() {
    let missing = Worker::new("/nowhere/liite".into(), "serve");
    assert_eq!(code(&missing), "decoder-could-not-start");
    let mut small = worker();
    small.limits.input_bytes = 3;
    assert_eq!(all(&small, b"file").1, Err(WorkerError::FileTooLarge { bytes: 4, limit: 3 }));
}

#[cfg(target_os = "linux")]
#[test]
fn the_process_writes_no_file_and_knows_no_environment() {
    let file = std::env::temp_dir().join(format!("liite-worker-{}", std::process::id()));
    // The attempt ends it or fails; either way the file stays empty.
    let _ = all(&faulty("write"), file.to_str().unwrap().as_bytes());
    let written = std::fs::read(&file).unwrap_or_default();
    let _ = std::fs::remove_file(&file);
    assert!(written.is_empty());

    let (opened, _) = all(&faulty("environment"), b"file");
    let [Opened::Picture(picture)] = &opened[..] else { panic!("{opened:?}") };
    assert_eq!(picture.raster.width() - 1, 0, "variables in the environment");
    assert!(std::env::vars_os().count() > 0, "this process has some to pass on");
}

/// A page whose content is 2 MB in the file and 512 MB when it is unpacked: runs of `z`, each four zero bytes in ASCII85.
fn bomb() -> Vec<u8> {
    let mut content = [129_u8, b'z'].repeat(1_000_000);
    // The end of the inner data, spelt out, and of the outer.
    content.extend([1, b'~', b'>', 128]);
    let head = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>endobj\n\
         4 0 obj<</Filter[/RunLengthDecode/ASCII85Decode]/Length {}>>stream\n",
        content.len()
    );
    [head.as_bytes(), &content, b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"].concat()
}

#[cfg(target_os = "linux")]
#[test]
fn a_bomb_in_a_pdf_goes_off_over_there() {
    let mut worker = worker();
    worker.limits.memory = 200_000_000;
    let (opened, outcome) = all(&worker, &bomb());
    assert!(opened.iter().all(|o| matches!(o, Opened::Pdf(_))));
    assert_eq!(outcome, Err(WorkerError::OutOfMemory { megabytes: 200 }));
    no_zombies();
}
