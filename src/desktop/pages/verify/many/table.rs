use eframe::egui::{
    Align, CursorIcon, Label, Layout, RichText, Role, ScrollArea, Sense, TextStyle, Ui, WidgetInfo,
};
use egui_extras::{Column as Width, TableBuilder, TableRow};

use super::{Action, Many};
use crate::desktop::theme::{Face, Tone, font, palette, size, space};
use crate::desktop::widgets::{Icon, card, hint, icon};
use crate::signing::Captured;
use crate::signing::batch::table::{Column, Order, Row};
use crate::signing::judge::Standing;
use crate::text::tr;

const ROW: f32 = 32.0;
/// The least of the table that is seen.
const LEAST: f32 = 240.0;

impl Many {
    /// The rows that fit, and the message that was chosen.
    pub fn table(&mut self, ui: &mut Ui) -> Option<Action> {
        if self.rows.is_empty() {
            return None;
        }
        card(ui, |ui| {
            let wide = ScrollArea::horizontal().id_salt("many");
            wide.show(ui, |ui| self.rows(ui)).inner
        })
    }

    fn rows(&mut self, ui: &mut Ui) -> Option<Action> {
        if self.shown.is_empty() {
            hint(ui, &tr("verify-many-nothing"));
            return None;
        }
        let left = ui.max_rect().bottom() - ui.cursor().top();
        let height = (left - 2.0 * space::PAGE - ROW).max(LEAST);
        let width = ui.available_width();
        let fixed = |width: f32| Width::initial(width).at_least(60.0).clip(true);
        let mut opened: Option<Captured> = None;
        let order = &mut self.order;
        let (rows, shown) = (&self.rows, &self.shown);
        ui.spacing_mut().interact_size.y = ROW;
        ui.spacing_mut().item_spacing.y = 0.0;
        TableBuilder::new(ui)
            .id_salt("many")
            .sense(Sense::click())
            .resizable(true)
            .cell_layout(Layout::left_to_right(Align::Center))
            .column(fixed(150.0))
            .column(fixed(width * 0.17))
            .column(Width::remainder().at_least(110.0).clip(true))
            .column(fixed(width * 0.15))
            .column(fixed(width * 0.15))
            .column(fixed(width * 0.11))
            .min_scrolled_height(height)
            .max_scroll_height(height)
            .header(ROW, |mut header| {
                for column in Column::ALL {
                    header.col(|ui| heading(ui, column, order));
                }
            })
            .body(|body| {
                body.rows(ROW, shown.len(), |mut drawn| {
                    let row = &rows[shown[drawn.index()]];
                    if draw(&mut drawn, row) {
                        opened = row.item.content.as_ref().ok().cloned();
                    }
                });
            });
        opened.map(|message| Action::Open(Box::new(message)))
    }
}

/// A column's name, by which a click sorts, and a second one the other way round.
fn heading(ui: &mut Ui, column: Column, order: &mut Order) {
    let id = match column {
        Column::Standing => "verify-column-standing",
        Column::Time => "verify-column-time",
        Column::Message => "verify-column-message",
        Column::Key => "verify-column-key",
        Column::Cause => "verify-column-cause",
        Column::Source => "verify-column-source",
    };
    let sorted = order.column == column;
    let arrow = match (sorted, order.descending) {
        (false, _) => "",
        (true, false) => " ↑",
        (true, true) => " ↓",
    };
    let name = tr(id);
    let words = RichText::new(format!("{name}{arrow}"))
        .font(font(Face::SemiBold, size::HINT))
        .color(palette(ui).quiet);
    let response = ui.add(Label::new(words).selectable(false).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        *order = Order {
            column,
            descending: sorted && !order.descending,
        };
    }
}

/// Draws a row; whether its message is wanted.
fn draw(drawn: &mut TableRow<'_, '_>, row: &Row) -> bool {
    let mut wanted = false;
    for column in Column::ALL {
        drawn.col(|ui| match column {
            Column::Standing => standing(ui, row.judgement.standing(), row.cell(column)),
            Column::Message if row.item.content.is_ok() => wanted |= opener(ui, row.cell(column)),
            _ => cell(ui, row.cell(column)),
        });
    }
    wanted || drawn.response().clicked()
}

fn standing(ui: &mut Ui, standing: Standing, name: &str) {
    let (sign, tone) = match standing {
        Standing::Genuine => (Icon::Check, Tone::Good),
        Standing::Changed => (Icon::Warning, Tone::Care),
        Standing::Different | Standing::Foreign => (Icon::Cross, Tone::Bad),
        Standing::Unreadable => (Icon::Info, Tone::Plain),
    };
    let (ink, _) = tone.colours(palette(ui));
    icon(ui, sign, ink);
    let words = RichText::new(name)
        .font(font(Face::Medium, size::HINT))
        .color(ink);
    ui.add(Label::new(words).selectable(false).truncate());
}

/// What opens the message, also from the keyboard.
fn opener(ui: &mut Ui, text: &str) -> bool {
    let words = RichText::new(text)
        .font(font(Face::Medium, size::HINT))
        .color(palette(ui).accent);
    let label = Label::new(words)
        .selectable(false)
        .truncate()
        .sense(Sense::click());
    let response = ui.add(label);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn cell(ui: &mut Ui, text: &str) {
    let words = RichText::new(text)
        .text_style(TextStyle::Small)
        .color(palette(ui).text);
    ui.add(Label::new(words).selectable(false).truncate());
}
