//! Embedded files (6.8): allowed in part 2 when they are PDF/A themselves, described in part 3.

use super::content::Checker;
use super::object::{Dict, Object};
use super::report::Rule;
use super::{Flavour, Options, check_nested};

impl<'d> Checker<'d> {
    /// Every file specification in the file that embeds something.
    pub(crate) fn file_specifications(&mut self) {
        let file = self.file;
        for (id, object) in file.objects() {
            let mut found = Vec::new();
            collect(object, 0, &mut found);
            for specification in found {
                self.about(Some(id), |checker| checker.file_specification(specification));
            }
        }
    }

    fn file_specification(&mut self, dict: &'d Dict) {
        let file = self.file;
        if self.part() == 1 {
            self.report.add(Rule::FileSpecification, "EF");
            return;
        }
        if !dict.has("F") || !dict.has("UF") {
            self.report.add(Rule::FileSpecification, "F or UF is missing");
        }
        if self.part() >= 3 {
            if file.get(dict, "AFRelationship").as_name().is_none() {
                self.report.add(Rule::AssociatedFile, "AFRelationship is missing");
            }
            if self.report.flavour != Flavour::A4 {
                return;
            }
        }
        let Some(embedded) = file.dict(dict, "EF") else { return };
        for value in embedded.0.values() {
            let Some(stream) = file.resolve(value).as_stream() else { continue };
            if !self.judged.insert((std::ptr::from_ref(stream) as usize, usize::MAX)) {
                continue;
            }
            if self.depth >= self.limits.embedded_depth || self.embedded_left == 0 {
                self.incomplete = true;
                continue;
            }
            self.embedded_left -= 1;
            let conforms = self.data(stream).is_some_and(|data| {
                let options = Options { flavour: None, limits: self.limits.shared() };
                let verdict = check_nested(&data, &options, self.depth + 1);
                let part = verdict.claimed.map(Flavour::part);
                verdict.conforms() && matches!(part, Some(1 | 2))
                    || (part == Some(4) && verdict.conforms() && self.part() == 4)
            });
            if !conforms {
                self.report.add(Rule::EmbeddedFile, "the embedded file is not PDF/A-1 or PDF/A-2");
            }
        }
    }
}

fn collect<'d>(object: &'d Object, depth: usize, found: &mut Vec<&'d Dict>) {
    if depth > 16 {
        return;
    }
    match object {
        Object::Dict(dict) => {
            if dict.has("EF") {
                found.push(dict);
            }
            dict.0.values().for_each(|value| collect(value, depth + 1, found));
        }
        Object::Stream(stream) => stream.dict.0.values().for_each(|value| collect(value, depth + 1, found)),
        Object::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, found)),
        _ => {}
    }
}
