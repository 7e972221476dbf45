//! The walk through content streams: operators, resources and the parts of the graphics state that rules look at.

use std::collections::HashMap;
use std::rc::Rc;

use super::Limits;
use super::file::File;
use super::font::Fonts;
use super::lexer::{Lexer, MAX_VALUES, Token, is_space};
use super::object::{Dict, Id, Object, Stream};
use super::operator::{Device, Operator, operator};
use super::report::{Report, Rule};

/// How deep forms, patterns and glyph descriptions may call each other.
const MAX_DEPTH: usize = 24;
/// Operands kept for one operator; more than any operator takes, or a text array of reason.
const MAX_OPERANDS: usize = 4096;

/// The state of one check.
pub(crate) struct Checker<'d> {
    pub(crate) file: &'d File<'d>,
    pub(crate) limits: Limits,
    pub(crate) report: Report,
    pub(crate) pages: u32,
    pub(crate) signed: bool,
    pub(crate) incomplete: bool,
    /// How many files this one is embedded in.
    pub(crate) depth: u8,
    /// The colour space of the PDF/A output intent's profile, as its four letters.
    pub(crate) intent: Option<[u8; 4]>,
    pub(crate) intent_profile: Option<Id>,
    /// The profile of the blending space at hand, for part 4.
    pub(crate) blending_profile: Option<Id>,
    /// Whether an alternate space is being judged, for which 6.2.4.4 speaks.
    pub(crate) alternate: bool,
    /// Whether something transparent was met on the page at hand.
    pub(crate) transparent: bool,
    pub(crate) fonts: Fonts<'d>,
    /// Alternate space and tint transform of each Separation by the name of its colorant (6.2.4.4).
    pub(crate) separations: HashMap<Vec<u8>, (&'d Object, &'d Object)>,
    /// Colour spaces already judged, by what they are and the resources they were met with.
    pub(crate) judged: std::collections::HashSet<(usize, usize)>,
    /// Streams already walked, with whether they hold transparency.
    walked: HashMap<(usize, usize), bool>,
    decoded: HashMap<usize, Option<Rc<Vec<u8>>>>,
    /// Embedded files that may still be checked.
    pub(crate) embedded_left: usize,
    operators_left: usize,
    content_left: usize,
    /// Steps left for comparing colour spaces (6.2.4.4).
    pub(crate) comparisons_left: usize,
    nesting: usize,
}

/// The resources a content stream may name: its own, and those it should not have to inherit (6.2.2).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scope<'d> {
    pub(crate) own: Option<&'d Dict>,
    pub(crate) outer: Option<&'d Dict>,
}

impl Scope<'_> {
    /// Tells one set of resources from another; only compared, never shown.
    pub(crate) fn key(&self) -> usize {
        self.own.or(self.outer).map_or(0, |dict| std::ptr::from_ref(dict) as usize)
    }
}

/// A current colour space.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Space<'d> {
    Device(Device),
    Object(&'d Object),
    Pattern(Option<&'d Object>),
}

#[derive(Debug, Clone)]
pub(crate) struct State<'d> {
    pub(crate) fill: Space<'d>,
    pub(crate) stroke: Space<'d>,
    pub(crate) font: Option<usize>,
    pub(crate) mode: i64,
    pub(crate) overprint_mode: i64,
    pub(crate) overprint_fill: bool,
    pub(crate) overprint_stroke: bool,
}

impl State<'_> {
    pub(crate) fn initial() -> Self {
        Self {
            fill: Space::Device(Device::Gray),
            stroke: Space::Device(Device::Gray),
            font: None,
            mode: 0,
            overprint_mode: 0,
            overprint_fill: false,
            overprint_stroke: false,
        }
    }
}

impl<'d> Checker<'d> {
    pub(crate) fn new(file: &'d File<'d>, limits: Limits, report: Report, depth: u8) -> Self {
        Self {
            file,
            limits,
            report,
            pages: 0,
            signed: false,
            incomplete: false,
            depth,
            intent: None,
            intent_profile: None,
            blending_profile: None,
            alternate: false,
            transparent: false,
            fonts: Fonts::default(),
            separations: HashMap::new(),
            judged: std::collections::HashSet::new(),
            walked: HashMap::new(),
            decoded: HashMap::new(),
            embedded_left: 32,
            operators_left: limits.operators,
            content_left: limits.content_bytes,
            comparisons_left: 1_000_000,
            nesting: 0,
        }
    }

