#![allow(clippy::disallowed_methods, reason = "the one place where colours are made")]

use eframe::egui::{Color32, Ui};

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
    accent_soft: hex(0xEA_F0FF),
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
