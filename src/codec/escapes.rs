//! Backslash escapes of JSON, JavaScript, Python, shells and nginx, undone on bytes.

use std::borrow::Cow;

use super::hex;

/// Undoes the escapes of a text between quotation marks: `\n`, `\"`, `\/`, `\u00e4`, `\xC3`.
///
/// `\xHH` is a byte, as nginx, Python's `bytes` and shells mean it. An escape that is none loses its backslash.
pub fn unescaped(raw: &[u8]) -> Cow<'_, [u8]> {
    undone(raw, one)
}

/// Undoes the escapes of `$'…'` in bash, which also writes bytes as `\303` and characters as `\U0001f600`.
pub fn ansi_c(raw: &[u8]) -> Cow<'_, [u8]> {
    undone(raw, |escape, after, out| match escape {
        b'0'..=b'7' => octal(escape, after, out),
        b'U' if hex(after, 8).is_some() => {
            push_char(hex(after, 8).unwrap_or_default(), out);
            &after[8..]
        }
        _ => one(escape, after, out),
    })
}

/// Undoes every escape with `one`, which takes the letter after the backslash and gives what follows the escape.
fn undone(raw: &[u8], one: for<'a> fn(u8, &'a [u8], &mut Vec<u8>) -> &'a [u8]) -> Cow<'_, [u8]> {
    let Some(first) = memchr::memchr(b'\\', raw) else {
        return Cow::Borrowed(raw);
    };
    let mut out = Vec::with_capacity(raw.len());
    out.extend_from_slice(&raw[..first]);
    let mut rest = &raw[first..];
    while let [b'\\', escape, after @ ..] = rest {
        rest = one(*escape, after, &mut out);
        let plain = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        out.extend_from_slice(&rest[..plain]);
        rest = &rest[plain..];
    }
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

/// Undoes one escape, and gives what follows it.
fn one<'a>(escape: u8, after: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let plain = match escape {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'f' => 12,
        b'a' => 7,
        b'v' => 11,
        b'e' | b'E' => 27,
        b'x' => {
            return if let Some(byte) = hex::byte(after) {
                out.push(byte);
                &after[2..]
            } else {
                out.push(b'x');
                after
            };
        }
        b'u' => return unicode(after, out),
        other => other,
    };
    out.push(plain);
    after
}

/// A byte of one to three octal digits.
fn octal<'a>(first: u8, after: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let digits = after.iter().take(2).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
    let value = after[..digits]
        .iter()
        .fold(u32::from(first - b'0'), |value, byte| value * 8 + u32::from(byte - b'0'));
    // As in bash, what goes beyond a byte is cut off.
    out.push(value.to_le_bytes()[0]);
    &after[digits..]
}

/// `\uXXXX`, or two of them that make one character outside the basic plane (RFC 8259, 7).
fn unicode<'a>(after: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let Some(first) = hex(after, 4) else {
        out.push(b'u');
        return after;
    };
    let rest = &after[4..];
    let second = rest
        .strip_prefix(b"\\u")
        .and_then(|low| hex(low, 4))
        .filter(|low| (0xd800..0xdc00).contains(&first) && (0xdc00..0xe000).contains(low));
    let (code, rest) = match second {
        Some(low) => (0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00), &rest[6..]),
        None => (first, rest),
    };
    push_char(code, out);
    rest
}

/// Appends a character in UTF-8; half a surrogate pair becomes the replacement character.
pub fn push_char(code: u32, out: &mut Vec<u8>) {
    let c = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

/// A number of exactly so many hexadecimal digits.
pub fn hex(text: &[u8], digits: usize) -> Option<u32> {
    text.get(..digits)?
        .iter()
        .try_fold(0_u32, |value, byte| Some(value * 16 + char::from(*byte).to_digit(16)?))
}

/// Where the quotation mark is that ends a text; the text starts after the first mark.
pub fn closing(text: &[u8], quote: u8) -> Option<usize> {
    let mut at = 0;
    loop {
        at += memchr::memchr2(quote, b'\\', text.get(at..)?)?;
        if text[at] == quote {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone() {
        for (raw, plain) in [
            (&br#"a\"b\\c\/d\n"#[..], &b"a\"b\\c/d\n"[..]),
            (br"\u00e4\ud83d\ude00", "ä😀".as_bytes()),
            (br"\ud83d.", "\u{fffd}.".as_bytes()),
            (br"\xC3\xa4\x2", b"\xc3\xa4x2"),
            (br"\u12", b"u12"),
            (br"\'\$", b"'$"),
            (b"tail\\", b"tail\\"),
            (b"\xff\\n\xfe", b"\xff\n\xfe"),
        ] {
            assert_eq!(&unescaped(raw)[..], plain, "{raw:?}");
        }
        assert!(matches!(unescaped(b"plain"), Cow::Borrowed(b"plain")));
    }

    #[test]
    fn the_end_of_a_text_is_its_first_bare_mark() {
        assert_eq!(closing(br#"a\"b"c"#, b'"'), Some(4));
        assert_eq!(closing(br#"a\\"c"#, b'"'), Some(3));
        assert_eq!(closing(br"a\", b'"'), None);
        assert_eq!(closing(b"", b'"'), None);
    }
}
