//! The value that belongs to a name, however a program marks where it starts and ends.

mod header;
mod place;

use std::{borrow::Cow, ops::Range};

pub(super) use header::{header, signature};
pub(super) use place::Place;

use crate::codec::{escapes, json, lines};
use header::ends_value;
use place::count;

/// The longest path, in bytes.
const MAX_TARGET: usize = 8 * 1024;

/// What came of reading a value, and where to go on.
#[derive(Debug)]
pub(super) struct Outcome<T> {
    pub(super) value: Option<T>,
    pub(super) next: usize,
}

impl<T> Outcome<T> {
    fn none(next: usize) -> Self {
        Self { value: None, next }
    }
}

/// A body, and where it stands in the text if it does byte for byte.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) range: Option<Range<usize>>,
}

/// A text between quotation marks that starts here, with its escapes undone, and where it ends.
///
/// Inside of another text the marks have backslashes before them, and the escapes are doubled.
pub(super) fn quoted(text: &[u8], start: usize) -> Option<(Cow<'_, [u8]>, Range<usize>, usize)> {
    let slashes = count(text, start, 8, |byte| byte == b'\\');
    let quote = *text.get(start + slashes).filter(|byte| b"\"'`".contains(byte))?;
    let from = start + slashes + 1;
    let len = if slashes == 0 {
        escapes::closing(&text[from..], quote)?
    } else {
        closing_with(&text[from..], slashes, quote)?
    };
    let range = from..from + len;
    let mut plain = escapes::unescaped(&text[range.clone()]);
    let mut level = slashes;
    while level > 0 {
        plain = Cow::Owned(escapes::unescaped(&plain).into_owned());
        level /= 2;
    }
    Some((plain, range, from + len + slashes + 1))
}

/// Where a mark stands with exactly so many backslashes before it.
fn closing_with(text: &[u8], slashes: usize, quote: u8) -> Option<usize> {
    let mut from = 0;
    loop {
        let mark = from + memchr::memchr(quote, &text[from..])?;
        let before = text[from..mark].iter().rev().take_while(|byte| **byte == b'\\').count();
        if before <= slashes {
            return (before == slashes).then(|| mark - slashes);
        }
        from = mark + 1;
    }
}

/// A method.
pub(super) fn method(text: &[u8], place: &Place) -> Outcome<String> {
    let marks = count(text, place.start, 4, |byte| b"\"'`\\".contains(&byte));
    let start = place.start + marks;
    let len = count(text, start, 8, |byte| byte.is_ascii_alphabetic());
    let word = &text[start..start + len];
    let known = [&b"POST"[..], b"GET", b"PUT", b"PATCH", b"DELETE"];
    let value = known.iter().any(|method| word.eq_ignore_ascii_case(method));
    Outcome { value: value.then(|| String::from_utf8_lossy(word).into_owned()), next: start }
}

/// A path or URL.
pub(super) fn target(text: &[u8], place: &Place) -> Outcome<String> {
    if let Some(len) = place.len {
        let value = place.start.checked_add(len).and_then(|end| text.get(place.start..end));
        return as_target(value.unwrap_or_default(), place.start);
    }
    if let Some((value, _, next)) = quoted(text, place.start) {
        Outcome { next, ..as_target(&value, place.start) }
    } else {
        let len = count(text, place.start, MAX_TARGET, |byte| !ends_value(byte));
        as_target(&text[place.start..place.start + len], place.start)
    }
}

fn as_target(value: &[u8], start: usize) -> Outcome<String> {
    let is_target = value.len() < MAX_TARGET
        && (value.starts_with(b"/")
            || value.starts_with(b"http://")
            || value.starts_with(b"https://"));
    if is_target {
        Outcome {
            value: Some(String::from_utf8_lossy(value).into_owned()),
            next: start + value.len(),
        }
    } else {
        // Another name may stand where the value should.
        Outcome::none(if value.len() < MAX_TARGET { start } else { start + value.len() })
    }
}

/// A body.
pub(super) fn body(text: &[u8], place: &Place, budget: &mut usize) -> Outcome<Body> {
    if let Some(len) = place.len {
        let end = place.start.checked_add(len).filter(|end| *end <= text.len());
        let range = end.map(|end| place.start..end);
        return Outcome {
            next: end.unwrap_or(place.start),
            value: range.map(|range| verbatim(text, range)),
        };
    }
    if let Some((value, range, next)) = quoted(text, place.start) {
        // A line that was cut off has lost its closing mark, and the next one is not its own.
        let spans_lines = memchr::memchr(b'\n', &text[range.clone()]).is_some();
        if spans_lines && !json::is_whole(&value) {
            return Outcome::none(place.start);
        }
        let value = match value {
            Cow::Borrowed(_) => verbatim(text, range),
            Cow::Owned(bytes) => Body { bytes, range: None },
        };
        return Outcome { value: Some(value), next };
    }
    // The bracket of a list may be the body's own.
    let start = match place.start.checked_sub(1) {
        Some(before) if text[before] == b'[' => before,
        _ => place.start,
    };
    if *budget == 0 || !matches!(text.get(start), Some(b'{' | b'[')) {
        return Outcome::none(place.start);
    }
    unquoted_body(text, start, budget)
}

fn unquoted_body(text: &[u8], start: usize, budget: &mut usize) -> Outcome<Body> {
    if let Ok(tree) = json::scan(text, start) {
        *budget = budget.saturating_sub(tree.end() - start);
        if !tree.is_cut_off() && tree.root().is_some_and(|root| root.children().next().is_some()) {
            let end = tree.end();
            return Outcome { value: Some(verbatim(text, start..end)), next: end };
        }
        return Outcome::none(start);
    }
    // nginx writes the body into its line with its own escapes.
    let line = lines::line(text, start).map(|line| line.text).unwrap_or_default();
    *budget = budget.saturating_sub(line.len());
    let line = line.trim_ascii_end();
    let line = line.strip_suffix(b"\"").unwrap_or(line);
    let plain = escapes::unescaped(line);
    let is_body = matches!(plain, Cow::Owned(_)) && json::is_whole(&plain);
    Outcome {
        next: if is_body { start + line.len() } else { start },
        value: is_body.then(|| Body { bytes: plain.into_owned(), range: None }),
    }
}

fn verbatim(text: &[u8], range: Range<usize>) -> Body {
    Body { bytes: text[range.clone()].to_vec(), range: Some(range) }
}
