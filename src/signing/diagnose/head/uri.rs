//! The URI: scheme and host, query, slashes, `/sandbox/`, a proxy's prefix, letter case.

mod words;

use crate::signing::{
    Message,
    diagnose::{
        Hints,
        candidate::{Candidate, Candidates, cost},
        cause::Cause,
        text::{percent_decoded, percent_encoded},
    },
};
use words::{FIRST_SEGMENTS, KNOWN_SEGMENTS, MORE_SEGMENTS, QUERY_NAMES};

/// The most that a URI may cost by itself.
const MAX_COST: u8 = 7;

/// How much of a body is searched for URLs, in bytes.
const URL_SEARCH_LEN: usize = 64 * 1024;

type Derived = Vec<(String, u8, Cause)>;

pub(super) fn candidates(message: &Message, hints: &Hints) -> Vec<Candidate<String>> {
    let mut list = Candidates::new(message.uri.clone());
    let urls = urls_of(message, hints);
    derive(&mut list, cost::NONE, cleaned);
    derive(&mut list, cost::COMMON, without_host);
    derive(&mut list, cost::COMMON, without_query);
    derive(&mut list, cost::UNCOMMON, |uri| with_query(uri, &urls));
    derive(&mut list, cost::UNCOMMON, slashes);
    derive(&mut list, cost::UNCOMMON, sandbox);
    derive(&mut list, cost::COMMON, percent);
    derive(&mut list, cost::COMMON, case);
    derive(&mut list, cost::COMMON, |uri| prefix(uri, hints));
    derive(&mut list, cost::NONE, |uri| with_host(uri, &urls));
    for url in &urls {
        list.add(url.path.clone(), cost::UNCOMMON, Cause::UriOtherPath);
        list.add(url.path_and_query(), cost::UNCOMMON, Cause::UriOtherPath);
    }
    for (missing, cause) in [("/", Cause::UriPrefix), ("", Cause::GluePartsMissing)] {
        list.add(missing.to_owned(), cost::RARE, cause);
    }
    list.finish()
}

/// Builds further URIs on those that cost at most `base`.
fn derive(list: &mut Candidates<String>, base: u8, from: impl Fn(&str) -> Derived) {
    for known in list.up_to(base) {
        for (uri, extra, cause) in from(&known.value) {
            let total = known.cost.saturating_add(extra);
            if total <= MAX_COST && !known.causes.contains(&cause) {
                let causes = known.causes.iter().copied().chain([cause]).collect();
                list.add_all(uri, total, causes);
            }
        }
    }
}

