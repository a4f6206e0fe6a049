//! Carries out what the user asked for, and takes the results of work.

mod handing;
mod making;
mod publishing;

use eframe::egui::Context;
use jiff::Zoned;

use super::Keys;
use super::action::Action;
use super::dialogs::Ask;
use crate::ceremony::{Refusal, Step};
use crate::desktop::services::Desk;

impl Keys {
    pub(super) fn act(&mut self, ctx: &Context, desk: &mut Desk, action: Action) {
        match action {
            Action::Open(step) => self.open(step, desk),
            Action::Prepare => self.settle_plan(desk),
            Action::Generate(_)
            | Action::CancelWork
            | Action::ImportFile
            | Action::ImportDropped(_)
            | Action::ImportPaste
            | Action::GivePassphrase
            | Action::ForgetImport => self.act_make(ctx, desk, action),
            Action::ChooseStore(_)
            | Action::Copy
            | Action::ClearClipboard
            | Action::Save
            | Action::SaveToTyped
            | Action::SuggestPassphrase
            | Action::ProveByPaste
            | Action::AllowSharing(_)
            | Action::Stored => self.act_store(ctx, desk, &action),
            Action::CopyPublic { .. }
            | Action::SavePublic
            | Action::PastePlatformKey
            | Action::SaveRecord
            | Action::CopyRecord => self.act_publish(ctx, desk, &action),
            Action::StartOver if self.would_lose_key() => self.ask = Some(Ask::StartOver),
            Action::StartOver | Action::StartOverAnyway => self.start_over(desk),
            Action::CloseAnyway => {
                self.start_over(desk);
                self.close_anyway = true;
            }
            Action::Stay => self.ask = None,
        }
        ctx.request_repaint();
    }

    /// Takes what work on other threads has finished.
    pub(super) fn collect(&mut self, ctx: &Context, desk: &mut Desk) {
        self.collect_make(ctx, desk);
        self.collect_store(ctx, desk);
        self.collect_publish(desk);
    }

    fn open(&mut self, step: Step, desk: &mut Desk) {
        // The stepper and the buttons offer only what can be opened.
        let _ = self.ceremony.open(step, &Zoned::now());
        if step != Step::Make {
            self.forget_import(desk);
        }
    }

    fn settle_plan(&mut self, desk: &mut Desk) {
        let settled = self.ceremony.prepare(self.prepare.plan(), &Zoned::now());
        self.prepare.problem = settled.err().map(Refusal::message);
        desk.learn_plan(self.ceremony.plan());
        if self.ceremony.made().is_none() {
            desk.let_go();
        }
    }

    fn start_over(&mut self, desk: &mut Desk) {
        let mut ceremony = std::mem::take(&mut self.ceremony);
        ceremony.start_over();
        *self = Self { ceremony, ..Self::default() };
        desk.known = crate::desktop::services::KnownKeys::default();
        desk.let_go();
    }
}
