//! The new key signs that its private half was here, before it is destroyed.

use base64ct::{Base64, Encoding};

use super::chain::Hash;
use super::facts::Possession;
use crate::keys::{PrivateKey, PublicKey};
use crate::signing::verify_content;

/// What the statement begins with. No request can begin so, because a request begins with its method: the signature serves
/// for nothing else.
const LABEL: &str = "keyturn-possession/1";

/// Signs the statement; `None` where the key is broken.
pub fn sign(key: &PrivateKey, entries: usize, head: Hash) -> Option<Possession> {
    let statement = statement(key.public(), entries, head);
    let signature = Base64::encode_string(&key.sign_pkcs1v15_sha256(statement.as_bytes())?);
    Some(Possession { statement, signature })
}

/// Whether `key` signed that it was here after `entries` entries, the last of which has the hash `head`.
pub fn is_genuine(possession: &Possession, key: &PublicKey, entries: usize, head: Hash) -> bool {
    let signature = Base64::decode_vec(&possession.signature);
    possession.statement == statement(key, entries, head)
        && signature.is_ok_and(|signature| {
            verify_content(possession.statement.as_bytes(), &signature, key).is_valid()
        })
}

fn statement(key: &PublicKey, entries: usize, head: Hash) -> String {
    let (key, head) = (key.fingerprint().hex(), head.hex());
    format!("{LABEL}\nkey {key}\nentries {entries}\nhead {head}\n")
}
