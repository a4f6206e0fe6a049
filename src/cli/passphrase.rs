use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::args::{Opening, Protection, is_standard};
use super::exit::Failure;
use super::standard;
use crate::secret::Passphrase;
use crate::text::{Message, size, tr};

/// Bytes of a file or descriptor, line end included.
const MOST: usize = 4096;

/// The passphrase of a key that is read.
pub fn existing(opening: &Opening) -> Result<Passphrase, Failure> {
    match (&opening.key_passphrase_file, opening.key_passphrase_fd) {
        (Some(path), _) => first_line(path),
        (None, Some(descriptor)) => first_line(&descriptor_path(descriptor)),
        (None, None) => prompt(&tr("cli-passphrase-prompt"), "cli-key-passphrase-no-terminal"),
    }
}

/// The passphrase of a file that is written; `None` where it is to be unprotected.
pub fn new(protection: &Protection) -> Result<Option<Passphrase>, Failure> {
    if protection.unprotected {
        return Ok(None);
    }
    let passphrase = match (&protection.passphrase_file, protection.passphrase_fd) {
        (Some(path), _) => first_line(path)?,
        (None, Some(descriptor)) => first_line(&descriptor_path(descriptor))?,
        (None, None) => asked_twice()?,
    };
    let strength = passphrase.strength();
    if strength.is_enough() {
        Ok(Some(passphrase))
    } else {
        Err(Failure::reading(
            Message::new("cli-passphrase-weak").with("strength", strength.message()),
        ))
    }
}

fn asked_twice() -> Result<Passphrase, Failure> {
    let ask = |question| prompt(&tr(question), "cli-passphrase-no-terminal");
    let first = ask("cli-passphrase-new-prompt")?;
    let second = ask("cli-passphrase-again-prompt")?;
    if first.same_as(&second) {
        Ok(first)
    } else {
        Err(Failure::reading(Message::new("cli-passphrase-differs")))
    }
}

/// Without echo, from the terminal even where standard input is something else; `otherwise` tells what to do where
/// there is none.
fn prompt(question: &str, otherwise: &'static str) -> Result<Passphrase, Failure> {
    interrupt::kept(|| rpassword::prompt_password(format!("{question} ")))
        .map(Passphrase::from_string)
        .map_err(|_| Failure::usage(otherwise))
}

#[cfg(unix)]
mod interrupt {
    use std::io::{self, ErrorKind};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, LazyLock};

    use signal_hook::consts::SIGINT;
    use signal_hook::{flag, low_level};

    /// False while a terminal has no echo.
    static AT_ONCE: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

    /// Asks; Ctrl+C ends the program as ever, but not before the terminal has its echo back.
    pub fn kept(ask: impl FnOnce() -> io::Result<String>) -> io::Result<String> {
        AT_ONCE.store(false, Ordering::SeqCst);
        flag::register_conditional_default(SIGINT, Arc::clone(&AT_ONCE))?;
        let answer = ask();
        AT_ONCE.store(true, Ordering::SeqCst);
        if matches!(&answer, Err(error) if error.kind() == ErrorKind::Interrupted) {
            low_level::emulate_default_handler(SIGINT)?;
        }
        answer
    }
}

#[cfg(not(unix))]
mod interrupt {
    /// Asks; these systems give the terminal its echo back by themselves.
    pub fn kept(ask: impl FnOnce() -> std::io::Result<String>) -> std::io::Result<String> {
        ask()
    }
}

/// Standard input is one on every system; the others are files of Unix.
fn descriptor_path(descriptor: u32) -> PathBuf {
    match descriptor {
        0 => PathBuf::from("-"),
        _ => PathBuf::from(format!("/dev/fd/{descriptor}")),
    }
}

fn first_line(path: &Path) -> Result<Passphrase, Failure> {
    let mut text = Zeroizing::new(String::with_capacity(MOST + 1));
    let file = if is_standard(path) { standard::file() } else { File::open(path) };
    let read = file.and_then(|file| file.take(MOST as u64 + 1).read_to_string(&mut text));
    let about = |id| Message::new(id).with("path", path.display());
    read.map_err(|error| {
        Failure::reading(about("cli-passphrase-unreadable").with("reason", error))
    })?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        return Err(Failure::reading(about("cli-passphrase-empty")));
    }
    // A passphrase that was cut would protect a file that nobody can open.
    if line.len() > MOST {
        return Err(Failure::reading(Message::new("cli-passphrase-long").with("most", size(MOST))));
    }
    Ok(Passphrase::from_string(line.to_owned()))
}
