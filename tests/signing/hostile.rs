//! Input made to hurt: every reader ends with a result or a clear error, and never takes what it should not.

use std::io::Write as _;

use keyturn::keys::identify::{identify, inspect};
use keyturn::keys::import::public_key;
use keyturn::signing::capture::{CaptureError, MAX_LEN, parse};
use keyturn::signing::{SignatureError, SignatureHeader};

/// How long the traps are, in bytes. A reader that looks at each byte once takes milliseconds for this in a
/// debug build; one that starts anew at each trap takes a second or more for each of the hundreds of texts
/// here, and a thousand times that for a capture of the greatest length.
const TRAP: usize = 32 * 1024;

fn ends(text: &[u8]) {
    match parse(text) {
        Ok(found) => assert!(!found.is_empty()),
        Err(error) => assert!(error.message().fix().is_some(), "{error:?}"),
    }
}

/// What a capture of each kind begins with, so that its reader is the one to meet the trap.
const STARTS: [&str; 8] = [
    "",
    "POST /a HTTP/1.1\r\nClient-Id: a\r\n\r\n",
    "POST /a HTTP/1.1\r\nClient-Id: ",
    "curl https://a.example/b -H 'Client-Id: a' -d ",
    "curl.exe ^\"https://a.example/b^\" -d ^\"",
    "Invoke-WebRequest -Uri \"https://a.example/b\" -Headers @{\"Client-Id\"=\"a\"} -Body \"",
    "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"https://a.example/b\",\"postData\":{\"text\":\"",
    "2025-02-21 INFO headers={Client-Id=[a], Signature=[b]} body=",
];

#[test]
fn traps_for_quadratic_readers_end() {
    for trap in [
        "'",
        "\"",
        "\\",
        "\\\"",
        "`\"",
        "^",
        "<<'E'\n",
        "@'\n",
        "{",
        "[",
        "}",
        "{\"a\":",
        "Signature: ",
        "signature=",
        "Client-Id: a\n",
        "body=",
        "\r\n",
        "\n\n",
        " ",
        "%25",
        "\\u00",
        "curl ",
        "POST / HTTP/1.1\r\n",
        "Transfer-Encoding: chunked\r\n",
        "0\r\n\r\n",
        "=",
        ":",
        "&",
        ",",
        "$'",
        "Client-Id=a, ",
        "Client-Id: a, ",
        "Client-Id=>a ",
        "client_id = a;",
        "Request-Time=1685599933871 ",
        "signature=abc, ",
        "POST /a ",
        "GET /a body={",
        "HTTP/1.1 200",
    ] {
        for start in STARTS {
            let mut text = start.as_bytes().to_vec();
            text.extend(trap.as_bytes().iter().cycle().take(TRAP));
            ends(&text);
        }
    }
}