    pub(crate) fn part(&self) -> u8 {
        self.report.part()
    }

    /// A stream's decoded bytes, decoded once.
    pub(crate) fn data(&mut self, stream: &'d Stream) -> Option<Rc<Vec<u8>>> {
        let key = std::ptr::from_ref(stream) as usize;
        let file = self.file;
        self.decoded.entry(key).or_insert_with(|| file.decode(stream).map(Rc::new)).clone()
    }

    /// Runs with `object` as the one that violations are about.
    pub(crate) fn about<T>(&mut self, id: Option<Id>, run: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.report.object;
        if id.is_some() {
            self.report.object = id;
        }
        let result = run(self);
        self.report.object = before;
        result
    }

    /// The object a value refers to, and its number.
    pub(crate) fn follow(&self, object: &'d Object) -> (&'d Object, Option<Id>) {
        let id = match object {
            Object::Reference(id) => Some(*id),
            _ => None,
        };
        (self.file.resolve(object), id)
    }

    /// A named resource; met outside a stream's own resources it breaks 6.2.2.
    pub(crate) fn resource(
        &mut self,
        scope: Scope<'d>,
        kind: &str,
        name: &[u8],
    ) -> Option<(&'d Object, Option<Id>)> {
        let file = self.file;
        let look = |dict: Option<&'d Dict>| file.get(dict?, kind).as_dict()?.0.get(name);
        if let Some(found) = look(scope.own) {
            return Some(self.follow(found));
        }
        let found = look(scope.outer)?;
        self.report.add(Rule::InheritedResource, format!("{kind} {}", String::from_utf8_lossy(name)));
        Some(self.follow(found))
    }

    /// Walks a stream's content once per set of resources; says whether it holds transparency.
    pub(crate) fn walk(&mut self, stream: &'d Stream, id: Option<Id>, scope: Scope<'d>, state: State<'d>) {
        let key = (std::ptr::from_ref(stream) as usize, scope.key());
        if let Some(transparent) = self.walked.get(&key) {
            self.transparent |= *transparent;
            return;
        }
        if self.nesting >= MAX_DEPTH {
            self.incomplete = true;
            return;
        }
        self.walked.insert(key, false);
        let Some(data) = self.data(stream) else {
            self.report.add_at(Rule::UnreadableContent, id, "a content stream cannot be decoded");
            return;
        };
        let before = std::mem::take(&mut self.transparent);
        self.nesting += 1;
        self.about(id, |checker| checker.run(&data, scope, state));
        self.nesting -= 1;
        self.walked.insert(key, self.transparent);
        self.transparent |= before;
    }

    /// Interprets one content stream.
    pub(crate) fn run(&mut self, data: &[u8], scope: Scope<'d>, state: State<'d>) {
        if data.len() > self.content_left {
            self.incomplete = true;
            return;
        }
        self.content_left -= data.len();
        let mut walk = Walk { scope, state, stack: Vec::new(), marked: Vec::new() };
        let mut operands: Vec<Object> = Vec::new();
        let mut lexer = Lexer::content(data);
        while let Some(token) = lexer.token() {
            match token {
                Token::Object(object) => {
                    if operands.len() < MAX_OPERANDS {
                        operands.push(object);
                    }
                }
                Token::Word(word) => {
                    if self.operators_left == 0 {
                        self.incomplete = true;
                        break;
                    }
                    self.operators_left -= 1;
                    match operator(word) {
                        Some(Operator::InlineImage) => self.inline_image(&mut lexer, &walk),
                        Some(operator) => self.operate(operator, &operands, &mut walk),
                        None => {
                            let name = String::from_utf8_lossy(word).into_owned();
                            self.report.add(Rule::UnknownOperator, name);
                        }
                    }
                    operands.clear();
                    lexer.values = MAX_VALUES;
                }
            }
        }
        self.incomplete |= lexer.values == 0;
        self.report.faults(&lexer.faults);
    }

