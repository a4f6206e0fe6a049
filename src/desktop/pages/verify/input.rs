use std::path::PathBuf;

use eframe::egui::{Ui, vec2};

use super::sample;
use crate::desktop::services::{Desk, Job, OpenMany, take};
use crate::desktop::theme::space;
use crate::desktop::widgets::{Icon, Look, button, field, hint, link, problem, tag, text_area};
use crate::signing::Message;
use crate::signing::batch;
use crate::signing::capture::{self, CaptureRepair, Captured, MissingPart};
use crate::signing::diagnose::Hints;
use crate::signing::samples::Sample;
use crate::text::{Message as Sentence, tr};

/// The largest body that is laid out as text, in bytes.
const MOST_SHOWN: usize = 200_000;

/// The message as it was given, in fields; the body byte for byte.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the page by itself"
)]
pub struct Input {
    method: String,
    uri: String,
    client_id: String,
    time: String,
    signature: String,
    body: Vec<u8>,
    body_text: String,
    changed: bool,
    sampled: bool,
    samples_open: bool,
    /// A whole message as it was pasted; empty where fields or files were used.
    capture: String,
    /// What was found in it, as chips.
    found: Vec<String>,
    repairs: Vec<Sentence>,
    hints: Hints,
    by_fields: bool,
    /// How many messages the capture holds.
    count: usize,
    all_wanted: bool,
    asked: Option<Job<Vec<PathBuf>>>,
    problem: Option<Sentence>,
}

impl Input {
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    pub fn take_sample(&mut self) -> bool {
        std::mem::take(&mut self.sampled)
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
        let method = if self.method.trim().is_empty() {
            "POST"
        } else {
            self.method.trim()
        };
        Some(Message {
            method: method.to_owned(),
            uri: self.uri.clone(),
            client_id: self.client_id.clone(),
            time: self.time.clone(),
            body: self.body.clone(),
        })
    }

    /// What else the capture says, for the search for a cause.
    pub fn hints(&self) -> Hints {
        self.hints.clone()
    }

    /// What the user chose to open, once the dialog is done.
    pub fn take_chosen(&mut self) -> Vec<PathBuf> {
        take(&mut self.asked).unwrap_or_default()
    }

    /// Whether the user wants all messages of the capture.
    pub fn take_all_wanted(&mut self) -> Option<String> {
        std::mem::take(&mut self.all_wanted).then(|| self.capture.clone())
    }

    /// Takes a file that was read: a whole message, or the body of one, whose bytes are taken as they are.
    pub fn take_file(&mut self, bytes: Vec<u8>, message: Option<&Captured>) {
        if let Some(message) = message {
            self.capture = shown(&bytes);
            self.by_fields = false;
            self.take_captured(std::slice::from_ref(message));
        } else {
            self.by_fields = true;
            self.set_body(bytes);
        }
    }

    /// Takes one message of many, into the fields.
    pub fn take_one(&mut self, message: &Captured) {
        self.capture.clear();
        self.by_fields = true;
        self.take_captured(std::slice::from_ref(message));
    }

    /// Says why nothing was read.
    pub fn refuse(&mut self, problem: Sentence) {
        self.problem = Some(problem);
    }

    /// The leak guard: what is shown here may not be a private key.
    fn refuses(&mut self, bytes: &[u8], desk: &mut Desk) -> bool {
        let problem = batch::leak(bytes);
        let leaked = problem.is_some();
        if leaked {
            self.problem = problem;
            desk.wipe_traces();
        }
        leaked
    }

    fn read_capture(&mut self, bytes: &[u8]) {
        self.found.clear();
        self.repairs.clear();
        self.problem = None;
        self.changed = true;
        match capture::parse(bytes) {
            Ok(messages) => self.take_captured(&messages),
            Err(error) => {
                self.clear_fields();
                if !bytes.trim_ascii().is_empty() {
                    self.problem = Some(error.message());
                }
            }
        }
    }

    fn take_captured(&mut self, messages: &[Captured]) {
        let Some(first) = messages.first() else {
            return;
        };
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        self.method = text(&first.method);
        self.uri = text(&first.uri);
        self.client_id = text(&first.client_id);
        self.time = text(&first.time);
        self.signature = text(&first.signature_header);
        self.set_body(first.body.clone().unwrap_or_default());
        self.hints = first.hints();
        self.repairs = first.repairs.iter().map(CaptureRepair::message).collect();
        self.repairs
            .extend(first.missing().into_iter().map(MissingPart::message));
        self.count = messages.len();
        let bytes = Sentence::new("verify-bytes")
            .with("bytes", self.body.len())
            .text();
        let chips = [
            first.kind.name().text(),
            format!("{} {}", self.method, self.uri),
            self.client_id.clone(),
            bytes,
        ];
        self.found = chips
            .into_iter()
            .filter(|chip| !chip.trim().is_empty())
            .collect();
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
        self.count = 0;
        self.hints = Hints::default();
    }

    fn set_body(&mut self, bytes: Vec<u8>) {
        self.problem = None;
        self.body_text = match std::str::from_utf8(&bytes) {
            Ok(text) if bytes.len() <= MOST_SHOWN => text.to_owned(),
            _ => String::new(),
        };
        self.body = bytes;
        self.changed = true;
    }

