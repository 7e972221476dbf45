//! Composing documents: what readers, other programs and people find in the file.

use liite_pdf::PdfError;
use liite_pdf::code::{self, Coded};
use liite_pdf::compose::{Bookmark, DateTime, Document, Layer, Page, Place, compose, overhead};
use liite_raster::{Bitmap, Channels, Raster};
use lopdf::{Dictionary, Object};

use crate::drawing::{distance, noise, patches, read_pnm, writing};
use crate::tools::{run, written};

const A4: (f64, f64) = (210.0, 297.0);

fn document(pages: Vec<Page>) -> Document {
    Document { title: "Passi".into(), language: Some("fi".into()), pages, bookmarks: vec![], created: None }
}

fn one_of_each() -> Vec<Coded> {
    let ink = writing(413, 585, 9);
    vec![
        code::jpeg(&patches(413, 585), 80).unwrap(),
        code::jpeg(&patches(413, 585).to_grey(), 80).unwrap(),
        code::ccitt_g4(&ink).unwrap(),
        code::jbig2(&ink).unwrap(),
    ]
}

fn all_codings() -> Document {
    document(one_of_each().into_iter().map(|image| Page::of_picture(image, A4)).collect())
}

fn parsed(bytes: &[u8]) -> lopdf::Document {
    lopdf::Document::load_mem(bytes).unwrap()
}

fn dictionary<'a>(pdf: &'a lopdf::Document, within: &'a Dictionary, key: &str) -> &'a Dictionary {
    pdf.get_dict_in_dict(within, key.as_bytes()).unwrap()
}

fn information(pdf: &lopdf::Document) -> &Dictionary {
    dictionary(pdf, &pdf.trailer, "Info")
}

fn packet(pdf: &lopdf::Document) -> String {
    let id = pdf.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    String::from_utf8(pdf.get_object(id).unwrap().as_stream().unwrap().content.clone()).unwrap()
}

/// The text of the only element with this name, or of the first item of the list in it.
fn property(packet: &str, name: &str) -> Option<String> {
    let tree = roxmltree::Document::parse(packet).unwrap();
    let element = tree.descendants().find(|n| n.tag_name().name() == name)?;
    element.descendants().find_map(|n| n.text().filter(|t| !t.trim().is_empty())).map(str::to_owned)
}

#[test]
fn pages_have_the_size_of_the_paper_and_the_picture_covers_them() {
    let image = code::jpeg(&patches(20, 30), 80).unwrap();
    let sizes = [A4, (297.0, 210.0), (88.0, 125.0), (85.6, 53.98), (1.06, 5080.0)];
    let bytes = compose(&document(sizes.map(|s| Page::of_picture(image.clone(), s)).into())).unwrap();
    let pdf = parsed(&bytes);
    assert_eq!(pdf.version, "1.7");
    let pages: Vec<_> = pdf.get_pages().into_values().collect();
    assert_eq!(pages.len(), sizes.len());
    for (id, (width, height)) in pages.into_iter().zip(sizes) {
        let page = pdf.get_dictionary(id).unwrap();
        let media: Vec<f64> = page
            .get(b"MediaBox")
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .map(|v| f64::from(v.as_float().unwrap()))
            .collect();
        assert_eq!(media[..2], [0.0, 0.0]);
        for (points, mm) in [(media[2], width), (media[3], height)] {
            assert!((points / 72.0 * 25.4 - mm).abs() < 0.0005, "{points} points for {mm} mm");
        }
        let content = String::from_utf8(pdf.get_page_content(id)).unwrap();
        let numbers: Vec<f64> = content.split(' ').filter_map(|word| word.parse().ok()).collect();
        assert!(
            (numbers[0] - media[2]).abs() < 0.0006 && (numbers[3] - media[3]).abs() < 0.0006,
            "{content}"
        );
        assert_eq!([numbers[1], numbers[2], numbers[4], numbers[5]], [0.0; 4]);
    }
}

