use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::*;

#[test]
fn a_key_is_made_saved_for_its_owner_and_never_over_another() {
    let desk = Desk::new();
    let (private, public) = (desk.name("a.pem"), desk.name("a.pub"));
    let made = run(&["generate", "--unprotected", "--out", &private, "--public", &public], "");
    assert_eq!(made.code, DONE, "{}", made.err);
    let text = fs::read_to_string(&private).expect("saved");
    assert!(text.starts_with("-----BEGIN PRIVATE KEY-----"));
    #[cfg(unix)]
    assert!(is_for_the_owner_alone(Path::new(&private)));
    assert_ne!(openssl(&["pkey", "-in", &private, "-check", "-noout"]), Some(false));
    assert_eq!(run(&["match", &private, &public], "").code, DONE);

    let again = run(&["generate", "--unprotected", "--out", &private], "");
    again.refused(CANNOT_READ);
    assert_eq!(fs::read_to_string(&private).expect("still there"), text);
    let forced = run(&["generate", "--unprotected", "--out", &private, "--force"], "");
    assert_eq!(forced.code, DONE, "{}", forced.err);
    assert_ne!(fs::read_to_string(&private).expect("replaced"), text);
    assert_eq!(run(&["match", &private, &public], "").code, NOT_VALID);
}

