//! Character sets that a body may have been written or read with by mistake.

use std::collections::HashMap;

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_8859_2, ISO_8859_15, KOI8_R, SHIFT_JIS,
    WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1258,
};

/// Character sets of the countries that the platform serves, the most frequent first.
pub static LEGACY: [&Encoding; 16] = [
    GBK,
    WINDOWS_1252,
    GB18030,
    BIG5,
    SHIFT_JIS,
    EUC_KR,
    EUC_JP,
    WINDOWS_874,
    WINDOWS_1258,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1254,
    ISO_8859_2,
    ISO_8859_15,
    KOI8_R,
    encoding_rs::ISO_8859_7,
];

/// A text as bytes of ISO 8859-1; `None` when it has other characters.
pub fn to_latin1(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}

/// A text as bytes of ISO 8859-1, with `?` for what it does not have.
pub fn to_latin1_lossy(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

/// A text as ASCII, with `?` for each other character.
pub fn to_ascii_lossy(text: &str) -> Vec<u8> {
    text.chars().map(|c| if c.is_ascii() { c as u8 } else { b'?' }).collect()
}

/// Bytes read as ISO 8859-1.
pub fn from_latin1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// A text in a legacy character set; `None` when it has characters that the set has not.
pub fn encoded(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    encoded_or(text, encoding, None)
}

/// A text in a legacy character set with `?` for what it does not have.
pub fn encoded_lossy(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    encoded_or(text, encoding, Some(b"?"))
}

/// Encodes, with `missing` for each character that the set does not have.
///
/// The sets hold ASCII as it is, and each character by itself; their tables are searched from the start, so that each is looked up
/// once.
fn encoded_or(text: &str, encoding: &'static Encoding, missing: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut known: HashMap<&str, Option<Vec<u8>>> = HashMap::new();
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    loop {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        out.extend_from_slice(&rest.as_bytes()[..ascii]);
        let Some(character) = rest[ascii..].chars().next() else {
            return Some(out);
        };
        let end = ascii + character.len_utf8();
        let written = known
            .entry(&rest[ascii..end])
            .or_insert_with_key(|character| {
                let (bytes, _, unmappable) = encoding.encode(character);
                (!unmappable).then(|| bytes.into_owned())
            })
            .as_deref();
        out.extend_from_slice(written.or(missing)?);
        rest = &rest[end..];
    }
}

/// Bytes read in a legacy character set; `None` when they make no sense in it.
pub fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// A text in UTF-16.
pub fn to_utf16(text: &str, big_endian: bool, bom: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(2 * text.len() + 2);
    for unit in bom.then_some(0xfeff).into_iter().chain(text.encode_utf16()) {
        bytes.extend(if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() });
    }
    bytes
}

/// Bytes read as UTF-16, with or without a byte-order mark.
pub fn from_utf16(bytes: &[u8]) -> Option<String> {
    let big_endian = match bytes {
        [0xff, 0xfe, ..] | [_, 0, ..] => false,
        [0xfe, 0xff, ..] | [0, _, ..] => true,
        _ => return None,
    };
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    };
    let units = bytes.chunks_exact(2).map(unit).skip_while(|unit| *unit == 0xfeff);
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_sets_go_there_and_back() {
        let text = "café";
        assert_eq!(from_latin1(&to_latin1(text).unwrap()), text);
        assert_eq!(to_latin1("支付"), None);
        assert_eq!(to_latin1_lossy("支é"), b"?\xe9");
        assert_eq!(decoded(&encoded("支付", GBK).unwrap(), GBK).as_deref(), Some("支付"));
        assert_eq!(encoded("支付", WINDOWS_1252), None);
        assert_eq!(encoded_lossy("a支é", WINDOWS_1252).as_deref(), Some(&b"a?\xe9"[..]));
        for (big_endian, bom) in [(true, true), (false, true), (true, false), (false, false)] {
            assert_eq!(from_utf16(&to_utf16("{é}", big_endian, bom)).as_deref(), Some("{é}"));
        }
        assert_eq!(from_utf16(b"abc"), None);
    }
}
