//! Damage of every kind, alone and in pairs, is undone.

use sha2::{Digest as _, Sha256};

use super::*;
use crate::codec::json;

const SIGNED: &str = r#"{"paymentResult":{"resultCode":"SUCCESS"},"memo":"支付 café/é","url":"https://x.example/?a=1&b=<2>","n":1.50,"extendInfo":"{\"k\":\"v\"}","empty":{}}"#;

/// The words for the cheapest way from one body to another.
fn words(ours: &[u8], signed: &[u8]) -> Option<Vec<&'static str>> {
    let mut bodies = Bodies::new(ours);
    let visit = |body: &Body<'_>| {
        let told = if body.value == signed { Told::Right } else { Told::Wrong };
        Answer { hash: Sha256::digest(&body.value).into(), told }
    };
    let mut made = (1..=6).map(|cost| bodies.make(cost, false, &visit).break_value());
    let right = made.find_map(|end| end)??;
    Some(right.causes.iter().map(|cause| cause.label()).collect())
}

/// Another form of the signed body is undone, and the other way round.
fn assert_both_ways(other: &str, ours: &str, theirs: &str) {
    let (other, signed) = (other.as_bytes(), SIGNED.as_bytes());
    for (from, to, word) in [(other, signed, ours), (signed, other, theirs)] {
        let from_text = String::from_utf8_lossy(from);
        assert_eq!(words(from, to).as_deref(), Some(&[word][..]), "{from_text}");
    }
}

fn node() -> Node<'static> {
    Node::read(SIGNED).unwrap()
}

#[test]
fn layouts_are_undone_and_redone() {
    for (layout, ours, theirs) in [
        (json::Layout::SPACED, "body_reserialised_spaces", "body_spaces_removed"),
        (json::Layout::pretty("  ", "\n", ": "), "body_pretty_printed", "body_minified"),
        (json::Layout::pretty("    ", "\r\n", ": "), "body_pretty_printed", "body_minified"),
        (json::Layout::pretty("\t", "\n", ":"), "body_pretty_printed", "body_minified"),
        (json::Layout::jackson("\r\n"), "body_pretty_printed", "body_minified"),
    ] {
        let other = json::write(&node(), layout, json::Escapes::KEEP);
        assert_both_ways(&other, ours, theirs);
    }
}

#[test]
fn what_php_writes_is_undone() {
    let php = SIGNED
        .replace('/', "\\/")
        .replace("支付", "\\u652f\\u4ed8")
        .replace('é', "\\u00e9")
        .replace("{}", "[]");
    assert_eq!(
        words(php.as_bytes(), SIGNED.as_bytes()),
        Some(vec!["body_slash_escaped", "body_unicode_escaped", "body_empty_object_as_array"])
    );
}

#[test]
fn single_changes_are_named_in_both_directions() {
    let slash = SIGNED.replace('/', "\\/");
    let unicode = SIGNED.replace("支付", "\\u652f\\u4ed8").replace('é', "\\u00e9");
    let upper = SIGNED.replace("支付", "\\u652F\\u4ED8").replace('é', "\\u00E9");
    let go = SIGNED.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
    let number = SIGNED.replace("1.50", "1.5");
    let array = SIGNED.replace("{}", "[]");
    for (other, ours, theirs) in [
        (slash, "body_slash_escaped", "body_slash_unescaped"),
        (unicode, "body_unicode_escaped", "body_unicode_unescaped"),
        (upper, "body_unicode_escaped", "body_unicode_unescaped"),
        (go, "body_html_escaped", "body_html_unescaped"),
        (number, "body_number_format", "body_number_format"),
        (array, "body_empty_object_as_array", "body_empty_array_as_object"),
    ] {
        assert_both_ways(&other, ours, theirs);
    }
}

