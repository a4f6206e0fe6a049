//! Commands that send a message: curl in the quoting of three shells, and `PowerShell`'s own.

use keyturn::signing::capture::{
    CaptureKind, CaptureRepair as R, Captured, MessageKind, MissingPart, parse,
};

const SIGNATURE: &str = "algorithm=RSA256,keyVersion=1,signature=c2lnbmF0dXJl%2Bw%3D%3D";
const BODY: &str = r#"{"order":{"id":"A-1","note":"it's 5 \u20ac"},"städte":["北京"]}"#;

fn one(text: &str) -> Captured {
    let mut all = parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}: {text}"));
    assert_eq!(all.len(), 1, "{text}");
    all.remove(0)
}

/// Everything is there as it was.
fn assert_all(text: &str, kind: CaptureKind, body: &str) -> Captured {
    let found = one(text);
    assert_eq!(found.source, kind, "{text}");
    assert_eq!(found.kind, MessageKind::Request, "{text}");
    assert_eq!(found.method.as_deref(), Some("POST"), "{text}");
    assert_eq!(found.uri.as_deref(), Some("/ams/api/v1/payments/pay?x=1"), "{text}");
    assert_eq!(found.client_id.as_deref(), Some("SANDBOX_5X"), "{text}");
    assert_eq!(found.time.as_deref(), Some("1685599933871"), "{text}");
    assert_eq!(found.signature_header.as_deref(), Some(SIGNATURE), "{text}");
    let held = found.body.as_deref().map(String::from_utf8_lossy);
    assert_eq!(held.as_deref(), Some(body), "{text}");
    found
}

const URL: &str = "https://open-sea.alipay.com/ams/api/v1/payments/pay?x=1";

#[test]
fn curl_for_bash() {
    let quoted = BODY.replace('\'', "'\\''");
    let dollar = BODY.replace('\\', "\\\\").replace('\'', "\\'");
    let double = BODY.replace('\\', "\\\\").replace('"', "\\\"");
    for text in [
        format!(
            "curl --location '{URL}' \\\n--header 'Client-Id: SANDBOX_5X' \\\n--header 'Request-Time: 1685599933871' \\\n--header 'Signature: {SIGNATURE}' \\\n--data '{quoted}'"
        ),
        format!(
            "$ curl -sS -XPOST -H'client-id: SANDBOX_5X' -H 'request-time: 1685599933871' -H 'signature: {SIGNATURE}' --data-raw $'{dollar}' {URL}\n{{\"result\":{{}}}}"
        ),
        format!(
            "curl -X POST \"{URL}\" \\\r\n  -H \"Client-Id: SANDBOX_5X\" \\\r\n  -H \"Request-Time: 1685599933871\" \\\r\n  -H \"Signature: {SIGNATURE}\" \\\r\n  -d \"{double}\" --compressed; echo done"
        ),
        // The marks that continue the lines were lost.
        format!(
            "curl --request POST\n  --url {URL}\n  --max-time 30 -u name:secret\n  -H 'Client-Id: SANDBOX_5X'\n  -H 'Request-Time: 1685599933871'\n  -H 'Signature: {SIGNATURE}'\n  --data-binary '{quoted}'\n"
        ),
        format!(
            "curl {URL} -H 'Client-Id: SANDBOX_5X' -H 'Request-Time: 1685599933871' -H 'Signature: {SIGNATURE}' -d @- <<'EOF'\n{BODY}\nEOF\n"
        ),
    ] {
        let found = assert_all(&text, CaptureKind::CURL, BODY);
        assert_eq!(found.repairs, [], "{text}");
        assert!(found.is_complete());
    }
}

#[test]
fn curl_for_the_windows_prompt() {
    let body = r#"{"a":"b & c","d":"100%"}"#;
    let caret = r#"^{^\^"a^\^":^\^"b ^& c^\^",^\^"d^\^":^\^"100^%^\^"^}"#;
    for text in [
        format!(
            "curl ^\"{URL}^\" ^\r\n  -X ^\"POST^\" ^\r\n  -H ^\"client-id: SANDBOX_5X^\" ^\r\n  -H ^\"request-time: 1685599933871^\" ^\r\n  -H ^\"signature: {}^\" ^\r\n  --data-raw ^\"{caret}^\"",
            SIGNATURE.replace('%', "^%")
        ),
        format!(
            "C:\\> curl.exe \"{URL}\" ^\n  -H \"client-id: SANDBOX_5X\" ^\n  -H \"request-time: 1685599933871\" ^\n  -H \"signature: {SIGNATURE}\" ^\n  -d \"{}\"",
            body.replace('"', "\\\"")
        ),
        format!(
            "curl \"{URL}\" -H \"client-id: SANDBOX_5X\" -H \"request-time: 1685599933871\" -H \"signature: {SIGNATURE}\" -d \"{}\"",
            body.replace('"', "\"\"")
        ),
    ] {
        let found = assert_all(&text, CaptureKind::CURL, body);
        assert_eq!(found.repairs, [], "{text}");
    }
}

