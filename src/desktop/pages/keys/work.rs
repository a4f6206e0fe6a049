//! What runs on other threads: it owns what it needs and touches no window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::store::Handover;
use crate::ceremony::StoreChoice;
use crate::keys::audit::{Audit, audit};
use crate::keys::decode::{MAX_INPUT, Repair};
use crate::keys::export::{ExportError, Mismatch, compare_with, file_content, render};
use crate::keys::generate::{Cancel, KeySize, Progress, generate};
use crate::keys::import::{ImportError, private_key};
use crate::keys::{PrivateKey, PublicKey};
use crate::secret::files::{Existing, FileError, Saved, read_secret, save_secret};
use crate::secret::{Passphrase, SecretBytes, SecretText};
use crate::text::Message;

/// A key with its audit, from either way of getting one.
pub struct Made {
    pub key: PrivateKey,
    pub audit: Audit,
    pub repairs: Vec<Repair>,
}

/// Why there is no key.
pub enum NotMade {
    /// It waits for its passphrase.
    Passphrase { input: SecretBytes, wrong: bool },
    /// Anything else.
    Problem(Message),
}

pub fn make(size: KeySize, cancel: &Cancel, progress: &Progress) -> Result<Made, NotMade> {
    let key =
        generate(size, cancel, progress).map_err(|error| NotMade::Problem(error.message()))?;
    let audit = audit(&key);
    Ok(Made { key, audit, repairs: Vec::new() })
}

pub fn import_file(path: &Path) -> Result<Made, NotMade> {
    let input = read_secret(path, MAX_INPUT).map_err(|error| NotMade::Problem(error.message()))?;
    import(input, None)
}

pub fn import(input: SecretBytes, passphrase: Option<&Passphrase>) -> Result<Made, NotMade> {
    match private_key(input.expose(), passphrase) {
        Ok(imported) => {
            let audit = audit(&imported.key);
            Ok(Made { key: imported.key, audit, repairs: imported.repairs })
        }
        Err(ImportError::PassphraseNeeded) => Err(NotMade::Passphrase { input, wrong: false }),
        Err(ImportError::WrongPassphrase) => Err(NotMade::Passphrase { input, wrong: true }),
        Err(error) => Err(NotMade::Problem(error.message())),
    }
}

/// A key that was rendered for the clipboard.
pub struct Copied {
    pub text: SecretText,
    /// Its public half.
    pub key: PublicKey,
    /// How it was chosen to be when the work began.
    pub choice: StoreChoice,
}

/// Renders the key for the clipboard.
pub fn for_copy(key: &Arc<PrivateKey>, choice: StoreChoice) -> Result<Copied, Message> {
    let text = render(key, choice.copy_form(), None).map_err(ExportError::message)?;
    Ok(Copied { text, key: key.public().clone(), choice })
}

/// A file that was written, read back and compared.
pub struct Stored {
    pub saved: Saved,
    pub handover: Handover,
}

pub fn save(
    key: &Arc<PrivateKey>,
    handover: Handover,
    path: &Path,
    existing: Existing,
) -> Result<Stored, Message> {
    let (form, passphrase) = (handover.choice.file_form(), handover.passphrase.as_ref());
    let text = render(key, form, passphrase).map_err(ExportError::message)?;
    let content = file_content(form, &text);
    let saved = save_secret(path, content.expose().as_bytes(), existing)
        .map_err(|error| error.message())?;
    let read = read_secret(&saved.path, MAX_INPUT).map_err(|error: FileError| error.message())?;
    compare_with(key, read.expose(), passphrase)
        .map_err(|mismatch| Mismatch::message(&mismatch))?;
    Ok(Stored { saved, handover })
}

/// Compares a pasted text with the key; gives which key it is.
pub fn compare(key: &Arc<PrivateKey>, pasted: &SecretText) -> Result<PublicKey, Mismatch> {
    compare_with(key, pasted.expose().as_bytes(), None).map(|()| key.public().clone())
}

/// A path that was typed, with the home folder for `~`.
pub fn typed_path(text: &str) -> PathBuf {
    match (text.trim().strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text.trim()),
    }
}
