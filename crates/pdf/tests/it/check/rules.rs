//! One broken rule at a time.

use liite_pdf::check::{Flavour, Options, check};

use super::draft::{CATALOG, CONTENT, Draft, METADATA, PAGE, PAGES, PROFILE, profile, xmp};
use super::{allows, breaks, broken, verdict};

#[test]
fn a_good_file_conforms_and_says_what_it_is() {
    let verdict = verdict(&Draft::good(), None);
    assert_eq!(verdict.violations, []);
    assert!(verdict.conforms());
    assert_eq!(verdict.claimed.map(Flavour::name), Some("PDF/A-2b"));
    assert_eq!(verdict.pages, 1);
    assert!(!verdict.encrypted && !verdict.signed);
}

#[test]
fn a_violation_says_where() {
    let mut draft = Draft::good();
    draft.content("0 0 0 1 k 0 0 9 9 re f");
    let verdict = verdict(&draft, None);
    let first = &verdict.violations[0];
    assert_eq!((first.clause.as_str(), first.object, first.page), ("6.2.4.3", Some((CONTENT, 0)), Some(1)));
}

#[test]
fn the_number_of_violations_is_bounded() {
    let mut draft = Draft::good();
    let many: String = (0..50).map(|i| format!("op{i} ")).collect();
    for number in 10..40 {
        draft.stream(number, "/F (x)", many.as_bytes());
    }
    let mut options = Options::default();
    options.limits.violations = 7;
    assert_eq!(check(&draft.build(), &options).violations.len(), 7);
}

#[test]
fn file_structure() {
    breaks("header", |d| d.header = b"%PDF-1.9\n%\xe2\xe3\xcf\xd3\n".to_vec());
    breaks("header", |d| d.header = b"%PDF-1.7 \n%\xe2\xe3\xcf\xd3\n".to_vec());
    breaks("binary-comment", |d| d.header = b"%PDF-1.7\n%abcd\n".to_vec());
    breaks("trailer-id", |d| d.trailer.clear());
    breaks("encrypted", |d| d.trailer.push_str(" /Encrypt << /Filter /Standard >>"));
    breaks("data-after-eof", |d| d.tail = b"%%EOF\nmore".to_vec());
    breaks("cross-reference", |d| d.xref = b"xref \n".to_vec());
    breaks("hex-string", |d| d.add(CATALOG, "/Lang <656>"));
    breaks("hex-string", |d| d.add(CATALOG, "/Lang <65xz>"));
    breaks("object-spacing", |d| d.raw(7, b"!7 0  obj\nnull\nendobj\n".to_vec()));
    breaks("object-spacing", |d| d.raw(7, b"!7 0 obj\nnull endobj\n".to_vec()));
    breaks("object-spacing", |d| d.raw(7, b"!7 0 obj\nnull\nendobj ".to_vec()));
    assert_eq!(
        check(b"no PDF", &Options::default()).violations.last().map(|v| v.rule.as_str()),
        Some("not-readable")
    );
}

#[test]
fn a_file_whose_cross_references_are_lost_is_still_read() {
    let mut bytes = Draft::good().build();
    let at = bytes.windows(9).position(|w| w == b"startxref").unwrap();
    bytes[at + 10] = b'9';
    let verdict = check(&bytes, &Options::default());
    assert_eq!(verdict.pages, 1);
    assert!(verdict.violations.iter().all(|v| v.rule == "cross-reference"), "{:?}", verdict.violations);
}

#[test]
fn streams() {
    breaks("stream-length", |d| d.raw(7, b"<< /Length 2 >>\nstream\nlonger\nendstream".to_vec()));
    breaks("stream-spacing", |d| d.raw(7, b"<< /Length 2 >>\nstream\rab\nendstream".to_vec()));
    breaks("stream-spacing", |d| d.raw(7, b"<< /Length 2 >>\nstream\nabendstream".to_vec()));
    breaks("stream-external", |d| d.stream(7, "/FFilter /FlateDecode", b"x"));
    breaks("stream-filter", |d| d.stream(7, "/Filter /LZWDecode", b"x"));
    breaks("stream-filter", |d| d.stream(7, "/Filter [/Crypt] /DecodeParms [<< /Name /Mine >>]", b"x"));
    allows(|d| d.stream(7, "/Filter [/Crypt /ASCIIHexDecode]", b"61>"));
    allows(|d| {
        d.stream(7, "", b"8");
        d.raw(8, b"<< /Length 9 0 R >>\r\nstream\r\nab\r\nendstream".to_vec());
        d.set(9, "2");
    });
}

