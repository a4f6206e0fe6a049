//! The whole way of a protected key: what was encrypted is anything, and the passphrase is right.

#![no_main]

use keyturn::keys::audit::audit;
use keyturn::keys::export::{ExportForm, compare_with, render};
use keyturn::keys::import::private_key;
use keyturn::secret::Passphrase;
use libfuzzer_sys::fuzz_target;
use pkcs8::pkcs5::pbes2::Parameters;

const PASSPHRASE: &str = "test1234";
/// Few, so that many keys are tried.
const ROUNDS: u32 = 2;

fuzz_target!(|data: &[u8]| {
    let Some((choice, inner)) = data.split_first() else {
        return;
    };
    let parameters = if choice % 2 == 0 {
        Parameters::generate_pbkdf2_sha256_aes256cbc(ROUNDS, &[1; 16], [2; 16])
    } else {
        Parameters::generate_pbkdf2_sha256_aes128cbc(ROUNDS, &[1; 8], [3; 16])
    };
    let parameters = parameters.expect("sound parameters");
    let encrypted = parameters.encrypt(PASSPHRASE, inner).expect("encrypted");
    let info = pkcs8::EncryptedPrivateKeyInfoRef {
        encryption_algorithm: parameters.into(),
        encrypted_data: pkcs8::der::asn1::OctetStringRef::new(&encrypted).expect("bytes"),
    };
    let der = pkcs8::der::Encode::to_der(&info).expect("DER");
    let passphrase = Passphrase::from_string(PASSPHRASE.to_owned());
    match private_key(&der, Some(&passphrase)) {
        Ok(read) => {
            let _ = audit(&read.key).passed();
            let text = render(&read.key, ExportForm::Pkcs8Pem, None).expect("an export");
            compare_with(&read.key, text.expose().as_bytes(), None).expect("the same key");
        }
        Err(error) => assert!(error.message().fix().is_some()),
    }
});
