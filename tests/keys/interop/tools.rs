//! The other software.

use std::process::{Command, Stdio};

use base64ct::{Base64, Encoding};
use tempfile::TempDir;

/// A tool that answers.
pub struct Tool(&'static str);

impl Tool {
    pub fn java() -> Option<Self> {
        Self::find("Java 17", &["java"], &["-version"], "")
    }

    /// One that has the package `cryptography`.
    pub fn python() -> Option<Self> {
        Self::find(
            "Python with the package cryptography",
            &["python3", "/usr/bin/python3", "python"],
            &["-c", "import cryptography"],
            "",
        )
    }

    pub fn openssl() -> Option<Self> {
        Self::find("OpenSSL 3", &["openssl"], &["version"], "OpenSSL 3")
    }

    fn find(title: &str, names: &[&'static str], probe: &[&str], says: &str) -> Option<Self> {
        let answers = |name: &&&'static str| {
            Command::new(name).args(probe).stdin(Stdio::null()).output().is_ok_and(|output| {
                output.status.success() && String::from_utf8_lossy(&output.stdout).starts_with(says)
            })
        };
        let found = names.iter().find(answers).map(|name| Self(name));
        if found.is_none() {
            let required = crate::fixtures::tools_are_required();
            assert!(!required, "{title} is missing");
            #[allow(clippy::disallowed_macros, reason = "a test's own words")]
            {
                eprintln!("skipped: {title} is missing");
            }
        }
        found
    }

    pub fn command(&self) -> Command {
        Command::new(self.0)
    }
}

/// Runs it to its end, which must be a good one.
pub fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output().expect("the tool");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A folder for what we write, and one for what the tool writes.
pub fn folders() -> (TempDir, TempDir) {
    let folder = || TempDir::with_prefix("keyturn-").expect("a folder");
    (folder(), folder())
}

pub fn base64(text: &str) -> Vec<u8> {
    Base64::decode_vec(text).expect("base64 on one line, and nothing else")
}
