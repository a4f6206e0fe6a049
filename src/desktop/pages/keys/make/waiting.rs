use eframe::egui::{Key, ProgressBar, Ui};

use super::State;
use crate::ceremony::Origin;
use crate::desktop::pages::keys::action::{Action, MakeAction};
use crate::desktop::theme::space;
use crate::desktop::widgets::{Icon, Look, button, hint, problem, secret_field, strong};
use crate::text::{Message, tr};

/// A key is made or read.
pub fn working(ui: &mut Ui, state: &State) -> Option<Action> {
    let generating = state.origin == Some(Origin::Generated);
    strong(ui, &tr(if generating { "make-working" } else { "make-reading" }));
    if generating {
        let words = Message::new("make-progress")
            .with("primes", state.progress.primes_found().min(2))
            .with("candidates", state.progress.candidates());
        hint(ui, &words.text());
    }
    ui.add(ProgressBar::new(share_done(state.progress.primes_found())).animate(true));
    ui.add_space(space::TIGHT);
    button(ui, Look::Plain, Some(Icon::Cross), &tr("shell-cancel"), true)
        .clicked()
        .then_some(Action::Make(MakeAction::CancelWork))
}

/// Primes come by luck, so the bar tells how many of the two are found, not how long it takes.
fn share_done(primes: u64) -> f32 {
    match primes {
        0 => 0.15,
        1 => 0.55,
        _ => 0.95,
    }
}

/// The key that was given opens with a passphrase.
pub fn passphrase(ui: &mut Ui, state: &mut State) -> Option<Action> {
    strong(ui, &tr("make-passphrase-title"));
    hint(ui, &tr("make-passphrase-hint"));
    let response = secret_field(ui, &tr("make-passphrase"), &mut state.passphrase);
    if state.passphrase.is_empty() && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let Some(message) = &state.problem {
        problem(ui, message);
    }
    let mut action = entered.then_some(Action::Make(MakeAction::GivePassphrase));
    ui.horizontal(|ui| {
        if button(ui, Look::Primary, None, &tr("make-open"), !state.passphrase.is_empty()).clicked()
        {
            action = Some(Action::Make(MakeAction::GivePassphrase));
        }
        if button(ui, Look::Plain, None, &tr("shell-cancel"), true).clicked() {
            action = Some(Action::Make(MakeAction::ForgetImport));
        }
    });
    action
}