#[test]
fn the_envelope_is_that_of_pdf_a() {
    let bytes = compose(&all_codings()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7\n%"));
    assert!(bytes[10..14].iter().all(|b| *b > 127), "the comment that marks the file as binary");
    assert!(bytes.ends_with(b"%%EOF\n"));
    let pdf = parsed(&bytes);
    let catalogue = pdf.catalog().unwrap();
    assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), b"fi");
    let preferences = dictionary(&pdf, catalogue, "ViewerPreferences");
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let id = pdf.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert!(id.len() == 2 && id[0] == id[1] && id[0].as_str().unwrap().len() == 16);

    let packet = packet(&pdf);
    for (name, value) in [("part", "2"), ("conformance", "B"), ("format", "application/pdf")] {
        assert_eq!(property(&packet, name).as_deref(), Some(value), "{name}");
    }
    let intent = catalogue.get(b"OutputIntents").unwrap().as_array().unwrap()[0].as_dict().unwrap();
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    let profile = intent.get(b"DestOutputProfile").unwrap().as_reference().unwrap();
    let stream = pdf.get_object(profile).unwrap().as_stream().unwrap();
    assert_eq!(stream.dict.get(b"N").unwrap().as_i64().unwrap(), 3);
    assert_is_srgb(&stream.decompressed_content().unwrap());
}

/// Another colour engine must find sRGB in the profile: the same numbers out as in.
fn assert_is_srgb(profile: &[u8]) {
    use moxcms::{ColorProfile, Layout, TransformOptions};
    assert_eq!(profile.len(), u32::from_be_bytes(profile[..4].try_into().unwrap()) as usize);
    let ours = ColorProfile::new_from_slice(profile).unwrap();
    let theirs = ColorProfile::new_srgb();
    let transform =
        ours.create_transform_8bit(Layout::Rgb, &theirs, Layout::Rgb, TransformOptions::default()).unwrap();
    let colours: Vec<u8> = (0..=255).flat_map(|v| [v, 255 - v, v / 2]).collect();
    let mut out = vec![0; colours.len()];
    transform.transform(&colours, &mut out).unwrap();
    let worst = colours.iter().zip(&out).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
    assert!(worst <= 1, "{worst} levels from sRGB");
}

#[test]
fn the_same_document_gives_the_same_bytes_and_another_one_another_identifier() {
    let bytes = compose(&all_codings()).unwrap();
    assert!(bytes == compose(&all_codings()).unwrap());
    let mut other = all_codings();
    other.title.push('!');
    let id = |bytes: &[u8]| parsed(bytes).trailer.get(b"ID").unwrap().clone();
    assert_ne!(id(&bytes), id(&compose(&other).unwrap()));
    // No date unless one is given.
    let pdf = parsed(&bytes);
    assert!(!information(&pdf).has(b"CreationDate") && !packet(&pdf).contains("Date"));
}

#[test]
fn other_programs_find_nothing_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let mut whole = all_codings();
    whole.bookmarks = vec![Bookmark { title: "Käännös (1)".into(), page: 1 }];
    whole.created = Some(DateTime {
        year: 2026,
        month: 2,
        day: 28,
        hour: 23,
        minute: 59,
        second: 1,
        offset_minutes: -210,
    });
    std::fs::write(folder.path().join("a.pdf"), compose(&whole).unwrap()).unwrap();
    run("qpdf", &["--check", "a.pdf"], folder.path());
    if let Some(out) = run("pdfinfo", &["-isodates", "a.pdf"], folder.path()) {
        let words = String::from_utf8_lossy(&out.stdout).into_owned();
        for line in ["Pages:           4", "(A4)", "PDF version:     1.7", "2026-02-28T23:59:01-03", "Passi"]
        {
            assert!(words.contains(line), "{line} in {words}");
        }
    }
    if let Some(out) = run("mutool", &["info", "a.pdf"], folder.path()) {
        assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    }
}

#[test]
fn the_jpeg_in_the_file_is_the_jpeg_that_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let whole = all_codings();
    std::fs::write(folder.path().join("a.pdf"), compose(&whole).unwrap()).unwrap();
    if run("pdfimages", &["-all", "a.pdf", "out"], folder.path()).is_some() {
        let out = written(folder.path(), "out-");
        let given = one_of_each();
        assert_eq!(out[0], ("out-000.jpg".into(), given[0].bytes.clone()));
        assert_eq!(out[1], ("out-001.jpg".into(), given[1].bytes.clone()));
    }
}

