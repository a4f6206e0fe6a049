//! What is done to texts: character sets, quotation marks, entities, notations of programs.

use std::fmt::Write as _;
use std::ops::Range;

use encoding_rs::{Encoding, GBK, WINDOWS_1252};

use crate::codec::moment::{Moment, Notation};
use crate::codec::zone::{OFFSETS, Written};
use crate::codec::{
    self, charset, entities as html_entities,
    json::{Kind, Node, Value, characters, scan},
    printed::{self, Bare},
};
use crate::signing::diagnose::offer::Several;

/// How many objects and arrays may be around a body.
const MAX_AROUND: usize = 3;

/// How much of a body may be one JSON text inside a string that lost its backslashes, in bytes.
const MAX_INNER_LEN: usize = 16 * 1024;

/// Blanks around a body, but for the usual endings, which every body is tried with.
pub(super) fn with_blanks(body: &[u8]) -> Several<'_> {
    const BLANKS: [(&str, &str); 12] = [
        ("\n", ""),
        (" ", ""),
        ("\r\n", ""),
        ("\t", ""),
        ("  ", ""),
        ("", "\t"),
        ("", "  "),
        ("", "\n\n\n"),
        ("", " \n"),
        ("", "\0"),
        (" ", " "),
        ("\n", "\n"),
    ];
    let with =
        move |(before, after): (&str, &str)| [before.as_bytes(), body, after.as_bytes()].concat();
    Box::new(BLANKS.into_iter().map(with))
}

/// Bytes that are no UTF-8, in the character set that they are in.
pub(super) fn read_in_other_charsets(body: &[u8]) -> Several<'_> {
    if std::str::from_utf8(body).is_ok() {
        return Box::new(std::iter::empty());
    }
    let latin1 = std::iter::once_with(|| Some(charset::from_latin1(body)));
    let others = charset::LEGACY.into_iter().map(|encoding| charset::decoded(body, encoding));
    Box::new(latin1.chain(others).flatten().map(String::into_bytes))
}

/// Bytes of GBK or Big5 that were read as Latin-1, and written as UTF-8.
pub(super) fn read_as_latin1_before(text: &str) -> Several<'_> {
    let bytes = charset::to_latin1(text);
    let read = |bytes: Vec<u8>| {
        charset::LEGACY.into_iter().filter_map(move |encoding| charset::decoded(&bytes, encoding))
    };
    Box::new(bytes.into_iter().flat_map(read).map(String::into_bytes))
}

/// UTF-16 in both orders of bytes, with and without the mark of its order.
pub(super) fn in_utf16(text: &str) -> Several<'_> {
    const FORMS: [(bool, bool); 4] = [(false, false), (true, false), (false, true), (true, true)];
    Box::new(FORMS.into_iter().map(|(big_endian, bom)| charset::to_utf16(text, big_endian, bom)))
}

/// The text in the frequent or the other character sets, as far as that is no UTF-8 again.
pub(super) fn in_charsets(text: &str, frequent: bool) -> Several<'_> {
    Box::new(narrowed(text, frequent).filter(|bytes| std::str::from_utf8(bytes).is_err()))
}

/// The same with `?` for what a character set lacks, as Java writes it.
pub(super) fn in_charsets_lossy(text: &str, frequent: bool) -> Several<'_> {
    Box::new(legacy(frequent).filter_map(|encoding| charset::encoded_lossy(text, encoding)))
}

/// The text in Latin-1 and the frequent character sets, or in the others.
fn narrowed(text: &str, frequent: bool) -> impl Iterator<Item = Vec<u8>> {
    let latin1 = std::iter::once_with(|| charset::to_latin1(text)).filter(move |_| frequent);
    latin1.chain(legacy(frequent).map(|encoding| charset::encoded(text, encoding))).flatten()
}

/// The legacy character sets: the two frequent ones, or the others.
fn legacy(frequent: bool) -> impl Iterator<Item = &'static Encoding> {
    const FREQUENT: usize = 2;
    let (first, others) = charset::LEGACY.split_at(FREQUENT);
    if frequent { first } else { others }.iter().copied()
}

/// What is left of a text in a character set that lacks some of its characters.
pub(super) fn with_losses(text: &str) -> Several<'_> {
    type Loss = fn(&str) -> Option<Vec<u8>>;
    let ways: [Loss; 5] = [
        |text| Some(charset::to_latin1_lossy(text)),
        |text| Some(charset::to_ascii_lossy(text)),
        |text| Some(text.bytes().map(|b| if b.is_ascii() { b } else { b'?' }).collect()),
        |text| Some(text.bytes().filter(u8::is_ascii).collect()),
        |text| {
            let gbk = charset::encoded(text, GBK)?;
            Some(String::from_utf8_lossy(&gbk).into_owned().into_bytes())
        },
    ];
    Box::new(ways.into_iter().filter_map(|way| way(text)))
}

