//! Bytes that a program or a tool shows as numbers: hexadecimal, hex dumps, lists.

/// Bytes in one line of a dump.
const PER_LINE: usize = 16;

/// The bytes that are shown; `None` when the text is no list of numbers.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    let bare = text.trim_ascii();
    let first = *bare.as_bytes().first()?;
    if !(first.is_ascii_hexdigit() || b"[<\\".contains(&first)) {
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
    let digits: String = inside.replace("0x", "").replace("\\x", "");
    let digits: Vec<u8> = digits
        .bytes()
        .filter(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b':' | b'-' | b','))
        .collect();
    pairs(&digits)
}

fn pairs(digits: &[u8]) -> Option<Vec<u8>> {
    if digits.is_empty() || !digits.len().is_multiple_of(2) {
        return None;
    }
    digits.chunks_exact(2).map(crate::signing::diagnose::text::hex_byte).collect()
}

/// A dump with the place of each line before it and its characters behind.
fn dump(text: &str) -> Option<Vec<u8>> {
    text.strip_prefix("0000")?;
    let mut bytes = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        let end = line.find([' ', '\t']).unwrap_or(line.len());
        let (place, rest) = line.split_at(end);
        let marked = place.ends_with(':');
        let digits = place.trim_end_matches(':');
        if digits.len() < 4 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        // Words of two bytes are in the order of the processor, unless a colon says that xxd wrote them.
        bytes.extend(dumped(rest, marked)?);
    }
    Some(bytes)
}

/// The bytes of one line of a dump.
fn dumped(line: &str, in_order: bool) -> Option<Vec<u8>> {
    let line = line.split('|').next().unwrap_or_default();
    let mut bytes: Vec<u8> = Vec::new();
    let mut blanks = 0;
    for word in line.trim_start().split(' ') {
        if word.is_empty() {
            blanks += 1;
            continue;
        }
        // After the bytes come the characters they stand for, with more blanks before them.
        if blanks > 0 && bytes.len() != PER_LINE / 2 || blanks > 1 || bytes.len() == PER_LINE {
            break;
        }
        blanks = 0;
        let mut pair = pairs(word.as_bytes())?;
        if !in_order && pair.len() == 2 {
            pair.reverse();
        }
        bytes.extend(pair);
    }
    (bytes.len() <= PER_LINE).then_some(bytes)
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
