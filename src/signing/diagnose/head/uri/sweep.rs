//! URIs that are many and seldom right.

use super::case::toggled_letter;
use crate::signing::{
    Message,
    diagnose::{
        cause::Cause,
        words::{PATH_PREFIXES, QUERY_NAMES, RARE_PATH_PREFIXES},
    },
};

/// URIs that are many and seldom right, tried last: two segments in front, two letters, a usual query.
pub(in crate::signing::diagnose) fn sweep(
    message: &Message,
    values: &[String],
) -> impl Iterator<Item = (String, Cause)> {
    let uri = message.uri.clone();
    let path_len = uri.find('?').unwrap_or(uri.len());
    let path = uri[..path_len].to_owned();
    let slashed = uri.starts_with('/');
    let segments = || PATH_PREFIXES.iter().chain(RARE_PATH_PREFIXES.iter());
    let two = {
        let uri = uri.clone();
        segments()
            .flat_map(move |a| segments().map(move |b| (a, b)))
            .filter(move |_| slashed)
            .map(move |(a, b)| (format!("/{a}/{b}{uri}"), Cause::URI_PREFIX))
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
            (uri.char_indices().map(|(at, c)| toggle(at, c)).collect(), Cause::URI_CASE)
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
                .map(move |value| (format!("{path}?{name}={value}"), Cause::URI_QUERY_MISSING))
        })
        .filter(move |_| no_query);
    toggled.chain(queries).chain(two)
}
