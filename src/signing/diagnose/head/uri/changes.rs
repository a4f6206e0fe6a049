//! Single changes to a URI: host, query, slashes, sandbox, percent-encoding.

use super::{Derived, url::Url};
use crate::signing::diagnose::{
    candidate::cost,
    cause::Cause,
    text::{percent_decoded, percent_encoded},
};

/// Blanks around, or the rest of a request line.
pub(super) fn cleaned(uri: &str) -> Derived {
    let trimmed = uri.trim();
    let mut words = trimmed.split_ascii_whitespace();
    let target = match (words.next(), words.next()) {
        (Some(method), Some(target)) if method.bytes().all(|b| b.is_ascii_uppercase()) => target,
        (Some(target), Some(version)) if version.starts_with("HTTP/") => target,
        _ => trimmed,
    };
    vec![
        (trimmed.to_owned(), cost::COMMON, Cause::UriWhitespace),
        (target.to_owned(), cost::COMMON, Cause::UriWhitespace),
    ]
}

/// The path of a whole URL.
pub(super) fn without_host(uri: &str) -> Derived {
    let mut derived = Derived::new();
    if let Some((_, rest)) = uri
        .split_once("://")
        .or_else(|| uri.split_once("//").filter(|(s, _)| s.is_empty()))
    {
        let path = rest.find(['/', '?']).map_or("/", |at| &rest[at..]);
        derived.push((path.to_owned(), cost::EVERYDAY, Cause::UriSchemeHost));
        if path.starts_with('?') {
            derived.push((format!("/{path}"), cost::COMMON, Cause::UriSchemeHost));
        }
        derived.push((rest.to_owned(), cost::RARE, Cause::UriSchemeHost));
    } else if let Some((host, path)) = uri.trim_start_matches('/').split_once('/')
        && (host.contains('.') || host.contains(':') || host == "localhost")
    {
        derived.push((format!("/{path}"), cost::COMMON, Cause::UriSchemeHost));
    }
    derived
}

/// The URI without its query, its fragment, its session id; the query in another order.
pub(super) fn without_query(uri: &str) -> Derived {
    let mut derived = Derived::new();
    let (uri, fragment) = uri
        .split_once('#')
        .map_or((uri, false), |(start, _)| (start, true));
    if fragment {
        derived.push((uri.to_owned(), cost::COMMON, Cause::UriFragment));
    }
    if let Some(at) = uri.find(";jsessionid=").or_else(|| uri.find(';')) {
        derived.push((uri[..at].to_owned(), cost::COMMON, Cause::UriSessionId));
    }
    let Some((path, query)) = uri.split_once('?') else {
        return derived;
    };
    derived.push((path.to_owned(), cost::EVERYDAY, Cause::UriQuery));
    derived.push((format!("{path}?"), cost::RARE, Cause::UriQuery));
    if query.is_empty() {
        return derived;
    }
    let fields: Vec<&str> = query.split('&').collect();
    let mut sorted = fields.clone();
    sorted.sort_unstable();
    derived.push((
        format!("{path}?{}", sorted.join("&")),
        cost::UNCOMMON,
        Cause::UriQueryChanged,
    ));
    derived.push((
        format!("{path}?{}", query.replace("&amp;", "&")),
        cost::UNCOMMON,
        Cause::UriQueryChanged,
    ));
    for left_out in 0..fields.len().min(8) {
        let mut fewer = fields.clone();
        fewer.remove(left_out);
        if !fewer.is_empty() {
            derived.push((
                format!("{path}?{}", fewer.join("&")),
                cost::UNCOMMON,
                Cause::UriQueryChanged,
            ));
        }
    }
    derived
}

/// The query of another URL in the message, or one of the usual ones.
pub(super) fn with_query(uri: &str, urls: &[Url]) -> Derived {
    if uri.contains('?') {
        return Derived::new();
    }
    let mut derived = Derived::new();
    for url in urls.iter().filter(|url| !url.query.is_empty()) {
        let price = if url.path == uri {
            cost::EVERYDAY
        } else {
            cost::UNCOMMON
        };
        derived.push((
            format!("{uri}?{}", url.query),
            price,
            Cause::UriQueryMissing,
        ));
    }
    derived.push((format!("{uri}?"), cost::RARE, Cause::UriQueryMissing));
    derived
}

