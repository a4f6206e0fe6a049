//! Hashes what may have been signed, and compares it with what the signature proves: on every core where there is much.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use sha2::{Digest as _, Sha256};

use super::{
    body::{Answer, Body, Reordered, Told},
    cause::Cause,
    head::{Head, Signed},
    offer::cost,
    transforms,
};
use crate::secret::worker::on_every_core;
use crate::signing::{Message, verify::Target};

/// How many candidates a core takes at a time, and after how many small ones the clock is asked.
const BLOCK: usize = 32;

/// From so many bytes on, helpers are worth their start: a millisecond and more.
const WORTH_HELPERS: usize = 2_000_000;

/// Where the clock is asked for each candidate, in bytes of the body; smaller ones are hashed in less time than it costs.
const SLOW: usize = 8192;

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

/// A combination to be hashed.
pub(super) struct Guess<'a> {
    /// The bytes before the body.
    pub(super) head: Cow<'a, [u8]>,
    /// The body, but for its end.
    pub(super) body: Cow<'a, [u8]>,
    /// What it costs to believe both.
    pub(super) cost: u8,
}

/// A combination that was signed.
struct Hit {
    /// Which of the endings.
    ending: usize,
    /// What was hashed again, where that was signed.
    twice: Option<Vec<u8>>,
}

/// What is known when a search ends, and how it goes on until then.
pub(super) struct Trial<'a> {
    target: &'a Target,
    endings: Vec<(Vec<u8>, Option<Cause>)>,
    deadline: Instant,
    cancelled: &'a (dyn Fn() -> bool + Sync),
    shared: bool,
    heeds_the_clock: bool,
    tried: AtomicU64,
    /// How many combinations were tried one by one.
    told: AtomicUsize,
    stopped: AtomicBool,
    found: Option<Found>,
}

impl<'a> Trial<'a> {
    /// Begins a search that ends at `deadline`, or when `cancelled` says so; `shared` among every core.
    pub(super) fn new(
        target: &'a Target,
        endings: Vec<(Vec<u8>, Option<Cause>)>,
        deadline: Instant,
        cancelled: &'a (dyn Fn() -> bool + Sync),
        shared: bool,
    ) -> Self {
        Self {
            target,
            endings,
            deadline,
            cancelled,
            shared,
            heeds_the_clock: false,
            tried: AtomicU64::new(0),
            told: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            found: None,
        }
    }

    /// Whether it ends at its deadline from here on.
    pub(super) fn heed_the_clock(&mut self, heeds: bool) {
        self.heeds_the_clock = heeds;
    }

    /// What was found, how many contents were hashed, and whether all of those that were to be.
    pub(super) fn finish(self) -> (Option<Found>, u64, bool) {
        (self.found, self.tried.into_inner(), !self.stopped.into_inner())
    }

    /// Whether the work is shared among every core.
    pub(super) fn is_shared(&self) -> bool {
        self.shared
    }

    /// Looks at one combination; its hash is that with the first ending, which tells bodies apart.
    pub(super) fn tell(&self, head: &Head<'_>, body: &Body<'_>) -> Answer {
        let guess = guess(head, body);
        let (hash, hit) = self.compare(&guess);
        self.count(self.endings(guess.cost).len());
        let told = self.told.fetch_add(1, Ordering::Relaxed) + 1;
        let ask = body.value.len() >= SLOW || told.is_multiple_of(BLOCK);
        let told = match hit {
            Some(_) => Told::Right,
            None if ask && !self.goes_on() => Told::Enough,
            None => Told::Wrong,
        };
        Answer { hash, told }
    }

    /// Takes a combination that was right when it was looked at.
    pub(super) fn take(&mut self, head: &Head<'_>, body: &Body<'_>) {
        let hit = self.compare(&guess(head, body)).1;
        self.found = hit.map(|hit| self.found(head.signed(), body, hit));
    }

