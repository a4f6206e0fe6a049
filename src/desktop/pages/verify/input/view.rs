use egui::{Ui, vec2};

use super::super::sample;
use super::Input;
use crate::desktop::theme::space;
use crate::desktop::widgets::{
    Icon, Look, at_times, button, field, hint, link, problem, tag, text_area, text_beginning,
};
use crate::text::{Message as Sentence, tr};

/// Where messages are to come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// The clipboard.
    Paste,
    /// Files, chosen in the system's dialog.
    Files,
    /// A folder, chosen there.
    Folder,
    /// All that is in the text that was pasted.
    All,
}

impl Input {
    /// Draws the message and, with `sources`, where it may come from; gives what is to be read.
    pub fn ui(&mut self, ui: &mut Ui, sources: bool) -> Option<Ask> {
        let mut ask = if sources { self.sources(ui) } else { None };
        at_times(ui, self.problem.as_ref(), problem);
        if self.by_fields {
            self.fields(ui);
        } else if self.whole(ui) {
            ask = Some(Ask::All);
        }
        for repair in &self.repairs {
            hint(ui, &repair.text());
        }
        ask
    }

    /// The message as one text, and what was found in it; `true` where all messages of it are wanted.
    fn whole(&mut self, ui: &mut Ui) -> bool {
        let help = tr("verify-message-hint");
        let (name, capture) = (tr("verify-message"), &mut self.capture);
        if let Some(bytes) = capture.whole {
            if text_beginning(ui, &name, &capture.text, bytes, &help, 7) {
                self.clear();
            }
        } else if text_area(ui, &name, &mut capture.text, &help, 7) {
            let text = std::mem::take(&mut capture.text);
            self.read_capture(text.as_bytes());
            self.capture.text = text;
        }
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.horizontal_wrapped(|ui| self.found.iter().for_each(|found| tag(ui, found)));
        });
        for missing in &self.missing {
            hint(ui, &missing.text());
        }
        if self.messages < 2 {
            return false;
        }
        let many = Sentence::new("verify-many").with("count", self.messages);
        hint(ui, &many.text());
        link(ui, &tr("verify-many-all")).clicked()
    }

    fn sources(&mut self, ui: &mut Ui) -> Option<Ask> {
        let mut ask = None;
        ui.horizontal_wrapped(|ui| {
            let sources = [
                (Ask::Paste, Icon::Paste, "verify-paste"),
                (Ask::Files, Icon::File, "verify-open"),
                (Ask::Folder, Icon::Folder, "verify-folder"),
            ];
            for (source, icon, words) in sources {
                if button(ui, Look::Plain, Some(icon), &tr(words), true).clicked() {
                    ask = Some(source);
                }
            }
        });
        ui.horizontal_wrapped(|ui| {
            if link(ui, &tr("verify-sample")).clicked() {
                self.samples_open = !self.samples_open;
            }
            let other = if self.by_fields { "verify-capture" } else { "verify-fields" };
            if link(ui, &tr(other)).clicked() {
                self.by_fields = !self.by_fields;
            }
            if !self.is_empty() && link(ui, &tr("verify-clear")).clicked() {
                self.clear();
            }
        });
        let open = self.samples_open.then_some(());
        if let Some(sample) = at_times(ui, open, |ui, ()| sample::choose(ui)).flatten() {
            self.use_sample(sample);
        }
        ask
    }

    fn fields(&mut self, ui: &mut Ui) {
        let Self { method, uri, client_id, time, signature, .. } = self;
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
        line(ui, "verify-signature", signature, &tr("verify-signature-hint"));
        if changed {
            self.touch();
        }
        self.body_field(ui);
    }

    fn body_field(&mut self, ui: &mut Ui) {
        let bytes = Sentence::new("verify-bytes").counting("bytes", self.body.len()).text();
        if self.body_text.is_empty() && !self.body.is_empty() {
            hint(ui, &Sentence::new("verify-body-file").counting("bytes", self.body.len()).text());
            return;
        }
        let (name, text) = (tr("verify-body"), &mut self.body_text);
        if self.body.len() > text.len() {
            if text_beginning(ui, &name, text, self.body.len(), &bytes, 4) {
                self.set_body(Vec::new());
            }
        } else if text_area(ui, &name, text, &bytes, 4) {
            let text = std::mem::take(text);
            self.set_body(text.into_bytes());
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
