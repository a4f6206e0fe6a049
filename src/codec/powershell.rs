//! The words of a script for `PowerShell`, as far as texts, variables and hash tables need it.

use super::{escapes, lines};

/// The most words of a script that are read.
const MOST: usize = 200_000;

/// A word of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A text between quotation marks.
    Text(Vec<Part>),
    /// `$name`, in lower case.
    Variable(String),
    /// Anything else: a name, `-Name`, `@name`, a mark such as `=` or `@{`; `;` for the end of a line, too.
    Word(String),
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it is.
    Bytes(Vec<u8>),
    /// The value of a variable, in lower case.
    Variable(String),
    /// An expression that only running the script would tell.
    Expression(Vec<u8>),
}

/// The words, each with its place.
pub fn words(text: &[u8]) -> Vec<(usize, Token)> {
    let mut lexer = Lexer { text, at: 0 };
    let mut words = Vec::new();
    while words.len() < MOST
        && let Some(word) = lexer.next()
    {
        words.push(word);
    }
    words
}

struct Lexer<'a> {
    text: &'a [u8],
    at: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &[u8] {
        &self.text[self.at..]
    }

    fn next(&mut self) -> Option<(usize, Token)> {
        self.skip();
        let start = self.at;
        let token = match self.rest() {
            [] => return None,
            [b'@', mark @ (b'"' | b'\''), ..] => Token::Text(self.here_string(*mark)),
            [b'@', b'{' | b'(', ..] => self.word(2),
            [b'$', b'(', ..] => self.word(1),
            [b'$', after @ ..] => {
                let (name, len) = name(after);
                self.at += 1 + len;
                Token::Variable(name)
            }
            rest => {
                if let Some((mark, len)) = quote(rest) {
                    self.at += len;
                    Token::Text(self.quoted(mark))
                } else {
                    let is_word = |byte: &&u8| {
                        !byte.is_ascii_whitespace() && !b"\"'`;(){}[]=,|+@#".contains(byte)
                    };
                    let more = rest.iter().skip(1).take_while(is_word).count();
                    let alone = !is_word(&&rest[0]) && rest[0] != b'@';
                    self.word(if alone { 1 } else { 1 + more })
                }
            }
        };
        Some((start, token))
    }

    fn word(&mut self, len: usize) -> Token {
        let word = &self.text[self.at..self.at + len];
        self.at += len;
        Token::Word(if word == b"\n" { ";".into() } else { String::from_utf8_lossy(word).into() })
    }

    /// Steps over blanks, comments, and marks that continue a line.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let len = match rest {
                [b' ' | b'\t' | b'\r', ..] | [b'`', b' ', ..] => 1,
                [b'`', b'\n', ..] => 2,
                [b'`', b'\r', b'\n', ..] => 3,
                [b'<', b'#', ..] => {
                    memchr::memmem::find(rest, b"#>").map_or(rest.len(), |end| end + 2)
                }
                [b'#', ..] => memchr::memchr(b'\n', rest).unwrap_or(rest.len()),
                _ => return,
            };
            self.at += len;
        }
    }

    /// A text up to the mark that ends it; two marks are one.
    fn quoted(&mut self, mark: u8) -> Vec<Part> {
        let mut raw = Vec::new();
        while self.at < self.text.len() {
            let rest = self.rest();
            let (taken, ends) = match (quote(rest), rest) {
                (Some((found, len)), _) if found == mark => {
                    let twice = quote(&rest[len..]).filter(|(found, _)| *found == mark);
                    if mark == b'"' && twice.is_some() {
                        raw.push(b'`');
                    }
                    (twice.map_or(len, |(_, more)| len + more), twice.is_none())
                }
                (_, [b'`', _, ..]) if mark == b'"' => (2, false),
                _ => (1, false),
            };
            let kept =
                if quote(rest).is_some_and(|(found, _)| found == mark) { taken / 2 } else { taken };
            if !ends {
                raw.extend_from_slice(&rest[..kept]);
            }
            self.at += taken;
            if ends {
                break;
            }
        }
        if mark == b'"' { parts(&raw) } else { vec![Part::Bytes(raw)] }
    }

    /// `@"` … `"@` or `@'` … `'@`, each mark at the end or the start of its line.
    fn here_string(&mut self, mark: u8) -> Vec<Part> {
        let start = lines::line(self.text, self.at).map_or(self.text.len(), |line| line.next);
        let end = lines::lines(self.text, start).find(|line| line.text.starts_with(&[mark, b'@']));
        let (end, next) =
            end.map_or((self.text.len(), self.text.len()), |line| (line.start, line.start + 2));
        self.at = next;
        let text = &self.text[start..end];
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        if mark == b'"' { parts(text) } else { vec![Part::Bytes(text.to_vec())] }
    }
}

