mod differences;

use std::path::PathBuf;

use egui::Ui;

use self::differences::{differences, draw_runs, is_compared};
use super::answer::Question;
use super::input::Input;
use crate::desktop::services::{Desk, Job, SaveFile, take};
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{
    CardPair, Footer, Icon, Look, button, card, choice, hint, label, link, notice, problem, strong,
};
use crate::keys::save_public;
use crate::secret::files::Existing;
use crate::signing::diagnose::Language;
use crate::signing::judge::{Judgement, Standing};
use crate::signing::report::{report, with_message};
use crate::signing::view::signed_bytes_view;
use crate::signing::{Diagnosis, Message};
use crate::text::{Message as Sentence, tr};

/// The most of the signed bytes that is laid out.
const MOST_BYTES: usize = 20_000;

/// How a diagnosis is looked at, and handed on.
#[derive(Default)]
pub struct Shown {
    language: Option<Language>,
    bytes: bool,
    taken: Option<Result<Sentence, Sentence>>,
    /// Whether the file shows the values of the body.
    shows_values: bool,
    asked: Option<Job<Option<PathBuf>>>,
    /// What goes into the file that is asked for.
    file: Vec<u8>,
}

impl Shown {
    /// Takes the results of background work.
    pub fn logic(&mut self) {
        if let Some(Some(path)) = take(&mut self.asked) {
            let file = std::mem::take(&mut self.file);
            // Whoever chose a file that is there has confirmed it in the dialog.
            let saved = save_public(&path, &file, Existing::Replace);
            self.taken = Some(match saved {
                Ok(saved) => Ok(Sentence::new("verify-saved").with("file", saved.file_name())),
                Err(error) => Err(error.message()),
            });
        }
    }

    /// Another message is looked at: what was said of the last one's copy is over.
    pub fn forget(&mut self) {
        self.taken = None;
    }

    pub fn ui(&mut self, ui: &mut Ui, judgement: &Judgement, goes_on: bool, input: &Input) {
        match &self.taken {
            Some(Ok(taken)) => notice(ui, Tone::Good, &taken.text(), None),
            Some(Err(message)) => problem(ui, message),
            None => {}
        }
        headline(ui, judgement, goes_on);
        self.aside(ui, judgement);
        if let Some(diagnosis) = judgement.diagnosis().filter(|_| !judgement.fits()) {
            let language = &mut self.language;
            if is_compared(diagnosis) {
                CardPair::new(0.5).show(
                    ui,
                    |ui| differences(ui, diagnosis),
                    |ui| advice(ui, diagnosis, language),
                );
            } else {
                card(ui, |ui| advice(ui, diagnosis, language));
            }
        }
        if self.bytes
            && let Some(message) = input.message()
        {
            card(ui, |ui| signed_bytes(ui, &message));
        }
    }

    /// What was tried, and the bytes that are signed.
    fn aside(&mut self, ui: &mut Ui, judgement: &Judgement) {
        let Some(diagnosis) = judgement.diagnosis() else { return };
        ui.horizontal_wrapped(|ui| {
            let words = if self.bytes { "verify-hide-bytes" } else { "verify-signed-bytes" };
            if link(ui, &tr(words)).clicked() {
                self.bytes = !self.bytes;
            }
            let tried = Sentence::new("verify-tried")
                .counting("count", diagnosis.candidates_tried)
                .with("milliseconds", diagnosis.elapsed.as_millis());
            hint(ui, &tried.text());
        });
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.checkbox(&mut self.shows_values, tr("verify-save-values"));
        });
    }

    /// The finding as text for a ticket, and as a file for an engineer.
    pub fn footer(
        &mut self,
        ui: &mut Ui,
        bar: Footer,
        judgement: &Judgement,
        asked: &Question,
        desk: &mut Desk,
    ) {
        let language = self.language.unwrap_or(Language::ALL[0]);
        let text = || report(judgement, &asked.message, &asked.keys, language);
        bar.show(ui, |ui| {
            if button(ui, Look::Plain, Some(Icon::Copy), &tr("verify-copy"), true).clicked() {
                let copied = desk.clipboard.copy_public(&text());
                self.taken = Some(match copied {
                    Ok(()) => Ok(Sentence::new("verify-copied")),
                    Err(error) => Err(error.message()),
                });
            }
            if button(ui, Look::Plain, Some(Icon::Save), &tr("verify-save"), true).clicked() {
                let hides = !self.shows_values;
                self.file = with_message(&text(), &asked.message, &asked.signature, hides);
                let (title, file_name) = (tr("verify-save-dialog"), tr("verify-save-name"));
                self.asked = desk.ask_save(ui.ctx(), SaveFile { title, file_name });
            }
        });
    }
}

fn headline(ui: &mut Ui, judgement: &Judgement, goes_on: bool) {
    let findings: Vec<String> = judgement.findings().iter().map(Sentence::text).collect();
    let (tone, body) = match judgement.standing() {
        Standing::Genuine => (Tone::Good, tr("verify-valid-body")),
        Standing::Changed => (Tone::Care, findings.join("\n")),
        Standing::Different | Standing::Foreign => {
            let findings = findings.into_iter().chain([tr("verify-do-not-act")]);
            (Tone::Bad, findings.collect::<Vec<_>>().join("\n"))
        }
        Standing::Unsigned => (Tone::Plain, findings.join("\n")),
        Standing::Unreadable => (Tone::Bad, findings.join("\n")),
    };
    let headline = judgement.headline().text();
    notice(ui, tone, &headline, (!body.is_empty()).then_some(body.as_str()));
    if goes_on {
        hint(ui, &tr("verify-goes-on"));
    } else if let Some(incomplete) = judgement.diagnosis().and_then(Diagnosis::incomplete) {
        hint(ui, &incomplete.text());
    }
}

fn advice(ui: &mut Ui, diagnosis: &Diagnosis, chosen: &mut Option<Language>) {
    strong(ui, &tr("verify-change"));
    let language = chosen.unwrap_or(Language::ALL[0]);
    let options = Language::ALL.map(|language| (language, language.name().text()));
    if let Some(other) = choice(ui, &tr("verify-change-language"), &options, Some(language)) {
        *chosen = Some(other);
    }
    for sentence in diagnosis.advice(language) {
        label(ui, &sentence.text());
    }
}

fn signed_bytes(ui: &mut Ui, message: &Message) {
    strong(ui, &tr("verify-signed-bytes"));
    let view = signed_bytes_view(&message.content_to_sign(), MOST_BYTES);
    draw_runs(ui, &view.runs);
    if view.hidden > 0 {
        hint(ui, &Sentence::new("verify-hidden").counting("bytes", view.hidden).text());
    }
}
