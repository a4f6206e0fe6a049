//! One pass over a document.

use super::{
    MAX_DEPTH, MAX_VALUES,
    tree::{Kind, Node, Tree},
};
/// Where and why a text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The first byte that does not fit.
    pub at: usize,
    /// Whether it is too deep or has too many values.
    pub too_complex: bool,
}

/// Reads the object or array that starts here.
///
/// # Errors
///
/// A [`Stop`] where it is no JSON, or more than is read.
pub fn scan(text: &[u8], start: usize) -> Result<Tree<'_>, Stop> {
    let mut scanner = Scanner { text, at: start, nodes: Vec::new(), open: Vec::new(), key: (0, 0) };
    let cut_off = !scanner.run()?;
    while let Some(index) = scanner.open.pop() {
        scanner.end_of(index, scanner.at);
    }
    Ok(Tree { text, nodes: scanner.nodes, cut_off, end: scanner.at })
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expected {
    Value,
    ValueOrEnd,
    KeyOrEnd,
    CommaOrEnd,
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
    /// The objects and arrays that are not closed yet.
    open: Vec<usize>,
    /// The name of the value that comes next.
    key: (u32, u32),
}

impl Scanner<'_> {
    /// Whether the document ends before the text does.
    fn run(&mut self) -> Result<bool, Stop> {
        let mut expected = Expected::Value;
        loop {
            let Some(byte) = self.after_blanks() else {
                return Ok(false);
            };
            let after = match (expected, byte) {
                (Expected::KeyOrEnd, b'"') => self.key(),
                (Expected::KeyOrEnd | Expected::CommaOrEnd, b'}') => self.close(Kind::Object),
                (Expected::ValueOrEnd | Expected::CommaOrEnd, b']') => self.close(Kind::Array),
                (Expected::CommaOrEnd, b',') => {
                    self.at += 1;
                    Ok(Some(self.inside()))
                }
                (Expected::Value | Expected::ValueOrEnd, _) => self.value(byte),
                _ => Err(self.stop()),
            };
            match after? {
                Some(next) => expected = next,
                None => return Ok(false),
            }
            if self.open.is_empty() {
                return Ok(true);
            }
        }
    }

    /// What the innermost open value holds.
    fn inside(&self) -> Expected {
        match self.open.last().map(|index| self.nodes[*index].kind) {
            Some(Kind::Object) => Expected::KeyOrEnd,
            _ => Expected::ValueOrEnd,
        }
    }

    fn after_blanks(&mut self) -> Option<u8> {
        let rest = self.text.get(self.at..)?;
        let blanks =
            rest.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count();
        self.at += blanks;
        rest.get(blanks).copied()
    }

    fn stop(&self) -> Stop {
        Stop { at: self.at, too_complex: false }
    }

    /// A name with its colon; `None` when the text ends in it.
    fn key(&mut self) -> Result<Option<Expected>, Stop> {
        let start = self.at + 1;
        let Some(end) = self.string_end() else {
            return Ok(None);
        };
        self.key = (offset(start), offset(end));
        self.at = end + 1;
        match self.after_blanks() {
            None => Ok(None),
            Some(b':') => {
                self.at += 1;
                Ok(Some(Expected::Value))
            }
            Some(_) => Err(self.stop()),
        }
    }

    fn value(&mut self, byte: u8) -> Result<Option<Expected>, Stop> {
        if self.nodes.len() == MAX_VALUES || self.open.len() == MAX_DEPTH {
            return Err(Stop { at: self.at, too_complex: true });
        }
        match byte {
            b'{' => self.open(Kind::Object),
            b'[' => self.open(Kind::Array),
            b'"' => {
                let Some(end) = self.string_end() else {
                    return Ok(None);
                };
                self.push(Kind::String, end + 1);
            }
            _ => {
                let len = self.text[self.at..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
                    .count();
                if len == 0 {
                    return Err(self.stop());
                }
                self.push(Kind::Plain, self.at + len);
            }
        }
        Ok(Some(match byte {
            b'{' | b'[' => self.inside(),
            _ => Expected::CommaOrEnd,
        }))
    }

    /// Where the string that starts here ends; `None` when the line or the text ends first, because a
    /// log line that was cut off must not swallow the next one.
    fn string_end(&mut self) -> Option<usize> {
        let mut at = self.at + 1;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', rest) else {
                self.at = self.text.len();
                return None;
            };
            match rest[found] {
                b'"' => return Some(at + found),
                b'\\' => at += found + 2,
                _ => {
                    self.at = at + found;
                    return None;
                }
            }
        }
    }

    fn open(&mut self, kind: Kind) {
        self.open.push(self.nodes.len());
        self.push(kind, self.at + 1);
    }

    fn push(&mut self, kind: Kind, end: usize) {
        let next = offset(self.nodes.len() + 1);
        self.nodes.push(Node {
            kind,
            key: std::mem::take(&mut self.key),
            start: offset(self.at),
            end: offset(end),
            next,
        });
        self.at = end;
    }

    fn close(&mut self, kind: Kind) -> Result<Option<Expected>, Stop> {
        match self.open.last() {
            Some(index) if self.nodes[*index].kind == kind => {
                let index = *index;
                self.open.pop();
                self.at += 1;
                self.end_of(index, self.at);
                Ok(Some(Expected::CommaOrEnd))
            }
            _ => Err(self.stop()),
        }
    }

    fn end_of(&mut self, index: usize, end: usize) {
        let next = offset(self.nodes.len());
        let node = &mut self.nodes[index];
        node.end = offset(end);
        node.next = next;
    }
}

