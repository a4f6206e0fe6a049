use std::path::{Path, PathBuf};

use egui::{Context, Ui};

use crate::desktop::services::{Desk, Job, OpenFile, take};
use crate::desktop::widgets::{KeySource, finding, key_links, problem, text_area};
use crate::keys::PublicKey;
use crate::keys::decode::MAX_INPUT;
use crate::keys::import::{PublicKeyError, public_key};
use crate::secret::SecretBytes;
use crate::secret::files::read_secret;
use crate::text::{Message, tr};

/// How many lines of a key are seen.
const ROWS: usize = 2;

/// A field for a public key: typed, pasted, out of a file, or dropped. A private key raises the leak guard and is not kept.
#[derive(Default)]
pub struct PublicKeyField {
    text: String,
    key: Option<PublicKey>,
    problem: Option<Message>,
    asked: Option<Job<Option<PathBuf>>>,
    reading: Option<Job<Result<SecretBytes, Message>>>,
    changed: bool,
    leaked: bool,
    /// The problem is to be brought into view.
    sought: bool,
}

impl PublicKeyField {
    /// The key that was read.
    pub fn key(&self) -> Option<&PublicKey> {
        self.key.as_ref()
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it was refused, so that what stands in it is no key.
    pub fn is_refused(&self) -> bool {
        self.problem.is_some()
    }

    /// Brings the problem into view.
    pub fn seek(&mut self) {
        self.sought = true;
    }

    /// Refuses what was read, for a reason that the page knows.
    pub fn refuse(&mut self, why: Message) {
        self.key = None;
        self.problem = Some(why);
        self.sought = true;
    }

    /// Puts a key in.
    pub fn set(&mut self, key: &PublicKey) {
        self.text = key.one_line();
        self.problem = None;
        self.key = Some(key.clone());
        self.changed = true;
    }

    /// Reads a file that was chosen or dropped; as a secret, since people mix up the two files of a pair.
    pub fn open(&mut self, ctx: &Context, path: &Path) {
        let path = path.to_owned();
        self.reading = Job::start(ctx, "read-key", move |_| {
            read_secret(&path, MAX_INPUT).map_err(|error| error.message())
        });
    }

    /// Takes the results of background work; whether the key is another one now.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) -> bool {
        if let Some(Some(path)) = take(&mut self.asked) {
            self.open(ctx, &path);
        }
        match take(&mut self.reading) {
            None => {}
            Some(Ok(bytes)) => self.take(bytes.expose()),
            Some(Err(message)) => {
                self.text.clear();
                self.refuse(message);
                self.changed = true;
            }
        }
        if std::mem::take(&mut self.leaked) {
            desk.wipe_traces();
        }
        std::mem::take(&mut self.changed)
    }

    /// Draws it under its name.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk, name: &str, help: &str) {
        if text_area(ui, name, &mut self.text, help, ROWS) {
            let text = std::mem::take(&mut self.text);
            self.take(text.as_bytes());
        }
        match ui.horizontal_wrapped(|ui| key_links(ui, name)).inner {
            None => {}
            Some(KeySource::File) => {
                self.asked = desk.ask_open(ui.ctx(), OpenFile { title: tr("keys-choose-dialog") });
            }
            Some(KeySource::Paste) => match desk.clipboard.read() {
                Ok(text) => self.take(text.expose().as_bytes()),
                Err(error) => self.refuse(error.message()),
            },
        }
        let shown = ui.scope(|ui| {
            if let Some(message) = &self.problem {
                problem(ui, message);
            } else if let Some(key) = &self.key {
                let words = key.fingerprint().words().join(" · ");
                let read = Message::new("keys-public-read").with("bits", key.bits());
                finding(ui, true, &read.with("words", words).text());
            }
        });
        if std::mem::take(&mut self.sought) {
            shown.response.scroll_to_me(Some(egui::Align::Center));
        }
    }

    /// Reads what was given; what was typed stays, but never a private key.
    fn take(&mut self, input: &[u8]) {
        self.changed = true;
        self.key = None;
        self.problem = None;
        self.text.clear();
        if input.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        match public_key(input) {
            Ok(read) => {
                // What is no text is shown as the key that it is.
                let text = std::str::from_utf8(input).map(str::to_owned);
                self.text = text.unwrap_or_else(|_| read.key.one_line());
                self.key = Some(read.key);
            }
            Err(error) => {
                self.refuse(error.message());
                if matches!(error, PublicKeyError::PrivateKey(_)) {
                    self.leaked = true;
                } else {
                    self.text = String::from_utf8_lossy(input).into_owned();
                }
            }
        }
    }
}