    /// Tries every body behind every head; false when the search is over.
    pub(super) fn combine(&mut self, heads: &[Head<'_>], bodies: &[Body<'_>]) -> bool {
        let pair = |n: usize| (&heads[n / bodies.len()], &bodies[n % bodies.len()]);
        let longest = bodies.iter().map(|body| body.value.len()).max().unwrap_or(0);
        let count = heads.len() * bodies.len();
        if let Some((n, hit)) = self.first(count, longest, &|n| guess(pair(n).0, pair(n).1)) {
            self.found = Some(self.found(pair(n).0.signed(), pair(n).1, hit));
        }
        !self.is_over()
    }

    /// Tries a body behind so many heads, of which nothing but the bytes is made before one is right; false when the search is over.
    pub(super) fn sweep(
        &mut self,
        count: usize,
        bytes: &(dyn Fn(usize) -> Vec<u8> + Sync),
        signed: &dyn Fn(usize) -> Signed,
        body: &Body<'_>,
    ) -> bool {
        let guess = |n| Guess {
            head: Cow::Owned(bytes(n)),
            body: Cow::Borrowed(&body.value),
            cost: cost::SELDOM,
        };
        if let Some((n, hit)) = self.first(count, body.value.len(), &guess) {
            self.found = Some(self.found(signed(n), body, hit));
        }
        !self.is_over()
    }

