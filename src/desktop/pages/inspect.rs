mod look;

use std::path::PathBuf;

use egui::{Context, Ui};

use self::look::{Facts, look};
use crate::desktop::inputs::KeyReader;
use crate::desktop::services::Desk;
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Icon, KeySource, Look, button, card, code, dropped_files, finding, fingerprint, hint,
    key_sources, label, lead, link, notice, page, strong, title,
};
use crate::keys::audit::Audit;
use crate::text::{Message, tr};

/// Says what any key text or file is; whether two belong together; converts public keys.
#[derive(Default)]
pub struct Inspect {
    slots: [Slot; 2],
    copied: bool,
}

/// What was asked on the page, of one of its slots.
enum Action {
    /// Bring a key in.
    Begin(KeySource),
    /// Look at a file that was dropped.
    Open(PathBuf),
    /// Forget what is looked at.
    Clear,
    /// Show or hide the checks.
    ShowChecks(bool),
    /// Copy the public key in a form.
    Copy(String),
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

    /// Draws the page, and does what was asked on it.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let mut asked = Vec::new();
        page(ui, "inspect", |ui| {
            title(ui, &tr("inspect-title"));
            lead(ui, &tr("inspect-lead"));
            ui.add_space(space::SMALL);
            ui.scope(|ui| self.verdict(ui));
            let copied = self.copied;
            for (place, id) in ["inspect-first", "inspect-second"].into_iter().enumerate() {
                let slot = &mut self.slots[place];
                let action = card(ui, |ui| slot.ui(ui, desk, id, copied));
                asked.extend(action.map(|action| (place, action)));
            }
        });
        let dropped = dropped_files(ui);
        if !dropped.is_empty() {
            // Two files are to be compared with each other; one stands beside what is there.
            let first = usize::from(dropped.len() == 1 && self.slots[0].is_taken());
            let places = (first..self.slots.len()).zip(dropped);
            asked.extend(places.map(|(place, path)| (place, Action::Open(path))));
        }
        for (place, action) in asked {
            self.act(ui.ctx(), desk, place, action);
        }
    }

    fn act(&mut self, ctx: &Context, desk: &mut Desk, place: usize, action: Action) {
        let slot = &mut self.slots[place];
        match action {
            Action::Begin(source) => {
                slot.facts = None;
                slot.reader.begin(ctx, desk, source);
            }
            Action::Open(path) => {
                slot.facts = None;
                slot.reader.open(ctx, &path);
            }
            Action::Clear => *slot = Slot::default(),
            Action::ShowChecks(shown) => slot.checks = shown,
            Action::Copy(text) => self.copied = desk.clipboard.copy_public(&text).is_ok(),
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

    fn ui(
        &mut self,
        ui: &mut Ui,
        desk: &mut Desk,
        id: &'static str,
        copied: bool,
    ) -> Option<Action> {
        strong(ui, &tr(id));
        let asked = ui.horizontal_wrapped(|ui| {
            let begin = key_sources(ui).map(Action::Begin);
            let clear = self.facts.is_some() && link(ui, &tr("verify-clear")).clicked();
            begin.or(clear.then_some(Action::Clear))
        });
        ui.scope(|ui| self.reader.ui(ui, desk));
        let shown = self.facts.as_ref().and_then(|facts| draw(ui, facts, copied, self.checks));
        asked.inner.or(shown)
    }
}

fn draw(ui: &mut Ui, facts: &Facts, copied: bool, checks: bool) -> Option<Action> {
    label(ui, &facts.kind.text());
    if facts.private {
        notice(ui, Tone::Care, &tr("inspect-private"), None);
    }
    for note in &facts.notes {
        hint(ui, &note.text());
    }
    let key = facts.key.as_ref()?;
    let size = Message::new("inspect-size").with("bits", key.bits());
    hint(ui, &size.with("exponent", key.exponent()).text());
    fingerprint(ui, &key.fingerprint());
    let toggled = facts.audit.as_ref().and_then(|audit| audited(ui, audit, checks));
    strong(ui, &tr("inspect-public"));
    code(ui, &key.one_line());
    let taken = ui.horizontal_wrapped(|ui| {
        let forms = [
            ("inspect-copy-line", key.one_line()),
            ("inspect-copy-pem", key.pem()),
            ("inspect-copy-pkcs1", key.pkcs1_pem()),
        ];
        let mut taken = None;
        for (id, text) in forms {
            if button(ui, Look::Plain, Some(Icon::Copy), &tr(id), true).clicked() {
                taken = Some(Action::Copy(text));
            }
        }
        taken
    });
    if copied {
        hint(ui, &tr("verify-copied"));
    }
    toggled.map(Action::ShowChecks).or(taken.inner)
}

/// Whether a private key passed its checks, in one line; each check on demand, and at once where one failed. Gives whether
/// they are to be shown, where that was asked.
fn audited(ui: &mut Ui, audit: &Audit, open: bool) -> Option<bool> {
    let id = if audit.passed() { "inspect-sound" } else { "inspect-unsound" };
    finding(ui, audit.passed(), &tr(id));
    let words = if open { "make-hide-checks" } else { "make-show-checks" };
    let asked = audit.passed() && link(ui, &tr(words)).clicked();
    if open || !audit.passed() {
        for found in &audit.findings {
            finding(ui, found.passed, &found.check.message(found.passed).text());
        }
    }
    asked.then_some(!open)
}
