use eframe::egui::{Align, Layout, Ui};

use super::action::{Action, PublishAction};
use crate::ceremony::{Ceremony, Environment, Occasion, Step};
use crate::desktop::services::Job;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, Icon, Look, button, card, code, fingerprint, footer as bar, hint, link, notice,
    numbered, problem, strong, text_area,
};
use crate::text::{Message, tr};

/// What goes on on the fourth step.
#[derive(Default)]
pub struct State {
    pub platform_key: String,
    pub problem: Option<Message>,
    pub asked: Option<Job<Option<std::path::PathBuf>>>,
    pub taken: Option<Message>,
    pub changed: bool,
}

pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony) -> Option<Action> {
    let mut action = None;
    CardPair::new(0.56).show(
        ui,
        |ui| action = public_key(ui, state, ceremony),
        |ui| steps(ui, ceremony),
    );
    action.or(card(ui, |ui| platform(ui, state, ceremony)))
}

fn public_key(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let made = ceremony.made()?;
    strong(ui, &tr("register-public-key"));
    code(ui, &made.public.one_line());
    ui.add_space(space::TIGHT);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if button(ui, Look::Primary, Some(Icon::Copy), &tr("register-copy"), true).clicked() {
            action = Some(Action::Publish(PublishAction::CopyPublic { pem: false }));
        }
        if button(ui, Look::Plain, Some(Icon::Save), &tr("register-save"), true).clicked() {
            action = Some(Action::Publish(PublishAction::SavePublic));
        }
        if link(ui, &tr("register-copy-pem")).clicked() {
            action = Some(Action::Publish(PublishAction::CopyPublic { pem: true }));
        }
    });
    if let Some(message) = &state.taken {
        notice(ui, Tone::Good, &message.text(), None);
    }
    ui.add_space(space::TIGHT);
    fingerprint(ui, &made.public.fingerprint());
    action
}

fn steps(ui: &mut Ui, ceremony: &Ceremony) {
    strong(ui, &tr("register-steps"));
    let mode = match ceremony.plan().environment {
        Environment::Test => "register-step-test-mode",
        Environment::Real => "register-step-real-mode",
    };
    let lines = [
        mode,
        "register-step-open",
        "register-step-tools",
        "register-step-paste",
        "register-step-confirm",
    ];
    for (number, id) in lines.into_iter().enumerate() {
        numbered(ui, number + 1, &tr(id));
    }
    if ceremony.plan().occasion == Occasion::Replacement {
        notice(ui, Tone::Care, &tr("register-cut-over"), None);
    }
}

fn platform(ui: &mut Ui, state: &mut State, ceremony: &Ceremony) -> Option<Action> {
    if text_area(
        ui,
        &tr("register-platform-key"),
        &mut state.platform_key,
        &tr("register-platform-hint"),
        3,
    )
    .changed()
    {
        state.changed = true;
    }
    let mut action = None;
    if button(ui, Look::Plain, Some(Icon::Paste), &tr("register-paste"), true).clicked() {
        action = Some(Action::Publish(PublishAction::PastePlatformKey));
    }
    if let Some(message) = &state.problem {
        problem(ui, message);
    } else if let Some(key) = ceremony.platform_key() {
        let words = Message::new("register-platform-read")
            .with("bits", key.bits())
            .with("words", key.fingerprint().words().join(" · "));
        notice(ui, Tone::Good, &words.text(), None);
    } else {
        hint(ui, &tr("register-platform-optional"));
    }
    action
}

pub fn footer(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    // What was given as the key of Alipay+ and is none must not be passed over.
    let refused = !state.platform_key.trim().is_empty() && ceremony.platform_key().is_none();
    let taken = ceremony.can_open(Step::Finish);
    let ready = taken && !refused;
    let words = match (taken, refused) {
        (_, true) => "register-refused-hint",
        (false, false) => "register-not-taken-hint",
        (true, false) => "register-done-hint",
    };
    bar(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let clicked = button(ui, Look::Primary, None, &tr("register-done"), ready).clicked();
            hint(ui, &tr(words));
            clicked.then_some(Action::Open(Step::Finish))
        })
        .inner
    })
}