    fn operate(&mut self, operator: Operator, operands: &[Object], walk: &mut Walk<'d>) {
        let scope = walk.scope;
        match operator {
            Operator::Save => {
                if walk.stack.len() < 4096 {
                    walk.stack.push(walk.state.clone());
                }
                if walk.stack.len() > 28 {
                    self.report.add(Rule::LimitNesting, "q nested more than 28 times");
                }
            }
            Operator::Restore => {
                if let Some(state) = walk.stack.pop() {
                    walk.state = state;
                }
            }
            Operator::State => {
                if let Some((object, id)) =
                    last_name(operands).and_then(|n| self.resource(scope, "ExtGState", n))
                    && let Some(dict) = object.as_dict()
                {
                    self.about(id, |checker| checker.graphics_state(dict, scope, &mut walk.state));
                }
            }
            Operator::Intent => {
                if let Some(name) = last_name(operands) {
                    self.rendering_intent(name);
                }
            }
            Operator::FillSpace => {
                walk.state.fill = self.named_space(operands, scope).unwrap_or(walk.state.fill)
            }
            Operator::StrokeSpace => {
                walk.state.stroke = self.named_space(operands, scope).unwrap_or(walk.state.stroke)
            }
            Operator::FillDevice(device) => {
                // Also what is set and never painted with must be device-independent (ISO TWG resolution A011).
                walk.state.fill = Space::Device(device);
                self.device(device, scope);
            }
            Operator::StrokeDevice(device) => {
                walk.state.stroke = Space::Device(device);
                self.device(device, scope);
            }
            Operator::FillColour => self.pattern_colour(operands, walk.state.fill, walk),
            Operator::StrokeColour => self.pattern_colour(operands, walk.state.stroke, walk),
            Operator::Fill => self.paint(&walk.state, scope, true, false),
            Operator::Stroke => self.paint(&walk.state, scope, false, true),
            Operator::FillStroke => self.paint(&walk.state, scope, true, true),
            Operator::Shading => {
                if let Some((object, id)) =
                    last_name(operands).and_then(|n| self.resource(scope, "Shading", n))
                {
                    self.about(id, |checker| checker.shading(object, scope));
                }
            }
            Operator::XObject => {
                if let Some((object, id)) =
                    last_name(operands).and_then(|n| self.resource(scope, "XObject", n))
                {
                    self.about(id, |checker| checker.xobject(object, id, scope, &walk.state));
                }
            }
            Operator::Font => {
                let name = operands.iter().rev().find_map(Object::as_name);
                walk.state.font = match name.and_then(|n| self.resource(scope, "Font", n)) {
                    Some((object, id)) => object.as_dict().map(|dict| self.fonts.index(dict, id)),
                    None => None,
                };
            }
            Operator::RenderMode => {
                walk.state.mode = operands.last().and_then(Object::as_integer).unwrap_or(0)
            }
            Operator::Show | Operator::NextLineShow | Operator::NextLineShowSpaced | Operator::ShowArray => {
                self.show(operands, walk);
            }
            Operator::BeginMarkedProperties => {
                let replaced = self.marked_properties(operands, scope);
                walk.marked.push(replaced);
            }
            Operator::PointProperties => {
                self.marked_properties(operands, scope);
            }
            Operator::BeginMarked => walk.marked.push(false),
            Operator::EndMarked => {
                walk.marked.pop();
            }
            Operator::InlineImage | Operator::Other => {}
        }
    }

    fn show(&mut self, operands: &[Object], walk: &Walk<'d>) {
        let mode = walk.state.mode;
        let fills = matches!(mode, 0 | 2 | 4 | 6);
        let strokes = matches!(mode, 1 | 2 | 5 | 6);
        self.paint(&walk.state, walk.scope, fills, strokes);
        let Some(font) = walk.state.font else { return };
        let strings = operands.iter().flat_map(|operand| match operand {
            Object::Array(items) => items.as_slice(),
            other => std::slice::from_ref(other),
        });
        let strings: Vec<&[u8]> = strings.filter_map(Object::as_string).collect();
        let replaced = walk.marked.contains(&true);
        self.text(font, &strings, replaced, walk.scope, &walk.state);
    }

