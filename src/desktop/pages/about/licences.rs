use egui::{Align, Label, RichText, ScrollArea, Ui};

use crate::desktop::theme::{Face, font, palette, size};
use crate::desktop::widgets::{Icon, Look, button, label, strong};
use crate::text::{third_party, tr};

/// Our own licence in a sentence, and those of others behind a button.
#[derive(Default)]
pub struct Licences {
    open: bool,
    bring_into_sight: bool,
}

impl Licences {
    pub fn ui(&mut self, ui: &mut Ui) {
        strong(ui, &tr("about-licences"));
        label(ui, &tr("about-licences-text"));
        let name = tr(if self.open { "about-licences-hide" } else { "about-licences-show" });
        if button(ui, Look::Plain, Some(Icon::File), &name, true).clicked() {
            self.open = !self.open;
            self.bring_into_sight = self.open;
        }
        if self.open {
            text(ui);
        }
        if std::mem::take(&mut self.bring_into_sight) {
            ui.scroll_to_cursor(Some(Align::BOTTOM));
        }
    }
}

/// Only the lines in sight are laid out.
fn text(ui: &mut Ui) {
    const HEIGHT: f32 = 360.0;
    let face = font(Face::Mono, size::HINT);
    let colour = palette(ui).quiet;
    let lines: Vec<&str> = third_party().lines().collect();
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.fonts_mut(|fonts| fonts.row_height(&face));
    ScrollArea::both()
        .id_salt("licences")
        .max_height(HEIGHT)
        .min_scrolled_height(HEIGHT)
        .auto_shrink([false, true])
        .show_rows(ui, height, lines.len(), |ui, seen| {
            for line in &lines[seen] {
                let words = RichText::new(*line).font(face.clone()).color(colour);
                ui.add(Label::new(words).selectable(true).extend());
            }
        });
}
