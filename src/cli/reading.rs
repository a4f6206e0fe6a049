use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use zeroize::Zeroizing;

use super::args::{Opening, is_standard};
use super::exit::Failure;
use super::passphrase;
use crate::keys::decode::MAX_INPUT;
use crate::keys::import::{ImportError, Imported, private_key};
use crate::secret::SecretBytes;
use crate::secret::files::{read_public, read_secret};
use crate::text::{Message, size};

/// Reads a file, or standard input for `-`, that may hold a private key.
pub fn key_file(path: &Path) -> Result<SecretBytes, Failure> {
    if is_standard(path) {
        let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_INPUT + 1));
        standard_input(&mut bytes, MAX_INPUT)?;
        return Ok(SecretBytes::copy_of(&bytes));
    }
    Ok(read_secret(path, MAX_INPUT)?)
}

/// Reads a file, or standard input for `-`, of `most` bytes at most.
pub fn file(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    if is_standard(path) {
        let mut bytes = Vec::new();
        standard_input(&mut bytes, most)?;
        return Ok(bytes);
    }
    Ok(read_public(path, most)?)
}

fn standard_input(bytes: &mut Vec<u8>, most: usize) -> Result<(), Failure> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    match standard_input_file().and_then(|input| input.take(limit).read_to_end(bytes)) {
        Ok(length) if length <= most => Ok(()),
        Ok(_) => Err(Failure::reading(Message::new("cli-input-too-long").with("most", size(most)))),
        Err(error) => {
            Err(Failure::reading(Message::new("cli-input-unreadable").with("reason", error)))
        }
    }
}

/// Standard input without the library's buffer, which would keep what went through it.
pub fn standard_input_file() -> io::Result<File> {
    let input = io::stdin();
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&input).try_clone_to_owned()?;
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&input).try_clone_to_owned()?;
    Ok(File::from(own))
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
