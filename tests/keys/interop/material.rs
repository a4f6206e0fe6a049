//! The keys and what we export of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crate::fixtures::private_test_key;
use keyturn::keys::export::{ExportForm, file_content, render};
use keyturn::keys::generate::{Cancel, KeySize, Progress, generate};
use keyturn::keys::{PrivateKey, PublicKey};
use keyturn::secret::Passphrase;

/// Every kind of character that we let into a passphrase for a file.
pub const PASSPHRASE: &str = "Correct horse, \"battery\" & 42~staple";
/// What is signed to prove that a private key was read.
pub const TEXT: &[u8] = b"POST /ams/api/v1/payments/notify\nTEST_ONLY.2025-05-17T07:58:04Z.{}";

const FORMS: [(ExportForm, &str); 5] = [
    (ExportForm::Pkcs8OneLine, "pkcs8-line"),
    (ExportForm::Pkcs1OneLine, "pkcs1-line"),
    (ExportForm::Pkcs8Pem, "pkcs8-pem"),
    (ExportForm::Pkcs1Pem, "pkcs1-pem"),
    (ExportForm::EncryptedPkcs8Pem, "encrypted-pem"),
];

pub fn passphrase() -> Passphrase {
    Passphrase::from_string(PASSPHRASE.to_owned())
}

/// One key of each size: two of the test data, and one of 3072 bits made here.
pub fn keys() -> &'static [PrivateKey; 3] {
    static KEYS: LazyLock<[PrivateKey; 3]> = LazyLock::new(|| {
        let key = private_test_key;
        let made = generate(KeySize::Rsa3072, &Cancel::default(), &Progress::default());
        [key("platform_A_2048"), made.expect("a key"), key("long_D_4096")]
    });
    &KEYS
}

/// The files that were written, by name.
pub struct Exports {
    pub private: BTreeMap<String, &'static PrivateKey>,
    pub public: BTreeMap<String, &'static PublicKey>,
}

impl Exports {
    /// Writes every key in every form into `dir`: `BITS.FORM`.
    pub fn write(dir: &Path) -> Self {
        let mut exports = Self { private: BTreeMap::new(), public: BTreeMap::new() };
        for (key, name, content) in private_exports() {
            fs::write(dir.join(name), content).expect("a file");
            exports.private.insert(name.clone(), *key);
        }
        for key in keys().iter().map(PrivateKey::public) {
            for (name, text) in [
                ("public-spki-line", key.one_line()),
                ("public-spki-pem", key.pem()),
                ("public-pkcs1-line", key.pkcs1_one_line()),
                ("public-pkcs1-pem", key.pkcs1_pem()),
            ] {
                let name = format!("{}.{name}", key.bits());
                fs::write(dir.join(&name), text).expect("a file");
                exports.public.insert(name, key);
            }
        }
        exports
    }
}

/// Rendered once: the passphrase costs its rounds.
fn private_exports() -> &'static [(&'static PrivateKey, String, String)] {
    static EXPORTS: LazyLock<Vec<(&'static PrivateKey, String, String)>> = LazyLock::new(|| {
        let mut exports = Vec::new();
        for key in keys() {
            for (form, name) in FORMS {
                let text = render(key, form, Some(&passphrase())).expect("an export");
                let content = file_content(form, &text).expose().to_owned();
                exports.push((key, format!("{}.{name}", key.bits()), content));
            }
        }
        exports
    });
    &EXPORTS
}
