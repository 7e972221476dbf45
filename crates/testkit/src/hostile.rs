//! Files that are not what they seem: small files that want much memory, loops, lies and damage.

use liite_raster::{Channels, Raster};

use crate::prng::Prng;

/// A well-formed grey PNG of zeros: about `width * height / 158` bytes that decode to `width * height`.
#[must_use]
pub fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    let raw = (u64::from(width) + 1) * u64::from(height);
    png(width, height, &zlib_zeros(raw))
}

/// A PNG whose header claims `width` x `height` pixels and whose data end after a few bytes.
#[must_use]
pub fn png_header(width: u32, height: u32) -> Vec<u8> {
    png(width, height, &zlib_zeros(16))
}

fn png(width: u32, height: u32, data: &[u8]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], body: &[u8]| {
        out.extend((body.len() as u32).to_be_bytes());
        let start = out.len();
        out.extend_from_slice(kind);
        out.extend_from_slice(body);
        let crc = crc32(&out[start..]);
        out.extend(crc.to_be_bytes());
    };
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 0, 0, 0, 0]);
    chunk(b"IHDR", &header);
    chunk(b"IDAT", data);
    chunk(b"IEND", &[]);
    out
}

/// A GIF with a canvas of 65,535 x 65,535 pixels and `frames` frames of one pixel each.
#[must_use]
pub fn gif_giant(frames: usize) -> Vec<u8> {
    let mut out = b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    for _ in 0..frames {
        out.extend(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    }
    out.push(b';');
    out
}

/// A TIFF of one grey pixel whose only directory names itself as the next one.
#[must_use]
pub fn tiff_loop() -> Vec<u8> {
    let entries: [(u16, u16, u32, u32); 8] = [
        (256, 3, 1, 1),
        (257, 3, 1, 1),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8 + 2 + 8 * 12 + 4),
        (278, 3, 1, 1),
        (279, 4, 1, 1),
    ];
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    out.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in entries {
        out.extend(tag.to_le_bytes());
        out.extend(kind.to_le_bytes());
        out.extend(count.to_le_bytes());
        out.extend(value.to_le_bytes());
    }
    out.extend(8u32.to_le_bytes());
    out.push(128);
    out
}

/// The first `fraction` (0 to 1) of a file.
#[must_use]
pub fn truncated(file: &[u8], fraction: f64) -> Vec<u8> {
    file[..(file.len() as f64 * fraction.clamp(0.0, 1.0)) as usize].to_vec()
}

/// A file with `count` of its bytes replaced by others, its first 16 left alone.
#[must_use]
pub fn corrupted(file: &[u8], count: usize, seed: u64) -> Vec<u8> {
    let mut rng = Prng::new(seed);
    let mut out = file.to_vec();
    if out.len() > 16 {
        for _ in 0..count {
            let at = 16 + rng.below(out.len() - 16);
            out[at] ^= 1 + rng.below(255) as u8;
        }
    }
    out
}

