mod input;
mod keys;
mod result;
mod sample;

use eframe::egui::{Context, Ui};

use self::input::Input;
use self::keys::KeyFields;
use self::result::Shown;
use crate::desktop::services::{Desk, Job, take};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{CardPair, dropped_file, lead, notice, page, problem, title};
use crate::signing::diagnose::{Limits, diagnose_with};
use crate::signing::{Diagnosis, SignatureHeader};
use crate::text::{Message, tr};

/// Says whether a message is genuine, and if not, why.
#[derive(Default)]
pub struct Verify {
    input: Input,
    keys: KeyFields,
    job: Option<Job<Result<Diagnosis, Message>>>,
    answer: Option<Result<Diagnosis, Message>>,
    shown: Shown,
}

impl Verify {
    /// Takes the results of background work, and starts new work when the input has changed.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        self.keys.learn(&desk.known);
        self.input.logic(desk);
        if self.input.take_changed() | self.keys.take_changed(desk) {
            self.answer = None;
            self.job = self.start(ctx);
        }
        if let Some(answer) = take(&mut self.job) {
            self.answer = Some(answer);
        }
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
        if let Some(path) = dropped_file(ui) {
            self.input.open(&path, desk);
        }
        if let Some(Ok(diagnosis)) = &self.answer {
            self.shown.footer(ui, diagnosis, desk);
        }
        page(ui, "verify", |ui| {
            title(ui, &tr("verify-title"));
            lead(ui, &tr("verify-lead"));
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
