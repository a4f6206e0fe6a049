//! The words of a script, as far as texts, variables and hash tables need it.

use std::collections::HashMap;

use super::value::Value;
use crate::codec::{escapes, lines};

/// The longest text that variables may make, in bytes.
const MAX_TEXT: usize = 4 * 1024 * 1024;

/// A word of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A text between quotation marks, its variables filled in.
    Text(Vec<u8>),
    Variable(String),
    /// `@name`: the entries of a hash table as parameters.
    Splat(String),
    /// `-Name`.
    Parameter(String),
    Word(String),
    /// `@{`.
    OpenMap,
    /// `@(`.
    OpenList,
    Mark(u8),
    /// The end of a statement: a line break or `;`.
    End,
}

/// The variables of a script.
pub(super) type Variables = HashMap<String, Value>;

/// Reads one word after the other.
pub(super) struct Lexer<'a> {
    text: &'a [u8],
    pub(super) at: usize,
    /// How many bytes texts with variables in them may still have.
    room: usize,
    /// Variables that were used and never set.
    pub(super) unknown: Vec<String>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, room: MAX_TEXT, unknown: Vec::new() }
    }

    /// The next word; `None` at the end.
    pub(super) fn next(&mut self, variables: &Variables) -> Option<Token> {
        self.skip();
        let rest = &self.text[self.at..];
        let token = match rest {
            [] => return None,
            [b'\n' | b';', ..] => self.mark(1, Token::End),
            [b'@', quote @ (b'"' | b'\''), ..] => return Some(self.here_string(*quote, variables)),
            [b'@', b'{', ..] => self.mark(2, Token::OpenMap),
            [b'@', b'(', ..] => self.mark(2, Token::OpenList),
            [b'@', ..] => {
                self.at += 1;
                Token::Splat(self.name())
            }
            [b'$', b'(', ..] => self.mark(1, Token::Word("$".into())),
            [b'$', ..] => {
                self.at += 1;
                Token::Variable(self.name().to_ascii_lowercase())
            }
            [b'-', letter, ..] if letter.is_ascii_alphabetic() => {
                self.at += 1;
                Token::Parameter(self.name())
            }
            _ => match quote(rest) {
                Some((b'\'', len)) => {
                    self.at += len;
                    Token::Text(self.single_quoted())
                }
                Some((_, len)) => {
                    self.at += len;
                    let raw = self.double_quoted();
                    Token::Text(self.filled(&raw, variables, true))
                }
                None => self.word(rest),
            },
        };
        Some(token)
    }

    /// Takes room for a text that is put together of others; whether there was enough.
    pub(super) fn takes_room(&mut self, len: usize) -> bool {
        let left = self.room.checked_sub(len);
        self.room = left.unwrap_or(self.room);
        left.is_some()
    }

    /// Remembers a variable that was never set.
    pub(super) fn unknown(&mut self, name: &str) {
        const MOST: usize = 16;
        if self.unknown.len() < MOST {
            self.unknown.push(name.to_owned());
        }
    }

    fn mark(&mut self, len: usize, token: Token) -> Token {
        self.at += len;
        token
    }

    /// Steps over blanks, comments, and marks that continue a line.
    fn skip(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let len = match rest {
                [b' ' | b'\t' | b'\r', ..] | [b'`', b'\n', ..] => 1 + usize::from(rest[0] == b'`'),
                [b'`', b'\r', b'\n', ..] => 3,
                [b'`', b' ', ..] => 1,
                [b'<', b'#', ..] => {
                    memchr::memmem::find(rest, b"#>").map_or(rest.len(), |end| end + 2)
                }
                [b'#', ..] => memchr::memchr(b'\n', rest).unwrap_or(rest.len()),
                _ => return,
            };
            self.at += len;
        }
    }

    /// The name of a variable or a parameter.
    fn name(&mut self) -> String {
        let rest = &self.text[self.at..];
        let (skip, rest) = if rest.starts_with(b"{") { (2, &rest[1..]) } else { (0, rest) };
        let len = rest.iter().take(128).take_while(|byte| is_name(**byte)).count();
        self.at = (self.at + skip + len).min(self.text.len());
        String::from_utf8_lossy(&rest[..len]).into_owned()
    }

    fn word(&mut self, rest: &[u8]) -> Token {
        let is_word =
            |byte: &u8| !byte.is_ascii_whitespace() && !b"\"'`;(){}[]=,|+@#".contains(byte);
        let len = rest.iter().take_while(|byte| is_word(byte)).count();
        if len == 0 {
            return self.mark(1, Token::Mark(rest[0]));
        }
        self.at += len;
        Token::Word(String::from_utf8_lossy(&rest[..len]).into_owned())
    }

    /// `'it''s'`: two marks are one.
    fn single_quoted(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        while let Some(byte) = self.text.get(self.at) {
            if let Some((b'\'', len)) = quote(&self.text[self.at..]) {
                let mark = &self.text[self.at..self.at + len];
                self.at += len;
                match quote(&self.text[self.at..]) {
                    Some((b'\'', len)) => {
                        text.extend_from_slice(mark);
                        self.at += len;
                    }
                    _ => return text,
                }
            } else {
                text.push(*byte);
                self.at += 1;
            }
        }
        text
    }

    /// What is between double marks, with its escapes; two marks become an escaped one.
    fn double_quoted(&mut self) -> Vec<u8> {
        let mut raw = Vec::new();
        while let Some(byte) = self.text.get(self.at) {
            let rest = &self.text[self.at..];
            if let Some((b'"', len)) = quote(rest) {
                self.at += len;
                match quote(&self.text[self.at..]) {
                    Some((b'"', len)) => {
                        raw.extend_from_slice(b"`\"");
                        self.at += len;
                    }
                    _ => return raw,
                }
            } else if let [b'`', escaped, ..] = rest {
                raw.extend_from_slice(&[b'`', *escaped]);
                self.at += 2;
            } else {
                raw.push(*byte);
                self.at += 1;
            }
        }
        raw
    }

    /// `@"` … `"@` or `@'` … `'@`, each mark at the end or the start of its line.
    fn here_string(&mut self, quote: u8, variables: &Variables) -> Token {
        let start = lines::line(self.text, self.at).map_or(self.text.len(), |line| line.next);
        let end = lines::lines(self.text, start).find(|line| line.text.starts_with(&[quote, b'@']));
        let (end, next) =
            end.map_or((self.text.len(), self.text.len()), |line| (line.start, line.start + 2));
        self.at = next;
        let text = &self.text[start..end];
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let text = text.strip_suffix(b"\r").unwrap_or(text).to_vec();
        Token::Text(if quote == b'"' { self.filled(&text, variables, false) } else { text })
    }

    /// Undoes the escapes of a text, and fills in its variables.
    fn filled(&mut self, raw: &[u8], variables: &Variables, marks: bool) -> Vec<u8> {
        let mut text = Vec::with_capacity(raw.len());
        let mut rest = raw;
        while let Some(byte) = rest.first() {
            rest = match rest {
                [b'`', escaped, after @ ..] => {
                    text.push(match escaped {
                        b'n' => b'\n',
                        b'r' => b'\r',
                        b't' => b'\t',
                        b'0' => 0,
                        other => *other,
                    });
                    after
                }
                [b'"', b'"', after @ ..] if marks => {
                    text.push(b'"');
                    after
                }
                [b'$', b'(', after @ ..] => self.expression(after, &mut text),
                [b'$', after @ ..] => self.variable(after, variables, &mut text),
                _ => {
                    text.push(*byte);
                    &rest[1..]
                }
            };
        }
        text
    }

    /// `$([char]0x4e2d)`, which browsers write for what is not ASCII; anything else is not known here.
    fn expression<'t>(&mut self, after: &'t [u8], text: &mut Vec<u8>) -> &'t [u8] {
        let Some(end) = memchr::memchr(b')', &after[..after.len().min(256)]) else {
            text.extend_from_slice(b"$(");
            return after;
        };
        let inner = String::from_utf8_lossy(&after[..end]).to_ascii_lowercase();
        let code = inner.strip_prefix("[char]").map(str::trim).and_then(|code| {
            match code.strip_prefix("0x") {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => code.parse().ok(),
            }
        });
        if let Some(code) = code {
            push_utf16(code, text);
        } else {
            self.unknown("$(…)");
            text.extend_from_slice(b"$(");
            text.extend_from_slice(&after[..=end]);
        }
        &after[end + 1..]
    }

    fn variable<'t>(
        &mut self,
        after: &'t [u8],
        variables: &Variables,
        text: &mut Vec<u8>,
    ) -> &'t [u8] {
        let (braces, name) = match after.strip_prefix(b"{") {
            Some(name) => (1, name),
            None => (0, after),
        };
        let len = name.iter().take(128).take_while(|byte| is_name(**byte)).count();
        let name = String::from_utf8_lossy(&name[..len]).to_ascii_lowercase();
        if len == 0 {
            text.push(b'$');
            return after;
        }
        match variables.get(&name) {
            Some(Value::Text(value)) if self.takes_room(value.len()) => {
                text.extend_from_slice(value);
            }
            _ => {
                text.push(b'$');
                text.extend_from_slice(&after[..(len + 2 * braces).min(after.len())]);
                self.unknown(&name);
            }
        }
        &after[(len + 2 * braces).min(after.len())..]
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The kind and length of a quotation mark; curly ones are marks to `PowerShell`, too.
fn quote(text: &[u8]) -> Option<(u8, usize)> {
    match text {
        [b'\'', ..] => Some((b'\'', 1)),
        [b'"', ..] => Some((b'"', 1)),
        [0xe2, 0x80, 0x98..=0x9b, ..] => Some((b'\'', 3)),
        [0xe2, 0x80, 0x9c..=0x9e, ..] => Some((b'"', 3)),
        _ => None,
    }
}

/// Appends a UTF-16 code unit; a low surrogate completes the high one before it.
fn push_utf16(unit: u32, text: &mut Vec<u8>) {
    /// Three bytes that stand for a high surrogate until the low one comes.
    const HIGH: u8 = 0xed;
    if (0xd800..0xdc00).contains(&unit) {
        let low = u8::try_from(unit & 0x3f).unwrap_or_default();
        let middle = u8::try_from((unit >> 6) & 0x3f).unwrap_or_default();
        text.extend_from_slice(&[HIGH, 0x80 | middle, 0x80 | low]);
        return;
    }
    match text[..] {
        [.., HIGH, middle @ 0xa0..=0xaf, low] if (0xdc00..0xe000).contains(&unit) => {
            let high = (u32::from(middle & 0x0f) << 6) | u32::from(low & 0x3f);
            text.truncate(text.len() - 3);
            escapes::push_char(0x10000 + (high << 10) + (unit - 0xdc00), text);
        }
        _ => escapes::push_char(unit, text),
    }
}
