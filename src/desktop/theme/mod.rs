//! How everything looks: colours, type, spacing and sizes, as data. Nothing else names a colour or a size.

mod fonts;
mod palette;
mod style;

pub use fonts::{Face, font, font_definitions};
pub use palette::{DARK, LIGHT, Palette, Tone, palette};
pub use style::install;

/// Distances and sizes in points, in steps of 4.
pub mod space {
    /// Between things that belong together.
    pub const TIGHT: f32 = 4.0;
    /// Between a control and its hint.
    pub const SMALL: f32 = 8.0;
    /// Between controls.
    pub const MEDIUM: f32 = 12.0;
    /// Between cards.
    pub const LARGE: f32 = 16.0;
    /// Inside a card.
    pub const CARD: f32 = 20.0;
    /// Inside a card in a low window.
    pub const CARD_COMPACT: f32 = 14.0;
    /// At the edges of a page.
    pub const PAGE: f32 = 32.0;
    /// The rail at the left.
    pub const RAIL: f32 = 196.0;
    /// The bar at the bottom.
    pub const FOOTER: f32 = 70.0;
    /// A button or field.
    pub const CONTROL: f32 = 40.0;
    /// The widest that a column of text and cards gets.
    pub const COLUMN: f32 = 920.0;
    /// An icon.
    pub const ICON: f32 = 18.0;
    /// Round corners of cards.
    pub const CARD_RADIUS: f32 = 14.0;
    /// Round corners of controls.
    pub const RADIUS: f32 = 10.0;
}

/// Whether the window is so low that every page saves room: less space between things, and no sentence that the step says, too.
pub fn is_compact(ctx: &egui::Context) -> bool {
    const LOW: f32 = 680.0;
    ctx.content_rect().height() < LOW
}

/// Sizes of type in points.
pub mod size {
    /// The title of a page.
    pub const TITLE: f32 = 23.0;
    /// A verdict.
    pub const VERDICT: f32 = 15.5;
    /// Text.
    pub const TEXT: f32 = 14.0;
    /// A hint.
    pub const HINT: f32 = 12.5;
    /// Keys and bytes.
    pub const CODE: f32 = 13.0;
}
