//! Makes a key: every core looks for primes, and the first two that fit make it. The search tells them by a test that leaves
//! out composite numbers; the audit of the key proves them, and without that no key leaves here.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread::available_parallelism;

use rsa::BoxedUint;
use zeroize::Zeroizing;

use super::audit::{Audit, Examination, audit_with};
use super::fermat::{at_once, may_be_primes};
use super::sieve::Sieve;
use super::{PUBLIC_EXPONENT, PrivateKey};
use crate::secret::worker;
use crate::text::Message;

/// The sizes on offer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum KeySize {
    /// What Alipay+ and Antom want.
    #[default]
    Rsa2048,
    /// For other uses.
    Rsa3072,
    /// For other uses.
    Rsa4096,
}

impl KeySize {
    /// All sizes, smallest first.
    pub const ALL: [Self; 3] = [Self::Rsa2048, Self::Rsa3072, Self::Rsa4096];

    /// Length of the modulus in bits.
    pub fn bits(self) -> u32 {
        match self {
            Self::Rsa2048 => 2048,
            Self::Rsa3072 => 3072,
            Self::Rsa4096 => 4096,
        }
    }
}

/// Ends work on other threads. Clones end the same work.
#[derive(Clone, Default, Debug)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Ends the work at its next step.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was ended.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How far generation is. Clones show the same work.
#[derive(Clone, Default, Debug)]
pub struct Progress {
    candidates: Arc<AtomicU64>,
    primes: Arc<AtomicU64>,
}

impl Progress {
    /// Numbers tested so far.
    pub fn candidates(&self) -> u64 {
        self.candidates.load(Ordering::Relaxed)
    }

    /// Primes found so far; two make a key.
    pub fn primes_found(&self) -> u64 {
        self.primes.load(Ordering::Relaxed)
    }
}

/// Why no key was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GenerateError {
    /// The user ended it.
    Cancelled,
    /// The operating system gave no thread.
    NoThread,
    /// The operating system gave no randomness.
    NoRandomness,
    /// The finished key failed its own audit.
    AuditFailed,
}

impl GenerateError {
    /// The sentence for it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Cancelled => "keys-generate-cancelled",
            Self::NoThread => "keys-generate-no-thread",
            Self::NoRandomness => "keys-generate-no-randomness",
            Self::AuditFailed => "keys-generate-audit-failed",
        })
    }
}

/// Makes a key of `size` with randomness from the operating system alone, and audits it.
///
/// Blocks until done, so call it on a worker. A cancel takes effect within one primality test of each
/// core: a few milliseconds, or what the audit of a finished key takes.
///
/// # Errors
/// See [`GenerateError`].
pub fn generate(
    size: KeySize,
    cancel: &Cancel,
    progress: &Progress,
) -> Result<PrivateKey, GenerateError> {
    generate_audited(size, cancel, progress).map(|(key, _)| key)
}

/// As [`generate`], with what the audit found, so that nobody audits it again.
///
/// # Errors
/// See [`GenerateError`].
pub fn generate_audited(
    size: KeySize,
    cancel: &Cancel,
    progress: &Progress,
) -> Result<(PrivateKey, Audit), GenerateError> {
    loop {
        let (p, q) = two_primes(size, cancel, progress)?;
        let examination = Examination::start(&p, &q);
        if let Some(key) = assemble(&p, &q) {
            let audit = audit_with(&key, Some(examination));
            return match (cancel.is_cancelled(), audit.passed()) {
                (true, _) => Err(GenerateError::Cancelled),
                (false, false) => Err(GenerateError::AuditFailed),
                (false, true) => Ok((key, audit)),
            };
        }
    }
}

type Prime = Zeroizing<BoxedUint>;

fn two_primes(
    size: KeySize,
    cancel: &Cancel,
    progress: &Progress,
) -> Result<(Prime, Prime), GenerateError> {
    // Ends the searchers in whatever way this function ends.
    let enough = EndOnDrop(Cancel::default());
    let (found, primes) = mpsc::channel();
    for core in 0..available_parallelism().map_or(1, usize::from) {
        let search = Search {
            bits: size.bits() / 2,
            cancel: cancel.clone(),
            enough: enough.0.clone(),
            progress: progress.clone(),
        };
        let found = found.clone();
        worker::spawn(&format!("prime-{core}"), move || {
            if let Err(error) = search.run(&found) {
                // Nobody listens any more where the primes are there already.
                let _ = found.send(Err(error));
            }
        })
        .map_err(|_| GenerateError::NoThread)?;
    }
    drop(found);
    let next = || primes.recv().unwrap_or(Err(GenerateError::Cancelled));
    let first = next()?;
    loop {
        let second = next()?;
        if fit_together(&first, &second, size) {
            return Ok((first, second));
        }
    }
}

struct EndOnDrop(Cancel);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// One core's search for primes.
struct Search {
    bits: u32,
    cancel: Cancel,
    enough: Cancel,
    progress: Progress,
}

impl Search {
    fn ended(&self) -> bool {
        self.cancel.is_cancelled() || self.enough.is_cancelled()
    }

