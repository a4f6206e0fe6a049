//! How the parts before the body may have been put together.

use std::sync::LazyLock;

use crate::signing::diagnose::{
    cause::{Cause, causes},
    offer::{Candidate, Candidates, cost},
    words,
};

causes! {
    /// CRLF where LF belongs.
    GLUE_CRLF: Content, Glue, "glue_crlf";
    /// No line break.
    GLUE_NO_NEWLINE: Content, Glue, "glue_no_newline";
    /// A backslash and an `n`.
    GLUE_BACKSLASH_N: Content, Glue, "glue_literal_backslash_n";
    /// Other separators.
    GLUE_SEPARATORS: Content, Glue, "glue_other_separators";
    /// Parts are missing in what was signed.
    GLUE_PARTS_MISSING: Content, Glue, "glue_parts_missing";
    /// The whole was encoded before it was signed.
    GLUE_ENCODED: Content, Glue, "glue_encoded";
    /// The body alone was signed.
    SIGNED_BODY_ONLY: Content, Glue, "signed_body_only", 0;
    /// The hash was hashed again.
    SIGNED_DIGEST_TWICE: Content, Algorithm, "signed_digest_twice", 0;
}

/// The separators and the parts before the body, as a pattern.
///
/// `M`, `U`, `C` and `T` stand for method, URI, client id and time, `V` for the version of HTTP that ends a
/// request line; everything else is itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::signing::diagnose) struct Glue(&'static str);

impl Glue {
    /// As the documents say.
    pub(in crate::signing::diagnose) const RIGHT: Self = Self("M U\nC.T.");

    /// Whether the parts are put together as the documents say.
    pub(in crate::signing::diagnose) fn is_right(self) -> bool {
        self == Self::RIGHT
    }

    /// The bytes before the body.
    pub(in crate::signing::diagnose) fn head(
        self,
        method: &str,
        uri: &str,
        client_id: &str,
        time: &str,
    ) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(uri.len() + client_id.len() + time.len() + 16);
        for symbol in self.0.bytes() {
            match symbol {
                b'M' => bytes.extend_from_slice(method.as_bytes()),
                b'U' => bytes.extend_from_slice(uri.as_bytes()),
                b'C' => bytes.extend_from_slice(client_id.as_bytes()),
                b'V' => bytes.extend_from_slice(b"HTTP/1.1"),
                b'T' => bytes.extend_from_slice(time.as_bytes()),
                other => bytes.push(other),
            }
        }
        bytes
    }
}

pub(super) fn candidates() -> Vec<Candidate<Glue>> {
    let mut list = Candidates::new(Glue::RIGHT);
    for (cost, cause, pattern) in PATTERNS.iter() {
        list.add(Glue(pattern), *cost, *cause);
    }
    list.finish()
}

/// The patterns of the list, under its headings.
static PATTERNS: LazyLock<Vec<(u8, Cause, String)>> = LazyLock::new(|| {
    let mut heading = (cost::UNCOMMON, Cause::GLUE_SEPARATORS);
    let mut patterns = Vec::new();
    for line in words::GLUES.iter() {
        if let Some(words) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let cost = if words.starts_with("common ") { cost::COMMON } else { cost::UNCOMMON };
            let named = ROWS.iter().find(|cause| words.ends_with(cause.label()));
            heading = (cost, *named.unwrap_or(&heading.1));
        } else if let Ok(pattern) = serde_json::from_str(line) {
            patterns.push((heading.0, heading.1, pattern));
        }
    }
    patterns
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_whole() {
        let lines = words::GLUES.iter().filter(|line| line.starts_with('"')).count();
        assert_eq!(PATTERNS.len(), lines);
        let headings = words::GLUES.iter().filter(|line| line.starts_with('['));
        for heading in headings {
            let named = ROWS.iter().any(|cause| heading.contains(cause.label()));
            assert!(named, "{heading}");
        }
        assert!(PATTERNS.contains(&(cost::COMMON, Cause::GLUE_CRLF, "M U\r\nC.T.".to_owned())));
    }
}
