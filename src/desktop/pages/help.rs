mod guide;

use egui::Ui;

use self::guide::{Block, Face, Section, sections};
use crate::desktop::theme::{Tone, space};
use crate::desktop::widgets::{
    Type, card, field_without_name, heading, lead, notice, page, paragraph, title,
};
use crate::text::tr;

/// The user guide, to read and to search.
pub struct Help {
    sections: Vec<Section>,
    search: String,
}

impl Default for Help {
    fn default() -> Self {
        Self { sections: sections(), search: String::new() }
    }
}

impl Help {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui) {
        page(ui, "help", |ui| {
            title(ui, &tr("help-title"));
            lead(ui, &tr("help-lead"));
            field_without_name(ui, &tr("help-search"), &mut self.search);
            ui.add_space(space::SMALL);
            let found: Vec<_> =
                self.sections.iter().filter(|section| section.speaks_of(&self.search)).collect();
            if found.is_empty() {
                notice(ui, Tone::Plain, &tr("help-nothing"), None);
            }
            for section in found {
                card(ui, |ui| draw(ui, section));
            }
        });
    }
}

fn draw(ui: &mut Ui, section: &Section) {
    heading(ui, &section.title, section.level.max(2));
    for block in &section.blocks {
        draw_block(ui, block);
    }
}

fn draw_block(ui: &mut Ui, block: &Block) {
    let spans = block.spans.iter().map(|span| {
        let face = match span.face {
            Face::Plain => Type::Text,
            Face::Strong => Type::Strong,
            Face::Code => Type::Code,
        };
        (span.text.as_str(), face)
    });
    let bullet = block.item.then_some(("• ", Type::Text));
    paragraph(ui, bullet.into_iter().chain(spans));
}
