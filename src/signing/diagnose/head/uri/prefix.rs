//! What a proxy puts in front of a path or takes away.

use super::{
    Derived,
    url::Url,
    words::{FIRST_SEGMENTS, MORE_SEGMENTS},
};
use crate::signing::diagnose::text::behind_drive;
use crate::signing::diagnose::{Hints, candidate::cost, cause::Cause};

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
            Cause::UriGitBash
        } else {
            Cause::UriPrefix
        };
        derived.push((uri[at..].to_owned(), price, cause));
    }
    if !uri.starts_with('/') {
        return derived;
    }
    for hint in &hints.uri_prefixes {
        derived.push((format!("/{}{uri}", hint.trim_matches('/')), cost::COMMON, Cause::UriPrefix));
    }
    for (words, price) in [(FIRST_SEGMENTS, cost::UNCOMMON), (MORE_SEGMENTS, cost::RARE)] {
        for word in words {
            derived.push((format!("/{word}{uri}"), price, Cause::UriPrefix));
        }
    }
    derived
}

/// Scheme and host before the path.
pub(super) fn with_host(uri: &str, urls: &[Url]) -> Derived {
    let hosts = urls
        .iter()
        .map(|url| (format!("{}{uri}", url.origin), cost::UNCOMMON, Cause::UriSchemeHostMissing));
    hosts.filter(|_| uri.starts_with('/')).collect()
}
