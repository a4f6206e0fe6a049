use egui::style::ScrollAnimation;
use egui::{CornerRadius, Frame, Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::Many;
use super::columns::{GAP, columns};
use super::row::{EDGE, ROW, draw_row};
use crate::desktop::theme::{palette, space};
use crate::desktop::widgets::{Sorted, lead, sort_header};
use crate::signing::batch::table::Column;
use crate::text::tr;

const HEADER: f32 = 38.0;
/// The width that has room for the names of two columns.
const TWO_NAMES: f32 = 130.0;
/// The least height that shows a few rows.
const LEAST: f32 = 240.0;

/// Draws the rows down to `end`; gives the place of the one that was chosen.
///
/// Only rows in sight are laid out, and a row is one widget: one name to be read out, one stop for the
/// keyboard.
pub fn ui(ui: &mut Ui, list: &mut Many, end: f32) -> Option<usize> {
    let colours = palette(ui);
    let height = (end - ui.cursor().top()).max(LEAST);
    let frame = Frame::new()
        .fill(colours.card)
        .stroke(Stroke::new(1.0, colours.line))
        .corner_radius(CornerRadius::same(14));
    let inner = frame.show(ui, |ui| {
        ui.set_height(height);
        ui.spacing_mut().item_spacing.y = 0.0;
        let columns = columns(ui.available_width() - 2.0 * EDGE);
        header(ui, list, &columns);
        if list.shown.is_empty() {
            ui.vertical_centered(|ui| {
                ui.add_space(space::PAGE);
                lead(ui, &tr("verify-many-nothing"));
            });
            return None;
        }
        rows(ui, list, &columns, height - HEADER)
    });
    inner.inner
}

fn rows(ui: &mut Ui, list: &mut Many, columns: &[(Column, f32)], height: f32) -> Option<usize> {
    let area = ScrollArea::vertical().id_salt("rows").auto_shrink(false).max_height(height - 6.0);
    let mut opened = None;
    area.show_rows(ui, ROW, list.shown.len(), |ui, range| {
        if let Some(last) = list.last {
            bring_into_sight(ui, range.start, last);
        }
        for place in range {
            let row = &list.judged[list.shown[place]];
            let response = draw_row(ui, row, columns);
            if list.last == Some(place) {
                list.last = None;
                response.request_focus();
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                opened = Some(place);
            }
        }
    });
    opened
}

/// The row that was looked at last, on the way back to the list.
fn bring_into_sight(ui: &Ui, first: usize, place: usize) {
    #[expect(clippy::cast_precision_loss, reason = "exact for more rows than fit into memory")]
    let top = ui.max_rect().top() + (place as f32 - first as f32) * ROW;
    let rect = Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(1.0, ROW));
    ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
}

/// The names of the columns; a press sorts by one.
fn header(ui: &mut Ui, list: &mut Many, columns: &[(Column, f32)]) {
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEADER), Sense::hover());
    let colours = palette(ui);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.line));
    let mut left = rect.left() + EDGE;
    for (column, width) in columns {
        let mut place = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, HEADER));
        if *column == Column::Message && *width >= TWO_NAMES {
            // The file stands below the message, and its name beside the message's.
            let (message, source) = place.split_left_right_at_fraction(0.5);
            heading(ui, list, source, Column::Source);
            place = message;
        }
        heading(ui, list, place, *column);
        left += width + GAP;
    }
}

fn heading(ui: &mut Ui, list: &mut Many, place: Rect, column: Column) {
    let order = list.order;
    let sorted = match (order.column == column, order.descending) {
        (false, _) => Sorted::Not,
        (true, false) => Sorted::Ascending,
        (true, true) => Sorted::Descending,
    };
    if sort_header(ui, place, &tr(name(column)), sorted).clicked() {
        list.sort_by(column);
    }
}

fn name(column: Column) -> &'static str {
    match column {
        Column::Standing => "verify-column-standing",
        Column::Time => "verify-column-time",
        Column::Message => "verify-column-message",
        Column::Key => "verify-column-key",
        Column::Cause => "verify-column-cause",
        Column::Payment => "verify-column-payment",
        Column::Source => "verify-column-source",
    }
}
