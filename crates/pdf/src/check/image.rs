//! Images: their dictionaries, inline images and JPEG 2000 (6.1.10, 6.2.8).

use super::content::{Checker, Scope, State};
use super::filter;
use super::object::{Dict, Object, Stream};
use super::operator::Device;
use super::report::Rule;

const INLINE_FILTERS: [&[u8]; 12] = [
    b"ASCIIHexDecode",
    b"ASCII85Decode",
    b"FlateDecode",
    b"RunLengthDecode",
    b"CCITTFaxDecode",
    b"DCTDecode",
    b"AHx",
    b"A85",
    b"Fl",
    b"RL",
    b"CCF",
    b"DCT",
];

impl<'d> Checker<'d> {
    /// An image; a soft mask's values are no colours, so its colour space is not judged.
    pub(crate) fn image(&mut self, stream: &'d Stream, scope: Scope<'d>, state: &State<'d>, soft_mask: bool) {
        let file = self.file;
        let dict = &stream.dict;
        let mask = file.get(dict, "ImageMask").as_bool() == Some(true);
        self.image_entries(dict, ["Interpolate", "BitsPerComponent", "Intent"], mask);
        if dict.has("Alternates") {
            self.report.add(Rule::ImageAlternates, "Alternates");
        }
        if dict.has("OPI") {
            self.report.add(Rule::ImageOpi, "OPI");
        }
        if mask {
            self.paint(state, scope, true, false);
        } else if let (false, Some(space)) = (soft_mask, dict.raw("ColorSpace")) {
            self.space_once(space, scope);
        }
        for key in ["SMask", "Mask"] {
            if let Some(raw) = dict.raw(key)
                && let (Object::Stream(inner), id) = self.follow(raw)
            {
                if key == "SMask" {
                    self.transparent_because("an image with a soft mask");
                }
                if !std::ptr::eq(inner.as_ref(), stream) && !inner.dict.has("SMask") {
                    self.about(id, |checker| checker.image(inner, scope, state, key == "SMask"));
                }
            }
        }
        if file.get(dict, "SMaskInData").as_integer().is_some_and(|n| n > 0) {
            self.transparent_because("an image with a soft mask in its data");
        }
        let filters = filter::names(file, dict, ["Filter", "Filter"]);
        if filters.last() == Some(&b"JPXDecode".as_slice()) {
            self.jpeg2000(file.encoded(stream), dict.has("ColorSpace"));
        }
    }

    fn image_entries(&mut self, dict: &Dict, [interpolate, bits, intent]: [&str; 3], mask: bool) {
        let file = self.file;
        if file.get(dict, interpolate).as_bool() == Some(true) {
            self.report.add(Rule::ImageInterpolate, "Interpolate true");
        }
        if let Some(bits) = file.get(dict, bits).as_integer() {
            let sound = if mask { bits == 1 } else { matches!(bits, 1 | 2 | 4 | 8 | 16) };
            if !sound {
                self.report.add(Rule::ImageBits, format!("BitsPerComponent {bits}"));
            }
        }
        if let Some(intent) = file.get(dict, intent).as_name() {
            let intent = intent.to_vec();
            self.rendering_intent(&intent);
        }
    }

    pub(crate) fn inline_image_dict(&mut self, dict: &Dict, scope: Scope<'d>, state: &State<'d>) {
        let file = self.file;
        for name in filter::names(file, dict, ["Filter", "F"]) {
            if !INLINE_FILTERS.contains(&name) {
                self.report.add(Rule::InlineFilter, String::from_utf8_lossy(name).into_owned());
            }
        }
        let mask = ["ImageMask", "IM"].iter().any(|key| file.get(dict, key).as_bool() == Some(true));
        self.image_entries(dict, ["I", "BPC", "Intent"], mask);
        self.image_entries(dict, ["Interpolate", "BitsPerComponent", "Intent"], mask);
        if mask {
            self.paint(state, scope, true, false);
            return;
        }
        match ["ColorSpace", "CS"].iter().find_map(|key| dict.raw(key)) {
            Some(Object::Name(name)) => self.inline_space(name, scope),
            Some(Object::Array(items)) => {
                if let Some(Object::Name(base)) = items.get(1) {
                    self.inline_space(base, scope);
                }
            }
            _ => {}
        }
    }

    fn inline_space(&mut self, name: &[u8], scope: Scope<'d>) {
        match name {
            b"DeviceGray" | b"G" => self.device(Device::Gray, scope),
            b"DeviceRGB" | b"RGB" => self.device(Device::Rgb, scope),
            b"DeviceCMYK" | b"CMYK" => self.device(Device::Cmyk, scope),
            _ => {
                if let Some((object, _)) = self.resource(scope, "ColorSpace", name) {
                    self.space_once(object, scope);
                }
            }
        }
    }

