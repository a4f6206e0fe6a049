//! What comes from outside, as it may be shown: a name that ends a line, or turns the direction of what follows, would
//! say something in the program's own name.

use std::borrow::Cow;

/// Whether nobody sees a character, or it moves what stands around it: controls, line and paragraph ends, marks of
/// direction, characters without width, tags (Unicode Technical Report 36).
pub fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// What stands in the place of such a character: its number, as in ⟨U+202E⟩.
pub fn number_of(character: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(character))
}

/// A name, a path or a value from outside, with a mark for every character that nobody sees.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mark = |character| match character {
        '\n' => "⟨LF⟩".to_owned(),
        '\r' => "⟨CR⟩".to_owned(),
        seen if !is_unseen(seen) => seen.to_string(),
        unseen => number_of(unseen),
    };
    Cow::Owned(text.chars().map(mark).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_marked_and_all_else_stays() {
        assert!(matches!(shown("通知 café.http"), Cow::Borrowed("通知 café.http")));
        for (text, marked) in [
            ("a\nb.http: Genuine", "a⟨LF⟩b.http: Genuine"),
            ("\u{1b}[2Ka", "⟨U+001B⟩[2Ka"),
            ("a\u{202e}ptth.b", "a⟨U+202E⟩ptth.b"),
            ("\u{2067}a\u{2069}", "⟨U+2067⟩a⟨U+2069⟩"),
            ("a\tb\r", "a⟨U+0009⟩b⟨CR⟩"),
            ("\u{85}\u{feff}\u{e0041}", "⟨U+0085⟩⟨U+FEFF⟩⟨U+E0041⟩"),
        ] {
            assert_eq!(shown(text), marked, "{text:?}");
        }
    }
}
