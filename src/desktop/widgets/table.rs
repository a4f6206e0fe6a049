use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2};

use super::button::focus_ring;
use crate::desktop::theme::{Face, font, palette, size};

/// Whether rows are sorted by a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sorted {
    /// By another one.
    Not,
    /// The first on top.
    Ascending,
    /// The last on top.
    Descending,
}

/// The name of a column; a press sorts by it.
pub fn sort_header(ui: &mut Ui, place: Rect, name: &str, sorted: Sorted) -> Response {
    let colours = palette(ui);
    let id = ui.scope_id().with(("column", name));
    let response = ui.interact(place, id, Sense::click());
    let chosen = sorted != Sorted::Not;
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, chosen, name));
    let ink = if chosen || response.hovered() { colours.text } else { colours.quiet };
    let words = ui.painter().text(
        pos2(place.left(), place.center().y),
        Align2::LEFT_CENTER,
        name,
        font(Face::SemiBold, size::HINT),
        ink,
    );
    if chosen {
        let up = if sorted == Sorted::Ascending { -1.0 } else { 1.0 };
        let (x, y) = (words.right() + 10.0, place.center().y);
        let corners = [(-4.0, -2.5), (4.0, -2.5), (0.0, 3.0)];
        let corners = corners.map(|(dx, dy)| pos2(x + dx, y + dy * up)).to_vec();
        let arrow = Shape::convex_polygon(corners, ink, Stroke::NONE);
        ui.painter().add(arrow);
    }
    focus_ring(ui, &response, place.shrink2(egui::vec2(0.0, 8.0)));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
