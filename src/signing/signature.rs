//! The `Signature` header: read tolerantly with every repair named, written strictly.
//!
//! ```text
//! Signature: algorithm=RSA256,keyVersion=1,signature=<percent-encoded base64>
//! ```

mod decode;
mod repair;

use base64ct::{Base64, Encoding as _};

use crate::text::Message as Sentence;

pub(in crate::signing) use decode::is_placeholder;
pub use repair::SignatureRepair;

/// The longest header that is read, in bytes; a 4096-bit signature takes about 800.
pub const MAX_HEADER_LEN: usize = 64 * 1024;

/// A signature header that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedSignature {
    /// The signature itself, as long as the modulus of the key that made it.
    pub bytes: Vec<u8>,
    /// The value of `algorithm`, as written; `RSA256` in practice.
    pub algorithm: Option<String>,
    /// The value of `keyVersion`, as written; it is not part of the signed bytes.
    pub key_version: Option<String>,
    /// What had to be repaired to read it, most telling first.
    pub repairs: Vec<SignatureRepair>,
}

/// Why a signature header could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureError {
    /// There is no signature in it.
    Missing,
    /// It is longer than [`MAX_HEADER_LEN`].
    TooLong {
        /// Its length in bytes.
        len: usize,
    },
    /// It holds a character that no encoding of a signature has.
    UnexpectedCharacter {
        /// The character.
        character: char,
        /// Where it stands in the value, counted in characters from 1.
        position: usize,
    },
    /// The base64 ends in the middle of a byte: characters are missing.
    Truncated,
    /// Stars or a word stand in its place.
    Hidden,
    /// A variable that was not filled in.
    Placeholder,
    /// It is all in small letters.
    LetterCase,
}

impl SignatureError {
    /// The diagnosis as a stable word for programs.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Missing => "sig_missing",
            Self::TooLong { .. } | Self::Truncated => "sig_wrong_length",
            Self::UnexpectedCharacter { .. } | Self::LetterCase => "sig_damaged",
            Self::Hidden => "sig_hidden",
            Self::Placeholder => "sig_placeholder",
        }
    }
}

/// Reading and writing of the `Signature` header's value.
#[derive(Clone, Copy, Debug)]
pub struct SignatureHeader;

impl SignatureHeader {
    /// Reads a header value, a whole header line, or a bare signature.
    ///
    /// # Errors
    ///
    /// A [`SignatureError`] when there is no signature in it or it cannot be decoded.
    pub fn parse(text: &str) -> Result<ParsedSignature, SignatureError> {
        if text.len() > MAX_HEADER_LEN {
            return Err(SignatureError::TooLong { len: text.len() });
        }
        decode::parse(text)
    }

    /// Writes the header's value for a signature, as the API wants it.
    pub fn format(signature: &[u8], key_version: &str) -> String {
        let encoded = percent_encode(&Base64::encode_string(signature));
        format!("algorithm=RSA256,keyVersion={key_version},signature={encoded}")
    }
}

/// Percent-encodes the three characters of base64 that need it.
fn percent_encode(base64: &str) -> String {
    base64.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")
}

impl SignatureError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Sentence {
        match self {
            Self::Missing => Sentence::new("signing-sig-missing"),
            Self::TooLong { len } => Sentence::new("signing-header-too-long").with("len", len),
            Self::UnexpectedCharacter { character, position } => {
                let shown = if character.is_control() { '�' } else { *character };
                Sentence::new("signing-header-unexpected-character")
                    .with("character", shown)
                    .with("position", position)
            }
            Self::Truncated => Sentence::new("signing-header-truncated"),
            Self::Hidden => Sentence::new("signing-header-hidden"),
            Self::Placeholder => Sentence::new("signing-header-placeholder"),
            Self::LetterCase => Sentence::new("signing-header-letter-case"),
        }
    }
}

crate::explained!(SignatureError);

#[cfg(test)]
mod tests;
