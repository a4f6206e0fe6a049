//! Where lines end.

use super::shape::{Placed, Shaped};

/// The parts of a shaped text that stand on one line each, `width` wide at most, in points at a size of `size` points.
///
/// Lines end after blanks and beside characters of Chinese and its like; a word that is wider than a line ends anywhere.
pub fn lines(shaped: &Shaped, width: f32, size: f32) -> Vec<Vec<Placed>> {
    let mut lines = Vec::new();
    let (mut line, mut filled): (Vec<Placed>, f32) = (Vec::new(), 0.0);
    let mut last_break = 0;
    for placed in &shaped.glyphs {
        let advance = placed.advance * size;
        if filled + advance > width && !is_blank(shaped, placed) && !line.is_empty() {
            let end = if last_break == 0 { line.len() } else { last_break };
            let rest = line.split_off(end);
            filled = rest.iter().map(|placed| placed.advance * size).sum();
            lines.push(std::mem::replace(&mut line, rest));
            last_break = 0;
        }
        if stands_alone(shaped, placed) {
            last_break = line.len();
        }
        line.push(placed.clone());
        filled += advance;
        if is_blank(shaped, placed) || stands_alone(shaped, placed) {
            last_break = line.len();
        }
    }
    lines.push(line);
    lines
}

/// How wide a line is, in points.
pub fn width(line: &[Placed], size: f32) -> f32 {
    line.iter().map(|placed| placed.advance * size).sum()
}

fn is_blank(shaped: &Shaped, placed: &Placed) -> bool {
    shaped.text[placed.range.clone()].chars().all(char::is_whitespace)
}

/// Whether a line may end on either side of it.
fn stands_alone(shaped: &Shaped, placed: &Placed) -> bool {
    let text = &shaped.text[placed.range.clone()];
    text.chars()
        .next()
        .is_some_and(|c| matches!(u32::from(c), 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0x20000..))
}

#[cfg(test)]
mod tests {
    use super::super::shape::{Face, Typefaces};
    use super::*;

    fn set(text: &str, width: f32) -> Vec<String> {
        let shaped = Typefaces::new().expect("fonts").shape(text, Face::Regular);
        let text_of = |line: &Vec<Placed>| {
            line.iter().map(|placed| shaped.text[placed.range.clone()].to_owned()).collect()
        };
        lines(&shaped, width, 10.0).iter().map(text_of).collect()
    }

    #[test]
    fn a_line_ends_after_a_word_and_a_long_word_anywhere() {
        let broken = set("The witness agrees with this record", 90.0);
        assert_eq!(broken.concat(), "The witness agrees with this record");
        assert!(
            broken.len() > 1 && broken[..broken.len() - 1].iter().all(|line| line.ends_with(' '))
        );
        let broken = set(&"A".repeat(60), 100.0);
        assert!(broken.len() > 2 && broken.iter().all(|line| line.len() < 30));
        assert_eq!(set("", 10.0), [""]);
    }

    #[test]
    fn what_no_font_has_is_named_by_its_number() {
        assert_eq!(set("a\u{10_FFFD}b", 500.0), ["aU+10FFFDb"]);
    }
}
