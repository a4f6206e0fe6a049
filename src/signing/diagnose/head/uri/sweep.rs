//! URIs that are many and seldom right.

use super::{
    case::toggled_letter,
    words::{FIRST_SEGMENTS, MORE_SEGMENTS, QUERY_NAMES},
};
use crate::signing::{Message, diagnose::cause::Cause};

/// URIs that are many and seldom right, tried last: two segments in front, two letters, a usual query.
pub(in crate::signing::diagnose) fn sweep(
    message: &Message,
    values: &[String],
) -> impl Iterator<Item = (String, Cause)> {
    let uri = message.uri.clone();
    let path_len = uri.find('?').unwrap_or(uri.len());
    let path = uri[..path_len].to_owned();
    let slashed = uri.starts_with('/');
    let segments = || FIRST_SEGMENTS.iter().chain(MORE_SEGMENTS);
    let two = {
        let uri = uri.clone();
        segments()
            .flat_map(move |a| segments().map(move |b| (a, b)))
            .filter(move |_| slashed)
            .map(move |(a, b)| (format!("/{a}/{b}{uri}"), Cause::UriPrefix))
    };
    let letters: Vec<usize> = path
        .char_indices()
        .filter(|(_, c)| c.is_ascii_alphabetic())
        .map(|(at, _)| at)
        .take(64)
        .collect();
    let pairs: Vec<(usize, usize)> = letters
        .iter()
        .enumerate()
        .flat_map(|(n, a)| letters[n + 1..].iter().map(move |b| (*a, *b)))
        .collect();
    let toggled = {
        let uri = uri.clone();
        pairs.into_iter().map(move |(a, b)| {
            let toggle = |at: usize, c: char| {
                if at == a || at == b { toggled_letter(c) } else { c }
            };
            (uri.char_indices().map(|(at, c)| toggle(at, c)).collect(), Cause::UriCase)
        })
    };
    let no_query = path_len == uri.len();
    let values: Vec<String> = values.to_vec();
    let queries = QUERY_NAMES
        .iter()
        .flat_map(move |name| {
            let path = path.clone();
            values
                .clone()
                .into_iter()
                .map(move |value| (format!("{path}?{name}={value}"), Cause::UriQueryMissing))
        })
        .filter(move |_| no_query);
    toggled.chain(queries).chain(two)
}
