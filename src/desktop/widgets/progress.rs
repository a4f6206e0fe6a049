use egui::{CornerRadius, ProgressBar, Ui};

use super::announce::announce;
use super::text::label;
use crate::desktop::theme::{Tone, palette, space};

/// How far work is, under what is being done; a screen reader hears it at each quarter.
pub fn progress_bar(ui: &mut Ui, done: usize, total: usize, words: &str) {
    label(ui, words);
    ui.add_space(space::TIGHT);
    #[expect(clippy::cast_precision_loss, reason = "a share of a bar's width")]
    let share = done as f32 / total.max(1) as f32;
    bar(ui, share, Tone::Plain, words);
    let quarters = done * 4 / total.max(1);
    if quarters > 0 {
        announce(ui.ctx(), &format!("{} %", quarters * 25));
    }
}

/// A bar that is full to `share`, with the name that a screen reader gives it.
pub fn bar(ui: &mut Ui, share: f32, tone: Tone, name: &str) {
    const HEIGHT: f32 = 8.0;
    let bar = ProgressBar::new(share)
        .desired_height(HEIGHT)
        .corner_radius(CornerRadius::same(4))
        .fill(tone.colours(palette(ui)).0);
    ui.scope(|ui| {
        ui.visuals_mut().extreme_bg_color = palette(ui).line;
        let response = ui.add(bar);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(name);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(1.0);
            node.set_numeric_value(f64::from(share));
        });
    });
}
