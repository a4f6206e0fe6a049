//! `keyturn-cli` at the moment when it prints its result: the key that it made, signed with or looked at is gone.

use std::fs;
use std::io::{PipeReader, Write, pipe};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use keyturn::keys::export::{ExportForm, render};
use keyturn::keys::generate::{Cancel, KeySize, Progress, generate};
use keyturn::keys::import;
use keyturn::secret::Passphrase;

use super::root::is_root_or_skipped;
use super::scan::{Found, scan};
use super::script::key_in;
use super::secrets::{Needle, of_key, of_text};

/// What the system keeps of a pipe that nobody reads.
const PIPE: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_mins(2);

/// A program that waits to print, because nobody reads.
struct Waiting {
    process: Child,
    _output: PipeReader,
}

impl Waiting {
    fn to_print(arguments: &[&str]) -> Self {
        let (output, mut input) = pipe().expect("a pipe");
        input.write_all(&vec![b' '; PIPE]).expect("room in the pipe");
        let process = Command::new(env!("CARGO_BIN_EXE_keyturn-cli"))
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(input)
            .spawn()
            .expect("it starts");
        let mut waiting = Self { process, _output: output };
        let end = Instant::now() + PATIENCE;
        while !waiting.prints() {
            let ended = waiting.process.try_wait().expect("a child");
            assert!(ended.is_none() && Instant::now() < end, "it ended: {ended:?}");
            sleep(Duration::from_millis(5));
        }
        waiting
    }

    /// Whether one of its threads is in the system's call to write to standard output.
    fn prints(&self) -> bool {
        let write = format!("{} 0x1 ", libc::SYS_write);
        let tasks = fs::read_dir(format!("/proc/{}/task", self.process.id()));
        tasks.into_iter().flatten().flatten().any(|task| {
            fs::read_to_string(task.path().join("syscall"))
                .is_ok_and(|call| call.starts_with(&write))
        })
    }

    fn scan(&self, needles: &[Needle]) -> Vec<Found> {
        let report = scan(self.process.id(), needles);
        assert!(report.scanned > 1_000_000, "the scan saw the process");
        report.found
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A folder with a passphrase, a key that it protects, and all that must not be found of them.
struct Stage {
    folder: tempfile::TempDir,
    passphrase: Passphrase,
    needles: Vec<Needle>,
}

impl Stage {
    fn new() -> Self {
        let passphrase = Passphrase::generate().expect("randomness");
        let stage = Self {
            folder: tempfile::tempdir().expect("a folder"),
            needles: of_text("passphrase", passphrase.expose()),
            passphrase,
        };
        fs::write(stage.path("passphrase"), stage.passphrase.expose()).expect("written");
        stage
    }

    fn with_key() -> Self {
        let mut stage = Self::new();
        let key =
            generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key");
        let text =
            render(&key, ExportForm::EncryptedPkcs8Pem, Some(&stage.passphrase)).expect("text");
        fs::write(stage.path("key.pem"), text.expose()).expect("written");
        stage.learn();
        stage
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn learn(&mut self) {
        let text = fs::read(self.path("key.pem")).expect("a key");
        let read = import::private_key(&text, Some(&self.passphrase)).expect("a key");
        self.needles.extend(of_key(read.key.pkcs8().expose()));
    }
}

fn assert_nothing(found: &[Found]) {
    assert!(found.is_empty(), "left behind: {found:#?}");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn a_key_that_is_printed_is_found() {
    if is_root_or_skipped() {
        let waiting = Waiting::to_print(&["generate", "--unprotected"]);
        let key = key_in(waiting.process.id()).expect("a private key in the memory");
        assert!(!waiting.scan(&of_key(&key)).is_empty());
    }
}

#[test]
fn nothing_stays_after_generate() {
    if is_root_or_skipped() {
        let mut stage = Stage::new();
        let (key, passphrase) = (stage.path("key.pem"), stage.path("passphrase"));
        let waiting = Waiting::to_print(&[
            "generate",
            "--json",
            "--out",
            text(&key),
            "--passphrase-file",
            text(&passphrase),
        ]);
        stage.learn();
        assert_nothing(&waiting.scan(&stage.needles));
    }
}

fn assert_forgotten(arguments: &[&str]) {
    if is_root_or_skipped() {
        let stage = Stage::with_key();
        let (key, passphrase) = (stage.path("key.pem"), stage.path("passphrase"));
        let fill = |part: &&str| match *part {
            "KEY" => text(&key).to_owned(),
            "PASSPHRASE" => text(&passphrase).to_owned(),
            "NEW" => text(&stage.path("new.pem")).to_owned(),
            other => other.to_owned(),
        };
        let arguments: Vec<String> = arguments.iter().map(fill).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        assert_nothing(&Waiting::to_print(&arguments).scan(&stage.needles));
    }
}

#[test]
fn nothing_stays_after_sign() {
    assert_forgotten(&[
        "sign",
        "--key",
        "KEY",
        "--key-passphrase-file",
        "PASSPHRASE",
        "--uri",
        "/aps/api/v1/payments/pay",
        "--client-id",
        "5Y00000000000000",
        "--body",
        "/dev/null",
    ]);
}

#[test]
fn nothing_stays_after_inspect() {
    assert_forgotten(&["inspect", "KEY", "--key-passphrase-file", "PASSPHRASE"]);
}

#[test]
fn nothing_stays_after_match() {
    assert_forgotten(&["match", "KEY", "KEY", "--key-passphrase-file", "PASSPHRASE"]);
}

#[test]
fn nothing_stays_after_convert() {
    let public = ["--form", "spki-pem"];
    let private = ["--json", "--unprotected", "--out", "NEW"];
    let convert = ["convert", "KEY", "--key-passphrase-file", "PASSPHRASE"];
    assert_forgotten(&[convert.as_slice(), &public].concat());
    assert_forgotten(&[convert.as_slice(), &private].concat());
}
