//! A table of what is not a usable private key: each is refused with a sentence of its own.

use std::collections::HashSet;

use base64ct::{Base64, Encoding};
use crypto_bigint::{BoxedUint, ConcatenatingMul};
use keyturn::keys::import::private_key;
use keyturn::secret::Passphrase;

use super::material::*;
use super::protected::scrypt_bomb;

struct Row {
    name: &'static str,
    input: Vec<u8>,
    passphrase: Option<&'static str>,
    id: &'static str,
}

fn row(name: &'static str, input: impl Into<Vec<u8>>, id: &'static str) -> Row {
    Row { name, input: input.into(), passphrase: None, id }
}

fn opened(name: &'static str, input: Vec<u8>, passphrase: &'static str, id: &'static str) -> Row {
    Row { passphrase: Some(passphrase), ..row(name, input, id) }
}

fn product(p: &[u8], q: &[u8]) -> Vec<u8> {
    let number = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
    number(p).concatenating_mul(&number(q)).to_be_bytes().to_vec()
}

/// Not a document at all, or only a part of one.
fn damaged() -> Vec<Row> {
    let line = one_line();
    let pem = pem();
    let (head, _) = pem.split_at(pem.find("-----END").expect("an END line") - 100);
    let (_, tail) = pem.split_at(200);
    vec![
        row("nothing", "", "keys-decode-empty"),
        row("a whole disk", vec![b'A'; 300 * 1024], "keys-decode-too-long"),
        row("noise", [0x01_u8, 0x80, 0x90, 0x02].repeat(50), "keys-decode-not-text"),
        row("END line missing", head, "keys-decode-no-end"),
        row("BEGIN line missing", tail, "keys-decode-no-begin"),
        row(
            "only the lines around",
            "-----BEGIN PRIVATE KEY-----\n\n-----END PRIVATE KEY-----",
            "keys-decode-nothing-between",
        ),
        row(
            "hidden by the page",
            format!("{}****************{}", &line[..40], &line[line.len() - 40..]),
            "keys-decode-hidden",
        ),
        row(
            "a foreign character inside",
            format!("{}§{}", &line[..800], &line[800..]),
            "keys-decode-foreign",
        ),
        row("a character lost", &line[..line.len() - 7], "keys-decode-wrong-length"),
        row("the second half lost", &line[..800], "keys-decode-truncated"),
        row("bytes behind", [der(), vec![1, 2, 3]].concat(), "keys-decode-trailing"),
        row("a random token", Base64::encode_string(&[0x5a; 48]), "keys-decode-not-der"),
        row(
            "two keys",
            [pem, text("merchant_B_2048", "private_pkcs8_pem")].concat(),
            "keys-decode-several",
        ),
        row("garbage in PKCS#8", pkcs8(&[7; 40]), "keys-import-damaged"),
    ]
}

/// RSA keys with numbers that no sound key has.
fn unsound() -> Vec<Row> {
    let b = Numbers::of("merchant_B_2048");
    let small = Numbers::of("short_C_1024");
    let large = Numbers::of("long_D_4096");
    vec![
        row("1024 bits", small.pkcs1(), "keys-import-too-small"),
        row("16384 bits", changed(|key| key.n = vec![0xff; 2048]), "keys-import-too-large"),
        row("e = 3", changed(|key| key.e = vec![3]), "keys-import-wrong-exponent"),
        row("e even", changed(|key| key.e = vec![1, 0, 0]), "keys-import-broken-exponent"),
        row("e of 2047 bits", changed(|key| key.e.clone_from(&key.d)), "keys-import-huge-exponent"),
        row(
            "p = q",
            changed(|key| {
                key.n = product(&key.p, &key.p);
                key.q.clone_from(&key.p);
            }),
            "keys-import-equal-primes",
        ),
        row(
            "q of another key",
            changed(|key| key.q.clone_from(&b.q)),
            "keys-import-primes-dont-fit",
        ),
        row(
            "one prime of 17 bits",
            changed(|key| {
                key.p = vec![1, 0, 1];
                key.q.clone_from(&large.p);
                key.n = product(&key.p, &key.q);
            }),
            "keys-import-unbalanced-primes",
        ),
        row(
            "p is itself a product",
            changed(|key| {
                key.p.clone_from(&small.n);
                key.n = product(&key.p, &key.q);
            }),
            "keys-import-composite-prime",
        ),
        row(
            "d of another key",
            changed(|key| key.d.clone_from(&b.d)),
            "keys-import-wrong-private-exponent",
        ),
        row("dP of another key", changed(|key| key.dp.clone_from(&b.dp)), "keys-import-wrong-crt"),
        row("three primes", file("multi_prime.pem"), "keys-is-multi-prime"),
    ]
}

