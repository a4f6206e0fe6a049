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
        && !host.starts_with('.')
        && !host.contains('?')
        && !host.contains(".php")
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
        format!("{path}?{}", query.replace("&amp;", "&").replace(';', "&")),
        cost::RARE,
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

/// The path without its `.` and `..` segments.
pub(super) fn dot_segments(uri: &str) -> Derived {
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    let mut kept: Vec<&str> = Vec::new();
    let mut dots = false;
    for segment in path.split('/') {
        match segment {
            "." => dots = true,
            ".." => {
                dots = true;
                if kept.len() > 1 {
                    kept.pop();
                }
            }
            segment => kept.push(segment),
        }
    }
    // A path that ends in a dot segment is the path of a folder.
    if path.ends_with("/.") || path.ends_with("/..") {
        kept.push("");
    }
    let resolved = (
        format!("{}{query}", kept.join("/")),
        cost::COMMON,
        Cause::UriDotSegments,
    );
    dots.then_some(resolved).into_iter().collect()
}

/// Endings of files that servers put behind a path or take away.
const EXTENSIONS: [&str; 14] = [
    ".php", ".do", ".action", ".aspx", ".jsp", ".ashx", ".html", ".htm", ".json", ".py", ".cgi",
    ".asp", ".svc", ".php5",
];

/// The ending of the file at the end of the path, removed or added.
pub(super) fn extension(uri: &str) -> Derived {
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    let file = path.rfind('/').map_or(0, |at| at + 1);
    if let Some(dot) = path[file..].rfind('.').filter(|dot| *dot > 0) {
        let bare = format!("{}{query}", &path[..file + dot]);
        return vec![(bare, cost::UNCOMMON, Cause::UriFileExtension)];
    }
    let ended = EXTENSIONS.iter().filter(|_| file < path.len());
    ended
        .map(|ending| {
            (
                format!("{path}{ending}{query}"),
                cost::RARE,
                Cause::UriFileExtension,
            )
        })
        .collect()
}

/// The path that a front controller is told in its query: `/index.php?s=/notify`.
pub(super) fn path_in_query(uri: &str) -> Derived {
    let Some((_, query)) = uri.split_once('?') else {
        return Derived::new();
    };
    let fields = query.split('&').take(MAX_FIELDS);
    let values = fields.map(|field| field.split_once('=').map_or(field, |(_, value)| value));
    values
        .map(|value| percent_decoded(value, true))
        .filter(|value| value.len() > 1 && value.contains('/') && !value.contains("://"))
        .map(|value| {
            let path = format!("/{}", value.trim_start_matches('/'));
            (path, cost::UNCOMMON, Cause::UriOtherPath)
        })
        .collect()
}

/// How many fields of a query are looked at.
const MAX_FIELDS: usize = 8;

/// Up to this many fields of a query are put in every order.
const MAX_ORDERED: usize = 4;

/// The same query written otherwise: in every order, empty values with or without their `=`.
pub(super) fn query_written(uri: &str) -> Derived {
    let Some((path, query)) = uri.split_once('?').filter(|(_, query)| !query.is_empty()) else {
        return Derived::new();
    };
    let mut derived = Derived::new();
    let fields: Vec<&str> = query.split('&').collect();
    let mut add = |fields: Vec<String>, price: u8| {
        let uri = format!("{path}?{}", fields.join("&"));
        derived.push((uri, price, Cause::UriQueryChanged));
    };
    let owned = |change: &dyn Fn(&str) -> String| fields.iter().map(|f| change(f)).collect();
    add(
        owned(&|f| f.trim_end_matches('=').to_owned()),
        cost::UNCOMMON,
    );
    let with_equals = |f: &str| {
        if f.contains('=') {
            f.to_owned()
        } else {
            format!("{f}=")
        }
    };
    add(owned(&with_equals), cost::UNCOMMON);
    if (2..=MAX_ORDERED).contains(&fields.len()) {
        for order in orders(fields.len()) {
            let price = if fields.len() < MAX_ORDERED {
                cost::UNCOMMON
            } else {
                cost::RARE
            };
            add(order.iter().map(|n| fields[*n].to_owned()).collect(), price);
        }
    } else {
        add(
            fields.iter().rev().map(|f| (*f).to_owned()).collect(),
            cost::RARE,
        );
    }
    derived
}

/// Every order of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    (0..count).fold(vec![Vec::new()], |orders, next| {
        let longer = orders.iter().flat_map(|order| {
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, next);
                order
            })
        });
        longer.collect()
    })
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
    .into_iter()
    .chain(recoded(path, query))
    .collect()
}

/// The same escapes in the other letter case, and the query as the libraries of other languages write it.
fn recoded(path: &str, query: &str) -> Derived {
    let mut derived = Derived::new();
    if !path.contains('%') && !query.contains(['%', '+']) {
        return derived;
    }
    let mut add = |path: String, query: String, price: u8| {
        derived.push((format!("{path}{query}"), price, Cause::UriPercentEncoding));
    };
    for upper in [true, false] {
        let cased = |text: &str| with_escapes(text, upper);
        add(cased(path), cased(query), cost::UNCOMMON);
    }
    add(path.to_owned(), query.replace("%20", "+"), cost::UNCOMMON);
    add(path.to_owned(), query.replace('+', "%20"), cost::UNCOMMON);
    for kept in [
        &b"-_.~"[..],
        b"-_.*",
        b"-_.!~*'()",
        b"-_.",
        b"-_.~/",
        b"-_.~/:",
        b"-_.!*()",
    ] {
        for (upper, plus) in [(true, false), (true, true), (false, false), (false, true)] {
            let price = if upper { cost::UNCOMMON } else { cost::RARE };
            add(path.to_owned(), rewritten(query, kept, upper, plus), price);
        }
    }
    derived
}

/// Every `%XX` with its digits in one letter case.
fn with_escapes(text: &str, upper: bool) -> String {
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut out, part| {
        let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        out.push('%');
        out.push_str(&if upper {
            digits.to_ascii_uppercase()
        } else {
            digits.to_ascii_lowercase()
        });
        out.push_str(rest);
        out
    })
}

/// Names and values of a query, decoded and encoded again.
fn rewritten(query: &str, kept: &[u8], upper: bool, plus: bool) -> String {
    let again = |text: &str| {
        let encoded = percent_encoded(percent_decoded(text, false).as_bytes(), kept, upper);
        if plus {
            encoded.replace("%20", "+")
        } else {
            encoded
        }
    };
    let Some(fields) = query.strip_prefix('?') else {
        return query.to_owned();
    };
    let field = |field: &str| match field.split_once('=') {
        Some((name, value)) => format!("{}={}", again(name), again(value)),
        None => again(field),
    };
    format!(
        "?{}",
        fields.split('&').map(field).collect::<Vec<_>>().join("&")
    )
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
