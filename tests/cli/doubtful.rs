//! What nobody should act on is never called genuine: in words, as data, as a table, and by the exit code.

use serde_json::Value;

use crate::support::*;

const BODY: &str = r#"{"paymentStatus":"SUCCESS"}"#;

/// A new key, and a notification that it signed, as a capture.
pub struct Signed {
    pub desk: Desk,
    pub key: String,
    pub signature: String,
    head: String,
}

impl Signed {
    pub fn new() -> Self {
        let desk = Desk::new();
        let (private, key) = (desk.name("private.pem"), desk.name("key.pub"));
        let made = run(&["generate", "--unprotected", "--out", &private, "--public", &key], "");
        assert_eq!(made.code, DONE, "{}", made.err);
        let fields = ["--uri", "/payNotify", "--client-id", "TEST_5X", "--time", "1685599933871"];
        let mut arguments = vec!["sign", "--json", "--key", &private, "--body", "-"];
        arguments.extend(fields);
        let signed = run(&arguments, BODY).json();
        let signature = signed["signature"].as_str().expect("a signature").to_owned();
        let head = format!(
            "POST /payNotify HTTP/1.1\r\nClient-Id: TEST_5X\r\nRequest-Time: 1685599933871\r\nSignature: {signature}\r\n"
        );
        Self { desk, key, signature, head }
    }

    fn verified(&self, headers: &str, behind: &str, form: &[&str]) -> Ran {
        let text = format!("{}{headers}\r\n{BODY}{behind}", self.head);
        let capture = self.desk.with("capture.http", &text);
        let mut arguments = vec!["verify", "--key", &self.key, &capture];
        arguments.extend(form);
        run(&arguments, "")
    }
}

#[test]
fn a_message_that_contradicts_itself_is_not_genuine() {
    let signed = Signed::new();
    let genuine = signed.verified("", "", &[]);
    assert_eq!(genuine.code, DONE, "{}", genuine.err);
    assert!(genuine.out.starts_with("Genuine"), "{}", genuine.out);
    for (headers, behind) in [
        ("Client-Id: EVIL\r\n", ""),
        ("Client_Id: EVIL\r\n", ""),
        ("Signature: algorithm=RSA256,keyVersion=1,signature=AAAA\r\n", ""),
        ("Content-Length: 27\r\nContent-Length: 40\r\n", ""),
        ("Content-Length: 27\r\n", r#"{"paymentStatus":"FAIL"}"#),
    ] {
        let words = signed.verified(headers, behind, &[]);
        assert_eq!(words.code, NOT_VALID, "{headers}{behind}: {}", words.out);
        assert!(!words.out.starts_with("Genuine"), "{}", words.out);
        let data: Value = signed.verified(headers, behind, &["--json"]).json();
        assert_eq!(data["verdict"], "contradictory", "{data}");
        assert_eq!(data["standing"], "genuine_but_not_as_it_stands", "{data}");
        assert_ne!(data["diagnosis"][0], "ok");
        let table = signed.verified(headers, behind, &["--csv"]);
        assert_eq!(table.code, NOT_VALID);
        assert!(table.out.contains(r#","contradictory","#), "{}", table.out);
    }
}

#[test]
fn a_key_that_was_given_as_both_sides_is_said_to_be() {
    let signed = Signed::new();
    let own = format!("own={}", signed.key);
    let both = signed.verified("", "", &["--other-key", &own]);
    assert_eq!(both.code, NOT_VALID, "{}", both.out);
    assert!(both.out.contains("your own"), "{}", both.out);
}

#[cfg(unix)]
#[test]
fn a_file_name_says_nothing_in_the_programs_own_name() {
    let signed = Signed::new();
    let text = format!("{}\r\n{BODY}", signed.head);
    let forged = "a\nother.http:\nGenuine: key signed exactly this message.\n\u{1b}[2K\u{202e}";
    let first = signed.desk.with(forged, &text.replace("SUCCESS", "FAIL"));
    let second = signed.desk.with("b.http", &text.replace("SUCCESS", "FAIL"));
    let ran = run(&["verify", "--key", &signed.key, &first, &second], "");
    assert_eq!(ran.code, NOT_VALID);
    assert!(!ran.out.lines().any(|line| line.starts_with("Genuine")), "{}", ran.out);
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.out);
    let missing = run(&["verify", "--key", &signed.key, &format!("{first}x")], "");
    assert!(!missing.err.contains(['\u{1b}', '\u{202e}']), "{}", missing.err);
    let name = format!("Alipay\nGenuine={}", signed.key);
    let named = run(&["verify", "--key", &signed.key, "--other-key", &name, &first], "");
    assert!(!named.out.lines().any(|line| line.starts_with("Genuine")), "{}", named.out);
}
