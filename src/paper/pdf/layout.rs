//! Blocks on pages: what stands where, and which part of the document it belongs to.

use std::rc::Rc;

use super::lines::{lines, width};
use super::shape::{Face, Placed, Typefaces};
use super::{MARGIN, Paper};
use crate::paper::{Block, Document, Table, sign};

const TEXT: f32 = 9.0;
const CODE: f32 = 8.0;
const SMALL: f32 = 6.5;
const HEADING: f32 = 11.0;
const TITLE: f32 = 17.0;
/// Line height, as a part of the size of the type.
const LEADING: f32 = 1.4;
const GAP: f32 = 8.0;
const PADDING: f32 = 3.0;
/// The side of a QR code.
const QR: f32 = 150.0;
/// What the head of a page takes, where a warning stands on each.
const MARK: f32 = 22.0;

/// Something that is drawn.
#[derive(Debug)]
pub enum Ink {
    /// A line of text from this point of its baseline.
    Text { x: f32, y: f32, size: f32, text: Rc<str>, glyphs: Vec<Placed> },
    /// A rule from left to right.
    Rule { x: f32, y: f32, width: f32 },
    /// An empty frame: left, top, width, height.
    Frame { x: f32, y: f32, width: f32, height: f32 },
    /// Black squares of a side: left and top of each.
    Squares { side: f32, places: Vec<(f32, f32)> },
}

/// What a part of a document is, for who cannot see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    Title(String),
    Heading(String),
    Paragraph,
    Code,
    Table,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    List,
    Item,
    Figure(String),
}

/// A part of the document, and the one that it is in.
#[derive(Debug)]
pub struct Part {
    pub role: Role,
    pub inside: Option<usize>,
}

/// Something drawn, on its page; `None` for what is no content.
#[derive(Debug)]
pub struct Piece {
    pub page: usize,
    pub part: Option<usize>,
    pub ink: Ink,
}

/// A row of a table, set.
struct Row {
    cells: Vec<Cell>,
    height: f32,
}

/// A cell of it, broken into lines.
struct Cell {
    text: Rc<str>,
    lines: Vec<Vec<Placed>>,
    width: f32,
}

/// The document on its pages.
pub struct Layout<'f> {
    pub fonts: &'f mut Typefaces,
    pub parts: Vec<Part>,
    pub pieces: Vec<Piece>,
    pub pages: usize,
    paper: Paper,
    top: f32,
    y: f32,
}

impl<'f> Layout<'f> {
    /// Lays out a document.
    pub fn of(document: &Document, paper: Paper, fonts: &'f mut Typefaces) -> Self {
        let top = MARGIN + if document.mark.is_some() { MARK } else { 0.0 };
        let mut layout =
            Self { fonts, parts: Vec::new(), pieces: Vec::new(), pages: 1, paper, top, y: top };
        let title = layout.part(Role::Title(document.title.clone()), None);
        layout.paragraph(&document.title, Face::Bold, TITLE, Some(title));
        layout.y += GAP;
        for block in &document.blocks {
            layout.block(block);
        }
        layout
    }

    fn part(&mut self, role: Role, inside: Option<usize>) -> usize {
        self.parts.push(Part { role, inside });
        self.parts.len() - 1
    }

    fn width(&self) -> f32 {
        self.paper.size().0 - 2.0 * MARGIN
    }

    fn bottom(&self) -> f32 {
        self.paper.size().1 - MARGIN - 2.0 * TEXT * LEADING
    }

    /// Goes on on the next page where there is less room than this.
    fn need(&mut self, height: f32) {
        if self.y + height > self.bottom() && self.y > self.top {
            self.pages += 1;
            self.y = self.top;
        }
    }

    fn draw(&mut self, part: Option<usize>, ink: Ink) {
        self.pieces.push(Piece { page: self.pages - 1, part, ink });
    }

