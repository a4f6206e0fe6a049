use eframe::egui::{Margin, Response, TextEdit, Ui};

use super::button::focus_ring;
use super::text::{hint, strong};
use crate::desktop::theme::{Face, font, palette, size, space};

/// A field of one line under its name; `help` stands in it while it is empty.
pub fn field(ui: &mut Ui, name: &str, text: &mut String, help: &str) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let label = strong(ui, name);
        let edit = TextEdit::singleline(text)
            .hint_text(help)
            .margin(Margin::symmetric(12, 10))
            .font(font(Face::Regular, size::TEXT))
            .desired_width(f32::INFINITY)
            .char_limit(4096);
        let response = ui.add(edit).labelled_by(label.id);
        focus_ring(ui, &response, response.rect);
        response
    })
    .inner
}

/// A field of several lines in type of one width, under its name.
pub fn text_area(ui: &mut Ui, name: &str, text: &mut String, help: &str, rows: usize) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let label = strong(ui, name);
        if !help.is_empty() {
            hint(ui, help);
        }
        let ink = palette(ui).text;
        let edit = TextEdit::multiline(text)
            .margin(Margin::symmetric(12, 10))
            .font(font(Face::Mono, size::CODE))
            .text_color(ink)
            .desired_width(f32::INFINITY)
            .desired_rows(rows);
        let response = ui.add(edit).labelled_by(label.id);
        focus_ring(ui, &response, response.rect);
        response
    })
    .inner
}
