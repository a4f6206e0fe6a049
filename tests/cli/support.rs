//! Runs the real program.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub const DONE: i32 = 0;
pub const NOT_VALID: i32 = 1;
pub const USAGE: i32 = 2;
pub const CANNOT_READ: i32 = 3;

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("one JSON document")
    }

    /// A refusal has a sentence on standard error, and nothing where results go.
    pub fn refused(&self, code: i32) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert!(self.out.is_empty(), "{}", self.out);
        assert!(self.err.len() > 20, "{}", self.err);
    }
}

pub fn run<I: AsRef<OsStr>>(arguments: &[I], input: impl AsRef<[u8]>) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_keyturn-cli"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // It may end before it has read anything.
    let _ = stdin.write_all(input.as_ref());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    Ran {
        code: output.status.code().expect("a code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

pub use crate::fixtures::test_key;

pub struct Desk(pub TempDir);

impl Desk {
    pub fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn with(&self, name: &str, content: &str) -> String {
        fs::write(self.path(name), content).expect("written");
        self.name(name)
    }

    pub fn name(&self, name: &str) -> String {
        self.path(name).to_str().expect("UTF-8").to_owned()
    }
}

pub fn openssl(arguments: &[&str]) -> Option<bool> {
    let output = Command::new("openssl").args(arguments).output().ok()?;
    Some(output.status.success())
}

#[cfg(unix)]
pub fn is_for_the_owner_alone(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).expect("a file").permissions().mode() & 0o777 == 0o600
}
