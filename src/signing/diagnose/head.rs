//! What may stand before the body in the signed bytes: method, URI, client id, time, and the glue.

mod client_id;
mod glue;
mod method;
mod time;
mod uri;

use std::collections::HashSet;
use std::sync::Arc;

pub(super) use glue::Glue;
pub(super) use time::sweep as other_times;
pub(in crate::signing) use uri::behind_drive;
pub(super) use uri::sweep as other_uris;

use super::{
    Hints,
    cause::Cause,
    offer::{Candidate, Candidates, Happened, cost},
    transforms,
};
use crate::signing::Message;

/// Every cause of the head.
pub(super) fn causes() -> Vec<Cause> {
    [uri::ROWS, method::ROWS, client_id::ROWS, time::ROWS, glue::ROWS].concat()
}

/// Offers what may have happened to any part: blanks around it, other notations, the marks of a list around it.
fn offer_usual(list: &mut Candidates<String>, ours: &str, whitespace: Cause, encoding: Cause) {
    const AROUND: [char; 9] = ['[', ']', '(', ')', '{', '}', '"', '\'', ' '];
    let bare = ours.trim();
    list.add(bare, cost::COMMON, whitespace);
    for (text, cost, what) in transforms::of_head(bare) {
        let cause = match what {
            Happened::Whitespace => whitespace,
            Happened::Encoding => encoding,
        };
        list.add(text, cost, cause);
    }
    // Java prints the values of a header as a list.
    list.add(bare.trim_matches(AROUND), cost::UNCOMMON, encoding);
    let visible: String = bare.chars().filter(|c| !c.is_whitespace()).collect();
    list.add(visible, cost::UNCOMMON, whitespace);
    for other in [format!("{bare} "), format!(" {bare}")] {
        list.add(other, cost::RARE, whitespace);
    }
}

/// Offers what programs write where a part is missing.
fn offer_missing(list: &mut Candidates<String>) {
    for missing in ["", "null", "undefined", "None"] {
        list.add(missing, cost::RARE, Cause::GLUE_PARTS_MISSING);
    }
}

/// What stood before the body, part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) method: String,
    pub(super) uri: String,
    pub(super) client_id: String,
    pub(super) time: String,
    pub(super) glue: Glue,
    pub(super) causes: Vec<Cause>,
}

/// The four short parts of a message and how they were put together, as they may have been signed.
#[derive(Clone, Debug)]
pub(super) struct Head<'a> {
    method: &'a Candidate<String>,
    uri: &'a Candidate<String>,
    client_id: &'a Candidate<String>,
    time: &'a Candidate<String>,
    glue: &'a Candidate<Glue>,
    /// The bytes before the body.
    pub(super) bytes: Arc<[u8]>,
    pub(super) cost: u8,
}

impl Head<'_> {
    /// Its parts, and why they differ from ours.
    pub(super) fn signed(&self) -> Signed {
        let Self { method, uri, client_id, time, glue, .. } = self;
        let causes = [&method.causes, &uri.causes, &client_id.causes, &time.causes, &glue.causes];
        Signed {
            method: method.value.clone(),
            uri: uri.value.clone(),
            client_id: client_id.value.clone(),
            time: time.value.clone(),
            glue: glue.value,
            causes: causes.into_iter().flatten().copied().collect(),
        }
    }
}

/// All candidates for the parts of the head, the cheapest first.
pub(super) struct Parts {
    methods: Vec<Candidate<String>>,
    uris: Vec<Candidate<String>>,
    client_ids: Vec<Candidate<String>>,
    times: Vec<Candidate<String>>,
    glues: Vec<Candidate<Glue>>,
}

/// The longest head that other heads are tried in place of, in bytes: there are thousands, and each is kept.
const MAX_LEN: usize = 4 * 1024;

impl Parts {
    pub(super) fn new(message: &Message, hints: &Hints) -> Self {
        if !Self::are_tried(message) {
            return Self::alone(message);
        }
        Self {
            methods: method::candidates(&message.method),
            uris: uri::candidates(message, hints),
            client_ids: client_id::candidates(message, hints),
            times: time::candidates(&message.time, hints),
            glues: glue::candidates(),
        }
    }

    /// Whether other heads are tried in place of the message's.
    pub(super) fn are_tried(message: &Message) -> bool {
        let parts = [&message.method, &message.uri, &message.client_id, &message.time];
        parts.into_iter().map(String::len).sum::<usize>() <= MAX_LEN
    }

    /// The head as it is, and no other.
    fn alone(message: &Message) -> Self {
        let as_is = |part: &String| vec![Candidate::as_is(part.clone())];
        Self {
            methods: as_is(&message.method),
            uris: as_is(&message.uri),
            client_ids: as_is(&message.client_id),
            times: as_is(&message.time),
            glues: vec![Candidate::as_is(Glue::RIGHT)],
        }
    }
}

/// The combinations of the parts, by cost.
pub(super) struct Heads<'a> {
    parts: &'a Parts,
    tiers: Vec<Vec<Head<'a>>>,
    seen: HashSet<Arc<[u8]>>,
}

impl<'a> Heads<'a> {
    pub(super) fn new(parts: &'a Parts) -> Self {
        Self { parts, tiers: Vec::new(), seen: HashSet::new() }
    }

    /// The heads that cost exactly this much; each byte string occurs in one tier only.
    pub(super) fn tier(&mut self, cost: u8) -> &[Head<'a>] {
        while self.tiers.len() <= usize::from(cost) {
            let next = u8::try_from(self.tiers.len()).unwrap_or(u8::MAX);
            let tier = self.combine(next);
            self.tiers.push(tier);
        }
        &self.tiers[usize::from(cost)]
    }

    /// Combines the parts to heads of exactly one cost.
    fn combine(&mut self, cost: u8) -> Vec<Head<'a>> {
        let (parts, mut tier) = (self.parts, Vec::new());
        for glue in within(&parts.glues, cost) {
            let left = cost - glue.cost;
            for uri in within(&parts.uris, left) {
                let left = left - uri.cost;
                for time in within(&parts.times, left) {
                    let left = left - time.cost;
                    for client_id in within(&parts.client_ids, left) {
                        let left = left - client_id.cost;
                        for method in parts.methods.iter().filter(|method| method.cost == left) {
                            let bytes: Arc<[u8]> = glue
                                .value
                                .head(&method.value, &uri.value, &client_id.value, &time.value)
                                .into();
                            if self.seen.insert(Arc::clone(&bytes)) {
                                tier.push(Head { method, uri, client_id, time, glue, bytes, cost });
                            }
                        }
                    }
                }
            }
        }
        tier
    }
}

/// The candidates that cost at most this much; the list is sorted by cost.
fn within<T>(list: &[Candidate<T>], cost: u8) -> &[Candidate<T>] {
    &list[..list.partition_point(|candidate| candidate.cost <= cost)]
}
