//! Annotations, form fields, actions and signatures (6.3, 6.4, 6.5).

use std::collections::HashSet;

use super::content::{Checker, Scope, State};
use super::object::{Dict, Id, Object};
use super::report::Rule;

const TYPES: [&str; 22] = [
    "Text",
    "Link",
    "FreeText",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Stamp",
    "Caret",
    "Ink",
    "Popup",
    "FileAttachment",
    "Widget",
    "PrinterMark",
    "TrapNet",
    "Watermark",
    "Redact",
];

/// Annotation types of PDF 1.4, less those that part 1 forbids.
const TYPES_1: [&str; 15] = [
    "Text",
    "Link",
    "FreeText",
    "Line",
    "Square",
    "Circle",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Stamp",
    "Ink",
    "Popup",
    "Widget",
    "PrinterMark",
];

const ACTIONS: [&str; 7] = ["GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"];

impl<'d> Checker<'d> {
    pub(crate) fn annotations(&mut self, page: &'d Dict, scope: Scope<'d>) {
        let file = self.file;
        for raw in file.array(page, "Annots") {
            let (object, id) = self.follow(raw);
            if let Some(dict) = object.as_dict() {
                self.about(id, |checker| checker.annotation(dict, scope));
            }
        }
    }

    fn annotation(&mut self, dict: &'d Dict, scope: Scope<'d>) {
        let file = self.file;
        let subtype = file.get(dict, "Subtype").as_name().unwrap_or_default();
        let text = String::from_utf8_lossy(subtype).into_owned();
        let known = match self.part() {
            1 => TYPES_1.contains(&text.as_str()) || text == "TrapNet",
            4 => {
                (TYPES.contains(&text.as_str()) && text != "FileAttachment" && text != "TrapNet")
                    || text == "Projection"
                    || (text == "FileAttachment" && self.report.flavour != super::Flavour::A4)
                    || (self.report.flavour == super::Flavour::A4e
                        && matches!(text.as_str(), "3D" | "RichMedia"))
            }
            _ => TYPES.contains(&text.as_str()),
        };
        if !known {
            self.report.add(Rule::AnnotationType, text.clone());
        }
        self.annotation_flags(dict, &text);
        self.annotation_colours(dict);
        let field = self.field_type(dict);
        self.appearance(dict, &text, field, scope);
        if text == "Widget" && self.part() != 4 && (dict.has("A") || dict.has("AA")) {
            self.report.add(Rule::WidgetAction, "a widget with A or AA");
        }
        if let Some(action) = dict.raw("A") {
            self.action(action);
        }
        self.additional_actions(dict);
    }

    fn annotation_flags(&mut self, dict: &'d Dict, subtype: &str) {
        let one = self.part() == 1;
        let Some(flags) = self.file.get(dict, "F").as_integer() else {
            if one || subtype != "Popup" {
                self.report.add(Rule::AnnotationFlags, "F is missing");
            }
            return;
        };
        let (invisible, hidden, print, no_view, toggle) = (1, 2, 4, 32, 256);
        let forbidden = invisible | hidden | no_view | if one { 0 } else { toggle };
        if flags & print == 0 || flags & forbidden != 0 {
            self.report.add(Rule::AnnotationFlags, format!("F is {flags}"));
        }
    }

    fn annotation_colours(&mut self, dict: &'d Dict) {
        if self.part() != 1 {
            return;
        }
        let file = self.file;
        if file.get(dict, "CA").as_number().is_some_and(|alpha| (alpha - 1.0).abs() > f64::EPSILON) {
            self.report.add(Rule::AnnotationOpacity, "CA is not 1");
        }
        if (dict.has("C") || dict.has("IC")) && self.intent != Some(*b"RGB ") {
            self.report.add(Rule::AnnotationColour, "C or IC without an RGB output intent");
        }
    }

