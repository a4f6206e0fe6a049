//! What a browser's pane of headers gives when it is copied: a name in one line, its value in the next.

use super::{
    CaptureError, CaptureKind,
    draft::Draft,
    names::{Header, Name},
};
use crate::codec::{
    json,
    lines::{Line, lines},
};

impl CaptureKind {
    /// Names and values in lines of their own, as browsers copy them.
    pub const PANE: Self = Self::named("pane");
}

/// The most lines that are looked at.
const MOST: usize = 2000;

/// Reads the one message of a pane.
#[expect(clippy::unnecessary_wraps, reason = "one of the readers, which may all fail")]
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let all: Vec<Line<'_>> = lines(text, 0).take(MOST).collect();
    let mut draft: Option<Draft> = None;
    let mut found = 0;
    for pair in all.windows(2) {
        let name = pair[0].text.trim_ascii();
        let name = name.strip_suffix(b":").unwrap_or(name);
        let value = pair[1].text.trim_ascii();
        let Some(meaning) = Name::of(name).filter(|_| !value.is_empty()) else { continue };
        let draft = draft.get_or_insert_with(|| Draft::new(CaptureKind::PANE, pair[0].start));
        let text = || String::from_utf8_lossy(value).into_owned();
        match meaning {
            Name::Header(header) if Header::of(value).is_none() => {
                found += usize::from(header.is_signing());
                draft.known_header(header, header.spelling(name), value);
            }
            Name::Method => draft.method = draft.method.take().or_else(|| Some(text())),
            Name::Target(_) => draft.target = draft.target.take().or_else(|| Some(text())),
            _ => {}
        }
    }
    let Some(mut draft) = draft.filter(|_| found >= 2) else {
        return Ok(Vec::new());
    };
    if let Some((start, end)) = body(text, &all) {
        draft.body = Some(text[start..end].to_vec());
        draft.body_range = Some(start..end);
    }
    Ok(vec![draft])
}

/// The first line that begins JSON, and where that ends.
fn body(text: &[u8], all: &[Line<'_>]) -> Option<(usize, usize)> {
    let line = all.iter().find(|line| line.text.starts_with(b"{"))?;
    let tree = json::scan(text, line.start).ok().filter(|tree| !tree.is_cut_off())?;
    Some((line.start, tree.end()))
}
