use eframe::egui::{Align, CornerRadius, Frame, Layout, Margin, RichText, Ui};

use super::input::Input;
use crate::desktop::services::Desk;
use crate::desktop::theme::{Face, Tone, font, palette, size, space};
use crate::desktop::widgets::{
    CardPair, Icon, Look, button, card, chip, code, footer, hint, label, link, notice, strong,
};
use crate::signing::diagnose::{Difference, Language};
use crate::signing::view::{Run, RunKind, signed_bytes_view};
use crate::signing::{Diagnosis, Message, Verdict};
use crate::text::{Message as Sentence, hex, tr};

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
    pub fn ui(&mut self, ui: &mut Ui, diagnosis: &Diagnosis, input: &Input) {
        headline(ui, diagnosis);
        ui.add_space(space::SMALL);
        if !diagnosis.verdict.is_valid() {
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

    pub fn footer(&mut self, ui: &mut Ui, diagnosis: &Diagnosis, desk: &mut Desk) {
        footer(ui, |ui| {
            if button(ui, Look::Plain, Some(Icon::Copy), &tr("verify-copy"), true).clicked() {
                self.copied = desk.clipboard.copy_public(&report(diagnosis)).is_ok();
            }
            let words = if self.bytes {
                "verify-hide-bytes"
            } else {
                "verify-signed-bytes"
            };
            if link(ui, &tr(words)).clicked() {
                self.bytes = !self.bytes;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let tried = Sentence::new("verify-tried")
                    .with("count", diagnosis.candidates_tried)
                    .with("milliseconds", diagnosis.elapsed.as_millis());
                hint(
                    ui,
                    &if self.copied {
                        tr("verify-copied")
                    } else {
                        tried.text()
                    },
                );
            });
        });
    }
}

fn headline(ui: &mut Ui, diagnosis: &Diagnosis) {
    let headline = diagnosis.headline();
    let findings: Vec<String> = diagnosis.findings().iter().map(Sentence::text).collect();
    let (tone, body) = match (&diagnosis.verdict, findings.is_empty()) {
        (Verdict::Valid, true) => (Tone::Good, tr("verify-valid-body")),
        (Verdict::Valid, false) => (Tone::Care, findings.join("\n")),
        _ => (Tone::Bad, findings.join("\n")),
    };
    notice(
        ui,
        tone,
        &headline.text(),
        (!body.is_empty()).then_some(body.as_str()),
    );
    if let Some(incomplete) = diagnosis.incomplete() {
        hint(ui, &incomplete.text());
    }
}

fn differences(ui: &mut Ui, diagnosis: &Diagnosis) {
    strong(ui, &tr("verify-differs"));
    for difference in &diagnosis.differences {
        one_difference(ui, difference);
    }
    if diagnosis.differences.is_empty()
        && let Some(hash) = diagnosis.signed_sha256
    {
        code(
            ui,
            &Sentence::new("verify-signed-hash")
                .with("hash", hex(&hash))
                .text(),
        );
    }
    if !diagnosis.fields.is_empty() {
        hint(ui, &tr("verify-compare-fields"));
        for field in &diagnosis.fields {
            code(ui, &format!("{}: {}", field.path, field.value));
        }
    }
}

fn one_difference(ui: &mut Ui, difference: &Difference) {
    hint(ui, &difference.part.name().text());
    let palette = palette(ui);
    side(
        ui,
        &tr("verify-ours"),
        "−",
        &difference.ours,
        palette.bad,
        palette.bad_soft,
    );
    side(
        ui,
        &tr("verify-signed"),
        "+",
        &difference.signed,
        palette.good,
        palette.good_soft,
    );
}

fn side(
    ui: &mut Ui,
    name: &str,
    sign: &str,
    runs: &[Run],
    ink: eframe::egui::Color32,
    ground: eframe::egui::Color32,
) {
    Frame::new()
        .fill(ground)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(
                RichText::new(format!("{sign} {name}"))
                    .font(font(Face::SemiBold, size::HINT))
                    .color(ink),
            );
            draw_runs(ui, runs);
        });
}

/// Text as it is, and marks for what nobody sees.
fn draw_runs(ui: &mut Ui, runs: &[Run]) {
    use eframe::egui::text::{LayoutJob, TextFormat};
    let palette = palette(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    job.wrap.break_anywhere = true;
    for run in runs {
        let plain = run.kind == RunKind::Text;
        let color = if plain && !run.changed {
            palette.text
        } else {
            palette.accent
        };
        let background = if run.changed {
            palette.card
        } else {
            eframe::egui::Color32::TRANSPARENT
        };
        let format = TextFormat {
            font_id: font(Face::Mono, size::CODE),
            color,
            background,
            ..TextFormat::default()
        };
        job.append(&run.text, 0.0, format.clone());
        if run.kind == RunKind::LineFeed {
            job.append("\n", 0.0, format);
        }
    }
    ui.add(eframe::egui::Label::new(job).selectable(true));
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
        hint(
            ui,
            &Sentence::new("verify-hidden")
                .with("bytes", view.hidden)
                .text(),
        );
    }
}

/// The facts as text for a ticket.
fn report(diagnosis: &Diagnosis) -> String {
    let mut lines = vec![diagnosis.headline().text()];
    lines.extend(diagnosis.findings().iter().map(Sentence::text));
    if let Some(hash) = diagnosis.signed_sha256 {
        lines.push(
            Sentence::new("verify-signed-hash")
                .with("hash", hex(&hash))
                .text(),
        );
    }
    lines.join("\n")
}
