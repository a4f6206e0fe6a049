use std::path::PathBuf;

use egui::{Context, Ui};

use crate::desktop::inputs::{KeyReader, read_private};
use crate::desktop::services::Desk;
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{KeySource, dropped_file, hint, key_sources, link, notice, strong};
use crate::keys::PrivateKey;
use crate::text::{Message, tr};

/// A private key for as long as the page is open: from a file or the clipboard, never typed.
pub struct KeyHolder {
    key: Option<PrivateKey>,
    reader: KeyReader<PrivateKey>,
}

/// What was asked of the key.
enum Action {
    /// Read a file that was dropped.
    Open(PathBuf),
    /// Bring a key in.
    Begin(KeySource),
    /// Forget it.
    Forget,
}

impl Default for KeyHolder {
    fn default() -> Self {
        let reader = KeyReader::new(|input, passphrase| Ok(read_private(input, passphrase)?.key));
        Self { key: None, reader }
    }
}

impl KeyHolder {
    pub fn key(&self) -> Option<&PrivateKey> {
        self.key.as_ref()
    }

    pub fn is_held(&self) -> bool {
        self.key.is_some() || self.reader.is_busy()
    }

    pub fn forget(&mut self, desk: &mut Desk) {
        *self = Self::default();
        desk.wipe_traces();
    }

    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        if let Some(key) = self.reader.logic(ctx, desk) {
            self.key = Some(key);
        }
    }

    /// Draws the key, and does what was asked of it.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let dropped = dropped_file(ui).filter(|_| !self.is_held()).map(Action::Open);
        match dropped.or(self.draw(ui, desk)) {
            None => {}
            Some(Action::Open(path)) => self.reader.open(ui.ctx(), &path),
            Some(Action::Begin(source)) => self.reader.begin(ui.ctx(), desk, source),
            Some(Action::Forget) => self.forget(desk),
        }
    }

    fn draw(&mut self, ui: &mut Ui, desk: &mut Desk) -> Option<Action> {
        strong(ui, &tr("sign-key"));
        if let Some(key) = &self.key {
            let words = key.public().fingerprint().words().join(" · ");
            let held = Message::new("sign-key-held").with("bits", key.bits());
            notice(ui, Tone::Good, &held.with("words", words).text(), None);
            return link(ui, &tr("sign-key-forget")).clicked().then_some(Action::Forget);
        }
        hint(ui, &tr("sign-key-hint"));
        self.reader.ui(ui, desk);
        if self.reader.is_busy() {
            return None;
        }
        ui.horizontal_wrapped(key_sources).inner.map(Action::Begin)
    }
}
