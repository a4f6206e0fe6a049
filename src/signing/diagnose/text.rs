//! Small decodings that several parts of a message share.

/// Undoes percent-encoding once; what is no escape stays. A `+` stays `+` unless it is form data.
pub(super) fn percent_decoded(text: &str, keep_plus: bool) -> String {
    String::from_utf8_lossy(&percent_decoded_bytes(text.as_bytes(), keep_plus)).into_owned()
}

/// Undoes percent-encoding once in bytes.
pub(super) fn percent_decoded_bytes(bytes: &[u8], keep_plus: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escape = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(hex_byte);
        out.push(match (byte, escape) {
            (_, Some(decoded)) => decoded,
            (b'+', None) if !keep_plus => b' ',
            (other, None) => other,
        });
        at += if escape.is_some() { 3 } else { 1 };
    }
    out
}

/// Reads two hexadecimal digits.
pub(super) fn hex_byte(digits: &[u8]) -> Option<u8> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(value(*digits.first()?)? * 16 + value(*digits.get(1)?)?).ok()
}

/// Percent-encodes every byte that is neither alphanumeric nor in `kept`.
pub(super) fn percent_encoded(bytes: &[u8], kept: &[u8], upper: bool) -> String {
    let digits = if upper { b"0123456789ABCDEF" } else { b"0123456789abcdef" };
    let mut out = String::with_capacity(bytes.len() * 2);
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(digits[usize::from(byte >> 4)]));
            out.push(char::from(digits[usize::from(byte & 15)]));
        }
    }
    out
}

/// Removes one pair of quotation marks.
pub(super) fn unquoted(text: &str) -> &str {
    ['"', '\'', '`']
        .into_iter()
        .find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(text)
}

/// Lowercase hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|b| [b >> 4, b & 15])
        .filter_map(|d| char::from_digit(u32::from(d), 16))
        .collect()
}

/// What stands behind the letter of a drive: `C:/Program Files/Git/…`, which Git Bash on Windows makes of a path on a command line.
pub(in crate::signing) fn behind_drive(uri: &str) -> Option<&str> {
    let (drive, rest) = uri.split_once(':')?;
    matches!(drive.as_bytes(), [letter] if letter.is_ascii_alphabetic()).then_some(rest)
}
