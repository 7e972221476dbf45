//! Value types of XMP and the properties that the predefined schemas give them (XMP Specification, September 2005).

use std::collections::BTreeMap;

use super::xmp::{Kind, Property, Value};

/// Each schema: its namespace, then its properties as `name type`, separated by semicolons.
const SCHEMAS: &[(&str, &str)] = &[
    (
        "http://www.aiim.org/pdfa/ns/id/",
        "part integer; amd text; corr text; conformance text",
    ),
    (
        "http://purl.org/dc/elements/1.1/",
        "contributor bag text; coverage text; creator seq text; date seq date; description lang alt; format mimetype;
         identifier text; language bag locale; publisher bag text; relation bag text; rights lang alt; source text;
         subject bag text; title lang alt; type bag text",
    ),
    (
        "http://ns.adobe.com/xap/1.0/",
        "Advisory bag text; BaseURL url; CreateDate date; CreatorTool text; Identifier bag text; Label text;
         MetadataDate date; ModifyDate date; Nickname text; Rating real; Thumbnails alt thumbnail",
    ),
    (
        "http://ns.adobe.com/xap/1.0/rights/",
        "Certificate url; Marked boolean; Owner bag text; UsageTerms lang alt; WebStatement url",
    ),
    (
        "http://ns.adobe.com/xap/1.0/mm/",
        "DerivedFrom resourceref; DocumentID uri; History seq resourceevent; InstanceID uri; ManagedFrom resourceref;
         Manager text; ManageTo uri; ManageUI uri; ManagerVariant text; RenditionClass text; RenditionParams text;
         VersionID text; Versions seq version; LastURL url; RenditionOf resourceref; SaveID integer",
    ),
    ("http://ns.adobe.com/xap/1.0/bj/", "JobRef bag job"),
    (
        "http://ns.adobe.com/xap/1.0/t/pg/",
        "MaxPageSize dimensions; NPages integer; Fonts bag font; Colorants seq colorant; PlateNames seq text",
    ),
    ("http://ns.adobe.com/pdf/1.3/", "Keywords text; PDFVersion text; Producer text"),
    (
        "http://ns.adobe.com/photoshop/1.0/",
        "AuthorsPosition text; CaptionWriter text; Category text; City text; Country text; Credit text;
         DateCreated date; Headline text; Instructions text; Source text; State text; SupplementalCategories bag text;
         TransmissionReference text; Urgency integer",
    ),
    (
        "http://ns.adobe.com/tiff/1.0/",
        "ImageWidth integer; ImageLength integer; BitsPerSample seq integer; Compression integer;
         PhotometricInterpretation integer; Orientation integer; SamplesPerPixel integer;
         PlanarConfiguration integer; YCbCrSubSampling seq integer; YCbCrPositioning integer; XResolution rational;
         YResolution rational; ResolutionUnit integer; TransferFunction seq integer; WhitePoint seq rational;
         PrimaryChromaticities seq rational; YCbCrCoefficients seq rational; ReferenceBlackWhite seq rational;
         DateTime date; ImageDescription lang alt; Make text; Model text; Software text; Artist text;
         Copyright lang alt",
    ),
    (
        "http://ns.adobe.com/exif/1.0/",
        "ExifVersion text; FlashpixVersion text; ColorSpace integer; ComponentsConfiguration seq integer;
         CompressedBitsPerPixel rational; PixelXDimension integer; PixelYDimension integer; UserComment lang alt;
         RelatedSoundFile text; DateTimeOriginal date; DateTimeDigitized date; ExposureTime rational;
         FNumber rational; ExposureProgram integer; SpectralSensitivity text; ISOSpeedRatings seq integer; OECF oecf/sfr;
         ShutterSpeedValue rational; ApertureValue rational; BrightnessValue rational; ExposureBiasValue rational;
         MaxApertureValue rational; SubjectDistance rational; MeteringMode integer; LightSource integer; Flash flash;
         FocalLength rational; SubjectArea seq integer; FlashEnergy rational; SpatialFrequencyResponse oecf/sfr;
         FocalPlaneXResolution rational; FocalPlaneYResolution rational; FocalPlaneResolutionUnit integer;
         SubjectLocation seq integer; ExposureIndex rational; SensingMethod integer; FileSource integer;
         SceneType integer; CFAPattern cfapattern; CustomRendered integer; ExposureMode integer; WhiteBalance integer;
         DigitalZoomRatio rational; FocalLengthIn35mmFilm integer; SceneCaptureType integer; GainControl integer;
         Contrast integer; Saturation integer; Sharpness integer; DeviceSettingDescription devicesettings;
         SubjectDistanceRange integer; ImageUniqueID text; GPSVersionID text; GPSLatitude gpscoordinate;
         GPSLongitude gpscoordinate; GPSAltitudeRef integer; GPSAltitude rational; GPSTimeStamp date;
         GPSSatellites text; GPSStatus text; GPSMeasureMode text; GPSDOP rational; GPSSpeedRef text;
         GPSSpeed rational; GPSTrackRef text; GPSTrack rational; GPSImgDirectionRef text; GPSImgDirection rational;
         GPSMapDatum text; GPSDestLatitude gpscoordinate; GPSDestLongitude gpscoordinate; GPSDestBearingRef text;
         GPSDestBearing rational; GPSDestDistanceRef text; GPSDestDistance rational; GPSProcessingMethod text;
         GPSAreaInformation text; GPSDifferential integer; MakerNote text",
    ),
    ("http://ns.adobe.com/exif/1.0/aux/", "Lens text; SerialNumber text"),
    (
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "projectRef projectlink; videoFrameRate text; videoFrameSize dimensions; videoPixelAspectRatio rational;
         videoPixelDepth text; videoColorSpace text; videoAlphaMode text; videoAlphaPremultipleColor colorant;
         videoAlphaUnityIsTransparent boolean; videoCompressor text; videoFieldOrder text; pullDown text;
         audioSampleRate integer; audioSampleType text; audioChannelType text; audioCompressor text;
         speakerPlacement text; fileDataRate rational; tapeName text; altTapeName text; startTimecode timecode;
         altTimecode timecode; duration time; scene text; shotName text; shotDate date; shotLocation text;
         logComment text; markers seq marker; contributedMedia bag media; absPeakAudioFilePath uri;
         relativePeakAudioFilePath uri; videoModDate date; audioModDate date; metadataModDate date; artist text;
         album text; trackNumber integer; genre text; copyright text; releaseDate date; composer text; engineer text;
         tempo real; instrument text; introTime time; outCue time; relativeTimestamp time; loop boolean;
         numberOfBeats real; key text; stretchMode text; timeScaleParams timescalestretch;
         resampleParams resamplestretch; beatSpliceParams beatsplicestretch; timeSignature text; scaleType text",
    ),
    (
        "http://ns.adobe.com/camera-raw-settings/1.0/",
        "AutoBrightness boolean; AutoContrast boolean; AutoExposure boolean; AutoShadows boolean; BlueHue integer;
         BlueSaturation integer; Brightness integer; CameraProfile text; ChromaticAberrationB integer;
         ChromaticAberrationR integer; ColorNoiseReduction integer; Contrast integer; CropTop real; CropLeft real;
         CropBottom real; CropRight real; CropAngle real; CropWidth real; CropHeight real; CropUnits integer;
         Exposure real; GreenHue integer; GreenSaturation integer; HasCrop boolean; HasSettings boolean;
         LuminanceSmoothing integer; RawFileName text; RedHue integer; RedSaturation integer; Saturation integer;
         Shadows integer; ShadowTint integer; Sharpness integer; Temperature integer; Tint integer; ToneCurve seq text;
         ToneCurveName text; Version text; VignetteAmount integer; VignetteMidpoint integer; WhiteBalance text",
    ),
];

