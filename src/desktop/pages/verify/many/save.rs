use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::desktop::services::{Desk, Job, SaveFile, take};
use crate::keys::save_public;
use crate::secret::files::Existing;
use crate::signing::batch::csv;
use crate::signing::batch::table::Row;
use crate::text::{Message, tr};

/// A table on its way into a file.
#[derive(Default)]
pub struct Saving {
    asked: Option<Job<Option<PathBuf>>>,
    /// The place that was chosen, to be written to next.
    chosen: Option<PathBuf>,
    job: Option<Job<Result<String, Message>>>,
    /// The name of the file that was written, or why none was.
    pub done: Option<Result<Message, Message>>,
}

impl Saving {
    /// Asks where to save.
    pub fn ask(&mut self, ctx: &Context, desk: &Desk) {
        self.done = None;
        let question =
            SaveFile { title: tr("verify-many-save-dialog"), file_name: tr("verify-many-file") };
        self.asked = desk.ask_save(ctx, question);
    }

    /// Takes the results of background work.
    pub fn logic(&mut self) {
        if let Some(Some(path)) = take(&mut self.asked) {
            self.chosen = Some(path);
        }
        if let Some(done) = take(&mut self.job) {
            let saved = |name| Message::new("verify-many-saved").with("name", name);
            self.done = Some(done.map(saved));
        }
    }

    /// The place that was chosen, once.
    pub fn take_chosen(&mut self) -> Option<PathBuf> {
        self.chosen.take()
    }

    /// Writes the rows of these numbers, in this order.
    pub fn start(&mut self, ctx: &Context, path: PathBuf, rows: Arc<Vec<Row>>, shown: Vec<usize>) {
        self.job = Job::start(ctx, "save", move |_| write(&path, &rows, &shown));
    }
}

fn write(path: &Path, rows: &[Row], shown: &[usize]) -> Result<String, Message> {
    let rows = shown.iter().map(|number| &rows[*number]);
    let pairs = rows.map(|row| (row.item.as_ref(), &row.judgement));
    let mut bytes = Vec::new();
    csv::write(pairs, &mut bytes)
        .map_err(|error| Message::new("verify-many-unsaved").with("reason", error))?;
    // Whoever chose a file that is there has confirmed it in the dialog.
    let saved = save_public(path, &bytes, Existing::Replace).map_err(|error| error.message())?;
    Ok(saved.file_name())
}
