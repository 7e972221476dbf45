//! Colour spaces, ICC profiles and output intents (6.2.3 and 6.2.4).

use super::content::{Checker, Scope};
use super::object::{Dict, Object, Stream};
use super::operator::Device;
use super::report::Rule;

/// How deep colour spaces may be built of each other.
const MAX_DEPTH: usize = 8;

/// What the first 128 bytes of an ICC profile say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Profile {
    major: u8,
    class: [u8; 4],
    space: [u8; 4],
}

fn profile(data: &[u8]) -> Option<Profile> {
    let four = |at: usize| data.get(at..at + 4).and_then(|b| <[u8; 4]>::try_from(b).ok());
    if four(36)? != *b"acsp" || data.len() < 128 {
        return None;
    }
    Some(Profile { major: *data.get(8)?, class: four(12)?, space: four(16)? })
}

impl<'d> Checker<'d> {
    /// Reads the output intents of the catalogue, or of a page in part 4.
    pub(crate) fn output_intents(&mut self, owner: &'d Dict) {
        let file = self.file;
        let mut first = None;
        for intent in file.array(owner, "OutputIntents") {
            let (object, id) = self.follow(intent);
            let Some(dict) = object.as_dict() else { continue };
            let kind = file.get(dict, "S");
            if dict.has("DestOutputProfileRef") && (kind.is_name("GTS_PDFX") || self.part() == 4) {
                self.report.add_at(Rule::OutputProfileRef, id, "DestOutputProfileRef");
            }
            let Some(raw) = dict.raw("DestOutputProfile") else { continue };
            let (object, target) = self.follow(raw);
            match first {
                None => first = Some(target),
                Some(known) if known != target => {
                    self.report.add_at(
                        Rule::OutputIntentsDiffer,
                        id,
                        "output intents with different profiles",
                    );
                }
                Some(_) => {}
            }
            let profile = object.as_stream().and_then(|s| self.data(s)).and_then(|data| profile(&data));
            self.about(target, |checker| checker.intent_profile(object, profile));
            if kind.is_name("GTS_PDFA1") {
                self.intent = profile.map(|p| p.space);
                self.intent_profile = target;
            }
        }
    }

    fn intent_profile(&mut self, object: &'d Object, profile: Option<Profile>) {
        let Some(profile) = profile else {
            self.report.add(Rule::OutputIntentProfile, "not an ICC profile");
            return;
        };
        let newest = if self.part() == 1 { 2 } else { 4 };
        let sound = matches!(&profile.class, b"prtr" | b"mntr")
            && matches!(&profile.space, b"RGB " | b"CMYK" | b"GRAY")
            && profile.major <= newest;
        if !sound || !self.components_agree(object, profile) {
            self.report.add(Rule::OutputIntentProfile, describe(profile));
        }
    }

    /// Whether a profile stream's N is the number of its profile's channels.
    fn components_agree(&self, object: &Object, profile: Profile) -> bool {
        let count = object.as_dict().and_then(|dict| self.file.get(dict, "N").as_integer());
        let channels = match &profile.space {
            b"RGB " | b"Lab " => 3,
            b"CMYK" => 4,
            b"GRAY" => 1,
            _ => return false,
        };
        count.is_none_or(|count| count == channels)
    }

    /// Judges a colour space met with these resources, once.
    pub(crate) fn space_once(&mut self, object: &'d Object, scope: Scope<'d>) {
        let key = (std::ptr::from_ref(object) as usize, scope.key());
        if self.judged.insert(key) {
            self.space(object, scope, 0);
        }
    }

    fn space(&mut self, object: &'d Object, scope: Scope<'d>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let (object, id) = self.follow(object);
        match object {
            Object::Name(name) => self.space_by_name(name, scope, depth),
            Object::Array(items) => {
                // Spaces built of each other many times over are judged once.
                let key = (items.as_ptr() as usize, scope.key());
                if depth == 0 || self.judged.insert(key) {
                    self.about(id, |checker| checker.space_array(items, scope, depth));
                }
            }
            _ => {}
        }
    }

    fn space_by_name(&mut self, name: &[u8], scope: Scope<'d>, depth: usize) {
        match name {
            b"DeviceGray" | b"G" => self.device(Device::Gray, scope),
            b"DeviceRGB" | b"RGB" => self.device(Device::Rgb, scope),
            b"DeviceCMYK" | b"CMYK" => self.device(Device::Cmyk, scope),
            b"Pattern" => {}
            _ => {
                if let Some((object, _)) = self.resource(scope, "ColorSpace", name) {
                    self.space(object, scope, depth + 1);
                }
            }
        }
    }

