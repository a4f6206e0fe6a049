//! What is offered to the search: another value for a part of the message, what it costs to believe it, and why.

use std::ops::RangeInclusive;

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
    /// From a word list.
    pub(crate) const RARE: u8 = 5;
    /// One of thousands in a sweep.
    pub(crate) const SELDOM: u8 = 6;
}

/// Bodies beyond this size are tried as they are, in bytes: to change one, or to read it as a tree, takes several times its memory.
pub(super) const MOST_CHANGED: usize = 4 * 1024 * 1024;

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

/// Collects candidates for a part of the head, each value once, the cheapest first.
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
    pub(super) fn add(&mut self, value: impl Into<T>, cost: u8, cause: Cause) {
        self.add_all(value.into(), cost, vec![cause]);
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

/// A value that ways start from, looked at once for all of them.
pub(super) struct Form<'a> {
    bytes: &'a [u8],
    text: Option<&'a str>,
    is_ascii: bool,
}

impl<'a> Form<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, text: std::str::from_utf8(bytes).ok(), is_ascii: bytes.is_ascii() }
    }

    /// The value as text.
    pub(super) fn text(&self) -> Option<&'a str> {
        self.text
    }
}

/// Several values, made one after the other as they are asked for.
pub(super) type Several<'a> = Box<dyn Iterator<Item = Vec<u8>> + 'a>;

/// One way to make a value of another, and what it costs to believe it.
#[derive(Clone, Copy)]
pub(super) struct Way {
    cost: u8,
    make: Make,
}

/// What a way starts from, and how much it makes. It makes nothing where it is not for this value.
#[derive(Clone, Copy)]
enum Make {
    Bytes(fn(&[u8]) -> Option<Vec<u8>>),
    Text(fn(&str) -> Option<String>),
    Wide(fn(&str) -> Option<String>),
    Several(for<'a> fn(&'a [u8]) -> Several<'a>),
    SeveralOfText(for<'a> fn(&'a str) -> Several<'a>),
    SeveralOfWide(for<'a> fn(&'a str) -> Several<'a>),
}

impl Way {
    /// Of any bytes.
    pub(super) const fn bytes(cost: u8, make: fn(&[u8]) -> Option<Vec<u8>>) -> Self {
        Self { cost, make: Make::Bytes(make) }
    }

    /// Of a text in UTF-8.
    pub(super) const fn text(cost: u8, make: fn(&str) -> Option<String>) -> Self {
        Self { cost, make: Make::Text(make) }
    }

    /// Of a text with characters beyond ASCII.
    pub(super) const fn wide(cost: u8, make: fn(&str) -> Option<String>) -> Self {
        Self { cost, make: Make::Wide(make) }
    }

    /// Several of any bytes.
    pub(super) const fn several(cost: u8, make: for<'a> fn(&'a [u8]) -> Several<'a>) -> Self {
        Self { cost, make: Make::Several(make) }
    }

    /// Several of a text in UTF-8.
    pub(super) const fn of_text(cost: u8, make: for<'a> fn(&'a str) -> Several<'a>) -> Self {
        Self { cost, make: Make::SeveralOfText(make) }
    }

    /// Several of a text with characters beyond ASCII.
    pub(super) const fn of_wide(cost: u8, make: for<'a> fn(&'a str) -> Several<'a>) -> Self {
        Self { cost, make: Make::SeveralOfWide(make) }
    }

    fn from<'a>(&self, form: &Form<'a>) -> Several<'a> {
        let one = |made: Option<Vec<u8>>| -> Several<'a> { Box::new(made.into_iter()) };
        let wide = form.text.filter(|_| !form.is_ascii);
        match (self.make, form.text) {
            (Make::Bytes(make), _) => one(make(form.bytes)),
            (Make::Several(make), _) => make(form.bytes),
            (Make::Text(make), Some(text)) => one(make(text).map(String::into_bytes)),
            (Make::SeveralOfText(make), Some(text)) => make(text),
            (Make::Wide(make), _) => one(wide.and_then(make).map(String::into_bytes)),
            (Make::SeveralOfWide(make), _) => wide.map_or_else(|| one(None), make),
            (Make::Text(_) | Make::SeveralOfText(_), None) => one(None),
        }
    }
}

/// Two forms of one value, the plain one and the changed one, and the ways between them.
pub(super) struct Transform {
    /// Why, where the changed form is ours and the plain one was signed.
    pub(super) ours: Cause,
    /// Why, where the changed form was signed.
    pub(super) signed: Cause,
    /// From the changed form to the plain one.
    pub(super) undo: &'static [Way],
    /// From the plain form to the changed one.
    pub(super) redo: &'static [Way],
    /// What a part of the head says of it, where it happens to those as well.
    pub(super) head: Option<Happened>,
    /// Whether signers do it to the whole content, too.
    pub(super) whole: bool,
    /// One value in its changed and in its plain form.
    #[cfg_attr(not(test), expect(dead_code, reason = "the test of the tables reads it"))]
    pub(super) example: (&'static str, &'static str),
}

/// What may have happened to any part of the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    /// Blanks came to it or went.
    Whitespace,
    /// It was put into another notation.
    Encoding,
}

/// Which way a transform is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Undo,
    Redo,
}

impl Transform {
    /// What one cause explains, undone.
    pub(super) const fn undone(
        cause: Cause,
        undo: &'static [Way],
        example: (&'static str, &'static str),
    ) -> Self {
        Self { ours: cause, signed: cause, undo, redo: &[], head: None, whole: false, example }
    }

    /// What one cause explains, done again.
    pub(super) const fn redone(
        cause: Cause,
        redo: &'static [Way],
        example: (&'static str, &'static str),
    ) -> Self {
        Self { ours: cause, signed: cause, undo: &[], redo, head: None, whole: false, example }
    }

    /// The same happens to parts of the head.
    pub(super) const fn also_to_heads(self, what: Happened) -> Self {
        Self { head: Some(what), ..self }
    }

    fn ways(&self, direction: Direction) -> (&'static [Way], Cause) {
        match direction {
            Direction::Undo => (self.undo, self.ours),
            Direction::Redo => (self.redo, self.signed),
        }
    }

    /// Whether one of the ways costs exactly this much.
    pub(super) fn goes(&self, direction: Direction, cost: u8) -> bool {
        self.ways(direction).0.iter().any(|way| way.cost == cost)
    }

    /// What the ways of these costs make of a value.
    pub(super) fn moves<'a>(
        &self,
        direction: Direction,
        form: &'a Form<'a>,
        costs: RangeInclusive<u8>,
    ) -> impl Iterator<Item = (Vec<u8>, u8, Cause)> + use<'a> {
        let (ways, cause) = self.ways(direction);
        ways.iter()
            .filter(move |way| costs.contains(&way.cost))
            .flat_map(move |way| way.from(form).map(move |bytes| (bytes, way.cost, cause)))
            .filter(move |(bytes, ..)| bytes != form.bytes)
    }
}
