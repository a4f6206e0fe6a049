use std::sync::LazyLock;

use super::*;
use crate::keys::PrivateKey;
use crate::keys::generate::{KeySize, Progress, generate};
use crate::signing::batch::csv;
use crate::signing::batch::table::{Column, Row};
use crate::signing::batch::{Item, of_capture};
use crate::signing::{SignatureRepair, samples};

/// A key that nobody has published.
static KEY: LazyLock<PrivateKey> = LazyLock::new(|| {
    generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key")
});

const BODY: &str = r#"{"paymentStatus":"SUCCESS","amount":{"value":"1.00"}}"#;
const CLIENT: &str = "TEST_5X";
const TIME: &str = "2025-02-21T05:43:09Z";

fn known(role: KeyRole) -> KnownKey {
    KnownKey { name: "Alipay+".into(), role, key: KEY.public().clone() }
}

fn signature(uri: &str, client_id: &str, time: &str, body: &str) -> String {
    let message = Message {
        method: "POST".into(),
        uri: uri.into(),
        client_id: client_id.into(),
        time: time.into(),
        body: body.into(),
    };
    let bytes = KEY.sign_pkcs1v15_sha256(&message.content_to_sign()).expect("signed");
    SignatureHeader::format(&bytes, "1")
}

fn genuine() -> String {
    signature("/payNotify", CLIENT, TIME, BODY)
}

/// A notification as it is captured, with these lines among its headers and this behind its body.
fn capture(lines: &str, behind: &str) -> String {
    let signature = genuine();
    format!(
        "POST /payNotify HTTP/1.1\r\nHost: shop.example\r\nClient-Id: {CLIENT}\r\nRequest-Time: {TIME}\r\n\
         Signature: {signature}\r\n{lines}\r\n{BODY}{behind}"
    )
}

fn judged_by(capture: &str, keys: &[KnownKey]) -> (Item, Judgement) {
    let mut items = of_capture("a.http", capture.as_bytes());
    assert_eq!(items.len(), 1, "{capture}");
    let item = items.swap_remove(0);
    let message = item.content.as_ref().expect("a message");
    let judgement = judge_captured(message, keys, Limits::BRIEF, &Cancel::default());
    (item, judgement)
}

fn judged(capture: &str) -> (Item, Judgement) {
    judged_by(capture, &[known(KeyRole::Platform)])
}

/// Captures whose signature fits, and that a server may all the same have read in another way.
fn contradictory() -> Vec<(&'static str, String)> {
    let other = genuine().replace("signature=", "signature=AAAA");
    let two_fields = genuine() + ",signature=AAAAAAAA";
    let length = BODY.len();
    let other_body = r#"{"paymentStatus":"FAIL"}"#;
    let instead = |from: &str, to: &str| capture("", "").replace(from, to);
    vec![
        ("header_repeated", capture("Client-Id: EVIL\r\n", "")),
        ("header_repeated", capture("Request-Time: 2025-02-21T05:43:10Z\r\n", "")),
        ("header_repeated", capture(&format!("Signature: {other}\r\n"), "")),
        (
            "header_repeated",
            capture(&format!("Content-Length: {length}\r\nContent-Length: 999\r\n"), ""),
        ),
        ("header_lookalike", capture("Client_Id: EVIL\r\n", "")),
        ("header_lookalike", capture("Http-Client-Id: EVIL\r\n", "")),
        ("header_lookalike", capture("request_time: 2025-02-21T05:43:10Z\r\n", "")),
        ("sig_several", instead(&genuine(), &two_fields)),
        ("bytes_after_body", capture(&format!("Content-Length: {length}\r\n"), other_body)),
        ("content_length_differs", capture("Content-Length: 9\r\n", "")),
        ("content_length_differs", capture("Content-Length: 999\r\n", "")),
    ]
}

/// Each kind of caveat that weighs a doubt, as a judgement.
fn doubtful() -> Vec<(&'static str, (Item, Judgement))> {
    let mut all: Vec<_> =
        contradictory().into_iter().map(|(label, text)| (label, judged(&text))).collect();
    let cut = BODY.find(':').expect("a colon");
    for (label, client_id, time, body) in [
        ("ambiguous_time", CLIENT, "T.{\"paymentStatus\"", &BODY[cut..]),
        ("ambiguous_client_id", "TEST.5X", TIME, BODY),
    ] {
        let signature = signature("/payNotify", client_id, time, body);
        let text = format!(
            "POST /payNotify HTTP/1.1\r\nClient-Id: {client_id}\r\nRequest-Time: {time}\r\nSignature: {signature}\r\n\r\n{body}"
        );
        all.push((label, judged(&text)));
    }
    let own = [known(KeyRole::Platform), known(KeyRole::Own)];
    all.push(("key_is_own", judged_by(&capture("", ""), &own)));
    let request = capture("", "").replace("shop.example", "open-sea.alipayplus.com");
    all.push(("key_is_own", judged(&request)));
    all
}

#[test]
fn what_nothing_speaks_against_is_genuine() {
    let blanks = format!("Content-Length: {}\r\n", BODY.len());
    for text in [
        capture("", ""),
        capture(&format!("Client-Id: {CLIENT}\r\n"), ""),
        capture(&format!("Client_Id: {CLIENT}\r\nX-Client-Id: EVIL\r\n"), ""),
        capture("request_time: 0.012\r\n", ""),
        capture(&blanks, "\r\n"),
    ] {
        let (_, judgement) = judged(&text);
        assert_eq!(judgement.caveats(), [], "{text}");
        assert_eq!(judgement.standing(), Standing::Genuine);
        assert!(judgement.passes() && judgement.cause().is_none());
        assert_eq!((judgement.verdict(), judgement.labels()), ("valid", vec![]));
    }
}

