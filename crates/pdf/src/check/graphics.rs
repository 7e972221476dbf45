//! Graphics state dictionaries, halftones, soft masks, patterns, shadings and form XObjects (6.2.5, 6.2.6, 6.2.9, 6.2.10).

use super::content::{Checker, Scope, Space, State};
use super::object::{Dict, Id, Object};
use super::operator::Device;
use super::report::Rule;

/// The blend modes of ISO 32000-1, tables 136 and 137.
const BLEND_MODES: [&[u8]; 17] = [
    b"Normal",
    b"Compatible",
    b"Multiply",
    b"Screen",
    b"Overlay",
    b"Darken",
    b"Lighten",
    b"ColorDodge",
    b"ColorBurn",
    b"HardLight",
    b"SoftLight",
    b"Difference",
    b"Exclusion",
    b"Hue",
    b"Saturation",
    b"Color",
    b"Luminosity",
];

const INTENTS: [&[u8]; 4] = [b"RelativeColorimetric", b"AbsoluteColorimetric", b"Perceptual", b"Saturation"];

impl<'d> Checker<'d> {
    pub(crate) fn rendering_intent(&mut self, name: &[u8]) {
        if !INTENTS.contains(&name) {
            self.report.add(Rule::RenderingIntent, String::from_utf8_lossy(name).into_owned());
        }
    }

    pub(crate) fn graphics_state(&mut self, dict: &'d Dict, scope: Scope<'d>, state: &mut State<'d>) {
        let file = self.file;
        if dict.has("TR") {
            self.report.add(Rule::Transfer, "TR");
        }
        if dict.has("TR2") && !file.get(dict, "TR2").is_name("Default") {
            self.report.add(Rule::Transfer, "TR2 is not Default");
        }
        if dict.has("HTP") {
            self.report.add(Rule::HalftonePhase, "HTP");
        }
        if self.part() >= 2 && dict.has("HT") {
            self.halftone(file.get(dict, "HT"), None, 0);
        }
        if let Some(intent) = file.get(dict, "RI").as_name() {
            self.rendering_intent(intent);
        }
        self.transparency_of_state(dict, scope);
        if let Some([font, ..]) = file.get(dict, "Font").as_array()
            && let (Object::Dict(font), id) = self.follow(font)
        {
            state.font = Some(self.fonts.index(font, id));
        }
        if let Some(mode) = file.get(dict, "OPM").as_integer() {
            state.overprint_mode = mode;
        }
        if let Some(on) = file.get(dict, "OP").as_bool() {
            state.overprint_stroke = on;
            if !dict.has("op") {
                state.overprint_fill = on;
            }
        }
        if let Some(on) = file.get(dict, "op").as_bool() {
            state.overprint_fill = on;
        }
    }

    fn transparency_of_state(&mut self, dict: &'d Dict, scope: Scope<'d>) {
        let file = self.file;
        let modes: Vec<&[u8]> = match file.get(dict, "BM") {
            Object::Name(name) => vec![name],
            Object::Array(items) => items.iter().filter_map(|item| file.resolve(item).as_name()).collect(),
            _ => Vec::new(),
        };
        for mode in modes {
            if !BLEND_MODES.contains(&mode) {
                self.report.add(Rule::BlendMode, String::from_utf8_lossy(mode).into_owned());
            }
            if mode != b"Normal" && mode != b"Compatible" {
                self.transparent_because("blend mode");
            }
        }
        for key in ["CA", "ca"] {
            if file.get(dict, key).as_number().is_some_and(|alpha| alpha < 0.999_999) {
                self.transparent_because(key);
            }
        }
        let mask = file.get(dict, "SMask");
        if let Some(mask) = mask.as_dict() {
            self.transparent_because("SMask");
            if let Some(group) = mask.raw("G") {
                let (object, id) = self.follow(group);
                self.about(id, |checker| checker.xobject(object, id, scope, &State::initial()));
            }
        }
    }

    /// Notes transparency, which part 1 forbids and later parts bind to a blending space.
    pub(crate) fn transparent_because(&mut self, why: &str) {
        self.transparent = true;
        self.report.add(Rule::Transparency, why);
    }

    fn halftone(&mut self, halftone: &'d Object, colorant: Option<&[u8]>, depth: usize) {
        let Some(dict) = halftone.as_dict() else { return };
        if depth > 0 && !self.judged.insert((std::ptr::from_ref(dict) as usize, usize::MAX)) {
            return;
        }
        let file = self.file;
        let kind = file.get(dict, "HalftoneType").as_integer();
        if !matches!(kind, Some(1 | 5)) {
            self.report.add(Rule::Halftone, format!("HalftoneType {kind:?}"));
        }
        if dict.has("HalftoneName") {
            self.report.add(Rule::Halftone, "HalftoneName");
        }
        let transfer = dict.has("TransferFunction");
        let sound = match colorant {
            Some(b"Default") => true,
            None | Some(b"Cyan" | b"Magenta" | b"Yellow" | b"Black") => !transfer,
            Some(_) => transfer,
        };
        if !sound {
            self.report.add(Rule::Halftone, "TransferFunction");
        }
        if kind == Some(5) && depth < 2 {
            for (key, value) in &dict.0 {
                if !matches!(key.as_slice(), b"Type" | b"HalftoneType" | b"HalftoneName") {
                    self.halftone(file.resolve(value), Some(key), depth + 1);
                }
            }
        }
    }

