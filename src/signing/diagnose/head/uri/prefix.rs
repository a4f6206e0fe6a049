//! What a proxy puts in front of a path or takes away.

use super::{Derived, behind_drive, named::Url};
use crate::signing::diagnose::{
    Hints,
    cause::Cause,
    offer::cost,
    words::{PATH_PREFIXES, RARE_PATH_PREFIXES},
};

/// A proxy's prefix, removed or added.
pub(super) fn prefix(uri: &str, hints: &Hints) -> Derived {
    let mut derived = Derived::new();
    let path_len = uri.find('?').unwrap_or(uri.len());
    if uri[..path_len].contains("//") {
        return derived;
    }
    for (n, (at, _)) in uri[..path_len].match_indices('/').skip(1).take(8).enumerate() {
        let price = if n == 0 { cost::EVERYDAY } else { cost::COMMON };
        let cause = if behind_drive(uri).is_some_and(|rest| rest.starts_with(['/', '\\'])) {
            Cause::URI_GIT_BASH
        } else {
            Cause::URI_PREFIX
        };
        derived.push((uri[at..].to_owned(), price, cause));
    }
    if !uri.starts_with('/') {
        return derived;
    }
    for hint in &hints.uri_prefixes {
        derived.push((
            format!("/{}{uri}", hint.trim_matches('/')),
            cost::COMMON,
            Cause::URI_PREFIX,
        ));
    }
    for (words, price) in [(&PATH_PREFIXES, cost::UNCOMMON), (&RARE_PATH_PREFIXES, cost::RARE)] {
        for word in words.iter() {
            derived.push((format!("/{word}{uri}"), price, Cause::URI_PREFIX));
        }
    }
    derived
}

/// Scheme and host before the path.
pub(super) fn with_host(uri: &str, urls: &[Url]) -> Derived {
    let hosts = urls.iter().map(|url| {
        (format!("{}{uri}", url.origin), cost::UNCOMMON, Cause::URI_SCHEME_HOST_MISSING)
    });
    hosts.filter(|_| uri.starts_with('/')).collect()
}
