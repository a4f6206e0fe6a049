mod look;

use std::path::PathBuf;

use eframe::egui::{Context, Ui};

use self::look::{Facts, look};
use crate::desktop::services::{Desk, Job, OpenFile, take};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Icon, KeySource, Look, button, card, code, dropped_files, finding, fingerprint, hint,
    key_sources, label, lead, link, notice, page, problem, strong, title,
};
use crate::keys::decode::MAX_INPUT;
use crate::secret::SecretBytes;
use crate::secret::files::read_secret;
use crate::text::{Message, tr};

/// Says what any key text or file is; whether two belong together; converts public keys.
#[derive(Default)]
pub struct Inspect {
    slots: [Slot; 2],
    copied: bool,
}

/// A key that is looked at; of a private one only what may be said of it is kept.
#[derive(Default)]
struct Slot {
    facts: Option<Facts>,
    problem: Option<Message>,
    asked: Option<Job<Option<PathBuf>>>,
    work: Option<Job<Result<Facts, Message>>>,
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
            self.verdict(ui);
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
            slot.read_file(ui.ctx(), path);
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
        if let Some(Some(path)) = take(&mut self.asked) {
            self.read_file(ctx, path);
        }
        match take(&mut self.work) {
            None => return,
            Some(Ok(facts)) => {
                self.facts = Some(facts);
                self.problem = None;
            }
            Some(Err(message)) => {
                self.facts = None;
                self.problem = Some(message);
            }
        }
        desk.wipe_traces();
    }

    fn is_taken(&self) -> bool {
        self.facts.is_some() || self.work.is_some()
    }

    fn read_file(&mut self, ctx: &Context, path: PathBuf) {
        self.work = Job::start(ctx, "inspect", move |_| {
            let input = read_secret(&path, MAX_INPUT).map_err(|error| error.message())?;
            look(&input)
        });
    }

    fn ui(&mut self, ui: &mut Ui, desk: &mut Desk, id: &'static str, copied: &mut bool) {
        strong(ui, &tr(id));
        ui.horizontal_wrapped(|ui| {
            match key_sources(ui) {
                Some(KeySource::File) => {
                    self.asked = desk.ask_open(ui.ctx(), OpenFile { title: tr("inspect-dialog") });
                }
                Some(KeySource::Paste) => match desk.clipboard.read() {
                    Ok(text) => {
                        let input = SecretBytes::copy_of(text.expose().as_bytes());
                        self.work = Job::start(ui.ctx(), "inspect", move |_| look(&input));
                    }
                    Err(error) => self.problem = Some(error.message()),
                },
                None => {}
            }
            if self.facts.is_some() && link(ui, &tr("verify-clear")).clicked() {
                *self = Self::default();
            }
        });
        if let Some(message) = &self.problem {
            problem(ui, message);
        }
        if let Some(facts) = &self.facts {
            draw(ui, facts, desk, copied);
        }
    }
}

fn draw(ui: &mut Ui, facts: &Facts, desk: &mut Desk, copied: &mut bool) {
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
        for found in &audit.findings {
            finding(ui, found.passed, &found.check.message(found.passed).text());
        }
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
