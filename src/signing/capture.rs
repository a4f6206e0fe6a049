//! Whole captures as people have them: everything of a message is found in one paste or file.
//!
//! [`parse`] takes raw HTTP, a curl command, a `PowerShell` command, an HTTP archive, a log, headers as any
//! program prints them, and says of each message what was found, what is missing, and what was repaired.
//! Values are taken as they are: a body from a file is byte-exact, a time is never reformatted.
//!
//! One reader for each kind of text; each reads the input in single passes with a limit on what it keeps.

mod captured;
mod coats;
mod curl;
mod draft;
mod dump;
mod error;
mod http;
mod httpie;
mod input;
mod kind;
mod names;
mod pane;
mod powershell;
mod record;
mod repair;
mod request_line;
mod scheme;
mod sender;
mod sql;
mod table;

pub use captured::{Captured, MissingPart};
pub use error::CaptureError;
pub use kind::{CaptureKind, MessageKind};
pub use repair::CaptureRepair;
pub use scheme::Scheme;

use crate::codec::gzip::Room;
use crate::codec::{json, wire};
use crate::secret::worker::catching;
use draft::Draft;

impl CaptureKind {
    /// The body of a message and nothing else.
    pub const BODY_ALONE: Self = Self::named("body-alone");
}

/// The longest capture that is read, in bytes.
pub const MAX_LEN: usize = 64 * 1024 * 1024;

/// The most messages that are read from one capture.
pub const MAX_MESSAGES: usize = 100_000;

/// Finds the messages in a paste or a file.
///
/// # Errors
///
/// A [`CaptureError`] when it is too long, is not for this place, or holds nothing of a message.
pub fn parse(bytes: &[u8]) -> Result<Vec<Captured>, CaptureError> {
    catching(|| found_in(bytes, true)).unwrap_or(Err(CaptureError::ReaderFailed))
}

fn found_in(bytes: &[u8], coats: bool) -> Result<Vec<Captured>, CaptureError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(CaptureError::Archive);
    }
    let input = input::prepare(bytes)?;
    if let Some(scheme) = Scheme::of(&input.text) {
        return Err(CaptureError::OtherScheme(scheme));
    }
    if coats
        && wire::is_log(&input.text)
        && let Some(messages) = under_a_coat(&input.text)
    {
        return Ok(messages);
    }
    let mut drafts = best(&input.text, 0)?;
    if coats
        && !drafts.iter().any(Draft::is_whole)
        && let Some(messages) = under_a_coat(&input.text)
    {
        return Ok(messages);
    }
    if drafts.is_empty() && json::is_whole(&input.text) && !record::is_archive(&input.text) {
        drafts.push(body_alone(&input.text));
    }
    if drafts.is_empty() {
        return Err(CaptureError::NothingFound);
    }
    Ok(finish(drafts, &input))
}

/// The messages under a coat, where nothing of them is missing.
fn under_a_coat(text: &[u8]) -> Option<Vec<Captured>> {
    coats::take_off(text).find_map(|(inner, repair)| {
        let mut messages = found_in(&inner, false).ok()?;
        let whole = !messages.is_empty() && messages.iter().all(Captured::is_complete);
        for message in &mut messages {
            message.repairs.push(repair.clone());
            // It stands in no place of the text that was given.
            message.body_range = None;
        }
        whole.then_some(messages)
    })
}

/// What reads one kind of text; the number says how deep inside of another text it stands.
type Reader = fn(&[u8], u8) -> Result<Vec<Draft>, CaptureError>;

/// The readers, the most certain first.
const READERS: [Reader; 9] = [
    powershell::read,
    curl::read,
    httpie::read,
    http::read,
    record::read,
    sql::read,
    table::read,
    pane::read,
    dump::read,
];

/// What the reader finds that understands the text best; of equals, the first.
fn best(text: &[u8], depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let mut best: (usize, Vec<Draft>) = (0, Vec::new());
    let mut problem = None;
    for reader in READERS {
        match reader(text, depth) {
            Ok(drafts) => {
                let parts = drafts.iter().map(Draft::parts).sum();
                let whole = !drafts.is_empty() && drafts.iter().all(Draft::is_whole);
                if parts > best.0 {
                    best = (parts, drafts);
                }
                if whole {
                    break;
                }
            }
            Err(error) => problem = problem.or(Some(error)),
        }
    }
    match problem {
        Some(problem) if best.1.is_empty() => Err(problem),
        _ => Ok(best.1),
    }
}

/// A text that is nothing but JSON is taken as a body.
fn body_alone(text: &[u8]) -> Draft {
    let mut draft = Draft::new(CaptureKind::BODY_ALONE, 0);
    draft.body = Some(text.to_vec());
    draft.body_range = Some(0..text.len());
    if !may_be_message(text) {
        draft.note(CaptureRepair::NoMessage);
    }
    draft
}

/// What the names of the fields of the API have in them, in small letters.
const API_NAMES: [&[u8]; 17] = [
    b"notif",
    b"result",
    b"pay",
    b"refund",
    b"capture",
    b"auth",
    b"order",
    b"dispute",
    b"settle",
    b"customer",
    b"merchant",
    b"acquirer",
    b"psp",
    b"transfer",
    b"vault",
    b"registration",
    b"user",
];

/// Whether JSON can be the body of a message of the API: an object with a field as the API names them.
fn may_be_message(text: &[u8]) -> bool {
    let start = text.len() - text.trim_ascii_start().len();
    let Ok(tree) = json::scan(text, start) else {
        return false;
    };
    let Some(root) = tree.root().filter(|root| root.kind() == json::Kind::Object) else {
        return false;
    };
    // An acknowledgement without a body is signed over nothing at all, or over `{}`.
    let mut fields = root.children().peekable();
    fields.peek().is_none()
        || fields.any(|field| {
            let name = field.key().to_ascii_lowercase();
            let mut known = API_NAMES.iter();
            known.any(|part| memchr::memmem::find(&name, part).is_some())
        })
}

/// Makes the messages of what was read, in the order of the input.
fn finish(mut drafts: Vec<Draft>, input: &input::Input<'_>) -> Vec<Captured> {
    drafts.sort_by_key(|draft| draft.start);
    let mut room = Room::default();
    let (mut line, mut counted) = (1, 0);
    let mut messages = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        line += memchr::memchr_iter(b'\n', &input.text[counted..draft.start]).count();
        counted = draft.start;
        let start = memchr::memrchr(b'\n', &input.text[..draft.start]).map_or(0, |end| end + 1);
        draft.sender = draft.sender.or_else(|| sender::of_line(&input.text[start..]));
        for repair in input.repairs.iter().rev() {
            draft.repairs.insert(0, repair.clone());
        }
        draft.body_range = draft
            .body_range
            .zip(input.offset)
            .map(|(range, offset)| range.start + offset..range.end + offset);
        messages.push(draft.finish(line, &mut room));
    }
    messages
}
