use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Frame, Label, Margin, RichText, Ui};

use crate::desktop::theme::{Face, font, palette, size};
use crate::desktop::widgets::{code, hint, strong};
use crate::signing::Diagnosis;
use crate::signing::diagnose::Difference;
use crate::signing::view::{Run, RunKind};
use crate::text::{Message as Sentence, hex, tr};

/// Whether anything can be said of what differs; of another key's signature nothing can.
pub fn is_compared(diagnosis: &Diagnosis) -> bool {
    !diagnosis.differences.is_empty()
        || diagnosis.signed_sha256.is_some()
        || !diagnosis.fields.is_empty()
}

/// What was received beside what was signed; where that is not known, the hash it must have.
pub fn differences(ui: &mut Ui, diagnosis: &Diagnosis) {
    strong(ui, &tr("verify-differs"));
    for difference in &diagnosis.differences {
        one_difference(ui, difference);
    }
    if diagnosis.differences.is_empty()
        && let Some(hash) = diagnosis.signed_sha256
    {
        code(ui, &Sentence::new("verify-signed-hash").with("hash", hex(&hash)).text());
    }
    if !diagnosis.fields.is_empty() {
        hint(ui, &tr("verify-compare-fields"));
        for field in &diagnosis.fields {
            let value = match &field.written {
                Some(written) => Sentence::new("verify-amount")
                    .with("written", written)
                    .with("sent", &field.value)
                    .text(),
                None => field.value.clone(),
            };
            code(ui, &format!("{}: {value}", field.path));
        }
    }
}

fn one_difference(ui: &mut Ui, difference: &Difference) {
    hint(ui, &difference.part.name().text());
    let palette = palette(ui);
    side(ui, &tr("verify-ours"), "−", &difference.ours, palette.bad, palette.bad_soft);
    side(ui, &tr("verify-signed"), "+", &difference.signed, palette.good, palette.good_soft);
}

fn side(ui: &mut Ui, name: &str, sign: &str, runs: &[Run], ink: Color32, ground: Color32) {
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
pub fn draw_runs(ui: &mut Ui, runs: &[Run]) {
    let palette = palette(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    job.wrap.break_anywhere = true;
    for run in runs {
        let plain = run.kind == RunKind::Text;
        let color = if plain && !run.changed { palette.text } else { palette.accent };
        let background = if run.changed { palette.card } else { Color32::TRANSPARENT };
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
    ui.add(Label::new(job).selectable(true));
}
