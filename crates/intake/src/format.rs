//! What a file is, by its content and never by its name.

/// A format that this program knows by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JPEG (ITU-T T.81), also MPO.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
    /// Windows bitmap.
    Bmp,
    /// TIFF 6.0 and BigTIFF.
    Tiff,
    /// HEIF with HEVC pictures (HEIC).
    Heif,
    /// HEIF with AV1 pictures: recognised, not read.
    Avif,
    /// Netpbm (PBM, PGM, PPM), which scanner programs write.
    Pnm,
    /// PDF: recognised, read elsewhere.
    Pdf,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Format {
    /// The format of a file, or none when it is not one of these.
    #[must_use]
    pub fn recognise(bytes: &[u8]) -> Option<Format> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            return Some(Format::Jpeg);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
            return Some(Format::Png);
        }
        if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
            return Some(Format::Gif);
        }
        if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            return Some(Format::WebP);
        }
        if is_bmp(bytes) {
            return Some(Format::Bmp);
        }
        if [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|m| bytes.starts_with(m)) {
            return Some(Format::Tiff);
        }
        if let Some(brands) = brands(bytes) {
            return heif_of(&brands);
        }
        if is_pnm(bytes) {
            return Some(Format::Pnm);
        }
        // ISO 32000-1 Annex H, note 13: readers accept the header within the first 1024 bytes.
        let start = bytes.get(..1024).unwrap_or(bytes);
        find(start, b"%PDF-").map(|_| Format::Pdf)
    }

    /// The name people know it by; the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Jpeg => "JPEG",
            Format::Png => "PNG",
            Format::Gif => "GIF",
            Format::WebP => "WebP",
            Format::Bmp => "BMP",
            Format::Tiff => "TIFF",
            Format::Heif => "HEIC",
            Format::Avif => "AVIF",
            Format::Pnm => "PNM",
            Format::Pdf => "PDF",
        }
    }
}

/// Something well known that is not a picture this program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lookalike {
    /// Microsoft Word, old or new.
    WordDocument,
    /// Excel.
    Spreadsheet,
    /// PowerPoint.
    Presentation,
    /// OpenDocument (LibreOffice).
    OpenDocument,
    /// Rich text.
    RichText,
    /// Plain text.
    PlainText,
    /// A web page, often a failed download.
    WebPage,
    /// Mail saved by a mail program.
    Mail,
    /// ZIP or another archive.
    Archive,
    /// Photoshop.
    Photoshop,
    /// JPEG 2000.
    Jpeg2000,
    /// JPEG XL.
    JpegXl,
    /// Camera raw, such as DNG, CR2, CR3 or RAF.
    CameraRaw,
    /// SVG drawing.
    Svg,
    /// Windows icon or cursor.
    Icon,
    /// PostScript.
    PostScript,
    /// Video.
    Video,
    /// Sound.
    Audio,
    /// A stand-in of iCloud or OneDrive for a file that was not downloaded.
    CloudPlaceholder,
    /// A program.
    Program,
}

impl Lookalike {
    /// Stable key in kebab case for texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lookalike::WordDocument => "word-document",
            Lookalike::Spreadsheet => "spreadsheet",
            Lookalike::Presentation => "presentation",
            Lookalike::OpenDocument => "open-document",
            Lookalike::RichText => "rich-text",
            Lookalike::PlainText => "plain-text",
            Lookalike::WebPage => "web-page",
            Lookalike::Mail => "mail",
            Lookalike::Archive => "archive",
            Lookalike::Photoshop => "photoshop",
            Lookalike::Jpeg2000 => "jpeg-2000",
            Lookalike::JpegXl => "jpeg-xl",
            Lookalike::CameraRaw => "camera-raw",
            Lookalike::Svg => "svg",
            Lookalike::Icon => "icon",
            Lookalike::PostScript => "postscript",
            Lookalike::Video => "video",
            Lookalike::Audio => "audio",
            Lookalike::CloudPlaceholder => "cloud-placeholder",
            Lookalike::Program => "program",
        }
    }

    /// What a file that is none of [`Format`] looks like.
    #[must_use]
    pub fn recognise(bytes: &[u8]) -> Option<Lookalike> {
        const STARTS: &[(&[u8], Lookalike)] = &[
            (b"{\\rtf", Lookalike::RichText),
            (b"8BPS", Lookalike::Photoshop),
            (b"\0\0\0\x0CjP  ", Lookalike::Jpeg2000),
            (b"\xFF\x4F\xFF\x51", Lookalike::Jpeg2000),
            (b"\0\0\0\x0CJXL ", Lookalike::JpegXl),
            (b"\xFF\x0A", Lookalike::JpegXl),
            (b"FUJIFILMCCD-RAW", Lookalike::CameraRaw),
            (b"IIRO", Lookalike::CameraRaw),
            (b"IIRS", Lookalike::CameraRaw),
            (b"IIU\0", Lookalike::CameraRaw),
            (b"FOVb", Lookalike::CameraRaw),
            (b"\0\0\x01\0", Lookalike::Icon),
            (b"\0\0\x02\0", Lookalike::Icon),
            (b"%!PS", Lookalike::PostScript),
            (b"\xC5\xD0\xD3\xC6", Lookalike::PostScript),
            (b"\x1A\x45\xDF\xA3", Lookalike::Video),
            (b"\0\0\x01\xBA", Lookalike::Video),
            (b"FLV\x01", Lookalike::Video),
            (b"ID3", Lookalike::Audio),
            (b"OggS", Lookalike::Audio),
            (b"fLaC", Lookalike::Audio),
            (b"bplist00", Lookalike::CloudPlaceholder),
            (b"7z\xBC\xAF\x27\x1C", Lookalike::Archive),
            (b"Rar!\x1A\x07", Lookalike::Archive),
            (b"\x1F\x8B\x08", Lookalike::Archive),
            (b"MZ", Lookalike::Program),
            (b"\x7FELF", Lookalike::Program),
        ];
        if let Some((_, what)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Some(*what);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return Some(in_zip(bytes));
        }
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Some(in_compound_file(bytes));
        }
        if bytes.starts_with(b"RIFF") {
            return match bytes.get(8..12) {
                Some(b"AVI ") => Some(Lookalike::Video),
                Some(b"WAVE") => Some(Lookalike::Audio),
                _ => None,
            };
        }
        if let Some(brands) = brands(bytes) {
            return match brands.first() {
                Some(b"crx ") => Some(Lookalike::CameraRaw),
                Some(b"M4A ") => Some(Lookalike::Audio),
                Some(b"jxl ") => Some(Lookalike::JpegXl),
                _ => Some(Lookalike::Video),
            };
        }
        // Files on demand that were never fetched read as zeros on some systems.
        if bytes.len() >= 64 && bytes.iter().all(|&b| b == 0) {
            return Some(Lookalike::CloudPlaceholder);
        }
        in_text(bytes)
    }

    /// Whether the file is an Office document encrypted with a password (MS-OFFCRYPTO 2.3.4).
    pub(crate) fn is_encrypted_office(bytes: &[u8]) -> bool {
        let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
        bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") && find(bytes, &name).is_some()
    }
}