/// The pieces of a text between double marks, their escapes undone.
fn parts(raw: &[u8]) -> Vec<Part> {
    let (mut parts, mut text, mut rest) = (Vec::new(), Vec::with_capacity(raw.len()), raw);
    while let Some(byte) = rest.first() {
        let (part, len) = match rest {
            [b'`', escaped, ..] => {
                text.push(match escaped {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'0' => 0,
                    other => *other,
                });
                (None, 2)
            }
            [b'$', b'(', after @ ..] => {
                match memchr::memchr(b')', &after[..after.len().min(256)]) {
                    // `$([char]0x4e2d)`, which browsers write for what is not ASCII.
                    Some(end) if push_char(&after[..end], &mut text) => (None, end + 3),
                    Some(end) => (Some(Part::Expression(rest[..end + 3].to_vec())), end + 3),
                    None => (Some(Part::Expression(rest.to_vec())), rest.len()),
                }
            }
            [b'$', after @ ..] if !name(after).0.is_empty() => {
                let (name, len) = name(after);
                (Some(Part::Variable(name)), 1 + len)
            }
            _ => {
                text.push(*byte);
                (None, 1)
            }
        };
        if let Some(part) = part {
            parts.extend([Part::Bytes(std::mem::take(&mut text)), part]);
        }
        rest = &rest[len..];
    }
    parts.push(Part::Bytes(text));
    parts
}

/// A variable's name at the start of a text, in lower case, and how long it is with its braces.
fn name(text: &[u8]) -> (String, usize) {
    let (inside, braces) = text.strip_prefix(b"{").map_or((text, 0), |inside| (inside, 2));
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
    let len = inside.iter().take(128).take_while(is_name).count();
    let name = String::from_utf8_lossy(&inside[..len]).to_ascii_lowercase();
    (name, (len + braces).min(text.len()))
}

/// The kind and length of a quotation mark; curly ones are marks to `PowerShell`, too.
fn quote(text: &[u8]) -> Option<(u8, usize)> {
    match text {
        [mark @ (b'\'' | b'"'), ..] => Some((*mark, 1)),
        [0xe2, 0x80, 0x98..=0x9b, ..] => Some((b'\'', 3)),
        [0xe2, 0x80, 0x9c..=0x9e, ..] => Some((b'"', 3)),
        _ => None,
    }
}

/// Appends the UTF-16 unit that `[char]8217` stands for; a low surrogate completes the high one before it. False where
/// the expression is another.
fn push_char(expression: &[u8], text: &mut Vec<u8>) -> bool {
    /// The first of three bytes that stand for a high surrogate until the low one comes.
    const HIGH: u8 = 0xed;
    let expression = String::from_utf8_lossy(expression).to_ascii_lowercase();
    let unit = expression.strip_prefix("[char]").map(str::trim).and_then(|code| {
        let hex = code.strip_prefix("0x").map(|hex| u32::from_str_radix(hex, 16));
        hex.unwrap_or_else(|| code.parse()).ok()
    });
    let low_six = |bits: u32| 0x80 | u8::try_from(bits & 0x3f).unwrap_or_default();
    match (unit, &text[..]) {
        (None, _) => return false,
        (Some(unit @ 0xd800..0xdc00), _) => {
            text.extend_from_slice(&[HIGH, low_six(unit >> 6), low_six(unit)]);
        }
        (Some(unit @ 0xdc00..0xe000), [.., HIGH, middle @ 0xa0..=0xaf, low]) => {
            let high = (u32::from(middle & 0x0f) << 6) | u32::from(low & 0x3f);
            text.truncate(text.len() - 3);
            escapes::push_char(0x10000 + (high << 10) + (unit - 0xdc00), text);
        }
        (Some(unit), _) => escapes::push_char(unit, text),
    }
    true
}