/// Slashes at either end, and slashes twice.
pub(super) fn slashes(uri: &str) -> Derived {
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    let mut derived = Derived::new();
    if let Some(bare) = path.strip_prefix('/') {
        derived.push((
            format!("{bare}{query}"),
            cost::UNCOMMON,
            Cause::UriExtraLeadingSlash,
        ));
        derived.push((format!("/{path}{query}"), cost::RARE, Cause::UriDoubleSlash));
    } else {
        derived.push((
            format!("/{path}{query}"),
            cost::EVERYDAY,
            Cause::UriNoLeadingSlash,
        ));
    }
    let trailing = match path.strip_suffix('/') {
        Some(bare) => bare.to_owned(),
        None => format!("{path}/"),
    };
    derived.push((
        format!("{trailing}{query}"),
        cost::COMMON,
        Cause::UriTrailingSlash,
    ));
    let mut single = path.to_owned();
    while single.contains("//") {
        single = single.replace("//", "/");
    }
    if single != path {
        derived.push((
            format!("{single}{query}"),
            cost::COMMON,
            Cause::UriDoubleSlash,
        ));
    }
    derived
}

/// The segment that the sandbox has.
pub(super) fn sandbox(uri: &str) -> Derived {
    let mut derived = Derived::new();
    if let Some(at) = uri.to_ascii_lowercase().find("/sandbox") {
        let rest = &uri[at + "/sandbox".len()..];
        if rest.is_empty() || rest.starts_with(['/', '?']) {
            derived.push((
                format!("{}{rest}", &uri[..at]),
                cost::EVERYDAY,
                Cause::UriSandbox,
            ));
        }
        return derived;
    }
    let path_len = uri.find('?').unwrap_or(uri.len());
    let ends = uri[..path_len]
        .match_indices('/')
        .map(|(at, _)| at)
        .chain([path_len]);
    for (segment, at) in ends.enumerate().take(8) {
        let price = if segment == 1 {
            cost::EVERYDAY
        } else {
            cost::UNCOMMON
        };
        let inserted = format!("{}/sandbox{}", &uri[..at], &uri[at..]);
        derived.push((inserted, price, Cause::UriSandboxMissing));
    }
    derived
}

/// Encoded against decoded.
pub(super) fn percent(uri: &str) -> Derived {
    let kept = b"-_.~!*'();:@&=+$,/?#[]%";
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    vec![
        (
            percent_decoded(uri, true),
            cost::COMMON,
            Cause::UriPercentEncoding,
        ),
        (
            format!("{path}{}", percent_decoded(query, true)),
            cost::COMMON,
            Cause::UriPercentEncoding,
        ),
        (
            percent_decoded(uri, false),
            cost::UNCOMMON,
            Cause::UriPercentEncoding,
        ),
        (
            percent_decoded(&percent_decoded(uri, true), true),
            cost::UNCOMMON,
            Cause::UriPercentEncoding,
        ),
        (
            percent_encoded(uri.as_bytes(), kept, true),
            cost::UNCOMMON,
            Cause::UriPercentEncoding,
        ),
        (
            percent_encoded(uri.as_bytes(), kept, false),
            cost::RARE,
            Cause::UriPercentEncoding,
        ),
        (
            uri.replace(' ', "+"),
            cost::UNCOMMON,
            Cause::UriPercentEncoding,
        ),
        (
            percent_encoded(uri.as_bytes(), b"-_.", true),
            cost::RARE,
            Cause::UriPercentEncoding,
        ),
        (
            format!("{path}{}", encoded_values(query, true)),
            cost::UNCOMMON,
            Cause::UriPercentEncoding,
        ),
        (
            format!("{path}{}", encoded_values(query, false)),
            cost::RARE,
            Cause::UriPercentEncoding,
        ),
    ]
}

/// The values of a query percent-encoded each.
fn encoded_values(query: &str, upper: bool) -> String {
    let encoded = |field: &str| match field.split_once('=') {
        Some((name, value)) => format!(
            "{name}={}",
            percent_encoded(value.as_bytes(), b"-_.~%", upper)
        ),
        None => field.to_owned(),
    };
    query.split('&').map(encoded).collect::<Vec<_>>().join("&")
}
