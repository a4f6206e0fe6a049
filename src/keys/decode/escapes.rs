//! What JSON, URLs, web pages, shells and keyboards do to the characters of a key.
//!
//! No replacement is longer than what it replaces, so each new text fits in a buffer as long as the
//! old one, which is never reallocated and wiped at its end.

use zeroize::Zeroizing;

use super::Repair;

type Table = &'static [(&'static str, &'static str)];

const JSON: Table = &[
    ("\\/", "/"),
    ("\\u002b", "+"),
    ("\\u002f", "/"),
    ("\\u003d", "="),
    ("\\u000a", "\n"),
    ("\\u000d", ""),
];
const NEWLINES: Table =
    &[("\\\\r", ""), ("\\\\n", "\n"), ("\\r", ""), ("\\n", "\n"), ("\\\r\n", "\n"), ("\\\n", "\n")];
const HTML: Table = &[
    ("&#43;", "+"),
    ("&#x2b;", "+"),
    ("&plus;", "+"),
    ("&#47;", "/"),
    ("&#x2f;", "/"),
    ("&sol;", "/"),
    ("&#61;", "="),
    ("&#x3d;", "="),
    ("&equals;", "="),
    ("&#10;", "\n"),
    ("&#xa;", "\n"),
    ("&#13;", ""),
    ("&#xd;", ""),
    ("&nbsp;", " "),
    ("<br>", "\n"),
    ("<br/>", "\n"),
    ("<br />", "\n"),
];
/// Only the escapes that a key can have: `+`, `/`, `=`, blank, line ends.
const PERCENT: Table =
    &[("%2b", "+"), ("%2f", "/"), ("%3d", "="), ("%20", " "), ("%0a", "\n"), ("%0d", "")];

const STEPS: [(Table, Repair); 4] = [
    (JSON, Repair::JsonEscapes),
    (NEWLINES, Repair::LiteralNewlines),
    (HTML, Repair::HtmlEscapes),
    (PERCENT, Repair::PercentEncoding),
];

/// Undoes the escapes, one kind after the other.
pub(super) fn undo(text: Zeroizing<String>, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    STEPS.into_iter().fold(text, |text, (table, repair)| {
        replace(&text, table).map_or(text, |mended| {
            repairs.push(repair);
            mended
        })
    })
}

/// `None` where nothing of the table occurs.
fn replace(text: &str, table: Table) -> Option<Zeroizing<String>> {
    let starts = |c: char| table.iter().any(|(from, _)| from.starts_with(c));
    text.find(starts)?;
    let mut mended = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    let mut found = false;
    while let Some(c) = rest.chars().next() {
        let hit = if starts(c) { table.iter().find(|(from, _)| begins(rest, from)) } else { None };
        if let Some((from, to)) = hit {
            mended.push_str(to);
            rest = &rest[from.len()..];
            found = true;
        } else {
            mended.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    found.then_some(mended)
}

/// Without regard to letter case, but for the letters after a single backslash.
fn begins(text: &str, escape: &str) -> bool {
    let Some(start) = text.as_bytes().get(..escape.len()) else {
        return false;
    };
    if escape.starts_with('\\') && !escape.starts_with("\\u") {
        start == escape.as_bytes()
    } else {
        start.eq_ignore_ascii_case(escape.as_bytes())
    }
}

/// The digits of base64, and `=`, for their full-width twins (U+FF01 to U+FF5E).
pub(super) fn narrow(text: Zeroizing<String>, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    let narrowed = |c: char| {
        Some(c)
            .filter(|c| matches!(c, '\u{ff01}'..='\u{ff5e}'))
            .and_then(|c| char::from_u32(u32::from(c) - 0xfee0))
            // Dashes are left for the BEGIN and END lines, which mend and name them.
            .filter(|twin| twin.is_ascii_alphanumeric() || matches!(twin, '+' | '/' | '=' | '_'))
            .unwrap_or(c)
    };
    if text.chars().all(|c| narrowed(c) == c) {
        return text;
    }
    repairs.push(Repair::FullWidth);
    let mut mended = Zeroizing::new(String::with_capacity(text.len()));
    mended.extend(text.chars().map(narrowed));
    mended
}