    fn paragraph(&mut self, text: &str, face: Face, size: f32, part: Option<usize>) {
        let shaped = self.fonts.shape(text, face);
        for glyphs in lines(&shaped, self.width(), size) {
            self.need(size * LEADING);
            let (x, y) = (MARGIN, self.y + size);
            self.draw(part, Ink::Text { x, y, size, text: shaped.text.clone(), glyphs });
            self.y += size * LEADING;
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.y += GAP;
                // A heading alone at the foot of a page says nothing.
                self.need(HEADING * LEADING + 4.0 * TEXT);
                let part = self.part(Role::Heading(text.clone()), None);
                self.paragraph(text, Face::Bold, HEADING, Some(part));
                self.y += PADDING;
            }
            Block::Text(text) => {
                let part = self.part(Role::Paragraph, None);
                self.paragraph(text, Face::Regular, TEXT, Some(part));
                self.y += PADDING;
            }
            Block::Notice(text) => {
                let part = self.part(Role::Paragraph, None);
                self.paragraph(text, Face::Bold, TEXT, Some(part));
                self.y += GAP;
            }
            Block::Code(text) => {
                let part = self.part(Role::Code, None);
                self.paragraph(text, Face::Mono, CODE, Some(part));
                self.y += PADDING;
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Checks(checks) => self.checks(checks),
            Block::Qr { content, caption } => self.qr(content, caption),
            Block::Signatures(names) => self.signatures(names),
        }
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let table = self.part(Role::Table, None);
        for (name, value) in facts {
            let cells = [(name.as_str(), Face::Bold), (value.as_str(), Face::Regular)];
            let row = self.set(cells.into_iter(), &[0.28, 0.72]);
            self.place(table, &row, &[Role::RowHead, Role::Cell]);
        }
        self.y += GAP;
    }

    fn checks(&mut self, checks: &[(bool, String)]) {
        let list = self.part(Role::List, None);
        for (good, text) in checks {
            let item = self.part(Role::Item, Some(list));
            self.paragraph(&format!("{} {text}", sign(*good)), Face::Regular, TEXT, Some(item));
        }
        self.y += GAP;
    }

    fn table(&mut self, table: &Table) {
        let part = self.part(Role::Table, None);
        let all: f32 = table.widths.iter().copied().map(f32::from).sum();
        let shares: Vec<f32> = table.widths.iter().map(|width| f32::from(*width) / all).collect();
        let head = self.set(table.head.iter().map(|cell| (cell.as_str(), Face::Bold)), &shares);
        self.place(part, &head, &vec![Role::ColumnHead; table.head.len()]);
        for row in &table.rows {
            let row = self.set(row.iter().map(|cell| (cell.as_str(), Face::Regular)), &shares);
            let page = self.pages;
            self.need(row.height);
            if self.pages > page {
                // The head stands on each page, and is told once.
                self.cells(None, &head);
            }
            self.place(part, &row, &vec![Role::Cell; row.cells.len()]);
        }
        self.y += GAP;
    }

