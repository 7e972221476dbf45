//! A draft on several devices: what was changed here and elsewhere comes together field by field, and what cannot is kept for
//! a person to choose.

use std::collections::BTreeSet;
use std::sync::Arc;

use liite_protocol::{Application, Child, Code, Create, Draft, For, header};
use liite_store::{CaseId, State, Vault};
use reqwest::Method;
use reqwest::header::{ETAG, IF_MATCH};
use serde_json::{Value, json};

use crate::error::{Result, SyncError};
use crate::linked::{change, linked};
use crate::merge::{self, Conflict, FORM, Fields, merge};
use crate::session::{Session, with};
use crate::wire::with_json;

/// How often others may be faster within one attempt.
const RACES: usize = 10;

/// The application of a case, made where there is none yet, for the child if it is not the person's own. For whom it is may
/// change as long as it is a draft.
///
/// # Errors
/// Those of the service, the line and the vault.
pub(crate) async fn application(
    session: &Session,
    vault: &Arc<Vault>,
    case: CaseId,
    kind: &str,
    child: Option<Child>,
) -> Result<String> {
    let (fresh, wished) = (fresh_key()?, child.clone());
    // Drawn and kept before the first try: whatever happens, it stays the same creation, in every word.
    let known = change(vault, case, move |linked| {
        if linked.key.is_empty() {
            linked.key = fresh;
            linked.child = wished;
        }
        (linked.application.clone(), linked.key.clone(), linked.child.clone())
    });
    let (known, key, made_for) = known.await?;
    let application = match known {
        Some(application) => application,
        None => create(session, vault, case, (kind, &key, made_for.clone())).await?,
    };
    if made_for != child {
        let path = format!("/v1/applications/{application}/child");
        let body = For { child: child.clone() };
        let said = session.call(Method::PUT, &path, |request| with_json(request, "application/json", &body));
        said.await?.due(204)?;
        change(vault, case, move |linked| linked.child = child).await?;
    }
    Ok(application)
}

async fn create(
    session: &Session,
    vault: &Arc<Vault>,
    case: CaseId,
    (kind, key, child): (&str, &str, Option<Child>),
) -> Result<String> {
    let body = Create { kind: kind.to_owned(), answers: json!({}), child };
    let made = session.call(Method::POST, "/v1/applications", |request| {
        with_json(request.header(header::IDEMPOTENCY_KEY, key), "application/json", &body)
    });
    let made: Application = made.await?.due(201)?.json()?;
    let id = checked_id(&made.summary.id)?;
    let kept = id.clone();
    change(vault, case, move |linked| linked.application = Some(kept)).await?;
    Ok(id)
}

