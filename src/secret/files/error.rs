use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::text::{Message, size};

/// Why a file was not written or read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileError {
    /// A file of this name is there already.
    Exists {
        /// The path in question.
        path: PathBuf,
    },
    /// The disk is full.
    Full {
        /// The path in question.
        path: PathBuf,
    },
    /// The disk or folder is read-only.
    ReadOnly {
        /// The path in question.
        path: PathBuf,
    },
    /// The user may not write or read there.
    NotAllowed {
        /// The path in question.
        path: PathBuf,
    },
    /// The folder or file is not there.
    NotFound {
        /// The path in question.
        path: PathBuf,
    },
    /// The name is too long, or has characters that the disk does not take.
    BadName {
        /// The path in question.
        path: PathBuf,
    },
    /// It is a folder.
    IsFolder {
        /// The path in question.
        path: PathBuf,
    },
    /// It is a device or a socket, which programs need where it is.
    IsDevice {
        /// The path in question.
        path: PathBuf,
    },
    /// It holds a private key, which nothing public replaces.
    HoldsPrivateKey {
        /// The path in question.
        path: PathBuf,
    },
    /// It is longer than what is read.
    TooLong {
        /// The path in question.
        path: PathBuf,
        /// The most that is read, in bytes.
        most: usize,
    },
    /// What was read back is not what was written.
    NotTheSame {
        /// The path in question.
        path: PathBuf,
    },
    /// Anything else, in the system's words.
    Other {
        /// The path in question.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

impl FileError {
    pub(super) fn writing(path: &Path, error: &io::Error) -> Self {
        Self::of(path, error)
    }

    pub(super) fn reading(path: &Path, error: &io::Error) -> Self {
        Self::of(path, error)
    }

    fn of(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::AlreadyExists => Self::Exists { path },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full { path }
            }
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            ErrorKind::PermissionDenied => Self::NotAllowed { path },
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound { path },
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => Self::BadName { path },
            ErrorKind::IsADirectory => Self::IsFolder { path },
            _ => Self::Other { path, reason: error.to_string() },
        }
    }

    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        let about = |id, path: &Path| Message::new(id).with("path", path.display());
        match self {
            Self::Exists { path } => about("secret-file-exists", path),
            Self::Full { path } => about("secret-file-full", path),
            Self::ReadOnly { path } => about("secret-file-read-only", path),
            Self::NotAllowed { path } => about("secret-file-not-allowed", path),
            Self::NotFound { path } => about("secret-file-not-found", path),
            Self::BadName { path } => about("secret-file-bad-name", path),
            Self::IsFolder { path } => about("secret-file-is-folder", path),
            Self::IsDevice { path } => about("secret-file-is-device", path),
            Self::HoldsPrivateKey { path } => about("secret-file-holds-private-key", path),
            Self::TooLong { path, most } => {
                about("secret-file-too-long", path).with("most", size(*most))
            }
            Self::NotTheSame { path } => about("secret-file-not-the-same", path),
            Self::Other { path, reason } => about("secret-file-other", path).with("reason", reason),
        }
    }
}

crate::explained!(FileError);
