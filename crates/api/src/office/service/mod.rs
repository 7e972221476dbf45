//! The service to which applications go: choosing it, signing in, and the courier that works behind while the vault is open.

mod follow;
mod letters;
mod others;
mod receipt;
mod sending;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use liite_protocol::Problem;
use liite_store::{StoreError, Vault};
use liite_sync::{Courier, News, Pace, SyncError};
use serde_json::Value;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::application::say;
use super::{Answer, MeView, MetView, Notice, Office, ServiceView, Teller, Trouble, held};
use crate::Texts;

pub(super) use sending::{application_of, standing_of};

/// How long the courier may take to put down what it carries when the vault is locked.
const LAYING_DOWN: Duration = Duration::from_secs(3);

/// The courier of an open vault, and the runtime on which it works.
pub(super) struct Post {
    courier: Arc<Courier>,
    handle: Handle,
    runtime: Mutex<Option<Runtime>>,
    stop: watch::Sender<bool>,
    signing_in: Mutex<SigningIn>,
}

/// The sign-in under way.
#[derive(Default)]
struct SigningIn {
    waits: Option<JoinHandle<()>>,
    failed: Option<SyncError>,
}

impl Post {
    /// Begins to send what waits; nothing where this machine has no means of speaking to the network.
    pub fn start(vault: &Arc<Vault>, tell: &Teller) -> Option<Arc<Self>> {
        let runtime =
            Builder::new_multi_thread().worker_threads(1).thread_name("courier").enable_all().build().ok()?;
        let heard = Arc::clone(tell);
        let news = move |news: News| match news {
            News::Sending(case) | News::Conflicts(case) => {
                heard(Notice::Case(case.0));
                heard(Notice::Service);
            }
            News::Followed(case) => {
                heard(Notice::Case(case.0));
                heard(Notice::Cases);
                heard(Notice::News(case.0));
            }
            News::Line => heard(Notice::Service),
        };
        let courier = Arc::new(Courier::new(Arc::clone(vault), Pace::default(), Arc::new(news)).ok()?);
        let (stop, stopped) = watch::channel(false);
        let carrier = Arc::clone(&courier);
        runtime.spawn(async move { carrier.run(stopped).await });
        let handle = runtime.handle().clone();
        let (runtime, signing_in) = (Mutex::new(Some(runtime)), Mutex::default());
        Some(Arc::new(Self { courier, handle, runtime, stop, signing_in }))
    }

    /// Lays everything down. What was on its way goes on with the next opening: how far it has come stands in the vault.
    pub fn end(&self) {
        self.stop.send_replace(true);
        if let Some(runtime) = held(&self.runtime).take() {
            runtime.shutdown_timeout(LAYING_DOWN);
        }
    }
}

impl Office {
    fn post(&self) -> Answer<Arc<Post>> {
        let post = match &*held(&self.open) {
            Some(open) => open.post.clone().ok_or(SyncError::Offline),
            None => Err(SyncError::Store(StoreError::Locked)),
        };
        post.map_err(|error| self.unsent(&error))
    }

    /// Has the courier do something while whoever asked waits.
    fn errand<T>(&self, work: impl AsyncFnOnce(&Courier) -> Result<T, SyncError>) -> Answer<T> {
        let post = self.post()?;
        let mut stopped = post.stop.subscribe();
        let done = post.handle.block_on(async {
            tokio::select! {
                done = work(&post.courier) => done,
                _ = stopped.wait_for(|stop| *stop) => Err(SyncError::Store(StoreError::Locked)),
            }
        });
        done.map_err(|error| self.unsent(&error))
    }

    /// What kept something from being sent, in words.
    fn unsent(&self, error: &SyncError) -> Trouble {
        match error {
            SyncError::Refused(problem) => self.refused_there(error.code(), Some(problem)),
            _ => {
                let values =
                    error.values().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
                self.trouble(error.code(), &values)
            }
        }
    }

    /// The same from its code and what the service said.
    fn refused_there(&self, code: &str, problem: Option<&Problem>) -> Trouble {
        let values = problem.map_or_else(BTreeMap::new, |problem| values_of(&self.texts(), problem));
        self.trouble(code, &values)
    }

