//! Keys as programs, logs and people dress them.
#![allow(clippy::format_collect, reason = "short texts of a test")]

use base64ct::{Base64, Encoding};
use keyturn::keys::decode::Repair;
use keyturn::keys::import::{private_key, public_key};

use super::material::*;

const KEY: &str = "platform_A_2048";

fn public() -> &'static str {
    text(KEY, "public_spki_one_line")
}

fn public_pem() -> &'static str {
    text(KEY, "public_spki_pem")
}

fn lines(line: &str) -> Vec<&str> {
    line.as_bytes().chunks(64).map(|part| std::str::from_utf8(part).expect("ASCII")).collect()
}

/// What xxd writes.
fn xxd(bytes: &[u8]) -> String {
    let line = |(number, part): (usize, &[u8])| {
        let groups: Vec<String> = part
            .chunks(2)
            .map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect())
            .collect();
        format!("{:08x}: {:<39}  {}\n", number * 16, groups.join(" "), ".".repeat(part.len()))
    };
    bytes.chunks(16).enumerate().map(line).collect()
}

/// What `hexdump -C` writes.
fn canonical(bytes: &[u8]) -> String {
    let line = |(number, part): (usize, &[u8])| {
        let byte = |byte: &u8| format!("{byte:02x} ");
        let (left, right) = part.split_at(part.len().min(8));
        let hex = format!(
            "{} {}",
            left.iter().map(byte).collect::<String>(),
            right.iter().map(byte).collect::<String>()
        );
        format!("{:08x}  {hex:<49} |{}|\n", number * 16, ".".repeat(part.len()))
    };
    bytes.chunks(16).enumerate().map(line).collect()
}

fn dressed() -> Vec<(&'static str, String, Repair)> {
    let numbers = Numbers::of(KEY);
    let modulus: String = numbers.n.iter().map(|byte| format!("{byte:02X}")).collect();
    let der = Base64::decode_vec(public()).expect("base64");
    let once_more = Base64::encode_string(public_pem().as_bytes());
    let with_newline = Base64::encode_string(format!("{}\n", public()).as_bytes());
    let percent = public().replace('+', "%252B").replace('/', "%252F").replace('=', "%253D");
    let html = public().replace('+', "&#43;").replace('/', "&#x2F;");
    let code: String = public_pem().lines().map(|line| format!("  \"{line}\\n\" +\n")).collect();
    let marked = |mark: &str| -> String {
        public_pem().lines().map(|line| format!("{mark}{line}\n")).collect()
    };
    let numbered: String = public_pem()
        .lines()
        .enumerate()
        .map(|(n, line)| format!("{:>4}  {line}\n", n + 1))
        .collect();
    let (first, second) = public().split_at(200);
    vec![
        ("Kubernetes", format!("data:\n  key: {once_more}\n"), Repair::Base64Twice),
        (".env", format!("PUBLIC_KEY={once_more}"), Repair::Base64Twice),
        ("echo | base64", with_newline, Repair::Base64Twice),
        ("percent-encoded twice", percent, Repair::PercentEncoding),
        (
            "a page's source",
            format!("<code>{}</code><br/>", lines(&html).join("<br/>")),
            Repair::HtmlEscapes,
        ),
        ("Java", format!("String key = {code}  \"\";"), Repair::Program),
        ("a diff", marked("+"), Repair::LineMarks),
        ("line numbers", numbered, Repair::LineMarks),
        (
            "a table",
            public_pem().lines().map(|line| format!("| {line} |\n")).collect(),
            Repair::LineMarks,
        ),
        ("xxd", xxd(&der), Repair::Hex),
        ("hexdump -C", canonical(&der), Repair::Hex),
        ("openssl -modulus", format!("Modulus={modulus}\n"), Repair::Numbers),
        (
            "two messages",
            format!("Li 13:43\n{first}\n\nLi 13:44\n{second}\n"),
            Repair::Surroundings,
        ),
    ]
}

#[test]
fn each_coat_is_taken_off_and_told() {
    let known = public_key(public().as_bytes()).expect("the test key").key;
    for (name, input, repair) in dressed() {
        let read = public_key(input.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(read.key, known, "{name}");
        assert!(read.repairs.contains(&repair), "{name}: {:?}", read.repairs);
    }
}

#[test]
fn a_private_key_under_a_coat_is_read_as_one_and_never_as_a_public_key() {
    let known = private_key(one_line().as_bytes(), None).expect("the test key").key;
    let once_more = Base64::encode_string(pem().as_bytes());
    for (name, input) in [
        (".env", format!("PRIVATE_KEY={once_more}")),
        ("a diff", pem().lines().map(|line| format!("+{line}\n")).collect()),
        ("xxd", xxd(&der())),
    ] {
        let read =
            private_key(input.as_bytes(), None).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert!(read.key.same_as(&known), "{name}");
        let error = public_key(input.as_bytes()).expect_err(name);
        assert_eq!(error.message().id(), "keys-leak-guard", "{name}");
    }
}

#[test]
fn what_is_printed_of_a_private_key_is_no_public_key() {
    let modulus: String = Numbers::of(KEY).n.iter().map(|byte| format!("{byte:02x}:")).collect();
    let printed =
        format!("Private-Key: (2048 bit)\nmodulus:\n{modulus}\nprivateExponent:\n 00:01\n");
    assert!(public_key(printed.as_bytes()).is_err());
}
