use egui::accesskit::ActionData;
use egui::{
    CornerRadius, Event, Frame, Id, ImeEvent, Margin, Response, ScrollArea, Stroke, TextBuffer,
    TextEdit, Ui,
};

use super::button::{focus_ring, link};
use super::focus::offer;
use super::text::{MOST_SHOWN, beginning, field_name, hint};
use crate::desktop::theme::{Face, font, palette, size, space};
use crate::text::{Message, tr};

/// The height of a line of code.
const LINE: f32 = 17.0;

/// A field of several lines in type of one width, under its name; long text scrolls inside it. `true` where it was changed.
///
/// A text that would hold the window up is shown by its beginning, and is put in whole or cleared, but not edited.
pub fn text_area(ui: &mut Ui, name: &str, text: &mut String, help: &str, rows: usize) -> bool {
    let id = ui.make_persistent_id(name);
    let put = take_long(ui, id);
    let is_put = put.is_some();
    if let Some(put) = put {
        *text = put;
    }
    if text.len() <= MOST_SHOWN {
        return area(ui, id, name, text, help, rows).changed() || is_put;
    }
    let cleared = text_beginning(ui, name, beginning(text), text.len(), help, rows);
    if cleared {
        text.clear();
    }
    cleared || is_put
}

/// The beginning of a text of so many bytes; `true` where the whole is to be cleared.
pub fn text_beginning(
    ui: &mut Ui,
    name: &str,
    mut beginning: &str,
    bytes: usize,
    help: &str,
    rows: usize,
) -> bool {
    let id = ui.make_persistent_id(name);
    ui.vertical(|ui| {
        area(ui, id, name, &mut beginning, help, rows);
        ui.horizontal_wrapped(|ui| {
            hint(ui, &Message::new("shell-text-long").counting("bytes", bytes).text());
            link(ui, &tr("shell-text-clear")).clicked()
        })
        .inner
    })
    .inner
}

/// Takes what is put into a field in this frame out of its way, where it is too long to be laid out.
fn take_long(ui: &Ui, id: Id) -> Option<String> {
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let is_long = |event: &Event| match event {
        Event::Paste(text) | Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) => {
            has_focus && text.len() > MOST_SHOWN
        }
        Event::AccessKitActionRequest(request) => {
            request.target_node == id.accesskit_id()
                && matches!(&request.data, Some(ActionData::Value(text)) if text.len() > MOST_SHOWN)
        }
        _ => false,
    };
    ui.input_mut(|input| {
        let at = input.events.iter().position(is_long)?;
        match input.events.remove(at) {
            Event::Paste(text) | Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) => {
                Some(text)
            }
            Event::AccessKitActionRequest(request) => match request.data {
                Some(ActionData::Value(text)) => Some(text.into()),
                _ => None,
            },
            _ => None,
        }
    })
}

fn area(
    ui: &mut Ui,
    id: Id,
    name: &str,
    text: &mut dyn TextBuffer,
    help: &str,
    rows: usize,
) -> Response {
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
                            .id(id)
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
