//! Every way to be refused, with its exit code, its code and what to do.

use std::fs;

use crate::support::*;

/// The code in brackets at the end of the first line on standard error.
fn code(ran: &Ran) -> Option<&str> {
    let first = ran.err.lines().next()?;
    let (_, code) = first.strip_suffix(')')?.rsplit_once('(')?;
    Some(code)
}

/// Files to be refused with, and the options that bring each refusal about.
fn files() -> Desk {
    let desk = Desk::new();
    desk.with("a.pem", &test_key("merchant_B_2048", "private_pkcs8_pem"));
    desk.with("a.pub", &test_key("merchant_B_2048", "public_spki_pem"));
    desk.with("b.pub", &test_key("platform_A_2048", "public_spki_pem"));
    desk.with("protected.pem", include_str!("../data/keys/scrypt.pem"));
    desk.with("ec.pem", include_str!("../data/keys/ec_private.pem"));
    desk.with("notes", "no key and no message");
    desk.with("empty", "");
    fs::create_dir(desk.path("folder")).expect("a folder");
    desk
}

#[test]
fn each_refusal_has_its_exit_code_and_its_own_code() {
    let desk = files();
    let cases: &[(&str, i32, &str)] = &[
        ("generate", USAGE, "L006"),
        ("inspect @missing", CANNOT_READ, "S005"),
        ("inspect @folder", CANNOT_READ, "S007"),
        ("inspect @empty", CANNOT_READ, "K104"),
        ("inspect @notes", CANNOT_READ, "K176"),
        ("match @a.pub @notes", CANNOT_READ, "K176"),
        ("match - -", USAGE, "L015"),
        (
            "convert @ec.pem --form pkcs8-pem --unprotected --out @new",
            CANNOT_READ,
            "K157",
        ),
        ("convert @a.pub --form pkcs8-pem", USAGE, "L009"),
        (
            "convert @a.pem --form pkcs8-pem --unprotected --out @a.pub",
            CANNOT_READ,
            "S001",
        ),
        (
            "convert @a.pem --form pkcs8-pem --passphrase-file @missing --out @new",
            CANNOT_READ,
            "L007",
        ),
        ("verify --key @a.pub", USAGE, "L013"),
        ("verify --key @a.pem @notes", CANNOT_READ, "K140"),
        ("verify --key @a.pub --other-key own @notes", USAGE, "L012"),
        (
            "verify --key @a.pub --other-key own=@missing @notes",
            CANNOT_READ,
            "S005",
        ),
        ("verify --key @a.pub @notes", CANNOT_READ, "P106"),
        ("verify --key @a.pub @folder/missing", CANNOT_READ, "S005"),
        (
            "verify --key @a.pub --out @notes @notes",
            CANNOT_READ,
            "S001",
        ),
        (
            "sign --key @a.pub --uri /x --client-id 5X --body @empty",
            CANNOT_READ,
            "K150",
        ),
        (
            "sign --key @a.pem --uri /x --client-id 5X --body @missing",
            CANNOT_READ,
            "S005",
        ),
    ];
    let mut wrong = Vec::new();
    for (line, exit, wanted) in cases {
        let arguments: Vec<String> = line
            .split(' ')
            .map(|word| match word.split_once('@') {
                Some((before, name)) => format!("{before}{}", desk.name(name)),
                None => word.to_owned(),
            })
            .collect();
        let ran = run(&arguments, "");
        let right = ran.code == *exit
            && ran.out.is_empty()
            && code(&ran) == Some(wanted)
            && ran.err.lines().count() >= 2;
        if !right {
            wrong.push(format!(
                "{line}: {} {:?} {}{}",
                ran.code,
                code(&ran),
                ran.out,
                ran.err
            ));
        }
        let mut as_json = arguments.clone();
        as_json.push("--json".into());
        let told = run(&as_json, "");
        let problem = &told.json()["error"];
        // A key that cannot be used is an answer of `verify`, with its own words.
        let answered = told.json()["verdict"] == "reject";
        if told.code != *exit
            || !(answered || problem["code"].is_string() && problem["fix"].is_string())
        {
            wrong.push(format!("{line} --json: {} {}", told.code, told.out));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!desk.path("new").exists(), "a refusal leaves no file");
}

#[test]
fn what_clap_refuses_ends_with_two_and_names_the_help() {
    for line in [
        "frobnicate",
        "generate --bits 1024",
        "sign",
        "verify --nonsense",
        "",
    ] {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let ran = run(&arguments, "");
        assert_eq!(ran.code, USAGE, "{line}");
        assert!(ran.out.is_empty(), "{line}");
        assert!(
            ran.err.contains("--help") || ran.err.contains("Usage"),
            "{line}: {}",
            ran.err
        );
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_and_a_closed_pipe_are_told_apart() {
    use std::process::{Command, Stdio};

    let desk = files();
    let program = env!("CARGO_BIN_EXE_keyturn-cli");
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    if let Ok(full) = full {
        let status = Command::new(program)
            .args(["inspect", &desk.name("a.pub")])
            .stdout(full)
            .stderr(Stdio::null())
            .status()
            .expect("it ends");
        assert_eq!(status.code(), Some(CANNOT_READ));
    }
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let quiet = Command::new(program)
        .args(["inspect", &desk.name("a.pub")])
        .stdout(writer)
        .output()
        .expect("it ends");
    assert_eq!(quiet.status.code(), Some(DONE));
    assert!(quiet.stderr.is_empty());
}
