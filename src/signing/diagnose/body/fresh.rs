//! Makes the bodies of one cost: what was undone is written again, and what the signer may have done to it is done again.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Body, MAX_CHAIN_LEN, MAX_KEPT, restyle::Restyle};
use crate::secret::worker;
use crate::signing::diagnose::{
    cause::Cause,
    offer::{Candidate, Direction, Form, Transform, cost},
    transforms::{STAND_INS, TABLE},
};

/// What a visitor says to a body.
pub(in crate::signing::diagnose) struct Answer {
    /// Knows it again.
    pub(in crate::signing::diagnose) hash: [u8; 32],
    pub(in crate::signing::diagnose) told: Told,
}

/// What follows from a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::signing::diagnose) enum Told {
    /// It is not the one.
    Wrong,
    /// It was signed.
    Right,
    /// It is not the one, and no other is looked at any more.
    Enough,
}

/// Who looks at each body.
pub(super) type Visit<'a> = dyn Fn(&Body<'_>) -> Answer + Sync + 'a;

/// Bodies with their hashes, as they were made.
type Made = Vec<([u8; 32], Body<'static>)>;

/// Whether to go on; if not, with the body that was signed, if it was found.
pub(super) type End = ControlFlow<Option<Body<'static>>>;

/// Collects the bodies of one cost as they are made; each goes to the visitor.
struct Fresh<'v> {
    cost: u8,
    visit: &'v Visit<'v>,
    made: Made,
    /// Those of them in which damage was undone, to go on from.
    undone: Vec<Body<'static>>,
    seen: HashSet<[u8; 32]>,
    /// How many bytes more may be kept.
    room: usize,
    end: End,
}

impl<'v> Fresh<'v> {
    fn new(cost: u8, room: usize, visit: &'v Visit<'v>) -> Self {
        let end = ControlFlow::Continue(());
        Self { cost, visit, made: Vec::new(), undone: Vec::new(), seen: HashSet::new(), room, end }
    }

    /// Offers a body to the visitor, who says whether to go on.
    fn offer(&mut self, value: Vec<u8>, causes: Vec<Cause>) -> bool {
        let body = Candidate { value: Cow::Owned(value), cost: self.cost, causes };
        let Answer { hash, told } = (self.visit)(&body);
        match told {
            Told::Right => self.end = ControlFlow::Break(Some(body)),
            Told::Enough => self.end = ControlFlow::Break(None),
            Told::Wrong if body.value.len() <= self.room && self.seen.insert(hash) => {
                self.room -= body.value.len();
                self.made.push((hash, body));
            }
            Told::Wrong => {}
        }
        told == Told::Wrong
    }

    /// Undoes what one row of the table says, for so much.
    fn undo(&mut self, row: &'static Transform, body: &Body<'_>, left: u8) {
        let form = Form::new(&body.value);
        for (bytes, _, cause) in row.moves(Direction::Undo, &form, left..=left) {
            let causes = with(&body.causes, &[cause]);
            let bare = bytes.trim_ascii_end().to_vec();
            for value in if bare == bytes { vec![bare] } else { vec![bare, bytes] } {
                if value.len() <= self.room {
                    self.room -= value.len();
                    let (value, causes) = (Cow::Owned(value.clone()), causes.clone());
                    self.undone.push(Candidate { value, cost: self.cost, causes });
                }
                if !value.is_empty() && !self.offer(value, causes.clone()) {
                    return;
                }
            }
        }
    }

    /// Does again what the signer may have done by one row of a table, for so much.
    fn redo(&mut self, row: &'static Transform, body: &[u8], left: u8, causes: &[Cause]) -> bool {
        let form = Form::new(body);
        row.moves(Direction::Redo, &form, left..=left)
            .all(|(bytes, _, cause)| self.offer(bytes, with(causes, &[cause])))
    }
}

/// The bodies of every cost that are kept for combinations, each once.
#[derive(Default)]
pub(super) struct Kept {
    tiers: Vec<Vec<Body<'static>>>,
    seen: HashSet<[u8; 32]>,
    len: usize,
}

impl Kept {
    /// Those that cost exactly this much.
    pub(super) fn tier(&self, cost: u8) -> &[Body<'static>] {
        self.tiers.get(usize::from(cost)).map_or(&[], Vec::as_slice)
    }

    /// How many bytes more may be kept.
    fn room(&self) -> usize {
        MAX_KEPT - self.len
    }

    /// Whether so many bytes more may be kept; they count then.
    pub(super) fn takes(&mut self, len: usize) -> bool {
        let fits = len <= self.room();
        self.len += if fits { len } else { 0 };
        fits
    }

    /// Keeps those that are new, as far as there is room, and what was undone among `undone`; says how they ended.
    fn keep(&mut self, fresh: Fresh<'_>, undone: &mut Vec<Body<'static>>) -> End {
        let tier = usize::from(fresh.cost);
        self.tiers.resize(self.tiers.len().max(tier + 1), Vec::new());
        for (hash, body) in fresh.made {
            if self.seen.insert(hash) && self.takes(body.value.len()) {
                self.tiers[tier].push(body);
            }
        }
        for body in fresh.undone {
            if undone.iter().all(|known| known.value != body.value) && self.takes(body.value.len())
            {
                undone.push(body);
            }
        }
        fresh.end
    }
}

