//! Sections of forms: a JSON Schema, the window's layout of it, and the judge of the answers to it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use crate::{CatalogueError, Grade};

/// Formats that a section may ask for; the last three are our own.
pub(crate) const FORMATS: [&str; 5] =
    ["date", "email", "country", "finnish-business-id", "finnish-personal-id"];
/// Key of the words for a boolean's yes.
pub(crate) const YES: &str = "form-yes";
/// Key of the words for a boolean's no.
pub(crate) const NO: &str = "form-no";

/// One section of a form.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its name, which is also the name of its answers.
    pub id: String,
    /// JSON Schema (2020-12) of its answers.
    pub schema: Value,
    /// Its step in the window: a JSON Forms `Category` whose labels are keys of texts.
    pub ui: Value,
    /// Pages that say that these things are asked; empty where the choice is ours.
    pub sources: Vec<String>,
    /// Day of the last look at the sources.
    pub checked_on: Date,
    /// Whether the questions are the authority's ([`Grade::Official`]) or ours ([`Grade::None`]).
    pub grade: Grade,
    pub(crate) judge: Validator,
}

impl Section {
    /// Key of its title.
    #[must_use]
    pub fn key(&self) -> String {
        format!("form-{}", self.id)
    }

    pub(crate) fn read(id: &str, schema: &str, ui: &str) -> Result<Self, CatalogueError> {
        let schema_file = format!("forms/{id}.schema.json");
        let ui_file = format!("forms/{id}.ui.json");
        let wrong = |field: &str, reason: &str| CatalogueError::data(&schema_file, field, reason);
        let schema: Value =
            serde_json::from_str(schema).map_err(|e| CatalogueError::data(&schema_file, "", e))?;
        let ui: Value = serde_json::from_str(ui).map_err(|e| CatalogueError::data(&ui_file, "", e))?;
        if schema.get("$schema").and_then(Value::as_str)
            != Some("https://json-schema.org/draft/2020-12/schema")
        {
            return Err(wrong("$schema", "not JSON Schema 2020-12"));
        }
        check_object(&schema_file, id, &schema)?;
        let sources: Vec<String> = schema
            .get("x-sources")
            .and_then(|list| serde_json::from_value(list.clone()).ok())
            .ok_or_else(|| wrong("x-sources", "not a list of pages"))?;
        let checked_on = schema
            .get("x-checked-on")
            .and_then(|day| day.as_str()?.parse().ok())
            .ok_or_else(|| wrong("x-checked-on", "not a date"))?;
        let grade: Grade = schema
            .get("x-grade")
            .and_then(|grade| serde_json::from_value(grade.clone()).ok())
            .ok_or_else(|| wrong("x-grade", "not official, third-party, cut or own"))?;
        if sources.is_empty() != (grade == Grade::None) {
            return Err(wrong("x-sources", "sources and grade contradict each other"));
        }
        let judge = compile(&schema).map_err(|e| CatalogueError::data(&schema_file, "", e))?;
        let section = Section { id: id.to_owned(), schema, ui, sources, checked_on, grade, judge };
        section.check_ui(&ui_file)?;
        Ok(section)
    }

    /// The schema of a field, by its path within the section; lists are passed through.
    pub(crate) fn field(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&self.schema, |schema, name| {
            schema.get("items").unwrap_or(schema).get("properties")?.get(name)
        })
    }

    /// Every key of a text that the section needs, attributes written as `key.hint`.
    pub(crate) fn text_keys(&self) -> BTreeSet<String> {
        let mut keys = BTreeSet::from([self.key()]);
        schema_keys(&self.key(), &self.schema, &mut keys);
        ui_keys(&self.ui, &mut keys);
        keys
    }

    /// Every field stands in the step exactly once, under its own label, and nothing else does.
    fn check_ui(&self, file: &str) -> Result<(), CatalogueError> {
        if self.ui.get("type").and_then(Value::as_str) != Some("Category") {
            return Err(CatalogueError::data(file, "type", "not a Category"));
        }
        if self.ui.get("label").and_then(Value::as_str) != Some(self.key().as_str()) {
            return Err(CatalogueError::data(file, "label", format!("not {}", self.key())));
        }
        check_elements(file, &self.ui, &self.schema, &self.key())
    }
}

