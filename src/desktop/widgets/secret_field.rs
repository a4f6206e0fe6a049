use egui::text::CharIndex;
use egui::text_edit::TextEditState;
use egui::{
    CornerRadius, Frame, Margin, Response, Role, Sense, Stroke, TextBuffer, TextEdit, Ui,
    WidgetInfo, vec2,
};

use super::button::focus_ring;
use super::focus::{offer, submit_on_enter};
use super::text::field_name;
use crate::desktop::theme::{Face, font, palette, size, space};
use crate::secret::SecretInput;

/// A field for a passphrase under its name: shown as dots, kept out of the undo history.
pub fn secret_field(ui: &mut Ui, name: &str, secret: &mut SecretInput) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let label = field_name(ui, name);
        let mut buffer = Buffer(secret);
        let edit = TextEdit::singleline(&mut buffer)
            .password(true)
            .margin(Margin::symmetric(12, 10))
            .font(font(Face::Regular, size::TEXT))
            .desired_width(f32::INFINITY)
            .char_limit(SecretInput::MOST);
        let response = ui.add(edit).labelled_by(label.id);
        forget_history(ui, &response);
        focus_ring(ui, &response, response.rect);
        offer(&response);
        submit_on_enter(&response);
        response
    })
    .inner
}

/// A passphrase that the user asked to see: painted, so that it is in no text field and no selection; a screen reader is told only that
/// it is there, unless the user asked to have it read.
pub fn shown_secret(ui: &mut Ui, secret: &str, name: &str, spoken: bool) {
    let colours = palette(ui);
    Frame::new()
        .fill(colours.page)
        .stroke(Stroke::new(1.0, colours.edge))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(12, 10))
        .show(ui, |ui| {
            let width = ui.available_width();
            let face = font(Face::Mono, size::CODE);
            let galley = ui.painter().layout(secret.to_owned(), face, colours.text, width);
            let (rect, response) =
                ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
            ui.painter().galley(rect.min, galley, colours.text);
            let said = if spoken { secret } else { name };
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
        });
}

/// The text field notes what was typed for undo, for passwords too.
fn forget_history(ui: &Ui, response: &Response) {
    if let Some(mut state) = TextEditState::load(ui.ctx(), response.id) {
        state.clear_undoer();
        state.store(ui.ctx(), response.id);
    }
}

struct Buffer<'a>(&'a mut SecretInput);

impl TextBuffer for Buffer<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        self.0.expose()
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let at = self.byte_index_from_char_index(char_index).into();
        self.0.insert(at, text)
    }

    fn delete_char_range(&mut self, range: std::ops::Range<CharIndex>) {
        let start = self.byte_index_from_char_index(range.start);
        let end = self.byte_index_from_char_index(range.end);
        self.0.remove(start.into()..end.into());
    }

    fn type_id(&self) -> std::any::TypeId {
        std::any::TypeId::of::<Buffer<'static>>()
    }
}
