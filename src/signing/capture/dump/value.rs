//! The value that belongs to a name, however a program marks where it starts and ends.

use std::{borrow::Cow, ops::Range};

use crate::signing::capture::{escapes, json, lines, names::Header};

/// The longest value of a client id or a time, in bytes.
const MAX_SHORT: usize = 256;

/// The longest signature header, in bytes.
const MAX_SIGNATURE: usize = 8 * 1024;

/// The longest path, in bytes.
const MAX_TARGET: usize = 8 * 1024;

/// How Go writes a list of texts.
const GO_LIST: &[u8] = b"[]string{";

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

/// Where a value starts.
#[derive(Debug)]
pub(super) struct Place {
    /// Its first character, behind any bracket that only says that it is a list.
    start: usize,
    /// Whether name and value have a line for themselves.
    own_line: bool,
    /// The length that PHP's `var_dump` says.
    len: Option<usize>,
}

impl Place {
    /// The place of the value of the name that stands here; `None` where nothing separates them.
    pub(super) fn after(text: &[u8], name_start: usize, name_end: usize) -> Option<Self> {
        let closers = count(text, name_end, 4, |byte| b"\"'`]\\)".contains(&byte));
        let at = after_blanks(text, name_end + closers);
        let rest = &text[at..];
        let wide = at >= name_end + closers + 2 || text.get(at.wrapping_sub(1)) == Some(&b'\t');
        let (separator, is_arrow) = match rest {
            [b'=' | b'-', b'>', ..] | [b':', b'=', ..] => (2, true),
            [b'=', b'=', ..] | [] => return None,
            [b':', ..] => (1, true),
            [b'=', ..] => (1, false),
            [b',', ..] if closers > 0 => (1, false),
            _ if wide => (0, true),
            _ => return None,
        };
        let mut start = after_blanks(text, at + separator);
        let breaks = text
            .get(start)
            .is_some_and(|byte| matches!(byte, b'\r' | b'\n'));
        if breaks {
            start = next_line(text, start).filter(|_| is_arrow)?;
        }
        let (start, len) = inside(text, start);
        Some(Self {
            start,
            len,
            own_line: is_arrow && begins_line(text, name_start),
        })
    }
}

fn count(text: &[u8], from: usize, most: usize, fits: impl Fn(u8) -> bool) -> usize {
    text[from..]
        .iter()
        .take(most)
        .take_while(|byte| fits(**byte))
        .count()
}

fn after_blanks(text: &[u8], from: usize) -> usize {
    from + count(text, from, 256, |byte| byte == b' ' || byte == b'\t')
}

/// The value in the line below, as browsers and PHP write it, unless that line has a name of its own.
fn next_line(text: &[u8], line_break: usize) -> Option<usize> {
    let below = lines::line(text, line_break)?.next;
    let line = lines::line(text, below)?;
    let blanks = line.text.len() - line.text.trim_ascii_start().len();
    let value = &line.text[blanks..];
    let word = value
        .iter()
        .take(64)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .count();
    let named =
        value.first().is_some_and(u8::is_ascii_alphabetic) && value.get(word) == Some(&b':');
    (!value.is_empty() && !named).then_some(below + blanks)
}

/// Steps over what only says that a value is a list or a text: `[`, `(`, `string(12) `, `b'`.
fn inside(text: &[u8], start: usize) -> (usize, Option<usize>) {
    let rest = &text[start..];
    if let Some(after) = rest.strip_prefix(b"string(") {
        let digits = after
            .iter()
            .take(8)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let len = str::from_utf8(&after[..digits])
            .ok()
            .and_then(|len| len.parse().ok());
        if after[digits..].starts_with(b") \"") {
            return (start + 7 + digits + 3, len);
        }
    }
    let start = start + GO_LIST.len() * usize::from(rest.starts_with(GO_LIST));
    let lists = count(text, start, 2, |byte| byte == b'[' || byte == b'(');
    let prefix = match &text[start + lists..] {
        [b'b' | b'u' | b'r', b'\'' | b'"', ..] => 1,
        _ => 0,
    };
    (start + lists + prefix, None)
}

