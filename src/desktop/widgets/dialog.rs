use egui::accesskit::{Node, Role};
use egui::{Context, Frame, Id, Margin, Modal, Theme, UiBuilder};

use super::button::{Look, button};
use super::text::{label, title};
use crate::desktop::theme::{DARK, LIGHT, Palette, space};

/// A question that has to be answered before anything else.
pub struct Dialog<'a> {
    /// What it is about.
    pub title: &'a str,
    /// What stands below the title, a paragraph each.
    pub body: &'a [String],
    /// The button that changes nothing; Esc and a press beside the dialog are the same.
    pub stay: &'a str,
    /// The button that goes on, where there is one.
    pub go: Option<(Look, &'a str)>,
}

/// What was answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Nothing is to change.
    Stay,
    /// Go on, whatever it costs.
    Go,
}

impl Dialog<'_> {
    /// Draws it; the keyboard is on the button that changes nothing.
    pub fn show(&self, ctx: &Context) -> Option<Answer> {
        const WIDTH: f32 = 440.0;
        let opened = Id::unique("dialog-opened");
        let fresh =
            ctx.data_mut(|data| data.get_temp::<String>(opened)) != Some(self.title.to_owned());
        ctx.data_mut(|data| data.insert_temp(opened, self.title.to_owned()));
        let colours = palette_of(ctx);
        let frame =
            Frame::popup(&ctx.global_style()).fill(colours.card).inner_margin(Margin::same(24));
        let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ctx, |ui| {
            let named = UiBuilder::new()
                .accessibility_role(Role::AlertDialog)
                .accessibility_label(self.title);
            ui.scope_builder(named, |ui| {
                ui.ctx().accesskit_node_builder(ui.unique_id(), Node::set_modal);
                ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 96.0));
                title(ui, self.title);
                for paragraph in self.body {
                    label(ui, paragraph);
                }
                ui.add_space(space::MEDIUM);
                ui.horizontal_wrapped(|ui| {
                    let stay = button(ui, Look::Primary, None, self.stay, true);
                    if fresh {
                        stay.request_focus();
                    }
                    if stay.clicked() {
                        return Some(Answer::Stay);
                    }
                    let (look, go) = self.go?;
                    button(ui, look, None, go, true).clicked().then_some(Answer::Go)
                })
                .inner
            })
            .inner
        });
        let answer = if modal.should_close() { Some(Answer::Stay) } else { modal.inner };
        if answer.is_some() {
            ctx.data_mut(|data| data.remove::<String>(opened));
        }
        answer
    }
}

fn palette_of(ctx: &Context) -> &'static Palette {
    match ctx.theme() {
        Theme::Dark => &DARK,
        Theme::Light => &LIGHT,
    }
}
