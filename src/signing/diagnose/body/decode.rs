//! What may have been done to the body we hold, undone.

use unicode_normalization::UnicodeNormalization as _;

use super::{Step, charset, json::Node, python};
use crate::signing::diagnose::{
    candidate::cost::{COMMON, RARE, UNCOMMON},
    cause::Cause,
    text::{percent_decoded_bytes, unquoted},
};

/// Every way to undo something, applied to one body.
pub(super) fn decodings(body: &[u8]) -> Vec<Step> {
    let mut steps = Vec::new();
    edges(body, &mut steps);
    lines(body, &mut steps);
    transport(body, &mut steps);
    charsets(body, &mut steps);
    if let Ok(text) = std::str::from_utf8(body) {
        wrappings(text, &mut steps);
        characters(text, &mut steps);
        mojibake(text, &mut steps);
    }
    steps.retain(|step| step.bytes != body && !step.bytes.is_empty());
    steps.sort_by_key(|step| step.cost);
    steps
}

fn edges(body: &[u8], steps: &mut Vec<Step>) {
    if let Some(rest) = body.strip_prefix(b"\xef\xbb\xbf") {
        steps.push(Step::new(rest, COMMON, Cause::BodyBom));
    }
    steps.push(Step::new(
        body.trim_ascii_start(),
        COMMON,
        Cause::BodySurroundingWhitespace,
    ));
    if body.ends_with(&[0]) {
        let end = body.iter().rposition(|b| *b != 0).map_or(0, |at| at + 1);
        steps.push(Step::new(
            &body[..end],
            UNCOMMON,
            Cause::BodySurroundingWhitespace,
        ));
    }
}

