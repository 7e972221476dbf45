//! What a file is taken for, and what is said about one that is no picture.

use liite_intake::{Format, IntakeError, Lookalike};

use crate::fixtures::pictures;

#[test]
fn formats_are_told_by_content() {
    let cases: [(&[u8], Option<Format>); 13] = [
        (b"\xFF\xD8\xFF\xE0", Some(Format::Jpeg)),
        (b"\x89PNG\r\n\x1A\n", Some(Format::Png)),
        (b"GIF89a", Some(Format::Gif)),
        (b"RIFF\0\0\0\0WEBPVP8 ", Some(Format::WebP)),
        (b"II*\0", Some(Format::Tiff)),
        (b"MM\0+", Some(Format::Tiff)),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Some(Format::Heif)),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Some(Format::Heif)),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", Some(Format::Avif)),
        (b"\0\0\0\x14ftypisom\0\0\0\0mp42", None),
        (b"P4\n", Some(Format::Pnm)),
        (b"some junk before\n%PDF-1.7\n", Some(Format::Pdf)),
        (b"BMW is a car maker, and not a picture", None),
    ];
    for (bytes, format) in cases {
        assert_eq!(Format::recognise(bytes), format, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn wrong_files_are_named() {
    let word = [&b"PK\x03\x04"[..], &[0; 40], b"word/document.xml"].concat();
    let open = [&b"PK\x03\x04"[..], &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"].concat();
    let cases: [(&[u8], Lookalike); 16] = [
        (&word, Lookalike::WordDocument),
        (&open, Lookalike::OpenDocument),
        (b"PK\x03\x04 photos.jpg", Lookalike::Archive),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", Lookalike::WordDocument),
        (b"{\\rtf1 text}", Lookalike::RichText),
        (b"Dear Sir or Madam,\n", Lookalike::PlainText),
        (b"  <!DOCTYPE HTML><title>Sign in</title>", Lookalike::WebPage),
        (b"<?xml version='1.0'?><svg xmlns=''></svg>", Lookalike::Svg),
        (b"8BPS\0\x01", Lookalike::Photoshop),
        (b"\0\0\0\x0CjP  \r\n\x87\n", Lookalike::Jpeg2000),
        (b"\xFF\x0A\0\0", Lookalike::JpegXl),
        (b"\0\0\0\x18ftypcrx \0\0\0\0crx isom", Lookalike::CameraRaw),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Lookalike::Video),
        (b"bplist00\xD1", Lookalike::CloudPlaceholder),
        (&[0; 4096], Lookalike::CloudPlaceholder),
        (b"Return-Path: <a@b>\nReceived: from c\n", Lookalike::Mail),
    ];
    for (bytes, what) in cases {
        let error = pictures(bytes).unwrap_err();
        assert_eq!(error, IntakeError::NotRecognised { looks_like: Some(what) });
        assert_eq!(error.values(), [("kind", what.name().to_owned())]);
    }
    assert_eq!(pictures(&[7, 1, 0, 255, 3]).unwrap_err().code(), "not-recognised");
}

#[test]
fn empty_locked_and_pdf_files_have_codes_of_their_own() {
    assert_eq!(pictures(b"").unwrap_err(), IntakeError::Empty);
    assert_eq!(pictures(b"%PDF-1.4\n").unwrap_err(), IntakeError::IsPdf);
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".bytes().flat_map(|b| [b, 0]));
    assert_eq!(pictures(&locked).unwrap_err().code(), "protected");
}
