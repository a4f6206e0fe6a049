//! A body in JSON: a text, a text with its encoding, a list of bytes, or JSON inside of the JSON.

use base64ct::{Base64, Encoding as _};

use crate::codec::json::{self, Kind, Value};
use crate::signing::capture::{CaptureRepair, draft::Draft};

/// Takes the body that a value holds.
pub(super) fn take(value: Value<'_, '_>, base64: bool, draft: &mut Draft) {
    match value.kind() {
        Kind::String => text(value, base64, draft),
        Kind::Object => object(value, draft),
        Kind::Array => rewritten(value, draft),
        Kind::Plain => draft.body = Some(value.raw().to_vec()),
    }
}

fn text(value: Value<'_, '_>, base64: bool, draft: &mut Draft) {
    let Some(text) = value.string() else {
        return;
    };
    let decoded = base64.then(|| decoded(&text)).flatten();
    if let Some(bytes) = decoded {
        draft.body = Some(bytes);
        draft.note(CaptureRepair::BodyFromBase64);
        return;
    }
    if text.len() + 2 == value.raw().len() {
        let start = value.start() + 1;
        draft.body_range = Some(start..start + text.len());
    }
    draft.body = Some(text.into_owned());
}

fn decoded(text: &[u8]) -> Option<Vec<u8>> {
    let text: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    Base64::decode_vec(str::from_utf8(&text).ok()?).ok()
}

fn object(value: Value<'_, '_>, draft: &mut Draft) {
    let field = |name: &[u8]| value.get(name);
    let is_text = |value: &Value<'_, '_>| value.kind() == Kind::String;
    // HTTP archives.
    if field(b"mimeType").is_some() {
        if let Some(held) = field(b"text").filter(is_text) {
            let base64 =
                field(b"encoding").and_then(Value::string).is_some_and(|name| &*name == b"base64");
            text(held, base64, draft);
        }
        return;
    }
    // Postman.
    if field(b"mode").is_some() {
        if let Some(held) = field(b"raw").filter(is_text) {
            text(held, false, draft);
        } else if let Some(name) =
            field(b"file").and_then(|file| file.get(b"src")).and_then(Value::string)
        {
            let name = String::from_utf8_lossy(&name).into_owned();
            draft.note(CaptureRepair::BodyInFile { name });
        }
        return;
    }
    // A `Buffer` of Node.js.
    if field(b"type").is_some_and(|kind| kind.raw() == b"\"Buffer\"") {
        if let Some(bytes) = field(b"data").and_then(bytes) {
            draft.body = Some(bytes);
        }
        return;
    }
    // The Elastic Common Schema: `body.content`, perhaps with `body.bytes`.
    match field(b"content").filter(is_text) {
        Some(held) if value.children().count() <= 2 => text(held, false, draft),
        _ => rewritten(value, draft),
    }
}

fn bytes(list: Value<'_, '_>) -> Option<Vec<u8>> {
    let number = |value: Value<'_, '_>| str::from_utf8(value.raw()).ok()?.parse::<u8>().ok();
    list.children().map(number).collect()
}

/// The body was parsed and written again by whoever wrote the log; blanks between its parts are theirs.
fn rewritten(value: Value<'_, '_>, draft: &mut Draft) {
    let body = json::compact(value.raw());
    if body.len() == value.raw().len() {
        draft.body_range = Some(value.start()..value.start() + body.len());
    }
    draft.body = Some(body);
    draft.note(CaptureRepair::BodyReserialised);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_may_be_wrapped() {
        assert_eq!(decoded(b"eyJh\r\nIjox fQ==").as_deref(), Some(&b"{\"a\":1}"[..]));
        assert_eq!(decoded(b"{}"), None);
    }
}
