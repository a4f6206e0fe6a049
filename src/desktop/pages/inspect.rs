mod look;

use std::path::Path;

use egui::{Context, Ui};

use self::look::{Facts, look};
use crate::desktop::inputs::KeyReader;
use crate::desktop::services::Desk;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Icon, Look, button, card, code, dropped_files, finding, fingerprint, hint, key_sources, label,
    lead, link, notice, page, strong, title,
};
use crate::keys::audit::Audit;
use crate::text::{Message, tr};

/// Says what any key text or file is; whether two belong together; converts public keys.
#[derive(Default)]
pub struct Inspect {
    slots: [Slot; 2],
    copied: bool,
}

/// A key that is looked at; of a private one only what may be said of it is kept.
struct Slot {
    facts: Option<Facts>,
    reader: KeyReader<Facts>,
    checks: bool,
}

impl Default for Slot {
    fn default() -> Self {
        Self { facts: None, reader: KeyReader::new(look), checks: false }
    }
}

impl Inspect {
    /// Takes the results of background work.
    pub fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        for slot in &mut self.slots {
            slot.logic(ctx, desk);
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        self.take_dropped(ui);
        page(ui, "inspect", |ui| {
            title(ui, &tr("inspect-title"));
            lead(ui, &tr("inspect-lead"));
            ui.add_space(space::SMALL);
            ui.scope(|ui| self.verdict(ui));
            let copied = &mut self.copied;
            for (slot, id) in self.slots.iter_mut().zip(["inspect-first", "inspect-second"]) {
                card(ui, |ui| slot.ui(ui, desk, id, copied));
            }
        });
    }

    /// Two files are to be compared with each other; one stands beside what is there.
    fn take_dropped(&mut self, ui: &Ui) {
        let paths = dropped_files(ui);
        let first = usize::from(paths.len() == 1 && self.slots[0].is_taken());
        for (slot, path) in self.slots[first..].iter_mut().zip(paths) {
            slot.open(ui.ctx(), &path);
        }
    }

    fn verdict(&self, ui: &mut Ui) {
        let [Some(first), Some(second)] = [&self.slots[0].facts, &self.slots[1].facts] else {
            return;
        };
        let (Some(first), Some(second)) = (&first.key, &second.key) else {
            return;
        };
        if first == second {
            notice(ui, Tone::Good, &tr("inspect-match"), None);
        } else {
            notice(ui, Tone::Bad, &tr("inspect-no-match"), None);
        }
        ui.add_space(space::SMALL);
    }
}

impl Slot {
    fn logic(&mut self, ctx: &Context, desk: &mut Desk) {
        if let Some(facts) = self.reader.logic(ctx, desk) {
            self.facts = Some(facts);
        }
    }

    fn is_taken(&self) -> bool {
        self.facts.is_some() || self.reader.is_busy()
    }

    fn open(&mut self, ctx: &Context, path: &Path) {
        self.facts = None;
        self.reader.open(ctx, path);
    }

    fn ui(&mut self, ui: &mut Ui, desk: &mut Desk, id: &'static str, copied: &mut bool) {
        strong(ui, &tr(id));
        let mut clear = false;
        ui.horizontal_wrapped(|ui| {
            if let Some(source) = key_sources(ui) {
                self.facts = None;
                self.reader.begin(ui.ctx(), desk, source);
            }
            clear = self.facts.is_some() && link(ui, &tr("verify-clear")).clicked();
        });
        if clear {
            *self = Self::default();
        }
        ui.scope(|ui| self.reader.ui(ui, desk));
        if let Some(facts) = &self.facts {
            draw(ui, facts, desk, copied, &mut self.checks);
        }
    }
}

fn draw(ui: &mut Ui, facts: &Facts, desk: &mut Desk, copied: &mut bool, checks: &mut bool) {
    label(ui, &facts.kind.text());
    if facts.private {
        notice(ui, Tone::Care, &tr("inspect-private"), None);
    }
    for note in &facts.notes {
        hint(ui, &note.text());
    }
    let Some(key) = &facts.key else { return };
    hint(
        ui,
        &Message::new("inspect-size")
            .with("bits", key.bits())
            .with("exponent", key.exponent())
            .text(),
    );
    fingerprint(ui, &key.fingerprint());
    if let Some(audit) = &facts.audit {
        audited(ui, audit, checks);
    }
    strong(ui, &tr("inspect-public"));
    code(ui, &key.one_line());
    ui.horizontal_wrapped(|ui| {
        let forms = [
            ("inspect-copy-line", key.one_line()),
            ("inspect-copy-pem", key.pem()),
            ("inspect-copy-pkcs1", key.pkcs1_pem()),
        ];
        for (id, text) in forms {
            if button(ui, Look::Plain, Some(Icon::Copy), &tr(id), true).clicked() {
                *copied = desk.clipboard.copy_public(&text).is_ok();
            }
        }
    });
    if *copied {
        hint(ui, &tr("verify-copied"));
    }
}

/// Whether a private key passed its checks, in one line; each check on demand, and at once where one failed.
fn audited(ui: &mut Ui, audit: &Audit, open: &mut bool) {
    let id = if audit.passed() { "inspect-sound" } else { "inspect-unsound" };
    finding(ui, audit.passed(), &tr(id));
    let words = if *open { "make-hide-checks" } else { "make-show-checks" };
    if audit.passed() && link(ui, &tr(words)).clicked() {
        *open = !*open;
    }
    if *open || !audit.passed() {
        for found in &audit.findings {
            finding(ui, found.passed, &found.check.message(found.passed).text());
        }
    }
}
