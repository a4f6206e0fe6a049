//! Documents as PDF: A4 or Letter, black and white, tagged, the same bytes for the same document.
//!
//! PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), as krilla checks them; fonts are embedded as subsets.

mod draw;
mod layout;
mod lines;
mod shape;

use self::layout::Layout;
use self::shape::Typefaces;
use super::Document;
use crate::text::Message;

/// The margin of a page on each side, in points.
const MARGIN: f32 = 45.0;

/// The sheet that is printed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Paper {
    /// 210 mm × 297 mm (ISO 216).
    #[default]
    A4,
    /// 8.5 in × 11 in.
    Letter,
}

impl Paper {
    /// Width and height in points of 1/72 in.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }

    /// What is usual where this time zone is: Letter in North America.
    pub fn of_zone(zone: &str) -> Self {
        const SOUTH: [&str; 6] =
            ["Argentina", "Sao_Paulo", "Montevideo", "Lima", "Asuncion", "La_Paz"];
        let letter =
            zone.starts_with("America/") && !SOUTH.iter().any(|place| zone.contains(place));
        if letter { Self::Letter } else { Self::A4 }
    }
}

/// Why there is no PDF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoPdf(String);

impl NoPdf {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        Message::new("paper-no-pdf").with("reason", &self.0)
    }
}

impl Document {
    /// As PDF.
    ///
    /// # Errors
    /// [`NoPdf`] where what was made is not as the standards want it.
    pub fn pdf(&self, paper: Paper) -> Result<Vec<u8>, NoPdf> {
        let mut fonts = Typefaces::new().ok_or_else(|| NoPdf("fonts".to_owned()))?;
        let mut layout = Layout::of(self, paper, &mut fonts);
        layout.furniture(self, |page, pages| {
            Message::new("paper-page").with("page", page).with("pages", pages).text()
        });
        draw::draw(self, paper, &layout)
    }
}

#[cfg(test)]
mod tests;