    /// Judges the spaces that a painting operator uses.
    pub(crate) fn paint(&mut self, state: &State<'d>, scope: Scope<'d>, fills: bool, strokes: bool) {
        for (used, space, overprint) in
            [(fills, state.fill, state.overprint_fill), (strokes, state.stroke, state.overprint_stroke)]
        {
            if !used {
                continue;
            }
            match space {
                Space::Device(device) => self.device(device, scope),
                Space::Object(object) => {
                    self.space_once(object, scope);
                    if overprint && state.overprint_mode == 1 && self.is_icc_cmyk(object) {
                        self.report.add(Rule::OverprintMode, "OPM 1 with an ICCBased CMYK space");
                    }
                }
                Space::Pattern(_) => {}
            }
        }
    }

    pub(crate) fn pattern(
        &mut self,
        object: &'d Object,
        id: Option<Id>,
        under: Option<&'d Object>,
        scope: Scope<'d>,
    ) {
        let Some(dict) = object.as_dict() else { return };
        let file = self.file;
        if file.get(dict, "PatternType").as_integer() == Some(2) {
            if let Some(state) = file.dict(dict, "ExtGState") {
                self.graphics_state(state, scope, &mut State::initial());
            }
            if let Some(shading) = dict.raw("Shading") {
                let (shading, id) = self.follow(shading);
                self.about(id, |checker| checker.shading(shading, scope));
            }
            return;
        }
        if let Some(under) = under {
            self.space_once(under, scope);
        }
        if let Some(stream) = object.as_stream() {
            let own = file.dict(&stream.dict, "Resources");
            let inner = Scope { own, outer: if own.is_some() { None } else { scope.own.or(scope.outer) } };
            self.walk(stream, id, inner, State::initial());
        }
    }

    pub(crate) fn shading(&mut self, object: &'d Object, scope: Scope<'d>) {
        if let Some(space) = object.as_dict().and_then(|dict| dict.raw("ColorSpace")) {
            self.space_once(space, scope);
        }
    }

    pub(crate) fn xobject(
        &mut self,
        object: &'d Object,
        id: Option<Id>,
        scope: Scope<'d>,
        state: &State<'d>,
    ) {
        let Some(stream) = object.as_stream() else { return };
        let subtype = self.file.get(&stream.dict, "Subtype");
        if subtype.is_name("Image") {
            self.image(stream, scope, state, false);
        } else if subtype.is_name("PS") {
            self.report.add(Rule::PostScriptXObject, "an XObject of subtype PS");
        } else {
            self.form(object, id, scope, state);
        }
    }

    /// A form XObject, an appearance or a soft mask's group.
    pub(crate) fn form(&mut self, object: &'d Object, id: Option<Id>, scope: Scope<'d>, state: &State<'d>) {
        let Some(stream) = object.as_stream() else { return };
        let file = self.file;
        let dict = &stream.dict;
        if dict.has("OPI") || dict.has("PS") || file.get(dict, "Subtype2").is_name("PS") {
            self.report.add(Rule::FormPostScript, "OPI, PS or Subtype2 PS");
        }
        if dict.has("Ref") {
            self.report.add(Rule::ReferenceXObject, "Ref");
        }
        let own = file.dict(dict, "Resources");
        let inner = Scope { own, outer: if own.is_some() { None } else { scope.own.or(scope.outer) } };
        let blending = self.blending_profile;
        if let Some(group) = file.dict(dict, "Group") {
            self.group(group, inner);
        }
        self.walk(stream, id, inner, state.clone());
        self.blending_profile = blending;
    }

    /// A transparency group: its blending space must be allowed here (6.2.10).
    pub(crate) fn group(&mut self, group: &'d Dict, scope: Scope<'d>) {
        let file = self.file;
        if !file.get(group, "S").is_name("Transparency") {
            return;
        }
        self.transparent_because("transparency group");
        self.group_space(group, scope);
    }

    pub(crate) fn group_space(&mut self, group: &'d Dict, scope: Scope<'d>) {
        let space = self.file.get(group, "CS");
        let device = match space.as_name() {
            Some(b"DeviceGray") => Some(Device::Gray),
            Some(b"DeviceRGB") => Some(Device::Rgb),
            Some(b"DeviceCMYK") => Some(Device::Cmyk),
            _ => None,
        };
        if let Some(device) = device {
            if !self.device_allowed(device, scope) {
                self.report
                    .add(Rule::BlendingSpace, format!("{device:?} blending space without such an intent"));
            }
        } else if *space != Object::Null {
            self.space_once(space, scope);
            if let Some([family, Object::Reference(id), ..]) = space.as_array()
                && self.file.resolve(family).is_name("ICCBased")
            {
                self.blending_profile = Some(*id);
            }
        }
    }
}
