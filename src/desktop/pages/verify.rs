mod input;
mod keys;
mod many;
mod reading;
mod result;
mod sample;

use std::path::PathBuf;

use eframe::egui::{Context, Ui};

use self::input::Input;
use self::keys::KeyFields;
use self::many::{Action, Many, back_to_list};
use self::reading::{Found, all_of, read};
use self::result::Shown;
use crate::desktop::services::{Desk, Job, take};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, dropped_files, lead, notice, page, problem, title, wide_page,
};
use crate::signing::batch::Progress;
use crate::signing::diagnose::{Limits, diagnose_with};
use crate::signing::{Diagnosis, SignatureHeader};
use crate::text::{Message, tr};

/// Says whether a message is genuine, and if not, why; of many, which are.
#[derive(Default)]
pub struct Verify {
    input: Input,
    keys: KeyFields,
    reading: Option<Job<Found>>,
    many: Option<Many>,
    /// One of the many is looked at.
    opened: bool,
    job: Option<Job<Result<Diagnosis, Message>>>,
    answer: Option<Result<Diagnosis, Message>>,
    shown: Shown,
}

impl Verify {
    /// Takes the results of background work, and starts new work when the input has changed.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        self.keys.learn(&desk.known);
        let chosen = self.input.take_chosen();
        self.open(ctx, chosen);
        if let Some(found) = take(&mut self.reading) {
            self.take_found(ctx, found, desk);
        }
        if let Some(capture) = self.input.take_all_wanted() {
            self.show_many(ctx, Many::new(all_of(&capture)));
        }
        let new_keys = self.keys.take_changed(desk);
        if self.input.take_changed() | new_keys {
            self.answer = None;
            self.job = self.start(ctx);
        }
        if let Some(answer) = take(&mut self.job) {
            self.answer = Some(answer);
        }
        if let Some(many) = &mut self.many {
            if new_keys {
                many.judge(ctx, self.keys.known());
            }
            many.logic(ctx);
        }
    }

    /// Reads files and folders on a worker.
    fn open(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        self.reading = Job::start(ctx, "read-captures", move |cancel| {
            read(&paths, &Progress::default(), cancel)
        });
    }

    fn take_found(&mut self, ctx: &Context, found: Found, desk: &mut Desk) {
        match found {
            Found::One { bytes, message } => {
                self.many = None;
                self.input.take_file(bytes, message.as_deref());
            }
            Found::Many(items) => self.show_many(ctx, Many::new(items)),
            Found::Refused(problem) => self.input.refuse(problem),
            Found::Leaked(problem) => {
                self.input.refuse(problem);
                desk.wipe_traces();
            }
        }
    }

    fn show_many(&mut self, ctx: &Context, mut many: Many) {
        many.judge(ctx, self.keys.known());
        self.many = Some(many);
        self.opened = false;
    }

    fn start(&self, ctx: &Context) -> Option<Job<Result<Diagnosis, Message>>> {
        let keys = self.keys.known();
        let message = self.input.message()?;
        if keys.is_empty() {
            return None;
        }
        let signature = self.input.signature().to_owned();
        let hints = self.input.hints();
        Job::start(ctx, "diagnose", move |cancel| {
            let parsed = SignatureHeader::parse(&signature).map_err(|error| error.message())?;
            Ok(diagnose_with(
                &message,
                &parsed,
                &keys,
                &hints,
                Limits::PROMPT,
                cancel,
            ))
        })
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let dropped = dropped_files(ui);
        self.open(&ui.ctx().clone(), dropped);
        match self.many.take() {
            Some(many) if !self.opened => self.many_ui(ui, many, desk),
            many => {
                self.many = many;
                self.one_ui(ui, desk);
            }
        }
    }

    fn many_ui(&mut self, ui: &mut Ui, mut many: Many, desk: &Desk) {
        let left = many.footer(ui, desk);
        let action = wide_page(ui, "verify-many", |ui| {
            title(ui, &tr("verify-many-title"));
            ui.add_space(space::SMALL);
            let keys = &mut self.keys;
            CardPair::new(0.64).show(ui, |ui| many.head(ui), |ui| keys.ui(ui));
            if self.keys.known().is_empty() {
                notice(ui, Tone::Plain, &tr("verify-need-key"), None);
            }
            many.table(ui)
        });
        match left.or(action) {
            Some(Action::Leave) => return,
            Some(Action::Open(message)) => {
                self.input.take_one(&message);
                self.opened = true;
            }
            None => {}
        }
        self.many = Some(many);
    }

    fn one_ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        if let Some(Ok(diagnosis)) = &self.answer {
            self.shown.footer(ui, diagnosis, desk);
        }
        page(ui, "verify", |ui| {
            title(ui, &tr("verify-title"));
            lead(ui, &tr("verify-lead"));
            if self.many.is_some() && back_to_list(ui) {
                self.opened = false;
            }
            ui.add_space(space::SMALL);
            let (input, keys) = (&mut self.input, &mut self.keys);
            CardPair::new(0.64).show(ui, |ui| input.ui(ui, desk), |ui| keys.ui(ui));
            if self.input.take_sample() {
                self.keys.use_samples();
            }
            self.verdict(ui);
        });
    }

    fn verdict(&mut self, ui: &mut Ui) {
        match &self.answer {
            _ if self.reading.is_some() => notice(ui, Tone::Plain, &tr("verify-reading"), None),
            Some(Ok(diagnosis)) => self.shown.ui(ui, diagnosis, self.input.message().as_ref()),
            Some(Err(message)) => problem(ui, message),
            None if self.job.is_some() => notice(ui, Tone::Plain, &tr("verify-working"), None),
            None => notice(ui, Tone::Plain, &self.missing().text(), None),
        }
    }

    /// What is needed before anything can be said.
    fn missing(&self) -> Message {
        if self.input.is_empty() {
            Message::new("verify-need-message")
        } else if let Some(parts) = self.input.missing_parts() {
            Message::new("verify-need-parts").with("parts", parts)
        } else {
            Message::new("verify-need-key")
        }
    }
}
