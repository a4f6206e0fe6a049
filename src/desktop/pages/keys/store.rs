mod protect;

pub use protect::passphrase;

use std::time::Instant;

use eframe::egui::{Align, Layout, ProgressBar, Ui};

use super::action::Action;
use super::work::Stored;
use crate::ceremony::{Ceremony, Proof, Step, StoreChoice};
use crate::desktop::services::{Desk, Job};
use crate::desktop::theme::{Tone, palette, space};
use crate::desktop::widgets::{
    CardPair, Icon, Look, button, card, chip, field, fingerprint, footer as bar, hint, label, link,
    masked_key, notice, problem, strong,
};
use crate::keys::export::{Destination, Mismatch};
use crate::secret::clipboard::{Clipboard, STAY};
use crate::secret::files::PlaceNote;
use crate::secret::{SecretInput, SecretText};
use crate::text::{Message, tr};

/// What goes on on the third step.
#[derive(Default)]
pub struct State {
    pub first: SecretInput,
    pub second: SecretInput,
    pub dual: bool,
    pub typed_path: String,
    pub typed_open: bool,
    pub asked: Option<Job<Option<std::path::PathBuf>>>,
    pub saving: Option<Job<Result<Stored, Message>>>,
    pub copying: Option<Job<Result<SecretText, Message>>>,
    pub comparing: Option<Job<Result<(), Mismatch>>>,
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

pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony, desk: &Desk) -> Option<Action> {
    let choice = ceremony.store_choice();
    let mut action = card(ui, |ui| destination(ui, choice));
    let mut handed = None;
    CardPair::new(0.62).show(
        ui,
        |ui| handed = hand_over(ui, state, ceremony, desk),
        |ui| identity(ui, ceremony),
    );
    action = action.or(handed);
    if let Some(message) = &state.problem {
        problem(ui, message);
        ui.add_space(space::SMALL);
    }
    action = action.or(card(ui, |ui| proof(ui, state, ceremony)));
    sharing(ui, desk).or(action)
}

fn destination(ui: &mut Ui, choice: StoreChoice) -> Option<Action> {
    strong(ui, &tr("store-where"));
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        for destination in Destination::ALL {
            if chip(
                ui,
                choice.destination == destination,
                &destination.name().text(),
            )
            .clicked()
            {
                action = Some(Action::ChooseStore(StoreChoice {
                    destination,
                    ..choice
                }));
            }
        }
    });
    hint(ui, &choice.destination.hint().text());
    action
}

fn hand_over(ui: &mut Ui, state: &mut State, ceremony: &Ceremony, desk: &Desk) -> Option<Action> {
    let choice = ceremony.store_choice();
    strong(ui, &tr("store-private-key"));
    masked_key(ui, &tr("store-private-key"), &tr("store-masked"));
    ui.add_space(space::TIGHT);
    let mut action = None;
    let ready = !state.busy() && (!choice.protected || protect::is_ready(state));
    ui.horizontal_wrapped(|ui| {
        if button(
            ui,
            Look::Primary,
            Some(Icon::Save),
            &tr("store-save"),
            ready,
        )
        .clicked()
        {
            action = Some(Action::Save);
        }
        if button(
            ui,
            Look::Plain,
            Some(Icon::Copy),
            &tr("store-copy"),
            !state.busy(),
        )
        .clicked()
        {
            action = Some(Action::Copy);
        }
        let words = if choice.protected {
            "store-unprotect"
        } else {
            "store-protect"
        };
        if link(ui, &tr(words)).clicked() {
            action = Some(Action::ChooseStore(StoreChoice {
                protected: !choice.protected,
                ..choice
            }));
        }
    });
    if choice.protected {
        action = protect::ui(ui, state).or(action);
    }
    action = countdown(ui, desk).or(action);
    typed_path(ui, state, ready).or(action)
}

fn countdown(ui: &mut Ui, desk: &Desk) -> Option<Action> {
    let left = desk.clipboard.remaining(Instant::now())?;
    let mut action = None;
    ui.horizontal(|ui| {
        label(
            ui,
            &Message::new("store-countdown")
                .with("seconds", left.as_secs() + 1)
                .text(),
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link(ui, &tr("store-clear-now")).clicked() {
                action = Some(Action::ClearClipboard);
            }
        });
    });
    ui.add(
        ProgressBar::new(left.as_secs_f32() / STAY.as_secs_f32())
            .desired_height(6.0)
            .fill(palette(ui).accent),
    );
    hint(ui, &Clipboard::exclusion().text());
    action
}

/// For desktops whose file dialog does not work.
fn typed_path(ui: &mut Ui, state: &mut State, ready: bool) -> Option<Action> {
    if !state.typed_open {
        if link(ui, &tr("store-type-path")).clicked() {
            state.typed_open = true;
        }
        return None;
    }
    field(
        ui,
        &tr("store-path"),
        &mut state.typed_path,
        &tr("store-path-hint"),
    );
    let ready = ready && !state.typed_path.trim().is_empty();
    button(
        ui,
        Look::Plain,
        Some(Icon::Save),
        &tr("store-save-there"),
        ready,
    )
    .clicked()
    .then_some(Action::SaveToTyped)
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
    response.changed().then_some(Action::AllowSharing(allowed))
}

fn proof(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let heading = strong(ui, &tr("store-proof"));
    if state.show_proof {
        heading.scroll_to_me(Some(Align::Center));
    }
    match ceremony.proof() {
        Some(Proof::ReadBack { file }) => notice(
            ui,
            Tone::Good,
            &Message::new("store-read-back").with("file", file).text(),
            None,
        ),
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
        if button(
            ui,
            Look::Plain,
            Some(Icon::Paste),
            &tr("store-paste-back"),
            !state.busy(),
        )
        .clicked()
        {
            action = Some(Action::ProveByPaste);
        }
        if state.busy() {
            ui.spinner();
            hint(ui, &tr("store-busy"));
        }
    });
    action
}

pub fn footer(ui: &mut Ui, state: &State, ceremony: &Ceremony) -> Option<Action> {
    let ready = ceremony.can_confirm_stored() && !state.busy();
    bar(ui, |ui| {
        let mut action = button(ui, Look::Plain, None, &tr("shell-back"), !state.busy())
            .clicked()
            .then_some(Action::Open(Step::Make));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button(ui, Look::Primary, None, &tr("store-stored"), ready).clicked() {
                action = Some(Action::Stored);
            }
            hint(
                ui,
                &tr(if ready {
                    "store-stored-hint"
                } else {
                    "store-not-proved-hint"
                }),
            );
        });
        action
    })
}
