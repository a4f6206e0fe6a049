//! JSON: HTTP archives, collections of Postman, lines of logs, events of clouds.

#![allow(clippy::items_after_statements, reason = "short names for one table each")]

use keyturn::signing::capture::{
    CaptureError, CaptureKind as K, CaptureRepair as R, Captured, MessageKind, MissingPart, parse,
};

const SIGNATURE: &str = "algorithm=RSA256,keyVersion=1,signature=c2lnbmF0dXJl%2Bw%3D%3D";
const BODY: &str = r#"{"notifyType":"PAYMENT_RESULT","note":"a \"b\" \/ 北京"}"#;

fn all(text: &str) -> Vec<Captured> {
    parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

fn one(text: &str) -> Captured {
    let mut all = all(text);
    assert_eq!(all.len(), 1, "{text}\n{all:?}");
    all.remove(0)
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text can be written")
}

fn headers(time: &str) -> String {
    format!(
        r#"{{"host":"shop.example","client-id":"SANDBOX_5X","{time}":"2025-02-21T05:43:09Z","signature":"{SIGNATURE}"}}"#
    )
}

/// Everything is there as it was.
fn assert_all(text: &str, source: K, repairs: &[R]) -> Captured {
    let found = one(text);
    assert_eq!(found.source, source, "{text}");
    assert_eq!(found.method.as_deref(), Some("POST"), "{text}");
    assert_eq!(found.uri.as_deref(), Some("/pay/notify?a=1"), "{text}");
    assert_eq!(found.client_id.as_deref(), Some("SANDBOX_5X"), "{text}");
    assert_eq!(found.time.as_deref(), Some("2025-02-21T05:43:09Z"), "{text}");
    assert_eq!(found.signature_header.as_deref(), Some(SIGNATURE), "{text}");
    let held = found.body.as_deref().map(String::from_utf8_lossy);
    assert_eq!(held.as_deref(), Some(BODY), "{text}");
    assert_eq!(found.repairs, repairs, "{text}");
    found
}

#[test]
fn a_log_line_in_json() {
    let headers = headers("request-time");
    let body = quoted(BODY);
    for text in [
        format!(r#"{{"method":"POST","uri":"/pay/notify?a=1","headers":{headers},"body":{body}}}"#),
        format!(
            "2025-02-21 05:43:09.120 INFO [http-1] in: {{\"Headers\":{headers},\"httpMethod\":\"POST\",\"Path\":\"/pay/notify?a=1\",\"Body\":{body}}} took 3 ms"
        ),
        format!(
            "10.0.0.1 \"POST /pay/notify?a=1 HTTP/1.1\" {{\"headers\":{headers},\"body\":{body}}}"
        ),
        format!(
            r#"{{"http":{{"request":{{"method":"POST","headers":{headers},"body":{{"content":{body},"bytes":9}}}}}},"url":{{"path":"/pay","original":"/pay/notify?a=1"}}}}"#
        ),
        format!(
            r#"{{"req":{{"method":"POST","originalUrl":"/pay/notify?a=1","url":"/","headers":{headers},"rawBody":{body},"body":{{"notifyType":"PAYMENT_RESULT"}}}}}}"#
        ),
        format!(
            r#"{{"requestHeaders":{headers},"requestBody":{body},"request_uri":"/pay/notify?a=1","request_method":"POST","responseBody":"{{}}"}}"#
        ),
        format!(
            r#"{{"clientId":"SANDBOX_5X","requestTime":"2025-02-21T05:43:09Z","signature":"{SIGNATURE}","method":"POST","path":"/pay/notify?a=1","payload":{body}}}"#
        ),
        format!(
            r#"{{"method":"POST","url":"https://shop.example/pay/notify?a=1","headers":[["Client-Id","SANDBOX_5X"],["Request-Time","2025-02-21T05:43:09Z"],["Signature","{SIGNATURE}"]],"data":{body}}}"#
        ),
        format!(
            r#"{{"method":"POST","url":"/pay/notify?a=1","rawHeaders":["Host","a","Client-Id","SANDBOX_5X","Request-Time","2025-02-21T05:43:09Z","Signature","{SIGNATURE}"],"body":{body}}}"#
        ),
        format!(
            r#"{{"method":"POST","url":"/pay/notify?a=1","headers":"Client-Id: SANDBOX_5X\r\nRequest-Time: 2025-02-21T05:43:09Z\r\nSignature: {SIGNATURE}\r\n","body":{body}}}"#
        ),
        format!(
            r#"{{"method":"POST","url":"/pay/notify?a=1","headers":{{"Client-Id":["SANDBOX_5X"],"Request-Time":["2025-02-21T05:43:09Z"],"Signature":["{SIGNATURE}"]}},"body":{body}}}"#
        ),
        format!(
            r#"{{"version":"1.0","path":"/pay/notify?a=1","httpMethod":"POST","headers":{headers},"multiValueHeaders":{{"client-id":["SANDBOX_5X"],"signature":["{SIGNATURE}"]}},"body":{body},"isBase64Encoded":false}}"#
        ),
    ] {
        let found = assert_all(&text, K::JSON, &[]);
        assert_eq!(found.kind, MessageKind::Notification);
    }
}

#[test]
fn a_body_that_was_written_again_or_encoded_is_said() {
    use base64ct::{Base64, Encoding as _};
    let headers = headers("request-time");
    let start = format!(r#"{{"method":"POST","uri":"/pay/notify?a=1","headers":{headers},"#);
    let bytes: Vec<_> = BODY.bytes().map(|byte| byte.to_string()).collect();
    let spaced = BODY.replace(",\"", ",\n    \"");
    for (text, repairs) in [
        (format!(r#"{start}"body":{BODY}}}"#), vec![R::BodyReserialised]),
        (format!(r#"{start}"body":{spaced}}}"#), vec![R::BodyReserialised]),
        (
            format!(
                r#"{start}"body":"{}","isBase64Encoded":true}}"#,
                Base64::encode_string(BODY.as_bytes())
            ),
            vec![R::BodyFromBase64],
        ),
        (format!(r#"{start}"body":{{"type":"Buffer","data":[{}]}}}}"#, bytes.join(",")), vec![]),
    ] {
        assert_all(&text, K::JSON, &repairs);
    }
}

#[test]
fn an_http_archive_holds_requests_and_answers() {
    let pair =
        |name: &str, value: &str| format!(r#"{{"name":"{name}","value":{}}}"#, quoted(value));
    let list = |time: &str| {
        [
            pair(":authority", "shop.example"),
            pair("client-id", "SANDBOX_5X"),
            pair(time, "2025-02-21T05:43:09Z"),
            pair("signature", SIGNATURE),
        ]
        .join(",")
    };
    let entry = format!(
        r#"{{"startedDateTime":"2025-02-21T05:43:09.000Z","time":12,"request":{{"method":"POST","url":"https://shop.example/pay/notify?a=1","httpVersion":"h2","headers":[{}],"queryString":[],"postData":{{"mimeType":"application/json","text":{body}}}}},"response":{{"status":200,"headers":[{}],"content":{{"size":9,"mimeType":"application/json","text":"eyJyZXN1bHQiOnt9fQ==","encoding":"base64"}}}},"cache":{{}}}}"#,
        list("request-time"),
        list("response-time"),
        body = quoted(BODY),
    );
    let page = r#"{"request":{"method":"GET","url":"https://shop.example/","headers":[]},"response":{"status":200,"headers":[],"content":{"mimeType":"text/html","text":"the signature of a client"}}}"#;
    let har = |entries: &[&str]| {
        format!(
            r#"{{"log":{{"version":"1.2","creator":{{"name":"WebInspector"}},"entries":[{}]}}}}"#,
            entries.join(",\n")
        )
    };
    let text = har(&[page, &entry, page, &entry]);
    let found = all(&text);
    let kinds: Vec<_> = found.iter().map(|one| (one.source, one.kind, one.line)).collect();
    use MessageKind as M;
    assert_eq!(
        kinds,
        [
            (K::HAR, M::Notification, 2),
            (K::HAR, M::Acknowledgement, 2),
            (K::HAR, M::Notification, 4),
            (K::HAR, M::Acknowledgement, 4)
        ]
    );
    assert!(found.iter().all(Captured::is_complete), "{found:?}");
    assert_eq!(found[0].body.as_deref(), Some(BODY.as_bytes()));
    assert_eq!(found[0].repairs, []);
    assert_eq!(found[1].uri.as_deref(), Some("/pay/notify?a=1"));
    assert_eq!(found[1].body.as_deref(), Some(&b"{\"result\":{}}"[..]));
    assert_eq!(found[1].repairs, [R::BodyFromBase64]);
    assert_eq!(parse(har(&[page]).as_bytes()), Err(CaptureError::NothingFound));
}

#[test]
fn a_collection_of_postman() {
    let item = |signature: &str| {
        format!(
            r#"{{"name":"pay","request":{{"method":"POST","header":[{{"key":"Client-Id","value":"SANDBOX_5X","type":"text"}},{{"key":"Request-Time","value":"2025-02-21T05:43:09Z"}},{{"key":"Signature","value":"{signature}"}}],"body":{{"mode":"raw","raw":{},"options":{{"raw":{{"language":"json"}}}}}},"url":{{"raw":"{{{{base}}}}/pay/notify?a=1","host":["{{{{base}}}}"],"path":["pay","notify"]}}}},"response":[]}}"#,
            quoted(BODY)
        )
    };
    let collection = |item: &str| {
        format!(
            r#"{{"info":{{"name":"x","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}},"item":[{item}]}}"#
        )
    };
    let found = one(&collection(&item(SIGNATURE)));
    assert_eq!(found.source, K::POSTMAN);
    assert_eq!(found.uri.as_deref(), Some("/pay/notify?a=1"));
    assert_eq!(found.body.as_deref(), Some(BODY.as_bytes()));
    assert!(found.is_complete());
    let unsigned = one(&collection(&item("{{signature}}")));
    assert_eq!(unsigned.missing(), [MissingPart::Signature]);
    assert_eq!(unsigned.repairs, [R::Variable { name: "signature".into() }]);
}

#[test]
fn a_log_of_many_lines_holds_many_messages() {
    let line = |n: usize| {
        format!(
            "2025-02-21T05:43:{n:02} DEBUG {{\"uri\":\"/n/{n}\",\"headers\":{},\"body\":\"{{}}\"}}\nan unrelated line: {{\"x\":1}}\n",
            headers("request-time")
        )
    };
    let log: String = (0..50).map(line).collect();
    let found = all(&log);
    assert_eq!(found.len(), 50);
    for (n, one) in found.iter().enumerate() {
        assert_eq!(one.uri, Some(format!("/n/{n}")));
        assert_eq!(one.line, 2 * n + 1);
        assert_eq!(one.repairs, [R::MethodAssumed]);
        assert_eq!(one.body.as_deref(), Some(&b"{}"[..]));
    }
}

#[test]
fn a_line_that_was_cut_off_keeps_what_is_there() {
    let whole = format!(
        r#"{{"method":"POST","uri":"/x","headers":{},"body":{}}}"#,
        headers("request-time"),
        quoted(BODY)
    );
    let cut = &whole[..whole.len() - 20];
    let found = all(&format!("{cut}\n{whole}\n"));
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].missing(), [MissingPart::Body]);
    assert_eq!(found[0].repairs, [R::CutOff]);
    assert!(found[1].is_complete());
}

#[test]
fn a_message_inside_of_a_text_is_found() {
    let inner = format!(
        r#"{{"method":"POST","uri":"/pay/notify?a=1","headers":{},"body":{}}}"#,
        headers("request-time"),
        quoted(BODY)
    );
    let raw = format!(
        "POST /pay/notify?a=1 HTTP/1.1\r\nClient-Id: SANDBOX_5X\r\nRequest-Time: 2025-02-21T05:43:09Z\r\nSignature: {SIGNATURE}\r\n\r\n{BODY}"
    );
    assert_all(
        &format!(r#"{{"timestamp":1,"message":{}}}"#, quoted(&inner)),
        K::JSON,
        &[R::Nested],
    );
    assert_all(&format!(r#"[{{"@message":{}}}]"#, quoted(&raw)), K::HTTP, &[R::Nested]);
}

#[test]
fn an_answer_takes_the_path_of_its_request_in_the_same_object() {
    let text = format!(
        r#"{{"url":"https://open-sea.alipay.com/ams/api/v1/payments/pay","requestHeaders":{},"requestBody":"{{}}","responseHeaders":{},"responseBody":"{{\"result\":{{}},\"x\":1}}"}}"#,
        headers("request-time"),
        headers("response-time"),
    );
    let found = all(&text);
    let [request, answer] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!((request.kind, answer.kind), (MessageKind::Request, MessageKind::Response));
    assert_eq!(request.body.as_deref(), Some(&b"{}"[..]));
    assert_eq!(answer.body.as_deref(), Some(&br#"{"result":{},"x":1}"#[..]));
    assert_eq!(answer.uri.as_deref(), Some("/ams/api/v1/payments/pay"));
}

#[test]
fn json_that_is_no_message_says_so() {
    for (text, repairs) in [
        (BODY, &[R::MethodAssumed][..]),
        (r#"{"result":{"resultCode":"S"}}"#, &[R::MethodAssumed]),
        ("{}", &[R::MethodAssumed]),
        (
            r#"{"name":"app","version":"1.0","dependencies":{"pay":"1"}}"#,
            &[R::NoMessage, R::MethodAssumed],
        ),
        ("[1,2,3]", &[R::NoMessage, R::MethodAssumed]),
    ] {
        let found = one(text);
        assert_eq!(found.source, K::BODY_ALONE);
        assert_eq!(found.repairs, repairs, "{text}");
    }
}

#[test]
fn a_body_alone_is_kept_as_a_body() {
    let found = one(&format!("{BODY}\n"));
    assert_eq!(found.source, K::BODY_ALONE);
    assert_eq!(found.kind, MessageKind::Unknown);
    assert_eq!(found.body, Some(format!("{BODY}\n").into_bytes()));
    use MissingPart as M;
    assert_eq!(found.missing(), [M::Uri, M::ClientId, M::Time, M::Signature]);
}
