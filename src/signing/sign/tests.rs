//! What is signed verifies, and what is given to a shell arrives.

use super::*;
use crate::{
    fixtures::private_test_key,
    signing::{Verdict, diagnose::Part, verify},
};

fn key() -> PrivateKey {
    private_test_key("merchant_B_2048")
}

fn message(body: &[u8]) -> Message {
    Message {
        method: "POST".into(),
        uri: "/ams/sandbox/api/v1/payments/pay".into(),
        client_id: "SANDBOX_5X00000000000000".into(),
        time: "2025-02-21T05:43:09Z".into(),
        body: body.to_vec(),
    }
}

fn sign(body: &[u8], kind: Kind) -> Signed {
    sign_message(&message(body), kind, &key(), "1", "https://api.example.com/").expect("signed")
}

#[test]
fn what_is_signed_verifies() {
    let key = key();
    let signed = sign(b"{}", Kind::Request);
    let parsed = SignatureHeader::parse(&signed.header).expect("a header");
    assert!(parsed.repairs.is_empty());
    assert_eq!(verify(&message(b"{}"), &parsed.bytes, key.public()), Verdict::Valid);
    assert_eq!(signed.content, message(b"{}").content_to_sign());
}

#[test]
fn an_acknowledgement_is_a_response() {
    let signed = sign(b"{\"result\":{}}", Kind::Acknowledgement);
    let Command::Response(bytes) = signed.command else { panic!("no response") };
    let text = String::from_utf8(bytes).expect("text");
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n"));
    assert!(text.contains("\r\nResponse-Time: 2025-02-21T05:43:09Z\r\n"));
    assert!(text.ends_with("Content-Length: 13\r\n\r\n{\"result\":{}}"));
}

#[test]
fn parts_that_cannot_stand_in_a_header_are_refused() {
    let mut broken = message(b"{}");
    broken.client_id = "id\r\nX: y".into();
    let refused = |message: &Message| sign_message(message, Kind::Request, &key(), "1", "").err();
    assert_eq!(refused(&broken), Some(SignError::ControlCharacter(Part::ClientId)));
    broken.client_id = " ".into();
    assert_eq!(refused(&broken), Some(SignError::PartMissing(Part::ClientId)));
}

#[test]
fn a_body_with_nul_goes_into_a_file() {
    assert!(
        matches!(sign(b"\0", Kind::Request).command, Command::BodyInFile(text) if text.ends_with("@body.bin"))
    );
}

/// Runs the command in bash with a `curl` that shows what it was given.
#[cfg(unix)]
#[test]
fn bash_gives_curl_just_what_was_meant() {
    for body in [
        "{\"memo\":\"it's 支付\",\"a\":\"$HOME `id` \\\\n !\"}".as_bytes(),
        b"@file",
        b"line\r\nline\t'\x01\xff\xfe1\\",
        "\u{feff}{}\n".as_bytes(),
    ] {
        let signed = sign(body, Kind::Request);
        let Command::Curl(command) = &signed.command else { panic!("no command") };
        let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\n{command}\n");
        let output = std::process::Command::new("bash").arg("-c").arg(&script).output();
        let Ok(output) = output else { return };
        let arguments: Vec<&[u8]> = output.stdout.split(|b| *b == 0).collect();
        let signature = format!("Signature: {}", signed.header);
        assert!(
            arguments.contains(&&b"https://api.example.com/ams/sandbox/api/v1/payments/pay"[..])
        );
        assert!(arguments.contains(&signature.as_bytes()));
        assert_eq!(arguments[arguments.len() - 2], body);
    }
}

#[test]
fn a_path_that_cannot_be_right_is_refused_with_the_right_one() {
    let refused = |uri: &str| {
        let wrong = Message { uri: uri.to_owned(), ..message(b"{}") };
        sign_message(&wrong, Kind::Request, &key(), "1", "").err()
    };
    for (uri, fault, corrected) in [
        ("https://open-sea-global.alipay.com/ams/api", PathFault::WholeUrl, "/ams/api"),
        ("https://host", PathFault::WholeUrl, "/"),
        ("ams/api", PathFault::NoSlash, "/ams/api"),
        ("C:/Program Files/Git/ams/api", PathFault::GitBash, "/ams/api"),
    ] {
        let corrected = corrected.to_owned();
        assert_eq!(refused(uri), Some(SignError::Path { fault, corrected }), "{uri}");
    }
    assert_eq!(refused("/{{path}}"), Some(SignError::Placeholder(Part::Uri)));
}

#[test]
fn what_is_seldom_right_is_said_and_signed() {
    let said = |change: fn(&mut Message)| {
        let mut changed = message(b"{}");
        change(&mut changed);
        sign_message(&changed, Kind::Request, &key(), "1", "").expect("signed").cautions
    };
    assert_eq!(said(|_| {}), []);
    assert_eq!(said(|message| message.body.clear()), []);
    assert_eq!(said(|message| message.body = b"{}\n".to_vec()), [Caution::TrailingNewline]);
    assert_eq!(
        said(|message| message.body = "\u{feff}{}".as_bytes().to_vec()),
        [Caution::ByteOrderMark]
    );
    assert_eq!(said(|message| message.body = b"{'a':1}".to_vec()), [Caution::NotJson]);
    assert_eq!(said(|message| message.time = "2025-02-21T05:43:09".to_owned()), [Caution::Time]);
    assert_eq!(said(|message| message.time = "1740116589000".to_owned()), []);
    assert_eq!(said(|message| message.time = "2025-02-21T13:43:09+0800".to_owned()), []);
    assert_eq!(
        said(|message| message.uri = "/ams/api/v1/payments/pay".to_owned()),
        [Caution::SandboxClient]
    );
    assert_eq!(said(|message| message.client_id = "5X".to_owned()), [Caution::SandboxPath]);
}
