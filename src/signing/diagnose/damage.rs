//! Signatures that were damaged on the way: turned round, shortened by a zero, mistyped.

use base64ct::{Base64, Encoding as _};

use super::cause::Cause;
use crate::{keys::PublicKey, signing::verify::EncodedMessage};

/// Characters that people and text recognition take for each other.
const LOOKALIKES: [&[u8]; 9] =
    [b"Il1i", b"O0oQ", b"S5", b"B8", b"Z2", b"G6", b"vyu", b"rn", b"gq9"];

/// The characters of base64.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The signature that one was, and what happened to it.
pub(super) type Undone = (Vec<u8>, Cause);

/// Finds the signature that this one was, if what often happens happened to it: about a thousand are tried. `hash` is
/// the SHA-256 of the content at hand.
pub(super) fn undone(
    signature: &[u8],
    key: &PublicKey,
    hash: &[u8; 32],
    stop: &dyn Fn() -> bool,
) -> Option<Undone> {
    let proves = |bytes: &[u8]| EncodedMessage::recover(bytes, key).proves_key_among_many(hash);
    let size = key.size();
    let mut candidates = Vec::new();
    if signature.len() + 1 == size {
        candidates.push(([&[0], signature].concat(), Cause::SIG_LEADING_ZERO));
    }
    if let Some(rest) = signature.strip_prefix(&[0]).filter(|rest| rest.len() == size) {
        candidates.push((rest.to_vec(), Cause::SIG_LEADING_ZERO));
    }
    if signature.len() == size {
        candidates.push((signature.iter().rev().copied().collect(), Cause::SIG_BYTE_REVERSED));
    }
    if let Some(found) = candidates.into_iter().find(|(bytes, _)| proves(bytes)) {
        return Some(found);
    }
    if signature.len() != size {
        return None;
    }
    let text = Base64::encode_string(signature).into_bytes();
    first_that_proves(mistyped(&text), &proves, stop)
}

/// Finds the signature that this one was, if any single character was replaced by any other: a second of work at 2048
/// bits.
pub(super) fn any_character(
    signature: &[u8],
    key: &PublicKey,
    hash: &[u8; 32],
    stop: &dyn Fn() -> bool,
) -> Option<Undone> {
    if signature.len() != key.size() {
        return None;
    }
    let proves = |bytes: &[u8]| EncodedMessage::recover(bytes, key).proves_key_among_many(hash);
    let text = Base64::encode_string(signature).into_bytes();
    let text = &text;
    let replaced = (0..text.len()).filter(|at| text[*at] != b'=').flat_map(|at| {
        let others = ALPHABET.iter().filter(move |other| **other != text[at]);
        others.map(move |other| with(text, at, *other))
    });
    first_that_proves(replaced, &proves, stop)
}

fn first_that_proves(
    texts: impl Iterator<Item = Vec<u8>>,
    proves: &dyn Fn(&[u8]) -> bool,
    stop: &dyn Fn() -> bool,
) -> Option<Undone> {
    texts
        .take_while(|_| !stop())
        .filter_map(|text| Base64::decode_vec(std::str::from_utf8(&text).ok()?).ok())
        .find(|bytes| proves(bytes))
        .map(|bytes| (bytes, Cause::SIG_DAMAGED))
}

fn with(text: &[u8], at: usize, other: u8) -> Vec<u8> {
    let mut text = text.to_vec();
    text[at] = other;
    text
}

/// The text with one character replaced by a similar one, or two neighbours swapped.
fn mistyped(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let replaced = text.iter().enumerate().flat_map(move |(at, &ours)| {
        similar(ours).into_iter().map(move |other| with(text, at, other))
    });
    let swapped = (1..text.len()).filter(move |at| text[*at] != text[*at - 1]).map(move |at| {
        let mut text = text.to_vec();
        text.swap(at - 1, at);
        text
    });
    replaced.chain(swapped)
}

fn similar(ours: u8) -> Vec<u8> {
    let toggled = ours ^ 0x20;
    let case = ours.is_ascii_alphabetic().then_some(toggled);
    let sets =
        LOOKALIKES.iter().filter(|set| set.contains(&ours)).flat_map(|set| set.iter().copied());
    let mut similar: Vec<u8> = sets.chain(case).filter(|other| *other != ours).collect();
    similar.sort_unstable();
    similar.dedup();
    similar
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::test_runner::{RngAlgorithm, TestRng};
    use rand::Rng as _;
    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::keys::PrivateKey;
    use crate::keys::generate::{Cancel, KeySize, Progress, generate};

    static KEY: LazyLock<PrivateKey> = LazyLock::new(|| {
        generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key")
    });

    /// Random bytes that are the same each time.
    fn noise(seed: u8) -> TestRng {
        TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32])
    }

    /// Under an unrelated key a signature, and each of its variants, is a random block: four million of them are what
    /// 2,000 signatures come to in the search.
    #[test]
    fn no_random_block_proves_a_key() {
        let (mut noise, hash) = (noise(1), [7; 32]);
        let (mut block, mut look_like_pss) = ([0; 256], 0);
        for _ in 0..4_000_000 / 256 {
            // A block that ends like a PSS is one in 256: only those are made.
            noise.fill_bytes(&mut block);
            (block[0], block[255]) = (block[0] & 0x7f, 0xbc);
            let read = EncodedMessage::read(&block, 2048);
            look_like_pss += usize::from(matches!(read, EncodedMessage::Pss(_)));
            assert!(!read.proves_key(&hash) && !read.proves_key_among_many(&hash));
        }
        assert!(look_like_pss > 10, "{look_like_pss}: the test would see it");
    }

    #[test]
    fn no_random_signature_is_said_to_be_made_by_a_key() {
        let (mut noise, hash) = (noise(2), Sha256::digest(b"content").into());
        let mut signature = [0; 256];
        for number in 0..2000 {
            noise.fill_bytes(&mut signature);
            signature[0] &= 0x3f;
            let read = EncodedMessage::recover(&signature, KEY.public());
            assert!(!read.proves_key(&hash), "{number}");
            // A share of the variants of each.
            let tries = std::cell::Cell::new(0);
            let stop = || tries.replace(tries.get() + 1) >= 8;
            assert_eq!(undone(&signature, KEY.public(), &hash, &stop), None, "{number}");
        }
    }

    /// The last place takes the whole search.
    #[test]
    fn any_single_wrong_character_is_found() {
        let content = b"POST /notify\nTEST_5X.1685599933871.{}";
        let signed = KEY.sign_pkcs1v15_sha256(content).expect("a signature");
        let hash = Sha256::digest(content).into();
        let text = Base64::encode_string(&signed).into_bytes();
        let last = text.iter().rposition(|c| *c != b'=').expect("a character") - 1;
        for at in [1, 5, last] {
            let other = if text[at] == b'M' { b'+' } else { b'M' };
            let damaged = String::from_utf8(with(&text, at, other)).expect("text");
            let damaged = Base64::decode_vec(&damaged).expect("base64");
            let found = any_character(&damaged, KEY.public(), &hash, &|| false);
            assert_eq!(found, Some((signed.clone(), Cause::SIG_DAMAGED)), "{at}");
        }
    }
}
