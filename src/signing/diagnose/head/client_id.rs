//! The client id: blanks, letter case, the environment's prefix.

use super::{offer_missing, offer_usual};
use crate::signing::{
    Message,
    diagnose::{
        Hints,
        cause::{Cause, causes},
        offer::{Candidate, Candidates, cost},
    },
};

causes! {
    /// Blanks around the client id.
    CLIENT_ID_WHITESPACE: ClientId, Header, "client_id_whitespace";
    /// Letter case of the client id.
    CLIENT_ID_CASE: ClientId, Header, "client_id_case";
    /// The prefix of an environment, such as `SANDBOX_`.
    CLIENT_ID_PREFIX: ClientId, Header, "client_id_prefix";
    /// The client id in another notation.
    CLIENT_ID_ENCODING: ClientId, Header, "client_id_encoding";
    /// Another client id of the partner.
    CLIENT_ID_OTHER: ClientId, Header, "client_id_other";
}

/// What stands before the id in a test environment.
const PREFIXES: [&str; 5] = ["SANDBOX_", "TEST_", "T_", "sandbox_", "test_"];

pub(super) fn candidates(message: &Message, hints: &Hints) -> Vec<Candidate<String>> {
    let ours = message.client_id.as_str();
    let mut list = Candidates::new(ours.to_owned());
    let bare = ours.trim();
    offer_usual(&mut list, ours, Cause::CLIENT_ID_WHITESPACE, Cause::CLIENT_ID_ENCODING);
    for case in [bare.to_uppercase(), bare.to_lowercase()] {
        list.add(case, cost::COMMON, Cause::CLIENT_ID_CASE);
    }
    for prefix in PREFIXES {
        let own = bare.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix));
        if let Some(rest) = own.map(|own| &bare[own.len()..]) {
            let upper = format!("{prefix}{}", rest.to_uppercase());
            list.add(format!("{prefix}{rest}"), cost::COMMON, Cause::CLIENT_ID_CASE);
            list.add(upper, cost::UNCOMMON, Cause::CLIENT_ID_CASE);
            list.add(rest, cost::COMMON, Cause::CLIENT_ID_PREFIX);
            for other in PREFIXES {
                list.add(format!("{other}{rest}"), cost::UNCOMMON, Cause::CLIENT_ID_PREFIX);
            }
        }
        list.add(format!("{prefix}{bare}"), cost::COMMON, Cause::CLIENT_ID_PREFIX);
    }
    for other in &hints.client_ids {
        list.add(other.as_str(), cost::COMMON, Cause::CLIENT_ID_OTHER);
    }
    offer_missing(&mut list);
    list.finish()
}
