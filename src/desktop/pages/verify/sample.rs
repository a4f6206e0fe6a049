use egui::Ui;

use crate::desktop::theme::Tone;
use crate::desktop::widgets::{Look, button, hint, link, notice};
use crate::signing::samples::{self, Group, Sample};
use crate::text::tr;

/// The built-in notifications to choose from.
pub fn choose(ui: &mut Ui) -> Option<&'static Sample> {
    let mut chosen = None;
    for group in Group::ALL {
        hint(ui, &group.name().text());
        ui.horizontal_wrapped(|ui| {
            for sample in samples::all().iter().filter(|sample| sample.group() == group) {
                if button(ui, Look::Plain, None, &sample.title().text(), true).clicked() {
                    chosen = Some(sample);
                }
            }
        });
    }
    chosen
}

/// Stands in the place of the keys while a sample is shown; `true` where it is to be left.
pub fn keys(ui: &mut Ui) -> bool {
    notice(ui, Tone::Plain, &tr("verify-is-sample"), Some(&tr("verify-is-sample-body")));
    link(ui, &tr("verify-sample-end")).clicked()
}
