use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Existing, FileError};
use crate::secret::os;

/// Writes the whole of `content`, or leaves nothing. Returns whether the owner alone can read it.
pub(super) fn write(
    path: &Path,
    content: &[u8],
    existing: Existing,
    secret: bool,
) -> Result<bool, FileError> {
    let path = &long(path);
    let said = |error: io::Error| FileError::writing(path, &error);
    if path.is_dir() {
        return Err(FileError::IsFolder { path: path.clone() });
    }
    let taken = path.try_exists().map_err(said)?;
    match (taken, existing) {
        // Some dialogs create the chosen file, empty, before they answer.
        (true, Existing::Refuse) => Err(FileError::Exists { path: path.clone() }),
        (true, Existing::Replace) => replace(path, content, secret),
        (false, _) => create(path, content, secret),
    }
}

/// Into the place of a file that the user agreed to lose: beside it first, then over it in one step.
fn replace(path: &Path, content: &[u8], secret: bool) -> Result<bool, FileError> {
    let beside = beside(path);
    let owner_only = create(&beside, content, secret)?;
    match fs::rename(&beside, path) {
        Ok(()) => Ok(owner_only),
        Err(error) => {
            erase(&beside);
            Err(FileError::writing(path, &error))
        }
    }
}

fn create(path: &Path, content: &[u8], secret: bool) -> Result<bool, FileError> {
    let said = |error: io::Error| FileError::writing(path, &error);
    let mut file = open_new(path, secret).map_err(said)?;
    let filled = fill(&mut file, content, secret);
    drop(file);
    let kept = match filled {
        Ok(owner_only) if same(path, content) => return Ok(owner_only),
        Ok(_) => Err(FileError::NotTheSame {
            path: path.to_owned(),
        }),
        Err(error) => Err(said(error)),
    };
    erase(path);
    kept
}

fn fill(file: &mut File, content: &[u8], secret: bool) -> io::Result<bool> {
    // The rights first: at no moment may others read what is in it.
    let owner_only = secret && os::restrict_to_owner(file).unwrap_or(false);
    file.write_all(content)?;
    file.sync_all()?;
    Ok(owner_only)
}

fn open_new(path: &Path, secret: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        const GENERIC_WRITE: u32 = 0x4000_0000;
        const WRITE_DAC: u32 = 0x0004_0000;
        options.access_mode(if secret {
            GENERIC_WRITE | WRITE_DAC
        } else {
            GENERIC_WRITE
        });
    }
    options.open(path)
}

fn same(path: &Path, content: &[u8]) -> bool {
    fs::read(path)
        .map(Zeroizing::new)
        .is_ok_and(|read| read.as_slice() == content)
}

/// Overwrites and removes what could not be finished.
fn erase(path: &Path) {
    if let Ok(mut file) = OpenOptions::new().write(true).open(path) {
        let length = file
            .metadata()
            .map_or(0, |about| usize::try_from(about.len()).unwrap_or(0));
        let _ = file
            .write_all(&vec![0; length])
            .and_then(|()| file.sync_all());
    }
    let _ = fs::remove_file(path);
}

/// A new name in the same folder, so that the last step stays on one disk.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

/// Windows takes more than 260 characters only in this form.
#[cfg(windows)]
fn long(path: &Path) -> PathBuf {
    let text = path.as_os_str();
    if text.len() < 240 || text.to_string_lossy().starts_with(r"\\") {
        return path.to_owned();
    }
    let mut long = OsString::from(r"\\?\");
    long.push(text);
    PathBuf::from(long)
}

#[cfg(not(windows))]
fn long(path: &Path) -> PathBuf {
    path.to_owned()
}
