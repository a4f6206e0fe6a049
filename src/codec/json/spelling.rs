//! How the characters of a JSON string are spelled: the choices that libraries make.

use super::node::characters;

/// A spelling for a class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// As it stands.
    Keep,
    /// The character itself.
    Plain,
    /// `\/`; for other characters the same as `Lower`.
    Backslash,
    /// `\u00e9`.
    Lower,
    /// `\u00E9`.
    Upper,
}

/// Which characters beside `<`, `>` and `&` count as dangerous in HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Html {
    /// `<`, `>`, `&`: Go, Rails.
    Three,
    /// And `'`, `=`: Gson.
    Gson,
    /// And `'`, `"`, `+`, the backtick and DEL: .NET.
    DotNet,
}

impl Html {
    fn contains(self, character: char) -> bool {
        match character {
            '<' | '>' | '&' => true,
            '\'' => self != Self::Three,
            '=' => self == Self::Gson,
            '"' | '+' | '`' | '\u{7f}' => self == Self::DotNet,
            _ => false,
        }
    }
}

/// A spelling for each class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escapes {
    /// Of `/`.
    pub slash: Spelling,
    /// Of characters beyond ASCII.
    pub unicode: Spelling,
    /// Of what is dangerous in HTML.
    pub html: Spelling,
    /// Which characters that is.
    pub html_set: Html,
    /// Whether other escapes are written the shortest way.
    pub tidy: bool,
}

impl Escapes {
    /// Every character as it stands.
    pub const KEEP: Self = Self {
        slash: Spelling::Keep,
        unicode: Spelling::Keep,
        html: Spelling::Keep,
        html_set: Html::Three,
        tidy: false,
    };
    /// No escape of a slash, of HTML or of characters outside ASCII; others as they stand.
    pub const BARE: Self = Self { tidy: false, ..Self::PLAIN };
    /// No escape that is not needed.
    pub const PLAIN: Self = Self {
        slash: Spelling::Plain,
        unicode: Spelling::Plain,
        html: Spelling::Plain,
        html_set: Html::DotNet,
        tidy: true,
    };
}

/// Appends the inside of a string literal in another spelling.
pub fn spell(inside: &str, escapes: Escapes, out: &mut String) {
    if escapes == Escapes::KEEP {
        out.push_str(inside);
        return;
    }
    let mut rest = inside;
    loop {
        // Most of a text is letters and digits, which nobody spells in another way.
        let (dull, after) =
            rest.split_at(rest.bytes().position(has_spellings).unwrap_or(rest.len()));
        out.push_str(dull);
        let Some(spelled) = characters(after).next() else { return };
        rest = &after[spelled.spelling.len()..];
        let lone_surrogate = spelled.character == '\u{fffd}' && spelled.spelling.starts_with('\\');
        match choice(spelled.character, escapes) {
            _ if lone_surrogate => out.push_str(spelled.spelling),
            Spelling::Keep => out.push_str(spelled.spelling),
            Spelling::Plain => push_plain(spelled.character, spelled.spelling, out),
            Spelling::Backslash if spelled.character == '/' => out.push_str("\\/"),
            Spelling::Backslash | Spelling::Lower => {
                push_units(spelled.character, b"0123456789abcdef", out);
            }
            Spelling::Upper => push_units(spelled.character, b"0123456789ABCDEF", out),
        }
    }
}

/// Whether a byte begins a character that some library spells otherwise.
fn has_spellings(byte: u8) -> bool {
    !(b' '..=b'~').contains(&byte)
        || matches!(byte, b'"' | b'&' | b'\'' | b'+' | b'/' | b'<' | b'=' | b'>' | b'\\' | b'`')
}

/// The class of a character decides.
fn choice(character: char, escapes: Escapes) -> Spelling {
    if character == '/' {
        escapes.slash
    } else if !character.is_ascii() {
        escapes.unicode
    } else if escapes.html_set.contains(character) {
        escapes.html
    } else if escapes.tidy {
        Spelling::Plain
    } else {
        Spelling::Keep
    }
}

/// The shortest spelling that JSON allows.
fn push_plain(character: char, spelling: &str, out: &mut String) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        '\0'..='\u{1f}' => out.push_str(spelling),
        other => out.push(other),
    }
}

fn push_units(character: char, digits: &[u8; 16], out: &mut String) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            out.push(char::from(digits[usize::from(*unit >> shift & 15)]));
        }
    }
}

/// How the characters of one class are spelled in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Some stand as they are.
    pub plain: bool,
    /// Some are escaped.
    pub escaped: bool,
}

impl Seen {
    /// Whether there are any.
    pub fn any(self) -> bool {
        self.plain || self.escaped
    }
}

/// What spellings a JSON text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spellings {
    /// Of `/`.
    pub slash: Seen,
    /// Of characters beyond ASCII.
    pub unicode: Seen,
    /// Of what is dangerous in HTML.
    pub html: Seen,
}

impl Spellings {
    /// Looks at all escapes of a text.
    pub fn of(text: &str) -> Self {
        let mut seen = Self::default();
        let mut rest = text;
        while let Some(at) = rest.find('\\') {
            let (before, escape) = rest.split_at(at);
            seen.plain(before);
            let Some(spelled) = characters(escape).next() else {
                break;
            };
            let html = Html::DotNet.contains(spelled.character) || spelled.character == '=';
            let coded = spelled.spelling.starts_with("\\u");
            seen.slash.escaped |= spelled.character == '/';
            seen.unicode.escaped |= coded && !spelled.character.is_ascii();
            seen.html.escaped |= coded && html;
            rest = &escape[spelled.spelling.len()..];
        }
        seen.plain(rest);
        seen
    }

    fn plain(&mut self, text: &str) {
        self.slash.plain |= text.contains('/');
        self.unicode.plain |= !text.is_ascii();
        self.html.plain |= text.contains(['<', '>', '&', '\'', '=', '+', '`']);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(inside: &str, escapes: Escapes) -> String {
        let mut out = String::new();
        spell(inside, escapes, &mut out);
        out
    }

    #[test]
    fn spellings_are_those_of_the_libraries() {
        let php = Escapes { slash: Spelling::Backslash, unicode: Spelling::Lower, ..Escapes::KEEP };
        assert_eq!(spelled("a/é😀<", php), "a\\/\\u00e9\\ud83d\\ude00<");
        let dot_net = Escapes {
            unicode: Spelling::Upper,
            html: Spelling::Upper,
            html_set: Html::DotNet,
            ..Escapes::KEEP
        };
        assert_eq!(spelled("é<\\\"+/", dot_net), "\\u00E9\\u003C\\u0022\\u002B/");
        let go = Escapes { html: Spelling::Lower, ..Escapes::KEEP };
        assert_eq!(spelled("a&b=é", go), "a\\u0026b=é");
    }

    #[test]
    fn plain_undoes_them_all() {
        assert_eq!(
            spelled("\\/\\u00E9\\u003c\\u0022\\u0041\\u000a\\\\", Escapes::PLAIN),
            "/é<\\\"A\\n\\\\"
        );
        assert_eq!(spelled("\\ud83d", Escapes::PLAIN), "\\ud83d");
    }

    #[test]
    fn spellings_are_noticed() {
        let seen = Spellings::of("a/b \\/ \\u00e9 \\u003c");
        assert!(
            seen.slash.plain && seen.slash.escaped && seen.unicode.escaped && seen.html.escaped
        );
        assert!(!seen.unicode.plain && !seen.html.plain);
        assert_eq!(Spellings::of("abc\\"), Spellings::default());
    }
}
