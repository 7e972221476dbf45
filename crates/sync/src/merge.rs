//! Answers field by field: out of the vault and out of a draft, merged three ways, and sent as a merge patch (RFC 7396).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Before `<section>/<field>`: pointers of the vault under which the form's answers lie.
pub const FORM: &str = "/form/";

/// Answers by `<section>/<field>`.
pub type Fields = BTreeMap<String, Value>;

/// A field that was changed on both sides, differently: kept until a person chooses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// `<section>/<field>`.
    pub field: String,
    /// What both had before; `null` for nothing, here and below.
    pub base: Value,
    /// What was answered here.
    pub mine: Value,
    /// What was answered elsewhere.
    pub theirs: Value,
}

/// What comes of two changed versions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    /// What the service should hold: of conflicts what it holds.
    pub target: Fields,
    /// Fields that only the other side changed, with what they hold now.
    pub taken: Fields,
    /// Fields that both changed.
    pub conflicts: Vec<Conflict>,
}

/// Merges what was changed here and elsewhere since `base`.
#[must_use]
pub fn merge(base: &Fields, mine: &Fields, theirs: &Fields) -> Merged {
    let names: BTreeSet<&String> = base.keys().chain(mine.keys()).chain(theirs.keys()).collect();
    let at = |side: &Fields, name: &String| side.get(name).cloned().unwrap_or(Value::Null);
    let mut merged = Merged { target: theirs.clone(), ..Merged::default() };
    for name in names {
        let (base, mine, theirs) = (at(base, name), at(mine, name), at(theirs, name));
        if mine == theirs {
            continue;
        }
        if mine == base {
            merged.taken.insert(name.clone(), theirs);
        } else if theirs == base {
            set(&mut merged.target, name, mine);
        } else {
            merged.conflicts.push(Conflict { field: name.clone(), base, mine, theirs });
        }
    }
    merged
}

/// Sets a field; `null` takes it away.
pub(crate) fn set(fields: &mut Fields, name: &str, value: Value) {
    if value.is_null() {
        fields.remove(name);
    } else {
        fields.insert(name.to_owned(), value);
    }
}

/// The form's answers among all that the vault keeps of a case.
#[must_use]
pub fn of_vault(answers: &BTreeMap<String, Value>) -> Fields {
    let field = |(pointer, value): (&String, &Value)| {
        let name = pointer.strip_prefix(FORM).filter(|name| name.contains('/'))?;
        Some((name.to_owned(), value.clone()))
    };
    answers.iter().filter_map(field).collect()
}

/// The fields of a draft: sections of fields.
#[must_use]
pub fn of_draft(answers: &Value) -> Fields {
    let sections = answers.as_object().into_iter().flatten();
    let fields = sections.flat_map(|(section, fields)| {
        let fields = fields.as_object().into_iter().flatten();
        fields.map(move |(name, value)| (format!("{section}/{name}"), value.clone()))
    });
    fields.filter(|(_, value)| !value.is_null()).collect()
}

/// The draft of these fields.
#[must_use]
pub fn to_draft(fields: &Fields) -> Value {
    let mut draft = Map::new();
    for (name, value) in fields {
        let Some((section, field)) = name.split_once('/') else { continue };
        let section = draft.entry(section).or_insert_with(|| json!({}));
        if let Some(section) = section.as_object_mut() {
            section.insert(field.to_owned(), value.clone());
        }
    }
    Value::Object(draft)
}

/// The merge patch that makes `to` of `from`; none where they are the same.
#[must_use]
pub fn patch(from: &Value, to: &Value) -> Option<Value> {
    if from == to {
        return None;
    }
    let (Value::Object(old), Value::Object(new)) = (from, to) else { return Some(to.clone()) };
    let mut changes = Map::new();
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        changes.insert(name.clone(), Value::Null);
    }
    for (name, value) in new {
        if let Some(change) = patch(old.get(name).unwrap_or(&Value::Null), value) {
            changes.insert(name.clone(), change);
        }
    }
    Some(Value::Object(changes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, Value)]) -> Fields {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
    }

    #[test]
    fn each_side_keeps_what_only_it_has_changed() {
        let base = fields(&[("a/x", json!(1)), ("a/y", json!(1)), ("a/z", json!(1))]);
        let mine = fields(&[("a/x", json!(2)), ("a/y", json!(1)), ("b/n", json!(9))]);
        let theirs = fields(&[("a/x", json!(1)), ("a/y", json!(3)), ("a/z", json!(1))]);
        let merged = merge(&base, &mine, &theirs);
        assert_eq!(merged.target, fields(&[("a/x", json!(2)), ("a/y", json!(3)), ("b/n", json!(9))]));
        assert_eq!(merged.taken, fields(&[("a/y", json!(3))]));
        assert!(merged.conflicts.is_empty());
    }

    #[test]
    fn what_both_have_changed_is_kept_three_ways_and_the_same_change_is_none() {
        let base = fields(&[("a/x", json!(1)), ("a/y", json!(1)), ("a/z", json!(1))]);
        let mine = fields(&[("a/x", json!(2)), ("a/y", json!(5))]);
        let theirs = fields(&[("a/x", json!(3)), ("a/y", json!(5)), ("a/z", json!(4))]);
        let merged = merge(&base, &mine, &theirs);
        let conflict = |field: &str, mine: Value, theirs: Value| Conflict {
            field: field.to_owned(),
            base: json!(1),
            mine,
            theirs,
        };
        let expected = [conflict("a/x", json!(2), json!(3)), conflict("a/z", Value::Null, json!(4))];
        assert_eq!(merged.conflicts, expected);
        assert_eq!(merged.target, theirs);
    }

    #[test]
    fn a_patch_makes_exactly_the_other_also_of_empty_sections() {
        let from = json!({ "a": { "x": 1, "y": { "z": [1] } }, "b": {}, "c": { "d": 1 } });
        let to = json!({ "a": { "x": 1, "y": { "w": 2 } }, "c": {}, "e": { "f": null } });
        let change = patch(&from, &to).unwrap();
        let expected = json!({ "a": { "y": { "z": null, "w": 2 } }, "b": null, "c": { "d": null },
                               "e": { "f": null } });
        assert_eq!(change, expected);
        assert_eq!(patch(&to, &to), None);
        let kept = fields(&[("a/x", json!(1)), ("b/y", json!([null, 2]))]);
        assert_eq!(of_draft(&to_draft(&kept)), kept);
    }
}
