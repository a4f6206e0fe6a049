//! Start lines: `POST /notify HTTP/1.1`, `HTTP/1.1 200 OK`, `:method: POST`.

use super::field::split;
use crate::codec::lines::{Line, line, lines};
use crate::signing::capture::draft::Draft;

/// Whether this line starts a message, beyond doubt.
pub(super) fn is_start(line: &[u8]) -> bool {
    request(line).is_some() || is_status(line) || is_pseudo(line)
}

/// Where the next message starts, at this place or after it.
pub(super) fn next(text: &[u8], from: usize) -> Option<usize> {
    lines(text, from)
        .find(|line| request(line.text).is_some() || is_status(line.text))
        .map(|line| line.start)
}

/// Whether a message starts right here.
pub(super) fn next_is_here(text: &[u8], at: usize) -> bool {
    line(text, at).is_some_and(|line| is_start(line.text))
}

/// Reads the start line, and says where the headers start.
pub(super) fn read(text: &[u8], start: usize, draft: &mut Draft) -> usize {
    let Some(line) = line(text, start) else {
        return start;
    };
    if let Some((method, target)) = request(line.text).or_else(|| short_request(line.text)) {
        draft.answer = Some(false);
        draft.method = Some(lossy(method));
        draft.target = Some(lossy(target));
        line.next
    } else if is_status(line.text) {
        draft.answer = Some(true);
        line.next
    } else {
        start
    }
}

/// `METHOD target HTTP/version`.
fn request(line: &[u8]) -> Option<(&[u8], &[u8])> {
    // Cheap, because every line of a large file comes here.
    let first = line.first()?;
    if !first.is_ascii_alphabetic() || line.len() > 64 * 1024 {
        return None;
    }
    let line = line.trim_ascii_end();
    let version = line.iter().rposition(|byte| *byte == b' ')?;
    if !line[version + 1..].starts_with(b"HTTP/") {
        return None;
    }
    method_and_target(line[..version].trim_ascii_end())
}

/// `METHOD target`, as REST clients write it.
fn short_request(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let (method, target) = method_and_target(line.trim_ascii_end())?;
    let is_target =
        target.starts_with(b"/") || target.starts_with(b"http") || target.starts_with(b"{{");
    let is_method = matches!(method, b"POST" | b"GET" | b"PUT" | b"PATCH" | b"DELETE");
    (is_target && is_method).then_some((method, target))
}

/// Whether this line is a request without version, with a header right below it.
pub(super) fn is_short_request(text: &[u8], start: &Line<'_>) -> bool {
    short_request(start.text).is_some()
        && line(text, start.next).is_some_and(|next| split(next.text).is_some())
}

fn method_and_target(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = line.iter().take(10).position(|byte| *byte == b' ')?;
    let (method, target) = (&line[..blank], line[blank..].trim_ascii());
    let is_method = method.len() >= 3 && method.iter().all(u8::is_ascii_alphabetic);
    (is_method && !target.is_empty()).then_some((method, target))
}

/// `HTTP/version status`.
fn is_status(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"HTTP/") else {
        return false;
    };
    let mut words = rest.split(|byte| *byte == b' ').filter(|word| !word.is_empty());
    let version = words.next().is_some_and(|word| word.len() <= 3);
    let status = words.next().unwrap_or_default();
    version && status.len() == 3 && status.iter().all(u8::is_ascii_digit)
}

/// A pseudo header of HTTP/2 (RFC 9113, 8.3).
fn is_pseudo(line: &[u8]) -> bool {
    [&b":method"[..], b":path", b":authority", b":scheme", b":status"]
        .iter()
        .any(|name| line.starts_with(name))
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