    /// FT, inherited through Parent.
    fn field_type(&self, dict: &'d Dict) -> Option<&'d [u8]> {
        let mut node = dict;
        for _ in 0..32 {
            if let Some(kind) = self.file.get(node, "FT").as_name() {
                return Some(kind);
            }
            node = self.file.dict(node, "Parent")?;
        }
        None
    }

    fn appearance(&mut self, dict: &'d Dict, subtype: &str, field: Option<&[u8]>, scope: Scope<'d>) {
        let file = self.file;
        let Some(raw) = dict.raw("AP").filter(|raw| *file.resolve(raw) != Object::Null) else {
            let sides: Vec<f64> =
                file.array(dict, "Rect").iter().filter_map(|side| file.resolve(side).as_number()).collect();
            #[expect(clippy::float_cmp, reason = "the clause asks for equal values as written")]
            let empty = matches!(sides[..], [left, bottom, right, top] if left == right && bottom == top);
            if !empty && !matches!(subtype, "Popup" | "Link" | "Projection") {
                self.report.add(Rule::AppearanceMissing, subtype.to_owned());
            }
            return;
        };
        let Some(appearances) = file.resolve(raw).as_dict() else { return };
        if appearances.0.keys().any(|key| key != b"N") {
            self.report.add(Rule::AppearanceKeys, "keys other than N");
        }
        let Some(normal) = appearances.raw("N") else {
            self.report.add(Rule::AppearanceKeys, "no N");
            return;
        };
        let button = subtype == "Widget" && field == Some(b"Btn");
        let (object, id) = self.follow(normal);
        match object {
            Object::Stream(_) => {
                if button {
                    self.report.add(Rule::AppearanceKind, "a button with one appearance");
                }
                self.about(id, |checker| checker.appearance_stream(object, id, scope));
            }
            Object::Dict(states) => {
                if !button {
                    self.report.add(Rule::AppearanceKind, "N is not a stream");
                }
                for state in states.0.values() {
                    let (object, id) = self.follow(state);
                    self.about(id, |checker| checker.appearance_stream(object, id, scope));
                }
            }
            _ => self.report.add(Rule::AppearanceKind, "N is neither stream nor dictionary"),
        }
    }

    fn appearance_stream(&mut self, object: &'d Object, id: Option<Id>, scope: Scope<'d>) {
        self.form(object, id, scope, &State::initial());
    }

    /// The AA of anything but catalogue and page, whose AA is forbidden as such.
    pub(crate) fn additional_actions(&mut self, dict: &'d Dict) {
        let file = self.file;
        for action in file.dict(dict, "AA").into_iter().flat_map(|aa| aa.0.values()) {
            self.action(action);
        }
    }

    /// An action and those after it.
    pub(crate) fn action(&mut self, raw: &'d Object) {
        let mut queue = vec![raw];
        let mut visited = HashSet::new();
        while let Some(raw) = queue.pop() {
            let (object, id) = self.follow(raw);
            let Some(dict) = object.as_dict() else { continue };
            if !visited.insert(std::ptr::from_ref(dict) as usize) || visited.len() > 1000 {
                continue;
            }
            self.about(id, |checker| checker.one_action(dict));
            match self.file.get(dict, "Next") {
                Object::Array(items) => queue.extend(items),
                Object::Null => {}
                _ => queue.extend(dict.raw("Next")),
            }
        }
    }

    fn one_action(&mut self, dict: &'d Dict) {
        let file = self.file;
        let kind = String::from_utf8_lossy(file.get(dict, "S").as_name().unwrap_or_default()).into_owned();
        let three_d = self.report.flavour == super::Flavour::A4e
            && matches!(
                kind.as_str(),
                "JavaScript" | "GoTo3DView" | "RichMediaExecute" | "Rendition" | "SetOCGState"
            );
        let known = ACTIONS.contains(&kind.as_str()) && !(self.part() == 1 && kind == "GoToE");
        if !known && !three_d {
            self.report.add(Rule::Action, kind.clone());
        }
        let name = file.get(dict, "N").as_name().unwrap_or_default();
        let moves: [&[u8]; 4] = [b"NextPage", b"PrevPage", b"FirstPage", b"LastPage"];
        if kind == "Named" && !moves.contains(&name) {
            self.report.add(Rule::NamedAction, String::from_utf8_lossy(name).into_owned());
        }
    }

    /// The interactive form.
    pub(crate) fn form_fields(&mut self, root: &'d Dict) {
        let file = self.file;
        let Some(raw) = root.raw("AcroForm") else { return };
        let (object, id) = self.follow(raw);
        let Some(form) = object.as_dict() else { return };
        self.about(id, |checker| {
            if file.get(form, "NeedAppearances").as_bool() == Some(true) {
                checker.report.add(Rule::NeedAppearances, "NeedAppearances is true");
            }
            if form.has("XFA") {
                checker.report.add(Rule::Xfa, "XFA");
            }
        });
        let mut queue: Vec<&'d Object> = file.array(form, "Fields").iter().collect();
        let mut visited = HashSet::new();
        while let Some(raw) = queue.pop() {
            let (object, id) = self.follow(raw);
            let Some(field) = object.as_dict() else { continue };
            if !visited.insert(std::ptr::from_ref(field) as usize) || visited.len() > 100_000 {
                continue;
            }
            self.about(id, |checker| checker.field(field));
            queue.extend(file.array(field, "Kids"));
        }
    }

    fn field(&mut self, field: &'d Dict) {
        let widget = self.file.get(field, "Subtype").is_name("Widget");
        if field.has("AA") && self.part() != 4 && !widget {
            self.report.add(Rule::WidgetAction, "a field with AA");
        }
        self.additional_actions(field);
        if self.field_type(field) == Some(b"Sig")
            && let Some(signature) = self.file.dict(field, "V")
        {
            self.signed = true;
            self.signature(signature);
        }
    }
}
