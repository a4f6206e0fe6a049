use crate::text::Message;

/// What was not as it should be in a capture, and how it was read all the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CaptureRepair {
    /// The text began with a byte order mark.
    ByteOrderMark,
    /// The text was UTF-16, as Windows programs save it.
    Utf16,
    /// The text stood between the fences of Markdown.
    CodeFence,
    /// There was no method; every message of the API is a POST.
    MethodAssumed,
    /// The request line held the whole URL; the path was taken out of it.
    WholeUrl,
    /// The path of an answer is the one of the request before it.
    PathOfRequest,
    /// The server's address was a variable that was not filled in.
    Variable {
        /// Its name.
        name: String,
    },
    /// A header went on in the next line.
    HeaderFolded {
        /// Its name.
        name: String,
    },
    /// A header stood there several times with different values; the first was taken.
    HeaderRepeated {
        /// Its name.
        name: String,
    },
    /// A header stood there beside one whose name only looks like it, with another value; the exact name was taken.
    HeaderLookalike {
        /// Its name.
        name: String,
    },
    /// A header was not UTF-8.
    HeaderNotUtf8 {
        /// Its name.
        name: String,
    },
    /// Both times were there, which only a mixture of two messages has.
    BothTimes,
    /// There were blank lines between the headers.
    BlankLinesInHeaders,
    /// No blank line stood between the headers and the body.
    BlankLineMissing,
    /// The body was sent in chunks, and put together again.
    Chunked,
    /// The body was sent in chunks, and they do not fit together; it was left as it is.
    ChunksDamaged,
    /// The body was compressed with gzip, and unpacked.
    Decompressed,
    /// The body was compressed and could not be unpacked.
    StillCompressed {
        /// The value of `Content-Encoding`.
        encoding: String,
    },
    /// Blanks and line breaks after the end that `Content-Length` says were left out, as editors put them there.
    TrailingBlanks {
        /// How many.
        count: usize,
    },
    /// Bytes after the end that `Content-Length` says were left out.
    TrailingBytes {
        /// How many.
        count: usize,
    },
    /// `Content-Length` says another length; the body was taken as it is.
    LengthDiffers {
        /// Bytes that `Content-Length` says.
        declared: usize,
        /// Bytes that are there.
        found: usize,
    },
    /// Copying made the line breaks of the body short; they were made CR LF again, as `Content-Length` proves.
    CrlfRestored,
    /// The log holds the body as JSON inside its own JSON, so a program wrote it again.
    BodyReserialised,
    /// The body was in base64.
    BodyFromBase64,
    /// The command takes the body from a file that is not here.
    BodyInFile {
        /// The file's name as it stands in the command.
        name: String,
    },
    /// A program makes the body while the command runs.
    BodyComputed,
    /// The quotation marks of the command were made curly by a word processor.
    CurlyQuotes,
    /// The browser that wrote the command doubled the backslashes of its values.
    BackslashesDoubled,
    /// The JSON has nothing that a message of the API has.
    NoMessage,
    /// The log line ends in the middle.
    CutOff,
    /// The message stood as a text inside of another.
    Nested,
    /// The message was dumped in hex.
    HexDump,
    /// The message was printed line by line into the log of a container.
    ContainerLog,
    /// The message stood as a string of a program, with its line breaks written out.
    ProgramString,
    /// The whole message was in base64.
    MessageFromBase64,
    /// The message was taken out of a client's wire log.
    WireLog,
    /// It is a message of ZOLOZ, whose API is signed in the same way.
    Zoloz,
}

