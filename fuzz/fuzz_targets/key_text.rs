//! Key texts and files as anybody may bring them: never a panic, never much time, and what was read holds.

#![no_main]

use base64ct::{Base64, Encoding};
use keyturn::keys::decode::MAX_INPUT;
use keyturn::keys::export::{ExportForm, compare_with, render};
use keyturn::keys::identify::{identify, inspect};
use keyturn::keys::import::{PublicKeyError, private_key, public_key};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else {
        return;
    };
    read(&coat(*choice, rest));
});

/// The coats that a document comes in, so that mutations of the document reach behind them.
fn coat(choice: u8, rest: &[u8]) -> Vec<u8> {
    match choice % 6 {
        0 => rest.to_vec(),
        1 => Base64::encode_string(rest).into_bytes(),
        2 => pem("PRIVATE KEY", rest),
        3 => pem("RSA PRIVATE KEY", rest),
        4 => pem("PUBLIC KEY", rest),
        _ => rest.iter().flat_map(|byte| [*byte, 0]).collect(),
    }
}

fn pem(label: &str, der: &[u8]) -> Vec<u8> {
    let body = Base64::encode_string(der);
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n").into_bytes()
}

fn read(input: &[u8]) {
    let kind = identify(input);
    let _ = inspect(input).map(|identity| identity.material.name().text());
    let private = private_key(input, None);
    let public = public_key(input);
    if let Err(error) = &private {
        assert!(error.message().fix().is_some());
    }
    match &public {
        Ok(read) => {
            assert!(private.is_err(), "no input is both halves");
            let again = public_key(read.key.one_line().as_bytes()).expect("what we wrote");
            assert!(again.key == read.key && again.repairs.is_empty());
        }
        Err(error) => assert!(error.message().fix().is_some()),
    }
    if kind.is_ok_and(|kind| kind.is_private()) {
        assert!(matches!(public, Err(PublicKeyError::PrivateKey(_))), "a leak");
    }
    if let Ok(read) = private {
        assert!(input.len() <= MAX_INPUT);
        let text = render(&read.key, ExportForm::Pkcs1Pem, None).expect("an export");
        compare_with(&read.key, text.expose().as_bytes(), None).expect("the same key");
    }
}
