//! Public keys, the leak guard, and what Inspect says of anything.

use keyturn::keys::Protection;
use keyturn::keys::decode::{Repair, Wrapping};
use keyturn::keys::identify::{Material, inspect};
use keyturn::keys::import::{PublicForm, public_key};

use super::material::*;

const KEY: &str = "platform_A_2048";

#[test]
fn every_form_of_a_public_key_is_read() {
    for (input, form) in [
        (text(KEY, "public_spki_one_line").as_bytes().to_vec(), PublicForm::Spki),
        (text(KEY, "public_spki_pem").as_bytes().to_vec(), PublicForm::Spki),
        (text(KEY, "public_pkcs1_one_line").as_bytes().to_vec(), PublicForm::Pkcs1),
        (text(KEY, "public_pkcs1_pem").as_bytes().to_vec(), PublicForm::Pkcs1),
        (file("certificate.pem"), PublicForm::Certificate),
    ] {
        let imported = public_key(&input).expect("the key");
        assert_eq!(imported.form, form);
        assert_eq!(imported.repairs, []);
        assert_eq!(imported.key.one_line(), text(KEY, "public_spki_one_line"));
        assert_eq!(imported.key.pem().trim(), text(KEY, "public_spki_pem").trim());
        assert_eq!(imported.key.pkcs1_one_line(), text(KEY, "public_pkcs1_one_line"));
        assert_eq!(imported.key.pkcs1_pem().trim(), text(KEY, "public_pkcs1_pem").trim());
    }
}

#[test]
fn the_forms_have_the_lengths_and_the_print_that_are_known() {
    let key = public_key(text(KEY, "public_spki_one_line").as_bytes()).expect("the key").key;
    assert_eq!(key.one_line().len(), 392);
    assert_eq!(key.pkcs1_one_line().len(), 360);
    let print = key.fingerprint();
    assert_eq!(print.grouped_hex().replace(' ', ""), text(KEY, "spki_sha256_hex"));
    assert!(print.matches(text(KEY, "spki_sha256_hex")));
    let other = text("merchant_B_2048", "spki_sha256_hex");
    assert!(!print.matches(other));
}

#[test]
fn a_damaged_public_key_is_mended() {
    let line = text(KEY, "public_spki_one_line");
    for (input, repair) in [
        (format!("'{line}'"), Repair::Quotes),
        (format!("alipayPublicKey={line}"), Repair::Surroundings),
        (line.replace('+', " "), Repair::PlusLost),
        (line.replace('/', "\\/"), Repair::JsonEscapes),
    ] {
        let imported = public_key(input.as_bytes()).expect("the key");
        assert_eq!(imported.repairs, [repair]);
        assert_eq!(imported.key.one_line(), line);
    }
}

#[test]
fn every_private_key_raises_the_leak_guard() {
    let encrypted = text(KEY, "private_pkcs8_encrypted_pem(password=\"test1234\")");
    let mut inputs: Vec<Vec<u8>> = [one_line(), pem(), text(KEY, "private_pkcs1_pem"), encrypted]
        .map(|text| text.as_bytes().to_vec())
        .to_vec();
    inputs.extend(
        [
            "ec_private.pem",
            "ec_sec1.pem",
            "ed25519_private.pem",
            "sm2_private.pem",
            "dsa_private.pem",
            "rsa_pss_private.pem",
            "multi_prime.pem",
            "legacy_encrypted.pem",
            "pbes1.pem",
            "openssh_private",
            "keystore.p12",
            "keystore.jks",
            "pgp_private.gpg",
        ]
        .map(file),
    );
    // Together with a public key it is still a leak.
    inputs.push([text(KEY, "public_spki_pem"), pem()].concat().into_bytes());
    for input in inputs {
        let message = public_key(&input).expect_err("a leak").message();
        assert_eq!(message.id(), "keys-leak-guard", "{:?}", inspect(&input));
    }
}

#[test]
fn what_is_no_usable_public_key_is_named() {
    let spki = |n: &[u8], e: &[u8]| {
        let key = sequence(&[integer(n), integer(e)]);
        sequence(&[RSA_IDENTIFIER.to_vec(), tagged(3, &[vec![0], key].concat())])
    };
    let n = Numbers::of(KEY).n;
    let mut even = n.clone();
    even[255] &= 0xfe;
    let small = text("short_C_1024", "public_spki_one_line").as_bytes().to_vec();
    for (name, input, id) in [
        ("1024 bits", small, "keys-public-too-small"),
        ("16384 bits", spki(&[0xff; 2048], &[1, 0, 1]), "keys-public-too-large"),
        ("e = 1", spki(&n, &[1]), "keys-public-wrong-exponent"),
        ("e even", spki(&n, &[1, 0, 0]), "keys-public-wrong-exponent"),
        ("e huge", spki(&n, &[1; 200]), "keys-public-wrong-exponent"),
        ("n even", spki(&even, &[1, 0, 1]), "keys-public-damaged"),
        ("EC", file("ec_public.pem"), "keys-is-ec-public"),
        ("Ed25519", file("ed25519_public.pem"), "keys-is-edwards"),
        ("SM2", file("sm2_public.pem"), "keys-is-sm2"),
        ("DSA", file("dsa_public.pem"), "keys-is-dsa"),
        ("RSA-PSS", file("rsa_pss_public.pem"), "keys-is-rsa-pss"),
        ("certificate of EC", file("ec_certificate.pem"), "keys-is-other-algorithm"),
        ("OpenSSH, not RSA", file("openssh_ed25519.pub"), "keys-is-openssh-public"),
        ("OpenPGP", file("pgp_public.gpg"), "keys-is-pgp"),
        ("words", b"the public key".to_vec(), "keys-is-prose"),
    ] {
        let error = public_key(&input).expect_err(name);
        assert_eq!(error.message().id(), id, "{name}");
    }
    // A key with e = 3 or of 8192 bits is unusual, but signatures are checked with it.
    assert!(public_key(&spki(&n, &[3])).is_ok());
    assert_eq!(public_key(&spki(&[0xff; 1024], &[1, 0, 1])).expect("a key").key.bits(), 8192);
}

#[test]
fn inspect_says_what_can_be_said() {
    let private = inspect(pem().as_bytes()).expect("a key");
    let public = inspect(&file("certificate.pem")).expect("a certificate");
    assert_eq!(private.material, Material::Pkcs8Private);
    assert_eq!(private.wrapping, Some(Wrapping::Pem));
    assert_eq!(private.bits, Some(2048));
    // Two that belong together have one public half.
    assert_eq!(private.public, public.public);
    assert!(private.public.is_some());

    let small = inspect(text("short_C_1024", "public_spki_one_line").as_bytes()).expect("a key");
    assert_eq!((small.bits, small.public), (Some(1024), None));

    let protected = inspect(&file("pbes2_sha1_3des.pem")).expect("a key");
    assert_eq!(
        protected.protection,
        Some(Protection::Pbkdf2 { prf: "HMAC-SHA-1", iterations: 2048, cipher: "3DES-CBC" })
    );
    let scrypt = inspect(&file("scrypt.pem")).expect("a key").protection;
    assert!(matches!(scrypt, Some(Protection::Scrypt { cipher: "AES-256-CBC", .. })), "{scrypt:?}");
    for outdated in ["pbes1.pem", "legacy_encrypted.pem"] {
        let identity = inspect(&file(outdated)).expect("a key");
        assert_eq!(identity.protection, Some(Protection::Outdated), "{outdated}");
    }
}
