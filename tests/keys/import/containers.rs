//! Private keys in the files of other programs.

use keyturn::keys::import::{ImportError, Imported, PrivateForm, private_key, public_key};
use keyturn::secret::Passphrase;

use super::material::*;

const PROTECTED: [(&str, PrivateForm); 9] = [
    ("keystore.p12", PrivateForm::Pkcs12),
    ("keystore_3des.p12", PrivateForm::Pkcs12),
    ("legacy_encrypted.pem", PrivateForm::LegacyPem),
    ("legacy_encrypted_3des.pem", PrivateForm::LegacyPem),
    ("openssh_protected", PrivateForm::OpenSsh),
    ("putty_2.ppk", PrivateForm::Putty),
    ("putty_3.ppk", PrivateForm::Putty),
    ("pbes1_3des.pem", PrivateForm::EncryptedPkcs8),
    ("pbes2_sha1_3des.pem", PrivateForm::EncryptedPkcs8),
];
const PLAIN: [(&str, PrivateForm); 2] =
    [("openssh_plain", PrivateForm::OpenSsh), ("putty_plain.ppk", PrivateForm::Putty)];

fn read(input: &[u8], passphrase: &str) -> Result<Imported, ImportError> {
    private_key(input, Some(&Passphrase::from_string(passphrase.to_owned())))
}

fn is_the_key(imported: &Imported) -> bool {
    let known = private_key(one_line().as_bytes(), None).expect("the test key");
    imported.key.same_as(&known.key)
}

#[test]
fn each_opens_with_its_passphrase_and_no_other() {
    for (name, form) in PROTECTED {
        let input = file(name);
        let error = private_key(&input, None).expect_err(name);
        assert_eq!(error, ImportError::PassphraseNeeded, "{name}");
        for wrong in ["test12345", "", "密码"] {
            let error = read(&input, wrong).expect_err(name);
            assert_eq!(error, ImportError::WrongPassphrase, "{name} with {wrong:?}");
        }
        let imported = read(&input, PASSPHRASE).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert!(is_the_key(&imported), "{name}");
        assert_eq!(imported.form, form, "{name}");
    }
}

#[test]
fn what_is_not_protected_needs_no_passphrase() {
    for (name, form) in PLAIN {
        let imported = private_key(&file(name), None).expect(name);
        assert!(is_the_key(&imported), "{name}");
        assert_eq!(imported.form, form, "{name}");
    }
}

#[test]
fn another_kind_of_key_in_them_is_said() {
    let error = private_key(&file("openssh_ed25519"), None).expect_err("not RSA");
    assert_eq!(error.message().id(), "keys-is-other-private");
}

#[test]
fn half_a_file_is_damaged() {
    let half = b"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nComment: TEST ONLY\n";
    assert_eq!(private_key(half, None).expect_err("half"), ImportError::Damaged);
}

/// Cut anywhere, or with any byte changed, it is refused or is the same key: never a panic, never another key.
#[test]
fn damaged_ones_are_refused() {
    for (name, _) in PROTECTED.into_iter().chain(PLAIN).filter(|(name, _)| *name != "putty_3.ppk") {
        let input = file(name);
        for place in (0..input.len()).step_by(97) {
            let mut changed = input.clone();
            changed[place] ^= 1;
            for damaged in [&input[..place], &changed] {
                if let Ok(imported) = read(damaged, PASSPHRASE) {
                    assert!(is_the_key(&imported), "{name} at {place}");
                }
            }
        }
    }
}

#[test]
fn what_would_stop_the_machine_is_refused_before_it_is_computed() {
    let ppk = String::from_utf8(file("putty_3.ppk")).expect("text");
    let memory = ppk.lines().find(|line| line.starts_with("Argon2-Memory")).expect("a header");
    let greedy = ppk.replace(memory, "Argon2-Memory: 4294967295");
    // The rounds of bcrypt follow on its salt of 16 bytes.
    let ssh = String::from_utf8(file("openssh_protected")).expect("text");
    let body: String = ssh.lines().filter(|line| !line.starts_with('-')).collect();
    let mut bytes = <base64ct::Base64 as base64ct::Encoding>::decode_vec(&body).expect("base64");
    let kdf = bytes.windows(6).position(|part| part == b"bcrypt").expect("the name") + 6;
    let rounds = kdf + 4 + 4 + 16;
    bytes[rounds..rounds + 4].copy_from_slice(&u32::MAX.to_be_bytes());
    let body = <base64ct::Base64 as base64ct::Encoding>::encode_string(&bytes);
    let slow =
        format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{body}\n-----END OPENSSH PRIVATE KEY-----\n");
    for input in [greedy, slow] {
        for passphrase in [None, Some(Passphrase::from_string(PASSPHRASE.to_owned()))] {
            let error = private_key(input.as_bytes(), passphrase.as_ref()).expect_err("hostile");
            assert_eq!(error, ImportError::HostileEncryption);
        }
    }
}

#[test]
fn a_public_line_of_openssh_is_read() {
    let known =
        public_key(text("platform_A_2048", "public_spki_one_line").as_bytes()).expect("a key");
    let read = public_key(&file("openssh_platform_A.pub")).expect("a key");
    assert_eq!(read.key, known.key);
}

#[test]
fn of_a_chain_the_leaf_is_taken_wherever_it_stands() {
    let known = public_key(text("platform_A_2048", "public_spki_one_line").as_bytes());
    let known = known.expect("a key").key;
    let chain = String::from_utf8(file("chain_ca_first.pem")).expect("text");
    let end = "-----END CERTIFICATE-----\n";
    let (ca, leaf) = chain.split_at(chain.find(end).expect("two") + end.len());
    for order in [[ca, leaf], [leaf, ca]] {
        let read = public_key(order.concat().as_bytes()).expect("a key");
        assert_eq!(read.key, known);
        assert!(read.repairs.contains(&keyturn::keys::decode::Repair::Chain));
    }
    let other = String::from_utf8(file("certificate.pem")).expect("text");
    let error = public_key([leaf, &other].concat().as_bytes()).expect_err("two leaves");
    assert_eq!(error.message().id(), "keys-decode-several");
}
