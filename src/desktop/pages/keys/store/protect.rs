use eframe::egui::Ui;

use super::super::action::{Action, StoreAction};
use super::State;
use crate::desktop::widgets::{Icon, Look, button, columns, hint, link, secret_field};
use crate::secret::{Passphrase, Strength};
use crate::text::{Message, tr};

/// The fields of a passphrase: typed twice by one person, or one part each by two.
pub fn ui(ui: &mut Ui, state: &mut State) -> Option<Action> {
    let (first, second) = if state.dual {
        ("store-passphrase-part-1", "store-passphrase-part-2")
    } else {
        ("store-passphrase", "store-passphrase-again")
    };
    columns(
        ui,
        0.5,
        |ui| {
            secret_field(ui, &tr(first), &mut state.first);
        },
        |ui| {
            secret_field(ui, &tr(second), &mut state.second);
        },
    );
    hint(ui, &state_of(state).text());
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if !state.dual
            && button(ui, Look::Plain, Some(Icon::Refresh), &tr("store-suggest"), true).clicked()
        {
            action = Some(Action::Store(StoreAction::SuggestPassphrase));
        }
        if link(ui, &tr(if state.dual { "store-one-person" } else { "store-two-people" })).clicked()
        {
            state.dual = !state.dual;
            state.first.clear();
            state.second.clear();
        }
    });
    action
}

/// The passphrase as typed, where it may be used.
pub fn passphrase(state: &State) -> Option<Passphrase> {
    if !is_ready(state) {
        return None;
    }
    let (first, second) = (state.first.passphrase(), state.second.passphrase());
    Some(if state.dual { Passphrase::joined(&first, &second) } else { first })
}

/// Whether the key may be saved with what is typed.
pub fn is_ready(state: &State) -> bool {
    let (first, second) = (state.first.passphrase(), state.second.passphrase());
    if !first.expose().is_ascii() || !second.expose().is_ascii() {
        return false;
    }
    if state.dual {
        first.strength().is_enough() && second.strength().is_enough()
    } else {
        first.strength().is_enough() && first.same_as(&second)
    }
}

/// One sentence about what is typed.
fn state_of(state: &State) -> Message {
    let (first, second) = (state.first.passphrase(), state.second.passphrase());
    if first.is_empty() && second.is_empty() {
        return Message::new(if state.dual { "store-dual-hint" } else { "store-passphrase-hint" });
    }
    if !first.expose().is_ascii() || !second.expose().is_ascii() {
        return Message::new("keys-export-passphrase-not-ascii");
    }
    let strength: Strength =
        if state.dual { first.strength().min(second.strength()) } else { first.strength() };
    if strength.is_enough() && !state.dual && !first.same_as(&second) {
        return Message::new("store-passphrase-differs");
    }
    Message::new("store-passphrase-strength").with("strength", strength.message())
}
