use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, Label, Response, RichText, Role, Sense, Ui, WidgetInfo, accesskit, vec2,
};

use crate::desktop::theme::{Face, font, palette, size, space};
use crate::text::Message;

/// The title of a page.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let response = ui.heading(RichText::new(text).font(font(Face::Bold, size::TITLE)));
    heads(&response, text, 1);
    response
}

/// Tells a screen reader that it is a heading of a level.
fn heads(response: &Response, text: &str, level: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Heading);
        node.set_level(level);
        node.clear_value();
        node.set_label(text);
    });
}

/// What a page is about, under its title.
pub fn lead(ui: &mut Ui, text: &str) -> Response {
    let colour = palette(ui).quiet;
    plain(ui, text, Face::Regular, size::TEXT, colour)
}

/// The heading of a part of a page.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    heading(ui, text, 2)
}

/// A heading below that of the page.
pub fn heading(ui: &mut Ui, text: &str, level: usize) -> Response {
    let response = field_name(ui, text);
    heads(&response, text, level);
    response
}

/// How words of a paragraph are set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Type {
    /// As a sentence is.
    Text,
    /// The name of something on the screen.
    Strong,
    /// What is typed or read letter by letter.
    Code,
}

/// A paragraph of words in several types.
pub fn paragraph<'a>(ui: &mut Ui, spans: impl Iterator<Item = (&'a str, Type)>) -> Response {
    let colour = palette(ui).text;
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for (text, kind) in spans {
        let face = match kind {
            Type::Text => Face::Regular,
            Type::Strong => Face::SemiBold,
            Type::Code => Face::Mono,
        };
        let format =
            TextFormat { font_id: font(face, size::TEXT), color: colour, ..TextFormat::default() };
        job.append(text, 0.0, format);
    }
    ui.add(Label::new(job))
}

/// The name of a field, above it.
pub(super) fn field_name(ui: &mut Ui, text: &str) -> Response {
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

/// The most of a text that is laid out, in bytes: more would hold the window up, and nobody reads it there.
pub const MOST_SHOWN: usize = 16_000;

/// A text as far as it is laid out.
pub fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_SHOWN)]
}

/// Public bytes or keys, selectable; lines break anywhere, since nothing of it is a word. Of a long text the beginning is shown.
pub fn code(ui: &mut Ui, text: &str) -> Response {
    let face = font(Face::Mono, size::CODE);
    let (shown, quiet, width) = (beginning(text), palette(ui).quiet, ui.available_width());
    let mut job = LayoutJob::simple(shown.to_owned(), face, quiet, width);
    job.wrap.break_anywhere = true;
    let response = ui.add(Label::new(job).selectable(true));
    if shown.len() < text.len() {
        hint(ui, &Message::new("shell-text-beginning").counting("bytes", text.len()).text());
    }
    response
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
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, beginning(text)));
}
