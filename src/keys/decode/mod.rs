//! From what people paste or drop to one DER document.
//!
//! Accepts DER, PEM (RFC 7468) and bare base64, and mends what copying does to them; every mend is
//! named by a [`Repair`]. What cannot be a document at all is a [`DecodeError`].

mod base64;
mod clean;
mod pem;

use zeroize::Zeroizing;

use crate::text::Message;

/// The longest input read, in bytes; a 4096-bit key in any form is far smaller.
pub const MAX_INPUT: usize = 256 * 1024;

/// What was mended on the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repair {
    /// UTF-16, as Windows editors write it.
    Utf16,
    /// A byte order mark.
    ByteOrderMark,
    /// Characters that cannot be seen, such as zero-width spaces.
    Invisible,
    /// `\n` written out as two characters.
    LiteralNewlines,
    /// Quotes, commas or brackets around the key.
    Quotes,
    /// Long dashes, or more or fewer than five, around BEGIN and END.
    Dashes,
    /// Text before or after the PEM block.
    Surroundings,
    /// Blanks or line breaks inside the base64.
    Blanks,
    /// `%2B` and the like.
    PercentEncoding,
    /// `-` and `_` in place of `+` and `/`.
    Base64Url,
    /// `=` missing at the end.
    Padding,
    /// Blanks where `+` was.
    PlusLost,
    /// The same key twice in a row.
    Doubled,
}

impl Repair {
    /// The sentence for it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Utf16 => "keys-repair-utf16",
            Self::ByteOrderMark => "keys-repair-bom",
            Self::Invisible => "keys-repair-invisible",
            Self::LiteralNewlines => "keys-repair-literal-newlines",
            Self::Quotes => "keys-repair-quotes",
            Self::Dashes => "keys-repair-dashes",
            Self::Surroundings => "keys-repair-surroundings",
            Self::Blanks => "keys-repair-blanks",
            Self::PercentEncoding => "keys-repair-percent",
            Self::Base64Url => "keys-repair-base64url",
            Self::Padding => "keys-repair-padding",
            Self::PlusLost => "keys-repair-plus-lost",
            Self::Doubled => "keys-repair-doubled",
        })
    }
}

/// Why an input holds no document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DecodeError {
    /// Nothing, or only blanks.
    Empty,
    /// Longer than [`MAX_INPUT`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Bytes that are neither DER nor text.
    NotText,
    /// A BEGIN line whose END line is missing.
    NoEnd,
    /// An END line whose BEGIN line is missing.
    NoBegin,
    /// A character that base64 does not have.
    ForeignCharacter {
        /// Counted from 1.
        position: usize,
    },
    /// Base64 whose length cannot be.
    WrongLength,
    /// The document says it is longer than what is there.
    Truncated {
        /// Bytes that are there.
        have: usize,
        /// Bytes that belong to it.
        want: usize,
    },
    /// Bytes after the end of the document.
    Trailing {
        /// How many.
        bytes: usize,
    },
    /// Base64 of something that is no DER document.
    NotDer,
    /// More than one private key, or more than one public key.
    Several {
        /// How many.
        count: usize,
    },
}

impl DecodeError {
    /// The sentence for it.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("keys-decode-empty"),
            Self::TooLong { bytes } => Message::new("keys-decode-too-long").with("bytes", bytes),
            Self::NotText => Message::new("keys-decode-not-text"),
            Self::NoEnd => Message::new("keys-decode-no-end"),
            Self::NoBegin => Message::new("keys-decode-no-begin"),
            Self::ForeignCharacter { position } => {
                Message::new("keys-decode-foreign").with("position", position)
            }
            Self::WrongLength => Message::new("keys-decode-wrong-length"),
            Self::Truncated { have, want } => Message::new("keys-decode-truncated")
                .with("have", have)
                .with("want", want),
            Self::Trailing { bytes } => Message::new("keys-decode-trailing").with("bytes", bytes),
            Self::NotDer => Message::new("keys-decode-not-der"),
            Self::Several { count } => Message::new("keys-decode-several").with("count", count),
        }
    }
}

