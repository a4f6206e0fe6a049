//! Percent-encoding of a URI, as the libraries of the languages write and undo it.

use super::Derived;
use crate::codec::percent::{decoded, encoded};
use crate::signing::diagnose::{cause::Cause, offer::cost};

/// Encoded against decoded.
pub(super) fn percent(uri: &str) -> Derived {
    let kept = b"-_.~!*'();:@&=+$,/?#[]%";
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    vec![
        (decoded(uri, true), cost::COMMON, Cause::URI_PERCENT_ENCODING),
        (format!("{path}{}", decoded(query, true)), cost::COMMON, Cause::URI_PERCENT_ENCODING),
        (decoded(uri, false), cost::UNCOMMON, Cause::URI_PERCENT_ENCODING),
        (decoded(&decoded(uri, true), true), cost::UNCOMMON, Cause::URI_PERCENT_ENCODING),
        (encoded(uri.as_bytes(), kept, true), cost::UNCOMMON, Cause::URI_PERCENT_ENCODING),
        (encoded(uri.as_bytes(), kept, false), cost::RARE, Cause::URI_PERCENT_ENCODING),
        (uri.replace(' ', "+"), cost::UNCOMMON, Cause::URI_PERCENT_ENCODING),
        (encoded(uri.as_bytes(), b"-_.", true), cost::RARE, Cause::URI_PERCENT_ENCODING),
        (
            format!("{path}{}", encoded_values(query, true)),
            cost::UNCOMMON,
            Cause::URI_PERCENT_ENCODING,
        ),
        (
            format!("{path}{}", encoded_values(query, false)),
            cost::RARE,
            Cause::URI_PERCENT_ENCODING,
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
        derived.push((format!("{path}{query}"), price, Cause::URI_PERCENT_ENCODING));
    };
    for upper in [true, false] {
        let cased = |text: &str| with_escapes(text, upper);
        add(cased(path), cased(query), cost::UNCOMMON);
    }
    add(path.to_owned(), query.replace("%20", "+"), cost::UNCOMMON);
    add(path.to_owned(), query.replace('+', "%20"), cost::UNCOMMON);
    for kept in [&b"-_.~"[..], b"-_.*", b"-_.!~*'()", b"-_.", b"-_.~/", b"-_.~/:", b"-_.!*()"] {
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
        let encoded = encoded(decoded(text, false).as_bytes(), kept, upper);
        if plus { encoded.replace("%20", "+") } else { encoded }
    };
    let Some(fields) = query.strip_prefix('?') else {
        return query.to_owned();
    };
    let field = |field: &str| match field.split_once('=') {
        Some((name, value)) => format!("{}={}", again(name), again(value)),
        None => again(field),
    };
    format!("?{}", fields.split('&').map(field).collect::<Vec<_>>().join("&"))
}

/// The values of a query percent-encoded each.
fn encoded_values(query: &str, upper: bool) -> String {
    let encoded = |field: &str| match field.split_once('=') {
        Some((name, value)) => {
            format!("{name}={}", encoded(value.as_bytes(), b"-_.~%", upper))
        }
        None => field.to_owned(),
    };
    query.split('&').map(encoded).collect::<Vec<_>>().join("&")
}
