use eframe::egui::{Context, Id, Modal};

use super::action::Action;
use crate::desktop::theme::space;
use crate::desktop::widgets::{Look, button, label, title};
use crate::text::tr;

/// The question that stands between the user and a lost key: what is to be done, and what that would cost.
#[derive(Debug)]
pub struct Ask {
    /// What was asked for; done only when the user agrees.
    pub action: Action,
}

impl Ask {
    /// The words: what happens to the key, and what the button is called that lets it happen.
    fn words(&self) -> (&'static str, &'static str) {
        match &self.action {
            Action::Close => ("shell-close-body", "shell-close-anyway"),
            Action::Prepare => ("shell-plan-body", "shell-plan-anyway"),
            Action::Make(_) => ("shell-again-body", "shell-again-anyway"),
            Action::Open(_)
            | Action::Store(_)
            | Action::Publish(_)
            | Action::StartOver
            | Action::GoOnAnyway
            | Action::Stay => ("shell-over-body", "shell-over-anyway"),
        }
    }

    /// Draws it.
    pub fn ui(&self, ctx: &Context) -> Option<Action> {
        let (body, go) = self.words();
        let modal = Modal::new(Id::unique("ask")).show(ctx, |ui| {
            ui.set_max_width(420.0);
            ui.add_space(space::SMALL);
            title(ui, &tr("shell-lose-title"));
            label(ui, &tr(body));
            ui.add_space(space::MEDIUM);
            ui.horizontal(|ui| {
                if button(ui, Look::Primary, None, &tr("shell-stay"), true).clicked() {
                    return Some(Action::Stay);
                }
                button(ui, Look::Danger, None, &tr(go), true)
                    .clicked()
                    .then_some(Action::GoOnAnyway)
            })
            .inner
        });
        if modal.should_close() { Some(Action::Stay) } else { modal.inner }
    }
}
