//! The rail at the left: the pages, and what the program promises.

use egui::{
    Align, CornerRadius, Frame, Key, Layout, Margin, Modifiers, Panel, RichText, Sense, Ui, vec2,
};

use super::theme::{self, Face, font, palette, size, space};
use super::widgets::{Icon, draw_icon, rail_row};
use crate::text::tr;

/// The pages on the rail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// The ceremony.
    Keys,
    /// Is a message genuine?
    Verify,
    /// Sign a message to try a server with.
    SignTest,
    /// What is this key?
    Inspect,
    /// Records of ceremonies.
    Records,
    /// What to do about a key that others may know; not on the rail.
    Leak,
    /// The user guide.
    Help,
    /// This copy of the program.
    About,
}

impl Page {
    const ALL: [Self; 7] = [
        Self::Keys,
        Self::Verify,
        Self::SignTest,
        Self::Inspect,
        Self::Records,
        Self::Help,
        Self::About,
    ];

    /// The page whose number was pressed together with Ctrl, or Command on a Mac; F1 is the guide.
    pub fn asked_for(ui: &Ui) -> Option<Self> {
        const NUMBERS: [Key; 7] =
            [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1)) {
            return Some(Self::Help);
        }
        NUMBERS.into_iter().zip(Self::ALL).find(|(key, _)| pressed(*key)).map(|(_, page)| page)
    }

    fn name(self) -> (Icon, String) {
        match self {
            Self::Keys => (Icon::Key, tr("shell-page-keys")),
            Self::Verify => (Icon::Check, tr("shell-page-verify")),
            Self::SignTest => (Icon::Pencil, tr("shell-page-sign")),
            Self::Inspect => (Icon::Search, tr("shell-page-inspect")),
            Self::Records => (Icon::File, tr("shell-page-records")),
            Self::Leak => (Icon::Warning, tr("shell-page-leak")),
            Self::Help => (Icon::Book, tr("shell-page-help")),
            Self::About => (Icon::Info, tr("shell-page-about")),
        }
    }
}

/// Draws the rail with `open` marked, and whether a private key is held; gives the page that was chosen.
pub fn rail(ui: &mut Ui, open: Page, holds_key: bool) -> Option<Page> {
    let frame = Frame::new().fill(palette(ui).rail).inner_margin(Margin::symmetric(12, 16));
    let panel = Panel::left("rail")
        .resizable(false)
        .exact_size(space::RAIL)
        .show_separator_line(false)
        .frame(frame);
    panel
        .show(ui, |ui| {
            brand(ui);
            ui.add_space(space::MEDIUM);
            ui.spacing_mut().item_spacing.y = 3.0;
            let mut chosen = None;
            for page in Page::ALL {
                let (icon, name) = page.name();
                if rail_row(ui, icon, &name, page == open).clicked() {
                    chosen = Some(page);
                }
            }
            promise(ui, holds_key);
            chosen
        })
        .inner
}

fn brand(ui: &mut Ui) {
    let colours = palette(ui);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        let (rect, _) = ui.allocate_exact_size(vec2(26.0, 26.0), Sense::hover());
        ui.painter().rect_filled(rect, CornerRadius::same(8), theme::LIGHT.accent);
        draw_icon(ui.painter(), Icon::Key, rect.shrink(5.0), theme::LIGHT.on_accent);
        ui.add_space(space::TIGHT);
        ui.label(
            RichText::new(tr("shell-name")).font(font(Face::Bold, 17.0)).color(colours.rail_strong),
        );
    });
}

fn promise(ui: &mut Ui, holds_key: bool) {
    let colours = palette(ui);
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.add_space(space::SMALL);
        let key = if holds_key { "shell-holds-key" } else { "shell-keeps-no-key" };
        for words in [tr(key), tr("shell-works-offline")] {
            let text =
                RichText::new(words).font(font(Face::Regular, size::HINT)).color(colours.rail_text);
            Frame::new().inner_margin(Margin::symmetric(12, 1)).show(ui, |ui| ui.label(text));
        }
    });
}