fn lines(body: &[u8], steps: &mut Vec<Step>) {
    if !body.contains(&b'\n') && !body.contains(&b'\r') {
        return;
    }
    let lf = to_lf(body);
    steps.push(Step::new(to_crlf(&lf), COMMON, Cause::BodyLineEndings));
    let joined: Vec<u8> = lf.iter().copied().filter(|b| *b != b'\n').collect();
    steps.push(Step::new(lf.clone(), COMMON, Cause::BodyLineEndings));
    steps.push(Step::new(joined, UNCOMMON, Cause::BodyLineWrapped));
    let spaced: Vec<u8> = lf
        .iter()
        .map(|b| if *b == b'\n' { b' ' } else { *b })
        .collect();
    steps.push(Step::new(spaced, UNCOMMON, Cause::BodyLineWrapped));
    let unindented = lf
        .split(|b| *b == b'\n')
        .map(<[u8]>::trim_ascii_start)
        .collect::<Vec<_>>();
    steps.push(Step::new(
        unindented.concat(),
        UNCOMMON,
        Cause::BodyLineWrapped,
    ));
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
fn transport(body: &[u8], steps: &mut Vec<Step>) {
    if body.contains(&b'%') {
        let kept = percent_decoded_bytes(body, true);
        let form = percent_decoded_bytes(body, false);
        steps.push(Step::new(
            percent_decoded_bytes(&kept, true),
            RARE,
            Cause::BodyPercentEncoded,
        ));
        steps.push(Step::new(kept, COMMON, Cause::BodyPercentEncoded));
        steps.push(Step::new(form, COMMON, Cause::BodyPercentEncoded));
    }
    if let Some(bare) = body.strip_suffix(b"=") {
        steps.push(Step::new(bare, COMMON, Cause::BodyFormWrapped));
    }
    let name = body.iter().take(32).position(|b| *b == b'=');
    if let Some(at) = name.filter(|at| body[..*at].iter().all(u8::is_ascii_alphanumeric)) {
        steps.push(Step::new(&body[at + 1..], COMMON, Cause::BodyFormWrapped));
        steps.push(Step::new(
            percent_decoded_bytes(&body[at + 1..], false),
            COMMON,
            Cause::BodyFormWrapped,
        ));
    }
    if let Some(joined) = dechunked(body) {
        steps.push(Step::new(joined, COMMON, Cause::BodyChunked));
    }
    if !body.contains(&b'{') {
        let text: String = body
            .iter()
            .filter(|b| !b.is_ascii_whitespace())
            .map(|b| char::from(*b))
            .collect();
        let standard = text
            .trim_end_matches('=')
            .replace('-', "+")
            .replace('_', "/");
        let bytes = <base64ct::Base64Unpadded as base64ct::Encoding>::decode_vec(&standard);
        steps.extend(
            bytes
                .ok()
                .map(|bytes| Step::new(bytes, COMMON, Cause::BodyBase64)),
        );
    }
    let brace = |b: &u8| matches!(b, b'{' | b'[');
    let (start, end) = (
        body.iter().position(brace),
        body.iter().rposition(|b| matches!(b, b'}' | b']')),
    );
    if let (Some(start), Some(end)) = (start, end)
        && start <= end
        && !body[..start].contains(&b'"')
    {
        steps.push(Step::new(
            &body[start..=end],
            UNCOMMON,
            Cause::BodyExtraText,
        ));
    }
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

/// One text inside another: JSON strings, quotation marks, HTML, Python.
fn wrappings(text: &str, steps: &mut Vec<Step>) {
    if let Some(Node::Text(inside)) = Node::read(text) {
        steps.push(Step::new(
            unescaped(inside),
            COMMON,
            Cause::BodyEscapedString,
        ));
    } else if text.contains("\\\"") {
        let inside = text
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'))
            .unwrap_or(text);
        steps.push(Step::new(
            unescaped(inside),
            COMMON,
            Cause::BodyEscapedString,
        ));
        steps.push(Step::new(
            inside.replace("\\\"", "\""),
            UNCOMMON,
            Cause::BodyEscapedString,
        ));
    }
    let inner = unquoted(text.trim());
    if inner.len() != text.trim().len() {
        steps.push(Step::new(inner, COMMON, Cause::BodyQuoted));
        steps.push(Step::new(
            inner.replace("\"\"", "\""),
            COMMON,
            Cause::BodyQuoted,
        ));
        steps.push(Step::new(
            inner.replace("'\\''", "'").replace("''", "'"),
            UNCOMMON,
            Cause::BodyQuoted,
        ));
    }
    if text.contains('&') {
        steps.push(Step::new(
            html_decoded(text),
            COMMON,
            Cause::BodyHtmlEntities,
        ));
    }
    if let Some(json) = python::as_json(text) {
        steps.push(Step::new(json, COMMON, Cause::BodyPythonRepr));
    }
    if Node::read(text).is_none() {
        steps.extend(
            with_backslashes(text).map(|json| Step::new(json, COMMON, Cause::BodyBackslashesLost)),
        );
    }
}

/// Undoes the escapes of a JSON string.
fn unescaped(inside: &str) -> String {
    let mut out = String::with_capacity(inside.len());
    for spelled in super::json::characters(inside) {
        out.push(spelled.character);
    }
    out
}

/// Undoes HTML's entities, named as far as they occur in JSON, and numbered.
fn html_decoded(text: &str) -> String {
    const NAMES: [(&str, char); 8] = [
        ("quot", '"'),
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ldquo", '"'),
        ("rdquo", '"'),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest.find(';').filter(|end| *end < 12).and_then(|end| {
            let name = &rest[1..end];
            let number = name
                .strip_prefix('#')
                .and_then(|n| match n.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => n.parse().ok(),
                });
            let named = NAMES
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, c)| *c);
            Some((named.or_else(|| number.and_then(char::from_u32))?, end + 1))
        });
        let (character, len) = entity.unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}

/// Puts backslashes back into JSON texts inside strings: `"{"k":"v"}"`.
fn with_backslashes(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    let mut changed = false;
    loop {
        let start = ["\"{\"", "\"[{\"", "\"[\""]
            .iter()
            .filter_map(|mark| rest.find(mark))
            .min();
        let Some(start) = start else { break };
        let inner = &rest[start + 1..];
        let len = inner
            .match_indices(['}', ']'])
            .map(|(at, _)| at + 1)
            .find(|end| inner[*end..].starts_with('"') && Node::read(&inner[..*end]).is_some())?;
        out.push_str(&rest[..=start]);
        out.push_str(&inner[..len].replace('\\', "\\\\").replace('"', "\\\""));
        rest = &inner[len..];
        changed = true;
    }
    out.push_str(rest);
    changed.then_some(out)
}

