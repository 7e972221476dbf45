//! What the file says about itself, twice and in agreement: as XMP and in the information dictionary.

use lopdf::{Dictionary, Object, dictionary};
use xmp_writer::{LangId, Timezone, XmpWriter};

use super::Document;
use super::text::{on_one_line, text_string};
use crate::PdfError;

const PRODUCER: &str = concat!("Liite ", env!("CARGO_PKG_VERSION"));
const CREATOR: &str = "Liite";

/// A moment in the calendar with its distance from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, as the month has.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// Minutes that local time is ahead of UTC, -1439 to 1439.
    pub offset_minutes: i16,
}

impl DateTime {
    fn check(&self) -> Result<(), PdfError> {
        let leap =
            self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let days = match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        let good = (1..=9999).contains(&self.year)
            && (1..=days).contains(&self.day)
            && (self.hour < 24 && self.minute < 60 && self.second < 60)
            && self.offset_minutes.unsigned_abs() < 24 * 60;
        if good { Ok(()) } else { Err(PdfError::Date) }
    }

    /// As ISO 32000-1, 7.9.4 writes dates.
    fn in_pdf(&self) -> String {
        let Self { year, month, day, hour, minute, second, offset_minutes } = *self;
        let (sign, offset) = (if offset_minutes < 0 { '-' } else { '+' }, offset_minutes.unsigned_abs());
        let (oh, om) = (offset / 60, offset % 60);
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}{sign}{oh:02}'{om:02}'")
    }

    /// As XMP (ISO 8601) writes dates.
    fn in_xmp(&self) -> xmp_writer::DateTime {
        let Self { year, month, day, hour, minute, second, offset_minutes } = *self;
        let zone = match offset_minutes {
            0 => Timezone::Utc,
            // xmp-writer puts the sign on the hour only, which loses it for less than an hour behind UTC; such a
            // zone does not exist.
            _ => Timezone::Local {
                hour: (offset_minutes / 60) as i8,
                minute: (offset_minutes % 60).unsigned_abs() as i8,
            },
        };
        xmp_writer::DateTime::new(year, month, day, hour, minute, second, zone)
    }
}

/// A language tag as BCP 47 (RFC 5646, 2.1) shapes it: subtags of 1 to 8 letters and digits, the first of letters.
fn check_language(tag: &str) -> Result<(), PdfError> {
    let shaped = |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = tag.split('-').next().unwrap_or_default();
    let good = tag.split('-').all(shaped)
        && (2..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && tag.len() <= 35;
    if good { Ok(()) } else { Err(PdfError::Language(tag.to_owned())) }
}

/// What both places say.
pub(super) struct Metadata {
    /// Folded to one line; may be empty.
    pub(super) title: String,
    language: Option<String>,
    created: Option<DateTime>,
    /// Level of PDF/A-2: U where there is text, B where there are only pictures.
    level: &'static str,
}

impl Metadata {
    pub(super) fn of(document: &Document) -> Result<Self, PdfError> {
        document.language.as_deref().map_or(Ok(()), check_language)?;
        document.created.as_ref().map_or(Ok(()), DateTime::check)?;
        Ok(Self {
            title: on_one_line(&document.title),
            language: document.language.clone(),
            created: document.created,
            level: if document.has_words() { "U" } else { "B" },
        })
    }

    /// The information dictionary (ISO 32000-1, 14.3.3).
    pub(super) fn information(&self) -> Dictionary {
        let mut info = dictionary! {
            "Creator" => Object::string_literal(CREATOR),
            "Producer" => Object::string_literal(PRODUCER),
        };
        if !self.title.is_empty() {
            info.set("Title", text_string(&self.title));
        }
        if let Some(created) = self.created {
            info.set("CreationDate", Object::string_literal(created.in_pdf()));
            info.set("ModDate", Object::string_literal(created.in_pdf()));
        }
        info
    }

    /// The XMP packet (ISO 19005-2, 6.6).
    pub(super) fn packet(&self) -> Vec<u8> {
        let mut xmp = XmpWriter::new();
        xmp.pdfa_part(2);
        xmp.pdfa_conformance(self.level);
        xmp.format("application/pdf");
        if !self.title.is_empty() {
            let unmarked = (None, self.title.as_str());
            match &self.language {
                Some(language) => xmp.title([unmarked, (Some(LangId(language)), self.title.as_str())]),
                None => xmp.title([unmarked]),
            };
        }
        if let Some(language) = &self.language {
            xmp.language([LangId(language)]);
        }
        xmp.creator_tool(CREATOR);
        xmp.producer(PRODUCER);
        if let Some(created) = self.created {
            xmp.create_date(created.in_xmp());
            xmp.modify_date(created.in_xmp());
            xmp.metadata_date(created.in_xmp());
        }
        xmp.finish(None).into_bytes()
    }
}
