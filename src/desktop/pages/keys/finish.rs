use eframe::egui::{Align, Layout, Ui};

use super::action::{Action, PublishAction};
use crate::ceremony::{Ceremony, Environment, Occasion};
use crate::desktop::services::Job;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, Icon, Look, button, card, done, fingerprint, footer as bar, hint, label, notice,
    problem, strong,
};
use crate::text::{Message, tr};

/// What goes on on the last step.
#[derive(Default)]
pub struct State {
    pub asked: Option<Job<Option<std::path::PathBuf>>>,
    pub problem: Option<Message>,
    pub saved: Option<Message>,
}

pub fn ui(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let plan = ceremony.plan();
    if plan.rehearsal {
        notice(ui, Tone::Care, &tr("finish-rehearsal"), None);
        ui.add_space(space::SMALL);
    }
    CardPair::new(0.5).show(ui, |ui| next_steps(ui, ceremony), |ui| identity(ui, ceremony));
    card(ui, |ui| events(ui, ceremony));
    card(ui, |ui| record(ui, state))
}

fn next_steps(ui: &mut Ui, ceremony: &Ceremony) {
    strong(ui, &tr("finish-next"));
    let plan = ceremony.plan();
    if plan.rehearsal {
        label(ui, &tr("finish-next-rehearsal"));
        return;
    }
    let mut ids = vec!["finish-next-replace"];
    if plan.occasion == Occasion::Replacement {
        ids.push("finish-next-every-server");
    }
    ids.push(if plan.environment == Environment::Real {
        "finish-next-test-real"
    } else {
        "finish-next-test"
    });
    ids.push("finish-next-leak");
    for (number, id) in ids.into_iter().enumerate() {
        ui.horizontal_top(|ui| {
            label(ui, &format!("{}.", number + 1));
            label(ui, &tr(id));
        });
    }
}

fn identity(ui: &mut Ui, ceremony: &Ceremony) {
    let Some(made) = ceremony.made() else { return };
    strong(ui, &tr("finish-fingerprint"));
    fingerprint(ui, &made.public.fingerprint());
    hint(ui, &tr("finish-key-gone"));
}

fn events(ui: &mut Ui, ceremony: &Ceremony) {
    strong(ui, &tr("finish-events"));
    for event in ceremony.events() {
        done(ui, &event.kind.message().text(), &event.time());
    }
}

fn record(ui: &mut Ui, state: &State) -> Option<Action> {
    strong(ui, &tr("finish-record"));
    hint(ui, &tr("finish-record-hint"));
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if button(ui, Look::Primary, Some(Icon::Save), &tr("finish-save-record"), true).clicked() {
            action = Some(Action::Publish(PublishAction::SaveRecord));
        }
        if button(ui, Look::Plain, Some(Icon::Copy), &tr("finish-copy-record"), true).clicked() {
            action = Some(Action::Publish(PublishAction::CopyRecord));
        }
    });
    if let Some(message) = &state.problem {
        problem(ui, message);
    } else if let Some(message) = &state.saved {
        notice(ui, Tone::Good, &message.text(), None);
    }
    action
}

pub fn footer(ui: &mut Ui) -> Option<Action> {
    bar(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            button(ui, Look::Plain, Some(Icon::Refresh), &tr("finish-start-over"), true)
                .clicked()
                .then_some(Action::StartOver)
        })
        .inner
    })
}
