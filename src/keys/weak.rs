//! Primes that are easy to find from the modulus, though they are prime and far apart.
//!
//! - p−1 made of small primes gives p away to Pollard's p−1 method (Pollard 1974; FIPS 186-5 A.1.3 wants a large factor
//!   of small keys, and expects it of random primes of 1024 bits).
//! - p and q in a simple ratio give both away to Fermat's method as Lehman extended it (Lehman 1974).

use crypto_bigint::ConcatenatingMul;
use rsa::BoxedUint;
use zeroize::{Zeroize, Zeroizing};

use super::small::{remainder, remainders, small_primes, words_of};

/// What is left of p−1 without its small factors has at least this many bits; of a random prime it has nearly all.
const LEAST_LEFT: u32 = 128;
/// Terms of a ratio that count as simple.
const SIMPLE: u32 = 32;

/// Whether p−1 is made of small primes.
pub(super) fn is_smooth(prime: &BoxedUint) -> bool {
    left_of(prime.wrapping_sub(BoxedUint::one()), small_primes()) < LEAST_LEFT
}

/// Whether |a·p − b·q| is as small as only a construction makes it, for small a and b.
pub(super) fn have_simple_ratio(p: &BoxedUint, q: &BoxedUint) -> bool {
    let multiples = |number: &BoxedUint| -> Vec<Zeroizing<BoxedUint>> {
        (1..=SIMPLE).map(|n| Zeroizing::new(times(number, n))).collect()
    };
    let close = p.bit_width().max(q.bit_width()).saturating_sub(100);
    let (of_p, of_q) = (multiples(p), multiples(q));
    let mut distances = of_p.iter().flat_map(|a| {
        of_q.iter().map(move |b| {
            let (larger, smaller) = if **a > **b { (a, b) } else { (b, a) };
            Zeroizing::new(larger.wrapping_sub(&**smaller)).bit_width()
        })
    });
    distances.any(|width| width <= close)
}

fn times(number: &BoxedUint, factor: u32) -> BoxedUint {
    number.concatenating_mul(BoxedUint::from(factor))
}

/// How many bits are left of a number when its small prime factors are taken out.
fn left_of(mut number: BoxedUint, primes: &[u32]) -> u32 {
    let mut words = words_of(&number);
    number.zeroize();
    let whole = words.clone();
    for (prime, _) in remainders(&whole, primes).filter(|(_, rest)| *rest == 0) {
        while remainder(&words, prime) == 0 && words.iter().any(|word| *word != 0) {
            divide(&mut words, prime);
        }
    }
    bits(&words)
}

fn divide(words: &mut [u64], divisor: u64) {
    let mut rest = 0_u128;
    for word in words {
        let whole = rest << 64 | u128::from(*word);
        *word = u64::try_from(whole / u128::from(divisor)).unwrap_or(u64::MAX);
        rest = whole % u128::from(divisor);
    }
}

fn bits(words: &[u64]) -> u32 {
    let zeros = words.iter().take_while(|word| **word == 0).count();
    words.get(zeros).map_or(0, |first| {
        64 - first.leading_zeros() + 64 * u32::try_from(words.len() - zeros - 1).unwrap_or(u32::MAX)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::components::is_prime;
    use crate::keys::fixture::key;

    fn sound() -> (BoxedUint, BoxedUint) {
        let parts = key(0).components().expect("its numbers");
        (parts.p.clone(), parts.q.clone())
    }

    /// A prime of 1024 bits whose predecessor is made of primes below `bound`.
    fn smooth(bound: u32) -> BoxedUint {
        let primes: Vec<u32> =
            small_primes().iter().copied().filter(|prime| *prime < bound).collect();
        let mut at = primes.len() / 2;
        loop {
            let mut product = BoxedUint::from(2_u32);
            let first = at;
            while product.bit_width() < 1010 {
                product = times(&product, primes[at % primes.len()]);
                at += 1;
            }
            at = first + 1;
            let candidate = product.wrapping_add(BoxedUint::one());
            if is_prime(&candidate) {
                return candidate;
            }
        }
    }

    #[test]
    fn random_primes_are_neither_smooth_nor_in_a_ratio() {
        let (p, q) = sound();
        assert!(!is_smooth(&p) && !is_smooth(&q) && !have_simple_ratio(&p, &q));
    }

    #[test]
    fn a_prime_whose_predecessor_is_made_of_small_primes_is_found() {
        assert!(is_smooth(&smooth(crate::keys::small::SMALL)));
    }

    #[test]
    fn primes_in_a_simple_ratio_are_found() {
        let (p, _) = sound();
        for (a, b) in [(3_u32, 4_u32), (1, 1), (31, 32), (5, 7)] {
            let near = times(&p, a).divided_by(b);
            assert!(have_simple_ratio(&p, &near), "{a}:{b}");
        }
        let far = times(&p, 37).divided_by(41);
        assert!(!have_simple_ratio(&p, &far));
    }

    trait Divided {
        fn divided_by(&self, divisor: u32) -> BoxedUint;
    }

    impl Divided for BoxedUint {
        /// Rounded down.
        fn divided_by(&self, divisor: u32) -> BoxedUint {
            let mut words = words_of(self);
            divide(&mut words, u64::from(divisor));
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
            BoxedUint::from_be_slice_vartime(&bytes)
        }
    }
}
