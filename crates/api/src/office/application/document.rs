//! The checklist as a document: typed pages to print, and to go with the files.

use std::collections::BTreeMap;
use std::path::Path;

use liite_catalogue::{HandOverFile, hand_over_names};
use liite_pdf::check::{self, check};
use liite_pdf::compose::{Document, compose};
use liite_pdf::typed::{Block, Column, pages};

use super::checklist::{Ground, lines};
use super::hand_over::{Outgoing, outgoing, rule};
use super::papers::Paper;
use super::words::{day, say, say_with};
use super::{Application, guide};
use crate::Texts;
use crate::office::{Answer, ChecklistItem, ItemSeverity, Office};
use crate::save;

/// An empty box to tick.
const BOX: char = '☐';
const DOT: char = '•';

impl Office {
    /// The checklist of an application as a PDF/A-2u file of typed A4 pages, in the person's language.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn checklist_document(&self, case_id: i64) -> Answer<Vec<u8>> {
        let application = self.application(case_id)?;
        let papers = self.with(|vault| self.papers(vault, &application))?;
        let outgoing = self.with(|vault| outgoing(vault, &application, &papers))?;
        self.typed_checklist(&application, &papers, &outgoing)
    }

    /// Writes it to a file.
    ///
    /// # Errors
    /// The same, and those of the disk.
    pub fn save_checklist(&self, case_id: i64, path: &Path) -> Answer<()> {
        let bytes = self.checklist_document(case_id)?;
        save::save(path, &bytes).map_err(|error| self.failed(&error))
    }

    /// The name that the checklist has, beside the files or alone.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn checklist_name(&self, case_id: i64) -> Answer<String> {
        let application = self.application(case_id)?;
        Ok(name(&self.texts(), &application, 0))
    }

    /// The same for a hand-over whose papers and files are known.
    pub(super) fn typed_checklist(
        &self,
        application: &Application<'_>,
        papers: &[Paper<'_>],
        outgoing: &[Outgoing<'_>],
    ) -> Answer<Vec<u8>> {
        let texts = self.texts();
        let ground = Ground::of(application, papers);
        let items = lines(&texts, ground.case(application).as_ref(), papers);
        let mut blocks = head(&texts, application);
        blocks.extend(lists(&texts, &items));
        blocks.extend(table(&texts, outgoing));
        self.typed_document(&format!("{}: {}", say(&texts, "list-title"), application.case.name), &blocks)
    }

    /// A PDF/A-2u file of typed A4 pages, in the person's language, with its title at the foot of every page.
    ///
    /// # Errors
    /// When it could not be made.
    pub(in crate::office) fn typed_document(&self, title: &str, blocks: &[Block]) -> Answer<Vec<u8>> {
        let texts = self.texts();
        let foot = |page: usize, of: usize| {
            let values = [("name", title.to_owned()), ("page", page.to_string()), ("of", of.to_string())];
            say_with(&texts, "list-foot", &values)
        };
        let document = Document {
            title: title.to_owned(),
            language: Some(texts.language().to_owned()),
            pages: pages(blocks, &foot),
            bookmarks: Vec::new(),
            created: None,
        };
        let detail =
            |detail: String| self.trouble("compose-failed", &BTreeMap::from([("detail".to_owned(), detail)]));
        let bytes = compose(&document).map_err(|error| detail(error.to_string()))?;
        let verdict = check(&bytes, &check::Options::default());
        match verdict.violations.first() {
            None if verdict.conforms() => Ok(bytes),
            broken => Err(detail(broken.map_or_else(String::new, |it| it.detail.clone()))),
        }
    }
}

/// The name of the checklist before so many numbered files: it gets number nought.
pub(super) fn name(texts: &Texts, application: &Application<'_>, files: usize) -> String {
    let document = say(texts, "list-title");
    let file = HandOverFile { document, date: application.today, extension: "pdf".to_owned() };
    let numbered = hand_over_names(&rule(), &[file]).pop().unwrap_or_default();
    let width = files.to_string().len().max(2);
    let words = numbered.split_once('_').map_or(numbered.as_str(), |(_, words)| words);
    format!("{:0width$}_{words}", 0)
}

/// What the application is.
fn head(texts: &Texts, application: &Application<'_>) -> Vec<Block> {
    let mut blocks =
        vec![Block::Title(say(texts, "list-title")), Block::Paragraph(application.case.name.clone())];
    if let Some(kind) = application.kind {
        let card = guide::card(texts, kind);
        blocks.push(Block::Paragraph(card.name));
    }
    let made = say_with(texts, "list-made", &[("date", day(texts, application.today))]);
    blocks.push(Block::Paragraph(made));
    if let Some(kind) = application.kind {
        blocks.push(Block::Paragraph(kind.official_page.clone()));
    }
    blocks
}

/// The lines of the checklist, by what is to be done.
fn lists(texts: &Texts, items: &[ChecklistItem]) -> Vec<Block> {
    let is = |item: &ChecklistItem, keys: &[&str]| keys.contains(&item.key.as_str());
    let abroad = ["checklist-translate", "checklist-legalise"];
    let original = ["checklist-original"];
    let own = |item: &ChecklistItem| is(item, &abroad) || is(item, &original);
    let of = |severity: ItemSeverity| move |item: &&ChecklistItem| item.severity == severity && !own(item);
    let mut blocks = Vec::new();
    let mut list = |key: &str, mark: char, lines: Vec<&ChecklistItem>| {
        if !lines.is_empty() {
            blocks.push(Block::Heading(say(texts, key)));
            blocks.extend(lines.iter().map(|line| Block::Item { mark, text: line.text.clone() }));
        }
    };
    list("list-must", BOX, items.iter().filter(of(ItemSeverity::Must)).collect());
    list("list-abroad", BOX, items.iter().filter(|item| is(item, &abroad)).collect());
    list("list-check", BOX, items.iter().filter(of(ItemSeverity::Check)).collect());
    list("list-originals", BOX, items.iter().filter(|item| is(item, &original)).collect());
    list("list-notes", DOT, items.iter().filter(of(ItemSeverity::Note)).collect());
    blocks
}

/// What each file holds.
fn table(texts: &Texts, outgoing: &[Outgoing<'_>]) -> Vec<Block> {
    let heading = Block::Heading(say(texts, "list-files"));
    if outgoing.is_empty() {
        return vec![heading, Block::Paragraph(say(texts, "list-no-files"))];
    }
    let column =
        |key: &str, share: f64, to_the_right: bool| Column { title: say(texts, key), share, to_the_right };
    let row = |it: &Outgoing<'_>| {
        let card = &it.filed.card;
        let bytes = it.bytes().map_or_else(|| "–".to_owned(), grouped);
        vec![it.file_name.clone(), it.name.clone(), card.pages.to_string(), bytes]
    };
    let columns = vec![
        column("list-file", 9.0, false),
        column("list-content", 6.0, false),
        column("list-pages", 2.0, true),
        column("list-bytes", 3.0, true),
    ];
    vec![heading, Block::Table { columns, rows: outgoing.iter().map(row).collect() }]
}

/// A number with a space before every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}
