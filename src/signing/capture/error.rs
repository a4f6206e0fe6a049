use super::scheme::Scheme;
use crate::text::Message;

/// Why nothing could be read from a capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptureError {
    /// There is nothing in it but blanks.
    Empty,
    /// It is longer than [`MAX_LEN`](super::MAX_LEN).
    TooLong {
        /// Its length in bytes.
        len: usize,
    },
    /// It holds a private key, which does not belong here; nothing of it was kept.
    PrivateKey,
    /// It holds more messages than [`MAX_MESSAGES`](super::MAX_MESSAGES).
    TooManyMessages,
    /// It is JSON with more parts or deeper nesting than is read.
    TooComplex,
    /// It is an archive or an office document, which is one.
    Archive,
    /// It is signed by the rules of another API.
    OtherScheme(Scheme),
    /// No message, header or body was recognised.
    NothingFound,
    /// The reader itself failed; nothing else was lost.
    ReaderFailed,
}

impl CaptureError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("capture-empty"),
            Self::TooLong { len } => Message::new("capture-too-long")
                .with("len", len.div_ceil(1024 * 1024))
                .with("most", super::MAX_LEN / (1024 * 1024)),
            Self::PrivateKey => Message::new("capture-private-key"),
            Self::TooManyMessages => {
                Message::new("capture-too-many").with("most", super::MAX_MESSAGES)
            }
            Self::TooComplex => Message::new("capture-too-complex"),
            Self::Archive => Message::new("capture-archive"),
            Self::OtherScheme(scheme) => scheme.message(),
            Self::NothingFound => Message::new("capture-nothing-found"),
            Self::ReaderFailed => Message::new("capture-reader-failed"),
        }
    }
}

crate::explained!(CaptureError);
