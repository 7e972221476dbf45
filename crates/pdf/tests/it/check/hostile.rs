//! Bytes that mean no good: cut short, flipped, nested, looped, blown up.

use liite_pdf::check::{Limits, Options, check};

use super::draft::{CATALOG, CONTENT, Draft, PAGE, PAGES};
use super::verdict;

#[test]
fn a_file_cut_short_anywhere_is_judged_and_never_conforms() {
    let bytes = Draft::good().build();
    for end in 0..bytes.len() - 1 {
        assert!(!check(&bytes[..end], &Options::default()).conforms(), "cut at {end}");
    }
}

#[test]
fn every_byte_may_be_anything() {
    let bytes = Draft::good().build();
    for at in 0..bytes.len() {
        for value in [0, b'<', b'0', 0xff] {
            let mut changed = bytes.clone();
            changed[at] = value;
            let _ = check(&changed, &Options::default());
        }
    }
}

#[test]
fn loops_end() {
    let mut draft = Draft::good();
    draft.set(PAGES, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>");
    draft.add(
        CATALOG,
        "/Outlines 7 0 R /OpenAction 8 0 R /AcroForm << /Fields [9 0 R] >> /Names << /JavaScript 10 0 R >>",
    );
    draft.set(7, "<< /First 7 0 R /Next 7 0 R >>");
    draft.set(8, "<< /S /URI /Next [8 0 R 8 0 R] >>");
    draft.set(9, "<< /FT /Tx /Kids [9 0 R] /Parent 9 0 R >>");
    draft.set(10, "<< /Kids [10 0 R] >>");
    draft.set(11, "11 0 R");
    draft.stream(12, "/Subtype /Form /Resources << /XObject << /F 12 0 R >> >>", b"/F Do");
    draft.resources("/XObject << /F 12 0 R >> /ColorSpace << /C 13 0 R >>");
    draft.set(13, "[/Indexed 13 0 R 1 (ab)]");
    draft.content("/F Do /C cs 0 0 9 9 re f");
    assert_eq!(verdict(&draft, None).pages, 1);
}

#[test]
fn deep_nesting_ends() {
    let mut draft = Draft::good();
    draft.set(7, &"[".repeat(200_000));
    draft.set(8, &"<< /A ".repeat(100_000));
    draft.content(&"[".repeat(200_000));
    assert_eq!(verdict(&draft, None).pages, 1);
}

#[test]
fn a_stream_that_blows_up_stays_within_the_limit() {
    use std::io::Write as _;
    let mut bomb = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        bomb.write_all(&[b' '; 1 << 20]).unwrap();
    }
    let mut draft = Draft::good();
    draft.stream(CONTENT, "/Filter /FlateDecode", &bomb.finish().unwrap());
    let limits = Limits { stream_bytes: 1 << 20, ..Limits::default() };
    let verdict = check(&draft.build(), &Options { flavour: None, limits });
    assert_eq!(
        verdict.violations.iter().map(|v| v.rule.as_str()).collect::<Vec<_>>(),
        ["unreadable-content"]
    );
}

#[test]
fn too_many_operators_leave_the_verdict_open() {
    let mut draft = Draft::good();
    draft.content(&"n ".repeat(1000));
    let limits = Limits { operators: 999, ..Limits::default() };
    let verdict = check(&draft.build(), &Options { flavour: None, limits });
    assert!(verdict.incomplete && !verdict.conforms());
    assert_eq!(verdict.violations, []);
}

#[test]
fn resources_that_are_not_what_they_should_be() {
    for junk in ["null", "7", "(s)", "[1 2]", "/Name", "99 0 R", "<< /K 3 0 R >>"] {
        let mut draft = Draft::good();
        for kind in ["XObject", "Font", "ColorSpace", "ExtGState", "Pattern", "Shading", "Properties"] {
            draft.resources(&format!("/{kind} << /X {junk} >>"));
        }
        draft.content("/X gs /X cs /X scn /X sh /X Do BT /X 1 Tf (ab) Tj ET /T /X BDC EMC 0 0 9 9 re f");
        draft.add(PAGE, &format!("/Annots [{junk}] /Group {junk} /AA {junk}"));
        draft.add(
            CATALOG,
            &format!("/Names {junk} /AcroForm {junk} /OCProperties {junk} /Perms {junk} /Outlines {junk}"),
        );
        assert_eq!(verdict(&draft, None).pages, 1, "{junk}");
    }
}
