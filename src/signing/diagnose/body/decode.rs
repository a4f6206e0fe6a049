//! What may have been done to the body we hold, undone.

mod numbers;
mod wrap;

use base64ct::{Base64Unpadded, Encoding as _};
use unicode_normalization::UnicodeNormalization as _;

use super::{charset, steps::Steps};
use crate::signing::diagnose::{
    candidate::cost::{COMMON, EVERYDAY, RARE, UNCOMMON},
    cause::Cause,
    text::{hex_byte, percent_decoded_bytes},
};

/// Offers every way to undo something of one body.
pub(super) fn decodings(body: &[u8], steps: &mut Steps<'_>) {
    edges(body, steps);
    charsets(body, steps);
    let text = std::str::from_utf8(body).ok();
    if let Some(text) = text {
        wrap::wrappings(text, steps);
        characters(text, steps);
        mojibake(text, steps);
    }
    transport(body, steps);
    lines(body, steps);
}

fn edges(body: &[u8], steps: &mut Steps<'_>) {
    steps.add_some(EVERYDAY, Cause::BodyBom, || body.strip_prefix(b"\xef\xbb\xbf"));
    steps.add(COMMON, Cause::BodySurroundingWhitespace, || body.trim_ascii_start());
    steps.add(UNCOMMON, Cause::BodySurroundingWhitespace, || {
        &body[..body.iter().rposition(|b| *b != 0).map_or(0, |at| at + 1)]
    });
}

fn lines(body: &[u8], steps: &mut Steps<'_>) {
    if !body.contains(&b'\n') && !body.contains(&b'\r') {
        return;
    }
    steps.add(EVERYDAY, Cause::BodyLineEndings, || to_lf(body));
    steps.add(EVERYDAY, Cause::BodyLineEndings, || to_crlf(&to_lf(body)));
    steps.add(UNCOMMON, Cause::BodyLineWrapped, || {
        body.iter().copied().filter(|b| !matches!(b, b'\n' | b'\r')).collect::<Vec<_>>()
    });
    steps.add(UNCOMMON, Cause::BodyLineWrapped, || {
        to_lf(body).into_iter().map(|b| if b == b'\n' { b' ' } else { b }).collect::<Vec<_>>()
    });
    steps.add(UNCOMMON, Cause::BodyLineWrapped, || {
        to_lf(body)
            .split(|b| *b == b'\n')
            .flat_map(<[u8]>::trim_ascii_start)
            .copied()
            .collect::<Vec<_>>()
    });
}

/// Every line end as LF.
fn to_lf(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for (at, &byte) in body.iter().enumerate() {
        match byte {
            b'\r' if body.get(at + 1) == Some(&b'\n') => {}
            b'\r' => out.push(b'\n'),
            other => out.push(other),
        }
    }
    out
}

fn to_crlf(lf: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(lf.len() + lf.len() / 16);
    for &byte in lf {
        if byte == b'\n' {
            out.push(b'\r');
        }
        out.push(byte);
    }
    out
}

/// Percent-encoding, base64, forms, chunks.
fn transport(body: &[u8], steps: &mut Steps<'_>) {
    if body.contains(&b'%') {
        let once = |keep_plus| percent_decoded_bytes(body, keep_plus);
        steps.add(COMMON, Cause::BodyPercentEncoded, || once(true));
        steps.add(COMMON, Cause::BodyPercentEncoded, || once(false));
        steps.add(RARE, Cause::BodyPercentEncoded, || percent_decoded_bytes(&once(true), true));
    }
    steps.add_some(COMMON, Cause::BodyFormWrapped, || body.strip_suffix(b"="));
    let name = body.iter().take(32).position(|b| *b == b'=');
    if let Some(at) = name.filter(|at| body[..*at].iter().all(u8::is_ascii_alphanumeric)) {
        let value = &body[at + 1..];
        steps.add(COMMON, Cause::BodyFormWrapped, || value);
        steps.add(COMMON, Cause::BodyFormWrapped, || percent_decoded_bytes(value, false));
    }
    steps.add_some(COMMON, Cause::BodyFormWrapped, || name_of_form(body));
    steps.add_some(COMMON, Cause::BodyChunked, || dechunked(body));
    if !body.contains(&b'{') {
        steps.add_some(COMMON, Cause::BodyBase64, || from_base64(body));
    }
    steps.add_some(COMMON, Cause::BodyHex, || numbers::bytes(std::str::from_utf8(body).ok()?));
    steps.add_some(UNCOMMON, Cause::BodyQuotedPrintable, || from_quoted_printable(body));
    steps.add_some(UNCOMMON, Cause::BodyExtraText, || without_surroundings(body));
    steps.add_some(COMMON, Cause::BodyExtraText, || first_value(body));
}

