use egui::accesskit::Role;
use egui::{EventFilter, Key, Response, Role as WidgetRole, Sense, Ui, UiBuilder, WidgetInfo};

use super::button::{chosen_colours, pressable};
use super::focus::offer;

/// A group of choices of which one is chosen, as a screen reader's radio group: Tab comes to the chosen one, the arrow keys choose
/// another. Gives the one that the user chose.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    options: &[(T, String)],
    chosen: Option<T>,
) -> Option<T> {
    let group = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(name);
    ui.scope_builder(group, |ui| {
        ui.horizontal_wrapped(|ui| {
            // Where none is chosen, the first stands for all.
            let current = options.iter().position(|option| Some(option.0) == chosen);
            let stop = current.unwrap_or(0);
            let mut picked = None;
            let mut by = 0;
            let mut shown = Vec::with_capacity(options.len());
            for (index, (_, words)) in options.iter().enumerate() {
                let response = option(ui, words, current == Some(index), index == stop);
                if response.clicked() {
                    picked = Some(index);
                }
                by += moved(ui, &response);
                shown.push(response);
            }
            if by != 0 {
                let last = options.len() - 1;
                let next = if by > 0 { (stop + 1).min(last) } else { stop.saturating_sub(1) };
                shown[next].request_focus();
                picked = Some(next);
            }
            picked.map(|index| options[index].0).filter(|value| Some(*value) != chosen)
        })
        .inner
    })
    .inner
}

fn option(ui: &mut Ui, words: &str, chosen: bool, stop: bool) -> Response {
    // Only one of a group is a stop of Tab.
    let sense = if stop { Sense::click() } else { Sense::CLICK };
    let response = pressable(ui, None, words, sense, chosen_colours(ui, chosen));
    response.widget_info(|| WidgetInfo::selected(WidgetRole::RadioButton, true, chosen, words));
    if stop {
        offer(&response);
    }
    response
}

/// How many places the arrow keys move the choice.
fn moved(ui: &Ui, response: &Response) -> i32 {
    if !response.has_focus() {
        return 0;
    }
    let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    ui.input(|input| {
        i32::from(input.key_pressed(Key::ArrowRight)) - i32::from(input.key_pressed(Key::ArrowLeft))
    })
}
