use egui::{Margin, Response, Role, TextBuffer, TextEdit, Ui, WidgetInfo};

use super::button::focus_ring;
use super::focus::{offer, submit_on_enter};
use super::text::{beginning, field_name};
use crate::desktop::theme::{Face, font, size, space};

/// A field of one line under its name; `help` stands in it while it is empty.
pub fn field(ui: &mut Ui, name: &str, text: &mut String, help: &str) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let label = field_name(ui, name);
        // What a capture says may be of any length; the beginning is shown and cannot be changed.
        let mut shown = beginning(text);
        let text: &mut dyn TextBuffer = if shown.len() < text.len() { &mut shown } else { text };
        let edit = TextEdit::singleline(text)
            .hint_text(help)
            .margin(Margin::symmetric(12, 10))
            .font(font(Face::Regular, size::TEXT))
            .desired_width(f32::INFINITY)
            .char_limit(4096);
        let response = ui.add(edit).labelled_by(label.id);
        focus_ring(ui, &response, response.rect);
        offer(&response);
        submit_on_enter(&response);
        response
    })
    .inner
}

/// A short field to search in, beside something else.
pub fn search_field(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    const WIDTH: f32 = 220.0;
    let width = ui.available_width().min(WIDTH);
    unnamed(ui, name, text, width)
}

/// A field as wide as the page without a name above it.
pub fn field_without_name(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    let response = unnamed(ui, name, text, f32::INFINITY);
    offer(&response);
    response
}

/// The name stands in it while it is empty.
fn unnamed(ui: &mut Ui, name: &str, text: &mut String, width: f32) -> Response {
    let edit = TextEdit::singleline(text)
        .hint_text(name)
        .margin(Margin::symmetric(12, 10))
        .font(font(Face::Regular, size::TEXT))
        .desired_width(width)
        .char_limit(200);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    focus_ring(ui, &response, response.rect);
    response
}
