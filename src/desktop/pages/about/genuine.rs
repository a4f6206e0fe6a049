use egui::Ui;

use crate::desktop::services::{COMMIT, Desk, Hash};
use crate::desktop::start::renderer::in_use;
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{Icon, Look, button, code, field, hint, notice, strong};
use crate::text::{Message, tr};

/// Which copy this is, and whether it is the published one.
#[derive(Default)]
pub struct Genuine {
    published: String,
    copied: bool,
}

impl Genuine {
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        desk.running_file.start(ui.ctx());
        strong(ui, &tr("about-genuine"));
        let facts = facts(desk);
        code(ui, &facts);
        if button(ui, Look::Plain, Some(Icon::Copy), &tr("about-copy"), true).clicked() {
            self.copied = desk.clipboard.copy_public(&facts).is_ok();
        }
        if self.copied {
            notice(ui, Tone::Good, &tr("about-copied"), None);
        }
        hint(ui, &tr("about-genuine-hint"));
        field(ui, &tr("about-published"), &mut self.published, &tr("about-published-hint"));
        self.compared(ui, desk);
        if let Some(command) = system_command() {
            hint(ui, &tr("about-genuine-doubt"));
            code(ui, &command);
        }
    }

    fn compared(&self, ui: &mut Ui, desk: &Desk) {
        let hash = desk.running_file.hash();
        let (Hash::Known(hash), false) = (hash, self.published.trim().is_empty()) else {
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
}

fn facts(desk: &Desk) -> String {
    let version = Message::new("about-version").with("version", env!("CARGO_PKG_VERSION"));
    let commit = Message::new("about-commit").with("commit", COMMIT.unwrap_or("–"));
    let hash = match desk.running_file.hash() {
        Hash::NotYet => tr("about-hashing"),
        Hash::Unknown => tr("about-hash-unknown"),
        Hash::Known(hash) => hash.clone(),
    };
    let hash = Message::new("about-hash").with("hash", hash);
    let system = Message::new("about-system")
        .with("system", std::env::consts::OS)
        .with("machine", std::env::consts::ARCH);
    let drawn =
        in_use().map(|renderer| Message::new("about-renderer").with("renderer", renderer.name()));
    [Some(version), Some(commit), Some(system), drawn, Some(hash)]
        .into_iter()
        .flatten()
        .map(|line| line.text())
        .collect::<Vec<_>>()
        .join("\n")
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
