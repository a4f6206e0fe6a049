//! How long a body is: what `Content-Length` says, held against what is there.

use super::start;
use crate::codec::chunked;
use crate::codec::json;
use crate::signing::capture::{CaptureRepair, draft::Draft};

/// Reads the body that starts here, and says where the message ends.
pub(super) fn read(text: &[u8], start: usize, draft: &mut Draft) -> usize {
    if draft.chunked {
        if let Some((body, end)) = chunked::decode(text, start) {
            draft.note(CaptureRepair::Chunked);
            draft.body = Some(body);
            return end;
        }
        // Browsers and many tools put the chunks together themselves.
        let first = text[start..].trim_ascii_start().first();
        if first.is_some_and(u8::is_ascii_hexdigit) {
            draft.note(CaptureRepair::ChunksDamaged);
        }
    }
    match draft.content_length {
        Some(len) => with_length(text, start, len, draft),
        None => without_length(text, start, draft),
    }
}

/// A body without `Content-Length` goes on to the next message or to the end.
fn without_length(text: &[u8], start: usize, draft: &mut Draft) -> usize {
    let (end, next) = extent(text, start);
    if end > start {
        take(text, start, end, draft);
    }
    next
}

fn with_length(text: &[u8], start: usize, len: usize, draft: &mut Draft) -> usize {
    let end = start.saturating_add(len);
    if let Some(rest) = text.get(end..) {
        let blanks = rest.len() - rest.trim_ascii_start().len();
        let after = end + blanks;
        if after == text.len() {
            take(text, start, end, draft);
            if blanks > 0 {
                draft.note(CaptureRepair::TrailingBlanks { count: blanks });
            }
            return after;
        }
        if start::next_is_here(text, after) {
            take(text, start, end, draft);
            return after;
        }
    }
    let (there, next) = extent(text, start);
    let body = &text[start..there];
    if let Some(restored) = with_crlf(body, len) {
        draft.body = Some(restored);
        draft.note(CaptureRepair::CrlfRestored);
    } else if there > end && json::is_whole(&text[start..end]) {
        take(text, start, end, draft);
        draft.note(CaptureRepair::TrailingBytes { count: there - end });
    } else if !body.is_empty() {
        take(text, start, there, draft);
        draft.note(CaptureRepair::LengthDiffers { declared: len, found: body.len() });
    }
    next
}

fn take(text: &[u8], start: usize, end: usize, draft: &mut Draft) {
    draft.body = Some(text[start..end].to_vec());
    draft.body_range = Some(start..end);
}

/// Where a body ends that goes on to the next message, and where that starts.
///
/// Blank lines between messages are no part of the body; at the end of the text every byte is.
fn extent(text: &[u8], start: usize) -> (usize, usize) {
    match start::next(text, start) {
        Some(next) => (start + text[start..next].trim_ascii_end().len(), next),
        None => (text.len(), text.len()),
    }
}

/// The body with CR LF for LF, if it has the right length then. A paste may also have lost or won the
/// last line break.
fn with_crlf(body: &[u8], len: usize) -> Option<Vec<u8>> {
    let breaks = |body: &[u8]| memchr::memchr_iter(b'\n', body).count();
    if memchr::memchr(b'\r', body).is_some() {
        return None;
    }
    let trimmed = body.trim_ascii_end();
    let with_break = body.get(..=trimmed.len()).unwrap_or(body);
    let body = [body, with_break, trimmed]
        .into_iter()
        .find(|body| breaks(body) > 0 && body.len() + breaks(body) == len)?;
    let mut restored = Vec::with_capacity(len);
    for (n, line) in body.split(|byte| *byte == b'\n').enumerate() {
        if n > 0 {
            restored.extend_from_slice(b"\r\n");
        }
        restored.extend_from_slice(line);
    }
    Some(restored)
}
