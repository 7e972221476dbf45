//! The file: headers, tables and scans (ITU-T T.81, annex B).

use rayon::prelude::*;

use super::bits::{self, Bits};
use super::huffman;
use super::levels::Levels;
use super::scan::{self, Count, Scan, Sink, Tokens};
use super::tables::Table;

/// The frame header.
pub(super) struct Frame {
    pub(super) width: u16,
    pub(super) height: u16,
    /// Blocks on a side of a coding unit, for each plane.
    pub(super) units: Vec<u8>,
}

/// Blocks to a task.
const TASK: usize = 16_384;
/// Added to the DC symbols of the colour planes, which have a table of their own in the same scan.
const COLOUR: u8 = 0x10;

/// The JPEG of `levels`.
pub(super) fn file(frame: &Frame, levels: &[Levels], tables: &[Table], scans: &[Scan]) -> Vec<u8> {
    let coded: Vec<Vec<u8>> = scans.par_iter().map(|&scan| coded(levels, scan)).collect();
    let mut out = headers(frame, tables);
    out.reserve(coded.iter().map(Vec::len).sum::<usize>() + 2);
    coded.iter().for_each(|scan| out.extend_from_slice(scan));
    out.extend_from_slice(&[0xFF, 0xD9]);
    out
}

/// Its size, but for the zero bytes that follow bytes of ones, which are estimated.
pub(super) fn size(frame: &Frame, levels: &[Levels], tables: &[Table], scans: &[Scan]) -> usize {
    let counts = scans.par_iter().map(|&scan| {
        let parts: Vec<Count> = counted(levels, scan);
        let codes = Codes::new(scan, &parts);
        let mut header = Vec::new();
        codes.write(&mut header);
        start(&mut header, levels, scan);
        let bits: u64 = parts.iter().map(|part| codes.bits(&part.histogram) + part.plain).sum();
        let bytes = bits.div_ceil(8);
        // One byte in 256 would be all ones if bits were drawn by lot; in good codes ones are a little rarer.
        header.len() + (bytes + bytes / 300) as usize
    });
    headers(frame, tables).len() + counts.sum::<usize>() + 2
}

fn headers(frame: &Frame, tables: &[Table]) -> Vec<u8> {
    let mut out = vec![0xFF, 0xD8];
    segment(&mut out, 0xE0, |out| out.extend_from_slice(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    segment(&mut out, 0xDB, |out| {
        for (id, table) in (0u8..).zip(tables) {
            out.push(id);
            out.extend_from_slice(&table.0);
        }
    });
    segment(&mut out, 0xC2, |out| {
        out.push(8);
        out.extend_from_slice(&frame.height.to_be_bytes());
        out.extend_from_slice(&frame.width.to_be_bytes());
        out.push(frame.units.len() as u8);
        for (id, unit) in (1u8..).zip(&frame.units) {
            out.extend_from_slice(&[id, unit << 4 | unit, u8::from(id > 1)]);
        }
    });
    out
}

/// A marker, the length of what `fill` writes, and that.
fn segment(out: &mut Vec<u8>, marker: u8, fill: impl FnOnce(&mut Vec<u8>)) {
    let mut body = Vec::new();
    fill(&mut body);
    out.extend_from_slice(&[0xFF, marker]);
    out.extend_from_slice(&(body.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(&body);
}

/// The symbols of a scan, part by part.
fn counted<S: Sink + Default + Send>(levels: &[Levels], scan: Scan) -> Vec<S> {
    let (Scan::First { plane, .. } | Scan::Refine { plane, .. }) = scan else {
        let units = levels.first().map_or(0, |l| l.dc.len() / l.per_unit.max(1));
        let mut sink = S::default();
        scan::dc(levels, 0..units, |plane, size, bits, length| {
            sink.symbol(if plane > 0 { size | COLOUR } else { size }, bits, length);
        });
        return vec![sink];
    };
    let Some(levels) = levels.get(plane) else { return Vec::new() };
    let each = scan::parts(levels, scan, TASK).into_par_iter().map(|part| {
        let mut sink = S::default();
        scan::ac(levels, scan, part, &mut sink);
        sink
    });
    each.collect()
}

/// The Huffman tables of a scan.
struct Codes {
    scan: Scan,
    table: huffman::Table,
    /// The second table of the DC scan.
    colour: Option<huffman::Table>,
}

impl Codes {
    fn new<'a>(scan: Scan, parts: impl IntoIterator<Item = &'a Count>) -> Self {
        let mut all = Count::default();
        parts.into_iter().for_each(|part| all.add(part));
        let mut histogram = all.histogram;
        let colour = (scan == Scan::Dc && histogram.iter().skip(COLOUR.into()).any(|n| *n > 0)).then(|| {
            let mut of_colour = [0; 256];
            for (to, from) in of_colour.iter_mut().zip(histogram.iter_mut().skip(COLOUR.into())) {
                *to = std::mem::take(from);
            }
            huffman::Table::new(&of_colour)
        });
        Self { scan, table: huffman::Table::new(&histogram), colour }
    }

    #[inline(always)]
    fn code(&self, symbol: u8) -> (u16, u8) {
        match &self.colour {
            Some(table) if symbol >= COLOUR => table.code(symbol - COLOUR),
            _ => self.table.code(symbol),
        }
    }

    fn bits(&self, histogram: &huffman::Histogram) -> u64 {
        let each = (0..=255).zip(histogram).filter(|(_, n)| **n > 0);
        each.map(|(symbol, &n)| u64::from(n) * u64::from(self.code(symbol).1)).sum()
    }

    fn write(&self, out: &mut Vec<u8>) {
        segment(out, 0xC4, |out| {
            self.table.write(if self.scan == Scan::Dc { 0 } else { 0x10 }, out);
            if let Some(colour) = &self.colour {
                colour.write(1, out);
            }
        });
    }
}

/// The header of a scan.
fn start(out: &mut Vec<u8>, levels: &[Levels], scan: Scan) {
    segment(out, 0xDA, |out| match scan {
        Scan::Dc => {
            out.push(levels.len() as u8);
            (1..=levels.len() as u8).for_each(|id| out.extend_from_slice(&[id, u8::from(id > 1) << 4]));
            out.extend_from_slice(&[0, 0, 0]);
        }
        Scan::First { plane, from, to, low } => {
            out.extend_from_slice(&[1, plane as u8 + 1, 0, from, to, low]);
        }
        Scan::Refine { plane, low } => {
            out.extend_from_slice(&[1, plane as u8 + 1, 0, 1, 63, (low + 1) << 4 | low]);
        }
    });
}

/// One scan with its tables and header.
fn coded(levels: &[Levels], scan: Scan) -> Vec<u8> {
    let parts: Vec<Tokens> = counted(levels, scan);
    let codes = Codes::new(scan, parts.iter().map(|part| &part.count));
    let mut out = Vec::new();
    codes.write(&mut out);
    start(&mut out, levels, scan);
    let parts: Vec<Bits> = parts.par_iter().map(|part| part.code(|symbol| codes.code(symbol))).collect();
    bits::write(&parts, &mut out);
    out
}