#[test]
fn sorting_and_null_fields_are_found() {
    let sorted = r#"{"a":{"x":1,"y":2},"b":[{"c":1,"d":2}]}"#;
    let ours = r#"{"b":[{"d":2,"c":1}],"a":{"y":2,"x":1}}"#;
    assert_eq!(words(ours.as_bytes(), sorted.as_bytes()), Some(vec!["body_keys_reordered"]));
    let nulls = r#"{"a":1,"n":null,"b":{"m":null}}"#;
    assert_eq!(words(nulls.as_bytes(), br#"{"a":1,"b":{}}"#), Some(vec!["body_null_fields"]));
    for (ours, signed) in [("null", r#""""#), ("null", r#""null""#)] {
        let [ours, signed] = [ours, signed].map(|value| format!(r#"{{"a":{value},"b":"x"}}"#));
        for (ours, signed) in [(&ours, &signed), (&signed, &ours)] {
            // Frameworks clean empty texts away; nobody makes them.
            let cleaned = ours.contains(":null") && signed.contains(r#":"""#);
            let word = if cleaned { "body_empty_as_null" } else { "body_null_fields" };
            assert_eq!(
                words(ours.as_bytes(), signed.as_bytes()),
                Some(vec![word]),
                "{ours} {signed}"
            );
        }
    }
}

#[test]
fn pairs_are_found() {
    let pretty = json::write(&node(), json::Layout::pretty("  ", "\n", ": "), json::Escapes::KEEP);
    let percent = crate::codec::percent::encoded(pretty.as_bytes(), b"-_.", true);
    let mojibake: String = pretty.bytes().map(char::from).collect();
    let (gbk, ..) = encoding_rs::GBK.encode(SIGNED);
    for (ours, signed, expected) in [
        (percent.as_bytes(), SIGNED.as_bytes(), ["body_percent_encoded", "body_pretty_printed"]),
        (mojibake.as_bytes(), SIGNED.as_bytes(), ["body_mojibake", "body_pretty_printed"]),
        (pretty.as_bytes(), &gbk, ["body_pretty_printed", "body_wrong_charset"]),
        (
            format!("\u{feff}{pretty}").as_bytes(),
            SIGNED.as_bytes(),
            ["body_bom", "body_pretty_printed"],
        ),
    ] {
        let mut found = words(ours, signed).unwrap_or_default();
        found.sort_unstable();
        assert_eq!(found, expected);
    }
}

#[test]
fn the_end_of_the_body_is_named() {
    let named = |ours: &[u8], signed: &[u8]| {
        let found = endings(ours).into_iter().find(|(ending, _)| ending == signed);
        found.map(|(_, cause)| cause.map(Cause::label))
    };
    assert_eq!(named(b"{}\n", b"\n"), Some(None));
    assert_eq!(named(b"{}\n", b""), Some(Some("body_trailing_newline")));
    assert_eq!(named(b"{}\r\n\r\n", b""), Some(Some("body_trailing_newline")));
    assert_eq!(named(b"{} \n", b""), Some(Some("body_surrounding_whitespace")));
    assert_eq!(named(b"{}", b"\n"), Some(Some("glue_trailing_newline")));
    assert_eq!(named(b"{}\n", b"\r\n"), Some(Some("body_line_endings")));
    assert_eq!(named(b"{}\n\n", b"\n"), Some(Some("body_trailing_newline")));
}

#[test]
fn what_cannot_be_undone_is_suspected() {
    for (body, cause) in [
        ("", "body_empty"),
        ("\u{1f}", ""),
        ("{\"a\":\"b", "body_truncated"),
        ("{\"a\":\"\u{fffd}\"}", "body_characters_lost"),
        ("{\"a\":\"2088****\"}", "body_masked"),
        ("{\"a\":202502211940108000}", "body_number_precision_lost"),
        (
            r#"{"acquirerId":"1","paymentId":"2","paymentResult":{},"pspId":"3"}"#,
            "body_keys_reordered",
        ),
        (r#"{"notifyType":"1","paymentId":"2","paymentResult":{},"pspId":"3"}"#, ""),
    ] {
        let first = suspicions(body.as_bytes()).first().map_or("", |cause| cause.label());
        assert_eq!(first, cause, "{body}");
    }
}

#[test]
fn fields_in_documented_order_with_unknown_ones_anywhere_come_up() {
    let ours = br#"{"acquirerId":"1","empty":{},"extendInfo":"","memo":"m","paymentAmount":{"currency":"HKD","value":"1"},"paymentId":"2","paymentRequestId":"3","paymentResult":{"resultCode":"S"},"pspId":"4","url":"u"}"#;
    let signed = br#"{"paymentResult":{"resultCode":"S"},"paymentRequestId":"3","paymentId":"2","acquirerId":"1","pspId":"4","paymentAmount":{"currency":"HKD","value":"1"},"memo":"m","url":"u","extendInfo":"","empty":{}}"#;
    let reordered = Bodies::new(ours).reordered(100_000).unwrap();
    assert!((0..reordered.len()).any(|n| *reordered.text(n).0 == *signed));
}
