use std::fs::File;
use std::io::Read;

use eframe::egui::{Context, Ui};
use sha2::{Digest, Sha256};

use crate::desktop::services::{Desk, Job, take};
use crate::desktop::start::renderer::in_use;
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{Icon, Look, button, code, field, hint, notice, strong};
use crate::text::{Message, hex, tr};

/// The commit that was built, where the build knew it.
const COMMIT: Option<&str> = option_env!("KEYTURN_COMMIT");

/// Which copy this is, and whether it is the published one.
#[derive(Default)]
pub struct Genuine {
    hashing: Option<Job<Option<String>>>,
    hash: Option<String>,
    published: String,
    copied: bool,
}

impl Genuine {
    /// Takes the hash of the running file once it is there.
    pub fn logic(&mut self) {
        if let Some(done) = take(&mut self.hashing) {
            self.hash = Some(done.unwrap_or_else(|| tr("about-hash-unknown")));
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        self.start(ui.ctx());
        strong(ui, &tr("about-genuine"));
        let facts = self.facts();
        code(ui, &facts);
        if button(ui, Look::Plain, Some(Icon::Copy), &tr("about-copy"), true).clicked() {
            self.copied = desk.clipboard.copy_public(&facts).is_ok();
        }
        if self.copied {
            notice(ui, Tone::Good, &tr("about-copied"), None);
        }
        hint(ui, &tr("about-genuine-hint"));
        field(ui, &tr("about-published"), &mut self.published, &tr("about-published-hint"));
        self.compared(ui);
        if let Some(command) = system_command() {
            hint(ui, &tr("about-genuine-doubt"));
            code(ui, &command);
        }
    }

    fn start(&mut self, context: &Context) {
        if self.hash.is_none() && self.hashing.is_none() {
            self.hashing = Job::start(context, "hash-program", |_| hash_of_program());
        }
    }

    fn compared(&self, ui: &mut Ui) {
        let (Some(hash), false) = (&self.hash, self.published.trim().is_empty()) else {
            return;
        };
        match lists(&self.published, hash) {
            Some(true) => notice(ui, Tone::Good, &tr("about-same"), None),
            Some(false) => {
                let message = Message::new("about-differs");
                notice(ui, Tone::Bad, &message.text(), message.fix().as_deref());
            }
            None => notice(ui, Tone::Care, &tr("about-no-hash"), None),
        }
    }

    fn facts(&self) -> String {
        let version = Message::new("about-version").with("version", env!("CARGO_PKG_VERSION"));
        let commit = Message::new("about-commit").with("commit", COMMIT.unwrap_or("–"));
        let hash = Message::new("about-hash")
            .with("hash", self.hash.clone().unwrap_or_else(|| tr("about-hashing")));
        let system = Message::new("about-system")
            .with("system", std::env::consts::OS)
            .with("machine", std::env::consts::ARCH);
        let drawn = in_use()
            .map(|renderer| Message::new("about-renderer").with("renderer", renderer.name()));
        [Some(version), Some(commit), Some(system), drawn, Some(hash)]
            .into_iter()
            .flatten()
            .map(|line| line.text())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Whether `published`, a hash or a whole list of them, holds `hash`; `None` where it holds no hash at all.
fn lists(published: &str, hash: &str) -> Option<bool> {
    let mut hashes = published
        .split(|letter: char| !letter.is_ascii_hexdigit())
        .filter(|word| word.len() == hash.len())
        .peekable();
    hashes.peek()?;
    Some(hashes.any(|word| word.eq_ignore_ascii_case(hash)))
}

/// What computes the hash without us: a forged copy could show any.
fn system_command() -> Option<String> {
    let file = std::env::current_exe().ok()?;
    let file = file.display();
    Some(match std::env::consts::OS {
        "windows" => format!("certutil -hashfile \"{file}\" SHA256"),
        "macos" => format!("shasum -a 256 \"{file}\""),
        _ => format!("sha256sum \"{file}\""),
    })
}

fn hash_of_program() -> Option<String> {
    let mut file = File::open(std::env::current_exe().ok()?).ok()?;
    let mut hasher = Sha256::new();
    let mut part = vec![0; 64 * 1024];
    loop {
        match file.read(&mut part).ok()? {
            0 => break,
            length => hasher.update(&part[..length]),
        }
    }
    Some(hex(&hasher.finalize()))
}

#[cfg(test)]
mod tests {
    use super::lists;

    #[test]
    fn a_published_hash_is_found_in_a_list_and_in_capitals() {
        let hash = "ab".repeat(32);
        let list = format!("{}  other.exe\n{hash}  keyturn.exe\n", "cd".repeat(32));
        assert_eq!(lists(&list, &hash), Some(true));
        assert_eq!(lists(&hash.to_uppercase(), &hash), Some(true));
        assert_eq!(lists(&"cd".repeat(32), &hash), Some(false));
        assert_eq!(lists(&hash[1..], &hash), None, "a part is no hash");
        assert_eq!(lists("keyturn.exe", &hash), None);
    }
}