/// UTF-8 that was read in a character set, and written as UTF-8 again: the bytes before.
pub(super) fn read_wrongly(text: &str, frequent: bool) -> Several<'_> {
    /// Character sets are tables that are searched from their start: a long text that is none is told by its beginning.
    const BEGINNING: usize = 1024;
    let start = &text[..text.floor_char_boundary(BEGINNING)];
    let begins = |encoding: &'static Encoding| {
        let bytes = charset::encoded(start, encoding);
        // A character may be cut off at the end of the beginning.
        bytes.is_some_and(|bytes| {
            std::str::from_utf8(&bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
        })
    };
    let latin1 = std::iter::once_with(|| charset::to_latin1(text)).filter(move |_| frequent);
    let others = legacy(frequent)
        .filter(move |encoding| begins(encoding))
        .map(|encoding| charset::encoded(text, encoding));
    Box::new(latin1.chain(others).flatten().filter(|bytes| std::str::from_utf8(bytes).is_ok()))
}

/// The same done twice.
pub(super) fn read_wrongly_twice(text: &str) -> Several<'_> {
    let once = [charset::to_latin1(text), charset::encoded(text, WINDOWS_1252)].into_iter();
    let twice =
        once.flatten().filter_map(|bytes| charset::to_latin1(std::str::from_utf8(&bytes).ok()?));
    Box::new(twice.filter(|bytes| std::str::from_utf8(bytes).is_ok()))
}

/// UTF-8 read in a legacy character set, and written as UTF-8 again.
pub(super) fn misread(text: &str, frequent: bool) -> Several<'_> {
    let read = legacy(frequent).map(|encoding| {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned().into_bytes()
    });
    Box::new(read)
}

/// What is between the marks of a string, where there are any or there should be.
pub(super) fn inside_of_string(text: &str) -> Option<&str> {
    let bare = text.trim_ascii();
    let inside = bare.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    text.contains("\\\"").then(|| inside.unwrap_or(bare))
}

/// What a JSON string holds, or a text that looks like the inside of one.
pub(super) fn out_of_string(text: &str) -> Option<String> {
    let bare = text.trim_ascii();
    match Node::read(bare).filter(|_| bare.starts_with('"')) {
        Some(Node::Text(inside)) => Some(unescaped(inside)),
        _ => inside_of_string(text).map(unescaped),
    }
}

fn unescaped(inside: &str) -> String {
    characters(inside).map(|spelled| spelled.character).collect()
}

/// The inside of a JSON string that holds a text.
pub(super) fn escaped(text: &str) -> String {
    [('\\', "\\\\"), ('"', "\\\""), ('\n', "\\n"), ('\r', "\\r"), ('\t', "\\t")]
        .into_iter()
        .fold(text.to_owned(), |text, (character, escape)| text.replace(character, escape))
}

/// What is between a pair of quotation marks.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    let bare = text.trim_ascii();
    Some(codec::unquoted(bare)).filter(|inner| inner.len() < bare.len())
}

/// Undoes entities so many times.
pub(super) fn without_entities(text: &str, times: usize) -> Option<String> {
    text.contains('&')
        .then(|| (0..times).fold(text.to_owned(), |text, _| html_entities::decoded(&text)))
}

/// The entities that all libraries write, with one of the spellings of `'`.
pub(super) fn entities(text: &str, single: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\'', single)
}

/// The entities of the other libraries.
pub(super) fn with_entities(text: &str) -> Several<'_> {
    const SINGLE: [&str; 5] = ["&#39;", "&#039;", "'", "&#x27;", "&apos;"];
    let marks = SINGLE
        .into_iter()
        .flat_map(|single| ["&quot;", "&#34;", "\""].map(|double| (single, double)));
    let marked = marks.map(|(single, double)| entities(text, single).replace('"', double));
    let numbered = std::iter::once_with(|| {
        text.chars().fold(String::with_capacity(text.len()), |mut out, character| {
            if character.is_ascii() {
                out.push(character);
            } else {
                // Writing to a text cannot fail.
                let _ = write!(out, "&#{};", u32::from(character));
            }
            out
        })
    });
    Box::new(marked.chain(numbered).map(String::into_bytes))
}

/// An object as programs print it whose values have marks: of Python, or of the others.
pub(super) fn printed(text: &str, of_python: bool) -> Option<String> {
    let start = text.trim_ascii_start();
    let is_python = start.starts_with("{'") || start.starts_with("[{'");
    (is_python == of_python).then(|| printed::as_json(text, Bare::Refused))?
}

/// An object as Java prints it, whose values have no marks; numbers stay numbers where they are `typed`.
pub(super) fn printed_bare(text: &str, typed: bool) -> Option<String> {
    printed::as_json(text, if typed { Bare::Typed } else { Bare::Text })
}

/// The value of a text that is a JSON object.
pub(super) fn object(text: &str) -> Option<Node<'_>> {
    Node::read(text).filter(|node| matches!(node, Node::Object(_)))
}

/// The longest text whose dates are looked for, in bytes.
const MAX_DATED: usize = 256 * 1024;

