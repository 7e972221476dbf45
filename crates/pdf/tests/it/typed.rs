//! Typed pages: what people and other programs read in them.

use liite_pdf::check::{Flavour, Options, check};
use liite_pdf::compose::{Document, compose};
use liite_pdf::face::Face;
use liite_pdf::typed::{Block, Column, pages};

use crate::tools::run;

fn document(blocks: &[Block]) -> Document {
    let foot = |page: usize, of: usize| format!("page {page} of {of}");
    Document {
        title: "Tarkistuslista".into(),
        language: Some("fi".into()),
        pages: pages(blocks, &foot),
        bookmarks: vec![],
        created: None,
    }
}

fn list(lines: usize) -> Vec<Block> {
    let mut blocks = vec![
        Block::Title("Hakemuksen tarkistuslista".into()),
        Block::Heading("Åsa Öberg, Мария Іваненко, Ελένη Παπαδοπούλου, Nguyễn Thị Hương".into()),
        Block::Paragraph("عمر خالد ja 王芳 – 12 €".into()),
    ];
    blocks.extend((1..=lines).map(|n| Block::Item {
        mark: '☐',
        text: format!("Rivi {n}: vihkitodistus on laillistettava maassa, joka sen antoi, ja käännettävä."),
    }));
    let column = |title: &str, share, to_the_right| Column { title: title.into(), share, to_the_right };
    blocks.push(Block::Table {
        columns: vec![
            column("Tiedosto", 6.0, false),
            column("Sivuja", 1.0, true),
            column("Tavuja", 2.0, true),
        ],
        rows: (1..=lines)
            .map(|n| vec![format!("{n:02}_Passi_2026-11-28.pdf"), "2".into(), "1 234 567".into()])
            .collect(),
    });
    blocks
}

#[test]
fn typed_pages_are_pdfa_2u_and_small() {
    for lines in [1, 40, 200] {
        let bytes = compose(&document(&list(lines))).unwrap();
        let verdict = check(&bytes, &Options::default());
        assert_eq!(verdict.claimed, Some(Flavour::A2u));
        assert!(verdict.conforms(), "{:?}", verdict.violations);
        assert!(bytes.len() < 40_000 + 400 * lines, "{} bytes for {lines} lines", bytes.len());
        assert_eq!(bytes, compose(&document(&list(lines))).unwrap());
    }
}

#[test]
fn the_words_come_back_from_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = compose(&document(&list(60))).unwrap();
    let of = check(&bytes, &Options::default()).pages;
    std::fs::write(dir.path().join("list.pdf"), bytes).unwrap();
    run("qpdf", &["--check", "list.pdf"], dir.path());
    let Some(output) = run("pdftotext", &["-layout", "list.pdf", "-"], dir.path()) else { return };
    let text = String::from_utf8(output.stdout).unwrap();
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Hakemuksen tarkistuslista",
        "Åsa Öberg, Мария Іваненко, Ελένη Παπαδοπούλου, Nguyễn Thị Hương",
        "– 12 €",
        "☐ Rivi 60: vihkitodistus on laillistettava maassa, joka sen antoi, ja käännettävä.",
        "37_Passi_2026-11-28.pdf 2 1 234 567",
    ] {
        assert!(folded.contains(words), "{words:?} is not in {text}");
    }
    for page in 1..=of {
        assert!(folded.contains(&format!("page {page} of {of}")));
    }
    assert!(of >= 3, "{of} pages");
    // The head of the table stands on every page that it goes on to.
    assert!(folded.matches("Tiedosto Sivuja Tavuja").count() >= 2);
}

#[test]
fn what_the_face_cannot_show_is_in_latin_letters() {
    assert_eq!(Face::Regular.shown("Ääkkönen\tИ\u{301}"), "Ääkkönen И\u{301}");
    assert_eq!(Face::Regular.shown("A\u{308}"), "Ä");
    let latin = Face::Bold.shown("عمر 王芳\u{202E}\u{7}");
    assert!(latin.is_ascii() && latin.contains("WangFang"), "{latin:?}");
}

#[test]
fn nothing_stands_outside_the_page() {
    let endless = "x".repeat(5000);
    let blocks = [
        Block::Paragraph(endless.clone()),
        Block::Item { mark: '•', text: endless.clone() },
        Block::Table {
            columns: vec![
                Column { title: endless.clone(), share: 1.0, to_the_right: true },
                Column { title: "B".into(), share: 9.0, to_the_right: false },
            ],
            rows: vec![vec!["1".into(), "short".into()]],
        },
        Block::Paragraph(String::new()),
    ];
    let pages = pages(&blocks, &|_, _| String::new());
    for layer in pages.iter().flat_map(|page| &page.layers) {
        if let liite_pdf::compose::Layer::Words(words) = layer {
            for it in words {
                let right = it.x + liite_pdf::face::Measure::new(it.face, it.size).text(&it.text);
                assert!(it.x >= 19.9 && right <= 190.1, "{it:?} ends at {right}");
            }
        }
    }
    assert!(check(&compose(&document(&blocks)).unwrap(), &Options::default()).conforms());
}
