//! Characters that copying out of web pages and chats brings along, and that nobody means.

/// Whether a character has no width, or only turns the direction of what follows.
pub fn has_no_width(character: char) -> bool {
    matches!(
        character,
        '\0' | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fffc}'
    )
}

/// Whether a character is a blank other than the plain one.
pub fn is_other_blank(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}')
}
