//! What browsers, programs, databases, spreadsheets and trackers put around a message.

use keyturn::signing::capture::{CaptureKind as K, CaptureRepair as R, Captured, parse};

const SIGNATURE: &str = "algorithm=RSA256,keyVersion=1,signature=c2lnbmF0dXJl%2Bw%3D%3D";
const TIME: &str = "2025-02-21T05:43:09+08:00";
const URL: &str = "https://shop.example/pay/notify";
const BODY: &str = r#"{"notifyType":"PAYMENT_RESULT","memo":"支付 it's \"ok\"","url":"https://x.example/?a=1&b=2"}"#;

fn one(text: &str) -> Captured {
    let found = parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"));
    assert_eq!(found.len(), 1, "{text}\n{found:?}");
    found.into_iter().next().expect("one")
}

fn assert_whole(found: &Captured, text: &str) {
    assert_eq!(found.method.as_deref(), Some("POST"), "{text}");
    assert_eq!(found.uri.as_deref(), Some("/pay/notify"), "{text}");
    assert_eq!(found.client_id.as_deref(), Some("SANDBOX_5X"), "{text}");
    assert_eq!(found.time.as_deref(), Some(TIME), "{text}");
    assert_eq!(found.signature_header.as_deref(), Some(SIGNATURE), "{text}");
    assert_eq!(found.body.as_deref().map(String::from_utf8_lossy).as_deref(), Some(BODY), "{text}");
}

fn raw() -> String {
    format!(
        "POST /pay/notify HTTP/1.1\nHost: shop.example\nClient-Id: SANDBOX_5X\nRequest-Time: {TIME}\nSignature: {SIGNATURE}\nContent-Length: {}\n\n{BODY}",
        BODY.len()
    )
}

#[test]
fn code_that_sends_a_request_is_read() {
    let double = serde_json::to_string(BODY).expect("a string");
    let single = format!("'{}'", BODY.replace('\\', "\\\\").replace('\'', "\\'"));
    for text in [
        // JavaScript, as a browser copies it, and axios.
        format!(
            "fetch(\"{URL}\", {{\n  \"headers\": {{\n    \"client-id\": \"SANDBOX_5X\",\n    \"request-time\": \"{TIME}\",\n    \"signature\": \"{SIGNATURE}\"\n  }},\n  \"body\": {double},\n  \"method\": \"POST\"\n}});"
        ),
        format!(
            "axios.post('{URL}', {single}, {{ headers: {{ 'Client-Id': 'SANDBOX_5X', 'Request-Time': '{TIME}', 'Signature': '{SIGNATURE}' }} }})"
        ),
        // Python.
        format!(
            "requests.post(\"{URL}\", headers={{'client-id': 'SANDBOX_5X', 'request-time': '{TIME}', 'signature': '{SIGNATURE}'}}, data={single}.encode())"
        ),
        // Java.
        format!(
            "HttpPost post = new HttpPost(\"{URL}\");\npost.addHeader(\"Client-Id\", \"SANDBOX_5X\");\npost.addHeader(\"Request-Time\", \"{TIME}\");\npost.addHeader(\"Signature\", \"{SIGNATURE}\");\npost.setEntity(new StringEntity({double}, StandardCharsets.UTF_8));"
        ),
    ] {
        assert_whole(&one(&text), &text);
    }
}

#[test]
fn a_pane_of_headers_is_read() {
    let text = format!(
        "Request URL\n{URL}\nRequest Method\nPOST\nStatus Code\n200 OK\nclient-id\nSANDBOX_5X\nrequest-time\n{TIME}\nsignature\n{SIGNATURE}\ncontent-type\napplication/json\n\n{BODY}"
    );
    let found = one(&text);
    assert_whole(&found, &text);
    assert_eq!(found.source, K::PANE);
}

