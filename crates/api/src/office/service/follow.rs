//! What has happened to an application at the service, in words; and what can be done about it now.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use liite_protocol::{
    Application, ApplicationSummary, DocumentsRequest, InformationRequest, Mandate, MandateKind, Payment,
    PaymentState, Role, State, Statement, Terms, Visit,
};
use liite_store::CaseId;

use super::super::application::{day, money, say, say_with, today};
use super::super::{
    Answer, ApplicationLine, DecisionView, Deed, FileLine, FollowView, Office, PartView, RequestView,
    StageView, StageWhen, StatementView,
};
use crate::{Texts, save};

/// The stages of an application that goes well.
const STAGES: [State; 5] =
    [State::Submitted, State::Processing, State::InformationRequested, State::Decided, State::Final];

impl Office {
    /// An application as it was seen last; what is in no case of this vault, or was never seen, is asked for.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn follow(&self, application: String) -> Answer<FollowView> {
        let known = self.errand(async |courier| {
            let known = courier.followed().await?;
            Ok(known.into_iter().find(|it| it.application.summary.id == application))
        })?;
        match known {
            Some(known) => self.follow_view(known.application, Some(known.case)),
            None => {
                let seen = self.errand(async |courier| courier.show(&application).await)?;
                self.follow_view(seen, None)
            }
        }
    }

    /// Asks the service how an application stands.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn refresh_application(&self, application: String) -> Answer<()> {
        self.errand(async |courier| courier.show(&application).await.map(|_| ()))
    }

    /// Follows an application in a case of this vault, and gives its number.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn keep_application(&self, application: String) -> Answer<i64> {
        let case = self.errand(async |courier| courier.keep(&application).await)?;
        self.tell_case(case.0);
        Ok(case.0)
    }

    /// Begins to pay the fee, or goes on, and gives the address to open in the browser.
    ///
    /// # Errors
    /// When another person has begun and it is not to be taken over, when it was paid, and those of the service, the
    /// line and the vault.
    pub fn pay(&self, application: String, take_over: bool) -> Answer<String> {
        let payment = self.errand(async |courier| courier.pay(&application, take_over).await)?;
        let offline = || self.unsent(&liite_sync::SyncError::Later { after: None });
        payment.href.ok_or_else(offline)
    }

    /// Lets an employer take part, or, with none, no longer.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn consent(&self, application: String, business: Option<String>) -> Answer<()> {
        self.errand(async |courier| courier.consent(&application, business.as_deref()).await)
    }

    /// Books the visit to prove the identity: a place, a day as in `2026-12-31` and a time as in `13:45`, in Finland.
    ///
    /// # Errors
    /// When that is no moment, and those of the service, the line and the vault.
    pub fn book_visit(&self, application: String, place: String, on: String, at: String) -> Answer<()> {
        let wrong = || self.not_taken(&format!("{on} {at}"));
        let civil: jiff::civil::DateTime = format!("{on}T{at}").parse().map_err(|_| wrong())?;
        let zoned = civil.in_tz("Europe/Helsinki").map_err(|_| wrong())?;
        let visit = Visit { place, at: zoned.timestamp() };
        self.errand(async |courier| courier.book_visit(&application, &visit).await)
    }

    /// Takes a lodged application back for good.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn cancel_application(&self, application: String) -> Answer<()> {
        self.errand(async |courier| courier.cancel(&application).await)
    }

    /// The decision.
    ///
    /// # Errors
    /// When the person was not identified strongly, and those of the service, the line and the vault.
    pub fn decision(&self, application: String) -> Answer<DecisionView> {
        let decision = self.errand(async |courier| courier.decision(&application).await)?;
        let texts = self.texts();
        let outcome = match decision.outcome {
            liite_protocol::Outcome::Granted => "service-outcome-granted",
            liite_protocol::Outcome::Refused => "service-outcome-refused",
            liite_protocol::Outcome::Lapsed => "service-outcome-lapsed",
        };
        Ok(DecisionView {
            outcome: say(&texts, outcome),
            granted: decision.outcome == liite_protocol::Outcome::Granted,
            text: decision.text,
            made: moment(&texts, decision.at),
        })
    }

    /// Writes a file of an application to a file of the person's.
    ///
    /// # Errors
    /// Those of the service, the line, the vault and the disk.
    pub fn save_received_file(&self, application: &str, sha256: &str, path: &std::path::Path) -> Answer<()> {
        let bytes = self.errand(async |courier| courier.file(application, sha256).await)?;
        save::save(path, &bytes).map_err(|error| self.failed(&error))
    }

    /// Title and text of a notice that something has happened, without saying to whom or what.
    #[must_use]
    pub fn news(&self) -> (String, String) {
        let texts = self.texts();
        (say(&texts, "service-news-title"), say(&texts, "service-news-text"))
    }

    /// A name for a file that every system takes, made of one that came from elsewhere.
    #[must_use]
    pub fn safe_name(&self, name: &str) -> String {
        let stem = name.strip_suffix(".pdf").unwrap_or(name);
        liite_catalogue::FileNameRule::default().fitted(&format!("{stem}.pdf"))
    }

    /// One line of a list.
    pub(super) fn line_view(&self, summary: &ApplicationSummary) -> Answer<ApplicationLine> {
        let texts = self.texts();
        let kind = self.catalogue()?.type_named(&summary.kind).ok();
        Ok(ApplicationLine {
            application: summary.id.clone(),
            kind: kind.map_or_else(|| summary.kind.clone(), |kind| say(&texts, &kind.key())),
            applicant: summary.applicant.clone(),
            part: part(summary.role),
            part_text: say(&texts, &format!("service-role-{}", summary.role.name())),
            state_text: say(&texts, &format!("service-state-{}", summary.state.name())),
            days: summary.deadline.map(last_day).map_or(0, days_until),
            deadline: summary.deadline.map(|at| day(&texts, last_day(at))),
            takes_terms: summary.role == Role::Employer && is_open(summary.state),
        })
    }

    fn follow_view(&self, seen: Application, case: Option<CaseId>) -> Answer<FollowView> {
        let texts = self.texts();
        let request = |it: &InformationRequest| self.request_view(&texts, it);
        let mut mandates: Vec<String> = seen.mandates.iter().map(|it| mandate(&texts, it)).collect();
        mandates.dedup();
        let file = |(name, file): (String, &liite_protocol::FileRef)| FileLine {
            sha256: file.sha256.clone(),
            name,
            bytes: file.bytes,
        };
        let in_slots = seen.attachments.iter().map(|it| (self.slot_name(&it.slot, &it.file.name), &it.file));
        let said = seen.statements.iter().chain(seen.requests.iter().filter_map(|it| it.answer.as_ref()));
        let with_words = said.flat_map(|it| it.files.iter().map(|file| (file.name.clone(), file)));
        let files = in_slots.chain(with_words).map(file).collect();
        Ok(FollowView {
            line: self.line_view(&seen.summary)?,
            case_id: case.map(|case| case.0),
            stages: stages(&texts, seen.summary.state, !seen.requests.is_empty()),
            submitted: seen.submitted.map(|at| at.as_millisecond()),
            fee: fee(&texts, &seen.payment),
            deeds: deeds(&seen),
            requests: seen.requests.iter().map(request).collect(),
            statements: seen.statements.iter().map(|it| statement(&texts, it)).collect(),
            visit: seen.visit.as_ref().map(|visit| {
                let values = [("place", visit.place.clone()), ("when", moment(&texts, visit.at))];
                say_with(&texts, "service-visit", &values)
            }),
            employer: seen.consent.as_ref().map(|consent| consent.business_id.clone()),
            terms: seen.terms.as_ref().map(|it| terms(&texts, it)),
            mandates,
            documents_requests: seen.documents_requests.iter().map(|it| asked(&texts, it)).collect(),
            files,
            letters: self.letters_about(Some(&seen.summary.id))?,
        })
    }

    pub(super) fn request_view(&self, texts: &Texts, request: &InformationRequest) -> RequestView {
        let last = last_day(request.deadline);
        RequestView {
            number: request.number,
            text: request.text.clone(),
            deadline: day(texts, last),
            days: days_until(last),
            answer: request.answer.as_ref().map(|answer| statement(texts, answer)),
        }
    }

    /// What lies in a slot: the catalogue's name, or that of the file for what the catalogue does not ask for.
    pub(super) fn slot_name(&self, slot: &str, file: &str) -> String {
        let known = self.catalogue().is_ok_and(|catalogue| catalogue.paper(slot).is_some());
        if known { say(&self.texts(), &liite_catalogue::slot_key(slot)) } else { file.to_owned() }
    }
}

