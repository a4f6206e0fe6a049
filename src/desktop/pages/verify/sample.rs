use eframe::egui::Ui;

use crate::desktop::widgets::chip;
use crate::signing::samples::{self, Sample};

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
