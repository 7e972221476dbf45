//! Typed pages: blocks of words flow over numbered A4 pages.

use crate::compose::{Layer, Page, Place, Words};
use crate::face::{Face, Measure};

const A4: (f64, f64) = (210.0, 297.0);
const MARGIN: f64 = 20.0;
/// Where the text ends, millimetres from the top; below it stands the foot.
const BOTTOM: f64 = 275.0;
const FOOT: f64 = 285.0;
const WIDTH: f64 = A4.0 - 2.0 * MARGIN;
const MM_PER_POINT: f64 = 25.4 / 72.0;
/// Distance of lines, in sizes of their letters.
const LEADING: f64 = 1.35;
/// Between columns of a table, millimetres.
const GUTTER: f64 = 3.0;
/// Most lines of a cell, so that every row fits a page; what is beyond is left out, and three dots say so.
const MOST_LINES: usize = 20;

/// One thing on typed pages.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// What it all is.
    Title(String),
    /// What a part is about.
    Heading(String),
    /// Sentences.
    Paragraph(String),
    /// A line of a list, indented behind its mark, such as an empty box to tick.
    Item {
        /// The mark.
        mark: char,
        /// The sentences.
        text: String,
    },
    /// A table with ruled lines; its head is repeated on every page.
    Table {
        /// Its columns.
        columns: Vec<Column>,
        /// As many cells in each as there are columns.
        rows: Vec<Vec<String>>,
    },
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What stands over it.
    pub title: String,
    /// Its part of the width, beside those of the others.
    pub share: f64,
    /// Whether its cells end at its right edge, as numbers do.
    pub to_the_right: bool,
}

/// A way in which text is set.
#[derive(Clone, Copy)]
struct Type {
    face: Face,
    size: f64,
}

const TITLE: Type = Type { face: Face::Bold, size: 18.0 };
const HEADING: Type = Type { face: Face::Bold, size: 12.0 };
const TEXT: Type = Type { face: Face::Regular, size: 10.0 };
const HEAD: Type = Type { face: Face::Bold, size: 8.5 };
const CELL: Type = Type { face: Face::Regular, size: 8.5 };
const SMALL: Type = Type { face: Face::Regular, size: 8.0 };

impl Type {
    fn line(self) -> f64 {
        self.size * LEADING * MM_PER_POINT
    }
}

/// The blocks as A4 pages, at least one. `foot` says what stands at the foot of a page: its number from 1, and how many
/// there are.
#[must_use]
pub fn pages(blocks: &[Block], foot: &dyn Fn(usize, usize) -> String) -> Vec<Page> {
    let mut flow = Flow { done: Vec::new(), words: Vec::new(), rules: Vec::new(), y: MARGIN };
    for block in blocks {
        flow.block(block);
    }
    flow.turn();
    let of = flow.done.len();
    let foots = (1..=of).map(|at| foot(at, of));
    let pages = flow.done.into_iter().zip(foots).map(|((mut words, rules), foot)| {
        let foot = SMALL.face.shown(&foot);
        let width = Measure::new(SMALL.face, SMALL.size).text(&foot);
        words.push(SMALL.at(foot, A4.0 - MARGIN - width, FOOT));
        let rule = |(y, weight)| Layer::Fill {
            colour: [0; 3],
            place: Some(Place { x: MARGIN, y, width: WIDTH, height: weight }),
        };
        let layers = rules.into_iter().map(rule).chain([Layer::Words(words)]).collect();
        Page { size_mm: A4, layers }
    });
    pages.collect()
}

impl Type {
    fn at(self, text: String, x: f64, y: f64) -> Words {
        Words { text, face: self.face, size: self.size, x, y }
    }
}

/// A page's words, and its rules as their places from the top and their weights, millimetres.
type Filled = (Vec<Words>, Vec<(f64, f64)>);

/// Pages in the making.
struct Flow {
    done: Vec<Filled>,
    words: Vec<Words>,
    rules: Vec<(f64, f64)>,
    /// Top of what comes next, millimetres from the page's top.
    y: f64,
}

impl Flow {
    fn turn(&mut self) {
        self.done.push((std::mem::take(&mut self.words), std::mem::take(&mut self.rules)));
        self.y = MARGIN;
    }