/// Whether nothing but marks of lists is before the name in its line.
fn begins_line(text: &[u8], name: usize) -> bool {
    let near = &text[name.saturating_sub(64)..name];
    let line = memchr::memrchr(b'\n', near).map_or(near, |at| &near[at + 1..]);
    let is_start = line.len() < 64 || name <= 64;
    is_start
        && line
            .iter()
            .all(|byte| b" \t\"'[]<>*-+$|#`{(".contains(byte))
}

/// A text between quotation marks that starts here, with its escapes undone, and where it ends.
///
/// Inside of another text the marks have backslashes before them, and the escapes are doubled.
fn quoted(text: &[u8], start: usize) -> Option<(Cow<'_, [u8]>, Range<usize>, usize)> {
    let slashes = count(text, start, 8, |byte| byte == b'\\');
    let quote = *text
        .get(start + slashes)
        .filter(|byte| b"\"'`".contains(byte))?;
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
        let before = text[from..mark]
            .iter()
            .rev()
            .take_while(|byte| **byte == b'\\')
            .count();
        if before <= slashes {
            return (before == slashes).then(|| mark - slashes);
        }
        from = mark + 1;
    }
}

/// The value of a header.
pub(super) fn header(text: &[u8], place: &Place, header: Header) -> Outcome<Vec<u8>> {
    if let Some(len) = place.len {
        return sized(text, place.start, len, header);
    }
    if let Some((value, _, next)) = quoted(text, place.start) {
        let value = (!value.trim_ascii().is_empty() && value.len() <= MAX_SIGNATURE)
            .then(|| value.into_owned());
        return Outcome {
            value: value.filter(|value| fits(header, value)),
            next,
        };
    }
    if header == Header::Signature {
        return signature(text, place.start);
    }
    let line = lines::line(text, place.start)
        .map(|line| line.text)
        .unwrap_or_default();
    let is_line = place.own_line
        && line.len() <= MAX_SHORT
        && !line.iter().any(|byte| b",;\"'[]{}\\".contains(byte));
    let value = if is_line {
        line.trim_ascii()
    } else {
        let len = count(text, place.start, MAX_SHORT + 1, |byte| !ends_value(byte));
        &text[place.start..place.start + len]
    };
    let next = place.start + value.len();
    let value = (value.len() <= MAX_SHORT && fits(header, value)).then(|| value.to_vec());
    Outcome { value, next }
}

/// A value of the length that `var_dump` says.
fn sized(text: &[u8], start: usize, len: usize, header: Header) -> Outcome<Vec<u8>> {
    let value = start.checked_add(len).and_then(|end| text.get(start..end));
    let value = value.filter(|value| value.len() <= MAX_SIGNATURE && fits(header, value));
    Outcome {
        next: start + value.map_or(0, <[u8]>::len),
        value: value.map(<[u8]>::to_vec),
    }
}

/// A character that is in no client id, time or path.
fn ends_value(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b",;\"'`[](){}<>|\\".contains(&byte)
}

/// Whether a value can be one of this header, rather than the next word of a sentence.
fn fits(header: Header, value: &[u8]) -> bool {
    let empty = matches!(
        value,
        b"" | b"null" | b"None" | b"undefined" | b"nil" | b"-" | b"true" | b"false"
    );
    !empty
        && match header {
            Header::Signature => is_signature(value),
            Header::RequestTime | Header::ResponseTime => value.iter().any(u8::is_ascii_digit),
            _ => true,
        }
}

/// Whether it is a signature header or a bare signature, not a word about one.
fn is_signature(value: &[u8]) -> bool {
    const SHORTEST: usize = 100;
    let named = memchr::memmem::find(&value.to_ascii_lowercase(), b"signature=").is_some();
    let bare = value.len() >= SHORTEST
        && value
            .iter()
            .all(|byte| is_signature_byte(*byte) || byte.is_ascii_whitespace());
    named || bare
}

fn is_signature_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"%+/=_-".contains(&byte)
}

