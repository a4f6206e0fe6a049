//! The layouts and spellings that usual libraries write, with the cost to believe each.

use crate::signing::diagnose::{
    body::{
        escapes::{Escapes, Html, Spelling, Spellings},
        json::Node,
        write::{self, Layout},
    },
    candidate::cost::{COMMON, EVERYDAY, NONE, RARE, UNCOMMON},
};

/// The spellings that could make a difference to this text.
pub(super) fn escapes(seen: Spellings) -> Vec<(Escapes, u8)> {
    let keep = Escapes::KEEP;
    let any_slash = seen.slash.any();
    let any_unicode = seen.unicode.any();
    let any_html = seen.html.any();
    let escaped = seen.slash.escaped || seen.unicode.escaped || seen.html.escaped;
    let mut list = vec![(keep, NONE)];
    let mut add = |when: bool, escapes: Escapes, cost: u8| {
        if when && list.iter().all(|(known, _)| *known != escapes) {
            list.push((escapes, cost));
        }
    };
    let slash = |slash| Escapes { slash, ..keep };
    let unicode = |unicode| Escapes { unicode, ..keep };
    let html = |html, html_set| Escapes { html, html_set, ..keep };
    add(escaped, Escapes::BARE, EVERYDAY);
    add(true, Escapes::PLAIN, UNCOMMON);
    add(any_slash, slash(Spelling::Backslash), EVERYDAY);
    add(any_unicode, unicode(Spelling::Lower), EVERYDAY);
    add(
        any_slash && any_unicode,
        Escapes { slash: Spelling::Backslash, unicode: Spelling::Lower, ..keep },
        EVERYDAY,
    );
    add(any_html, html(Spelling::Lower, Html::Three), COMMON);
    add(seen.slash.escaped, slash(Spelling::Plain), EVERYDAY);
    add(seen.unicode.escaped, unicode(Spelling::Plain), EVERYDAY);
    add(seen.html.escaped, html(Spelling::Plain, Html::DotNet), EVERYDAY);
    add(any_unicode, unicode(Spelling::Upper), UNCOMMON);
    add(any_html, html(Spelling::Lower, Html::Gson), UNCOMMON);
    add(any_html, html(Spelling::Upper, Html::Three), UNCOMMON);
    let dot_net =
        Escapes { unicode: Spelling::Upper, html: Spelling::Upper, html_set: Html::DotNet, ..keep };
    add(any_html || any_unicode, dot_net, UNCOMMON);
    add(
        any_html && any_unicode,
        Escapes { unicode: Spelling::Lower, html: Spelling::Lower, ..keep },
        UNCOMMON,
    );
    add(
        any_slash && any_unicode,
        Escapes { slash: Spelling::Backslash, unicode: Spelling::Upper, ..keep },
        UNCOMMON,
    );
    add(
        seen.slash.escaped && any_unicode,
        Escapes { slash: Spelling::Plain, unicode: Spelling::Lower, ..keep },
        UNCOMMON,
    );
    add(
        seen.unicode.escaped && any_slash,
        Escapes { slash: Spelling::Backslash, unicode: Spelling::Plain, ..keep },
        UNCOMMON,
    );
    list
}

/// Every layout that a usual library writes.
pub(super) fn all_layouts() -> Vec<(Layout, u8)> {
    let mut list = vec![
        (Layout::COMPACT, EVERYDAY),
        (Layout::SPACED, EVERYDAY),
        (Layout { colon: ": ", ..Layout::COMPACT }, UNCOMMON),
        (Layout { comma: ", ", ..Layout::COMPACT }, UNCOMMON),
        (Layout { colon: " : ", comma: ", ", ..Layout::COMPACT }, RARE),
        (Layout { colon: " : ", comma: " , ", ..Layout::COMPACT }, RARE),
    ];
    for newline in ["\n", "\r\n"] {
        for indent in ["  ", "    ", "\t"] {
            let usual = if newline == "\n" && indent != "\t" { EVERYDAY } else { COMMON };
            list.push((Layout::pretty(indent, newline, ": "), usual));
            list.push((Layout::pretty(indent, newline, ":"), UNCOMMON));
            list.push((Layout::pretty(indent, newline, " : "), RARE));
            list.push((Layout { comma: ", ", ..Layout::pretty(indent, newline, ": ") }, RARE));
        }
        list.push((Layout::jackson(newline), UNCOMMON));
        for indent in [" ", "   ", ""] {
            list.push((Layout::pretty(indent, newline, ": "), RARE));
        }
    }
    list
}

/// The layouts that a text may have, judged by its line breaks.
fn likely_layouts(bare: &str) -> Vec<(Layout, u8)> {
    let newline = if bare.contains("\r\n") { "\r\n" } else { "\n" };
    let many = bare.contains('\n');
    let fits = |layout: &Layout| {
        if many { layout.newline == newline } else { layout.indent.is_none() }
    };
    all_layouts().into_iter().filter(|(layout, _)| fits(layout)).collect()
}

/// The layout that writes a tree just as it stands in a text.
pub(in crate::signing::diagnose::body) fn native_layout(
    node: &Node<'_>,
    bare: &str,
) -> Option<Layout> {
    let mut layouts = likely_layouts(bare).into_iter().map(|(layout, _)| layout);
    layouts.find(|layout| write::write(node, *layout, Escapes::KEEP) == bare)
}