#[test]
fn a_protected_key_opens_with_its_passphrase_alone() {
    let desk = Desk::new();
    let private = desk.name("a.pem");
    let good = desk.with("good", "seven quiet otters cross the frozen river\n");
    let wrong = desk.with("wrong", "another phrase that is long enough too\n");
    let weak = desk.with("weak", "abc\n");
    run(&["generate", "--out", &private, "--passphrase-file", &weak], "").refused(CANNOT_READ);
    assert!(!Path::new(&private).exists());
    let made = run(&["generate", "--out", &private, "--passphrase-file", &good], "");
    assert_eq!(made.code, DONE, "{}", made.err);
    let text = fs::read_to_string(&private).expect("saved");
    assert!(text.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    let opened = run(&["inspect", &private, "--key-passphrase-file", &good, "--json"], "");
    assert_eq!(opened.code, DONE, "{}", opened.err);
    assert_eq!(opened.json()["audit_passed"], true);
    run(&["inspect", &private, "--key-passphrase-file", &wrong], "").refused(CANNOT_READ);
    let pass = format!("file:{good}");
    assert_ne!(openssl(&["pkey", "-in", &private, "-passin", &pass, "-noout"]), Some(false));
}

#[test]
fn what_is_signed_here_is_valid_here_and_for_openssl() {
    let desk = Desk::new();
    let key = desk.with("own.pem", &test_key("merchant_B_2048", "private_pkcs8_pem"));
    let public = desk.with("own.pub", &test_key("merchant_B_2048", "public_spki_pem"));
    let body = desk.with("body.json", "{\"amount\":\"10000\"}");
    let fields = [
        "--uri",
        "/api/v1/pay",
        "--client-id",
        "SANDBOX_5X",
        "--time",
        "2025-02-21T05:43:09Z",
        "--body",
        &body,
    ];
    let mut arguments = vec!["sign", "--json", "--key", &key];
    arguments.extend(fields);
    let signed = run(&arguments, "");
    assert_eq!(signed.code, DONE, "{}", signed.err);
    let signed = signed.json();
    let header = signed["signature"].as_str().expect("a header");
    let content = "POST /api/v1/pay\nSANDBOX_5X.2025-02-21T05:43:09Z.{\"amount\":\"10000\"}";
    assert_eq!(signed["content"], content);

    let mut arguments = vec!["verify", "--json", "--key", &public, "--signature", header];
    arguments.extend(fields);
    let judged = run(&arguments, "");
    assert_eq!((judged.code, &judged.json()["verdict"]), (DONE, &"valid".into()));

    fs::write(&body, "{\"amount\":\"10000\"}\n").expect("written");
    let judged = run(&arguments, "");
    assert_eq!(judged.code, NOT_VALID);
    assert_eq!(judged.json()["verdict"], "key_ok_content_mismatch");
    assert!(judged.json()["repaired_content_sha256"].is_string());

    let reference = desk.name("reference.sig");
    let text = desk.with("content", content);
    if openssl(&["dgst", "-sha256", "-sign", &key, "-out", &reference, &text]) == Some(true) {
        let mut hex = String::new();
        for byte in fs::read(&reference).expect("signed") {
            write!(hex, "{byte:02x}").expect("room");
        }
        fs::write(&body, "{\"amount\":\"10000\"}").expect("written");
        let mut arguments = vec!["verify", "--key", &public, "--signature", &hex];
        arguments.extend(fields);
        assert_eq!(run(&arguments, "").code, DONE);
    }
}

#[test]
fn the_key_that_signed_is_named() {
    let desk = Desk::new();
    let own = desk.with("own.pem", &test_key("merchant_B_2048", "private_pkcs8_pem"));
    let own_public = desk.with("own.pub", &test_key("merchant_B_2048", "public_spki_one_line"));
    let platform = desk.with("alipay.pub", &test_key("platform_A_2048", "public_spki_one_line"));
    let fields = ["--uri", "/notify", "--client-id", "5X", "--time", "1685599933871"];
    let mut arguments = vec!["sign", "--json", "--key", &own, "--body", "-"];
    arguments.extend(fields);
    let signed = run(&arguments, "{}").json();
    let other = format!("own={own_public}");
    let header = signed["signature"].as_str().expect("a header");
    let mut arguments = vec!["verify", "--json", "--key", &platform, "--other-key", &other];
    arguments.extend(["--body", "-", "--signature", header]);
    arguments.extend(fields);
    let judged = run(&arguments, "{}");
    assert_eq!(judged.code, NOT_VALID);
    assert_eq!(judged.json()["verdict"], "wrong_key");
    assert_eq!(judged.json()["signing_key"], "own");
}

#[test]
fn a_private_key_reads_from_standard_input_and_converts_to_its_public_half() {
    let converted = run(
        &["convert", "-", "--form", "spki-line"],
        test_key("platform_A_2048", "private_pkcs1_one_line"),
    );
    assert_eq!(converted.code, DONE, "{}", converted.err);
    assert_eq!(converted.out.trim_end(), test_key("platform_A_2048", "public_spki_one_line"));
    let imported = run(
        &["import", "-", "--form", "pkcs1-line", "--unprotected"],
        test_key("platform_A_2048", "private_pkcs8_pem"),
    );
    assert_eq!(imported.out.trim_end(), test_key("platform_A_2048", "private_pkcs1_one_line"));
}

#[test]
fn what_cannot_be_done_ends_with_its_code_and_what_to_do() {
    let desk = Desk::new();
    let public = desk.with("a.pub", &test_key("platform_A_2048", "public_spki_pem"));
    run(&["inspect", &desk.name("missing")], "").refused(CANNOT_READ);
    run(&["inspect", "-"], "no key at all").refused(CANNOT_READ);
    run(&["verify", "--key", &public], "").refused(USAGE);
    run(&["generate", "--bits", "1024"], "").refused(USAGE);
    run(&["convert", &public, "--form", "pkcs8-pem"], "").refused(USAGE);
    run(&["frobnicate"], "").refused(USAGE);
    let secret = test_key("merchant_B_2048", "private_pkcs8_one_line");
    let leak = run(
        &[
            "verify",
            "--key",
            "-",
            "--uri",
            "/x",
            "--client-id",
            "c",
            "--time",
            "t",
            "--signature",
            "aa",
        ],
        &secret,
    );
    leak.refused(CANNOT_READ);
    assert!(!leak.err.contains(&secret[60..90]));
    let as_json = run(&["--json", "inspect", "-"], "no key at all");
    assert_eq!(as_json.code, CANNOT_READ);
    assert!(as_json.json()["error"]["message"].is_string());
}

#[test]
fn every_command_teaches_by_example() {
    for command in ["generate", "convert", "inspect", "match", "sign", "verify", "diagnose"] {
        let help = run(&[command, "--help"], "");
        assert_eq!(help.code, DONE);
        assert!(help.out.contains(&format!("keyturn-cli {command}")));
    }
}

#[test]
fn it_names_whose_work_it_contains_and_writes_its_manual() {
    let licences = run(&["licences"], "");
    assert_eq!(licences.code, DONE);
    assert!(licences.out.contains("Apache License") && licences.out.contains("rsa 0.10.0"));
    let folder = TempDir::new().expect("a folder");
    let pages = folder.path().join("man1");
    assert_eq!(run(&[OsStr::new("man"), pages.as_os_str()], "").code, DONE);
    let page = fs::read_to_string(pages.join("keyturn-cli-verify.1")).expect("a page");
    assert!(page.starts_with(".ie") || page.contains(".TH keyturn-cli-verify"));
}

#[test]
fn a_minus_is_standard_input_and_standard_output() {
    let desk = Desk::new();
    let phrase = "seven quiet otters cross the frozen river\n";
    let private = desk.name("a.pem");
    let arguments = ["generate", "--out", &private, "--public", "-", "--passphrase-file", "-"];
    let made = run(&arguments, phrase);
    assert_eq!(made.code, DONE, "{}", made.err);
    let opened =
        ["convert", &private, "--form", "spki-line", "--out", "-", "--key-passphrase-file", "-"];
    let opened = run(&opened, phrase);
    assert_eq!(opened.code, DONE, "{}", opened.err);
    assert_eq!(opened.out, made.out);
    assert!(!Path::new("-").exists());
}
