//! The chunked transfer coding (RFC 9112, 7.1), with LF in place of CR LF where copying made it so.

use super::lines::line;

/// What the chunks hold, and where they end; `None` when these are no chunks or they do not fit together.
pub fn decode(text: &[u8], start: usize) -> Option<(Vec<u8>, usize)> {
    let mut body = Vec::new();
    let mut at = start;
    loop {
        let size = line(text, at)?;
        let digits = size.text.split(|byte| *byte == b';').next()?.trim_ascii();
        let len = usize::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?;
        if len == 0 {
            return Some((body, after_trailers(text, size.next)));
        }
        let end = size.next.checked_add(len)?;
        body.extend_from_slice(text.get(size.next..end)?);
        let rest = &text[end..];
        at = end
            + if rest.starts_with(b"\r\n") {
                2
            } else if rest.starts_with(b"\n") {
                1
            } else {
                return None;
            };
    }
}

/// Where the trailer fields end, with the blank line after them.
fn after_trailers(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(line) = line(text, at) {
        if line.text.is_empty() {
            return line.next;
        }
        if !line.text.contains(&b':') {
            break;
        }
        at = line.next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_put_together() {
        for text in [
            "4\r\n{\"a\"\r\n3;x=y\r\n:1}\r\n0\r\n\r\n",
            "4\n{\"a\"\n3\n:1}\n0\n\n",
            "07\r\n{\"a\":1}\r\n0\r\nExpires: now\r\n\r\n",
        ] {
            let (body, end) = decode(text.as_bytes(), 0).expect("chunks");
            assert_eq!(body, b"{\"a\":1}");
            assert_eq!(end, text.len());
        }
    }

    #[test]
    fn what_is_no_chunk_is_left_alone() {
        for text in [
            "",
            "{\"a\":1}",
            "5\r\nabc",
            "3\r\nabcd\r\n0\r\n\r\n",
            "ffffffffffffffff\r\na",
            "-1\r\na",
        ] {
            assert_eq!(decode(text.as_bytes(), 0), None, "{text:?}");
        }
    }
}
