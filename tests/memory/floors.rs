use std::fs;
use std::path::Path;

use base64ct::{Base64, Encoding};
use keyturn::keys::export::{ExportForm, render};
use keyturn::keys::generate::{Cancel, KeySize, Progress, generate};
use keyturn::keys::{PrivateKey, import};
use keyturn::secret::Passphrase;

use super::child::Walker;
use super::scan::{Report, scan};
use super::secrets::{Needle, of_key, of_text};
use super::ways::{BROKEN, CONTAINERS, ENCRYPTED, KEY, PASSPHRASE};

/// A folder with a new key in several forms, and all that must not be found of it.
struct Stage {
    folder: tempfile::TempDir,
    needles: Vec<Needle>,
}

impl Stage {
    /// With a passphrase alone; the child makes the key.
    fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let passphrase = Passphrase::generate().expect("randomness");
        fs::write(folder.path().join(PASSPHRASE), passphrase.expose()).expect("written");
        Self { folder, needles: of_text("passphrase", passphrase.expose()) }
    }

    fn with_key() -> Self {
        let mut stage = Self::empty();
        let key =
            generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key");
        stage.write(KEY, &key, ExportForm::Pkcs8Pem);
        stage.write(ENCRYPTED, &key, ExportForm::EncryptedPkcs8Pem);
        let mut broken = key.pkcs8().expose().to_vec();
        // The last byte of the document belongs to the last number, qInv.
        *broken.last_mut().expect("a document") ^= 1;
        fs::write(stage.path(BROKEN), Base64::encode_string(&broken)).expect("written");
        stage.needles.extend(of_key(key.pkcs8().expose()));
        stage
    }

    /// With the files of other programs, out of the test data.
    fn with_containers() -> Self {
        const PASSWORD: &str = "test1234";
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(PASSPHRASE), PASSWORD).expect("written");
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/keys");
        for name in CONTAINERS {
            fs::copy(data.join(name), folder.path().join(name)).expect(name);
        }
        let file = fs::read(data.join(CONTAINERS[0])).expect("there");
        let passphrase = Passphrase::from_string(PASSWORD.to_owned());
        let read = import::private_key(&file, Some(&passphrase)).expect("a key");
        Self { folder, needles: of_key(read.key.pkcs8().expose()) }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn passphrase(&self) -> Passphrase {
        Passphrase::from_string(fs::read_to_string(self.path(PASSPHRASE)).expect("written"))
    }

    fn write(&self, name: &str, key: &PrivateKey, form: ExportForm) {
        let text = render(key, form, Some(&self.passphrase())).expect("rendered");
        fs::write(self.path(name), text.expose()).expect("written");
    }

    /// Learns the key that the child made, from the file it saved.
    fn learn(&mut self, name: &str) {
        let text = fs::read(self.path(name)).expect("the child has saved");
        let read = import::private_key(&text, Some(&self.passphrase())).expect("a key");
        self.needles.extend(of_key(read.key.pkcs8().expose()));
    }

    fn scan(&self, walker: &Walker) -> Report {
        scan(walker.id(), &self.needles)
    }
}

fn walk(way: &str, stage: &Stage) -> Walker {
    let folder: &Path = stage.folder.path();
    Walker::walk(way, folder)
}

fn assert_clean(way: &str, report: &Report) {
    assert!(report.scanned > 1_000_000, "the scan saw the process");
    assert!(report.found.is_empty(), "left behind after {way}: {:#?}", report.found);
}

fn assert_forgotten(way: &str) {
    let stage = Stage::with_key();
    assert_clean(way, &stage.scan(&walk(way, &stage)));
}

fn assert_forgotten_when_made(way: &str, file: &str) {
    let mut stage = Stage::empty();
    let walker = walk(way, &stage);
    stage.learn(file);
    assert_clean(way, &stage.scan(&walker));
}

#[test]
fn a_key_that_is_held_is_found() {
    let stage = Stage::with_key();
    let report = stage.scan(&walk("hold", &stage));
    // One run of private bytes: the document in its locked pages, and no copy beside it.
    let [found] = report.found.as_slice() else {
        panic!("its document, once: {:#?}", report.found);
    };
    assert!(found.what.ends_with("DER"), "{found:?}");
}

#[test]
fn nothing_stays_after_a_key_was_made_and_stored() {
    assert_forgotten_when_made("generate", KEY);
}

#[test]
fn nothing_stays_after_a_key_was_made_and_stored_with_a_passphrase() {
    assert_forgotten_when_made("generate encrypted", ENCRYPTED);
}

#[test]
fn nothing_stays_after_an_import_was_abandoned() {
    assert_forgotten("import");
}

#[test]
fn nothing_stays_after_an_encrypted_import_with_a_wrong_passphrase_first() {
    assert_forgotten("import encrypted");
}

#[test]
fn nothing_stays_after_imports_from_the_files_of_other_programs() {
    let (way, stage) = ("import containers", Stage::with_containers());
    assert_clean(way, &stage.scan(&walk(way, &stage)));
}

#[test]
fn nothing_stays_after_imports_that_failed() {
    assert_forgotten("broken import");
}

#[test]
fn nothing_stays_after_every_export() {
    assert_forgotten("export");
}

#[test]
fn nothing_stays_after_signing() {
    assert_forgotten("sign");
}
