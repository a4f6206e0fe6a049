use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, CursorIcon, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::columns::GAP;
use crate::desktop::theme::{Face, Palette, Tone, font, palette, size, space};
use crate::desktop::widgets::{Icon, draw_icon};
use crate::signing::batch::table::{Column, Row};
use crate::signing::judge::Standing;

/// How high a row is.
pub const ROW: f32 = 54.0;
/// Left and right of a row.
pub const EDGE: f32 = 16.0;

/// Draws a message in one line of the table.
pub fn draw_row(ui: &mut Ui, row: &Row, columns: &[(Column, f32)]) -> Response {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, words(row)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let colours = palette(ui);
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, CornerRadius::ZERO, colours.page);
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.line));
    let mut left = rect.left() + EDGE;
    for (column, width) in columns {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, ROW));
        draw_cell(ui, cell, row, *column, colours);
        left += width + GAP;
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, colours.accent);
        let radius = CornerRadius::same(6);
        ui.painter().rect_stroke(rect.shrink(2.0), radius, ring, StrokeKind::Inside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn draw_cell(ui: &Ui, cell: Rect, row: &Row, column: Column, colours: &Palette) {
    let text = row.cell(column);
    let (face, small, ink) = (Face::Regular, size::HINT, colours.text);
    match column {
        Column::Standing => draw_standing(ui, cell, row, colours),
        Column::Message if text.is_empty() => {
            draw_cell(ui, cell, row, Column::Source, colours);
        }
        Column::Message => {
            let path = lines(ui, text, (Face::Medium, size::CODE, ink), cell.width(), 1);
            let source = row.cell(Column::Source);
            let source = lines(ui, source, (face, small, colours.quiet), cell.width(), 1);
            let height = path.size().y + source.size().y + 2.0;
            let top = cell.center().y - height / 2.0;
            let second = top + path.size().y + 2.0;
            ui.painter().galley(pos2(cell.left(), top), path, ink);
            ui.painter().galley(pos2(cell.left(), second), source, ink);
        }
        Column::Time => {
            // A date and a time of day, one below the other.
            let broken = text.replacen('T', "\nT", usize::from(text.len() > 14));
            centred(ui, cell, lines(ui, &broken, (face, small, ink), cell.width(), 2));
        }
        Column::Payment => {
            // The amount, and the id below it.
            let broken = text.replacen(" · ", "\n", 1);
            centred(ui, cell, lines(ui, &broken, (face, small, ink), cell.width(), 2));
        }
        Column::Key | Column::Cause | Column::Source => {
            centred(ui, cell, lines(ui, text, (face, small, ink), cell.width(), 2));
        }
    }
}

fn draw_standing(ui: &Ui, cell: Rect, row: &Row, colours: &Palette) {
    let (icon, ink) = mark(row.judgement.standing(), colours);
    let middle = pos2(cell.left() + space::ICON / 2.0, cell.center().y);
    let place = Rect::from_center_size(middle, vec2(space::ICON, space::ICON));
    draw_icon(ui.painter(), icon, place, ink);
    let words = cell.with_min_x(place.right() + space::SMALL);
    let style = (Face::SemiBold, size::CODE, ink);
    let text = row.cell(Column::Standing);
    centred(ui, words, lines(ui, text, style, words.width(), 2));
}

/// What stands for a verdict beside its words.
fn mark(standing: Standing, colours: &Palette) -> (Icon, Color32) {
    let (icon, tone) = match standing {
        Standing::Genuine => (Icon::Check, Tone::Good),
        Standing::Changed => (Icon::Warning, Tone::Care),
        Standing::Different => (Icon::Cross, Tone::Bad),
        Standing::Foreign => (Icon::Key, Tone::Bad),
        Standing::Unsigned => return (Icon::Info, colours.quiet),
        Standing::Unreadable => return (Icon::File, colours.quiet),
    };
    (icon, tone.colours(colours).0)
}

/// Text in a column, cut with … where it needs more than `most` lines.
fn lines(
    ui: &Ui,
    text: &str,
    (face, points, ink): (Face, f32, Color32),
    width: f32,
    most: usize,
) -> Arc<Galley> {
    let format = TextFormat::simple(font(face, points), ink);
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = width;
    job.wrap.max_rows = most;
    job.wrap.break_anywhere = most == 1;
    ui.painter().layout_job(job)
}

fn centred(ui: &Ui, cell: Rect, galley: Arc<Galley>) {
    let top = cell.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(cell.left(), top), galley, Color32::PLACEHOLDER);
}

/// The row as it is read out.
fn words(row: &Row) -> String {
    let cells = Column::ALL.map(|column| row.cell(column));
    let said: Vec<&str> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    said.join(", ")
}
