use std::sync::Arc;

use egui::{Align, Layout, Ui};

use super::super::keys::KeyFields;
use super::{Many, table};
use crate::desktop::services::Desk;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Footer, Icon, Look, button, card, choice, footer, hint, label, lead, link, main_button, notice,
    problem, progress_bar, search_field, table_page, title,
};
use crate::signing::batch::Item;
use crate::text::{Message, tr};

/// The room that a remark needs beside something else.
const ASIDE: f32 = 230.0;

/// What the page is to do.
pub enum Action {
    /// Show this message by itself.
    Open(Arc<Item>),
    /// Back to one message, without the list.
    Close,
}

impl Many {
    /// What else is to be said of how it was judged.
    fn aside(&self) -> Message {
        if self.is_brief() {
            return Message::new("verify-many-brief");
        }
        Message::new("verify-many-took")
            .counting("count", self.judged.len())
            .with("seconds", format!("{:.1}", self.took.as_secs_f32()))
    }

    /// Draws the list.
    pub fn ui(&mut self, ui: &mut Ui, keys: &mut KeyFields, desk: &mut Desk) -> Option<Action> {
        let mut action = None;
        let bar = footer(ui);
        table_page(ui, "verify-list", |ui, end| {
            self.title(ui);
            let from = Message::new("verify-many-from").counting("count", self.items.len());
            lead(ui, &from.with("source", &self.from).text());
            ui.add_space(space::SMALL);
            self.keys(ui, keys, desk);
            if self.job.is_some() {
                self.progress(ui);
            } else if self.keys.is_empty() {
                notice(ui, Tone::Plain, &tr("verify-many-need-key"), None);
            } else {
                self.summary_ui(ui);
                self.filters(ui);
                let opened = table::ui(ui, self, end).and_then(|place| self.open(place));
                if let Some(item) = opened {
                    action = Some(Action::Open(item));
                }
            }
        });
        self.footer(ui, bar, desk).or(action)
    }

    /// The title, and the search at the other end of its line.
    fn title(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            title(ui, &tr("verify-many-title"));
            if self.job.is_some() || self.judged.is_empty() {
                return;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = &mut self.filter.text;
                if search_field(ui, &tr("verify-many-find"), text).changed() {
                    self.arrange();
                }
            });
        });
    }

    /// Which key is expected, in a line; the fields to give it where there is none yet.
    fn keys(&mut self, ui: &mut Ui, keys: &mut KeyFields, desk: &mut Desk) {
        let Some(expected) = self.keys.first() else {
            return card(ui, |ui| keys.ui(ui, desk));
        };
        let words = expected.key.fingerprint().words().join(" · ");
        ui.horizontal(|ui| {
            let with = Message::new("verify-many-key").with("name", &expected.name);
            label(ui, &with.text());
            let toggle =
                if self.keys_open { "verify-many-keys-close" } else { "verify-many-keys-open" };
            if link(ui, &tr(toggle)).clicked() {
                self.keys_open = !self.keys_open;
            }
            if ui.available_width() >= ASIDE {
                hint(ui, &words);
            }
        });
        if self.keys_open {
            card(ui, |ui| keys.ui(ui, desk));
        }
    }

    fn progress(&mut self, ui: &mut Ui) {
        let (done, total) = (self.progress.done(), self.items.len());
        let words = Message::new("verify-many-progress").with("done", done);
        let words = words.with("total", total).text();
        card(ui, |ui| {
            progress_bar(ui, done, total, &words);
            ui.add_space(space::SMALL);
            if button(ui, Look::Plain, Some(Icon::Cross), &tr("verify-stop"), true).clicked() {
                self.stop();
            }
        });
    }

    fn summary_ui(&mut self, ui: &mut Ui) {
        let (tone, words) = self.summary();
        notice(ui, tone, &words.text(), None);
        if self.is_stopped() && link(ui, &tr("verify-many-again")).clicked() {
            self.start(ui.ctx());
        }
        match &self.saving.done {
            Some(Ok(saved)) => notice(ui, Tone::Good, &saved.text(), None),
            Some(Err(message)) => problem(ui, message),
            None => {}
        }
    }

    /// What is shown: everything, or only what stands in one way.
    fn filters(&mut self, ui: &mut Ui) {
        let all = Message::new("verify-many-everything").with("count", self.judged.len());
        let each = self.counts.iter().map(|(standing, count)| {
            let words = Message::new("verify-many-chip").with("count", count);
            (Some(*standing), words.with("name", standing.name()).text())
        });
        let options: Vec<_> = std::iter::once((None, all.text())).chain(each).collect();
        let now = Some(self.filter.standing);
        if let Some(standing) = choice(ui, &tr("verify-many-filter"), &options, now) {
            self.only(standing);
        }
    }

    fn footer(&mut self, ui: &mut Ui, bar: Footer, desk: &Desk) -> Option<Action> {
        let shown = self.shown.len();
        let words = if shown == self.judged.len() {
            Message::new("verify-many-save")
        } else {
            Message::new("verify-many-save-shown").with("count", shown)
        };
        let judged = self.job.is_none() && !self.judged.is_empty();
        bar.show(ui, |ui| {
            let icon = Some(Icon::Save);
            if judged && main_button(ui, icon, &words.text(), shown > 0) {
                self.saving.ask(ui.ctx(), desk);
            }
            let close = link(ui, &tr("verify-many-back")).clicked();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if judged && ui.available_width() >= ASIDE {
                    hint(ui, &self.aside().text());
                }
            });
            close.then_some(Action::Close)
        })
    }

    /// Draws the way back from one message to the list, and to the messages before and after it; gives
    /// that one where it was chosen.
    pub fn way_back(&mut self, ui: &mut Ui) -> Option<Arc<Item>> {
        let place = self.opened?;
        let mut other = None;
        let back = ui.horizontal_wrapped(|ui| {
            let back = tr("verify-many-list");
            let back = button(ui, Look::Plain, Some(Icon::Left), &back, true).clicked();
            if place > 0 && link(ui, &tr("verify-many-previous")).clicked() {
                other = Some(place - 1);
            }
            if place + 1 < self.shown.len() && link(ui, &tr("verify-many-next")).clicked() {
                other = Some(place + 1);
            }
            let words = Message::new("verify-many-place").with("place", place + 1);
            hint(ui, &words.with("count", self.shown.len()).text());
            back
        });
        if back.inner {
            self.back();
            return None;
        }
        other.and_then(|place| self.open(place))
    }
}
