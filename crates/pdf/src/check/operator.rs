//! The operators of ISO 32000-1, Annex A, and what each does to the parts of the graphics state that rules look at.

/// What an operator does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Save,
    Restore,
    State,
    Intent,
    FillSpace,
    StrokeSpace,
    FillColour,
    StrokeColour,
    FillDevice(Device),
    StrokeDevice(Device),
    Fill,
    Stroke,
    FillStroke,
    Shading,
    XObject,
    InlineImage,
    Font,
    RenderMode,
    Show,
    ShowArray,
    NextLineShow,
    NextLineShowSpaced,
    BeginMarked,
    BeginMarkedProperties,
    EndMarked,
    PointProperties,
    Other,
}

/// A device colour space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Device {
    Gray,
    Rgb,
    Cmyk,
}

/// The operator a word stands for; none when ISO 32000-1 has no such operator.
pub(crate) fn operator(word: &[u8]) -> Option<Operator> {
    Some(match word {
        b"q" => Operator::Save,
        b"Q" => Operator::Restore,
        b"gs" => Operator::State,
        b"ri" => Operator::Intent,
        b"cs" => Operator::FillSpace,
        b"CS" => Operator::StrokeSpace,
        b"sc" | b"scn" => Operator::FillColour,
        b"SC" | b"SCN" => Operator::StrokeColour,
        b"g" => Operator::FillDevice(Device::Gray),
        b"rg" => Operator::FillDevice(Device::Rgb),
        b"k" => Operator::FillDevice(Device::Cmyk),
        b"G" => Operator::StrokeDevice(Device::Gray),
        b"RG" => Operator::StrokeDevice(Device::Rgb),
        b"K" => Operator::StrokeDevice(Device::Cmyk),
        b"f" | b"F" | b"f*" => Operator::Fill,
        b"S" | b"s" => Operator::Stroke,
        b"B" | b"B*" | b"b" | b"b*" => Operator::FillStroke,
        b"sh" => Operator::Shading,
        b"Do" => Operator::XObject,
        b"BI" => Operator::InlineImage,
        b"Tf" => Operator::Font,
        b"Tr" => Operator::RenderMode,
        b"Tj" => Operator::Show,
        b"TJ" => Operator::ShowArray,
        b"'" => Operator::NextLineShow,
        b"\"" => Operator::NextLineShowSpaced,
        b"BMC" => Operator::BeginMarked,
        b"BDC" => Operator::BeginMarkedProperties,
        b"EMC" => Operator::EndMarked,
        b"DP" => Operator::PointProperties,
        b"w" | b"J" | b"j" | b"M" | b"d" | b"i" | b"cm" | b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re"
        | b"n" | b"W" | b"W*" | b"BT" | b"ET" | b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" | b"Td" | b"TD"
        | b"Tm" | b"T*" | b"d0" | b"d1" | b"MP" | b"BX" | b"EX" | b"ID" | b"EI" => Operator::Other,
        _ => return None,
    })
}
