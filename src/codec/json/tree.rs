//! The values of a document, in the order in which they stand there.

use std::borrow::Cow;

use crate::codec::escapes::unescaped;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{…}`.
    Object,
    /// `[…]`.
    Array,
    /// `"…"`.
    String,
    /// A number, `true`, `false` or `null`.
    Plain,
}

/// One value. Places are offsets into the text; it is shorter than 4 GB.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    pub(super) kind: Kind,
    /// The name, between its quotation marks; empty in an array.
    pub(super) key: (u32, u32),
    /// The value, with quotation marks or brackets.
    pub(super) start: u32,
    pub(super) end: u32,
    /// The place in the list of the first value that is not inside of this one.
    pub(super) next: u32,
}

/// A document.
#[derive(Debug)]
pub struct Tree<'a> {
    pub(super) text: &'a [u8],
    pub(super) nodes: Vec<Node>,
    pub(super) cut_off: bool,
    pub(super) end: usize,
}

impl<'a> Tree<'a> {
    /// The outermost value.
    pub fn root(&self) -> Option<Value<'_, 'a>> {
        (!self.nodes.is_empty()).then_some(Value { tree: self, index: 0 })
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = Value<'_, 'a>> {
        (0..self.nodes.len()).map(|index| Value { tree: self, index })
    }

    /// Whether the text ends before the document does.
    pub fn is_cut_off(&self) -> bool {
        self.cut_off
    }

    /// Where in the text the document ends.
    pub fn end(&self) -> usize {
        self.end
    }
}

/// A value of a document.
#[derive(Clone, Copy, Debug)]
pub struct Value<'t, 'a> {
    tree: &'t Tree<'a>,
    index: usize,
}

impl<'t, 'a> Value<'t, 'a> {
    fn node(self) -> Node {
        self.tree.nodes[self.index]
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Where it starts in the text.
    pub fn start(self) -> usize {
        self.node().start as usize
    }

    /// Its bytes as they stand in the text.
    pub fn raw(self) -> &'a [u8] {
        &self.tree.text[self.start()..self.node().end as usize]
    }

    /// Its name in the object around it; empty in an array.
    pub fn key(self) -> Cow<'a, [u8]> {
        let (start, end) = self.node().key;
        unescaped(&self.tree.text[start as usize..end as usize])
    }

    /// The text of a string, its escapes undone.
    pub fn string(self) -> Option<Cow<'a, [u8]>> {
        (self.kind() == Kind::String).then(|| {
            let raw = self.raw();
            unescaped(&raw[1..raw.len() - 1])
        })
    }

    /// The text of a string, or a number as it stands there; not `null`.
    pub fn scalar(self) -> Option<Cow<'a, [u8]>> {
        match self.kind() {
            Kind::Plain if self.raw() != b"null" => Some(Cow::Borrowed(self.raw())),
            _ => self.string(),
        }
    }

    /// The values right inside of it.
    pub fn children(self) -> impl Iterator<Item = Value<'t, 'a>> {
        let Value { tree, index } = self;
        let end = self.node().next as usize;
        let mut at = index + 1;
        std::iter::from_fn(move || {
            let child = Value { tree, index: at };
            (at < end).then(|| {
                at = child.node().next as usize;
                child
            })
        })
    }

    /// The first value of this name.
    pub fn get(self, name: &[u8]) -> Option<Value<'t, 'a>> {
        self.children().find(|child| child.key().eq_ignore_ascii_case(name))
    }
}
