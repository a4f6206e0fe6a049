//! Encrypted keys that were made to hurt: each ends in a refusal before anything is computed.

use keyturn::keys::identify::inspect;
use keyturn::keys::import::private_key;
use keyturn::secret::Passphrase;

use super::material::*;

const HOSTILE: &str = "keys-import-hostile-encryption";
const UNKNOWN: &str = "keys-import-unknown-encryption";
const WRONG: &str = "keys-import-wrong-passphrase";

const PBES2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 0x0d];
const PBKDF2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 0x0c];
const SCRYPT: &[u8] = &[0x2b, 6, 1, 4, 1, 0xda, 0x47, 4, 0x0b];
const HMAC_SHA512: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 0x0b];
const TRIPLE_DES: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 3, 7];

/// An OBJECT IDENTIFIER.
fn oid(content: &[u8]) -> Vec<u8> {
    tagged(6, content)
}

/// AES of NIST by its last arc.
fn aes(arc: u8) -> Vec<u8> {
    oid(&[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, arc])
}

fn cipher(oid: &[u8], iv: usize) -> Vec<u8> {
    sequence(&[oid.to_vec(), tagged(4, &vec![2; iv])])
}

fn scrypt(n: &[u8], r: u16, p: u16) -> Vec<u8> {
    let [r, p] = [r, p].map(|number| integer(&number.to_be_bytes()));
    sequence(&[oid(SCRYPT), sequence(&[tagged(4, &[1; 16]), integer(n), r, p])])
}

fn pbkdf2(salt: usize, rounds: u32, rest: &[Vec<u8>]) -> Vec<u8> {
    let mut parts = vec![tagged(4, &vec![1; salt]), integer(&rounds.to_be_bytes())];
    parts.extend_from_slice(rest);
    sequence(&[oid(PBKDF2), sequence(&parts)])
}

fn key(kdf: Vec<u8>, cipher: Vec<u8>) -> Vec<u8> {
    let scheme = sequence(&[oid(PBES2), sequence(&[kdf, cipher])]);
    sequence(&[scheme, tagged(4, &[3; 64])])
}

/// scrypt with N = 2^20, r = 8 and p = 1024: a terabyte of work.
pub fn scrypt_bomb() -> Vec<u8> {
    key(scrypt(&[0x10, 0, 0], 8, 1024), cipher(&aes(42), 16))
}

/// With a passphrase, and without one: nobody is asked for it in vain.
fn refused_as(der: &[u8], id: &str, what: &str) {
    let passphrase = Passphrase::from_string(PASSPHRASE.to_owned());
    for passphrase in [Some(&passphrase), None] {
        let error = private_key(der, passphrase).expect_err(what);
        let asked = passphrase.is_none() && id == WRONG;
        let wanted = if asked { "keys-import-passphrase-needed" } else { id };
        assert_eq!(error.message().id(), wanted, "{what}");
    }
    inspect(der).expect(what);
}

#[test]
fn costs_that_no_scrypt_has_are_refused() {
    let good = || cipher(&aes(42), 16);
    for (n, r, p) in [
        (&[0][..], 8, 1),
        (&[1], 8, 1),
        (&[3], 8, 1),
        (&[0x40, 1], 8, 1),
        (&[0x40, 0], 0, 1),
        (&[0x40, 0], 8, 0),
        (&[1, 0, 0, 0, 0, 0, 0, 0, 0], 8, 1),
    ] {
        refused_as(&key(scrypt(n, r, p), good()), UNKNOWN, &format!("N = {n:?}, {r}, {p}"));
    }
}

