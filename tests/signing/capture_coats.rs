//! Whole messages in another coat: dumps, strings, logs of containers, base64; and what is none of ours.
#![allow(clippy::format_collect, reason = "short texts of a test")]

use base64ct::{Base64, Encoding as _};
use keyturn::signing::capture::{CaptureError, CaptureRepair as R, Scheme, parse};

const BODY: &str = r#"{"notifyType":"PAYMENT_RESULT","memo":"付款 \"ok\""}"#;

fn message() -> String {
    format!(
        "POST /pay/notify HTTP/1.1\r\nHost: shop.example\r\nClient-Id: SANDBOX_5X\r\n\
         Request-Time: 2025-02-21T05:43:09Z\r\n\
         Signature: algorithm=RSA256,keyVersion=1,signature=c2lnbmF0dXJl%2Bw%3D%3D\r\n\
         Content-Length: {}\r\n\r\n{BODY}",
        BODY.len()
    )
}

/// Lines of sixteen bytes; `before` stands in front, as the headers of a network do.
fn dump(before: &[u8], canonical: bool) -> String {
    let bytes = [before, message().as_bytes()].concat();
    let line = |(number, part): (usize, &[u8])| {
        let pairs: Vec<String> = part.iter().map(|byte| format!("{byte:02x}")).collect();
        let dots = ".".repeat(part.len());
        if canonical {
            let (left, right) = pairs.split_at(pairs.len().min(8));
            let hex = format!("{}  {}", left.join(" "), right.join(" "));
            format!("{:08x}  {hex:<49}  |{dots}|\n", number * 16)
        } else {
            let groups: Vec<String> = pairs.chunks(2).map(<[String]>::concat).collect();
            format!("\t0x{:04x}:  {:<39}  {dots}\n", number * 16, groups.join(" "))
        }
    };
    bytes.chunks(16).enumerate().map(line).collect()
}

#[test]
fn the_message_under_each_coat_is_read_byte_for_byte() {
    let quoted = serde_json::to_string(&message()).expect("JSON");
    let logged: String = message()
        .split_inclusive('\n')
        .map(|line| serde_json::json!({"log": line, "stream": "stdout"}).to_string() + "\n")
        .collect();
    let inspected =
        serde_json::json!({"request": {"raw": Base64::encode_string(message().as_bytes())}});
    for (text, repair) in [
        (dump(b"", true), R::HexDump),
        (format!("05:43:10 IP 203.0.113.7 > 10.0.0.5\n{}", dump(&[0x45; 40], false)), R::HexDump),
        (format!("2025/02/21 05:43:10 {quoted}"), R::ProgramString),
        (logged, R::ContainerLog),
        (inspected.to_string(), R::MessageFromBase64),
    ] {
        let found = parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"));
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].uri.as_deref(), Some("/pay/notify"), "{text}");
        assert_eq!(found[0].body.as_deref(), Some(BODY.as_bytes()), "{text}");
        assert!(found[0].repairs.contains(&repair), "{:?}", found[0].repairs);
        assert_eq!(found[0].body_range, None, "it stands in no place of the text");
    }
}

#[test]
fn what_is_none_of_ours_is_said_to_be_that() {
    for (text, error) in [
        ("PK\u{3}\u{4}rest", CaptureError::Archive),
        (
            "POST /n HTTP/1.1\r\n\r\nsign=a&sign_type=RSA2",
            CaptureError::OtherScheme(Scheme::Mainland),
        ),
        (
            "POST /n HTTP/1.1\r\nX-TIMESTAMP: 1\r\nX-SIGNATURE: a\r\n\r\n{}",
            CaptureError::OtherScheme(Scheme::Snap),
        ),
    ] {
        assert_eq!(parse(text.as_bytes()).expect_err(text), error);
    }
}

#[test]
fn a_duration_of_a_log_is_not_the_header_that_it_is_called_like() {
    let line = r#"{"request_method":"POST","request_uri":"/n","request_time":"0.012","http_client_id":"5X","http_signature":"algorithm=RSA256,keyVersion=1,signature=c2ln","request_body":"{\"paymentId\":\"1\"}"}"#;
    let found = parse(line.as_bytes()).expect("a message");
    assert_eq!(found[0].time, None);
}