/// Keys that are protected.
fn protected() -> Vec<Row> {
    let encrypted = || {
        text("platform_A_2048", "private_pkcs8_encrypted_pem(password=\"test1234\")")
            .as_bytes()
            .to_vec()
    };
    vec![
        row("encrypted", encrypted(), "keys-import-passphrase-needed"),
        opened("wrong passphrase", encrypted(), "test12345", "keys-import-wrong-passphrase"),
        opened("PBES1 with DES", file("pbes1.pem"), PASSPHRASE, "keys-import-unknown-encryption"),
        opened("a bomb of scrypt", scrypt_bomb(), PASSPHRASE, "keys-import-hostile-encryption"),
    ]
}

/// Right in themselves, but something else.
fn other_things() -> Vec<Row> {
    const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>";
    const TOKEN: &str =
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJURVNUIE9OTFkifQ.c2lnbmF0dXJlLXRlc3Qtb25seQ";
    let jwk = |rest: &str| format!("{{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQAB\"{rest}}}");
    let xml = |rest: &str| format!("<RSAKeyValue><Modulus>AQAB</Modulus>{rest}</RSAKeyValue>");
    let signature = Base64::encode_string(&[0xa5; 256]);
    vec![
        row("public key", text("platform_A_2048", "public_spki_one_line"), "keys-is-public"),
        row("certificate", file("certificate.pem"), "keys-is-certificate"),
        row("certificate request", file("request.pem"), "keys-is-certificate-request"),
        row("revocation list", file("revoked.pem"), "keys-is-revocation-list"),
        row("RSA-PSS private", file("rsa_pss_private.pem"), "keys-is-rsa-pss-private"),
        row("RSA-PSS public", file("rsa_pss_public.pem"), "keys-is-rsa-pss"),
        row("EC private", file("ec_private.pem"), "keys-is-ec-private"),
        row("EC public", file("ec_public.pem"), "keys-is-ec-public"),
        row("EC parameters", file("ec_parameters.pem"), "keys-is-ec-parameters"),
        row("Ed25519 private", file("ed25519_private.pem"), "keys-is-edwards-private"),
        row("Ed25519 public", file("ed25519_public.pem"), "keys-is-edwards"),
        row("SM2 private", file("sm2_private.pem"), "keys-is-sm2-private"),
        row("SM2 public", file("sm2_public.pem"), "keys-is-sm2"),
        row("DSA private", file("dsa_private.pem"), "keys-is-dsa-private"),
        row("DSA public", file("dsa_public.pem"), "keys-is-dsa"),
        row("ElGamal private", other_algorithm(true), "keys-is-other-private"),
        row("ElGamal public", other_algorithm(false), "keys-is-other-algorithm"),
        row("OpenSSH public", file("openssh_public.pub"), "keys-is-openssh-public"),
        row("PKCS#12 in BER", [0x30, 0x80, 2, 1, 3, 0x30, 0x80, 0, 0, 0, 0], "keys-is-pkcs12"),
        row("PKCS#7", file("bundle.p7b"), "keys-is-pkcs7"),
        row("Java keystore", file("keystore.jks"), "keys-is-java-keystore"),
        row("OpenPGP private", file("pgp_private.gpg"), "keys-is-pgp-private"),
        row("OpenPGP public", file("pgp_public.gpg"), "keys-is-pgp"),
        row("JWK private", jwk(",\"d\":\"AQAB\""), "keys-is-jwk-private"),
        row("JWK public", jwk(""), "keys-is-jwk"),
        row("XML private", xml("<D>AQAB</D>"), "keys-is-xml-private"),
        row("XML public", xml(""), "keys-is-xml"),
        row("JSON Web Token", TOKEN, "keys-is-token"),
        row("signature", signature, "keys-is-signature"),
        row("web page", PAGE, "keys-is-html"),
        row("zip", *b"PK\x03\x04\x14\x00\x00\x00", "keys-is-archive"),
        row("screenshot", *b"\x89PNG\r\n\x1a\n\x00\x00", "keys-is-picture"),
        row("PDF", *b"%PDF-1.7\n%\x80\x81\n", "keys-is-pdf"),
        row("SHA-256 in hex", "0f".repeat(32), "keys-is-hex"),
        row("name of a file", "C:\\Users\\me\\private key.pem", "keys-is-path"),
        row("words in Chinese", "请把私钥发给我，谢谢", "keys-is-prose"),
        row("a time stamp", sequence(&[tagged(0x17, b"230101000000Z")]), "keys-is-unknown-der"),
    ]
}

