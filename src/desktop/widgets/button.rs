use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Galley, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::focus::{offer, offer_main};
use super::icon::{Icon, draw_icon};
use crate::desktop::theme::{Face, font, palette, size, space};

/// How a button looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// The one thing to do on a page.
    Primary,
    /// Anything else.
    Plain,
    /// What cannot be undone.
    Danger,
}

const PADDING: f32 = 16.0;
const GAP: f32 = 10.0;

/// A button with an icon, or none.
pub fn button(ui: &mut Ui, look: Look, icon: Option<Icon>, text: &str, enabled: bool) -> Response {
    let palette = palette(ui);
    let (fill, ink, edge) = match look {
        Look::Primary => (palette.accent, palette.on_accent, palette.accent),
        Look::Plain => (palette.card, palette.text, palette.edge),
        Look::Danger => (palette.bad_soft, palette.bad, palette.bad),
    };
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let response = pressable(ui, icon, text, sense, (fill, ink, edge));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    if enabled && look != Look::Danger {
        offer(&response);
    }
    response
}

/// The one main action of a page; Enter in a field of one line asks for it, too. Whether it was asked for.
pub fn main_button(ui: &mut Ui, icon: Option<Icon>, text: &str, enabled: bool) -> bool {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let palette = palette(ui);
    let colours = (palette.accent, palette.on_accent, palette.accent);
    let response = pressable(ui, icon, text, sense, colours);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, text));
    enabled && (offer_main(&response) | response.clicked())
}

/// What shows that a choice is made.
pub(super) fn chosen_colours(ui: &Ui, chosen: bool) -> Colours {
    let palette = palette(ui);
    if chosen {
        (palette.accent_soft, palette.accent, palette.accent)
    } else {
        (palette.card, palette.text, palette.edge)
    }
}

/// Ground, ink and edge.
pub(super) type Colours = (Color32, Color32, Color32);

pub(super) fn pressable(
    ui: &mut Ui,
    icon: Option<Icon>,
    text: &str,
    sense: Sense,
    (fill, ink, edge): Colours,
) -> Response {
    let enabled = sense.senses_click();
    let icon_width = if icon.is_some() { space::ICON + GAP } else { 0.0 };
    let galley = words(ui, text, ink, icon_width + 2.0 * PADDING);
    let height = f32::max(space::CONTROL, galley.size().y + 2.0 * space::SMALL);
    let wanted = vec2(galley.size().x + icon_width + 2.0 * PADDING, height);
    // Where the keyboard is, it stays while the work goes on that the button began.
    let keeps = !enabled && ui.memory(|memory| memory.has_focus(ui.next_auto_id()));
    let sense = if keeps { Sense::FOCUSABLE } else { sense };
    let (rect, response) = ui.allocate_exact_size(wanted, sense);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    // What cannot be pressed is flat and quiet, and still to be read.
    let (fill, ink, edge) = if enabled {
        (fill, ink, edge)
    } else {
        let palette = palette(ui);
        (palette.page, palette.quiet, palette.line)
    };
    let strength = if response.is_pointer_button_down_on() {
        0.82
    } else if response.hovered() {
        0.92
    } else {
        1.0
    };
    let fade = |colour: Color32| colour.gamma_multiply(strength);
    let painter = ui.painter();
    let radius = CornerRadius::same(10);
    painter.rect(rect, radius, fade(fill), Stroke::new(1.0, fade(edge)), StrokeKind::Inside);
    let mut left = rect.left() + PADDING;
    if let Some(icon) = icon {
        let place = Rect::from_center_size(
            pos2(left + space::ICON / 2.0, rect.center().y),
            vec2(space::ICON, space::ICON),
        );
        draw_icon(painter, icon, place, fade(ink));
        left += icon_width;
    }
    let top = rect.center().y - galley.size().y / 2.0;
    painter.galley_with_override_text_color(pos2(left, top), galley, fade(ink));
    focus_ring(ui, &response, rect);
    response.on_hover_cursor(if enabled { CursorIcon::PointingHand } else { CursorIcon::Default })
}

/// The words of a button in one line; in several only where a whole line of the page has no room for them beside `besides`.
fn words(ui: &Ui, text: &str, ink: Color32, besides: f32) -> Arc<Galley> {
    let room = f32::max(ui.max_rect().width() - besides, space::CONTROL);
    ui.painter().layout(text.to_owned(), font(Face::SemiBold, size::TEXT), ink, room)
}

/// A button that looks like a link.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let palette = palette(ui);
    let galley = words(ui, text, palette.accent, 2.0 * space::SMALL);
    let width = galley.size().x + space::SMALL;
    let indent = if begins_line(ui, width) { 0.0 } else { space::SMALL };
    let (rect, response) = ui.allocate_exact_size(
        vec2(indent + width, galley.size().y.max(space::CONTROL)),
        Sense::click(),
    );
    let words =
        Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + indent, rect.center().y), galley.size());
    ui.painter().galley(words.min, galley, palette.accent);
    if response.hovered() {
        let y = rect.center().y + 10.0;
        ui.painter().hline(words.x_range(), y, Stroke::new(1.0, palette.accent));
    }
    focus_ring(ui, &response, rect);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    offer(&response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Whether something of this width stands first on its line, where it keeps to the left edge.
fn begins_line(ui: &Ui, width: f32) -> bool {
    let at_edge = ui.cursor().left() <= ui.max_rect().left() + 0.5;
    let wraps = ui.layout().main_wrap() && ui.available_size_before_wrap().x < width;
    !ui.layout().prefer_right_to_left() && (at_edge || wraps)
}

/// Shows where the keyboard is.
pub(super) fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    ring(ui, response, rect, palette(ui).accent);
}

/// The same in another colour, for another ground.
pub(super) fn ring(ui: &Ui, response: &Response, rect: Rect, colour: Color32) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, colour);
        ui.painter().rect_stroke(
            rect.expand(3.0),
            CornerRadius::same(12),
            ring,
            StrokeKind::Outside,
        );
    }
}
