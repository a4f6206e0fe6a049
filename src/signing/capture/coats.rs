//! A whole message in another coat: a hex dump, a program's string, the lines of a container's log, base64.

use base64ct::{Base64, Encoding as _};

use super::CaptureRepair;
use crate::codec::{escapes, hexdump, wire};

/// The longest text that is looked under, in bytes.
const MOST: usize = 4 * 1024 * 1024;
/// How a message begins on the wire.
const STARTS: [&[u8]; 5] = [b"POST /", b"GET /", b"PUT /", b"HTTP/1.", b"POST http"];

type Coat = fn(&str) -> Option<Vec<u8>>;

const COATS: [(Coat, CaptureRepair); 5] = [
    (wire_log, CaptureRepair::WireLog),
    (dump, CaptureRepair::HexDump),
    (container_log, CaptureRepair::ContainerLog),
    (string, CaptureRepair::ProgramString),
    (base64, CaptureRepair::MessageFromBase64),
];

/// What may be under each coat that the text could have.
pub(super) fn take_off(text: &[u8]) -> impl Iterator<Item = (Vec<u8>, CaptureRepair)> + '_ {
    let text = std::str::from_utf8(text).ok().filter(|text| text.len() <= MOST);
    text.into_iter().flat_map(|text| {
        COATS.iter().filter_map(move |(coat, repair)| Some((coat(text)?, repair.clone())))
    })
}

/// From where a message begins.
fn from_start(bytes: &[u8]) -> Option<&[u8]> {
    let starts = STARTS.iter().filter_map(|start| memchr::memmem::find(bytes, start));
    starts.min().map(|at| &bytes[at..])
}

/// A dump; what a network put before the message is left out.
fn dump(text: &str) -> Option<Vec<u8>> {
    let bytes = hexdump::bytes(text)?;
    from_start(&bytes).map(<[u8]>::to_vec)
}

/// The wire log of a client.
fn wire_log(text: &str) -> Option<Vec<u8>> {
    from_start(&wire::bytes(text)).map(<[u8]>::to_vec)
}

/// A line of JSON for each line that a program printed, as Docker and Kubernetes keep them.
fn container_log(text: &str) -> Option<Vec<u8>> {
    const NAMES: [&str; 6] = ["log", "message", "msg", "line", "MESSAGE", "text"];
    let mut printed = String::with_capacity(text.len());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let record: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).ok()?;
        let part = NAMES.iter().find_map(|name| record.get(*name)?.as_str())?;
        printed.push_str(part);
        if !part.ends_with('\n') {
            printed.push('\n');
        }
    }
    from_start(printed.as_bytes()).map(<[u8]>::to_vec)
}

/// A string in the notation of Go, Python, Java or JSON, with the message's line breaks as `\r\n`.
fn string(text: &str) -> Option<Vec<u8>> {
    let quote =
        |at: usize| text[..at].chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`'));
    let starts = STARTS.iter().filter_map(|start| memchr::memmem::find(text.as_bytes(), start));
    let at = starts.filter(|at| quote(*at).is_some()).min()?;
    let inside = &text.as_bytes()[at..];
    let end = escapes::closing(inside, u8::try_from(quote(at)?).ok()?)?;
    let bytes = escapes::unescaped(&inside[..end]).into_owned();
    bytes.contains(&b'\n').then_some(bytes)
}

/// Base64 of the message as it went over the wire, as tools for inspection keep it.
fn base64(text: &str) -> Option<Vec<u8>> {
    const LEAST: usize = 200;
    let is_digit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let runs = text.split(|c: char| !is_digit(c)).filter(|run| run.len() >= LEAST);
    runs.filter_map(|run| Base64::decode_vec(run).ok())
        .find(|bytes| STARTS.iter().any(|start| bytes.starts_with(start)))
}
