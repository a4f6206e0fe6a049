//! Quoted-printable, as mail programs write it (RFC 2045, 6.7).

use super::hex;

/// Undoes it; what is no escape stays. `None` where there is nothing to undo.
pub fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(b"\n").or_else(|| rest.strip_prefix(b"\r\n")) {
            rest = after;
        } else if let Some(byte) = rest.get(..2).and_then(hex::byte) {
            out.push(byte);
            rest = &rest[2..];
        } else {
            out.push(b'=');
        }
    }
    out.extend_from_slice(rest);
    (out.len() < text.len()).then_some(out)
}
