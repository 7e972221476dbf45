//! Applications: what one is ([`Case`]), what is shown of it to whom, and what its applicant does with it.

mod answers;
mod case;
mod exchange;
mod files;
mod follow;
mod lodge;
mod view;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use case::GivesRole;
pub use case::{Case, CaseFile, HeldMandate, Party, PartyStanding, PaymentAttempt, text_within};
pub(crate) use files::take_uploads;
pub(crate) use follow::lines;
pub(crate) use lodge::confirm;

use crate::Service;

/// A moment as the calendar and the clock in Finland show it.
#[must_use]
pub fn in_finland(moment: jiff::Timestamp) -> jiff::Zoned {
    moment.in_tz("Europe/Helsinki").unwrap_or_else(|_| moment.to_zoned(jiff::tz::TimeZone::UTC))
}

pub(crate) fn routes() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::new()
        .routes(routes!(lodge::create, follow::list))
        .routes(routes!(follow::show))
        .routes(routes!(answers::read, answers::save))
        .routes(routes!(files::attach, files::detach))
        .routes(routes!(files::give))
        .routes(routes!(files::download))
        .routes(routes!(lodge::made_for))
        .routes(routes!(lodge::submit))
        .routes(routes!(lodge::cancel))
        .routes(routes!(lodge::consent, lodge::withdraw_consent))
        .routes(routes!(lodge::book_visit))
        .routes(routes!(exchange::answer))
        .routes(routes!(exchange::add_statement))
        .routes(routes!(exchange::ask_documents))
        .routes(routes!(follow::decision))
        .routes(routes!(follow::receipts))
}
