//! Carries out what the user asked for, and takes the results of work.

mod handing;
mod making;
mod publishing;

use eframe::egui::Context;
use jiff::Zoned;

use super::Keys;
use super::action::Action;
use super::dialogs::Ask;
use crate::ceremony::{Consent, Refusal, Step};
use crate::desktop::services::Desk;

impl Keys {
    /// Does what the user asked for, or asks back where a key would be lost that nobody has stored.
    pub(super) fn act(&mut self, ctx: &Context, desk: &mut Desk, action: Action) {
        match action {
            Action::Stay => self.ask = None,
            Action::GoOnAnyway => {
                if let Some(ask) = self.ask.take() {
                    self.carry_out(ctx, desk, ask.action, Consent::Given);
                }
            }
            action if self.loses_key(&action) => self.ask = Some(Ask { action }),
            action => self.carry_out(ctx, desk, action, Consent::No),
        }
        ctx.request_repaint();
    }

    /// The one place that knows what costs a key.
    fn loses_key(&self, action: &Action) -> bool {
        match action {
            Action::Prepare => self.ceremony.plan_would_lose_key(&self.prepare.plan()),
            Action::Make(action) => action.replaces_key() && self.ceremony.would_lose_key(),
            Action::StartOver | Action::Close => self.ceremony.would_lose_key(),
            Action::Open(_)
            | Action::Store(_)
            | Action::Publish(_)
            | Action::GoOnAnyway
            | Action::Stay => false,
        }
    }

    fn carry_out(&mut self, ctx: &Context, desk: &mut Desk, action: Action, consent: Consent) {
        match action {
            Action::Open(step) => self.open(step, desk),
            Action::Prepare => self.settle_plan(desk, consent),
            Action::Make(action) => self.act_make(ctx, desk, action, consent),
            Action::Store(action) => self.act_store(ctx, desk, action),
            Action::Publish(action) => self.act_publish(ctx, desk, action),
            Action::StartOver => self.start_over(desk, consent),
            Action::Close => {
                self.start_over(desk, consent);
                self.close_anyway = true;
            }
            // Questions are answered before anything is carried out.
            Action::GoOnAnyway | Action::Stay => {}
        }
    }

    /// Takes what work on other threads has finished.
    pub(super) fn collect(&mut self, ctx: &Context, desk: &mut Desk) {
        self.collect_make(ctx, desk);
        self.collect_store(ctx, desk);
        self.collect_publish(desk);
    }

    fn open(&mut self, step: Step, desk: &mut Desk) {
        if let Err(refusal) = self.ceremony.open(step, &Zoned::now()) {
            self.refused = Some(refusal.message());
        }
        if step != Step::Make {
            self.forget_import(desk);
        }
    }

    fn settle_plan(&mut self, desk: &mut Desk, consent: Consent) {
        let settled = self.ceremony.prepare(self.prepare.plan(), consent, &Zoned::now());
        self.prepare.problem = settled.err().map(Refusal::message);
        desk.learn_plan(self.ceremony.plan());
        if self.ceremony.made().is_none() {
            desk.let_go();
        }
    }

    fn start_over(&mut self, desk: &mut Desk, consent: Consent) {
        if let Err(refusal) = self.ceremony.start_over(consent) {
            self.refused = Some(refusal.message());
            return;
        }
        let ceremony = std::mem::take(&mut self.ceremony);
        *self = Self { ceremony, ..Self::default() };
        desk.known = crate::desktop::services::KnownKeys::default();
        desk.let_go();
    }
}
