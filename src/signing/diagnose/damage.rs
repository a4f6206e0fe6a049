//! Signatures that were damaged on the way: turned round, shortened by a zero, mistyped.

use base64ct::{Base64, Encoding as _};

use super::cause::Cause;
use crate::{keys::PublicKey, signing::verify::Block};

/// Characters that people and text recognition take for each other.
const LOOKALIKES: [&[u8]; 9] =
    [b"Il1i", b"O0oQ", b"S5", b"B8", b"Z2", b"G6", b"vyu", b"rn", b"gq9"];

/// Finds the signature that this one was, if little happened to it.
pub(super) fn undone(
    signature: &[u8],
    key: &PublicKey,
    stop: &dyn Fn() -> bool,
) -> Option<(Vec<u8>, Cause)> {
    let proves = |bytes: &[u8]| Block::recover(bytes, key).proves_key();
    let size = key.size();
    let mut candidates = Vec::new();
    if signature.len() + 1 == size {
        candidates.push(([&[0], signature].concat(), Cause::SigLeadingZero));
    }
    if let Some(rest) = signature.strip_prefix(&[0]).filter(|rest| rest.len() == size) {
        candidates.push((rest.to_vec(), Cause::SigLeadingZero));
    }
    if signature.len() == size {
        candidates.push((signature.iter().rev().copied().collect(), Cause::SigByteReversed));
    }
    if let Some(found) = candidates.into_iter().find(|(bytes, _)| proves(bytes)) {
        return Some(found);
    }
    if signature.len() != size {
        return None;
    }
    let text = Base64::encode_string(signature).into_bytes();
    mistyped(&text)
        .take_while(|_| !stop())
        .filter_map(|text| Base64::decode_vec(std::str::from_utf8(&text).ok()?).ok())
        .find(|bytes| proves(bytes))
        .map(|bytes| (bytes, Cause::SigDamaged))
}

/// The text with one character replaced by a similar one, or two neighbours swapped.
fn mistyped(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let replaced = text.iter().enumerate().flat_map(move |(at, &ours)| {
        similar(ours).into_iter().map(move |other| {
            let mut text = text.to_vec();
            text[at] = other;
            text
        })
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
