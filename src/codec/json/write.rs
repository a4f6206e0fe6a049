//! JSON written in the styles of the languages' libraries.

use super::{
    node::{Node, string_at},
    spelling::{Escapes, spell},
};

/// Blanks and line breaks between the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// One level of indentation, or all on one line.
    pub indent: Option<&'static str>,
    /// What ends a line.
    pub newline: &'static str,
    /// Between a name and its value.
    pub colon: &'static str,
    /// Between two values on one line, or before the line break.
    pub comma: &'static str,
    /// Whether the elements of an array stay on one line, as Jackson writes them.
    pub inline_arrays: bool,
}

impl Layout {
    /// Without any blank.
    pub const COMPACT: Self =
        Self { indent: None, newline: "", colon: ":", comma: ",", inline_arrays: false };
    /// As Python's `json.dumps` writes by default.
    pub const SPACED: Self = Self { colon: ": ", comma: ", ", ..Self::COMPACT };

    /// On many lines.
    pub const fn pretty(indent: &'static str, newline: &'static str, colon: &'static str) -> Self {
        Self { indent: Some(indent), newline, colon, comma: ",", inline_arrays: false }
    }

    /// On many lines as Jackson writes them.
    pub const fn jackson(newline: &'static str) -> Self {
        Self { indent: Some("  "), newline, colon: " : ", comma: ",", inline_arrays: true }
    }
}

/// Writes a tree.
pub fn write(node: &Node<'_>, layout: Layout, escapes: Escapes) -> String {
    let mut writer = Writer { out: String::new(), layout, escapes };
    writer.node(node, 0);
    writer.out
}

/// Spells the strings of a JSON text anew and keeps everything between them.
pub fn respell(text: &str, escapes: Escapes) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut at = 0;
    while let Some(found) = text[at..].find('"') {
        let quote = at + found;
        let Some(inside) = string_at(text, quote) else {
            break;
        };
        out.push_str(&text[at..=quote]);
        spell(&text[inside.clone()], escapes, &mut out);
        out.push('"');
        at = inside.end + 1;
    }
    out.push_str(&text[at..]);
    out
}

/// The fields of an object, written one by one so that they can be put in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pieces {
    open: String,
    fields: Vec<String>,
    separator: String,
    close: String,
}

impl Pieces {
    /// Writes the fields of an object; `None` for any other value.
    pub fn of(node: &Node<'_>, layout: Layout, escapes: Escapes) -> Option<Self> {
        let Node::Object(fields) = node else {
            return None;
        };
        let piece = |write: &dyn Fn(&mut Writer)| {
            let mut writer = Writer { out: String::new(), layout, escapes };
            write(&mut writer);
            writer.out
        };
        let field = |(name, value): &(&str, Node<'_>)| {
            piece(&|writer| {
                writer.string(name);
                writer.out.push_str(layout.colon);
                writer.node(value, 1);
            })
        };
        let line = piece(&|writer| writer.line(1));
        Some(Self {
            open: format!("{{{line}"),
            fields: fields.iter().map(field).collect(),
            separator: format!("{}{line}", layout.comma),
            close: format!("{}}}", piece(&|writer| writer.line(0))),
        })
    }

    /// The object with its fields in an order.
    pub fn in_order(&self, order: &[usize]) -> Vec<u8> {
        let mut out = Vec::with_capacity(256);
        out.extend_from_slice(self.open.as_bytes());
        for (n, at) in order.iter().enumerate() {
            if n > 0 {
                out.extend_from_slice(self.separator.as_bytes());
            }
            out.extend_from_slice(self.fields[*at].as_bytes());
        }
        out.extend_from_slice(self.close.as_bytes());
        out
    }
}

struct Writer {
    out: String,
    layout: Layout,
    escapes: Escapes,
}