/// An offset as it is kept; captures are far shorter than 4 GB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::json::Value;

    /// The document written again, from its values.
    fn written(value: Value<'_, '_>) -> String {
        let list = |open: &str, close: &str, with_key: bool| {
            let parts: Vec<_> = value
                .children()
                .map(|child| {
                    let key = String::from_utf8_lossy(&child.key()).into_owned();
                    if with_key { format!("{key}:{}", written(child)) } else { written(child) }
                })
                .collect();
            format!("{open}{}{close}", parts.join(","))
        };
        match value.kind() {
            Kind::Object => list("{", "}", true),
            Kind::Array => list("[", "]", false),
            _ => String::from_utf8_lossy(value.raw()).into_owned(),
        }
    }

    #[test]
    fn every_value_is_found_where_it_is() {
        let text = br#"..{"a": [1, -2.5e3, "x\"y"], "b\n": {"c": null, "d": {}}, "e": []} rest"#;
        let tree = scan(text, 2).expect("JSON");
        assert!(!tree.is_cut_off());
        assert_eq!(&text[tree.end()..], b" rest");
        let root = tree.root().expect("a value");
        assert_eq!(written(root), "{a:[1,-2.5e3,\"x\\\"y\"],b\n:{c:null,d:{}},e:[]}");
        let first = root.get(b"A").expect("a value");
        assert_eq!(first.raw(), br#"[1, -2.5e3, "x\"y"]"#);
        assert_eq!(first.children().last().and_then(Value::string).as_deref(), Some(&b"x\"y"[..]));
    }

    #[test]
    fn text_that_ends_in_the_middle_gives_what_is_there() {
        for (text, there) in [
            ("{\"a\":1,\"b\":\"cut", "{a:1}"),
            ("{\"a\":1,\"b", "{a:1}"),
            ("{\"a\":{\"b\":[1,", "{a:{b:[1]}}"),
            ("{\"a\":\"x\ny\"}", "{}"),
        ] {
            let tree = scan(text.as_bytes(), 0).expect("it starts as JSON");
            assert!(tree.is_cut_off(), "{text}");
            assert_eq!(tree.root().map(written).as_deref(), Some(there));
        }
    }

    #[test]
    fn what_is_no_json_says_where() {
        for (text, at) in [("{a:1}", 1), ("[1 2]", 3), ("{\"a\";1}", 4), ("[}", 1), ("{\"a\":]", 5)]
        {
            let stop = scan(text.as_bytes(), 0).expect_err("no JSON");
            assert_eq!(stop, Stop { at, too_complex: false }, "{text}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "[".repeat(MAX_DEPTH + 1);
        let stop = scan(deep.as_bytes(), 0).expect_err("too deep");
        assert_eq!(stop, Stop { at: MAX_DEPTH, too_complex: true });
        let fine = "[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH);
        assert!(scan(fine.as_bytes(), 0).is_ok_and(|tree| !tree.is_cut_off()));
    }
}
