//! A random message, written as every kind of capture, is read back byte for byte.

use keyturn::signing::{Captured, capture::parse};
use proptest::{prelude::*, test_runner::RngSeed};
use serde_json::{Value, json};

/// What is written and must be read.
#[derive(Clone, Debug)]
struct Sent {
    uri: String,
    client_id: String,
    time: String,
    signature: String,
    body: String,
}

impl Sent {
    fn headers(&self) -> [(&'static str, &str); 3] {
        [
            ("Client-Id", &self.client_id),
            ("Request-Time", &self.time),
            ("Signature", &self.signature),
        ]
    }

    fn url(&self) -> String {
        format!("https://shop.example{}", self.uri)
    }

    fn header_object(&self) -> Value {
        let pairs = self.headers().map(|(name, value)| (name.to_owned(), json!(value)));
        Value::Object(pairs.into_iter().collect())
    }

    fn header_list(&self, name_of: &str) -> Value {
        let pair = |(name, value)| json!({name_of: name, "value": value});
        self.headers().into_iter().map(pair).collect()
    }
}

/// A text with everything that a shell, a log or a script gives a meaning to.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9_-]{1,12}",
        "[ -~]{0,16}",
        "['\"\\\\$`^%&!#;|<>(){}@,:=\\[\\]]{1,8}",
        "[支付成功é日本ñ€😀 ]{1,6}",
        Just("{\"k\":\"v\"}".to_owned()),
        Just("line\nline\r\n\ttab".to_owned()),
        Just("https://x.example/a?b=<c>&d=1".to_owned()),
    ]
}

fn body() -> impl Strategy<Value = String> {
    let fields = prop::collection::vec(("[a-z][A-Za-z]{2,8}", text()), 0..5);
    (fields, any::<u32>(), any::<bool>()).prop_map(|(fields, amount, pretty)| {
        let mut body = serde_json::Map::new();
        body.insert("notifyType".into(), "PAYMENT_RESULT".into());
        body.insert("paymentAmount".into(), json!({"value": amount.to_string()}));
        body.extend(fields.into_iter().map(|(name, text)| (name, text.into())));
        if pretty {
            serde_json::to_string_pretty(&body).expect("a body")
        } else {
            serde_json::to_string(&body).expect("a body")
        }
    })
}

fn sent() -> impl Strategy<Value = Sent> {
    (
        "/[a-z]{3,8}/[a-zA-Z]{3,8}(\\?[a-z]{1,4}=[A-Za-z0-9]{1,6}(&x=%2F)?)?",
        "SANDBOX_5X[0-9]{10}",
        prop_oneof!["1[67][0-9]{11}", "20[12][0-9]-0[1-9]-1[0-9]T0[0-9]:[0-5][0-9]:09(Z|\\+08:00)"],
        "[A-Za-z0-9]{330}%2B[A-Za-z0-9]{9}%3D%3D",
        body(),
    )
        .prop_map(|(uri, client_id, time, signature, body)| Sent {
            uri,
            client_id,
            time,
            signature: format!("algorithm=RSA256,keyVersion=1,signature={signature}"),
            body,
        })
}

fn http(sent: &Sent) -> String {
    let lines = sent.headers().map(|(name, value)| format!("{name}: {value}\r\n"));
    format!(
        "POST {} HTTP/1.1\r\nHost: shop.example\r\n{}Content-Length: {}\r\n\r\n{}",
        sent.uri,
        lines.concat(),
        sent.body.len(),
        sent.body
    )
}

/// A curl command with one way to quote.
fn curl(sent: &Sent, quote: impl Fn(&str) -> String, line_end: &str) -> String {
    let headers = sent.headers();
    let headers =
        headers.map(|(name, value)| format!("-H {}{line_end}", quote(&format!("{name}: {value}"))));
    format!(
        "curl {}{line_end}-X POST{line_end}{}--data-raw {}",
        quote(&sent.url()),
        headers.concat(),
        quote(&sent.body)
    )
}

fn bash(sent: &Sent) -> String {
    curl(sent, |text| format!("'{}'", text.replace('\'', "'\\''")), " \\\n  ")
}

/// As browsers copy for bash where a text has characters that need escapes.
fn bash_dollar(sent: &Sent) -> String {
    let escape = |c: char| match c {
        '\'' => "\\'".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '!' => "\\u0021".to_owned(),
        c => c.to_string(),
    };
    let quote = |text: &str| format!("$'{}'", text.chars().map(escape).collect::<String>());
    curl(sent, quote, " \\\n  ")
}

