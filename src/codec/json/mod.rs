//! JSON without loss: where every value stands ([`scan`]), how it is spelled ([`Node`]), and how libraries write it ([`write`]).
//!
//! A library that makes values of the text forgets just what a diagnosis is about. [`scan`] takes bytes that are no UTF-8
//! and text that ends in the middle, never calls itself, and keeps 24 bytes for a value, so that large and deep input is
//! bounded in time and memory.

mod node;
mod number;
mod scan;
mod spelling;
mod tree;
mod write;

pub use node::{Node, Spelled, characters, is_closed, string_at};
pub use number::{Notation, lost_digits, rewrite as with_numbers};
pub use scan::{Stop, scan};
pub use spelling::{Escapes, Html, Seen, Spelling, Spellings};
pub use tree::{Kind, Tree, Value};
pub use write::{Layout, Pieces, respell, write};

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 256;

/// The most values in one document.
const MAX_VALUES: usize = 6_000_000;

/// Whether a text is one whole object or array, and nothing else but blanks around it.
pub fn is_whole(text: &[u8]) -> bool {
    let start = text.len() - text.trim_ascii_start().len();
    let open = matches!(text.get(start), Some(b'{' | b'['));
    open && scan(text, start)
        .is_ok_and(|tree| !tree.is_cut_off() && text[tree.end()..].trim_ascii().is_empty())
}

/// The same JSON without the blanks between its parts.
pub fn compact(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(byte) = rest.first() {
        let taken = match byte {
            b'"' => {
                crate::codec::escapes::closing(&rest[1..], b'"').map_or(rest.len(), |end| end + 2)
            }
            _ => 1,
        };
        if !byte.is_ascii_whitespace() {
            out.extend_from_slice(&rest[..taken]);
        }
        rest = &rest[taken..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_json_is_told_from_parts_of_it() {
        for text in ["{}", " [1, {\"a\": \"}\"}]\n", "{\"a\":1,}"] {
            assert!(is_whole(text.as_bytes()), "{text}");
        }
        for text in ["", "1", "{", "{}{}", "{\"a\":1", "{a:1}", "[1}", "{\"a\" 1}", "{\"a\":\"1}"] {
            assert!(!is_whole(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn blanks_go_only_between_the_parts() {
        let text = b"{\r\n  \"a b\" : [ 1,\t\" \\\" \" ]\n}";
        assert_eq!(compact(text), b"{\"a b\":[1,\" \\\" \"]}");
        assert_eq!(compact(b"{ \"a"), b"{\"a");
    }
}