    fn use_sample(&mut self, sample: &Sample) {
        let bytes = sample.capture();
        self.capture = shown(&bytes);
        self.by_fields = false;
        self.read_capture(&bytes);
        self.sampled = true;
        self.samples_open = false;
    }

    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        self.sources(ui, desk);
        if let Some(message) = &self.problem {
            problem(ui, message);
        }
        if self.by_fields {
            self.fields(ui);
        } else {
            self.whole(ui);
        }
    }

    /// The message as one text, and what was found in it.
    fn whole(&mut self, ui: &mut Ui) {
        let help = tr("verify-message-hint");
        if text_area(ui, &tr("verify-message"), &mut self.capture, &help, 7).changed() {
            let text = std::mem::take(&mut self.capture);
            self.read_capture(text.as_bytes());
            self.capture = text;
        }
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.horizontal_wrapped(|ui| self.found.iter().for_each(|found| tag(ui, found)));
        });
        for repair in &self.repairs {
            hint(ui, &repair.text());
        }
        if self.count > 1 {
            let many = Sentence::new("verify-many").with("count", self.count);
            hint(ui, &many.text());
            self.all_wanted |= link(ui, &tr("verify-many-all")).clicked();
        }
    }

    fn sources(&mut self, ui: &mut Ui, desk: &mut Desk) {
        ui.horizontal_wrapped(|ui| {
            if button(
                ui,
                Look::Plain,
                Some(Icon::Paste),
                &tr("verify-paste"),
                true,
            )
            .clicked()
            {
                self.paste(desk);
            }
            if button(ui, Look::Plain, Some(Icon::File), &tr("verify-open"), true).clicked() {
                self.ask(ui, desk, false);
            }
            if link(ui, &tr("verify-folder")).clicked() {
                self.ask(ui, desk, true);
            }
            if link(ui, &tr("verify-sample")).clicked() {
                self.samples_open = !self.samples_open;
            }
            let other = if self.by_fields {
                "verify-capture"
            } else {
                "verify-fields"
            };
            if link(ui, &tr(other)).clicked() {
                self.by_fields = !self.by_fields;
            }
            if !self.is_empty() && link(ui, &tr("verify-clear")).clicked() {
                *self = Self {
                    changed: true,
                    by_fields: self.by_fields,
                    ..Self::default()
                };
            }
        });
        if self.samples_open
            && let Some(sample) = sample::choose(ui)
        {
            self.use_sample(sample);
        }
    }

    fn ask(&mut self, ui: &Ui, desk: &Desk, folder: bool) {
        let title = tr(if folder {
            "verify-folder-dialog"
        } else {
            "verify-open-dialog"
        });
        self.asked = desk.ask_open_many(ui.ctx(), OpenMany { title, folder });
    }

    fn fields(&mut self, ui: &mut Ui) {
        let Self {
            method,
            uri,
            client_id,
            time,
            signature,
            ..
        } = self;
        let mut changed = false;
        let mut line = |ui: &mut Ui, id, text: &mut String, help: &str| {
            changed |= field(ui, &tr(id), text, help).changed();
        };
        two(ui, 0.22, |ui, first| {
            if first {
                line(ui, "verify-method", method, "POST");
            } else {
                line(ui, "verify-uri", uri, &tr("verify-uri-hint"));
            }
        });
        two(ui, 0.5, |ui, first| {
            if first {
                line(ui, "verify-client-id", client_id, "");
            } else {
                line(ui, "verify-time", time, "");
            }
        });
        line(
            ui,
            "verify-signature",
            signature,
            &tr("verify-signature-hint"),
        );
        self.changed |= changed;
        self.body_field(ui);
    }

    /// Straight from the clipboard, since a text field turns CR LF into LF; never a private key.
    fn paste(&mut self, desk: &mut Desk) {
        match desk.clipboard.read() {
            Ok(text) if self.refuses(text.expose().as_bytes(), desk) => {}
            Ok(text) => {
                self.capture = shown(text.expose().as_bytes());
                self.by_fields = false;
                self.read_capture(text.expose().as_bytes());
            }
            Err(error) => self.problem = Some(error.message()),
        }
    }

    fn body_field(&mut self, ui: &mut Ui) {
        let bytes = Sentence::new("verify-bytes")
            .with("bytes", self.body.len())
            .text();
        if self.body_text.is_empty() && !self.body.is_empty() {
            hint(
                ui,
                &Sentence::new("verify-body-file")
                    .with("bytes", self.body.len())
                    .text(),
            );
            return;
        }
        if text_area(ui, &tr("verify-body"), &mut self.body_text, &bytes, 4).changed() {
            self.body = self.body_text.as_bytes().to_vec();
            self.changed = true;
        }
    }
}

/// A text as it can be laid out; a longer one is shown by its start.
fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_SHOWN)]).into_owned()
}

/// Two fields in one row.
fn two(ui: &mut Ui, share: f32, mut draw: impl FnMut(&mut Ui, bool)) {
    let width = ui.available_width() - space::MEDIUM;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::MEDIUM;
        for (first, part) in [(true, width * share), (false, width * (1.0 - share))] {
            ui.allocate_ui(vec2(part, 0.0), |ui| {
                ui.set_width(part);
                draw(ui, first);
            });
        }
    });
}
