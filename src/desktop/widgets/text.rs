use eframe::egui::{Color32, Label, Response, RichText, Ui};

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