#[test]
fn bilevel_pictures_come_back_pixel_by_pixel_from_another_reader() {
    let folder = tempfile::tempdir().unwrap();
    let pictures = [writing(413, 585, 9), noise(61, 47, 3), Bitmap::blank(40, 50)];
    let pages = pictures
        .iter()
        .flat_map(|p| [code::ccitt_g4(p).unwrap(), code::jbig2(p).unwrap()])
        .map(|image| Page::of_picture(image, (100.0, 150.0)));
    std::fs::write(folder.path().join("a.pdf"), compose(&document(pages.collect())).unwrap()).unwrap();
    // Poppler complains about bytes that it has no use for only while drawing.
    run("pdftoppm", &["-r", "20", "a.pdf", "drawn"], folder.path());
    if run("pdfimages", &["a.pdf", "out"], folder.path()).is_some() {
        let out = written(folder.path(), "out-");
        assert_eq!(out.len(), 6);
        for (i, (name, bytes)) in out.iter().enumerate() {
            assert!(read_pnm(bytes) == pictures[i / 2].to_raster(), "{name}");
        }
    }
}

/// Every page drawn so that a pixel of its picture becomes a pixel, by each program that is installed.
fn drawn(bytes: &[u8], dpi: f64) -> Vec<(&'static str, Vec<Raster>)> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), bytes).unwrap();
    let dpi = dpi.to_string();
    let asked = [
        ("pdftoppm", vec!["-r", &dpi, "a.pdf", "pdftoppm-"]),
        ("mutool", vec!["draw", "-q", "-r", &dpi, "-o", "mutool-%03d.ppm", "a.pdf"]),
    ];
    let mut all = vec![];
    for (program, arguments) in asked {
        if run(program, &arguments, folder.path()).is_some() {
            let pages = written(folder.path(), program);
            all.push((program, pages.iter().map(|(_, bytes)| read_pnm(bytes).to_rgb()).collect()));
        }
    }
    all
}

#[test]
fn every_coding_is_drawn_as_the_picture_it_was() {
    // One pixel a point: whole numbers, so that no program has to round.
    let dpi = 72.0;
    let (wide, high) = (413, 585);
    let size = (f64::from(wide) * 25.4 / dpi, f64::from(high) * 25.4 / dpi);
    let pages: Vec<Page> = one_of_each().into_iter().map(|c| Page::of_picture(c, size)).collect();
    let ink = writing(wide, high, 9).to_raster().to_rgb();
    let expected = [patches(wide, high), patches(wide, high).to_grey().to_rgb(), ink.clone(), ink];
    for (program, shown) in drawn(&compose(&document(pages)).unwrap(), dpi) {
        assert_eq!(shown.len(), 4);
        for (i, (shown, expected)) in shown.iter().zip(&expected).enumerate().take(2) {
            let off = distance(shown, expected);
            assert!(off < 3.0, "page {} by {program}: {off} levels off", i + 1);
        }
        // Some programs soften bilevel pictures, so only: dark where there is ink, light where there is paper.
        for (i, (shown, expected)) in shown.iter().zip(&expected).enumerate().skip(2) {
            let mean = |wanted: u8| {
                let pairs = shown.data().iter().zip(expected.data());
                let all: Vec<u8> = pairs.filter(|(_, e)| **e == wanted).map(|(s, _)| *s).collect();
                all.iter().map(|&v| f64::from(v)).sum::<f64>() / all.len() as f64
            };
            let (ink, paper) = (mean(0), mean(255));
            assert!(ink + 60.0 < paper, "page {} by {program}: ink {ink}, paper {paper}", i + 1);
        }
    }
}

