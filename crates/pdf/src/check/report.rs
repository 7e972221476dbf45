//! The rules by name, with their clauses in each part of ISO 19005, and the gathering of what breaks them.

use std::collections::HashSet;

use super::lexer::Fault;
use super::object::Id;
use super::{Flavour, Violation};

macro_rules! rules {
    ($($name:ident $key:literal $two:literal $one:literal $four:literal;)*) => {
        /// A rule that can be broken.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Rule { $($name,)* }

        impl Rule {
            /// Every rule with its key and its clauses in parts 2 and 3, 1, and 4; empty where a part has no such rule.
            pub(crate) const ALL: &[(Self, &'static str, [&'static str; 3])] =
                &[$((Self::$name, $key, [$two, $one, $four]),)*];

            fn entry(self) -> (&'static str, [&'static str; 3]) {
                match self { $(Self::$name => ($key, [$two, $one, $four]),)* }
            }
        }
    };
}

rules! {
    // File structure
    NotPdf "not-readable" "6.1.1" "6.1.1" "6.1.1";
    Header "header" "6.1.2" "6.1.2" "6.1.2";
    BinaryComment "binary-comment" "6.1.2" "6.1.2" "6.1.2";
    TrailerId "trailer-id" "6.1.3" "6.1.3" "6.1.3";
    Encrypted "encrypted" "6.1.3" "6.1.3" "6.1.3";
    DataAfterEof "data-after-eof" "6.1.3" "6.1.3" "6.1.3";
    InfoWithoutPieceInfo "info-without-pieceinfo" "" "" "6.1.3";
    CrossReference "cross-reference" "6.1.4" "6.1.4" "6.1.4";
    CrossReferenceStream "cross-reference-stream" "" "6.1.4" "";
    ObjectStream "object-stream" "" "6.1.4" "";
    HexString "hex-string" "6.1.6" "6.1.6" "6.1.5";
    StreamLength "stream-length" "6.1.7.1" "6.1.7" "6.1.6.1";
    StreamSpacing "stream-spacing" "6.1.7.1" "6.1.7" "6.1.6.1";
    StreamExternal "stream-external" "6.1.7.1" "6.1.7" "6.1.6.1";
    StreamFilter "stream-filter" "6.1.7.2" "6.1.10" "6.1.6.2";
    NameUtf8 "name-utf8" "6.1.8" "" "6.1.7";
    ObjectSpacing "object-spacing" "6.1.9" "6.1.8" "6.1.8";
    InlineFilter "inline-filter" "6.1.10" "6.1.10" "6.1.9";
    Permissions "permissions" "6.1.12" "" "6.1.11";
    SignatureDigest "signature-digest" "6.1.12" "" "6.1.11";
    LimitInteger "limit-integer" "6.1.13" "6.1.12" "";
    LimitReal "limit-real" "6.1.13" "6.1.12" "";
    LimitString "limit-string" "6.1.13" "6.1.12" "";
    LimitName "limit-name" "6.1.13" "6.1.12" "";
    LimitArray "limit-array" "" "6.1.12" "";
    LimitDict "limit-dict" "" "6.1.12" "";
    LimitNesting "limit-nesting" "6.1.13" "6.1.12" "";
    LimitColorants "limit-colorants" "6.1.13" "6.1.12" "";
    LimitCid "limit-cid" "6.1.13" "6.1.12" "";
    LimitPageSize "limit-page-size" "6.1.13" "" "";
    // Graphics
    UnknownOperator "unknown-operator" "6.2.2" "6.2.10" "6.2.2";
    InheritedResource "inherited-resource" "6.2.2" "" "6.2.2";
    UnreadableContent "unreadable-content" "6.2.2" "6.2.10" "6.2.2";
    OutputIntentProfile "output-intent-profile" "6.2.3" "6.2.2" "6.2.3";
    OutputIntentsDiffer "output-intents-differ" "6.2.3" "6.2.2" "6.2.3";
    OutputProfileRef "output-profile-reference" "6.2.3" "" "6.2.3";
    IccProfile "icc-profile" "6.2.4.2" "6.2.3.2" "6.2.4.2";
    IccSameAsIntent "icc-same-as-intent" "" "" "6.2.4.2";
    OverprintMode "overprint-mode" "6.2.4.2" "" "6.2.4.2";
    DeviceRgb "device-rgb" "6.2.4.3" "6.2.3.3" "6.2.4.3";
    DeviceCmyk "device-cmyk" "6.2.4.3" "6.2.3.3" "6.2.4.3";
    DeviceGray "device-gray" "6.2.4.3" "6.2.3.3" "6.2.4.3";
    Colorants "colorants" "6.2.4.4" "" "6.2.4.4";
    AlternateSpace "alternate-space" "6.2.4.4" "6.2.3.4" "6.2.4.4";
    SeparationDiffers "separation-differs" "6.2.4.4" "" "6.2.4.4";
    Transfer "transfer-function" "6.2.5" "6.2.8" "6.2.5";
    HalftonePhase "halftone-phase" "6.2.5" "" "6.2.5";
    Halftone "halftone" "6.2.5" "" "6.2.5";
    RenderingIntent "rendering-intent" "6.2.6" "6.2.9" "6.2.6";
    ImageAlternates "image-alternates" "6.2.8" "6.2.4" "6.2.7.1";
    ImageOpi "image-opi" "6.2.8" "6.2.4" "6.2.7.1";
    ImageInterpolate "image-interpolate" "6.2.8" "6.2.4" "6.2.7.1";
    ImageBits "image-bits" "6.2.8" "6.2.4" "6.2.7.1";
    Jpeg2000 "jpeg2000" "6.2.8.3" "6.1.10" "6.2.7.3";
    FormPostScript "form-postscript" "6.2.9" "6.2.5" "6.2.8.1";
    ReferenceXObject "reference-xobject" "6.2.9" "6.2.6" "6.2.8.2";
    PostScriptXObject "postscript-xobject" "6.2.9" "6.2.7" "6.2.8.1";
    BlendMode "blend-mode" "6.2.10" "6.4" "6.2.9";
    BlendingSpace "blending-space" "6.2.10" "" "6.2.9";
    Transparency "transparency" "" "6.4" "";
    // Fonts
    FontDictionary "font-dictionary" "6.2.11.2" "6.3.2" "6.2.10.2";
    FontSystemInfo "font-system-info" "6.2.11.3.1" "6.3.3.1" "6.2.10.3.1";
    CidToGidMap "cid-to-gid-map" "6.2.11.3.2" "6.3.3.2" "6.2.10.3.2";
    CMapEmbedded "cmap-embedded" "6.2.11.3.3" "6.3.3.3" "6.2.10.3.3";
    CMapWMode "cmap-wmode" "6.2.11.3.3" "6.3.3.3" "6.2.10.3.3";
    CMapReference "cmap-reference" "6.2.11.3.3" "" "6.2.10.3.3";
    FontEmbedded "font-embedded" "6.2.11.4.1" "6.3.4" "6.2.10.4.1";
    GlyphMissing "glyph-missing" "6.2.11.4.1" "6.3.5" "6.2.10.4.1";
    FontDamaged "font-damaged" "6.2.11.4.1" "6.3.4" "6.2.10.4.1";
    CharSet "charset" "6.2.11.4.2" "6.3.5" "6.2.10.4.2";
    CidSet "cidset" "6.2.11.4.2" "6.3.5" "6.2.10.4.2";
    GlyphWidth "glyph-width" "6.2.11.5" "6.3.6" "6.2.10.5";
    TrueTypeEncoding "truetype-encoding" "6.2.11.6" "6.3.7" "6.2.10.6";
    TrueTypeCmap "truetype-cmap" "6.2.11.6" "6.3.7" "6.2.10.6";
    ToUnicode "to-unicode" "6.2.11.7.2" "6.3.8" "6.2.10.7";
    ToUnicodeValue "to-unicode-value" "6.2.11.7.2" "" "6.2.10.7";
    PrivateUse "private-use" "6.2.11.7.3" "" "6.2.10.7";
    NotdefGlyph "notdef-glyph" "6.2.11.8" "" "6.2.10.9";
    // Annotations, forms, actions
    AnnotationType "annotation-type" "6.3.1" "6.5.2" "6.3.1";
    AnnotationFlags "annotation-flags" "6.3.2" "6.5.3" "6.3.2";
    AnnotationOpacity "annotation-opacity" "" "6.5.3" "";
    AnnotationColour "annotation-colour" "" "6.5.3" "";
    AppearanceMissing "appearance-missing" "6.3.3" "" "6.3.3";
    AppearanceKeys "appearance-keys" "6.3.3" "6.5.3" "6.3.3";
    AppearanceKind "appearance-kind" "6.3.3" "6.5.3" "6.3.3";
    WidgetAction "widget-action" "6.4.1" "6.9" "6.4.1";
    NeedAppearances "need-appearances" "6.4.1" "6.9" "6.4.1";
    Xfa "xfa" "6.4.2" "" "6.4.2";
    NeedsRendering "needs-rendering" "6.4.2" "" "6.4.2";
    SignatureRange "signature-range" "6.4.3" "" "6.4.3";
    SignatureObject "signature-object" "6.4.3" "" "6.4.3";
    Action "action" "6.5.1" "6.6.1" "6.6.1";
    NamedAction "named-action" "6.5.1" "6.6.1" "6.6.1";
    AdditionalActions "additional-actions" "6.5.2" "6.6.2" "6.6.3";
    // Metadata
    MetadataMissing "metadata-missing" "6.6.2.1" "6.7.2" "6.7.2";
    MetadataFilter "metadata-filter" "" "6.7.2" "";
    PacketAttributes "packet-attributes" "6.6.2.1" "6.7.5" "6.7.2";
    XmpMalformed "xmp-malformed" "6.6.2.1" "6.7.9" "6.7.2";
    XmpEncoding "xmp-encoding" "6.6.2.1" "6.7.9" "6.7.2";
    InfoDiffers "info-differs" "" "6.7.3" "";
    PropertyUnknown "property-unknown" "6.6.2.3.1" "6.7.2" "";
    PropertyType "property-type" "6.6.2.3.1" "6.7.2" "";
    ExtensionFields "extension-fields" "6.6.2.3.2" "6.7.8" "";
    ExtensionSchema "extension-schema" "6.6.2.3.3" "6.7.8" "";
    PdfaIdentification "pdfa-identification" "6.6.4" "6.7.11" "6.7.3";
    // Structure (level A), embedded files, optional content, the rest of the document
    Marked "marked" "6.7.2.2" "6.8.2.2" "";
    StructureTree "structure-tree" "6.7.3.3" "6.8.3.3" "";
    RoleMap "role-map" "6.7.3.4" "6.8.3.4" "";
    Language "language" "6.7.4" "6.8.4" "";
    FileSpecification "file-specification" "6.8" "6.1.11" "6.9";
    EmbeddedFile "embedded-file" "6.8" "6.1.11" "6.9";
    AssociatedFile "associated-file" "6.8" "" "6.9";
    OptionalContent "optional-content" "6.9" "6.1.13" "6.10";
    AlternatePresentations "alternate-presentations" "6.10" "" "6.11";
    PresSteps "pres-steps" "6.10" "" "6.11";
    CatalogVersion "catalog-version" "" "" "6.1.12";
    Requirements "requirements" "6.11" "" "6.12";
}

