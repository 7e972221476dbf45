//! What employers and those who act for others see and do: lists of applications, terms for many workers, mandates.

use liite_protocol::{MandateState, SendTerms, Terms};

use super::super::{Answer, ApplicationLine, MandateView, Office, TermsInput, TermsResult};
use super::follow::mandate;

impl Office {
    /// Every application in which the person takes part, as the service lists them now.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn applications_there(&self) -> Answer<Vec<ApplicationLine>> {
        let lines = self.errand(async |courier| courier.list().await)?;
        lines.iter().map(|line| self.line_view(line)).collect()
    }

    /// The applications of workers who have consented that this business takes part.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn workers(&self, business: String) -> Answer<Vec<ApplicationLine>> {
        let lines = self.errand(async |courier| courier.workers(&business).await)?;
        lines.iter().map(|line| self.line_view(line)).collect()
    }

    /// Gives the same terms of employment to one or many workers; what one application does not take stops no other.
    ///
    /// # Errors
    /// When a day is none, and those of the service, the line and the vault.
    pub fn send_terms(
        &self,
        business: String,
        applications: Vec<String>,
        terms: TermsInput,
    ) -> Answer<Vec<TermsResult>> {
        let day = |text: &str| text.parse().map_err(|_| self.not_taken(text));
        let terms = Terms {
            from: day(&terms.from)?,
            to: terms.to.as_deref().map(day).transpose()?,
            title: terms.title,
            pay_cents_a_month: terms.pay_cents,
            hours_a_week_hundredths: terms.hours_hundredths,
            collective_agreement: terms.agreement,
        };
        let send = SendTerms { applications, terms };
        let outcomes = self.errand(async |courier| courier.send_terms(&business, &send).await)?;
        let result = |it: liite_protocol::TermsOutcome| TermsResult {
            trouble: it.problem.map(|problem| self.refused_there("service-refused", Some(&problem))),
            application: it.application,
        };
        Ok(outcomes.into_iter().map(result).collect())
    }

    /// The person's own mandates, the latest first.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn mandates(&self) -> Answer<Vec<MandateView>> {
        let texts = self.texts();
        let view = |it: liite_protocol::Mandate| MandateView {
            text: mandate(&texts, &it),
            active: it.state == MandateState::Accepted,
            application: it.application,
        };
        Ok(self.errand(async |courier| courier.mandates().await)?.into_iter().map(view).collect())
    }
}