#[test]
fn limits() {
    breaks("limit-integer", |d| d.set(7, "[2147483648]"));
    breaks("limit-integer", |d| d.content("2147483648 0 m"));
    breaks("limit-real", |d| d.set(7, &format!("[1{}.5]", "0".repeat(39))));
    breaks("limit-real", |d| d.set(7, &format!("[0.{}1]", "0".repeat(40))));
    breaks("limit-string", |d| d.set(7, &format!("({})", "x".repeat(32768))));
    allows(|d| d.set(7, &format!("({})", "x".repeat(32767))));
    breaks("limit-name", |d| d.set(7, &format!("/{}", "n".repeat(128))));
    allows(|d| d.set(7, &format!("/#41{}", "n".repeat(126))));
    breaks("limit-nesting", |d| d.content(&format!("{} {}", "q ".repeat(29), "Q ".repeat(29))));
    allows(|d| d.content(&format!("{} {}", "q ".repeat(28), "Q ".repeat(28))));
    breaks("limit-page-size", |d| d.edit(PAGE, "[0 0 200 200]", "[0 0 200 14401]"));
    breaks("limit-page-size", |d| d.add(PAGES, "/CropBox [0 0 2 2]"));
    breaks("limit-colorants", |d| {
        let names: String = (0..33).map(|i| format!("/C{i} ")).collect();
        let colorants: String =
            (0..33).map(|i| format!("/C{i} [/Separation /C{i} /DeviceRGB 9 0 R] ")).collect();
        d.set(9, "<< /FunctionType 2 /Domain [0 1] /N 1 >>");
        d.resources(&format!(
            "/ColorSpace << /N [/DeviceN [{names}] /DeviceRGB 9 0 R << /Colorants << {colorants} >> >>] >>"
        ));
        d.content("/N cs 0 0 9 9 re f");
    });
}

