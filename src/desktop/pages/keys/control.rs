//! Carries out what the user asked for, and takes the results of work.

mod handing;
mod living;
mod making;
mod publishing;
mod stating;

use egui::Context;
use jiff::Zoned;

use super::Keys;
use super::action::Action;
use super::dialogs::{Ask, Concern};
use crate::ceremony::{Consent, Refusal, Step};
use crate::desktop::services::Desk;
use crate::desktop::widgets::{focus_first, focus_main};

impl Keys {
    /// Does what the user asked for, or asks back where something would be lost, or looks like a mistake.
    pub(super) fn act(&mut self, ctx: &Context, desk: &mut Desk, action: Action) {
        match action {
            Action::Stay => self.ask = None,
            Action::GoOnAnyway => {
                if let Some(ask) = self.ask.take() {
                    if matches!(ask.action, Action::Prepare) {
                        self.prepare.agree();
                    }
                    self.carry_out(ctx, desk, ask.action, Consent::Given);
                }
            }
            Action::Prepare if self.prepare.is_held_up() => {}
            action => match self.concerns(&action) {
                concerns if concerns.is_empty() => {
                    self.carry_out(ctx, desk, action, Consent::No);
                }
                concerns => self.ask = Some(Ask { action, concerns }),
            },
        }
        ctx.request_repaint();
    }

    /// The one place that knows what an action costs, the gravest first.
    pub(super) fn concerns(&self, action: &Action) -> Vec<Concern> {
        let ceremony = &self.ceremony;
        let if_so = |lost: bool, concern| lost.then_some(concern);
        match action {
            Action::Prepare => {
                let lost = ceremony.plan_would_lose_key(&self.prepare.plan());
                let key = if_so(lost, Concern::LosesKey);
                key.into_iter().chain(self.prepare.concerns()).collect()
            }
            Action::Make(action) => {
                let lost = action.replaces_key() && ceremony.would_lose_key();
                if_so(lost, Concern::LosesKey).into_iter().collect()
            }
            Action::StartOver | Action::Close => [
                if_so(ceremony.would_lose_key(), Concern::LosesKey),
                if_so(ceremony.would_lose_public_key(), Concern::LosesPublicKey),
                if_so(ceremony.has_unsaved_record(), Concern::LosesRecord),
            ]
            .into_iter()
            .flatten()
            .collect(),
            Action::Open(_)
            | Action::Store(_)
            | Action::Live(_)
            | Action::State(_)
            | Action::Publish(_)
            | Action::GoOnAnyway
            | Action::Stay => Vec::new(),
        }
    }

    fn carry_out(&mut self, ctx: &Context, desk: &mut Desk, action: Action, consent: Consent) {
        match action {
            Action::Open(step) => self.open(ctx, step, desk),
            Action::Prepare => self.settle_plan(ctx, desk, consent),
            Action::Make(action) => self.act_make(ctx, desk, action, consent),
            Action::Store(action) => self.act_store(ctx, desk, action),
            Action::Live(action) => self.act_live(ctx, desk, action),
            Action::State(action) => self.act_state(ctx, action),
            Action::Publish(action) => self.act_publish(ctx, desk, action),
            Action::StartOver => {
                self.start_over(desk, consent);
                focus_first(ctx);
            }
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
        self.prepare.logic(ctx, desk);
        self.collect_make(ctx, desk);
        self.collect_store(ctx, desk);
        self.collect_live(ctx);
        self.collect_publish(ctx, desk);
    }

    pub(super) fn open(&mut self, ctx: &Context, step: Step, desk: &mut Desk) {
        match self.ceremony.open(step, &Zoned::now()) {
            Ok(()) if step == Step::Finish => focus_main(ctx),
            Ok(()) => focus_first(ctx),
            Err(refusal) => self.refused = Some(refusal.message()),
        }
        if step != Step::Make {
            self.make.reader.forget(desk);
        }
        self.store.protection.hide(desk);
    }

    fn settle_plan(&mut self, ctx: &Context, desk: &mut Desk, consent: Consent) {
        let now = Zoned::now();
        self.ceremony.begin(desk.running_file.scene(&now), &now);
        let settled = self.ceremony.prepare(self.prepare.plan(), consent, &now);
        if settled.is_ok() {
            focus_first(ctx);
        }
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
