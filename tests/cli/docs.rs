//! What `--help` and the documents promise: every example is run, and every member of the JSON is documented.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::fixtures::test_keys;
use crate::support::*;

const DOCUMENT: &str = include_str!("../../docs/CLI.md");
/// A record of a ceremony that was held for this test.
const RECORD: &str = include_str!("../data/record.json");
const README: &str = include_str!("../../README.md");
const COMMANDS: [&str; 12] = [
    "",
    "generate",
    "convert",
    "inspect",
    "match",
    "sign",
    "verify",
    "diagnose",
    "record",
    "record check",
    "record list",
    "completions",
];
const PASSPHRASE: &str = "seven quiet otters cross the frozen river";

/// The example's commands, one each: lines that go on are joined, comments left out.
fn commands(lines: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in lines.lines().map(str::trim) {
        if line.starts_with('#') {
            continue;
        }
        match found.last_mut() {
            Some(last) if goes_on => {
                last.push('\n');
                last.push_str(line);
            }
            _ => found.push(line.to_owned()),
        }
        goes_on = line.ends_with('\\') || line.ends_with('|');
    }
    found
}

fn examples_of_help(command: &str) -> Vec<String> {
    let words = command.split_whitespace().chain(["--help"]);
    let help = run(&words.collect::<Vec<_>>(), "").out;
    let (_, after) = help.split_once("\nExample").expect("examples");
    let lines = after.split_once('\n').expect("lines").1;
    commands(lines.split("\n\n").next().unwrap_or(lines))
}

fn examples_of(document: &str) -> Vec<String> {
    let code = document.lines().filter(|line| line.starts_with("    "));
    let mut found = commands(&code.collect::<Vec<_>>().join("\n"));
    found.retain(|line| line.contains("keyturn-cli ") && !line.starts_with("cargo"));
    found
}

/// The own key: private and public.
type Pair = (String, String);

/// A key that nobody has published, as that of a user: made once.
static FRESH: LazyLock<Pair> = LazyLock::new(|| {
    let desk = Desk::new();
    let (private, public) = (desk.name("private.pem"), desk.name("public.pem"));
    let made = run(&["generate", "--unprotected", "--out", &private], "");
    assert_eq!(made.code, DONE, "{}", made.err);
    let made = run(&["convert", &private, "--form", "spki-pem", "--out", &public], "");
    assert_eq!(made.code, DONE, "{}", made.err);
    let read = |path: &str| fs::read_to_string(path).expect("a key");
    (read(&private), read(&public))
});

/// The files that the examples name, with a key that is the same each time.
pub fn desk() -> Desk {
    let of = |form| test_key("merchant_B_2048", form);
    desk_with(&(of("private_pkcs8_pem"), of("public_spki_pem")))
}

