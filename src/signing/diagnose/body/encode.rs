//! What the signer may have done to the body before signing it.

use std::fmt::Write as _;

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use super::{charset, steps::Steps};
use crate::signing::diagnose::{
    candidate::cost::{COMMON, RARE, UNCOMMON},
    cause::Cause,
    text::{hex, percent_encoded},
};

/// Offers every way in which a body may have been encoded for signing.
pub(super) fn encodings(body: &[u8], steps: &mut Steps<'_>) {
    if let Ok(text) = std::str::from_utf8(body) {
        charsets(text, steps);
        wrappings(text, steps);
    } else {
        steps.add(UNCOMMON, Cause::BodyCharset, || String::from_utf8_lossy(body).into_owned());
    }
    steps.add(UNCOMMON, Cause::BodyBomMissing, || [b"\xef\xbb\xbf", body].concat());
    surroundings(body, steps);
    percent(body, steps);
    steps.add(RARE, Cause::BodySignedBase64, || Base64::encode_string(body));
}

/// Blanks that were signed and trimmed since, but for the usual endings, which every body is tried with.
fn surroundings(body: &[u8], steps: &mut Steps<'_>) {
    for (before, after) in [
        ("\n", ""),
        (" ", ""),
        ("\r\n", ""),
        ("\t", ""),
        ("  ", ""),
        ("", "\t"),
        ("", "  "),
        ("", "\n\n\n"),
        ("", " \n"),
        ("", "\0"),
        (" ", " "),
        ("\n", "\n"),
    ] {
        steps.add(UNCOMMON, Cause::BodySurroundingWhitespace, || {
            [before.as_bytes(), body, after.as_bytes()].concat()
        });
    }
}

/// Offers what may have been signed in place of the body.
pub(super) fn stand_ins(body: &[u8], steps: &mut Steps<'_>) {
    steps.add(COMMON, Cause::SignedWithoutBody, Vec::new);
    if steps.wants(UNCOMMON) {
        let hash = Sha256::digest(body);
        steps.add(UNCOMMON, Cause::SignedBodyDigest, || hex(&hash));
        steps.add(UNCOMMON, Cause::SignedBodyDigest, || hex(&hash).to_uppercase());
        steps.add(UNCOMMON, Cause::SignedBodyDigest, || Base64::encode_string(&hash));
        steps.add(UNCOMMON, Cause::SignedBodyDigest, || hash.to_vec());
    }
    for word in ["{}", "null", "undefined", "None", "[object Object]", "\"\"", "[]", "Array", "nil"]
    {
        steps.add(UNCOMMON, Cause::SignedWithoutBody, || word);
    }
}

fn charsets(text: &str, steps: &mut Steps<'_>) {
    for (big_endian, bom) in [(false, false), (true, false), (false, true), (true, true)] {
        steps.add(UNCOMMON, Cause::BodyCharset, || charset::to_utf16(text, big_endian, bom));
    }
    if text.is_ascii() {
        return;
    }
    steps.add_named(COMMON, || charset::to_latin1(text).map(in_charset));
    for (n, encoding) in charset::LEGACY.into_iter().enumerate() {
        // The first two are met everywhere; the others each in one country.
        let (price, damage) = if n < 2 { (COMMON, UNCOMMON) } else { (UNCOMMON, RARE) };
        steps.add_named(price, || charset::encoded(text, encoding).map(in_charset));
        // A Java program puts `?` for what the character set does not have.
        steps.add_some(damage, Cause::BodyCharset, || charset::encoded_lossy(text, encoding));
        // The bytes of UTF-8 read as another character set.
        steps.add(damage, Cause::BodyMojibake, || {
            encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
        });
    }
    steps.add(COMMON, Cause::BodyMojibake, || charset::from_latin1(text.as_bytes()));
    steps.add(RARE, Cause::BodyMojibake, || {
        charset::from_latin1(charset::from_latin1(text.as_bytes()).as_bytes())
    });
    steps.add(UNCOMMON, Cause::BodyCharset, || charset::to_latin1_lossy(text));
    steps.add(UNCOMMON, Cause::BodyCharset, || charset::to_ascii_lossy(text));
    steps.add(UNCOMMON, Cause::BodyCharset, || {
        text.bytes().map(|b| if b.is_ascii() { b } else { b'?' }).collect::<Vec<_>>()
    });
    steps.add(UNCOMMON, Cause::BodyCharset, || {
        text.chars().filter(char::is_ascii).collect::<String>()
    });
    steps.add_some(UNCOMMON, Cause::BodyCharset, || {
        let gbk = charset::encoded(text, encoding_rs::GBK)?;
        Some(String::from_utf8_lossy(&gbk).into_owned())
    });
}

/// A text in another character set; when the bytes are UTF-8 again, ours was read wrongly before.
fn in_charset(bytes: Vec<u8>) -> (Vec<u8>, Cause) {
    let utf8 = std::str::from_utf8(&bytes).is_ok();
    (bytes, if utf8 { Cause::BodyMojibake } else { Cause::BodyCharset })
}

fn wrappings(text: &str, steps: &mut Steps<'_>) {
    let escaped = || {
        text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
            .replace('\r', "\\r")
            .replace('\t', "\\t")
    };
    steps.add(COMMON, Cause::BodySignedAsString, || format!("\"{}\"", escaped()));
    steps.add(UNCOMMON, Cause::BodySignedAsString, escaped);
    for (n, single) in ["&#39;", "&#039;", "'", "&#x27;", "&apos;"].into_iter().enumerate() {
        let entities = || {
            text.replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('\'', single)
        };
        let price = if n == 0 { UNCOMMON } else { RARE };
        steps.add(price, Cause::BodySignedHtmlEntities, || entities().replace('"', "&quot;"));
        steps.add(RARE, Cause::BodySignedHtmlEntities, || entities().replace('"', "&#34;"));
        steps.add(RARE, Cause::BodySignedHtmlEntities, entities);
    }
    steps.add(RARE, Cause::BodySignedHtmlEntities, || {
        text.chars().fold(String::with_capacity(text.len()), |mut out, character| {
            if character.is_ascii() {
                out.push(character);
            } else {
                // Writing to a text cannot fail.
                let _ = write!(out, "&#{};", u32::from(character));
            }
            out
        })
    });
}

/// The percent-encodings of JavaScript, Java, Python and .NET.
fn percent(body: &[u8], steps: &mut Steps<'_>) {
    for (n, (kept, blank)) in [
        (&b"-_.!~*'()"[..], "%20"),
        (b"-_.*", "+"),
        (b"-_.~/", "%20"),
        (b"-_.", "+"),
        (b"-_.~", "%20"),
        (b"-_.~", "+"),
        (b"-_.!*()", "+"),
        (b";,/?:@&=+$-_.!~*'()#", "%20"),
    ]
    .into_iter()
    .enumerate()
    {
        for upper in [true, false] {
            let price = if n < 3 && upper { UNCOMMON } else { RARE };
            steps.add(price, Cause::BodySignedPercentEncoded, || {
                percent_encoded(body, kept, upper).replace("%20", blank)
            });
        }
    }
}
