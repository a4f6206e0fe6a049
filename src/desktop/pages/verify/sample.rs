use eframe::egui::Ui;

use crate::desktop::theme::Tone;
use crate::desktop::widgets::{chip, link, notice};
use crate::signing::samples::{self, Sample};
use crate::text::tr;

/// The built-in notifications to choose from.
pub fn choose(ui: &mut Ui) -> Option<&'static Sample> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        for sample in samples::all() {
            if chip(ui, false, &sample.title().text()).clicked() {
                chosen = Some(sample);
            }
        }
    });
    chosen
}

/// Stands in the place of the keys while a sample is shown; `true` where it is to be left.
pub fn keys(ui: &mut Ui) -> bool {
    notice(ui, Tone::Plain, &tr("verify-is-sample"), Some(&tr("verify-is-sample-body")));
    link(ui, &tr("verify-sample-end")).clicked()
}
