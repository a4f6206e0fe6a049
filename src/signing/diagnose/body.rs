//! What the body may have looked like when it was signed.
//!
//! A body is taken apart in three moves: damage is undone ([`transforms`]), the JSON is written again ([`restyle`]), and
//! what the signer may have done to it is done again ([`transforms`]).

mod edit;
mod fields;
mod order;
mod restyle;
mod suspect;

use std::borrow::Cow;
use std::collections::HashSet;

use super::{
    cause::{Cause, causes},
    offer::{Candidate, Direction, Form, MOST_CHANGED, Transform, cost, moves},
    transforms::{self, STAND_INS, TABLE},
};
use crate::codec::json::Node;
pub use fields::{BodyField, FieldKind, fields_to_compare};
pub(super) use restyle::Reordered;
use restyle::Restyle;
pub(super) use suspect::suspicions;

/// Bodies beyond this size get one move only, in bytes.
const MAX_CHAIN_LEN: usize = 256 * 1024;

/// The bodies that are kept for combinations take at most this much memory, in bytes.
const MAX_KEPT: usize = 64 * 1024 * 1024;

causes! {
    /// Line breaks at the end of the body.
    BODY_TRAILING_NEWLINE: Body, Body, "body_trailing_newline", 5;
    /// Blanks before or after the body.
    BODY_SURROUNDING_WHITESPACE: Body, Body, "body_surrounding_whitespace", 5;
    /// CRLF for LF in the body, or LF for CRLF.
    BODY_LINE_ENDINGS: Body, Body, "body_line_endings", 5;
    /// A line break after the body was signed.
    GLUE_TRAILING_NEWLINE: Content, Glue, "glue_trailing_newline", 5;
}

/// Every cause of a body.
pub(super) fn causes() -> Vec<Cause> {
    let rows = [ROWS, restyle::ROWS, suspect::ROWS].concat();
    rows.into_iter().chain(transforms::causes()).collect()
}

/// What a visitor says to a body: its hash, to know it again, and whether to go on.
pub(super) type Answer = ([u8; 32], bool);

/// A body as it may have been signed, but for its end.
pub(super) type Body<'a> = Candidate<Cow<'a, [u8]>>;

/// All candidates for the body, by cost.
pub(super) struct Bodies<'a> {
    ours: &'a [u8],
    decoded: Vec<Body<'a>>,
    tiers: Vec<Vec<Body<'a>>>,
    seen: HashSet<[u8; 32]>,
    kept: usize,
}

impl<'a> Bodies<'a> {
    /// `body` is what we hold; blanks at its end are left to [`endings`].
    pub(super) fn new(body: &'a [u8]) -> Self {
        let first = Candidate::as_is(Cow::Borrowed(body.trim_ascii_end()));
        Self {
            ours: body,
            decoded: vec![first.clone()],
            tiers: vec![vec![first]],
            seen: HashSet::new(),
            kept: 0,
        }
    }

    /// The bodies that cost exactly this much, as far as they were made and kept.
    pub(super) fn made(&self, cost: u8) -> &[Body<'a>] {
        self.tiers.get(usize::from(cost)).map_or(&[], Vec::as_slice)
    }

    /// Makes the bodies that cost exactly this much; `visit` sees each and says whether to go on.
    pub(super) fn make(&mut self, cost: u8, visit: &mut dyn FnMut(&Body<'_>) -> Answer) -> bool {
        self.tiers.resize(usize::from(cost) + 1, Vec::new());
        if cost < cost::EVERYDAY || self.ours.len() > MOST_CHANGED {
            return true;
        }
        let mut fresh =
            Fresh { cost, seen: &mut self.seen, kept: &mut self.kept, made: Vec::new(), visit };
        let done =
            fresh.redo(STAND_INS, self.ours, cost, &[]) && fresh.undo(&mut self.decoded) && {
                let mut decoded = self.decoded.iter().filter(|body| body.cost < cost);
                decoded.all(|body| fresh.restyle_and_redo(body))
            };
        self.tiers[usize::from(cost)] = fresh.made;
        done
    }

    /// So many bodies with their fields in another order; `None` where it has none.
    pub(super) fn reordered(&self, most: usize) -> Option<Reordered> {
        let restyle = std::str::from_utf8(self.ours).ok().and_then(Restyle::new)?;
        restyle.reordered(most)
    }
}

/// The sink of the bodies of one cost: each goes to the visitor as it is made, and is kept if it is new and there is room.
struct Fresh<'a, 'b> {
    cost: u8,
    seen: &'a mut HashSet<[u8; 32]>,
    kept: &'a mut usize,
    made: Vec<Body<'b>>,
    visit: &'a mut dyn FnMut(&Body<'_>) -> Answer,
}

