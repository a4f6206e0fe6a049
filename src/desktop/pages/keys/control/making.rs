use egui::Context;
use jiff::Zoned;

use super::super::Keys;
use super::super::action::MakeAction;
use super::super::work::{self, Made, NotMade};
use crate::ceremony::{Consent, Origin, Refusal};
use crate::desktop::services::{Desk, Job, take};
use crate::desktop::widgets::KeySource;
use crate::keys::generate::{GenerateError, KeySize, Progress};

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
            MakeAction::ImportFile => self.make.reader.begin(ctx, desk, KeySource::File),
            MakeAction::ImportPaste => self.make.reader.begin(ctx, desk, KeySource::Paste),
            MakeAction::ImportDropped(path) => self.make.reader.open(ctx, &path),
        }
    }

    pub(super) fn collect_make(&mut self, ctx: &Context, desk: &mut Desk) {
        if let Some(made) = self.make.reader.logic(ctx, desk) {
            self.take_made(desk, made, Origin::Imported);
        }
        if self.make.work.is_some() {
            ctx.request_repaint_after(std::time::Duration::from_millis(50));
        }
        match take(&mut self.make.work) {
            None => {}
            Some(Ok(made)) => self.take_made(desk, made, Origin::Generated),
            Some(Err(NotMade(message))) => {
                if message.id() != GenerateError::Cancelled.message().id() {
                    self.make.problem = Some(message);
                }
                desk.wipe_traces();
            }
        }
    }

    fn take_made(&mut self, desk: &mut Desk, made: Made, origin: Origin) {
        let consent = self.make.consent;
        self.make.problem = None;
        if made.rehearsal && !self.ceremony.plan().rehearsal {
            self.make.problem = Some(Refusal::KeyOfRehearsal.message());
            return desk.wipe_traces();
        }
        match self.ceremony.take_key(made.key, made.audit, origin, consent, &Zoned::now()) {
            Ok(()) => {
                self.make.repairs = made.repairs;
                self.make.compare.clear();
                self.make.again = false;
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
        self.make.problem = None;
        self.make.progress = Progress::default();
        let progress = self.make.progress.clone();
        self.make.work =
            Job::start(ctx, "make-key", move |cancel| work::make(size, cancel, &progress));
        if self.make.work.is_none() {
            self.make.problem = Some(GenerateError::NoThread.message());
        }
    }

    fn cancel_work(&mut self, desk: &mut Desk) {
        self.make.work = None;
        desk.wipe_traces();
    }
}
