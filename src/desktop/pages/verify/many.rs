mod head;
mod table;

pub use head::back_to_list;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{Context, Ui};

use crate::desktop::services::{Desk, Job, SaveFile, take};
use crate::secret::files::{Existing, save_public};
use crate::signing::batch::table::{Filter, Order, Row, view};
use crate::signing::batch::{Item, Progress, csv, judge_all};
use crate::signing::diagnose::Limits;
use crate::signing::judge::Judgement;
use crate::signing::{Captured, KnownKey};
use crate::text::{Message, tr};

/// What the user wants.
pub enum Action {
    /// Back to one message.
    Leave,
    /// Look at one of them.
    Open(Box<Captured>),
}

/// Many messages, and what is said of them.
pub struct Many {
    items: Vec<Arc<Item>>,
    rows: Arc<Vec<Row>>,
    filter: Filter,
    order: Order,
    /// What [`Self::shown`] was made with.
    arranged: (Filter, Order),
    shown: Vec<usize>,
    progress: Progress,
    job: Option<Job<Judged>>,
    took: Duration,
    asked: Option<Job<Option<PathBuf>>>,
    saving: Option<Job<Result<String, Message>>>,
    saved: Option<Result<String, Message>>,
}

/// What a worker gives back.
struct Judged {
    rows: Vec<Row>,
    took: Duration,
}

impl Many {
    pub fn new(items: Vec<Arc<Item>>) -> Self {
        Self {
            items,
            rows: Arc::default(),
            filter: Filter::default(),
            order: Order::default(),
            arranged: Default::default(),
            shown: Vec::new(),
            progress: Progress::default(),
            job: None,
            took: Duration::ZERO,
            asked: None,
            saving: None,
            saved: None,
        }
    }

    /// Judges all of them anew, with these keys. Frequent causes alone are tried; opening one tries them all.
    pub fn judge(&mut self, ctx: &Context, keys: Vec<KnownKey>) {
        self.rows = Arc::default();
        self.shown.clear();
        self.progress = Progress::default();
        if keys.is_empty() {
            self.job = None;
            return;
        }
        let (items, progress) = (self.items.clone(), self.progress.clone());
        self.job = Job::start(ctx, "judge-many", move |cancel| {
            let begun = Instant::now();
            let judged = judge_all(&items, &keys, Limits::BRIEF, &progress, cancel);
            let row = |(item, judgement): (_, Option<Judgement>)| Some(Row::new(item, judgement?));
            Judged {
                rows: items.into_iter().zip(judged).filter_map(row).collect(),
                took: begun.elapsed(),
            }
        });
    }

    /// Takes the results of background work.
    pub fn logic(&mut self, ctx: &Context) {
        if let Some(judged) = take(&mut self.job) {
            self.rows = Arc::new(judged.rows);
            self.took = judged.took;
            self.arrange();
        }
        if self.arranged != (self.filter.clone(), self.order) {
            self.arrange();
        }
        if let Some(Some(path)) = take(&mut self.asked) {
            self.saving = self.save(ctx, path);
        }
        if let Some(saved) = take(&mut self.saving) {
            self.saved = Some(saved);
        }
        if self.job.is_some() {
            ctx.request_repaint_after(Duration::from_millis(50));
        }
    }

    /// The bar at the bottom.
    pub fn footer(&mut self, ui: &mut Ui, desk: &Desk) -> Option<Action> {
        head::footer(ui, self, desk)
    }

    fn arrange(&mut self) {
        self.arranged = (self.filter.clone(), self.order);
        self.shown = view(&self.rows, &self.filter, self.order);
        self.saved = None;
    }

    fn ask_save(&mut self, ui: &Ui, desk: &Desk) {
        let question = SaveFile {
            title: tr("verify-many-save"),
            file_name: tr("verify-many-file"),
        };
        self.asked = desk.ask_save(ui.ctx(), question);
    }

    /// Writes what is shown, in the order in which it is shown.
    fn save(&self, ctx: &Context, path: PathBuf) -> Option<Job<Result<String, Message>>> {
        let (rows, shown) = (self.rows.clone(), self.shown.clone());
        Job::start(ctx, "save-table", move |_| {
            let pairs = shown.iter().map(|index| &rows[*index]);
            let pairs = pairs.map(|row| (row.item.as_ref(), &row.judgement));
            let mut bytes = Vec::new();
            csv::write(pairs, &mut bytes)
                .map_err(|error| Message::new("cli-output").with("reason", error))?;
            save_public(&path, &bytes, Existing::Replace)
                .map(|saved| saved.file_name())
                .map_err(|error| error.message())
        })
    }
}