fn other_algorithm(private: bool) -> Vec<u8> {
    let identifier = sequence(&[tagged(6, &[0x2b, 0x0e, 7, 2, 1, 1])]);
    if private {
        sequence(&[integer(&[0]), identifier, tagged(4, &integer(&[5]))])
    } else {
        sequence(&[identifier, tagged(3, &[0, 2, 1, 5])])
    }
}

fn table() -> Vec<Row> {
    [damaged(), unsound(), protected(), other_things()].into_iter().flatten().collect()
}

#[test]
fn each_wrong_key_has_its_own_sentence() {
    let rows = table();
    assert!(rows.len() >= 60, "{} rows", rows.len());
    let (mut sentences, mut codes) = (HashSet::new(), HashSet::new());
    for Row { name, input, passphrase, id } in rows {
        let passphrase = passphrase.map(|text| Passphrase::from_string(text.to_owned()));
        let error = private_key(&input, passphrase.as_ref()).expect_err(name);
        let message = error.message();
        assert_eq!(message.id(), id, "{name}");
        let text = message.text();
        assert!(text.contains(' ') && text.ends_with('.'), "{name}: {text}");
        assert!(!text.contains("{$"), "{name}: {text}");
        assert!(message.fix().is_some_and(|fix| fix.contains(' ')), "{name}");
        assert!(codes.insert(message.code().expect(name)), "{name}: its code is not its own");
        assert!(sentences.insert(text), "{name}: its sentence is not its own");
    }
}

/// Neither the sentence nor the value itself may carry a part of what was given.
#[test]
fn no_error_repeats_what_was_pasted() {
    for row in table() {
        let passphrase = row.passphrase.map(|text| Passphrase::from_string(text.to_owned()));
        let error = private_key(&row.input, passphrase.as_ref()).expect_err(row.name);
        let said = format!("{error:?} {}", error.message().text());
        let given = String::from_utf8_lossy(&row.input);
        let runs = given.as_bytes().windows(12);
        for run in runs.filter(|run| run.iter().all(u8::is_ascii_alphanumeric)) {
            let run = String::from_utf8_lossy(run);
            assert!(!said.contains(&*run), "{}: {said}", row.name);
        }
    }
}

