//! The HTTP method: POST in practice.

use crate::signing::diagnose::{
    candidate::{Candidate, Candidates, cost},
    cause::Cause,
};

pub(super) fn candidates(ours: &str) -> Vec<Candidate<String>> {
    let mut list = Candidates::new(ours.to_owned());
    for case in [ours.trim().to_owned(), ours.trim().to_ascii_uppercase()] {
        list.add(case, cost::COMMON, Cause::MethodCase);
    }
    list.add("POST".to_owned(), cost::COMMON, Cause::MethodWrong);
    list.add("GET".to_owned(), cost::UNCOMMON, Cause::MethodWrong);
    for case in [ours.trim().to_ascii_lowercase(), capitalised(ours.trim())] {
        list.add(case, cost::UNCOMMON, Cause::MethodCase);
    }
    for other in ["post", "Post", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "get"] {
        list.add(other.to_owned(), cost::RARE, Cause::MethodWrong);
    }
    list.finish()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars.map(|c| c.to_ascii_lowercase())).collect()
}
