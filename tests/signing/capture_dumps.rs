//! Headers as programs print them.

use keyturn::signing::capture::{
    CaptureKind as K, CaptureRepair as R, Captured, MessageKind, MissingPart, parse,
};

const SIGNATURE: &str = "algorithm=RSA256,keyVersion=1,signature=c2lnbmF0dXJl%2Bw%3D%3D";
const BODY: &str =
    r#"{"notifyType":"PAYMENT_RESULT","paymentAmount":{"value":"100","currency":"USD"}}"#;

fn all(text: &str) -> Vec<Captured> {
    parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"))
}

fn assert_all(text: &str) {
    let mut found = all(text);
    assert_eq!(found.len(), 1, "{text}\n{found:?}");
    let found = found.remove(0);
    assert_eq!(found.client_id.as_deref(), Some("SANDBOX_5X"), "{text}");
    assert_eq!(found.time.as_deref(), Some("2025-02-21T05:43:09+08:00"), "{text}");
    assert_eq!(found.signature_header.as_deref(), Some(SIGNATURE), "{text}");
    assert_eq!(found.uri.as_deref(), Some("/pay/notify"), "{text}");
    let held = found.body.as_deref().map(String::from_utf8_lossy);
    assert_eq!(held.as_deref(), Some(BODY), "{text}");
    let harmless = [R::MethodAssumed, R::BodyReserialised, R::WireLog];
    assert!(
        found.repairs.iter().all(|repair| harmless.contains(repair)),
        "{:?}\n{text}",
        found.repairs
    );
}

