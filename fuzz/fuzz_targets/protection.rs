//! How an encrypted key says that it is protected (PBES2): never a panic, whatever the structure, and nothing is computed
//! for it without a passphrase.

#![no_main]

use base64ct::{Base64, Encoding};
use keyturn::keys::Protection;
use keyturn::keys::identify::inspect;
use keyturn::keys::import::{ImportError, private_key};
use keyturn::secret::Passphrase;
use libfuzzer_sys::fuzz_target;

/// So little work is done with each input that it is worth doing; more only slows the fuzzer down.
const ROUNDS: u32 = 64;
const COST: u64 = 64;

fuzz_target!(|data: &[u8]| {
    let Some((choice, der)) = data.split_first() else {
        return;
    };
    let input = if choice % 2 == 0 {
        der.to_vec()
    } else {
        let body = Base64::encode_string(der);
        format!("-----BEGIN ENCRYPTED PRIVATE KEY-----\n{body}\n-----END ENCRYPTED PRIVATE KEY-----")
            .into_bytes()
    };
    let Ok(identity) = inspect(&input) else {
        return;
    };
    let asked = matches!(private_key(&input, None), Err(ImportError::PassphraseNeeded));
    let cheap = match &identity.protection {
        Some(Protection::Pbkdf2 { rounds, .. }) => *rounds <= ROUNDS,
        Some(Protection::Scrypt { cost, .. }) => *cost <= COST && der.len() < 400,
        Some(Protection::Outdated) => {
            assert!(!asked, "nobody is asked for a passphrase in vain");
            false
        }
        None => false,
    };
    if asked && cheap {
        let passphrase = Passphrase::from_string("test1234".to_owned());
        if let Err(error) = private_key(&input, Some(&passphrase)) {
            assert!(error != ImportError::PassphraseNeeded);
            assert!(error.message().fix().is_some());
        }
    }
});
