use egui::{
    Align, CentralPanel, Color32, CornerRadius, Frame, Id, Layout, Margin, Panel, Rect, ScrollArea,
    Stroke, Ui, UiBuilder, vec2,
};

use super::focus::begin_page;
use crate::desktop::theme::{is_compact, palette, space};

/// A white card as wide as its column.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let line = palette(ui).line;
    let (_, result) = framed(ui, line, 0.0, content);
    ui.add_space(space::SMALL);
    result
}

/// Two cards side by side, as high as the higher one; below each other where there is no room.
pub struct CardPair {
    /// The part of the width that the first one gets.
    pub share: f32,
    /// Whether the first one stands out as the one to start with.
    pub first_stands_out: bool,
}

impl CardPair {
    /// Two equal cards, `share` of the width for the first one.
    pub fn new(share: f32) -> Self {
        Self { share, first_stands_out: false }
    }

    /// Draws both.
    pub fn show(self, ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
        let line = palette(ui).line;
        let first_line = if self.first_stands_out { palette(ui).accent } else { line };
        if ui.available_width() < TWO_CARDS {
            framed(ui, first_line, 0.0, left);
            ui.add_space(space::SMALL);
            framed(ui, line, 0.0, right);
            ui.add_space(space::SMALL);
            return;
        }
        // How high the contents are is known only when they are drawn: the heights are those of the last
        // pass, and where they turn out to be others this one is drawn again before anybody sees it.
        let id = ui.next_auto_id();
        let expected = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
        let (mut first, mut second) = (0.0, 0.0);
        columns(
            ui,
            self.share,
            |ui| (first, ()) = framed(ui, first_line, expected, left),
            |ui| (second, ()) = framed(ui, line, expected, right),
        );
        let height = f32::max(first, second);
        if (height - expected).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, height));
            ui.ctx().request_discard("two cards of one height");
        }
        ui.add_space(space::SMALL);
    }
}

/// A card of at least `height` inside its margins, and how high its content is.
fn framed<R>(
    ui: &mut Ui,
    line: Color32,
    height: f32,
    content: impl FnOnce(&mut Ui) -> R,
) -> (f32, R) {
    let palette = palette(ui);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "small sizes of the theme"
    )]
    let (radius, margin) = {
        let margin = if is_compact(ui.ctx()) { space::CARD_COMPACT } else { space::CARD };
        (space::CARD_RADIUS as u8, margin as i8)
    };
    let inner = Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, line))
        .corner_radius(CornerRadius::same(radius))
        .inner_margin(Margin::symmetric(margin, margin - 2))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let result = content(ui);
            let content = ui.min_rect();
            let full = content.with_max_y(content.top() + height);
            ui.expand_to_include_rect(full.union(content));
            (content.height(), result)
        });
    inner.inner
}

/// From which width on two cards stand side by side, and two fields.
const TWO_CARDS: f32 = 620.0;
const TWO_FIELDS: f32 = 440.0;

/// What stands side by side while there is room, below each other where there is not; `share` is the part of the
/// width that the first one gets.
pub fn columns(ui: &mut Ui, share: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let width = ui.available_width();
    if width < TWO_FIELDS {
        left(ui);
        right(ui);
        return;
    }
    let gap = space::LARGE;
    let first = (width - gap) * share;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        column(ui, first, left);
        ui.add_space(gap);
        column(ui, width - gap - first, right);
    });
}

fn column(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        ui.set_width(width);
        content(ui);
    });
}

/// What is there at times: what comes after it keeps its identity, and the keyboard its place.
pub fn at_times<T, R>(
    ui: &mut Ui,
    present: Option<T>,
    draw: impl FnOnce(&mut Ui, T) -> R,
) -> Option<R> {
    let Some(content) = present else {
        ui.skip_ahead_auto_ids(1);
        return None;
    };
    Some(ui.scope(|ui| draw(ui, content)).inner)
}

/// The body of a page: scrolls where it does not fit, and never gets wider than can be read.
pub fn page<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    sheet(ui, name, (space::COLUMN, space::PAGE), |ui, _| content(ui))
}

/// The body of a page with a table, as wide as the window; `content` is told where the visible part ends.
pub fn table_page<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui, f32) -> R) -> R {
    sheet(ui, name, (f32::INFINITY, space::MEDIUM), content)
}

/// A page of at most this width, with this much room below its content.
fn sheet<R>(
    ui: &mut Ui,
    name: &str,
    (most, below): (f32, f32),
    content: impl FnOnce(&mut Ui, f32) -> R,
) -> R {
    let fill = palette(ui).page;
    begin_page(ui.ctx());
    let own = UiBuilder::new().scope_id(Id::unique(("page", name)));
    // An identity of its own: a bar that comes and goes beside it does not change what the page is made of.
    let inner = ui.scope_builder(own, |ui| {
        CentralPanel::default().frame(Frame::new().fill(fill)).show(ui, |ui| {
            let visible = ui.available_height();
            ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
                let place = place_of(ui, most);
                let gaps = 2.0 * ui.spacing().item_spacing.y;
                let end = place.top() + visible - below - gaps;
                ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                    ui.set_width(place.width());
                    ui.add_space(if is_compact(ui.ctx()) { space::SMALL } else { space::LARGE });
                    let result = content(ui, end);
                    ui.add_space(below);
                    result
                })
                .inner
            })
        })
    });
    inner.inner.inner.inner
}

/// The column of a page, in the middle of what is free.
fn place_of(ui: &Ui, most: f32) -> Rect {
    in_middle(ui.available_rect_before_wrap(), most)
}

fn in_middle(area: Rect, most: f32) -> Rect {
    let margin = if area.width() < 700.0 { space::LARGE } else { space::PAGE };
    let width = (area.width() - 2.0 * margin).min(most);
    let left = area.left() + ((area.width() - width) / 2.0).max(margin);
    area.with_min_x(left).with_max_x(left + width)
}

/// What stays above a page that scrolls, in its column.
pub fn header<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let fill = palette(ui).page;
    Panel::top("header")
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().fill(fill))
        .show(ui, |ui| {
            let place = place_of(ui, space::COLUMN);
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                ui.set_width(place.width());
                ui.add_space(space::MEDIUM);
                let result = content(ui);
                ui.add_space(space::SMALL);
                result
            })
            .inner
        })
        .inner
}

/// The bar at the bottom. It is made room for before the page and drawn after it, so that Tab comes to it last.
pub struct Footer(Rect);

/// Makes room for the bar at the bottom.
pub fn footer(ui: &mut Ui) -> Footer {
    let palette = palette(ui);
    let inner = Panel::bottom("footer")
        .resizable(false)
        .show_separator_line(false)
        .exact_size(space::FOOTER)
        .frame(Frame::new().fill(palette.card))
        .show(ui, |ui| {
            let bar = ui.max_rect();
            ui.painter().hline(bar.x_range(), bar.top(), Stroke::new(1.0, palette.line));
            bar
        });
    Footer(inner.inner)
}

impl Footer {
    /// Draws it, in the middle as the page is: back at the left, on at the right.
    pub fn show<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
        let place = in_middle(self.0, space::COLUMN);
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.horizontal_centered(content).inner
        })
        .inner
    }
}
