//! curl commands, quoted for bash, for the Windows prompt, or for `PowerShell`.

mod options;

use super::{CaptureError, CaptureKind, CaptureRepair, MAX_MESSAGES, draft::Draft};
use crate::codec::json;
use crate::codec::shell::{Mend, Words, bash, prompt};
use options::Command;

impl CaptureKind {
    /// A curl command.
    pub const CURL: Self = Self::named("curl");
}

/// How many times the length of a text may be read, where its quotation marks do not close.
const PASSES: usize = 4;

/// Reads all curl commands of a text.
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let mut drafts = Vec::new();
    let mut budget = PASSES * text.len() + 1024;
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&text[at..], b"curl") {
        let start = at + found;
        at = start + 4;
        let Some(arguments) = arguments(text, start) else {
            continue;
        };
        if drafts.len() >= MAX_MESSAGES {
            return Err(CaptureError::TooManyMessages);
        }
        let (command, end) = command(text, arguments);
        if budget < end - start {
            break;
        }
        budget -= end - start;
        if let Some(draft) = command.and_then(|command| command.into_draft(start)) {
            drafts.push(draft);
            at = end;
        }
    }
    Ok(drafts)
}

/// Where the arguments start, if `curl` is a command here and not a part of a word.
fn arguments(text: &[u8], start: usize) -> Option<usize> {
    let before = start.checked_sub(1).map(|at| text[at]);
    if before.is_some_and(|byte| !byte.is_ascii_whitespace() && !b"$>;|&(`'\"/\\".contains(&byte)) {
        return None;
    }
    let rest = &text[start + 4..];
    let rest = rest.strip_prefix(b".exe").unwrap_or(rest);
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    rest.first()?.is_ascii_whitespace().then(|| text.len() - rest.len())
}

/// The command whose arguments start here, and where it ends.
fn command(text: &[u8], start: usize) -> (Option<Command>, usize) {
    if prompt::is_for_prompt(&text[start..]) {
        return of(prompt::split(text, start));
    }
    let bash = bash::split(text, start);
    // `"{""a"":1}"` is for the prompt, too, but only the outcome shows it.
    let doubled = memchr::memmem::find(&text[start..bash.end], b"\"\"").is_some();
    let (command, end) = of(bash);
    if doubled && command.as_ref().is_some_and(|command| !json::is_whole(&command.data)) {
        let (other, other_end) = of(prompt::split(text, start));
        if other.as_ref().is_some_and(|other| json::is_whole(&other.data)) {
            return (other, other_end);
        }
    }
    (command, end)
}

fn of(words: Words) -> (Option<Command>, usize) {
    let end = words.end;
    (Command::read(words), end)
}

/// What is said of a command line that was mended.
pub(super) fn said(mends: Vec<Mend>) -> Vec<CaptureRepair> {
    let said = |mend| match mend {
        Mend::CurlyQuotes => CaptureRepair::CurlyQuotes,
        Mend::BackslashesDoubled => CaptureRepair::BackslashesDoubled,
    };
    mends.into_iter().map(said).collect()
}

/// A draft of this source, of what is a request by its nature.
pub(super) fn request(kind: CaptureKind, start: usize) -> Draft {
    let mut draft = Draft::new(kind, start);
    draft.answer = Some(false);
    draft
}
