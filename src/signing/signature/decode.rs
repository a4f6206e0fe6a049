//! The tolerant reading: fields first, then the value.

use std::collections::BTreeSet;

use base64ct::{Base64Unpadded, Encoding as _};

use super::{ParsedSignature, SignatureError, SignatureRepair};
use crate::codec::{entities, escapes, hex, unseen};

/// Lengths of RSA signatures in bytes, from 1024 to 8192 bits.
const SIGNATURE_LENGTHS: [usize; 6] = [128, 256, 384, 512, 768, 1024];

type Repairs = BTreeSet<SignatureRepair>;

/// Reads a header; the text is bounded by the caller.
pub(super) fn parse(text: &str) -> Result<ParsedSignature, SignatureError> {
    let mut repairs = Repairs::new();
    let visible = without_invisible(text, &mut repairs);
    let typed = without_entities(&visible, &mut repairs);
    let plain = without_json_escapes(&typed, &mut repairs);
    let value = without_name(unquoted(&plain, &mut repairs), &mut repairs);
    let fields = Fields::split(unquoted(value, &mut repairs), &mut repairs);
    let signature = trimmed(unquoted(fields.signature, &mut repairs));
    if signature.is_empty() {
        return Err(SignatureError::Missing);
    }
    if let Some(error) = no_signature(signature) {
        return Err(error);
    }
    let bytes = without_more_layers(decode(signature, &mut repairs)?, &mut repairs);
    if bytes.is_empty() {
        return Err(SignatureError::Missing);
    }
    Ok(ParsedSignature {
        bytes,
        algorithm: fields.algorithm,
        key_version: fields.key_version,
        repairs: repairs.into_iter().collect(),
    })
}

/// Removes characters that no eye sees, and makes every kind of blank a plain one.
fn without_invisible(text: &str, repairs: &mut Repairs) -> String {
    text.chars()
        .filter_map(|c| match c {
            c if unseen::has_no_width(c) => {
                repairs.insert(SignatureRepair::InvisibleCharacters);
                None
            }
            c => Some(if unseen::is_other_blank(c) { ' ' } else { c }),
        })
        .collect()
}

/// What stands in the place of a signature.
fn no_signature(value: &str) -> Option<SignatureError> {
    const WORDS: [&str; 10] = [
        "redacted",
        "masked",
        "hidden",
        "filtered",
        "removed",
        "omitted",
        "secret",
        "sensitive",
        "protected",
        "xxxx",
    ];
    let plain = value.trim_matches(['[', ']', '<', '>', '(', ')', '{', '}', '*', '-', '_', ' ']);
    let word = plain.to_ascii_lowercase();
    let starred = value.chars().filter(|c| matches!(c, '*' | '•' | '●' | '…')).count() > 2;
    if starred || plain.len() < 40 && WORDS.iter().any(|hidden| word.contains(hidden)) {
        return Some(SignatureError::Hidden);
    }
    if is_placeholder(value) {
        return Some(SignatureError::Placeholder);
    }
    // One signature in 10^60 has no capital letter of its own.
    let letters = value.chars().filter(char::is_ascii_alphabetic).count();
    let small = !value.chars().any(|c| c.is_ascii_uppercase());
    let is_hex = value.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | ' '));
    (letters > 100 && small && !is_hex).then_some(SignatureError::LetterCase)
}

/// Whether it holds a variable that nobody filled in: `{{host}}`, `${PATH}`, `%s`.
pub(in crate::signing) fn is_placeholder(value: &str) -> bool {
    ["{{", "${", "%s"].iter().any(|mark| value.contains(mark))
}

/// Undoes `&#x3D;` and its like of a text that was copied out of a web page's source.
fn without_entities(text: &str, repairs: &mut Repairs) -> String {
    let plain = entities::decoded(text);
    if plain != text {
        repairs.insert(SignatureRepair::HtmlEscaped);
    }
    plain
}

/// Undoes `\/`, `\"`, `\n` and `\u002B` of a text that was copied out of JSON or a log.
fn without_json_escapes(text: &str, repairs: &mut Repairs) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    repairs.insert(SignatureRepair::JsonEscaped);
    let text = text.strip_suffix('\\').unwrap_or(text);
    String::from_utf8_lossy(&escapes::unescaped(text.as_bytes())).into_owned()
}

/// Removes pairs of quotation marks or brackets around a text; without any, the text stays as it is.
fn unquoted<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    const QUOTES: &[char] =
        &['"', '\'', '`', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '[', ']'];
    if !text.trim().starts_with(QUOTES) && !text.trim().ends_with(QUOTES) {
        return text;
    }
    repairs.insert(SignatureRepair::Quotes);
    text.trim().trim_matches(QUOTES)
}

