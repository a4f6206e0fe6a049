//! Changes that parsing and writing makes to the values of a JSON text without changing its meaning.

use super::order;
use crate::codec::json::{Node, Notation, with_numbers};
use crate::signing::diagnose::{
    cause::Cause,
    offer::cost::{COMMON, EVERYDAY, RARE, UNCOMMON},
};

/// How many empty values or numbers are tried one by one.
const MAX_SINGLES: usize = 5;

/// One change to a tree, or two of them.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    changes: Vec<Change>,
    pub(super) cost: u8,
    pub(super) causes: Vec<Cause>,
}

/// What is done to the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// Empty arrays of this set become empty objects; bit n is the nth one.
    ArraysToObjects(u32),
    /// Empty objects of this set become empty arrays.
    ObjectsToArrays(u32),
    /// Fields without a value are left out.
    Drop(Dropped),
    /// Values of this set that say "nothing" in one way say it in another.
    Nothing { from: Nothing, to: Nothing, set: u32 },

    /// Fields in another order.
    Order(order::Order),
    /// Numbers written otherwise; the nth one or all.
    Numbers(Notation, Option<usize>),
}

/// Which fields count as without a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dropped {
    Nulls,
    EmptyTexts,
    NullsAndEmptyTexts,
    EverythingEmpty,
}

/// How a field says that it has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nothing {
    /// `null`.
    Null,
    /// `""`.
    Empty,
    /// `"null"`, as programs write that join texts.
    Word,
}

impl Nothing {
    /// The changes from one way to another that programs make.
    const CHANGES: [(Self, Self); 4] = [
        (Self::Null, Self::Empty),
        (Self::Empty, Self::Null),
        (Self::Null, Self::Word),
        (Self::Word, Self::Null),
    ];

    fn node(self) -> Node<'static> {
        match self {
            Self::Null => Node::Word("null"),
            Self::Empty => Node::Text(""),
            Self::Word => Node::Text("null"),
        }
    }
}

impl Edit {
    fn one(change: Change, cost: u8) -> Self {
        Self { changes: vec![change], cost, causes: vec![change.cause()] }
    }

    fn and(&self, other: &Self) -> Self {
        Self {
            changes: [&self.changes[..], &other.changes[..]].concat(),
            cost: self.cost + other.cost,
            causes: [&self.causes[..], &other.causes[..]].concat(),
        }
    }

    /// The changed tree.
    pub(super) fn apply<'a>(&self, node: &Node<'a>) -> Node<'a> {
        self.changes.iter().fold(node.clone(), |node, change| change.apply(node))
    }
}

impl Change {
    fn cause(self) -> Cause {
        match self {
            Self::ArraysToObjects(_) => Cause::BODY_EMPTY_OBJECT_AS_ARRAY,
            Self::ObjectsToArrays(_) => Cause::BODY_EMPTY_ARRAY_AS_OBJECT,
            Self::Nothing { from: Nothing::Null, to: Nothing::Empty, .. } => {
                Cause::BODY_EMPTY_AS_NULL
            }
            Self::Drop(_) | Self::Nothing { .. } => Cause::BODY_NULL_FIELDS,
            Self::Order(_) => Cause::BODY_KEYS_REORDERED,
            Self::Numbers(..) => Cause::BODY_NUMBER_FORMAT,
        }
    }

