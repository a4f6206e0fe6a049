//! Fermat's test to base 2, which leaves out nearly every composite number in front of a proof.
//!
//! It has arithmetic of its own because squaring and doubling are all that base 2 needs: one number takes 0.7 of the time of
//! `crypto-bigint`'s exponentiation, and each of four at once in AVX2's registers a quarter. A crate of its own is compiled for
//! speed whatever the program is compiled for. No branch and no address depends on the numbers, and they are wiped.

#[cfg(target_arch = "x86_64")]
mod four;

use zeroize::{Zeroize, Zeroizing};

/// How many numbers are best given to [`may_be_primes`] at once, on this processor.
pub fn at_once() -> usize {
    #[cfg(target_arch = "x86_64")]
    return four::at_once();
    #[cfg(not(target_arch = "x86_64"))]
    1
}

/// Whether 2^(n−1) leaves 1 when divided by n, for each of some odd numbers; all primes do, and hardly any other number.
///
/// The words of a number go from the highest to the lowest. `None` unless each has 1024, 1536 or 2048 bits, and the highest
/// bit of them is set.
pub fn may_be_primes(numbers: &[Zeroizing<Vec<u64>>]) -> Option<Vec<bool>> {
    if !numbers.iter().all(|words| is_odd_and_full(words)) {
        return None;
    }
    #[cfg(target_arch = "x86_64")]
    if let Some(passed) = four::passes(numbers) {
        return Some(passed.to_vec());
    }
    numbers.iter().map(|words| passes(words)).collect()
}

fn passes(words: &[u64]) -> Option<bool> {
    match words.len() {
        16 => Some(Modulus::<16, 32>::new(words).passes()),
        24 => Some(Modulus::<24, 48>::new(words).passes()),
        32 => Some(Modulus::<32, 64>::new(words).passes()),
        _ => None,
    }
}

fn is_odd_and_full(words: &[u64]) -> bool {
    matches!(words, [highest, .., lowest] if highest >> 63 == 1 && lowest & 1 == 1)
}

/// An odd number of N full words, and M = 2N, for arithmetic modulo it in Montgomery's form: x stands for x·R, where
/// R = 2^(64·N) (Montgomery 1985). Words go from the lowest to the highest.
///
/// Numbers are kept below R, not below the modulus: to go over R costs one subtraction (Gueron, IACR ePrint 2011/239).
struct Modulus<const N: usize, const M: usize> {
    words: [u64; N],
    /// −1 divided by the lowest word, modulo 2^64.
    inverse: u64,
}

impl<const N: usize, const M: usize> Drop for Modulus<N, M> {
    fn drop(&mut self) {
        self.words.zeroize();
        self.inverse.zeroize();
    }
}

impl<const N: usize, const M: usize> Modulus<N, M> {
    /// From as many words, the highest first, with the highest bit and the lowest set.
    fn new(highest_first: &[u64]) -> Self {
        let mut words = [0; N];
        words.iter_mut().zip(highest_first.iter().rev()).for_each(|(word, given)| *word = *given);
        // Newton's iteration: each step doubles the bits that are right, from one on.
        let step = |x: u64, _| x.wrapping_mul(2_u64.wrapping_sub(words[0].wrapping_mul(x)));
        Self { inverse: (0..6).fold(1, step).wrapping_neg(), words }
    }

    fn passes(&self) -> bool {
        *self.power() == *self.one()
    }

    /// 1, which stands for R: R − n is the only number below R that is as much, since n is above R/2.
    fn one(&self) -> Zeroizing<[u64; N]> {
        let mut one = Zeroizing::new([0; N]);
        self.subtract(&[0; N], 1, &mut *one);
        one
    }

    /// 1, doubled so many times.
    fn doubled_one(&self, times: usize) -> Zeroizing<[u64; N]> {
        let (mut one, mut wide) = (self.one(), Zeroizing::new([0; M]));
        (0..times).for_each(|_| self.double(&mut one, 1, &mut wide));
        one
    }

    /// 2^(n−1).
    fn power(&self) -> Zeroizing<[u64; N]> {
        let (mut power, mut wide) = (self.doubled_one(1), Zeroizing::new([0; M]));
        // From the highest bit of n − 1 on; its bits are those of n, but for the last.
        for bit in (1..64 * N - 1).rev() {
            self.square(&mut power, &mut wide);
            self.double(&mut power, self.words[bit / 64] >> (bit % 64) & 1, &mut wide);
        }
        self.square(&mut power, &mut wide);
        power
    }

    /// Squares the number and divides it by R; `wide` is where that is done.
    fn square(&self, number: &mut [u64; N], wide: &mut [u64; M]) {
        square_into(number, wide);
        let mut top = 0;
        for i in 0..N {
            // So many times the modulus make this word 0.
            let factor = wide[i].wrapping_mul(self.inverse);
            let mut carry = 0;
            for j in 0..N {
                (wide[i + j], carry) = factor.carrying_mul_add(self.words[j], wide[i + j], carry);
            }
            (wide[i + N], top) = sum(wide[i + N], carry, top);
        }
        self.subtract(&wide[N..], top, number);
    }

    /// Doubles the number if `bit` is 1.
    fn double(&self, number: &mut [u64; N], bit: u64, wide: &mut [u64; M]) {
        let (doubled, less) = wide.split_at_mut(N);
        let mut top = 0;
        for (double, word) in doubled.iter_mut().zip(&*number) {
            *double = word << bit | top;
            top = word >> 63 & bit;
        }
        // Once may leave it above R still.
        top -= self.subtract(doubled, top, less);
        self.subtract(less, top, number);
    }

