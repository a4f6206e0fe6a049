//! JSON with the place of every value, so that a body can be taken byte for byte.
//!
//! Unlike a parser for data it takes bytes that are no UTF-8 and text that ends in the middle, never calls
//! itself, and keeps 24 bytes for a value, so that large and deep input is bounded in time and memory.

mod scan;
mod tree;

pub(super) use scan::scan;
pub(super) use tree::{Kind, Tree, Value};

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 256;

/// The most values in one document.
const MAX_VALUES: usize = 6_000_000;

/// Whether a text is one whole object or array, and nothing else but blanks around it.
pub(super) fn is_whole(text: &[u8]) -> bool {
    let start = text.len() - text.trim_ascii_start().len();
    let open = matches!(text.get(start), Some(b'{' | b'['));
    open && scan(text, start)
        .is_ok_and(|tree| !tree.is_cut_off() && text[tree.end()..].trim_ascii().is_empty())
}

/// The same JSON without the blanks between its parts.
pub(super) fn compact(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(byte) = rest.first() {
        let taken = match byte {
            b'"' => super::escapes::closing(&rest[1..], b'"').map_or(rest.len(), |end| end + 2),
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
