//! What is done to bytes on their way: percent-encoding, forms, base64, chunks, line breaks.

use std::collections::BTreeMap;

use base64ct::{Base64, Base64Unpadded, Encoding as _};

use crate::codec::{chunked, percent};
use crate::signing::diagnose::offer::Several;
use crate::text::hex;

/// Undoes percent-encoding so many times.
pub(super) fn unescaped(body: &[u8], keep_plus: bool, times: usize) -> Option<Vec<u8>> {
    let once = |bytes: Vec<u8>, _| percent::decoded_bytes(&bytes, keep_plus);
    body.contains(&b'%').then(|| (0..times).fold(body.to_vec(), once))
}

/// The percent-encodings of JavaScript, Java, Python and .NET: the three of most programs, or all in both cases.
pub(super) fn percent(body: &[u8], usual: bool) -> Several<'_> {
    // Where a blank is kept, it becomes a plus.
    const KEPT: [&[u8]; 8] = [
        b"-_.!~*'()",
        b"-_.* ",
        b"-_.~/",
        b"-_. ",
        b"-_.~",
        b"-_.~ ",
        b"-_.!*() ",
        b";,/?:@&=+$-_.!~*'()#",
    ];
    let cases = if usual { &[true][..] } else { &[true, false] };
    let kept = &KEPT[..if usual { 3 } else { KEPT.len() }];
    let ways = kept.iter().flat_map(move |kept| cases.iter().map(move |upper| (kept, *upper)));
    Box::new(ways.map(move |(kept, upper)| {
        let mut bytes = percent::encoded(body, kept, upper).into_bytes();
        bytes.iter_mut().filter(|byte| **byte == b' ').for_each(|byte| *byte = b'+');
        bytes
    }))
}

/// The value of a form's one field, as it stands.
pub(super) fn value_of_form(body: &[u8]) -> Option<&[u8]> {
    let at = body.iter().take(32).position(|byte| *byte == b'=')?;
    body[..at].iter().all(u8::is_ascii_alphanumeric).then(|| &body[at + 1..])
}

/// The name of the one field of an object: JSON that was read as a form, in which it had no value.
pub(super) fn name_of_form(body: &[u8]) -> Option<Vec<u8>> {
    let form: BTreeMap<String, String> = serde_json::from_slice(body).ok()?;
    let (name, value) = form.into_iter().next()?;
    (name.starts_with('{') && value.is_empty()).then(|| name.into_bytes())
}

/// Without the lengths of HTTP's chunked coding, whose last chunk may be missing.
pub(super) fn without_chunks(body: &[u8]) -> Option<Vec<u8>> {
    let whole = chunked::decode(body, 0).map(|(bytes, _)| bytes);
    let ended = || chunked::decode(&[body, b"\r\n0\r\n"].concat(), 0).map(|(bytes, _)| bytes);
    whole.or_else(ended).filter(|bytes| !bytes.is_empty())
}

pub(super) fn from_base64(body: &[u8]) -> Option<Vec<u8>> {
    if body.contains(&b'{') {
        return None;
    }
    let text: String =
        body.iter().filter(|b| !b.is_ascii_whitespace()).map(|b| char::from(*b)).collect();
    Base64Unpadded::decode_vec(&text.trim_end_matches('=').replace('-', "+").replace('_', "/")).ok()
}

pub(super) fn base64(body: &[u8]) -> Vec<u8> {
    Base64::encode_string(body).into_bytes()
}

/// The ways to spell a hash: small and large hex, base64, the bytes themselves.
pub(in crate::signing::diagnose) fn spellings(hash: &[u8]) -> [Vec<u8>; 4] {
    let small = hex(hash);
    [small.to_uppercase().into_bytes(), small.into_bytes(), base64(hash), hash.to_vec()]
}

/// The first whole value, where other text follows, as a log line goes on behind the body.
pub(in crate::signing::diagnose) fn first_value(body: &[u8]) -> Option<&[u8]> {
    let mut values =
        serde_json::Deserializer::from_slice(body).into_iter::<serde::de::IgnoredAny>();
    values.next()?.ok()?;
    let value = &body[..values.byte_offset()];
    (value.ends_with(b"}") && !body[value.len()..].trim_ascii().is_empty()).then_some(value)
}

/// What stands between the outermost brackets.
pub(super) fn without_surroundings(body: &[u8]) -> Option<&[u8]> {
    let start = body.iter().position(|b| matches!(b, b'{' | b'['))?;
    let end = body.iter().rposition(|b| matches!(b, b'}' | b']'))?;
    (start <= end && !body[..start].contains(&b'"')).then(|| &body[start..=end])
}

/// Every line end as LF; `None` where there is none.
pub(super) fn with_lf(body: &[u8]) -> Option<Vec<u8>> {
    if !body.iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
        return None;
    }
    let mut out = Vec::with_capacity(body.len());
    for (at, &byte) in body.iter().enumerate() {
        match byte {
            b'\r' if body.get(at + 1) == Some(&b'\n') => {}
            b'\r' => out.push(b'\n'),
            other => out.push(other),
        }
    }
    Some(out)
}

pub(super) fn to_crlf(lf: &[u8]) -> Vec<u8> {
    let lines: Vec<&[u8]> = lf.split(|byte| *byte == b'\n').collect();
    lines.join(&b"\r\n"[..])
}

/// The lines as one: joined as they are, with a blank between, without their indentation.
pub(super) fn unwrapped(body: &[u8]) -> Several<'_> {
    let Some(lf) = with_lf(body) else {
        return Box::new(std::iter::empty());
    };
    let lines = move |join: &'static [u8], trim: bool| {
        let lines = lf.split(|byte| *byte == b'\n');
        let lines: Vec<&[u8]> =
            lines.map(|line| if trim { line.trim_ascii_start() } else { line }).collect();
        lines.join(join)
    };
    let ways = [(&b""[..], false), (b" ", false), (b"", true)];
    Box::new(ways.into_iter().map(move |(join, trim)| lines(join, trim)))
}
