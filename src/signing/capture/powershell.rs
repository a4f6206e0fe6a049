//! `Invoke-WebRequest` and `Invoke-RestMethod` of `PowerShell`, with the variables that scripts build
//! headers and body in.

mod script;

use super::{CaptureError, CaptureKind, CaptureRepair, curl::request, draft::Draft};
use script::{Call, Value};

impl CaptureKind {
    /// A `PowerShell` command.
    pub const POWERSHELL: Self = Self::named("powershell");
}

/// The longest script that is read, in bytes.
const MAX_SCRIPT: usize = 4 * 1024 * 1024;

/// How long all bodies together may be, in bytes: many requests may share one.
const MAX_BODIES: usize = 64 * 1024 * 1024;

/// The names of the two commands, in lower case, and their short forms.
const COMMANDS: [&str; 4] = ["invoke-webrequest", "invoke-restmethod", "iwr", "irm"];

/// Reads all requests of a script.
#[expect(clippy::unnecessary_wraps, reason = "one of the readers, which may all fail")]
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    if text.len() > MAX_SCRIPT || !has_command(text) {
        return Ok(Vec::new());
    }
    let mut room = MAX_BODIES;
    let mut drafts = Vec::new();
    for draft in script::calls(text).into_iter().filter_map(draft) {
        let len = draft.body.as_ref().map_or(0, Vec::len);
        let Some(left) = room.checked_sub(len) else {
            break;
        };
        room = left;
        drafts.push(draft);
    }
    Ok(drafts)
}

fn has_command(text: &[u8]) -> bool {
    let text = text.to_ascii_lowercase();
    COMMANDS.iter().any(|name| memchr::memmem::find(&text, name.as_bytes()).is_some())
}

fn draft(call: Call) -> Option<Draft> {
    let mut draft = request(CaptureKind::POWERSHELL, call.start);
    for name in call.unknown {
        draft.note(CaptureRepair::Variable { name });
    }
    let mut body = None;
    for (name, value) in call.parameters {
        // Names may be shortened as far as they stay unique.
        let name = name.to_ascii_lowercase();
        match (&name[..], value) {
            ("uri" | "u" | "ur", Value::Text(url)) => draft.target = Some(lossy(&url)),
            ("method" | "met" | "meth", Value::Text(method)) => {
                draft.method = Some(lossy(&method).to_ascii_uppercase());
            }
            ("headers" | "header" | "h" | "he" | "head", Value::Map(headers)) => {
                for (name, value) in headers.iter() {
                    if let Value::Text(value) = value {
                        draft.header(name, value);
                    }
                }
            }
            ("body" | "b" | "bo" | "bod", value) => body = Some(value),
            ("infile" | "inf", Value::Text(name)) => {
                draft.note(CaptureRepair::BodyInFile { name: lossy(&name) });
            }
            _ => {}
        }
    }
    match body {
        Some(Value::Text(text)) => draft.body = Some(text.to_vec()),
        Some(Value::File(name)) => draft.note(CaptureRepair::BodyInFile { name: lossy(&name) }),
        Some(Value::Map(_) | Value::Computed) => draft.note(CaptureRepair::BodyComputed),
        None => {}
    }
    (draft.target.is_some() || draft.has_signing_header()).then_some(draft)
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
