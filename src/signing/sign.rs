//! Signs a request or an acknowledgement, to try a server with.

mod check;
mod curl;

pub use check::{Caution, PathFault};

use super::{Message, SignatureHeader};
use crate::{keys::PrivateKey, text::Message as Sentence};

/// What is signed, which decides the header that carries the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A request of the partner: `Request-Time`.
    #[default]
    Request,
    /// The acknowledgement of a notification, which Alipay+ wants signed: `Response-Time`.
    Acknowledgement,
}

impl Kind {
    /// The header that carries the time.
    pub fn time_header(self) -> &'static str {
        match self {
            Self::Request => "Request-Time",
            Self::Acknowledgement => "Response-Time",
        }
    }
}

/// A signed message, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The value of the `Signature` header.
    pub header: String,
    /// All headers in the order in which they are sent, with their names.
    pub headers: Vec<(&'static str, String)>,
    /// The signed bytes.
    pub content: Vec<u8>,
    /// A command for a POSIX shell with bash's quoting that sends the message; for an acknowledgement,
    /// which nobody can send by himself, the response as it goes over the wire.
    pub command: Command,
    /// What is seldom right about it, and was signed all the same.
    pub cautions: Vec<Caution>,
}

/// How a signed message is sent by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A curl command for bash.
    Curl(String),
    /// An HTTP response.
    Response(Vec<u8>),
    /// The body holds a NUL byte, which no command line can: save the body in a file.
    BodyInFile(String),
}

/// Why nothing was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignError {
    /// A part that goes into a header or the first line is missing.
    PartMissing(super::diagnose::Part),
    /// A part that goes into a header or the first line holds a line break or another control character.
    ControlCharacter(super::diagnose::Part),
    /// A variable that nobody filled in.
    Placeholder(super::diagnose::Part),
    /// The path is none, and what it should be.
    Path {
        /// What is wrong with it.
        fault: PathFault,
        /// The path that was meant.
        corrected: String,
    },
    /// The key is broken.
    Key,
}

impl SignError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Sentence {
        match self {
            Self::PartMissing(part) => {
                Sentence::new("signing-sign-part-missing").with("part", part.name())
            }
            Self::ControlCharacter(part) => {
                Sentence::new("signing-sign-control-character").with("part", part.name())
            }
            Self::Placeholder(part) => {
                Sentence::new("signing-sign-placeholder").with("part", part.name())
            }
            Self::Path { fault, corrected } => Sentence::new(fault.id()).with("path", corrected),
            Self::Key => Sentence::new("signing-sign-key"),
        }
    }
}

/// Signs a message; `origin` is the scheme and host of the server, such as `https://api.example.com`.
///
/// # Errors
///
/// A [`SignError`] when a part is missing or cannot stand in a header, or the key is broken.
pub fn sign_message(
    message: &Message,
    kind: Kind,
    key: &PrivateKey,
    key_version: &str,
    origin: &str,
) -> Result<Signed, SignError> {
    check::check(message)?;
    let content = message.content_to_sign();
    let signature = key.sign_pkcs1v15_sha256(&content).ok_or(SignError::Key)?;
    let header = SignatureHeader::format(&signature, key_version);
    let headers = vec![
        ("Content-Type", "application/json; charset=UTF-8".to_owned()),
        ("Client-Id", message.client_id.clone()),
        (kind.time_header(), message.time.clone()),
        ("Signature", header.clone()),
    ];
    let command = match kind {
        Kind::Request => curl::request(message, &headers, origin),
        Kind::Acknowledgement => Command::Response(response(message, &headers)),
    };
    let cautions = check::cautions(message);
    Ok(Signed { header, headers, content, command, cautions })
}

fn response(message: &Message, headers: &[(&'static str, String)]) -> Vec<u8> {
    let lines = headers.iter().flat_map(|(name, value)| [name, ": ", value, "\r\n"]);
    let head: String = ["HTTP/1.1 200 OK\r\n"].into_iter().chain(lines).collect();
    let length = format!("Content-Length: {}\r\n\r\n", message.body.len());
    [head.as_bytes(), length.as_bytes(), &message.body].concat()
}

crate::explained!(SignError);

#[cfg(test)]
mod tests;