fn part(role: Role) -> PartView {
    match role {
        Role::Applicant => PartView::Applicant,
        Role::Employer => PartView::Employer,
        Role::Assistant => PartView::Assistant,
        Role::Representative => PartView::Representative,
        Role::Official => PartView::Official,
        Role::Stranger => PartView::Stranger,
    }
}

fn is_open(state: State) -> bool {
    matches!(state, State::Submitted | State::Processing | State::InformationRequested)
}

/// What the person may do now, after the service's table of permissions; the service has the last word.
fn deeds(seen: &Application) -> Vec<Deed> {
    let (role, state) = (seen.summary.role, seen.summary.state);
    let open = is_open(state);
    let payer = matches!(role, Role::Applicant | Role::Employer) && state == State::Submitted;
    let others = seen.payment.state == PaymentState::Started && seen.payment.href.is_none();
    let acts = matches!(role, Role::Assistant | Role::Representative);
    let unanswered = seen.requests.iter().any(|it| it.answer.is_none());
    let all = [
        (Deed::Answer, state == State::InformationRequested && unanswered),
        (
            Deed::Pay,
            payer && matches!(seen.payment.state, PaymentState::Open | PaymentState::Started) && !others,
        ),
        (Deed::TakeOver, payer && others),
        (Deed::ReadDecision, role == Role::Applicant && seen.has_decision),
        (Deed::BookVisit, role == Role::Applicant && open),
        (Deed::Consent, role == Role::Applicant && open),
        (Deed::Terms, role == Role::Employer && open),
        (Deed::GivePapers, role == Role::Employer && open),
        (Deed::AskDocuments, acts && (open || state == State::Decided)),
        (Deed::State, open && role != Role::Stranger),
        (Deed::Cancel, role == Role::Applicant && open),
    ];
    all.into_iter().filter(|(_, may)| *may).map(|(deed, _)| deed).collect()
}

