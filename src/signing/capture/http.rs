//! HTTP as it is on the wire (RFC 9112), and as tools print it: LF for CR LF, HTTP/2 with its pseudo
//! headers, headers without a start line.

mod body;
mod field;
mod headers;
mod start;

use super::{CaptureError, CaptureKind, MAX_MESSAGES, draft::Draft, names::Header};
use crate::codec::lines::lines;

impl CaptureKind {
    /// HTTP as it is on the wire, or as tools print it: a start line, headers, a blank line, a body.
    pub const HTTP: Self = Self::named("http");
}

/// Reads all messages of a text.
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut next = first(text);
    while let Some(start) = next {
        if drafts.len() == MAX_MESSAGES {
            return Err(CaptureError::TooManyMessages);
        }
        let (mut draft, end) = message(text, start);
        if let Some(request) = drafts.last() {
            draft.answers(request);
        }
        drafts.push(draft);
        next = start::next(text, end);
    }
    drafts.retain(|draft| draft.has_signing_header() || draft.target.is_some());
    Ok(drafts)
}

/// Where the first message starts.
fn first(text: &[u8]) -> Option<usize> {
    let mut headers = None;
    for line in lines(text, 0) {
        if start::is_start(line.text) || start::is_short_request(text, &line) {
            return Some(line.start);
        }
        // Without a start line, headers make a message only where nothing but headers is before them.
        match field::split(line.text) {
            Some(_) => headers = headers.or(Some(line.start)),
            None if headers.is_some() => break,
            None => {}
        }
    }
    headers.filter(|start| is_header_block(text, *start)).or_else(|| start::next(text, 0))
}

/// Whether the headers that start here are a message's: the signature is among them, or two others are.
fn is_header_block(text: &[u8], start: usize) -> bool {
    let names = lines(text, start).map_while(|line| field::split(line.text));
    let weights = names.filter_map(|(name, _)| match Header::of(name)? {
        Header::Signature => Some(2),
        header => header.is_signing().then_some(1),
    });
    weights.sum::<usize>() >= 2
}

/// Reads the message that starts here, and says where it ends.
fn message(text: &[u8], start: usize) -> (Draft, usize) {
    let mut draft = Draft::new(CaptureKind::HTTP, start);
    let headers = start::read(text, start, &mut draft);
    let body = headers::read(text, headers, &mut draft);
    let end = body::read(text, body, &mut draft);
    (draft, end)
}
