//! The HTTP method: POST in practice.

use crate::signing::diagnose::{
    cause::{Cause, causes},
    offer::{Candidate, Candidates, cost},
};

causes! {
    /// Another HTTP method.
    METHOD_WRONG: Method, Glue, "method_wrong";
    /// Letter case or blanks of the method.
    METHOD_CASE: Method, Glue, "method_case";
}

pub(super) fn candidates(ours: &str) -> Vec<Candidate<String>> {
    let mut list = Candidates::new(ours.to_owned());
    let bare = ours.trim();
    let capitalised = bare.get(..1).unwrap_or_default().to_ascii_uppercase()
        + &bare.get(1..).unwrap_or_default().to_ascii_lowercase();
    for (case, cost) in [
        (bare.to_owned(), cost::COMMON),
        (bare.to_ascii_uppercase(), cost::COMMON),
        (bare.to_ascii_lowercase(), cost::UNCOMMON),
        (capitalised, cost::UNCOMMON),
    ] {
        list.add(case, cost, Cause::METHOD_CASE);
    }
    list.add("POST", cost::COMMON, Cause::METHOD_WRONG);
    list.add("GET", cost::UNCOMMON, Cause::METHOD_WRONG);
    for other in ["post", "Post", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "get"] {
        list.add(other, cost::RARE, Cause::METHOD_WRONG);
    }
    list.finish()
}
