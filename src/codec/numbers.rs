//! Bytes that a program or a tool shows as numbers: hexadecimal, hex dumps, lists.

use super::{hex, hexdump};

/// Bytes in one line of a dump.
#[cfg(test)]
const PER_LINE: usize = 16;

/// The bytes that are shown; `None` when the text is no list of numbers.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    let bare = text.trim_ascii();
    let first = *bare.as_bytes().first()?;
    if !(first.is_ascii_hexdigit() || b"[<\\|".contains(&first)) {
        return None;
    }
    list(bare).or_else(|| dump(bare)).or_else(|| run(bare))
}

/// `[123, 34, -25]`, as Java and JavaScript print bytes.
fn list(text: &str) -> Option<Vec<u8>> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    let byte = |number: &str| {
        let number: i16 = number.trim_ascii().parse().ok()?;
        // Java's bytes are signed.
        u8::try_from(if number < 0 { number + 256 } else { number }).ok()
    };
    inside.split(',').map(byte).collect()
}

/// Digits of bytes one after the other, with the marks that programs put between them.
fn run(text: &str) -> Option<Vec<u8>> {
    let inside = text.strip_prefix("<Buffer ").map_or(text, |rest| rest.trim_end_matches('>'));
    let mut digits = inside.replace("0x", "").replace("\\x", "").into_bytes();
    digits.retain(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b':' | b'-' | b','));
    hex::bytes(&digits)
}

/// A dump with the place of each line before it and its characters behind.
fn dump(text: &str) -> Option<Vec<u8>> {
    let mut bytes = hexdump::bytes(text)?.to_vec();
    // od and `hexdump` alone write words in the order of the processor, behind places of seven digits.
    if text.split_once(' ').is_some_and(|(place, _)| place.len() == 7) {
        bytes.chunks_exact_mut(2).for_each(<[u8]>::reverse);
    }
    Some(bytes)
}
#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    const BODY: &str = "{\"memo\":\"支付 café  ab cd\",\"n\":[1,2,{\"url\":\"https://x/?a=1\"}]}";

    fn hex(separator: &str) -> String {
        let pairs: Vec<_> = BODY.bytes().map(|b| format!("{b:02x}")).collect();
        pairs.join(separator)
    }

    fn lines(form: impl Fn(usize, &[u8], &str) -> String) -> String {
        let chunks = BODY.as_bytes().chunks(PER_LINE).enumerate();
        let shown = |bytes: &[u8]| -> String {
            let dot = |b: &u8| {
                if b.is_ascii_graphic() || *b == b' ' { char::from(*b) } else { '.' }
            };
            bytes.iter().map(dot).collect()
        };
        chunks
            .map(|(n, bytes)| form(n * PER_LINE, bytes, &shown(bytes)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn spaced(bytes: &[u8], group: usize, gap_at: usize) -> String {
        let mut out = String::new();
        for (n, byte) in bytes.iter().enumerate() {
            if n > 0 && n % group == 0 {
                out.push(' ');
            }
            if n > 0 && n == gap_at {
                out.push(' ');
            }
            let _ = write!(out, "{byte:02x}");
        }
        out
    }

    #[test]
    fn every_way_to_show_bytes_is_read() {
        for shown in [
            hex(""),
            hex("").to_uppercase(),
            hex(" "),
            hex(":"),
            hex("-"),
            format!("0x{}", hex("")),
            format!("\\x{}", hex("\\x")),
            format!("<Buffer {}>", hex(" ")),
            format!("{:?}", BODY.as_bytes()),
            format!("{:?}", BODY.bytes().map(u8::cast_signed).collect::<Vec<_>>()),
            lines(|at, bytes, shown| format!("{at:08x}: {:<39}  {shown}", spaced(bytes, 2, 99))),
            lines(|at, bytes, shown| format!("{at:08x}  {:<48}  |{shown}|", spaced(bytes, 1, 8))),
            lines(|at, bytes, shown| format!("{at:04x}  {:<48}   {shown}", spaced(bytes, 1, 8))),
        ] {
            assert_eq!(
                bytes(&shown).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
                Some(BODY.to_owned()),
                "{shown}"
            );
        }
        assert_eq!(bytes("0000000 227b 2261\n0000004"), Some(b"{\"a\"".to_vec()));
    }

    #[test]
    fn what_shows_no_bytes_is_left_alone() {
        for text in ["", "{}", BODY, "[1, 2, 300]", "[1.5]", "[]", "abc", "face to face"] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }
}