#[test]
fn ink_is_painted_over_a_picture_in_its_colour_and_place() {
    // A white page of 40 x 60 mm, drawn with ten pixels a millimetre. Ink in the place 10,20 of 8 x 4 mm, of which
    // the left half is ink.
    let paper = code::jpeg(&Raster::filled(40, 60, Channels::Rgb, 255), 90).unwrap();
    let mut half = Bitmap::blank(80, 40);
    (0..40 * 40).for_each(|i| half.set(i % 40, i / 40, true));
    let place = Some(Place { x: 10.0, y: 20.0, width: 8.0, height: 4.0 });
    for mask in [code::ccitt_g4(&half).unwrap(), code::jbig2(&half).unwrap()] {
        let layers = vec![
            Layer::Picture { image: paper.clone(), place: None },
            Layer::Ink { mask, colour: [0, 51, 204], place },
        ];
        let bytes = compose(&document(vec![Page { size_mm: (40.0, 60.0), layers }])).unwrap();
        for (program, pages) in drawn(&bytes, 254.0) {
            let at = |x: usize, y: u32| pages[0].row(y)[3 * x..3 * x + 3].to_vec();
            for (x, y) in [(102, 202), (137, 237)] {
                let near = at(x, y).iter().zip([0, 51, 204]).all(|(a, b)| a.abs_diff(b) <= 2);
                assert!(near, "{program} at {x}, {y}: {:?}", at(x, y));
            }
            for (x, y) in [(97, 210), (143, 210), (120, 197), (120, 243)] {
                assert!(at(x, y).iter().all(|&v| v > 250), "{program} at {x}, {y}: {:?}", at(x, y));
            }
        }
    }
}

#[test]
fn titles_in_any_script_are_kept_in_both_places() {
    let image = code::ccitt_g4(&Bitmap::blank(8, 8)).unwrap();
    for (given, kept) in [
        ("Avioliittotodistus", "Avioliittotodistus"),
        ("Työsopimus äåö", "Työsopimus äåö"),
        ("护照 - паспорт - جواز سفر", "护照 - паспорт - جواز سفر"),
        ("a) (b \\ c\\) ((", "a) (b \\ c\\) (("),
        ("<x>&amp; \"y\" 'z' ]]>", "<x>&amp; \"y\" 'z' ]]>"),
        ("two\r\nlines\tand\u{2028}more ", "two lines and more"),
        ("a\u{0}b\u{1b}c\u{feff}d\u{fffe}", "abcd"),
        ("family 👨‍👩‍👧", "family 👨‍👩‍👧"),
        (" \n ", ""),
    ] {
        let mut whole = document(vec![Page::of_picture(image.clone(), A4)]);
        whole.title = given.into();
        whole.bookmarks = vec![Bookmark { title: given.into(), page: 0 }];
        let pdf = parsed(&compose(&whole).unwrap());
        let info = information(&pdf).get(b"Title").ok().map(|t| lopdf::decode_text_string(t).unwrap());
        assert_eq!(info.clone().unwrap_or_default(), kept);
        assert_eq!(property(&packet(&pdf), "title").unwrap_or_default(), kept);
        assert_eq!(info.is_some(), pdf.catalog().unwrap().has(b"ViewerPreferences"));
        let outlines = dictionary(&pdf, pdf.catalog().unwrap(), "Outlines");
        let first = dictionary(&pdf, outlines, "First");
        assert_eq!(lopdf::decode_text_string(first.get(b"Title").unwrap()).unwrap(), kept);
    }
}

