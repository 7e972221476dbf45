//! Who may do what, and when: the one table, and the one function that reads it.

use liite_protocol::{Code, Role, State};

/// What can be done with an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See its state, requests and statements.
    View,
    /// Read the answers.
    ReadAnswers,
    /// Read files; which ones depends on the role.
    ReadFiles,
    /// Change the answers.
    Save,
    /// Put a file into a slot, or take it out.
    Attach,
    /// Let an employer take part, or no longer.
    Consent,
    /// Lodge it.
    Submit,
    /// Begin to pay the fee.
    Pay,
    /// Book a visit to prove the identity.
    BookVisit,
    /// Answer a request for additional information.
    Answer,
    /// Add something unasked.
    AddStatement,
    /// Read the decision.
    ReadDecision,
    /// Take it back.
    Cancel,
    /// Give the terms of employment.
    SendTerms,
    /// Ask for the documents of the case.
    AskDocuments,
    /// Ask to act for the client.
    SendMandate,
    /// Begin to process it.
    TakeIn,
    /// Ask for additional information.
    Request,
    /// Accept or refuse a mandate.
    JudgeMandate,
    /// Let the documents of the case be read.
    GrantDocuments,
    /// Decide.
    Decide,
    /// Note that the decision has legal force.
    SetLegalForce,
    /// Read what was done.
    ReadAudit,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 23] = [
        Action::View,
        Action::ReadAnswers,
        Action::ReadFiles,
        Action::Save,
        Action::Attach,
        Action::Consent,
        Action::Submit,
        Action::Pay,
        Action::BookVisit,
        Action::Answer,
        Action::AddStatement,
        Action::ReadDecision,
        Action::Cancel,
        Action::SendTerms,
        Action::AskDocuments,
        Action::SendMandate,
        Action::TakeIn,
        Action::Request,
        Action::JudgeMandate,
        Action::GrantDocuments,
        Action::Decide,
        Action::SetLegalForce,
        Action::ReadAudit,
    ];

    /// Its name in the audit log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::ReadAnswers => "read-answers",
            Self::ReadFiles => "read-files",
            Self::Save => "save",
            Self::Attach => "attach",
            Self::Consent => "consent",
            Self::Submit => "submit",
            Self::Pay => "pay",
            Self::BookVisit => "book-visit",
            Self::Answer => "answer",
            Self::AddStatement => "add-statement",
            Self::ReadDecision => "read-decision",
            Self::Cancel => "cancel",
            Self::SendTerms => "send-terms",
            Self::AskDocuments => "ask-documents",
            Self::SendMandate => "send-mandate",
            Self::TakeIn => "take-in",
            Self::Request => "request",
            Self::JudgeMandate => "judge-mandate",
            Self::GrantDocuments => "grant-documents",
            Self::Decide => "decide",
            Self::SetLegalForce => "set-legal-force",
            Self::ReadAudit => "read-audit",
        }
    }
}

const EVER: &[State] = &State::ALL;
const DRAFT: &[State] = &[State::Draft];
const SUBMITTED: &[State] = &[State::Submitted];
const DECIDED: &[State] = &[State::Decided];
/// Lodged and not decided.
const OPEN: &[State] = &[State::Submitted, State::Processing, State::InformationRequested];
/// The same, or still a draft.
const UNDECIDED: &[State] = &[State::Draft, State::Submitted, State::Processing, State::InformationRequested];
/// Lodged, without legal force: as long as a mandate holds.
const ALIVE: &[State] = &[State::Submitted, State::Processing, State::InformationRequested, State::Decided];
const LODGED: &[State] = &[
    State::Submitted,
    State::Processing,
    State::InformationRequested,
    State::Decided,
    State::Final,
    State::Cancelled,
];
const IN_HAND: &[State] = &[State::Processing, State::InformationRequested];
const ASKED: &[State] = &[State::InformationRequested];
const WITH_DECISION: &[State] = &[State::Decided, State::Final];

