//! A Python dictionary as `str` and `print` show it, read as JSON.

use super::json::{Node, characters};
use super::{escapes, hex};

/// Turns `{'a': None}` into `{"a": null}`; `None` when it does not look like Python.
pub fn as_json(text: &str) -> Option<String> {
    let start = text.trim_start();
    if !(start.starts_with("{'") || start.starts_with("[{'") || start.starts_with("b'{")) {
        return None;
    }
    let start = start.strip_prefix("b'").and_then(|rest| rest.strip_suffix('\'')).unwrap_or(start);
    let mut out = String::with_capacity(start.len());
    let mut rest = start;
    while let Some(first) = rest.chars().next() {
        match first {
            '\'' | '"' => rest = string(rest, first, &mut out)?,
            'N' | 'T' | 'F' => rest = constant(rest, &mut out)?,
            other => {
                out.push(other);
                rest = &rest[other.len_utf8()..];
            }
        }
    }
    Some(out)
}

/// What a bytes literal stands for, with its `b'…'` or only what is inside; `None` when it has no
/// `\xNN`, which no JSON text has, or ends in the middle of an escape.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
    let bare = text.trim_ascii();
    let inside = ["'", "\""].into_iter().find_map(|quote| {
        let rest = bare.strip_prefix(['b', 'B'])?.strip_prefix(quote)?;
        rest.strip_suffix(quote)
    });
    // Half an escape at the end is no literal.
    let text = inside.unwrap_or(bare).as_bytes();
    let escaped = memchr::memmem::find_iter(text, b"\\x");
    let whole = |at: usize| hex::byte(text.get(at + 2..).unwrap_or_default()).is_some();
    let (mut any, mut all) = (inside.is_some(), true);
    escaped.for_each(|at| (any, all) = (true, all && whole(at)));
    (any && all && !text.ends_with(b"\\")).then(|| escapes::unescaped(text).into_owned())
}

/// Copies a string literal and returns what follows it.
fn string<'a>(text: &'a str, quote: char, out: &mut String) -> Option<&'a str> {
    out.push('"');
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            _ if c == quote => {
                out.push('"');
                return Some(&text[at + 1..]);
            }
            '\\' => match chars.next()?.1 {
                '\'' => out.push('\''),
                other => out.extend(['\\', other]),
            },
            '"' => out.push_str("\\\""),
            other => out.push(other),
        }
    }
    None
}

fn constant<'a>(text: &'a str, out: &mut String) -> Option<&'a str> {
    let (python, json) = [("None", "null"), ("True", "true"), ("False", "false")]
        .into_iter()
        .find(|(python, _)| text.starts_with(python))?;
    out.push_str(json);
    Some(&text[python.len()..])
}

/// A JSON value as Python's `str` and `print` show what `json.loads` makes of it.
pub fn repr(node: &Node<'_>) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node<'_>, out: &mut String) {
    match node {
        Node::Text(inside) => literal(inside, out),
        Node::Word("null") => out.push_str("None"),
        Node::Word("true") => out.push_str("True"),
        Node::Word("false") => out.push_str("False"),
        Node::Word(word) => out.push_str(word),
        Node::Owned(word) => out.push_str(word),
        Node::Object(fields) => {
            out.push('{');
            for (n, (name, value)) in fields.iter().enumerate() {
                out.push_str(if n > 0 { ", " } else { "" });
                literal(name, out);
                out.push_str(": ");
                write(value, out);
            }
            out.push('}');
        }
        Node::Array(elements) => {
            out.push('[');
            for (n, element) in elements.iter().enumerate() {
                out.push_str(if n > 0 { ", " } else { "" });
                write(element, out);
            }
            out.push(']');
        }
    }
}

/// The literal of the text that a JSON string holds.
fn literal(inside: &str, out: &mut String) {
    let text: String = characters(inside).map(|spelled| spelled.character).collect();
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\'' if quote == '\'' => out.push_str("\\'"),
            other => out.push(other),
        }
    }
    out.push(quote);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_bytes_are_read_back() {
        let body = "{\"memo\":\"支付\",\"e\":\"{\\\"k\\\":\\\"it's\\\"}\"}";
        let printed = body.bytes().fold(String::new(), |out, b| match b {
            b'\\' | b'\'' => out + "\\" + &char::from(b).to_string(),
            b if b.is_ascii() => out + &char::from(b).to_string(),
            b => out + &format!("\\x{b:02x}"),
        });
        for text in [printed.clone(), format!("b'{printed}'")] {
            assert_eq!(bytes(&text).as_deref(), Some(body.as_bytes()), "{text}");
        }
        for text in ["", "{\"a\":1}", "b'", "\\x4", "\\xzz", "a\\x41\\"] {
            assert_eq!(bytes(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_is_shown_as_python_shows_it() {
        let json = r#"{"a": null, "b": [true, 1.50], "c": "it's", "d": "'\"\\\n\u00e9"}"#;
        assert_eq!(
            repr(&Node::read(json).unwrap()),
            r#"{'a': None, 'b': [True, 1.50], 'c': "it's", 'd': '\'"\\\né'}"#
        );
    }

    #[test]
    fn python_is_read_as_json() {
        assert_eq!(
            as_json("{'a': None, 'b': True, \"it's\": 'say \"x\"', 'c': [1, {'d': 'é\\'\\n'}]}")
                .as_deref(),
            Some(
                "{\"a\": null, \"b\": true, \"it's\": \"say \\\"x\\\"\", \"c\": [1, {\"d\": \"é'\\n\"}]}"
            )
        );
        assert_eq!(as_json("b'{\"a\": 1}'").as_deref(), Some("{\"a\": 1}"));
        for text in ["", "{\"a\":1}", "{'a", "{'a': Nothing}"] {
            assert_eq!(as_json(text), None, "{text}");
        }
    }
}