    fn space_array(&mut self, items: &'d [Object], scope: Scope<'d>, depth: usize) {
        let file = self.file;
        let family = items.first().and_then(|item| file.resolve(item).as_name()).unwrap_or_default();
        match family {
            b"ICCBased" => {
                if let Some(raw) = items.get(1) {
                    let (object, id) = self.follow(raw);
                    self.about(id, |checker| checker.icc_based(object));
                    if self.part() == 4 && id.is_some() && id == self.blending_profile.or(self.intent_profile)
                    {
                        let cmyk = object.as_dict().and_then(|d| file.get(d, "N").as_integer()) == Some(4);
                        if cmyk {
                            self.report.add(
                                Rule::IccSameAsIntent,
                                "an ICCBased CMYK space with the profile it is blended in or printed by",
                            );
                        }
                    }
                }
            }
            b"Indexed" | b"I" | b"Pattern" => {
                if let Some(base) = items.get(1) {
                    self.space(base, scope, depth + 1);
                }
            }
            b"Separation" => self.separation(items, scope, depth),
            b"DeviceN" => self.device_n(items, scope, depth),
            b"CalGray" | b"CalRGB" | b"Lab" => {}
            name => self.space_by_name(name, scope, depth + 1),
        }
    }

    fn icc_based(&mut self, object: &'d Object) {
        let profile = object.as_stream().and_then(|s| self.data(s)).and_then(|data| profile(&data));
        let Some(profile) = profile else {
            self.report.add(Rule::IccProfile, "not an ICC profile");
            return;
        };
        let newest = if self.part() == 1 { 2 } else { 4 };
        let sound = matches!(&profile.class, b"prtr" | b"mntr" | b"scnr" | b"spac")
            && matches!(&profile.space, b"RGB " | b"CMYK" | b"GRAY" | b"Lab ")
            && profile.major <= newest;
        if !sound || !self.components_agree(object, profile) {
            self.report.add(Rule::IccProfile, describe(profile));
        }
    }

    pub(crate) fn is_icc_cmyk(&self, object: &'d Object) -> bool {
        let file = self.file;
        let Some([family, stream, ..]) = file.resolve(object).as_array() else { return false };
        file.resolve(family).is_name("ICCBased")
            && file.resolve(stream).as_dict().is_some_and(|d| file.get(d, "N").as_integer() == Some(4))
    }

    fn separation(&mut self, items: &'d [Object], scope: Scope<'d>, depth: usize) {
        let file = self.file;
        let [_, name, alternate, tint, ..] = items else { return };
        let name = file.resolve(name).as_name().unwrap_or_default();
        self.utf8_name(name);
        self.alternate_space(alternate, scope, depth);
        let (alternate, tint) = (file.resolve(alternate), file.resolve(tint));
        match self.separations.get(name).copied() {
            None => {
                self.separations.insert(name.to_vec(), (alternate, tint));
            }
            Some((known_alternate, known_tint)) => {
                let same = self.same(alternate, known_alternate, 0) && self.same(tint, known_tint, 0);
                if !same {
                    let name = String::from_utf8_lossy(name).into_owned();
                    self.report.add(Rule::SeparationDiffers, name);
                }
            }
        }
    }

    fn alternate_space(&mut self, alternate: &'d Object, scope: Scope<'d>, depth: usize) {
        let before = std::mem::replace(&mut self.alternate, true);
        self.space(alternate, scope, depth + 1);
        self.alternate = before;
    }

    fn device_n(&mut self, items: &'d [Object], scope: Scope<'d>, depth: usize) {
        let file = self.file;
        let [_, names, alternate, ..] = items else { return };
        let names = file.resolve(names).as_array().unwrap_or_default();
        let most = if self.part() == 1 { 8 } else { 32 };
        if names.len() > most {
            self.report.add(Rule::LimitColorants, format!("{} colorants", names.len()));
        }
        self.alternate_space(alternate, scope, depth);
        let attributes = items.get(4).and_then(|a| file.resolve(a).as_dict());
        let colorants = attributes.and_then(|a| file.dict(a, "Colorants"));
        let process = attributes.and_then(|a| file.dict(a, "Process"));
        let components = process.map(|p| file.array(p, "Components")).unwrap_or_default();
        for name in names {
            let Some(name) = file.resolve(name).as_name() else { continue };
            self.utf8_name(name);
            let spot = !matches!(name, b"None" | b"Cyan" | b"Magenta" | b"Yellow" | b"Black")
                && !components.iter().any(|c| file.resolve(c).as_name() == Some(name));
            if spot && !colorants.is_some_and(|c| c.0.contains_key(name)) {
                let name = String::from_utf8_lossy(name).into_owned();
                self.report.add(Rule::Colorants, name);
            }
        }
        for colorant in colorants.into_iter().flat_map(|c| c.0.values()) {
            self.space(colorant, scope, depth + 1);
        }
        if let Some(space) = process.and_then(|p| p.raw("ColorSpace")) {
            self.space(space, scope, depth + 1);
        }
    }

