//! The courier: empties the outbox while the service answers, waits while it does not, and brings news back.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::stream::{self, StreamExt, TryStreamExt};
use liite_protocol::{Child, ServiceInfo};
use liite_store::{CaseId, OutboxId, Outgoing, Sending, Vault};
use reqwest::Method;
use tokio::sync::{Notify, watch};

use crate::draft;
use crate::error::{Result, SyncError};
use crate::follow;
use crate::letter;
use crate::linked::linked;
use crate::lodge::{self, kind};
use crate::merge::Conflict;
use crate::pace::{Pace, lot};
use crate::session::{self, Met, Session, keep_met, keep_tokens, with};
use crate::sign_in::{self, SignIn};
use crate::upload::{Speed, upload};
use crate::waybill::{Progress, Waybill, waybills};
use crate::wire;

/// Documents of a case that are brought side by side: while the service looks at one, the next is on the line.
const AT_ONCE: usize = 3;

/// Something has changed; whoever shows it asks anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// How things of this case stand on their way.
    Sending(CaseId),
    /// What the service says of this case: a state, a request, a decision.
    Followed(CaseId),
    /// Fields of this case were changed here and elsewhere: see [`Courier::conflicts`].
    Conflicts(CaseId),
    /// Whether the service can be reached, or somebody is signed in: see [`Courier::line`].
    Line,
}

type Teller = Arc<dyn Fn(News) + Send + Sync>;

/// Between one open vault and one service. Made once per open vault; every method may be called from any task.
pub struct Courier {
    pub(crate) vault: Arc<Vault>,
    http: reqwest::Client,
    pub(crate) pace: Pace,
    pub(crate) tell: Teller,
    wake: Notify,
    refreshing: Arc<tokio::sync::Mutex<()>>,
    speed: Arc<Speed>,
    /// Rounds go one at a time.
    round: tokio::sync::Mutex<Road>,
    /// Code of what keeps everything from being sent.
    line: Mutex<Option<&'static str>>,
}

/// What is remembered between rounds.
#[derive(Default)]
struct Road {
    failures: u32,
    followed: Option<Instant>,
}

impl Courier {
    /// For an open vault; `tell` hears what has changed, from several tasks.
    ///
    /// # Errors
    /// [`SyncError::Offline`] when this machine has no means of speaking to the network.
    pub fn new(vault: Arc<Vault>, pace: Pace, tell: Teller) -> Result<Self> {
        let (http, line) = (wire::http()?, Mutex::default());
        let (wake, round) = (Notify::new(), tokio::sync::Mutex::default());
        Ok(Self {
            vault,
            http,
            pace,
            tell,
            wake,
            refreshing: Arc::default(),
            speed: Arc::default(),
            round,
            line,
        })
    }

    /// Meets a service at its address and pins its keys.
    ///
    /// # Errors
    /// [`SyncError::Address`], [`SyncError::NotAService`], [`SyncError::KeyChanged`] where this vault has met it with other
    /// keys ([`Courier::forget`] it first, if that is meant), and those of the line and the vault.
    pub async fn meet(&self, address: &str) -> Result<Met> {
        let address = address.trim().trim_end_matches('/').to_owned();
        if !wire::is_safe(&address) {
            return Err(SyncError::Address);
        }
        let reply = wire::send(wire::at(&self.http, Method::GET, &address, "/v1/service")).await?;
        let info: ServiceInfo = reply.due(200)?.json()?;
        if info.protocol != "liite/1" || !wire::is_safe(&info.issuer) || info.receipt_keys.is_empty() {
            return Err(SyncError::NotAService);
        }
        let met = Met {
            address,
            name: info.name,
            issuer: info.issuer,
            client_id: info.client_id,
            max_file_bytes: info.max_file_bytes,
            receipt_keys: info.receipt_keys,
        };
        if let Some(before) = self.met().await?.filter(|before| before.address == met.address)
            && before.receipt_keys != met.receipt_keys
        {
            return Err(SyncError::KeyChanged);
        }
        let kept = met.clone();
        with(&self.vault, move |vault| keep_met(vault, Some(&kept))).await?;
        Ok(met)
    }

