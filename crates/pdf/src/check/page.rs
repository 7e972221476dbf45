//! The page tree and what each page's dictionary must and must not say (6.1.13, 6.2.10, 6.5.2, 6.10).

use std::collections::HashSet;

use super::content::{Checker, Scope, State};
use super::object::{Dict, Id, Object};
use super::report::Rule;

/// Pages looked at; a real attachment has a few dozen.
const MAX_PAGES: u32 = 20_000;

/// What a page inherits from the nodes above it.
#[derive(Clone, Copy, Default)]
struct Inherited<'d> {
    resources: Option<&'d Dict>,
    media: Option<&'d Object>,
    crop: Option<&'d Object>,
}

impl<'d> Checker<'d> {
    pub(crate) fn page_tree(&mut self, root: &'d Dict) {
        let mut visited = HashSet::new();
        if let Some(pages) = root.raw("Pages") {
            self.node(pages, Inherited::default(), &mut visited, 0);
        }
        self.report.page = None;
        self.report.object = None;
    }

    fn node(&mut self, raw: &'d Object, inherited: Inherited<'d>, visited: &mut HashSet<Id>, depth: usize) {
        let (object, id) = self.follow(raw);
        let Some(dict) = object.as_dict() else { return };
        if id.is_some_and(|id| !visited.insert(id)) || depth > 60 || self.pages >= MAX_PAGES {
            return;
        }
        let file = self.file;
        if dict.has("Kids") && !file.get(dict, "Type").is_name("Page") {
            let inherited = Inherited {
                resources: file.dict(dict, "Resources").or(inherited.resources),
                media: dict.raw("MediaBox").or(inherited.media),
                crop: dict.raw("CropBox").or(inherited.crop),
            };
            for kid in file.array(dict, "Kids") {
                self.node(kid, inherited, visited, depth + 1);
            }
            return;
        }
        self.pages += 1;
        self.report.page = Some(self.pages);
        self.about(id, |checker| checker.page(dict, inherited));
    }

    fn page(&mut self, dict: &'d Dict, inherited: Inherited<'d>) {
        let file = self.file;
        self.boxes(dict, inherited);
        if dict.has("AA") {
            self.report.add(Rule::AdditionalActions, "a page with AA");
            self.additional_actions(dict);
        }
        if dict.has("PresSteps") {
            self.report.add(Rule::PresSteps, "PresSteps");
        }
        let outer_intent = (self.intent, self.intent_profile);
        if self.part() == 4 {
            self.output_intents(dict);
        }
        self.transparent = false;
        self.blending_profile = None;
        let scope = Scope { own: file.dict(dict, "Resources"), outer: inherited.resources };
        let scope =
            if self.part() == 1 { Scope { own: scope.own.or(scope.outer), outer: None } } else { scope };
        let group = file.dict(dict, "Group");
        if let Some(group) = group {
            if self.part() == 1 {
                self.group(group, scope);
            } else {
                self.group_space(group, scope);
            }
        }
        if let Some(contents) = dict.raw("Contents") {
            self.contents(contents, scope);
        }
        self.annotations(dict, scope);
        let space = group.is_some_and(|group| *file.get(group, "CS") != Object::Null);
        if self.transparent && self.intent.is_none() && !space {
            self.report
                .add(Rule::BlendingSpace, "a transparent page with neither output intent nor blending space");
        }
        (self.intent, self.intent_profile) = outer_intent;
    }

    /// A page's content: the pieces together are one stream, as a token may not but a state does cross them.
    fn contents(&mut self, contents: &'d Object, scope: Scope<'d>) {
        let (object, id) = self.follow(contents);
        match object {
            Object::Stream(stream) => self.walk(stream, id, scope, State::initial()),
            Object::Array(items) => {
                let mut data = Vec::new();
                for item in items {
                    let (object, id) = self.follow(item);
                    let Some(stream) = object.as_stream() else { continue };
                    match self.data(stream) {
                        Some(piece) if data.len() + piece.len() <= self.limits.stream_bytes => {
                            data.extend_from_slice(&piece);
                            data.push(b'\n');
                        }
                        _ => self.report.add_at(
                            Rule::UnreadableContent,
                            id,
                            "a content stream cannot be decoded",
                        ),
                    }
                }
                self.run(&data, scope, State::initial());
            }
            _ => {}
        }
    }

    fn boxes(&mut self, dict: &'d Dict, inherited: Inherited<'d>) {
        let file = self.file;
        let boxes = [
            dict.raw("MediaBox").or(inherited.media),
            dict.raw("CropBox").or(inherited.crop),
            dict.raw("BleedBox"),
            dict.raw("TrimBox"),
            dict.raw("ArtBox"),
        ];
        for sides in boxes.into_iter().flatten() {
            let numbers: Vec<f64> = file
                .resolve(sides)
                .as_array()
                .unwrap_or_default()
                .iter()
                .filter_map(|side| file.resolve(side).as_number())
                .collect();
            let [left, bottom, right, top] = numbers[..] else { continue };
            let (width, height) = ((right - left).abs(), (top - bottom).abs());
            if !(3.0..=14400.0).contains(&width) || !(3.0..=14400.0).contains(&height) {
                self.report.add(Rule::LimitPageSize, format!("{width} by {height}"));
            }
        }
    }
}
