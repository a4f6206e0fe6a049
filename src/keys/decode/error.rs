use crate::text::Message;

/// Why an input holds no document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DecodeError {
    /// Nothing, or only blanks.
    Empty,
    /// Longer than [`MAX_INPUT`](super::MAX_INPUT).
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Bytes that are neither DER nor text.
    NotText,
    /// A BEGIN line whose END line is missing, with a part of the key.
    NoEnd,
    /// An END line whose BEGIN line is missing, with a part of the key.
    NoBegin,
    /// BEGIN and END lines with nothing between.
    NothingBetween,
    /// Stars or dots where a part of the key was hidden.
    Hidden,
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
    /// The reader itself failed; nothing else was lost.
    ReaderFailed,
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
            Self::NothingBetween => Message::new("keys-decode-nothing-between"),
            Self::Hidden => Message::new("keys-decode-hidden"),
            Self::ForeignCharacter { position } => {
                Message::new("keys-decode-foreign").with("position", position)
            }
            Self::WrongLength => Message::new("keys-decode-wrong-length"),
            Self::Truncated { have, want } => {
                Message::new("keys-decode-truncated").with("have", have).with("want", want)
            }
            Self::Trailing { bytes } => {
                Message::new("keys-decode-trailing").counting("bytes", *bytes)
            }
            Self::NotDer => Message::new("keys-decode-not-der"),
            Self::ReaderFailed => Message::new("keys-decode-reader-failed"),
            Self::Several { count } => Message::new("keys-decode-several").with("count", count),
        }
    }
}

crate::explained!(DecodeError);
