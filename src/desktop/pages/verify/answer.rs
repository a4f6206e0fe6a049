use eframe::egui::Context;

use super::input::Input;
use crate::desktop::services::{Job, take};
use crate::signing::diagnose::{Limits, diagnose_with};
use crate::signing::{Diagnosis, KnownKey, SignatureHeader};
use crate::text::Message;

/// What is said of one message: the verdict with its causes, or why the signature cannot be read.
pub type Said = Result<Diagnosis, Message>;

/// What is said of the message on the page, worked out on another thread.
#[derive(Default)]
pub struct Answer {
    job: Option<Job<Said>>,
    said: Option<Said>,
}

impl Answer {
    /// Forgets what was said, and begins anew where the message is complete and there is a key.
    pub fn begin(&mut self, ctx: &Context, input: &Input, keys: Vec<KnownKey>) {
        *self = Self::default();
        let Some(message) = input.message().filter(|_| !keys.is_empty()) else {
            return;
        };
        let (signature, hints) = (input.signature().to_owned(), input.hints());
        self.job = Job::start(ctx, "diagnose", move |cancel| {
            let parsed = SignatureHeader::parse(&signature).map_err(|error| error.message())?;
            let limits = Limits::PROMPT;
            Ok(diagnose_with(&message, &parsed, &keys, &hints, limits, cancel))
        });
    }

    /// Takes the result of the work.
    pub fn logic(&mut self) {
        if let Some(said) = take(&mut self.job) {
            self.said = Some(said);
        }
    }

    pub fn said(&self) -> Option<&Said> {
        self.said.as_ref()
    }

    pub fn is_coming(&self) -> bool {
        self.job.is_some()
    }
}
