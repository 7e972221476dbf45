//! The wire format: a magic word, a length, a head in JSON, and for a picture its samples behind it.
//!
//! Both directions are bounded. The parent reads nothing longer than it has room for, takes sizes only out of heads
//! that it has checked, and reads samples straight into the vector that becomes the raster.

use std::io::{self, Read, Write};

use liite_finding::Finding;
use liite_raster::{Channels, Raster};
use serde::{Deserialize, Serialize};

use crate::error::is_printable;
use crate::{Job, Limits, Origin, PdfReport, Picture, Refusal, WorkerError};

/// Longest head, in bytes: that of a report with a thousand violations.
const HEAD: u32 = 1024 * 1024;
const REQUEST: [u8; 4] = *b"LiJ1";
const REPLY: [u8; 4] = *b"LiR1";

#[derive(Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) job: Job,
    pub(crate) limits: Limits,
    pub(crate) bytes: u64,
}

/// The head of a reply. Only of a picture more follows.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Head {
    Pdf(Box<PdfReport>),
    Picture(PictureHead),
    Done { peak_memory: Option<u64> },
    Refused(Refusal),
    Panicked,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PictureHead {
    page: u32,
    width: u32,
    height: u32,
    rgb: bool,
    origin: Origin,
    format: String,
    dpi: Option<(f64, f64)>,
    size_mm: Option<(f64, f64)>,
    bilevel: bool,
    jpeg: Option<u64>,
    findings: Vec<Finding>,
}

fn write_head(out: &mut impl Write, magic: [u8; 4], head: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_vec(head)?;
    let length = u32::try_from(json.len()).ok().filter(|length| *length <= HEAD);
    let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut frame = Vec::with_capacity(json.len() + 8);
    frame.extend(magic);
    frame.extend(length.to_le_bytes());
    frame.extend(json);
    out.write_all(&frame)
}

fn read_head(input: &mut impl Read, magic: [u8; 4]) -> io::Result<Vec<u8>> {
    let invalid = || io::Error::from(io::ErrorKind::InvalidData);
    let mut start = [0; 8];
    input.read_exact(&mut start)?;
    let [m0, m1, m2, m3, l0, l1, l2, l3] = start;
    let length = u32::from_le_bytes([l0, l1, l2, l3]);
    if [m0, m1, m2, m3] != magic || length > HEAD {
        return Err(invalid());
    }
    let mut json = Vec::new();
    input.take(u64::from(length)).read_to_end(&mut json)?;
    if json.len() != length as usize {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(json)
}

pub(crate) fn write_request(out: &mut impl Write, request: &Request, bytes: &[u8]) -> io::Result<()> {
    write_head(out, REQUEST, request)?;
    out.write_all(bytes)?;
    out.flush()
}

pub(crate) fn read_request(input: &mut impl Read) -> io::Result<Request> {
    Ok(serde_json::from_slice(&read_head(input, REQUEST)?)?)
}

/// The decoding process' way of answering.
pub struct Replies {
    out: Box<dyn Write + Send>,
}

impl std::fmt::Debug for Replies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Replies")
    }
}

impl Replies {
    pub(crate) fn new(out: Box<dyn Write + Send>) -> Self {
        Self { out }
    }

    /// Bytes as they are, past the protocol; for tests of the listening side.
    ///
    /// # Errors
    /// When nobody listens any more.
    #[doc(hidden)]
    pub fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.out.flush()
    }

    pub(crate) fn head(&mut self, head: &Head) -> io::Result<()> {
        write_head(&mut self.out, REPLY, head)?;
        self.out.flush()
    }

    /// Sends a picture; waits until the other side takes it.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn picture(&mut self, picture: &Picture) -> io::Result<()> {
        let finite = |pair: &(f64, f64)| pair.0.is_finite() && pair.1.is_finite();
        self.head(&Head::Picture(PictureHead {
            page: picture.page,
            width: picture.raster.width(),
            height: picture.raster.height(),
            rgb: picture.raster.channels() == Channels::Rgb,
            origin: picture.origin,
            format: picture.format.clone(),
            dpi: picture.dpi.filter(finite),
            size_mm: picture.size_mm.filter(finite),
            bilevel: picture.bilevel,
            jpeg: picture.jpeg.as_ref().map(|jpeg| jpeg.len() as u64),
            findings: picture.findings.clone(),
        }))?;
        self.out.write_all(picture.raster.data())?;
        self.out.write_all(picture.jpeg.as_deref().unwrap_or_default())?;
        self.out.flush()
    }
}

