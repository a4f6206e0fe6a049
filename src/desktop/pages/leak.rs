use egui::Ui;

use crate::desktop::services::Desk;
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{
    Icon, Look, button, card, code, hint, lead, notice, numbered, page, strong, title,
};
use crate::text::tr;

/// What to do about a private key that others may know: the steps in their order, and texts to send.
#[derive(Default)]
pub struct Leak {
    copied: Option<&'static str>,
}

const STEPS: [&str; 7] = [
    "leak-step-stop",
    "leak-step-replace",
    "leak-step-confirm",
    "leak-step-tell",
    "leak-step-look",
    "leak-step-remove",
    "leak-step-record",
];

/// Title and text of what is sent to whom.
const TEXTS: [(&str, &str); 2] =
    [("leak-text-platform", "leak-text-platform-body"), ("leak-text-team", "leak-text-team-body")];

impl Leak {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        page(ui, "leak", |ui| {
            title(ui, &tr("leak-title"));
            lead(ui, &tr("leak-lead"));
            notice(ui, Tone::Care, &tr("leak-first"), None);
            card(ui, |ui| {
                for (number, id) in STEPS.into_iter().enumerate() {
                    numbered(ui, number + 1, &tr(id));
                }
            });
            for (name, body) in TEXTS {
                card(ui, |ui| self.text(ui, desk, name, body));
            }
        });
    }

    fn text(&mut self, ui: &mut Ui, desk: &mut Desk, name: &'static str, body: &'static str) {
        strong(ui, &tr(name));
        let text = tr(body);
        code(ui, &text);
        if button(ui, Look::Plain, Some(Icon::Copy), &tr("leak-copy"), true).clicked() {
            self.copied = desk.clipboard.copy_public(&text).ok().map(|()| name);
        }
        if self.copied == Some(name) {
            hint(ui, &tr("verify-copied"));
        }
    }
}
