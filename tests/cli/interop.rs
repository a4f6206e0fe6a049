//! Keys and signatures to and from OpenSSL.

use std::fs;
use std::path::Path;

use crate::support::*;

const FIELDS: [&str; 6] =
    ["--uri", "/notify", "--client-id", "5X", "--time", "2026-11-23T17:05:09+08:00"];
const BODY: &str = "{\"paymentId\":\"1\"}";
const CONTENT: &str = "POST /notify\n5X.2026-11-23T17:05:09+08:00.{\"paymentId\":\"1\"}";

/// Whether there is an `openssl` to compare with; the tests' own packages have one.
fn there_is_openssl() -> bool {
    let there = openssl(&["version"]).is_some();
    let required = crate::fixtures::tools_are_required();
    assert!(there || !required, "openssl is missing");
    there
}

/// A private key of this many bits, written by OpenSSL where there is no test key of the size.
fn key_of(desk: &Desk, bits: &str) -> String {
    let name = match bits {
        "2048" => "merchant_B_2048",
        "4096" => "long_D_4096",
        _ => {
            let key = desk.name(bits);
            let size = format!("rsa_keygen_bits:{bits}");
            let made = ["genpkey", "-quiet", "-algorithm", "RSA", "-pkeyopt", &size, "-out", &key];
            assert_eq!(openssl(&made), Some(true));
            return key;
        }
    };
    desk.with(bits, &test_key(name, "private_pkcs8_pem"))
}

#[test]
fn openssl_reads_every_form_and_size_that_is_written() {
    if !there_is_openssl() {
        return;
    }
    let desk = Desk::new();
    for name in ["2048", "3072", "4096"] {
        let key = key_of(&desk, name);
        for form in ["pkcs8-pem", "pkcs1-pem"] {
            let out = desk.name(&format!("{name}-{form}"));
            let ran = run(&["convert", &key, "--form", form, "--unprotected", "--out", &out], "");
            assert_eq!(ran.code, DONE, "{}", ran.err);
            assert_eq!(openssl(&["pkey", "-in", &out, "-check", "-noout"]), Some(true), "{out}");
        }
        let phrase = desk.with("phrase", "correct horse battery staple\n");
        let out = desk.name(&format!("{name}-protected"));
        let ran = run(
            &["convert", &key, "--form", "pkcs8-pem", "--passphrase-file", &phrase, "--out", &out],
            "",
        );
        assert_eq!(ran.code, DONE, "{}", ran.err);
        let pass = format!("file:{phrase}");
        assert_eq!(openssl(&["pkey", "-in", &out, "-passin", &pass, "-noout"]), Some(true));
        let public = desk.name(&format!("{name}-public"));
        let ran = run(&["convert", &key, "--form", "spki-pem", "--out", &public], "");
        assert_eq!(ran.code, DONE, "{}", ran.err);
        assert_eq!(openssl(&["pkey", "-pubin", "-in", &public, "-noout"]), Some(true));
    }
}

#[test]
fn what_openssl_writes_is_read() {
    if !there_is_openssl() {
        return;
    }
    let desk = Desk::new();
    let key = desk.with("key", &test_key("merchant_B_2048", "private_pkcs8_pem"));
    let public = desk.with("public", &test_key("merchant_B_2048", "public_spki_pem"));
    let phrase = desk.with("phrase", "correct horse battery staple\n");
    let pass = format!("file:{phrase}");
    let forms: [(&str, &[&str]); 5] = [
        ("pkcs1.pem", &["rsa", "-traditional"]),
        ("pkcs8.der", &["pkcs8", "-topk8", "-nocrypt", "-outform", "DER"]),
        ("pkcs1.der", &["rsa", "-traditional", "-outform", "DER"]),
        ("aes.pem", &["pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", &pass]),
        ("scrypt.pem", &["pkcs8", "-topk8", "-scrypt", "-passout", &pass]),
    ];
    for (name, arguments) in forms {
        let out = desk.name(name);
        let mut arguments = arguments.to_vec();
        arguments.extend(["-in", &key, "-out", &out]);
        assert_eq!(openssl(&arguments), Some(true), "{name}");
        let ran =
            run(&["convert", &out, "--key-passphrase-file", &phrase, "--form", "spki-pem"], "");
        assert_eq!(ran.code, DONE, "{name}: {}", ran.err);
        assert_eq!(ran.out.trim_end(), fs::read_to_string(&public).expect("a key").trim_end());
    }
}

#[test]
fn signatures_of_each_verify_with_the_other() {
    if !there_is_openssl() {
        return;
    }
    for bits in ["2048", "3072", "4096"] {
        let desk = Desk::new();
        let key = key_of(&desk, bits);
        let public = desk.name("public");
        assert_eq!(openssl(&["pkey", "-in", &key, "-pubout", "-out", &public]), Some(true));
        let content = desk.with("content", CONTENT);
        theirs_with_ours(&desk, &key, &public, &content);
        ours_with_theirs(&desk, &key, &public, &content);
    }
}

fn theirs_with_ours(desk: &Desk, key: &str, public: &str, content: &str) {
    let signature = desk.name("theirs");
    let made = openssl(&["dgst", "-sha256", "-sign", key, "-out", &signature, content]);
    assert_eq!(made, Some(true));
    let mut arguments = vec!["verify", "--key", public, "--body", "-"];
    arguments.extend(FIELDS);
    let header = header(Path::new(&signature));
    arguments.extend(["--signature", &header]);
    let ran = run(&arguments, BODY);
    assert_eq!(ran.code, DONE, "{}{}", ran.out, ran.err);
}

fn ours_with_theirs(desk: &Desk, key: &str, public: &str, content: &str) {
    let mut arguments = vec!["sign", "--json", "--key", key, "--body", "-"];
    arguments.extend(FIELDS);
    let signed = run(&arguments, BODY).json();
    let header = signed["signature"].as_str().expect("a header");
    let encoded = header.rsplit("signature=").next().expect("a value");
    let bytes = keyturn::signing::SignatureHeader::parse(encoded).expect("a signature").bytes;
    let signature = desk.path("ours");
    fs::write(&signature, bytes).expect("written");
    let signature = desk.name("ours");
    let checked =
        openssl(&["dgst", "-sha256", "-verify", public, "-signature", &signature, content]);
    assert_eq!(checked, Some(true));
}

fn header(signature: &Path) -> String {
    use base64ct::{Base64, Encoding as _};
    let bytes = fs::read(signature).expect("a signature");
    format!("algorithm=RSA256,keyVersion=1,signature={}", Base64::encode_string(&bytes))
}