/// What else maps to the sentences above.
#[test]
fn other_wrong_keys_are_told_apart() {
    let b = Numbers::of("merchant_B_2048");
    let mut negative = changed(|_| {});
    // The sign bit of the modulus: its leading zero octet goes.
    let zero = negative.windows(4).position(|w| w == [2, 0x82, 1, 1]).expect("the modulus") + 4;
    negative[zero] = 0x80;
    let mut swapped_label = pem().to_owned();
    swapped_label = swapped_label.replace("PRIVATE KEY", "PUBLIC KEY");
    let unknown = sequence(&[tagged(0x17, b"230101000000Z")]);
    let rows = [
        row("EC after SEC 1", file("ec_sec1.pem"), "keys-is-ec-private"),
        row("three primes in PKCS#8", file("multi_prime_pkcs8.pem"), "keys-is-multi-prime"),
        row("JCEKS", file("keystore.jceks"), "keys-is-java-keystore"),
        row("dQ wrong", changed(|key| key.dq.clone_from(&b.dq)), "keys-import-wrong-crt"),
        row("qInv wrong", changed(|key| key.qinv.clone_from(&b.qinv)), "keys-import-wrong-crt"),
        row("qInv zero", changed(|key| key.qinv = vec![0]), "keys-import-wrong-crt"),
        row("d zero", changed(|key| key.d = vec![0]), "keys-import-wrong-private-exponent"),
        row(
            "d of 4096 bits",
            changed(|key| key.d = vec![0xff; 512]),
            "keys-import-wrong-private-exponent",
        ),
        row("d beyond all bounds", changed(|key| key.d = vec![0xff; 5000]), "keys-import-damaged"),
        row("e = 1", changed(|key| key.e = vec![1]), "keys-import-broken-exponent"),
        row("e = 0", changed(|key| key.e = vec![0]), "keys-import-broken-exponent"),
        row("e = 65539", changed(|key| key.e = vec![1, 0, 3]), "keys-import-wrong-exponent"),
        row(
            "p and q zero",
            changed(|key| (key.p, key.q) = (vec![0], vec![0])),
            "keys-import-equal-primes",
        ),
        row(
            "p = 1",
            changed(|key| (key.p, key.q) = (vec![1], key.n.clone())),
            "keys-import-unbalanced-primes",
        ),
        row("n even", changed(|key| key.n[255] &= 0xfe), "keys-import-primes-dont-fit"),
        row("512 bits", changed(|key| key.n = vec![0xff; 64]), "keys-import-too-small"),
        row("2047 bits", changed(|key| key.n[0] = 0x7f), "keys-import-too-small"),
        row("65536 bits", changed(|key| key.n = vec![0xff; 8192]), "keys-import-too-large"),
        row("n negative", negative, "keys-import-damaged"),
        row(
            "the label of a key on a time stamp",
            pem_of("PRIVATE KEY", &unknown),
            "keys-import-damaged",
        ),
        row("a sentence", "Please send me the key.", "keys-is-prose"),
        row("a placeholder", "YOUR_PRIVATE_KEY", "keys-is-prose"),
        row("an old office document", *b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "keys-is-archive"),
        row("blanks", " \r\n\t", "keys-decode-empty"),
        row("a byte order mark alone", "\u{feff}", "keys-decode-empty"),
        row("quotes alone", "\"\"", "keys-decode-empty"),
        opened("an encrypted EC key", file("ec_encrypted.pem"), PASSPHRASE, "keys-is-ec-private"),
        row("Chinese in GBK", *b"\xc7\xeb\xb0\xd1\xcb\xbd\xd4\xbf", "keys-is-prose"),
    ];
    for row in rows {
        let passphrase = row.passphrase.map(|text| Passphrase::from_string(text.to_owned()));
        let error = private_key(&row.input, passphrase.as_ref()).expect_err(row.name);
        assert_eq!(error.message().id(), row.id, "{}", row.name);
    }
    // Read all the same, since what is inside counts; the note says what is odd.
    assert!(private_key(swapped_label.as_bytes(), None).is_ok());
}

/// A key cut anywhere is refused, never read as another and never the cause of a panic.
#[test]
fn a_key_cut_anywhere_is_refused() {
    let (line, pem, der) = (one_line(), pem(), der());
    for cut in (0..line.len() - 4).step_by(7) {
        assert!(private_key(&line.as_bytes()[..cut], None).is_err(), "{cut}");
        assert!(private_key(&line.as_bytes()[cut + 1..], None).is_err(), "{cut}");
    }
    for cut in (0..pem.len() - 40).step_by(13) {
        assert!(private_key(&pem.as_bytes()[..cut], None).is_err(), "{cut}");
    }
    for cut in (0..der.len()).step_by(11) {
        assert!(private_key(&der[..cut], None).is_err(), "{cut}");
    }
}

/// Every bit of the numbers counts: a flipped one is found.
#[test]
fn a_flipped_bit_is_found() {
    let der = der();
    for at in (29..der.len()).step_by(23) {
        let mut flipped = der.clone();
        flipped[at] ^= 4;
        assert!(private_key(&flipped, None).is_err(), "byte {at}");
    }
}
