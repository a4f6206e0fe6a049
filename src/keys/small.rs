//! Small primes, and divisions by numbers of one word.

use std::sync::LazyLock;

use rsa::BoxedUint;
use zeroize::Zeroizing;

/// Primes below this count as small.
pub(super) const SMALL: u32 = 1 << 18;

/// Primes below this are worth a division where a modular exponentiation takes milliseconds.
const LESS_SMALL: u32 = 1 << 20;

/// The primes below [`SMALL`], found once.
pub(super) fn small_primes() -> &'static [u32] {
    static PRIMES: LazyLock<Vec<u32>> = LazyLock::new(|| primes_below(SMALL));
    &PRIMES
}

/// The primes that are worth a division in a search for primes of so many bits.
pub(super) fn primes_for(bits: u32) -> &'static [u32] {
    static PRIMES: LazyLock<Vec<u32>> = LazyLock::new(|| primes_below(LESS_SMALL));
    if bits > 1024 { &PRIMES } else { small_primes() }
}

fn primes_below(limit: u32) -> Vec<u32> {
    // Of the odd number 2n + 1, at n.
    let mut composite = vec![false; limit as usize / 2];
    let mut primes = vec![2];
    for number in (3..limit).step_by(2) {
        if composite[number as usize / 2] {
            continue;
        }
        primes.push(number);
        let square = usize::try_from(u64::from(number) * u64::from(number) / 2);
        let multiples = composite.iter_mut().skip(square.unwrap_or(usize::MAX));
        multiples.step_by(number as usize).for_each(|is| *is = true);
    }
    primes
}

/// The number's words, the highest first.
pub(super) fn words_of(number: &BoxedUint) -> Zeroizing<Vec<u64>> {
    let bytes = Zeroizing::new(number.to_be_bytes());
    let word = |part: &[u8]| part.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    Zeroizing::new(bytes.rchunks(8).rev().map(word).collect())
}

/// Each of the primes with the remainder of a division by it. Three at a time make a product that fits a word.
pub(super) fn remainders(words: &[u64], primes: &[u32]) -> impl Iterator<Item = (u64, u64)> {
    primes.chunks(3).flat_map(move |three| {
        let product = three.iter().map(|prime| u64::from(*prime)).product();
        let rest = remainder(words, product);
        three.iter().map(move |prime| (u64::from(*prime), rest % u64::from(*prime)))
    })
}

/// The remainder of a division by a number of one word. The processor's own division of two words by one is four times as
/// fast here as reciprocals.
pub(super) fn remainder(words: &[u64], divisor: u64) -> u64 {
    let step = |rest: u128, word: &u64| (rest << 64 | u128::from(*word)) % u128::from(divisor);
    u64::try_from(words.iter().fold(0, step)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_primes_are_all_of_them() {
        let is_prime =
            |number: &u32| !(2..=number.isqrt()).any(|least| number.is_multiple_of(least));
        let all: Vec<u32> = (2..2000).filter(is_prime).collect();
        assert_eq!(primes_below(2000), all);
        // π(2^18) and π(2^20).
        assert_eq!((small_primes().len(), primes_for(2048).len()), (23_000, 82_025));
    }
}
