#![allow(clippy::disallowed_methods, reason = "the one place where colours are made")]

use egui::{Color32, Ui};

/// The colours of one theme.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names are those of the look's tokens")]
pub struct Palette {
    pub page: Color32,
    pub card: Color32,
    pub line: Color32,
    pub edge: Color32,
    pub text: Color32,
    pub quiet: Color32,
    pub rail: Color32,
    pub rail_text: Color32,
    pub rail_chosen: Color32,
    pub rail_strong: Color32,
    pub accent: Color32,
    pub on_accent: Color32,
    pub accent_soft: Color32,
    pub good: Color32,
    pub good_soft: Color32,
    pub bad: Color32,
    pub bad_soft: Color32,
    pub care: Color32,
    pub care_soft: Color32,
    pub shade: Color32,
}

#[allow(clippy::disallowed_methods, reason = "the one place where colours are made")]
const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// For bright rooms.
pub static LIGHT: Palette = Palette {
    page: hex(0xF4_F6F9),
    card: hex(0xFF_FFFF),
    line: hex(0xDC_E3EC),
    edge: hex(0x7D_8BA0),
    text: hex(0x14_2033),
    quiet: hex(0x5B_6B82),
    rail: hex(0x10_1B2E),
    rail_text: hex(0xB9_C5D8),
    rail_chosen: hex(0x1E_2D49),
    rail_strong: hex(0xFF_FFFF),
    accent: hex(0x1E_5EFF),
    on_accent: hex(0xFF_FFFF),
    accent_soft: hex(0xED_F2FF),
    good: hex(0x0E_7A4B),
    good_soft: hex(0xE5_F6EE),
    bad: hex(0xB3_261E),
    bad_soft: hex(0xFC_EBEA),
    care: hex(0x8A_5A00),
    care_soft: hex(0xFF_F4DC),
    shade: Color32::from_black_alpha(110),
};

/// For dark rooms.
pub static DARK: Palette = Palette {
    page: hex(0x0E_1420),
    card: hex(0x17_2031),
    line: hex(0x2A_374D),
    edge: hex(0x6F_7F99),
    text: hex(0xE8_EEF8),
    quiet: hex(0x9A_A9C0),
    rail: hex(0x0A_101B),
    rail_text: hex(0x8F_A0BA),
    rail_chosen: hex(0x1E_2D49),
    rail_strong: hex(0xFF_FFFF),
    accent: hex(0x6C_9BFF),
    on_accent: hex(0x0A_1020),
    accent_soft: hex(0x1B_2A4A),
    good: hex(0x5F_D3A0),
    good_soft: hex(0x12_301F),
    bad: hex(0xFF_8B82),
    bad_soft: hex(0x3A_1715),
    care: hex(0xF2_C45A),
    care_soft: hex(0x33_270C),
    shade: Color32::from_black_alpha(160),
};

/// The colours in force.
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// What a message means, beside its icon and words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Tone {
    Good,
    Bad,
    Care,
    Plain,
}

impl Tone {
    /// Its colour and its ground.
    pub fn colours(self, palette: &Palette) -> (Color32, Color32) {
        match self {
            Self::Good => (palette.good, palette.good_soft),
            Self::Bad => (palette.bad, palette.bad_soft),
            Self::Care => (palette.care, palette.care_soft),
            Self::Plain => (palette.accent, palette.accent_soft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: Color32) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    fn contrast(first: Color32, second: Color32) -> f64 {
        let (first, second) = (luminance(first), luminance(second));
        (first.max(second) + 0.05) / (first.min(second) + 0.05)
    }

    /// Text needs 4.5 : 1 on its ground (WCAG 2.2, 1.4.3); edges of what is used, and what shows where the keyboard is, 3 : 1 (1.4.11).
    #[test]
    fn every_pair_that_meets_is_told_apart() {
        const TEXT: f64 = 4.5;
        const EDGE: f64 = 3.0;
        for (name, colours) in [("light", &LIGHT), ("dark", &DARK)] {
            let pairs = [
                ("text on card", colours.text, colours.card, TEXT),
                ("text on page", colours.text, colours.page, TEXT),
                ("quiet on card", colours.quiet, colours.card, TEXT),
                ("quiet on page", colours.quiet, colours.page, TEXT),
                ("accent on card", colours.accent, colours.card, TEXT),
                ("accent on page", colours.accent, colours.page, TEXT),
                ("accent on its ground", colours.accent, colours.accent_soft, TEXT),
                ("on accent", colours.on_accent, colours.accent, TEXT),
                ("good on its ground", colours.good, colours.good_soft, TEXT),
                ("good on card", colours.good, colours.card, TEXT),
                ("bad on its ground", colours.bad, colours.bad_soft, TEXT),
                ("bad on card", colours.bad, colours.card, TEXT),
                ("care on its ground", colours.care, colours.care_soft, TEXT),
                ("text on good", colours.text, colours.good_soft, TEXT),
                ("text on bad", colours.text, colours.bad_soft, TEXT),
                ("rail", colours.rail_text, colours.rail, TEXT),
                ("chosen on the rail", colours.rail_strong, colours.rail_chosen, TEXT),
                ("edge on card", colours.edge, colours.card, EDGE),
                ("edge on page", colours.edge, colours.page, EDGE),
                ("keyboard on card", colours.accent, colours.card, EDGE),
                ("keyboard on page", colours.accent, colours.page, EDGE),
                ("keyboard on the rail", colours.rail_strong, colours.rail, EDGE),
                ("keyboard on the chosen row", colours.rail_strong, colours.rail_chosen, EDGE),
            ];
            for (pair, ink, ground, least) in pairs {
                let found = contrast(ink, ground);
                assert!(found >= least, "{name}: {pair} has {found:.2}, less than {least}");
            }
        }
    }
}