#[test]
fn deep_json_is_refused_and_not_followed() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        for start in STARTS {
            ends(format!("{start}{deep}").as_bytes());
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_no_reason_to_fail() {
    for byte in [0u8, 0x80, 0xc3, 0xff, 0x1b] {
        for start in STARTS {
            let mut text = start.as_bytes().to_vec();
            text.resize(4 * TRAP, byte);
            ends(&text);
        }
    }
}

#[test]
fn a_small_body_that_unpacks_to_much_stays_small() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..96 {
        packed.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let packed = packed.finish().unwrap();
    let head =
        "POST /a HTTP/1.1\r\nClient-Id: a\r\nRequest-Time: 1\r\nContent-Encoding: gzip\r\n\r\n";
    let found = parse(&[head.as_bytes(), &packed].concat()).unwrap();
    for captured in found {
        assert!(captured.body.is_none_or(|body| body.len() <= MAX_LEN));
    }
}

#[test]
fn too_much_is_refused_before_it_is_read() {
    let text = vec![b'a'; MAX_LEN + 1];
    assert_eq!(parse(&text), Err(CaptureError::TooLong { len: MAX_LEN + 1 }));
    let header = "a".repeat(1024 * 1024);
    assert!(matches!(SignatureHeader::parse(&header), Err(SignatureError::TooLong { .. })));
    assert!(identify(&text).is_err() || public_key(&text).is_err());
    assert!(inspect(&text).is_err());
}

/// One message of each kind of capture, with a body of about this many bytes.
fn captures(len: usize) -> Vec<(&'static str, Vec<u8>)> {
    let item = r#"{"promoId":"2021","name":"\u6ee1 caf\u00e9","url":"https://x.example/?a=1"},"#;
    let items = item.repeat(len / item.len());
    let body = format!("{{\"paymentId\":\"1\",\"list\":[{}]}}", items.trim_end_matches(','));
    let string = serde_json::to_string(&body).unwrap();
    let lines = "Client-Id: a\r\nRequest-Time: 1685599933871\r\nSignature: signature=abc\r\n";
    let flags = "-H 'Client-Id: a' -H 'Request-Time: 1685599933871' -H 'Signature: signature=abc'";
    let pairs = r#"{"Client-Id":"a","Request-Time":"1685599933871","Signature":"signature=abc"}"#;
    let list = r#"[{"name":"Client-Id","value":"a"},{"name":"Request-Time","value":"1685599933871"},{"name":"Signature","value":"signature=abc"}]"#;
    let caret = body.replace('\\', "^\\^\\").replace('"', "^\\^\"");
    let texts = [
        ("HTTP", format!("POST /a HTTP/1.1\r\n{lines}\r\n{body}")),
        ("curl, bash", format!("curl https://a.example/b {flags} -d '{body}'")),
        (
            "curl, prompt",
            format!(
                "curl ^\"https://a.example/b^\" {} --data-raw ^\"{caret}^\"",
                flags.replace('\'', "^\"")
            ),
        ),
        (
            "PowerShell",
            format!(
                "Invoke-WebRequest -Uri \"https://a.example/b\" -Method POST -Headers @{{\"Client-Id\"=\"a\";\"Request-Time\"=\"1685599933871\";\"Signature\"=\"signature=abc\"}} -Body '{body}'"
            ),
        ),
        (
            "HAR",
            format!(
                "{{\"log\":{{\"entries\":[{{\"request\":{{\"method\":\"POST\",\"url\":\"https://a.example/b\",\"headers\":{list},\"postData\":{{\"mimeType\":\"\",\"text\":{string}}}}}}}]}}}}"
            ),
        ),
        (
            "log",
            format!(
                "INFO {{\"method\":\"POST\",\"uri\":\"/b\",\"headers\":{pairs},\"body\":{string}}}"
            ),
        ),
        (
            "dump",
            format!(
                "POST /b headers={{client-id=[a], request-time=[1685599933871], signature=[signature=abc]}} body={body}"
            ),
        ),
        ("body", body.clone()),
    ];
    texts.map(|(name, text)| (name, text.into_bytes())).into()
}

#[test]
fn large_captures_of_every_kind_are_read() {
    let len = 1024 * 1024;
    for (name, text) in captures(len) {
        let found = parse(&text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(found.len(), 1, "{name}");
        let body = found[0].body.as_ref().unwrap_or_else(|| panic!("{name}"));
        assert!(body.len() > len - 256, "{name}");
    }
}

/// Makes a trap of this many bytes behind what a capture begins with.
type Make = fn(&str, usize) -> String;

/// Takes minutes in a debug build: `cargo test --release --test hostile -- --ignored --nocapture`.
#[test]
#[ignore = "50 MB of each kind; run it in a release build"]
fn the_largest_captures_end_within_a_bound() {
    let mut out = std::io::stderr();
    let sizes: [(&str, Make); 2] = [
        ("traps", |start, len| format!("{start}{}", "'\"{[\\".repeat(len / 5))),
        ("headers", |start, len| {
            format!("{start}{}", "Client-Id: a\nSignature: b\n".repeat(len / 26))
        }),
    ];
    let len = 50 * 1000 * 1000;
    let bound = if cfg!(debug_assertions) { 120 } else { 20 };
    let mut holds = |name: &str, text: &[u8]| {
        // What is written around a body makes some of the texts longer than what is read at all.
        let text = &text[..text.len().min(MAX_LEN)];
        let start = std::time::Instant::now();
        ends(text);
        let megabytes = text.len() / 1_000_000;
        let _ = writeln!(out, "{name}: {megabytes} MB in {:?}", start.elapsed());
        assert!(start.elapsed().as_secs() < bound, "{name}");
    };
    for (name, text) in captures(len) {
        holds(name, &text);
    }
    for start in STARTS {
        for (kind, make) in sizes {
            holds(&format!("{kind} after {start:.16?}"), make(start, len).as_bytes());
        }
    }
}

/// A public key in DER with these big-endian numbers.
fn public_key_of(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    let der = |tag: u8, content: &[u8]| {
        let len = content.len();
        let mut out = vec![tag];
        if len < 128 {
            out.push(u8::try_from(len).unwrap());
        } else {
            // DER wants the shortest form of a length.
            let digits = u32::try_from(len).unwrap().to_be_bytes();
            let zeros = digits.iter().take_while(|byte| **byte == 0).count();
            out.push(0x84 - u8::try_from(zeros).unwrap());
            out.extend_from_slice(&digits[zeros..]);
        }
        out.extend_from_slice(content);
        out
    };
    let integer = |bytes: &[u8]| {
        let sign = if bytes[0] >= 128 { &[0][..] } else { &[] };
        der(2, &[sign, bytes].concat())
    };
    der(0x30, &[integer(modulus), integer(exponent)].concat())
}

#[test]
fn keys_of_odd_sizes_are_refused_or_read_and_never_slow() {
    let number = |bits: usize| {
        let mut bytes = vec![0xc5; bits.div_ceil(8)];
        bytes[0] = if bits.is_multiple_of(8) { 0xc5 } else { 1 << (bits % 8 - 1) };
        bytes
    };
    let huge = number(2048);
    for bits in [1, 8, 512, 1023, 1024, 2047, 2048, 2049, 4095, 16_384, 131_072] {
        for exponent in [&[3][..], &[1, 0, 1], &[1], &[0], &[1, 0, 0], &huge] {
            let der = public_key_of(&number(bits), exponent);
            let _ = identify(&der);
            let _ = inspect(&der);
            match public_key(&der) {
                Ok(read) => {
                    let message = keyturn::signing::Message::default();
                    let key = keyturn::signing::KnownKey {
                        name: "odd".into(),
                        role: keyturn::signing::KeyRole::Platform,
                        key: read.key,
                    };
                    for len in [0, 1, 128, 256, 257, 2048] {
                        let signature = keyturn::signing::ParsedSignature {
                            bytes: vec![0xff; len],
                            algorithm: None,
                            key_version: None,
                            repairs: Vec::new(),
                        };
                        let found = keyturn::signing::diagnose(
                            &message,
                            &signature,
                            std::slice::from_ref(&key),
                            &keyturn::keys::generate::Cancel::default(),
                        );
                        assert!(!found.verdict.is_valid(), "{bits} bits");
                    }
                }
                Err(error) => assert!(error.message().fix().is_some(), "{bits} bits"),
            }
        }
    }
}
