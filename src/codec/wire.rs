//! The wire log of Apache's `HttpClient`.

/// Whether it is such a log beyond doubt, so that nothing else reads it half.
pub fn is_log(text: &[u8]) -> bool {
    memchr::memmem::find(text, b"[\\r][\\n]\"").is_some()
}

/// The wire log of Apache's `HttpClient`: `>> "POST /notify HTTP/1.1[\r][\n]"`, bytes beyond ASCII as `[0xc3]`.
pub fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for line in text.lines() {
        let start =
            [" >> \"", " << \""].into_iter().find_map(|mark| Some(line.find(mark)? + mark.len()));
        let Some(inside) = start.and_then(|start| line[start..].strip_suffix('"')) else {
            continue;
        };
        let mut rest = inside;
        while let Some(at) = rest.find('[') {
            bytes.extend_from_slice(&rest.as_bytes()[..at]);
            rest = &rest[at..];
            let escape = rest.split_once(']').and_then(|(escape, after)| {
                let byte = match &escape[1..] {
                    "\\r" => b'\r',
                    "\\n" => b'\n',
                    "\\t" => b'\t',
                    code => super::hex::byte(code.strip_prefix("0x")?.as_bytes())?,
                };
                Some((byte, after))
            });
            let (byte, after) = escape.unwrap_or((b'[', &rest[1..]));
            bytes.push(byte);
            rest = after;
        }
        bytes.extend_from_slice(rest.as_bytes());
    }
    bytes
}