#[test]
fn content_streams() {
    breaks("unknown-operator", |d| d.content("BX nonsense EX"));
    breaks("unreadable-content", |d| d.stream(CONTENT, "/Filter /FlateDecode", b"not deflate"));
    breaks("inherited-resource", |d| {
        d.stream(7, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>", b"0 0 9 9 re f");
        d.add(PAGES, "/Resources << /XObject << /F 7 0 R >> >>");
        d.edit(PAGE, "/Resources << >>", "");
        d.content("/F Do");
    });
    breaks("inline-filter", |d| d.content("BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID \u{1}2 EI"));
    breaks("rendering-intent", |d| d.content("/Custom ri"));
    // The letters EI inside an inline image's data do not end it.
    allows(|d| d.content("BI /W 2 /H 3 /BPC 8 /CS /G ID ab EI\u{1}\u{2} EI\nQ"));
}

#[test]
fn output_intents_and_profiles() {
    breaks("output-intent-profile", |d| d.stream(PROFILE, "/N 3", &profile(b"scnr", b"RGB ", 2)));
    breaks("output-intent-profile", |d| d.stream(PROFILE, "/N 3", &profile(b"mntr", b"RGB ", 5)));
    breaks("output-intent-profile", |d| d.stream(PROFILE, "/N 4", &profile(b"mntr", b"RGB ", 4)));
    breaks("output-intents-differ", |d| {
        d.stream(7, "/N 3", &profile(b"mntr", b"RGB ", 2));
        d.edit(CATALOG, ">>] >>", ">> << /S /GTS_PDFX /DestOutputProfile 7 0 R >>] >>");
    });
    breaks("output-profile-reference", |d| {
        d.edit(CATALOG, ">>] >>", ">> << /S /GTS_PDFX /DestOutputProfileRef << >> >>] >>");
    });
    breaks("icc-profile", |d| {
        d.stream(7, "/N 3", &profile(b"link", b"RGB ", 2));
        d.resources("/ColorSpace << /C [/ICCBased 7 0 R] >>");
        d.content("/C cs 0 0 9 9 re f");
    });
    breaks("overprint-mode", |d| {
        d.stream(7, "/N 4", &profile(b"prtr", b"CMYK", 2));
        d.resources("/ColorSpace << /C [/ICCBased 7 0 R] >> /ExtGState << /G << /OPM 1 /op true >> >>");
        d.content("/G gs /C cs 0 0 9 9 re f");
    });
}

#[test]
fn device_colours() {
    let without = |d: &mut Draft| {
        let body = "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>";
        d.set(CATALOG, body);
    };
    breaks("device-rgb", |d| {
        without(d);
        d.content("1 0 0 rg 0 0 9 9 re f");
    });
    breaks("device-gray", |d| {
        without(d);
        d.content("0 0 9 9 re f");
    });
    breaks("device-cmyk", |d| d.content("0 0 0 1 K"));
    // A default colour space takes the place of the device's.
    allows(|d| {
        without(d);
        d.resources("/ColorSpace << /DefaultRGB [/CalRGB << /WhitePoint [1 1 1] >>] >>");
        d.content("1 0 0 rg 0 0 9 9 re f");
    });
    // Nothing is painted, so nothing is used.
    allows(|d| {
        without(d);
        d.content("0 0 9 9 re n");
    });
    breaks("device-gray", |d| {
        without(d);
        d.content("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI");
    });
    breaks("device-cmyk", |d| {
        d.resources("/Shading << /S << /ShadingType 2 /ColorSpace /DeviceCMYK >> >>");
        d.content("/S sh");
    });
    breaks("device-cmyk", |d| {
        d.resources("/Pattern << /P 7 0 R >>");
        d.stream(7, "/PatternType 1 /PaintType 1 /Resources << >>", b"0 0 0 1 k 0 0 9 9 re f");
        d.content("/Pattern cs /P scn 0 0 9 9 re f");
    });
    breaks("device-cmyk", |d| {
        let image =
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceCMYK";
        d.stream(7, image, b"abcd");
        d.resources("/XObject << /I 7 0 R >>");
        d.content("/I Do");
    });
}

#[test]
fn spot_colours() {
    let tint = "<< /FunctionType 2 /Domain [0 1] /N 1 >>";
    breaks("alternate-space", |d| {
        d.resources(&format!("/ColorSpace << /S [/Separation /Spot /DeviceCMYK {tint}] >>"));
        d.content("/S cs 0 0 9 9 re f");
    });
    breaks("colorants", |d| {
        d.resources(&format!("/ColorSpace << /N [/DeviceN [/Spot] /DeviceRGB {tint}] >>"));
        d.content("/N cs 0 0 9 9 re f");
    });
    breaks("separation-differs", |d| {
        let other = "<< /FunctionType 2 /Domain [0 1] /N 2 >>";
        d.resources(&format!(
            "/ColorSpace << /A [/Separation /Spot /DeviceRGB {tint}] /B [/Separation /Spot /DeviceRGB {other}] >>"
        ));
        d.content("/A cs 0 0 9 9 re f /B cs 0 0 9 9 re f");
    });
    breaks("name-utf8", |d| {
        d.resources(&format!("/ColorSpace << /A [/Separation /Sp#ff#fe /DeviceRGB {tint}] >>"));
        d.content("/A cs 0 0 9 9 re f");
    });
}

#[test]
fn graphics_state() {
    let with = |entries: &'static str| {
        move |d: &mut Draft| {
            d.resources(&format!("/ExtGState << /G << {entries} >> >>"));
            d.content("/G gs");
        }
    };
    breaks("transfer-function", with("/TR /Identity"));
    breaks("transfer-function", with("/TR2 /Identity"));
    allows(with("/TR2 /Default"));
    breaks("halftone-phase", with("/HTP [0 0]"));
    breaks("halftone", with("/HT << /HalftoneType 6 >>"));
    breaks("halftone", with("/HT << /HalftoneType 1 /HalftoneName (x) >>"));
    breaks(
        "halftone",
        with("/HT << /HalftoneType 5 /Cyan << /HalftoneType 1 /TransferFunction /Identity >> >>"),
    );
    breaks("rendering-intent", with("/RI /Mine"));
    breaks("blend-mode", with("/BM /Sparkle"));
    allows(with("/BM /Multiply /ca 0.5"));
    // Not used by any operator, so it is not judged.
    allows(|d| d.resources("/ExtGState << /G << /TR /Identity >> >>"));
}

