//! The ceremony: its steps, drawn and carried out.

mod action;
mod control;
mod dialogs;
mod finish;
mod live;
mod make;
mod prepare;
mod register;
mod statement;
mod store;
mod work;

use egui::{Align, Context, Key, Layout, Ui};

use self::action::{Action, PublishAction, StateAction};
use self::statement::Subject;
use crate::ceremony::{Ceremony, KnownUse, Step};
use crate::desktop::services::Desk;
use crate::desktop::theme::{Tone, is_compact, space};
use crate::desktop::widgets::{
    Footer, at_times, badge, card, footer, header, hint, lead, link, notice, page, problem,
    stepper, title,
};
use crate::text::{Message, tr};

/// The page with the ceremony.
#[derive(Default)]
pub struct Keys {
    ceremony: Ceremony,
    prepare: prepare::Form,
    make: make::State,
    store: store::State,
    register: register::State,
    live: live::State,
    finish: finish::State,
    /// What somebody is stating for the record.
    form: Option<statement::Form>,
    ask: Option<dialogs::Ask>,
    /// Why a step was not opened, or the ceremony not begun anew.
    refused: Option<Message>,
    close_anyway: bool,
    /// The page about a leaked key was asked for.
    leak_asked: bool,
}

impl Keys {
    /// Whether closing now would lose something that only this program has.
    pub fn would_lose_by_closing(&self) -> bool {
        !self.concerns(&Action::Close).is_empty()
    }

    /// Whether a ceremony is under way, so that something of it is in memory.
    pub fn holds_key(&self) -> bool {
        self.ceremony.private_key().is_some()
    }

    /// Whether a private key or passphrase is on the page.
    pub fn shows_secret(&self) -> bool {
        self.holds_key() || self.make.reader.waits()
    }

    /// Shows the question that stands between the user and the loss.
    pub fn ask_before_closing(&mut self) {
        let concerns = self.concerns(&Action::Close);
        self.ask = Some(dialogs::Ask { action: Action::Close, concerns });
    }

    /// Whether the user chose to close all the same.
    pub fn take_close_anyway(&mut self) -> bool {
        std::mem::take(&mut self.close_anyway)
    }

    /// Whether the page about a leaked key was asked for.
    pub fn take_leak_asked(&mut self) -> bool {
        std::mem::take(&mut self.leak_asked)
    }

    /// Whether another ceremony in its place would lose something.
    pub fn is_under_way(&self) -> bool {
        self.holds_key() || self.would_lose_by_closing()
    }

    /// Learns where keys are used, from records that were opened.
    pub fn learn_uses(&mut self, uses: Vec<KnownUse>) {
        self.ceremony.learn_uses(uses);
    }

    /// As if the public key had been copied: tests have no clipboard.
    #[cfg(all(test, feature = "view-tests"))]
    pub fn take_public_key(&mut self) {
        let taken = self.ceremony.public_key_taken(None, &jiff::Zoned::now());
        debug_assert!(taken.is_ok());
    }