/// A JPEG whose frame header claims 65,500 x 65,500 pixels.
#[must_use]
pub fn jpeg_giant() -> Vec<u8> {
    let mut out = crate::jpeg(&Raster::filled(16, 16, Channels::Rgb, 128), 80, None);
    if let Some(at) = out.windows(2).position(|m| m == [0xFF, 0xC0])
        && out.len() > at + 9
    {
        out[at + 5..at + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
    }
    out
}

/// A one-page PDF whose content is `bytes` spaces behind one (`twice` false) or two Flate filters: at most a
/// hundred-and-fiftieth, or a twenty-thousandth, of that size.
#[must_use]
pub fn pdf_bomb(bytes: u64, twice: bool) -> Vec<u8> {
    let once = zlib_zeros(bytes);
    let (data, filter) =
        if twice { (zlib_periodic(&once), "[/FlateDecode /FlateDecode]") } else { (once, "/FlateDecode") };
    pdf(&format!("<< /Length {} /Filter {filter} >>", data.len()), &data, "[3 0 R]", "")
}

/// A PDF whose page tree contains itself.
#[must_use]
pub fn pdf_loop() -> Vec<u8> {
    pdf("<< /Length 0 >>", &[], "[2 0 R 3 0 R]", "")
}

/// A PDF with an array nested `depth` deep in its page.
#[must_use]
pub fn pdf_deep(depth: usize) -> Vec<u8> {
    let nested = format!("/Deep {}{}", "[".repeat(depth), "]".repeat(depth));
    pdf("<< /Length 0 >>", &[], "[3 0 R]", &nested)
}

fn pdf(stream: &str, data: &[u8], kids: &str, page: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut offsets = Vec::new();
    let bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids {kids} /Count 1 >>"),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {page} >>"),
        stream.to_owned(),
    ];
    for (i, body) in bodies.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n{body}\n", i + 1).bytes());
        if i == 3 {
            out.extend(b"stream\n");
            out.extend_from_slice(data);
            out.extend(b"\nendstream\n");
        }
        out.extend(b"endobj\n");
    }
    let start = out.len();
    out.extend(b"xref\n0 5\n0000000000 65535 f \n");
    for offset in offsets {
        out.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    out.extend(format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// An ISO media file of brand `heic` whose first box claims to be 4 GB long.
#[must_use]
pub fn heic_lie() -> Vec<u8> {
    let mut out = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    out.extend(b"\xff\xff\xff\xf0meta\0\0\0\0");
    out.extend(b"\0\0\0\x21hdlr\0\0\0\0\0\0\0\0pict");
    out
}

/// `length` bytes without meaning.
#[must_use]
pub fn random_bytes(seed: u64, length: usize) -> Vec<u8> {
    let mut rng = Prng::new(seed);
    (0..length).map(|_| rng.bits() as u8).collect()
}

/// A file of no bytes.
#[must_use]
pub fn empty() -> Vec<u8> {
    Vec::new()
}

/// A PNG under the name of a JPEG file: name and bytes.
#[must_use]
pub fn wrong_extension() -> (&'static str, Vec<u8>) {
    ("photo.jpg", png(4, 4, &zlib_zeros(20)))
}

/// Writes bits, least significant first, as DEFLATE does (RFC 1951, 3.1.1).
struct Bits {
    out: Vec<u8>,
    hold: u64,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u64, bits: u32) {
        self.hold |= value << self.count;
        self.count += bits;
        while self.count >= 8 {
            self.out.push(self.hold as u8);
            self.hold >>= 8;
            self.count -= 8;
        }
    }

    /// A Huffman code: most significant bit first.
    fn code(&mut self, code: u64, bits: u32) {
        self.put(code.reverse_bits() >> (64 - bits), bits);
    }

    /// A literal in the fixed code (RFC 1951, 3.2.6).
    fn literal(&mut self, value: u8) {
        let v = u64::from(value);
        if value < 144 { self.code(0x30 + v, 8) } else { self.code(0x190 + v - 144, 9) }
    }
}

/// A zlib stream of `length` zero bytes, 158 of them in each byte.
fn zlib_zeros(length: u64) -> Vec<u8> {
    let mut bits = Bits { out: vec![0x78, 0x9C], hold: 0, count: 0 };
    bits.put(0b011, 3);
    let runs = length.saturating_sub(1) / 258;
    for _ in 0..length - runs * 258 {
        bits.literal(0);
    }
    for _ in 0..runs {
        // Length 258, distance 1.
        bits.code(0b1100_0101, 8);
        bits.code(0, 5);
    }
    let b = (length % 65_521) as u32;
    finish(bits, b << 16 | 1)
}

/// A zlib stream of `data`, of which every stretch that repeats with a period of 13 bytes takes next to nothing:
/// 13 bits, eight times, is what a run of zeros compresses to.
fn zlib_periodic(data: &[u8]) -> Vec<u8> {
    let mut bits = Bits { out: vec![0x78, 0x9C], hold: 0, count: 0 };
    bits.put(0b011, 3);
    let mut at = 0;
    while at < data.len() {
        let repeats = at >= 13 && at + 258 <= data.len() && (at..at + 258).all(|i| data[i] == data[i - 13]);
        if repeats {
            bits.code(0b1100_0101, 8);
            // Distance code 7 stands for 13 to 16, with two more bits.
            bits.code(7, 5);
            bits.put(0, 2);
            at += 258;
        } else {
            bits.literal(data[at]);
            at += 1;
        }
    }
    let (mut a, mut b) = (1u32, 0u32);
    for &v in data {
        a = (a + u32::from(v)) % 65_521;
        b = (b + a) % 65_521;
    }
    finish(bits, b << 16 | a)
}

/// End of block, padding, Adler-32.
fn finish(mut bits: Bits, adler: u32) -> Vec<u8> {
    bits.code(0, 7);
    bits.put(0, 7);
    let mut out = bits.out;
    out.extend(adler.to_be_bytes());
    out
}

/// CRC-32 as in PNG, annex D.
fn crc32(data: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for &byte in data {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}
