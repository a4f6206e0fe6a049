//! JSON read without loss: the order of fields, the text of numbers and every escape are kept.
//!
//! A library that makes values of the text forgets just what a diagnosis is about.

use std::ops::Range;

use crate::codec::escapes::closing;

/// How deep a text may nest; deeper ones are no message of the API.
const MAX_DEPTH: usize = 128;

/// The longest text that is read, in bytes: a list of digits takes some twenty times its size as nodes.
const MAX_LEN: usize = 4 * 1024 * 1024;

/// A value whose scalars are the exact text they were read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<'a> {
    /// A string, without its quotation marks and with its escapes.
    Text(&'a str),
    /// A number, `true`, `false` or `null`.
    Word(&'a str),
    /// A number that was rewritten.
    Owned(String),
    /// Fields in the order they were read, names with their escapes.
    Object(Vec<(&'a str, Node<'a>)>),
    /// Elements.
    Array(Vec<Node<'a>>),
}

impl<'a> Node<'a> {
    /// Reads one JSON text with blanks around it; `None` where it is none, or longer than [`MAX_LEN`].
    pub fn read(text: &'a str) -> Option<Self> {
        if text.len() > MAX_LEN {
            return None;
        }
        let mut reader = Reader { text, at: 0 };
        let node = reader.value(0)?;
        reader.blanks();
        (reader.at == text.len()).then_some(node)
    }

    /// Whether this is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Word(word) if word.starts_with(|c: char| c == '-' || c.is_ascii_digit()))
    }

    /// Calls `visit` for this node and every one inside it.
    pub fn for_each(&self, visit: &mut impl FnMut(&Node<'a>)) {
        visit(self);
        match self {
            Self::Object(fields) => fields.iter().for_each(|(_, value)| value.for_each(visit)),
            Self::Array(elements) => elements.iter().for_each(|element| element.for_each(visit)),
            Self::Text(_) | Self::Word(_) | Self::Owned(_) => {}
        }
    }
}

/// Whether every bracket that is opened outside of strings is closed; the text need not be JSON.
pub fn is_closed(text: &str) -> bool {
    let (mut open, mut at) = (0usize, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            b'"' => match string_at(text, at) {
                Some(inside) => at = inside.end,
                None => return false,
            },
            _ => {}
        }
        at += 1;
    }
    open == 0
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn take(&mut self, expected: u8) -> Option<()> {
        self.blanks();
        (self.peek()? == expected).then(|| self.at += 1)
    }

    fn value(&mut self, depth: usize) -> Option<Node<'a>> {
        self.blanks();
        match self.peek()? {
            _ if depth > MAX_DEPTH => None,
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => self.string().map(Node::Text),
            _ => self.word().map(Node::Word),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Node<'a>> {
        self.take(b'{')?;
        let mut fields = Vec::new();
        if self.take(b'}').is_some() {
            return Some(Node::Object(fields));
        }
        loop {
            self.blanks();
            let name = self.string()?;
            self.take(b':')?;
            fields.push((name, self.value(depth + 1)?));
            if self.take(b',').is_none() {
                self.take(b'}')?;
                return Some(Node::Object(fields));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Node<'a>> {
        self.take(b'[')?;
        let mut elements = Vec::new();
        if self.take(b']').is_some() {
            return Some(Node::Array(elements));
        }
        loop {
            elements.push(self.value(depth + 1)?);
            if self.take(b',').is_none() {
                self.take(b']')?;
                return Some(Node::Array(elements));
            }
        }
    }

    fn string(&mut self) -> Option<&'a str> {
        let inside = string_at(self.text, self.at)?;
        self.at = inside.end + 1;
        Some(&self.text[inside])
    }

    fn word(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let len = rest
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
            .count();
        let word = &rest[..len];
        let number = word.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
        self.at += len;
        (number || matches!(word, "true" | "false" | "null")).then_some(word)
    }
}

/// The inside of the string literal that begins at a byte.
pub fn string_at(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + 1;
    let inside = text.as_bytes().get(start..).filter(|_| text.as_bytes()[at] == b'"')?;
    closing(inside, b'"').map(|len| start..start + len)
}

/// One character of a string literal and how it is spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelled<'a> {
    /// The character; half a surrogate pair is U+FFFD.
    pub character: char,
    /// Its spelling.
    pub spelling: &'a str,
}

/// The characters of the inside of a string literal.
pub fn characters(inside: &str) -> impl Iterator<Item = Spelled<'_>> {
    let mut rest = inside;
    std::iter::from_fn(move || {
        let (character, len) = next_character(rest)?;
        let (spelling, after) = rest.split_at(len);
        rest = after;
        Some(Spelled { character, spelling })
    })
}

fn next_character(rest: &str) -> Option<(char, usize)> {
    let first = rest.chars().next()?;
    let Some(escape) = rest.strip_prefix('\\').and_then(|after| after.chars().next()) else {
        return Some((first, first.len_utf8()));
    };
    let short = match escape {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return Some(unicode_escape(rest)),
        other => other,
    };
    Some((short, 1 + escape.len_utf8()))
}

/// Reads `\uXXXX`, or two of them that are one character.
fn unicode_escape(rest: &str) -> (char, usize) {
    let unit = |at: usize| -> Option<u16> {
        rest.get(at..at + 2).filter(|start| *start == "\\u")?;
        u16::from_str_radix(rest.get(at + 2..at + 6)?, 16).ok()
    };
    let Some(high) = unit(0) else { return ('u', 2) };
    let low = unit(6).filter(|_| (0xd800..0xdc00).contains(&high));
    let units = [high, low.unwrap_or_default()];
    let taken = if low.is_some() { 2 } else { 1 };
    match char::decode_utf16(units[..taken].iter().copied()).next() {
        Some(Ok(character)) => (character, 6 * if character.len_utf16() == 2 { 2 } else { 1 }),
        _ => ('\u{fffd}', 6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_kept_as_written() {
        let node =
            Node::read(" {\"a\" : [1.0, 1E2,-0], \"b\":{}, \"a\":\"\\/\\u00e9\", \"c\": null} ")
                .unwrap();
        assert_eq!(
            node,
            Node::Object(vec![
                ("a", Node::Array(vec![Node::Word("1.0"), Node::Word("1E2"), Node::Word("-0")])),
                ("b", Node::Object(vec![])),
                ("a", Node::Text("\\/\\u00e9")),
                ("c", Node::Word("null")),
            ])
        );
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in [
            "",
            "{",
            "{\"a\":}",
            "{\"a\":1}x",
            "[1,]",
            "{'a':1}",
            "nul",
            "\"abc",
            "\"a\\",
            "{\"a\" 1}",
        ] {
            assert_eq!(Node::read(text), None, "{text}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(Node::read(&deep), None);
    }

    #[test]
    fn characters_know_their_spelling() {
        let read: Vec<_> = characters("a\\/\\u00E9é\\ud83d\\ude00\\ud83dx\\n")
            .map(|c| (c.character, c.spelling))
            .collect();
        assert_eq!(
            read,
            [
                ('a', "a"),
                ('/', "\\/"),
                ('é', "\\u00E9"),
                ('é', "é"),
                ('😀', "\\ud83d\\ude00"),
                ('\u{fffd}', "\\ud83d"),
                ('x', "x"),
                ('\n', "\\n"),
            ]
        );
    }
}
