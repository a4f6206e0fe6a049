mod hand_over;
mod protect;

use std::path::PathBuf;

use egui::{Align, Layout, Ui};

use super::action::{Action, StoreAction};
use super::work::{Compared, Copied, Handover, Stored};
use crate::ceremony::{Ceremony, Proof, Step, StoreChoice};
use crate::desktop::services::{Desk, Job};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, Footer, Icon, Look, button, card, choice, dropped_file, fingerprint, hint, link,
    main_button, notice, strong,
};
use crate::keys::export::Destination;
use crate::secret::files::PlaceNote;
use crate::text::{Message, tr};

/// What goes on on the third step.
#[derive(Default)]
pub struct State {
    pub protection: protect::Protection,
    pub typed_path: String,
    pub typed_open: bool,
    pub asked: Option<Job<Option<PathBuf>>>,
    /// What was chosen when it was asked where to save.
    pub handover: Option<Handover>,
    pub saving: Option<Job<Result<Stored, Message>>>,
    pub copying: Option<Job<Result<Copied, Message>>>,
    pub comparing: Option<Job<Result<Compared, Message>>>,
    /// Where the key was saved.
    pub file: Option<PathBuf>,
    pub notes: Vec<PlaceNote>,
    pub problem: Option<Message>,
    pub advice: Option<Message>,
    /// A proof has just come, and may lie below what is seen.
    pub show_proof: bool,
}

impl State {
    pub fn busy(&self) -> bool {
        self.saving.is_some() || self.copying.is_some() || self.comparing.is_some()
    }
}

pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony, desk: &mut Desk) -> Option<Action> {
    let dropped = dropped_file(ui).map(|path| Action::Store(StoreAction::ProveByFile(path)));
    let chosen = card(ui, |ui| destination(ui, ceremony.store_choice()));
    let mut handed = None;
    CardPair::new(0.62).show(
        ui,
        |ui| handed = hand_over::ui(ui, state, ceremony, desk),
        |ui| identity(ui, ceremony),
    );
    let proved = card(ui, |ui| proof(ui, state, ceremony));
    dropped.or(sharing(ui, desk)).or(proved).or(handed).or(chosen)
}

fn destination(ui: &mut Ui, store: StoreChoice) -> Option<Action> {
    strong(ui, &tr("store-where"));
    let options = Destination::ALL.map(|destination| (destination, destination.name().text()));
    let chosen = choice(ui, &tr("store-where"), &options, Some(store.destination));
    hint(ui, &store.destination.hint().text());
    chosen
        .map(|destination| Action::Store(StoreAction::Choose(StoreChoice { destination, ..store })))
}

fn identity(ui: &mut Ui, ceremony: &Ceremony) {
    let Some(made) = ceremony.made() else { return };
    strong(ui, &tr("store-fingerprint"));
    fingerprint(ui, &made.public.fingerprint());
    hint(ui, &tr("store-fingerprint-hint"));
}

/// Remote support sees a black window until somebody here allows it.
fn sharing(ui: &mut Ui, desk: &Desk) -> Option<Action> {
    if !cfg!(any(windows, target_os = "macos")) {
        return None;
    }
    let mut allowed = desk.sharing_allowed;
    let response = card(ui, |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        let response = ui.checkbox(&mut allowed, tr("store-sharing"));
        hint(ui, &tr("store-sharing-hint"));
        response
    });
    response.changed().then_some(Action::Store(StoreAction::AllowSharing(allowed)))
}

fn proof(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let heading = strong(ui, &tr("store-proof"));
    if state.show_proof {
        heading.scroll_to_me(Some(Align::Center));
    }
    match ceremony.proof() {
        Some(Proof::ReadBack { file }) => {
            notice(
                ui,
                Tone::Good,
                &Message::new("store-read-back").with("file", file).text(),
                None,
            );
        }
        Some(Proof::PastedBack) => notice(ui, Tone::Good, &tr("store-pasted-back"), None),
        None => {
            hint(ui, &tr("store-proof-hint"));
        }
    }
    for note in &state.notes {
        let message = note.message();
        notice(ui, Tone::Care, &message.text(), message.fix().as_deref());
    }
    if let Some(advice) = &state.advice {
        notice(ui, Tone::Care, &advice.text(), advice.fix().as_deref());
    }
    ui.add_space(space::TIGHT);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if button(ui, Look::Plain, Some(Icon::Paste), &tr("store-paste-back"), !state.busy())
            .clicked()
        {
            action = Some(Action::Store(StoreAction::ProveByPaste));
        }
        if state.file.is_some() && link(ui, &tr("shell-show-in-folder")).clicked() {
            action = Some(Action::Store(StoreAction::ShowFile));
        }
        if state.busy() {
            ui.spinner();
            hint(ui, &tr("store-busy"));
        }
    });
    action
}

pub fn footer(ui: &mut Ui, bar: Footer, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let ready = ceremony.can_confirm_stored() && !state.busy();
    bar.show(ui, |ui| {
        let mut action = button(ui, Look::Plain, None, &tr("shell-back"), !state.busy())
            .clicked()
            .then_some(Action::Open(Step::Make));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if main_button(ui, None, &tr("store-stored"), ready) {
                action = Some(Action::Store(StoreAction::Stored));
            }
            hint(ui, &tr(if ready { "store-stored-hint" } else { "store-not-proved-hint" }));
        });
        action
    })
}
