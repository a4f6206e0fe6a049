//! What the body may have looked like when it was signed.
//!
//! A body is taken apart in three moves: damage is undone ([`decode`]), the JSON is written again
//! ([`restyle`]), and what the signer may have done to it is repeated ([`encode`]).

mod charset;
mod decode;
mod edit;
mod encode;
mod escapes;
mod fields;
mod json;
mod numbers;
mod order;
mod python;
mod restyle;
mod write;

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};

use super::{candidate::cost, cause::Cause};
pub(super) use fields::fields_to_compare;
pub use fields::{BodyField, FieldKind};
use restyle::Restyle;

/// Bodies beyond this size get one move only, in bytes.
const MAX_CHAIN_LEN: usize = 256 * 1024;

/// The bodies that are kept for combinations take at most this much memory, in bytes.
const MAX_KEPT: usize = 64 * 1024 * 1024;

/// One move: the bytes after it, what it costs, and what it means.
#[derive(Clone, Debug)]
struct Step {
    bytes: Vec<u8>,
    cost: u8,
    cause: Cause,
}

impl Step {
    fn new(bytes: impl Into<Vec<u8>>, cost: u8, cause: Cause) -> Self {
        Self {
            bytes: bytes.into(),
            cost,
            cause,
        }
    }
}

/// A body as it may have been signed, but for its end.
#[derive(Clone, Debug)]
pub(super) struct Core {
    pub(super) bytes: Vec<u8>,
    pub(super) cost: u8,
    pub(super) causes: Vec<Cause>,
}

/// All candidates for the body, by cost.
pub(super) struct Bodies<'a> {
    ours: &'a [u8],
    decoded: Vec<Core>,
    tiers: Vec<Vec<Core>>,
    seen: HashSet<[u8; 32]>,
    kept: usize,
}

impl<'a> Bodies<'a> {
    /// `body` is what we hold; blanks at its end are left to [`endings`].
    pub(super) fn new(body: &'a [u8]) -> Self {
        let ours = body.trim_ascii_end();
        let first = Core {
            bytes: ours.to_vec(),
            cost: cost::NONE,
            causes: Vec::new(),
        };
        let seen = HashSet::from([Sha256::digest(ours).into()]);
        Self {
            ours: body,
            decoded: vec![first.clone()],
            tiers: vec![vec![first]],
            seen,
            kept: 0,
        }
    }

    /// The bodies that cost exactly this much, as far as they were made and kept.
    pub(super) fn made(&self, cost: u8) -> &[Core] {
        self.tiers.get(usize::from(cost)).map_or(&[], Vec::as_slice)
    }

    /// Makes the bodies that cost exactly this much; `visit` sees each once and says whether to go on.
    pub(super) fn make(&mut self, cost: u8, visit: &mut dyn FnMut(&Core) -> bool) -> bool {
        self.tiers.resize(usize::from(cost) + 1, Vec::new());
        let mut fresh = Fresh {
            seen: &mut self.seen,
            kept: &mut self.kept,
            made: Vec::new(),
            visit,
        };
        let done = stand_ins(self.ours, cost, &mut fresh)
            && decode_to(&mut self.decoded, cost, &mut fresh)
            && {
                let mut decoded = self.decoded.iter().filter(|core| core.cost < cost);
                decoded.all(|core| restyle_and_encode(core, cost, &mut fresh))
            };
        self.tiers[usize::from(cost)] = fresh.made;
        done
    }

    /// Bodies with their fields in another order, which are many; `visit` says whether to go on.
    pub(super) fn for_each_order(&self, visit: &mut dyn FnMut(&Core) -> bool) {
        let Ok(text) = std::str::from_utf8(self.ours) else {
            return;
        };
        let Some(node) = json::Node::read(text) else {
            return;
        };
        let layout =
            restyle::native_layout(&node, text.trim_ascii()).unwrap_or(write::Layout::COMPACT);
        let mut seen = HashSet::new();
        order::for_each_order(&node, &mut |node| {
            let bytes = write::write(node, layout, escapes::Escapes::KEEP).into_bytes();
            let core = Core {
                bytes,
                cost: cost::RARE,
                causes: vec![Cause::BodyKeysReordered],
            };
            !seen.insert(core.bytes.clone()) || visit(&core)
        });
    }
}

/// Bodies on their way to the visitor: none comes twice.
struct Fresh<'a> {
    seen: &'a mut HashSet<[u8; 32]>,
    kept: &'a mut usize,
    made: Vec<Core>,
    visit: &'a mut dyn FnMut(&Core) -> bool,
}

impl Fresh<'_> {
    fn offer(&mut self, core: Core) -> bool {
        if !self.seen.insert(Sha256::digest(&core.bytes).into()) {
            return true;
        }
        let go_on = (self.visit)(&core);
        *self.kept += core.bytes.len();
        if *self.kept <= MAX_KEPT {
            self.made.push(core);
        }
        go_on
    }
}

fn stand_ins(ours: &[u8], cost: u8, fresh: &mut Fresh<'_>) -> bool {
    let mut steps = encode::stand_ins(ours)
        .into_iter()
        .filter(|step| step.cost == cost);
    steps.all(|step| {
        fresh.offer(Core {
            bytes: step.bytes,
            cost,
            causes: vec![step.cause],
        })
    })
}