#[test]
fn dates_agree_and_must_exist() {
    let image = code::ccitt_g4(&Bitmap::blank(8, 8)).unwrap();
    let mut whole = document(vec![Page::of_picture(image, A4)]);
    let date = DateTime { year: 2024, month: 2, day: 29, hour: 7, minute: 5, second: 9, offset_minutes: 120 };
    for (offset_minutes, in_pdf, in_xmp) in [
        (120, "D:20240229070509+02'00'", "2024-02-29T07:05:09+02:00"),
        (0, "D:20240229070509+00'00'", "2024-02-29T07:05:09Z"),
        (-210, "D:20240229070509-03'30'", "2024-02-29T07:05:09-03:30"),
        (345, "D:20240229070509+05'45'", "2024-02-29T07:05:09+05:45"),
    ] {
        whole.created = Some(DateTime { offset_minutes, ..date });
        let pdf = parsed(&compose(&whole).unwrap());
        let info = information(&pdf).get(b"CreationDate").unwrap();
        assert_eq!(info.as_str().unwrap(), in_pdf.as_bytes());
        assert_eq!(property(&packet(&pdf), "CreateDate").unwrap(), in_xmp);
    }
    for wrong in [
        DateTime { month: 13, ..date },
        DateTime { year: 2023, ..date },
        DateTime { year: 2100, ..date },
        DateTime { day: 0, ..date },
        DateTime { hour: 24, ..date },
        DateTime { second: 60, ..date },
        DateTime { offset_minutes: 1440, ..date },
    ] {
        whole.created = Some(wrong);
        assert_eq!(compose(&whole).unwrap_err(), PdfError::Date, "{wrong:?}");
    }
}

#[test]
fn bookmarks_lead_to_their_pages_in_order() {
    let mut whole = all_codings();
    let pages = [0, 2, 2, 3];
    whole.bookmarks = pages.iter().map(|&page| Bookmark { title: format!("part {page}"), page }).collect();
    let pdf = parsed(&compose(&whole).unwrap());
    let ids: Vec<_> = pdf.get_pages().into_values().collect();
    let outlines = dictionary(&pdf, pdf.catalog().unwrap(), "Outlines");
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 4);
    let mut found = vec![];
    let mut next = outlines.get(b"First").ok();
    while let Some(id) = next {
        let item = pdf.get_dictionary(id.as_reference().unwrap()).unwrap();
        found.push(item.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap());
        next = item.get(b"Next").ok();
    }
    assert_eq!(found, pages.map(|p| ids[p]));
    whole.bookmarks.push(Bookmark { title: "too far".into(), page: 4 });
    assert_eq!(compose(&whole).unwrap_err(), PdfError::BookmarkPage { page: 5, pages: 4 });
}

#[test]
fn what_cannot_be_a_document_is_refused() {
    let image = code::ccitt_g4(&Bitmap::blank(8, 8)).unwrap();
    let jpeg = code::jpeg(&patches(8, 8), 80).unwrap();
    assert_eq!(compose(&document(vec![])).unwrap_err(), PdfError::NoPages);
    let good = Page::of_picture(image.clone(), A4);
    for size_mm in
        [(0.0, 297.0), (1.0, 50.0), (210.0, 5081.0), (f64::NAN, 5.0), (f64::INFINITY, 5.0), (-9.0, 9.0)]
    {
        let wrong = compose(&document(vec![good.clone(), Page::of_picture(image.clone(), size_mm)]));
        assert!(matches!(wrong, Err(PdfError::PageSize { page: 2, .. })), "{size_mm:?}: {wrong:?}");
    }
    let with = |layers| compose(&document(vec![Page { size_mm: A4, layers }])).unwrap_err();
    assert_eq!(with(vec![]), PdfError::PageEmpty { page: 1 });
    let ink = |mask: &Coded, place| Layer::Ink { mask: mask.clone(), colour: [0; 3], place };
    assert_eq!(with(vec![ink(&jpeg, None)]), PdfError::InkNotBilevel { page: 1 });
    for (x, width) in [(200.0, 20.0), (-5.0, 20.0), (5.0, 0.0), (5.0, f64::NAN), (f64::INFINITY, 1.0)] {
        let place = Some(Place { x, y: 5.0, width, height: 5.0 });
        assert_eq!(with(vec![ink(&image, place)]), PdfError::LayerPlace { page: 1 }, "{x} {width}");
    }
    for language in
        ["", "f", "suomi!", "fi_FI", "fi-", "12", "fi)/X(y", "english-language-of-the-north-of-finland"]
    {
        let wrong = Document { language: Some(language.into()), ..document(vec![good.clone()]) };
        assert_eq!(compose(&wrong).unwrap_err(), PdfError::Language(language.into()));
    }
    for language in ["fi", "sv-FI", "zh-Hant-TW", "x-klingon", "fil"] {
        let right = Document { language: Some(language.into()), ..document(vec![good.clone()]) };
        assert_eq!(compose(&right).is_ok(), language != "x-klingon", "{language}");
    }
}

