//! Records of ceremonies: which key is where, and whether a record is as it was written.

mod detail;

use std::path::{Path, PathBuf};

use egui::{Context, Ui};
use jiff::Zoned;

use self::detail::{Detail, Wish};
use crate::ceremony::KnownUse;
use crate::ceremony::record::{Inventory, Line, Record, Twice, open_file};
use crate::desktop::services::{Desk, Job, OpenMany, SaveFile, take};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Icon, Look, at_times, button, card, dropped_files, finding, hint, label, lead, link, notice,
    page, problem, title,
};
use crate::text::{Message, tr};

/// The page of the records.
#[derive(Default)]
pub struct Records {
    asked: Option<Job<Vec<PathBuf>>>,
    reading: Option<Job<Inventory>>,
    inventory: Inventory,
    open: Option<Detail>,
    asked_page: Option<Job<Option<PathBuf>>>,
    problem: Option<Message>,
}

impl Records {
    /// Takes the results of background work.
    pub fn logic(&mut self, ctx: &Context) {
        let chosen = take(&mut self.asked).unwrap_or_default();
        if !chosen.is_empty() {
            self.read(ctx, chosen);
        }
        if let Some(inventory) = take(&mut self.reading) {
            self.open = None;
            if let ([line], true) = (inventory.lines.as_slice(), inventory.others.is_empty()) {
                let file = line.file.clone();
                self.show(&file);
            }
            self.inventory = inventory;
        }
        if let Some(Some(path)) = take(&mut self.asked_page)
            && let Some(detail) = &mut self.open
        {
            detail.save_page(&path);
        }
    }

    /// How the keys of the records that were read are used, once.
    pub fn take_uses(&mut self) -> Vec<KnownUse> {
        std::mem::take(&mut self.inventory.uses)
    }

    /// Draws the page; gives the record with which a ceremony is to go on.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk, under_way: bool) -> Option<Record> {
        let dropped = dropped_files(ui);
        if !dropped.is_empty() {
            self.read(ui.ctx(), dropped);
        }
        page(ui, "records", |ui| {
            title(ui, &tr("records-title"));
            lead(ui, &tr("records-lead"));
            ui.add_space(space::SMALL);
            self.sources(ui, desk);
            at_times(ui, self.problem.as_ref(), problem);
            self.list(ui);
            let wish = at_times(ui, self.open.as_mut(), |ui, detail| detail.ui(ui, under_way));
            match wish.flatten()? {
                Wish::GoOn(record) => Some(record),
                Wish::SavePage => {
                    let file_name = format!("{}.pdf", tr("records-page-name"));
                    let question = SaveFile { title: tr("finish-save-dialog"), file_name };
                    self.asked_page = desk.ask_save(ui.ctx(), question);
                    None
                }
                Wish::Close => {
                    self.open = None;
                    None
                }
            }
        })
    }

    fn sources(&mut self, ui: &mut Ui, desk: &Desk) {
        ui.horizontal_wrapped(|ui| {
            let idle = self.reading.is_none();
            let file = button(ui, Look::Plain, Some(Icon::File), &tr("records-files"), idle);
            let folder = button(ui, Look::Plain, Some(Icon::Search), &tr("records-folder"), idle);
            if file.clicked() || folder.clicked() {
                let folder = folder.clicked();
                let question = OpenMany { title: tr("records-dialog"), folder };
                self.asked = desk.ask_open_many(ui.ctx(), question);
            }
        });
        ui.add_space(space::SMALL);
    }

    fn read(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.problem = None;
        self.reading = Job::start(ctx, "read-records", move |_| Inventory::of(&paths));
    }

    fn show(&mut self, file: &Path) {
        match open_file(file) {
            Ok(opened) => self.open = Some(Detail::new(file, opened)),
            Err(message) => self.problem = Some(message),
        }
    }

    fn list(&mut self, ui: &mut Ui) {
        for twice in &self.inventory.twice {
            used_twice(ui, twice);
        }
        for (file, message) in &self.inventory.others {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let words =
                Message::new("records-other").with("file", name).with("why", message.text());
            hint(ui, &words.text());
        }
        if self.inventory.lines.len() < 2 {
            return;
        }
        let mut chosen = None;
        for line in &self.inventory.lines {
            card(ui, |ui| {
                if row(ui, line) {
                    chosen = Some(line.file.clone());
                }
            });
        }
        if let Some(file) = chosen {
            self.show(&file);
        }
    }
}

fn used_twice(ui: &mut Ui, twice: &Twice) {
    let files: Vec<String> = twice.files.iter().map(|file| file.display().to_string()).collect();
    let words = Message::new("records-twice").with("hash", &twice.sha256);
    notice(ui, Tone::Bad, &words.text(), Some(&files.join("\n")));
    ui.add_space(space::SMALL);
}

/// One record in the list; whether it is to be opened.
fn row(ui: &mut Ui, line: &Line) -> bool {
    let today = Zoned::now().date();
    label(ui, &line.title().text());
    hint(ui, &line.words);
    finding(ui, !line.is_overdue(today), &line.dates(today).text());
    if !line.sound {
        finding(ui, false, &tr("records-unsound"));
    }
    let name = line.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    link(ui, &Message::new("records-open").with("file", name).text()).clicked()
}
