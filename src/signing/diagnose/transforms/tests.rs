//! Each damage is undone and named.

use super::*;
use crate::text::hex;

fn undone(ours: &[u8], signed: &[u8]) -> Option<&'static str> {
    let form = Form::new(ours);
    (1..=5).find_map(|cost| {
        let mut made = TABLE.iter().flat_map(|row| row.moves(Direction::Undo, &form, cost..=cost));
        made.find(|(bytes, ..)| bytes == signed).map(|(.., cause)| cause.label())
    })
}

/// Lines of up to 76 characters, as mail programs write them.
fn quoted_printable(bytes: &[u8]) -> String {
    let mut lines = vec![String::new()];
    for byte in bytes {
        let shown = if byte.is_ascii_graphic() && *byte != b'=' {
            char::from(*byte).to_string()
        } else {
            format!("={byte:02X}")
        };
        if lines.last().is_some_and(|line| line.len() + shown.len() > 75) {
            lines.push(String::new());
        }
        lines.last_mut().unwrap().push_str(&shown);
    }
    lines.join("=\r\n")
}

#[test]
fn each_damage_is_undone_and_named() {
    let signed = r#"{"memo":"支付 café/é","url":"https://x/?a=1&b=2","t":"2020-01-01T12:01:00+08:30","e":"{\"k\":\"v\"}"}"#;
    let bytes = signed.as_bytes();
    let latin1: String = bytes.iter().map(|b| char::from(*b)).collect();
    let chunked = format!("{:x}\r\n{signed}\r\n0\r\n\r\n", signed.len());
    let entities = signed.replace('&', "&amp;").replace('"', "&quot;");
    let twice = entities.replace('&', "&amp;");
    let numbered = signed.replace('&', "&#38;").replace('"', "&#x22;");
    let percent = percent::encoded(bytes, b"-_.", true);
    for (ours, label) in [
        (format!("\u{feff}{signed}"), "body_bom"),
        (format!(" \n{signed}"), "body_surrounding_whitespace"),
        (latin1, "body_mojibake"),
        (chunked, "body_chunked"),
        (entities, "body_html_entities"),
        (numbered, "body_html_entities"),
        (percent.clone(), "body_percent_encoded"),
        (twice, "body_html_entities"),
        (quoted_printable(bytes), "body_quoted_printable"),
        (hex(bytes), "body_hex"),
        (format!("{bytes:?}"), "body_hex"),
        (percent.replace("%20", "+"), "body_percent_encoded"),
        (format!("body={percent}"), "body_form_wrapped"),
        (format!("{signed}="), "body_form_wrapped"),
        (
            format!("{{\"version\":\"2.0\",\"body\":{}}}", serde_json::json!(signed)),
            "body_inside_other_json",
        ),
        (
            format!("{{\"level\":\"info\",\"request\":[{signed}],\"n\":1}}"),
            "body_inside_other_json",
        ),
        (format!("'{signed}'"), "body_quoted"),
        (format!("\"{}\"", signed.replace('"', "\"\"")), "body_quoted"),
        (format!("body: {signed}%"), "body_extra_text"),
        (signed.replace("\\\"", "\""), "body_backslashes_lost"),
        (signed.replace("+08", " 08"), "body_plus_became_space"),
        (signed.replace("café", "cafe\u{301}"), "body_unicode_normalised"),
        (signed.replace(' ', "\u{a0}"), "body_invisible_characters"),
        (signed.replace("café", "ca\u{200b}fé"), "body_invisible_characters"),
        (signed.replace('"', "\u{201d}"), "body_smart_quotes"),
        (signed.replace('\\', "\\\\").replace('"', "\\\""), "body_is_escaped_string"),
        (
            format!("\"{}\"", signed.replace('\\', "\\\\").replace('"', "\\\"")),
            "body_is_escaped_string",
        ),
    ] {
        assert_eq!(undone(ours.as_bytes(), bytes), Some(label), "{ours}");
    }
}

#[test]
fn other_character_sets_are_read() {
    for encoding in charset::LEGACY {
        let text = [
            "{\"memo\":\"支付成功\"}",
            "{\"memo\":\"日本\"}",
            "{\"memo\":\"결제\"}",
            "{\"memo\":\"é\"}",
            "{\"m\":\"ไทย\"}",
            "{\"m\":\"Оплата\"}",
            "{\"m\":\"ŐźΣ\"}",
            "{\"m\":\"Ř\"}",
            "{\"m\":\"ω\"}",
        ];
        let ours = text.iter().find_map(|text| Some((text, charset::encoded(text, encoding)?)));
        let (text, ours) = ours.unwrap_or_else(|| panic!("{}", encoding.name()));
        assert_eq!(
            undone(&ours, text.as_bytes()),
            Some("body_wrong_charset"),
            "{}",
            encoding.name()
        );
    }
    let utf16 = charset::to_utf16("{\"a\":1}", false, true);
    assert_eq!(undone(&utf16, b"{\"a\":1}"), Some("body_wrong_charset"));
}

#[test]
fn odd_bodies_do_no_harm() {
    for body in [
        &b""[..],
        b"\"",
        b"&",
        b"%",
        b"=",
        b"\xff\xfe",
        b"\xff",
        b"0\r\n",
        b"{",
        b"'{",
        b"&#x110000;",
    ] {
        assert_eq!(undone(body, b"never"), None);
    }
}

/// Where one cause names both ways, the example shows how it is undone.
#[test]
fn each_row_does_what_its_example_shows() {
    for row in TABLE.iter().chain(STAND_INS) {
        let (changed, plain) = row.example;
        let undo = (Direction::Undo, changed, plain, row.ours);
        let redo = (Direction::Redo, plain, changed, row.signed);
        let ways = match (row.undo, row.ours == row.signed) {
            ([], _) => vec![redo],
            (_, true) => vec![undo],
            (_, false) => vec![undo, redo],
        };
        for (direction, from, to, cause) in ways {
            let form = Form::new(from.as_bytes());
            let mut made = row.moves(direction, &form, 0..=RARE);
            let found = made.any(|(bytes, ..)| bytes == to.as_bytes());
            assert!(found, "{}: {direction:?} of {from}", cause.label());
        }
    }
}
