//! One application with all that belongs to it, as it is kept: one document, so that it changes as a whole.

use jiff::Timestamp;
use liite_protocol::{
    Child, Code, Decision, DocumentsRequest, FileRef, InformationRequest, Mandate, MandateKind, MandateState,
    Problem, Role, SignedReceipt, State, Statement, Terms, Visit,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::sign_in::Person;
use crate::store::UploadRow;

/// A file of the case and where its bytes lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFile {
    /// What is shown of it.
    pub file: FileRef,
    /// Its slot; empty for a file of an answer or statement.
    pub slot: String,
    /// Who gave it.
    pub by: Role,
    /// Name of its object.
    pub object: String,
}

/// A mandate and who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldMandate {
    /// What is shown of it.
    pub mandate: Mandate,
    /// Subject of the one who acts.
    pub holder: String,
    /// Object of the paper.
    pub object: String,
}

/// Somebody at the payment provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentAttempt {
    /// Our number of it, unique.
    pub stamp: String,
    /// Subject of the payer.
    pub by: String,
    /// Their name.
    pub name: String,
    /// As what they take part.
    pub role: Role,
    /// When they began.
    pub at: Timestamp,
    /// Where to pay, once the provider has said so.
    pub href: Option<String>,
    /// The provider's number.
    pub transaction: Option<String>,
    /// When the provider said that it was paid.
    pub paid: Option<Timestamp>,
    /// The provider said that it failed, or another took over.
    pub over: bool,
    /// Paid although another attempt had paid already: to be given back, and `false` until it was.
    pub refunded: Option<bool>,
}

/// Somebody who takes part, for the lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// As what.
    pub role: Role,
    /// Subject, or business id of an employer.
    pub subject: String,
    /// Whether they do now.
    pub standing: PartyStanding,
}

/// Whether somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyStanding {
    /// They do.
    Active,
    /// They wait to be accepted.
    Waiting,
    /// They did, or were refused.
    Over,
}

/// One application.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its number.
    pub id: String,
    /// Application type.
    pub kind: String,
    /// Subject of the applicant.
    pub owner: String,
    /// Name of the applicant.
    pub owner_name: String,
    /// The child for whom it is made.
    pub child: Option<Child>,
    /// How far it has come.
    pub state: State,
    /// When it was made.
    pub created: Timestamp,
    /// When it last changed.
    pub changed: Timestamp,
    /// When it was lodged.
    pub submitted: Option<Timestamp>,
    /// Counts the savings of the answers.
    pub version: u64,
    /// The answers.
    pub answers: Value,
    /// Every file: of slots, answers and statements.
    pub files: Vec<CaseFile>,
    /// Business id of the employer who takes part.
    pub employer: Option<String>,
    /// The booked visit.
    pub visit: Option<Visit>,
    /// The fee in cents; 0: none.
    pub fee_cents: u64,
    /// Everybody who ever began to pay.
    pub payments: Vec<PaymentAttempt>,
    /// Requests for additional information.
    pub requests: Vec<InformationRequest>,
    /// Statements.
    pub statements: Vec<Statement>,
    /// Terms of employment.
    pub terms: Option<Terms>,
    /// Mandates of any state.
    pub mandates: Vec<HeldMandate>,
    /// Requests for documents, with the subject of who asks.
    pub documents_requests: Vec<(DocumentsRequest, String)>,
    /// The decision.
    pub decision: Option<Decision>,
    /// What was confirmed, and to whom.
    pub receipts: Vec<(SignedReceipt, String)>,
}

impl Case {
    /// What a person is in this application.
    #[must_use]
    pub fn role_of(&self, who: &Person) -> Role {
        // An official who applies is an applicant like any other, and judges nothing in the own case.
        if who.subject == self.owner {
            return Role::Applicant;
        }
        if let Some(held) = self.active_mandate(&who.subject).filter(|_| who.strong) {
            return held.mandate.kind.role();
        }
        if self.employer.as_ref().is_some_and(|business| who.businesses.contains(business)) {
            return Role::Employer;
        }
        if who.official { Role::Official } else { Role::Stranger }
    }

