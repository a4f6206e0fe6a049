//! Fermat's test to base 2, which leaves out nearly every composite number in front of the proof.
//!
//! What it lets pass is proved by [`is_prime`], so a mistake in it could lose primes and never let a composite number through.

use rsa::BoxedUint;
use zeroize::Zeroizing;

use super::components::is_prime;
use super::small::words_of;

pub(super) use keyturn_fermat::at_once;

/// Whether each of some odd numbers may be prime. One of a length that no size of key has is proved at once.
pub(super) fn may_be_primes(numbers: &[Zeroizing<BoxedUint>]) -> Vec<bool> {
    let words: Vec<_> = numbers.iter().map(|number| words_of(number)).collect();
    keyturn_fermat::may_be_primes(&words)
        .unwrap_or_else(|| numbers.iter().map(|number| is_prime(number)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::private_test_key;

    #[test]
    fn primes_pass_and_their_neighbours_do_not() {
        for name in ["platform_A_2048", "long_D_4096"] {
            let key = private_test_key(name).components().expect("its numbers");
            let [above, below] = [2_u32, 4].map(BoxedUint::from);
            let numbers = [
                key.p.clone(),
                key.p.wrapping_add(above),
                key.q.wrapping_sub(below),
                key.q.clone(),
            ]
            .map(Zeroizing::new);
            // Four at once, and one by one.
            let expected = [true, false, false, true];
            assert_eq!(may_be_primes(&numbers), expected, "{name}");
            assert_eq!(may_be_primes(&numbers[..3]), expected[..3], "{name}");
        }
    }

    #[test]
    fn numbers_of_other_lengths_are_proved_at_once() {
        // 2^1279 − 1 is prime.
        let mersenne = BoxedUint::one_with_precision(1280).shl(1279).wrapping_sub(BoxedUint::one());
        let composite = mersenne.wrapping_sub(BoxedUint::from(2_u32));
        // A bit less than 16 words.
        let short = BoxedUint::from_be_slice_vartime(&[&[0x7f_u8][..], &[0xff; 127]].concat());
        let numbers = [mersenne.clone(), composite, short, mersenne].map(Zeroizing::new);
        assert_eq!(may_be_primes(&numbers), [true, false, false, true]);
    }
}