    /// 6.1.8: names shown to people must be UTF-8.
    pub(crate) fn utf8_name(&mut self, name: &[u8]) {
        if std::str::from_utf8(name).is_err() {
            self.report.add(Rule::NameUtf8, String::from_utf8_lossy(name).into_owned());
        }
    }

    /// Whether two objects are equal, references and compression not counted.
    fn same(&mut self, one: &'d Object, other: &'d Object, depth: usize) -> bool {
        let (one, other) = (self.file.resolve(one), self.file.resolve(other));
        if std::ptr::eq(one, other) {
            return true;
        }
        if depth > MAX_DEPTH || self.comparisons_left == 0 {
            return false;
        }
        self.comparisons_left -= 1;
        match (one, other) {
            (Object::Array(a), Object::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.same(a, b, depth + 1))
            }
            (Object::Dict(a), Object::Dict(b)) => self.same_dict(a, b, &[], depth),
            (Object::Stream(a), Object::Stream(b)) => {
                self.same_dict(&a.dict, &b.dict, &["Length", "Filter", "DecodeParms"], depth)
                    && self.same_data(a, b)
            }
            (Object::Integer(_) | Object::Real(_), Object::Integer(_) | Object::Real(_)) => {
                one.as_number() == other.as_number()
            }
            (a, b) => a == b,
        }
    }

    fn same_dict(&mut self, a: &'d Dict, b: &'d Dict, except: &[&str], depth: usize) -> bool {
        let keys = |dict: &'d Dict| -> Vec<&'d Vec<u8>> {
            dict.0.keys().filter(|key| !except.iter().any(|e| e.as_bytes() == key.as_slice())).collect()
        };
        keys(a) == keys(b)
            && keys(a).into_iter().all(|key| match (a.0.get(key), b.0.get(key)) {
                (Some(a), Some(b)) => self.same(a, b, depth + 1),
                _ => false,
            })
    }

    fn same_data(&mut self, a: &'d Stream, b: &'d Stream) -> bool {
        let (a, b) = (self.data(a), self.data(b));
        a.is_some() && a == b
    }

    /// A device colour space in use.
    pub(crate) fn device(&mut self, device: Device, scope: Scope<'d>) {
        if self.device_allowed(device, scope) {
            return;
        }
        let rule = match device {
            _ if self.alternate => Rule::AlternateSpace,
            Device::Gray => Rule::DeviceGray,
            Device::Rgb => Rule::DeviceRgb,
            Device::Cmyk => Rule::DeviceCmyk,
        };
        let intent = self.intent.map(|i| String::from_utf8_lossy(&i).into_owned());
        self.report.add(rule, format!("{device:?}, output intent: {}", intent.as_deref().unwrap_or("none")));
    }

    /// Whether a default colour space of these resources or the output intent covers a device space.
    pub(crate) fn device_allowed(&mut self, device: Device, scope: Scope<'d>) -> bool {
        let key = match device {
            Device::Gray => "DefaultGray",
            Device::Rgb => "DefaultRGB",
            Device::Cmyk => "DefaultCMYK",
        };
        let file = self.file;
        let default = [scope.own, scope.outer]
            .into_iter()
            .flatten()
            .find_map(|dict| file.dict(dict, "ColorSpace")?.raw(key))
            .map(|object| (object, file.resolve(object)));
        if let Some((raw, resolved)) = default
            && !matches!(resolved, Object::Name(_) | Object::Null)
        {
            self.space_once(raw, scope);
            return true;
        }
        match device {
            Device::Gray => self.intent.is_some(),
            Device::Rgb => self.intent == Some(*b"RGB "),
            Device::Cmyk => self.intent == Some(*b"CMYK"),
        }
    }
}

fn describe(profile: Profile) -> String {
    format!(
        "class {}, space {}, version {}",
        String::from_utf8_lossy(&profile.class),
        String::from_utf8_lossy(&profile.space),
        profile.major
    )
}
