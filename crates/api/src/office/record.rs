//! What a case says, answer by answer, for a door that knows the pointers itself.

use std::collections::BTreeMap;

use liite_store::CaseId;
use serde_json::Value;

use super::{Answer, Office};

impl Office {
    /// Saves one answer at a JSON pointer such as `/applicant/name`; `null` takes it away.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn set_answer(&self, case_id: i64, pointer: &str, value: &Value) -> Answer<()> {
        self.with(|vault| vault.set_answer(CaseId(case_id), pointer, value))
    }

    /// All answers of a case by their pointers.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn answers(&self, case_id: i64) -> Answer<BTreeMap<String, Value>> {
        self.with(|vault| vault.answers(CaseId(case_id)))
    }
}
