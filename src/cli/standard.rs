//! Standard input.

use std::fs::File;
use std::io::{self, Read as _};

use super::exit::Failure;
use crate::text::{Message, size};

/// Reads it to its end, of `most` bytes at most, into a buffer that has room for one more.
pub fn read(bytes: &mut Vec<u8>, most: usize) -> Result<(), Failure> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    match file().and_then(|input| input.take(limit).read_to_end(bytes)) {
        Ok(length) if length <= most => Ok(()),
        Ok(_) => Err(Failure::reading(Message::new("cli-input-too-long").with("most", size(most)))),
        Err(error) => {
            Err(Failure::reading(Message::new("cli-input-unreadable").with("reason", error)))
        }
    }
}

/// Standard input without the library's buffer, which would keep what went through it.
pub fn file() -> io::Result<File> {
    let input = io::stdin();
    #[cfg(unix)]
    let own = std::os::fd::AsFd::as_fd(&input).try_clone_to_owned()?;
    #[cfg(windows)]
    let own = std::os::windows::io::AsHandle::as_handle(&input).try_clone_to_owned()?;
    Ok(File::from(own))
}
