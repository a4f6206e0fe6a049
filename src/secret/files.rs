//! Files: created new, for the owner alone, whole or not at all, with the rights read back.

mod error;
mod place;
mod write;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::SecretBytes;

pub use error::FileError;
pub use place::{PlaceNote, notes_for};

/// What to do about a file that is there already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Existing {
    /// Leave it, and say so.
    Refuse,
    /// Take its place: the user has confirmed it in the system's own dialog.
    Replace,
}

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// What the user should know about that place.
    pub notes: Vec<PlaceNote>,
}

impl Saved {
    /// The file's name without its folder.
    pub fn file_name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// Saves private bytes: readable by the owner alone (0600, or an access list with the owner alone).
///
/// # Errors
/// See [`FileError`]; in every case no part of the content stays behind.
pub fn save_secret(path: &Path, content: &[u8], existing: Existing) -> Result<Saved, FileError> {
    let owner_only = write::write(path, content, existing, true)?;
    let mut notes = notes_for(path);
    if !owner_only {
        notes.push(PlaceNote::RightsNotKept);
    }
    Ok(Saved { path: path.to_owned(), notes })
}

/// Saves what everybody may read.
///
/// # Errors
/// See [`FileError`].
pub fn save_public(path: &Path, content: &[u8], existing: Existing) -> Result<Saved, FileError> {
    write::write(path, content, existing, false)?;
    Ok(Saved { path: path.to_owned(), notes: Vec::new() })
}

/// Reads a file that may hold a private key, of `most` bytes at most.
///
/// # Errors
/// [`FileError::TooLong`], or why it cannot be read.
pub fn read_secret(path: &Path, most: usize) -> Result<SecretBytes, FileError> {
    let bytes = Zeroizing::new(read(path, most)?);
    Ok(SecretBytes::copy_of(&bytes))
}

/// Reads a file of `most` bytes at most.
///
/// # Errors
/// [`FileError::TooLong`], or why it cannot be read.
pub fn read_public(path: &Path, most: usize) -> Result<Vec<u8>, FileError> {
    read(path, most)
}

fn read(path: &Path, most: usize) -> Result<Vec<u8>, FileError> {
    let said = |error| FileError::reading(path, &error);
    let file = File::open(path).map_err(said)?;
    let about = file.metadata().map_err(said)?;
    if about.is_dir() {
        return Err(FileError::IsFolder { path: path.to_owned() });
    }
    // Room for the whole from the start: a buffer that grows leaves copies behind.
    let expected = usize::try_from(about.len()).unwrap_or(usize::MAX).min(most);
    let mut bytes = Vec::with_capacity(expected + 1);
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(said)?;
    if bytes.len() > most {
        return Err(FileError::TooLong { path: path.to_owned(), most });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
