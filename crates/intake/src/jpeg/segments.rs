//! The segments of a JPEG stream (ITU-T T.81 Annex B): what they say, and the stream without its metadata.

use crate::exif::{self, Exif};
use crate::{Format, IntakeError};

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const DQT: u8 = 0xDB;
const DNL: u8 = 0xDC;
const DRI: u8 = 0xDD;
const DHT: u8 = 0xC4;
const DAC: u8 = 0xCC;
const COM: u8 = 0xFE;

/// A component of the frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Component {
    pub(super) id: u8,
    pub(super) across: u8,
    pub(super) down: u8,
}

/// The frame header (B.2.2).
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// n of SOFn.
    pub(super) kind: u8,
    pub(super) precision: u8,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) components: Vec<Component>,
}

/// A JPEG stream taken apart.
#[derive(Debug, Default)]
pub(super) struct Stream {
    pub(super) frame: Frame,
    pub(super) jfif: bool,
    /// Pixels per inch of the JFIF header.
    pub(super) jfif_dpi: Option<(f64, f64)>,
    /// The colour transform of the Adobe marker.
    pub(super) adobe: Option<u8>,
    pub(super) exif: Option<Exif>,
    pub(super) icc: Option<Vec<u8>>,
    pub(super) scans: u32,
    /// Components of the first scan.
    pub(super) first_scan: u8,
    pub(super) has_huffman_tables: bool,
    pub(super) has_restarts: bool,
    /// Whether the end marker is there.
    pub(super) ended: bool,
    /// Everything that decoding needs between SOI and EOI: tables, frame, scans.
    pub(super) body: Vec<u8>,
}

impl Stream {
    /// Takes a stream apart, up to its first end marker: second pictures (MPO) and trailers are left behind.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, IntakeError> {
        let mut stream = Stream { body: Vec::with_capacity(bytes.len()), ..Stream::default() };
        let mut profile = Vec::new();
        let mut frame_at = None;
        let mut at = 2;
        while let Some((marker, after)) = next_marker(bytes, at) {
            at = after;
            match marker {
                EOI => {
                    stream.ended = true;
                    break;
                }
                SOI | 0xD0..=0xD7 | 0x01 => continue,
                _ => {}
            }
            let Some(content) = segment(bytes, at) else { break };
            let next = at + 2 + content.len();
            match marker {
                0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                    stream.read_frame(marker - 0xC0, content)?;
                    frame_at = Some(stream.body.len());
                    stream.keep(marker, content);
                }
                SOS => {
                    let end = entropy_end(bytes, next);
                    stream.scans += 1;
                    if stream.scans == 1 {
                        stream.first_scan = content.first().copied().unwrap_or(0);
                    }
                    stream.keep(marker, content);
                    stream.body.extend_from_slice(bytes.get(next..end).unwrap_or_default());
                    at = end;
                    continue;
                }
                DNL => stream.set_height(content, frame_at),
                DHT => {
                    stream.has_huffman_tables = true;
                    stream.keep(marker, content);
                }
                DRI => {
                    stream.has_restarts |= content != [0, 0];
                    stream.keep(marker, content);
                }
                DQT | DAC => stream.keep(marker, content),
                0xE0 => stream.read_jfif(content),
                0xE1 if stream.exif.is_none() && content.starts_with(b"Exif\0") => {
                    stream.exif = content.get(6..).and_then(exif::read);
                }
                0xE2 => profile.extend(profile_part(content)),
                0xEE if content.starts_with(b"Adobe") => stream.adobe = content.get(11).copied(),
                COM => {}
                _ => {}
            }
            at = next;
        }
        stream.icc = joined(profile);
        stream.checked()
    }

    fn checked(self) -> Result<Self, IntakeError> {
        if self.scans == 0 {
            // No picture at all: with an end marker it is nonsense, without one it was cut.
            return Err(if self.ended {
                IntakeError::corrupt(Format::Jpeg, "no picture data")
            } else {
                IntakeError::Truncated { format: Format::Jpeg }
            });
        }
        if self.frame.width == 0 || self.frame.height == 0 || self.frame.components.is_empty() {
            return Err(IntakeError::corrupt(Format::Jpeg, "no frame"));
        }
        Ok(self)
    }

    fn keep(&mut self, marker: u8, content: &[u8]) {
        self.body.extend_from_slice(&[0xFF, marker]);
        self.body.extend_from_slice(&((content.len() + 2) as u16).to_be_bytes());
        self.body.extend_from_slice(content);
    }

    fn read_frame(&mut self, kind: u8, content: &[u8]) -> Result<(), IntakeError> {
        let [precision, h1, h0, w1, w0, count, parts @ ..] = content else {
            return Err(IntakeError::corrupt(Format::Jpeg, "frame header too short"));
        };
        if !self.frame.components.is_empty() {
            return Err(IntakeError::corrupt(Format::Jpeg, "two frames"));
        }
        let components = parts.chunks_exact(3).take((*count).into());
        self.frame = Frame {
            kind,
            precision: *precision,
            width: u16::from_be_bytes([*w1, *w0]).into(),
            height: u16::from_be_bytes([*h1, *h0]).into(),
            components: components
                .map(|c| Component { id: c[0], across: c[1] >> 4, down: c[1] & 15 })
                .collect(),
        };
        Ok(())
    }

    /// B.2.5: the number of lines may follow the first scan; it is put where decoders look for it.
    fn set_height(&mut self, content: &[u8], frame_at: Option<usize>) {
        if let (Some(&[high, low]), Some(at), 0) = (content.first_chunk(), frame_at, self.frame.height) {
            self.frame.height = u16::from_be_bytes([high, low]).into();
            if let Some(place) = self.body.get_mut(at + 5..at + 7) {
                place.copy_from_slice(&[high, low]);
            }
        }
    }

    fn read_jfif(&mut self, content: &[u8]) {
        if let [b'J', b'F', b'I', b'F', 0, _, _, unit, x1, x0, y1, y0, ..] = content {
            self.jfif = true;
            let scale = match unit {
                1 => 1.0,
                2 => 2.54,
                _ => return,
            };
            let per_inch = |high, low| f64::from(u16::from_be_bytes([high, low])) * scale;
            self.jfif_dpi = Some((per_inch(*x1, *x0), per_inch(*y1, *y0)));
        }
    }
}

