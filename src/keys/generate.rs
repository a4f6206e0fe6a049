//! Makes a key: every core looks for primes, and the first two that fit make it.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread::available_parallelism;

use crypto_primes::hazmat::{SetBits, SmallFactorsSieve, random_odd_integer};
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use rsa::BoxedUint;
use zeroize::Zeroizing;

use super::audit::audit;
use super::components::is_prime;
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
    /// The finished key failed its own audit.
    AuditFailed,
}

impl GenerateError {
    /// The sentence for it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Cancelled => "keys-generate-cancelled",
            Self::NoThread => "keys-generate-no-thread",
            Self::AuditFailed => "keys-generate-audit-failed",
        })
    }
}

/// Makes a key of `size` with randomness from the operating system alone, and audits it.
///
/// Blocks until done, so call it on a worker. A cancel takes effect within one primality test
/// (about a millisecond at 2048 bits).
///
/// # Errors
/// See [`GenerateError`].
pub fn generate(
    size: KeySize,
    cancel: &Cancel,
    progress: &Progress,
) -> Result<PrivateKey, GenerateError> {
    loop {
        let (p, q) = two_primes(size, cancel, progress)?;
        if let Some(key) = assemble(&p, &q) {
            return if audit(&key).passed() {
                Ok(key)
            } else {
                Err(GenerateError::AuditFailed)
            };
        }
    }
}

fn two_primes(
    size: KeySize,
    cancel: &Cancel,
    progress: &Progress,
) -> Result<(Zeroizing<BoxedUint>, Zeroizing<BoxedUint>), GenerateError> {
    // The searchers end when two primes are there, or when the caller cancels.
    let enough = Cancel::default();
    let (found, primes) = mpsc::channel();
    for core in 0..available_parallelism().map_or(1, usize::from) {
        let (found, enough, cancel, progress) = (
            found.clone(),
            enough.clone(),
            cancel.clone(),
            progress.clone(),
        );
        worker::spawn(&format!("prime-{core}"), move || {
            search(size.bits() / 2, &progress, &found, || {
                enough.is_cancelled() || cancel.is_cancelled()
            });
        })
        .map_err(|_| GenerateError::NoThread)?;
    }
    drop(found);
    let first: Zeroizing<BoxedUint> = primes.recv().map_err(|_| GenerateError::Cancelled)?;
    let second = loop {
        let candidate = primes.recv().map_err(|_| GenerateError::Cancelled)?;
        if fit_together(&first, &candidate, size) {
            break candidate;
        }
    };
    enough.cancel();
    if cancel.is_cancelled() {
        Err(GenerateError::Cancelled)
    } else {
        Ok((first, second))
    }
}

/// Looks for primes of `bits` bits with the top two bits set, so that two of them make a modulus of full length.
fn search(
    bits: u32,
    progress: &Progress,
    found: &mpsc::Sender<Zeroizing<BoxedUint>>,
    ended: impl Fn() -> bool,
) {
    let Some(length) = NonZeroU32::new(bits) else {
        return;
    };
    while !ended() {
        let Ok(start) =
            random_odd_integer::<BoxedUint, _>(&mut UnwrapErr(SysRng), length, SetBits::TwoMsb)
        else {
            return;
        };
        let Ok(sieve) = SmallFactorsSieve::new(start.get(), length, false) else {
            return;
        };
        for candidate in sieve.map(Zeroizing::new) {
            if ended() {
                return;
            }
            progress.candidates.fetch_add(1, Ordering::Relaxed);
            if is_prime(&candidate) && coprime_to_exponent(&candidate) {
                progress.primes.fetch_add(1, Ordering::Relaxed);
                if found.send(candidate).is_err() {
                    return;
                }
                // A fresh random start for the next one: two primes of one run would lie close together.
                break;
            }
        }
    }
}

/// gcd(e, p−1) = 1; e is prime, so it is enough that it does not divide p−1.
fn coprime_to_exponent(prime: &BoxedUint) -> bool {
    let exponent = crypto_bigint::NonZero::new(crypto_bigint::Limb::from(PUBLIC_EXPONENT));
    exponent
        .into_option()
        .is_some_and(|e| prime.rem_limb(e) != crypto_bigint::Limb::ONE)
}

fn fit_together(p: &BoxedUint, q: &BoxedUint, size: KeySize) -> bool {
    let distance = if p > q {
        p.wrapping_sub(q)
    } else {
        q.wrapping_sub(p)
    };
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
