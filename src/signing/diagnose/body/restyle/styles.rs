//! The layouts and spellings that usual libraries write, with the cost to believe each.

use crate::codec::json::{self, Escapes, Html, Layout, Node, Spelling, Spellings};
use crate::signing::diagnose::offer::cost::{COMMON, EVERYDAY, NONE, RARE, UNCOMMON};

/// The spellings that could make a difference to this text.
pub(super) fn escapes(seen: Spellings) -> Vec<(Escapes, u8)> {
    use Spelling::{Backslash, Lower, Plain, Upper};
    let keep = Escapes::KEEP;
    let any_slash = seen.slash.any();
    let any_unicode = seen.unicode.any();
    let any_html = seen.html.any();
    let escaped = seen.slash.escaped || seen.unicode.escaped || seen.html.escaped;
    let slash = |slash| Escapes { slash, ..keep };
    let unicode = |unicode| Escapes { unicode, ..keep };
    let html = |html, html_set| Escapes { html, html_set, ..keep };
    let both = |slash, unicode| Escapes { slash, unicode, ..keep };
    let dot_net = Escapes { unicode: Upper, ..html(Upper, Html::DotNet) };
    let lower = Escapes { unicode: Lower, ..html(Lower, Html::Three) };
    let mut list: Vec<(Escapes, u8)> = Vec::new();
    for (wanted, escapes, cost) in [
        (true, keep, NONE),
        (escaped, Escapes::BARE, EVERYDAY),
        (true, Escapes::PLAIN, UNCOMMON),
        (any_slash, slash(Backslash), EVERYDAY),
        (any_unicode, unicode(Lower), EVERYDAY),
        (any_slash && any_unicode, both(Backslash, Lower), EVERYDAY),
        (any_html, html(Lower, Html::Three), COMMON),
        (seen.slash.escaped, slash(Plain), EVERYDAY),
        (seen.unicode.escaped, unicode(Plain), EVERYDAY),
        (seen.html.escaped, html(Plain, Html::DotNet), EVERYDAY),
        (any_unicode, unicode(Upper), UNCOMMON),
        (any_html, html(Lower, Html::Gson), UNCOMMON),
        (any_html, html(Upper, Html::Three), UNCOMMON),
        (any_html || any_unicode, dot_net, UNCOMMON),
        (any_html && any_unicode, lower, UNCOMMON),
        (any_slash && any_unicode, both(Backslash, Upper), UNCOMMON),
        (seen.slash.escaped && any_unicode, both(Plain, Lower), UNCOMMON),
        (seen.unicode.escaped && any_slash, both(Backslash, Plain), UNCOMMON),
    ] {
        if wanted && list.iter().all(|(known, _)| *known != escapes) {
            list.push((escapes, cost));
        }
    }
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
pub(super) fn native_layout(node: &Node<'_>, bare: &str) -> Option<Layout> {
    let mut layouts = likely_layouts(bare).into_iter().map(|(layout, _)| layout);
    layouts.find(|layout| json::write(node, *layout, Escapes::KEEP) == bare)
}
