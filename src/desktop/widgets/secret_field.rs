use eframe::egui::text::CharIndex;
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Margin, Response, TextBuffer, TextEdit, Ui};

use super::button::focus_ring;
use super::text::strong;
use crate::desktop::theme::{Face, font, size, space};
use crate::secret::SecretInput;

/// A field for a passphrase under its name: shown as dots, kept out of the undo history.
pub fn secret_field(ui: &mut Ui, name: &str, secret: &mut SecretInput) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let label = strong(ui, name);
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
        response
    })
    .inner
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