/// The text with all its times in another zone, as libraries that read dates write them again: in the platform's own
/// zones, or in the others and with milliseconds.
pub(super) fn with_dates(text: &str, usual: bool) -> Several<'_> {
    const USUAL: [Written; 3] = [Written::Colon(8 * 3600), Written::Zulu, Written::Colon(0)];
    let places = if text.len() <= MAX_DATED { dates(text) } else { Vec::new() };
    let zones = OFFSETS.into_iter().map(|minutes| Written::Colon(minutes * 60));
    let others = zones.filter(|zone| !USUAL.contains(zone)).map(|zone| (zone, 0));
    let in_milliseconds = USUAL.into_iter().map(|zone| (zone, 3));
    let forms: Vec<(Written, usize)> = match (places.is_empty(), usual) {
        (true, _) => Vec::new(),
        (false, true) => USUAL.into_iter().map(|zone| (zone, 0)).collect(),
        (false, false) => others.chain(in_milliseconds).collect(),
    };
    Box::new(forms.into_iter().filter_map(move |(offset, digits)| {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for (place, moment) in &places {
            out.push_str(&text[from..place.start]);
            out.push_str(&moment.written(Notation::Iso { digits, offset })?);
            from = place.end;
        }
        out.push_str(&text[from..]);
        Some(out.into_bytes())
    }))
}

/// The strings of a text that are times of ISO 8601, with their moments.
fn dates(text: &str) -> Vec<(Range<usize>, Moment)> {
    let mut dates = Vec::new();
    // The T between date and time stands after ten characters.
    for (at, _) in text.match_indices('T') {
        let start = at.saturating_sub(10);
        let quoted = start > 0 && text.as_bytes().get(start - 1) == Some(&b'"');
        let Some(len) = text[at..].find('"').filter(|len| quoted && *len < 24) else { continue };
        let place = start..at + len;
        let moment = text.get(place.clone()).and_then(Moment::read);
        dates.extend(moment.map(|moment| (place, moment)));
    }
    dates
}

/// The values of a JSON text that may be the body itself: objects as they stand, and texts that hold JSON.
///
/// A small value is no body with something around it, so only those of half the length count, and of the
/// nested ones only the outermost.
pub(super) fn values_inside(text: &str) -> Several<'_> {
    let mut inside: Vec<String> = Vec::new();
    let start = text.len() - text.trim_ascii_start().len();
    let Ok(tree) = scan(text.as_bytes(), start) else {
        return Box::new(std::iter::empty());
    };
    let mut level: Vec<_> = tree.root().into_iter().filter(|_| !tree.is_cut_off()).collect();
    for depth in 0..=MAX_AROUND {
        for value in &level {
            let raw = String::from_utf8_lossy(value.raw());
            let whole = matches!(value.kind(), Kind::Object | Kind::Array) && depth > 0;
            if raw.len() * 2 < text.len() {
                continue;
            }
            if whole {
                inside.push(raw.into_owned());
            } else if raw.starts_with("\"{") || raw.starts_with("\"[") {
                inside.push(unescaped(&raw[1..raw.len() - 1]));
            }
        }
        level = level.into_iter().flat_map(Value::children).collect();
    }
    Box::new(inside.into_iter().map(String::into_bytes))
}

/// Puts backslashes back into JSON texts inside strings: `"{"k":"v"}"`.
pub(super) fn with_backslashes(text: &str) -> Option<String> {
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

/// Puts `+` back before the offsets of times: `12:01:00 08:30`.
pub(super) fn plus_in_times(body: &[u8]) -> Vec<u8> {
    let digit = |at: usize| body.get(at).is_some_and(u8::is_ascii_digit);
    let offset = |at: usize| {
        at >= 8
            && digit(at - 1)
            && body[at - 3] == b':'
            && digit(at + 1)
            && digit(at + 2)
            && body.get(at + 3) == Some(&b':')
    };
    let plus = |(at, byte): (usize, &u8)| if *byte == b' ' && offset(at) { b'+' } else { *byte };
    body.iter().enumerate().map(plus).collect()
}

pub(super) fn is_double_quote(c: char) -> bool {
    matches!(c, '\u{201c}'..='\u{201f}' | '\u{ff02}' | '\u{ab}' | '\u{bb}')
}

/// The plain character for a typographic one.
pub(super) fn straight(c: char) -> char {
    match c {
        '\u{2018}'..='\u{201b}' | '\u{ff07}' => '\'',
        '\u{ff5b}' => '{',
        '\u{ff5d}' => '}',
        '\u{ff1a}' => ':',
        '\u{ff0c}' => ',',
        c if is_double_quote(c) => '"',
        other => other,
    }
}

/// The character of ASCII for its twin in the width of Chinese ones.
pub(super) fn narrow(c: char) -> char {
    let twin = char::from_u32(u32::from(c).wrapping_sub(0xfee0));
    twin.filter(|_| matches!(c, '\u{ff01}'..='\u{ff5e}')).unwrap_or(c)
}