/// The stages in words. That more was asked for is a stage only where it was.
fn stages(texts: &Texts, state: State, was_asked: bool) -> Vec<StageView> {
    let shown = STAGES.into_iter().filter(|stage| *stage != State::InformationRequested || was_asked);
    let mut stages: Vec<_> = shown
        .map(|stage| StageView {
            text: say(texts, &format!("service-state-{}", stage.name())),
            when: match stage.cmp(&state) {
                std::cmp::Ordering::Less => StageWhen::Past,
                std::cmp::Ordering::Equal => StageWhen::Now,
                std::cmp::Ordering::Greater => StageWhen::Later,
            },
        })
        .collect();
    if state == State::Cancelled {
        stages.truncate(1);
        stages.push(StageView { text: say(texts, "service-state-cancelled"), when: StageWhen::Now });
    }
    stages
}

fn fee(texts: &Texts, payment: &Payment) -> String {
    let amount = money(texts, u32::try_from(payment.cents).unwrap_or(u32::MAX));
    let name = payment.started_by_name.clone().unwrap_or_default();
    let by = payment.started_by.map(|role| say(texts, &format!("service-role-{}", role.name())));
    let when = |at: Option<Timestamp>| at.map(|at| moment(texts, at)).unwrap_or_default();
    let values = |at| {
        [
            ("amount", amount.clone()),
            ("name", name.clone()),
            ("part", by.clone().unwrap_or_default()),
            ("when", when(at)),
        ]
    };
    match payment.state {
        PaymentState::NotDue => say(texts, "service-fee-none"),
        PaymentState::Open => say_with(texts, "service-fee-open", &[("amount", amount)]),
        PaymentState::Started => say_with(texts, "service-fee-started", &values(payment.started)),
        PaymentState::Paid => say_with(texts, "service-fee-paid", &values(payment.paid)),
    }
}

fn statement(texts: &Texts, said: &Statement) -> StatementView {
    let part = say(texts, &format!("service-role-{}", said.by.name()));
    StatementView {
        by: format!("{} ({part})", said.name),
        at: said.at.as_millisecond(),
        text: said.text.clone(),
        files: said.files.iter().map(|file| file.name.clone()).collect(),
    }
}

fn terms(texts: &Texts, terms: &Terms) -> String {
    let hours = f64::from(terms.hours_a_week_hundredths) / 100.0;
    let hours =
        if texts.language() == "en" { hours.to_string() } else { hours.to_string().replace('.', ",") };
    let values = [
        ("title", terms.title.clone()),
        ("pay", money(texts, u32::try_from(terms.pay_cents_a_month).unwrap_or(u32::MAX))),
        ("hours", hours),
        ("from", day(texts, terms.from)),
        ("to", terms.to.map_or_else(|| "none".to_owned(), |to| day(texts, to))),
        ("agreement", terms.collective_agreement.clone().unwrap_or_else(|| "none".to_owned())),
    ];
    say_with(texts, "service-terms", &values)
}

/// A mandate in words.
pub(super) fn mandate(texts: &Texts, mandate: &Mandate) -> String {
    let kind = match mandate.kind {
        MandateKind::Assistant => "assistant",
        MandateKind::Representative => "representative",
    };
    let state = serde_json::to_value(mandate.state).ok().and_then(|it| it.as_str().map(str::to_owned));
    let values = [
        ("name", mandate.name.clone()),
        ("kind", kind.to_owned()),
        ("state", state.unwrap_or_default()),
        ("reason", mandate.reason.clone().unwrap_or_default()),
    ];
    say_with(texts, "service-mandate", &values)
}

fn asked(texts: &Texts, request: &DocumentsRequest) -> String {
    let granted = request.granted.map_or_else(|| "no".to_owned(), |_| "yes".to_owned());
    let values = [("text", request.text.clone()), ("name", request.name.clone()), ("granted", granted)];
    say_with(texts, "service-documents-request", &values)
}

/// The last moment is midnight in Finland: the last day is the one before it.
fn last_day(deadline: Timestamp) -> Date {
    (deadline - jiff::SignedDuration::from_secs(1)).to_zoned(finland()).date()
}

fn days_until(last: Date) -> i32 {
    today().date().until(last).map_or(0, |span| span.get_days())
}

fn finland() -> TimeZone {
    TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC)
}

/// A moment as calendar and clock show it in Finland.
pub(super) fn moment(texts: &Texts, at: Timestamp) -> String {
    let at = at.to_zoned(finland());
    let clock = match texts.language() {
        "fi" => "klo %H.%M",
        "sv" => "kl. %H.%M",
        _ => "%H:%M",
    };
    format!("{} {}", day(texts, at.date()), at.strftime(clock))
}