/// The name of the one field of an object: JSON that was read as a form, in which it had no value.
fn name_of_form(body: &[u8]) -> Option<Vec<u8>> {
    let form: std::collections::BTreeMap<String, String> = serde_json::from_slice(body).ok()?;
    let (name, value) = form.into_iter().next()?;
    (name.starts_with('{') && value.is_empty()).then(|| name.into_bytes())
}

fn from_base64(body: &[u8]) -> Option<Vec<u8>> {
    let text: String =
        body.iter().filter(|b| !b.is_ascii_whitespace()).map(|b| char::from(*b)).collect();
    Base64Unpadded::decode_vec(&text.trim_end_matches('=').replace('-', "+").replace('_', "/")).ok()
}

/// Undoes quoted-printable, as mail programs write it; what is no escape stays.
fn from_quoted_printable(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(b"\n").or_else(|| rest.strip_prefix(b"\r\n")) {
            rest = after;
        } else if let Some(byte) = rest.get(..2).and_then(hex_byte) {
            out.push(byte);
            rest = &rest[2..];
        } else {
            out.push(b'=');
        }
    }
    out.extend_from_slice(rest);
    (out.len() < body.len()).then_some(out)
}

/// The first whole value, where other text follows, as a log line goes on behind the body.
pub(super) fn first_value(body: &[u8]) -> Option<&[u8]> {
    let mut values =
        serde_json::Deserializer::from_slice(body).into_iter::<serde::de::IgnoredAny>();
    values.next()?.ok()?;
    let value = &body[..values.byte_offset()];
    (value.ends_with(b"}") && !body[value.len()..].trim_ascii().is_empty()).then_some(value)
}

/// What stands between the outermost brackets.
fn without_surroundings(body: &[u8]) -> Option<&[u8]> {
    let start = body.iter().position(|b| matches!(b, b'{' | b'['))?;
    let end = body.iter().rposition(|b| matches!(b, b'}' | b']'))?;
    (start <= end && !body[..start].contains(&b'"')).then(|| &body[start..=end])
}

/// Removes the lengths of HTTP's chunked coding.
fn dechunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = body;
    loop {
        let end = rest.iter().take(18).position(|b| *b == b'\n')?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let len = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 1..];
        if len == 0 {
            return (!out.is_empty()).then_some(out);
        }
        out.extend_from_slice(rest.get(..len)?);
        rest = rest[len..].trim_ascii_start();
        if rest.is_empty() {
            return Some(out);
        }
    }
}

/// Characters that were replaced by others that look the same.
fn characters(text: &str, steps: &mut Steps<'_>) {
    if text.contains(":null") {
        // Frameworks that clean values, as Laravel's `ConvertEmptyStringsToNull` does.
        steps.add(COMMON, Cause::BodyEmptyAsNull, || text.replace(":null", ":\"\""));
    }
    steps.add_some(COMMON, Cause::BodyPlusBecameSpace, || plus_in_times(text));
    steps.add(UNCOMMON, Cause::BodyPlusBecameSpace, || text.replace(' ', "+"));
    if text.is_ascii() {
        return;
    }
    steps.add(COMMON, Cause::BodySmartQuotes, || text.replace(double_quote, "\""));
    steps.add(COMMON, Cause::BodySmartQuotes, || text.chars().map(straight).collect::<String>());
    steps.add(COMMON, Cause::BodyInvisible, || text.replace(unseen, ""));
    steps.add(COMMON, Cause::BodyInvisible, || {
        text.chars()
            .filter(|c| !unseen(*c))
            .map(|c| if other_blank(c) { ' ' } else { c })
            .collect::<String>()
    });
    steps.add(UNCOMMON, Cause::BodyNormalised, || text.nfc().collect::<String>());
    steps.add(UNCOMMON, Cause::BodyNormalised, || text.nfd().collect::<String>());
    if text.contains(is_full_width) {
        steps.add(UNCOMMON, Cause::BodyFullWidth, || text.chars().map(narrow).collect::<String>());
    }
    steps.add(RARE, Cause::BodyNormalised, || text.nfkc().collect::<String>());
}

