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
mod printed;
mod python;
mod restyle;
mod steps;
mod write;

use std::collections::HashSet;

use sha2::{Digest as _, Sha256};

use super::{candidate::cost, cause::Cause};
pub use fields::{BodyField, FieldKind, fields_to_compare};
use restyle::Restyle;
use steps::Steps;

/// Bodies beyond this size get one move only, in bytes.
const MAX_CHAIN_LEN: usize = 256 * 1024;

/// The bodies that are kept for combinations take at most this much memory, in bytes.
const MAX_KEPT: usize = 64 * 1024 * 1024;

/// What a visitor says to a body: its hash, to know it again, and whether to go on.
pub(super) type Answer = ([u8; 32], bool);

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
        let first = Core { bytes: ours.to_vec(), cost: cost::NONE, causes: Vec::new() };
        Self {
            ours: body,
            decoded: vec![first.clone()],
            tiers: vec![vec![first]],
            seen: HashSet::new(),
            kept: 0,
        }
    }

    /// The bodies that cost exactly this much, as far as they were made and kept.
    pub(super) fn made(&self, cost: u8) -> &[Core] {
        self.tiers.get(usize::from(cost)).map_or(&[], Vec::as_slice)
    }

    /// Makes the bodies that cost exactly this much; `visit` sees each and says whether to go on.
    pub(super) fn make(&mut self, cost: u8, visit: &mut dyn FnMut(&Core) -> Answer) -> bool {
        self.tiers.resize(usize::from(cost) + 1, Vec::new());
        if cost < cost::EVERYDAY {
            return true;
        }
        let mut fresh =
            Fresh { seen: &mut self.seen, kept: &mut self.kept, made: Vec::new(), visit };
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
        let restyle = std::str::from_utf8(self.ours).ok().and_then(Restyle::new);
        let Some(orders) = restyle.as_ref().and_then(Restyle::orders) else {
            return;
        };
        let mut seen = HashSet::new();
        orders.for_each(&mut |bytes, causes| {
            let core = Core { bytes, cost: cost::RARE, causes };
            !seen.insert(Sha256::digest(&core.bytes)) || visit(&core)
        });
    }
}

/// Bodies on their way to the visitor; those that came before are not kept.
struct Fresh<'a> {
    seen: &'a mut HashSet<[u8; 32]>,
    kept: &'a mut usize,
    made: Vec<Core>,
    visit: &'a mut dyn FnMut(&Core) -> Answer,
}

impl Fresh<'_> {
    fn offer(&mut self, core: Core) -> bool {
        let (hash, go_on) = (self.visit)(&core);
        if self.seen.insert(hash) && self.has_room(core.bytes.len()) {
            self.made.push(core);
        }
        go_on
    }

    /// Whether so many bytes more may be kept; they count then.
    fn has_room(&mut self, bytes: usize) -> bool {
        let fits = *self.kept + bytes <= MAX_KEPT;
        if fits {
            *self.kept += bytes;
        }
        fits
    }
}

fn stand_ins(ours: &[u8], cost: u8, fresh: &mut Fresh<'_>) -> bool {
    let mut emit = |bytes, cause| fresh.offer(Core { bytes, cost, causes: vec![cause] });
    let mut steps = Steps::new(ours, cost, &mut emit);
    encode::stand_ins(ours, &mut steps);
    steps.going()
}

/// Extends the undone bodies to this cost.
fn decode_to(decoded: &mut Vec<Core>, cost: u8, fresh: &mut Fresh<'_>) -> bool {
    let mut more: Vec<Core> = Vec::new();
    for core in decoded.iter().filter(|core| core.cost < cost) {
        if core.cost > 0 && (core.bytes.len() > MAX_CHAIN_LEN || core.causes.len() > 2) {
            continue;
        }
        let mut emit = |bytes: Vec<u8>, cause| {
            let known =
                |bytes: &[u8]| decoded.iter().chain(&more).any(|known| known.bytes == bytes);
            let causes = with(&core.causes, &[cause]);
            let bare = bytes.trim_ascii_end().to_vec();
            let whole = Core { bytes, cost, causes };
            let bare = Core { bytes: bare, ..whole.clone() };
            let new: Vec<Core> =
                [bare, whole].into_iter().filter(|core| !known(&core.bytes)).collect();
            for core in &new {
                if fresh.has_room(core.bytes.len()) {
                    more.push(core.clone());
                }
            }
            new.into_iter().filter(|core| !core.bytes.is_empty()).all(|core| fresh.offer(core))
        };
        let mut steps = Steps::new(&core.bytes, cost - core.cost, &mut emit);
        decode::decodings(&core.bytes, &mut steps);
        if !steps.going() {
            return false;
        }
    }
    decoded.extend(more);
    true
}

