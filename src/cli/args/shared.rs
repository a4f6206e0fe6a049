//! Options that several commands have.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::keys::export::ExportForm;

/// Whether this is `-`: standard input where something is read, standard output where it is written.
pub fn is_standard(file: &Path) -> bool {
    file == Path::new("-")
}

/// How often a passphrase is taken from standard input: once, or not at all.
fn of_standard_input(file: Option<&Path>, descriptor: Option<u32>) -> usize {
    usize::from(file.is_some_and(is_standard) || descriptor == Some(0))
}

/// The text a private or public key is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Private, PKCS#8, PEM
    Pkcs8Pem,
    /// Private, PKCS#8, base64 on one line (Java, Go, Node, PHP, .NET)
    Pkcs8Line,
    /// Private, PKCS#1, PEM
    Pkcs1Pem,
    /// Private, PKCS#1, base64 on one line (Python)
    Pkcs1Line,
    #[value(help = "Public, SubjectPublicKeyInfo, base64 on one line (the dashboard)")]
    SpkiLine,
    #[value(help = "Public, SubjectPublicKeyInfo, PEM")]
    SpkiPem,
    /// Public, PKCS#1, PEM
    Pkcs1PublicPem,
}

impl Form {
    /// The form of a private key; `None` for those of public keys.
    pub fn private(self) -> Option<ExportForm> {
        match self {
            Self::Pkcs8Pem => Some(ExportForm::Pkcs8Pem),
            Self::Pkcs8Line => Some(ExportForm::Pkcs8OneLine),
            Self::Pkcs1Pem => Some(ExportForm::Pkcs1Pem),
            Self::Pkcs1Line => Some(ExportForm::Pkcs1OneLine),
            Self::SpkiLine | Self::SpkiPem | Self::Pkcs1PublicPem => None,
        }
    }
}

/// Where the passphrase of a new file comes from; without any, it is asked for.
#[derive(Debug, Args)]
pub struct Protection {
    /// Write the private key without a passphrase
    #[arg(long, conflicts_with_all = ["passphrase_file", "passphrase_fd"])]
    pub unprotected: bool,
    /// Read the passphrase from the first line of a file
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_fd")]
    pub passphrase_file: Option<PathBuf>,
    /// Read the passphrase from the first line of a file descriptor; on Windows, 0 alone
    #[arg(long, value_name = "N")]
    pub passphrase_fd: Option<u32>,
}

impl Protection {
    pub(super) fn reads_standard_input(&self) -> usize {
        of_standard_input(self.passphrase_file.as_deref(), self.passphrase_fd)
    }

    /// Whether a form has room for the passphrase, or none is wanted.
    pub fn allows(&self, form: ExportForm) -> bool {
        self.unprotected || form == ExportForm::Pkcs8Pem
    }
}

/// Where the passphrase of an existing key comes from; without any, it is asked for.
#[derive(Debug, Args)]
pub struct Opening {
    /// Read the passphrase of the key from the first line of a file
    #[arg(long, value_name = "FILE", conflicts_with = "key_passphrase_fd")]
    pub key_passphrase_file: Option<PathBuf>,
    /// Read the passphrase of the key from the first line of a file descriptor; on Windows, 0 alone
    #[arg(long, value_name = "N")]
    pub key_passphrase_fd: Option<u32>,
}

impl Opening {
    pub(super) fn reads_standard_input(&self) -> usize {
        of_standard_input(self.key_passphrase_file.as_deref(), self.key_passphrase_fd)
    }
}

/// Where the result goes.
#[derive(Debug, Args)]
pub struct Output {
    /// Write to a new file, for the owner alone where it is secret; or - for standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Overwrite a file that is there
    #[arg(long)]
    pub force: bool,
    /// Print a private key to the terminal
    #[arg(long)]
    pub show: bool,
}

impl Output {
    /// The file to write; none, where it is standard output.
    pub fn file(&self) -> Option<&Path> {
        self.out.as_deref().filter(|path| !is_standard(path))
    }
}

/// Where results go that are no secret.
#[derive(Debug, Args)]
pub struct Results {
    /// Write the result into this new file; or - for standard output, as without it
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "out")]
    pub force: bool,
}

impl Results {
    /// The file to write; none, where it is standard output.
    pub fn file(&self) -> Option<&Path> {
        self.out.as_deref().filter(|path| !is_standard(path))
    }
}
