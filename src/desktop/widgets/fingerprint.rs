use eframe::egui::{
    CornerRadius, Frame, Label, Margin, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::desktop::theme::{Face, font, palette, size, space};
use crate::keys::Fingerprint;

/// A fingerprint as words to read aloud and as hex.
pub fn fingerprint(ui: &mut Ui, print: &Fingerprint) {
    let colour = palette(ui).text;
    let words = RichText::new(print.words().join(" · "))
        .font(font(Face::SemiBold, size::VERDICT + 1.0))
        .color(colour);
    ui.add(Label::new(words).selectable(true).wrap());
    let quiet = palette(ui).quiet;
    let hex = RichText::new(print.grouped_hex())
        .font(font(Face::Mono, size::CODE))
        .color(quiet);
    ui.add(Label::new(hex).selectable(true).wrap());
}

/// How many dots stand for a key, whatever its length.
const DOTS: u8 = 19;

/// A private key that is there but not shown: painted dots, never its text.
pub fn masked_key(ui: &mut Ui, name: &str, characters: &str) {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(14, 13))
        .show(ui, |ui| {
            let (rect, response) = ui
                .allocate_exact_size(vec2(ui.available_width(), size::TEXT + 4.0), Sense::hover());
            for dot in 0..DOTS {
                let x = rect.left() + 4.0 + f32::from(dot) * 11.0;
                ui.painter()
                    .circle_filled(pos2(x, rect.center().y), 2.2, palette.quiet);
            }
            let words = ui.painter().layout_no_wrap(
                characters.to_owned(),
                font(Face::Mono, size::CODE),
                palette.quiet,
            );
            let left = rect.left() + f32::from(DOTS) * 11.0 + space::MEDIUM;
            ui.painter().galley(
                pos2(left, rect.center().y - words.size().y / 2.0),
                words,
                palette.quiet,
            );
            response.widget_info(|| {
                WidgetInfo::labeled(Role::Label, true, format!("{name}, {characters}"))
            });
        });
}
