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

/// How long after a clipboard that did not answer it is asked again.
const AGAIN: Duration = Duration::from_millis(100);
/// How often it is asked at the end of the program.
const LAST_TRIES: usize = 10;

/// Our secret on the clipboard: keyed hashes to know it again, and when it goes. There is more than one where it is not
/// sure which of two the system has taken.
struct Ours {
    hashes: Vec<u64>,
    until: Instant,
    /// Whose copy it was, where the system tells.
    owner: Option<u64>,
}

impl Ours {
    /// Whether another program has copied something since.
    fn is_taken_over(&self) -> bool {
        self.owner.is_some() && owner() != self.owner
    }
}

/// What tells one copy from the next: the owner's window on X11, the sequence number on Windows. Nothing is known of it
/// on other systems, where the content alone is compared.
fn owner() -> Option<u64> {
    #[cfg(target_os = "linux")]
    return x11::owner();
    #[cfg(windows)]
    return super::os::clipboard_sequence();
    #[cfg(not(any(target_os = "linux", windows)))]
    None
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
        let until = now + stay;
        match set {
            Ok(()) => {
                self.ours = Some(Ours { hashes: vec![hash], until, owner: owner() });
                Ok(())
            }
            // Windows may have taken the text, but not that it be left out of the history; or what was there is still
            // there.
            Err(error) => {
                let earlier = self.ours.take().map(|ours| ours.hashes).unwrap_or_default();
                let hashes = std::iter::once(hash).chain(earlier).collect();
                self.ours = Some(Ours { hashes, until, owner: None });
                self.clear_if_ours(now);
                Err(said(&error))
            }
        }
    }

    /// Puts text there that everybody may see.
    ///
    /// # Errors
    /// [`ClipboardError::Unavailable`].
    pub fn copy_public(&mut self, text: &str) -> Result<(), ClipboardError> {
        let system = self.system()?;
        system.set_text(text).map_err(|error| said(&error))?;
        if self.ours.take().is_some() {
            overwrite(self.system()?);
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

    /// Whether a text is the secret that we have put there, and not the same copied again by another program.
    pub fn is_ours(&self, text: &SecretText) -> bool {
        let hash = self.keys.hash_one(text.expose());
        let known = |ours: &Ours| ours.hashes.contains(&hash) && !ours.is_taken_over();
        self.ours.as_ref().is_some_and(known)
    }

    /// Clears our secret when its time is up; `true` when that was now. Where another program has copied something else
    /// since, ours is gone already.
    pub fn tick(&mut self, now: Instant) -> bool {
        self.forget_if_replaced();
        let due = self.ours.as_ref().is_some_and(|ours| now >= ours.until);
        if due {
            self.clear_if_ours(now);
        }
        due && self.ours.is_none()
    }

    /// Ours is gone where another program has copied something else; the same text, which a clipboard manager may have
    /// taken over, still goes when its time is up.
    fn forget_if_replaced(&mut self) {
        let Some(ours) = self.ours.take_if(|ours| ours.is_taken_over()) else { return };
        let keys = self.keys.clone();
        let replaced = self.system().is_ok_and(|system| {
            let text = system.get_text().map(SecretText::from_string);
            text.is_ok_and(|text| !ours.hashes.contains(&keys.hash_one(text.expose())))
        });
        if replaced {
            if let Ok(system) = self.system() {
                overwrite(system);
            }
        } else {
            self.ours = Some(ours);
        }
    }

    /// Clears the clipboard if it still holds our secret; what somebody else has copied since stays.
    ///
    /// Ours is forgotten only once it is cleared, or something else is seen there: another program may hold the clipboard
    /// for an instant, and then it is tried again at a later [`Self::tick`].
    pub fn clear_if_ours(&mut self, now: Instant) {
        let Some(ours) = self.ours.take() else { return };
        let keys = self.keys.clone();
        let gone = self.system().is_ok_and(|system| {
            let gone = match system.get_text().map(SecretText::from_string) {
                Ok(text) if ours.hashes.contains(&keys.hash_one(text.expose())) => {
                    system.clear().is_ok()
                }
                Ok(_) | Err(arboard::Error::ContentNotAvailable) => true,
                Err(_) => false,
            };
            overwrite(system);
            gone
        });
        if !gone {
            self.ours = Some(Ours { until: now + AGAIN, ..ours });
        }
    }

    /// The same when there is no later: several times where it has to be.
    pub fn clear_at_last(&mut self) {
        for _ in 0..LAST_TRIES {
            self.clear_if_ours(Instant::now());
            if self.ours.is_none() {
                return;
            }
            std::thread::sleep(AGAIN / 2);
        }
    }
}

impl Drop for Clipboard {
    fn drop(&mut self) {
        self.clear_at_last();
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

crate::explained!(ClipboardError);