    /// Sends prime after prime until it is ended.
    fn run(&self, found: &mpsc::Sender<Result<Prime, GenerateError>>) -> Result<(), GenerateError> {
        while !self.ended() {
            // A fresh random start for each prime: two primes of one run would lie close together.
            if let Some(prime) = self.next_prime(random_start(self.bits)?) {
                self.progress.primes.fetch_add(1, Ordering::Relaxed);
                if found.send(Ok(prime)).is_err() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The first fitting prime at or above `start`; `None` where the search ended or `start` was too near the top.
    fn next_prime(&self, start: BoxedUint) -> Option<Prime> {
        let mut sieve = Sieve::new(start);
        while !self.ended() {
            let candidates: Vec<Prime> = sieve.by_ref().take(at_once()).collect();
            if candidates.is_empty() {
                return None;
            }
            self.progress.candidates.fetch_add(candidates.len() as u64, Ordering::Relaxed);
            let passed = may_be_primes(&candidates);
            let fits =
                |(candidate, passed): &(Prime, bool)| *passed && coprime_to_exponent(candidate);
            let found = candidates.into_iter().zip(passed).find(fits);
            if let Some((prime, _)) = found {
                return Some(prime);
            }
        }
        None
    }
}

/// A random odd number with the top two bits set, so that two such numbers make a product of full length,
/// and each is above √2·2^(bits−1) (FIPS 186-5 A.1.3). All of its randomness comes from the operating system.
fn random_start(bits: u32) -> Result<BoxedUint, GenerateError> {
    let mut bytes = Zeroizing::new(vec![0; bits as usize / 8]);
    getrandom::fill(&mut bytes).map_err(|_| GenerateError::NoRandomness)?;
    if let [first, .., last] = bytes.as_mut_slice() {
        *first |= 0b1100_0000;
        *last |= 1;
    }
    Ok(BoxedUint::from_be_slice_vartime(&bytes))
}

/// gcd(e, p−1) = 1; e is prime, so it is enough that it does not divide p−1.
fn coprime_to_exponent(prime: &BoxedUint) -> bool {
    let exponent = crypto_bigint::NonZero::new(crypto_bigint::Limb::from(PUBLIC_EXPONENT));
    exponent.into_option().is_some_and(|e| prime.rem_limb(e) != crypto_bigint::Limb::ONE)
}

fn fit_together(p: &BoxedUint, q: &BoxedUint, size: KeySize) -> bool {
    let distance = Zeroizing::new(if p > q { p.wrapping_sub(q) } else { q.wrapping_sub(p) });
    distance.bit_width() > size.bits() / 2 - 100
}

fn assemble(p: &BoxedUint, q: &BoxedUint) -> Option<PrivateKey> {
    let (larger, smaller) = if p > q { (p, q) } else { (q, p) };
    let key = rsa::PrivateKey::from_p_q(
        larger.clone(),
        smaller.clone(),
        BoxedUint::from(PUBLIC_EXPONENT),
    )
    .ok()?;
    PrivateKey::from_rsa(&key)
}

crate::explained!(GenerateError);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::audit::audit;

    #[test]
    fn a_key_has_the_size_asked_for_and_passes_its_audit() {
        let progress = Progress::default();
        let key = generate(KeySize::Rsa2048, &Cancel::default(), &progress).expect("a key");
        assert_eq!(key.bits(), 2048);
        assert_eq!(key.public().exponent(), 65_537);
        assert!(audit(&key).passed());
        assert!(progress.candidates() > 0 && progress.primes_found() >= 2);
    }

    #[test]
    fn a_cancelled_search_makes_no_key() {
        let cancel = Cancel::default();
        cancel.cancel();
        let made = generate(KeySize::Rsa4096, &cancel, &Progress::default());
        assert_eq!(made.err(), Some(GenerateError::Cancelled));
    }

    #[test]
    fn a_search_can_be_cancelled_from_outside() {
        let (cancel, progress) = (Cancel::default(), Progress::default());
        let worker = {
            let (cancel, progress) = (cancel.clone(), progress.clone());
            worker::spawn("generate", move || {
                // Never two primes that fit, so that only the cancel ends it.
                loop {
                    match two_primes(KeySize::Rsa4096, &cancel, &progress) {
                        Ok(_) => {}
                        Err(error) => return error,
                    }
                }
            })
            .expect("a thread")
        };
        while progress.candidates() == 0 {
            std::thread::yield_now();
        }
        cancel.cancel();
        let ended = worker.join().expect("no panic");
        assert_eq!(ended, GenerateError::Cancelled);
    }

    #[test]
    fn a_start_is_odd_and_has_its_top_two_bits() {
        for bits in [1024, 2048] {
            let start = random_start(bits).expect("randomness");
            assert_eq!(start.bit_width_vartime(), bits);
            assert!(start.bit_vartime(bits - 2) && start.bit_vartime(0));
        }
    }

    #[test]
    fn primes_that_lie_close_together_do_not_fit() {
        let p = random_start(1024).expect("randomness");
        let near = p.wrapping_sub(BoxedUint::from(2_u32));
        assert!(!fit_together(&p, &p, KeySize::Rsa2048));
        assert!(!fit_together(&p, &near, KeySize::Rsa2048));
        let other = random_start(1024).expect("randomness");
        assert!(fit_together(&p, &other, KeySize::Rsa2048));
    }
}
