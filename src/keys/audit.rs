//! What is good and bad about a private key.

use std::sync::Arc;
use std::thread::JoinHandle;

use rsa::BoxedUint;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::components::{Components, is_prime};
use super::roca::has_roca_pattern;
use super::weak::{have_simple_ratio, is_smooth};
use super::{PUBLIC_EXPONENT, PrivateKey};
use crate::secret::worker;
use crate::text::Message;

/// One thing the audit looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The modulus has exactly 2048, 3072 or 4096 bits.
    Size,
    /// e = 65537.
    Exponent,
    /// p·q = n.
    Product,
    /// p and q are prime.
    Primes,
    /// p and q have half the bits of n each (FIPS 186-5 A.1.1).
    Balance,
    /// |p−q| > 2^(bits/2 − 100) (FIPS 186-5 A.1.3).
    Distance,
    /// 2^(bits/2) < d < lcm(p−1, q−1) and e·d ≡ 1 (FIPS 186-5 A.1.1).
    PrivateExponent,
    /// dP, dQ and qInv fit.
    Crt,
    /// No ROCA pattern (CVE-2017-15361).
    Roca,
    /// p−1 and q−1 have a large prime factor, and p and q are in no simple ratio.
    Structure,
    /// Its private half was not published.
    Secret,
    /// What it signs, its public half verifies.
    RoundTrip,
}

impl Check {
    /// The check in plain words; says what is wrong where it was not `passed`.
    pub fn message(self, passed: bool) -> Message {
        Message::new(match (self, passed) {
            (Self::Size, true) => "keys-audit-size",
            (Self::Size, false) => "keys-audit-size-bad",
            (Self::Exponent, true) => "keys-audit-exponent",
            (Self::Exponent, false) => "keys-audit-exponent-bad",
            (Self::Product, true) => "keys-audit-product",
            (Self::Product, false) => "keys-audit-product-bad",
            (Self::Primes, true) => "keys-audit-primes",
            (Self::Primes, false) => "keys-audit-primes-bad",
            (Self::Balance, true) => "keys-audit-balance",
            (Self::Balance, false) => "keys-audit-balance-bad",
            (Self::Distance, true) => "keys-audit-distance",
            (Self::Distance, false) => "keys-audit-distance-bad",
            (Self::PrivateExponent, true) => "keys-audit-private-exponent",
            (Self::PrivateExponent, false) => "keys-audit-private-exponent-bad",
            (Self::Crt, true) => "keys-audit-crt",
            (Self::Crt, false) => "keys-audit-crt-bad",
            (Self::Roca, true) => "keys-audit-roca",
            (Self::Roca, false) => "keys-audit-roca-bad",
            (Self::Structure, true) => "keys-audit-structure",
            (Self::Structure, false) => "keys-audit-structure-bad",
            (Self::Secret, true) => "keys-audit-secret",
            (Self::Secret, false) => "keys-audit-secret-bad",
            (Self::RoundTrip, true) => "keys-audit-round-trip",
            (Self::RoundTrip, false) => "keys-audit-round-trip-bad",
        })
    }
}

/// What one check found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// What was looked at.
    pub check: Check,
    /// Whether it is good.
    pub passed: bool,
}

/// What all checks found; it holds nothing secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Audit {
    /// One finding for each check.
    pub findings: Vec<Finding>,
    /// Length of the modulus in bits.
    pub bits: usize,
}

impl Audit {
    /// Whether every check is good.
    pub fn passed(&self) -> bool {
        !self.findings.is_empty() && self.findings.iter().all(|finding| finding.passed)
    }
}

/// Looks at everything [`Check`] names, on three threads where the system gives them. Takes some 12 ms at 2048 bits on two
/// cores.
pub fn audit(key: &PrivateKey) -> Audit {
    audit_with(key, None)
}

/// The same for a key of two primes that are examined already.
pub(super) fn audit_with(key: &PrivateKey, examined: Option<Examination>) -> Audit {
    let bits = key.bits();
    let findings = key.components().map_or_else(Vec::new, |parts| {
        let primes = examined
            .filter(|primes| primes.are_of(&parts))
            .unwrap_or_else(|| Examination::start(&parts.p, &parts.q));
        let round_trip = round_trip(key);
        let numbers = numbers(&parts, bits, || primes.end());
        let halves =
            [(Check::Secret, !key.public().is_published()), (Check::RoundTrip, round_trip)];
        numbers.into_iter().chain(halves).map(finding).collect()
    });
    Audit { findings, bits }
}

