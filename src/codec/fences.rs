//! Fences around what is meant as it stands, as chats, trackers and web pages have them.

use std::ops::Range;

use super::lines::lines;

/// What begins a block, and what ends it.
const FENCES: [(&[u8], &[u8]); 8] = [
    (b"```", b"```"),
    (b"~~~", b"~~~"),
    (b"{noformat", b"{noformat}"),
    (b"{code", b"{code}"),
    (b"[code", b"[/code]"),
    (b"<pre", b"</pre>"),
    (b"<code", b"</code>"),
    (b"{{{", b"}}}"),
];

/// The places between them, without the line breaks that belong to the fences.
pub fn blocks(text: &[u8]) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut open: Option<(&[u8], usize)> = None;
    for line in lines(text, 0) {
        let bare = line.text.trim_ascii();
        match open {
            Some((close, start)) if bare == close => {
                // The line break before the closing fence belongs to the fence.
                let inner = &text[start..line.start];
                let inner = inner.strip_suffix(b"\n").unwrap_or(inner);
                let inner = inner.strip_suffix(b"\r").unwrap_or(inner);
                blocks.push(start..start + inner.len());
                open = None;
            }
            Some(_) => {}
            None => {
                let fence = FENCES.iter().find(|(start, _)| bare.starts_with(start));
                open = fence.map(|(_, close)| (*close, line.next));
            }
        }
    }
    blocks
}
