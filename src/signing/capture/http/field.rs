//! One header line.

/// Name and value of a header line.
pub(super) fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = 1 + line.get(1..)?.iter().take(128).position(|byte| *byte == b':')?;
    let (name, value) = (line[..colon].trim_ascii_end(), &line[colon + 1..]);
    let plain = name.strip_prefix(b":").unwrap_or(name);
    (!plain.is_empty() && plain.iter().all(|byte| is_token(*byte))).then_some((name, value))
}

/// A character of a name (RFC 9110, 5.6.2).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
