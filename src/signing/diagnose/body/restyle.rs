//! JSON that was parsed and written again: layout, spelling and content in every combination.

mod styles;

use super::{
    edit::{self, Edit},
    order,
};
use crate::codec::json::{self, Escapes, Layout, Node, Pieces, Seen, Spelling, Spellings};
use crate::signing::diagnose::{
    cause::{Cause, causes},
    offer::cost::{COMMON, EVERYDAY, NONE},
};
use styles::{all_layouts, escapes, native_layout};

causes! {
    /// The body on many lines.
    BODY_PRETTY_PRINTED: Body, Body, "body_pretty_printed";
    /// The body on fewer lines than were signed.
    BODY_MINIFIED: Body, Body, "body_minified";
    /// Blanks between the tokens of the body.
    BODY_SPACES: Body, Body, "body_reserialised_spaces";
    /// The blanks between the tokens of the body were removed.
    BODY_SPACES_REMOVED: Body, Body, "body_spaces_removed";
    /// `\/` for `/`.
    BODY_SLASH_ESCAPED: Body, Body, "body_slash_escaped";
    /// `/` for `\/`.
    BODY_SLASH_UNESCAPED: Body, Body, "body_slash_unescaped";
    /// `\uXXXX` for characters.
    BODY_UNICODE_ESCAPED: Body, Body, "body_unicode_escaped";
    /// Characters for `\uXXXX`.
    BODY_UNICODE_UNESCAPED: Body, Body, "body_unicode_unescaped";
    /// `\u003c` for `<`, and the like.
    BODY_HTML_ESCAPED: Body, Body, "body_html_escaped";
    /// `<` for `\u003c`, and the like.
    BODY_HTML_UNESCAPED: Body, Body, "body_html_unescaped";
    /// Other escapes spelled otherwise.
    BODY_ESCAPES_CHANGED: Body, Body, "body_escapes_changed";
    /// `[]` for `{}`.
    BODY_EMPTY_OBJECT_AS_ARRAY: Body, Body, "body_empty_object_as_array";
    /// `{}` for `[]`.
    BODY_EMPTY_ARRAY_AS_OBJECT: Body, Body, "body_empty_array_as_object";
    /// Fields in another order.
    BODY_KEYS_REORDERED: Body, Body, "body_keys_reordered";
    /// Numbers written otherwise.
    BODY_NUMBER_FORMAT: Body, Body, "body_number_format";
    /// Null where an empty text was signed.
    BODY_EMPTY_AS_NULL: Body, Body, "body_empty_as_null";
    /// Fields without a value that were not sent.
    BODY_NULL_FIELDS: Body, Body, "body_null_fields";
}

/// The fields of a text in other orders, each in several styles.
pub(in crate::signing::diagnose) struct Reordered {
    orders: Vec<Vec<usize>>,
    pieces: Vec<(Pieces, Vec<Cause>)>,
}

impl Reordered {
    /// How many texts there are.
    pub(in crate::signing::diagnose) fn len(&self) -> usize {
        self.orders.len() * self.pieces.len()
    }

    /// One of them, and why.
    pub(in crate::signing::diagnose) fn text(&self, n: usize) -> (Vec<u8>, &[Cause]) {
        let (pieces, causes) = &self.pieces[n % self.pieces.len()];
        (pieces.in_order(&self.orders[n / self.pieces.len()]), causes)
    }
}

/// How many orders of fields there are at most.
const MOST_ORDERS: usize = 32_000;

/// Longer texts are not written again, in bytes: a single one would take longer than a search may.
const MAX_LEN: usize = 2 * 1024 * 1024;

/// A choice that was made when a text was written.
#[derive(Clone, Copy)]
struct Choice<T> {
    value: T,
    cost: u8,
    /// Whether most messages are written so.
    is_usual: bool,
}

/// A JSON text and everything it may have looked like when it was signed.
pub(super) struct Restyle<'a> {
    text: &'a str,
    node: Node<'a>,
    seen: Spellings,
    /// `None` keeps the blanks as they are.
    layouts: Vec<Choice<Option<Layout>>>,
    escapes: Vec<Choice<Escapes>>,
    edits: Vec<Edit>,
    /// The layout that writes the text just as it stands.
    native: Option<Layout>,
}

impl<'a> Restyle<'a> {
    /// Reads a text; `None` when it is no JSON object or array, or too long.
    pub(super) fn new(text: &'a str) -> Option<Self> {
        if text.len() > MAX_LEN {
            return None;
        }
        let node =
            Node::read(text).filter(|node| matches!(node, Node::Object(_) | Node::Array(_)))?;
        let seen = Spellings::of(text);
        let bare = text.trim_ascii();
        let native = native_layout(&node, bare);
        let others = all_layouts().into_iter().filter(|(layout, _)| Some(*layout) != native);
        let layouts =
            std::iter::once((None, NONE)).chain(others.map(|(layout, cost)| (Some(layout), cost)));
        let layouts = layouts.map(|(value, cost)| {
            let is_usual = value.or(native) == Some(Layout::COMPACT);
            Choice { value, cost, is_usual }
        });
        let escapes = escapes(seen).into_iter().map(|(value, cost)| Choice {
            value,
            cost,
            is_usual: value == Escapes::BARE,
        });
        let edits = edit::edits(&node);
        Some(Self {
            text,
            seen,
            layouts: layouts.collect(),
            escapes: escapes.collect(),
            edits,
            native,
            node,
        })
    }

    /// How many edits there are, with that of none, which is the first.
    pub(super) fn edits(&self) -> usize {
        self.edits.len() + 1
    }

