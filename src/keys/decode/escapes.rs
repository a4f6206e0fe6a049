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

/// `None` where nothing of the table occurs. Captures of megabytes come here, so what is no escape is passed over at once.
fn replace(text: &str, table: Table) -> Option<Zeroizing<String>> {
    // Every escape of a table begins as its first or as its last.
    let first = |entry: Option<&(&str, &str)>| entry.and_then(|(from, _)| from.bytes().next());
    let (one, other) = (first(table.first())?, first(table.last())?);
    let next = |rest: &str| memchr::memchr2(one, other, rest.as_bytes());
    next(text)?;
    let mut mended = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    let mut found = false;
    while let Some(at) = next(rest) {
        mended.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((from, to)) = table.iter().find(|(from, _)| begins(rest, from)) {
            mended.push_str(to);
            rest = &rest[from.len()..];
            found = true;
        } else {
            mended.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    mended.push_str(rest);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_escape_begins_as_the_first_or_the_last_of_its_table() {
        for (table, _) in STEPS {
            let first = |(from, _): &(&str, &str)| from.as_bytes()[0];
            let known = [first(&table[0]), first(&table[table.len() - 1])];
            assert!(table.iter().all(|entry| known.contains(&first(entry))), "{table:?}");
        }
    }
}