fn double_quote(c: char) -> bool {
    matches!(c, '\u{201c}'..='\u{201f}' | '\u{ff02}' | '\u{ab}' | '\u{bb}')
}

/// The plain character for a typographic one.
fn straight(c: char) -> char {
    match c {
        '\u{2018}'..='\u{201b}' | '\u{ff07}' => '\'',
        '\u{ff5b}' => '{',
        '\u{ff5d}' => '}',
        '\u{ff1a}' => ':',
        '\u{ff0c}' => ',',
        c if double_quote(c) => '"',
        other => other,
    }
}

fn unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn other_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}')
}

/// Puts `+` back before the offsets of times: `12:01:00 08:30`.
fn plus_in_times(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let offset = |at: usize| {
        at >= 8
            && digit(at - 1)
            && bytes[at - 3] == b':'
            && digit(at + 1)
            && digit(at + 2)
            && bytes.get(at + 3) == Some(&b':')
    };
    let restored =
        bytes.iter().enumerate().map(|(at, b)| if *b == b' ' && offset(at) { b'+' } else { *b });
    String::from_utf8(restored.collect()).ok()
}

/// UTF-8 that was read as a single-byte character set and written as UTF-8 again.
fn mojibake(text: &str, steps: &mut Steps<'_>) {
    if text.is_ascii() {
        return;
    }
    let utf8 = |bytes: &Vec<u8>| std::str::from_utf8(bytes).is_ok();
    let again = |bytes: Vec<u8>| charset::to_latin1(std::str::from_utf8(&bytes).ok()?);
    steps.add_some(EVERYDAY, Cause::BodyMojibake, || charset::to_latin1(text).filter(utf8));
    for (n, encoding) in charset::LEGACY.into_iter().enumerate() {
        let price = if n < 2 { EVERYDAY } else { RARE };
        steps
            .add_some(price, Cause::BodyMojibake, || charset::encoded(text, encoding).filter(utf8));
    }
    steps.add_some(UNCOMMON, Cause::BodyMojibake, || {
        charset::to_latin1(text).and_then(again).filter(utf8)
    });
    steps.add_some(UNCOMMON, Cause::BodyMojibake, || {
        charset::encoded(text, encoding_rs::WINDOWS_1252).and_then(again).filter(utf8)
    });
}

/// Bytes that are not UTF-8, read in the character set they are in.
fn charsets(body: &[u8], steps: &mut Steps<'_>) {
    steps.add_some(COMMON, Cause::BodyCharset, || charset::from_utf16(body));
    if let Ok(text) = std::str::from_utf8(body) {
        // Bytes of GBK or Big5 that were read as Latin-1, and written as UTF-8.
        if let Some(bytes) = Some(text).filter(|text| !text.is_ascii()).and_then(charset::to_latin1)
        {
            for encoding in charset::LEGACY {
                steps.add_some(UNCOMMON, Cause::BodyCharset, || charset::decoded(&bytes, encoding));
            }
        }
        return;
    }
    steps.add(COMMON, Cause::BodyCharset, || charset::from_latin1(body));
    for encoding in charset::LEGACY {
        steps.add_some(COMMON, Cause::BodyCharset, || charset::decoded(body, encoding));
    }
}

/// The printable characters of ASCII in the width of Chinese ones.
fn is_full_width(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
}

fn narrow(c: char) -> char {
    let twin = char::from_u32(u32::from(c).wrapping_sub(0xfee0));
    twin.filter(|_| is_full_width(c)).unwrap_or(c)
}

#[cfg(test)]
mod tests;
