use egui::Ui;

use super::State;
use crate::ceremony::{Ceremony, Origin};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{columns, field, finding, fingerprint, hint, link, notice, strong};
use crate::keys::audit::Finding;
use crate::text::{Message, tr};

/// Whether the key passed its checks, in one line; each check on demand, and at once where one failed.
pub fn checks(ui: &mut Ui, state: &mut State, ceremony: &Ceremony) {
    let Some(made) = ceremony.made() else { return };
    let passed = made.audit.passed();
    let id = match (passed, made.origin) {
        (false, _) => "make-checks-bad",
        (true, Origin::Generated) => "make-checks-generated",
        (true, Origin::Imported) => "make-checks-imported",
    };
    let tone = if passed { Tone::Good } else { Tone::Bad };
    notice(ui, tone, &Message::new(id).with("bits", made.audit.bits).text(), None);
    for repair in &state.repairs {
        hint(ui, &repair.message().text());
    }
    ui.horizontal_wrapped(|ui| {
        let words = if state.checks { "make-hide-checks" } else { "make-show-checks" };
        if passed && link(ui, &tr(words)).clicked() {
            state.checks = !state.checks;
        }
        if !state.again && link(ui, &tr("make-another")).clicked() {
            state.again = true;
        }
    });
    if passed && !state.checks {
        return;
    }
    let findings = &made.audit.findings;
    let half = findings.len().div_ceil(2);
    let list = |ui: &mut Ui, part: &[Finding]| {
        for found in part {
            finding(ui, found.passed, &found.check.message(found.passed).text());
        }
    };
    columns(ui, 0.5, |ui| list(ui, &findings[..half]), |ui| list(ui, &findings[half..]));
}

/// The fingerprint, and a field to compare it with another one.
pub fn compare(ui: &mut Ui, state: &mut State, ceremony: &Ceremony) {
    let Some(made) = ceremony.made() else { return };
    let print = made.public.fingerprint();
    strong(ui, &tr("make-fingerprint-title"));
    hint(ui, &tr("make-fingerprint-hint"));
    fingerprint(ui, &print);
    ui.add_space(space::SMALL);
    field(ui, &tr("make-compare"), &mut state.compare, &tr("make-compare-hint"));
    if !state.compare.trim().is_empty() {
        let (tone, id) = if print.matches(&state.compare) {
            (Tone::Good, "make-compare-same")
        } else {
            (Tone::Care, "make-compare-other")
        };
        notice(ui, tone, &tr(id), None);
    }
}
