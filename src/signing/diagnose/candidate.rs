//! A candidate for one part of a message: another value, what it costs to believe it, and why.

use super::cause::Cause;

/// How likely people meet a cause; the sum over a combination decides when it is tried.
pub(super) mod cost {
    /// What we hold, as it is.
    pub(crate) const NONE: u8 = 0;
    /// Met every day.
    pub(crate) const EVERYDAY: u8 = 2;
    /// Met often.
    pub(crate) const COMMON: u8 = 3;
    /// Met now and then.
    pub(crate) const UNCOMMON: u8 = 4;
    /// From a word list or a sweep.
    pub(crate) const RARE: u8 = 5;
}

/// Another value for a part of the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate<T> {
    pub(super) value: T,
    pub(super) cost: u8,
    pub(super) causes: Vec<Cause>,
}

impl<T> Candidate<T> {
    pub(super) fn as_is(value: T) -> Self {
        Self { value, cost: cost::NONE, causes: Vec::new() }
    }
}

/// Collects candidates for a part, each value once, the cheapest first.
#[derive(Debug)]
pub(super) struct Candidates<T> {
    list: Vec<Candidate<T>>,
}

impl<T: PartialEq + Clone> Candidates<T> {
    /// Starts with what we hold.
    pub(super) fn new(ours: T) -> Self {
        Self { list: vec![Candidate::as_is(ours)] }
    }

    /// Adds a value unless it is known already.
    pub(super) fn add(&mut self, value: T, cost: u8, cause: Cause) {
        self.add_all(value, cost, vec![cause]);
    }

    /// Adds a value that takes several causes to explain.
    pub(super) fn add_all(&mut self, value: T, cost: u8, causes: Vec<Cause>) {
        if self.list.iter().all(|known| known.value != value) {
            self.list.push(Candidate { value, cost, causes });
        }
    }

    /// The values known so far that cost at most `cost`, to build further ones on.
    pub(super) fn up_to(&self, cost: u8) -> Vec<Candidate<T>> {
        self.list.iter().filter(|known| known.cost <= cost).cloned().collect()
    }

    /// The candidates, the cheapest first and otherwise in the order they were added.
    pub(super) fn finish(mut self) -> Vec<Candidate<T>> {
        self.list.sort_by_key(|candidate| candidate.cost);
        self.list
    }
}
