use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Existing, FileError};
use crate::secret::os;
use crate::text::hex;

/// Writes the whole of `content`, or leaves nothing. Returns whether the owner alone can read it.
pub(super) fn write(
    path: &Path,
    content: &[u8],
    existing: Existing,
    secret: bool,
) -> Result<bool, FileError> {
    if path.is_dir() {
        return Err(FileError::IsFolder { path: path.to_owned() });
    }
    if existing == Existing::Replace && is_device(path) {
        return Err(FileError::IsDevice { path: path.to_owned() });
    }
    let said = |error: io::Error| FileError::writing(path, &error);
    let taken = is_taken(path).map_err(said)?;
    let written = match (taken, existing) {
        (true, Existing::Refuse) => Err(io::Error::from(ErrorKind::AlreadyExists)),
        // Some dialogs create the chosen file, empty, before they answer.
        (true, Existing::Replace) => replace(path, content, secret),
        (false, _) => create(path, content, secret),
    };
    let owner_only = written.map_err(said)?;
    if !same(path, content) {
        erase(path);
        return Err(FileError::NotTheSame { path: path.to_owned() });
    }
    Ok(owner_only)
}

/// Whether there is anything of that name: a link that leads nowhere, too.
fn is_taken(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether a device or a socket is there, or a link to one: an administrator could replace even `/dev/null`, and
/// every program of the machine would suffer.
#[cfg(unix)]
fn is_device(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    fs::metadata(path).is_ok_and(|about| {
        let kind = about.file_type();
        kind.is_char_device() || kind.is_block_device() || kind.is_socket()
    })
}

#[cfg(not(unix))]
fn is_device(_: &Path) -> bool {
    false
}

/// Into the place of a file that the user agreed to lose: beside it first, then over it in one step. Whatever lies
/// there, a link or a pipe, is replaced and never written into.
fn replace(path: &Path, content: &[u8], secret: bool) -> io::Result<bool> {
    let beside = beside(path)?;
    let owner_only = create(&beside, content, secret)?;
    if let Err(error) = fs::rename(&beside, path) {
        erase(&beside);
        return Err(error);
    }
    keep_name(path);
    Ok(owner_only)
}

/// A new file. Where the disk has files without a name (most of Linux), it gets its name once it is whole, so that
/// nothing of it stays when the computer stops in the middle; elsewhere it is written under its name.
fn create(path: &Path, content: &[u8], secret: bool) -> io::Result<bool> {
    #[cfg(target_os = "linux")]
    if let Ok(mut file) = open_unnamed(path, secret) {
        let owner_only = fill(&mut file, content, secret)?;
        match os::give_name(&file, path) {
            Ok(()) => {
                keep_name(path);
                return Ok(owner_only);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
            Err(_) => {}
        }
    }
    let mut file = open_new(path, secret)?;
    let filled = fill(&mut file, content, secret);
    drop(file);
    match filled {
        Ok(_) => keep_name(path),
        Err(_) => erase(path),
    }
    filled
}

/// Has the folder written to the disk too, as far as the system does that.
fn keep_name(path: &Path) {
    #[cfg(unix)]
    let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
    #[cfg(not(unix))]
    let _ = path;
}

#[cfg(unix)]
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn fill(file: &mut File, content: &[u8], secret: bool) -> io::Result<bool> {
    // The rights first: at no moment may others read what is in it.
    let owner_only = secret && os::restrict_to_owner(file).unwrap_or(false);
    file.write_all(content)?;
    file.sync_all()?;
    Ok(owner_only)
}

#[cfg(target_os = "linux")]
fn open_unnamed(path: &Path, secret: bool) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.write(true).custom_flags(os::UNNAMED);
    if secret {
        options.mode(0o600);
    }
    options.open(folder_of(path))
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
        options.access_mode(if secret { GENERIC_WRITE | WRITE_DAC } else { GENERIC_WRITE });
        // Nobody opens it before it is the owner's alone, and reads on afterwards.
        options.share_mode(0);
    }
    options.open(path)
}

/// Whether the file is there as it was written. It is read from the disk where the system can be asked for that, and no
/// further than it should reach.
fn same(path: &Path, content: &[u8]) -> bool {
    let Ok(file) = File::open(path) else { return false };
    os::read_past_cache(&file);
    let mut read = Zeroizing::new(Vec::with_capacity(content.len() + 1));
    let limit = u64::try_from(content.len()).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut read).is_ok() && read.as_slice() == content
}

/// Overwrites and removes what could not be finished; never what a link leads to that somebody put there meanwhile.
fn erase(path: &Path) {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(os::NO_FOLLOW);
    }
    let is_file = fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    if let (true, Ok(mut file)) = (is_file, options.open(path)) {
        let length = file.metadata().map_or(0, |about| usize::try_from(about.len()).unwrap_or(0));
        let _ = file.write_all(&vec![0; length]).and_then(|()| file.sync_all());
    }
    let _ = fs::remove_file(path);
}

/// A new name in the same folder, so that the last step stays on one disk.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let mut number = [0; 8];
    getrandom::fill(&mut number).map_err(io::Error::other)?;
    Ok(path.with_file_name(format!(".keyturn-{}.new", hex(&number))))
}