/// Extends the undone bodies to this cost.
fn decode_to(decoded: &mut Vec<Core>, cost: u8, fresh: &mut Fresh<'_>) -> bool {
    for core in decoded.clone().into_iter().filter(|core| core.cost < cost) {
        let chain = core.cost > 0;
        if chain && (core.bytes.len() > MAX_CHAIN_LEN || core.causes.len() > 2) {
            continue;
        }
        for step in decode::decodings(&core.bytes)
            .into_iter()
            .filter(|step| core.cost + step.cost == cost)
        {
            let trimmed = step.bytes.trim_ascii_end().to_vec();
            let mut causes = core.causes.clone();
            if !causes.contains(&step.cause) {
                causes.push(step.cause);
            }
            let whole = Core {
                bytes: step.bytes,
                cost,
                causes,
            };
            let bare = Core {
                bytes: trimmed,
                ..whole.clone()
            };
            for core in [bare, whole] {
                if decoded.iter().all(|known| known.bytes != core.bytes) {
                    decoded.push(core.clone());
                    if !fresh.offer(core) {
                        return false;
                    }
                }
            }
        }
    }
    true
}

/// Writes an undone body again and repeats what the signer may have done.
fn restyle_and_encode(core: &Core, cost: u8, fresh: &mut Fresh<'_>) -> bool {
    let left = cost - core.cost;
    let with = |causes: &[Cause], bytes| Core {
        bytes,
        cost,
        causes: [&core.causes, causes].concat(),
    };
    for step in encode::encodings(&core.bytes)
        .into_iter()
        .filter(|step| step.cost == left)
    {
        if !fresh.offer(with(&[step.cause], step.bytes)) {
            return false;
        }
    }
    let Some(restyle) = std::str::from_utf8(&core.bytes).ok().and_then(Restyle::new) else {
        return true;
    };
    if !restyle.for_each(left, &mut |bytes, causes| fresh.offer(with(&causes, bytes))) {
        return false;
    }
    if core.bytes.len() > MAX_CHAIN_LEN || left < 2 * cost::COMMON {
        return true;
    }
    restyle.for_each(cost::COMMON, &mut |bytes, causes| {
        let mut encoded = encode::encodings(&bytes)
            .into_iter()
            .filter(|step| cost::COMMON + step.cost == left);
        encoded.all(|step| fresh.offer(with(&[&causes[..], &[step.cause]].concat(), step.bytes)))
    })
}

/// What may have stood after the body, and why it differs from ours.
pub(super) fn endings(body: &[u8]) -> Vec<(Vec<u8>, Option<Cause>)> {
    let ours = &body[body.trim_ascii_end().len()..];
    let line_ends = |bytes: &[u8]| bytes.iter().all(|b| matches!(b, b'\n' | b'\r'));
    let cause = |signed: &[u8]| match (ours, signed) {
        (ours, signed) if ours == signed => None,
        (b"\n" | b"\r\n" | b"\r", b"\n" | b"\r\n" | b"\r") => Some(Cause::BodyLineEndings),
        (ours, b"") if line_ends(ours) => Some(Cause::BodyTrailingNewline),
        (ours, signed) if ours.len() > signed.len() && line_ends(ours) => {
            Some(Cause::BodyTrailingNewline)
        }
        (b"", signed) if line_ends(signed) => Some(Cause::GlueTrailingNewline),
        _ => Some(Cause::BodySurroundingWhitespace),
    };
    let usual: [&[u8]; 7] = [b"", b"\n", b"\r\n", b" ", b"\r", b"\n\n", b"\r\n\r\n"];
    let others = usual.into_iter().filter(|signed| *signed != ours);
    std::iter::once(ours)
        .chain(others)
        .map(|signed| (signed.to_vec(), cause(signed)))
        .collect()
}

/// Why a body that could not be repaired may differ; none of these can be undone.
pub(super) fn suspicions(body: &[u8]) -> Vec<Cause> {
    let mut causes = Vec::new();
    let bare = body.trim_ascii();
    if bare.is_empty() {
        return vec![Cause::BodyEmpty];
    }
    if bare.starts_with(b"\x1f\x8b") || bare.starts_with(b"\x28\xb5\x2f\xfd") {
        return vec![Cause::BodyCompressed];
    }
    let Ok(text) = std::str::from_utf8(bare) else {
        return causes;
    };
    let node = json::Node::read(text);
    if node.is_none() && text.starts_with(['{', '[']) {
        causes.push(Cause::BodyTruncated);
    }
    if text.contains('\u{fffd}') || text.contains("??") {
        causes.push(Cause::BodyCharactersLost);
    }
    if text.contains("****") || text.contains("XXXX") {
        causes.push(Cause::BodyMasked);
    }
    if let Some(node) = &node {
        if numbers::lost_digits(node) {
            causes.push(Cause::BodyPrecisionLost);
        }
        if order::looks_sorted(node) {
            causes.push(Cause::BodyKeysReordered);
        }
    }
    causes
}

/// Texts that a body holds as values, the first of each kind, to fill a query with.
pub(super) fn values(body: &[u8], most: usize) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let Some(node) = std::str::from_utf8(body).ok().and_then(json::Node::read) else {
        return values;
    };
    node.for_each(&mut |node| {
        if let json::Node::Text(text) | json::Node::Word(text) = node
            && values.len() < most
            && (1..=64).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
            && !values.iter().any(|known| known == text)
        {
            values.push((*text).to_owned());
        }
    });
    values
}

#[cfg(test)]
mod tests;
