//! A case on its way: declared ready, sent thing by thing, taken back while that is possible, and confirmed.

use liite_catalogue::How;
use liite_finding::Finding;
use liite_store::{CaseId, NewOutgoing, Outgoing, State, Vault};
use liite_sync::{Conflict, Standing, Waybill, kind, last_seen, merge};
use serde_json::{Value, json};

use super::super::application::{Ground, answer_in_words, lines, outgoing, say};
use super::super::{
    Answer, CaseStanding, ConflictView, ItemSeverity, ItemStanding, Notice, Office, ResultState, SendingView,
    SentItem,
};

impl Office {
    /// A case on its way to the service; of a draft, what would go and what keeps it.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn sending(&self, case_id: i64) -> Answer<SendingView> {
        let case = CaseId(case_id);
        let (application, texts) = (self.application(case_id)?, self.texts());
        let state = application.case.state;
        let (number, waybills, conflicts) = self.errand(async |courier| {
            let number = courier.application_of(case).await?;
            Ok((number, courier.waybills(Some(case)).await?, courier.conflicts(case).await?))
        })?;
        let mut view = SendingView {
            case_id,
            name: application.case.name.clone(),
            standing: standing_of(state),
            application: number,
            open: Vec::new(),
            unready: Vec::new(),
            items: waybills.iter().map(|it| self.sent_item(it)).collect(),
            conflicts: conflicts.iter().map(|it| self.conflict_view(it)).collect(),
            receipts: self.receipt_views(case)?,
        };
        if state == State::Draft && application.has_kind() {
            let papers = self.with(|vault| self.papers(vault, &application))?;
            let ground = Ground::of(&application, &papers);
            let open = lines(&texts, ground.case(&application).as_ref(), &papers);
            view.open = open.into_iter().filter(|line| line.severity == ItemSeverity::Must).collect();
            for it in self.with(|vault| outgoing(vault, &application, &papers))? {
                if it.filed.card.state != ResultState::Ready {
                    view.unready.push(it.name.clone());
                }
                view.items.push(waiting(it.name));
            }
            view.items.push(waiting(say(&texts, "service-answers")));
        }
        Ok(view)
    }

    /// Declares a case ready and sends it: it goes when the service can be reached.
    ///
    /// # Errors
    /// When no electronic type is chosen, something is missing or not finished, or answers wait for a choice; and those of
    /// the vault.
    pub fn send_case(&self, case_id: i64) -> Answer<()> {
        let seen = self.with(|vault| vault.glance(CaseId(case_id)))?;
        let application = self.application(case_id)?;
        let kind = self.kind_of(&application)?;
        let nothing = std::collections::BTreeMap::new();
        if kind.how != How::Electronic {
            return Err(self.trouble("send-not-electronic", &nothing));
        }
        let view = self.sending(case_id)?;
        if !view.open.is_empty() {
            let count = view.open.len().to_string();
            return Err(self.trouble("send-not-complete", &[("count".to_owned(), count)].into()));
        }
        if !view.conflicts.is_empty() {
            return Err(self.trouble("send-conflicts", &nothing));
        }
        let papers = self.with(|vault| self.papers(vault, &application))?;
        let files = self.with(|vault| outgoing(vault, &application, &papers))?;
        self.require_ready(&files)?;
        let asked = |slot: &str| kind.slots.iter().any(|known| known.slot == slot);
        let (mut all, mut taken, mut others) = (Vec::new(), std::collections::BTreeSet::new(), 0);
        for it in &files {
            let paper =
                it.filed.slot.paper.clone().filter(|paper| asked(paper) && taken.insert(paper.clone()));
            let slot = paper.unwrap_or_else(|| {
                others += 1;
                format!("other-{others}")
            });
            let name = it.file_name.rsplit_once('.').map_or(it.file_name.as_str(), |(stem, _)| stem);
            let body = json!({ "slot": slot, "name": format!("{name}.pdf"), "label": it.name });
            all.push(NewOutgoing { kind: kind::DOCUMENT, attachment: it.document(), body });
        }
        self.with(|vault| {
            let answers = merge::to_draft(&merge::of_vault(&vault.answers(CaseId(case_id))?));
            let mut body = json!({ "type": kind.id, "answers": answers });
            if let Some(child) = application.child() {
                body["child"] = json!(child);
            }
            all.push(NewOutgoing { kind: kind::ANSWERS, attachment: None, body });
            vault.send_off(CaseId(case_id), seen, &all)
        })?;
        self.wake();
        self.tell_case(case_id);
        Ok(())
    }

    /// Takes a case back that waits to be sent, so that it can be changed.
    ///
    /// # Errors
    /// When it is being sent already, and those of the vault.
    pub fn take_back(&self, case_id: i64) -> Answer<()> {
        self.errand(async |courier| courier.withdraw(CaseId(case_id)).await)?;
        self.tell_case(case_id);
        (self.tell)(Notice::Service);
        Ok(())
    }

    /// Tries again, at once, all that waits or is stuck of a case.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn try_again(&self, case_id: i64) -> Answer<()> {
        self.errand(async |courier| {
            for waybill in courier.waybills(Some(CaseId(case_id))).await? {
                if waybill.standing != Standing::Received {
                    courier.try_again(waybill.item.id).await?;
                }
            }
            Ok(())
        })?;
        self.wake();
        (self.tell)(Notice::Case(case_id));
        Ok(())
    }

    /// Brings a draft and its application at the service together, so that another device can go on with it.
    ///
    /// # Errors
    /// Those of the service, the line and the vault.
    pub fn share_draft(&self, case_id: i64) -> Answer<()> {
        let child = self.application(case_id)?.child();
        self.errand(async |courier| courier.share_draft(CaseId(case_id), child).await.map(|_| ()))?;
        self.tell_case(case_id);
        Ok(())
    }

    /// Chooses between what was answered here and on another device, and makes it so everywhere.
    ///
    /// # Errors
    /// Those of the service, the line and the vault; the choice is kept even if the line breaks.
    pub fn choose_answer(&self, case_id: i64, field: String, mine: bool) -> Answer<()> {
        self.errand(async |courier| courier.choose(CaseId(case_id), &field, mine).await)?;
        self.tell_case(case_id);
        self.share_draft(case_id)
    }

    fn sent_item(&self, waybill: &Waybill) -> SentItem {
        let item = &waybill.item;
        let base = SentItem {
            id: item.id.0,
            name: self.item_name(item),
            standing: ItemStanding::Waits,
            trouble: None,
            findings: Vec::new(),
            again: None,
        };
        match &waybill.standing {
            Standing::Waits => base,
            Standing::Received => SentItem { standing: ItemStanding::Received, ..base },
            Standing::TriedAgain { at, code } => SentItem {
                standing: ItemStanding::Again,
                trouble: Some(self.refused_there(code, None)),
                again: Some(*at),
                ..base
            },
            Standing::Stuck { code, problem } => {
                let findings = problem.as_ref().map(|problem| &problem.findings).into_iter().flatten();
                let findings: Vec<Finding> = findings.filter_map(read_finding).collect();
                SentItem {
                    standing: ItemStanding::Stuck,
                    trouble: Some(self.refused_there(code, problem.as_ref())),
                    findings: self.in_words(&self.named_slots(findings)),
                    ..base
                }
            }
        }
    }

    /// Findings that name a slot name it in words.
    fn named_slots(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        for slot in findings.iter_mut().filter_map(|finding| finding.values.get_mut("slot")) {
            *slot = self.slot_name(slot, slot);
        }
        findings
    }

    fn item_name(&self, item: &Outgoing) -> String {
        let texts = self.texts();
        let said = |name: &str| item.body.get(name).and_then(Value::as_str).map(str::to_owned);
        match &*item.kind {
            kind::ANSWERS => say(&texts, "service-answers"),
            kind::LETTER => say(&texts, "service-letter"),
            // A letter's papers have no other name than the one that the receiver takes.
            kind::ENCLOSURE => said("name").unwrap_or_default().trim_end_matches(".pdf").replace('-', " "),
            _ => said("label").or_else(|| said("name")).unwrap_or_default(),
        }
    }

    fn conflict_view(&self, conflict: &Conflict) -> ConflictView {
        let field = conflict.field.replacen('/', ".", 1);
        let texts = self.texts();
        let words = |value: &Value| (!value.is_null()).then(|| answer_in_words(&texts, &field, value));
        ConflictView {
            label: say(&texts, &liite_catalogue::field_key(&field)),
            mine: words(&conflict.mine),
            theirs: words(&conflict.theirs),
            field: conflict.field.clone(),
        }
    }
}

fn waiting(name: String) -> SentItem {
    SentItem { id: 0, name, standing: ItemStanding::Waits, trouble: None, findings: Vec::new(), again: None }
}

/// The service's findings have the shape of ours.
fn read_finding(finding: &liite_protocol::FileFinding) -> Option<Finding> {
    serde_json::to_value(finding).and_then(serde_json::from_value).ok()
}

pub(in crate::office) fn standing_of(state: State) -> CaseStanding {
    match state {
        State::Draft => CaseStanding::Draft,
        State::Final => CaseStanding::Final,
        State::Sending => CaseStanding::Sending,
        State::Received => CaseStanding::Received,
    }
}

/// The number of a case's application at the service, once it was seen there.
pub(in crate::office) fn application_of(vault: &Vault, case: CaseId) -> liite_store::Result<Option<String>> {
    Ok(last_seen(vault, case)?.map(|seen| seen.summary.id))
}