/// Blanks around, or the rest of a request line.
fn cleaned(uri: &str) -> Derived {
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
fn without_host(uri: &str) -> Derived {
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
fn without_query(uri: &str) -> Derived {
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
fn with_query(uri: &str, urls: &[Url]) -> Derived {
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
fn slashes(uri: &str) -> Derived {
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
fn sandbox(uri: &str) -> Derived {
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
fn percent(uri: &str) -> Derived {
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

/// Letter case: the usual words, all small, one letter.
fn case(uri: &str) -> Derived {
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    let mut derived = vec![
        (
            format!("{}{query}", with_known_words(path)),
            cost::COMMON,
            Cause::UriCase,
        ),
        (
            format!("{}{query}", path.to_lowercase()),
            cost::COMMON,
            Cause::UriCase,
        ),
        (uri.to_lowercase(), cost::UNCOMMON, Cause::UriCase),
        (
            format!("{}{query}", path.to_uppercase()),
            cost::RARE,
            Cause::UriCase,
        ),
    ];
    for pascal in [true, false] {
        let segments: Vec<String> = path
            .split('/')
            .map(|segment| with_first(segment, pascal))
            .collect();
        derived.push((
            format!("{}{query}", segments.join("/")),
            cost::UNCOMMON,
            Cause::UriCase,
        ));
    }
    for (at, letter) in path
        .char_indices()
        .filter(|(_, c)| c.is_ascii_alphabetic())
        .take(100)
    {
        let mut toggled = uri.to_owned();
        toggled.replace_range(at..=at, &toggled_letter(letter).to_string());
        derived.push((toggled, cost::UNCOMMON, Cause::UriCase));
    }
    derived
}

fn toggled_letter(letter: char) -> char {
    if letter.is_ascii_lowercase() {
        letter.to_ascii_uppercase()
    } else {
        letter.to_ascii_lowercase()
    }
}

fn with_first(segment: &str, upper: bool) -> String {
    let mut chars = segment.chars();
    let first = chars.next().map(|c| {
        if upper {
            c.to_ascii_uppercase()
        } else {
            c.to_ascii_lowercase()
        }
    });
    first.into_iter().chain(chars).collect()
}

/// The path with every known segment in its usual spelling.
fn with_known_words(path: &str) -> String {
    let spelled = |segment: &str| {
        let known = KNOWN_SEGMENTS
            .iter()
            .find(|word| word.eq_ignore_ascii_case(segment));
        known.map_or(segment.to_owned(), |word| (*word).to_owned())
    };
    path.split('/').map(spelled).collect::<Vec<_>>().join("/")
}

/// A proxy's prefix, removed or added.
fn prefix(uri: &str, hints: &Hints) -> Derived {
    let mut derived = Derived::new();
    let path_len = uri.find('?').unwrap_or(uri.len());
    if uri[..path_len].contains("//") {
        return derived;
    }
    for (n, (at, _)) in uri[..path_len]
        .match_indices('/')
        .skip(1)
        .take(8)
        .enumerate()
    {
        let price = if n == 0 { cost::EVERYDAY } else { cost::COMMON };
        derived.push((uri[at..].to_owned(), price, Cause::UriPrefix));
    }
    if !uri.starts_with('/') {
        return derived;
    }
    for hint in &hints.uri_prefixes {
        derived.push((
            format!("/{}{uri}", hint.trim_matches('/')),
            cost::COMMON,
            Cause::UriPrefix,
        ));
    }
    for (words, price) in [
        (FIRST_SEGMENTS, cost::UNCOMMON),
        (MORE_SEGMENTS, cost::RARE),
    ] {
        for word in words {
            derived.push((format!("/{word}{uri}"), price, Cause::UriPrefix));
        }
    }
    derived
}

/// Scheme and host before the path.
fn with_host(uri: &str, urls: &[Url]) -> Derived {
    let hosts = urls.iter().map(|url| {
        (
            format!("{}{uri}", url.origin),
            cost::UNCOMMON,
            Cause::UriSchemeHostMissing,
        )
    });
    hosts.filter(|_| uri.starts_with('/')).collect()
}

/// A URL that occurs in a message.
struct Url {
    origin: String,
    path: String,
    query: String,
}

impl Url {
    fn read(text: &str) -> Option<Self> {
        let host = text.find("://")? + 3;
        let end = text[host..]
            .find(['/', '?', '#'])
            .map_or(text.len(), |at| at + host);
        let (origin, rest) = text.split_at(end);
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let path = if path.is_empty() { "/" } else { path };
        Some(Self {
            origin: origin.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
        })
    }

    fn path_and_query(&self) -> String {
        if self.query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.query)
        }
    }
}

/// The URLs that the body and the hints name.
fn urls_of(message: &Message, hints: &Hints) -> Vec<Url> {
    let head = &message.body[..message.body.len().min(URL_SEARCH_LEN)];
    let text = String::from_utf8_lossy(head)
        .replace("\\/", "/")
        .replace("\\u0026", "&");
    let in_body = text.match_indices("http").take(64).filter_map(|(at, _)| {
        let rest = &text[at..];
        let end = rest
            .find(['"', '\'', '\\', ' ', '<', '>', ',', '}', ')', '\n', '\r'])
            .unwrap_or(rest.len());
        Url::read(&rest[..end])
    });
    let hinted = hints
        .uris
        .iter()
        .filter_map(|uri| Url::read(&format!("https://host{uri}")));
    hinted.chain(in_body.take(12)).collect()
}

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
                if at == a || at == b {
                    toggled_letter(c)
                } else {
                    c
                }
            };
            (
                uri.char_indices().map(|(at, c)| toggle(at, c)).collect(),
                Cause::UriCase,
            )
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

#[cfg(test)]
mod tests {
    use super::*;

    fn causes(ours: &str, signed: &str) -> Option<Vec<&'static str>> {
        causes_with_body(ours, signed, "{}")
    }

    fn causes_with_body(ours: &str, signed: &str, body: &str) -> Option<Vec<&'static str>> {
        let message = Message {
            uri: ours.into(),
            body: body.into(),
            ..Message::default()
        };
        let found = candidates(&message, &Hints::default())
            .into_iter()
            .find(|c| c.value == signed)?;
        Some(found.causes.into_iter().map(Cause::label).collect())
    }

    #[test]
    fn each_single_change_is_found_and_named() {
        for (ours, signed, label) in [
            (
                "https://partner.example.com/a/notifyPayment",
                "/a/notifyPayment",
                "uri_has_scheme_host",
            ),
            (
                "partner.example.com/a/notifyPayment",
                "/a/notifyPayment",
                "uri_has_scheme_host",
            ),
            ("/a/notify?x=1&y=2", "/a/notify", "uri_has_query"),
            ("/a/notify#top", "/a/notify", "uri_has_fragment"),
            ("/a/notify;jsessionid=0A1B", "/a/notify", "uri_session_id"),
            ("a/notify", "/a/notify", "uri_no_leading_slash"),
            ("/a/notify", "a/notify", "uri_extra_leading_slash"),
            ("/a/notify/", "/a/notify", "uri_trailing_slash"),
            ("/a/notify", "/a/notify/", "uri_trailing_slash"),
            ("//a//notify", "/a/notify", "uri_double_slash"),
            (
                "/ams/api/v1/payments/pay",
                "/ams/sandbox/api/v1/payments/pay",
                "uri_sandbox_segment_missing",
            ),
            (
                "/ams/sandbox/api/v1/payments/pay",
                "/ams/api/v1/payments/pay",
                "uri_has_sandbox_segment",
            ),
            (
                "/acqp/notifyPayment",
                "/alipayplus/acqp/notifyPayment",
                "uri_prefix_changed_by_proxy",
            ),
            (
                "/gw/acqp/notifyPayment",
                "/acqp/notifyPayment",
                "uri_prefix_changed_by_proxy",
            ),
            ("/api/v2/x/notify", "/notify", "uri_prefix_changed_by_proxy"),
            (
                "/alipayplus/acqp/notifypayment",
                "/alipayplus/acqp/notifyPayment",
                "uri_case",
            ),
            ("/my/hookend", "/my/hookEnd", "uri_case"),
            ("/My/Notify", "/my/notify", "uri_case"),
            ("/a/caf%C3%A9", "/a/café", "uri_percent_encoding"),
            ("/a?x=%2Fb", "/a?x=/b", "uri_percent_encoding"),
            ("/a b", "/a%20b", "uri_percent_encoding"),
            ("/a?u=b/c&x", "/a?u=b%2Fc&x", "uri_percent_encoding"),
            ("/a?b=2&a=1", "/a?a=1&b=2", "uri_query_changed"),
            (" /a ", "/a", "uri_whitespace"),
            ("POST /a HTTP/1.1", "/a", "uri_whitespace"),
        ] {
            assert_eq!(
                causes(ours, signed).as_deref(),
                Some(&[label][..]),
                "{ours} -> {signed}"
            );
        }
    }

    #[test]
    fn what_occurs_together_is_found_together() {
        for (ours, signed, labels) in [
            (
                "https://h.example/a/notify?x=1",
                "/a/notify",
                ["uri_has_scheme_host", "uri_has_query"],
            ),
            (
                "https://h.example/a/notify/",
                "/a/notify",
                ["uri_has_scheme_host", "uri_trailing_slash"],
            ),
            (
                "/gw/a/notify?x=1",
                "/a/notify",
                ["uri_has_query", "uri_prefix_changed_by_proxy"],
            ),
            (
                "ams/api/v1/pay",
                "/ams/sandbox/api/v1/pay",
                ["uri_no_leading_slash", "uri_sandbox_segment_missing"],
            ),
        ] {
            assert_eq!(
                causes(ours, signed).as_deref(),
                Some(&labels[..]),
                "{ours} -> {signed}"
            );
        }
    }

    #[test]
    fn urls_in_the_body_lend_their_path_and_query() {
        let body = r#"{"notifyUrl":"https:\/\/shop.example\/api\/back?allPayTn=5a9d"}"#;
        assert_eq!(
            causes_with_body("/api/back", "/api/back?allPayTn=5a9d", body),
            Some(vec!["uri_query_missing"])
        );
        assert_eq!(
            causes_with_body("/x", "/api/back", body),
            Some(vec!["uri_other_path"])
        );
        assert_eq!(
            causes_with_body("/api/back", "https://shop.example/api/back", body),
            Some(vec!["uri_scheme_host_missing"])
        );
    }

    #[test]
    fn odd_uris_do_no_harm() {
        for uri in [
            "",
            "/",
            "?",
            "#",
            "://",
            "http://",
            "日本",
            "/日本/é?ü#ß",
            "////",
        ] {
            let message = Message {
                uri: uri.into(),
                ..Message::default()
            };
            assert!(!candidates(&message, &Hints::default()).is_empty());
            assert!(sweep(&message, &["1".to_owned()]).all(|(swept, _)| swept != uri));
        }
    }
}
