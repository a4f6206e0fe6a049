//! Bodies that were compressed on their way. What is signed is the body before that.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

/// The most that one body may grow to, in bytes.
const MAX_BODY: usize = 16 * 1024 * 1024;

/// How many bytes all bodies of a capture may still grow by, so that a small file cannot fill the memory.
#[derive(Debug)]
pub struct Room(usize);

impl Default for Room {
    fn default() -> Self {
        Self(4 * MAX_BODY)
    }
}

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is not compressed, whatever the header says: whoever captured it has unpacked it.
    Plain,
    /// The bytes before the compression.
    Unpacked(Vec<u8>),
    /// It is compressed and cannot be unpacked.
    Failed,
}

/// Undoes the content coding that a header names.
pub fn unpack(encoding: &str, body: &[u8], room: &mut Room) -> Outcome {
    let encoding = encoding.trim().to_ascii_lowercase();
    if body.is_empty() || encoding == "identity" || looks_like_text(body) {
        return Outcome::Plain;
    }
    if !encoding.contains("gzip") || !body.starts_with(b"\x1f\x8b") {
        return Outcome::Failed;
    }
    let most = MAX_BODY.min(room.0);
    let mut plain = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let read = MultiGzDecoder::new(body).take(limit).read_to_end(&mut plain);
    room.0 = room.0.saturating_sub(plain.len());
    if read.is_ok() && plain.len() <= most { Outcome::Unpacked(plain) } else { Outcome::Failed }
}

/// Whether it starts as JSON and text do, which no compressed format does.
fn looks_like_text(body: &[u8]) -> bool {
    let start = &body[..body.len().min(16)];
    start.iter().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0x80..))
        && !start.starts_with(b"\x28\xb5\x2f\xfd")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn gzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(plain).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    }

    #[test]
    fn gzip_is_unpacked_and_what_is_plain_stays() {
        let mut room = Room::default();
        let body = br#"{"notifyType":"PAYMENT_RESULT"}"#;
        assert_eq!(unpack("gzip", &gzip(body), &mut room), Outcome::Unpacked(body.to_vec()));
        assert_eq!(unpack("gzip", body, &mut room), Outcome::Plain);
        assert_eq!(unpack("br", b"\x0b\x02\x80abc", &mut room), Outcome::Failed);
        assert_eq!(unpack("gzip", &gzip(body)[..20], &mut room), Outcome::Failed);
    }

    #[test]
    fn a_bomb_is_not_unpacked_and_many_have_no_more_room_than_one() {
        let bomb = gzip(&vec![0; MAX_BODY + 1]);
        let mut room = Room::default();
        for _ in 0..10 {
            assert_eq!(unpack("gzip", &bomb, &mut room), Outcome::Failed);
        }
        assert_eq!(room.0, 0);
        assert_eq!(unpack("gzip", &gzip(b"{}"), &mut room), Outcome::Failed);
    }
}
