use eframe::egui::Context;

use super::input::Input;
use crate::desktop::services::{Job, take};
use crate::signing::diagnose::Limits;
use crate::signing::judge::{self, Judgement, judge};
use crate::signing::{KnownKey, Message};

/// What is said of the message on the page, worked out on another thread: at once what is frequent, and where that
/// leaves something open, in a few seconds more the rest.
#[derive(Default)]
pub struct Answer {
    job: Option<Job<Judgement>>,
    said: Option<Judgement>,
    /// What is to be looked through again.
    open: Option<Question>,
}

#[derive(Clone)]
struct Question {
    message: Message,
    signature: String,
    keys: Vec<KnownKey>,
    context: judge::Context,
}

impl Question {
    fn ask(self, ctx: &Context, limits: Limits) -> Option<Job<Judgement>> {
        Job::start(ctx, "diagnose", move |cancel| {
            judge(&self.message, &self.signature, &self.keys, &self.context, limits, cancel)
        })
    }
}

impl Answer {
    /// Forgets what was said, and begins anew where the message is complete and there is a key.
    pub fn begin(&mut self, ctx: &Context, input: &Input, keys: Vec<KnownKey>) {
        *self = Self::default();
        let Some(message) = input.message().filter(|_| !keys.is_empty()) else {
            return;
        };
        let (signature, context) = (input.signature().to_owned(), input.context().clone());
        let question = Question { message, signature, keys, context };
        self.open = Some(question.clone());
        self.job = question.ask(ctx, Limits::PROMPT);
    }

    /// Takes the result of the work.
    pub fn logic(&mut self, ctx: &Context) {
        let Some(said) = take(&mut self.job) else { return };
        let left = said.diagnosis().is_some_and(|found| !found.complete);
        if let Some(question) = self.open.take().filter(|_| left) {
            self.job = question.ask(ctx, Limits::THOROUGH);
        }
        self.said = Some(said);
    }

    pub fn said(&self) -> Option<&Judgement> {
        self.said.as_ref()
    }

    /// Whether it is still worked on, for the first time or for what was left open.
    pub fn is_coming(&self) -> bool {
        self.job.is_some()
    }
}
