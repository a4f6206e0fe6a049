//! What is printed and signed: a document as blocks, written as text, as a page for the screen, or as PDF. It knows paper, and
//! no ceremony.

mod html;
#[cfg(feature = "window")]
pub mod pdf;
mod text;
#[cfg(feature = "window")]
pub mod typefaces;

use jiff::Zoned;

/// A document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// What it is.
    pub title: String,
    /// A warning that stands on every page.
    pub mark: Option<String>,
    /// What is at the foot of every page, beside the number of the page.
    pub footer: String,
    /// When it was written; `None` for a paper that is the same on every day, which is no document for the archive then.
    pub written: Option<Zoned>,
    /// Its content, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that must be seen.
    Notice(String),
    /// Names and what they are.
    Facts(Vec<(String, String)>),
    /// Rows under a head.
    Table(Table),
    /// What was looked at, and whether it is good.
    Checks(Vec<(bool, String)>),
    /// Text whose every character counts.
    Code(String),
    /// The same as a QR code (ISO/IEC 18004), with what it is beneath it. On the screen the text stands for it.
    Qr {
        /// What a reader of the code gets.
        content: String,
        /// What it is.
        caption: String,
    },
    /// Lines to sign on.
    Signatures(Vec<String>),
}

/// Rows under a head.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The name of each column.
    pub head: Vec<String>,
    /// How wide each column is, as a part of all of them.
    pub widths: Vec<u16>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
}

/// The sign of a check in text.
fn sign(good: bool) -> &'static str {
    if good { "✓" } else { "✗" }
}