    /// Calls `found` with every text of an edit that costs exactly this much, until it says stop.
    pub(super) fn for_each(
        &self,
        edit: usize,
        cost: u8,
        found: &mut impl FnMut(Vec<u8>, Vec<Cause>) -> bool,
    ) -> bool {
        let edit = edit.checked_sub(1).and_then(|n| self.edits.get(n));
        let mut edited = None;
        for layout in &self.layouts {
            for escapes in &self.escapes {
                if price(edit, layout, *escapes) != cost {
                    continue;
                }
                let (layout, escapes) = (layout.value, escapes.value);
                let node = match edit {
                    Some(edit) => edited.get_or_insert_with(|| edit.apply(&self.node)),
                    None => &self.node,
                };
                let Some(text) = self.written(node, layout, escapes, edit.is_some()) else {
                    continue;
                };
                if !found(text.into_bytes(), self.causes(layout, escapes, edit)) {
                    return false;
                }
            }
        }
        true
    }

    /// So many texts with the fields in plausible orders; `None` when this is no object.
    pub(super) fn reordered(&self, most: usize) -> Option<Reordered> {
        let Node::Object(fields) = &self.node else {
            return None;
        };
        let mut inner = self.node.clone();
        order::arrange(&mut inner, order::Order::Documented);
        // The pieces stay in the order of the names; only what is inside them is arranged.
        if let Node::Object(arranged) = &mut inner {
            arranged.sort_by_key(|(name, _)| fields.iter().position(|(known, _)| known == name));
        }
        let mut pieces: Vec<(Pieces, Vec<Cause>)> = Vec::new();
        let mut currency_first = inner.clone();
        order::currency_first(&mut currency_first);
        for node in [&self.node, &inner, &currency_first] {
            for (layout, escapes) in [(None, Escapes::KEEP), (Some(Layout::COMPACT), Escapes::BARE)]
            {
                let causes =
                    [&[Cause::BODY_KEYS_REORDERED], &*self.causes_if(layout, escapes)].concat();
                let made =
                    Pieces::of(node, layout.or(self.native).unwrap_or(Layout::COMPACT), escapes)?;
                if pieces.iter().all(|(known, _)| *known != made) {
                    pieces.push((made, causes));
                }
            }
        }
        let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
        let most = MOST_ORDERS.min(most / pieces.len().max(1));
        Some(Reordered { orders: order::orders(&names, most), pieces })
    }

    /// The causes of a style, without those that change nothing here.
    fn causes_if(&self, layout: Option<Layout>, escapes: Escapes) -> Vec<Cause> {
        let layout = layout.filter(|layout| Some(*layout) != self.native);
        let mut causes = self.causes(layout, escapes, None);
        causes.retain(|cause| *cause != Cause::BODY_ESCAPES_CHANGED);
        causes
    }

    fn written(
        &self,
        node: &Node<'_>,
        layout: Option<Layout>,
        escapes: Escapes,
        edited: bool,
    ) -> Option<String> {
        match layout.or(self.native) {
            Some(layout) => Some(json::write(node, layout, escapes)),
            None if edited => None,
            None => Some(json::respell(self.text, escapes)),
        }
    }

    /// Names what differs between ours and the restyled text.
    fn causes(&self, layout: Option<Layout>, escapes: Escapes, edit: Option<&Edit>) -> Vec<Cause> {
        let mut causes = self.escape_causes(escapes);
        causes.extend(edit.iter().flat_map(|edit| edit.causes.iter().copied()));
        causes.extend(layout.map(|layout| self.layout_cause(layout)));
        causes
    }

    fn layout_cause(&self, signed: Layout) -> Cause {
        let bare = self.text.trim_ascii();
        if bare.contains('\n') || bare.contains('\r') {
            return Cause::BODY_PRETTY_PRINTED;
        }
        let compact = self.native == Some(Layout::COMPACT);
        match (signed.indent.is_some(), compact) {
            (true, _) => Cause::BODY_MINIFIED,
            (false, true) => Cause::BODY_SPACES_REMOVED,
            (false, false) => Cause::BODY_SPACES,
        }
    }

    fn escape_causes(&self, escapes: Escapes) -> Vec<Cause> {
        if escapes == Escapes::KEEP {
            return Vec::new();
        }
        let class = |choice: Spelling, seen: Seen, undo: Cause, redo: Cause| match choice {
            Spelling::Plain if seen.escaped => Some(undo),
            Spelling::Backslash | Spelling::Lower | Spelling::Upper if seen.plain => Some(redo),
            _ => None,
        };
        let (slash, unicode, html) = (self.seen.slash, self.seen.unicode, self.seen.html);
        let classes = [
            class(escapes.slash, slash, Cause::BODY_SLASH_ESCAPED, Cause::BODY_SLASH_UNESCAPED),
            class(
                escapes.unicode,
                unicode,
                Cause::BODY_UNICODE_ESCAPED,
                Cause::BODY_UNICODE_UNESCAPED,
            ),
            class(escapes.html, html, Cause::BODY_HTML_ESCAPED, Cause::BODY_HTML_UNESCAPED),
        ];
        let mut causes: Vec<Cause> = classes.into_iter().flatten().collect();
        if causes.is_empty() {
            causes.push(Cause::BODY_ESCAPES_CHANGED);
        }
        causes
    }
}

/// What it costs to believe a combination: the sum, but for the form that most messages have.
fn price(edit: Option<&Edit>, layout: &Choice<Option<Layout>>, escapes: Choice<Escapes>) -> u8 {
    let is_usual = layout.is_usual && escapes.is_usual;
    match edit.map_or(NONE, |edit| edit.cost) {
        NONE if is_usual => EVERYDAY,
        EVERYDAY if is_usual => COMMON,
        edit => edit + layout.cost + escapes.cost,
    }
}
