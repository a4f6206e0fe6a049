use egui::{CornerRadius, Frame, Margin, RichText, Stroke, Ui};

use super::announce::note;
use super::icon::{Icon, icon};
use super::text::{hint, label};
use crate::ceremony::{Environment, Plan};
use crate::desktop::theme::{Face, Tone, font, palette, size, space};
use crate::text::{Message, tr};

/// A message with icon, word and colour.
pub fn notice(ui: &mut Ui, tone: Tone, title: &str, body: Option<&str>) {
    let said: Vec<&str> = std::iter::once(title).chain(body).collect();
    note(ui.ctx(), &said.join(" "), tone == Tone::Bad);
    let (ink, ground) = tone.colours(palette(ui));
    let sign = match tone {
        Tone::Good => Icon::Check,
        Tone::Bad => Icon::Cross,
        Tone::Care => Icon::Warning,
        Tone::Plain => Icon::Info,
    };
    Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, ink))
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::symmetric(16, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                icon(ui, sign, ink);
                ui.add_space(space::TIGHT);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::TIGHT;
                    let face = if body.is_some() { Face::SemiBold } else { Face::Medium };
                    ui.add(wrapped(title, face, size::TEXT, ink));
                    if let Some(body) = body {
                        ui.add(wrapped(body, Face::Regular, size::TEXT, ink));
                    }
                });
            });
        });
}

fn wrapped(text: &str, face: Face, points: f32, ink: egui::Color32) -> egui::Label {
    egui::Label::new(RichText::new(text).font(font(face, points)).color(ink)).wrap()
}

/// A problem: what happened, what to do, and its code.
pub fn problem(ui: &mut Ui, message: &Message) {
    let mut what = message.text();
    if let Some(code) = message.code() {
        what = Message::new("shell-problem").with("what", what).with("code", code).text();
    }
    notice(ui, Tone::Bad, &what, message.fix().as_deref());
}

/// A line of a list of checks.
pub fn finding(ui: &mut Ui, good: bool, text: &str) {
    line(ui, good, text, "");
}

/// A line of a list of what was done, with its time.
pub fn done(ui: &mut Ui, text: &str, time: &str) {
    line(ui, true, text, time);
}

fn line(ui: &mut Ui, good: bool, text: &str, aside: &str) {
    let palette = palette(ui);
    let (sign, ink) = if good { (Icon::Check, palette.good) } else { (Icon::Cross, palette.bad) };
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = space::ICON;
        ui.horizontal(|ui| {
            icon(ui, sign, ink);
            label(ui, text);
            if !aside.is_empty() {
                hint(ui, aside);
            }
        });
    });
}

/// The environment in word, icon and colour.
pub fn badge(ui: &mut Ui, plan: &Plan) {
    let palette = palette(ui);
    let (words, sign, (ink, ground)) = match (plan.rehearsal, plan.environment) {
        (true, _) => (tr("shell-rehearsal"), Icon::Flask, Tone::Care.colours(palette)),
        (false, Environment::Test) => {
            (plan.environment.name().text(), Icon::Flask, Tone::Care.colours(palette))
        }
        (false, Environment::Real) => {
            (plan.environment.name().text(), Icon::Lock, Tone::Bad.colours(palette))
        }
    };
    Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, ink))
        .corner_radius(CornerRadius::same(15))
        .inner_margin(Margin::symmetric(12, 5))
        .show(ui, |ui| {
            ui.spacing_mut().interact_size.y = space::ICON;
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.horizontal(|ui| {
                icon(ui, sign, ink);
                ui.label(RichText::new(words).font(font(Face::SemiBold, size::CODE)).color(ink));
            });
        });
}
