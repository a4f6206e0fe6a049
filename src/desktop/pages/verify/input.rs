use std::path::PathBuf;

use eframe::egui::{Context, Ui, vec2};

use super::sample;
use crate::desktop::services::{Desk, Job, OpenFile, take};
use crate::desktop::theme::space;
use crate::desktop::widgets::{Icon, Look, button, field, hint, link, problem, strong, text_area};
use crate::secret::files::read_public;
use crate::signing::Message;
use crate::signing::samples::Sample;
use crate::text::{Message as Sentence, tr};

/// The largest body that is laid out as text, in bytes.
const MOST_SHOWN: usize = 200_000;
const MOST_READ: usize = 64 * 1024 * 1024;

/// The message as it was given, in fields; the body byte for byte.
#[derive(Default)]
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
    asked: Option<Job<Option<PathBuf>>>,
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

    pub fn logic(&mut self, _ctx: &Context, _desk: &mut Desk) {
        if let Some(Some(path)) = take(&mut self.asked) {
            match read_public(&path, MOST_READ) {
                Ok(bytes) => self.set_body(bytes),
                Err(error) => self.problem = Some(error.message()),
            }
        }
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
        let Message {
            method,
            uri,
            client_id,
            time,
            body,
        } = sample.message.clone();
        (self.method, self.uri, self.client_id, self.time) = (method, uri, client_id, time);
        sample.signature.clone_into(&mut self.signature);
        self.set_body(body);
        self.sampled = true;
        self.samples_open = false;
    }

    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        self.sources(ui, desk);
        if let Some(message) = &self.problem {
            problem(ui, message);
        }
        self.fields(ui);
    }

    fn sources(&mut self, ui: &mut Ui, desk: &mut Desk) {
        strong(ui, &tr("verify-message"));
        ui.horizontal_wrapped(|ui| {
            if button(ui, Look::Plain, Some(Icon::File), &tr("verify-open"), true).clicked() {
                self.asked = desk.ask_open(
                    ui.ctx(),
                    OpenFile {
                        title: tr("verify-open-dialog"),
                    },
                );
            }
            if link(ui, &tr("verify-sample")).clicked() {
                self.samples_open = !self.samples_open;
            }
            if !self.is_empty() && link(ui, &tr("verify-clear")).clicked() {
                *self = Self {
                    changed: true,
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
