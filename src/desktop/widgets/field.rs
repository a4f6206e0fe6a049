use egui::{
    CornerRadius, Frame, Margin, Response, Role, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo,
};

use super::button::focus_ring;
use super::focus::{offer, submit_on_enter};
use super::text::{field_name, hint};
use crate::desktop::theme::{Face, font, palette, size, space};

/// The height of a line of code.
const LINE: f32 = 17.0;

/// A field of one line under its name; `help` stands in it while it is empty.
pub fn field(ui: &mut Ui, name: &str, text: &mut String, help: &str) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let label = field_name(ui, name);
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

/// A field of several lines in type of one width, under its name; long text scrolls inside it.
pub fn text_area(ui: &mut Ui, name: &str, text: &mut String, help: &str, rows: usize) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let label = field_name(ui, name);
        if !help.is_empty() {
            hint(ui, help);
        }
        let colours = palette(ui);
        let least = LINE * f32::from(u8::try_from(rows).unwrap_or(u8::MAX));
        let inner = Frame::new()
            .fill(colours.card)
            .stroke(Stroke::new(1.0, colours.edge))
            .corner_radius(CornerRadius::same(10))
            .inner_margin(Margin::symmetric(12, 8))
            .show(ui, |ui| {
                ScrollArea::vertical()
                    .id_salt(name)
                    .max_height(least)
                    .min_scrolled_height(least)
                    .show(ui, |ui| {
                        let edit = TextEdit::multiline(text)
                            .frame(Frame::NONE)
                            .margin(Margin::ZERO)
                            .font(font(Face::Mono, size::CODE))
                            .text_color(colours.text)
                            .desired_width(f32::INFINITY)
                            .desired_rows(rows);
                        ui.add(edit).labelled_by(label.id)
                    })
                    .inner
            });
        focus_ring(ui, &inner.inner, inner.response.rect);
        offer(&inner.inner);
        inner.inner
    })
    .inner
}
