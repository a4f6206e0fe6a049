use egui::Ui;

use super::State;
use crate::desktop::pages::keys::action::{Action, MakeAction};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{Icon, Look, announce, bar, button, hint, strong};
use crate::text::{Message, tr};

/// A key is made.
pub fn working(ui: &mut Ui, state: &State) -> Option<Action> {
    let primes = state.progress.primes_found().min(2);
    strong(ui, &tr("make-working"));
    let words = Message::new("make-progress")
        .with("primes", primes)
        .with("candidates", state.progress.candidates());
    hint(ui, &words.text());
    announce(ui.ctx(), &Message::new("make-progress-said").with("primes", primes).text());
    bar(ui, share_done(primes), Tone::Plain, &tr("make-working"));
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
