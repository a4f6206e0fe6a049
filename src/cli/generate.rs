use std::path::Path;

use indicatif::ProgressBar;
use serde_json::json;

use super::args::{Form, Generate, is_standard};
use super::exit::{Exit, Failure};
use super::progress::while_showing;
use super::{output, passphrase};
use crate::keys::export::ExportForm;
use crate::keys::generate::{Cancel, KeySize, Progress, generate};
use crate::keys::{PrivateKey, PublicKey};
use crate::secret::files::PlaceNote;
use crate::secret::worker::forgetting;
use crate::text::Message;

pub fn run(options: &Generate, json: bool) -> Result<Exit, Failure> {
    let form = options
        .form
        .unwrap_or(Form::Pkcs8Pem)
        .private()
        .ok_or_else(|| Failure::usage("cli-form-not-private"))?;
    output::check_form(&options.protection, form)?;
    output::check_private(&options.output, json)?;
    let public_file = check_public(options, json)?;
    // The key is gone before anything is said of it: whoever reads may take a while.
    let (public, notes) = forgetting(|| make(options, form))?;
    if options.public.is_some() {
        output::public(&public.one_line(), public_file, options.output.force)?;
    }
    if json {
        output::json(&facts(&public))?;
    } else {
        output::aside(&summary(&public));
        for note in notes {
            output::aside(&note.message().text());
        }
    }
    Ok(Exit::Done)
}

/// The file of the public key, where it is wanted and no standard output: refused early where it could not be written,
/// or where it would lie over the private key.
fn check_public(options: &Generate, json: bool) -> Result<Option<&Path>, Failure> {
    let Some(path) = &options.public else {
        return Ok(None);
    };
    if is_standard(path) {
        let taken = json || options.output.file().is_none();
        return if taken { Err(Failure::usage("cli-standard-output-twice")) } else { Ok(None) };
    }
    if options.output.file().is_some_and(|private| is_same(private, path)) {
        return Err(Failure::usage("cli-public-over-private"));
    }
    output::check_free_for_public(path, options.output.force)?;
    Ok(Some(path))
}

/// Whether two names are of one file, or would be: by what their folders are, not by how they are written.
fn is_same(one: &Path, other: &Path) -> bool {
    let folder = |path: &Path| match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.canonicalize().ok(),
        _ => Path::new(".").canonicalize().ok(),
    };
    // On a disk that takes both letter cases for one, as those of Windows and macOS.
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    same_file::is_same_file(one, other).unwrap_or(false)
        || folder(one) == folder(other) && name(one) == name(other)
}

/// Makes a key and writes it out.
fn make(options: &Generate, form: ExportForm) -> Result<(PublicKey, Vec<PlaceNote>), Failure> {
    let passphrase = passphrase::new(&options.protection)?;
    let form = if passphrase.is_some() { ExportForm::EncryptedPkcs8Pem } else { form };
    let size = match options.bits.as_str() {
        "4096" => KeySize::Rsa4096,
        "3072" => KeySize::Rsa3072,
        _ => KeySize::Rsa2048,
    };
    let key = searched(size)?;
    let notes = output::private(&key, form, passphrase.as_ref(), &options.output)?;
    Ok((key.public().clone(), notes))
}

/// Makes a key, and shows on a terminal how far the search is. Ctrl+C ends the program at once; nothing
/// is on disk before the key is whole.
fn searched(size: KeySize) -> Result<PrivateKey, Failure> {
    let progress = Progress::default();
    let (seen, bar) = (progress.clone(), ProgressBar::new_spinner());
    let shown = bar.clone();
    let show = move || {
        let (found, tried) = (seen.primes_found(), seen.candidates());
        let words = Message::new("cli-generate-progress");
        shown.set_message(words.with("found", found).with("tried", tried).text());
        shown.tick();
    };
    let key = while_showing(show, || generate(size, &Cancel::default(), &progress));
    bar.finish_and_clear();
    Ok(key?)
}

/// What may be said of a key.
pub fn facts(key: &PublicKey) -> serde_json::Value {
    let print = key.fingerprint();
    json!({
        "bits": key.bits(),
        "exponent": key.exponent(),
        "fingerprint_sha256": print.hex(),
        "fingerprint_words": print.words(),
        "public_key": key.one_line(),
    })
}

/// The same in words.
pub fn summary(key: &PublicKey) -> String {
    let print = key.fingerprint();
    Message::new("cli-key-summary")
        .with("bits", key.bits())
        .with("words", print.words().join(" "))
        .with("hex", print.grouped_hex())
        .text()
}
