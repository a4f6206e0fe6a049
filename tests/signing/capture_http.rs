//! Raw HTTP, as it is on the wire and as copying leaves it.

#![allow(clippy::items_after_statements, reason = "short names for one table each")]

use keyturn::signing::capture::{
    CaptureError, CaptureKind, CaptureRepair as R, Captured, MessageKind, MissingPart, parse,
};

const BODY: &str = r#"{"notifyType":"PAYMENT_RESULT","paymentId":"P_1"}"#;
const SIGNATURE: &str = "algorithm=RSA256,keyVersion=1,signature=c2lnbmF0dXJl%2Bw%3D%3D";

fn one(text: &[u8]) -> Captured {
    let mut all = parse(text).expect("it can be read");
    assert_eq!(all.len(), 1, "{}", String::from_utf8_lossy(text));
    all.remove(0)
}

fn headers(time: &str) -> String {
    format!(
        "Host: shop.example\r\nClient-Id: SANDBOX_5X\r\n{time}: 2025-02-21T05:43:09+08:00\r\nSignature: {SIGNATURE}\r\n"
    )
}

fn notification(more: &str, body: &str) -> String {
    format!("POST /pay/notify?a=1 HTTP/1.1\r\n{}{more}\r\n{body}", headers("Request-Time"))
}

/// The four header values are there, as they were.
fn assert_values(found: &Captured) {
    assert_eq!(found.client_id.as_deref(), Some("SANDBOX_5X"));
    assert_eq!(found.time.as_deref(), Some("2025-02-21T05:43:09+08:00"));
    assert_eq!(found.signature_header.as_deref(), Some(SIGNATURE));
}

#[test]
fn a_notification_is_found_whole() {
    let length = format!("Content-Length: {}\r\n", BODY.len());
    for text in [notification("", BODY), notification(&length, BODY)] {
        let found = one(text.as_bytes());
        assert_values(&found);
        assert_eq!(found.source, CaptureKind::HTTP);
        assert_eq!(found.kind, MessageKind::Notification);
        assert_eq!(found.line, 1);
        assert_eq!(found.repairs, []);
        assert!(found.is_complete());
        let range = found.body_range.clone().expect("the body stands in the text");
        assert_eq!(&text[range], BODY);
        let message = found.message().expect("all parts are there");
        assert_eq!((&message.method[..], &message.uri[..]), ("POST", "/pay/notify?a=1"));
        assert_eq!(message.body, BODY.as_bytes());
    }
}

#[test]
fn a_body_stays_byte_exact() {
    for body in [&b"\xff\x00{\r\n}\n\n"[..], b" {}", b"{}\r\n"] {
        let text = [notification("", "").as_bytes(), body].concat();
        assert_eq!(one(&text).body.as_deref(), Some(body));
    }
}

#[test]
fn every_tolerant_reading_is_said() {
    let folded = notification("", BODY).replace(",signature=", ",\r\n\tsignature=");
    let wrapped = notification("", BODY).replace("c2ln", "\r\nc2ln");
    let name = || "Signature".to_owned();
    for (text, repairs) in [
        (notification("", BODY).replace("\r\n", "\n"), vec![]),
        (folded, vec![R::HeaderFolded { name: name() }]),
        (wrapped, vec![R::HeaderFolded { name: name() }]),
        (notification("", BODY).replace(" /pay", " https://shop.example/pay"), vec![R::WholeUrl]),
        (notification("Signature: other\r\n", BODY), vec![R::HeaderRepeated { name: name() }]),
        (notification(&format!("Signature: {SIGNATURE}\r\n"), BODY), vec![]),
        (notification("", BODY).replace("\r\n", "\n\n"), vec![R::BlankLinesInHeaders]),
        (notification("", BODY).replace("\r\n\r\n", "\r\n"), vec![R::BlankLineMissing]),
        (format!("\u{feff}{}", notification("", BODY)), vec![R::ByteOrderMark]),
        (format!("```http\n{}\n```\n", notification("", BODY)), vec![R::CodeFence]),
        (
            notification(&format!("Content-Length: {}\r\n", BODY.len()), &format!("{BODY}\n\n")),
            vec![R::TrailingBlanks { count: 2 }],
        ),
        (
            notification(
                &format!("Content-Length: {}\r\n", BODY.len()),
                &format!("{BODY}\n$ exit"),
            ),
            vec![R::TrailingBytes { count: 7 }],
        ),
        (
            notification("Content-Length: 512\r\n", BODY),
            vec![R::LengthDiffers { declared: 512, found: BODY.len() }],
        ),
        (
            notification("Content-Length: 10\r\n", BODY),
            vec![R::LengthDiffers { declared: 10, found: BODY.len() }],
        ),
        (
            notification(
                "Transfer-Encoding: chunked\r\n",
                &format!("{:x}\r\n{BODY}\r\n0\r\n\r\n", BODY.len()),
            ),
            vec![R::Chunked],
        ),
        (notification("Transfer-Encoding: chunked\r\n", BODY), vec![]),
        (notification("Response-Time: 1\r\n", BODY), vec![R::BothTimes]),
    ] {
        let found = one(text.as_bytes());
        assert_values(&found);
        assert_eq!(found.uri.as_deref(), Some("/pay/notify?a=1"), "{text}");
        assert_eq!(found.body.as_deref(), Some(BODY.as_bytes()), "{text}");
        assert_eq!(found.repairs, repairs, "{text}");
        assert!(found.repairs.iter().all(|repair| repair.message().text().ends_with('.')));
    }
}

