//! The scanner as a program of its own, for scripts that drive the real window: this test, started with one of the
//! tests below and the variables that it asks for. It ends with 0 where nothing was found, and with [`FOUND`].

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use keyturn::keys::import;

use super::primes;
use super::scan::{Memory, scan};
use super::secrets::{Needle, of_key, of_number, of_text};

const PROCESS: &str = "KEYTURN_SCAN_PROCESS";
/// A folder: private keys without protection in files `*.key`, numbers in big-endian order in `*.number`, texts in
/// `*.text`.
const SECRETS: &str = "KEYTURN_SCAN_SECRETS";
/// Where a key that was taken out of the memory goes.
const LOOT: &str = "KEYTURN_SCAN_LOOT";
const FOUND: i32 = 3;
/// A process with a window has far more.
const LEAST_SCANNED: usize = 8 * 1024 * 1024;

/// Not a test of its own: looks for secrets in another process.
#[test]
#[ignore = "run by scripts, on a program that they drive"]
fn scan_for_a_script() {
    let Some(process) = process() else { return };
    let folder = PathBuf::from(std::env::var_os(SECRETS).expect("a folder with secrets"));
    let report = scan(process, &needles(&folder));
    assert!(report.scanned > LEAST_SCANNED, "hardly anything was seen");
    say(&format!("{:#?}", report.found));
    std::process::exit(if report.found.is_empty() { 0 } else { FOUND });
}

/// Not a test of its own: takes a private key out of another process, as somebody would who may read its memory.
#[test]
#[ignore = "run by scripts, on a program that they drive"]
fn steal_for_a_script() {
    let Some(process) = process() else { return };
    let loot = std::env::var_os(LOOT).expect("a place for the key");
    let key = key_in(process).expect("a private key in the memory");
    File::create(loot).and_then(|file| file.write_all_at(&key, 0)).expect("written");
    std::process::exit(0);
}

/// Not a test of its own: takes the primes of a 4096-bit key out of a process that is looking for them and was stopped.
#[test]
#[ignore = "run by scripts, on a program that they drive"]
fn steal_primes_for_a_script() {
    let Some(process) = process() else { return };
    let folder = PathBuf::from(std::env::var_os(SECRETS).expect("a folder for secrets"));
    let memory = Memory::of(process);
    let mut found = BTreeSet::new();
    for region in memory.regions() {
        let part = memory.read(region.start, region.end - region.start);
        found.extend(primes::within(&part));
    }
    for (number, prime) in found.iter().enumerate() {
        let file = folder.join(format!("prime {number}.number"));
        fs::write(file, prime).expect("written");
    }
    std::process::exit(0);
}

fn process() -> Option<u32> {
    let process = std::env::var(PROCESS).ok()?;
    Some(process.parse().expect("the number of a process"))
}

fn needles(folder: &Path) -> Vec<Needle> {
    let mut needles = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder with secrets") {
        let path = entry.expect("a file").path();
        let content = fs::read(&path).expect("a file");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        match path.extension().and_then(OsStr::to_str) {
            Some("key") => {
                let read = import::private_key(&content, None).expect("a private key");
                let of_this = of_key(read.key.pkcs8().expose());
                needles.extend(of_this.into_iter().map(|needle| needle.of(&name)));
            }
            Some("number") => needles.extend(of_number(&name, &content)),
            _ => {
                let text = String::from_utf8(content).expect("a text");
                needles.extend(of_text(&name, &text));
            }
        }
    }
    assert!(!needles.is_empty(), "nothing to look for");
    needles
}

/// The first private key in the memory of a process, as PKCS#8.
pub fn key_in(process: u32) -> Option<Vec<u8>> {
    let memory = Memory::of(process);
    memory
        .regions()
        .find_map(|region| key_within(&memory.read(region.start, region.end - region.start)))
}

fn key_within(part: &[u8]) -> Option<Vec<u8>> {
    /// Version 0, the algorithm rsaEncryption, and the start of the octet string with the key.
    const INSIDE: &[u8] =
        b"\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00\x04\x82";
    let starts = memchr::memmem::find_iter(part, INSIDE).filter_map(|at| at.checked_sub(4));
    starts
        .filter_map(|start| {
            let length = usize::from(u16::from_be_bytes([part[start + 2], part[start + 3]])) + 4;
            part.get(start..start + length)
        })
        .find(|document| import::private_key(document, None).is_ok())
        .map(<[u8]>::to_vec)
}

fn say(words: &str) {
    writeln!(std::io::stdout(), "{words}").expect("somebody to tell");
}
