//! Bytes as a view draws them: text, and marks for what nobody sees.

use crate::text::{is_unseen, number_of};

/// What a run of bytes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// Visible text.
    Text,
    /// Blanks (U+0020).
    Blank,
    /// Tabs.
    Tab,
    /// A carriage return.
    CarriageReturn,
    /// A line feed; a view goes to a new line after it.
    LineFeed,
    /// A byte-order mark.
    ByteOrderMark,
    /// A blank that is not U+0020.
    OtherBlank,
    /// A character without width.
    ZeroWidth,
    /// A control character.
    Control,
    /// Bytes that are not UTF-8.
    NotText,
}

/// Neighbouring bytes of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What they are.
    pub kind: RunKind,
    /// Text as it is; for all other kinds what to draw in its place.
    pub text: String,
    /// Whether they differ from the other side of a difference.
    pub changed: bool,
}

/// The start of some bytes as runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BytesView {
    /// What is shown.
    pub runs: Vec<Run>,
    /// How many bytes follow that are not shown.
    pub hidden: usize,
}

/// The signed bytes, with marks for CR, LF, blanks and BOM; at most `most` bytes of them.
pub fn signed_bytes_view(content: &[u8], most: usize) -> BytesView {
    let shown = &content[..floor_boundary(content, most)];
    BytesView { runs: runs(shown, false), hidden: content.len() - shown.len() }
}

/// Splits bytes into runs.
pub(super) fn runs(bytes: &[u8], changed: bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut push = |kind: RunKind, text: &str| match runs.last_mut() {
        Some(last)
            if last.kind == kind
                && !matches!(kind, RunKind::LineFeed | RunKind::CarriageReturn) =>
        {
            last.text.push_str(text);
        }
        _ => runs.push(Run { kind, text: text.to_owned(), changed }),
    };
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            let kind = kind_of(character);
            match mark(kind, character) {
                Some(mark) => push(kind, &mark),
                None => push(kind, character.encode_utf8(&mut [0; 4])),
            }
        }
        for byte in chunk.invalid() {
            push(RunKind::NotText, &format!("⟨{byte:02X}⟩"));
        }
    }
    runs
}

fn kind_of(character: char) -> RunKind {
    match character {
        ' ' => RunKind::Blank,
        '\t' => RunKind::Tab,
        '\r' => RunKind::CarriageReturn,
        '\n' => RunKind::LineFeed,
        '\u{feff}' => RunKind::ByteOrderMark,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            RunKind::OtherBlank
        }
        c if c.is_control() => RunKind::Control,
        c if is_unseen(c) => RunKind::ZeroWidth,
        _ => RunKind::Text,
    }
}

/// What is drawn in the place of a character; `None` for visible ones.
fn mark(kind: RunKind, character: char) -> Option<String> {
    Some(match kind {
        RunKind::Text | RunKind::NotText => return None,
        RunKind::Blank => "·".to_owned(),
        RunKind::Tab => "→".to_owned(),
        RunKind::CarriageReturn => "⟨CR⟩".to_owned(),
        RunKind::LineFeed => "⟨LF⟩".to_owned(),
        RunKind::ByteOrderMark => "⟨BOM⟩".to_owned(),
        RunKind::OtherBlank | RunKind::ZeroWidth | RunKind::Control => number_of(character),
    })
}

/// The largest place at or before `at` that does not cut a character.
pub(super) fn floor_boundary(bytes: &[u8], at: usize) -> usize {
    if at >= bytes.len() {
        return bytes.len();
    }
    let inside = |at: usize| bytes[at] & 0xc0 == 0x80;
    (at.saturating_sub(3)..=at).rev().find(|at| !inside(*at)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_gets_a_mark() {
        let view =
            signed_bytes_view("POST /a\nid.\u{feff}{\t}é\r\n\u{a0}\u{200b}".as_bytes(), 1000);
        let drawn: Vec<_> = view.runs.iter().map(|run| (run.kind, run.text.as_str())).collect();
        assert_eq!(
            drawn,
            [
                (RunKind::Text, "POST"),
                (RunKind::Blank, "·"),
                (RunKind::Text, "/a"),
                (RunKind::LineFeed, "⟨LF⟩"),
                (RunKind::Text, "id."),
                (RunKind::ByteOrderMark, "⟨BOM⟩"),
                (RunKind::Text, "{"),
                (RunKind::Tab, "→"),
                (RunKind::Text, "}é"),
                (RunKind::CarriageReturn, "⟨CR⟩"),
                (RunKind::LineFeed, "⟨LF⟩"),
                (RunKind::OtherBlank, "⟨U+00A0⟩"),
                (RunKind::ZeroWidth, "⟨U+200B⟩"),
            ]
        );
    }

    #[test]
    fn bytes_that_are_not_text_are_shown_as_numbers() {
        assert_eq!(signed_bytes_view(b"a\xff\xfe", 10).runs[1].text, "⟨FF⟩⟨FE⟩");
    }

    #[test]
    fn no_character_is_cut() {
        let view = signed_bytes_view("aé支".as_bytes(), 2);
        assert_eq!((view.runs[0].text.as_str(), view.hidden), ("a", 5));
    }
}