    /// Subtracts the modulus from a number of as many words if `bit` is 1, into `rest`; gives the borrow.
    fn subtract(&self, number: &[u64], bit: u64, rest: &mut [u64]) -> u64 {
        let (mask, mut borrow) = (bit.wrapping_neg(), false);
        for ((rest, word), modulus) in rest.iter_mut().zip(number).zip(&self.words) {
            (*rest, borrow) = word.borrowing_sub(modulus & mask, borrow);
        }
        u64::from(borrow)
    }
}

/// The whole square.
fn square_into<const N: usize, const M: usize>(number: &[u64; N], wide: &mut [u64; M]) {
    *wide = [0; M];
    // The products of two different words, once each.
    for i in 1..N {
        let mut carry = 0;
        for j in 0..i {
            (wide[i + j], carry) = number[i].carrying_mul_add(number[j], wide[i + j], carry);
        }
        wide[2 * i] = carry;
    }
    // Twice those, and the words' own squares.
    let (mut bit, mut carry) = (0, 0);
    for i in 0..N {
        let (low, high) = (wide[2 * i], wide[2 * i + 1]);
        (wide[2 * i], carry) = number[i].carrying_mul_add(number[i], low << 1 | bit, carry);
        (wide[2 * i + 1], carry) = sum(high << 1 | low >> 63, 0, carry);
        bit = high >> 63;
    }
}

/// The two words of a sum, the lower first. A carry that is a word makes faster code than one that is a `bool`.
fn sum(a: u64, b: u64, c: u64) -> (u64, u64) {
    a.carrying_mul_add(1, b, c)
}

#[cfg(test)]
mod tests {
    use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
    use crypto_bigint::{BoxedUint, Odd};
    use proptest::prelude::*;

    use super::*;

    /// Words, many of all zeros or all ones, where carries go far.
    fn word() -> impl Strategy<Value = u64> {
        prop_oneof![any::<u64>(), Just(0), Just(u64::MAX), Just(1 << 63)]
    }

    pub(super) fn words<const N: usize>() -> impl Strategy<Value = [u64; N]> {
        prop::collection::vec(word(), N).prop_map(|words| words.try_into().expect("so many"))
    }

    pub(super) fn number(lowest_first: &[u64]) -> BoxedUint {
        let bytes: Vec<_> = lowest_first.iter().rev().flat_map(|word| word.to_be_bytes()).collect();
        BoxedUint::from_be_slice_vartime(&bytes)
    }

    /// A modulus with the same one of `crypto-bigint`.
    fn both<const N: usize, const M: usize>(
        mut words: [u64; N],
    ) -> (Modulus<N, M>, BoxedMontyParams) {
        words[0] |= 1;
        words[N - 1] |= 1 << 63;
        let theirs = BoxedMontyParams::new(Odd::new(number(&words)).expect("odd"));
        words.reverse();
        (Modulus::new(&words), theirs)
    }

    fn reduced(words: &[u64], params: &BoxedMontyParams) -> BoxedUint {
        number(words).rem(params.modulus().as_nz_ref())
    }

    fn compare_steps<const N: usize, const M: usize>(modulus: [u64; N], words: [u64; N]) {
        let (ours, params) = both::<N, M>(modulus);
        let wide = &mut [0; M];
        let theirs = BoxedMontyForm::from_montgomery(reduced(&words, &params), &params);
        let mut squared = words;
        ours.square(&mut squared, wide);
        assert_eq!(&reduced(&squared, &params), theirs.square().as_montgomery());
        let (mut doubled, mut same) = (words, words);
        ours.double(&mut doubled, 1, wide);
        assert_eq!(&reduced(&doubled, &params), theirs.double().as_montgomery());
        ours.double(&mut same, 0, wide);
        assert_eq!(same, words);
    }

    fn compare_powers<const N: usize, const M: usize>(modulus: [u64; N]) {
        let (ours, params) = both::<N, M>(modulus);
        let one = BoxedMontyForm::one(&params);
        assert_eq!(&reduced(&*ours.one(), &params), one.as_montgomery());
        let power = one.double().pow(&params.modulus().wrapping_sub(BoxedUint::one()));
        assert_eq!(&reduced(&*ours.power(), &params), power.as_montgomery());
    }

    proptest! {
        #[test]
        fn squares_and_doubles_are_those_of_crypto_bigint(modulus in words(), words in words()) {
            compare_steps::<16, 32>(modulus, words);
        }

        #[test]
        fn those_of_longer_numbers_too(modulus in words(), words in words()) {
            compare_steps::<32, 64>(modulus, words);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn powers_are_those_of_crypto_bigint(modulus in words(), longer in words()) {
            compare_powers::<16, 32>(modulus);
            compare_powers::<24, 48>(longer);
        }
    }

    #[test]
    fn primes_pass_and_others_do_not_one_by_one_and_four_at_once() {
        // 2^1024 − 105 and 2^2048 − 1557 are the largest primes below.
        for (length, distance) in [(16, 105), (32, 1557)] {
            let below = |distance: u64| {
                let mut words = Zeroizing::new(vec![u64::MAX; length]);
                words[length - 1] -= distance - 1;
                words
            };
            let numbers = [distance, distance + 2, distance - 2, distance].map(below);
            let expected = [true, false, false, true];
            assert_eq!(may_be_primes(&numbers).as_deref(), Some(&expected[..]), "{length}");
            assert_eq!(may_be_primes(&numbers[..3]).as_deref(), Some(&expected[..3]), "{length}");
        }
    }

    #[test]
    fn numbers_that_no_key_has_are_refused() {
        for words in
            [vec![], vec![u64::MAX], vec![u64::MAX; 20], vec![u64::MAX - 1; 16], vec![1; 16]]
        {
            assert_eq!(may_be_primes(&[Zeroizing::new(words)]), None);
        }
    }
}