    /// Looks at a marked-content property list; says whether it replaces the text by ActualText.
    fn marked_properties(&mut self, operands: &[Object], scope: Scope<'d>) -> bool {
        let file = self.file;
        let found;
        let dict = match operands.last() {
            Some(Object::Name(name)) => {
                found = self.resource(scope, "Properties", name).and_then(|(object, _)| object.as_dict());
                found
            }
            Some(Object::Dict(dict)) => Some(dict),
            _ => None,
        };
        let Some(dict) = dict else { return false };
        if self.report.flavour.tagged()
            && let Some(language) = file.get(dict, "Lang").as_string()
        {
            let language = language.to_vec();
            self.language(&language);
        }
        dict.has("ActualText")
    }

    fn named_space(&mut self, operands: &[Object], scope: Scope<'d>) -> Option<Space<'d>> {
        let name = last_name(operands)?;
        let space = self.space_of_name(name, scope)?;
        match space {
            Space::Device(device) => self.device(device, scope),
            Space::Object(object) => self.space_once(object, scope),
            Space::Pattern(_) => {}
        }
        Some(space)
    }

    fn space_of_name(&mut self, name: &[u8], scope: Scope<'d>) -> Option<Space<'d>> {
        Some(match name {
            b"DeviceGray" => Space::Device(Device::Gray),
            b"DeviceRGB" => Space::Device(Device::Rgb),
            b"DeviceCMYK" => Space::Device(Device::Cmyk),
            b"Pattern" => Space::Pattern(None),
            _ => {
                let (object, _) = self.resource(scope, "ColorSpace", name)?;
                match object {
                    Object::Array(items)
                        if items.first().is_some_and(|n| self.file.resolve(n).is_name("Pattern")) =>
                    {
                        Space::Pattern(items.get(1))
                    }
                    other => Space::Object(other),
                }
            }
        })
    }

    fn pattern_colour(&mut self, operands: &[Object], space: Space<'d>, walk: &Walk<'d>) {
        let Space::Pattern(under) = space else { return };
        let Some((object, id)) = last_name(operands).and_then(|n| self.resource(walk.scope, "Pattern", n))
        else {
            return;
        };
        self.about(id, |checker| checker.pattern(object, id, under, walk.scope));
    }

    /// The image that follows BI; leaves the tokenizer after EI.
    fn inline_image(&mut self, lexer: &mut Lexer<'_>, walk: &Walk<'d>) {
        let mut dict = Dict::default();
        loop {
            match lexer.token() {
                Some(Token::Object(Object::Name(key))) => match lexer.token() {
                    Some(Token::Object(value)) => {
                        dict.0.insert(key, value);
                    }
                    Some(Token::Word(b"ID")) | None => break,
                    Some(Token::Word(_)) => {}
                },
                Some(Token::Word(b"ID")) | None => break,
                Some(_) => {}
            }
        }
        lexer.pos = (lexer.pos + 1).min(lexer.bytes.len());
        lexer.pos += inline_end(lexer.rest());
        self.inline_image_dict(&dict, walk.scope, &walk.state);
    }
}

/// What changes while one content stream is walked.
pub(crate) struct Walk<'d> {
    scope: Scope<'d>,
    state: State<'d>,
    stack: Vec<State<'d>>,
    /// For each open marked-content sequence, whether it has an ActualText.
    marked: Vec<bool>,
}

fn last_name(operands: &[Object]) -> Option<&[u8]> {
    operands.last().and_then(Object::as_name)
}

/// Where an inline image's data ends, after its EI. The data may hold the letters EI, so what follows must look like
/// a content stream: ten bytes of text.
fn inline_end(data: &[u8]) -> usize {
    let text = |byte: &u8| is_space(*byte) || (32..127).contains(byte);
    let mut at = 0;
    while let Some(step) = data.get(at..).and_then(|rest| super::file::find(rest, b"EI")) {
        let here = at + step;
        let before = here == 0 || data.get(here - 1).is_some_and(|b| is_space(*b));
        let after = data.get(here + 2..).unwrap_or_default();
        if before && after.first().is_none_or(|b| is_space(*b)) && after.iter().take(10).all(text) {
            return here + 2;
        }
        at = here + 2;
    }
    data.len()
}