#[test]
fn rows_of_a_database_and_of_a_table_are_read() {
    let mysql = BODY.replace('\\', "\\\\").replace('"', "\\\"").replace('\'', "\\'");
    let standard = BODY.replace('\'', "''");
    for (mark, body) in [("`", mysql), ("\"", standard)] {
        let name = |name: &str| format!("{mark}{name}{mark}");
        let names =
            ["id", "method", "uri", "client_id", "request_time", "signature", "body"].map(name);
        let row = format!("'POST', '/pay/notify','SANDBOX_5X','{TIME}','{SIGNATURE}','{body}'");
        let text = format!(
            "CREATE TABLE notify (id int);\nINSERT INTO notify ({}) VALUES (7, {row}),(8, {row});\n",
            names.join(",")
        );
        let found = parse(text.as_bytes()).expect("rows");
        assert_eq!(found.len(), 2, "{text}");
        for one in &found {
            assert_whole(one, &text);
            assert_eq!(one.source, K::SQL);
        }
    }
    let quoted = format!("\"{}\"", BODY.replace('"', "\"\""));
    for separator in [",", "\t", ";"] {
        let names =
            ["received", "method", "path", "Client-Id", "Request-Time", "Signature", "Body"];
        let cells =
            ["1", "POST", "/pay/notify", "SANDBOX_5X", TIME, &format!("\"{SIGNATURE}\""), &quoted];
        let text = format!("{}\r\n{}\r\n", names.join(separator), cells.join(separator));
        let found = one(&text);
        assert_whole(&found, &text);
        assert_eq!(found.source, K::TABLE);
    }
}

#[test]
fn commands_of_other_clients_are_read() {
    let shell = BODY.replace('\'', "'\"'\"'");
    let headers = [
        "Client-Id: SANDBOX_5X".to_owned(),
        format!("Request-Time: {TIME}"),
        format!("Signature: {SIGNATURE}"),
    ];
    let items = headers.each_ref().map(|header| format!("'{header}'")).join(" ");
    let options = headers.each_ref().map(|header| format!("--header '{header}'")).join(" \\\n  ");
    for text in [
        format!("$ http POST {URL} {items} <<< '{shell}'"),
        format!("http --verify=no {URL} {items} <<< '{shell}'"),
        format!("wget --method=POST \\\n  {options} \\\n  --body-data='{shell}' {URL}"),
    ] {
        let found = one(&text);
        assert_whole(&found, &text);
        assert_eq!(found.source, K::HTTPIE);
    }
}

#[test]
fn what_people_write_around_a_fenced_message_goes() {
    let message = raw();
    for (open, close) in [
        ("{noformat}", "{noformat}"),
        ("{code:title=x}", "{code}"),
        ("```http", "```"),
        ("<pre>", "</pre>"),
    ] {
        let text = format!("Hi team, pls check:\n{open}\n{message}\n{close}\nThanks!\n");
        let found = one(&text);
        assert_whole(&found, &text);
        assert_eq!(found.repairs, [R::CodeFence], "{text}");
    }
    let answer = format!(
        "HTTP/1.1 200 OK\nClient-Id: SANDBOX_5X\nResponse-Time: {TIME}\nSignature: {SIGNATURE}\n\n{{}}"
    );
    let both = format!("request:\n```\n{message}\n```\nand the answer:\n```\n{answer}\n```\n");
    assert_eq!(parse(both.as_bytes()).expect("two").len(), 2);
}

#[test]
fn bytes_of_a_wire_log_are_put_together() {
    let line = |text: &str| {
        let bytes = text.bytes().map(|byte| match byte {
            b'\r' => "[\\r]".to_owned(),
            b'\n' => "[\\n]".to_owned(),
            32..=126 => char::from(byte).to_string(),
            other => format!("[0x{other:02x}]"),
        });
        format!(
            "2026-01-05 DEBUG org.apache.http.wire - http-outgoing-0 >> \"{}\"\n",
            bytes.collect::<String>()
        )
    };
    let (head, body) = raw()
        .split_once("\n\n")
        .map(|(head, body)| (head.to_owned(), body.to_owned()))
        .expect("both");
    let mut log: String = head.lines().map(|text| line(&format!("{text}\r\n"))).collect();
    log.push_str(&line("\r\n"));
    log.push_str(&line(&body));
    let found = one(&log);
    assert_whole(&found, &log);
    assert!(found.repairs.contains(&R::WireLog));
}
