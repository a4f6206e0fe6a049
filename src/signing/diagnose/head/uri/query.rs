//! Changes to the query of a URI: left out, added, in another order.

use super::{Derived, named::Url};
use crate::codec::percent;
use crate::signing::diagnose::{cause::Cause, offer::cost};

/// The URI without its query, its fragment, its session id; the query in another order.
pub(super) fn without_query(uri: &str) -> Derived {
    let mut derived = Derived::new();
    let (uri, fragment) = uri.split_once('#').map_or((uri, false), |(start, _)| (start, true));
    if fragment {
        derived.push((uri.to_owned(), cost::COMMON, Cause::URI_FRAGMENT));
    }
    if let Some(at) = uri.find(";jsessionid=").or_else(|| uri.find(';')) {
        derived.push((uri[..at].to_owned(), cost::COMMON, Cause::URI_SESSION_ID));
    }
    let Some((path, query)) = uri.split_once('?') else {
        return derived;
    };
    derived.push((path.to_owned(), cost::EVERYDAY, Cause::URI_QUERY));
    derived.push((format!("{path}?"), cost::RARE, Cause::URI_QUERY));
    if query.is_empty() {
        return derived;
    }
    let fields: Vec<&str> = query.split('&').collect();
    let mut sorted = fields.clone();
    sorted.sort_unstable();
    derived.push((
        format!("{path}?{}", sorted.join("&")),
        cost::UNCOMMON,
        Cause::URI_QUERY_CHANGED,
    ));
    derived.push((
        format!("{path}?{}", query.replace("&amp;", "&").replace(';', "&")),
        cost::RARE,
        Cause::URI_QUERY_CHANGED,
    ));
    derived.push((
        format!("{path}?{}", query.replace("&amp;", "&")),
        cost::UNCOMMON,
        Cause::URI_QUERY_CHANGED,
    ));
    for left_out in 0..fields.len().min(8) {
        let mut fewer = fields.clone();
        fewer.remove(left_out);
        if !fewer.is_empty() {
            derived.push((
                format!("{path}?{}", fewer.join("&")),
                cost::UNCOMMON,
                Cause::URI_QUERY_CHANGED,
            ));
        }
    }
    derived
}

/// The path that a front controller is told in its query: `/index.php?s=/notify`.
pub(super) fn path_in_query(uri: &str) -> Derived {
    let Some((_, query)) = uri.split_once('?') else {
        return Derived::new();
    };
    let fields = query.split('&').take(MAX_FIELDS);
    let values = fields.map(|field| field.split_once('=').map_or(field, |(_, value)| value));
    values
        .map(|value| percent::decoded(value, true))
        .filter(|value| value.len() > 1 && value.contains('/') && !value.contains("://"))
        .map(|value| {
            let path = format!("/{}", value.trim_start_matches('/'));
            (path, cost::UNCOMMON, Cause::URI_OTHER_PATH)
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
        derived.push((uri, price, Cause::URI_QUERY_CHANGED));
    };
    let owned = |change: &dyn Fn(&str) -> String| fields.iter().map(|f| change(f)).collect();
    add(owned(&|f| f.trim_end_matches('=').to_owned()), cost::UNCOMMON);
    let with_equals = |f: &str| {
        if f.contains('=') { f.to_owned() } else { format!("{f}=") }
    };
    add(owned(&with_equals), cost::UNCOMMON);
    if (2..=MAX_ORDERED).contains(&fields.len()) {
        for order in orders(fields.len()) {
            let price = if fields.len() < MAX_ORDERED { cost::UNCOMMON } else { cost::RARE };
            add(order.iter().map(|n| fields[*n].to_owned()).collect(), price);
        }
    } else {
        add(fields.iter().rev().map(|f| (*f).to_owned()).collect(), cost::RARE);
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
        let price = if url.path == uri { cost::EVERYDAY } else { cost::UNCOMMON };
        derived.push((format!("{uri}?{}", url.query), price, Cause::URI_QUERY_MISSING));
    }
    derived.push((format!("{uri}?"), cost::RARE, Cause::URI_QUERY_MISSING));
    derived
}
