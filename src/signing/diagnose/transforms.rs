//! What is done to the bytes of a body and back, both ways of a codec together; the first of a row is more likely.
//!
//! The rows apply to the body; those that say so, to each part of the head; and what signers do, to the whole content.
//! Each has an example, which a test holds against it.

mod text;
mod transport;

use super::{
    advice::Topic,
    cause::{Cause, Part},
    offer::{
        Direction, Form, Happened, Transform, Way,
        cost::{COMMON, EVERYDAY, RARE, UNCOMMON},
    },
};
use crate::codec::{charset, percent, printed, python, unseen};
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization as _;

const BOM: &[u8] = b"\xef\xbb\xbf";

const fn body(label: &'static str) -> Cause {
    Cause::new(Part::Body, Topic::Body, label)
}

const fn charset(label: &'static str) -> Cause {
    Cause::new(Part::Body, Topic::Charset, label)
}

const MOJIBAKE: Cause = charset("body_mojibake").ranked(4);
const WRONG_CHARSET: Cause = charset("body_wrong_charset").ranked(4);

/// Every row.
pub(super) static TABLE: &[Transform] = &[
    Transform {
        ours: charset("body_bom").ranked(5),
        signed: charset("body_bom_missing").ranked(5),
        undo: &[Way::bytes(EVERYDAY, |body| body.strip_prefix(BOM).map(<[u8]>::to_vec))],
        redo: &[Way::bytes(UNCOMMON, |body| Some([BOM, body].concat()))],
        head: None,
        whole: false,
        example: ("\u{feff}{}", "{}"),
    },
    Transform {
        ours: Cause::BODY_SURROUNDING_WHITESPACE,
        signed: Cause::BODY_SURROUNDING_WHITESPACE,
        undo: &[
            Way::bytes(COMMON, |body| Some(body.trim_ascii_start().to_vec())),
            Way::bytes(UNCOMMON, |body| {
                let last = body.iter().rposition(|byte| *byte != 0)?;
                (last + 1 < body.len()).then(|| body[..=last].to_vec())
            }),
        ],
        redo: &[Way::several(UNCOMMON, text::with_blanks)],
        head: None,
        whole: false,
        example: (" {}", "{}"),
    },
    Transform {
        ours: WRONG_CHARSET,
        signed: WRONG_CHARSET,
        undo: &[Way::bytes(COMMON, |body| charset::from_utf16(body).map(String::into_bytes))],
        redo: &[Way::of_text(UNCOMMON, text::in_utf16)],
        head: None,
        whole: true,
        example: ("{\0\"\0a\0\"\0:\0\u{31}\0}\0", "{\"a\":1}"),
    },
    Transform {
        ours: WRONG_CHARSET,
        signed: WRONG_CHARSET,
        undo: &[
            Way::of_wide(UNCOMMON, text::read_as_latin1_before),
            Way::several(COMMON, text::read_in_other_charsets),
        ],
        redo: &[
            Way::of_wide(COMMON, |text| text::in_charsets(text, true)),
            Way::of_wide(UNCOMMON, |text| text::in_charsets(text, false)),
            Way::of_wide(UNCOMMON, |text| text::in_charsets_lossy(text, true)),
            Way::of_wide(RARE, |text| text::in_charsets_lossy(text, false)),
            Way::of_wide(UNCOMMON, text::with_losses),
            Way::bytes(UNCOMMON, |body| {
                Some(String::from_utf8_lossy(body).into_owned().into_bytes())
            }),
        ],
        head: None,
        whole: false,
        // GBK that was read as Latin-1; a way back is one that loses.
        example: ("\u{d6}\u{a7}", "\u{652f}"),
    },
    Transform {
        ours: body("body_is_escaped_string"),
        signed: body("body_signed_as_string"),
        undo: &[
            Way::text(EVERYDAY, text::out_of_string),
            Way::text(UNCOMMON, |text| Some(text::inside_of_string(text)?.replace("\\\"", "\""))),
        ],
        redo: &[
            Way::text(COMMON, |text| Some(format!("\"{}\"", text::escaped(text)))),
            Way::text(UNCOMMON, |text| Some(text::escaped(text))),
        ],
        head: None,
        whole: true,
        example: (r#""{\"a\":1}""#, r#"{"a":1}"#),
    },
    Transform::undone(
        body("body_quoted"),
        &[
            Way::text(COMMON, |body| text::unquoted(body).map(str::to_owned)),
            Way::text(COMMON, |body| Some(text::unquoted(body)?.replace("\"\"", "\""))),
            Way::text(UNCOMMON, |body| {
                Some(text::unquoted(body)?.replace("'\\''", "'").replace("''", "'"))
            }),
        ],
        ("'{}'", "{}"),
    )
    .also_to_heads(Happened::Encoding),
    Transform {
        ours: body("body_html_entities"),
        signed: body("body_signed_html_entities"),
        undo: &[
            Way::text(COMMON, |body| text::without_entities(body, 1)),
            Way::text(UNCOMMON, |body| text::without_entities(body, 2)),
        ],
        redo: &[
            Way::text(UNCOMMON, |body| Some(text::entities(body, "&#39;").replace('"', "&quot;"))),
            Way::of_text(RARE, text::with_entities),
        ],
        head: Some(Happened::Encoding),
        whole: true,
        example: ("{&quot;a&quot;:1}", r#"{"a":1}"#),
    },
    Transform {
        ours: Cause::BODY_PYTHON_REPR,
        signed: body("body_signed_printed"),
        undo: &[
            Way::text(COMMON, python::as_json),
            Way::text(COMMON, |body| String::from_utf8(python::bytes(body)?).ok()),
            Way::text(UNCOMMON, |body| text::printed(body, true)),
        ],
        redo: &[Way::text(UNCOMMON, |body| Some(python::repr(&text::object(body)?)))],
        head: None,
        whole: false,
        example: ("{'a': None}", r#"{"a": null}"#),
    },
    Transform {
        ours: Cause::BODY_PRINTED,
        signed: body("body_signed_printed"),
        undo: &[
            Way::text(UNCOMMON, |body| text::printed(body, false)),
            Way::text(UNCOMMON, |body| text::printed_bare(body, false)),
            Way::text(RARE, |body| text::printed_bare(body, true)),
        ],
        redo: &[Way::text(UNCOMMON, |body| Some(printed::as_java(&text::object(body)?)))],
        head: None,
        whole: false,
        example: ("{id=1, to={n=x}}", r#"{"id":"1","to":{"n":"x"}}"#),
    },
    Transform::undone(
        body("body_dates_rewritten"),
        &[
            Way::of_text(UNCOMMON, |body| text::with_dates(body, true)),
            Way::of_text(RARE, |body| text::with_dates(body, false)),
        ],
        (r#"{"t":"2025-02-21T05:42:59Z"}"#, r#"{"t":"2025-02-21T13:42:59+08:00"}"#),
    ),
    Transform::undone(
        body("body_inside_other_json"),
        &[Way::of_text(UNCOMMON, text::values_inside)],
        (r#"{"b":{"amount":{"value":"1"}}}"#, r#"{"amount":{"value":"1"}}"#),
    ),
    Transform::undone(
        body("body_backslashes_lost"),
        &[Way::text(COMMON, text::with_backslashes)],
        (r#"{"e":"{"k":"v"}"}"#, r#"{"e":"{\"k\":\"v\"}"}"#),
    ),
    // Frameworks that clean values, as Laravel's `ConvertEmptyStringsToNull` does.
    Transform::undone(
        Cause::BODY_EMPTY_AS_NULL,
        &[Way::text(COMMON, |body| Some(body.replace(":null", ":\"\"")))],
        (r#"{"a":null}"#, r#"{"a":""}"#),
    ),
    Transform::undone(
        body("body_plus_became_space"),
        &[
            Way::bytes(COMMON, |body| Some(text::plus_in_times(body))),
            Way::text(UNCOMMON, |body| Some(body.replace(' ', "+"))),
        ],
        (r#"{"t":"12:01:00 08:30"}"#, r#"{"t":"12:01:00+08:30"}"#),
    ),
    Transform::undone(
        body("body_smart_quotes"),
        &[
            Way::wide(COMMON, |body| Some(body.replace(text::is_double_quote, "\""))),
            Way::wide(COMMON, |body| Some(body.chars().map(text::straight).collect())),
        ],
        ("{\u{201c}a\u{201d}:1}", r#"{"a":1}"#),
    ),
    Transform::undone(
        body("body_invisible_characters"),
        &[
            Way::wide(COMMON, |body| Some(body.replace(unseen::has_no_width, ""))),
            Way::wide(COMMON, |body| {
                let seen = body.chars().filter(|c| !unseen::has_no_width(*c));
                Some(seen.map(|c| if unseen::is_other_blank(c) { ' ' } else { c }).collect())
            }),
            Way::wide(COMMON, |body| {
                Some(body.replace(|c| unseen::has_no_width(c) || unseen::is_other_blank(c), ""))
            }),
        ],
        ("{\"a\":\u{a0}\u{200b}1}", "{\"a\": 1}"),
    )
    .also_to_heads(Happened::Whitespace),
    Transform::undone(
        charset("body_unicode_normalised"),
        &[
            Way::wide(UNCOMMON, |body| Some(body.nfc().collect())),
            Way::wide(UNCOMMON, |body| Some(body.nfd().collect())),
            Way::wide(RARE, |body| Some(body.nfkc().collect())),
        ],
        ("cafe\u{301}", "caf\u{e9}"),
    ),
    Transform::undone(
        body("body_full_width"),
        &[Way::wide(UNCOMMON, |body| Some(body.chars().map(text::narrow).collect()))],
        ("\u{ff5b}\u{ff5d}", "{}"),
    ),
    Transform {
        ours: MOJIBAKE,
        signed: MOJIBAKE,
        undo: &[
            Way::of_wide(EVERYDAY, |text| text::read_wrongly(text, true)),
            Way::of_wide(UNCOMMON, |text| text::read_wrongly(text, false)),
            Way::of_wide(UNCOMMON, text::read_wrongly_twice),
        ],
        redo: &[
            Way::wide(COMMON, |text| Some(charset::from_latin1(text.as_bytes()))),
            Way::of_wide(UNCOMMON, |text| text::misread(text, true)),
            Way::of_wide(RARE, |text| text::misread(text, false)),
            Way::wide(RARE, |text| {
                Some(charset::from_latin1(charset::from_latin1(text.as_bytes()).as_bytes()))
            }),
        ],
        head: None,
        whole: false,
        example: ("caf\u{c3}\u{a9}", "caf\u{e9}"),
    },
    Transform {
        ours: body("body_percent_encoded"),
        signed: body("body_signed_percent_encoded"),
        undo: &[
            Way::bytes(COMMON, |body| transport::unescaped(body, true, 1)),
            Way::bytes(COMMON, |body| transport::unescaped(body, false, 1)),
            Way::bytes(RARE, |body| transport::unescaped(body, true, 2)),
        ],
        redo: &[
            Way::several(UNCOMMON, |body| transport::percent(body, true)),
            Way::several(RARE, |body| transport::percent(body, false)),
        ],
        head: Some(Happened::Encoding),
        whole: true,
        example: ("%7B%7D", "{}"),
    },
    Transform::undone(
        body("body_form_wrapped"),
        &[
            Way::bytes(COMMON, |body| body.strip_suffix(b"=").map(<[u8]>::to_vec)),
            Way::bytes(COMMON, |body| transport::value_of_form(body).map(<[u8]>::to_vec)),
            Way::bytes(COMMON, |body| {
                Some(percent::decoded_bytes(transport::value_of_form(body)?, false))
            }),
            Way::bytes(COMMON, transport::name_of_form),
        ],
        ("body=%7B%7D", "{}"),
    ),
    Transform::undone(
        body("body_chunked"),
        &[Way::bytes(COMMON, transport::without_chunks)],
        ("2\r\n{}\r\n0\r\n\r\n", "{}"),
    ),
    Transform {
        ours: body("body_base64"),
        signed: body("body_signed_base64"),
        undo: &[Way::bytes(COMMON, transport::from_base64)],
        redo: &[Way::bytes(UNCOMMON, |body| Some(transport::base64(body)))],
        head: None,
        whole: true,
        example: ("eyJhIjoxfQ==", r#"{"a":1}"#),
    },
    Transform::undone(
        body("body_hex"),
        &[Way::text(COMMON, |body| String::from_utf8(crate::codec::numbers::bytes(body)?).ok())],
        ("7b7d", "{}"),
    ),
    Transform::undone(
        body("body_quoted_printable"),
        &[Way::bytes(UNCOMMON, crate::codec::quoted_printable::decoded)],
        ("{=22a=22:1}", r#"{"a":1}"#),
    ),
    Transform::undone(
        Cause::BODY_EXTRA_TEXT,
        &[
            Way::bytes(UNCOMMON, |body| transport::without_surroundings(body).map(<[u8]>::to_vec)),
            Way::bytes(COMMON, |body| transport::first_value(body).map(<[u8]>::to_vec)),
        ],
        ("body: {}%", "{}"),
    ),
    Transform::undone(
        Cause::BODY_LINE_ENDINGS,
        &[
            Way::bytes(EVERYDAY, transport::with_lf),
            Way::bytes(EVERYDAY, |body| Some(transport::to_crlf(&transport::with_lf(body)?))),
        ],
        ("{\r\n}", "{\n}"),
    ),
    Transform::undone(
        body("body_line_wrapped"),
        &[Way::several(UNCOMMON, transport::unwrapped)],
        ("{\"a\":\n1}", r#"{"a":1}"#),
    ),
];

/// What may have been signed in place of a body.
pub(super) static STAND_INS: &[Transform] = &[
    Transform::redone(
        Cause::new(Part::Content, Topic::Glue, "signed_without_body"),
        &[
            Way::bytes(COMMON, |_| Some(Vec::new())),
            Way::several(UNCOMMON, |_| {
                const WORDS: [&str; 9] = [
                    "{}",
                    "null",
                    "undefined",
                    "None",
                    "[object Object]",
                    "\"\"",
                    "[]",
                    "Array",
                    "nil",
                ];
                Box::new(WORDS.into_iter().map(|word| word.as_bytes().to_vec()))
            }),
        ],
        ("", "{\"a\":1}"),
    ),
    Transform::redone(
        Cause::new(Part::Content, Topic::Algorithm, "signed_body_digest"),
        &[Way::several(UNCOMMON, |body| {
            Box::new(transport::spellings(&Sha256::digest(body)).into_iter())
        })],
        ("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "{}"),
    ),
];

/// Every cause of the tables.
pub(super) fn causes() -> impl Iterator<Item = Cause> {
    TABLE.iter().chain(STAND_INS).flat_map(|row| [row.ours, row.signed])
}

/// What happens to a part of the head as it does to a body.
pub(super) fn of_head(part: &str) -> Vec<(String, u8, Happened)> {
    let form = Form::new(part.as_bytes());
    let rows = TABLE.iter().filter_map(|row| Some((row, row.head?)));
    let undone = rows.flat_map(|(row, what)| {
        row.moves(Direction::Undo, &form, 0..=RARE).map(move |(bytes, cost, _)| (bytes, cost, what))
    });
    undone
        .filter_map(|(bytes, cost, what)| Some((String::from_utf8(bytes).ok()?, cost, what)))
        .collect()
}

/// Calls `visit` with the whole content in each encoding that signers put it into, until it says stop.
pub(super) fn of_content(content: &[u8], visit: &mut dyn FnMut(&[u8]) -> bool) {
    let form = Form::new(content);
    let rows = TABLE.iter().filter(|row| row.whole);
    let all = rows.flat_map(|row| row.moves(Direction::Redo, &form, 0..=UNCOMMON));
    let others = form.text().into_iter().flat_map(|text| {
        let hex = crate::text::hex(content);
        let bare: String = text.split_whitespace().collect();
        [hex, text.to_lowercase(), text.to_uppercase(), text.trim().to_owned(), bare]
    });
    let mut made = all.map(|(bytes, ..)| bytes).chain(others.map(String::into_bytes));
    made.all(|bytes| visit(&bytes));
}

pub(super) use transport::{first_value, spellings};

#[cfg(test)]
mod tests;