/// Major brand and compatible brands of an ISO base media file (ISO/IEC 14496-12, 4.3).
fn brands(bytes: &[u8]) -> Option<Vec<[u8; 4]>> {
    if bytes.get(4..8) != Some(b"ftyp") {
        return None;
    }
    let size = u32::from_be_bytes(*bytes.first_chunk()?) as usize;
    let content = bytes.get(8..size.clamp(12, 256).min(bytes.len()))?;
    // The second word is the minor version.
    let words = content.chunks_exact(4).enumerate().filter(|(i, _)| *i != 1);
    Some(words.filter_map(|(_, w)| w.try_into().ok()).collect())
}

fn heif_of(brands: &[[u8; 4]]) -> Option<Format> {
    const HEVC: [&[u8; 4]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"];
    let major = brands.first()?;
    if major == b"avif" || major == b"avis" {
        return Some(Format::Avif);
    }
    if HEVC.contains(&major) {
        return Some(Format::Heif);
    }
    if [b"mif1", b"msf1", b"mif2", b"miaf"].contains(&major) || brands.contains(b"mif1") {
        let avif = brands.iter().any(|b| b == b"avif" || b == b"avis");
        return Some(if avif { Format::Avif } else { Format::Heif });
    }
    None
}

/// Two letters are little to go by: the size of the second header must be one that exists.
fn is_bmp(bytes: &[u8]) -> bool {
    let header = bytes.get(14..18).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    bytes.starts_with(b"BM") && header.is_some_and(|h| matches!(h, 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124))
}

fn is_pnm(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'1'..=b'6', space, ..] if space.is_ascii_whitespace() || *space == b'#')
}

fn in_zip(bytes: &[u8]) -> Lookalike {
    let start = bytes.get(..65_536).unwrap_or(bytes);
    let has = |name: &[u8]| find(start, name).is_some() || rfind_name(bytes, name);
    if has(b"mimetypeapplication/vnd.oasis") {
        Lookalike::OpenDocument
    } else if has(b"word/") {
        Lookalike::WordDocument
    } else if has(b"xl/") {
        Lookalike::Spreadsheet
    } else if has(b"ppt/") {
        Lookalike::Presentation
    } else {
        Lookalike::Archive
    }
}

/// Whether the directory at the end of an archive names something.
fn rfind_name(bytes: &[u8], name: &[u8]) -> bool {
    let end = bytes.get(bytes.len().saturating_sub(16_384)..).unwrap_or_default();
    find(end, name).is_some()
}

fn in_compound_file(bytes: &[u8]) -> Lookalike {
    let has = |name: &str| {
        let wide: Vec<u8> = name.bytes().flat_map(|b| [b, 0]).collect();
        find(bytes, &wide).is_some()
    };
    if has("Workbook") {
        Lookalike::Spreadsheet
    } else if has("PowerPoint Document") {
        Lookalike::Presentation
    } else if has("__substg1.0_") {
        Lookalike::Mail
    } else {
        Lookalike::WordDocument
    }
}

fn in_text(bytes: &[u8]) -> Option<Lookalike> {
    let start = bytes.get(..4096).unwrap_or(bytes);
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        // A letter cut by the edge of the window is still text.
        Err(e) if e.error_len().is_none() => std::str::from_utf8(start.get(..e.valid_up_to())?).ok()?,
        Err(_) => return latin_text(start),
    };
    let lower = text.trim_start().to_ascii_lowercase();
    if lower.contains("<svg") && lower.starts_with('<') {
        Some(Lookalike::Svg)
    } else if lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.contains("<body") {
        Some(Lookalike::WebPage)
    } else if ["received:", "return-path:", "mime-version:"].iter().any(|h| lower.starts_with(h)) {
        Some(Lookalike::Mail)
    } else if !text.is_empty() && !text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        Some(Lookalike::PlainText)
    } else {
        None
    }
}

/// Text in an eight-bit code: no control characters but white space.
fn latin_text(start: &[u8]) -> Option<Lookalike> {
    let printable = |b: &u8| !b.is_ascii_control() || b.is_ascii_whitespace();
    start.iter().all(printable).then_some(Lookalike::PlainText)
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}
