use crate::text::Message;

/// What was mended on the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repair {
    /// UTF-16, as Windows editors write it.
    Utf16,
    /// A byte order mark.
    ByteOrderMark,
    /// Bytes of an older character set, such as GBK, around the key.
    ForeignCharset,
    /// Characters that cannot be seen, such as zero-width spaces.
    Invisible,
    /// Letters and digits of full width, as Chinese keyboards type them.
    FullWidth,
    /// `\n` written out as two characters, or a backslash at the end of each line.
    LiteralNewlines,
    /// `\/` and `\u002B`, as JSON writes `/` and `+`.
    JsonEscapes,
    /// `&#43;` and `<br>`, as web pages write them.
    HtmlEscapes,
    /// `%2B` and the like.
    PercentEncoding,
    /// Quotes, commas or brackets around the key, or the `>` of a quoted mail.
    Quotes,
    /// Long dashes, or more or fewer than five, around BEGIN and END.
    Dashes,
    /// A BEGIN or END line that is missing, or that belongs to another form than what is inside.
    Boundary,
    /// Text before or after the key.
    Surroundings,
    /// Blanks or line breaks inside the base64.
    Blanks,
    /// `-` and `_` in place of `+` and `/`.
    Base64Url,
    /// `=` missing at the end.
    Padding,
    /// Blanks where `+` was.
    PlusLost,
    /// The same key twice in a row.
    Doubled,
    /// Hex digits in place of base64.
    Hex,
    /// Several certificates, of which the one was taken that issued none of the others.
    Chain,
    /// Base64 around base64 or PEM.
    Base64Twice,
    /// A string in the code of a program.
    Program,
    /// A mark or a number before each line.
    LineMarks,
    /// A modulus printed as a number.
    Numbers,
    /// The form of Windows' `CryptoAPI`.
    CryptoApi,
    /// A private exponent that fits, and is longer than FIPS 186-5 A.1.1 allows: modulo φ in place of λ.
    Exponent,
}

impl Repair {
    /// The sentence for it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Utf16 => "keys-repair-utf16",
            Self::ByteOrderMark => "keys-repair-bom",
            Self::ForeignCharset => "keys-repair-foreign-charset",
            Self::Invisible => "keys-repair-invisible",
            Self::FullWidth => "keys-repair-full-width",
            Self::LiteralNewlines => "keys-repair-literal-newlines",
            Self::JsonEscapes => "keys-repair-json",
            Self::HtmlEscapes => "keys-repair-html",
            Self::PercentEncoding => "keys-repair-percent",
            Self::Quotes => "keys-repair-quotes",
            Self::Dashes => "keys-repair-dashes",
            Self::Boundary => "keys-repair-boundary",
            Self::Surroundings => "keys-repair-surroundings",
            Self::Blanks => "keys-repair-blanks",
            Self::Base64Url => "keys-repair-base64url",
            Self::Padding => "keys-repair-padding",
            Self::PlusLost => "keys-repair-plus-lost",
            Self::Doubled => "keys-repair-doubled",
            Self::Hex => "keys-repair-hex",
            Self::Chain => "keys-repair-chain",
            Self::Base64Twice => "keys-repair-base64-twice",
            Self::Program => "keys-repair-program",
            Self::LineMarks => "keys-repair-line-marks",
            Self::Numbers => "keys-repair-numbers",
            Self::CryptoApi => "keys-repair-crypto-api",
            Self::Exponent => "keys-repair-exponent",
        })
    }
}