/// Characters that were replaced by others that look the same.
fn characters(text: &str, steps: &mut Vec<Step>) {
    let plus = plus_restored(text);
    steps.extend(
        plus.into_iter()
            .map(|(text, cost)| Step::new(text, cost, Cause::BodyPlusBecameSpace)),
    );
    if text.is_ascii() {
        return;
    }
    let double = |c: char| {
        matches!(
            c,
            '\u{201c}'..='\u{201f}' | '\u{ff02}' | '\u{ab}' | '\u{bb}'
        )
    };
    let single = |c: char| matches!(c, '\u{2018}'..='\u{201b}' | '\u{ff07}');
    let straight: String = text
        .chars()
        .map(|c| match c {
            _ if double(c) => '"',
            _ if single(c) => '\'',
            '\u{ff5b}' => '{',
            '\u{ff5d}' => '}',
            '\u{ff1a}' => ':',
            '\u{ff0c}' => ',',
            other => other,
        })
        .collect();
    let only_quotes = text.replace(double, "\"");
    steps.push(Step::new(only_quotes, COMMON, Cause::BodySmartQuotes));
    steps.push(Step::new(straight, COMMON, Cause::BodySmartQuotes));
    let unseen = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    steps.push(Step::new(
        text.replace(unseen, ""),
        COMMON,
        Cause::BodyInvisible,
    ));
    let plain_blanks: String = text
        .chars()
        .filter(|c| !unseen(*c))
        .map(|c| {
            if matches!(
                c,
                '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}'
            ) {
                ' '
            } else {
                c
            }
        })
        .collect();
    steps.push(Step::new(plain_blanks, COMMON, Cause::BodyInvisible));
    for normalised in [
        text.nfc().collect::<String>(),
        text.nfd().collect(),
        text.nfkc().collect(),
    ] {
        steps.push(Step::new(normalised, UNCOMMON, Cause::BodyNormalised));
    }
}

/// Puts `+` back: in times, or everywhere in strings.
fn plus_restored(text: &str) -> Vec<(String, u8)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let offset = |at: usize| {
        at > 8
            && digit(at - 1)
            && digit(at + 1)
            && digit(at + 2)
            && bytes.get(at + 3) == Some(&b':')
    };
    let times: Vec<u8> = bytes
        .iter()
        .enumerate()
        .map(|(at, b)| {
            if *b == b' ' && offset(at) && bytes[at - 3] == b':' {
                b'+'
            } else {
                *b
            }
        })
        .collect();
    let restored = [
        (times, COMMON),
        (text.replace(' ', "+").into_bytes(), UNCOMMON),
    ];
    restored
        .into_iter()
        .filter_map(|(bytes, cost)| Some((String::from_utf8(bytes).ok()?, cost)))
        .collect()
}

/// UTF-8 that was read as a single-byte character set and written as UTF-8 again.
fn mojibake(text: &str, steps: &mut Vec<Step>) {
    if text.is_ascii() {
        return;
    }
    for bytes in [
        charset::to_latin1(text),
        charset::encoded(text, encoding_rs::WINDOWS_1252),
    ]
    .into_iter()
    .flatten()
    {
        if let Ok(once) = std::str::from_utf8(&bytes) {
            let twice = charset::to_latin1(once).filter(|bytes| std::str::from_utf8(bytes).is_ok());
            steps.extend(twice.map(|twice| Step::new(twice, UNCOMMON, Cause::BodyMojibake)));
            steps.push(Step::new(bytes, COMMON, Cause::BodyMojibake));
        }
    }
    for encoding in charset::LEGACY {
        let bytes =
            charset::encoded(text, encoding).filter(|bytes| std::str::from_utf8(bytes).is_ok());
        steps.extend(bytes.map(|bytes| Step::new(bytes, UNCOMMON, Cause::BodyMojibake)));
    }
}

