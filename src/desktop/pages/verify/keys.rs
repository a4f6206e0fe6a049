use eframe::egui::Ui;

use crate::desktop::services::{Desk, KnownKeys};
use crate::desktop::theme::space;
use crate::desktop::widgets::{field, hint, link, problem};
use crate::keys::PublicKey;
use crate::keys::import::{PublicKeyError, public_key};
use crate::signing::{KeyRole, KnownKey};
use crate::text::{Message, tr};

/// A key in any form, read as it is typed.
struct KeyField {
    id: &'static str,
    role: KeyRole,
    text: String,
    key: Option<PublicKey>,
    problem: Option<Message>,
}

/// The key that is expected, and others that may have signed.
pub struct KeyFields {
    fields: [KeyField; 4],
    others_open: bool,
    changed: bool,
    leaked: bool,
}

impl Default for KeyFields {
    fn default() -> Self {
        let field = |id, role| KeyField { id, role, text: String::new(), key: None, problem: None };
        Self {
            fields: [
                field("verify-platform-key", KeyRole::Platform),
                field("verify-own-key", KeyRole::Own),
                field("verify-old-key", KeyRole::Old),
                field("verify-environment-key", KeyRole::OtherEnvironment),
            ],
            others_open: false,
            changed: false,
            leaked: false,
        }
    }
}

impl KeyFields {
    /// Whether a key has changed; a private key that was pasted is wiped from the window's traces, too.
    pub fn take_changed(&mut self, desk: &mut Desk) -> bool {
        if std::mem::take(&mut self.leaked) {
            desk.wipe_traces();
        }
        std::mem::take(&mut self.changed)
    }

    /// The keys that were read, the expected one first; none where the expected one is missing.
    pub fn known(&self) -> Vec<KnownKey> {
        if self.fields[0].key.is_none() {
            return Vec::new();
        }
        let known = |field: &KeyField| {
            let key = field.key.clone()?;
            Some(KnownKey { name: tr(field.id), role: field.role, key })
        };
        self.fields.iter().filter_map(known).collect()
    }

    /// Offers the keys of the ceremony in fields that are still empty.
    pub fn learn(&mut self, known: &KnownKeys) {
        for (index, key) in [&known.platform, &known.own, &known.old].into_iter().enumerate() {
            let field = &mut self.fields[index];
            if let (Some(key), true) = (key, field.text.is_empty()) {
                self.changed |= field.set(key);
            }
        }
    }

    pub fn ui(&mut self, ui: &mut Ui) {
        let shown = if self.others_open { self.fields.len() } else { 1 };
        for field in &mut self.fields[..shown] {
            let (changed, leaked) = field.ui(ui);
            self.changed |= changed;
            self.leaked |= leaked;
            ui.add_space(space::TIGHT);
        }
        if !self.others_open && link(ui, &tr("verify-other-keys")).clicked() {
            self.others_open = true;
        }
    }
}

impl KeyField {
    fn set(&mut self, key: &PublicKey) -> bool {
        self.text = key.one_line();
        self.problem = None;
        self.key = Some(key.clone());
        true
    }

    /// Draws the field; tells whether it changed and whether a private key was pasted.
    fn ui(&mut self, ui: &mut Ui) -> (bool, bool) {
        let changed = field(ui, &tr(self.id), &mut self.text, &tr("verify-key-hint")).changed();
        let leaked = changed && self.read();
        if let Some(message) = &self.problem {
            problem(ui, message);
        } else if let Some(key) = &self.key {
            let words = key.fingerprint().words().join(" · ");
            hint(
                ui,
                &Message::new("verify-key-read")
                    .with("bits", key.bits())
                    .with("words", words)
                    .text(),
            );
        }
        (changed, leaked)
    }

    /// Reads what was typed; `true` where it was a private key, which is not kept.
    fn read(&mut self) -> bool {
        self.key = None;
        self.problem = None;
        if self.text.trim().is_empty() {
            return false;
        }
        match public_key(self.text.as_bytes()) {
            // Whoever has the program has the private half: it never stands for anybody's key.
            Ok(read) if read.key.is_published() => {
                self.problem = Some(Message::new("keys-published"));
                false
            }
            Ok(read) => {
                self.key = Some(read.key);
                false
            }
            Err(error) => {
                self.problem = Some(error.message());
                let leaked = matches!(error, PublicKeyError::PrivateKey(_));
                if leaked {
                    self.text.clear();
                }
                leaked
            }
        }
    }
}