/// Removes blanks at the edges, unless they stand for a `+` that the value begins or ends with.
fn trimmed(value: &str) -> &str {
    let lines = value.trim_matches(['\r', '\n', '\t']);
    let bare = value.trim();
    if bare.contains('%') || has_signature_length(bare) || !has_signature_length(lines) {
        bare
    } else {
        lines
    }
}

/// Whether a text has as many characters as the base64 of a signature has.
fn has_signature_length(text: &str) -> bool {
    let chars = text.bytes().filter(|b| *b != b'=').count();
    SIGNATURE_LENGTHS.iter().any(|len| (len * 4).div_ceil(3) == chars)
}

/// Removes a leading `Signature:`.
fn without_name<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    const NAME: &str = "signature";
    let line = text.trim();
    if !line.get(..NAME.len()).is_some_and(|start| start.eq_ignore_ascii_case(NAME)) {
        return text;
    }
    match line[NAME.len()..].trim_start_matches(['"', '\'', ' ', '\t']).strip_prefix(':') {
        Some(value) => {
            repairs.insert(SignatureRepair::HeaderName);
            value
        }
        None => text,
    }
}

/// The named fields of the header.
#[derive(Default)]
struct Fields<'a> {
    algorithm: Option<String>,
    key_version: Option<String>,
    signature: &'a str,
    /// Whether the signature stood under a name that other APIs give it.
    other_name: bool,
}

impl<'a> Fields<'a> {
    fn split(text: &'a str, repairs: &mut Repairs) -> Self {
        let mut fields = Self::default();
        let mut named = false;
        for field in text.split([',', ';', '&']) {
            let Some((name, value)) = field.split_once(['=', ':']) else {
                continue;
            };
            let name =
                name.trim_matches(['"', '\'', ' ', '\t', '\r', '\n', '{']).to_ascii_lowercase();
            let plain = value.trim().trim_matches(['"', '\'', '}']);
            match name.as_str() {
                "algorithm" => fields.algorithm = Some(plain.to_owned()),
                "keyversion" | "key-version" | "key_version" => {
                    fields.key_version = Some(plain.to_owned());
                }
                "signature" | "sign" | "sig" => fields.take(name == "signature", value, repairs),
                _ => continue,
            }
            named = true;
        }
        if fields.other_name {
            repairs.insert(SignatureRepair::OtherFieldName);
        }
        if !named {
            repairs.insert(SignatureRepair::BareValue);
            fields.signature = text;
        } else if !text.contains(',') && text.contains([';', '&']) {
            repairs.insert(SignatureRepair::OtherSeparators);
        }
        fields
    }
}

impl<'a> Fields<'a> {
    /// Takes a signature: the first, but one of its own name rather than one that other APIs name so.
    fn take(&mut self, own_name: bool, value: &'a str, repairs: &mut Repairs) {
        // The brace ends a header that was printed as a JSON object.
        let value = value.trim_end_matches(['}', '\n', '\r']);
        let first = self.signature.is_empty();
        if !first && value.trim() != self.signature.trim() {
            repairs.insert(SignatureRepair::Several);
        }
        if first || self.other_name && own_name {
            (self.signature, self.other_name) = (value, !own_name);
        }
    }
}

/// Decodes the value of the signature, whatever it was encoded with.
fn decode(value: &str, repairs: &mut Repairs) -> Result<Vec<u8>, SignatureError> {
    if let Some(bytes) = from_hex(value) {
        repairs.insert(SignatureRepair::Hex);
        return Ok(bytes);
    }
    let encoded = without_wraps(value, repairs);
    let base64 = percent_decoded(&encoded, repairs);
    let base64 = without_encoded_wraps(base64, repairs);
    let base64 = with_plus(&base64, repairs);
    from_base64(&base64, repairs)
}

/// Decodes as long as what was decoded is a text that can only be an encoded signature.
fn without_more_layers(mut bytes: Vec<u8>, repairs: &mut Repairs) -> Vec<u8> {
    // Random bytes of this length are never all of this alphabet, and each layer is shorter than the last.
    let is_text = |bytes: &[u8]| {
        bytes.len() * 3 >= SIGNATURE_LENGTHS[0] * 4
            && bytes.iter().all(|b| b.is_ascii_alphanumeric() || b"+/=-_%\r\n".contains(b))
    };
    while is_text(&bytes) {
        let inner = std::str::from_utf8(&bytes)
            .ok()
            .and_then(|text| decode(text.trim(), &mut Repairs::new()).ok());
        let Some(inner) = inner else { break };
        repairs.insert(SignatureRepair::Base64Twice);
        bytes = inner;
    }
    bytes
}

