//! The URI: scheme and host, query, slashes, `/sandbox/`, a proxy's prefix, letter case.

mod case;
mod changes;
mod encoding;
mod prefix;
mod query;
mod sweep;
mod url;
mod words;

use case::case;
use changes::{cleaned, dot_segments, extension, sandbox, slashes, without_host};
use encoding::percent;
use prefix::{prefix, with_host};
use query::{path_in_query, query_written, with_query, without_query};
pub(in crate::signing::diagnose) use sweep::sweep;
use url::urls_of;

use crate::signing::{
    Message,
    diagnose::{
        Hints,
        candidate::{Candidate, Candidates, cost},
        cause::Cause,
    },
};

/// The most that a URI may cost by itself.
const MAX_COST: u8 = 7;

type Derived = Vec<(String, u8, Cause)>;

pub(super) fn candidates(message: &Message, hints: &Hints) -> Vec<Candidate<String>> {
    let mut list = Candidates::new(message.uri.clone());
    let urls = urls_of(message, hints);
    derive(&mut list, cost::NONE, cleaned);
    derive(&mut list, cost::COMMON, without_host);
    derive(&mut list, cost::COMMON, without_query);
    derive(&mut list, cost::NONE, query_written);
    derive(&mut list, cost::UNCOMMON, |uri| with_query(uri, &urls));
    derive(&mut list, cost::UNCOMMON, dot_segments);
    derive(&mut list, cost::NONE, path_in_query);
    derive(&mut list, cost::EVERYDAY, extension);
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

#[cfg(test)]
mod tests;