fn finding((check, passed): (Check, bool)) -> Finding {
    Finding { check, passed }
}

/// What is said of the numbers; `primes`, which other threads look at meanwhile, are asked for at the end.
fn numbers(
    parts: &Components,
    bits: usize,
    primes: impl FnOnce() -> [PrimeFacts; 2],
) -> [(Check, bool); 10] {
    let product = parts.product_is_modulus();
    let exponent = parts.private_exponent_large()
        && parts.private_exponent_small()
        && parts.private_exponent_fits();
    let crt = parts.wrong_crt().is_none();
    let no_ratio = !have_simple_ratio(&parts.p, &parts.q);
    let [p, q] = primes();
    [
        (Check::Size, matches!(bits, 2048 | 3072 | 4096)),
        (Check::Exponent, parts.e == BoxedUint::from(PUBLIC_EXPONENT)),
        (Check::Product, product),
        (Check::Primes, parts.p != parts.q && p.prime && q.prime),
        (Check::Balance, parts.primes_balanced()),
        (Check::Distance, parts.primes_far_apart()),
        (Check::PrivateExponent, exponent),
        (Check::Crt, crt),
        (Check::Roca, !has_roca_pattern(&parts.n)),
        (Check::Structure, no_ratio && !p.smooth && !q.smooth),
    ]
}

/// What is said of one prime by itself.
struct PrimeFacts {
    prime: bool,
    smooth: bool,
}

impl PrimeFacts {
    fn of(prime: &BoxedUint) -> Self {
        Self { prime: is_prime(prime), smooth: is_smooth(prime) }
    }
}

/// The two primes of a key, each looked at on a thread of its own.
pub(super) struct Examination([Task; 2]);

impl Examination {
    /// Begins it; it goes on while the key is put together of them.
    pub(super) fn start(p: &BoxedUint, q: &BoxedUint) -> Self {
        Self([Task::start("audit-p", p), Task::start("audit-q", q)])
    }

    fn are_of(&self, parts: &Components) -> bool {
        let Self([first, second]) = self;
        [(first, second), (second, first)]
            .iter()
            .any(|(p, q)| **p.prime == parts.p && **q.prime == parts.q)
    }

    fn end(self) -> [PrimeFacts; 2] {
        self.0.map(Task::end)
    }
}

/// What is found of one prime on another thread, whose stack is wiped at its end.
struct Task {
    thread: Option<JoinHandle<PrimeFacts>>,
    prime: Arc<Zeroizing<BoxedUint>>,
}

impl Task {
    fn start(name: &str, prime: &BoxedUint) -> Self {
        let prime = Arc::new(Zeroizing::new(prime.clone()));
        let examined = Arc::clone(&prime);
        let thread = worker::spawn(name, move || PrimeFacts::of(&examined)).ok();
        Self { thread, prime }
    }

    /// What it found; computed here where the system had no thread to give, or lost it.
    fn end(self) -> PrimeFacts {
        let found = self.thread.and_then(|thread| thread.join().ok());
        found.unwrap_or_else(|| PrimeFacts::of(&self.prime))
    }
}

/// Signs a fixed text, and compares the whole block that comes out of the signature with the public half.
fn round_trip(key: &PrivateKey) -> bool {
    const TEXT: &[u8] =
        b"Keyturn signs this to see that the two halves of the key belong together.";
    let block =
        key.sign_pkcs1v15_sha256(TEXT).and_then(|signature| key.public().recover_block(&signature));
    block.is_some_and(|block| block == encoded(TEXT, key.public().size()))
}

/// EMSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 9.2), written out here so that the signer is not
/// checked with its own code.
fn encoded(content: &[u8], size: usize) -> Vec<u8> {
    const SHA256_DIGEST_INFO: [u8; 19] = [
        0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
        0x05, 0x00, 0x04, 0x20,
    ];
    let hash = Sha256::digest(content);
    let tail = SHA256_DIGEST_INFO.len() + hash.len();
    let mut block = vec![0xff; size];
    block[0] = 0;
    block[1] = 1;
    block[size - tail - 1] = 0;
    block[size - tail..size - hash.len()].copy_from_slice(&SHA256_DIGEST_INFO);
    block[size - hash.len()..].copy_from_slice(&hash);
    block
}

#[cfg(test)]
mod tests;