/// Makes all bodies of one cost.
pub(super) struct Maker<'v> {
    pub(super) cost: u8,
    /// Whether on every core.
    pub(super) shared: bool,
    pub(super) visit: &'v Visit<'v>,
}

/// One part of what is made of an undone body.
#[derive(Clone, Copy)]
enum Part {
    /// What the signer may have done to it as it is, by one row of the table.
    Redone(&'static Transform),
    /// It is written again with one of its edits.
    Restyled(usize),
    /// It is written as most are with one of its edits, and then something is done to it.
    Both(usize, &'static Transform),
}

impl Maker<'_> {
    /// Puts something else in the place of our body, and undoes more damage in the undone ones; those go to `more`.
    pub(super) fn undo(
        &self,
        ours: &[u8],
        undone: &[&Body<'_>],
        kept: &mut Kept,
        more: &mut Vec<Body<'static>>,
    ) -> End {
        let stand_ins: Vec<_> = STAND_INS.iter().collect();
        self.each(&stand_ins, kept, more, &|fresh, row| {
            fresh.redo(row, ours, self.cost, &[]);
        })?;
        let mut parts = Vec::new();
        for body in undone {
            let is_short = body.value.len() <= MAX_CHAIN_LEN && body.causes.len() <= 2;
            if body.cost == cost::NONE || is_short {
                let rows = rows(Direction::Undo, self.cost - body.cost);
                parts.extend(rows.map(|row| (*body, row)));
            }
        }
        self.each(&parts, kept, more, &|fresh, (body, row)| {
            fresh.undo(row, body, self.cost - body.cost);
        })
    }

    /// Writes the undone bodies again, and does again what the signer may have done.
    pub(super) fn rewrite(&self, undone: &[&Body<'_>], kept: &mut Kept) -> End {
        let restyles = worker::each(undone.len(), self.shared, |n| {
            std::str::from_utf8(&undone[n].value).ok().and_then(Restyle::new)
        });
        let mut parts = Vec::new();
        for (body, restyle) in undone.iter().zip(&restyles) {
            let left = self.cost - body.cost;
            let mut add = |part| parts.push((*body, restyle, part));
            rows(Direction::Redo, left).map(Part::Redone).for_each(&mut add);
            let edits = 0..restyle.as_ref().map_or(0, Restyle::edits);
            edits.clone().map(Part::Restyled).for_each(&mut add);
            if body.value.len() <= MAX_CHAIN_LEN && left >= 2 * cost::EVERYDAY {
                let both = |edit| {
                    rows(Direction::Redo, left - cost::EVERYDAY)
                        .map(move |row| Part::Both(edit, row))
                };
                edits.flat_map(both).for_each(&mut add);
            }
        }
        self.each(&parts, kept, &mut Vec::new(), &|fresh, (body, restyle, part)| {
            fresh.part(body, restyle.as_ref(), part);
        })
    }

    /// Makes each part, and keeps the bodies in the order of the parts, up to the first in which the visitor made an end.
    fn each<P: Copy + Sync>(
        &self,
        parts: &[P],
        kept: &mut Kept,
        undone: &mut Vec<Body<'static>>,
        make: &(dyn Fn(&mut Fresh<'_>, P) + Sync),
    ) -> End {
        // On one core each is kept before the next is made, so that those that wait take no memory.
        for parts in parts.chunks(if self.shared { parts.len().max(1) } else { 1 }) {
            let (ended, room) = (AtomicUsize::new(usize::MAX), kept.room());
            let all = worker::each(parts.len(), self.shared, |n| {
                let mut fresh = Fresh::new(self.cost, room, self.visit);
                // What comes after an end is not looked at.
                if n < ended.load(Ordering::Relaxed) {
                    make(&mut fresh, parts[n]);
                    if fresh.end.is_break() {
                        ended.fetch_min(n, Ordering::Relaxed);
                    }
                }
                fresh
            });
            for fresh in all {
                kept.keep(fresh, undone)?;
            }
        }
        ControlFlow::Continue(())
    }
}

impl Fresh<'_> {
    fn part(&mut self, body: &Body<'_>, restyle: Option<&Restyle<'_>>, part: Part) {
        let left = self.cost - body.cost;
        match (part, restyle) {
            (Part::Redone(row), _) => {
                self.redo(row, &body.value, left, &body.causes);
            }
            (Part::Restyled(edit), Some(restyle)) => {
                restyle.for_each(edit, left, &mut |value, causes| {
                    self.offer(value, with(&body.causes, &causes))
                });
            }
            (Part::Both(edit, row), Some(restyle)) => {
                restyle.for_each(edit, cost::EVERYDAY, &mut |value, causes| {
                    let causes = with(&body.causes, &causes);
                    self.redo(row, &value, left - cost::EVERYDAY, &causes)
                });
            }
            (Part::Restyled(_) | Part::Both(..), None) => {}
        }
    }
}

/// The rows of the table that have something for exactly this cost.
fn rows(direction: Direction, cost: u8) -> impl Iterator<Item = &'static Transform> {
    TABLE.iter().filter(move |row| row.goes(direction, cost))
}

/// Causes without repetition.
fn with(causes: &[Cause], more: &[Cause]) -> Vec<Cause> {
    let mut all = causes.to_vec();
    all.extend(more.iter().filter(|cause| !causes.contains(cause)));
    all
}
