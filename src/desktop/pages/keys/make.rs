mod made;
mod waiting;

use eframe::egui::{Align, Layout, Ui};

use super::action::{Action, MakeAction};
use super::work::{Made, NotMade};
use crate::ceremony::{Ceremony, Consent, Origin, Step};
use crate::desktop::services::Job;
use crate::desktop::theme::space;
use crate::desktop::widgets::{
    CardPair, Icon, KeySource, Look, button, card, chip, dropped_file, footer as bar, hint,
    key_sources, link, problem, strong,
};
use crate::keys::decode::Repair;
use crate::keys::generate::{KeySize, Progress};
use crate::secret::{SecretBytes, SecretInput};
use crate::text::{Message, tr};

/// What goes on on the second step.
#[derive(Default)]
pub struct State {
    pub size: KeySize,
    pub more: bool,
    pub work: Option<Job<Result<Made, NotMade>>>,
    pub origin: Option<Origin>,
    /// Whether a key that is held and not stored may go for the one that is made.
    pub consent: Consent,
    pub progress: Progress,
    pub asked: Option<Job<Option<std::path::PathBuf>>>,
    pub waiting: Option<SecretBytes>,
    pub passphrase: SecretInput,
    pub problem: Option<Message>,
    pub repairs: Vec<Repair>,
    pub compare: String,
}

impl State {
    pub fn waits_for_passphrase(&self) -> bool {
        self.waiting.is_some()
    }
}

pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony) -> Option<Action> {
    let mut action = dropped_file(ui).map(|path| Action::Make(MakeAction::ImportDropped(path)));
    if state.work.is_some() {
        return action.or_else(|| card(ui, |ui| waiting::working(ui, state)));
    }
    if state.waiting.is_some() {
        return action.or_else(|| card(ui, |ui| waiting::passphrase(ui, state)));
    }
    let mut chosen = None;
    let mut other = None;
    let pair = CardPair { share: 0.5, first_stands_out: true };
    pair.show(ui, |ui| chosen = generate(ui, state), |ui| other = import(ui));
    action = action.or(chosen).or(other);
    if let Some(message) = &state.problem {
        problem(ui, message);
        ui.add_space(space::SMALL);
    }
    if ceremony.made().is_some() {
        card(ui, |ui| made::checks(ui, state, ceremony));
        card(ui, |ui| made::compare(ui, state, ceremony));
    }
    action
}

fn generate(ui: &mut Ui, state: &mut State) -> Option<Action> {
    strong(ui, &tr("make-generate-title"));
    hint(ui, &Message::new("make-generate-hint").with("bits", state.size.bits()).text());
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if button(ui, Look::Primary, Some(Icon::Key), &tr("make-generate"), true).clicked() {
            action = Some(Action::Make(MakeAction::Generate(state.size)));
        }
        if link(ui, &tr("make-more")).clicked() {
            state.more = !state.more;
        }
    });
    if state.more {
        ui.horizontal_wrapped(|ui| {
            for size in KeySize::ALL {
                let name = Message::new("make-size").with("bits", size.bits()).text();
                if chip(ui, state.size == size, &name).clicked() {
                    state.size = size;
                }
            }
        });
        hint(ui, &tr("make-size-hint"));
    }
    action
}

fn import(ui: &mut Ui) -> Option<Action> {
    strong(ui, &tr("make-import-title"));
    hint(ui, &tr("make-import-hint"));
    let source = ui.horizontal_wrapped(key_sources).inner;
    source.map(|source| {
        Action::Make(match source {
            KeySource::File => MakeAction::ImportFile,
            KeySource::Paste => MakeAction::ImportPaste,
        })
    })
}

pub fn footer(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let ready = ceremony.can_open(Step::Store) && state.work.is_none() && state.waiting.is_none();
    bar(ui, |ui| {
        let mut action = button(ui, Look::Plain, None, &tr("shell-back"), true)
            .clicked()
            .then_some(Action::Open(Step::Prepare));
        if ceremony.private_key().is_some() && link(ui, &tr("make-start-over")).clicked() {
            action = Some(Action::StartOver);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button(ui, Look::Primary, None, &tr("shell-continue"), ready).clicked() {
                action = Some(Action::Open(Step::Store));
            }
            if !ready {
                hint(ui, &tr("make-footer-hint"));
            }
        });
        action
    })
}
