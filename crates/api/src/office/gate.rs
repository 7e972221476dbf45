//! In and out: making, opening and locking the vault, and what a person has set.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, Weak};
use std::time::{Duration, Instant};

use liite_store::{Keyring, NewVault as Wanted, StoreError, Strength, Vault, WayIn};
use secrecy::SecretString;

use super::line::Line;
use super::service::Post;
use super::{Answer, NewVault, Notice, Office, Open, Settings, VaultState, Way, held, now};
use crate::Texts;

/// How often it is looked whether anybody is still there.
const LOOK: Duration = Duration::from_secs(5);

/// How long an earlier window may take to let go of the vault.
const PATIENCE: Duration = Duration::from_secs(4);

/// Locks the vault when nobody has done anything for as long as the person has set.
pub(super) fn watch(office: &Arc<Office>) {
    let office = Arc::downgrade(office);
    std::thread::spawn(move || {
        while let Some(office) = Weak::upgrade(&office) {
            let minutes = held(&office.preferences).settings.unwrap_or_default().lock_after_minutes;
            let idle = now() - office.touched.load(Ordering::Relaxed);
            if minutes > 0 && idle > i64::from(minutes) * 60_000 && held(&office.open).is_some() {
                office.close();
            }
            drop(office);
            std::thread::sleep(LOOK);
        }
    });
}

impl Office {
    /// Whether the vault is there and open.
    ///
    /// # Errors
    /// None; a vault that cannot be opened is a state.
    pub fn vault_state(&self) -> Answer<VaultState> {
        if held(&self.open).is_some() {
            return Ok(VaultState::Open);
        }
        if !Vault::exists(&self.place.vault) {
            return Ok(VaultState::Absent { keyring: Keyring::system().is_ok() });
        }
        Ok(match Vault::ways(&self.place.vault) {
            Ok(ways) => VaultState::Locked { ways: ways.into_iter().map(way).collect() },
            Err(error) => VaultState::Failed { error: self.stuck(&error) },
        })
    }

    /// Makes a vault that opens with a passphrase, the keyring or both, and always with the words that are given back.
    ///
    /// # Errors
    /// What is wrong with the passphrase, the keyring or the disk.
    pub fn create_vault(&self, passphrase: Option<SecretString>, keyring: bool) -> Answer<NewVault> {
        let made = || -> Result<_, StoreError> {
            let ring = if keyring { Some(Keyring::system()?) } else { None };
            let wanted = Wanted {
                passphrase: passphrase.as_ref().map(|secret| (secret, Strength::default())),
                keyring: ring.as_ref(),
                words: true,
            };
            Vault::create(&self.place.vault, &wanted, now)
        };
        let (vault, words) = made().map_err(|error| self.stuck(&error))?;
        self.enter(vault);
        let words = words.map(|words| words.text().split_whitespace().map(str::to_owned).collect());
        Ok(NewVault { words: words.unwrap_or_default() })
    }

    /// Opens the vault.
    ///
    /// # Errors
    /// What is wrong with the way in or the vault.
    pub fn unlock(&self, way: Way, secret: Option<SecretString>) -> Answer<()> {
        if held(&self.open).is_some() {
            return Ok(());
        }
        let secret = secret.unwrap_or_default();
        let opened = || -> Result<Vault, StoreError> {
            let ring;
            let way_in = match way {
                Way::Passphrase => WayIn::Passphrase(&secret),
                Way::Words => WayIn::Words(&secret),
                Way::Keyring => {
                    ring = Keyring::system()?;
                    WayIn::Keyring(&ring)
                }
            };
            Vault::open(&self.place.vault, way_in, now)
        };
        let asked = Instant::now();
        let vault = loop {
            match opened() {
                // A window that was closed a moment ago may still be tidying up.
                Err(StoreError::InUse) if asked.elapsed() < PATIENCE => std::thread::sleep(PATIENCE / 20),
                result => break result.map_err(|error| self.stuck(&error))?,
            }
        };
        self.enter(vault);
        Ok(())
    }

    /// Ends the work and locks the vault.
    ///
    /// # Errors
    /// None.
    pub fn lock(&self) -> Answer<()> {
        self.stop_work()?;
        self.close();
        Ok(())
    }

    /// A person has moved or typed.
    ///
    /// # Errors
    /// None.
    pub fn still_here(&self) -> Answer<()> {
        self.touched.store(now(), Ordering::Relaxed);
        Ok(())
    }

    /// What the person has set.
    ///
    /// # Errors
    /// When nothing was ever set: whoever asks goes by the system then.
    pub fn settings(&self) -> Answer<Settings> {
        let known = held(&self.preferences).settings;
        known.ok_or_else(|| self.stuck(&StoreError::NoSuchRecord { what: "settings" }))
    }

    /// Sets it, for the next start too.
    ///
    /// # Errors
    /// When the file cannot be written; the settings hold until the program ends then.
    pub fn set_settings(&self, settings: Settings) -> Answer<()> {
        let texts = Texts::for_language(settings.language.tag());
        *self.texts.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(texts);
        let preferences = {
            let mut preferences = held(&self.preferences);
            preferences.settings = Some(settings);
            *preferences
        };
        preferences.write(&self.place.preferences).map_err(|error| self.failed(&error))
    }

    fn enter(&self, vault: Vault) {
        let vault = Arc::new(vault);
        // What lies in the trash for too long goes when nobody waits for it; that it cannot now does no harm.
        let _ = vault.purge();
        let _ = vault.keep_digests();
        let line = Line::start(&vault, &self.worker, &self.texts, &self.tell);
        let post = Post::start(&vault, &self.tell);
        *held(&self.open) = Some(Open { vault, line, post });
        self.touched.store(now(), Ordering::Relaxed);
        (self.tell)(Notice::Vault);
    }

    pub(super) fn close(&self) {
        let Some(open) = held(&self.open).take() else { return };
        if let Some(post) = &open.post {
            post.end();
        }
        open.line.end();
        held(&self.previews).clear();
        open.vault.lock();
        (self.tell)(Notice::Vault);
    }
}

/// A way in, as the pages know it.
pub(super) fn way(way: liite_store::Way) -> Way {
    match way {
        liite_store::Way::Passphrase => Way::Passphrase,
        liite_store::Way::Keyring => Way::Keyring,
        liite_store::Way::Words => Way::Words,
    }
}
