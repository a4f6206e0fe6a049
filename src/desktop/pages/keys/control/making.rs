use std::path::PathBuf;

use eframe::egui::Context;
use jiff::Zoned;

use super::super::Keys;
use super::super::action::MakeAction;
use super::super::work::{self, Made, NotMade};
use crate::ceremony::{Consent, Origin};
use crate::desktop::services::{Desk, Job, OpenFile, take};
use crate::keys::generate::{Cancel, GenerateError, KeySize, Progress};
use crate::secret::SecretBytes;
use crate::text::{Message, tr};

impl Keys {
    pub(super) fn act_make(
        &mut self,
        ctx: &Context,
        desk: &mut Desk,
        action: MakeAction,
        consent: Consent,
    ) {
        // What was agreed to when the work began holds when it ends.
        if action.replaces_key() {
            self.make.consent = consent;
        }
        match action {
            MakeAction::Generate(size) => self.generate(ctx, size),
            MakeAction::CancelWork => self.cancel_work(desk),
            MakeAction::ImportFile => {
                self.make.asked = desk.ask_open(ctx, OpenFile { title: tr("make-import-dialog") });
            }
            MakeAction::ImportDropped(path) => self.import_file(ctx, path),
            MakeAction::ImportPaste => match desk.clipboard.read() {
                Ok(text) => {
                    let input = SecretBytes::copy_of(text.expose().as_bytes());
                    self.work(ctx, Origin::Imported, move |_| work::import(input, None));
                }
                Err(error) => self.make.problem = Some(error.message()),
            },
            MakeAction::GivePassphrase => self.give_passphrase(ctx),
            MakeAction::ForgetImport => self.forget_import(desk),
        }
    }

    pub(super) fn collect_make(&mut self, ctx: &Context, desk: &mut Desk) {
        if let Some(Some(path)) = take(&mut self.make.asked) {
            self.import_file(ctx, path);
        }
        if self.make.work.is_some() {
            ctx.request_repaint_after(std::time::Duration::from_millis(50));
        }
        match take(&mut self.make.work) {
            None => {}
            Some(Ok(made)) => self.take_made(desk, made),
            Some(Err(NotMade::Passphrase { input, wrong })) => {
                self.make.waiting = Some(input);
                self.make.problem = wrong.then(|| Message::new("keys-import-wrong-passphrase"));
            }
            Some(Err(NotMade::Problem(message))) => {
                if message.id() != GenerateError::Cancelled.message().id() {
                    self.make.problem = Some(message);
                }
                desk.wipe_traces();
            }
        }
    }

    fn take_made(&mut self, desk: &mut Desk, made: Made) {
        let origin = self.make.origin.unwrap_or(Origin::Imported);
        let consent = self.make.consent;
        self.make.problem = None;
        match self.ceremony.take_key(made.key, made.audit, origin, consent, &Zoned::now()) {
            Ok(()) => {
                self.make.repairs = made.repairs;
                self.make.compare.clear();
                self.store = super::super::store::State::default();
                // A key that was held until now is gone.
                desk.let_go();
            }
            Err(refusal) => {
                self.make.problem = Some(refusal.message());
                desk.wipe_traces();
            }
        }
    }

    fn generate(&mut self, ctx: &Context, size: KeySize) {
        self.make.progress = Progress::default();
        let progress = self.make.progress.clone();
        self.work(ctx, Origin::Generated, move |cancel| work::make(size, cancel, &progress));
    }

    fn import_file(&mut self, ctx: &Context, path: PathBuf) {
        self.work(ctx, Origin::Imported, move |_| work::import_file(&path));
    }

    fn give_passphrase(&mut self, ctx: &Context) {
        let Some(input) = self.make.waiting.take() else {
            return;
        };
        let passphrase = self.make.passphrase.take();
        self.work(ctx, Origin::Imported, move |_| work::import(input, Some(&passphrase)));
    }

    fn work(
        &mut self,
        ctx: &Context,
        origin: Origin,
        run: impl FnOnce(&Cancel) -> Result<Made, NotMade> + Send + 'static,
    ) {
        self.make.problem = None;
        self.make.origin = Some(origin);
        self.make.work = Job::start(ctx, "make-key", run);
        if self.make.work.is_none() {
            self.make.problem = Some(GenerateError::NoThread.message());
        }
    }

    fn cancel_work(&mut self, desk: &mut Desk) {
        self.make.work = None;
        desk.wipe_traces();
    }

    pub(super) fn forget_import(&mut self, desk: &mut Desk) {
        if self.make.waiting.take().is_some() {
            self.make.problem = None;
            desk.wipe_traces();
        }
        self.make.passphrase.clear();
    }
}
