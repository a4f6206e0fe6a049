//! Right private keys as people have them.

use keyturn::keys::decode::Repair;
use keyturn::keys::import::{PrivateForm, private_key};
use keyturn::secret::Passphrase;

use super::material::*;

const KEY: &str = "platform_A_2048";

#[track_caller]
fn reads(input: &[u8], repairs: &[Repair]) {
    let imported = private_key(input, None).expect("the key");
    assert_eq!(imported.key.public().one_line(), text(KEY, "public_spki_one_line"));
    assert_eq!(imported.repairs, repairs);
}

fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[test]
fn every_form_is_read_as_it_is() {
    for (form, kind) in [
        ("private_pkcs8_one_line", PrivateForm::Pkcs8),
        ("private_pkcs8_pem", PrivateForm::Pkcs8),
        ("private_pkcs1_one_line", PrivateForm::Pkcs1),
        ("private_pkcs1_pem", PrivateForm::Pkcs1),
    ] {
        for key in [KEY, "merchant_B_2048", "long_D_4096"] {
            let imported = private_key(text(key, form).as_bytes(), None).expect(form);
            assert_eq!(imported.form, kind);
            assert_eq!(imported.repairs, []);
            assert_eq!(imported.key.public().one_line(), text(key, "public_spki_one_line"));
        }
    }
    reads(&der(), &[]);
    reads(&pem().replace('\n', "\r\n").into_bytes(), &[]);
    reads(&changed(|_| {}), &[]);
}

#[test]
fn what_copying_and_saving_does_is_mended() {
    let (line, pem) = (one_line(), pem());
    let space_for_plus = line.replace('+', " ");
    let third = line.len() / 3;
    let json = format!("{{\"privateKey\": \"{}\"}}", line.replace('/', "\\/"));
    reads(format!("\u{feff}{pem}").as_bytes(), &[Repair::ByteOrderMark]);
    reads(&utf16(pem), &[Repair::Utf16]);
    reads(&utf16(line), &[Repair::Utf16]);
    reads(format!("\"{line}\"").as_bytes(), &[Repair::Quotes]);
    reads(pem.trim().replace('\n', "\\n").as_bytes(), &[Repair::LiteralNewlines]);
    reads(format!("{}\u{200b}{}", &line[..third], &line[third..]).as_bytes(), &[Repair::Invisible]);
    reads(line.replace('+', "-").replace('/', "_").as_bytes(), &[Repair::Base64Url]);
    reads(space_for_plus.as_bytes(), &[Repair::PlusLost]);
    reads(line.replace('+', "%2B").as_bytes(), &[Repair::PercentEncoding]);
    reads(format!("{line}{line}").as_bytes(), &[Repair::Doubled]);
    reads(format!("{pem}\n{pem}").as_bytes(), &[Repair::Doubled]);
    reads(json.as_bytes(), &[Repair::JsonEscapes, Repair::Surroundings]);
    reads(pem.replace("-----", "–––––").as_bytes(), &[Repair::Dashes]);
    reads(format!("{}  {}", &line[..third], &line[third..]).as_bytes(), &[Repair::Blanks]);
    reads(
        pem.replace("BEGIN PRIVATE", "BEGIN RSA PRIVATE")
            .replace("END PRIVATE", "END RSA PRIVATE")
            .as_bytes(),
        &[Repair::Boundary],
    );
    // A certificate and its key in one file, as web servers have them.
    let both = [file("certificate.pem"), pem.as_bytes().to_vec()].concat();
    reads(&both, &[Repair::Surroundings]);
}

#[test]
fn a_key_with_its_primes_the_other_way_round_is_the_same_key() {
    let key = private_key(one_line().as_bytes(), None).expect("the key").key;
    let numbers = Numbers::of(KEY);
    let qinv = inverse(&numbers.p, &numbers.q);
    let swapped = changed(|key| {
        std::mem::swap(&mut key.p, &mut key.q);
        std::mem::swap(&mut key.dp, &mut key.dq);
        key.qinv = qinv;
    });
    let other = private_key(&swapped, None).expect("the same key").key;
    assert!(key.same_as(&other));
    assert_eq!(key.sign_pkcs1v15_sha256(b"text"), other.sign_pkcs1v15_sha256(b"text"));
}

fn inverse(number: &[u8], modulus: &[u8]) -> Vec<u8> {
    use crypto_bigint::{BoxedUint, NonZero};
    let number = BoxedUint::from_be_slice_vartime(number);
    let modulus = NonZero::new(BoxedUint::from_be_slice_vartime(modulus)).expect("not zero");
    number.rem(&modulus).invert_mod(&modulus).expect("coprime").to_be_bytes().to_vec()
}

#[test]
fn protected_keys_are_opened() {
    let passphrase = Passphrase::from_string(PASSPHRASE.to_owned());
    let encrypted = text(KEY, "private_pkcs8_encrypted_pem(password=\"test1234\")");
    for input in [encrypted.as_bytes().to_vec(), file("pbes2_sha1_3des.pem"), file("scrypt.pem")] {
        let imported = private_key(&input, Some(&passphrase)).expect("the key");
        assert_eq!(imported.form, PrivateForm::EncryptedPkcs8);
        assert_eq!(imported.key.public().one_line(), text(KEY, "public_spki_one_line"));
    }
}
