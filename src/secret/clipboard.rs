//! The clipboard: secrets stay out of its history, and go after a while, but only if they are still ours.

#[cfg(target_os = "linux")]
mod x11;

use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use super::SecretText;
use crate::text::Message;

/// How long a secret stays, unless the user clears it earlier.
pub const STAY: Duration = Duration::from_secs(30);
/// The longest text that is read, in bytes.
const MOST: usize = 512 * 1024;

/// Why the clipboard was not used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClipboardError {
    /// The system refused.
    Unavailable(String),
    /// It holds no text.
    Empty,
    /// It holds more than is read.
    TooLong,
}

impl ClipboardError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        match self {
            Self::Unavailable(reason) => {
                Message::new("secret-clipboard-unavailable").with("reason", reason)
            }
            Self::Empty => Message::new("secret-clipboard-empty"),
            Self::TooLong => Message::new("secret-clipboard-too-long"),
        }
    }
}

/// Our secret on the clipboard: a keyed hash to know it again, and when it goes.
struct Ours {
    hash: u64,
    until: Instant,
}

/// The system's clipboard, opened when first needed and kept, since on X11 its content lives with us.
pub struct Clipboard {
    system: Option<arboard::Clipboard>,
    keys: RandomState,
    ours: Option<Ours>,
}

impl Default for Clipboard {
    fn default() -> Self {
        Self { system: None, keys: RandomState::new(), ours: None }
    }
}

impl Clipboard {
    fn system(&mut self) -> Result<&mut arboard::Clipboard, ClipboardError> {
        if self.system.is_none() {
            self.system = Some(arboard::Clipboard::new().map_err(|error| said(&error))?);
        }
        self.system.as_mut().ok_or(ClipboardError::Empty)
    }

    /// Puts a secret there for `stay`, asking the system to leave it out of history, cloud and monitors.
    ///
    /// # Errors
    /// [`ClipboardError::Unavailable`]; then nothing of it stays there.
    pub fn copy_secret(
        &mut self,
        text: &SecretText,
        now: Instant,
        stay: Duration,
    ) -> Result<(), ClipboardError> {
        let hash = self.keys.hash_one(text.expose());
        let set = set_excluded(self.system()?, text.expose());
        self.ours = Some(Ours { hash, until: now + stay });
        set.map_err(|error| {
            // Windows may have taken the text, but not that it be left out of the history.
            self.clear_if_ours();
            said(&error)
        })
    }

    /// Puts text there that everybody may see.
    ///
    /// # Errors
    /// [`ClipboardError::Unavailable`].
    pub fn copy_public(&mut self, text: &str) -> Result<(), ClipboardError> {
        let replaced = self.ours.take();
        let system = self.system()?;
        system.set_text(text).map_err(|error| said(&error))?;
        if replaced.is_some() {
            overwrite(system);
        }
        Ok(())
    }

    /// What is there now.
    ///
    /// # Errors
    /// See [`ClipboardError`].
    pub fn read(&mut self) -> Result<SecretText, ClipboardError> {
        let text = self.system()?.get_text().map_err(|error| said(&error))?;
        let text = SecretText::from_string(text);
        match text.len() {
            0 => Err(ClipboardError::Empty),
            length if length > MOST => Err(ClipboardError::TooLong),
            _ => Ok(text),
        }
    }

    /// What this system grants of keeping a secret out of histories and other devices, in plain words.
    pub fn exclusion() -> Message {
        Message::new(match std::env::consts::OS {
            "windows" => "secret-clipboard-kept-out",
            "macos" => "secret-clipboard-concealed",
            _ => "secret-clipboard-asked",
        })
    }

    /// How much longer our secret stays.
    pub fn remaining(&self, now: Instant) -> Option<Duration> {
        self.ours.as_ref().map(|ours| ours.until.saturating_duration_since(now))
    }

    /// Clears our secret when its time is up; `true` when that was now.
    pub fn tick(&mut self, now: Instant) -> bool {
        let due = self.ours.as_ref().is_some_and(|ours| now >= ours.until);
        if due {
            self.clear_if_ours();
        }
        due
    }

    /// Clears the clipboard if it still holds our secret; what somebody else has copied since stays.
    pub fn clear_if_ours(&mut self) {
        let Some(ours) = self.ours.take() else { return };
        let keys = self.keys.clone();
        let Ok(system) = self.system() else { return };
        let still_ours = system.get_text().map(SecretText::from_string);
        if still_ours.is_ok_and(|text| keys.hash_one(text.expose()) == ours.hash) {
            let _ = system.clear();
        }
        overwrite(system);
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        self.clear_if_ours();
    }
}

/// Wipes what the connection to the desktop may have kept of a secret that somebody has read.
fn overwrite(system: &mut arboard::Clipboard) {
    #[cfg(target_os = "linux")]
    x11::overwrite(system);
    #[cfg(not(target_os = "linux"))]
    let _ = system;
}

fn set_excluded(system: &mut arboard::Clipboard, text: &str) -> Result<(), arboard::Error> {
    let set = system.set();
    #[cfg(target_os = "linux")]
    let set = arboard::SetExtLinux::exclude_from_history(set);
    #[cfg(target_os = "macos")]
    let set = arboard::SetExtApple::exclude_from_history(set);
    #[cfg(windows)]
    let set = {
        use arboard::SetExtWindows;
        set.exclude_from_monitoring().exclude_from_cloud().exclude_from_history()
    };
    set.text(text)
}

/// The system's words never repeat the text.
fn said(error: &arboard::Error) -> ClipboardError {
    match error {
        arboard::Error::ContentNotAvailable => ClipboardError::Empty,
        other => ClipboardError::Unavailable(other.to_string()),
    }
}
