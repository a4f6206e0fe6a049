use egui::{Align, Layout, Ui};

use super::action::{Action, PublishAction, StateAction};
use super::statement::{Form, Subject};
use crate::ceremony::{Ceremony, Environment, Occasion, Summary};
use crate::desktop::services::Job;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, Footer, Icon, Look, button, card, done, finding, fingerprint, hint, label, link,
    main_button, notice, numbered, problem, strong,
};
use crate::text::{Message, tr};

/// What goes on on the last step.
#[derive(Default)]
pub struct State {
    pub asked: Option<Job<Option<std::path::PathBuf>>>,
    /// Where a reminder for the calendar is to be saved.
    pub asked_reminder: Option<Job<Option<std::path::PathBuf>>>,
    pub problem: Option<Message>,
    pub saved: Option<Message>,
    /// Where the record was saved.
    pub file: Option<std::path::PathBuf>,
}

pub fn ui(ui: &mut Ui, state: &State, form: Option<&Form>, ceremony: &Ceremony) -> Option<Action> {
    let saved = record_state(ui, state);
    let plan = ceremony.plan();
    if plan.rehearsal {
        notice(ui, Tone::Care, &tr("finish-rehearsal"), None);
        ui.add_space(space::SMALL);
    }
    let stated = card(ui, |ui| lacks(ui, form, ceremony));
    CardPair::new(0.5).show(ui, |ui| next_steps(ui, ceremony), |ui| identity(ui, ceremony));
    let leak = card(ui, |ui| events(ui, ceremony));
    saved.or(stated).or(leak)
}

/// What an auditor would still ask for; what people can state has its form a press away.
fn lacks(ui: &mut Ui, form: Option<&Form>, ceremony: &Ceremony) -> Option<Action> {
    let lacks = Summary::of(ceremony.events()).lacks();
    if lacks.is_empty() {
        finding(ui, true, &tr("finish-complete"));
    } else {
        strong(ui, &tr("finish-lacks"));
        hint(ui, &tr("finish-lacks-hint"));
        for lack in &lacks {
            finding(ui, false, &lack.message().text());
        }
    }
    let replaced = ceremony.plan().occasion == Occasion::Replacement;
    let subjects = Subject::AT_THE_END.into_iter();
    let subjects = subjects.filter(|subject| replaced || *subject != Subject::OldKey);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        for subject in subjects {
            let open = form.is_none_or(|form| form.subject != subject);
            if button(ui, Look::Plain, None, &subject.name(), open).clicked() {
                action = Some(Action::State(StateAction::Open(subject)));
            }
        }
    });
    action
}

fn next_steps(ui: &mut Ui, ceremony: &Ceremony) {
    strong(ui, &tr("finish-next"));
    let plan = ceremony.plan();
    if plan.rehearsal {
        label(ui, &tr("finish-next-rehearsal"));
        return;
    }
    let real = plan.environment == Environment::Real;
    let mut ids = vec![if real { "finish-next-replace" } else { "finish-next-replace-test" }];
    if plan.occasion == Occasion::Replacement {
        ids.push("finish-next-every-server");
    }
    ids.push(if real { "finish-next-test-real" } else { "finish-next-test" });
    ids.push("finish-next-leak");
    for (number, id) in ids.into_iter().enumerate() {
        numbered(ui, number + 1, &tr(id));
    }
}

fn identity(ui: &mut Ui, ceremony: &Ceremony) {
    let Some(made) = ceremony.made() else { return };
    strong(ui, &tr("finish-fingerprint"));
    fingerprint(ui, &made.public.fingerprint());
    hint(ui, &tr("finish-key-gone"));
}

fn events(ui: &mut Ui, ceremony: &Ceremony) -> Option<Action> {
    strong(ui, &tr("finish-events"));
    for event in ceremony.events() {
        done(ui, &event.kind.message().text(), &event.time());
    }
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if link(ui, &tr("finish-leak-page")).clicked() {
            action = Some(Action::State(StateAction::ShowLeak));
        }
        if link(ui, &tr("finish-leaked")).clicked() {
            action = Some(Action::State(StateAction::Open(Subject::Leak)));
        }
    });
    action
}

/// What became of the record, or that it is still to be saved.
fn record_state(ui: &mut Ui, state: &State) -> Option<Action> {
    if let Some(message) = &state.problem {
        problem(ui, message);
    } else if let Some(message) = &state.saved {
        notice(ui, Tone::Good, &message.text(), None);
    } else {
        notice(ui, Tone::Plain, &tr("finish-record-hint"), None);
    }
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if link(ui, &tr("finish-copy-record")).clicked() {
            action = Some(Action::Publish(PublishAction::CopyRecord));
        }
        if link(ui, &tr("finish-reminder")).clicked() {
            action = Some(Action::Publish(PublishAction::SaveReminder));
        }
        if state.file.is_some() && link(ui, &tr("shell-show-in-folder")).clicked() {
            action = Some(Action::Publish(PublishAction::ShowRecord));
        }
    });
    ui.add_space(space::SMALL);
    action
}

pub fn footer(ui: &mut Ui, bar: Footer, state: &State, ceremony: &Ceremony) -> Option<Action> {
    bar.show(ui, |ui| {
        let mut action = None;
        if button(ui, Look::Plain, Some(Icon::Refresh), &tr("finish-start-over"), true).clicked() {
            action = Some(Action::StartOver);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (icon, words) = (Some(Icon::Save), tr("finish-save-record"));
            // The main action until it was done.
            let pressed = if state.file.is_none() || ceremony.has_unsaved_record() {
                main_button(ui, icon, &words, true)
            } else {
                button(ui, Look::Plain, icon, &words, true).clicked()
            };
            if pressed {
                action = Some(Action::Publish(PublishAction::SaveRecord));
            }
        });
        action
    })
}
