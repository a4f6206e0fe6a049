use std::path::{Path, PathBuf};

use egui::Ui;

use crate::ceremony::record::{Opened, Record};
use crate::desktop::services::save_record;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Icon, Look, at_times, button, card, code, columns, done, field, finding, hint, label, link,
    notice, problem, strong,
};
use crate::paper::{Block, Document};
use crate::text::{Message, tr};

/// One record that is open.
pub struct Detail {
    file: PathBuf,
    opened: Opened,
    document: Document,
    on_paper: String,
    saved: Option<Message>,
    problem: Option<Message>,
}

/// What the user wants of it.
pub enum Wish {
    /// Go on with the ceremony.
    GoOn(Record),
    /// Save it as a page to print.
    SavePage,
    /// Close it.
    Close,
}

impl Detail {
    pub fn new(file: &Path, opened: Opened) -> Self {
        let document = match &opened {
            Opened::Chained { record, .. } => record.document(),
            Opened::Version1(old) => old.document(),
        };
        let (on_paper, saved, problem) = (String::new(), None, None);
        Self { file: file.to_owned(), opened, document, on_paper, saved, problem }
    }

    pub fn save_page(&mut self, path: &Path) {
        let Some(record) = self.opened.record() else { return };
        match save_record(record, path) {
            Ok(saved) => {
                let words = Message::new("finish-record-saved").with("file", saved.file_name());
                (self.saved, self.problem) = (Some(words), None);
            }
            Err(message) => self.problem = Some(message),
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, under_way: bool) -> Option<Wish> {
        let wish = card(ui, |ui| {
            strong(ui, &self.file.file_name().unwrap_or_default().to_string_lossy());
            self.verdict(ui);
            let wish = self.buttons(ui, under_way);
            self.lacks(ui);
            at_times(ui, self.problem.as_ref(), problem);
            at_times(ui, self.saved.as_ref(), |ui, saved| {
                notice(ui, Tone::Good, &saved.text(), None);
            });
            wish
        });
        for part in self.document.blocks.chunk_by(|_, next| !matches!(next, Block::Heading(_))) {
            card(ui, |ui| part.iter().for_each(|block| draw(ui, block)));
        }
        wish
    }

    /// Whether it is as it was written, and whether it says all.
    fn verdict(&mut self, ui: &mut Ui) {
        let Opened::Chained { record, flaws } = &self.opened else {
            notice(ui, Tone::Care, &tr("ceremony-record-version-1"), None);
            return;
        };
        let summary = record.summary();
        if flaws.is_empty() {
            let id = if summary.destroyed { "records-sound" } else { "records-sound-unsigned" };
            notice(ui, Tone::Good, &tr(id), None);
        } else {
            let lines: Vec<String> = flaws.iter().map(|flaw| flaw.message().text()).collect();
            notice(ui, Tone::Bad, &tr("records-changed"), Some(&lines.join("\n")));
        }
        ui.add_space(space::SMALL);
        field(ui, &tr("records-on-paper"), &mut self.on_paper, &tr("records-on-paper-hint"));
        if !self.on_paper.trim().is_empty() {
            let same = record.has_head(&self.on_paper);
            let id = if same { "records-paper-same" } else { "ceremony-flaw-not-on-paper" };
            finding(ui, same, &tr(id));
        }
    }

    fn lacks(&self, ui: &mut Ui) {
        let Some(record) = self.opened.record() else { return };
        let lacks = record.summary().lacks();
        if lacks.is_empty() {
            finding(ui, true, &tr("finish-complete"));
        } else {
            hint(ui, &tr("finish-lacks"));
        }
        for lack in lacks {
            finding(ui, false, &lack.message().text());
        }
    }

    fn buttons(&self, ui: &mut Ui, under_way: bool) -> Option<Wish> {
        let mut wish = None;
        ui.horizontal_wrapped(|ui| {
            if let Opened::Chained { record, flaws } = &self.opened {
                let can = flaws.is_empty() && !under_way;
                if button(ui, Look::Primary, None, &tr("records-go-on"), can).clicked() {
                    wish = Some(Wish::GoOn(record.clone()));
                }
                let save = tr("records-save-page");
                if button(ui, Look::Plain, Some(Icon::Save), &save, true).clicked() {
                    wish = Some(Wish::SavePage);
                }
            }
            if link(ui, &tr("records-close")).clicked() {
                wish = Some(Wish::Close);
            }
        });
        if under_way {
            hint(ui, &tr("records-under-way"));
        }
        wish
    }
}

/// A part of the page as the window shows it.
fn draw(ui: &mut Ui, block: &Block) {
    match block {
        Block::Heading(text) => {
            strong(ui, text);
        }
        Block::Text(text) => {
            label(ui, text);
        }
        Block::Notice(text) => notice(ui, Tone::Care, text, None),
        Block::Code(text) | Block::Qr { content: text, .. } => {
            code(ui, text);
        }
        Block::Facts(facts) => {
            for (name, value) in facts {
                columns(ui, 0.25, |ui| _ = hint(ui, name), |ui| _ = label(ui, value));
            }
        }
        Block::Table(table) => {
            for row in &table.rows {
                let (last, first) =
                    row.split_last().map_or(("", &[][..]), |(l, f)| (l.as_str(), f));
                done(ui, last, &first.join("  "));
            }
        }
        Block::Checks(checks) => {
            for (good, text) in checks {
                finding(ui, *good, text);
            }
        }
        Block::Signatures(_) => {}
    }
}
