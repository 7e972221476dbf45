//! Employers: their workers' applications, and terms of employment for many workers in one go.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use liite_protocol::{
    ApplicationSummary, Code, Problem, Role, SendTerms, SignedReceipt, Terms, TermsOutcome, header,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Service;
use crate::applications::{confirm, lines, text_within};
use crate::change::Asked;
use crate::permissions::Action;
use crate::refusal::{Answer, At, Body};
use crate::sign_in::{Person, Repeatable};

/// Most workers in one go.
const MOST_WORKERS: usize = 500;

pub(crate) fn routes() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::new().routes(routes!(workers)).routes(routes!(send_terms))
}

/// Somebody acts for a business only with its mandate; that somebody else might is not told.
fn acts_for(who: &Person, business: &str) -> Answer<()> {
    if who.businesses.iter().any(|held| held == business) { Ok(()) } else { Err(Code::NotFound.into()) }
}

/// The applications of workers who have consented that this business takes part.
#[utoipa::path(get, path = "/v1/employers/{business}/applications", tag = "employers",
    params(("business" = String, Path)),
    responses((status = 200, body = [ApplicationSummary]), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(crate) async fn workers(
    State(service): State<Arc<Service>>,
    who: Person,
    At(business): At<String>,
) -> Answer<Json<Vec<ApplicationSummary>>> {
    who.trace.asks("list-workers", "");
    acts_for(&who, &business)?;
    Ok(Json(lines(&who, service.store.cases_of(Role::Employer, &business).await?)))
}

/// Gives the same terms to one or many workers. One application that cannot take them never stops the others; each is
/// answered for itself, and a repetition with the same key changes nothing twice.
#[utoipa::path(post, path = "/v1/employers/{business}/terms", tag = "employers", request_body = SendTerms,
    params(("business" = String, Path), ("idempotency-key" = String, Header)),
    responses((status = 200, body = [TermsOutcome]), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(crate) async fn send_terms(
    State(service): State<Arc<Service>>,
    who: Person,
    repeatable: Repeatable,
    At(business): At<String>,
    Body(body): Body<SendTerms>,
) -> Answer<Response> {
    who.trace.asks("send-terms", "");
    acts_for(&who, &business)?;
    plausible(&body.terms)?;
    let each_once: BTreeSet<&String> = body.applications.iter().collect();
    if each_once.is_empty() || each_once.len() > MOST_WORKERS || each_once.len() < body.applications.len() {
        return Err(Problem::new(Code::Invalid)
            .with("field", "applications")
            .with("most", MOST_WORKERS)
            .into());
    }
    let whole = repeatable.with(&body)?;
    let mut outcomes = Vec::new();
    let mut replayed = true;
    for id in &body.applications {
        // Each application has a key of its own, made of the one for all: so it happens once in each.
        let once = whole.part(id);
        let asked = Asked { who: &who, id, action: Action::SendTerms, once: Some(&once) };
        let done = service.change::<SignedReceipt>(asked, |case, context| {
            if case.employer.as_deref() != Some(&business) {
                return Err(Problem::new(Code::NotFound));
            }
            case.terms = Some(body.terms.clone());
            confirm(case, context, "terms", &whole.key, String::new(), Vec::new())
        });
        let problem = match done.await {
            Ok(done) => {
                replayed &= done.replayed;
                None
            }
            // What may succeed when it is tried again must not look like an answer.
            Err(why) if why.0.code.retryable() => return Err(why),
            Err(why) => {
                replayed = false;
                Some(*why.0)
            }
        };
        outcomes.push(TermsOutcome { application: id.clone(), problem });
    }
    let mark = [(header::REPLAYED, if replayed { "true" } else { "false" })];
    Ok((mark, Json(outcomes)).into_response())
}

fn plausible(terms: &Terms) -> Result<(), Problem> {
    let invalid = |field: &str| Err(Problem::new(Code::Invalid).with("field", field));
    text_within("terms.title", &terms.title, 200)?;
    if let Some(agreement) = &terms.collective_agreement {
        text_within("terms.collective_agreement", agreement, 200)?;
    }
    if terms.pay_cents_a_month > 100_000_000 {
        return invalid("terms.pay_cents_a_month");
    }
    if terms.hours_a_week_hundredths > 16_800 {
        return invalid("terms.hours_a_week_hundredths");
    }
    if terms.to.is_some_and(|to| to < terms.from) {
        return invalid("terms.to");
    }
    Ok(())
}
