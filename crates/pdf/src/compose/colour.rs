//! The output intent: an sRGB profile of our own making, so that DeviceRGB and DeviceGray mean the same everywhere.

use lopdf::{Object, Stream, dictionary};

/// Name of the characterised condition, as the ICC's registry spells it.
pub(super) const CONDITION: &str = "sRGB IEC61966-2.1";

/// The profile as a stream (ISO 32000-1, 8.6.5.5), compressed when that helps.
pub(super) fn profile_stream() -> Result<Stream, lopdf::Error> {
    let mut stream = Stream::new(dictionary! { "N" => 3 }, srgb_profile());
    stream.compress()?;
    Ok(stream)
}

/// The output intent that refers to `profile` (ISO 19005-2, 6.2.3).
pub(super) fn output_intent(profile: lopdf::ObjectId) -> Object {
    let condition = || Object::string_literal(CONDITION);
    Object::Dictionary(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => condition(),
        "Info" => condition(),
        "DestOutputProfile" => profile,
    })
}

/// An ICC profile of version 4.2 (ISO 15076-1): three primaries and a parametric curve. PDF/A-2 takes version 4
/// through PDF 1.7, and the curve as a formula is exact and 2 KB shorter than a table.
fn srgb_profile() -> Vec<u8> {
    let curve = element(
        b"para",
        &words(&[
            3 << 16,
            fixed(2.4),
            fixed(1.0 / 1.055),
            fixed(0.055 / 1.055),
            fixed(1.0 / 12.92),
            fixed(0.04045),
        ]),
    );
    // Primaries and white adapted from D65 to D50 by the Bradford transform.
    let elements = [
        (vec![*b"desc"], text(CONDITION)),
        (vec![*b"cprt"], text("No copyright, use freely")),
        (vec![*b"wtpt"], xyz([0.9642, 1.0, 0.8249])),
        (vec![*b"rXYZ"], xyz([0.436_07, 0.222_49, 0.013_92])),
        (vec![*b"gXYZ"], xyz([0.385_15, 0.716_87, 0.097_08])),
        (vec![*b"bXYZ"], xyz([0.143_07, 0.060_61, 0.714_10])),
        (vec![*b"chad"], adaptation()),
        (vec![*b"rTRC", *b"gTRC", *b"bTRC"], curve),
    ];
    let count: usize = elements.iter().map(|(tags, _)| tags.len()).sum();
    let mut table = words(&[count as u32]);
    let mut body = Vec::new();
    for (tags, data) in &elements {
        let at = HEADER + 4 + 12 * count + body.len();
        for tag in tags {
            table.extend_from_slice(tag);
            table.extend(words(&[at as u32, data.len() as u32]));
        }
        body.extend_from_slice(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = header(HEADER + table.len() + body.len());
    profile.extend(table);
    profile.extend(body);
    profile
}

const HEADER: usize = 128;

fn header(size: usize) -> Vec<u8> {
    let mut out = words(&[size as u32, 0, 0x0420_0000]);
    out.extend_from_slice(b"mntrRGB XYZ ");
    // Made on 1 January 2026: a date is mandatory, and it must not depend on the clock.
    out.extend([0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    out.extend_from_slice(b"acsp");
    // Platform, flags, maker, model, attributes (two words) and intent are zero; then D50.
    out.extend(words(&[0, 0, 0, 0, 0, 0, 0, 0xF6D6, 0x1_0000, 0xD32D]));
    out.resize(HEADER, 0);
    out
}

fn element(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    [kind.as_slice(), &[0; 4], data].concat()
}

fn words(values: &[u32]) -> Vec<u8> {
    values.iter().flat_map(|v| v.to_be_bytes()).collect()
}

/// s15Fixed16Number.
fn fixed(value: f64) -> u32 {
    ((value * 65_536.0).round() as i32).cast_unsigned()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    element(b"XYZ ", &words(&values.map(fixed)))
}

fn adaptation() -> Vec<u8> {
    let bradford =
        [1.047_88, 0.022_92, -0.050_22, 0.029_59, 0.990_48, -0.017_07, -0.009_25, 0.015_08, 0.751_68];
    element(b"sf32", &words(&bradford.map(fixed)))
}

/// multiLocalizedUnicodeType with one record for en-US.
fn text(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = words(&[1, 12]);
    data.extend_from_slice(b"enUS");
    data.extend(words(&[units.len() as u32, 28]));
    data.extend(units);
    element(b"mluc", &data)
}