    fn jpeg2000(&mut self, data: &[u8], has_space: bool) {
        if self.part() == 1 {
            self.report.add(Rule::Jpeg2000, "JPXDecode");
            return;
        }
        let Some(header) = Jp2::read(data) else {
            self.report.add(Rule::Jpeg2000, "the JPEG 2000 data has no readable header");
            return;
        };
        if !matches!(header.channels, 1 | 3 | 4) {
            self.report.add(Rule::Jpeg2000, format!("{} colour channels", header.channels));
        }
        if header.per_component || !(1..=38).contains(&header.depth) {
            self.report.add(Rule::Jpeg2000, format!("bit depth {}", header.depth));
        }
        if has_space {
            return;
        }
        let best = header.spaces.iter().filter(|space| space.approximation == 1).count();
        if header.spaces.len() > 1 && best != 1 {
            self.report.add(Rule::Jpeg2000, format!("{best} best colour specifications"));
        }
        let chosen = header.spaces.iter().find(|s| s.approximation == 1).or(header.spaces.first());
        let Some(space) = chosen else { return };
        if !matches!(space.method, 1..=3) {
            self.report.add(Rule::Jpeg2000, format!("colour method {}", space.method));
        }
        if space.enumerated == Some(19) {
            self.report.add(Rule::Jpeg2000, "colour space CIEJab");
        }
    }
}

/// The header boxes of a JP2 file (ISO 15444-1, Annex I).
#[derive(Debug, Default)]
struct Jp2 {
    channels: u16,
    depth: u16,
    per_component: bool,
    spaces: Vec<ColourBox>,
}

#[derive(Debug)]
struct ColourBox {
    method: u8,
    approximation: u8,
    enumerated: Option<u32>,
}

impl Jp2 {
    fn read(data: &[u8]) -> Option<Self> {
        if data.starts_with(&[0xff, 0x4f, 0xff, 0x51]) {
            return Self::codestream(data);
        }
        let mut header = Self::default();
        let mut seen = false;
        for (kind, content) in boxes(data) {
            if &kind == b"jp2h" {
                for (kind, content) in boxes(content) {
                    header.take(kind, content)?;
                    seen |= &kind == b"ihdr";
                }
            }
        }
        seen.then_some(header)
    }

    /// A bare codestream says the same in its SIZ marker.
    fn codestream(data: &[u8]) -> Option<Self> {
        let channels = u16::from_be_bytes([*data.get(40)?, *data.get(41)?]);
        let depths: Vec<u8> =
            (0..usize::from(channels)).map_while(|i| data.get(42 + 3 * i).map(|b| (b & 0x7f) + 1)).collect();
        let first = *depths.first()?;
        let per_component = depths.iter().any(|d| *d != first);
        Some(Self { channels, depth: u16::from(first), per_component, spaces: Vec::new() })
    }

    fn take(&mut self, kind: [u8; 4], content: &[u8]) -> Option<()> {
        match &kind {
            b"ihdr" => {
                self.channels = u16::from_be_bytes([*content.get(8)?, *content.get(9)?]);
                let bits = *content.get(10)?;
                self.depth = if bits == 255 { 0 } else { u16::from(bits & 0x7f) + 1 };
            }
            b"bpcc" => self.per_component = true,
            b"colr" => {
                let method = *content.first()?;
                let enumerated = (method == 1)
                    .then(|| {
                        content.get(3..7).and_then(|b| <[u8; 4]>::try_from(b).ok()).map(u32::from_be_bytes)
                    })
                    .flatten();
                let approximation = *content.get(2)?;
                self.spaces.push(ColourBox { method, approximation, enumerated });
            }
            b"cdef" => {
                // Opacity channels are not colour channels.
                let opacity =
                    content.get(2..)?.chunks_exact(6).filter(|entry| entry.get(3) != Some(&0)).count();
                self.channels = self.channels.saturating_sub(u16::try_from(opacity).unwrap_or(0));
            }
            _ => {}
        }
        Some(())
    }
}

/// The boxes of a JP2 container, one level.
fn boxes(data: &[u8]) -> Vec<([u8; 4], &[u8])> {
    let mut found = Vec::new();
    let mut rest = data;
    while let (Some(size), Some(kind)) = (rest.get(..4), rest.get(4..8)) {
        let (Ok(size), Ok(kind)) = (<[u8; 4]>::try_from(size), <[u8; 4]>::try_from(kind)) else { break };
        let (header, size) = match u32::from_be_bytes(size) {
            0 => (8, rest.len()),
            1 => {
                let long =
                    rest.get(8..16).and_then(|b| <[u8; 8]>::try_from(b).ok()).map_or(0, u64::from_be_bytes);
                (16, usize::try_from(long).unwrap_or(usize::MAX))
            }
            size => (8, usize::try_from(size).unwrap_or(usize::MAX)),
        };
        let end = size.min(rest.len());
        if end < header || found.len() > 256 {
            break;
        }
        found.push((kind, rest.get(header..end).unwrap_or_default()));
        rest = rest.get(end..).unwrap_or_default();
    }
    found
}
