//! What somebody does at the service while the line holds: look, follow, pay, consent, book, decide to take back; and what
//! employers and those who act for others do. Nothing of it waits in the outbox: whoever asks is told at once how it went.

use std::time::Duration;

use liite_protocol::{
    Application, ApplicationSummary, Consent, Decision, Mandate, Me, Payment, SendTerms, StartPayment,
    State as Standing, TermsOutcome, Visit, header,
};
use liite_store::{CaseId, Digest, Glance, OutboxId, State, Vault};
use reqwest::{Method, RequestBuilder};
use serde::de::DeserializeOwned;

use crate::courier::{Courier, News};
use crate::draft::{checked_id, fresh_key};
use crate::error::{Result, SyncError};
use crate::follow::{self, Followed};
use crate::letter::{self, Enclosure, Letter, LetterCase};
use crate::linked::{Linked, change, linked};
use crate::session::{tokens, with};
use crate::wire::{Reply, with_json};

/// How often what must happen once is sent again when the line breaks under it.
const TRIES: u32 = 3;

impl Courier {
    /// Whether somebody is signed in; no line is needed.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn is_signed_in(&self) -> Result<bool> {
        with(&self.vault, |vault| Ok(tokens(vault)?.is_some())).await
    }

    /// Who the service takes the person for.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn me(&self) -> Result<Me> {
        self.asked("/v1/me").await
    }

    /// The cases of this vault as the service showed them last; no line is needed.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn followed(&self) -> Result<Vec<Followed>> {
        let all = with(&self.vault, follow::all).await?;
        let applications = all.into_iter().filter(|(_, linked)| linked.letter.is_none());
        Ok(applications
            .filter_map(|(case, linked)| Some(Followed { case, application: linked.seen? }))
            .collect())
    }

    /// Every application in which the person takes part, as the service lists them now.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn list(&self) -> Result<Vec<ApplicationSummary>> {
        follow::list(&self.session().await?).await
    }

    /// One application, as the service shows it to the person now.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn show(&self, application: &str) -> Result<Application> {
        let seen = follow::show(&self.session().await?, application).await?;
        self.remember(seen.clone()).await?;
        Ok(seen)
    }

    /// Keeps what was seen with the case of this vault that it is, where there is one.
    async fn remember(&self, seen: Application) -> Result<()> {
        let id = seen.summary.id.clone();
        let Some(case) = with(&self.vault, move |vault| follow::case_of(vault, &id)).await? else {
            return Ok(());
        };
        let is_new = change(&self.vault, case, move |linked| linked.seen.replace(seen.clone()) != Some(seen));
        if is_new.await? {
            (self.tell)(News::Followed(case));
        }
        Ok(())
    }

    /// Links a case of this vault with an application that another device has made; then [`Courier::share_draft`].
    ///
    /// # Errors
    /// [`SyncError::NotSendable`] when the case has another one, and those of the service, the line and the vault.
    pub async fn adopt(&self, case: CaseId, application: &str) -> Result<()> {
        let seen = follow::show(&self.session().await?, application).await?;
        let fresh = change(&self.vault, case, move |linked| match &linked.application {
            Some(known) if *known != seen.summary.id => false,
            _ => {
                linked.application = Some(seen.summary.id.clone());
                linked.seen = Some(seen);
                true
            }
        });
        if fresh.await? {
            Ok(())
        } else {
            Err(SyncError::NotSendable { what: "the case has another application" })
        }
    }

    /// Follows an application in which the person takes part in a case of this vault, which is made where there is none:
    /// what is still a draft can be gone on with after [`Courier::share_draft`].
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn keep(&self, application: &str) -> Result<CaseId> {
        let seen = follow::show(&self.session().await?, application).await?;
        let made = move |vault: &Vault| {
            if let Some(case) = follow::case_of(vault, &seen.summary.id)? {
                return Ok(case);
            }
            let state = if seen.summary.state == Standing::Draft { State::Draft } else { State::Received };
            let (name, kind) = (seen.summary.applicant.clone(), seen.summary.kind.clone());
            let application = Some(seen.summary.id.clone());
            let linked = Linked { application, seen: Some(seen), ..Linked::default() };
            let remote = serde_json::to_value(linked).unwrap_or_default();
            vault.create_linked_case(&name, Some(&kind), state, &remote)
        };
        with(&self.vault, made).await
    }

    /// Begins to pay the fee of a lodged application, or goes on: open `href` of what comes back in the browser. Asked again
    /// it is the same payment. `take_over` takes over what another person has begun.
    ///
    /// # Errors
    /// Within [`SyncError::Refused`] `payment-started-by-another` with who and when, and `already-paid`; those of the
    /// line and the vault.
    pub async fn pay(&self, application: &str, take_over: bool) -> Result<Payment> {
        let path = format!("/v1/applications/{}/payment", checked_id(application)?);
        let body = StartPayment { take_over };
        let session = self.session().await?;
        let begun =
            session.call(Method::POST, &path, |request| with_json(request, "application/json", &body));
        begun.await?.due(200)?.json()
    }

    /// Lets an employer take part, or, with none, no longer.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn consent(&self, application: &str, business: Option<&str>) -> Result<()> {
        let path = "consent";
        match business {
            Some(business) => {
                let body = Consent { business_id: business.to_owned() };
                self.set(application, Method::PUT, path, |it| with_json(it, "application/json", &body)).await
            }
            None => self.set(application, Method::DELETE, path, |request| request).await,
        }
    }

    /// Books the visit to prove the identity, or moves it.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn book_visit(&self, application: &str, visit: &Visit) -> Result<()> {
        self.set(application, Method::PUT, "visit", |it| with_json(it, "application/json", visit)).await
    }

    /// Takes a lodged application back for good.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn cancel(&self, application: &str) -> Result<()> {
        self.set(application, Method::POST, "cancel", |request| request).await
    }

    /// The decision; that it was read is noted at the service.
    ///
    /// # Errors
    /// `strong-identification-needed` within [`SyncError::Refused`], and those of the service, the line and the vault.
    pub async fn decision(&self, application: &str) -> Result<Decision> {
        self.asked(&format!("/v1/applications/{}/decision", checked_id(application)?)).await
    }

    /// A file of an application, whose digest is proved.
    ///
    /// # Errors
    /// [`SyncError::Unbelievable`] when it is another file, and those of the service, the line and the vault.
    pub async fn file(&self, application: &str, sha256: &str) -> Result<Vec<u8>> {
        let fits = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !fits {
            return Err(SyncError::Unbelievable { what: "no digest" });
        }
        let path = format!("/v1/applications/{}/files/{sha256}", checked_id(application)?);
        let session = self.session().await?;
        let bytes = session.call(Method::GET, &path, |request| request).await?.due(200)?.into_body();
        if Digest::of(&bytes).to_string() == sha256 {
            Ok(bytes)
        } else {
            Err(SyncError::Unbelievable { what: "another file" })
        }
    }

    /// The applications of workers who have consented that this business takes part.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn workers(&self, business: &str) -> Result<Vec<ApplicationSummary>> {
        self.asked(&format!("/v1/employers/{}/applications", checked_business(business)?)).await
    }

    /// Gives the same terms of employment to one or many workers; each is answered for itself.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn send_terms(&self, business: &str, terms: &SendTerms) -> Result<Vec<TermsOutcome>> {
        let path = format!("/v1/employers/{}/terms", checked_business(business)?);
        let outcome: Vec<TermsOutcome> = self.once(&path, terms).await?.due(200)?.json()?;
        for done in outcome.iter().filter(|done| done.problem.is_none()) {
            let application = done.application.clone();
            let known = with(&self.vault, move |vault| follow::case_of(vault, &application)).await?;
            if known.is_some() {
                // The terms were taken; how things stand now is seen at the next look, if not at this one.
                let _ = self.show(&done.application).await;
            }
        }
        Ok(outcome)
    }

    /// The person's own mandates, the latest first.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub async fn mandates(&self) -> Result<Vec<Mandate>> {
        self.asked("/v1/mandates").await
    }

    /// Begins a letter about an application, as a draft in a case of its own.
    ///
    /// # Errors
    /// Those of the vault; [`SyncError::Unbelievable`] for what cannot be the number of an application.
    pub async fn begin_letter(&self, name: &str, application: &str, letter: Letter) -> Result<CaseId> {
        let (name, application) = (name.to_owned(), checked_id(application)?);
        with(&self.vault, move |vault| letter::begin(vault, &name, &application, letter)).await
    }

    /// Writes into a letter that is a draft.
    ///
    /// # Errors
    /// [`liite_store::StoreError::CaseNotDraft`] and those of the vault.
    pub async fn write_letter(&self, case: CaseId, letter: Letter) -> Result<()> {
        with(&self.vault, move |vault| letter::write(vault, case, letter)).await
    }

    /// The letter that a case is; nothing for other cases.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn letter(&self, case: CaseId) -> Result<Option<LetterCase>> {
        with(&self.vault, move |vault| letter::read(vault, case)).await
    }

    /// Every letter in the vault, in the order of their cases.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn letters(&self) -> Result<Vec<LetterCase>> {
        let all = with(&self.vault, follow::all).await?;
        let letter = |(case, linked): (CaseId, Linked)| {
            Some(LetterCase { case, application: linked.application?, letter: linked.letter? })
        };
        Ok(all.into_iter().filter_map(letter).collect())
    }

    /// Sends a letter with what is enclosed: it goes when the service can be reached. `seen`:
    /// what the case was like before its enclosures were gathered.
    ///
    /// # Errors
    /// [`liite_store::StoreError::CaseNotDraft`], [`liite_store::StoreError::CaseChanged`] and those of the vault.
    pub async fn send_letter(
        &self,
        case: CaseId,
        seen: Glance,
        enclosures: Vec<Enclosure>,
    ) -> Result<Vec<OutboxId>> {
        let ids = with(&self.vault, move |vault| letter::send(vault, case, seen, &enclosures)).await?;
        self.wake();
        Ok(ids)
    }

    /// The number of the application of a case, where it has one.
    ///
    /// # Errors
    /// Those of the vault.
    pub async fn application_of(&self, case: CaseId) -> Result<Option<String>> {
        with(&self.vault, move |vault| Ok(linked(vault, case)?.application)).await
    }

    async fn asked<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        let session = self.session().await?;
        session.call(Method::GET, path, |request| request).await?.due(200)?.json()
    }

    /// Sets something of an application: done twice it is the same.
    async fn set(
        &self,
        application: &str,
        method: Method,
        what: &str,
        dress: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<()> {
        let path = format!("/v1/applications/{}/{what}", checked_id(application)?);
        self.session().await?.call(method, &path, dress).await?.due(204)?;
        // It is done; how things stand now is seen at the next look, if not at this one.
        let _ = self.show(application).await;
        Ok(())
    }

    /// Sends what must happen once, with one key for all tries.
    async fn once<T: serde::Serialize>(&self, path: &str, body: &T) -> Result<Reply> {
        let (session, key) = (self.session().await?, fresh_key()?);
        let mut failures = 0;
        loop {
            let sent = session.call(Method::POST, path, |request| {
                with_json(request.header(header::IDEMPOTENCY_KEY, &key), "application/json", body)
            });
            failures += 1;
            match sent.await {
                Err(SyncError::Offline | SyncError::Later { .. }) if failures < TRIES => {
                    tokio::time::sleep(self.pace.wait(failures, None, 0).min(Duration::from_secs(5))).await;
                }
                sent => return sent,
            }
        }
    }
}

/// A business id goes into a path: it must be no path itself.
fn checked_business(id: &str) -> Result<&str> {
    let fits = id.len() == 9 && id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if fits { Ok(id) } else { Err(SyncError::NotSendable { what: "no business id" }) }
}
