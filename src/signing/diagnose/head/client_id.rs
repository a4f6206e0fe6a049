//! The client id: blanks, letter case, the environment's prefix.

use crate::signing::{
    Message,
    diagnose::{
        Hints,
        candidate::{Candidate, Candidates, cost},
        cause::Cause,
        text::{percent_decoded, unquoted},
    },
};

/// What stands before the id in a test environment.
const PREFIXES: [&str; 5] = ["SANDBOX_", "TEST_", "T_", "sandbox_", "test_"];

pub(super) fn candidates(message: &Message, hints: &Hints) -> Vec<Candidate<String>> {
    let ours = message.client_id.as_str();
    let mut list = Candidates::new(ours.to_owned());
    let bare = ours.trim();
    list.add(bare.to_owned(), cost::COMMON, Cause::ClientIdWhitespace);
    for case in [bare.to_uppercase(), bare.to_lowercase()] {
        list.add(case, cost::COMMON, Cause::ClientIdCase);
    }
    for prefix in PREFIXES {
        if let Some(rest) =
            bare.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix))
        {
            let rest = &bare[rest.len()..];
            list.add(format!("{prefix}{rest}"), cost::COMMON, Cause::ClientIdCase);
            list.add(
                format!("{prefix}{}", rest.to_uppercase()),
                cost::UNCOMMON,
                Cause::ClientIdCase,
            );
            list.add(rest.to_owned(), cost::COMMON, Cause::ClientIdPrefix);
            for other in PREFIXES {
                list.add(format!("{other}{rest}"), cost::UNCOMMON, Cause::ClientIdPrefix);
            }
        }
        list.add(format!("{prefix}{bare}"), cost::COMMON, Cause::ClientIdPrefix);
    }
    list.add(percent_decoded(bare, true), cost::UNCOMMON, Cause::ClientIdEncoding);
    list.add(unquoted(bare).to_owned(), cost::UNCOMMON, Cause::ClientIdEncoding);
    let visible: String = bare.chars().filter(char::is_ascii_graphic).collect();
    list.add(visible, cost::UNCOMMON, Cause::ClientIdWhitespace);
    // Java prints the values of a header as a list.
    list.add(bare.trim_matches(['[', ']']).to_owned(), cost::UNCOMMON, Cause::ClientIdEncoding);
    for other in [format!("{bare} "), format!(" {bare}")] {
        list.add(other, cost::RARE, Cause::ClientIdWhitespace);
    }
    for other in &hints.client_ids {
        list.add(other.clone(), cost::COMMON, Cause::ClientIdOther);
    }
    for missing in ["", "null", "undefined", "None"] {
        list.add(missing.to_owned(), cost::RARE, Cause::GluePartsMissing);
    }
    list.finish()
}
