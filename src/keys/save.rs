//! Saves what everybody may read, and never over a private key.

use std::path::Path;

use super::identify::private_key_within;
use crate::secret::files::{self, Existing, FileError, Saved, read_secret};

/// The most of a file that is looked through for a private key, in bytes; a key stands in a small file.
const MOST: usize = 4 * 1024 * 1024;

/// Saves a public key, a record, a result. A file that holds a private key is not replaced by any of them, whatever the
/// user agreed to: he agreed to lose something else.
///
/// # Errors
/// [`FileError::HoldsPrivateKey`], and those of [`files::save_public`].
#[allow(clippy::disallowed_methods, reason = "after a look at what is there")]
pub fn save_public(path: &Path, content: &[u8], existing: Existing) -> Result<Saved, FileError> {
    check_no_private_key(path)?;
    files::save_public(path, content, existing)
}

/// Whether what is at `path` may be replaced by something public; by whatever name it is reached, it is the same file.
///
/// # Errors
/// [`FileError::HoldsPrivateKey`].
pub fn check_no_private_key(path: &Path) -> Result<(), FileError> {
    // A pipe or a device would be waited for.
    let is_file = std::fs::metadata(path).is_ok_and(|about| about.is_file());
    let holds =
        || read_secret(path, MOST).is_ok_and(|bytes| private_key_within(bytes.expose()).is_some());
    if is_file && holds() {
        Err(FileError::HoldsPrivateKey { path: path.to_owned() })
    } else {
        Ok(())
    }
}