#[test]
fn work_that_would_stop_the_machine_is_refused() {
    let good = || cipher(&aes(42), 16);
    for (n, r, p) in [
        (&[0x10, 0, 0][..], 8, 1024),
        (&[2], 63, u16::MAX),
        (&[2], u16::MAX, 63),
        (&[2], u16::MAX, u16::MAX),
        (&[2], 1, u16::MAX),
        (&[8, 0, 0], 8, 1),
        (&[0x80, 0, 0, 0, 0, 0, 0, 0], 1, 1),
    ] {
        let id = if (n, r, p) == (&[2], 1, u16::MAX) { WRONG } else { HOSTILE };
        refused_as(&key(scrypt(n, r, p), good()), id, &format!("N = {n:?}, {r}, {p}"));
    }
    let sha512 = || vec![sequence(&[oid(HMAC_SHA512), vec![5, 0]])];
    refused_as(&key(pbkdf2(16, 4_000_000, &sha512()), good()), HOSTILE, "SHA-512");
    refused_as(&key(pbkdf2(16, 5_000_001, &[]), good()), HOSTILE, "SHA-1 twice for one key");
    refused_as(&key(pbkdf2(16, u32::MAX, &[]), good()), HOSTILE, "rounds");
    refused_as(&key(pbkdf2(16, 0, &[]), good()), UNKNOWN, "no round");
}

#[test]
fn lengths_that_do_not_fit_are_refused() {
    let kdf = || pbkdf2(16, 2048, &[]);
    let ciphers = [
        (aes(2), 16),
        (aes(22), 16),
        (aes(42), 16),
        (aes(6), 12),
        (aes(46), 12),
        (oid(TRIPLE_DES), 8),
    ];
    for (oid, right) in ciphers {
        for iv in [0, 1, right - 1, right + 1, 64] {
            refused_as(&key(kdf(), cipher(&oid, iv)), UNKNOWN, &format!("an IV of {iv}"));
        }
        refused_as(&key(kdf(), cipher(&oid, right)), WRONG, "an IV that fits");
    }
    for salt in [33, 64, 5000] {
        refused_as(&key(pbkdf2(salt, 2048, &[]), cipher(&aes(42), 16)), UNKNOWN, "a long salt");
    }
    refused_as(&key(pbkdf2(0, 2048, &[]), cipher(&aes(42), 16)), WRONG, "no salt");
    for length in [0_u16, 1, 31, 33, u16::MAX] {
        let length = integer(&length.to_be_bytes());
        refused_as(
            &key(pbkdf2(16, 2048, &[length]), cipher(&aes(42), 16)),
            UNKNOWN,
            "a key length",
        );
    }
}

#[test]
fn structures_that_are_not_whole_are_refused() {
    let good = || cipher(&aes(42), 16);
    let data = || tagged(4, &[3; 64]);
    let scheme = |parameters: &[Vec<u8>]| sequence(&[oid(PBES2), sequence(parameters)]);
    for (what, der) in [
        ("no parameters", sequence(&[sequence(&[oid(PBES2)]), data()])),
        ("no cipher", sequence(&[scheme(&[pbkdf2(16, 2048, &[])]), data()])),
        ("a third part", sequence(&[scheme(&[pbkdf2(16, 2048, &[]), good(), good()]), data()])),
        ("no KDF's parameters", key(sequence(&[oid(PBKDF2)]), good())),
        ("an unknown KDF", key(sequence(&[oid(PBES2), sequence(&[data()])]), good())),
        ("a cipher without IV", key(pbkdf2(16, 2048, &[]), sequence(&[aes(42)]))),
        ("something behind the salt", key(pbkdf2(16, 2048, &[data()]), good())),
    ] {
        refused_as(&der, UNKNOWN, what);
    }
}

/// Each byte in front of the encrypted data, changed in each of its bits.
#[test]
fn a_changed_byte_never_ends_the_program() {
    for name in ["pbes2_sha1_3des.pem", "scrypt.pem", "pbes1.pem", "ec_encrypted.pem"] {
        let text = String::from_utf8(file(name)).expect("PEM");
        let (_, der) = pkcs8::der::Document::from_pem(&text).expect(name);
        for at in 0..120.min(der.as_bytes().len()) {
            for bit in 0..8 {
                let mut changed = der.as_bytes().to_vec();
                changed[at] ^= 1 << bit;
                let _ = inspect(&changed);
                let _ = private_key(&changed, None);
            }
        }
    }
}