/// Each structure: its type's name, the namespace of its fields, and the fields.
const STRUCTURES: &[(&str, &str, &str)] = &[
    ("dimensions", "http://ns.adobe.com/xap/1.0/sType/Dimensions#", "w real; h real; unit text"),
    (
        "thumbnail",
        "http://ns.adobe.com/xap/1.0/g/img/",
        "height integer; width integer; format text; image text",
    ),
    (
        "resourceevent",
        "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#",
        "action text; instanceID uri; parameters text; softwareAgent text; when date",
    ),
    (
        "resourceref",
        "http://ns.adobe.com/xap/1.0/sType/ResourceRef#",
        "instanceID uri; documentID uri; versionID text; renditionClass text; renditionParams text; manager text;
         managerVariant text; manageTo uri; manageUI uri",
    ),
    (
        "version",
        "http://ns.adobe.com/xap/1.0/sType/Version#",
        "comments text; event resourceevent; modifyDate date; modifier text; version text",
    ),
    ("job", "http://ns.adobe.com/xap/1.0/sType/Job#", "name text; id text; url url"),
    (
        "colorant",
        "http://ns.adobe.com/xap/1.0/g/",
        "swatchName text; mode text; type text; cyan real; magenta real; yellow real; black real; red integer;
         green integer; blue integer; L real; A integer; B integer",
    ),
    (
        "font",
        "http://ns.adobe.com/xap/1.0/sType/Font#",
        "fontName text; fontFamily text; fontFace text; fontType text; versionString text; composite boolean;
         fontFileName text; childFontFiles seq text",
    ),
    (
        "beatsplicestretch",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "useFileBeatsMarker boolean; riseInDecibel real; riseInTimeDuration time",
    ),
    (
        "marker",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "startTime any; duration any; comment text; name text; location uri; target text; type text",
    ),
    (
        "media",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "path uri; track text; startTime time; duration time; managed boolean; webStatement uri",
    ),
    ("projectlink", "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "path uri; type text"),
    ("resamplestretch", "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "quality text"),
    ("time", "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "value integer; scale rational"),
    ("timecode", "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "timeValue text; timeFormat text"),
    (
        "timescalestretch",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
        "quality text; frameSize real; frameOverlappingPercentage real",
    ),
    (
        "flash",
        "http://ns.adobe.com/exif/1.0/",
        "Fired boolean; Return integer; Mode integer; Function boolean; RedEyeMode boolean",
    ),
    (
        "oecf/sfr",
        "http://ns.adobe.com/exif/1.0/",
        "Columns integer; Rows integer; Names seq text; Values seq rational",
    ),
    ("cfapattern", "http://ns.adobe.com/exif/1.0/", "Columns integer; Rows integer; Values seq integer"),
    ("devicesettings", "http://ns.adobe.com/exif/1.0/", "Columns integer; Rows integer; Settings seq text"),
];

const SIMPLE: [&str; 18] = [
    "text",
    "propername",
    "agentname",
    "rational",
    "renditionclass",
    "boolean",
    "integer",
    "real",
    "mimetype",
    "locale",
    "gpscoordinate",
    "date",
    "uri",
    "url",
    "xpath",
    "lang alt",
    "any",
    "guid",
];

/// The type the predefined schemas give a property; none when they do not know it.
pub(crate) fn predefined(namespace: &str, name: &str, part: u8) -> Option<&'static str> {
    let (_, properties) = SCHEMAS.iter().find(|(known, _)| *known == namespace)?;
    let value_type = entry(properties, name)?;
    let newer = matches!(
        namespace,
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/"
            | "http://ns.adobe.com/camera-raw-settings/1.0/"
            | "http://ns.adobe.com/exif/1.0/aux/"
    ) || matches!(name, "corr" | "Label" | "Rating" | "Fonts" | "Colorants" | "PlateNames");
    match (part, name) {
        (1, _) if newer => None,
        (1, "SupplementalCategories") => Some("text"),
        (1, "GPSMeasureMode") => Some("integer"),
        (2.., "MakerNote") => None,
        _ => Some(value_type),
    }
}

fn entry(table: &'static str, name: &str) -> Option<&'static str> {
    table
        .split(';')
        .filter_map(|line| line.trim().split_once(' '))
        .find(|(known, _)| *known == name)
        .map(|(_, value_type)| value_type.trim())
}

/// Structures that extension schemas define: fields' namespace and types by field name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Types {
    pub(crate) structures: BTreeMap<String, (String, BTreeMap<String, String>)>,
}

/// How deep types may be built of each other.
const MAX_DEPTH: usize = 16;

impl Types {
    /// Whether the type is predefined or defined here, arrays of it included.
    pub(crate) fn knows(&self, value_type: &str) -> bool {
        let mut name = simplify(value_type);
        while let Some(inner) = ["bag ", "seq ", "alt "].iter().find_map(|prefix| name.strip_prefix(prefix)) {
            name = inner.to_owned();
        }
        SIMPLE.contains(&name.as_str())
            || STRUCTURES.iter().any(|(known, ..)| *known == name)
            || self.structures.contains_key(&name)
    }

    /// Whether a property's value is of the type.
    pub(crate) fn fits(&self, property: &Property, value_type: &str, part: u8) -> bool {
        self.fits_simplified(property, &simplify(value_type), part, 0)
    }

    fn fits_simplified(&self, property: &Property, value_type: &str, part: u8, depth: usize) -> bool {
        if depth > MAX_DEPTH {
            return false;
        }
        for (prefix, wanted) in [("bag ", Kind::Bag), ("seq ", Kind::Seq), ("alt ", Kind::Alt)] {
            if let Some(inner) = value_type.strip_prefix(prefix) {
                return matches!(&property.value, Value::Array(kind, items) if *kind == wanted
                    && items.iter().all(|item| self.fits_simplified(item, inner, part, depth + 1)));
            }
        }
        match (value_type, &property.value) {
            ("any", _) => true,
            ("lang alt", Value::Array(Kind::Alt, items)) => {
                items.is_empty() || items.iter().any(|item| item.language)
            }
            (simple, Value::Text(text)) if simple != "lang alt" && SIMPLE.contains(&simple) => {
                simple_fits(simple, text, part)
            }
            (structure, Value::Struct(fields)) => self.structure_fits(structure, fields, part, depth),
            _ => false,
        }
    }

    fn structure_fits(&self, name: &str, fields: &[Property], part: u8, depth: usize) -> bool {
        if let Some((namespace, types)) = self.structures.get(name) {
            return fields.iter().all(|field| {
                field.namespace == *namespace
                    && types
                        .get(&field.name)
                        .is_some_and(|t| self.fits_simplified(field, &simplify(t), part, depth + 1))
            });
        }
        let Some((_, namespace, table)) = STRUCTURES.iter().find(|(known, ..)| *known == name) else {
            return false;
        };
        fields.iter().all(|field| {
            field.namespace == *namespace
                && entry(table, &field.name).is_some_and(|t| self.fits_simplified(field, t, part, depth + 1))
        })
    }
}

/// A type's name in small letters, without the words that only limit a choice.
pub(crate) fn simplify(value_type: &str) -> String {
    let words: Vec<String> = value_type.split_whitespace().map(str::to_lowercase).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut rest = words.iter().map(String::as_str).peekable();
    while let Some(word) = rest.next() {
        match word {
            "open" | "closed" if rest.peek() == Some(&"choice") => {}
            "choice" => {
                if rest.peek() == Some(&"of") {
                    rest.next();
                }
            }
            _ => kept.push(word),
        }
    }
    match kept[..] {
        [] => "text".to_owned(),
        [.., "lang", "alt"] => kept.join(" "),
        [.., "bag" | "seq" | "alt"] => format!("{} text", kept.join(" ")),
        _ => kept.join(" "),
    }
}

fn simple_fits(value_type: &str, text: &str, part: u8) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    match value_type {
        "boolean" => matches!(text, "True" | "False"),
        "integer" => digits(text.strip_prefix(['+', '-']).unwrap_or(text)),
        "real" => {
            let number = text.strip_prefix(['+', '-']).unwrap_or(text);
            let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
            let fine = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
            fine(whole) && fine(fraction) && !(whole.is_empty() && fraction.is_empty())
        }
        "mimetype" => text.split_once('/').is_some_and(|(kind, name)| {
            let fine = |s: &str| {
                !s.is_empty()
                    && s.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.' | b'_'))
            };
            fine(kind) && fine(name)
        }),
        // Parts 2 and 3: a closed choice's values are not judged, and RFC 3066 is one to XMP.
        "locale" if part == 1 => text
            .split('-')
            .all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphabetic())),
        "gpscoordinate" => coordinate(text),
        "date" => date(text),
        "uri" | "url" => {
            !text.contains(['<', '>', '"', '{', '}', '|', '\\', '^', '`']) && !text.trim().contains(' ')
        }
        _ => true,
    }
}

