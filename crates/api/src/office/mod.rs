//! Everything the window does: the open vault, the cases in it, the attachments desk, and the work going on behind.
//!
//! Every method may be called from any thread; every change is on the disk when it returns. What fails comes back as
//! a [`Trouble`] in the person's language.

mod application;
mod cases;
mod copies;
mod desk;
mod facts;
mod gate;
mod line;
mod make;
mod pages;
mod pictures;
mod preferences;
mod record;
mod safety;
mod service;
mod view;
mod work;

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use liite_catalogue::{Catalogue, CatalogueError};
use liite_store::{StoreError, Vault};
use liite_worker::Worker;

use crate::{ApiError, Texts};
use line::Line;
use preferences::Preferences;
use service::Post;
pub use view::*;

/// Where things are.
#[derive(Debug, Clone)]
pub struct Place {
    /// Folder of the vault.
    pub vault: PathBuf,
    /// File of what must be known before the vault is open: the language, and light or dark.
    pub preferences: PathBuf,
    /// How the addresses of pictures begin.
    pub pictures: String,
}

/// Something has changed; whoever shows it asks anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The desk of this slot.
    Desk(i64),
    /// This case.
    Case(i64),
    /// The list of cases.
    Cases,
    /// The vault was opened or locked, or how it is kept safe has changed.
    Vault,
    /// A long work has begun, come further or ended.
    Work,
    /// The service, who is signed in, or what waits to be sent.
    Service,
    /// Something has happened at the service to the application of this case: worth telling somebody who looks elsewhere.
    News(i64),
}

impl Notice {
    /// Name of the event and the number that it is about.
    #[must_use]
    pub fn event(self) -> (&'static str, Option<i64>) {
        match self {
            Notice::Desk(id) => ("desk", Some(id)),
            Notice::Case(id) => ("case", Some(id)),
            Notice::Cases => ("cases", None),
            Notice::Vault => ("vault", None),
            Notice::Work => ("work", None),
            Notice::Service => ("service", None),
            Notice::News(id) => ("news", Some(id)),
        }
    }
}

/// Hears of changes; called from several threads.
pub type Teller = Arc<dyn Fn(Notice) + Send + Sync>;

/// The desk, the shelves behind it and the machine in the back room.
pub struct Office {
    place: Place,
    worker: Worker,
    tell: Teller,
    preferences: Mutex<Preferences>,
    texts: Arc<Words>,
    /// The open vault and the line of work on it.
    open: Mutex<Option<Open>>,
    /// The catalogue, once it was needed.
    catalogue: OnceLock<Result<Catalogue, CatalogueError>>,
    previews: Mutex<pictures::Previews>,
    /// The long work under way.
    running: Mutex<Option<work::Running>>,
    /// When a person last did something, milliseconds since 1970.
    touched: AtomicI64,
}

struct Open {
    vault: Arc<Vault>,
    line: Arc<Line>,
    /// None where this machine has no means of speaking to the network.
    post: Option<Arc<Post>>,
}

type Answer<T> = Result<T, Trouble>;

/// The words of the language in force.
type Words = RwLock<Arc<Texts>>;

impl Office {
    /// An office whose vault is still locked.
    #[must_use]
    pub fn new(place: Place, worker: Worker, tell: Teller) -> Arc<Self> {
        copies::finish_swap(&place.vault);
        let preferences = Preferences::read(&place.preferences);
        let wish =
            preferences.settings.map_or_else(system_language, |settings| settings.language.tag().to_owned());
        let texts = Texts::for_language(&wish);
        let office = Arc::new(Self {
            place,
            worker,
            tell,
            preferences: Mutex::new(preferences),
            texts: Arc::new(Words::new(Arc::new(texts))),
            open: Mutex::new(None),
            catalogue: OnceLock::new(),
            previews: Mutex::default(),
            running: Mutex::new(None),
            touched: AtomicI64::new(now()),
        });
        gate::watch(&office);
        office
    }

    /// Ends all work and locks the vault, before the program ends.
    pub fn leave(&self) {
        self.close();
    }

    fn vault(&self) -> Answer<Arc<Vault>> {
        self.touched.store(now(), Ordering::Relaxed);
        match &*held(&self.open) {
            Some(open) => Ok(Arc::clone(&open.vault)),
            None => Err(self.stuck(&StoreError::Locked)),
        }
    }

    fn line(&self) -> Option<Arc<Line>> {
        held(&self.open).as_ref().map(|open| Arc::clone(&open.line))
    }

    fn texts(&self) -> Arc<Texts> {
        spoken(&self.texts)
    }

    /// Does something with the open vault, its errors in words.
    fn with<T>(&self, work: impl FnOnce(&Vault) -> Result<T, StoreError>) -> Answer<T> {
        let vault = self.vault()?;
        work(&vault).map_err(|error| self.stuck(&error))
    }

    fn stuck(&self, error: &StoreError) -> Trouble {
        let values = error.values().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        self.trouble(error.code(), &values)
    }

    fn failed(&self, error: &ApiError) -> Trouble {
        self.trouble(error.code(), &error.values())
    }

    fn trouble(&self, code: &str, values: &std::collections::BTreeMap<String, String>) -> Trouble {
        let texts = self.texts();
        let key = format!("error-{code}");
        Trouble { code: code.to_owned(), text: texts.get(&key, values), cure: texts.cure(&key, values) }
    }
}

fn spoken(words: &Words) -> Arc<Texts> {
    Arc::clone(&words.read().unwrap_or_else(PoisonError::into_inner))
}

/// A lock that is taken also after a panic elsewhere: every change under these locks is whole.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the system speaks, as POSIX says it.
fn system_language() -> String {
    let told = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    told.into_iter().find(|value| !value.is_empty()).unwrap_or_default()
}

/// Milliseconds since 1970; the only clock of the office.
fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_millis() as i64)
}