/// What the listening process read.
pub(crate) enum Reply {
    Pdf(Box<PdfReport>),
    Picture(Box<Picture>),
    Done { peak_memory: Option<u64> },
    Refused(Refusal),
    Panicked,
}

/// Why a reply could not be read.
pub(crate) enum Failure {
    /// The stream ended or broke: the process is gone.
    Gone,
    /// The process says what it must not say.
    Nonsense(&'static str),
}

impl From<Failure> for WorkerError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Gone => WorkerError::Crashed { signal: None },
            Failure::Nonsense(what) => WorkerError::Protocol { what },
        }
    }
}

fn failure(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::InvalidData => Failure::Nonsense("frame"),
        _ => Failure::Gone,
    }
}

/// Reads the next reply; `room` is how many bytes of samples the job has left and is lowered by what is read.
pub(crate) fn read_reply(input: &mut impl Read, limits: &Limits, room: &mut u64) -> Result<Reply, Failure> {
    let json = read_head(input, REPLY).map_err(|error| failure(&error))?;
    match serde_json::from_slice(&json).map_err(|_| Failure::Nonsense("head"))? {
        Head::Pdf(report) => {
            let words = report.verdict.violations.iter().flat_map(|v| [&v.clause, &v.rule, &v.detail]);
            let sound = words.chain(&report.inspection.claimed_pdfa).all(|text| is_printable(text));
            sound.then_some(Reply::Pdf(report)).ok_or(Failure::Nonsense("report"))
        }
        Head::Picture(head) => {
            picture(input, head, limits, room).map(|picture| Reply::Picture(Box::new(picture)))
        }
        Head::Done { peak_memory } => Ok(Reply::Done { peak_memory }),
        Head::Refused(refusal) if refusal.is_sound() => Ok(Reply::Refused(refusal)),
        Head::Refused(_) => Err(Failure::Nonsense("refusal")),
        Head::Panicked => Ok(Reply::Panicked),
    }
}

fn picture(
    input: &mut impl Read,
    head: PictureHead,
    limits: &Limits,
    room: &mut u64,
) -> Result<Picture, Failure> {
    let between = |pair: &(f64, f64), low: f64, high: f64| {
        (low..=high).contains(&pair.0) && (low..=high).contains(&pair.1)
    };
    let pixels = u64::from(head.width) * u64::from(head.height);
    let channels = if head.rgb { Channels::Rgb } else { Channels::Grey };
    let samples = pixels.saturating_mul(channels.count() as u64);
    let jpeg = head.jpeg.unwrap_or(0);
    let rules = [
        (pixels > 0 && pixels <= limits.pixels, "picture size"),
        (jpeg <= limits.input_bytes, "stream length"),
        (samples.saturating_add(jpeg) <= *room, "output limit"),
        (head.page > 0 && head.page <= limits.pictures, "page number"),
        (head.dpi.as_ref().is_none_or(|dpi| between(dpi, 1e-3, 1e6)), "resolution"),
        (head.size_mm.as_ref().is_none_or(|size| between(size, 1e-3, 1e9)), "paper size"),
        (is_printable(&head.format), "format"),
        (!(head.bilevel && head.rgb), "bilevel"),
        (head.findings.iter().all(is_sound), "findings"),
    ];
    if let Some((_, what)) = rules.iter().find(|(kept, _)| !kept) {
        return Err(Failure::Nonsense(what));
    }
    *room -= samples + jpeg;
    let raster = Raster::from_vec(head.width, head.height, channels, exactly(input, samples)?)
        .map_err(|_| Failure::Nonsense("picture size"))?;
    let jpeg = head.jpeg.map(|length| exactly(input, length)).transpose()?;
    let PictureHead { page, origin, format, dpi, size_mm, bilevel, findings, .. } = head;
    Ok(Picture { page, raster, origin, format, dpi, size_mm, bilevel, jpeg, findings })
}

fn is_sound(finding: &Finding) -> bool {
    is_printable(&finding.rule)
        && finding.values.len() <= 16
        && finding.values.iter().all(|(name, value)| is_printable(name) && is_printable(value))
}

/// Reads `length` bytes into a vector of just that size, without clearing it first.
fn exactly(input: &mut impl Read, length: u64) -> Result<Vec<u8>, Failure> {
    let size = usize::try_from(length).map_err(|_| Failure::Nonsense("length"))?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(size).map_err(|_| Failure::Nonsense("no room"))?;
    input.take(length).read_to_end(&mut bytes).map_err(|error| failure(&error))?;
    if bytes.len() == size { Ok(bytes) } else { Err(Failure::Gone) }
}
