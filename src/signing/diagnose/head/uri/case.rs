//! Letter case of a URI.

use super::Derived;
use crate::signing::diagnose::{cause::Cause, offer::cost, words::PATH_SEGMENTS};

/// Letter case: the usual words, all small, one letter.
pub(super) fn case(uri: &str) -> Derived {
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    let mut derived = vec![
        (format!("{}{query}", with_known_words(path)), cost::COMMON, Cause::URI_CASE),
        (format!("{}{query}", path.to_lowercase()), cost::COMMON, Cause::URI_CASE),
        (uri.to_lowercase(), cost::UNCOMMON, Cause::URI_CASE),
        (format!("{}{query}", path.to_uppercase()), cost::RARE, Cause::URI_CASE),
    ];
    for pascal in [true, false] {
        let segments: Vec<String> =
            path.split('/').map(|segment| with_first(segment, pascal)).collect();
        derived.push((format!("{}{query}", segments.join("/")), cost::UNCOMMON, Cause::URI_CASE));
    }
    for (at, letter) in path.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()).take(100) {
        let mut toggled = uri.to_owned();
        toggled.replace_range(at..=at, &toggled_letter(letter).to_string());
        derived.push((toggled, cost::UNCOMMON, Cause::URI_CASE));
    }
    derived
}

pub(super) fn toggled_letter(letter: char) -> char {
    if letter.is_ascii_lowercase() {
        letter.to_ascii_uppercase()
    } else {
        letter.to_ascii_lowercase()
    }
}

fn with_first(segment: &str, upper: bool) -> String {
    let mut chars = segment.chars();
    let first =
        chars.next().map(|c| if upper { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() });
    first.into_iter().chain(chars).collect()
}

/// The path with every known segment in its usual spelling.
fn with_known_words(path: &str) -> String {
    let spelled = |segment: &str| {
        let known = PATH_SEGMENTS.iter().find(|word| word.eq_ignore_ascii_case(segment));
        known.map_or(segment.to_owned(), |word| (*word).to_owned())
    };
    path.split('/').map(spelled).collect::<Vec<_>>().join("/")
}