/// As Chromium copies for the Windows prompt.
fn prompt(sent: &Sent) -> String {
    let escape = |c: char| match c {
        '"' => "^\\^\"".to_owned(),
        '\\' => "^\\^\\".to_owned(),
        '\n' => "^\n\n".to_owned(),
        c if c.is_ascii_alphanumeric() || " ,-_./:=?;+*~'".contains(c) || !c.is_ascii() => {
            c.to_string()
        }
        c => format!("^{c}"),
    };
    let quote = |text: &str| format!("^\"{}^\"", text.chars().map(escape).collect::<String>());
    curl(sent, quote, " ^\r\n  ")
}

fn powershell(sent: &Sent, body: &str) -> String {
    let headers = sent.headers();
    let headers = headers.map(|(name, value)| format!("\"{name}\"=\"{value}\"\n"));
    format!(
        "Invoke-WebRequest -UseBasicParsing -Uri \"{}\" `\n-Method \"POST\" `\n-Headers @{{\n{}}} `\n-Body {body}",
        sent.url(),
        headers.concat()
    )
}

fn powershell_single(sent: &Sent) -> String {
    powershell(sent, &format!("'{}'", sent.body.replace('\'', "''")))
}

fn powershell_double(sent: &Sent) -> String {
    let escape = |c: char| match c {
        '"' | '`' | '$' => format!("`{c}"),
        '\n' => "`n".to_owned(),
        '\r' => "`r".to_owned(),
        c => c.to_string(),
    };
    powershell(sent, &format!("\"{}\"", sent.body.chars().map(escape).collect::<String>()))
}

fn har(sent: &Sent) -> String {
    json!({"log": {"version": "1.2", "entries": [{
        "startedDateTime": "2025-02-21T05:43:09Z",
        "request": {
            "method": "POST",
            "url": sent.url(),
            "headers": sent.header_list("name"),
            "postData": {"mimeType": "application/json", "text": sent.body},
        },
    }]}})
    .to_string()
}

fn log_line(sent: &Sent) -> String {
    let record = json!({
        "method": "POST",
        "uri": sent.uri,
        "headers": sent.header_object(),
        "body": sent.body,
    });
    format!("2025-02-21 05:43:09.120 INFO [http-1] received {record}")
}

fn postman(sent: &Sent) -> String {
    json!({"info": {"name": "n", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
    "item": [{"name": "notify", "request": {
        "method": "POST",
        "header": sent.header_list("key"),
        "body": {"mode": "raw", "raw": sent.body},
        "url": {"raw": sent.url(), "protocol": "https"},
    }}]})
    .to_string()
}

/// As nginx writes variables into a line of its own.
fn nginx(sent: &Sent) -> String {
    let escape = |byte: u8| match byte {
        b'"' | b'\\' => format!("\\x{byte:02X}"),
        32..127 => char::from(byte).to_string(),
        byte => format!("\\x{byte:02X}"),
    };
    let shown: String = sent.body.bytes().map(escape).collect();
    format!(
        "10.0.0.1 - - [21/Feb/2025:05:43:09 +0000] \"POST {} HTTP/1.1\" 200 11 http_client_id=\"{}\" http_request_time=\"{}\" http_signature=\"{}\" request_body=\"{shown}\"",
        sent.uri, sent.client_id, sent.time, sent.signature
    )
}

/// As Java prints a map of lists, and the body behind it.
fn java(sent: &Sent) -> String {
    format!(
        "INFO POST {} headers={{host=[shop.example], client-id=[{}], request-time=[{}], signature=[{}], content-length=[80]}} body={}",
        sent.uri, sent.client_id, sent.time, sent.signature, sent.body
    )
}

type Form = (&'static str, fn(&Sent) -> String);

const FORMS: [Form; 11] = [
    ("http", http),
    ("bash", bash),
    ("bash, escaped", bash_dollar),
    ("prompt", prompt),
    ("PowerShell, single", powershell_single),
    ("PowerShell, double", powershell_double),
    ("HAR", har),
    ("log", log_line),
    ("Postman", postman),
    ("nginx", nginx),
    ("Java", java),
];

fn reads(form: &str, text: &str, sent: &Sent) -> Result<(), TestCaseError> {
    let found: Vec<Captured> = parse(text.as_bytes())
        .map_err(|error| TestCaseError::fail(format!("{error:?}: {text}")))?;
    prop_assert_eq!(found.len(), 1, "{}: {}", form, text);
    let found = &found[0];
    let held = found.body.as_deref().map(String::from_utf8_lossy);
    prop_assert_eq!(held.as_deref(), Some(&sent.body[..]), "{}: {}", form, text);
    let parts = [&found.uri, &found.client_id, &found.time, &found.signature_header];
    let expected = [&sent.uri, &sent.client_id, &sent.time, &sent.signature];
    for (part, expected) in parts.into_iter().zip(expected) {
        prop_assert_eq!(part.as_ref(), Some(expected), "{}: {}", form, text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2025),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_written_is_read_byte_for_byte(sent in sent()) {
        for (form, write) in FORMS {
            reads(form, &write(&sent), &sent)?;
        }
    }
}
