use std::path::{Path, PathBuf};

use egui::{Context, Ui};

use crate::desktop::services::{Desk, Job, OpenFile, take};
use crate::desktop::widgets::{KeySource, Look, button, hint, problem, secret_field, strong};
use crate::keys::decode::MAX_INPUT;
use crate::keys::import::{ImportError, Imported, private_key};
use crate::secret::files::read_secret;
use crate::secret::{Passphrase, SecretBytes, SecretInput};
use crate::text::{Message, tr};

/// Why a key was not read.
pub enum NotRead {
    /// It waits for its passphrase, or for the right one.
    Passphrase {
        /// Whether one was given that does not open it.
        wrong: bool,
    },
    /// Anything else.
    Problem(Message),
}

/// Reads a private key in any of its forms.
///
/// # Errors
/// [`NotRead`].
pub fn read_private(
    input: &SecretBytes,
    passphrase: Option<&Passphrase>,
) -> Result<Imported, NotRead> {
    private_key(input.expose(), passphrase).map_err(|error| match error {
        ImportError::PassphraseNeeded => NotRead::Passphrase { wrong: false },
        ImportError::WrongPassphrase => NotRead::Passphrase { wrong: true },
        other => NotRead::Problem(other.message()),
    })
}

/// What is made of the bytes of a key, on another thread.
type Read<T> = fn(&SecretBytes, Option<&Passphrase>) -> Result<T, NotRead>;
/// The input comes back where it waits for a passphrase.
type Outcome<T> = Result<T, (NotRead, Option<SecretBytes>)>;

/// Brings a private key in, from a file, the clipboard or a drop, and asks for its passphrase. The key itself is never typed.
pub struct KeyReader<T> {
    read: Read<T>,
    asked: Option<Job<Option<PathBuf>>>,
    reading: Option<Job<Outcome<T>>>,
    waiting: Option<SecretBytes>,
    passphrase: SecretInput,
    problem: Option<Message>,
}

impl<T: Send + 'static> KeyReader<T> {
    /// One that makes a `T` of a key.
    pub fn new(read: Read<T>) -> Self {
        Self {
            read,
            asked: None,
            reading: None,
            waiting: None,
            passphrase: SecretInput::default(),
            problem: None,
        }
    }

    /// Whether a key or its passphrase is held.
    pub fn is_busy(&self) -> bool {
        self.reading.is_some() || self.waiting.is_some()
    }

    /// Whether it waits for the passphrase.
    pub fn waits(&self) -> bool {
        self.waiting.is_some()
    }

    /// Why the last key was not read.
    pub fn problem(&self) -> Option<&Message> {
        self.problem.as_ref()
    }

    /// Asks for a file, or takes what is on the clipboard.
    pub fn begin(&mut self, ctx: &Context, desk: &mut Desk, source: KeySource) {
        self.problem = None;
        match source {
            KeySource::File => {
                self.asked = desk.ask_open(ctx, OpenFile { title: tr("keys-choose-dialog") });
            }
            KeySource::Paste => match desk.clipboard.read() {
                Ok(text) => {
                    self.read(ctx, SecretBytes::copy_of(text.expose().as_bytes()), None);
                }
                Err(error) => self.problem = Some(error.message()),
            },
        }
    }

    /// Reads a file that was chosen or dropped.
    pub fn open(&mut self, ctx: &Context, path: &Path) {
        self.problem = None;
        let (path, read) = (path.to_owned(), self.read);
        self.start(ctx, move || match read_secret(&path, MAX_INPUT) {
            Ok(input) => outcome(read, input, None),
            Err(error) => Err((NotRead::Problem(error.message()), None)),
        });
    }

    /// Takes the results of background work; gives what was made of the key once it is there.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) -> Option<T> {
        if let Some(Some(path)) = take(&mut self.asked) {
            self.open(ctx, &path);
        }
        let done = take(&mut self.reading)?;
        desk.wipe_traces();
        match done {
            Ok(made) => {
                self.problem = None;
                Some(made)
            }
            Err((NotRead::Problem(message), _)) => {
                self.problem = Some(message);
                None
            }
            Err((NotRead::Passphrase { wrong }, input)) => {
                self.problem = wrong.then(|| ImportError::WrongPassphrase.message());
                self.waiting = input;
                None
            }
        }
    }

    /// Lets go of a key that waits for its passphrase.
    pub fn forget(&mut self, desk: &mut Desk) {
        if self.is_busy() {
            desk.wipe_traces();
        }
        *self = Self::new(self.read);
    }

    /// Draws what became of the key: that it is read, that it waits for its passphrase, or why it was refused.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        if self.waiting.is_some() {
            return self.ask(ui, desk);
        }
        if let Some(message) = &self.problem {
            problem(ui, message);
        }
        if self.reading.is_some() {
            ui.horizontal(|ui| {
                ui.spinner();
                hint(ui, &tr("keys-reading"));
                if button(ui, Look::Plain, None, &tr("shell-cancel"), true).clicked() {
                    self.forget(desk);
                }
            });
        }
    }

    fn ask(&mut self, ui: &mut Ui, desk: &mut Desk) {
        strong(ui, &tr("keys-protected-title"));
        hint(ui, &tr("keys-protected-hint"));
        let blank = self.passphrase.is_empty();
        let response = secret_field(ui, &tr("keys-passphrase"), &mut self.passphrase);
        if blank && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        let entered = ui.input(|input| input.key_pressed(egui::Key::Enter))
            && (response.has_focus() || response.lost_focus());
        if let Some(message) = &self.problem {
            problem(ui, message);
        }
        ui.horizontal(|ui| {
            let ready = !self.passphrase.is_empty();
            let open = button(ui, Look::Primary, None, &tr("keys-open"), ready).clicked();
            if open || entered {
                self.give(ui.ctx());
            }
            if button(ui, Look::Plain, None, &tr("shell-cancel"), true).clicked() {
                self.forget(desk);
            }
        });
    }

    fn give(&mut self, ctx: &Context) {
        if let Some(input) = self.waiting.take() {
            let passphrase = self.passphrase.take();
            self.read(ctx, input, Some(passphrase));
        }
    }

    fn read(&mut self, ctx: &Context, input: SecretBytes, passphrase: Option<Passphrase>) {
        let read = self.read;
        self.start(ctx, move || outcome(read, input, passphrase.as_ref()));
    }

    fn start(&mut self, ctx: &Context, work: impl FnOnce() -> Outcome<T> + Send + 'static) {
        self.waiting = None;
        self.reading = Job::start(ctx, "read-key", move |_| work());
        if self.reading.is_none() {
            self.problem = Some(crate::keys::generate::GenerateError::NoThread.message());
        }
    }
}

fn outcome<T>(read: Read<T>, input: SecretBytes, passphrase: Option<&Passphrase>) -> Outcome<T> {
    match read(&input, passphrase) {
        Ok(made) => Ok(made),
        Err(NotRead::Passphrase { wrong }) => Err((NotRead::Passphrase { wrong }, Some(input))),
        Err(problem) => Err((problem, None)),
    }
}
