use std::io::{self, IsTerminal, Write as _};
use std::path::Path;

use serde_json::Value;

use super::args::{Output, Protection};
use super::exit::{Failure, failed};
use crate::keys::decode::MAX_INPUT;
use crate::keys::export::{ExportForm, compare_with, file_content, render};
use crate::keys::{PrivateKey, check_no_private_key, save_public};
use crate::secret::Passphrase;
use crate::secret::files::{Existing, FileError, PlaceNote, read_secret, save_secret};

/// Whether a file that is there is replaced.
pub fn existing(force: bool) -> Existing {
    if force { Existing::Replace } else { Existing::Refuse }
}

/// Refuses a form that has no room for a passphrase, unless none is wanted.
pub fn check_form(protection: &Protection, form: ExportForm) -> Result<(), Failure> {
    if protection.allows(form) { Ok(()) } else { Err(Failure::usage("cli-form-unprotected")) }
}

/// Refuses early what could not be written after all, before anything is asked or made.
pub fn check_private(output: &Output, json: bool) -> Result<(), Failure> {
    match output.file() {
        Some(path) => check_free(path, output.force),
        None if json => Err(Failure::usage("cli-json-needs-out")),
        None if io::stdout().is_terminal() && !output.show => {
            Err(Failure::usage("cli-private-key-to-terminal"))
        }
        None => Ok(()),
    }
}

/// Refuses a name that is taken, and a folder that is not there. Saving refuses them too, but then the work is done.
pub fn check_free(path: &Path, force: bool) -> Result<(), Failure> {
    let problem = if path.exists() && !force {
        FileError::Exists { path: path.into() }
    } else if path.parent().is_some_and(is_missing) {
        FileError::NotFound { path: path.into() }
    } else {
        return Ok(());
    };
    Err(problem.into())
}

/// The same for what is public, which never takes the place of a private key.
pub fn check_free_for_public(path: &Path, force: bool) -> Result<(), Failure> {
    check_free(path, force)?;
    Ok(check_no_private_key(path)?)
}

fn is_missing(folder: &Path) -> bool {
    !folder.as_os_str().is_empty() && !folder.is_dir()
}

/// Writes a private key to its file, and proves it by reading it back; or to standard output, which is
/// a terminal only with `--show`: see [`check_private`].
pub fn private(
    key: &PrivateKey,
    form: ExportForm,
    passphrase: Option<&Passphrase>,
    output: &Output,
) -> Result<Vec<PlaceNote>, Failure> {
    let text = render(key, form, passphrase)?;
    let content = file_content(form, &text);
    let Some(path) = output.file() else {
        // A reader that leaves early has no whole key.
        print_all(content.expose().as_bytes()).map_err(|error| failed(&error))?;
        return Ok(Vec::new());
    };
    let saved = save_secret(path, content.expose().as_bytes(), existing(output.force))?;
    let read = read_secret(&saved.path, MAX_INPUT)?;
    compare_with(key, read.expose(), passphrase)?;
    Ok(saved.notes)
}

/// Writes what everybody may read.
pub fn public(text: &str, path: Option<&Path>, force: bool) -> Result<(), Failure> {
    match path {
        Some(path) => Ok(save_public(path, text.as_bytes(), existing(force)).map(|_| ())?),
        None => print(format!("{}\n", text.trim_end()).as_bytes()),
    }
}

/// One JSON document.
pub fn json(value: &Value) -> Result<(), Failure> {
    print(format!("{value:#}\n").as_bytes())
}

/// A line for the person at the terminal, never mixed with results.
pub fn aside(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

fn print_all(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// What is printed as it is.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    match print_all(bytes) {
        Ok(()) => Ok(()),
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(failed(&error)),
    }
}
