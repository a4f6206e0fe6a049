//! The search: every believable message is hashed and compared with what the signature proves.
//!
//! Combinations are tried in the order of what it costs to believe them, so that the simplest
//! explanation is found first and a short budget is spent on the likely.

use std::sync::{Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

use super::{
    Hints,
    body::{self, Bodies, Body},
    cause::Cause,
    head::{self, Glue, Head, Heads},
    offer::cost,
    transforms,
};
use crate::signing::{Message, verify::Target};

/// The most that a combination may cost.
const MAX_COST: u8 = 7;

/// Up to this cost everything is tried, whatever the clock says, if the body is not large.
const SURE_COST: u8 = cost::UNCOMMON;

/// A large body, in bytes.
const LARGE: usize = 128 * 1024;

/// Who holds it searches for a large message: there is one budget of memory, however many cores there are.
static TURN: Mutex<()> = Mutex::new(());

/// Waits for the turn of a content of this many bytes, or until it is cancelled; small ones need none.
pub(super) fn turn(len: usize, cancelled: &dyn Fn() -> bool) -> Option<MutexGuard<'static, ()>> {
    if len <= LARGE {
        return None;
    }
    loop {
        match TURN.try_lock() {
            Ok(turn) => return Some(turn),
            Err(TryLockError::Poisoned(turn)) => return Some(turn.into_inner()),
            Err(TryLockError::WouldBlock) if cancelled() => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// How much time a search may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// After this time nothing but the most frequent causes is tried.
    pub time: Duration,
}

impl Limits {
    /// For many messages at once: the frequent causes alone, about a millisecond for a small message.
    pub const BRIEF: Self = Self { time: Duration::ZERO };
    /// For a window that answers at once.
    pub const PROMPT: Self = Self { time: Duration::from_millis(170) };
    /// For a program that nobody waits for.
    pub const THOROUGH: Self = Self { time: Duration::from_secs(5) };
}

/// What was signed, where it differs from what we hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The parts; the body is the one that was signed.
    pub(super) message: Message,
    /// The bytes that were signed.
    pub(super) content: Vec<u8>,
    /// Whether the parts were put together as the documents say.
    pub(super) regular: bool,
    pub(super) causes: Vec<Cause>,
}

/// How a search ended.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) found: Option<Found>,
    pub(super) tried: u64,
    /// Whether every candidate was tried.
    pub(super) complete: bool,
}

/// Searches for the message that was signed.
pub(super) fn search(
    message: &Message,
    hints: &Hints,
    target: &Target,
    limits: Limits,
    cancelled: &dyn Fn() -> bool,
) -> Outcome {
    let mut trial = Trial {
        target,
        endings: body::endings(&message.body),
        deadline: Instant::now() + limits.time,
        cancelled,
        sure: message.body.len() <= LARGE && Heads::are_tried(message),
        tried: 0,
        found: None,
        stopped: false,
        first: [0; 32],
    };
    run(message, hints, limits, &mut trial);
    let complete = !trial.stopped && Heads::are_tried(message);
    Outcome { found: trial.found, tried: trial.tried, complete }
}

fn run(message: &Message, hints: &Hints, limits: Limits, trial: &mut Trial<'_>) {
    let mut bodies = Bodies::new(&message.body);
    let mut heads = Heads::new(message, hints);
    for cost in 0..=MAX_COST {
        if cost == cost::RARE {
            trial.whole(message);
        }
        if cost == MAX_COST && Heads::are_tried(message) {
            let likely =
                [heads.tier(cost::NONE).to_vec(), heads.tier(cost::EVERYDAY).to_vec()].concat();
            sweep(message, hints, limits, &bodies, &likely, trial);
        }
        trial.sure &= cost <= SURE_COST;
        if trial.stopped || trial.found.is_some() || !tier(cost, &mut bodies, &mut heads, trial) {
            return;
        }
    }
}

/// Tries every combination that costs exactly this much: pairs of the likely first, then bodies, then heads.
fn tier(cost: u8, bodies: &mut Bodies<'_>, heads: &mut Heads, trial: &mut Trial<'_>) -> bool {
    if cost == cost::NONE {
        return combine(heads.tier(cost), bodies.made(cost), trial);
    }
    for head_cost in 1..cost {
        if !combine(heads.tier(head_cost), bodies.made(cost - head_cost), trial) {
            return false;
        }
    }
    let Some(ours) = heads.tier(cost::NONE).first().cloned() else {
        return false;
    };
    let made = bodies.make(cost, &mut |body| {
        let go_on = trial.go_on(&ours, body);
        (trial.first, go_on)
    });
    made && combine(heads.tier(cost), bodies.made(cost::NONE), trial)
}

fn combine(heads: &[Head], bodies: &[Body], trial: &mut Trial<'_>) -> bool {
    heads.iter().all(|head| bodies.iter().all(|body| trial.go_on(head, body)))
}

