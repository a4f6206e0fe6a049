//! JSON that was parsed and written again: layout, spelling and content in every combination.

mod styles;

use super::{
    edit::{self, Edit},
    escapes::{Escapes, Spelling, Spellings},
    json::Node,
    order,
    write::{self, Layout, Pieces},
};
use crate::signing::diagnose::{
    candidate::cost::{COMMON, EVERYDAY, NONE},
    cause::Cause,
};
use styles::{all_layouts, escapes, native_layout};

/// The fields of a text, to be put in every order.
pub(super) struct Orders<'a> {
    names: Vec<&'a str>,
    pieces: Vec<(Pieces, Vec<Cause>)>,
}

impl Orders<'_> {
    /// Calls `found` with the text in every plausible order until it says stop.
    pub(super) fn for_each(&self, found: &mut dyn FnMut(Vec<u8>, Vec<Cause>) -> bool) {
        order::for_each_order(&self.names, &mut |order| {
            self.pieces.iter().all(|(pieces, causes)| found(pieces.in_order(order), causes.clone()))
        });
    }
}

/// Longer texts are not written again, in bytes: a single one would take longer than a search may.
const MAX_LEN: usize = 2 * 1024 * 1024;

/// A layout with the cost to believe it; `None` keeps the blanks as they are.
type Layouts = Vec<(Option<Layout>, u8)>;

/// A JSON text and everything it may have looked like when it was signed.
pub(super) struct Restyle<'a> {
    text: &'a str,
    node: Node<'a>,
    seen: Spellings,
    layouts: Layouts,
    escapes: Vec<(Escapes, u8)>,
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
        let edits = edit::edits(&node);
        Some(Self {
            text,
            seen,
            layouts: layouts.collect(),
            escapes: escapes(seen),
            edits,
            native,
            node,
        })
    }

    /// Calls `found` with every text that costs exactly this much, until it says stop.
    pub(super) fn for_each(
        &self,
        cost: u8,
        found: &mut impl FnMut(Vec<u8>, Vec<Cause>) -> bool,
    ) -> bool {
        for edit in std::iter::once(None).chain(self.edits.iter().map(Some)) {
            let mut edited = None;
            for layout in &self.layouts {
                for escapes in self
                    .escapes
                    .iter()
                    .filter(|escapes| self.price(edit, *layout, **escapes) == cost)
                {
                    let node = match edit {
                        Some(edit) => edited.get_or_insert_with(|| edit.apply(&self.node)),
                        None => &self.node,
                    };
                    let Some(text) = self.written(node, layout.0, escapes.0, edit.is_some()) else {
                        continue;
                    };
                    if !found(text.into_bytes(), self.causes(layout.0, escapes.0, edit)) {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// What it costs to believe a combination: the sum, but for the form that most messages have.
    fn price(
        &self,
        edit: Option<&Edit>,
        layout: (Option<Layout>, u8),
        escapes: (Escapes, u8),
    ) -> u8 {
        let usual = layout.0.or(self.native) == Some(Layout::COMPACT) && escapes.0 == Escapes::BARE;
        match edit {
            None if usual => EVERYDAY,
            Some(edit) if usual && edit.cost == EVERYDAY => COMMON,
            _ => edit.map_or(NONE, |edit| edit.cost) + layout.1 + escapes.1,
        }
    }

    /// The fields in every order; `None` when this is no object.
    pub(super) fn orders(&self) -> Option<Orders<'_>> {
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
        for node in [&self.node, &inner] {
            for (layout, escapes) in [(None, Escapes::KEEP), (Some(Layout::COMPACT), Escapes::BARE)]
            {
                let causes =
                    [&[Cause::BodyKeysReordered], &*self.causes_if(layout, escapes)].concat();
                let made =
                    Pieces::of(node, layout.or(self.native).unwrap_or(Layout::COMPACT), escapes)?;
                if pieces.iter().all(|(known, _)| *known != made) {
                    pieces.push((made, causes));
                }
            }
        }
        Some(Orders { names: fields.iter().map(|(name, _)| *name).collect(), pieces })
    }

    /// The causes of a style, without those that change nothing here.
    fn causes_if(&self, layout: Option<Layout>, escapes: Escapes) -> Vec<Cause> {
        let layout = layout.filter(|layout| Some(*layout) != self.native);
        let mut causes = self.causes(layout, escapes, None);
        causes.retain(|cause| *cause != Cause::BodyEscapesChanged);
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
            Some(layout) => Some(write::write(node, layout, escapes)),
            None if edited => None,
            None => Some(write::respell(self.text, escapes)),
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
            return Cause::BodyPrettyPrinted;
        }
        let compact = self.native == Some(Layout::COMPACT);
        match (signed.indent.is_some(), compact) {
            (true, _) => Cause::BodyMinified,
            (false, true) => Cause::BodySpacesRemoved,
            (false, false) => Cause::BodySpaces,
        }
    }

    fn escape_causes(&self, escapes: Escapes) -> Vec<Cause> {
        if escapes == Escapes::KEEP {
            return Vec::new();
        }
        let seen = self.seen;
        let mut causes = Vec::new();
        let mut class =
            |choice: Spelling, plain: bool, escaped: bool, undo: Cause, redo: Cause| match choice {
                Spelling::Plain if escaped => causes.push(undo),
                Spelling::Backslash | Spelling::Lower | Spelling::Upper if plain => {
                    causes.push(redo);
                }
                _ => {}
            };
        class(
            escapes.slash,
            seen.slash.plain,
            seen.slash.escaped,
            Cause::BodySlashEscaped,
            Cause::BodySlashUnescaped,
        );
        class(
            escapes.unicode,
            seen.unicode.plain,
            seen.unicode.escaped,
            Cause::BodyUnicodeEscaped,
            Cause::BodyUnicodeUnescaped,
        );
        class(
            escapes.html,
            seen.html.plain,
            seen.html.escaped,
            Cause::BodyHtmlEscaped,
            Cause::BodyHtmlUnescaped,
        );
        if causes.is_empty() {
            causes.push(Cause::BodyEscapesChanged);
        }
        causes
    }
}
