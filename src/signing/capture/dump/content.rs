//! The content to sign, as SDKs print it: `POST /notify`, a line break, `client.time.body`.

use super::value::Body;
use crate::codec::{escapes, json, lines};
use crate::signing::capture::draft::Draft;

/// The longest client id and the longest time, in bytes.
const MAX_PART: usize = 80;

/// The parts of a content to sign.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) client_id: String,
    pub(super) time: String,
    pub(super) body: Option<Body>,
}

impl Content {
    /// Whether it is the content of this message.
    pub(super) fn is_of(&self, draft: &Draft) -> bool {
        draft.client_id.as_ref().is_none_or(|id| *id == self.client_id)
            && [&draft.request_time, &draft.response_time]
                .into_iter()
                .flatten()
                .any(|time| *time == self.time)
    }
}

/// Reads a content whose first line ends here, and says where it ends.
pub(super) fn after_line(
    text: &[u8],
    method: &str,
    target: &str,
    end: usize,
    budget: &mut usize,
) -> Option<(Content, usize)> {
    let (start, escaped) = match text.get(end..)? {
        [b'\n', ..] => (end + 1, false),
        [b'\r', b'\n', ..] => (end + 2, false),
        [b'\\', b'n', ..] => (end + 2, true),
        _ => return None,
    };
    let near = &text[start..text.len().min(start + 2 * MAX_PART)];
    let first = near.iter().position(|byte| *byte == b'.')?;
    let rest = &near[first + 1..];
    // A time may have a dot of its own; the body starts with a bracket, or is empty.
    let second = rest.windows(2).position(|pair| matches!(pair, b".{" | b".[" | b".\\"));
    let second = second.or_else(|| rest.iter().position(|byte| *byte == b'.'))?;
    let (client_id, time) = (part(&near[..first])?, part(&rest[..second])?);
    if !time.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let start = start + first + 1 + second + 1;
    let (body, next) = body(text, start, escaped, budget);
    let content =
        Content { method: method.to_owned(), target: target.to_owned(), client_id, time, body };
    Some((content, next))
}

fn part(bytes: &[u8]) -> Option<String> {
    let fits =
        !bytes.is_empty() && bytes.len() <= MAX_PART && bytes.iter().all(u8::is_ascii_graphic);
    fits.then(|| String::from_utf8_lossy(bytes).into_owned())
}

fn body(text: &[u8], start: usize, escaped: bool, budget: &mut usize) -> (Option<Body>, usize) {
    if *budget > 0
        && let Ok(tree) = json::scan(text, start)
    {
        *budget = budget.saturating_sub(tree.end() - start);
        let range = start..tree.end();
        let bytes = text[range.clone()].to_vec();
        return (Some(Body { bytes, range: Some(range) }), tree.end());
    }
    let line = lines::line(text, start).map(|line| line.text).unwrap_or_default();
    *budget = budget.saturating_sub(line.len());
    let line = line.trim_ascii_end();
    let line = line.strip_suffix(b"\"").unwrap_or(line);
    let next = start + line.len();
    let plain = escapes::unescaped(line);
    let is_body = escaped && json::is_whole(&plain);
    let body = is_body.then(|| Body { bytes: plain.into_owned(), range: None });
    (body, next)
}