    /// For whom somebody in this role acts; empty for themselves.
    #[must_use]
    pub fn on_behalf(&self, role: Role) -> String {
        match role {
            Role::Employer => self.employer.clone().unwrap_or_default(),
            Role::Assistant | Role::Representative => self.owner.clone(),
            Role::Applicant | Role::Official | Role::Stranger => String::new(),
        }
    }

    /// Every upload to which it refers, as often as it does.
    pub fn uploads(&self) -> impl Iterator<Item = &str> {
        let objects = self.files.iter().map(|file| &file.object);
        let objects = objects.chain(self.mandates.iter().map(|held| &held.object));
        objects.filter_map(|object| UploadRow::of_object(object))
    }

    /// The accepted mandate of a person.
    #[must_use]
    pub fn active_mandate(&self, subject: &str) -> Option<&HeldMandate> {
        self.mandates
            .iter()
            .find(|held| held.holder == subject && held.mandate.state == MandateState::Accepted)
    }

    /// Who takes part, for the lists.
    #[must_use]
    pub fn parties(&self) -> Vec<Party> {
        let party = |role, subject: &str, standing| Party { role, subject: subject.to_owned(), standing };
        let mut parties = vec![party(Role::Applicant, &self.owner, PartyStanding::Active)];
        parties.extend(self.employer.iter().map(|id| party(Role::Employer, id, PartyStanding::Active)));
        for held in &self.mandates {
            let standing = match held.mandate.state {
                MandateState::Accepted => PartyStanding::Active,
                MandateState::Sent => PartyStanding::Waiting,
                MandateState::Refused | MandateState::Replaced | MandateState::Closed => PartyStanding::Over,
            };
            let role = held.mandate.kind.role();
            // One who sent several mandates stands here once, with the one that counts most.
            match parties.iter_mut().find(|p| p.role == role && p.subject == held.holder) {
                Some(known) => known.standing = known.standing.min(standing),
                None => parties.push(party(role, &held.holder, standing)),
            }
        }
        parties
    }

    /// The payment that counts.
    #[must_use]
    pub fn paid(&self) -> Option<&PaymentAttempt> {
        self.payments.iter().find(|attempt| attempt.paid.is_some() && attempt.refunded.is_none())
    }

    /// The payment that is going on.
    #[must_use]
    pub fn paying(&self) -> Option<&PaymentAttempt> {
        self.payments.iter().rev().find(|attempt| attempt.paid.is_none() && !attempt.over)
    }

    /// Whether a fee is due that nobody has paid.
    #[must_use]
    pub fn owes(&self) -> bool {
        self.fee_cents > 0 && self.paid().is_none()
    }

    /// The last moment for the most pressing open request.
    #[must_use]
    pub fn deadline(&self) -> Option<Timestamp> {
        let open = self.state == State::InformationRequested;
        let asked = self.requests.iter().filter(|request| open && request.answer.is_none());
        asked.map(|request| request.deadline).min()
    }

    /// Whether every request has its answer.
    #[must_use]
    pub fn all_answered(&self) -> bool {
        self.requests.iter().all(|request| request.answer.is_some())
    }

    /// Ends every mandate: the case is over.
    pub fn close_mandates(&mut self) {
        for held in &mut self.mandates {
            if matches!(held.mandate.state, MandateState::Accepted | MandateState::Sent) {
                held.mandate.state = MandateState::Closed;
            }
        }
    }
}

/// The role that a kind of mandate gives.
pub(crate) trait GivesRole {
    /// The role.
    fn role(self) -> Role;
}

impl GivesRole for MandateKind {
    fn role(self) -> Role {
        match self {
            MandateKind::Assistant => Role::Assistant,
            MandateKind::Representative => Role::Representative,
        }
    }
}

/// Words of a person: neither empty nor longer than `most` characters.
///
/// # Errors
/// [`Code::Invalid`] with the field.
pub fn text_within(field: &str, text: &str, most: usize) -> Result<(), Problem> {
    if text.trim().is_empty() || text.chars().count() > most || text.contains('\0') {
        return Err(Problem::new(Code::Invalid).with("field", field).with("most", most));
    }
    Ok(())
}