/// Degrees, minutes, then seconds or a fraction of minutes, then a direction: `60,10,5N` or `24,56.25E`.
fn coordinate(text: &str) -> bool {
    let Some(numbers) = text.strip_suffix(['N', 'S', 'E', 'W']) else { return false };
    let digits =
        |s: &str, most: usize| (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let Some((degrees, rest)) = numbers.split_once(',') else { return false };
    let minutes = match rest.split_once(',') {
        Some((minutes, seconds)) => digits(minutes, 2) && digits(seconds, 2),
        None => rest.split_once('.').is_some_and(|(minutes, part)| digits(minutes, 2) && digits(part, 20)),
    };
    digits(degrees, 3) && minutes
}

/// A date of ISO 8601 in the profile that XMP takes over from the W3C.
pub(crate) fn date(text: &str) -> bool {
    let number = |s: &str, length: usize, low: u32, high: u32| {
        s.len() == length
            && s.bytes().all(|b| b.is_ascii_digit())
            && s.parse::<u32>().is_ok_and(|n| (low..=high).contains(&n))
    };
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let mut parts = day.split('-');
    let year = parts.next().is_some_and(|year| number(year, 4, 0, 9999));
    let month = parts.next();
    let date = parts.next();
    let sound = year
        && month.is_none_or(|month| number(month, 2, 1, 12))
        && date.is_none_or(|date| number(date, 2, 1, 31))
        && parts.next().is_none();
    let Some(time) = time else { return sound };
    let zone = time.find(['Z', '+', '-']);
    let (clock, zone) = time.split_at(zone.unwrap_or(time.len()));
    let zone_sound = match zone {
        "" | "Z" => true,
        zone => zone
            .get(1..)
            .and_then(|z| z.split_once(':'))
            .is_some_and(|(h, m)| number(h, 2, 0, 23) && number(m, 2, 0, 59)),
    };
    let mut parts = clock.split(':');
    let hours = parts.next().is_some_and(|h| number(h, 2, 0, 23));
    let minutes = parts.next().is_some_and(|m| number(m, 2, 0, 59));
    let seconds = parts.next().is_none_or(|s| {
        let (whole, fraction) = s.split_once('.').unwrap_or((s, "0"));
        number(whole, 2, 0, 59) && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit())
    });
    sound && date.is_some() && zone_sound && hours && minutes && seconds && parts.next().is_none()
}
