//! Two devices edit one draft, each for a while on its own: in the end both have the same, and no answer was lost unseen.
//!
//! `LIITE_SCHEDULES` says how many random schedules; without it 12. `LIITE_SEED` begins with another one.

use std::collections::BTreeSet;
use std::sync::Arc;

use liite_store::{CaseId, Vault};
use liite_sync::Courier;
use liite_sync::merge::{self, FORM};
use serde_json::{Value, json};

use crate::faults::number;
use crate::person::{DAY, PEOPLE, new_vault, signed_in};
use crate::proxy::Lots;
use crate::stage::Stage;

/// Schedules after which another person goes on: nobody may have any number of drafts.
const EACH: u64 = 150;
const FIELDS: [&str; 5] =
    ["personal/family-name", "personal/given-names", "contact/city", "contact/street", "family/members"];

struct Device {
    name: &'static str,
    vault: Arc<Vault>,
    courier: Courier,
    _folder: tempfile::TempDir,
}

impl Device {
    async fn new(name: &'static str, stage: &Stage, person: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = new_vault(folder.path());
        let courier = signed_in(&vault, &stage.service_at, person).await;
        Self { name, vault, courier, _folder: folder }
    }

    fn answer(&self, case: CaseId, field: &str) -> Value {
        self.vault.answer(case, &format!("{FORM}{field}")).unwrap().unwrap_or(Value::Null)
    }
}

/// Which values have been written, and which of them somebody has seen before they were gone.
#[derive(Default)]
struct Told {
    written: BTreeSet<String>,
    seen_off: BTreeSet<String>,
}

#[tokio::test(flavor = "multi_thread")]
async fn two_devices_come_to_the_same_draft_and_nothing_is_lost_unseen() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (first, schedules) = (number("LIITE_SEED", 1), number("LIITE_SCHEDULES", 12));
    let mut conflicts = 0;
    for group in 0..schedules.div_ceil(EACH) {
        let person = PEOPLE[group as usize % PEOPLE.len()];
        let devices = [Device::new("a", &stage, person).await, Device::new("b", &stage, person).await];
        let seeds = first + group * EACH..first + schedules.min((group + 1) * EACH);
        for seed in seeds {
            conflicts += schedule(&devices, seed).await;
        }
    }
    println!("{schedules} schedules from seed {first}: {conflicts} conflicts were put to a person");
    assert!(schedules < 10 || conflicts > 0);
}

async fn schedule(devices: &[Device; 2], seed: u64) -> u64 {
    let mut lots = Lots(seed);
    let [a, b] = devices;
    let cases = [a, b].map(|device| device.vault.create_case("Shared", Some("study"), None).unwrap());
    a.courier.share_draft(cases[0], None).await.unwrap();
    let application = application(&a.vault, cases[0]);
    b.courier.adopt(cases[1], &application).await.unwrap();
    let (mut told, mut conflicts) = (Told::default(), 0);
    for step in 0..8 + lots.below(10) {
        let which = lots.below(2) as usize;
        let (device, case) = (&devices[which], cases[which]);
        match lots.below(10) {
            0..6 => edit(device, case, &mut lots, step, &mut told),
            6..8 => drop(device.courier.share_draft(case, None).await.unwrap()),
            // Both at the same moment.
            8 => {
                let both = tokio::join!(
                    a.courier.share_draft(cases[0], None),
                    b.courier.share_draft(cases[1], None)
                );
                both.0.unwrap();
                both.1.unwrap();
            }
            _ => conflicts += choose(device, case, &mut lots, &mut told).await,
        }
    }
    // In the end both are at home, and whoever is asked chooses.
    for _ in 0..6 {
        for (device, case) in devices.iter().zip(cases) {
            device.courier.share_draft(case, None).await.unwrap();
            conflicts += choose(device, case, &mut lots, &mut told).await;
        }
    }
    let [here, there] = [0, 1].map(|i| merge::of_vault(&devices[i].vault.answers(cases[i]).unwrap()));
    assert_eq!(here, there, "seed {seed}");
    for (device, case) in devices.iter().zip(cases) {
        assert_eq!(device.courier.conflicts(case).await.unwrap(), [], "seed {seed}");
    }
    let left: BTreeSet<String> = here.values().map(Value::to_string).collect();
    let lost: Vec<_> =
        told.written.iter().filter(|it| !left.contains(*it) && !told.seen_off.contains(*it)).collect();
    assert!(lost.is_empty(), "seed {seed}: lost unseen: {lost:?}");
    conflicts
}

fn application(vault: &Vault, case: CaseId) -> String {
    vault.remote(case).unwrap()["application"].as_str().unwrap().to_owned()
}

/// Somebody answers a question, or takes an answer away, and sees what stood there.
fn edit(device: &Device, case: CaseId, lots: &mut Lots, step: u64, told: &mut Told) {
    let field = FIELDS[lots.below(5) as usize];
    let before = device.answer(case, field);
    let value = match lots.below(6) {
        0 => Value::Null,
        1 if field == "family/members" => json!([]),
        _ if field == "family/members" => json!([{ "given-names": format!("{} {step}", device.name) }]),
        _ => json!(format!("{} {step}", device.name)),
    };
    told.seen_off.insert(before.to_string());
    if !value.is_null() && value != json!([]) {
        told.written.insert(value.to_string());
        // The same words once more are a new answer.
        told.seen_off.remove(&value.to_string());
    }
    device.vault.set_answer(case, &format!("{FORM}{field}"), &value).unwrap();
}

/// Whoever is asked chooses, and sees what is given up.
async fn choose(device: &Device, case: CaseId, lots: &mut Lots, told: &mut Told) -> u64 {
    let conflicts = device.courier.conflicts(case).await.unwrap();
    for conflict in &conflicts {
        let mine = lots.below(2) == 0;
        // What was answered here since it was shown is what "mine" means, and is seen, too.
        let here = device.answer(case, &conflict.field);
        let gone = if mine { &conflict.theirs } else { &here };
        told.seen_off.insert(gone.to_string());
        device.courier.choose(case, &conflict.field, mine).await.unwrap();
    }
    conflicts.len() as u64
}
