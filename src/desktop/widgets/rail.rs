use egui::{CornerRadius, CursorIcon, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::ring;
use super::icon::{Icon, draw_icon};
use crate::desktop::theme::{Face, font, palette, size, space};

/// A row of the rail at the left.
pub fn rail_row(ui: &mut Ui, icon: Icon, text: &str, chosen: bool) -> Response {
    let palette = palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::click());
    if chosen || response.hovered() {
        let fill =
            if chosen { palette.rail_chosen } else { palette.rail_chosen.gamma_multiply(0.5) };
        ui.painter().rect_filled(rect, CornerRadius::same(10), fill);
    }
    let ink = if chosen { palette.rail_strong } else { palette.rail_text };
    let place = Rect::from_center_size(
        pos2(rect.left() + 20.0, rect.center().y),
        vec2(space::ICON, space::ICON),
    );
    draw_icon(ui.painter(), icon, place, ink);
    let words = ui.painter().layout_no_wrap(text.to_owned(), font(Face::Medium, size::TEXT), ink);
    ui.painter().galley(
        pos2(rect.left() + 40.0, rect.center().y - words.size().y / 2.0),
        words,
        ink,
    );
    ring(ui, &response, rect.shrink(3.0), palette.rail_strong);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, text));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
