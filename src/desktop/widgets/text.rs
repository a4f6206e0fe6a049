use eframe::egui::{Color32, CornerRadius, Frame, Label, Margin, Response, RichText, Ui};

use crate::desktop::theme::{Face, font, palette, size};

/// The title of a page.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    ui.heading(RichText::new(text).font(font(Face::Bold, size::TITLE)))
}

/// What a page is about, under its title.
pub fn lead(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).quiet;
    plain(ui, text, Face::Regular, size::TEXT, colour)
}

/// The name of a group of controls.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).text;
    plain(ui, text, Face::SemiBold, size::TEXT, colour)
}

/// A sentence.
pub fn label(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).text;
    plain(ui, text, Face::Regular, size::TEXT, colour)
}

/// A quiet sentence that helps.
pub fn hint(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).quiet;
    plain(ui, text, Face::Regular, size::HINT, colour)
}

/// Public bytes or keys, selectable.
pub fn code(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).quiet;
    ui.add(
        Label::new(
            RichText::new(text)
                .font(font(Face::Mono, size::CODE))
                .color(colour),
        )
        .selectable(true)
        .wrap(),
    )
}

fn plain(ui: &mut Ui, text: &str, face: Face, points: f32, colour: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font(face, points)).color(colour)).wrap())
}

/// A fact in a few words.
pub fn tag(ui: &mut Ui, text: &str) {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.accent_soft)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(7, 2))
        .show(ui, |ui| {
            let words = RichText::new(text)
                .font(font(Face::SemiBold, size::HINT))
                .color(palette.accent);
            ui.add(Label::new(words).truncate());
        });
}
