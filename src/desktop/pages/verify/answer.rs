use std::sync::Arc;

use egui::Context;

use super::input::Input;
use crate::desktop::services::{Job, take};
use crate::signing::diagnose::Limits;
use crate::signing::judge::{self, Judgement, Standing, judge};
use crate::signing::{KnownKey, Message};

/// What is said of the message on the page, worked out on another thread: at once what is frequent, and where that
/// leaves something open, in a few seconds more the rest.
#[derive(Default)]
pub struct Answer {
    job: Option<Job<Judgement>>,
    said: Option<Judgement>,
    question: Option<Arc<Question>>,
    /// What was said last, also of another message; and whether it has changed since somebody asked.
    standing: Option<Standing>,
    is_news: bool,
    /// Whether the rest is looked through already.
    is_thorough: bool,
}

/// What is judged, by which keys.
pub struct Question {
    pub message: Message,
    pub signature: String,
    pub keys: Vec<KnownKey>,
    context: judge::Context,
}

impl Question {
    fn ask(self: Arc<Self>, ctx: &Context, limits: Limits) -> Option<Job<Judgement>> {
        Job::start(ctx, "diagnose", move |cancel| {
            judge(&self.message, &self.signature, &self.keys, &self.context, limits, cancel)
        })
    }
}

impl Answer {
    /// Forgets what was said, and begins anew where the message is complete and there is a key.
    pub fn begin(&mut self, ctx: &Context, input: &Input, keys: Vec<KnownKey>) {
        *self = Self { standing: self.standing, ..Self::default() };
        let Some(message) = input.message().filter(|_| !keys.is_empty()) else {
            self.standing = None;
            return;
        };
        let (signature, context) = (input.signature().to_owned(), input.context().clone());
        let question = Arc::new(Question { message, signature, keys, context });
        self.question = Some(Arc::clone(&question));
        self.job = question.ask(ctx, Limits::PROMPT);
    }

    /// Takes the result of the work.
    pub fn logic(&mut self, ctx: &Context) {
        let Some(said) = take(&mut self.job) else { return };
        let left = said.diagnosis().is_some_and(|found| !found.complete);
        if let Some(question) = self.question.clone().filter(|_| left && !self.is_thorough) {
            self.is_thorough = true;
            self.job = question.ask(ctx, Limits::THOROUGH);
        }
        self.is_news |= self.standing.replace(said.standing()) != Some(said.standing());
        self.said = Some(said);
    }

    /// Whether it says something else than when this was asked last, so that it is to be brought into view.
    pub fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.is_news)
    }

    /// What was asked.
    pub fn question(&self) -> Option<&Question> {
        self.question.as_deref()
    }

    pub fn said(&self) -> Option<&Judgement> {
        self.said.as_ref()
    }

    /// Whether it is still worked on, for the first time or for what was left open.
    pub fn is_coming(&self) -> bool {
        self.job.is_some()
    }
}
