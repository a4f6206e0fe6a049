use egui::{
    Color32, CornerRadius, FontId, Frame, Label, Margin, RichText, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::desktop::theme::{Face, font, palette, size, space};
use crate::keys::Fingerprint;

/// A fingerprint as words to read aloud and as hex.
pub fn fingerprint(ui: &mut Ui, print: &Fingerprint) {
    let palette = palette(ui);
    let words = print.words();
    let face = font(Face::SemiBold, size::VERDICT + 1.0);
    even_lines(ui, &words, &[6, 3, 2], " · ", face, palette.text);
    let hex = print.grouped_hex();
    let groups: Vec<_> = hex.split(' ').collect();
    let face = font(Face::Mono, size::CODE);
    even_lines(ui, &groups, &[16, 8, 4], " ", face, palette.quiet);
}

/// `parts` on lines of as many as fit, of the numbers in `counts`, so that no line has a lonely rest.
fn even_lines(
    ui: &mut Ui,
    parts: &[&str],
    counts: &[usize],
    gap: &str,
    face: FontId,
    colour: Color32,
) {
    let broken = |count: usize| {
        let lines: Vec<_> = parts.chunks(count).map(|line| line.join(gap)).collect();
        lines.join(&format!("{}\n", gap.trim_end()))
    };
    let fits = |text: &String| {
        let laid = ui.painter().layout_no_wrap(text.clone(), face.clone(), colour);
        laid.size().x <= ui.available_width()
    };
    let mut forms = counts.iter().map(|count| broken(*count));
    let text = forms.find(fits).unwrap_or_else(|| broken(1));
    let text = RichText::new(text).font(face).color(colour);
    ui.add(Label::new(text).selectable(true).wrap());
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
                ui.painter().circle_filled(pos2(x, rect.center().y), 2.2, palette.quiet);
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