    fn apply(self, mut node: Node<'_>) -> Node<'_> {
        match self {
            Self::ArraysToObjects(set) => {
                let empty =
                    |node: &Node<'_>| matches!(node, Node::Array(elements) if elements.is_empty());
                replace(&mut node, set, &empty, &Node::Object(Vec::new()));
            }
            Self::ObjectsToArrays(set) => {
                let empty =
                    |node: &Node<'_>| matches!(node, Node::Object(fields) if fields.is_empty());
                replace(&mut node, set, &empty, &Node::Array(Vec::new()));
            }
            Self::Drop(which) => drop_fields(&mut node, which),
            Self::Nothing { from, to, set } => {
                let from = from.node();
                replace(&mut node, set, &|node| *node == from, &to.node());
            }
            Self::Order(wanted) => order::arrange(&mut node, wanted),
            Self::Numbers(notation, only) => return with_numbers(node, notation, only),
        }
        node
    }
}

/// The edits that could make a difference to this tree.
pub(super) fn edits(node: &Node<'_>) -> Vec<Edit> {
    let census = Census::of(node);
    let mut all = Vec::new();
    if census.empty_arrays > 0 {
        all.push(Edit::one(Change::ArraysToObjects(u32::MAX), EVERYDAY));
    }
    if census.empty_objects > 0 {
        all.push(Edit::one(Change::ObjectsToArrays(u32::MAX), EVERYDAY));
    }
    if census.nulls > 0 {
        all.push(Edit::one(Change::Drop(Dropped::Nulls), COMMON));
    }
    all.push(Edit::one(Change::Order(order::Order::Sorted), COMMON));
    all.push(Edit::one(Change::Order(order::Order::Documented), UNCOMMON));
    all.push(Edit::one(Change::Order(order::Order::SortedOutside), RARE));
    for (dropped, present) in [
        (Dropped::EmptyTexts, census.empty_texts > 0),
        (Dropped::NullsAndEmptyTexts, census.nulls > 0 && census.empty_texts > 0),
        (
            Dropped::EverythingEmpty,
            census.nulls + census.empty_texts + census.empty_arrays + census.empty_objects > 0,
        ),
    ] {
        all.extend(present.then(|| Edit::one(Change::Drop(dropped), UNCOMMON)));
    }
    for (from, to) in Nothing::CHANGES {
        let present = match from {
            Nothing::Null => census.nulls,
            Nothing::Empty => census.empty_texts,
            Nothing::Word => census.null_texts,
        };
        all.extend(
            (present > 0).then(|| Edit::one(Change::Nothing { from, to, set: u32::MAX }, UNCOMMON)),
        );
    }
    for notation in Notation::ALL.into_iter().filter(|notation| notation.applies(node)) {
        all.push(Edit::one(Change::Numbers(notation, None), UNCOMMON));
    }
    let pairs = pairs(&all);
    all.extend(pairs);
    all.extend(singles(&census));
    all
}

/// Two different changes at once.
fn pairs(all: &[Edit]) -> Vec<Edit> {
    let mut pairs = Vec::new();
    for (n, first) in all.iter().enumerate() {
        for second in &all[n + 1..] {
            if first.causes != second.causes && first.cost + second.cost <= COMMON + UNCOMMON {
                pairs.push(first.and(second));
            }
        }
    }
    pairs
}

/// Changes to some of the empty values or to one number.
fn singles(census: &Census) -> Vec<Edit> {
    let mut all = Vec::new();
    for (count, change) in [
        (census.empty_arrays, Change::ArraysToObjects as fn(u32) -> Change),
        (census.empty_objects, Change::ObjectsToArrays),
    ] {
        if (2..=MAX_SINGLES).contains(&count) {
            let sets = 1..(1u32 << count) - 1;
            all.extend(sets.map(|set| Edit::one(change(set), UNCOMMON)));
        }
    }
    for (count, from, to) in [
        (census.nulls, Nothing::Null, Nothing::Empty),
        (census.empty_texts, Nothing::Empty, Nothing::Null),
    ] {
        if (2..=MAX_SINGLES).contains(&count) {
            let sets = 1..(1u32 << count) - 1;
            all.extend(sets.map(|set| Edit::one(Change::Nothing { from, to, set }, UNCOMMON)));
        }
    }
    if (2..=MAX_SINGLES).contains(&census.numbers) {
        for n in 0..census.numbers {
            let notations = Notation::ALL.into_iter();
            all.extend(
                notations.map(|notation| Edit::one(Change::Numbers(notation, Some(n)), RARE)),
            );
        }
    }
    all
}

/// How many of each kind a tree has.
#[derive(Default)]
struct Census {
    empty_arrays: usize,
    empty_objects: usize,
    empty_texts: usize,
    null_texts: usize,
    nulls: usize,
    numbers: usize,
}

impl Census {
    fn of(node: &Node<'_>) -> Self {
        let mut census = Self::default();
        node.for_each(&mut |node| match node {
            Node::Array(elements) if elements.is_empty() => census.empty_arrays += 1,
            Node::Object(fields) if fields.is_empty() => census.empty_objects += 1,
            Node::Text("") => census.empty_texts += 1,
            Node::Text("null") => census.null_texts += 1,
            Node::Word("null") => census.nulls += 1,
            node if node.is_number() => census.numbers += 1,
            _ => {}
        });
        census
    }
}

/// Replaces the empty values of a set; bit 31 stands for all further ones.
fn replace<'a>(node: &mut Node<'a>, set: u32, empty: &impl Fn(&Node<'a>) -> bool, with: &Node<'a>) {
    fn walk<'a>(
        node: &mut Node<'a>,
        count: &mut u32,
        set: u32,
        empty: &impl Fn(&Node<'a>) -> bool,
        with: &Node<'a>,
    ) {
        if empty(node) {
            if set >> (*count).min(31) & 1 == 1 {
                *node = with.clone();
            }
            *count += 1;
            return;
        }
        match node {
            Node::Object(fields) => {
                for (_, value) in fields {
                    walk(value, count, set, empty, with);
                }
            }
            Node::Array(elements) => {
                for value in elements {
                    walk(value, count, set, empty, with);
                }
            }
            Node::Text(_) | Node::Word(_) | Node::Owned(_) => {}
        }
    }
    walk(node, &mut 0, set, empty, with);
}

/// Leaves out fields without a value.
fn drop_fields(node: &mut Node<'_>, which: Dropped) {
    match node {
        Node::Object(fields) => {
            for (_, value) in fields.iter_mut() {
                drop_fields(value, which);
            }
            fields.retain(|(_, value)| match value {
                Node::Word("null") => which == Dropped::EmptyTexts,
                Node::Text("") => which == Dropped::Nulls,
                Node::Object(fields) => which != Dropped::EverythingEmpty || !fields.is_empty(),
                Node::Array(elements) => which != Dropped::EverythingEmpty || !elements.is_empty(),
                Node::Text(_) | Node::Word(_) | Node::Owned(_) => true,
            });
        }
        Node::Array(elements) => elements.iter_mut().for_each(|value| drop_fields(value, which)),
        Node::Text(_) | Node::Word(_) | Node::Owned(_) => {}
    }
}
