use std::fs::File;
use std::io::Read;

use eframe::egui::{Context, ThemePreference, Ui};
use sha2::{Digest, Sha256};

use crate::desktop::services::{Desk, Job, take};
use crate::desktop::theme::Tone;
use crate::desktop::widgets::{
    Icon, Look, button, card, chip, code, finding, hint, label, lead, notice, page, strong, title,
};
use crate::secret::process;
use crate::text::{Message, hex, tr};

/// The commit that was built, where the build knew it.
const COMMIT: Option<&str> = option_env!("KEYTURN_COMMIT");

/// What this copy of the program is.
#[derive(Default)]
pub struct About {
    hashing: Option<Job<Option<String>>>,
    hash: Option<String>,
    copied: bool,
}

impl About {
    /// Takes the hash of the running file once it is there.
    pub fn logic(&mut self, _ctx: &Context) {
        if let Some(done) = take(&mut self.hashing) {
            self.hash = Some(done.unwrap_or_else(|| tr("about-hash-unknown")));
        }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        if self.hash.is_none() && self.hashing.is_none() {
            self.hashing = Job::start(ui.ctx(), "hash-program", |_| hash_of_program());
        }
        page(ui, "about", |ui| {
            title(ui, &tr("about-title"));
            lead(ui, &tr("about-lead"));
            card(ui, |ui| self.copy_of_program(ui, desk));
            card(ui, measures);
            card(ui, looks);
            card(ui, |ui| {
                strong(ui, &tr("about-licences"));
                label(ui, &tr("about-licences-text"));
            });
        });
    }

    fn copy_of_program(&mut self, ui: &mut Ui, desk: &mut Desk) {
        strong(ui, &tr("about-genuine"));
        hint(ui, &tr("about-genuine-hint"));
        let facts = self.facts();
        code(ui, &facts);
        if button(ui, Look::Plain, Some(Icon::Copy), &tr("about-copy"), true).clicked() {
            self.copied = desk.clipboard.copy_public(&facts).is_ok();
        }
        if self.copied {
            notice(ui, Tone::Good, &tr("about-copied"), None);
        }
    }

    fn facts(&self) -> String {
        let version = Message::new("about-version").with("version", env!("CARGO_PKG_VERSION"));
        let commit = Message::new("about-commit").with("commit", COMMIT.unwrap_or("–"));
        let hash = Message::new("about-hash").with(
            "hash",
            self.hash.clone().unwrap_or_else(|| tr("about-hashing")),
        );
        let system = Message::new("about-system")
            .with("system", std::env::consts::OS)
            .with("machine", std::env::consts::ARCH);
        [version, commit, system, hash]
            .map(|line| line.text())
            .join("\n")
    }
}

fn measures(ui: &mut Ui) {
    strong(ui, &tr("about-measures"));
    hint(ui, &tr("about-measures-hint"));
    for (measure, outcome) in process::measures() {
        let words = format!("{}: {}", measure.message().text(), outcome.message().text());
        finding(ui, outcome.is_good(), &words);
    }
}

fn looks(ui: &mut Ui) {
    strong(ui, &tr("about-theme"));
    let now = ui.ctx().options(|options| options.theme_preference);
    ui.horizontal_wrapped(|ui| {
        let choices = [
            (ThemePreference::System, "about-theme-system"),
            (ThemePreference::Light, "about-theme-light"),
            (ThemePreference::Dark, "about-theme-dark"),
        ];
        for (preference, id) in choices {
            if chip(ui, now == preference, &tr(id)).clicked() {
                ui.ctx().set_theme(preference);
            }
        }
    });
}

fn hash_of_program() -> Option<String> {
    let mut file = File::open(std::env::current_exe().ok()?).ok()?;
    let mut hasher = Sha256::new();
    let mut part = vec![0; 64 * 1024];
    loop {
        match file.read(&mut part).ok()? {
            0 => break,
            length => hasher.update(&part[..length]),
        }
    }
    Some(hex(&hasher.finalize()))
}