    /// Turns the page where less than this is left of it; says whether it did.
    fn need(&mut self, height: f64) -> bool {
        let turn = self.y + height > BOTTOM && self.y > MARGIN;
        if turn {
            self.turn();
        }
        turn
    }

    fn gap(&mut self, height: f64) {
        if self.y > MARGIN {
            self.y += height;
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) => {
                self.lines(text, TITLE, MARGIN);
                self.gap(2.0);
            }
            Block::Heading(text) => {
                self.gap(4.0);
                // Never alone at the foot of a page.
                self.need(HEADING.line() + 3.0 * TEXT.line());
                self.lines(text, HEADING, MARGIN);
                self.gap(1.0);
            }
            Block::Paragraph(text) => {
                self.lines(text, TEXT, MARGIN);
                self.gap(1.5);
            }
            Block::Item { mark, text } => {
                self.need(TEXT.line());
                let y = self.y + TEXT.size * MM_PER_POINT;
                self.words.push(TEXT.at(mark.to_string(), MARGIN, y));
                self.lines(text, TEXT, MARGIN + 6.0);
                self.gap(1.2);
            }
            Block::Table { columns, rows } => self.table(columns, rows),
        }
    }

    fn lines(&mut self, text: &str, kind: Type, x: f64) {
        for line in wrapped(text, kind, A4.0 - MARGIN - x) {
            self.need(kind.line());
            self.words.push(kind.at(line, x, self.y + kind.size * MM_PER_POINT));
            self.y += kind.line();
        }
    }

    fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        let titles: Vec<_> = columns.iter().map(|column| column.title.clone()).collect();
        self.need(HEAD.line() + 3.0 * CELL.line());
        self.row(columns, &titles, HEAD, 0.35);
        for row in rows {
            if self.need(row_height(columns, row, CELL)) {
                self.row(columns, &titles, HEAD, 0.35);
            }
            self.row(columns, row, CELL, 0.1);
        }
    }

    /// A row and the rule below it.
    fn row(&mut self, columns: &[Column], cells: &[String], kind: Type, weight: f64) {
        let height = row_height(columns, cells, kind);
        let measure = Measure::new(kind.face, kind.size);
        let mut x = MARGIN;
        for (column, cell) in columns.iter().zip(cells) {
            let width = width_of(column, columns);
            let mut y = self.y + 1.0 + kind.size * MM_PER_POINT;
            for line in cell_lines(cell, kind, width) {
                let from_left = if column.to_the_right { width - GUTTER - measure.text(&line) } else { 0.0 };
                self.words.push(kind.at(line, x + from_left, y));
                y += kind.line();
            }
            x += width;
        }
        self.y += height;
        self.rules.push((self.y, weight));
    }
}

fn width_of(column: &Column, columns: &[Column]) -> f64 {
    WIDTH * column.share / columns.iter().map(|column| column.share).sum::<f64>()
}

fn row_height(columns: &[Column], cells: &[String], kind: Type) -> f64 {
    let lines =
        |(column, cell): (&Column, &String)| cell_lines(cell, kind, width_of(column, columns)).len().max(1);
    columns.iter().zip(cells).map(lines).max().unwrap_or(1) as f64 * kind.line() + 2.0
}

fn cell_lines(cell: &str, kind: Type, width: f64) -> Vec<String> {
    let mut lines = wrapped(cell, kind, width - GUTTER);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES - 1);
        lines.push("…".to_owned());
    }
    lines
}

/// A text in lines that are not wider than this; a word that is wider by itself is cut where it must be.
fn wrapped(text: &str, kind: Type, width: f64) -> Vec<String> {
    let measure = Measure::new(kind.face, kind.size);
    let text = kind.face.shown(text);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0.0);
    for word in text.split_whitespace() {
        let wide = measure.text(word);
        let space = if line.is_empty() { 0.0 } else { measure.letter(' ') };
        if used + space + wide <= width {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            used += space + wide;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        used = 0.0;
        for c in word.chars() {
            let letter = measure.letter(c);
            if used + letter > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(c);
            used += letter;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