impl Writer {
    fn node(&mut self, node: &Node<'_>, depth: usize) {
        match node {
            Node::Text(inside) => self.string(inside),
            Node::Word(word) => self.out.push_str(word),
            Node::Owned(word) => self.out.push_str(word),
            Node::Object(fields) if fields.is_empty() => {
                self.out.push_str(if self.layout.inline_arrays { "{ }" } else { "{}" });
            }
            Node::Array(elements) if elements.is_empty() => {
                self.out.push_str(if self.layout.inline_arrays { "[ ]" } else { "[]" });
            }
            Node::Object(fields) => self.object(fields, depth),
            Node::Array(elements) => self.array(elements, depth),
        }
    }

    fn object(&mut self, fields: &[(&str, Node<'_>)], depth: usize) {
        self.out.push('{');
        for (n, (name, value)) in fields.iter().enumerate() {
            if n > 0 {
                self.out.push_str(self.layout.comma);
            }
            self.line(depth + 1);
            self.string(name);
            self.out.push_str(self.layout.colon);
            self.node(value, depth + 1);
        }
        self.line(depth);
        self.out.push('}');
    }

    fn array(&mut self, elements: &[Node<'_>], depth: usize) {
        if self.layout.inline_arrays {
            self.out.push_str("[ ");
            for (n, element) in elements.iter().enumerate() {
                self.out.push_str(if n > 0 { ", " } else { "" });
                self.node(element, depth);
            }
            self.out.push_str(" ]");
            return;
        }
        self.out.push('[');
        for (n, element) in elements.iter().enumerate() {
            if n > 0 {
                self.out.push_str(self.layout.comma);
            }
            self.line(depth + 1);
            self.node(element, depth + 1);
        }
        self.line(depth);
        self.out.push(']');
    }

    fn line(&mut self, depth: usize) {
        if let Some(indent) = self.layout.indent {
            self.out.push_str(self.layout.newline);
            for _ in 0..depth {
                self.out.push_str(indent);
            }
        }
    }

    fn string(&mut self, inside: &str) {
        self.out.push('"');
        spell(inside, self.escapes, &mut self.out);
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"a":[1,{"b":2}],"c":{},"d":[]}"#;

    fn written(layout: Layout) -> String {
        write(&Node::read(TEXT).unwrap(), layout, Escapes::KEEP)
    }

    #[test]
    fn every_layout_reads_back_as_the_same() {
        for layout in [
            Layout::COMPACT,
            Layout::SPACED,
            Layout::pretty("  ", "\n", ": "),
            Layout::pretty("\t", "\r\n", ":"),
            Layout::jackson("\n"),
        ] {
            let text = written(layout);
            assert_eq!(Node::read(&text), Node::read(TEXT), "{text}");
        }
    }

    #[test]
    fn layouts_are_those_of_the_libraries() {
        assert_eq!(written(Layout::COMPACT), TEXT);
        assert_eq!(written(Layout::SPACED), r#"{"a": [1, {"b": 2}], "c": {}, "d": []}"#);
        assert_eq!(
            written(Layout::pretty("  ", "\n", ": ")),
            "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}"
        );
        assert_eq!(
            written(Layout::jackson("\n")),
            "{\n  \"a\" : [ 1, {\n    \"b\" : 2\n  } ],\n  \"c\" : { },\n  \"d\" : [ ]\n}"
        );
    }

    #[test]
    fn pieces_make_the_same_text() {
        let node = Node::read(TEXT).unwrap();
        for layout in [
            Layout::COMPACT,
            Layout::SPACED,
            Layout::pretty("  ", "\n", ": "),
            Layout::jackson("\n"),
        ] {
            let pieces = Pieces::of(&node, layout, Escapes::KEEP).unwrap();
            assert_eq!(pieces.in_order(&[0, 1, 2]), written(layout).into_bytes());
        }
    }

    #[test]
    fn respelling_keeps_the_blanks() {
        let plain = respell("{ \"a\\/b\" :\t\"\\u00e9\" }\n", Escapes::PLAIN);
        assert_eq!(plain, "{ \"a/b\" :\t\"é\" }\n");
        assert_eq!(respell("\"unfinished", Escapes::PLAIN), "\"unfinished");
    }
}
