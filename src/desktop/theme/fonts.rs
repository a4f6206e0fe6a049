use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

use crate::paper::typefaces;

/// A cut of a typeface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Face {
    Regular,
    Medium,
    SemiBold,
    Bold,
    Mono,
}

impl Face {
    fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Medium => FontFamily::Name("medium".into()),
            Self::SemiBold => FontFamily::Name("semibold".into()),
            Self::Bold => FontFamily::Name("bold".into()),
            Self::Mono => FontFamily::Monospace,
        }
    }
}

/// `face` at `size` points.
pub fn font(face: Face, size: f32) -> FontId {
    FontId::new(size, face.family())
}

/// Inter and `JetBrains` Mono, embedded as subsets; other scripts come from the system's fonts.
pub fn font_definitions() -> FontDefinitions {
    let embedded: [(Face, &'static [u8]); 5] = [
        (Face::Regular, &typefaces::REGULAR),
        (Face::Medium, &typefaces::MEDIUM),
        (Face::SemiBold, &typefaces::SEMI_BOLD),
        (Face::Bold, &typefaces::BOLD),
        (Face::Mono, &typefaces::MONO),
    ];
    let mut fonts = FontDefinitions::empty();
    for (face, data) in embedded {
        let name = format!("{face:?}");
        fonts.font_data.insert(name.clone(), Arc::new(FontData::from_static(data)));
        fonts.families.insert(face.family(), vec![name]);
    }
    // Inter has signs that JetBrains Mono lacks.
    fonts.families.entry(FontFamily::Monospace).or_default().push(format!("{:?}", Face::Regular));
    fonts
}