/// A number of the service goes into paths: it must be no path itself.
pub(crate) fn checked_id(id: &str) -> Result<String> {
    let fits = (8..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits {
        Ok(id.to_owned())
    } else {
        Err(SyncError::Unbelievable { what: "the number of an application" })
    }
}

/// By which the service knows a repeated request.
pub(crate) fn fresh_key() -> Result<String> {
    let mut bytes = [0_u8; 16];
    let drawn = getrandom::fill(&mut bytes);
    drawn.map_err(|error| liite_store::StoreError::NoRandomness { reason: error.to_string() })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The draft as the service has it, and its entity tag.
pub(crate) async fn read(session: &Session, application: &str) -> Result<(Value, String)> {
    let path = format!("/v1/applications/{application}/draft");
    let reply = session.call(Method::GET, &path, |request| request).await?.due(200)?;
    let tag = reply.header(ETAG.as_str()).ok_or(SyncError::Portal)?.to_owned();
    Ok((reply.json::<Draft>()?.answers, tag))
}

/// Brings a case that is still a draft and its application together; gives what a person must choose.
///
/// # Errors
/// Those of the service, the line and the vault.
pub(crate) async fn together(
    session: &Session,
    vault: &Arc<Vault>,
    case: CaseId,
    child: Option<Child>,
) -> Result<Vec<Conflict>> {
    let (state, kind) = with(vault, move |vault| {
        let case = vault.case(case)?;
        Ok((case.state, case.application))
    })
    .await?;
    if state != State::Draft {
        return Err(SyncError::NotSendable { what: "no draft" });
    }
    let kind = kind.ok_or(SyncError::NotSendable { what: "no type of application" })?;
    let application = application(session, vault, case, &kind, child).await?;
    for _ in 0..RACES {
        let (theirs, tag) = read(session, &application).await?;
        let fields = merge::of_draft(&theirs);
        let (merged, late) = with(vault, move |vault| take(vault, case, &fields)).await?;
        let Some(agreed) = push(session, &application, &theirs, &merged.target, &tag).await? else {
            continue;
        };
        let conflicts = merged.conflicts.clone();
        change(vault, case, move |linked| {
            // Where somebody must choose, and what was changed here while we worked, is as far apart as before.
            let apart: BTreeSet<&String> = conflicts.iter().map(|it| &it.field).chain(&late).collect();
            linked.base = with_old(merge::of_draft(&agreed), &linked.base, &apart);
            linked.conflicts = conflicts;
        })
        .await?;
        return Ok(merged.conflicts);
    }
    Err(SyncError::Later { after: None })
}

/// Merges, and keeps here what was changed only elsewhere. Gives also the fields that were changed here meanwhile.
fn take(vault: &Vault, case: CaseId, theirs: &Fields) -> liite_store::Result<(merge::Merged, Vec<String>)> {
    let base = linked(vault, case)?.base;
    let mine = merge::of_vault(&vault.answers(case)?);
    let merged = merge(&base, &mine, theirs);
    let mut late = Vec::new();
    for (field, value) in &merged.taken {
        let seen = mine.get(field).cloned().unwrap_or(Value::Null);
        if !vault.replace_answer(case, &format!("{FORM}{field}"), &seen, value)? {
            late.push(field.clone());
        }
    }
    Ok((merged, late))
}

/// `fields`, but those that are `apart` as they are in `old`.
fn with_old(mut fields: Fields, old: &Fields, apart: &BTreeSet<&String>) -> Fields {
    for field in apart {
        merge::set(&mut fields, field, old.get(*field).cloned().unwrap_or(Value::Null));
    }
    fields
}

/// Makes the draft at the service hold `target`; nothing when somebody else was faster.
async fn push(
    session: &Session,
    application: &str,
    theirs: &Value,
    target: &Fields,
    tag: &str,
) -> Result<Option<Value>> {
    let target = merge::to_draft(target);
    let Some(patch) = merge::patch(theirs, &target) else { return Ok(Some(target)) };
    let path = format!("/v1/applications/{application}/draft");
    let saved = session.call(Method::PATCH, &path, |request| {
        with_json(request.header(IF_MATCH, tag), header::MERGE_PATCH, &patch)
    });
    let saved = saved.await?;
    if saved.status == 412 && saved.problem().is(Code::PreconditionFailed) {
        return Ok(None);
    }
    let saved = saved.due(200)?.json::<Draft>()?.answers;
    if saved == target { Ok(Some(saved)) } else { Err(SyncError::Unbelievable { what: "the saved answers" }) }
}

/// Makes the draft at the service hold the answers of a case that is final. What was changed elsewhere since both agreed
/// is not run over.
///
/// # Errors
/// [`SyncError::ChangedElsewhere`], and those of the service, the line and the vault.
pub(crate) async fn settle(
    session: &Session,
    vault: &Arc<Vault>,
    case: CaseId,
    application: &str,
    answers: &Value,
) -> Result<()> {
    let mine = merge::of_draft(answers);
    for _ in 0..RACES {
        let (theirs, tag) = read(session, application).await?;
        let base = with(vault, move |vault| Ok(linked(vault, case)?.base)).await?;
        let merged = merge(&base, &mine, &merge::of_draft(&theirs));
        if !merged.taken.is_empty() || !merged.conflicts.is_empty() {
            return Err(SyncError::ChangedElsewhere);
        }
        if push(session, application, &theirs, &mine, &tag).await?.is_some() {
            let agreed = mine.clone();
            return change(vault, case, move |linked| linked.base = agreed).await;
        }
    }
    Err(SyncError::Later { after: None })
}

/// Chooses between what was answered here and elsewhere. The next meeting with the service makes it so on all devices.
pub(crate) fn choose(vault: &Vault, case: CaseId, field: &str, mine: bool) -> liite_store::Result<()> {
    let known = linked(vault, case)?;
    let Some(conflict) = known.conflicts.iter().find(|conflict| conflict.field == field) else {
        return Ok(());
    };
    let here = vault.answer(case, &format!("{FORM}{field}"))?.unwrap_or(Value::Null);
    if !mine && !vault.replace_answer(case, &format!("{FORM}{field}"), &here, &conflict.theirs)? {
        return Ok(());
    }
    let (field, theirs) = (field.to_owned(), conflict.theirs.clone());
    vault.change_remote(case, |value| {
        let mut linked = crate::linked::Linked::read(value.clone())?;
        // Once theirs is what both had, what is here now is the only change.
        merge::set(&mut linked.base, &field, theirs);
        linked.conflicts.retain(|conflict| conflict.field != field);
        *value = serde_json::to_value(linked).unwrap_or_default();
        Ok(())
    })?
}
