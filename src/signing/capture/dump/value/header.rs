//! The value of a header, and the signature's, whose own fields are separated by commas.

use super::{
    Outcome, Place,
    place::{after_blanks, count},
    quoted,
};
use crate::codec::lines;
use crate::signing::capture::names::Header;

/// The longest value of a client id or a time, in bytes.
const MAX_SHORT: usize = 256;

/// The longest signature header, in bytes.
const MAX_SIGNATURE: usize = 8 * 1024;

/// The value of a header.
pub(in crate::signing::capture::dump) fn header(
    text: &[u8],
    place: &Place,
    header: Header,
) -> Outcome<Vec<u8>> {
    if let Some(len) = place.len {
        return sized(text, place.start, len, header);
    }
    if let Some((value, _, next)) = quoted(text, place.start) {
        let value = (!value.trim_ascii().is_empty() && value.len() <= MAX_SIGNATURE)
            .then(|| value.into_owned());
        return Outcome { value: value.filter(|value| fits(header, value)), next };
    }
    if header == Header::Signature {
        return signature(text, place.start);
    }
    let line = lines::short(text, place.start, MAX_SHORT)
        .filter(|line| place.own_line && !line.iter().any(|byte| b",;\"'[]{}\\".contains(byte)));
    let value = if let Some(line) = line {
        line.trim_ascii()
    } else {
        let len = count(text, place.start, MAX_SHORT + 1, |byte| !ends_value(byte));
        &text[place.start..place.start + len]
    };
    let next = place.start + value.len();
    let value = (value.len() <= MAX_SHORT && fits(header, value)).then(|| value.to_vec());
    Outcome { value, next }
}

/// A value of the length that `var_dump` says.
fn sized(text: &[u8], start: usize, len: usize, header: Header) -> Outcome<Vec<u8>> {
    let value = start.checked_add(len).and_then(|end| text.get(start..end));
    let value = value.filter(|value| value.len() <= MAX_SIGNATURE && fits(header, value));
    Outcome { next: start + value.map_or(0, <[u8]>::len), value: value.map(<[u8]>::to_vec) }
}

/// A character that is in no client id, time or path.
pub(super) fn ends_value(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b",;\"'`[](){}<>|\\".contains(&byte)
}

/// Whether a value can be one of this header, rather than the next word of a sentence.
fn fits(header: Header, value: &[u8]) -> bool {
    let empty = matches!(
        value,
        b"" | b"null" | b"None" | b"undefined" | b"nil" | b"-" | b"true" | b"false"
    );
    !empty
        && match header {
            Header::Signature => is_signature(value),
            Header::RequestTime | Header::ResponseTime => value.iter().any(u8::is_ascii_digit),
            _ => true,
        }
}

/// Whether it is a signature header or a bare signature, not a word about one.
fn is_signature(value: &[u8]) -> bool {
    const SHORTEST: usize = 100;
    let named = memchr::memmem::find(&value.to_ascii_lowercase(), b"signature=").is_some();
    let bare = value.len() >= SHORTEST
        && value.iter().all(|byte| is_signature_byte(*byte) || byte.is_ascii_whitespace());
    named || bare
}

fn is_signature_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"%+/=_-".contains(&byte)
}

/// A signature header without marks around it: its own fields are separated by commas, as are often the headers.
pub(in crate::signing::capture::dump) fn signature(text: &[u8], start: usize) -> Outcome<Vec<u8>> {
    let run = |from: usize| count(text, from, MAX_SIGNATURE, is_signature_byte);
    let mut end = start + run(start);
    while end - start < MAX_SIGNATURE {
        let at = match text.get(end) {
            Some(b',' | b';' | b'&') => after_blanks(text, end + 1),
            _ => break,
        };
        if !is_field(&text[at..]) {
            break;
        }
        end = at + run(at);
    }
    end = with_wrapped_lines(text, start, end);
    let value = &text[start..end];
    let fits = value.len() < MAX_SIGNATURE && is_signature(value);
    Outcome { value: fits.then(|| value.to_vec()), next: end }
}

/// Whether a field of the signature header starts here.
fn is_field(text: &[u8]) -> bool {
    [&b"algorithm="[..], b"keyversion=", b"signature="]
        .iter()
        .any(|field| text.get(..field.len()).is_some_and(|start| start.eq_ignore_ascii_case(field)))
}

/// Goes on in the lines below as far as they hold nothing but more of the signature.
fn with_wrapped_lines(text: &[u8], start: usize, end: usize) -> usize {
    const SHORTEST: usize = 16;
    let mut end = end;
    while end - start < MAX_SIGNATURE {
        let breaks = count(text, end, 2, |byte| byte == b'\r' || byte == b'\n');
        if breaks == 0 {
            return end;
        }
        let from = after_blanks(text, end + breaks);
        let len = count(text, from, MAX_SIGNATURE, is_signature_byte);
        let ends_line = text
            .get(from + len)
            .is_none_or(|byte| matches!(byte, b'\r' | b'\n' | b',' | b'"' | b']' | b'}'));
        let continues = is_field(&text[from..]) || len >= SHORTEST;
        if !ends_line || !continues {
            return end;
        }
        end = from + len;
    }
    end
}