/// Reads hexadecimal, with or without `0x`, colons and blanks.
fn from_hex(value: &str) -> Option<Vec<u8>> {
    let digits = value.strip_prefix("0x").unwrap_or(value);
    let digits: Vec<u8> =
        digits.bytes().filter(|b| !matches!(b, b':' | b' ' | b'\n' | b'\r' | b'\t')).collect();
    // Base64 of a signature is a third longer than the signature, never twice as long.
    if digits.len() < 2 * SIGNATURE_LENGTHS[0] || !digits.len().is_multiple_of(2) {
        return None;
    }
    hex::bytes(&digits)
}

/// Removes line breaks, and the blanks that came with them.
fn without_wraps(value: &str, repairs: &mut Repairs) -> String {
    let mut joined = value.to_owned();
    if value.contains(['\n', '\r']) {
        repairs.insert(SignatureRepair::LineWrapped);
        joined = value.split(['\n', '\r']).map(str::trim).collect();
    }
    let blanks = joined.contains([' ', '\t']);
    // A form decoder that made `+` a blank leaves no percent sign; a wrapped copy of the wire form does.
    if blanks && (joined.contains('%') || wrapped_not_plus(&joined)) {
        repairs.insert(SignatureRepair::LineWrapped);
        joined.retain(|c| !matches!(c, ' ' | '\t'));
    }
    joined
}

/// Whether the base64 has a signature's length only once its blanks are removed.
fn wrapped_not_plus(value: &str) -> bool {
    let without: String = value.split_ascii_whitespace().collect();
    has_signature_length(&without) && !has_signature_length(value)
}

/// Undoes percent-encoding, as often as it was done; `+` stays `+`.
fn percent_decoded(value: &str, repairs: &mut Repairs) -> String {
    let raw = value.contains(['+', '/', '=', ' ']);
    if !value.contains('%') {
        if raw && !value.contains([' ', '-', '_']) {
            repairs.insert(SignatureRepair::NotPercentEncoded);
        }
        return value.to_owned();
    }
    if raw {
        repairs.insert(SignatureRepair::PartlyPercentEncoded);
    }
    let mut text = percent_decode_once(value);
    for _ in 0..3 {
        if !text.contains('%') {
            break;
        }
        repairs.insert(SignatureRepair::DoublePercentEncoding);
        text = percent_decode_once(&text);
    }
    text
}

/// Undoes one layer of percent-encoding; an escape that the end of the text cuts off is dropped.
fn percent_decode_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if rest.len() < 2 && rest.bytes().all(|b| b.is_ascii_hexdigit()) {
            return out;
        }
        match rest.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if byte.is_ascii() => {
                out.push(char::from(byte));
                rest = &rest[2..];
            }
            _ => out.push('\u{fffd}'),
        }
    }
    out.push_str(rest);
    out
}

/// Removes line breaks that were percent-encoded: base64 as MIME writes it, in lines of 76 characters.
fn without_encoded_wraps(mut base64: String, repairs: &mut Repairs) -> String {
    if base64.contains(['\n', '\r']) {
        repairs.insert(SignatureRepair::LineWrapped);
        base64.retain(|c| !matches!(c, '\n' | '\r'));
    }
    base64
}

/// Puts `+` back where a form decoder left blanks.
fn with_plus(value: &str, repairs: &mut Repairs) -> String {
    if !value.contains(' ') {
        return value.to_owned();
    }
    repairs.insert(SignatureRepair::BlanksForPlus);
    value.replace(' ', "+")
}

/// Decodes base64 of either alphabet, padded or not.
fn from_base64(value: &str, repairs: &mut Repairs) -> Result<Vec<u8>, SignatureError> {
    let body = value.trim_end_matches('=');
    if let Some((at, character)) = body
        .chars()
        .enumerate()
        .find(|(_, c)| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_')))
    {
        return Err(SignatureError::UnexpectedCharacter { character, position: at + 1 });
    }
    if body.len() % 4 == 1 {
        return Err(SignatureError::Truncated);
    }
    if body.contains(['-', '_']) {
        repairs.insert(SignatureRepair::Base64Url);
    }
    if !value.len().is_multiple_of(4) {
        repairs.insert(SignatureRepair::MissingPadding);
    }
    let standard = body.replace('-', "+").replace('_', "/");
    Base64Unpadded::decode_vec(&standard).map_err(|_| SignatureError::Truncated)
}