    /// The service that was met, or nothing.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn met(&self) -> Result<Option<Met>> {
        with(&self.vault, session::met).await
    }

    /// Begins to sign somebody in: open the address of what comes back in the person's browser.
    ///
    /// # Errors
    /// [`SyncError::NoService`], [`SyncError::SignInFailed`], and those of the line and the vault.
    pub async fn sign_in(&self) -> Result<SignIn> {
        let met = self.met().await?.ok_or(SyncError::NoService)?;
        SignIn::begin(met, self.http.clone(), Arc::clone(&self.vault)).await
    }

    /// Signs out here, and has the issuer forget us where it can be reached.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn sign_out(&self) -> Result<()> {
        let (met, tokens) = with(&self.vault, |vault| {
            let found = (session::met(vault)?, session::tokens(vault)?);
            keep_tokens(vault, None)?;
            Ok(found)
        })
        .await?;
        if let (Some(met), Some(tokens)) = (met, tokens)
            && let Some(refresh) = &tokens.refresh
        {
            sign_in::revoke(&self.http, &met, refresh).await;
        }
        (self.tell)(News::Line);
        Ok(())
    }

    /// Signs out and forgets the service with its keys. What was received stays.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn forget(&self) -> Result<()> {
        self.sign_out().await?;
        with(&self.vault, |vault| keep_met(vault, None)).await
    }

    /// Code of what keeps everything from being sent (`error-<code>`), or nothing when nothing does.
    #[must_use]
    pub fn line(&self) -> Option<&'static str> {
        *self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works until `stop` becomes true or its sender is dropped.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow_and_update() {
            let wait = self.round().await;
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = self.wake.notified() => {}
                changed = stop.changed() => if changed.is_err() { return },
            }
        }
    }

    /// Has the next round begin at once: something was queued, or the machine has woken up.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Sends all that is due, and asks what has happened; gives how long to wait before the next round.
    pub async fn round(&self) -> Duration {
        let mut road = self.round.lock().await;
        let done = self.drain(&mut road).await;
        let (wait, code) = match &done {
            Ok(next) => {
                road.failures = 0;
                (*next, None)
            }
            Err(error) => {
                road.failures = road.failures.saturating_add(1);
                let asked = if let SyncError::Later { after } = error { *after } else { None };
                (self.pace.wait(road.failures, asked, lot()), Some(error.code()))
            }
        };
        let before = std::mem::replace(&mut *self.line.lock().unwrap_or_else(PoisonError::into_inner), code);
        if before != code {
            (self.tell)(News::Line);
        }
        wait
    }

    async fn drain(&self, road: &mut Road) -> Result<Duration> {
        let session = self.session().await?;
        let waiting = with(&self.vault, |vault| vault.outbox(None)).await?;
        let mut cases = BTreeMap::<CaseId, Vec<Outgoing>>::new();
        for item in waiting.into_iter().filter(|item| item.state != Sending::Received) {
            cases.entry(item.case).or_default().push(item);
        }
        for (case, items) in cases {
            self.case(&session, case, items).await?;
        }
        if road.followed.is_none_or(|at| at.elapsed() >= self.pace.follow) {
            for case in follow::pull(&session, &self.vault).await? {
                (self.tell)(News::Followed(case));
            }
            road.followed = Some(Instant::now());
        }
        self.next().await
    }

    /// One case: what is lodged with it, then the letters.
    async fn case(&self, session: &Session, case: CaseId, items: Vec<Outgoing>) -> Result<()> {
        // Also what was received of it already: a program that was ended in the middle goes on with the whole.
        let all = with(&self.vault, move |vault| vault.outbox(Some(case))).await?;
        let of = |which: &str| all.iter().filter(|item| item.kind == which).cloned().collect::<Vec<_>>();
        let (answers, documents) = (of(kind::ANSWERS), of(kind::DOCUMENT));
        let main = items.iter().any(|item| [kind::ANSWERS, kind::DOCUMENT].contains(&&*item.kind));
        if let Some(answers) = answers.first().filter(|_| main) {
            self.lodging(session, answers, &documents).await?;
        }
        let enclosures = of(kind::ENCLOSURE);
        for letter in items.iter().filter(|item| item.kind == kind::LETTER) {
            let mut progress = Progress::of(&self.vault, letter.id).await?;
            let this = letter.clone();
            let behind = with(&self.vault, move |vault| letter::is_behind(vault, &this)).await?;
            if progress.is_due() && !behind {
                let posted = letter::post(session, &self.vault, letter, &enclosures, &self.pace).await;
                self.noted(session, letter, &mut progress, posted).await?;
            }
        }
        Ok(())
    }

    async fn lodging(&self, session: &Session, answers: &Outgoing, documents: &[Outgoing]) -> Result<()> {
        let mut progress = Progress::of(&self.vault, answers.id).await?;
        let mut application = None;
        if progress.is_due() {
            application = match lodge::prepare(session, &self.vault, answers).await {
                Ok(application) => Some(application),
                // That it goes well is no success yet: what failed before may have been the lodging.
                failed => self.noted(session, answers, &mut progress, failed).await?,
            };
        }
        let ready = application.is_some();
        if application.is_none() {
            // The answers wait; the documents need not, once there is an application.
            let case = answers.case;
            application = with(&self.vault, move |vault| Ok(linked(vault, case)?.application)).await?;
        }
        let Some(application) = application else { return Ok(()) };
        // Owned, because of a borrowed one the compiler cannot say that the whole may move to another thread.
        let uploads = documents.iter().cloned().map(|it| async move { self.brought(session, &it).await });
        // An error here is one that stops all: what else is on its way breaks off, and goes on the next time.
        let uploads: Vec<_> = stream::iter(uploads).buffered(AT_ONCE).try_collect().await?;
        let mut there = 0;
        // Into their slots in turn: the service shows them in the order in which they came.
        for (document, upload) in documents.iter().zip(uploads) {
            there += usize::from(self.attached(session, &application, document, upload).await?);
        }
        if ready && there == documents.len() {
            let lodged = lodge::lodge(session, &self.vault, &application, answers, documents).await;
            if self.noted(session, answers, &mut progress, lodged).await?.is_some() {
                (self.tell)(News::Followed(answers.case));
            }
        }
        Ok(())
    }

    /// Uploads a document, if it is due; the number of the upload.
    async fn brought(&self, session: &Session, document: &Outgoing) -> Result<Option<String>> {
        let mut progress = Progress::of(&self.vault, document.id).await?;
        if progress.attached || !progress.is_due() {
            return Ok(None);
        }
        match upload(session, &self.vault, document, &mut progress, &self.pace).await {
            // That it goes well is no success yet: what failed before may have been the slot.
            Ok(upload) => Ok(Some(upload)),
            failed => self.noted(session, document, &mut progress, failed).await,
        }
    }

    /// Whether a document lies in its slot, into which it is put if it was uploaded.
    async fn attached(
        &self,
        session: &Session,
        application: &str,
        document: &Outgoing,
        upload: Option<String>,
    ) -> Result<bool> {
        let mut progress = Progress::of(&self.vault, document.id).await?;
        if let Some(upload) = upload {
            let sent = (document, upload);
            let put = lodge::attach(session, &self.vault, application, sent, &mut progress, &self.pace).await;
            self.noted(session, document, &mut progress, put).await?;
        }
        Ok(progress.attached)
    }

    /// Keeps what went wrong with one thing, and goes on with the others, unless the service itself cannot be reached.
    async fn noted<T>(
        &self,
        session: &Session,
        item: &Outgoing,
        progress: &mut Progress,
        outcome: Result<T>,
    ) -> Result<Option<T>> {
        let error = match outcome {
            Ok(done) => {
                if progress.trouble.take().is_some() {
                    progress.tries = 0;
                    progress.not_before = 0;
                    progress.keep(&self.vault, item.id).await?;
                }
                (self.tell)(News::Sending(item.case));
                return Ok(Some(done));
            }
            Err(error) => error,
        };
        let hopeless = matches!(error, SyncError::SignInNeeded | SyncError::NoService | SyncError::Store(_));
        if hopeless && error.stops_all() {
            return Err(error);
        }
        progress.failed(&error, &self.pace);
        progress.keep(&self.vault, item.id).await?;
        (self.tell)(News::Sending(item.case));
        // One thing on which every line breaks must not hold up the rest.
        if error.stops_all() && !session.answers().await { Err(error) } else { Ok(None) }
    }

    /// How long until something is due.
    async fn next(&self) -> Result<Duration> {
        let waits = with(&self.vault, |vault| {
            let unsent = vault.outbox(None)?.into_iter().filter(|item| item.state != Sending::Received);
            let progress = unsent.map(|item| {
                Ok(serde_json::from_value::<Progress>(vault.progress(item.id)?).unwrap_or_default())
            });
            progress.collect::<liite_store::Result<Vec<_>>>()
        });
        let now = session::now();
        let due = waits.await?.into_iter().filter(|it| !it.is_stuck() && it.not_before > now);
        let next = due.map(|it| Duration::from_millis((it.not_before - now).unsigned_abs())).min();
        Ok(next.unwrap_or(self.pace.follow).min(self.pace.follow))
    }

    pub(crate) async fn session(&self) -> Result<Session> {
        Session::open(&self.vault, &self.http, &self.refreshing, &self.speed).await
    }

    /// Everything on its way, of one case or of all, oldest first.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn waybills(&self, case: Option<CaseId>) -> Result<Vec<Waybill>> {
        with(&self.vault, move |vault| waybills(vault, case)).await
    }

    /// Tries again, at once, what is stuck or waits.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn try_again(&self, id: OutboxId) -> Result<()> {
        let mut progress = Progress::of(&self.vault, id).await?;
        (progress.tries, progress.not_before, progress.trouble) = (0, 0, None);
        progress.keep(&self.vault, id).await?;
        self.wake();
        Ok(())
    }

    /// Brings a case that is a draft and its application at the service together, so that another device can go on with
    /// it; gives the fields between which a person must choose. `child`: for whom it is made, if not for the person.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn share_draft(&self, case: CaseId, child: Option<Child>) -> Result<Vec<Conflict>> {
        let conflicts = draft::together(&self.session().await?, &self.vault, case, child).await?;
        if !conflicts.is_empty() {
            (self.tell)(News::Conflicts(case));
        }
        Ok(conflicts)
    }

    /// Fields of a case that were changed here and elsewhere.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn conflicts(&self, case: CaseId) -> Result<Vec<Conflict>> {
        with(&self.vault, move |vault| Ok(linked(vault, case)?.conflicts)).await
    }

    /// Chooses what was answered here (`mine`) or elsewhere; [`Courier::share_draft`] then makes it so everywhere.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn choose(&self, case: CaseId, field: &str, mine: bool) -> Result<()> {
        let field = field.to_owned();
        with(&self.vault, move |vault| draft::choose(vault, case, &field, mine)).await
    }

    /// Takes a final case back to be changed, with what waits of it in the outbox.
    ///
    /// # Errors
    /// [`liite_store::StoreError::StateOneWay`] once it is being lodged, and those of the disk.
    pub async fn withdraw(&self, case: CaseId) -> Result<()> {
        // Between two rounds: nothing of it is on its way then.
        let _held = self.round.lock().await;
        with(&self.vault, move |vault| vault.withdraw(case)).await
    }
}