/// Everything that is allowed. What is not here is refused.
const TABLE: &[(Role, Action, &[State])] = {
    use Action as A;
    use Role::{Applicant, Assistant, Employer, Official, Representative, Stranger};
    &[
        (Applicant, A::View, EVER),
        (Applicant, A::ReadAnswers, EVER),
        (Applicant, A::ReadFiles, EVER),
        (Applicant, A::Save, DRAFT),
        (Applicant, A::Attach, DRAFT),
        (Applicant, A::Consent, UNDECIDED),
        (Applicant, A::Submit, DRAFT),
        (Applicant, A::Pay, SUBMITTED),
        (Applicant, A::BookVisit, OPEN),
        (Applicant, A::Answer, ASKED),
        (Applicant, A::AddStatement, OPEN),
        (Applicant, A::ReadDecision, WITH_DECISION),
        (Applicant, A::Cancel, UNDECIDED),
        (Employer, A::View, LODGED),
        (Employer, A::ReadFiles, LODGED),
        (Employer, A::Attach, OPEN),
        (Employer, A::Pay, SUBMITTED),
        (Employer, A::Answer, ASKED),
        (Employer, A::AddStatement, OPEN),
        (Employer, A::SendTerms, OPEN),
        (Assistant, A::View, ALIVE),
        (Assistant, A::ReadFiles, ALIVE),
        (Assistant, A::Answer, ASKED),
        (Assistant, A::AddStatement, OPEN),
        (Assistant, A::AskDocuments, ALIVE),
        (Representative, A::View, ALIVE),
        (Representative, A::ReadFiles, ALIVE),
        (Representative, A::Answer, ASKED),
        (Representative, A::AddStatement, OPEN),
        (Representative, A::AskDocuments, ALIVE),
        (Stranger, A::SendMandate, OPEN),
        (Official, A::View, LODGED),
        (Official, A::ReadAnswers, LODGED),
        (Official, A::ReadFiles, LODGED),
        (Official, A::ReadDecision, WITH_DECISION),
        (Official, A::TakeIn, SUBMITTED),
        (Official, A::Request, IN_HAND),
        (Official, A::JudgeMandate, OPEN),
        (Official, A::GrantDocuments, ALIVE),
        (Official, A::Decide, IN_HAND),
        (Official, A::SetLegalForce, DECIDED),
        (Official, A::ReadAudit, LODGED),
    ]
};

/// Whether this needs strong identification: all that is done for others, and reading a decision.
fn needs_strong(role: Role, action: Action) -> bool {
    role != Role::Applicant || action == Action::ReadDecision
}

fn states(role: Role, action: Action) -> Option<&'static [State]> {
    TABLE.iter().find(|(r, a, _)| (*r, *a) == (role, action)).map(|(_, _, states)| *states)
}

/// Whether a person, being `role` in an application that stands at `state`, may do `action`.
///
/// # Errors
/// [`Code::NotFound`] for whoever may not even know of it, [`Code::Forbidden`] for what is never this role's to do,
/// [`Code::StrongNeeded`], and [`Code::WrongState`].
pub fn check(role: Role, strong: bool, action: Action, state: State) -> Result<(), Code> {
    let sees = states(role, Action::View).is_some_and(|states| states.contains(&state));
    let Some(states) = states(role, action) else {
        return Err(if sees { Code::Forbidden } else { Code::NotFound });
    };
    if states.contains(&state) {
        return if strong || !needs_strong(role, action) { Ok(()) } else { Err(Code::StrongNeeded) };
    }
    Err(if sees { Code::WrongState } else { Code::NotFound })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_stands_twice() {
        for (i, (role, action, _)) in TABLE.iter().enumerate() {
            let again = TABLE.iter().skip(i + 1).any(|(r, a, _)| (r, a) == (role, action));
            assert!(!again, "{role:?} {action:?}");
        }
    }

    #[test]
    fn what_needs_strong_identification_is_refused_without() {
        assert_eq!(check(Role::Applicant, false, Action::Submit, State::Draft), Ok(()));
        let decision = check(Role::Applicant, false, Action::ReadDecision, State::Decided);
        assert_eq!(decision, Err(Code::StrongNeeded));
        assert_eq!(check(Role::Employer, false, Action::Pay, State::Submitted), Err(Code::StrongNeeded));
    }
}