#[test]
fn a_paste_that_lost_its_carriage_returns_gets_them_back() {
    let body = "{\r\n  \"a\": 1\r\n}\r\n";
    let text = notification(&format!("Content-Length: {}\r\n", body.len()), body);
    let lost = text.replace("\r\n", "\n");
    for paste in [lost.clone(), lost + "\n\n"] {
        let found = one(paste.as_bytes());
        assert_eq!(found.body.as_deref(), Some(body.as_bytes()));
        assert_eq!(found.repairs, [R::CrlfRestored]);
    }
}

#[test]
fn an_answer_takes_its_path_from_the_request_before_it() {
    let answer = format!("HTTP/1.1 200 OK\r\n{}\r\n{BODY}", headers("Response-Time"));
    let alone = one(answer.as_bytes());
    assert_values(&alone);
    assert_eq!(alone.kind, MessageKind::Response);
    assert_eq!(alone.missing(), [MissingPart::Uri]);
    assert_eq!(alone.repairs, [R::MethodAssumed]);

    let request = notification("", BODY).replace("/pay/notify", "/ams/api/v1/payments/pay");
    let both = parse(format!("{request}\r\n\r\n{answer}").as_bytes()).expect("two messages");
    let [request, answer] = &both[..] else {
        panic!("{both:?}");
    };
    assert_eq!((request.kind, answer.kind), (MessageKind::Request, MessageKind::Response));
    assert_eq!(request.body.as_deref(), Some(BODY.as_bytes()));
    assert_eq!(answer.uri, request.uri);
    assert_eq!(answer.repairs, [R::PathOfRequest]);
    assert_eq!((request.line, answer.line), (1, 9));
}

#[test]
fn http_2_and_rest_clients_are_read() {
    let values = headers("request-time")
        .to_lowercase()
        .replace("sandbox_5x", "SANDBOX_5X")
        .replace("t05", "T05");
    let values = values.replace(&SIGNATURE.to_lowercase(), SIGNATURE);
    for start in [
        ":method: POST\r\n:authority: shop.example\r\n:scheme: https\r\n:path: /pay/notify?a=1\r\n",
        "POST /pay/notify?a=1 HTTP/2\r\n",
        "POST /pay/notify?a=1\r\n",
        "From the log of Monday:\r\n\r\nPOST /pay/notify?a=1 HTTP/1.1\r\n",
    ] {
        let found = one(format!("{start}{values}\r\n{BODY}").as_bytes());
        assert_values(&found);
        assert_eq!(found.method.as_deref(), Some("POST"));
        assert_eq!(found.uri.as_deref(), Some("/pay/notify?a=1"));
        assert_eq!(found.kind, MessageKind::Notification);
        assert_eq!(found.body.as_deref(), Some(BODY.as_bytes()));
    }
}

#[test]
fn headers_without_a_start_line_lack_only_the_path() {
    let found = one(format!("{}\r\n{BODY}", headers("Request-Time")).as_bytes());
    assert_values(&found);
    assert_eq!(found.missing(), [MissingPart::Uri]);
    assert_eq!(found.repairs, [R::MethodAssumed]);
    assert_eq!(found.body.as_deref(), Some(BODY.as_bytes()));
}

#[test]
fn what_is_missing_is_named_and_the_rest_is_kept() {
    let found = one(b"POST /notify HTTP/1.1\r\nHost: shop.example\r\n\r\n");
    use MissingPart as M;
    assert_eq!(found.missing(), [M::ClientId, M::Time, M::Body, M::Signature]);
    assert_eq!(found.uri.as_deref(), Some("/notify"));
    assert_eq!(found.message(), None);
    for part in found.missing() {
        assert!(part.message().fix().is_some() && part.message().code().is_some());
    }
    let empty = one(b"POST /notify HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(empty.body.as_deref(), Some(&b""[..]));
}

#[test]
fn a_compressed_body_is_unpacked() {
    use std::io::Write as _;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(BODY.as_bytes()).expect("memory takes it");
    let packed = gzip.finish().expect("memory takes it");
    let head = notification(
        &format!("Content-Encoding: gzip\r\nContent-Length: {}\r\n", packed.len()),
        "",
    );
    let found = one(&[head.as_bytes(), &packed].concat());
    assert_eq!(found.body.as_deref(), Some(BODY.as_bytes()));
    assert_eq!(found.body_range, None);
    assert_eq!(found.repairs, [R::Decompressed]);
}

/// The start of a key, as much as a careless selection takes.
const CUT_KEY: &str =
    "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCDHUAN";

#[test]
fn what_is_no_message_is_refused_with_a_reason() {
    for (text, error) in [
        ("", CaptureError::Empty),
        (" \n ", CaptureError::Empty),
        ("Hello, please see the attached file.", CaptureError::NothingFound),
        (CUT_KEY, CaptureError::PrivateKey),
    ] {
        assert_eq!(parse(text.as_bytes()), Err(error), "{text}");
        let message = error.message();
        assert!(
            message.text().ends_with('.') && message.fix().is_some() && message.code().is_some()
        );
    }
}
