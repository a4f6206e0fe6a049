use eframe::egui::{
    Color32, CornerRadius, Label, Response, RichText, Role, Sense, Ui, WidgetInfo, vec2,
};

use crate::desktop::theme::{Face, font, palette, size, space};

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

/// One line of a list of steps; the sentences stand below each other, whatever their number.
pub fn numbered(ui: &mut Ui, number: usize, text: &str) {
    ui.horizontal_top(|ui| {
        ui.scope(|ui| {
            ui.set_width(space::ICON);
            label(ui, &format!("{number}."));
        });
        label(ui, text);
    });
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
        Label::new(RichText::new(text).font(font(Face::Mono, size::CODE)).color(colour))
            .selectable(true)
            .wrap(),
    )
}

fn plain(ui: &mut Ui, text: &str, face: Face, points: f32, colour: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font(face, points)).color(colour)).wrap())
}

/// A fact in a few words; a long one is cut.
pub fn tag(ui: &mut Ui, text: &str) {
    const MOST: usize = 44;
    let palette = palette(ui);
    let mut words: String = text.chars().take(MOST).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    let galley =
        ui.painter().layout_no_wrap(words, font(Face::SemiBold, size::HINT), palette.accent);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 8.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(6), palette.accent_soft);
    ui.painter().galley(rect.min + vec2(7.0, 4.0), galley, palette.accent);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}
