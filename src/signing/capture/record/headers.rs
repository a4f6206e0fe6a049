//! Headers in JSON: an object, a list of pairs, a list of lines, one text.

use crate::codec::json::{Kind, Value};
use crate::signing::capture::{draft::Draft, dump, names::Header};

/// Takes the headers that a value holds, however it holds them.
pub(super) fn take(value: Value<'_, '_>, draft: &mut Draft) {
    match value.kind() {
        Kind::Object => {
            for child in value.children() {
                one(&child.key(), child, draft);
            }
        }
        Kind::Array => list(value, draft),
        Kind::String => {
            if let Some(text) = value.string() {
                dump::headers(&text, draft);
            }
        }
        Kind::Plain => {}
    }
}

/// Whether the headers of a message stand right in this object: the signature, or two others.
pub(super) fn are_right_in(object: Value<'_, '_>) -> bool {
    let mut signing = 0;
    for child in object.children().filter(|child| child.kind() != Kind::Object) {
        match Header::of(&child.key()) {
            Some(Header::Signature) => signing += 2,
            Some(header) if header.is_signing() => signing += 1,
            _ => {}
        }
    }
    signing >= 2
}

/// A header with one value or a list of values.
fn one(name: &[u8], value: Value<'_, '_>, draft: &mut Draft) {
    let Some(header) = Header::of(name) else {
        return;
    };
    if value.kind() == Kind::Array {
        for value in value.children().take(16) {
            one(name, value, draft);
        }
    } else if let Some(text) = value.scalar() {
        draft.known_header(header, header.spelling(name), &text);
    }
}

fn list(list: Value<'_, '_>, draft: &mut Draft) {
    let mut name = None;
    for item in list.children() {
        match item.kind() {
            Kind::Object => {
                let named = item.get(b"name").or_else(|| item.get(b"key"));
                let named = named.and_then(Value::string).zip(item.get(b"value"));
                match named {
                    Some((name, value)) => one(&name, value, draft),
                    None => take(item, draft),
                }
            }
            Kind::Array => {
                let mut pair = item.children();
                if let (Some(name), Some(value)) =
                    (pair.next().and_then(Value::string), pair.next())
                {
                    one(&name, value, draft);
                }
            }
            // Node.js lists names and values in turn.
            Kind::String => match (name.take(), item.string()) {
                (Some(header), _) => one(header_name(header), item, draft),
                (None, Some(text)) => match Header::of(&text) {
                    Some(header) => name = Some(header),
                    None => dump::headers(&text, draft),
                },
                (None, None) => {}
            },
            Kind::Plain => {}
        }
    }
}

fn header_name(header: Header) -> &'static [u8] {
    header.name().as_bytes()
}
