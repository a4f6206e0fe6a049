//! One text inside another: JSON strings, quotation marks, HTML, what programs print.

use crate::codec::html;
use crate::signing::diagnose::{
    body::{
        json::{Node, characters, string_at},
        printed::{self, Bare},
        python,
        steps::Steps,
    },
    candidate::cost::{COMMON, EVERYDAY, RARE, UNCOMMON},
    cause::Cause,
    text::unquoted,
};

/// Offers what is inside of a text.
pub(super) fn wrappings(text: &str, steps: &mut Steps<'_>) {
    let bare = text.trim_ascii();
    if bare.starts_with('"')
        && let Some(Node::Text(inside)) = Node::read(bare)
    {
        steps.add(EVERYDAY, Cause::BodyEscapedString, || unescaped(inside));
    } else if text.contains("\\\"") {
        let inside = bare.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(bare);
        steps.add(EVERYDAY, Cause::BodyEscapedString, || unescaped(inside));
        steps.add(UNCOMMON, Cause::BodyEscapedString, || inside.replace("\\\"", "\""));
    }
    let inner = unquoted(bare);
    if inner.len() != bare.len() {
        steps.add(COMMON, Cause::BodyQuoted, || inner);
        steps.add(COMMON, Cause::BodyQuoted, || inner.replace("\"\"", "\""));
        steps.add(UNCOMMON, Cause::BodyQuoted, || inner.replace("'\\''", "'").replace("''", "'"));
    }
    if text.contains('&') {
        steps.add(COMMON, Cause::BodyHtmlEntities, || html::decoded(text));
        steps.add(UNCOMMON, Cause::BodyHtmlEntities, || html::decoded(&html::decoded(text)));
    }
    steps.add_some(COMMON, Cause::BodyPythonRepr, || python::as_json(text));
    steps.add_some(COMMON, Cause::BodyPythonRepr, || python::bytes(text));
    for (price, bare) in [(UNCOMMON, Bare::Refused), (UNCOMMON, Bare::Text), (RARE, Bare::Typed)] {
        steps.add_named(price, || {
            let python = bare == Bare::Refused
                && (["{'", "[{'"].iter().any(|start| text.trim_ascii_start().starts_with(start)));
            let cause = if python { Cause::BodyPythonRepr } else { Cause::BodyPrinted };
            Some((printed::as_json(text, bare)?, cause))
        });
    }
    if steps.wants(UNCOMMON) {
        for inside in values_inside(bare) {
            steps.add(UNCOMMON, Cause::BodyInsideOther, || inside);
        }
    }
    steps.add_some(COMMON, Cause::BodyBackslashesLost, || with_backslashes(text));
}

/// How many objects and arrays may be around a body.
const MAX_AROUND: usize = 3;

/// The values of a JSON text that may be the body itself: objects as they stand, and texts that hold JSON.
///
/// A small value is no body with something around it, so only those of half the length count, and of the
/// nested ones only the outermost.
fn values_inside(text: &str) -> Vec<String> {
    let mut inside: Vec<String> = Vec::new();
    let Some(node) = Node::read(text) else {
        return inside;
    };
    node.for_each(&mut |node| {
        if let Node::Text(value) = node
            && value.len() * 2 >= text.len()
            && value.trim_ascii_start().starts_with(['{', '['])
        {
            inside.push(unescaped(value));
        }
    });
    let mut opened = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'{' | b'[' => opened.push(at),
            b'}' | b']' => {
                let start = opened.pop().unwrap_or(at);
                let outermost = (1..=MAX_AROUND).contains(&opened.len());
                if outermost && (at + 1 - start) * 2 >= text.len() {
                    inside.push(text[start..=at].to_owned());
                }
            }
            b'"' => at = string_at(text, at).map_or(text.len(), |inside| inside.end),
            _ => {}
        }
        at += 1;
    }
    inside
}

/// Undoes the escapes of a JSON string.
fn unescaped(inside: &str) -> String {
    let mut out = String::with_capacity(inside.len());
    for spelled in characters(inside) {
        out.push(spelled.character);
    }
    out
}

/// How much of a body may be one JSON text inside a string that lost its backslashes, in bytes.
const MAX_INNER_LEN: usize = 16 * 1024;

/// Puts backslashes back into JSON texts inside strings: `"{"k":"v"}"`.
fn with_backslashes(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = inner_start(rest) {
        let inner = &rest[start + 1..];
        let len = inner_len(inner)?;
        out.push_str(&rest[..=start]);
        out.push_str(&inner[..len].replace('\\', "\\\\").replace('"', "\\\""));
        rest = &inner[len..];
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

/// Where a string begins that looks like JSON inside.
fn inner_start(text: &str) -> Option<usize> {
    let looks = |at: &usize| {
        ["\"{\"", "\"[{\"", "\"[\""].iter().any(|start| text[*at..].starts_with(start))
    };
    text.match_indices('"').map(|(at, _)| at).find(looks)
}

/// How long the JSON text is that a string begins with.
fn inner_len(inner: &str) -> Option<usize> {
    let ends = inner.match_indices(['}', ']']).map(|(at, _)| at + 1);
    let mut quoted = ends
        .take_while(|end| *end < MAX_INNER_LEN)
        .filter(|end| inner[*end..].starts_with('"'))
        .take(32);
    quoted.find(|end| Node::read(&inner[..*end]).is_some())
}