/// The list, the table, the words for programs and the exit code all read from the one judgement.
#[test]
fn every_doubt_is_seen_by_all_who_read_a_judgement() {
    for (label, (item, judgement)) in doubtful() {
        assert!(judgement.fits(), "{label}: only the caveat speaks against it");
        let weights: Vec<_> = judgement.caveats().iter().map(Caveat::weight).collect();
        assert_eq!(weights, [Weight::Doubt], "{label}");
        assert_eq!(judgement.caveats()[0].label(), label);
        assert_eq!(judgement.standing(), Standing::Changed, "{label}");
        assert!(!judgement.passes(), "{label}");
        assert_eq!(judgement.verdict(), "contradictory", "{label}");
        assert_eq!(judgement.labels(), [label]);
        assert_eq!(judgement.headline().id(), "signing-valid-doubtful", "{label}");
        let said = judgement.caveats()[0].message();
        assert!(!said.text().contains('{'), "{label}: {}", said.text());
        assert_eq!(judgement.findings()[0].text(), said.text(), "{label}");
        let mut written = Vec::new();
        csv::write([(&item, &judgement)], &mut written).expect("written");
        let written = String::from_utf8(written).expect("UTF-8");
        assert!(written.contains("contradictory") && !written.contains(",valid,"), "{written}");
        assert!(written.contains("genuine_but_not_as_it_stands"), "{written}");
        let row = Row::new(std::sync::Arc::new(item), judgement);
        assert_eq!(row.cell(Column::Cause), said.text(), "{label}");
        assert_eq!(row.cell(Column::Standing), Standing::Changed.name().text());
    }
}

#[test]
fn own_requests_and_acknowledgements_are_genuine_with_the_own_key() {
    let request = capture("", "").replace("shop.example", "open-sea.alipayplus.com");
    for role in [KeyRole::Own, KeyRole::Other] {
        let (_, judgement) = judged_by(&request, &[known(role), known(KeyRole::Own)]);
        assert_eq!(judgement.standing(), Standing::Genuine, "{role:?}");
    }
}

#[test]
fn an_own_request_is_judged_by_the_own_key_whichever_was_expected() {
    let request = capture("", "").replace("shop.example", "open-sea.alipayplus.com");
    let platform = KnownKey {
        name: "alipay".to_owned(),
        role: KeyRole::Platform,
        key: crate::keys::fixture::key(1).public().clone(),
    };
    let (_, judgement) = judged_by(&request, &[platform, known(KeyRole::Own)]);
    assert_eq!(judgement.standing(), Standing::Genuine);
    assert_eq!(judgement.headline().id(), "signing-valid-own");
}

#[test]
fn an_answer_without_a_signature_is_said_to_be_one() {
    let answers = [
        ("Content-Length: 2\r\n\r\nok", "signing-unsigned"),
        (
            "\r\n{\"result\":{\"resultCode\":\"INVALID_SIGNATURE\",\"resultStatus\":\"F\"}}",
            "signing-unsigned-request-refused",
        ),
    ];
    for (answer, said) in answers {
        let length = format!("Content-Length: {}\r\n", BODY.len());
        let text = format!("{}\r\n\r\nHTTP/1.1 200 OK\r\n{answer}", capture(&length, ""));
        let items = of_capture("a.http", text.as_bytes());
        let [_, answer] = &items[..] else { panic!("{} messages", items.len()) };
        let message = answer.content.as_ref().expect("a message");
        let keys = [known(KeyRole::Platform)];
        let judgement = judge_captured(message, &keys, Limits::BRIEF, &Cancel::default());
        assert_eq!(judgement.headline().id(), said);
        assert_eq!(judgement.standing(), Standing::Unsigned);
        assert!(judgement.is_unsigned() && !judgement.is_unreadable() && !judgement.passes());
    }
}

#[test]
fn a_variable_that_nobody_filled_in_is_named_before_what_else_is_missing() {
    let signature = genuine();
    let client = format!("Client-Id: {CLIENT}\r\n");
    let text = capture("", "").replace(&signature, "signature={{signature}}").replace(&client, "");
    let (_, judgement) = judged(&text);
    assert_eq!(judgement.headline().id(), "signing-header-placeholder");
}

#[test]
fn a_repaired_header_passes_and_is_not_plainly_genuine() {
    let bare = genuine().split_once("signature=").expect("a field").1.to_owned();
    let (_, judgement) = judged(&capture("", "").replace(&genuine(), &bare));
    assert_eq!(judgement.caveats(), [Caveat::Header(SignatureRepair::BareValue)]);
    assert!(judgement.passes());
    assert_eq!((judgement.standing(), judgement.verdict()), (Standing::Changed, "valid"));
    assert_eq!(judgement.headline().id(), "signing-valid-repaired-header");
    assert_eq!(judgement.labels(), ["header_is_bare_value"]);
}

#[test]
fn what_a_published_key_signed_is_never_called_genuine() {
    let sample = samples::all().iter().find(|sample| sample.id == "genuine").expect("a sample");
    let mut keys = samples::keys().expect("keys");
    let text = String::from_utf8(sample.capture()).expect("text");
    let (_, judgement) = judged_by(&text, &keys);
    assert_eq!(judgement.standing(), Standing::Genuine, "as a sample it is");
    for role in [KeyRole::Platform, KeyRole::Other] {
        keys[0].role = role;
        let (_, judgement) = judged_by(&text, &keys);
        assert_eq!(judgement.caveats(), [Caveat::PublishedKey]);
        assert_eq!(judgement.standing(), Standing::Changed);
        assert_eq!(judgement.headline().id(), "signing-valid-published-key");
    }
}