/// A signature header without marks around it: its own fields are separated by commas, as are often the headers.
pub(super) fn signature(text: &[u8], start: usize) -> Outcome<Vec<u8>> {
    let run = |from: usize| count(text, from, MAX_SIGNATURE, is_signature_byte);
    let mut end = start + run(start);
    while end - start < MAX_SIGNATURE {
        let at = match text.get(end) {
            Some(b',' | b';' | b'&') => after_blanks(text, end + 1),
            _ => break,
        };
        if !is_field(&text[at..]) {
            break;
        }
        end = at + run(at);
    }
    end = with_wrapped_lines(text, start, end);
    let value = &text[start..end];
    let fits = value.len() < MAX_SIGNATURE && is_signature(value);
    Outcome {
        value: fits.then(|| value.to_vec()),
        next: end,
    }
}

/// Whether a field of the signature header starts here.
fn is_field(text: &[u8]) -> bool {
    [&b"algorithm="[..], b"keyversion=", b"signature="]
        .iter()
        .any(|field| {
            text.get(..field.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(field))
        })
}

/// Goes on in the lines below as far as they hold nothing but more of the signature.
fn with_wrapped_lines(text: &[u8], start: usize, end: usize) -> usize {
    const SHORTEST: usize = 16;
    let mut end = end;
    while end - start < MAX_SIGNATURE {
        let breaks = count(text, end, 2, |byte| byte == b'\r' || byte == b'\n');
        if breaks == 0 {
            return end;
        }
        let from = after_blanks(text, end + breaks);
        let len = count(text, from, MAX_SIGNATURE, is_signature_byte);
        let ends_line = text
            .get(from + len)
            .is_none_or(|byte| matches!(byte, b'\r' | b'\n' | b',' | b'"' | b']' | b'}'));
        let continues = is_field(&text[from..]) || len >= SHORTEST;
        if !ends_line || !continues {
            return end;
        }
        end = from + len;
    }
    end
}

/// A method.
pub(super) fn method(text: &[u8], place: &Place) -> Outcome<String> {
    let marks = count(text, place.start, 4, |byte| b"\"'`\\".contains(&byte));
    let start = place.start + marks;
    let len = count(text, start, 8, |byte| byte.is_ascii_alphabetic());
    let word = &text[start..start + len];
    let known = [&b"POST"[..], b"GET", b"PUT", b"PATCH", b"DELETE"];
    let value = known.iter().any(|method| word.eq_ignore_ascii_case(method));
    Outcome {
        value: value.then(|| String::from_utf8_lossy(word).into_owned()),
        next: start,
    }
}

/// A path or URL.
pub(super) fn target(text: &[u8], place: &Place) -> Outcome<String> {
    if let Some(len) = place.len {
        let value = place
            .start
            .checked_add(len)
            .and_then(|end| text.get(place.start..end));
        return as_target(value.unwrap_or_default(), place.start);
    }
    if let Some((value, _, next)) = quoted(text, place.start) {
        Outcome {
            next,
            ..as_target(&value, place.start)
        }
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
        Outcome::none(if value.len() < MAX_TARGET {
            start
        } else {
            start + value.len()
        })
    }
}

/// A body.
pub(super) fn body(text: &[u8], place: &Place, budget: &mut usize) -> Outcome<Body> {
    if let Some(len) = place.len {
        let end = place
            .start
            .checked_add(len)
            .filter(|end| *end <= text.len());
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
        return Outcome {
            value: Some(value),
            next,
        };
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
        if !tree.is_cut_off()
            && tree
                .root()
                .is_some_and(|root| root.children().next().is_some())
        {
            let end = tree.end();
            return Outcome {
                value: Some(verbatim(text, start..end)),
                next: end,
            };
        }
        return Outcome::none(start);
    }
    // nginx writes the body into its line with its own escapes.
    let line = lines::line(text, start)
        .map(|line| line.text)
        .unwrap_or_default();
    *budget = budget.saturating_sub(line.len());
    let line = line.trim_ascii_end();
    let line = line.strip_suffix(b"\"").unwrap_or(line);
    let plain = escapes::unescaped(line);
    let is_body = matches!(plain, Cow::Owned(_)) && json::is_whole(&plain);
    Outcome {
        next: if is_body { start + line.len() } else { start },
        value: is_body.then(|| Body {
            bytes: plain.into_owned(),
            range: None,
        }),
    }
}

fn verbatim(text: &[u8], range: Range<usize>) -> Body {
    Body {
        bytes: text[range.clone()].to_vec(),
        range: Some(range),
    }
}
