//! Where the value of a name starts.

use crate::codec::lines;

/// How Go writes a list of texts.
const GO_LIST: &[u8] = b"[]string{";

/// Where a value starts.
#[derive(Debug)]
pub(in crate::signing::capture::dump) struct Place {
    /// Its first character, behind any bracket that only says that it is a list.
    pub(super) start: usize,
    /// Whether name and value have a line for themselves.
    pub(super) own_line: bool,
    /// The length that PHP's `var_dump` says.
    pub(super) len: Option<usize>,
}

impl Place {
    /// The place of the value of the name that stands here; `None` where nothing separates them.
    pub(in crate::signing::capture::dump) fn after(
        text: &[u8],
        name_start: usize,
        name_end: usize,
    ) -> Option<Self> {
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
        let breaks = text.get(start).is_some_and(|byte| matches!(byte, b'\r' | b'\n'));
        if breaks {
            start = next_line(text, start).filter(|_| is_arrow)?;
        }
        let (start, len) = inside(text, start);
        Some(Self { start, len, own_line: is_arrow && begins_line(text, name_start) })
    }
}

/// How many bytes from here on fit, at the most.
pub(super) fn count(text: &[u8], from: usize, most: usize, fits: impl Fn(u8) -> bool) -> usize {
    text[from..].iter().take(most).take_while(|byte| fits(**byte)).count()
}

/// The place after blanks and tabs.
pub(super) fn after_blanks(text: &[u8], from: usize) -> usize {
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
        let digits = after.iter().take(8).take_while(|byte| byte.is_ascii_digit()).count();
        let len = str::from_utf8(&after[..digits]).ok().and_then(|len| len.parse().ok());
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
    is_start && line.iter().all(|byte| b" \t\"'[]<>*-+$|#`{(".contains(byte))
}
