use std::time::Instant;

use eframe::egui::{Align, Layout, ProgressBar, Ui};

use super::{State, protect};
use crate::ceremony::{Ceremony, StoreChoice};
use crate::desktop::pages::keys::action::{Action, StoreAction};
use crate::desktop::services::Desk;
use crate::desktop::theme::{palette, space};
use crate::desktop::widgets::{Icon, Look, button, field, hint, label, link, masked_key, strong};
use crate::secret::clipboard::{Clipboard, STAY};
use crate::text::{Message, tr};

/// The key, masked, and the ways it is handed over: a file, the clipboard, a typed path.
pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony, desk: &Desk) -> Option<Action> {
    let choice = ceremony.store_choice();
    strong(ui, &tr("store-private-key"));
    masked_key(ui, &tr("store-private-key"), &tr("store-masked"));
    ui.add_space(space::TIGHT);
    let mut action = None;
    let ready = !state.busy() && (!choice.protected || protect::is_ready(state));
    ui.horizontal_wrapped(|ui| {
        if button(ui, Look::Primary, Some(Icon::Save), &tr("store-save"), ready).clicked() {
            action = Some(Action::Store(StoreAction::Save));
        }
        if button(ui, Look::Plain, Some(Icon::Copy), &tr("store-copy"), !state.busy()).clicked() {
            action = Some(Action::Store(StoreAction::Copy));
        }
        let words = if choice.protected { "store-unprotect" } else { "store-protect" };
        if link(ui, &tr(words)).clicked() {
            action = Some(Action::Store(StoreAction::Choose(StoreChoice {
                protected: !choice.protected,
                ..choice
            })));
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
        label(ui, &Message::new("store-countdown").counting("seconds", left.as_secs() + 1).text());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link(ui, &tr("store-clear-now")).clicked() {
                action = Some(Action::Store(StoreAction::ClearClipboard));
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
    field(ui, &tr("store-path"), &mut state.typed_path, &tr("store-path-hint"));
    let ready = ready && !state.typed_path.trim().is_empty();
    button(ui, Look::Plain, Some(Icon::Save), &tr("store-save-there"), ready)
        .clicked()
        .then_some(Action::Store(StoreAction::SaveToTyped))
}
