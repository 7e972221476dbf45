//! An office in a folder, with the real isolated process, and papers to put into it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use liite_api::office::{Desk, Office, PageState, Place, ResultState};
use liite_api::{Secret, Worker};
use liite_raster::Channels;
use liite_store::{NewVault, Strength, Vault};
use liite_testkit::photo::{Scene, simulate};
use liite_testkit::typeset::{Document, Kind, Language, page};

/// Argon2id and scrypt at their cheapest.
pub const CHEAP: Strength = Strength { memory_kib: 8, passes: 1, lanes: 1, scrypt_log_n: 4 };

/// The passphrase of every vault here.
pub const PASSPHRASE: &str = "koivu ja kuusi";

/// The isolated process as it was built beside this test.
pub fn worker() -> PathBuf {
    let own = std::env::current_exe().expect("a test has a path");
    let folder = own.parent().and_then(Path::parent).expect("target folder");
    let program = folder.join(format!("examples/worker{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is not built: run `cargo test -p liite-api`", program.display());
    program
}

/// The office over the vault in this folder, still locked.
pub fn office(folder: &Path, worker: PathBuf) -> Arc<Office> {
    let place = Place {
        vault: folder.join("vault"),
        preferences: folder.join("preferences.json"),
        pictures: "liite://localhost/".to_owned(),
    };
    let worker = Worker { program: worker, arguments: Vec::new(), ..Worker::new(PathBuf::new(), "") };
    Office::new(place, worker, Arc::new(|_| {}))
}

pub fn passphrase() -> Option<Secret> {
    Some(PASSPHRASE.to_owned().into())
}

/// A vault whose passphrase costs nothing to try.
pub fn new_vault(folder: &Path) {
    let passphrase = Secret::from(PASSPHRASE);
    let new = NewVault { passphrase: Some((&passphrase, CHEAP)), ..NewVault::default() };
    drop(Vault::create(&folder.join("vault"), &new, || 0).expect("a new vault"));
}

/// A small photograph of a letter.
pub fn photograph(seed: u64) -> Vec<u8> {
    let sheet = page(Document::plain(Kind::Letter, Language::English), seed, 100.0);
    simulate(&sheet.raster, sheet.size_mm, &Scene::calm(seed, (600, 800))).jpeg
}

/// A small scan of a letter.
pub fn scan(seed: u64) -> Vec<u8> {
    let sheet = page(Document::plain(Kind::Letter, Language::English), seed, 60.0).raster;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, sheet.width(), sheet.height());
    encoder.set_color(match sheet.channels() {
        Channels::Rgb => png::ColorType::Rgb,
        Channels::Grey => png::ColorType::Grayscale,
    });
    encoder.write_header().expect("a header").write_image_data(sheet.data()).expect("a picture");
    file
}

/// The desk once nothing is going on there any more.
pub fn settled(office: &Office, slot: i64) -> Desk {
    let start = Instant::now();
    loop {
        let desk = office.desk(slot).unwrap();
        let moving = |state| matches!(state, PageState::Waiting | PageState::Working);
        let busy = desk.progress.is_some()
            || desk.result.state == ResultState::Working
            || desk.pages.iter().any(|page| moving(page.state));
        if !busy {
            return desk;
        }
        assert!(start.elapsed() < Duration::from_secs(300), "{desk:#?}");
        sleep(Duration::from_millis(20));
    }
}
