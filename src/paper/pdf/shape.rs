//! Text as glyphs: our own typefaces, and for what people type in other scripts the system's.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use fontique::{Collection, CollectionOptions, FallbackKey, QueryStatus, Script, SourceCache};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::paper::typefaces;

/// A typeface of the paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// For sentences.
    Regular,
    /// For headings and names.
    Bold,
    /// For what is compared letter by letter.
    Mono,
}

/// A glyph in its place in the text.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Which of the fonts it is of.
    pub font: usize,
    /// How it is drawn.
    pub glyph: KrillaGlyph,
    /// How far it goes on, as a part of the size of the type.
    pub advance: f32,
    /// Which part of the text it stands for, in bytes.
    pub range: Range<usize>,
}

/// A text as glyphs.
#[derive(Clone, Debug)]
pub struct Shaped {
    /// The text; what no font has is written as U+ and its number.
    pub text: Rc<str>,
    /// Its glyphs, in the order in which they are drawn.
    pub glyphs: Vec<Placed>,
}

struct Loaded {
    font: Font,
    bytes: Arc<Vec<u8>>,
    index: u32,
}

/// All fonts that are used.
pub struct Typefaces {
    fonts: Vec<Loaded>,
    system: Option<(Collection, SourceCache)>,
}

impl Typefaces {
    /// Our own typefaces; the system's are looked for when they are needed.
    pub fn new() -> Option<Self> {
        let own = [&typefaces::REGULAR, &typefaces::SEMI_BOLD, &typefaces::MONO];
        let fonts = own.iter().map(|bytes| load(bytes.to_vec(), 0)).collect::<Option<_>>()?;
        Some(Self { fonts, system: None })
    }

    /// The font with this number.
    pub fn font(&self, number: usize) -> Font {
        self.fonts[number].font.clone()
    }

    /// Shapes a text; line ends count as blanks.
    pub fn shape(&mut self, text: &str, face: Face) -> Shaped {
        let own = match face {
            Face::Regular => 0,
            Face::Bold => 1,
            Face::Mono => 2,
        };
        let (text, fonts) = self.fonts_for(text, own);
        let text: Rc<str> = text.into();
        let mut glyphs = Vec::new();
        for run in fonts.chunk_by(|a, b| a.1 == b.1) {
            let (start, last) = (run[0].0, run[run.len() - 1].0);
            let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
            glyphs.extend(self.run(&text, start..end, run[0].1));
        }
        Shaped { text, glyphs }
    }

    /// The text that can be set, and the font for each of its characters.
    fn fonts_for(&mut self, text: &str, own: usize) -> (String, Vec<(usize, usize)>) {
        let (mut settable, mut fonts) = (String::new(), Vec::new());
        let mut add = |character: char, font: usize| {
            fonts.push((settable.len(), font));
            settable.push(character);
        };
        for character in text.chars() {
            let character = if character.is_control() { ' ' } else { character };
            let candidates = [own].into_iter().chain((0..self.fonts.len()).filter(|n| *n != own));
            let known = candidates.filter(|font| has(&self.fonts[*font], character)).min_by_key(
                // The face that was asked for, else the plain one, else what was found before.
                |font| if *font == own { 0 } else { font + 1 },
            );
            match known.or_else(|| self.of_system(character)) {
                Some(font) => add(character, font),
                None => format!("U+{:04X}", u32::from(character))
                    .chars()
                    .for_each(|character| add(character, own)),
            }
        }
        (settable, fonts)
    }

    /// A font of the system that has this character.
    fn of_system(&mut self, character: char) -> Option<usize> {
        let (collection, cache) = self.system.get_or_insert_with(|| {
            let options = CollectionOptions { shared: false, system_fonts: true };
            (Collection::new(options), SourceCache::default())
        });
        let mut found = None;
        let mut query = collection.query(cache);
        query.set_fallbacks(FallbackKey::new(script_of(character), None));
        query.matches_with(|font| {
            if font.charmap().and_then(|map| map.map(character)).is_some_and(|glyph| glyph != 0) {
                found = Some((font.blob.as_ref().to_vec(), font.index));
                return QueryStatus::Stop;
            }
            QueryStatus::Continue
        });
        let (bytes, index) = found?;
        self.fonts.push(load(bytes, index)?);
        Some(self.fonts.len() - 1)
    }

    fn run(&self, text: &str, range: Range<usize>, number: usize) -> Vec<Placed> {
        let loaded = &self.fonts[number];
        let Ok(font) = FontRef::from_index(&loaded.bytes, loaded.index) else { return Vec::new() };
        let data = ShaperData::new(&font);
        let shaper = data.shaper(&font).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text[range.clone()]);
        buffer.guess_segment_properties();
        let run = shaper.shape(buffer, ShapeOptions::new());
        #[expect(clippy::cast_precision_loss, reason = "units of a font are small")]
        let em = |units: i32| units as f32 / shaper.units_per_em() as f32;
        let infos = run.glyph_infos();
        let starts: Vec<usize> =
            infos.iter().map(|info| range.start + info.cluster as usize).collect();
        let end_of = |start: usize| {
            let later = starts.iter().filter(|other| **other > start);
            later.min().copied().unwrap_or(range.end)
        };
        let places = infos.iter().zip(run.glyph_positions()).zip(&starts);
        places
            .map(|((info, place), start)| {
                let (advance, range) = (em(place.x_advance), *start..end_of(*start));
                let glyph = KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    advance,
                    em(place.x_offset),
                    em(place.y_offset),
                    0.0,
                    range.clone(),
                    None,
                );
                Placed { font: number, glyph, advance, range }
            })
            .collect()
    }
}

fn load(bytes: Vec<u8>, index: u32) -> Option<Loaded> {
    let bytes = Arc::new(bytes);
    Some(Loaded { font: Font::new(Arc::clone(&bytes).into(), index)?, bytes, index })
}

/// Whether the font draws the character: shaped alone, it gives no glyph that stands for "missing".
fn has(loaded: &Loaded, character: char) -> bool {
    let Ok(font) = FontRef::from_index(&loaded.bytes, loaded.index) else { return false };
    let data = ShaperData::new(&font);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(character.encode_utf8(&mut [0; 4]));
    buffer.guess_segment_properties();
    let shaped = data.shaper(&font).build().shape(buffer, ShapeOptions::new());
    shaped.glyph_infos().iter().all(|info| info.glyph_id != 0)
}

/// The script of a character, as far as systems have fonts of their own for it (ISO 15924).
fn script_of(character: char) -> Script {
    let name = match u32::from(character) {
        0x0370..=0x03FF => b"Grek",
        0x0400..=0x052F => b"Cyrl",
        0x0590..=0x05FF => b"Hebr",
        0x0600..=0x06FF => b"Arab",
        0x0900..=0x097F => b"Deva",
        0x0980..=0x09FF => b"Beng",
        0x0B80..=0x0BFF => b"Taml",
        0x0E00..=0x0E7F => b"Thai",
        0x0E80..=0x0EFF => b"Laoo",
        0x1000..=0x109F => b"Mymr",
        0x1780..=0x17FF => b"Khmr",
        0x3040..=0x309F => b"Hira",
        0x30A0..=0x30FF => b"Kana",
        0x1100..=0x11FF | 0xAC00..=0xD7AF => b"Hang",
        0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => b"Hani",
        _ => b"Latn",
    };
    Script::from_bytes(*name)
}
