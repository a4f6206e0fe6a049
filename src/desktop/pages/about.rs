mod genuine;
mod licences;

use egui::{ThemePreference, Ui};

use self::genuine::Genuine;
use self::licences::Licences;
use crate::desktop::services::{Desk, settings};
use crate::desktop::widgets::{card, choice, finding, hint, lead, page, strong, title};
use crate::secret::process;
use crate::text::{Message, tr};

/// What this copy of the program is.
#[derive(Default)]
pub struct About {
    genuine: Genuine,
    licences: Licences,
}

impl About {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        page(ui, "about", |ui| {
            title(ui, &tr("about-title"));
            lead(ui, &tr("about-lead"));
            card(ui, |ui| self.genuine.ui(ui, desk));
            card(ui, measures);
            card(ui, looks);
            card(ui, |ui| self.licences.ui(ui));
        });
    }
}

fn measures(ui: &mut Ui) {
    strong(ui, &tr("about-measures"));
    hint(ui, &tr("about-measures-hint"));
    for (measure, outcome) in process::measures() {
        let words = Message::new("about-measure")
            .with("measure", measure.message())
            .with("outcome", outcome.message());
        finding(ui, outcome.is_good(), &words.text());
    }
}

fn looks(ui: &mut Ui) {
    strong(ui, &tr("about-theme"));
    let now = ui.ctx().options(|options| options.theme_preference);
    let options = [
        (ThemePreference::System, tr("about-theme-system")),
        (ThemePreference::Light, tr("about-theme-light")),
        (ThemePreference::Dark, tr("about-theme-dark")),
    ];
    if let Some(preference) = choice(ui, &tr("about-theme"), &options, Some(now)) {
        ui.ctx().set_theme(preference);
        settings::remember(preference);
    }
    hint(ui, &settings::place().text());
}
