//! Percent-encoding (RFC 3986, 2.1).

use super::hex;

/// Undoes percent-encoding once; what is no escape stays. A `+` stays `+` unless it is form data.
pub fn decoded(text: &str, keep_plus: bool) -> String {
    String::from_utf8_lossy(&decoded_bytes(text.as_bytes(), keep_plus)).into_owned()
}

/// Undoes percent-encoding once in bytes.
pub fn decoded_bytes(bytes: &[u8], keep_plus: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escape = bytes.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(hex::byte);
        out.push(match (byte, escape) {
            (_, Some(decoded)) => decoded,
            (b'+', None) if !keep_plus => b' ',
            (other, None) => other,
        });
        at += if escape.is_some() { 3 } else { 1 };
    }
    out
}

/// Percent-encodes every byte that is neither alphanumeric nor in `kept`, which is ASCII.
pub fn encoded(bytes: &[u8], kept: &[u8], upper: bool) -> String {
    let digits = if upper { b"0123456789ABCDEF" } else { b"0123456789abcdef" };
    let mut is_kept = [false; 128];
    for (byte, is_kept) in (0_u8..).zip(&mut is_kept) {
        *is_kept = byte.is_ascii_alphanumeric() || kept.contains(&byte);
    }
    let mut out = String::with_capacity(bytes.len() * 2);
    for &byte in bytes {
        if is_kept.get(usize::from(byte)) == Some(&true) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(digits[usize::from(byte >> 4)]));
            out.push(char::from(digits[usize::from(byte & 15)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded_again() {
        let text = "a b+c/é?=%41";
        for upper in [true, false] {
            assert_eq!(decoded(&encoded(text.as_bytes(), b"-_.", upper), true), text);
        }
        assert_eq!(encoded(b" /+", b"/", true), "%20/%2B");
        assert_eq!(decoded("a+b%2", false), "a b%2");
        assert_eq!(decoded("a+b%zz", true), "a+b%zz");
    }
}
