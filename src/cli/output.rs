use std::io::{self, IsTerminal, Write as _};
use std::path::Path;

use serde_json::Value;

use super::args::Output;
use super::exit::Failure;
use crate::keys::PrivateKey;
use crate::keys::decode::MAX_INPUT;
use crate::keys::export::{ExportForm, compare_with, file_content, render};
use crate::secret::Passphrase;
use crate::secret::files::{Existing, FileError, PlaceNote, read_secret, save_public, save_secret};
use crate::text::Message;

/// Whether a file that is there is replaced.
pub fn existing(force: bool) -> Existing {
    if force {
        Existing::Replace
    } else {
        Existing::Refuse
    }
}

/// Refuses early what could not be written after all, before anything is asked or made.
pub fn check_private(output: &Output, json: bool) -> Result<(), Failure> {
    match &output.out {
        Some(path) => check_free(path, output.force),
        None if json => Err(Failure::usage("cli-json-needs-out")),
        None if io::stdout().is_terminal() && !output.show => {
            Err(Failure::usage("cli-private-key-to-terminal"))
        }
        None => Ok(()),
    }
}

/// Refuses a name that is taken. Saving refuses it too, but then the work is done.
pub fn check_free(path: &Path, force: bool) -> Result<(), Failure> {
    if force || !path.exists() {
        return Ok(());
    }
    let path = path.to_owned();
    Err(Failure::reading(FileError::Exists { path }.message()))
}

/// Writes a private key to its file, and proves it by reading it back; or to standard output, which is
/// a terminal only with `--show`: see [`check_private`].
pub fn private(
    key: &PrivateKey,
    form: ExportForm,
    passphrase: Option<&Passphrase>,
    output: &Output,
) -> Result<Vec<PlaceNote>, Failure> {
    let text = render(key, form, passphrase).map_err(|error| Failure::reading(error.message()))?;
    let content = file_content(form, &text);
    let Some(path) = &output.out else {
        print(content.expose().as_bytes())?;
        return Ok(Vec::new());
    };
    let saved = save_secret(path, content.expose().as_bytes(), existing(output.force))
        .map_err(|error| Failure::reading(error.message()))?;
    let read =
        read_secret(&saved.path, MAX_INPUT).map_err(|error| Failure::reading(error.message()))?;
    compare_with(key, read.expose(), passphrase)
        .map_err(|mismatch| Failure::reading(mismatch.message()))?;
    Ok(saved.notes)
}

/// Writes what everybody may read.
pub fn public(text: &str, path: Option<&Path>, force: bool) -> Result<(), Failure> {
    match path {
        Some(path) => save_public(path, text.as_bytes(), existing(force))
            .map(|_| ())
            .map_err(|error| Failure::reading(error.message())),
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

/// Nothing can be written.
pub fn failed(reason: &dyn std::fmt::Display) -> Failure {
    Failure::reading(Message::new("cli-output").with("reason", reason))
}

/// What is printed as it is.
pub fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(failed(&error)),
    }
}
