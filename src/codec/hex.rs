//! Hexadecimal digits.

/// The byte that two digits stand for.
pub fn byte(digits: &[u8]) -> Option<u8> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(value(*digits.first()?)? << 4 | value(*digits.get(1)?)?).ok()
}

/// The bytes that digits stand for, two each and nothing between them; `None` where there are none.
pub fn bytes(digits: &[u8]) -> Option<Vec<u8>> {
    let whole = !digits.is_empty() && digits.len().is_multiple_of(2);
    whole.then(|| digits.chunks_exact(2).map(byte).collect())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_are_a_byte() {
        assert_eq!(bytes(b"00fFa5"), Some(vec![0, 255, 165]));
        for text in [&b""[..], b"f", b"fff", b"fg", b"0x", "\u{e9}".as_bytes()] {
            assert_eq!(bytes(text), None, "{text:?}");
        }
    }
}
