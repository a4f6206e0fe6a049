//! An object as Ruby, Node.js, PHP and Java print it, read as JSON.

use super::escapes;
use super::json::{Node, characters};

/// How deep an object may nest.
const MAX_DEPTH: usize = 64;

/// The longest text that is read, in bytes.
const MAX_LEN: usize = 1024 * 1024;

/// What a value without quotation marks is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bare {
    /// No value of this text: Ruby, Node.js, PHP.
    Refused,
    /// A text, as nearly every value of the API is: Java.
    Text,
    /// A number or a constant where it looks like one, and a text otherwise: Java.
    Typed,
}

/// Writes compact JSON; `None` when the text is no such object, or is JSON already.
pub fn as_json(text: &str, bare: Bare) -> Option<String> {
    let text = text.trim_ascii();
    if text.len() > MAX_LEN || !text.ends_with(['}', ']', ')']) {
        return None;
    }
    let mut reader = Reader {
        rest: text,
        out: String::with_capacity(text.len() + text.len() / 4),
        bare,
        foreign: false,
    };
    reader.value(0, true)?;
    let complete = reader.rest.trim_ascii().is_empty();
    (complete && reader.foreign).then_some(reader.out)
}

/// A JSON value as the `toString` of Java's maps and lists shows it.
pub fn as_java(node: &Node<'_>) -> String {
    match node {
        Node::Text(inside) => characters(inside).map(|spelled| spelled.character).collect(),
        Node::Word(word) => (*word).to_owned(),
        Node::Owned(word) => word.clone(),
        Node::Object(fields) => {
            let field = |(name, value): &(&str, Node<'_>)| format!("{name}={}", as_java(value));
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        Node::Array(elements) => {
            format!("[{}]", elements.iter().map(as_java).collect::<Vec<_>>().join(", "))
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    out: String,
    bare: Bare,
    /// Whether something occurred that JSON does not have.
    foreign: bool,
}

impl Reader<'_> {
    fn blanks(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn take(&mut self, start: &str) -> bool {
        self.blanks();
        let after = self.rest.strip_prefix(start);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// A value; `listed` says that it stands in a list, where a comma ends it.
    fn value(&mut self, depth: usize, listed: bool) -> Option<()> {
        self.blanks();
        if depth > MAX_DEPTH {
            return None;
        }
        // A text that holds JSON, printed without quotation marks.
        let holds_json = ["{\"", "[{\"", "[\""].iter().any(|s| self.rest.starts_with(s));
        if self.bare != Bare::Refused && depth > 0 && holds_json {
            return self.json_text();
        }
        let name = match self.rest.strip_prefix("array") {
            // PHP puts a blank between the word and its bracket.
            Some(after) => self.rest.len() - after.trim_ascii_start().len(),
            None => identifier(self.rest),
        };
        match self.rest[name..].bytes().next() {
            Some(b'{') => self.object(name + 1, '}', depth),
            Some(b'(') if name > 0 => self.object(name + 1, ')', depth),
            Some(b'[') if name == 0 => self.list(depth),
            _ => self.scalar(listed),
        }
    }

    /// An object; a class name before it says nothing.
    fn object(&mut self, start: usize, close: char, depth: usize) -> Option<()> {
        self.foreign |= start > 1;
        self.rest = &self.rest[start..];
        self.fields(close, depth)
    }

    fn list(&mut self, depth: usize) -> Option<()> {
        self.rest = &self.rest[1..];
        if self.keyed() {
            return self.fields(']', depth);
        }
        self.out.push('[');
        let mut first = true;
        while !self.take("]") {
            self.next(&mut first)?;
            self.value(depth + 1, true)?;
            self.separator("]")?;
        }
        self.out.push(']');
        Some(())
    }

    /// Whether a list of PHP has names: `['a' => 1]`.
    fn keyed(&self) -> bool {
        let rest = self.rest.trim_ascii_start();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '\'' | '"')) else {
            return false;
        };
        let after = rest[1..].find(quote).map_or("", |end| &rest[end + 2..]);
        after.trim_ascii_start().starts_with("=>")
    }

    fn fields(&mut self, close: char, depth: usize) -> Option<()> {
        let mut close_text = [0; 4];
        let close: &str = close.encode_utf8(&mut close_text);
        let list = self.numbered();
        self.out.push(if list { '[' } else { '{' });
        let mut first = true;
        while !self.take(close) {
            self.next(&mut first)?;
            let before = self.out.len();
            self.name()?;
            if list {
                self.out.truncate(before);
            } else {
                self.out.push(':');
            }
            self.value(depth + 1, false)?;
            self.separator(close)?;
        }
        self.out.push(if list { ']' } else { '}' });
        Some(())
    }

    /// Whether the names are the places of a list, as PHP writes them.
    fn numbered(&self) -> bool {
        let rest = self.rest.trim_ascii_start();
        rest.strip_prefix('0').is_some_and(|rest| rest.trim_ascii_start().starts_with("=>"))
    }

    /// Begins the next field or element; `None` at the end of the text.
    fn next(&mut self, first: &mut bool) -> Option<()> {
        if !std::mem::take(first) {
            self.out.push(',');
        }
        self.blanks();
        (!self.rest.is_empty()).then_some(())
    }

    /// Steps over a comma; `None` where neither one nor the end of the object is, so that every turn goes on.
    fn separator(&mut self, close: &str) -> Option<()> {
        (self.take(",") || self.rest.starts_with(close)).then_some(())
    }

    fn name(&mut self) -> Option<()> {
        self.blanks();
        let symbol = self.rest.strip_prefix(':');
        self.foreign |= symbol.is_some();
        self.rest = symbol.unwrap_or(self.rest);
        if self.rest.starts_with(['"', '\'']) {
            self.quoted()?;
        } else {
            let len = identifier(self.rest);
            let (name, rest) = self.rest.split_at(len);
            if name.is_empty() {
                return None;
            }
            self.foreign = true;
            self.text(name);
            self.rest = rest;
        }
        if self.take("=>") || self.bare != Bare::Refused && self.take("=") {
            self.foreign = true;
            return Some(());
        }
        self.take(":").then_some(())
    }

    fn scalar(&mut self, listed: bool) -> Option<()> {
        if self.rest.starts_with(['"', '\'', '`']) {
            return self.quoted();
        }
        let len = match self.bare {
            Bare::Refused => self.rest.find([',', '}', ']', ')', '\n', ' '])?,
            Bare::Text | Bare::Typed => bare_len(self.rest, listed)?,
        };
        let (word, rest) = self.rest.split_at(len);
        self.rest = rest;
        let word = word.trim_ascii();
        let constant = match word {
            "nil" | "None" | "undefined" | "NULL" | "null" => Some("null"),
            "true" | "True" | "TRUE" => Some("true"),
            "false" | "False" | "FALSE" => Some("false"),
            _ => None,
        };
        self.foreign |= !matches!(word, "null" | "true" | "false") && constant.is_some();
        match (constant, self.bare) {
            (Some("null"), _) => self.out.push_str("null"),
            (Some(constant), Bare::Refused | Bare::Typed) => self.out.push_str(constant),
            (None, Bare::Refused | Bare::Typed) if is_number(word) => self.out.push_str(word),
            (None, Bare::Refused) => return None,
            _ => self.text(word),
        }
        Some(())
    }

    /// A text in quotation marks, with the escapes of these languages.
    fn quoted(&mut self) -> Option<()> {
        let (quote, inside) = (*self.rest.as_bytes().first()?, &self.rest[1..]);
        self.foreign |= quote != b'"';
        let end = escapes::closing(inside.as_bytes(), quote)?;
        self.rest = &inside[end + 1..];
        self.text(std::str::from_utf8(&escapes::unescaped(&inside.as_bytes()[..end])).ok()?);
        Some(())
    }

    /// A value that is JSON itself: a text of the outer object.
    fn json_text(&mut self) -> Option<()> {
        let (mut open, mut quoted, mut escaped) = (0usize, false, false);
        let end = self.rest.bytes().position(|byte| {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => open += 1,
                b'}' | b']' if !quoted => open = open.saturating_sub(1),
                _ => {}
            }
            open == 0 && !quoted
        })?;
        let (inside, rest) = self.rest.split_at(end + 1);
        self.rest = rest;
        self.text(inside);
        Some(())
    }

    /// Appends a JSON string.
    fn text(&mut self, text: &str) {
        self.out.push_str(&serde_json::Value::from(text).to_string());
    }
}

/// The length of a name at the start of a text.
fn identifier(text: &str) -> usize {
    text.bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'-' | b'.'))
        .count()
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'))
}

/// How long a value without quotation marks is: up to the comma before the next name, or the end of its object.
fn bare_len(text: &str, listed: bool) -> Option<usize> {
    let mut open = 0usize;
    for (at, mark) in text.match_indices(['(', '[', '{', ',', '}', ']', ')']) {
        let next = text[at + 1..].trim_ascii_start();
        match mark {
            "(" | "[" | "{" => open += 1,
            "," => {
                let name = identifier(next);
                if listed && open == 0 || name > 0 && next[name..].starts_with('=') {
                    return Some(at);
                }
            }
            _ if open > 0 => open -= 1,
            _ if next.is_empty() || next.starts_with([',', '}', ']', ')']) => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests;
