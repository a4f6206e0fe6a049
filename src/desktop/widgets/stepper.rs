use egui::{Align2, CursorIcon, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::announce::announce;
use super::button::focus_ring;
use super::icon::{Icon, draw_icon};
use crate::ceremony::{Ceremony, Step, StepState};
use crate::desktop::theme::{Face, font, palette, size, space};
use crate::text::Message;

const DISC: f32 = 24.0;

/// The steps across the top; returns the one that was clicked, where it can be opened.
pub fn stepper(ui: &mut Ui, ceremony: &Ceremony) -> Option<Step> {
    let mut clicked = None;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let ink = palette(ui).text;
    let width = |ui: &Ui, name: &str| {
        let words = font(Face::Medium, size::TEXT);
        ui.painter().layout_no_wrap(name.to_owned(), words, ink).size().x + DISC + space::SMALL
    };
    let mut names: Vec<String> = Step::ALL.iter().map(|step| step.name().text()).collect();
    let mut widths: Vec<f32> = names.iter().map(|name| width(ui, name)).collect();
    let least = row.width() - space::MEDIUM * 4.0;
    if widths.iter().sum::<f32>() > least {
        // Only the open step keeps its name where there is no room for all.
        for (index, step) in Step::ALL.into_iter().enumerate() {
            if step != ceremony.step() {
                names[index].clear();
                widths[index] = DISC;
            }
        }
    }
    let gaps = f32::from(u8::try_from(widths.len() - 1).unwrap_or(1));
    let gap = ((row.width() - widths.iter().sum::<f32>()) / gaps).max(space::MEDIUM);
    let mut left = row.left();
    for ((step, name), width) in Step::ALL.into_iter().zip(&names).zip(&widths) {
        let place = Rect::from_min_size(pos2(left, row.top()), vec2(*width, row.height()));
        if one(ui, ceremony, step, name, place) {
            clicked = Some(step);
        }
        if step.next().is_some() && gap > 24.0 {
            let line = Stroke::new(1.5, palette(ui).line);
            ui.painter().hline(
                place.right() + 10.0..=place.right() + gap - 10.0,
                row.center().y,
                line,
            );
        }
        left += width + gap;
    }
    clicked
}

/// What a screen reader says: "Step 3 of 5, Store, current".
fn spoken(step: Step, state: StepState) -> String {
    let id = match state {
        StepState::Done => "shell-step-done",
        StepState::Current => "shell-step-current",
        StepState::Ahead => "shell-step-ahead",
    };
    Message::new(id)
        .with("number", step as usize + 1)
        .with("count", Step::ALL.len())
        .with("name", step.name().text())
        .text()
}

fn one(ui: &mut Ui, ceremony: &Ceremony, step: Step, name: &str, place: Rect) -> bool {
    let state = ceremony.state(step);
    let open = ceremony.can_open(step) && state != StepState::Current;
    let sense = if open { Sense::click() } else { Sense::hover() };
    let response = ui.interact(place, ui.scope_id().with(step), sense);
    let palette = palette(ui);
    let (ground, edge, ink, words) = match state {
        StepState::Done => (palette.good_soft, palette.good, palette.good, palette.quiet),
        StepState::Current => (palette.accent, palette.accent, palette.on_accent, palette.text),
        StepState::Ahead => (palette.card, palette.line, palette.quiet, palette.quiet),
    };
    let disc = pos2(place.left() + DISC / 2.0, place.center().y);
    ui.painter().circle(disc, DISC / 2.0 - 0.5, ground, Stroke::new(1.0, edge));
    if state == StepState::Done {
        draw_icon(ui.painter(), Icon::Check, Rect::from_center_size(disc, vec2(14.0, 14.0)), ink);
    } else {
        let number = (step as usize + 1).to_string();
        ui.painter().text(
            disc,
            Align2::CENTER_CENTER,
            number,
            font(Face::SemiBold, size::HINT),
            ink,
        );
    }
    let at = pos2(place.left() + DISC + space::SMALL, place.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, name, font(Face::Medium, size::TEXT), words);
    focus_ring(ui, &response, place);
    response.widget_info(|| {
        let current = state == StepState::Current;
        WidgetInfo::selected(Role::Button, open, current, spoken(step, state))
    });
    if state == StepState::Current {
        announce(ui.ctx(), &spoken(step, state));
    }
    response
        .on_hover_cursor(if open { CursorIcon::PointingHand } else { CursorIcon::Default })
        .clicked()
}
