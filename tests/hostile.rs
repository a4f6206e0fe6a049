//! Input made to hurt: every reader ends with a result or a clear error, and never takes what it should not.

use std::io::Write as _;

use keyturn::keys::identify::{identify, inspect};
use keyturn::keys::import::public_key;
use keyturn::signing::capture::{CaptureError, MAX_LEN, parse};
use keyturn::signing::{SignatureError, SignatureHeader};

/// How long the traps are, in bytes; what is quadratic takes minutes at this length.
const LEN: usize = 512 * 1024;

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
    ] {
        for start in STARTS {
            let mut text = start.as_bytes().to_vec();
            text.extend(trap.as_bytes().iter().cycle().take(LEN / 16));
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
            text.resize(LEN / 4, byte);
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
    assert_eq!(
        parse(&text),
        Err(CaptureError::TooLong { len: MAX_LEN + 1 })
    );
    let header = "a".repeat(1024 * 1024);
    assert!(matches!(
        SignatureHeader::parse(&header),
        Err(SignatureError::TooLong { .. })
    ));
    assert!(identify(&text).is_err() || public_key(&text).is_err());
    assert!(inspect(&text).is_err());
}
