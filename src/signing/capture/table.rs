//! Rows of a table with a line of names above them: CSV, TSV, what a spreadsheet or a database hands over.

use super::{
    CaptureError, CaptureKind, MAX_MESSAGES,
    draft::Draft,
    names::{Header, Name},
};
use crate::codec::lines::lines;

impl CaptureKind {
    /// Rows of a table with a line of names above them.
    pub const TABLE: Self = Self::named("table");
}

/// The marks that separate columns.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Reads the rows below a line of names.
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let Some((start, separator)) = heading(text) else {
        return Ok(Vec::new());
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .from_reader(&text[start..]);
    let mut rows = reader.byte_records().map_while(Result::ok);
    let Some(names) = rows.next() else {
        return Ok(Vec::new());
    };
    let mut drafts = Vec::new();
    for row in rows {
        if drafts.len() >= MAX_MESSAGES {
            return Err(CaptureError::TooManyMessages);
        }
        let at = row.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or_default();
        let cells = names.iter().zip(row.iter());
        drafts.extend(draft(CaptureKind::TABLE, start + at, cells));
    }
    Ok(drafts)
}

/// Where a line of names starts that has a signature, a client id and a time among them, and what separates these.
fn heading(text: &[u8]) -> Option<(usize, u8)> {
    /// The line of names is one of the first.
    const FIRST: usize = 20;
    lines(text, 0).take(FIRST).find_map(|line| {
        let separator = SEPARATORS.into_iter().find(|separator| {
            let known = line.text.split(|byte| byte == separator).filter_map(Header::of);
            known.filter(|header| header.is_signing()).count() >= 3
        });
        Some((line.start, separator?))
    })
}

/// The message of a row; `None` where it holds nothing of one.
pub(super) fn draft<'a>(
    kind: CaptureKind,
    start: usize,
    cells: impl Iterator<Item = (&'a [u8], &'a [u8])>,
) -> Option<Draft> {
    let mut draft = Draft::new(kind, start);
    let (mut target, mut body) = (u8::MAX, u8::MAX);
    for (name, value) in cells.filter(|(_, value)| !value.is_empty()) {
        let text = || String::from_utf8_lossy(value.trim_ascii()).into_owned();
        match Name::of(name) {
            Some(Name::Header(header)) => draft.known_header(header, header.spelling(name), value),
            Some(Name::Method) => draft.method = Some(text()),
            Some(Name::Target(rank)) if rank < target => {
                target = rank;
                draft.target = Some(text());
            }
            Some(Name::Body(_, rank)) if rank < body => {
                body = rank;
                draft.body = Some(value.to_vec());
            }
            _ => {}
        }
    }
    draft.has_signing_header().then_some(draft)
}
