//! What is shown of an application: to each role what that role may see, and nothing else.

use liite_protocol::{
    Application, ApplicationSummary, Attachment, Consent, MandateState, Payment, PaymentState, Role, State,
};

use super::case::{Case, GivesRole};
use crate::sign_in::Person;

impl Case {
    /// One line of a list.
    #[must_use]
    pub fn summary(&self, role: Role) -> ApplicationSummary {
        let child = self.child.as_ref().map(|child| child.name.clone());
        ApplicationSummary {
            id: self.id.clone(),
            kind: self.kind.clone(),
            state: self.state,
            role,
            applicant: child.unwrap_or_else(|| self.owner_name.clone()),
            deadline: self.deadline(),
            changed: self.changed,
        }
    }

    /// The application as `who`, being `role` in it, may see it.
    #[must_use]
    pub fn seen_by(&self, who: &Person, role: Role) -> Application {
        let all = matches!(role, Role::Applicant | Role::Official);
        // An employer sees neither what the applicant states nor who represents them.
        let employer = role == Role::Employer;
        let own = |by: Role| all || !employer || by == Role::Employer;
        Application {
            summary: self.summary(role),
            submitted: self.submitted,
            child: self.child.clone().filter(|_| !employer),
            draft_version: self.version,
            attachments: self.attachments().filter(|(_, by)| all || *by == role).map(|(a, _)| a).collect(),
            consent: self.employer.clone().map(|business_id| Consent { business_id }),
            visit: self.visit.clone().filter(|_| !employer),
            payment: self.payment_seen_by(who),
            requests: self
                .requests
                .iter()
                .cloned()
                .map(|mut request| {
                    request.answer = request.answer.filter(|answer| own(answer.by));
                    request
                })
                .collect(),
            statements: self.statements.iter().filter(|statement| own(statement.by)).cloned().collect(),
            terms: self.terms.clone(),
            mandates: self
                .mandates
                .iter()
                .filter(|held| {
                    all || held.holder == who.subject
                        || (!employer && held.mandate.state == MandateState::Accepted)
                })
                .map(|held| held.mandate.clone())
                .collect(),
            documents_requests: self
                .documents_requests
                .iter()
                .filter(|(_, by)| all || *by == who.subject)
                .map(|(request, _)| request.clone())
                .collect(),
            has_decision: self.decision.is_some() && !employer,
            decision: self.decision.clone().filter(|_| role == Role::Official),
        }
    }

    /// What lies in slots, with who put it there.
    fn attachments(&self) -> impl Iterator<Item = (Attachment, Role)> {
        self.files.iter().filter(|file| !file.slot.is_empty()).map(|file| {
            let attachment = Attachment { slot: file.slot.clone(), by: file.by, file: file.file.clone() };
            (attachment, file.by)
        })
    }

    /// The fee; the address at the provider only for the one who began.
    #[must_use]
    pub fn payment_seen_by(&self, who: &Person) -> Payment {
        let attempt = self.paid().or_else(|| self.paying());
        let state = match attempt {
            Some(attempt) if attempt.paid.is_some() => PaymentState::Paid,
            Some(_) => PaymentState::Started,
            None if self.fee_cents == 0 || self.state == State::Draft => PaymentState::NotDue,
            None => PaymentState::Open,
        };
        Payment {
            state,
            cents: self.fee_cents,
            started_by: attempt.map(|attempt| attempt.role),
            started_by_name: attempt.map(|attempt| attempt.name.clone()),
            started: attempt.map(|attempt| attempt.at),
            href: attempt
                .filter(|attempt| attempt.by == who.subject && attempt.paid.is_none())
                .and_then(|attempt| attempt.href.clone()),
            paid: attempt.and_then(|attempt| attempt.paid),
            transaction: attempt
                .filter(|attempt| attempt.paid.is_some())
                .and_then(|attempt| attempt.transaction.clone()),
        }
    }

    /// Whether `who`, being `role`, may read a file: everything as applicant or official, one's own as employer, and as
    /// assistant or representative one's own and, once an official has granted it, the rest.
    #[must_use]
    pub fn may_read(&self, who: &Person, role: Role, file: &super::CaseFile) -> bool {
        match role {
            Role::Applicant | Role::Official => true,
            Role::Employer => file.by == role,
            Role::Assistant | Role::Representative => {
                let granted = |(request, by): &(liite_protocol::DocumentsRequest, String)| {
                    *by == who.subject && request.granted.is_some()
                };
                file.by == role
                    && self.active_mandate(&who.subject).is_some_and(|m| m.mandate.kind.role() == role)
                    || self.documents_requests.iter().any(granted)
            }
            Role::Stranger => false,
        }
    }
}