/// One DER document and how it was found.
pub struct Document {
    /// The DER bytes, exactly one SEQUENCE; wiped when dropped, since they may be private.
    pub der: Zeroizing<Vec<u8>>,
    /// The PEM label, where there was one.
    pub label: Option<String>,
    /// Whether it was given as DER, not as text.
    pub binary: bool,
    /// What was mended.
    pub repairs: Vec<Repair>,
}

/// The text of an input with byte order marks, UTF-16, invisible characters and written-out newlines mended.
pub struct CleanText {
    /// The text; wiped when dropped.
    pub text: Zeroizing<String>,
    /// What was mended.
    pub repairs: Vec<Repair>,
}

/// Cleans `input` as text, without looking for a key in it.
///
/// # Errors
/// [`DecodeError::Empty`], [`DecodeError::TooLong`], [`DecodeError::NotText`].
pub fn clean(input: &[u8]) -> Result<CleanText, DecodeError> {
    check_length(input)?;
    clean::clean(input)
}

/// Finds the one DER document in `input`.
///
/// # Errors
/// See [`DecodeError`].
pub fn document(input: &[u8]) -> Result<Document, DecodeError> {
    check_length(input)?;
    if is_der(input) {
        return whole(Zeroizing::new(input.to_vec()), None, true, Vec::new());
    }
    let CleanText { text, mut repairs } = clean::clean(input)?;
    match pem::block(&text, &mut repairs)? {
        Some(block) => {
            let der = base64::decode(&block.body, &mut repairs)?;
            whole(der, Some(block.label), false, repairs)
        }
        None => {
            let der = base64::decode(&text, &mut repairs)?;
            whole(der, None, false, repairs)
        }
    }
}

fn check_length(input: &[u8]) -> Result<(), DecodeError> {
    if input.len() > MAX_INPUT {
        return Err(DecodeError::TooLong { bytes: input.len() });
    }
    if input.iter().all(u8::is_ascii_whitespace) {
        return Err(DecodeError::Empty);
    }
    Ok(())
}

/// A SEQUENCE tag followed by bytes that no text has. The tag alone is also the digit 0.
fn is_der(input: &[u8]) -> bool {
    input.first() == Some(&0x30)
        && (announced(input) == Some(input.len())
            || input.iter().any(|byte| *byte < 9 || *byte >= 0x80))
}

/// The whole length of the DER value that starts at `der`, header included.
fn announced(der: &[u8]) -> Option<usize> {
    let first = usize::from(*der.get(1)?);
    if first < 0x80 {
        return Some(2 + first);
    }
    let octets = first - 0x80;
    if octets == 0 || octets > 4 {
        return None;
    }
    let length = der
        .get(2..2 + octets)?
        .iter()
        .fold(0_usize, |sum, octet| sum << 8 | usize::from(*octet));
    length.checked_add(2 + octets)
}

fn whole(
    mut der: Zeroizing<Vec<u8>>,
    label: Option<String>,
    binary: bool,
    mut repairs: Vec<Repair>,
) -> Result<Document, DecodeError> {
    if der.first() != Some(&0x30) {
        return Err(DecodeError::NotDer);
    }
    let want = announced(&der).ok_or(DecodeError::NotDer)?;
    if der.len() < want {
        return Err(DecodeError::Truncated {
            have: der.len(),
            want,
        });
    }
    if der.len() == want * 2 && der[..want] == der[want..] {
        der.truncate(want);
        repairs.push(Repair::Doubled);
    }
    if der.len() > want {
        return Err(DecodeError::Trailing {
            bytes: der.len() - want,
        });
    }
    repairs.dedup();
    Ok(Document {
        der,
        label,
        binary,
        repairs,
    })
}

#[cfg(test)]
mod tests;
