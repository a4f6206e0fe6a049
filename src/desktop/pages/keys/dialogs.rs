use eframe::egui::{Context, Id, Modal};

use super::action::Action;
use crate::desktop::theme::space;
use crate::desktop::widgets::{Look, button, label, title};
use crate::text::tr;

/// A question that stands between the user and a lost key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// The window is to close.
    Close,
    /// The ceremony is to begin anew.
    StartOver,
}

pub fn ui(ctx: &Context, ask: Ask) -> Option<Action> {
    let (name, body, go, action) = match ask {
        Ask::Close => {
            ("shell-close-title", "shell-close-body", "shell-close-anyway", Action::CloseAnyway)
        }
        Ask::StartOver => {
            ("shell-over-title", "shell-over-body", "shell-over-anyway", Action::StartOverAnyway)
        }
    };
    let modal = Modal::new(Id::unique("ask")).show(ctx, |ui| {
        ui.set_max_width(420.0);
        ui.add_space(space::SMALL);
        title(ui, &tr(name));
        label(ui, &tr(body));
        ui.add_space(space::MEDIUM);
        ui.horizontal(|ui| {
            if button(ui, Look::Primary, None, &tr("shell-stay"), true).clicked() {
                return Some(Action::Stay);
            }
            button(ui, Look::Danger, None, &tr(go), true).clicked().then_some(action)
        })
        .inner
    });
    if modal.should_close() { Some(Action::Stay) } else { modal.inner }
}
