//! What each command prints, word for word: `transcript.txt` is a session in a shell, as somebody would copy it.
//!
//! `KEYTURN_WRITE_TRANSCRIPT=1` writes it anew; read the difference before it is kept.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::docs::{desk, in_shell};

const WRITTEN: &str = include_str!("transcript.txt");

#[test]
fn each_command_prints_what_is_written() {
    let desk = desk();
    let mut said = String::new();
    for line in WRITTEN.lines().filter(|line| line.starts_with("$ ")) {
        let ran = in_shell(&desk, &["-c", &format!("exec 2>&1; {}", &line[2..])]);
        said.push_str(line);
        said.push('\n');
        said.push_str(&String::from_utf8(ran.stdout).expect("UTF-8"));
        if !said.ends_with('\n') {
            said.push_str("⏎\n");
        }
        let code = ran.status.code().expect("no signal");
        if code != 0 {
            writeln!(said, "exit code {code}").expect("room");
        }
        said.push('\n');
    }
    if std::env::var_os("KEYTURN_WRITE_TRANSCRIPT").is_some() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/transcript.txt");
        fs::write(file, &said).expect("written");
    }
    for (is, should_be) in said.split("\n$ ").zip(WRITTEN.split("\n$ ")) {
        assert_eq!(is, should_be);
    }
    assert_eq!(said, WRITTEN);
}