/// Gathers violations, each rule once per object and page, up to a number.
#[derive(Debug)]
pub(crate) struct Report {
    /// Part 2 until `settle` says otherwise.
    pub(crate) flavour: Flavour,
    pub(crate) page: Option<u32>,
    pub(crate) object: Option<Id>,
    settled: bool,
    found: Vec<Found>,
    waiting: Vec<(Option<Id>, Fault)>,
    seen: HashSet<(Rule, Option<Id>, Option<u32>)>,
    max: usize,
}

#[derive(Debug)]
struct Found {
    rule: Rule,
    object: Option<Id>,
    page: Option<u32>,
    detail: String,
}

impl Report {
    /// For a file whose flavour is not known yet.
    pub(crate) fn new(max: usize) -> Self {
        Self {
            flavour: Flavour::A2b,
            page: None,
            object: None,
            settled: false,
            found: Vec::new(),
            waiting: Vec::new(),
            seen: HashSet::new(),
            max,
        }
    }

    /// Says what is checked against; what was found before is judged by it.
    pub(crate) fn settle(&mut self, flavour: Flavour) {
        self.flavour = flavour;
        self.settled = true;
        let part = flavour.part();
        self.found.retain(|found| !clause(found.rule, part).is_empty());
        for (object, fault) in std::mem::take(&mut self.waiting) {
            self.fault(object, &fault);
        }
    }

