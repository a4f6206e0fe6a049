use eframe::egui::Context;

use super::input::Input;
use crate::desktop::services::{Job, take};
use crate::signing::KnownKey;
use crate::signing::diagnose::Limits;
use crate::signing::judge::{Judgement, judge};

/// What is said of the message on the page, worked out on another thread.
#[derive(Default)]
pub struct Answer {
    job: Option<Job<Judgement>>,
    said: Option<Judgement>,
}

impl Answer {
    /// Forgets what was said, and begins anew where the message is complete and there is a key.
    pub fn begin(&mut self, ctx: &Context, input: &Input, keys: Vec<KnownKey>) {
        *self = Self::default();
        let Some(message) = input.message().filter(|_| !keys.is_empty()) else {
            return;
        };
        let (signature, context) = (input.signature().to_owned(), input.context().clone());
        self.job = Job::start(ctx, "diagnose", move |cancel| {
            judge(&message, &signature, &keys, &context, Limits::PROMPT, cancel)
        });
    }

    /// Takes the result of the work.
    pub fn logic(&mut self) {
        if let Some(said) = take(&mut self.job) {
            self.said = Some(said);
        }
    }

    pub fn said(&self) -> Option<&Judgement> {
        self.said.as_ref()
    }

    pub fn is_coming(&self) -> bool {
        self.job.is_some()
    }
}
