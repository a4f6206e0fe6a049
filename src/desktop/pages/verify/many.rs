mod columns;
mod row;
mod save;
mod table;
mod view;

pub use view::Action;

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::Context;

use self::save::Saving;
use crate::desktop::services::{Job, take};
use crate::desktop::theme::Tone;
use crate::signing::KnownKey;
use crate::signing::batch::table::{self as rows, Column, Filter, Order, Row};
use crate::signing::batch::{Item, Progress, judge_all};
use crate::signing::diagnose::Limits;
use crate::signing::judge::Standing;
use crate::text::Message;

/// How often what is under way is shown anew.
pub const PROGRESS: Duration = Duration::from_millis(60);

/// Many messages, and what is said of each.
pub struct Many {
    /// The file or folder they came from, in a word.
    from: String,
    items: Vec<Arc<Item>>,
    judged: Arc<Vec<Row>>,
    took: Duration,
    keys: Vec<KnownKey>,
    job: Option<Job<Judged>>,
    progress: Progress,
    order: Order,
    filter: Filter,
    /// The rows that are shown, in their order.
    shown: Vec<usize>,
    counts: Vec<(Standing, usize)>,
    opened: Option<usize>,
    /// The row that was looked at last; it has the keyboard on the way back.
    last: Option<usize>,
    keys_open: bool,
    saving: Saving,
}

struct Judged {
    rows: Vec<Row>,
    took: Duration,
}

impl Many {
    /// A list of what was read, not judged yet; what is to be done comes first.
    pub fn new(from: String, items: Vec<Item>) -> Self {
        Self {
            from,
            items: items.into_iter().map(Arc::new).collect(),
            judged: Arc::default(),
            took: Duration::ZERO,
            keys: Vec::new(),
            job: None,
            progress: Progress::default(),
            order: Order::default(),
            filter: Filter::default(),
            shown: Vec::new(),
            counts: Vec::new(),
            opened: None,
            last: None,
            keys_open: false,
            saving: Saving::default(),
        }
    }

    /// Judges all with these keys, where they are others than before; without a key there is nothing to say.
    pub fn judge(&mut self, ctx: &Context, keys: Vec<KnownKey>) {
        if keys == self.keys {
            return;
        }
        self.keys = keys;
        self.take_judged(Judged { rows: Vec::new(), took: Duration::ZERO });
        self.start(ctx);
    }

    /// Begins anew, for the first time or after a stop.
    fn start(&mut self, ctx: &Context) {
        self.job = None;
        self.saving = Saving::default();
        if self.keys.is_empty() {
            return;
        }
        self.progress = Progress::default();
        let (items, keys) = (self.items.clone(), self.keys.clone());
        let progress = self.progress.clone();
        self.job = Job::start(ctx, "judge", move |cancel| {
            let began = Instant::now();
            let judged = judge_all(&items, &keys, Limits::BRIEF, &progress, cancel);
            let pairs = items.into_iter().zip(judged);
            let rows = pairs.filter_map(|(item, judged)| Some(Row::new(item, judged?))).collect();
            let took = began.elapsed();
            Judged { rows, took }
        });
    }

    /// Takes the results of background work.
    pub fn logic(&mut self, ctx: &Context) {
        if let Some(judged) = take(&mut self.job) {
            self.take_judged(judged);
        }
        if self.job.is_some() {
            ctx.request_repaint_after(PROGRESS);
        }
        self.saving.logic();
        if let Some(path) = self.saving.take_chosen() {
            self.save(ctx, path);
        }
    }

    fn take_judged(&mut self, judged: Judged) {
        self.counts = rows::counts(&judged.rows);
        self.judged = Arc::new(judged.rows);
        self.took = judged.took;
        self.arrange();
    }

    /// Brings the rows that are shown into step with order and filter.
    fn arrange(&mut self) {
        self.shown = rows::view(&self.judged, &self.filter, self.order);
    }

    fn stop(&mut self) {
        if let Some(job) = &self.job {
            job.cancel();
        }
    }

    /// Whether rarer causes are left to be searched for.
    fn is_brief(&self) -> bool {
        let found = self.judged.iter().map(|row| row.judgement.diagnosis());
        found.flatten().any(|found| !found.complete)
    }

    /// Whether it was stopped before all were judged.
    fn is_stopped(&self) -> bool {
        self.job.is_none() && !self.keys.is_empty() && self.judged.len() < self.items.len()
    }

    /// By another column from its start, verdicts from what is to be done; by the same one the other way round.
    fn sort_by(&mut self, column: Column) {
        let descending = if self.order.column == column {
            !self.order.descending
        } else {
            column == Column::Standing
        };
        self.order = Order { column, descending };
        self.arrange();
    }

    /// Shows only what stands like this; the same again, or none, shows all.
    fn only(&mut self, standing: Option<Standing>) {
        self.filter.standing = standing.filter(|_| self.filter.standing != standing);
        self.arrange();
    }

    /// How it ended, in one sentence.
    fn summary(&self) -> (Tone, Message) {
        let count = |wanted: fn(Standing) -> bool| -> usize {
            let wanted = self.counts.iter().filter(|(standing, _)| wanted(*standing));
            wanted.map(|(_, count)| count).sum()
        };
        let genuine = count(|standing| standing == Standing::Genuine);
        let unreadable = count(|standing| standing == Standing::Unreadable);
        let unsigned = count(|standing| standing == Standing::Unsigned);
        let not = self.judged.len() - genuine - unreadable - unsigned;
        let (tone, id) = match (not, unreadable) {
            _ if self.is_stopped() => (Tone::Care, "verify-many-stopped"),
            (0, 0) => (Tone::Good, "verify-many-all-genuine"),
            (0, _) => (Tone::Care, "verify-many-unreadable"),
            (_, 0) => (Tone::Bad, "verify-many-not-genuine"),
            _ => (Tone::Bad, "verify-many-mixed"),
        };
        let words = Message::new(id)
            .counting("genuine", genuine)
            .with("not", not)
            .with("unreadable", unreadable)
            .with("done", self.judged.len())
            .with("total", self.items.len());
        (tone, words)
    }

    /// Whether one message of it is looked at by itself.
    pub fn is_opened(&self) -> bool {
        self.opened.is_some()
    }

    /// Opens the row at this place of what is shown.
    fn open(&mut self, place: usize) -> Option<Arc<Item>> {
        let row = &self.judged[*self.shown.get(place)?];
        self.opened = Some(place);
        self.saving.done = None;
        Some(Arc::clone(&row.item))
    }

    /// Where the message was found that is looked at by itself.
    pub fn opened_place(&self) -> Option<String> {
        let row = &self.judged[*self.shown.get(self.opened?)?];
        Some(row.cell(Column::Source).to_owned())
    }

    fn back(&mut self) {
        self.last = self.opened.take();
    }

    /// The rows to save: those that are shown, in their order.
    fn save(&mut self, ctx: &Context, path: std::path::PathBuf) {
        let rows = Arc::clone(&self.judged);
        self.saving.start(ctx, path, rows, self.shown.clone());
    }
}

#[cfg(test)]
mod tests;
