//! A window of odd numbers above a start, without those that have a small prime factor.
//!
//! It only leaves out what is no prime. One modular exponentiation costs as much as thousands of remainders, so the factors
//! go further than those of `crypto-primes`.

use crypto_bigint::CheckedAdd;
use rsa::BoxedUint;
use zeroize::Zeroizing;

use super::small::{primes_for, remainders, words_of};

/// Odd numbers in a window: primes of 2048 bits lie 710 of them apart on the average.
const WINDOW: usize = 1 << 13;

/// The numbers that may be primes, from a start on; wiped when dropped.
pub(super) struct Sieve {
    start: Zeroizing<BoxedUint>,
    /// Whether the number `start + 2n` has a small factor.
    composite: Zeroizing<Vec<bool>>,
    next: usize,
}

impl Sieve {
    /// Sieves the numbers from `start`, which is odd and far larger than any small prime.
    pub(super) fn new(start: BoxedUint) -> Self {
        let start = Zeroizing::new(start);
        let words = words_of(&start);
        let mut composite = Zeroizing::new(vec![false; WINDOW]);
        // The first of them is 2.
        for (prime, rest) in remainders(&words, &primes_for(start.bits_precision())[1..]) {
            let multiples = composite.iter_mut().skip(first_multiple(rest, prime));
            multiples.step_by(usize::try_from(prime).unwrap_or(WINDOW)).for_each(|is| *is = true);
        }
        Self { start, composite, next: 0 }
    }
}

impl Iterator for Sieve {
    type Item = Zeroizing<BoxedUint>;

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.next + self.composite.get(self.next..)?.iter().position(|is| !is)?;
        self.next = at + 1;
        let distance = BoxedUint::from(u32::try_from(2 * at).ok()?);
        let number: Option<BoxedUint> = self.start.checked_add(&distance).into();
        number.map(Zeroizing::new)
    }
}

/// The smallest n for which an odd number with this remainder, plus 2n, is a multiple of the odd prime.
fn first_multiple(remainder: u64, prime: u64) -> usize {
    let missing = (prime - remainder) % prime;
    let even = if missing.is_multiple_of(2) { missing } else { missing + prime };
    usize::try_from(even / 2).unwrap_or(WINDOW)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::small::{remainder, small_primes};

    #[test]
    fn just_the_numbers_with_a_small_factor_are_left_out() {
        let start = BoxedUint::from_be_slice_vartime(&[0xd5; 128]);
        let left: Vec<_> = Sieve::new(start.clone()).collect();
        let mut at = 0;
        for n in (0..2 * WINDOW).step_by(2) {
            let distance = BoxedUint::from(u32::try_from(n).expect("small"));
            let number: BoxedUint = start.wrapping_add(distance);
            let words = words_of(&number);
            let divides = |prime: &u32| remainder(&words, u64::from(*prime)) == 0;
            let has_factor = small_primes().iter().any(divides);
            let is_left = left.get(at).is_some_and(|next| **next == number);
            assert_eq!(is_left, !has_factor, "{n}");
            at += usize::from(is_left);
        }
        assert_eq!(at, left.len());
        assert!((500..1000).contains(&at), "{at}");
    }

    #[test]
    fn a_start_at_the_top_ends_there() {
        let top = BoxedUint::from_be_slice_vartime(&[0xff; 128]);
        assert!(Sieve::new(top).count() <= 1);
    }
}