    /// Tries bodies in other orders of their fields behind every head; false when the search is over.
    pub(super) fn reorder(&mut self, heads: &[Head<'_>], bodies: &Reordered) -> bool {
        let part = |n: usize| (&heads[n % heads.len()], bodies.text(n / heads.len()));
        let guess = |n| {
            let (head, (body, _)) = part(n);
            Guess { head: Cow::Borrowed(&head.bytes), body: Cow::Owned(body), cost: cost::SELDOM }
        };
        let len = if bodies.len() > 0 { bodies.text(0).0.len() } else { 0 };
        if let Some((n, hit)) = self.first(bodies.len() * heads.len(), len, &guess) {
            let (head, (body, causes)) = part(n);
            let body =
                Body { value: Cow::Owned(body), cost: cost::SELDOM, causes: causes.to_vec() };
            self.found = Some(self.found(head.signed(), &body, hit));
        }
        !self.is_over()
    }

    /// Tries the right content in every encoding; false when the search is over.
    pub(super) fn whole(&mut self, message: &Message) -> bool {
        let content = message.content_to_sign();
        let mut found = None;
        transforms::of_content(&content, &mut |bytes| {
            self.count(1);
            if self.target.matches(&Sha256::digest(bytes).into()) {
                found = Some(Found {
                    message: message.clone(),
                    content: bytes.to_vec(),
                    regular: false,
                    causes: vec![Cause::GLUE_ENCODED],
                });
            }
            found.is_none() && self.goes_on()
        });
        self.found = found;
        !self.is_over()
    }

    /// The first of so many combinations that was signed, if one was; each has a body of at most `len` bytes.
    fn first<'g>(
        &self,
        count: usize,
        len: usize,
        guess: &(dyn Fn(usize) -> Guess<'g> + Sync),
    ) -> Option<(usize, Hit)> {
        let block = if len >= SLOW { 1 } else { BLOCK };
        let (next, best) = (AtomicUsize::new(0), Mutex::new(None::<(usize, Hit)>));
        let work = || {
            loop {
                let start = next.fetch_add(block, Ordering::Relaxed);
                if start >= count || !self.goes_on() {
                    return;
                }
                let hit = (start..count.min(start + block)).find_map(|n| {
                    let guess = guess(n);
                    self.count(self.endings(guess.cost).len());
                    Some((n, self.compare(&guess).1?))
                });
                if let Some((n, hit)) = hit {
                    // What stands before it was taken already, and is tried to its end.
                    next.store(count, Ordering::Relaxed);
                    let mut best = best.lock().unwrap_or_else(PoisonError::into_inner);
                    if best.as_ref().is_none_or(|(known, _)| n < *known) {
                        *best = Some((n, hit));
                    }
                }
            }
        };
        if self.shared && count.saturating_mul(len) >= WORTH_HELPERS {
            on_every_core(&work);
        } else {
            work();
        }
        best.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it was found, or time ran out.
    pub(super) fn is_over(&self) -> bool {
        self.found.is_some() || self.is_stopped()
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Asks the clock and the user; false when the search is over.
    fn goes_on(&self) -> bool {
        let late = self.heeds_the_clock && Instant::now() >= self.deadline;
        if late || (self.cancelled)() {
            self.stopped.store(true, Ordering::Relaxed);
        }
        !self.is_stopped()
    }

    /// Counts contents that were hashed.
    fn count(&self, more: usize) {
        self.tried.fetch_add(u64::try_from(more).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// The endings that are believable behind a combination of this cost: what is dear already is tried with ours and with none.
    fn endings(&self, cost: u8) -> &[(Vec<u8>, Option<Cause>)] {
        let most = match cost {
            ..cost::RARE => 7,
            cost::RARE => 3,
            _ if self.endings[0].0.is_empty() => 1,
            _ => 2,
        };
        &self.endings[..self.endings.len().min(most)]
    }

    /// Hashes a combination with each ending; gives the hash with the first of them, too.
    fn compare(&self, guess: &Guess<'_>) -> ([u8; 32], Option<Hit>) {
        let start = Sha256::new().chain_update(&guess.head).chain_update(&guess.body);
        let mut first = None;
        for (ending, (bytes, _)) in self.endings(guess.cost).iter().enumerate() {
            let digest: [u8; 32] = start.clone().chain_update(bytes).finalize().into();
            let first = *first.get_or_insert(digest);
            if self.target.matches(&digest) {
                return (first, Some(Hit { ending, twice: None }));
            }
            if ending < 2 && guess.cost < cost::RARE {
                let twice = hashed_again(self.target, &digest);
                if twice.is_some() {
                    return (first, Some(Hit { ending, twice }));
                }
            }
        }
        (first.unwrap_or_default(), None)
    }

    /// Puts together what was signed.
    fn found(&self, head: Signed, body: &Body<'_>, hit: Hit) -> Found {
        let (ending, at_end) = &self.endings[hit.ending];
        let signed = [&body.value[..], ending].concat();
        let twice = hit.twice.as_ref().map(|_| Cause::SIGNED_DIGEST_TWICE);
        let mut causes: Vec<Cause> =
            head.causes.iter().chain(&body.causes).copied().chain(*at_end).chain(twice).collect();
        causes.sort_by_key(|cause| cause.rank());
        causes.dedup();
        if causes.contains(&Cause::BODY_SURROUNDING_WHITESPACE) {
            causes.retain(|cause| *cause != Cause::BODY_TRAILING_NEWLINE);
        }
        let Signed { method, uri, client_id, time, glue, .. } = head;
        let before = glue.head(&method, &uri, &client_id, &time);
        Found {
            content: hit.twice.unwrap_or_else(|| [&before[..], &signed].concat()),
            regular: glue.is_right() && twice.is_none(),
            causes,
            message: Message { method, uri, client_id, time, body: signed },
        }
    }
}

fn guess<'a>(head: &'a Head<'_>, body: &'a Body<'_>) -> Guess<'a> {
    Guess {
        head: Cow::Borrowed(&head.bytes),
        body: Cow::Borrowed(&body.value),
        cost: head.cost + body.cost,
    }
}

/// The spelling of the hash that was hashed again, if one was.
fn hashed_again(target: &Target, digest: &[u8; 32]) -> Option<Vec<u8>> {
    let mut spellings = transforms::spellings(digest).into_iter();
    spellings.find(|spelling| target.matches(&Sha256::digest(spelling).into()))
}
