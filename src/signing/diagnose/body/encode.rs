//! What the signer may have done to the body before signing it.

use std::fmt::Write as _;

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use super::{Step, charset};
use crate::signing::diagnose::{
    candidate::cost::{COMMON, RARE, UNCOMMON},
    cause::Cause,
    text::{hex, percent_encoded},
};

/// Every way in which a body may have been encoded for signing.
pub(super) fn encodings(body: &[u8]) -> Vec<Step> {
    let mut steps = vec![
        Step::new(
            [b"\xef\xbb\xbf", body].concat(),
            UNCOMMON,
            Cause::BodyBomMissing,
        ),
        Step::new(Base64::encode_string(body), RARE, Cause::BodySignedBase64),
    ];
    if let Ok(text) = std::str::from_utf8(body) {
        charsets(text, &mut steps);
        wrappings(text, &mut steps);
    } else {
        steps.push(Step::new(
            String::from_utf8_lossy(body).into_owned(),
            UNCOMMON,
            Cause::BodyCharset,
        ));
    }
    percent(body, &mut steps);
    steps.retain(|step| step.bytes != body);
    steps
}

/// What may have been signed in place of the body.
pub(super) fn stand_ins(body: &[u8]) -> Vec<Step> {
    let hash = Sha256::digest(body);
    let mut steps = vec![
        Step::new("", COMMON, Cause::SignedWithoutBody),
        Step::new(hex(&hash), UNCOMMON, Cause::SignedBodyDigest),
        Step::new(hex(&hash).to_uppercase(), UNCOMMON, Cause::SignedBodyDigest),
        Step::new(
            Base64::encode_string(&hash),
            UNCOMMON,
            Cause::SignedBodyDigest,
        ),
        Step::new(hash.to_vec(), UNCOMMON, Cause::SignedBodyDigest),
    ];
    for word in [
        "{}",
        "null",
        "undefined",
        "None",
        "[object Object]",
        "\"\"",
        "[]",
        "Array",
        "nil",
    ] {
        steps.push(Step::new(word, UNCOMMON, Cause::SignedWithoutBody));
    }
    steps.retain(|step| step.bytes != body);
    steps
}

fn charsets(text: &str, steps: &mut Vec<Step>) {
    for (big_endian, bom) in [(false, false), (true, false), (false, true), (true, true)] {
        steps.push(Step::new(
            charset::to_utf16(text, big_endian, bom),
            UNCOMMON,
            Cause::BodyCharset,
        ));
    }
    if text.is_ascii() {
        return;
    }
    for (n, encoding) in charset::LEGACY.into_iter().enumerate() {
        let price = if n < 2 { COMMON } else { UNCOMMON };
        steps.extend(charset::encoded(text, encoding).map(|bytes| in_charset(bytes, price)));
        // A Java program that writes GBK puts `?` for what it does not have.
        let marks: Vec<u8> = encoding.encode(text).0.into_owned();
        let lossy = without_references(text, &marks, encoding);
        steps.extend(lossy.map(|bytes| Step::new(bytes, UNCOMMON, Cause::BodyCharset)));
        // And the bytes of one character set read as another one.
        let reread = encoding
            .decode_without_bom_handling(text.as_bytes())
            .0
            .into_owned();
        steps.push(Step::new(reread, UNCOMMON, Cause::BodyMojibake));
    }
    steps.extend(charset::to_latin1(text).map(|bytes| in_charset(bytes, COMMON)));
    let misread = charset::from_latin1(text.as_bytes());
    steps.push(Step::new(
        charset::from_latin1(misread.as_bytes()),
        RARE,
        Cause::BodyMojibake,
    ));
    steps.push(Step::new(misread, COMMON, Cause::BodyMojibake));
    steps.push(Step::new(
        charset::to_latin1_lossy(text),
        UNCOMMON,
        Cause::BodyCharset,
    ));
    steps.push(Step::new(
        charset::to_ascii_lossy(text),
        UNCOMMON,
        Cause::BodyCharset,
    ));
    let bytes: Vec<u8> = text
        .bytes()
        .map(|b| if b.is_ascii() { b } else { b'?' })
        .collect();
    steps.push(Step::new(bytes, UNCOMMON, Cause::BodyCharset));
    let removed: String = text.chars().filter(char::is_ascii).collect();
    steps.push(Step::new(removed, UNCOMMON, Cause::BodyCharset));
    if let Some(gbk) = charset::encoded(text, encoding_rs::GBK) {
        steps.push(Step::new(
            String::from_utf8_lossy(&gbk).into_owned(),
            UNCOMMON,
            Cause::BodyCharset,
        ));
    }
}

/// A text in another character set; when the bytes are UTF-8 again, ours was read wrongly before.
fn in_charset(bytes: Vec<u8>, cost: u8) -> Step {
    let utf8 = std::str::from_utf8(&bytes).is_ok();
    Step::new(
        bytes,
        cost,
        if utf8 {
            Cause::BodyMojibake
        } else {
            Cause::BodyCharset
        },
    )
}

/// The text with `?` for each character that a set does not have; `None` when it has them all.
fn without_references(
    text: &str,
    encoded: &[u8],
    encoding: &'static encoding_rs::Encoding,
) -> Option<Vec<u8>> {
    if !encoded.windows(2).any(|pair| pair == b"&#") {
        return None;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut buffer = [0; 4];
    for character in text.chars() {
        match charset::encoded(character.encode_utf8(&mut buffer), encoding) {
            Some(bytes) => out.extend_from_slice(&bytes),
            None => out.push(b'?'),
        }
    }
    Some(out)
}

fn wrappings(text: &str, steps: &mut Vec<Step>) {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n")
        .replace('\r', "\\r");
    steps.push(Step::new(
        format!("\"{escaped}\""),
        COMMON,
        Cause::BodySignedAsString,
    ));
    steps.push(Step::new(
        escaped.replace('\t', "\\t"),
        UNCOMMON,
        Cause::BodySignedAsString,
    ));
    for single in ["'", "&#39;", "&#039;", "&#x27;", "&apos;"] {
        let entities = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;");
        let entities = entities.replace('\'', single);
        steps.push(Step::new(
            entities.replace('"', "&quot;"),
            UNCOMMON,
            Cause::BodySignedHtmlEntities,
        ));
        steps.push(Step::new(
            entities.replace('"', "&#34;"),
            RARE,
            Cause::BodySignedHtmlEntities,
        ));
        steps.push(Step::new(entities, RARE, Cause::BodySignedHtmlEntities));
    }
    let mut numbered = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            numbered.push(character);
        } else {
            let _ = write!(numbered, "&#{};", u32::from(character));
        }
    }
    steps.push(Step::new(numbered, RARE, Cause::BodySignedHtmlEntities));
}

/// The percent-encodings of JavaScript, Java, Python and .NET.
fn percent(body: &[u8], steps: &mut Vec<Step>) {
    for (kept, blank) in [
        (&b"-_.!~*'()"[..], "%20"),
        (b"-_.*", "+"),
        (b"-_.~/", "%20"),
        (b"-_.", "+"),
        (b"-_.~", "%20"),
        (b"-_.~", "+"),
        (b"-_.!*()", "+"),
        (b";,/?:@&=+$-_.!~*'()#", "%20"),
    ] {
        for upper in [true, false] {
            let encoded = percent_encoded(body, kept, upper).replace("%20", blank);
            steps.push(Step::new(
                encoded,
                UNCOMMON,
                Cause::BodySignedPercentEncoded,
            ));
        }
    }
}
