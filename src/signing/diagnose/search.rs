//! The search: every believable message is hashed and compared with what the signature proves.
//!
//! Combinations are tried in the order of what it costs to believe them, so that the simplest
//! explanation is found first and a short budget is spent on the likely.

use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use super::{
    Hints,
    body::{self, Bodies, Body},
    cause::Cause,
    head::{self, Glue, Head, Heads, Parts, Signed},
    offer::{MOST_CHANGED, cost},
    trial::{Found, Trial},
};
use crate::signing::{Message, verify::Target};

/// The most that a combination may cost.
const MAX_COST: u8 = 7;

/// Up to this cost everything is tried, whatever the clock says, if the body is not large.
const SURE_COST: u8 = cost::UNCOMMON;

/// A large body, in bytes.
const LARGE: usize = 128 * 1024;

/// Of each kind of candidates that are many and seldom right so many bytes are hashed at most, the likelier first: a body of 10 KB
/// gets 2,400 of them, as many as a time in seconds has.
const MOST_SWEPT: usize = 24_000_000;

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
    /// Whether the search may keep every core busy; not where several messages are searched for at a time.
    pub on_every_core: bool,
}

impl Limits {
    /// For many messages at once: the frequent causes alone, about a millisecond for a small message.
    pub const BRIEF: Self = Self { time: Duration::ZERO, on_every_core: false };
    /// For a window that answers at once.
    pub const PROMPT: Self = Self { time: Duration::from_millis(170), on_every_core: true };
    /// For a program that nobody waits for.
    pub const THOROUGH: Self = Self { time: Duration::from_secs(5), on_every_core: true };

    /// The same for one message of several at a time.
    #[must_use]
    pub fn beside_others(self) -> Self {
        Self { on_every_core: false, ..self }
    }
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
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Outcome {
    let sure = message.body.len() <= LARGE && Parts::are_tried(message);
    let deadline = Instant::now() + limits.time;
    let endings = body::endings(&message.body);
    let mut trial = Trial::new(target, endings, deadline, cancelled, limits.on_every_core);
    run(message, hints, sure, &mut trial);
    let (found, tried, complete) = trial.finish();
    Outcome { found, tried, complete: complete && are_all_tried(message) }
}

/// Whether neither part of the message is too long for others to be tried in its place.
fn are_all_tried(message: &Message) -> bool {
    Parts::are_tried(message) && message.body.len() <= MOST_CHANGED
}

fn run(message: &Message, hints: &Hints, sure: bool, trial: &mut Trial<'_>) {
    let mut bodies = Bodies::new(&message.body);
    let parts = Parts::new(message, hints);
    let mut heads = Heads::new(&parts);
    for cost in 0..=MAX_COST {
        trial.heed_the_clock(!sure || cost > SURE_COST);
        let whole = cost == cost::RARE && message.body.len() <= MOST_CHANGED;
        if whole && !trial.whole(message) {
            return;
        }
        if cost == MAX_COST && Parts::are_tried(message) {
            let likely =
                [heads.tier(cost::NONE).to_vec(), heads.tier(cost::EVERYDAY).to_vec()].concat();
            if !sweep(message, hints, &bodies, &likely, trial) {
                return;
            }
        }
        if !tier(cost, &mut bodies, &mut heads, trial) {
            return;
        }
    }
}

/// Tries every combination that costs exactly this much: pairs of the likely first, then bodies, then heads.
fn tier(cost: u8, bodies: &mut Bodies<'_>, heads: &mut Heads<'_>, trial: &mut Trial<'_>) -> bool {
    if cost == cost::NONE {
        return trial.combine(heads.tier(cost), bodies.made(cost));
    }
    for head_cost in 1..cost {
        if !trial.combine(heads.tier(head_cost), bodies.made(cost - head_cost)) {
            return false;
        }
    }
    let Some(ours) = heads.tier(cost::NONE).first().cloned() else {
        return false;
    };
    match bodies.make(cost, trial.is_shared(), &|body| trial.tell(&ours, body)) {
        ControlFlow::Continue(()) => trial.combine(heads.tier(cost), bodies.made(cost::NONE)),
        ControlFlow::Break(right) => {
            if let Some(body) = right {
                trial.take(&ours, &body);
            }
            false
        }
    }
}

/// Tries candidates that are many and seldom right.
fn sweep(
    message: &Message,
    hints: &Hints,
    bodies: &Bodies<'_>,
    heads: &[Head<'_>],
    trial: &mut Trial<'_>,
) -> bool {
    let Some(ours) = bodies.made(cost::NONE).first() else {
        return true;
    };
    let most = MOST_SWEPT / (message.body.len() + 1);
    let of_times: Vec<_> = head::other_times(&message.time).take(most).collect();
    let times = |n: usize| (&*message.uri, &*of_times[n].0);
    if !swept(message, of_times.len(), &times, &|n| of_times[n].1, ours, trial) {
        return false;
    }
    let [first, others @ ..] = heads else { return true };
    for (heads, most) in [(std::slice::from_ref(first), most / 2), (others, most / 8)] {
        if let Some(bodies) = bodies.reordered(most)
            && !trial.reorder(heads, &bodies)
        {
            return false;
        }
    }
    let mut values = body::values(&message.body, 24);
    values.extend((0..=20).map(|n: u8| n.to_string()));
    values.extend(["true", "alipay", "alipayplus", "alipay_plus", "antom"].map(str::to_owned));
    values.extend(hints.client_ids.iter().chain([&message.client_id]).cloned());
    let of_uris: Vec<_> = head::other_uris(message, &values).take(most).collect();
    let uris = |n: usize| (&*of_uris[n].0, &*message.time);
    swept(message, of_uris.len(), &uris, &|n| of_uris[n].1, ours, trial)
}

/// Tries so many heads that differ in the URI or the time.
fn swept<'a>(
    message: &Message,
    count: usize,
    parts: &(dyn Fn(usize) -> (&'a str, &'a str) + Sync),
    cause: &dyn Fn(usize) -> Cause,
    body: &Body<'_>,
    trial: &mut Trial<'_>,
) -> bool {
    let bytes = |n| {
        let (uri, time) = parts(n);
        Glue::RIGHT.head(&message.method, uri, &message.client_id, time)
    };
    let signed = |n| {
        let (uri, time) = parts(n);
        Signed {
            method: message.method.clone(),
            uri: uri.to_owned(),
            client_id: message.client_id.clone(),
            time: time.to_owned(),
            glue: Glue::RIGHT,
            causes: vec![cause(n)],
        }
    };
    trial.sweep(count, &bytes, &signed, body)
}