/// The schema of the object and every object and list in it: closed, flat to read, and without references.
fn check_object(file: &str, place: &str, schema: &Value) -> Result<(), CatalogueError> {
    let wrong =
        |field: &str, reason: &str| Err(CatalogueError::data(file, format!("{place}.{field}"), reason));
    if schema.get("additionalProperties") != Some(&Value::Bool(false)) {
        return wrong("additionalProperties", "an object must be closed");
    }
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        return wrong("properties", "not there");
    };
    for (name, property) in properties {
        if !crate::is_name(name) {
            return wrong(name, "a name is small letters, digits and hyphens");
        }
        let kind = property.get("type").and_then(Value::as_str);
        match kind {
            Some("string") => {
                let format = property.get("format").and_then(Value::as_str);
                if format.is_some_and(|format| !FORMATS.contains(&format)) {
                    return wrong(name, "unknown format");
                }
                if format.is_none() && property.get("enum").is_none() && property.get("maxLength").is_none() {
                    return wrong(name, "a text needs `maxLength`");
                }
            }
            Some("boolean" | "integer") => {}
            Some("array") => {
                let items = property.get("items").unwrap_or(&Value::Null);
                if property.get("maxItems").is_none() {
                    return wrong(name, "a list needs `maxItems`");
                }
                if items.get("type").and_then(Value::as_str) == Some("object") {
                    check_object(file, &format!("{place}.{name}"), items)?;
                }
            }
            _ => return wrong(name, "the type is not string, boolean, integer or array"),
        }
    }
    no_references(file, schema)
}

fn no_references(file: &str, value: &Value) -> Result<(), CatalogueError> {
    match value {
        Value::Object(fields) if fields.keys().any(|key| key.ends_with("Ref") || key == "$ref") => {
            Err(CatalogueError::data(file, "$ref", "a section stands by itself, without references"))
        }
        Value::Object(fields) => fields.values().try_for_each(|field| no_references(file, field)),
        Value::Array(items) => items.iter().try_for_each(|item| no_references(file, item)),
        _ => Ok(()),
    }
}

fn compile(schema: &Value) -> Result<Validator, String> {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_format("date", |text: &str| text.len() == 10 && text.parse::<Date>().is_ok())
        .with_format("country", crate::country::is_country)
        .with_format("finnish-business-id", crate::identity::is_business_id)
        .with_format("finnish-personal-id", |code: &str| {
            crate::identity::personal_id_birth_date(code).is_some()
        })
        .build(schema)
        .map_err(|e| e.to_string())
}

/// Keys of a schema's properties and of their answers.
fn schema_keys(prefix: &str, schema: &Value, keys: &mut BTreeSet<String>) {
    for (name, property) in properties(schema) {
        let key = format!("{prefix}-{name}");
        let items = property.get("items").unwrap_or(property);
        let options = match property.get("x-options").and_then(Value::as_str) {
            Some(set) => format!("option-{set}"),
            None => key.clone(),
        };
        for option in items.get("enum").and_then(Value::as_array).into_iter().flatten() {
            keys.extend(option.as_str().map(|option| format!("{options}-{option}")));
        }
        if property.get("type").and_then(Value::as_str) == Some("boolean") {
            keys.extend([YES.to_owned(), NO.to_owned()]);
        }
        schema_keys(&key, items, keys);
        keys.insert(key);
    }
}

