use std::path::PathBuf;

use eframe::egui::{Context, Ui};

use crate::desktop::services::{Desk, Job, OpenFile, take};
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{
    KeySource, Look, button, dropped_file, hint, key_sources, link, notice, problem, secret_field,
    strong,
};
use crate::keys::PrivateKey;
use crate::keys::decode::MAX_INPUT;
use crate::keys::import::{ImportError, private_key};
use crate::secret::files::read_secret;
use crate::secret::{Passphrase, SecretBytes, SecretInput};
use crate::text::{Message, tr};

/// What reading a key gave; an input that waits for its passphrase comes back with the error.
type Read = Result<PrivateKey, (Message, Option<SecretBytes>)>;

/// A private key for as long as the page is open: from a file or the clipboard, never typed.
#[derive(Default)]
pub struct KeyHolder {
    key: Option<PrivateKey>,
    waiting: Option<SecretBytes>,
    passphrase: SecretInput,
    problem: Option<Message>,
    asked: Option<Job<Option<PathBuf>>>,
    reading: Option<Job<Read>>,
}

impl KeyHolder {
    pub fn key(&self) -> Option<&PrivateKey> {
        self.key.as_ref()
    }

    pub fn is_held(&self) -> bool {
        self.key.is_some() || self.waiting.is_some() || self.reading.is_some()
    }

    pub fn forget(&mut self, desk: &mut Desk) {
        *self = Self::default();
        desk.wipe_traces();
    }

    pub fn logic(&mut self, ctx: &Context) {
        if let Some(Some(path)) = take(&mut self.asked) {
            self.read_file(ctx, path);
        }
        match take(&mut self.reading) {
            None => {}
            Some(Ok(key)) => {
                self.key = Some(key);
                self.problem = None;
            }
            Some(Err((message, waiting))) => {
                self.problem = Some(message);
                self.waiting = waiting;
            }
        }
    }

    fn read_file(&mut self, ctx: &Context, path: PathBuf) {
        self.reading = Job::start(ctx, "read-key", move |_| match read_secret(&path, MAX_INPUT) {
            Ok(input) => read(input, None),
            Err(error) => Err((error.message(), None)),
        });
    }

    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        if let Some(path) = dropped_file(ui).filter(|_| !self.is_held()) {
            self.read_file(ui.ctx(), path);
        }
        strong(ui, &tr("sign-key"));
        if let Some(key) = &self.key {
            let words = key.public().fingerprint().words().join(" · ");
            notice(
                ui,
                Tone::Good,
                &Message::new("sign-key-held").with("bits", key.bits()).with("words", words).text(),
                None,
            );
            if link(ui, &tr("sign-key-forget")).clicked() {
                self.forget(desk);
            }
            return;
        }
        hint(ui, &tr("sign-key-hint"));
        if let Some(message) = &self.problem {
            problem(ui, message);
        }
        if self.waiting.is_some() {
            self.ask_passphrase(ui);
            return;
        }
        ui.horizontal_wrapped(|ui| match key_sources(ui) {
            Some(KeySource::File) => {
                self.asked = desk.ask_open(ui.ctx(), OpenFile { title: tr("make-import-dialog") });
            }
            Some(KeySource::Paste) => match desk.clipboard.read() {
                Ok(text) => {
                    let input = SecretBytes::copy_of(text.expose().as_bytes());
                    self.reading = Job::start(ui.ctx(), "read-key", move |_| read(input, None));
                }
                Err(error) => self.problem = Some(error.message()),
            },
            None => {}
        });
    }

    fn ask_passphrase(&mut self, ui: &mut Ui) {
        secret_field(ui, &tr("make-passphrase"), &mut self.passphrase);
        if button(ui, Look::Plain, None, &tr("make-open"), !self.passphrase.is_empty()).clicked()
            && let Some(input) = self.waiting.take()
        {
            let passphrase = self.passphrase.take();
            self.reading =
                Job::start(ui.ctx(), "read-key", move |_| read(input, Some(&passphrase)));
        }
    }
}

fn read(input: SecretBytes, passphrase: Option<&Passphrase>) -> Read {
    match private_key(input.expose(), passphrase) {
        Ok(imported) => Ok(imported.key),
        Err(error @ (ImportError::PassphraseNeeded | ImportError::WrongPassphrase)) => {
            Err((error.message(), Some(input)))
        }
        Err(error) => Err((error.message(), None)),
    }
}