    pub(crate) fn part(&self) -> u8 {
        self.flavour.part()
    }

    pub(crate) fn add(&mut self, rule: Rule, detail: impl Into<String>) {
        self.add_at(rule, self.object, detail);
    }

    pub(crate) fn add_at(&mut self, rule: Rule, object: Option<Id>, detail: impl Into<String>) {
        let none = self.settled && clause(rule, self.part()).is_empty();
        if none || self.found.len() >= self.max || !self.seen.insert((rule, object, self.page)) {
            return;
        }
        let mut detail: String = detail.into();
        if detail.len() > 300 {
            let cut = (0..=300).rev().find(|&i| detail.is_char_boundary(i)).unwrap_or(0);
            detail.truncate(cut);
        }
        self.found.push(Found { rule, object, page: self.page, detail });
    }

    /// Turns what a tokenizer noted into violations.
    pub(crate) fn faults(&mut self, faults: &[Fault]) {
        for fault in faults {
            if self.settled {
                self.fault(self.object, fault);
            } else if self.waiting.len() < self.max {
                self.waiting.push((self.object, fault.clone()));
            }
        }
    }

    fn fault(&mut self, object: Option<Id>, fault: &Fault) {
        let one = self.part() == 1;
        let (rule, detail) = match fault {
            Fault::HexOdd(count) => (Rule::HexString, format!("odd number of digits ({count})")),
            Fault::HexDigit(byte) => (Rule::HexString, format!("byte {byte:02x} is not a hexadecimal digit")),
            Fault::Integer(text) => (Rule::LimitInteger, text.clone()),
            Fault::RealLarge(value) if value.abs() > if one { 32767.0 } else { 3.403e38 } => {
                (Rule::LimitReal, format!("{value:e}"))
            }
            Fault::RealTiny(value) if !one => (Rule::LimitReal, format!("{value:e}")),
            Fault::RealLarge(_) | Fault::RealTiny(_) => return,
            Fault::String(length) if *length > if one { 65535 } else { 32767 } => {
                (Rule::LimitString, format!("{length} bytes"))
            }
            Fault::String(_) => return,
            Fault::Name(length) => (Rule::LimitName, format!("{length} bytes")),
            Fault::Array(length) => (Rule::LimitArray, format!("{length} elements")),
            Fault::Dict(length) => (Rule::LimitDict, format!("{length} entries")),
        };
        self.add_at(rule, object, detail);
    }

    pub(crate) fn finish(self) -> Vec<Violation> {
        let part = self.flavour.part();
        self.found
            .into_iter()
            .map(|found| Violation {
                clause: clause(found.rule, part).to_owned(),
                rule: found.rule.entry().0.to_owned(),
                object: found.object,
                page: found.page,
                detail: found.detail,
            })
            .collect()
    }
}

fn clause(rule: Rule, part: u8) -> &'static str {
    let [two, one, four] = rule.entry().1;
    match part {
        1 => one,
        4 => four,
        _ => two,
    }
}