#[test]
fn what_programs_print_is_read() {
    let t = "2025-02-21T05:43:09+08:00";
    let s = SIGNATURE;
    let spaced = s.replace(',', ", ");
    let escaped = BODY.replace('"', "\\\"");
    let hex = BODY.replace('"', "\\x22");
    for text in [
        // Java: a map of lists, Spring, a map of texts.
        format!("INFO POST /pay/notify headers={{host=[shop.example], client-id=[SANDBOX_5X], request-time=[{t}], signature=[{s}], content-length=[80]}} body={BODY}"),
        format!("POST \"/pay/notify\", parameters={{}}\nPOST /pay/notify Headers: [Host:\"shop.example\", Client-Id:\"SANDBOX_5X\", Request-Time:\"{t}\", Signature:\"{s}\"]\nBody: {BODY}"),
        format!("uri=/pay/notify, headers={{client-id=SANDBOX_5X, request-time={t}, signature={s}, accept=*/*}}, body={BODY}"),
        // Arrows and colons, a line each.
        format!("url -> https://shop.example/pay/notify\nclient-id -> SANDBOX_5X\nrequest-time -> {t}\nsignature -> {s}\nbody -> {BODY}"),
        format!("Request URL: https://shop.example/pay/notify\nRequest Method: POST\nclient-id:\nSANDBOX_5X\nrequest-time:\n{t}\nsignature:\n{s}\n\n{BODY}"),
        format!("uri\t/pay/notify\nclient-id\tSANDBOX_5X\nrequest-time\t{t}\nsignature\t{s}\nbody\t{BODY}"),
        // nginx: the debug log, and a format with escapes of its own.
        format!("2025/02/21 [debug] 7#7: *1 http request line: \"POST /pay/notify HTTP/1.1\"\n2025/02/21 [debug] 7#7: *1 http header: \"Client-Id: SANDBOX_5X\"\n2025/02/21 [debug] 7#7: *1 http header: \"Request-Time: {t}\"\n2025/02/21 [debug] 7#7: *1 http header: \"Signature: {s}\"\n{BODY}"),
        format!("10.0.0.1 - - [21/Feb/2025:05:43:09 +0000] \"POST /pay/notify HTTP/1.1\" 200 11 request_time=0.005 http_client_id=\"SANDBOX_5X\" http_request_time=\"{t}\" http_signature=\"{s}\" request_body=\"{hex}\""),
        // Python: a dict, the headers of requests and of Werkzeug, pairs of ASGI.
        format!("{{'method': 'POST', 'path': '/pay/notify', 'headers': {{'client-id': 'SANDBOX_5X', 'request-time': '{t}', 'signature': '{s}'}}, 'body': b'{BODY}'}}"),
        format!("path='/pay/notify' EnvironHeaders([('Host', 'x'), ('Client-Id', 'SANDBOX_5X'), ('Request-Time', '{t}'), ('Signature', '{s}')]) data=b'{BODY}'"),
        format!("/ POST /pay/notify [(b'client-id', b'SANDBOX_5X'), (b'request-time', b'{t}'), (b'signature', b'{s}')] {BODY}"),
        // Node.js.
        format!("{{\n  method: 'POST',\n  url: '/pay/notify',\n  headers: {{\n    host: 'shop.example',\n    'client-id': 'SANDBOX_5X',\n    'request-time': '{t}',\n    signature: '{s}'\n  }},\n  body: '{BODY}'\n}}"),
        // Go.
        format!("POST /pay/notify map[Client-Id:[SANDBOX_5X] Content-Type:[application/json] Request-Time:[{t}] Signature:[{s}]] {BODY}"),
        format!("http.Header{{\"Client-Id\":[]string{{\"SANDBOX_5X\"}}, \"Request-Time\":[]string{{\"{t}\"}}, \"Signature\":[]string{{\"{s}\"}}}}\nuri=\"/pay/notify\" body=\"{escaped}\""),
        // PHP: print_r, var_export, var_dump.
        format!("Array\n(\n    [HTTP_CLIENT_ID] => SANDBOX_5X\n    [HTTP_REQUEST_TIME] => {t}\n    [HTTP_SIGNATURE] => {s}\n    [REQUEST_METHOD] => POST\n    [REQUEST_URI] => /pay/notify\n    [REQUEST_TIME] => 1740116589\n    [REQUEST_TIME_FLOAT] => 1740116589.12\n)\n{BODY}"),
        format!("array (\n  'HTTP_CLIENT_ID' => 'SANDBOX_5X',\n  'HTTP_REQUEST_TIME' => '{t}',\n  'HTTP_SIGNATURE' => '{s}',\n  'REQUEST_URI' => '/pay/notify',\n)\nbody: {BODY}"),
        format!("array(4) {{\n  [\"HTTP_CLIENT_ID\"]=>\n  string(10) \"SANDBOX_5X\"\n  [\"HTTP_REQUEST_TIME\"]=>\n  string(25) \"{t}\"\n  [\"HTTP_SIGNATURE\"]=>\n  string({}) \"{s}\"\n  [\"REQUEST_URI\"]=>\n  string(11) \"/pay/notify\"\n}}\nstring({}) \"x\"\nbody=>string({}) \"{BODY}\"", s.len(), 1, BODY.len()),
        // Ruby, .NET, a line of pairs, the wire log of a Java client, curl -v.
        format!("{{\"HTTP_CLIENT_ID\"=>\"SANDBOX_5X\", \"HTTP_REQUEST_TIME\"=>\"{t}\", \"HTTP_SIGNATURE\"=>\"{s}\", \"REQUEST_PATH\"=>\"/pay/notify\"}} body={BODY}"),
        format!("[Client-Id, SANDBOX_5X]; uri=/pay/notify\n[Client-Id, SANDBOX_5X]\nRequest-Time: {t}\nSignature: {s}\n{BODY}").replace("[Client-Id, SANDBOX_5X]", "Client-Id: SANDBOX_5X"),
        format!("level=info uri=/pay/notify client_id=SANDBOX_5X http_request_time={t} signature={s} body={BODY}"),
        format!("DEBUG wire >> \"POST /pay/notify HTTP/1.1[\\r][\\n]\"\nDEBUG wire >> \"Client-Id: SANDBOX_5X[\\r][\\n]\"\nDEBUG wire >> \"Request-Time: {t}[\\r][\\n]\"\nDEBUG wire >> \"Signature: {s}[\\r][\\n]\"\nDEBUG wire >> \"[\\r][\\n]\"\nDEBUG wire >> \"{BODY}\""),
        format!("* Connected to shop.example\n> POST /pay/notify HTTP/2\n> Host: shop.example\n> Client-Id: SANDBOX_5X\n> Request-Time: {t}\n> Signature: {s}\n>\n{BODY}\n"),
        format!("D/OkHttp: --> POST https://shop.example/pay/notify h2\nD/OkHttp: Client-Id: SANDBOX_5X\nD/OkHttp: Request-Time: {t}\nD/OkHttp: Signature: {s}\nD/OkHttp: \nD/OkHttp: {BODY}\nD/OkHttp: --> END POST (80-byte body)"),
        // JSON inside of a line that is no JSON.
        format!("msg=\"{{\\\"uri\\\":\\\"/pay/notify\\\",\\\"client-id\\\":\\\"SANDBOX_5X\\\",\\\"request-time\\\":\\\"{t}\\\",\\\"signature\\\":\\\"{s}\\\",\\\"body\\\":\\\"{}\\\"}}\"", BODY.replace('"', "\\\\\\\"")),
        // What one writes into a chat.
        format!("Our notify url is https://shop.example/pay/notify\n\nurl: https://shop.example/pay/notify\nClient-Id: SANDBOX_5X\nRequest-Time: {t}\nSignature: {s}\nBody:\n{BODY}\n"),
    ] {
        assert_all(&text);
    }
    assert!(spaced.contains(", "));
}