    /// Takes the results of background work.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        // The record says which file runs; it is read once somebody does something, not while the window opens.
        if ctx.input(|input| !input.events.is_empty()) {
            desk.running_file.start(ctx);
        }
        self.collect(ctx, desk);
    }

    /// Draws the open step.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let step = self.ceremony.step();
        let bar = footer(ui);
        let jump = self.header(ui, step);
        let inside = page(ui, step.id(), |ui| {
            self.heading(ui, step);
            let stated = self.form(ui);
            self.body(ui, desk, step).or(stated)
        });
        let below = self.footer(ui, bar, step).or_else(|| self.back(ui, step));
        let answered = self.ask.as_ref().and_then(|ask| ask.ui(ui.ctx()));
        if let Some(action) = answered.or(inside).or(jump).or(below) {
            self.refused = None;
            self.act(ui.ctx(), desk, action);
        }
    }

    /// For which environment the key is and which step is open, whatever the page shows.
    fn header(&self, ui: &mut Ui, step: Step) -> Option<Action> {
        header(ui, |ui| {
            let begun = (step > Step::Prepare).then(|| summary(&self.ceremony));
            let asked = begun.and_then(|summary| {
                ui.horizontal(|ui| {
                    badge(ui, self.ceremony.plan());
                    for_record(ui, &summary, step)
                })
                .inner
            });
            asked.or(stepper(ui, &self.ceremony).map(Action::Open))
        })
    }

    /// The form of what somebody states, while it is open.
    fn form(&mut self, ui: &mut Ui) -> Option<Action> {
        let done = at_times(ui, self.form.as_mut(), |ui, form| card(ui, |ui| form.ui(ui)));
        done.flatten().map(|done| {
            Action::State(match done {
                statement::Done::Add => StateAction::Add,
                statement::Done::Cancel => StateAction::Cancel,
            })
        })
    }

    fn heading(&self, ui: &mut Ui, step: Step) {
        let (name, about) = words(step);
        title(ui, &name);
        if !is_compact(ui.ctx()) {
            lead(ui, &about);
            ui.add_space(space::SMALL);
        }
        at_times(ui, self.refused.as_ref(), problem);
        let cut_off = self.ceremony.was_cut_off() && step <= Step::Register;
        at_times(ui, cut_off.then_some("ceremony-event-cut-off"), |ui, id| {
            notice(ui, Tone::Care, &tr(id), None);
            ui.add_space(space::SMALL);
        });
    }

    fn body(&mut self, ui: &mut Ui, desk: &mut Desk, step: Step) -> Option<Action> {
        match step {
            Step::Prepare => prepare::ui(ui, &mut self.prepare, desk),
            Step::Make => make::ui(ui, &mut self.make, &self.ceremony, desk),
            Step::Store => store::ui(ui, &mut self.store, &self.ceremony, desk),
            Step::Register => register::ui(ui, &mut self.register, &self.ceremony, desk),
            Step::Live => live::ui(ui, &mut self.live, &self.ceremony),
            Step::Finish => finish::ui(ui, &self.finish, self.form.as_ref(), &self.ceremony),
        }
    }

    fn footer(&mut self, ui: &mut Ui, bar: Footer, step: Step) -> Option<Action> {
        match step {
            Step::Prepare => prepare::footer(ui, bar),
            Step::Make => make::footer(ui, bar, &self.make, &self.ceremony),
            Step::Store => store::footer(ui, bar, &self.store, &self.ceremony),
            Step::Register => register::footer(ui, bar, &self.register, &self.ceremony),
            Step::Live => live::footer(ui, bar, &self.live, &self.ceremony),
            Step::Finish => finish::footer(ui, bar, &self.finish, &self.ceremony),
        }
    }

    /// Esc goes back a step, where nothing else wants it.
    fn back(&self, ui: &Ui, step: Step) -> Option<Action> {
        let free = self.ask.is_none() && ui.memory(|memory| memory.focused().is_none());
        let before = Step::ALL.iter().take_while(|earlier| **earlier < step).last()?;
        let pressed = free && ui.input(|input| input.key_pressed(Key::Escape));
        (pressed && self.ceremony.can_open(*before)).then_some(Action::Open(*before))
    }
}

fn words(step: Step) -> (String, String) {
    match step {
        Step::Prepare => (tr("prepare-title"), tr("prepare-lead")),
        Step::Make => (tr("make-title"), tr("make-lead")),
        Step::Store => (tr("store-title"), tr("store-lead")),
        Step::Register => (tr("register-title"), tr("register-lead")),
        Step::Live => (tr("live-title"), tr("live-lead")),
        Step::Finish => (tr("finish-title"), tr("finish-lead")),
    }
}

/// What is in reach on every step: an exception, and the record so far.
fn for_record(ui: &mut Ui, summary: &str, step: Step) -> Option<Action> {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        // The last step has a button of its own for it.
        let save = step != Step::Finish && link(ui, &tr("shell-save-record")).clicked();
        let exception = link(ui, &tr("shell-exception")).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| hint(ui, summary));
        match (save, exception) {
            (true, _) => Some(Action::Publish(PublishAction::SaveRecord)),
            (false, true) => Some(Action::State(StateAction::Open(Subject::Exception))),
            (false, false) => None,
        }
    })
    .inner
}

/// Occasion and names in one line.
fn summary(ceremony: &Ceremony) -> String {
    let plan = ceremony.plan();
    let names = [&plan.partner, &plan.client_id, &plan.operator, &plan.witness];
    let parts = names.into_iter().filter(|name| !name.is_empty()).cloned();
    std::iter::once(plan.occasion.name().text()).chain(parts).collect::<Vec<_>>().join(" · ")
}

#[cfg(all(test, feature = "view-tests"))]
mod tests;