#[test]
fn curl_for_powershell() {
    let body = r#"{"a":1}"#;
    for (shown, mark) in [(r#"{\"a\":1}"#, "`"), (body, "`")] {
        let text = format!(
            "PS C:\\> curl.exe -X POST '{URL}' {mark}\n  -H 'Client-Id: SANDBOX_5X' {mark}\n  -H 'Request-Time: 1685599933871' {mark}\n  -H 'Signature: {SIGNATURE}' {mark}\n  -d '{shown}'"
        );
        assert_all(&text, CaptureKind::CURL, body);
    }
}

#[test]
fn powershell() {
    let body = BODY.replace('\'', "’");
    let escaped = body.replace('"', "`\"").replace('’', "$([char]8217)");
    let browser = format!(
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = \"Mozilla/5.0\"\nInvoke-WebRequest -UseBasicParsing -Uri \"{URL}\" `\n-Method \"POST\" `\n-WebSession $session `\n-Headers @{{\n\"client-id\"=\"SANDBOX_5X\"\n  \"request-time\"=\"1685599933871\"\n  \"signature\"=\"{SIGNATURE}\"\n}} `\n-ContentType \"application/json\" `\n-Body ([System.Text.Encoding]::UTF8.GetBytes(\"{escaped}\"))"
    );
    let postman = format!(
        "$headers = New-Object \"System.Collections.Generic.Dictionary[[String],[String]]\"\n$headers.Add(\"Client-Id\", \"SANDBOX_5X\")\n$headers.Add(\"Request-Time\", \"1685599933871\")\n$headers.Add(\"Signature\", \"{SIGNATURE}\")\n\n$body = @'\n{body}\n'@\n\n$response = Invoke-RestMethod '{URL}' -Method 'POST' -Headers $headers -Body $body\n$response | ConvertTo-Json"
    );
    let splat = format!(
        "$id = 'SANDBOX_5X'\n$h = @{{ 'Client-Id' = \"$id\"; 'Request-Time' = '1685599933871' }}\n$h['Signature'] = '{SIGNATURE}'\n$p = @{{\n  Uri = '{URL}'\n  Method = 'Post'\n  Headers = $h\n  Body = '{}'\n}}\nInvoke-RestMethod @p # done\n",
        body.replace('’', "’’")
    );
    for text in [browser, postman, splat] {
        let found = assert_all(&text, CaptureKind::POWERSHELL, &body);
        assert_eq!(found.repairs, [], "{text}");
    }
}

#[test]
fn what_is_not_in_the_command_is_named() {
    let head = format!("curl -X POST '{URL}' -H 'Client-Id: SANDBOX_5X'");
    for (text, repairs) in [
        (format!("{head} -d @body.json"), vec![R::BodyInFile { name: "body.json".into() }]),
        (format!("{head} -F file=@a"), vec![R::BodyComputed]),
        (format!("{head} -T big.json"), vec![R::BodyInFile { name: "big.json".into() }]),
        (
            "curl \"${HOST}/ams/api/v1/payments/pay?x=1\" -H 'Client-Id: SANDBOX_5X' -d @body.json"
                .to_owned(),
            vec![R::Variable { name: "HOST".into() }, R::BodyInFile { name: "body.json".into() }],
        ),
        (
            format!(
                "irm '{URL}' -Method Post -Headers @{{'Client-Id'='SANDBOX_5X'}} -InFile body.json"
            ),
            vec![R::BodyInFile { name: "body.json".into() }],
        ),
        (
            format!(
                "irm '{URL}' -Method Post -Headers @{{'Client-Id'='SANDBOX_5X'}} -Body ($x | ConvertTo-Json)"
            ),
            vec![R::Variable { name: "x".into() }, R::BodyComputed],
        ),
    ] {
        let found = one(&text);
        assert_eq!(found.repairs, repairs, "{text}");
        assert_eq!(found.client_id.as_deref(), Some("SANDBOX_5X"), "{text}");
        assert_eq!(found.uri.as_deref(), Some("/ams/api/v1/payments/pay?x=1"), "{text}");
        let missing = [MissingPart::Time, MissingPart::Body, MissingPart::Signature];
        assert_eq!(found.missing(), missing, "{text}");
    }
}

#[test]
fn curly_quotation_marks_are_read_and_said() {
    let found = one("curl -X POST “https://shop.example/notify” -H ‘Client-Id: X’");
    assert_eq!(found.repairs, [R::CurlyQuotes]);
    assert_eq!(found.uri.as_deref(), Some("/notify"));
    assert_eq!(found.client_id.as_deref(), Some("X"));
    assert_eq!(found.kind, MessageKind::Notification);
}

#[test]
fn several_commands_are_several_messages() {
    let text = "# it doesn't work with curl here:\ncurl https://a.example/x -d '{}'\n\ncurl https://b.example/y -d '[]'\n";
    let all = parse(text.as_bytes()).expect("two commands");
    let paths: Vec<_> = all.iter().map(|one| (one.uri.clone(), one.line)).collect();
    assert_eq!(paths, [(Some("/x".into()), 2), (Some("/y".into()), 4)]);
}