    /// The service, and who is signed in there.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn service(&self) -> Answer<ServiceView> {
        let (met, signed_in, waybills) = self.errand(async |courier| {
            Ok((courier.met().await?, courier.is_signed_in().await?, courier.waybills(None).await?))
        })?;
        let post = self.post()?;
        let waiting = waybills.iter().filter(|it| it.standing != liite_sync::Standing::Received).count();
        let state = held(&post.signing_in);
        Ok(ServiceView {
            // Without a service or a person nothing is sent either: that is said by the other fields.
            line: post
                .courier
                .line()
                .filter(|_| met.is_some() && signed_in)
                .map(|code| self.refused_there(code, None)),
            met: met.map(|met| MetView { name: met.name, address: met.address }),
            signed_in,
            signing_in: state.waits.as_ref().is_some_and(|waits| !waits.is_finished()),
            sign_in_trouble: state.failed.as_ref().map(|error| self.unsent(error)),
            waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        })
    }

    /// Chooses the service at an address.
    ///
    /// # Errors
    /// When it is none of ours or has other keys than before, and those of the line and the vault.
    pub fn meet_service(&self, address: String) -> Answer<()> {
        self.errand(async |courier| courier.meet(&address).await)?;
        self.wake();
        Ok(())
    }

    /// Signs out and forgets the service with its keys. What was received stays.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn forget_service(&self) -> Answer<()> {
        self.errand(async |courier| courier.forget().await)?;
        (self.tell)(Notice::Service);
        Ok(())
    }

    /// Begins to sign somebody in; the address is to be opened in the browser. An earlier attempt is given up.
    ///
    /// # Errors
    /// When no service is chosen, and those of the line and the vault.
    pub fn begin_sign_in(&self) -> Answer<String> {
        let under_way = self.errand(async |courier| courier.sign_in().await)?;
        let (address, post, texts) = (under_way.address().to_owned(), self.post()?, self.texts());
        let (page, tell, courier) = (farewell(&texts), Arc::clone(&self.tell), Arc::clone(&post.courier));
        // The task must not keep the post alive, nor the post's runtime be ended by its own task.
        let noted = Arc::downgrade(&post);
        let waits = post.handle.spawn(async move {
            let done = under_way.finish(&page).await;
            if let Some(post) = noted.upgrade() {
                held(&post.signing_in).failed = done.err();
            }
            courier.wake();
            tell(Notice::Service);
        });
        {
            let mut state = held(&post.signing_in);
            state.failed = None;
            if let Some(before) = state.waits.replace(waits) {
                before.abort();
            }
        }
        (self.tell)(Notice::Service);
        Ok(address)
    }

    /// Gives the sign-in under way up.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn give_up_sign_in(&self) -> Answer<()> {
        let post = self.post()?;
        if let Some(waits) = held(&post.signing_in).waits.take() {
            waits.abort();
        }
        (self.tell)(Notice::Service);
        Ok(())
    }

    /// Signs out.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn sign_out(&self) -> Answer<()> {
        self.errand(async |courier| courier.sign_out().await)
    }

    /// Who the service takes the person for.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn me(&self) -> Answer<MeView> {
        let me = self.errand(async |courier| courier.me().await)?;
        Ok(MeView { name: me.name, strong: me.strong, businesses: me.businesses })
    }

    /// Has the courier try at once.
    fn wake(&self) {
        if let Ok(post) = self.post() {
            post.courier.wake();
        }
        (self.tell)(Notice::Service);
    }
}

/// Values for the words of a refusal.
fn values_of(texts: &Texts, problem: &Problem) -> BTreeMap<String, String> {
    let text = |name: &str| match problem.values.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let moment =
        |name: &str| text(name).parse().map_or_else(|_| String::new(), |at| follow::moment(texts, at));
    [("problem", problem.code.name().to_owned()), ("name", text("name")), ("when", moment("started"))]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
}

/// What the browser shows when the person has signed in.
fn farewell(texts: &Texts) -> String {
    let escaped = |key: &str| say(texts, key).replace('&', "&amp;").replace('<', "&lt;");
    let (title, text) = (escaped("service-farewell-title"), escaped("service-farewell-text"));
    format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>Liite</title><style>body{{font:1.1rem/1.5 system-ui,sans-serif;\
         max-width:34rem;margin:15vh auto;padding:0 1.5rem;color-scheme:light dark}}</style>\
         <h1>{title}</h1><p>{text}</p></html>",
        texts.language()
    )
}
