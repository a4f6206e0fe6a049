use eframe::egui::{Align, Layout, ProgressBar, Ui};

use super::{Action, Many};
use crate::desktop::services::Desk;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Icon, Look, button, chip, field, footer as bar, hint, link, notice, problem, strong,
};
use crate::signing::batch::table::counts;
use crate::signing::judge::Standing;
use crate::text::{Message, tr};

impl Many {
    /// What came out, in a sentence, and what of it is shown.
    pub fn head(&mut self, ui: &mut Ui) {
        if self.job.is_some() {
            self.working(ui);
            return;
        }
        if self.rows.is_empty() {
            let total = Message::new("verify-many-from").with("count", self.items.len());
            strong(ui, &total.text());
            return;
        }
        let counts = counts(&self.rows);
        self.summary(ui, &counts);
        self.chips(ui, &counts);
        field(
            ui,
            &tr("verify-many-find"),
            &mut self.filter.text,
            &tr("verify-many-find-hint"),
        );
    }

    fn working(&self, ui: &mut Ui) {
        let (done, total) = (self.progress.done(), self.progress.total());
        let words = Message::new("verify-many-progress")
            .with("done", done)
            .with("total", total);
        #[expect(clippy::cast_precision_loss, reason = "a bar of some hundred points")]
        let share = done as f32 / total.max(1) as f32;
        ui.add(ProgressBar::new(share).text(words.text()));
        ui.add_space(space::TIGHT);
        let cancel = tr("shell-cancel");
        if button(ui, Look::Plain, Some(Icon::Cross), &cancel, true).clicked()
            && let Some(job) = &self.job
        {
            job.cancel();
        }
    }

    fn summary(&self, ui: &mut Ui, counts: &[(Standing, usize)]) {
        let genuine = counts
            .iter()
            .find(|(standing, _)| *standing == Standing::Genuine)
            .map_or(0, |(_, count)| *count);
        let judged = self.rows.len();
        if judged < self.items.len() {
            let stopped = Message::new("verify-many-stopped")
                .with("done", judged)
                .with("total", self.items.len());
            notice(ui, Tone::Care, &stopped.text(), None);
        } else if genuine == judged {
            let all = Message::new("verify-many-all-genuine").with("count", judged);
            notice(ui, Tone::Good, &all.text(), None);
        } else {
            let some = Message::new("verify-many-summary")
                .with("total", judged)
                .with("genuine", genuine)
                .with("others", judged - genuine);
            notice(ui, Tone::Bad, &some.text(), None);
        }
    }

    fn chips(&mut self, ui: &mut Ui, counts: &[(Standing, usize)]) {
        ui.horizontal_wrapped(|ui| {
            let all = Message::new("verify-many-everything").with("count", self.rows.len());
            if chip(ui, self.filter.standing.is_none(), &all.text()).clicked() {
                self.filter.standing = None;
            }
            for (standing, count) in counts {
                let words = Message::new("verify-many-chip")
                    .with("name", standing.name())
                    .with("count", count);
                let chosen = self.filter.standing == Some(*standing);
                if chip(ui, chosen, &words.text()).clicked() {
                    self.filter.standing = Some(*standing);
                }
            }
        });
    }

    /// Whether rarer causes are left to be searched for.
    fn is_brief(&self) -> bool {
        self.rows.iter().any(|row| {
            let found = row.judgement.diagnosis();
            found.is_some_and(|found| !found.complete)
        })
    }
}

pub(super) fn footer(ui: &mut Ui, many: &mut Many, desk: &Desk) -> Option<Action> {
    bar(ui, |ui| {
        let back = tr("verify-many-back");
        let leave = button(ui, Look::Plain, None, &back, true).clicked();
        let any = !many.shown.is_empty();
        let save = tr("verify-many-save");
        if any && button(ui, Look::Plain, Some(Icon::Save), &save, true).clicked() {
            many.ask_save(ui, desk);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| said(ui, many));
        leave.then_some(Action::Leave)
    })
}

fn said(ui: &mut Ui, many: &Many) {
    match &many.saved {
        Some(Ok(file)) => {
            let saved = Message::new("verify-many-saved").with("file", file);
            hint(ui, &saved.text());
        }
        Some(Err(error)) => problem(ui, error),
        None if many.is_brief() => {
            hint(ui, &tr("verify-many-brief"));
        }
        None if !many.rows.is_empty() => {
            let took = Message::new("verify-many-took")
                .with("count", many.rows.len())
                .with("seconds", format!("{:.1}", many.took.as_secs_f32()));
            hint(ui, &took.text());
        }
        None => {}
    }
}

/// The way back from one message to the list.
pub fn back_to_list(ui: &mut Ui) -> bool {
    link(ui, &tr("verify-many-list")).clicked()
}