impl<'b> Fresh<'_, 'b> {
    /// Offers a body to the visitor, who says whether to go on.
    fn offer(&mut self, value: Vec<u8>, causes: Vec<Cause>) -> bool {
        let body = Candidate { value: Cow::Owned(value), cost: self.cost, causes };
        let (hash, go_on) = (self.visit)(&body);
        if self.seen.insert(hash) && self.has_room(body.value.len()) {
            self.made.push(body);
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

    /// Extends the undone bodies to this cost.
    fn undo(&mut self, decoded: &mut Vec<Body<'b>>) -> bool {
        let (mut more, cost): (Vec<Body<'_>>, _) = (Vec::new(), self.cost);
        for body in decoded.iter().filter(|body| body.cost < cost) {
            if body.cost > 0 && (body.value.len() > MAX_CHAIN_LEN || body.causes.len() > 2) {
                continue;
            }
            let form = Form::new(&body.value);
            for (bytes, cause) in moves(TABLE, Direction::Undo, &form, cost - body.cost) {
                let causes = with(&body.causes, &[cause]);
                let bare = bytes.trim_ascii_end().to_vec();
                for value in [bare, bytes] {
                    if decoded.iter().chain(&more).any(|known| known.value == value) {
                        continue;
                    }
                    if self.has_room(value.len()) {
                        let (value, causes) = (Cow::Owned(value.clone()), causes.clone());
                        more.push(Candidate { value, cost, causes });
                    }
                    if !value.is_empty() && !self.offer(value, causes.clone()) {
                        return false;
                    }
                }
            }
        }
        decoded.extend(more);
        true
    }

    /// Writes an undone body again, and does again what the signer may have done.
    fn restyle_and_redo(&mut self, body: &Body<'_>) -> bool {
        let left = self.cost - body.cost;
        if !self.redo(TABLE, &body.value, left, &body.causes) {
            return false;
        }
        let Some(restyle) = std::str::from_utf8(&body.value).ok().and_then(Restyle::new) else {
            return true;
        };
        if !restyle
            .for_each(left, &mut |value, causes| self.offer(value, with(&body.causes, &causes)))
        {
            return false;
        }
        if body.value.len() > MAX_CHAIN_LEN || left < 2 * cost::EVERYDAY {
            return true;
        }
        restyle.for_each(cost::EVERYDAY, &mut |value, causes| {
            self.redo(TABLE, &value, left - cost::EVERYDAY, &with(&body.causes, &causes))
        })
    }

    /// Does again what the signer may have done, for so much.
    fn redo(
        &mut self,
        table: &'static [Transform],
        body: &[u8],
        left: u8,
        causes: &[Cause],
    ) -> bool {
        let form = Form::new(body);
        moves(table, Direction::Redo, &form, left)
            .all(|(bytes, cause)| self.offer(bytes, with(causes, &[cause])))
    }
}

/// Causes without repetition.
fn with(causes: &[Cause], more: &[Cause]) -> Vec<Cause> {
    let mut all = causes.to_vec();
    all.extend(more.iter().filter(|cause| !causes.contains(cause)));
    all
}

/// What may have stood after the body, and why it differs from ours.
pub(super) fn endings(body: &[u8]) -> Vec<(Vec<u8>, Option<Cause>)> {
    let ours = &body[body.trim_ascii_end().len()..];
    let line_ends = |bytes: &[u8]| bytes.iter().all(|b| matches!(b, b'\n' | b'\r'));
    let cause = |signed: &[u8]| match (ours, signed) {
        (ours, signed) if ours == signed => None,
        (b"\n" | b"\r\n" | b"\r", b"\n" | b"\r\n" | b"\r") => Some(Cause::BODY_LINE_ENDINGS),
        (ours, b"") if line_ends(ours) => Some(Cause::BODY_TRAILING_NEWLINE),
        (ours, signed) if ours.len() > signed.len() && line_ends(ours) => {
            Some(Cause::BODY_TRAILING_NEWLINE)
        }
        (b"", signed) if line_ends(signed) => Some(Cause::GLUE_TRAILING_NEWLINE),
        _ => Some(Cause::BODY_SURROUNDING_WHITESPACE),
    };
    let usual: [&[u8]; 7] = [b"", b"\n", b"\r\n", b" ", b"\r", b"\n\n", b"\r\n\r\n"];
    let others = usual.into_iter().filter(|signed| *signed != ours);
    std::iter::once(ours).chain(others).map(|signed| (signed.to_vec(), cause(signed))).collect()
}

/// Texts that a body holds as values, the first of each kind, to fill a query with.
pub(super) fn values(body: &[u8], most: usize) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let text = std::str::from_utf8(body).ok().filter(|_| body.len() <= MOST_CHANGED);
    let Some(node) = text.and_then(Node::read) else {
        return values;
    };
    node.for_each(&mut |node| {
        if let Node::Text(text) | Node::Word(text) = node
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
