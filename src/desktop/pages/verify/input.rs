mod view;

pub use view::Ask;

use egui::{Event, Ui};

use super::load::{Found, Shown};
use crate::desktop::widgets::{MOST_SHOWN, beginning};
use crate::signing::Message;
use crate::signing::batch::Item;
use crate::signing::capture::{self, CaptureRepair, Captured, MissingPart};
use crate::signing::judge::Context;
use crate::signing::samples::Sample;
use crate::text::{Message as Sentence, shown as shown_text, tr};

/// The message as it was given, in fields; the body byte for byte.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the page by itself")]
pub struct Input {
    method: String,
    uri: String,
    client_id: String,
    time: String,
    signature: String,
    body: Vec<u8>,
    body_text: String,
    changed: bool,
    sample: bool,
    samples_open: bool,
    /// A whole message as it was pasted; empty where fields or files were used.
    capture: Shown,
    /// How many messages are in it.
    messages: usize,
    /// What was found in the first of them, as chips.
    found: Vec<String>,
    /// What was repaired to read it, and what it lacks.
    repairs: Vec<Sentence>,
    missing: Vec<Sentence>,
    context: Context,
    by_fields: bool,
    problem: Option<Sentence>,
}

impl Input {
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    pub fn is_empty(&self) -> bool {
        self.signature.trim().is_empty() && self.body.is_empty() && self.uri.trim().is_empty()
    }

    pub fn signature(&self) -> &str {
        &self.signature
    }

    /// The parts that are missing, in words; `None` where all are there.
    pub fn missing_parts(&self) -> Option<String> {
        let parts = [
            ("verify-uri", &self.uri),
            ("verify-client-id", &self.client_id),
            ("verify-time", &self.time),
            ("verify-signature", &self.signature),
        ];
        let missing: Vec<String> = parts
            .into_iter()
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(id, _)| tr(id))
            .collect();
        (!missing.is_empty()).then(|| missing.join(", "))
    }

    /// The message, once it is complete.
    pub fn message(&self) -> Option<Message> {
        if self.missing_parts().is_some() {
            return None;
        }
        let method = if self.method.trim().is_empty() { "POST" } else { self.method.trim() };
        Some(Message {
            method: method.to_owned(),
            uri: self.uri.clone(),
            client_id: self.client_id.clone(),
            time: self.time.clone(),
            body: self.body.clone(),
        })
    }

    /// What else the capture says of the message.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Whether it is a built-in sample, as it was chosen: the first input of the user's own ends that.
    pub fn is_sample(&self) -> bool {
        self.sample
    }

    /// Takes what was read of a file or a paste; of many messages the list takes care.
    pub fn take_found(&mut self, found: Found) {
        self.problem = None;
        match found {
            Found::Message { text, message } => {
                self.capture = text;
                self.by_fields = false;
                self.take_captured(*message, 1);
            }
            Found::Body(bytes) => {
                self.by_fields = true;
                self.forget_capture();
                self.set_body(bytes);
            }
            Found::Problem { text, problem } => {
                if !text.text.is_empty() {
                    self.clear();
                    self.capture = text;
                }
                self.problem = Some(problem);
            }
            Found::Many { .. } => {}
        }
    }

    /// Shows one message of a list, part by part.
    pub fn take_item(&mut self, item: &Item) {
        self.clear();
        self.by_fields = true;
        match &item.content {
            Ok(message) => self.take_captured(message.clone(), 1),
            Err(problem) => self.problem = Some(problem.clone()),
        }
    }

    /// Says why nothing was read.
    pub fn refuse(&mut self, problem: Sentence) {
        self.problem = Some(problem);
    }

    /// Takes a long capture out of what is pasted in this frame: laid out and read at once, it would hold the window up.
    pub fn take_long_paste(&self, ui: &Ui) -> Option<String> {
        if self.by_fields {
            return None;
        }
        let is_long =
            |event: &Event| matches!(event, Event::Paste(text) if text.len() > MOST_SHOWN);
        ui.input_mut(|input| {
            let at = input.events.iter().position(is_long)?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        })
    }

    /// The capture as it was pasted.
    pub fn capture(&self) -> &str {
        &self.capture.text
    }

    /// Empties everything.
    pub fn clear(&mut self) {
        *self = Self { changed: true, by_fields: self.by_fields, ..Self::default() };
    }

    /// What the user put in takes the place of a sample.
    fn touch(&mut self) {
        self.changed = true;
        self.sample = false;
    }

    fn read_capture(&mut self, bytes: &[u8]) {
        self.forget_capture();
        self.problem = None;
        self.touch();
        match capture::parse(bytes) {
            Ok(messages) => {
                let count = messages.len();
                if let Some(first) = messages.into_iter().next() {
                    self.take_captured(first, count);
                }
            }
            Err(error) => {
                self.clear_fields();
                if !bytes.trim_ascii().is_empty() {
                    self.problem = Some(error.message());
                }
            }
        }
    }

    /// Takes the first of so many messages.
    fn take_captured(&mut self, mut first: Captured, count: usize) {
        self.context = first.context();
        self.missing = first.missing().into_iter().map(MissingPart::message).collect();
        // Moved: it may be of tens of megabytes.
        let body = first.body.take().unwrap_or_default();
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        self.method = text(&first.method);
        self.uri = text(&first.uri);
        self.client_id = text(&first.client_id);
        self.time = text(&first.time);
        self.signature = text(&first.signature_header);
        self.set_body(body);
        self.repairs = first.repairs.iter().map(CaptureRepair::message).collect();
        self.messages = count;
        let bytes = Sentence::new("verify-bytes").counting("bytes", self.body.len()).text();
        let chips = [
            first.kind.name().text(),
            format!("{} {}", self.method, self.uri),
            self.client_id.clone(),
            bytes,
        ];
        let filled = chips.into_iter().filter(|chip| !chip.trim().is_empty());
        self.found = filled.map(|chip| shown_text(&chip).into_owned()).collect();
    }

    fn forget_capture(&mut self) {
        self.found.clear();
        self.repairs.clear();
        self.missing.clear();
        self.messages = 0;
    }

    fn clear_fields(&mut self) {
        for field in [
            &mut self.method,
            &mut self.uri,
            &mut self.client_id,
            &mut self.time,
            &mut self.signature,
        ] {
            field.clear();
        }
        self.body.clear();
        self.body_text.clear();
        self.context = Context::default();
    }

    fn set_body(&mut self, bytes: Vec<u8>) {
        self.problem = None;
        self.body_text = std::str::from_utf8(&bytes).map(beginning).unwrap_or_default().to_owned();
        self.body = bytes;
        self.touch();
    }

    pub fn use_sample(&mut self, sample: &Sample) {
        let bytes = sample.capture();
        self.capture = Shown::of(&bytes);
        self.by_fields = false;
        self.read_capture(&bytes);
        self.sample = true;
        self.samples_open = false;
    }
}