/// Bytes that are not UTF-8, read in the character set they are in.
fn charsets(body: &[u8], steps: &mut Vec<Step>) {
    steps.extend(charset::from_utf16(body).map(|text| Step::new(text, COMMON, Cause::BodyCharset)));
    if std::str::from_utf8(body).is_ok() {
        return;
    }
    steps.push(Step::new(
        charset::from_latin1(body),
        COMMON,
        Cause::BodyCharset,
    ));
    for encoding in charset::LEGACY {
        let text = charset::decoded(body, encoding);
        steps.extend(text.map(|text| Step::new(text, COMMON, Cause::BodyCharset)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn undone(ours: &[u8], signed: &[u8]) -> Option<&'static str> {
        decodings(ours)
            .into_iter()
            .find(|step| step.bytes == signed)
            .map(|step| step.cause.label())
    }

    #[test]
    fn each_damage_is_undone_and_named() {
        let signed = r#"{"memo":"支付 café/é","url":"https://x/?a=1&b=2","t":"2020-01-01T12:01:00+08:30","e":"{\"k\":\"v\"}"}"#;
        let bytes = signed.as_bytes();
        let latin1: String = bytes.iter().map(|b| char::from(*b)).collect();
        let chunked = format!("{:x}\r\n{signed}\r\n0\r\n\r\n", signed.len());
        let entities = signed.replace('&', "&amp;").replace('"', "&quot;");
        let numbered = signed.replace('&', "&#38;").replace('"', "&#x22;");
        let percent = super::super::super::text::percent_encoded(bytes, b"-_.", true);
        for (ours, label) in [
            (format!("\u{feff}{signed}"), "body_bom"),
            (format!(" \n{signed}"), "body_surrounding_whitespace"),
            (latin1, "body_mojibake"),
            (chunked, "body_chunked"),
            (entities, "body_html_entities"),
            (numbered, "body_html_entities"),
            (percent.clone(), "body_percent_encoded"),
            (percent.replace("%20", "+"), "body_percent_encoded"),
            (format!("body={percent}"), "body_form_wrapped"),
            (format!("{signed}="), "body_form_wrapped"),
            (format!("'{signed}'"), "body_quoted"),
            (
                format!("\"{}\"", signed.replace('"', "\"\"")),
                "body_quoted",
            ),
            (format!("body: {signed}%"), "body_extra_text"),
            (signed.replace("\\\"", "\""), "body_backslashes_lost"),
            (signed.replace("+08", " 08"), "body_plus_became_space"),
            (
                signed.replace("café", "cafe\u{301}"),
                "body_unicode_normalised",
            ),
            (signed.replace(' ', "\u{a0}"), "body_invisible_characters"),
            (
                signed.replace("café", "ca\u{200b}fé"),
                "body_invisible_characters",
            ),
            (signed.replace('"', "\u{201d}"), "body_smart_quotes"),
            (
                signed.replace('\\', "\\\\").replace('"', "\\\""),
                "body_is_escaped_string",
            ),
            (
                format!("\"{}\"", signed.replace('\\', "\\\\").replace('"', "\\\"")),
                "body_is_escaped_string",
            ),
        ] {
            assert_eq!(undone(ours.as_bytes(), bytes), Some(label), "{ours}");
        }
    }

    #[test]
    fn other_character_sets_are_read() {
        for encoding in charset::LEGACY {
            let text = [
                "{\"memo\":\"支付成功\"}",
                "{\"memo\":\"日本\"}",
                "{\"memo\":\"결제\"}",
                "{\"memo\":\"é\"}",
                "{\"m\":\"ไทย\"}",
                "{\"m\":\"Оплата\"}",
                "{\"m\":\"ŐźΣ\"}",
                "{\"m\":\"Ř\"}",
                "{\"m\":\"ω\"}",
            ];
            let ours = text
                .iter()
                .find_map(|text| Some((text, charset::encoded(text, encoding)?)));
            let (text, ours) = ours.unwrap_or_else(|| panic!("{}", encoding.name()));
            assert_eq!(
                undone(&ours, text.as_bytes()),
                Some("body_wrong_charset"),
                "{}",
                encoding.name()
            );
        }
        let utf16 = charset::to_utf16("{\"a\":1}", false, true);
        assert_eq!(undone(&utf16, b"{\"a\":1}"), Some("body_wrong_charset"));
    }

    #[test]
    fn odd_bodies_do_no_harm() {
        for body in [
            &b""[..],
            b"\"",
            b"&",
            b"%",
            b"=",
            b"\xff\xfe",
            b"\xff",
            b"0\r\n",
            b"{",
            b"'{",
            b"&#x110000;",
        ] {
            drop(decodings(body));
        }
    }
}