#[test]
fn blanks_and_line_breaks_in_a_printed_signature_are_kept_for_its_reader() {
    let long = "A".repeat(120);
    for (shown, expected) in [
        (
            "algorithm=RSA256, keyVersion=1, signature=abc",
            "algorithm=RSA256, keyVersion=1, signature=abc",
        ),
        ("signature=abc,keyVersion=1", "signature=abc,keyVersion=1"),
        (&long[..], &long[..]),
    ] {
        let text = format!("{{client-id=[X], signature=[{shown}], request-time=[1685599933871]}}");
        let found = all(&text);
        assert_eq!(found[0].signature_header.as_deref(), Some(expected), "{text}");
        assert_eq!(found[0].client_id.as_deref(), Some("X"));
        assert_eq!(found[0].time.as_deref(), Some("1685599933871"));
    }
    let alone = all(SIGNATURE);
    assert_eq!(alone[0].signature_header.as_deref(), Some(SIGNATURE));
}

#[test]
fn a_log_with_several_messages_is_split() {
    let message = |n: usize| {
        format!(
            "notify uri=/n/{n}\nheaders={{client-id=[SANDBOX_5X], request-time=[168559993387{n}], signature=[{SIGNATURE}]}}\nbody={BODY}\n"
        )
    };
    let log: String = (0..9).map(message).collect();
    let found = all(&log);
    assert_eq!(found.len(), 9);
    for (n, one) in found.iter().enumerate() {
        assert_eq!(one.uri, Some(format!("/n/{n}")));
        assert_eq!(one.time, Some(format!("168559993387{n}")));
        assert!(one.is_complete());
    }
}

#[test]
fn a_request_and_its_answer_are_told_apart() {
    let text = format!(
        "--> POST https://open-sea.alipay.com/ams/api/v1/payments/pay\nClient-Id: X\nRequest-Time: 1\nSignature: {SIGNATURE}\n\n{{\"a\":1}}\n--> END POST\n> HTTP/1.1 200 OK\nclient-id: X\nresponse-time: 2\nsignature: {SIGNATURE}\n\n{{\"result\":{{}},\"b\":2}}\n"
    );
    let found = all(&text);
    let kinds: Vec<_> = found.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [MessageKind::Request, MessageKind::Response]);
    assert_eq!(found[1].uri.as_deref(), Some("/ams/api/v1/payments/pay"));
    assert_eq!(found[0].body.as_deref(), Some(&b"{\"a\":1}"[..]));
    assert_eq!(found[1].body.as_deref(), Some(&b"{\"result\":{},\"b\":2}"[..]));
}

#[test]
fn the_content_to_sign_is_taken_apart() {
    for text in [
        format!(
            "content to sign:\nPOST /pay/notify\nSANDBOX_5X.2025-02-21T05:43:09.123+08:00.{BODY}\n"
        ),
        format!(
            "[debug] content=POST /pay/notify\\nSANDBOX_5X.2025-02-21T05:43:09.123+08:00.{BODY}"
        ),
        format!(
            "log(\"POST /pay/notify\\nSANDBOX_5X.2025-02-21T05:43:09.123+08:00.{}\")",
            BODY.replace('"', "\\\"")
        )
        .replace("\")", "\""),
    ] {
        let found = all(&text);
        assert_eq!(found.len(), 1, "{text}");
        let found = &found[0];
        assert_eq!(found.source, K::SIGNED_CONTENT, "{text}");
        assert_eq!(found.client_id.as_deref(), Some("SANDBOX_5X"));
        assert_eq!(found.time.as_deref(), Some("2025-02-21T05:43:09.123+08:00"));
        assert_eq!(found.uri.as_deref(), Some("/pay/notify"));
        assert_eq!(found.body.as_deref().map(String::from_utf8_lossy).as_deref(), Some(BODY));
        assert_eq!(found.missing(), [MissingPart::Signature]);
    }
}

#[test]
fn words_about_signatures_are_no_message() {
    for text in [
        "ERROR signature: verification failed for client-id: null",
        "The signature is wrong, see https://docs.example/signature?client=1.",
        "request_time: 0.005 upstream",
        "{client-id=[], signature=[null]}",
    ] {
        assert!(parse(text.as_bytes()).is_err(), "{text}");
    }
}
