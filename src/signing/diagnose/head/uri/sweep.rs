//! URIs that are many and seldom right.

use super::case::toggled_letter;
use crate::signing::{
    Message,
    diagnose::{
        cause::Cause,
        words::{PATH_PREFIXES, QUERY_NAMES, RARE_PATH_PREFIXES},
    },
};

/// How many letters of a path are put into the other case, two at a time.
const MOST_LETTERS: usize = 64;

/// URIs that are many and seldom right, tried last: two segments in front of which one is frequent, two letters, a usual query; the likelier first.
pub(in crate::signing::diagnose) fn sweep<'a>(
    message: &'a Message,
    values: &'a [String],
) -> impl Iterator<Item = (String, Cause)> + 'a {
    let uri = &*message.uri;
    let path = &uri[..uri.find('?').unwrap_or(uri.len())];
    let (frequent, rare) = (&**PATH_PREFIXES, &**RARE_PATH_PREFIXES);
    let toggled = toggled(uri, path.len()).map(|uri| (uri, Cause::URI_CASE));
    let queries = queries(path, values).map(|uri| (uri, Cause::URI_QUERY_MISSING));
    let queries = queries.filter(move |_| path.len() == uri.len());
    let behind = move |outer, inner| behind(uri, outer, inner).map(|uri| (uri, Cause::URI_PREFIX));
    behind(frequent, frequent)
        .chain(toggled)
        .chain(queries)
        .chain(behind(frequent, rare))
        .chain(behind(rare, frequent))
}

/// The URI with each of the outer and then each of the inner segments in front.
fn behind<'a>(
    uri: &'a str,
    outer: &'a [&'a str],
    inner: &'a [&'a str],
) -> impl Iterator<Item = String> + 'a {
    let pairs = outer.iter().flat_map(move |a| inner.iter().map(move |b| (a, b)));
    pairs.filter(move |_| uri.starts_with('/')).map(move |(a, b)| format!("/{a}/{b}{uri}"))
}

/// The URI with two letters of its path in the other case.
fn toggled(uri: &str, path_len: usize) -> impl Iterator<Item = String> + '_ {
    let letters = uri[..path_len].char_indices().filter(|(_, c)| c.is_ascii_alphabetic());
    let letters: Vec<usize> = letters.map(|(at, _)| at).take(MOST_LETTERS).collect();
    (1..letters.len()).flat_map(move |second| {
        let letters = letters.clone();
        (0..second).map(move |first| {
            let toggle = |(at, c): (usize, char)| {
                if at == letters[first] || at == letters[second] { toggled_letter(c) } else { c }
            };
            uri.char_indices().map(toggle).collect()
        })
    })
}

/// The path with a query of one parameter.
fn queries<'a>(path: &'a str, values: &'a [String]) -> impl Iterator<Item = String> + 'a {
    QUERY_NAMES
        .iter()
        .flat_map(move |name| values.iter().map(move |value| format!("{path}?{name}={value}")))
}
