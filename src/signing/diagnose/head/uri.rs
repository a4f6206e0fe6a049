//! The URI: scheme and host, query, slashes, `/sandbox/`, a proxy's prefix, letter case.

mod case;
mod changes;
mod encoding;
mod named;
mod prefix;
mod query;
mod sweep;

use case::case;
use changes::{cleaned, dot_segments, extension, sandbox, slashes, without_host};
use encoding::percent;
use named::urls_of;
use prefix::{prefix, with_host};
use query::{path_in_query, query_written, with_query, without_query};
pub(in crate::signing::diagnose) use sweep::sweep;

use crate::signing::{
    Message,
    diagnose::{
        Hints,
        cause::{Cause, causes},
        offer::{Candidate, Candidates, Happened, cost},
        transforms,
    },
};

causes! {
    /// The URI has a scheme and a host.
    URI_SCHEME_HOST: Uri, Uri, "uri_has_scheme_host";
    /// The scheme and host that were signed are missing.
    URI_SCHEME_HOST_MISSING: Uri, Uri, "uri_scheme_host_missing";
    /// The URI has a query that was not signed.
    URI_QUERY: Uri, Uri, "uri_has_query";
    /// The query that was signed is missing.
    URI_QUERY_MISSING: Uri, Uri, "uri_query_missing";
    /// The query was signed in another order.
    URI_QUERY_CHANGED: Uri, Uri, "uri_query_changed";
    /// The URI has a fragment.
    URI_FRAGMENT: Uri, Uri, "uri_has_fragment";
    /// The URI has a session id.
    URI_SESSION_ID: Uri, Uri, "uri_session_id";
    /// Percent-encoding of the URI differs.
    URI_PERCENT_ENCODING: Uri, Uri, "uri_percent_encoding";
    /// The leading slash is missing.
    URI_NO_LEADING_SLASH: Uri, Uri, "uri_no_leading_slash";
    /// The URI was signed without its leading slash.
    URI_EXTRA_LEADING_SLASH: Uri, Uri, "uri_extra_leading_slash";
    /// The slash at the end differs.
    URI_TRAILING_SLASH: Uri, Uri, "uri_trailing_slash";
    /// Slashes written twice.
    URI_DOUBLE_SLASH: Uri, Uri, "uri_double_slash";
    /// `.` and `..` segments of the path.
    URI_DOT_SEGMENTS: Uri, Uri, "uri_dot_segments";
    /// The ending of a file, such as `.php`, added or removed.
    URI_FILE_EXTENSION: Uri, Uri, "uri_file_extension";
    /// The `/sandbox/` segment is missing.
    URI_SANDBOX_MISSING: Uri, Uri, "uri_sandbox_segment_missing";
    /// The `/sandbox/` segment was not signed.
    URI_SANDBOX: Uri, Uri, "uri_has_sandbox_segment";
    /// Git Bash made a path of its own disk of it.
    URI_GIT_BASH: Uri, Uri, "uri_git_bash";
    /// Segments at the front were added or removed.
    URI_PREFIX: Uri, Uri, "uri_prefix_changed_by_proxy";
    /// Letter case of the URI.
    URI_CASE: Uri, Uri, "uri_case";
    /// Blanks around the URI, or the rest of a request line.
    URI_WHITESPACE: Uri, Uri, "uri_whitespace";
    /// The path of another URL in the message was signed.
    URI_OTHER_PATH: Uri, Uri, "uri_other_path";
}

/// The most that a URI may cost by itself.
const MAX_COST: u8 = 7;

type Derived = Vec<(String, u8, Cause)>;

/// Makes further URIs of one.
type Step<'a> = &'a dyn Fn(&str) -> Derived;

pub(super) fn candidates(message: &Message, hints: &Hints) -> Vec<Candidate<String>> {
    let mut list = Candidates::new(message.uri.clone());
    let urls = urls_of(message, hints);
    let steps: [(u8, Step<'_>); 15] = [
        (cost::NONE, &cleaned),
        (cost::COMMON, &without_host),
        (cost::COMMON, &without_query),
        (cost::NONE, &query_written),
        (cost::UNCOMMON, &|uri| with_query(uri, &urls)),
        (cost::UNCOMMON, &dot_segments),
        (cost::NONE, &path_in_query),
        (cost::EVERYDAY, &extension),
        (cost::UNCOMMON, &slashes),
        (cost::UNCOMMON, &sandbox),
        (cost::COMMON, &percent),
        (cost::COMMON, &case),
        (cost::COMMON, &|uri| prefix(uri, hints)),
        (cost::NONE, &|uri| with_host(uri, &urls)),
        (cost::NONE, &seen),
    ];
    for (base, step) in steps {
        derive(&mut list, base, step);
    }
    for url in &urls {
        list.add(url.path.as_str(), cost::UNCOMMON, Cause::URI_OTHER_PATH);
        list.add(url.path_and_query(), cost::UNCOMMON, Cause::URI_OTHER_PATH);
    }
    for (missing, cause) in [("/", Cause::URI_PREFIX), ("", Cause::GLUE_PARTS_MISSING)] {
        list.add(missing, cost::RARE, cause);
    }
    list.finish()
}

/// The URI without characters that nobody sees.
fn seen(uri: &str) -> Derived {
    let made = transforms::of_head(uri).into_iter();
    let seen = made.filter(|(.., what)| *what == Happened::Whitespace);
    seen.map(|(uri, cost, _)| (uri, cost, Cause::URI_WHITESPACE)).collect()
}

/// What stands behind the letter of a drive: `C:/Program Files/Git/…`, which Git Bash on Windows makes of a path on a command
/// line.
pub(in crate::signing) fn behind_drive(uri: &str) -> Option<&str> {
    let (drive, rest) = uri.split_once(':')?;
    matches!(drive.as_bytes(), [letter] if letter.is_ascii_alphabetic()).then_some(rest)
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
