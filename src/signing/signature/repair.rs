//! What was done to a signature header to read it.

use crate::text::Message as Sentence;

/// A repair of the signature header or of the value in it.
///
/// | word | what was found |
/// |---|---|
/// | `sig_base64url` | the alphabet of RFC 4648 base64url |
/// | `sig_plus_became_space` | blanks where `+` was |
/// | `sig_double_percent_encoded` | percent-encoded twice |
/// | `sig_not_percent_encoded` | base64 without percent-encoding |
/// | `sig_partly_percent_encoded` | some of `+`, `/`, `=` encoded and some not |
/// | `sig_base64_twice` | base64 of base64 |
/// | `sig_hex` | hexadecimal |
/// | `sig_json_escaped` | `\/` or `\u002B` from a JSON text |
/// | `sig_html_escaped` | `&#x3D;` from the source of a web page |
/// | `sig_line_wrapped` | line breaks or blanks inside |
/// | `sig_invisible_characters` | zero-width characters, byte-order marks |
/// | `sig_missing_padding` | base64 without its `=` |
/// | `header_is_bare_value` | no `signature=` before the value |
/// | `header_has_name` | the header's name stands before the value |
/// | `header_has_quotes` | quotation marks or brackets around it |
/// | `header_other_field_name` | `sign=` for `signature=` |
/// | `header_other_separators` | fields separated by something else than a comma |
/// | `sig_several` | more than one signature, with different values; the first was taken |
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignatureRepair {
    /// The alphabet of RFC 4648 base64url was read as standard base64.
    Base64Url,
    /// Blanks were read as `+`.
    BlanksForPlus,
    /// Percent-encoding was undone more than once.
    DoublePercentEncoding,
    /// The base64 was not percent-encoded.
    NotPercentEncoded,
    /// Only some of the characters that need it were percent-encoded.
    PartlyPercentEncoded,
    /// Base64 was undone more than once.
    Base64Twice,
    /// Hexadecimal was read instead of base64.
    Hex,
    /// Escapes of a JSON text were undone.
    JsonEscaped,
    /// Escapes of a web page were undone.
    HtmlEscaped,
    /// Line breaks or blanks inside the value were removed.
    LineWrapped,
    /// Characters that nobody sees were removed.
    InvisibleCharacters,
    /// The missing `=` at the end were added.
    MissingPadding,
    /// The whole text was read as the signature.
    BareValue,
    /// The name of the header was removed.
    HeaderName,
    /// Quotation marks around the text or a value were removed.
    Quotes,
    /// The field with the signature has another name.
    OtherFieldName,
    /// Fields were separated by something else than a comma.
    OtherSeparators,
    /// There was more than one signature, with different values; the first was taken.
    Several,
}

impl SignatureRepair {
    /// The repair as a stable word for programs, the same as in the test vectors.
    pub fn label(self) -> &'static str {
        match self {
            Self::Base64Url => "sig_base64url",
            Self::BlanksForPlus => "sig_plus_became_space",
            Self::DoublePercentEncoding => "sig_double_percent_encoded",
            Self::NotPercentEncoded => "sig_not_percent_encoded",
            Self::PartlyPercentEncoded => "sig_partly_percent_encoded",
            Self::Base64Twice => "sig_base64_twice",
            Self::Hex => "sig_hex",
            Self::JsonEscaped => "sig_json_escaped",
            Self::HtmlEscaped => "sig_html_escaped",
            Self::LineWrapped => "sig_line_wrapped",
            Self::InvisibleCharacters => "sig_invisible_characters",
            Self::MissingPadding => "sig_missing_padding",
            Self::BareValue => "header_is_bare_value",
            Self::HeaderName => "header_has_name",
            Self::Quotes => "header_has_quotes",
            Self::OtherFieldName => "header_other_field_name",
            Self::OtherSeparators => "header_other_separators",
            Self::Several => "sig_several",
        }
    }

    /// What was found, with `.fix` (how to write it right) and `.code`.
    pub fn message(self) -> Sentence {
        Sentence::new(match self {
            Self::Base64Url => "signing-sig-base64url",
            Self::BlanksForPlus => "signing-sig-plus-became-space",
            Self::DoublePercentEncoding => "signing-sig-double-percent-encoded",
            Self::NotPercentEncoded => "signing-sig-not-percent-encoded",
            Self::PartlyPercentEncoded => "signing-sig-partly-percent-encoded",
            Self::Base64Twice => "signing-sig-base64-twice",
            Self::Hex => "signing-sig-hex",
            Self::JsonEscaped => "signing-sig-json-escaped",
            Self::HtmlEscaped => "signing-sig-html-escaped",
            Self::LineWrapped => "signing-sig-line-wrapped",
            Self::InvisibleCharacters => "signing-sig-invisible-characters",
            Self::MissingPadding => "signing-sig-missing-padding",
            Self::BareValue => "signing-header-is-bare-value",
            Self::HeaderName => "signing-header-has-name",
            Self::Quotes => "signing-header-has-quotes",
            Self::OtherFieldName => "signing-header-other-field-name",
            Self::OtherSeparators => "signing-header-other-separators",
            Self::Several => "signing-sig-several",
        })
    }
}
