//! Logical structure, asked for by level a only (6.7).

use std::collections::HashSet;

use super::content::Checker;
use super::object::{Dict, Object};
use super::report::Rule;

/// The standard structure types of ISO 32000-1, 14.8.4.
const STANDARD: &[&str] = &[
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Warichu",
    "WT",
    "WP",
    "Figure",
    "Formula",
    "Form",
];

impl<'d> Checker<'d> {
    pub(crate) fn logical_structure(&mut self, root: &'d Dict) {
        let file = self.file;
        let marked = file.dict(root, "MarkInfo").and_then(|info| file.get(info, "Marked").as_bool());
        if marked != Some(true) {
            self.report.add(Rule::Marked, "MarkInfo does not say Marked true");
        }
        if let Some(language) = file.get(root, "Lang").as_string() {
            self.language(language);
        }
        let Some(tree) = file.dict(root, "StructTreeRoot") else {
            self.report.add(Rule::StructureTree, "no StructTreeRoot");
            return;
        };
        let roles = file.dict(tree, "RoleMap");
        let mut queue: Vec<&'d Object> = tree.raw("K").into_iter().collect();
        let mut visited = HashSet::new();
        while let Some(raw) = queue.pop() {
            let (object, id) = self.follow(raw);
            match object {
                Object::Array(items) => queue.extend(items),
                Object::Dict(element) if element.has("S") => {
                    if !visited.insert(std::ptr::from_ref(element) as usize) || visited.len() > 500_000 {
                        continue;
                    }
                    self.about(id, |checker| {
                        if let Some(kind) = file.get(element, "S").as_name() {
                            checker.utf8_name(kind);
                            checker.role(kind, roles);
                        }
                        if let Some(language) = file.get(element, "Lang").as_string() {
                            checker.language(language);
                        }
                    });
                    queue.extend(element.raw("K"));
                }
                _ => {}
            }
        }
    }

    fn role(&mut self, kind: &[u8], roles: Option<&'d Dict>) {
        let mut seen: Vec<&[u8]> = Vec::new();
        let mut current = kind;
        loop {
            if seen.contains(&current) || seen.len() > 64 {
                self.report.add(Rule::RoleMap, "a circular mapping");
                return;
            }
            seen.push(current);
            match roles
                .and_then(|roles| roles.0.get(current))
                .and_then(|next| self.file.resolve(next).as_name())
            {
                Some(next) if next != current => current = next,
                _ => break,
            }
        }
        if !STANDARD.iter().any(|standard| standard.as_bytes() == current) {
            self.report.add(Rule::RoleMap, String::from_utf8_lossy(kind).into_owned());
        }
    }

    /// A language identifier by RFC 3066, or an empty string.
    pub(crate) fn language(&mut self, text: &[u8]) {
        let text = text.strip_prefix(&[0xfe, 0xff]).map_or_else(
            || String::from_utf8_lossy(text).into_owned(),
            |wide| {
                let units: Vec<u16> =
                    wide.chunks_exact(2).map(|p| p.iter().fold(0, |v, b| v << 8 | u16::from(*b))).collect();
                String::from_utf16_lossy(&units)
            },
        );
        if text.is_empty() {
            return;
        }
        // Part 1 goes by RFC 1766, which knows no digits.
        let digits = self.part() != 1;
        let mut tags = text.split('-');
        let primary = tags.next().unwrap_or_default();
        let sound = (1..=8).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && tags.all(|tag| {
                let letters = tag.bytes().all(|b| b.is_ascii_alphabetic() || (digits && b.is_ascii_digit()));
                (1..=8).contains(&tag.len()) && letters
            });
        if !sound {
            self.report.add(Rule::Language, text);
        }
    }
}