#[test]
fn images_and_forms() {
    let image = |entries: &'static str| {
        move |d: &mut Draft| {
            let common = "/Type /XObject /Subtype /Image /Width 1 /Height 1";
            d.stream(7, &format!("{common} {entries}"), b"a");
            d.resources("/XObject << /I 7 0 R >>");
            d.content("/I Do");
        }
    };
    allows(image("/BitsPerComponent 8 /ColorSpace /DeviceGray"));
    breaks("image-alternates", image("/BitsPerComponent 8 /ColorSpace /DeviceGray /Alternates []"));
    breaks("image-opi", image("/BitsPerComponent 8 /ColorSpace /DeviceGray /OPI << >>"));
    breaks("image-interpolate", image("/BitsPerComponent 8 /ColorSpace /DeviceGray /Interpolate true"));
    breaks("image-bits", image("/BitsPerComponent 3 /ColorSpace /DeviceGray"));
    breaks("image-bits", image("/BitsPerComponent 8 /ImageMask true"));
    breaks("rendering-intent", image("/BitsPerComponent 8 /ColorSpace /DeviceGray /Intent /Mine"));
    breaks("image-interpolate", |d| d.content("BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI"));
    let form = |entries: &'static str| {
        move |d: &mut Draft| {
            d.stream(
                7,
                &format!("/Type /XObject {entries} /BBox [0 0 9 9] /Resources << >>"),
                b"0 0 9 9 re f",
            );
            d.resources("/XObject << /F 7 0 R >>");
            d.content("/F Do");
        }
    };
    breaks("form-postscript", form("/Subtype /Form /OPI << >>"));
    breaks("form-postscript", form("/Subtype /Form /Subtype2 /PS"));
    breaks("reference-xobject", form("/Subtype /Form /Ref << >>"));
    breaks("postscript-xobject", form("/Subtype /PS"));
}

#[test]
fn jpeg_2000() {
    let bits = 8u8;
    let jp2 = |channels: u8, depth: u8, method: u8, space: u8| {
        let mut data = vec![0, 0, 0, 12, b'j', b'P', b' ', b' ', 13, 10, 0x87, 10];
        data.extend([0, 0, 0, 45, b'j', b'p', b'2', b'h']);
        data.extend([
            0,
            0,
            0,
            22,
            b'i',
            b'h',
            b'd',
            b'r',
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            0,
            channels,
            depth - 1,
            7,
            0,
            0,
        ]);
        data.extend([0, 0, 0, 15, b'c', b'o', b'l', b'r', method, 0, 0, 0, 0, 0, space]);
        data
    };
    let with = |data: Vec<u8>| {
        move |d: &mut Draft| {
            d.stream(7, "/Type /XObject /Subtype /Image /Width 1 /Height 1 /Filter /JPXDecode", &data);
            d.resources("/XObject << /I 7 0 R >>");
            d.content("/I Do");
        }
    };
    allows(with(jp2(3, bits, 1, 16)));
    breaks("jpeg2000", with(jp2(5, bits, 1, 16)));
    breaks("jpeg2000", with(jp2(3, 39, 1, 16)));
    breaks("jpeg2000", with(jp2(3, bits, 4, 16)));
    breaks("jpeg2000", with(jp2(3, bits, 1, 19)));
    breaks("jpeg2000", with(b"no boxes".to_vec()));
}

#[test]
fn transparency_needs_a_blending_space() {
    let without = |d: &mut Draft, state: &str| {
        d.set(CATALOG, "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>");
        d.resources(&format!(
            "/ColorSpace << /C [/CalRGB << /WhitePoint [1 1 1] >>] >> /ExtGState << /G << {state} >> >>"
        ));
        d.content("/G gs /C cs 0 0 9 9 re f");
    };
    breaks("blending-space", |d| without(d, "/ca 0.5"));
    breaks("blending-space", |d| without(d, "/BM /Darken"));
    allows(|d| without(d, "/ca 1"));
    allows(|d| {
        without(d, "/ca 0.5");
        d.add(PAGE, "/Group << /S /Transparency /CS [/CalRGB << /WhitePoint [1 1 1] >>] >>");
    });
    breaks("blending-space", |d| d.add(PAGE, "/Group << /S /Transparency /CS /DeviceCMYK >>"));
}