fn desk_with((own, own_public): &Pair) -> Desk {
    let desk = Desk::new();
    let platform = test_key("platform_A_2048", "private_pkcs8_pem");
    for name in ["private.pem", "acme.pem", "old.txt", "some-key.txt"] {
        desk.with(name, own);
    }
    for name in ["public.txt", "own.pub", "acme.pub"] {
        desk.with(name, own_public);
    }
    desk.with("alipay.pub", &test_key("platform_A_2048", "public_spki_pem"));
    desk.with("old.pub", &test_key("long_D_4096", "public_spki_pem"));
    let certificate = "certificate_of_A_pem(accept: extract key, or tell user it is a certificate)";
    desk.with("alipay.cer", test_keys()[certificate].as_str().expect("a certificate"));
    desk.with("passphrase.txt", &format!("{PASSPHRASE}\n"));
    let body = "{\"amount\":\"10000\"}";
    desk.with("body.json", body);
    let platform_key = desk.with("platform.pem", &platform);
    let arguments = [
        "sign",
        "--json",
        "--key",
        &platform_key,
        "--uri",
        "/payNotify",
        "--client-id",
        "SANDBOX_5X",
        "--time",
        "2025-02-21T05:43:09Z",
        "--body",
        "-",
    ];
    let signed = run(&arguments, body).json();
    desk.with("signature.txt", signed["signature"].as_str().expect("a header"));
    let headers = signed["headers"].as_object().expect("headers");
    let lines: Vec<String> = headers
        .iter()
        .map(|(name, value)| format!("{name}: {}\r\n", value.as_str().expect("text")))
        .collect();
    let capture =
        format!("POST /payNotify HTTP/1.1\r\nHost: acme.example\r\n{}\r\n{body}", lines.concat());
    desk.with("capture.http", &capture);
    fs::create_dir(desk.path("captures")).expect("a folder");
    desk.with("captures/one.http", &capture);
    desk.with("captures/two.http", &capture);
    let headers: Vec<Value> =
        headers.iter().map(|(name, value)| json!({"name": name, "value": value})).collect();
    let request = json!({
        "method": "POST", "url": "https://acme.example/payNotify", "headers": headers,
        "postData": {"mimeType": "application/json", "text": body},
    });
    let traffic = json!({"log": {"version": "1.2", "entries": [{"request": request}]}});
    desk.with("traffic.har", &traffic.to_string());
    desk.with("record.json", RECORD);
    fs::create_dir(desk.path("records")).expect("a folder");
    desk.with("records/record.json", RECORD);
    desk
}

/// Runs a shell in the folder, with the program where it looks for programs.
pub fn in_shell(desk: &Desk, arguments: &[&str]) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_keyturn-cli"));
    let folder = program.parent().expect("a folder").display();
    let path = std::env::var("PATH").expect("a path");
    Command::new("bash")
        .args(arguments)
        .current_dir(desk.0.path())
        .env("PATH", format!("{folder}:{path}"))
        .stdin(Stdio::null())
        .output()
        .expect("bash")
}

/// Runs a line in the shell; the problem with it, if there is one.
fn problem_with(line: &str) -> Option<String> {
    let desk = desk_with(&FRESH);
    let mut line = line.to_owned();
    // A key that is to be made is not there yet.
    for made in line.split_whitespace().collect::<Vec<_>>().windows(2) {
        if ["--out", "--public", ">"].contains(&made[0]) {
            let _ = fs::remove_file(desk.path(made[1]));
        }
    }
    // Those that ask are answered from a file; the asking itself is tried at a terminal.
    let asks = line.starts_with("keyturn-cli generate")
        && !line.contains("--passphrase")
        && !line.contains("--unprotected");
    if asks {
        line = line.replacen("generate", "generate --passphrase-file passphrase.txt", 1);
    }
    // What signs and opens a protected key does so with the test's own.
    if line.contains("key.pem --key-passphrase-file") {
        let key = desk.name("key.pem");
        let from = desk.name("private.pem");
        let phrase = desk.name("passphrase.txt");
        let arguments = ["convert", &from, "--out", &key, "--passphrase-file", &phrase];
        assert_eq!(run(&arguments, "").code, DONE);
    }
    let ran = in_shell(&desk, &["-e", "-o", "pipefail", "-c", &line]);
    let said = String::from_utf8_lossy(&ran.stderr);
    (!ran.status.success()).then(|| format!("{line}\n  {:?} {said}", ran.status.code()))
}

