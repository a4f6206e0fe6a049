use egui::{Align, Context, Layout, Ui};

use super::action::{Action, PublishAction};
use crate::ceremony::{Ceremony, Environment, Occasion};
use crate::desktop::inputs::PublicKeyField;
use crate::desktop::services::{Desk, Job};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, Footer, Icon, Look, at_times, button, card, code, dropped_file, fingerprint, hint,
    link, main_button, notice, numbered, problem, strong,
};
use crate::text::{Message, tr};

/// What goes on on the fourth step.
#[derive(Default)]
pub struct State {
    pub platform: PublicKeyField,
    pub problem: Option<Message>,
    pub asked: Option<Job<Option<std::path::PathBuf>>>,
    /// Where the sheet that goes with the private key is to be saved.
    pub asked_sheet: Option<Job<Option<std::path::PathBuf>>>,
    pub taken: Option<Message>,
    /// Where the public key was saved.
    pub saved: Option<std::path::PathBuf>,
}

impl State {
    /// Takes the results of background work; whether another Alipay+ key was given.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) -> bool {
        self.platform.logic(ctx, desk)
    }
}

pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony, desk: &mut Desk) -> Option<Action> {
    if let Some(path) = dropped_file(ui) {
        state.platform.open(ui.ctx(), &path);
    }
    let mut action = None;
    CardPair::new(0.56).show(
        ui,
        |ui| action = public_key(ui, state, ceremony),
        |ui| steps(ui, ceremony),
    );
    card(ui, |ui| platform(ui, state, ceremony, desk));
    action
}

fn public_key(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let made = ceremony.made()?;
    strong(ui, &tr("register-public-key"));
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
        if link(ui, &tr("register-sheet")).clicked() {
            action = Some(Action::Publish(PublishAction::SaveSheet));
        }
    });
    at_times(ui, state.problem.as_ref(), problem);
    let taken = state.taken.as_ref().filter(|_| state.problem.is_none());
    at_times(ui, taken, |ui, message| notice(ui, Tone::Good, &message.text(), None));
    if state.saved.is_some() && link(ui, &tr("shell-show-in-folder")).clicked() {
        action = Some(Action::Publish(PublishAction::ShowPublicKey));
    }
    code(ui, &made.public.one_line());
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

fn platform(ui: &mut Ui, state: &mut State, ceremony: &Ceremony, desk: &mut Desk) {
    let (name, help) = (tr("register-platform-key"), tr("register-platform-hint"));
    state.platform.ui(ui, desk, &name, &help);
    if ceremony.platform_key().is_some() && !state.platform.is_refused() {
        hint(ui, &tr("register-platform-read"));
    } else if state.platform.is_blank() {
        hint(ui, &tr("register-platform-optional"));
    }
}

pub fn footer(ui: &mut Ui, bar: Footer, state: &State, ceremony: &Ceremony) -> Option<Action> {
    // What was given as the key of Alipay+ and is none must not be passed over.
    let refused = state.platform.is_refused();
    let taken = ceremony.public_key_is_taken();
    let ready = taken && !refused;
    let words = match (taken, refused) {
        (_, true) => "register-refused-hint",
        (false, false) => "register-not-taken-hint",
        (true, false) => "register-done-hint",
    };
    bar.show(ui, |ui| {
        let mut action = None;
        if ready && link(ui, &tr("register-later")).clicked() {
            action = Some(Action::Publish(PublishAction::Registered { seen: false }));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if main_button(ui, None, &tr("register-done"), ready) {
                action = Some(Action::Publish(PublishAction::Registered { seen: true }));
            }
            if !ready {
                hint(ui, &tr(words));
            }
        });
        action
    })
}