impl CaptureRepair {
    /// The word for programs, where the capture can be read in two ways: what a server saw may be another message
    /// than the one that is judged here. `None` for what only the capture's own form is about.
    pub fn contradiction(&self) -> Option<&'static str> {
        match self {
            Self::HeaderRepeated { .. } => Some("header_repeated"),
            Self::HeaderLookalike { .. } => Some("header_lookalike"),
            Self::TrailingBytes { .. } => Some("bytes_after_body"),
            Self::LengthDiffers { .. } => Some("content_length_differs"),
            Self::ByteOrderMark
            | Self::Utf16
            | Self::CodeFence
            | Self::MethodAssumed
            | Self::WholeUrl
            | Self::PathOfRequest
            | Self::Variable { .. }
            | Self::HeaderFolded { .. }
            | Self::HeaderNotUtf8 { .. }
            | Self::BothTimes
            | Self::BlankLinesInHeaders
            | Self::BlankLineMissing
            | Self::Chunked
            | Self::ChunksDamaged
            | Self::Decompressed
            | Self::StillCompressed { .. }
            | Self::TrailingBlanks { .. }
            | Self::CrlfRestored
            | Self::BodyReserialised
            | Self::BodyFromBase64
            | Self::BodyInFile { .. }
            | Self::BodyComputed
            | Self::CurlyQuotes
            | Self::BackslashesDoubled
            | Self::NoMessage
            | Self::CutOff
            | Self::Nested
            | Self::HexDump
            | Self::ContainerLog
            | Self::ProgramString
            | Self::MessageFromBase64
            | Self::WireLog
            | Self::Zoloz => None,
        }
    }

    /// What it says to the user.
    pub fn message(&self) -> Message {
        match self {
            Self::ByteOrderMark => Message::new("capture-byte-order-mark"),
            Self::Utf16 => Message::new("capture-utf16"),
            Self::CodeFence => Message::new("capture-code-fence"),
            Self::MethodAssumed => Message::new("capture-method-assumed"),
            Self::WholeUrl => Message::new("capture-whole-url"),
            Self::PathOfRequest => Message::new("capture-path-of-request"),
            Self::Variable { name } => Message::new("capture-variable").with("name", name),
            Self::HeaderFolded { name } => Message::new("capture-header-folded").with("name", name),
            Self::HeaderRepeated { name } => {
                Message::new("capture-header-repeated").with("name", name)
            }
            Self::HeaderLookalike { name } => {
                Message::new("capture-header-lookalike").with("name", name)
            }
            Self::HeaderNotUtf8 { name } => {
                Message::new("capture-header-not-utf8").with("name", name)
            }
            Self::BothTimes => Message::new("capture-both-times"),
            Self::BlankLinesInHeaders => Message::new("capture-blank-lines-in-headers"),
            Self::BlankLineMissing => Message::new("capture-blank-line-missing"),
            Self::Chunked => Message::new("capture-chunked"),
            Self::ChunksDamaged => Message::new("capture-chunks-damaged"),
            Self::Decompressed => Message::new("capture-decompressed"),
            Self::StillCompressed { encoding } => {
                Message::new("capture-still-compressed").with("encoding", encoding)
            }
            Self::TrailingBlanks { count } => {
                Message::new("capture-trailing-blanks").counting("count", *count)
            }
            Self::TrailingBytes { count } => {
                Message::new("capture-trailing-bytes").counting("count", *count)
            }
            Self::LengthDiffers { declared, found } => Message::new("capture-length-differs")
                .with("declared", declared)
                .with("found", found),
            Self::CrlfRestored => Message::new("capture-crlf-restored"),
            Self::BodyReserialised => Message::new("capture-body-reserialised"),
            Self::BodyFromBase64 => Message::new("capture-body-from-base64"),
            Self::BodyInFile { name } => Message::new("capture-body-in-file").with("name", name),
            Self::BodyComputed => Message::new("capture-body-computed"),
            Self::CurlyQuotes => Message::new("capture-curly-quotes"),
            Self::BackslashesDoubled => Message::new("capture-backslashes-doubled"),
            Self::NoMessage => Message::new("capture-no-message"),
            Self::CutOff => Message::new("capture-cut-off"),
            Self::HexDump => Message::new("capture-hex-dump"),
            Self::ContainerLog => Message::new("capture-container-log"),
            Self::ProgramString => Message::new("capture-program-string"),
            Self::MessageFromBase64 => Message::new("capture-message-from-base64"),
            Self::Nested => Message::new("capture-nested"),
            Self::WireLog => Message::new("capture-wire-log"),
            Self::Zoloz => Message::new("capture-zoloz"),
        }
    }
}
