//! Header fields, with obsolete folding (RFC 9112, 5.2) and what copying does to them.

use super::field::split;
use crate::codec::lines::{Line, line, lines};
use crate::signing::capture::{CaptureRepair, draft::Draft, names::Header};

/// Reads the headers that start here, and says where the body starts.
pub(super) fn read(text: &[u8], start: usize, draft: &mut Draft) -> usize {
    let mut pending = Pending::default();
    let mut at = start;
    while let Some(line) = line(text, at) {
        let blank = line.text.trim_ascii().is_empty();
        if blank {
            pending.put(draft);
            match headers_after_blanks(text, &line) {
                Some(next) => {
                    draft.note(CaptureRepair::BlankLinesInHeaders);
                    at = next;
                    continue;
                }
                None => return body_start(text, &line, draft),
            }
        }
        if at > start && super::start::is_start(line.text) && !line.text.starts_with(b":") {
            break;
        }
        let folded = line.text.starts_with(b" ") || line.text.starts_with(b"\t");
        if folded && pending.is_some() {
            pending.fold(line.text);
        } else if let Some((name, value)) = split(line.text) {
            pending.put(draft);
            pending = Pending::new(name, value);
        } else if line.text.starts_with(b"{") || line.text.starts_with(b"[") {
            draft.note(CaptureRepair::BlankLineMissing);
            break;
        } else if pending.header == Some(Header::Signature) && is_signature(line.text) {
            pending.fold(line.text);
        }
        at = line.next;
    }
    pending.put(draft);
    at
}

/// Where headers go on after blank lines, which some ways of copying put between all lines.
fn headers_after_blanks(text: &[u8], blank: &Line<'_>) -> Option<usize> {
    let next = lines(text, blank.next).find(|line| !line.text.trim_ascii().is_empty())?;
    let (name, _) = split(next.text)?;
    Header::of(name).map(|_| next.start)
}

/// Where the body starts after this blank line.
fn body_start(text: &[u8], blank: &Line<'_>, draft: &Draft) -> usize {
    if !draft.repairs.contains(&CaptureRepair::BlankLinesInHeaders) {
        return blank.next;
    }
    lines(text, blank.next)
        .find(|line| !line.text.trim_ascii().is_empty())
        .map_or(text.len(), |line| line.start)
}

/// Whether a line can be a part of a signature header that a mail program has wrapped.
fn is_signature(line: &[u8]) -> bool {
    let mut bytes = line.trim_ascii().iter();
    bytes.len() > 0 && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"%+/=_-,; ".contains(byte))
}

/// A header that may go on in the next line.
#[derive(Default)]
struct Pending {
    name: Vec<u8>,
    header: Option<Header>,
    value: Vec<u8>,
    folded: bool,
}

impl Pending {
    fn new(name: &[u8], value: &[u8]) -> Self {
        let header = Header::of(name);
        Self {
            name: name.to_vec(),
            header,
            // What does not matter is not kept.
            value: if header.is_some() || name.starts_with(b":") {
                value.to_vec()
            } else {
                Vec::new()
            },
            folded: false,
        }
    }

    fn is_some(&self) -> bool {
        !self.name.is_empty()
    }

    fn fold(&mut self, line: &[u8]) {
        self.folded = true;
        if self.header.is_none() {
            return;
        }
        // A signature has no blanks; in any other value the fold stands for one.
        if self.header != Some(Header::Signature) {
            self.value.push(b' ');
        }
        self.value.extend_from_slice(line.trim_ascii());
    }

    /// Gives the header to the draft.
    fn put(&mut self, draft: &mut Draft) {
        let pending = std::mem::take(self);
        let text = || String::from_utf8_lossy(pending.value.trim_ascii()).into_owned();
        match (pending.header, &pending.name[..]) {
            (None, b":method") => draft.method = Some(text()),
            (None, b":path") => draft.target = Some(text()),
            (None, b":status") => draft.answer = Some(true),
            (None, _) => {}
            (Some(header), _) => {
                if pending.folded && header.is_signing() {
                    draft.note(CaptureRepair::HeaderFolded { name: header.name().into() });
                }
                draft.known_header(header, header.spelling(&pending.name), &pending.value);
            }
        }
        if pending.name == b":method" || pending.name == b":path" {
            draft.answer = Some(false);
        }
    }
}
