//! What cannot be right is refused before it is signed, and what seldom is right is said: a server refuses it only later, and says less.

use super::SignError;
use crate::signing::Message;
use crate::signing::diagnose::{Part, behind_drive};
use crate::signing::signature::is_placeholder;
use crate::text::Message as Sentence;

/// What is wrong with a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// Scheme and host before it.
    WholeUrl,
    /// Git Bash on Windows made a path of its own disk of it.
    GitBash,
    /// It does not begin with a slash.
    NoSlash,
}

impl PathFault {
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::WholeUrl => "signing-sign-whole-url",
            Self::GitBash => "signing-sign-git-bash",
            Self::NoSlash => "signing-sign-no-slash",
        }
    }
}

/// What is seldom right, and signed all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// The body begins with a byte order mark.
    ByteOrderMark,
    /// The body ends in a line break, as editors add one.
    TrailingNewline,
    /// The body is not JSON.
    NotJson,
    /// The time has no zone, or is no time at all.
    Time,
    /// A client id of the sandbox, and a path without `/sandbox/`.
    SandboxClient,
    /// A path of the sandbox, and a client id that is not of it.
    SandboxPath,
}

impl Caution {
    /// What is seldom right about it.
    pub fn message(self) -> Sentence {
        Sentence::new(match self {
            Self::ByteOrderMark => "signing-sign-bom",
            Self::TrailingNewline => "signing-sign-trailing-newline",
            Self::NotJson => "signing-sign-not-json",
            Self::Time => "signing-sign-time",
            Self::SandboxClient => "signing-sign-sandbox-client",
            Self::SandboxPath => "signing-sign-sandbox-path",
        })
    }
}

/// Every part but the body goes into a line of its own and so must be one.
pub(super) fn check(message: &Message) -> Result<(), SignError> {
    for (part, value) in [
        (Part::Method, &message.method),
        (Part::Uri, &message.uri),
        (Part::ClientId, &message.client_id),
        (Part::Time, &message.time),
    ] {
        if value.trim().is_empty() {
            return Err(SignError::PartMissing(part));
        }
        if value.chars().any(char::is_control) {
            return Err(SignError::ControlCharacter(part));
        }
        if is_placeholder(value) || value.contains('<') {
            return Err(SignError::Placeholder(part));
        }
    }
    match path_fault(&message.uri) {
        None => Ok(()),
        Some((fault, corrected)) => Err(SignError::Path { fault, corrected }),
    }
}

/// What is wrong with the path, and what it should be.
fn path_fault(uri: &str) -> Option<(PathFault, String)> {
    if let Some((scheme, rest)) = uri.split_once("://")
        && scheme.chars().all(|c| c.is_ascii_alphanumeric())
    {
        let path = rest.find('/').map_or("/", |at| &rest[at..]);
        return Some((PathFault::WholeUrl, path.to_owned()));
    }
    if behind_drive(uri).is_some() {
        // The folder of the program stands before what was typed.
        const FOLDER: &str = "/Git";
        let path = uri.find(FOLDER).map_or("/", |at| &uri[at + FOLDER.len()..]);
        return Some((PathFault::GitBash, path.to_owned()));
    }
    (!uri.starts_with('/')).then(|| (PathFault::NoSlash, format!("/{uri}")))
}

/// What is seldom right about a message.
pub(super) fn cautions(message: &Message) -> Vec<Caution> {
    const SANDBOX: &str = "/sandbox/";
    let body = &message.body;
    let bom = body.starts_with("\u{feff}".as_bytes());
    let text = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    let json = text.is_empty() || serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok();
    let sandbox = message.client_id.to_ascii_uppercase().starts_with("SANDBOX_");
    let path = message.uri.contains(SANDBOX);
    [
        (bom, Caution::ByteOrderMark),
        (text.ends_with(b"\n") || text.ends_with(b"\r"), Caution::TrailingNewline),
        (!json, Caution::NotJson),
        (!is_time(&message.time), Caution::Time),
        (sandbox && !path, Caution::SandboxClient),
        (path && !sandbox, Caution::SandboxPath),
    ]
    .into_iter()
    .filter_map(|(is_so, caution)| is_so.then_some(caution))
    .collect()
}

/// A moment with its zone (ISO 8601), or milliseconds since 1970.
fn is_time(time: &str) -> bool {
    let milliseconds = time.len() == 13 && time.bytes().all(|byte| byte.is_ascii_digit());
    milliseconds || time.parse::<jiff::Timestamp>().is_ok()
}