#[test]
fn every_example_works_as_it_stands() {
    let with_jq = Command::new("jq").arg("--version").output().is_ok();
    let required = crate::fixtures::tools_are_required();
    assert!(with_jq || !required, "jq is missing");
    let mut lines: Vec<String> = COMMANDS.iter().flat_map(|one| examples_of_help(one)).collect();
    assert!(lines.len() > 20, "{lines:#?}");
    lines.extend([README, DOCUMENT].iter().flat_map(|text| examples_of(text)));
    assert!(lines.len() > 27, "{lines:#?}");
    lines.retain(|line| with_jq || !line.contains("jq "));
    let wrong: Vec<String> = lines.iter().filter_map(|line| problem_with(line)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words in backticks.
fn code(text: &str) -> BTreeSet<String> {
    let parts = text.split('`').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

/// The cells of the first table after `heading`, below its head.
fn table(heading: &str) -> Vec<(String, String)> {
    let (_, after) = DOCUMENT.split_once(heading).expect("a heading");
    let rows = after.lines().skip_while(|line| !line.starts_with('|'));
    rows.take_while(|line| line.starts_with('|'))
        .skip(2)
        .map(|row| {
            let mut cells = row.trim_matches('|').split(" | ").map(str::to_owned);
            (cells.next().expect("a cell"), cells.next().expect("a cell"))
        })
        .collect()
}

fn members(document: &Value) -> BTreeSet<String> {
    let document = document.as_object().expect("an object");
    document.keys().cloned().collect()
}

/// All members of the answers to these command lines.
fn given(desk: &Desk, lines: &[&str]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for line in lines {
        let arguments = line.split(' ').map(|word| match word.strip_prefix('@') {
            Some(name) => desk.name(name),
            None => word.to_owned(),
        });
        let ran = run(&arguments.chain(["--json".to_owned()]).collect::<Vec<_>>(), "");
        all.extend(members(&ran.json()));
    }
    all
}

#[test]
fn the_members_of_each_document_are_those_that_are_documented() {
    let desk = desk();
    let lines: [(&str, &[&str]); 9] = [
        ("generate", &["generate --unprotected --out @new.pem"]),
        ("convert", &["convert @alipay.cer", "convert @private.pem --unprotected --out @copy.pem"]),
        ("inspect", &["inspect @private.pem", "inspect @public.txt"]),
        ("match", &["match @private.pem @public.txt"]),
        ("sign", &["sign --key @private.pem --uri /x --client-id 5X --body @body.json"]),
        (
            "verify",
            &[
                "verify --key @alipay.pub @capture.http",
                "verify --key @own.pub @capture.http",
                "verify --key @alipay.pub --uri /x --client-id 5X --time t --signature aa",
            ],
        ),
        (
            "diagnose",
            &["diagnose --key @alipay.pub @capture.http", "diagnose --key @own.pub @capture.http"],
        ),
        ("record check", &["record check @record.json"]),
        ("record list", &["record list @records"]),
    ];
    let documented = table("## JSON");
    let of_messages = |thorough| -> BTreeSet<String> {
        table("an array for many:")
            .iter()
            .filter(|(_, meaning)| thorough || !meaning.starts_with("`diagnose` alone"))
            .flat_map(|(member, _)| code(member))
            .collect()
    };
    for (command, lines) in lines {
        let written = documented
            .iter()
            .find(|(commands, _)| code(commands).contains(command))
            .map_or_else(|| of_messages(command == "diagnose"), |(_, members)| code(members));
        assert_eq!(given(&desk, lines), written, "{command}");
    }
    let refused = run(&["inspect", "--json", &desk.name("missing")], "").json();
    assert_eq!(members(&refused), BTreeSet::from(["error".to_owned()]));
    let told = ["code", "message", "fix"].map(str::to_owned);
    assert_eq!(members(&refused["error"]), BTreeSet::from(told));
    assert!(DOCUMENT.contains(r#"{"error": {"code", "message", "fix"}}"#));
}

#[test]
fn the_words_of_the_vectors_are_documented() {
    let documented = table("an array for many:");
    let (_, verdicts) = documented.first().expect("the verdict first");
    let vectors: Value = serde_json::from_str(include_str!("../data/faults.json")).expect("JSON");
    let vectors = vectors["vectors"].as_array().or(vectors.as_array()).expect("a list");
    let expected = vectors.iter().map(|one| one["expected"].as_str().expect("text").to_owned());
    let missing: Vec<String> = expected.filter(|word| !code(verdicts).contains(word)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
