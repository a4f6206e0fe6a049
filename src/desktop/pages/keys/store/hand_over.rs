use std::time::{Duration, Instant};

use egui::{Align, Layout, Ui};

use super::{State, protect};
use crate::ceremony::{Ceremony, Environment, StoreChoice};
use crate::desktop::pages::keys::action::{Action, StoreAction};
use crate::desktop::services::Desk;
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{
    Icon, Look, at_times, bar, button, field, hint, label, link, masked_key, notice, problem,
};
use crate::secret::clipboard::{Clipboard, STAY};
use crate::text::{Message, tr};

/// The key, masked, and the ways it is handed over: a file, the clipboard, a typed path.
pub fn ui(ui: &mut Ui, state: &mut State, ceremony: &Ceremony, desk: &mut Desk) -> Option<Action> {
    let choice = ceremony.store_choice();
    masked_key(ui, &tr("store-private-key"), &tr("store-masked"));
    let protected = choice.protected.then_some(());
    let asked = at_times(ui, protected, |ui, ()| protect::ui(ui, &mut state.protection, desk));
    let mut action = asked.flatten();
    let ready = !state.busy() && (!choice.protected || state.protection.is_ready());
    ui.horizontal_wrapped(|ui| {
        if button(ui, Look::Primary, Some(Icon::Save), &tr("store-save"), ready).clicked() {
            action = Some(Action::Store(StoreAction::Save));
        }
        // The clipboard takes the key as it is, which is not what protection was chosen for.
        if !choice.protected
            && button(ui, Look::Plain, Some(Icon::Copy), &tr("store-copy"), !state.busy()).clicked()
        {
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
    let plan = ceremony.plan();
    let open = !choice.protected && plan.environment == Environment::Real && !plan.rehearsal;
    at_times(ui, open.then_some(()), |ui, ()| hint(ui, &tr("store-unprotected-hint")));
    at_times(ui, state.problem.as_ref(), problem);
    let left = desk.clipboard.remaining(Instant::now());
    action = at_times(ui, left, countdown).flatten().or(action);
    at_times(ui, desk.cleared.then_some(()), |ui, ()| {
        notice(ui, Tone::Plain, &tr("store-cleared"), None);
    });
    typed_path(ui, state, ready).or(action)
}

fn countdown(ui: &mut Ui, left: Duration) -> Option<Action> {
    let mut action = None;
    ui.horizontal(|ui| {
        label(ui, &Message::new("store-countdown").counting("seconds", left.as_secs() + 1).text());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link(ui, &tr("store-clear-now")).clicked() {
                action = Some(Action::Store(StoreAction::ClearClipboard));
            }
        });
    });
    bar(ui, left.as_secs_f32() / STAY.as_secs_f32(), Tone::Plain, &tr("store-countdown-name"));
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