#[test]
fn a_language_that_nobody_named_is_left_open() {
    let bytes = compose(&Document { language: None, ..all_codings() }).unwrap();
    let pdf = parsed(&bytes);
    assert!(pdf.catalog().unwrap().get(b"Lang").is_err());
    assert_eq!(property(&packet(&pdf), "language"), None);
    let verdict = liite_pdf::check::check(&bytes, &liite_pdf::check::Options::default());
    assert!(verdict.conforms(), "{:?}", verdict.violations);
}

#[test]
fn the_overhead_is_foreseen_and_small() {
    let codings = one_of_each();
    for (count, title, marks) in [
        (1, "", 0),
        (1, "Пасспорт ü & <y>", 1),
        (7, "a", 3),
        (90, "Työtodistus", 30),
        (1, &"&".repeat(900), 0),
        (1, &"𝄞".repeat(900), 0),
    ] {
        let pages = (0..count).map(|i| {
            Page::of_picture(codings[i % 4].clone(), (200.0 + 0.123 * i as f64, 290.0 + 0.321 * i as f64))
        });
        let bookmarks: Vec<Bookmark> =
            (0..marks).map(|page| Bookmark { title: "käännös 译".into(), page: page % count }).collect();
        let date =
            DateTime { year: 2026, month: 11, day: 22, hour: 1, minute: 2, second: 3, offset_minutes: 120 };
        let language = Some("zh-Hant-TW".to_owned());
        let whole = Document {
            title: title.into(),
            language,
            pages: pages.collect(),
            bookmarks,
            created: Some(date),
        };
        let size = compose(&whole).unwrap().len();
        let pictures: usize = (0..count).map(|i| codings[i % 4].size()).sum();
        let (added, foreseen) = (size - pictures, overhead(count, title, &whole.bookmarks));
        println!("{count} pages, {marks} bookmarks: {added} bytes added, {foreseen} foreseen");
        assert!(added <= foreseen, "{count} pages, {title}: {added} added, {foreseen} foreseen");
        assert!(foreseen < added * 2, "{foreseen} foreseen for {added}");
    }
    let ten = vec![Page::of_picture(codings[0].clone(), A4); 10];
    let eleven = vec![Page::of_picture(codings[0].clone(), A4); 11];
    let size = |pages| compose(&document(pages)).unwrap().len();
    let per_page = size(eleven) - size(ten) - codings[0].size();
    assert!(per_page < 500, "{per_page} bytes around a page");
}

#[test]
fn three_hundred_pages_share_what_is_equal() {
    let image = code::ccitt_g4(&writing(600, 800, 5)).unwrap();
    let pages: Vec<Page> = (0..300).map(|_| Page::of_picture(image.clone(), A4)).collect();
    let bytes = compose(&document(pages)).unwrap();
    let pdf = parsed(&bytes);
    assert_eq!(pdf.get_pages().len(), 300);
    // Each page has its picture, all of one size have one content stream.
    assert!(pdf.objects.len() < 2 * 300 + 10, "{} objects", pdf.objects.len());
}

#[test]
fn no_object_is_named_twice_or_missing() {
    let mut whole = all_codings();
    whole.bookmarks = vec![Bookmark { title: "a".into(), page: 0 }, Bookmark { title: "b".into(), page: 1 }];
    let pdf = parsed(&compose(&whole).unwrap());
    let mut open: Vec<&Object> = pdf.trailer.iter().map(|(_, value)| value).collect();
    let mut seen = std::collections::BTreeSet::new();
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) if seen.insert(*id) => open.push(pdf.get_object(*id).unwrap()),
            Object::Array(items) => open.extend(items),
            Object::Dictionary(entries) => open.extend(entries.iter().map(|(_, value)| value)),
            Object::Stream(stream) => open.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    assert_eq!(seen, pdf.objects.keys().copied().collect(), "objects that nothing leads to");
}