#[test]
fn annotations() {
    let with = |entries: &'static str| {
        move |d: &mut Draft| {
            d.stream(7, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>", b"0 0 9 9 re f");
            d.add(PAGE, &format!("/Annots [<< /Type /Annot /Rect [0 0 9 9] {entries} >>]"));
        }
    };
    allows(with("/Subtype /Square /F 4 /AP << /N 7 0 R >>"));
    allows(with("/Subtype /Link /F 4"));
    breaks("annotation-type", with("/Subtype /Screen /F 4 /AP << /N 7 0 R >>"));
    breaks("annotation-flags", with("/Subtype /Square /AP << /N 7 0 R >>"));
    breaks("annotation-flags", with("/Subtype /Square /F 6 /AP << /N 7 0 R >>"));
    breaks("appearance-missing", with("/Subtype /Square /F 4"));
    breaks("appearance-keys", with("/Subtype /Square /F 4 /AP << /N 7 0 R /D 7 0 R >>"));
    breaks("appearance-kind", with("/Subtype /Widget /FT /Btn /F 4 /AP << /N 7 0 R >>"));
    breaks("appearance-kind", with("/Subtype /Square /F 4 /AP << /N << /On 7 0 R >> >>"));
    breaks("widget-action", with("/Subtype /Widget /FT /Tx /F 4 /AP << /N 7 0 R >> /A << /S /URI >>"));
    breaks("device-cmyk", |d| {
        with("/Subtype /Square /F 4 /AP << /N 7 0 R >>")(d);
        d.stream(7, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>", b"0 0 0 1 k");
    });
}

#[test]
fn forms_and_signatures() {
    breaks("need-appearances", |d| d.add(CATALOG, "/AcroForm << /NeedAppearances true /Fields [] >>"));
    breaks("xfa", |d| d.add(CATALOG, "/AcroForm << /XFA (x) /Fields [] >>"));
    breaks("needs-rendering", |d| d.add(CATALOG, "/NeedsRendering true"));
    breaks("widget-action", |d| d.add(CATALOG, "/AcroForm << /Fields [<< /FT /Tx /T (t) /AA << >> >>] >>"));
    breaks("permissions", |d| d.add(CATALOG, "/Perms << /Other << >> >>"));
    breaks("signature-digest", |d| {
        d.add(CATALOG, "/Perms << /DocMDP << /Type /Sig /Reference [<< /DigestMethod /MD5 >>] >> >>");
    });
}

/// A PKCS#7 object of nothing but the elements that are counted: one certificate, one signer.
const PKCS7: &str = "30160601 2aa01130 0f020101 31003000 a0023000 31023000";

/// A file whose signature covers all of it but itself.
fn signed(contents: &str) -> Draft {
    let mut draft = Draft::good();
    let value = format!("/ByteRange [0 1111 2222 3333] /Contents <{contents}>");
    draft.add(CATALOG, &format!("/AcroForm << /Fields [<< /FT /Sig /T (s) /V << {value} >> >>] >>"));
    let bytes = draft.build();
    let hole = bytes.windows(contents.len()).position(|w| w == contents.as_bytes()).unwrap() - 1;
    let after = hole + contents.len() + 2;
    draft.edit(
        CATALOG,
        "[0 1111 2222 3333]",
        &format!("[0 {hole:04} {after:04} {:04}]", bytes.len() - after),
    );
    draft
}

#[test]
fn signatures() {
    let rules = |draft: &Draft| {
        let verdict = verdict(draft, None);
        assert!(verdict.signed);
        verdict.violations.into_iter().map(|v| v.rule).collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(rules(&signed(PKCS7)), none);
    let mut partial = signed(PKCS7);
    partial.tail = b"%%EOF\n% appended after signing\n%%EOF\n".to_vec();
    assert_eq!(rules(&partial), ["signature-range"]);
    assert_eq!(rules(&signed("abcd")), ["signature-object"]);
    // Two signers; then no certificate.
    let two = PKCS7.replace("3016", "3018").replace("a01130", "a01330").replace("0f0201", "110201");
    assert_eq!(rules(&signed(&two.replace("31023000", "310430003000"))), ["signature-object"]);
    assert_eq!(rules(&signed(&PKCS7.replace("a0023000", "a1023000"))), ["signature-object"]);
}

#[test]
fn actions() {
    for kind in ["Launch", "Sound", "Movie", "ResetForm", "ImportData", "JavaScript", "Hide", "Trans"] {
        breaks("action", |d| d.add(CATALOG, &format!("/OpenAction << /S /{kind} >>")));
    }
    breaks("action", |d| d.add(CATALOG, "/OpenAction << /S /URI /Next [<< /S /Launch >>] >>"));
    breaks("action", |d| {
        d.add(CATALOG, "/Outlines << /First 7 0 R /Last 7 0 R >>");
        d.set(7, "<< /Title (x) /A << /S /Launch >> >>");
    });
    breaks("action", |d| {
        d.add(CATALOG, "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS () >>] >> >>")
    });
    allows(|d| d.add(CATALOG, "/OpenAction << /S /Named /N /NextPage >>"));
    breaks("named-action", |d| d.add(CATALOG, "/OpenAction << /S /Named /N /Print >>"));
    breaks("additional-actions", |d| d.add(CATALOG, "/AA << >>"));
    breaks("additional-actions", |d| d.add(PAGE, "/AA << >>"));
}

fn metadata(d: &mut Draft, packet: &str) {
    d.stream(METADATA, "/Type /Metadata /Subtype /XML", packet.as_bytes());
}

fn described(namespaces: &str, properties: &str) -> String {
    xmp("2", "B", &format!("<rdf:Description rdf:about=\"\" {namespaces}>{properties}</rdf:Description>"))
}

#[test]
fn metadata_packets() {
    breaks("metadata-missing", |d| d.edit(METADATA, "/Subtype /XML", ""));
    breaks("packet-attributes", |d| metadata(d, &xmp("2", "B", "").replacen("id=", "bytes=\"9\" id=", 1)));
    breaks("packet-attributes", |d| {
        metadata(d, &xmp("2", "B", "").replacen("id=", "encoding=\"UTF-8\" id=", 1))
    });
    breaks("xmp-malformed", |d| metadata(d, &xmp("2", "B", "<open>")));
    breaks("xmp-malformed", |d| {
        let same = "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><pdf:Keywords/><pdf:Keywords/></rdf:Description>";
        metadata(d, &xmp("2", "B", same));
    });
    breaks("xmp-encoding", |d| {
        let wide: Vec<u8> = xmp("2", "B", "").encode_utf16().flat_map(u16::to_be_bytes).collect();
        d.stream(METADATA, "/Type /Metadata /Subtype /XML", &wide);
    });
    breaks("pdfa-identification", |d| metadata(d, &xmp("2", "B", "").replace("pdfaid", "other")));
    let mut draft = Draft::good();
    metadata(&mut draft, &xmp("3", "B", ""));
    assert_eq!(broken(&draft, Some(Flavour::A2b)), ["pdfa-identification"]);
    assert_eq!(verdict(&draft, None).checked_against, Flavour::A3b);
}

#[test]
fn properties_have_the_types_of_their_schemas() {
    let dc = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
    let basic = "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"";
    let title = |text: &str| {
        format!("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt></dc:title>")
    };
    allows(|d| metadata(d, &described(dc, &title("Äiti &amp; isä"))));
    breaks("property-type", |d| metadata(d, &described(dc, "<dc:title>plain</dc:title>")));
    breaks("property-type", |d| {
        metadata(d, &described(dc, "<dc:creator><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></dc:creator>"))
    });
    breaks("property-unknown", |d| metadata(d, &described(dc, "<dc:mood>good</dc:mood>")));
    breaks("property-unknown", |d| {
        metadata(d, &described("xmlns:my=\"http://example.org/\"", "<my:own>1</my:own>"))
    });
    for (date, sound) in [
        ("2026", true),
        ("2026-11", true),
        ("2026-11-22T15:30+02:00", true),
        ("2026-11-22T15:30:01.5Z", true),
        ("2026-13-01", false),
        ("22.11.2026", false),
        ("2026-11-22T25:00Z", false),
    ] {
        let mut draft = Draft::good();
        metadata(&mut draft, &described(basic, &format!("<xmp:CreateDate>{date}</xmp:CreateDate>")));
        assert_eq!(verdict(&draft, None).conforms(), sound, "{date}");
    }
}

fn extension(schema: &str) -> String {
    let spaces = "xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
        xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\" \
        xmlns:my=\"http://example.org/\"";
    described(
        spaces,
        &format!(
            "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">{schema}</rdf:li></rdf:Bag>\
             </pdfaExtension:schemas><my:own>7</my:own>"
        ),
    )
}

#[test]
fn extension_schemas() {
    let property = "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
        <pdfaProperty:name>own</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
        <pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>d</pdfaProperty:description>\
        </rdf:li></rdf:Seq></pdfaSchema:property>";
    let schema = format!(
        "<pdfaSchema:schema>s</pdfaSchema:schema><pdfaSchema:namespaceURI>http://example.org/</pdfaSchema:namespaceURI>\
         <pdfaSchema:prefix>my</pdfaSchema:prefix>{property}"
    );
    allows(|d| metadata(d, &extension(&schema)));
    breaks("extension-schema", |d| {
        metadata(d, &extension(&schema.replace("<pdfaSchema:prefix>my</pdfaSchema:prefix>", "")))
    });
    breaks("extension-schema", |d| metadata(d, &extension(&schema.replace("internal", "sideways"))));
    breaks("extension-fields", |d| {
        metadata(
            d,
            &extension(
                &schema.replace(
                    "<pdfaSchema:prefix>",
                    "<pdfaSchema:more>m</pdfaSchema:more><pdfaSchema:prefix>",
                ),
            ),
        );
    });
    breaks("property-type", |d| metadata(d, &extension(&schema).replace("<my:own>7<", "<my:own>seven<")));
}

#[test]
fn embedded_files() {
    let with = |data: Vec<u8>, entries: &'static str| {
        move |d: &mut Draft| {
            d.stream(7, "/Type /EmbeddedFile", &data);
            d.set(8, &format!("<< /Type /Filespec {entries} /EF << /F 7 0 R >> >>"));
        }
    };
    let names = "/F (a.pdf) /UF (a.pdf)";
    allows(with(Draft::good().build(), names));
    breaks("file-specification", with(Draft::good().build(), "/F (a.pdf)"));
    breaks("embedded-file", with(b"plain text".to_vec(), names));
    let mut draft = Draft::good();
    metadata(&mut draft, &xmp("3", "B", ""));
    with(b"plain text".to_vec(), names)(&mut draft);
    assert_eq!(broken(&draft, None), ["associated-file"]);
}

#[test]
fn a_file_within_itself_many_times_ends() {
    let mut inner = Draft::good();
    for _ in 0..6 {
        let mut outer = Draft::good();
        outer.stream(7, "/Type /EmbeddedFile", &inner.build());
        outer.set(8, "<< /Type /Filespec /F (a.pdf) /UF (a.pdf) /EF << /F 7 0 R >> >>");
        inner = outer;
    }
    assert!(!verdict(&inner, None).conforms());
}

#[test]
fn optional_content_and_the_rest() {
    let with = |entries: &'static str| move |d: &mut Draft| d.add(CATALOG, entries);
    allows(|d| {
        d.set(7, "<< /Type /OCG /Name (a) >>");
        with("/OCProperties << /OCGs [7 0 R] /D << /Name (d) /Order [[7 0 R]] >> >>")(d);
    });
    breaks("optional-content", with("/OCProperties << /OCGs [] /D << >> >>"));
    breaks(
        "optional-content",
        with("/OCProperties << /OCGs [] /D << /Name (d) >> /Configs [<< /Name (d) >>] >>"),
    );
    breaks("optional-content", with("/OCProperties << /OCGs [] /D << /Name (d) /AS [] >> >>"));
    breaks("optional-content", with("/OCProperties << /OCGs [3 0 R] /D << /Name (d) /Order [] >> >>"));
    breaks("alternate-presentations", with("/Names << /AlternatePresentations << >> >>"));
    breaks("requirements", with("/Requirements []"));
    breaks("pres-steps", |d| d.add(PAGE, "/PresSteps << >>"));
}

#[test]
fn level_a_asks_for_structure() {
    let with = |entries: &str| {
        let mut draft = Draft::good();
        draft.stream(METADATA, "/Type /Metadata /Subtype /XML", xmp("2", "A", "").as_bytes());
        draft.add(CATALOG, entries);
        broken(&draft, None)
    };
    let marked = "/MarkInfo << /Marked true >>";
    let tree = |kind: &str| {
        format!(
            "{marked} /StructTreeRoot << /Type /StructTreeRoot /RoleMap << /A /B /B /A /C /P >> /K << /S /{kind} >> >>"
        )
    };
    let none: [&str; 0] = [];
    assert_eq!(with(&tree("C")), none);
    assert_eq!(with(&tree("A")), ["role-map"]);
    assert_eq!(with(&tree("Mystery")), ["role-map"]);
    assert_eq!(with(marked), ["structure-tree"]);
    assert_eq!(with(&tree("P").replace("true", "false")), ["marked"]);
    assert_eq!(with(&format!("{} /Lang (fi-FI)", tree("P"))), none);
    assert_eq!(with(&format!("{} /Lang (f1/FI)", tree("P"))), ["language"]);
}
