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
    desk.with("phrase", "correct horse battery staple\n");
    desk.with("short", "abc\n");
    desk.with("long", &"x".repeat(5000));
    fs::create_dir(desk.path("folder")).expect("a folder");
    #[cfg(unix)]
    std::os::unix::fs::symlink(desk.0.path(), desk.path("linked")).expect("a link");
    desk
}

/// Exit code, code, command line; `@` stands before a name in the folder of [`files`].
const CASES: &str = "\
2 L008 generate --form spki-line
2 L014 generate --form pkcs1-line
2 L019 generate --unprotected --public - --out -
2 L020 generate --unprotected --public @new --out @new --force
3 S005 generate --unprotected --out @nowhere/new
3 S005 generate --unprotected --out @new --public @nowhere/new
3 L004 generate --out @new --passphrase-file @short
3 L018 generate --out @new --passphrase-file @empty
3 L016 generate --out @new --passphrase-file @long
3 K116 inspect @protected.pem --key-passphrase-file @phrase
2 L015 inspect - --key-passphrase-file -
3 S005 inspect @missing
3 S007 inspect @folder
3 K104 inspect @empty
3 K176 inspect @notes
3 K176 match @a.pub @notes
2 L015 match - -
3 K157 convert @ec.pem --form pkcs8-pem --unprotected --out @new
2 L009 convert @a.pub --form pkcs8-pem
3 S001 convert @a.pem --form pkcs8-pem --unprotected --out @a.pub
3 L007 convert @a.pem --form pkcs8-pem --passphrase-file @missing --out @new
2 L013 verify --key @a.pub
3 K140 verify --key @a.pem @notes
2 L012 verify --key @a.pub --other-key own @notes
3 S005 verify --key @a.pub --other-key own=@missing @notes
3 L021 verify --key @a.pub @folder
3 P106 verify --key @a.pub @notes
3 S005 verify --key @a.pub @folder/missing
3 S001 verify --key @a.pub --out @notes @notes
2 L020 generate --unprotected --public @folder/../new --out @new --force
2 L020 generate --unprotected --public @linked/new --out @new --force
2 L020 generate --unprotected --public @NEW --out @new --force
3 S015 generate --unprotected --public @a.pem --out @new --force
3 S015 generate --unprotected --public @linked/a.pem --out @new --force
3 S015 convert @a.pem --form spki-line --out @a.pem --force
3 S015 convert @b.pub --form spki-line --out @linked/protected.pem --force
3 S015 sign --key @a.pem --uri /x --client-id 5X --body @empty --out @a.pem --force
3 S015 inspect @a.pub --out @a.pem --force
3 S015 match @a.pub @b.pub --out @ec.pem --force
3 S015 verify --key @a.pub --out @a.pem --force @notes
3 K150 sign --key @a.pub --uri /x --client-id 5X --body @empty
3 S005 sign --key @a.pem --uri /x --client-id 5X --body @missing
2 V180 sign --key @a.pem --uri /x --client-id= --body @empty";

#[test]
fn each_refusal_has_its_exit_code_and_its_own_code() {
    let desk = files();
    let mut wrong = Vec::new();
    for case in CASES.lines() {
        let mut parts = case.splitn(3, ' ');
        let mut part = || parts.next().expect("exit code, code, command line");
        let (exit, wanted, line) = (part().parse::<i32>().expect("a number"), part(), part());
        let arguments: Vec<String> = line
            .split(' ')
            .map(|word| match word.split_once('@') {
                Some((before, name)) => format!("{before}{}", desk.name(name)),
                None => word.to_owned(),
            })
            .collect();
        let ran = run(&arguments, "");
        let right = ran.code == exit
            && ran.out.is_empty()
            && code(&ran) == Some(wanted)
            && ran.err.lines().count() >= 2;
        if !right {
            wrong.push(format!("{line}: {} {:?} {}{}", ran.code, code(&ran), ran.out, ran.err));
        }
        let mut as_json = arguments.clone();
        as_json.push("--json".into());
        let told = run(&as_json, "");
        let problem = &told.json()["error"];
        // A key that cannot be used is an answer of `verify`, with its own words.
        let answered = told.json()["verdict"] == "reject";
        if told.code != exit
            || !(answered || problem["code"].is_string() && problem["fix"].is_string())
        {
            wrong.push(format!("{line} --json: {} {}", told.code, told.out));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!desk.path("new").exists(), "a refusal leaves no file");
    let kept = fs::read_to_string(desk.path("a.pem")).expect("the private key");
    assert_eq!(kept, test_key("merchant_B_2048", "private_pkcs8_pem"));
}

#[test]
fn what_clap_refuses_ends_with_two_and_names_the_help() {
    for line in [
        "frobnicate",
        "generate --bits 1024",
        "sign",
        "verify --nonsense",
        "verify --key a.pub capture.http --signature aa",
        "sign --key a.pem --uri /x --client-id 5X --body b --key-version 1\r\nX-More:1",
        "",
    ] {
        let arguments: Vec<&str> = line.split_terminator(' ').collect();
        let ran = run(&arguments, "");
        assert_eq!(ran.code, USAGE, "{line}");
        assert!(ran.out.is_empty(), "{line}");
        assert!(ran.err.contains("--help") || ran.err.contains("Usage"), "{line}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_and_a_closed_pipe_are_told_apart() {
    use std::process::Command;

    let desk = files();
    let program = env!("CARGO_BIN_EXE_keyturn-cli");
    if let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") {
        for arguments in [&["inspect", &desk.name("a.pub")][..], &["--help"]] {
            let ended = Command::new(program)
                .args(arguments)
                .stdout(full.try_clone().expect("a copy"))
                .output()
                .expect("it ends");
            assert_eq!(ended.status.code(), Some(CANNOT_READ));
            assert!(String::from_utf8_lossy(&ended.stderr).contains("(L003)"));
        }
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
    // A private key that nobody read is lost: that must not look done.
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let lost = Command::new(program)
        .args(["convert", "--unprotected", &desk.name("a.pem")])
        .stdout(writer)
        .output()
        .expect("it ends");
    assert_eq!(lost.status.code(), Some(CANNOT_READ));
}

#[test]
fn a_private_key_and_a_document_do_not_share_standard_output() {
    let ran = run(&["generate", "--unprotected", "--json"], "");
    assert_eq!(ran.code, USAGE);
    assert_eq!(ran.json()["error"]["code"], "L010");
}

#[test]
fn standard_input_that_is_too_long_or_no_text_is_refused() {
    let ran = run(&["inspect", "-"], vec![b'A'; 300_000]);
    ran.refused(CANNOT_READ);
    assert_eq!(code(&ran), Some("L001"));
    let ran = run(&["generate", "--passphrase-file", "-", "--out", "new"], [0xff, 0xfe]);
    ran.refused(CANNOT_READ);
    assert_eq!(code(&ran), Some("L007"));
}

#[cfg(unix)]
#[test]
fn a_folder_as_standard_input_is_refused() {
    use std::process::{Command, Stdio};

    let folder = fs::File::open(std::env::temp_dir()).expect("a folder");
    let ended = Command::new(env!("CARGO_BIN_EXE_keyturn-cli"))
        .args(["inspect", "-"])
        .stdin(Stdio::from(folder))
        .output()
        .expect("it ends");
    assert_eq!(ended.status.code(), Some(CANNOT_READ));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("(L002)"));
}
