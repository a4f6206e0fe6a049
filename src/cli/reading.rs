use std::path::Path;

use zeroize::Zeroizing;

use super::args::{Opening, is_standard};
use super::exit::Failure;
use super::{passphrase, standard};
use crate::keys::decode::MAX_INPUT;
use crate::keys::import::{ImportError, Imported, private_key};
use crate::secret::SecretBytes;
use crate::secret::files::{read_public, read_secret};

/// Reads a file, or standard input for `-`, that may hold a private key.
pub fn key_file(path: &Path) -> Result<SecretBytes, Failure> {
    if is_standard(path) {
        let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_INPUT + 1));
        standard::read(&mut bytes, MAX_INPUT)?;
        return Ok(SecretBytes::copy_of(&bytes));
    }
    Ok(read_secret(path, MAX_INPUT)?)
}

/// Reads a file, or standard input for `-`, of `most` bytes at most.
pub fn file(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    if is_standard(path) {
        let mut bytes = Vec::new();
        standard::read(&mut bytes, most)?;
        return Ok(bytes);
    }
    Ok(read_public(path, most)?)
}

/// Reads a private key, asking for its passphrase where it has one.
pub fn private(input: &SecretBytes, opening: &Opening) -> Result<Imported, Failure> {
    match private_key(input.expose(), None) {
        Err(ImportError::PassphraseNeeded) => {
            let passphrase = passphrase::existing(opening)?;
            Ok(private_key(input.expose(), Some(&passphrase))?)
        }
        other => Ok(other?),
    }
}
