//! What runs on other threads: it owns what it needs and touches no window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::ceremony::{Proof, StoreChoice};
use crate::desktop::inputs::{NotRead, read_private};
use crate::keys::audit::{Audit, audit};
use crate::keys::decode::{MAX_INPUT, Repair};
use crate::keys::export::{
    ExportError, Mismatch, compare_with, file_content, is_marked_for_rehearsal,
    marked_for_rehearsal, render,
};
use crate::keys::generate::{Cancel, KeySize, Progress, generate_audited};
use crate::keys::{PrivateKey, PublicKey};
use crate::secret::files::{Existing, FileError, Saved, read_secret, save_secret};
use crate::secret::{Passphrase, SecretBytes, SecretText};
use crate::text::Message;

/// How a private key is saved: which one, in what form, and protected by whom.
pub struct Handover {
    /// Its public half.
    pub key: PublicKey,
    pub choice: StoreChoice,
    /// Whether the key is for throwing away, and says so where it can.
    pub rehearsal: bool,
    /// Whether two people typed a part of the passphrase each.
    pub two_people: bool,
    pub passphrase: Option<Passphrase>,
}

/// A key with its audit, from either way of getting one.
pub struct Made {
    pub key: PrivateKey,
    pub audit: Audit,
    pub repairs: Vec<Repair>,
    /// It says itself that it was made for a rehearsal.
    pub rehearsal: bool,
}

/// Why no key was made.
pub struct NotMade(pub Message);

pub fn make(size: KeySize, cancel: &Cancel, progress: &Progress) -> Result<Made, NotMade> {
    let made = generate_audited(size, cancel, progress);
    let (key, audit) = made.map_err(|error| NotMade(error.message()))?;
    Ok(Made { key, audit, repairs: Vec::new(), rehearsal: false })
}

pub fn import(input: &SecretBytes, passphrase: Option<&Passphrase>) -> Result<Made, NotRead> {
    let imported = read_private(input, passphrase)?;
    let audit = audit(&imported.key);
    let rehearsal = is_marked_for_rehearsal(input.expose());
    Ok(Made { key: imported.key, audit, repairs: imported.repairs, rehearsal })
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
pub fn for_copy(
    key: &Arc<PrivateKey>,
    choice: StoreChoice,
    rehearsal: bool,
) -> Result<Copied, Message> {
    let form = choice.copy_form();
    let text = render(key, form, None).map_err(ExportError::message)?;
    let text = if rehearsal { marked_for_rehearsal(form, &text) } else { text };
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
    let text = if handover.rehearsal { marked_for_rehearsal(form, &text) } else { text };
    let content = file_content(form, &text);
    let saved = save_secret(path, content.expose().as_bytes(), existing)
        .map_err(|error| error.message())?;
    let read = read_secret(&saved.path, MAX_INPUT).map_err(|error: FileError| error.message())?;
    compare_with(key, read.expose(), passphrase)
        .map_err(|mismatch| Mismatch::message(&mismatch))?;
    Ok(Stored { saved, handover })
}

/// A copy that was compared with the key.
pub struct Compared {
    /// Which key it is.
    pub key: PublicKey,
    pub proof: Proof,
}

/// Compares a pasted text with the key.
pub fn compare(key: &Arc<PrivateKey>, pasted: &SecretText) -> Result<Compared, Message> {
    compare_with(key, pasted.expose().as_bytes(), None).map_err(|mismatch| mismatch.message())?;
    Ok(Compared { key: key.public().clone(), proof: Proof::PastedBack })
}

/// Compares a file with the key, opened with the passphrase that is typed.
pub fn compare_file(
    key: &Arc<PrivateKey>,
    path: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<Compared, Message> {
    let read = read_secret(path, MAX_INPUT).map_err(|error| error.message())?;
    compare_with(key, read.expose(), passphrase).map_err(|mismatch| mismatch.message())?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let proof = Proof::ReadBack { file: file.unwrap_or_default() };
    Ok(Compared { key: key.public().clone(), proof })
}

/// A path that was typed, with the home folder for `~`.
pub fn typed_path(text: &str) -> PathBuf {
    match (text.trim().strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(text.trim()),
    }
}