/// Keys of groups in a step and of hints.
fn ui_keys(element: &Value, keys: &mut BTreeSet<String>) {
    if let Some(label) = element.get("label").and_then(Value::as_str) {
        keys.insert(label.to_owned());
        let hint = element.pointer("/options/hint").and_then(Value::as_bool);
        keys.extend((hint == Some(true)).then(|| format!("{label}.hint")));
    }
    let detail = element.pointer("/options/detail");
    let elements = element.get("elements").and_then(Value::as_array).into_iter().flatten();
    elements.chain(detail).for_each(|child| ui_keys(child, keys));
}

fn check_elements(file: &str, parent: &Value, schema: &Value, key: &str) -> Result<(), CatalogueError> {
    let mut found = Vec::new();
    collect_controls(parent, &mut found);
    let mut left: BTreeSet<_> = properties(schema).map(|(name, _)| name.clone()).collect();
    for control in found {
        let scope = control.get("scope").and_then(Value::as_str).unwrap_or_default();
        let name = scope.strip_prefix("#/properties/").unwrap_or_default();
        let wrong = |reason: &str| CatalogueError::data(file, scope, reason);
        if !left.remove(name) {
            return Err(wrong("not a field of the schema, or there twice"));
        }
        let label = format!("{key}-{name}");
        if control.get("label").and_then(Value::as_str) != Some(label.as_str()) {
            return Err(wrong(&format!("the label is not {label}")));
        }
        if let Some(on) = control.pointer("/rule/condition/scope").and_then(Value::as_str) {
            let known = on.strip_prefix("#/properties/").is_some_and(|on| has_property(schema, on));
            if !known {
                return Err(wrong("its rule looks at a field that is not there"));
            }
        }
        let items = schema.pointer(&format!("/properties/{name}/items")).unwrap_or(&Value::Null);
        if items.get("properties").is_some() {
            let detail = control.pointer("/options/detail").ok_or_else(|| wrong("a list needs `detail`"))?;
            check_elements(file, detail, items, &label)?;
        }
    }
    match left.first() {
        Some(forgotten) => Err(CatalogueError::data(file, forgotten, "the step does not ask this field")),
        None => Ok(()),
    }
}

fn collect_controls<'a>(element: &'a Value, found: &mut Vec<&'a Value>) {
    for child in element.get("elements").and_then(Value::as_array).into_iter().flatten() {
        match child.get("type").and_then(Value::as_str) {
            Some("Control") => found.push(child),
            _ => collect_controls(child, found),
        }
    }
}

fn has_property(schema: &Value, name: &str) -> bool {
    schema.get("properties").and_then(|properties| properties.get(name)).is_some()
}

pub(crate) fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten()
}

/// One form of several sections, as the window takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// JSON Schema of all answers: an object of sections.
    pub schema: Value,
    /// A JSON Forms `Categorization`: one step for each section.
    pub ui: Value,
}

impl Form {
    /// Puts sections together, in order.
    pub(crate) fn of<'a>(sections: impl Iterator<Item = &'a Section>) -> Self {
        let mut properties = Map::new();
        let mut steps = Vec::new();
        for section in sections {
            properties.insert(section.id.clone(), section.schema.clone());
            let mut step = section.ui.clone();
            move_scopes(&mut step, &section.id);
            steps.push(step);
        }
        Form {
            schema: json!({
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "type": "object",
                "properties": properties,
            }),
            ui: json!({ "type": "Categorization", "elements": steps }),
        }
    }
}

/// Scopes count from the root of the data; those inside a list's `detail` count from its entry and stay.
fn move_scopes(element: &mut Value, section: &str) {
    let Value::Object(fields) = element else { return };
    for (name, field) in fields {
        match (name.as_str(), field) {
            ("scope", Value::String(scope)) => {
                *scope = scope.replacen("#/", &format!("#/properties/{section}/"), 1);
            }
            ("elements", Value::Array(children)) => {
                children.iter_mut().for_each(|child| move_scopes(child, section));
            }
            ("rule" | "condition", child) => move_scopes(child, section),
            _ => {}
        }
    }
}