/// Causes without repetition.
fn with(causes: &[Cause], more: &[Cause]) -> Vec<Cause> {
    let mut all = causes.to_vec();
    all.extend(more.iter().filter(|cause| !causes.contains(cause)));
    all
}

/// Writes an undone body again and repeats what the signer may have done.
fn restyle_and_encode(core: &Core, cost: u8, fresh: &mut Fresh<'_>) -> bool {
    let left = cost - core.cost;
    if !encode_to(&core.bytes, left, cost, &core.causes, fresh) {
        return false;
    }
    let Some(restyle) = std::str::from_utf8(&core.bytes).ok().and_then(Restyle::new) else {
        return true;
    };
    let mut found = |bytes, causes: Vec<Cause>| {
        fresh.offer(Core { bytes, cost, causes: with(&core.causes, &causes) })
    };
    if !restyle.for_each(left, &mut found) {
        return false;
    }
    if core.bytes.len() > MAX_CHAIN_LEN || left < 2 * cost::EVERYDAY {
        return true;
    }
    restyle.for_each(cost::EVERYDAY, &mut |bytes, causes| {
        encode_to(&bytes, left - cost::EVERYDAY, cost, &with(&core.causes, &causes), fresh)
    })
}

/// Repeats what the signer may have done, for bodies that cost `cost` in the end.
fn encode_to(body: &[u8], left: u8, cost: u8, causes: &[Cause], fresh: &mut Fresh<'_>) -> bool {
    let mut emit = |bytes, cause| fresh.offer(Core { bytes, cost, causes: with(causes, &[cause]) });
    let mut steps = Steps::new(body, left, &mut emit);
    encode::encodings(body, &mut steps);
    steps.going()
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
    std::iter::once(ours).chain(others).map(|signed| (signed.to_vec(), cause(signed))).collect()
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
    if is_identity(text) || node.is_none() && is_printed(text) {
        return vec![Cause::BodyPrinted];
    }
    if ["safelinks.protection.outlook.com", "urldefense."].iter().any(|host| text.contains(host)) {
        causes.push(Cause::BodyLinksRewritten);
    }
    if node.is_none() && decode::first_value(bare).is_some() {
        return vec![Cause::BodyExtraText];
    }
    if node.is_none() && text.starts_with(['{', '[']) {
        causes.push(if json::is_closed(text) { Cause::BodyPrinted } else { Cause::BodyTruncated });
    }
    if text.contains('\u{fffd}') || text.contains("??") {
        causes.push(Cause::BodyCharactersLost);
    }
    if let Some(node) = &node {
        if has_masked_value(node) {
            causes.push(Cause::BodyMasked);
        }
        if numbers::lost_digits(node) {
            causes.push(Cause::BodyPrecisionLost);
        }
        if order::looks_sorted(node) {
            causes.push(Cause::BodyKeysReordered);
        }
    }
    causes
}

/// Whether a value is stars alone, or ends in them. Genuine messages have stars within a value of their own, as in a card's
/// number.
fn has_masked_value(node: &json::Node<'_>) -> bool {
    let mut masked = false;
    node.for_each(&mut |node| {
        if let json::Node::Text(text) | json::Node::Word(text) = node {
            masked |= ["****", "XXXX", "xxxx"].iter().any(|stars| text.ends_with(stars));
        }
    });
    masked
}

/// Whether it begins as PHP, Go and Java print an object: `Array (`, `array(2) {`, `map[…]`, `Order(id=…`.
fn is_printed(text: &str) -> bool {
    const STARTS: [&str; 8] =
        ["Array", "array", "object(", "stdClass", "map[", "&map[", "&{", "OrderedDict("];
    let named = text.split_once('(').is_some_and(|(name, rest)| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$'))
            && rest.contains('=')
    });
    named || STARTS.iter().any(|start| text.starts_with(start))
}

/// Whether it is what Java prints of an array or an object that has no words of its own: `[B@6d06d69c`, `a.b.Order@1f`.
fn is_identity(text: &str) -> bool {
    let Some((kind, number)) = text.rsplit_once('@') else { return false };
    let named =
        kind.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '$' | '[' | ';'));
    named && (1..=8).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_hexdigit())
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
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
            && !values.iter().any(|known| known == text)
        {
            values.push((*text).to_owned());
        }
    });
    values
}

#[cfg(test)]
mod tests;