/// The next marker from `at` on, and where its segment begins; stray bytes before it are skipped, as libjpeg does.
fn next_marker(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == 0xFF)?;
        while bytes.get(at) == Some(&0xFF) {
            at += 1;
        }
        match bytes.get(at)? {
            0 => {}
            &marker => return Some((marker, at + 1)),
        }
    }
}

/// The content of the segment whose length stands at `at`; none when the file ends within it.
fn segment(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let length = u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?);
    bytes.get(at + 2..at + usize::from(length.max(2)))
}

/// Where the entropy-coded data ends that begins at `at`: at the first marker but a restart.
fn entropy_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(skip) = bytes.get(at..).and_then(|rest| rest.iter().position(|&b| b == 0xFF)) {
        at += skip;
        match bytes.get(at + 1) {
            Some(0 | 0xD0..=0xD7) => at += 2,
            // Fill bytes (B.1.1.2).
            Some(0xFF) => at += 1,
            Some(_) => return at,
            None => return at,
        }
    }
    bytes.len()
}

/// Number and content of one part of an ICC profile (ICC.1, Annex B.4).
fn profile_part(content: &[u8]) -> Option<(u8, &[u8])> {
    let rest = content.strip_prefix(b"ICC_PROFILE\0")?;
    Some((*rest.first()?, rest.get(2..)?))
}

fn joined(mut parts: Vec<(u8, &[u8])>) -> Option<Vec<u8>> {
    parts.sort_by_key(|(number, _)| *number);
    parts.dedup_by_key(|(number, _)| *number);
    let profile: Vec<u8> = parts.iter().flat_map(|(_, part)| part.iter().copied()).collect();
    (!profile.is_empty()).then_some(profile)
}
