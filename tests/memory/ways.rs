//! The ways of a key through the floors below the window, as the ceremony walks them.

use std::path::Path;

use keyturn::keys::export::{ExportForm, compare_with, file_content, render};
use keyturn::keys::generate::{Cancel, KeySize, Progress, generate};
use keyturn::keys::{PrivateKey, audit, import};
use keyturn::secret::files::{Existing, read_secret, save_secret};
use keyturn::secret::{Passphrase, SecretBytes};

pub const KEY: &str = "key.pem";
pub const BROKEN: &str = "broken.pem";
pub const ENCRYPTED: &str = "encrypted.pem";
pub const PASSPHRASE: &str = "passphrase";
/// Of one key of the test data; their passphrase is `test1234`.
pub const CONTAINERS: [&str; 6] = [
    "keystore.p12",
    "keystore_3des.p12",
    "legacy_encrypted.pem",
    "openssh_protected",
    "putty_2.ppk",
    "putty_3.ppk",
];
const MOST: usize = 64 * 1024;

/// Walks a way; what it returns is still held while the process is scanned.
pub fn walk(way: &str, folder: &Path) -> Option<PrivateKey> {
    match way {
        "hold" => return Some(read_key(folder)),
        "generate" => generate_and_store(folder),
        "generate encrypted" => generate_and_store_encrypted(folder),
        "import" => drop(read_key(folder)),
        "import encrypted" => import_encrypted(folder),
        "import containers" => import_containers(folder),
        "broken import" => broken_import(folder),
        "export" => export_every_form(folder),
        "sign" => sign(folder),
        other => panic!("no way is called {other}"),
    }
    None
}

fn read(folder: &Path, name: &str) -> SecretBytes {
    read_secret(&folder.join(name), MOST).expect("the file is there")
}

fn passphrase(folder: &Path) -> Passphrase {
    let bytes = read(folder, PASSPHRASE);
    Passphrase::from_string(String::from_utf8(bytes.expose().to_vec()).expect("UTF-8"))
}

fn read_key(folder: &Path) -> PrivateKey {
    let text = read(folder, KEY);
    import::private_key(text.expose(), None).expect("a key").key
}

fn make() -> PrivateKey {
    let (cancel, progress) = (Cancel::default(), Progress::default());
    generate(KeySize::Rsa2048, &cancel, &progress).expect("a key")
}

fn store(key: &PrivateKey, form: ExportForm, passphrase: Option<&Passphrase>, path: &Path) {
    let text = render(key, form, passphrase).expect("rendered");
    let content = file_content(form, &text);
    save_secret(path, content.expose().as_bytes(), Existing::Refuse).expect("saved");
    let stored = read_secret(path, MOST).expect("read back");
    compare_with(key, stored.expose(), passphrase).expect("the same key");
}

fn generate_and_store(folder: &Path) {
    let key = make();
    assert!(audit::audit(&key).passed());
    store(&key, ExportForm::Pkcs8Pem, None, &folder.join(KEY));
}

fn generate_and_store_encrypted(folder: &Path) {
    let passphrase = passphrase(folder);
    let key = make();
    store(&key, ExportForm::EncryptedPkcs8Pem, Some(&passphrase), &folder.join(ENCRYPTED));
}

fn import_encrypted(folder: &Path) {
    let (file, right) = (read(folder, ENCRYPTED), passphrase(folder));
    assert!(import::private_key(file.expose(), None).is_err());
    let wrong = Passphrase::joined(&right, &right);
    assert!(import::private_key(file.expose(), Some(&wrong)).is_err());
    assert!(import::private_key(file.expose(), Some(&right)).is_ok());
}

/// The files of other programs, with a wrong passphrase first.
fn import_containers(folder: &Path) {
    let (wrong, right) = (Passphrase::from_string("wrong".to_owned()), passphrase(folder));
    for name in CONTAINERS {
        let file = read(folder, name);
        assert!(import::private_key(file.expose(), Some(&wrong)).is_err(), "{name}");
        assert!(import::private_key(file.expose(), Some(&right)).is_ok(), "{name}");
    }
}

fn broken_import(folder: &Path) {
    let text = read(folder, BROKEN);
    assert!(import::private_key(text.expose(), None).is_err());
    let whole = read(folder, KEY);
    let cut = &whole.expose()[..whole.len() / 2];
    assert!(import::private_key(cut, None).is_err());
    let other = make();
    assert!(compare_with(&other, whole.expose(), None).is_err());
}

fn export_every_form(folder: &Path) {
    let (key, passphrase) = (read_key(folder), passphrase(folder));
    for form in [
        ExportForm::Pkcs8OneLine,
        ExportForm::Pkcs1OneLine,
        ExportForm::Pkcs8Pem,
        ExportForm::Pkcs1Pem,
        ExportForm::EncryptedPkcs8Pem,
    ] {
        let text = render(&key, form, Some(&passphrase)).expect("rendered");
        drop(file_content(form, &text));
    }
}

fn sign(folder: &Path) {
    let key = read_key(folder);
    assert!(key.sign_pkcs1v15_sha256(b"content").is_some());
}