    /// Sets the cells of a row, each as wide as its share.
    fn set<'t>(&mut self, cells: impl Iterator<Item = (&'t str, Face)>, shares: &[f32]) -> Row {
        let whole = self.width();
        let cell = |((text, face), share): ((&str, Face), &f32)| {
            let (shaped, width) = (self.fonts.shape(text, face), whole * share);
            let lines = lines(&shaped, width - 2.0 * PADDING, TEXT);
            Cell { text: shaped.text, lines, width }
        };
        let cells: Vec<Cell> = cells.zip(shares).map(cell).collect();
        let most = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
        let most = f32::from(u16::try_from(most).unwrap_or(u16::MAX));
        Row { cells, height: most * TEXT * LEADING + 2.0 * PADDING }
    }

    /// A row in the structure of its table, and on paper.
    fn place(&mut self, table: usize, row: &Row, roles: &[Role]) {
        let part = self.part(Role::Row, Some(table));
        let parts: Vec<_> = roles.iter().map(|role| self.part(role.clone(), Some(part))).collect();
        self.cells(Some(&parts), row);
    }

    /// Draws a row; it is never torn, unless it is higher than a page.
    fn cells(&mut self, parts: Option<&[usize]>, row: &Row) {
        self.need(row.height);
        let (mut left, top) = (MARGIN, self.y);
        for (index, cell) in row.cells.iter().enumerate() {
            let part = parts.map(|parts| parts[index]);
            let (x, mut y, size) = (left + PADDING, top + PADDING + TEXT, TEXT);
            for glyphs in &cell.lines {
                let (text, glyphs) = (cell.text.clone(), glyphs.clone());
                self.draw(part, Ink::Text { x, y, size, text, glyphs });
                y += TEXT * LEADING;
            }
            if cell.text.is_empty() {
                let (width, height) = (cell.width - 2.0 * PADDING, row.height - PADDING);
                self.draw(None, Ink::Frame { x, y: top + PADDING / 2.0, width, height });
            }
            left += cell.width;
        }
        self.y += row.height;
        let width = self.width();
        self.draw(None, Ink::Rule { x: MARGIN, y: self.y, width });
    }

    fn qr(&mut self, content: &str, caption: &str) {
        let Ok(code) = qrcodegen::QrCode::encode_text(content, qrcodegen::QrCodeEcc::Medium) else {
            return;
        };
        self.need(QR + TEXT * LEADING);
        let modules = code.size();
        let side = QR / f32::from(u16::try_from(modules).unwrap_or(u16::MAX));
        let at = |place: i32| f32::from(i16::try_from(place).unwrap_or(0)) * side;
        let (left, top) = (MARGIN, self.y);
        let dark = (0..modules)
            .flat_map(|y| (0..modules).map(move |x| (x, y)))
            .filter(|(x, y)| code.get_module(*x, *y));
        let places = dark.map(|(x, y)| (left + at(x), top + at(y))).collect();
        let part = self.part(Role::Figure(caption.to_owned()), None);
        self.draw(Some(part), Ink::Squares { side, places });
        self.y += QR + PADDING;
        let part = self.part(Role::Paragraph, None);
        self.paragraph(caption, Face::Regular, TEXT, Some(part));
        self.y += GAP;
    }

    fn signatures(&mut self, names: &[String]) {
        const ROOM: f32 = 48.0;
        self.need(ROOM + TEXT * LEADING);
        self.y += ROOM;
        let count = f32::from(u16::try_from(names.len()).unwrap_or(1));
        let column = self.width() / count;
        let mut x = MARGIN;
        for name in names {
            let part = self.part(Role::Paragraph, None);
            self.draw(None, Ink::Rule { x, y: self.y, width: column - 2.0 * GAP });
            let shaped = self.fonts.shape(name, Face::Regular);
            let (y, size) = (self.y + TEXT * LEADING, TEXT);
            let glyphs = shaped.glyphs.clone();
            self.draw(Some(part), Ink::Text { x, y, size, text: shaped.text, glyphs });
            x += column;
        }
        self.y += 2.0 * TEXT * LEADING;
    }

    /// The head and the foot of every page.
    pub fn furniture(&mut self, document: &Document, number: impl Fn(usize, usize) -> String) {
        let (right, pages) = (MARGIN + self.width(), self.pages);
        let foot = self.paper.size().1 - MARGIN;
        for page in 0..pages {
            let mut put = |ink| self.pieces.push(Piece { page, part: None, ink });
            if let Some(mark) = &document.mark {
                let shaped = self.fonts.shape(mark, Face::Bold);
                let (x, size, text, glyphs) = (MARGIN + GAP, TEXT, shaped.text, shaped.glyphs);
                put(Ink::Text { x, y: MARGIN + TEXT, size, text, glyphs });
                let (y, height) = (MARGIN - PADDING, MARK - GAP);
                put(Ink::Frame { x: MARGIN, y, width: right - MARGIN, height });
            }
            let shaped = self.fonts.shape(&document.footer, Face::Mono);
            let (x, size, text, glyphs) = (MARGIN, SMALL, shaped.text, shaped.glyphs);
            put(Ink::Text { x, y: foot, size, text, glyphs });
            let shaped = self.fonts.shape(&number(page + 1, pages), Face::Regular);
            let x = right - width(&shaped.glyphs, TEXT);
            let (y, size, text, glyphs) = (foot + TEXT * LEADING, TEXT, shaped.text, shaped.glyphs);
            put(Ink::Text { x, y, size, text, glyphs });
        }
    }
}