/// Tries candidates that are many and seldom right, each kind for a share of the time.
fn sweep(
    message: &Message,
    hints: &Hints,
    limits: Limits,
    bodies: &Bodies<'_>,
    heads: &[Head],
    trial: &mut Trial<'_>,
) {
    let Some(ours) = bodies.made(cost::NONE).first() else {
        return;
    };
    let head_of = |uri: &str, time: &str, cause: Cause| Head {
        method: message.method.clone(),
        uri: uri.to_owned(),
        client_id: message.client_id.clone(),
        time: time.to_owned(),
        glue: Glue::RIGHT,
        bytes: Glue::RIGHT.head(&message.method, uri, &message.client_id, time),
        cost: cost::RARE,
        causes: vec![cause],
    };
    let share = limits.time / 5;
    trial.within(share, |trial| {
        let mut times = head::other_times(&message.time);
        times.all(|(time, cause)| trial.go_on(&head_of(&message.uri, &time, cause), ours));
    });
    let [first, others @ ..] = heads else { return };
    trial.within(share, |trial| {
        bodies.for_each_order(&mut |body| trial.go_on(first, body));
    });
    trial.within(share, |trial| {
        bodies.for_each_order(&mut |body| others.iter().all(|head| trial.go_on(head, body)));
    });
    trial.within(share, |trial| {
        let mut values = body::values(&message.body, 24);
        values.extend((0..=20).map(|n: u8| n.to_string()));
        values.extend(["true", "alipay", "alipayplus", "alipay_plus", "antom"].map(str::to_owned));
        values.extend(hints.client_ids.iter().chain([&message.client_id]).cloned());
        let mut uris = head::other_uris(message, &values);
        uris.all(|(uri, cause)| trial.go_on(&head_of(&uri, &message.time, cause), ours));
    });
}

/// The state of a search.
struct Trial<'a> {
    target: &'a Target,
    endings: Vec<(Vec<u8>, Option<Cause>)>,
    deadline: Instant,
    cancelled: &'a dyn Fn() -> bool,
    sure: bool,
    tried: u64,
    found: Option<Found>,
    stopped: bool,
    /// The hash of the last combination with its first ending, which tells bodies apart.
    first: [u8; 32],
}

impl Trial<'_> {
    /// Tries one combination; false when the search is over.
    fn go_on(&mut self, head: &Head, body: &Body) -> bool {
        self.found = self.compare(head, body);
        if self.found.is_some() {
            return false;
        }
        // The clock is asked every few candidates; a hundred small hashes take less than it costs.
        if self.tried.is_multiple_of(64) || body.value.len() > 8192 {
            self.stopped = (self.cancelled)() || !self.sure && Instant::now() >= self.deadline;
        }
        !self.stopped
    }

    /// Tries the right content in every encoding.
    fn whole(&mut self, message: &Message) {
        let content = message.content_to_sign();
        transforms::of_content(&content, &mut |bytes| {
            self.tried += 1;
            if self.target.matches(&Sha256::digest(bytes).into()) {
                self.found = Some(Found {
                    message: message.clone(),
                    content: bytes.to_vec(),
                    regular: false,
                    causes: vec![Cause::GLUE_ENCODED],
                });
            }
            self.stopped = (self.cancelled)() || !self.sure && Instant::now() >= self.deadline;
            self.found.is_none() && !self.stopped
        });
    }

    /// Gives a part of the search a share of the time; running out of it ends that part only.
    fn within(&mut self, share: Duration, part: impl FnOnce(&mut Self)) {
        if self.stopped || self.found.is_some() {
            return;
        }
        let whole = self.deadline;
        self.deadline = whole.min(Instant::now() + share);
        part(self);
        self.deadline = whole;
        self.stopped = (self.cancelled)() || Instant::now() >= whole;
    }

    fn compare(&mut self, head: &Head, body: &Body) -> Option<Found> {
        let mut start = Sha256::new();
        start.update(&head.bytes);
        start.update(&body.value);
        for n in 0..self.endings.len() {
            let (ending, cause) = &self.endings[n];
            self.tried += 1;
            let mut state = start.clone();
            state.update(ending);
            let digest = state.finalize().into();
            if n == 0 {
                self.first = digest;
            }
            if self.target.matches(&digest) {
                return Some(found(head, body, ending, *cause, None));
            }
            if n < 2
                && head.cost + body.cost <= SURE_COST
                && let Some(content) = hashed_again(self.target, &digest)
            {
                let once = found(head, body, ending, *cause, Some(Cause::SIGNED_DIGEST_TWICE));
                return Some(Found { content, ..once });
            }
        }
        None
    }
}

/// The spelling of the hash that was hashed again, if one was.
fn hashed_again(target: &Target, digest: &[u8; 32]) -> Option<Vec<u8>> {
    let mut spellings = transforms::spellings(digest).into_iter();
    spellings.find(|spelling| target.matches(&Sha256::digest(spelling).into()))
}

fn found(
    head: &Head,
    body: &Body,
    ending: &[u8],
    at_end: Option<Cause>,
    twice: Option<Cause>,
) -> Found {
    let signed = [&body.value[..], ending].concat();
    let mut causes: Vec<Cause> =
        head.causes.iter().chain(&body.causes).copied().chain(at_end).chain(twice).collect();
    causes.sort_by_key(|cause| cause.rank());
    causes.dedup();
    if causes.contains(&Cause::BODY_SURROUNDING_WHITESPACE) {
        causes.retain(|cause| *cause != Cause::BODY_TRAILING_NEWLINE);
    }
    let content = [&head.bytes[..], &signed].concat();
    Found {
        message: Message {
            method: head.method.clone(),
            uri: head.uri.clone(),
            client_id: head.client_id.clone(),
            time: head.time.clone(),
            body: signed,
        },
        content,
        regular: head.glue.is_right() && twice.is_none(),
        causes,
    }
}
