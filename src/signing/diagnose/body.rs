//! What the body may have looked like when it was signed.
//!
//! A body is taken apart in three moves: damage is undone ([`transforms`]), the JSON is written again ([`restyle`]), and
//! what the signer may have done to it is done again ([`transforms`]).

mod edit;
mod fields;
mod fresh;
mod order;
mod restyle;
mod suspect;

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::{
    cause::{Cause, causes},
    offer::{Candidate, MOST_CHANGED, cost},
    transforms,
};
use crate::codec::json::Node;
pub use fields::{BodyField, FieldKind, fields_to_compare};
pub(super) use fresh::{Answer, Told};
use fresh::{End, Kept, Maker, Visit};
pub(super) use restyle::Reordered;
use restyle::Restyle;
pub(super) use suspect::suspicions;

/// Bodies beyond this size get one move only, in bytes.
const MAX_CHAIN_LEN: usize = 256 * 1024;

/// The bodies that are kept for combinations take at most this much memory, in bytes.
const MAX_KEPT: usize = 64 * 1024 * 1024;

/// The bodies of longer ones are made on one core, so that those that wait to be kept take little memory, in bytes.
const MAX_SHARED: usize = 16 * 1024;

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

/// A body as it may have been signed, but for its end.
pub(super) type Body<'a> = Candidate<Cow<'a, [u8]>>;

/// All candidates for the body, by cost.
pub(super) struct Bodies<'a> {
    ours: &'a [u8],
    first: [Body<'a>; 1],
    undone: Vec<Body<'a>>,
    kept: Kept,
}

impl<'a> Bodies<'a> {
    /// `body` is what we hold; blanks at its end are left to [`endings`].
    pub(super) fn new(body: &'a [u8]) -> Self {
        let first = Candidate::as_is(Cow::Borrowed(body.trim_ascii_end()));
        let undone = vec![first.clone()];
        Self { ours: body, first: [first], undone, kept: Kept::default() }
    }

    /// The bodies that cost exactly this much, as far as they were made and kept.
    pub(super) fn made(&self, cost: u8) -> &[Body<'a>] {
        if cost == cost::NONE { &self.first } else { self.kept.tier(cost) }
    }

    /// Makes the bodies that cost exactly this much, on every core if `shared`; `visit` sees each, in any order. Breaks with the
    /// one that it calls right, the first in the order of one core, or with none where it has enough.
    pub(super) fn make(&mut self, cost: u8, shared: bool, visit: &Visit<'_>) -> End {
        if cost < cost::EVERYDAY || self.ours.len() > MOST_CHANGED {
            return ControlFlow::Continue(());
        }
        let shared = shared && self.ours.len() <= MAX_SHARED;
        let (maker, mut more) = (Maker { cost, shared, visit }, Vec::new());
        let undone: Vec<_> = self.undone.iter().filter(|body| body.cost < cost).collect();
        maker.undo(self.ours, &undone, &mut self.kept, &mut more)?;
        // On one core one after the other: the tree of a long one takes several times its memory.
        for undone in undone.chunks(if shared { undone.len().max(1) } else { 1 }) {
            maker.rewrite(undone, &mut self.kept)?;
        }
        more.retain(|body| self.undone.iter().all(|known| known.value != body.value));
        self.undone.extend(more);
        ControlFlow::Continue(())
    }

    /// So many bodies with their fields in another order; `None` where it has none.
    pub(super) fn reordered(&self, most: usize) -> Option<Reordered> {
        let restyle = std::str::from_utf8(self.ours).ok().and_then(Restyle::new)?;
        restyle.reordered(most)
    }
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
