mod differences;

use eframe::egui::{Align, Layout, Ui};

use self::differences::{differences, draw_runs};
use super::answer::Question;
use super::input::Input;
use crate::desktop::services::Desk;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    CardPair, Icon, Look, button, card, chip, footer, hint, label, link, notice, strong,
};
use crate::signing::diagnose::Language;
use crate::signing::judge::{Judgement, Standing};
use crate::signing::report::report;
use crate::signing::view::signed_bytes_view;
use crate::signing::{Diagnosis, Message};
use crate::text::{Message as Sentence, tr};

/// The most of the signed bytes that is laid out.
const MOST_BYTES: usize = 20_000;

/// How a diagnosis is looked at.
#[derive(Default)]
pub struct Shown {
    language: Option<Language>,
    bytes: bool,
    copied: bool,
}

impl Shown {
    pub fn ui(&mut self, ui: &mut Ui, judgement: &Judgement, goes_on: bool, input: &Input) {
        headline(ui, judgement, goes_on);
        ui.add_space(space::SMALL);
        if let Some(diagnosis) = judgement.diagnosis().filter(|_| !judgement.fits()) {
            let language = &mut self.language;
            CardPair::new(0.5).show(
                ui,
                |ui| differences(ui, diagnosis),
                |ui| advice(ui, diagnosis, language),
            );
        }
        if self.bytes
            && let Some(message) = input.message()
        {
            card(ui, |ui| signed_bytes(ui, &message));
        }
    }

    pub fn footer(
        &mut self,
        ui: &mut Ui,
        judgement: &Judgement,
        asked: &Question,
        desk: &mut Desk,
    ) {
        let Some(diagnosis) = judgement.diagnosis() else { return };
        footer(ui, |ui| {
            if button(ui, Look::Plain, Some(Icon::Copy), &tr("verify-copy"), true).clicked() {
                let language = self.language.unwrap_or(Language::ALL[0]);
                let text = report(judgement, &asked.message, &asked.keys, language);
                self.copied = desk.clipboard.copy_public(&text).is_ok();
            }
            let words = if self.bytes { "verify-hide-bytes" } else { "verify-signed-bytes" };
            if link(ui, &tr(words)).clicked() {
                self.bytes = !self.bytes;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let tried = Sentence::new("verify-tried")
                    .counting("count", diagnosis.candidates_tried)
                    .with("milliseconds", diagnosis.elapsed.as_millis());
                hint(ui, &if self.copied { tr("verify-copied") } else { tried.text() });
            });
        });
    }
}

fn headline(ui: &mut Ui, judgement: &Judgement, goes_on: bool) {
    let findings: Vec<String> = judgement.findings().iter().map(Sentence::text).collect();
    let (tone, body) = match judgement.standing() {
        Standing::Genuine => (Tone::Good, tr("verify-valid-body")),
        Standing::Changed => (Tone::Care, findings.join("\n")),
        Standing::Different | Standing::Foreign | Standing::Unreadable => {
            (Tone::Bad, findings.join("\n"))
        }
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
    ui.horizontal_wrapped(|ui| {
        for other in Language::ALL {
            if chip(ui, other == language, &other.name().text()).clicked() {
                *chosen = Some(other);
            }
        }
    });
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
