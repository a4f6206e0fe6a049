//! Fermat's test of four numbers at once, one in each lane of AVX2's registers: it takes a third of the time.
//!
//! A number is cut into limbs of 28 or 29 bits, so that many products of two add up in 64 bits before anything is carried
//! (Gueron and Krasnov, "Software Implementation of Modular Exponentiation, Using Advanced Vector Instructions
//! Architectures", WAIFI 2012). No branch and no address depends on the numbers.

#![expect(
    clippy::inline_always,
    reason = "what uses vector instructions has to be inlined into the one function that is compiled for them"
)]

mod lanes;

use fearless_simd::{Level, Simd as _, x86::Avx2};
use zeroize::Zeroizing;

use self::lanes::{COUNT, Lanes};
use crate::Modulus;

/// How many numbers are best tested at once: 1 where the processor lacks what it takes.
pub(super) fn at_once() -> usize {
    if Level::new().as_avx2().is_some() { COUNT } else { 1 }
}

/// Whether 2^(n−1) leaves 1 when divided by n, for each of four odd numbers n; words go from the highest, whose highest bit is
/// set, to the lowest. `None` where the processor lacks what it takes, and for lengths that no size of key has.
pub(super) fn passes(numbers: &[Zeroizing<Vec<u64>>]) -> Option<[bool; COUNT]> {
    let avx2 = Level::new().as_avx2()?;
    let numbers: &[_; COUNT] = numbers.try_into().ok()?;
    let all_have = |words| numbers.iter().all(|number| number.len() == words);
    if all_have(16) {
        Some(Four::<36, 72, 29>::new(avx2, &moduli::<16, 32>(numbers)).passes())
    } else if all_have(24) {
        Some(Four::<56, 112, 28>::new(avx2, &moduli::<24, 48>(numbers)).passes())
    } else if all_have(32) {
        Some(Four::<76, 152, 28>::new(avx2, &moduli::<32, 64>(numbers)).passes())
    } else {
        None
    }
}

fn moduli<const N: usize, const M: usize>(
    numbers: &[Zeroizing<Vec<u64>>; COUNT],
) -> [Modulus<N, M>; COUNT] {
    numbers.each_ref().map(|words| Modulus::new(words))
}

/// Four odd numbers n of W limbs of B bits, and D = 2W, for arithmetic modulo them in Montgomery's form, where R = 2^(W·B).
/// Limbs go from the lowest to the highest.
///
/// R is at least 16n, so that a number below 4n, squared and divided by R, is below 2n: nothing has to be subtracted.
struct Four<const W: usize, const D: usize, const B: u32> {
    avx2: Avx2,
    /// The bits of n, whose highest one is set.
    bits: u32,
    moduli: Zeroizing<[Lanes; W]>,
    /// −1 divided by n, modulo 2^B.
    inverses: Zeroizing<Lanes>,
    mask: Lanes,
    width: Lanes,
    /// The power of 2, below 4n.
    power: Zeroizing<[Lanes; W]>,
    /// Where it is squared.
    wide: Zeroizing<[Lanes; D]>,
}

impl<const W: usize, const D: usize, const B: u32> Four<W, D, B> {
    /// How many products of two limbs a sum has room for.
    const ROOM: usize = 1 << (64 - 2 * B);

    fn new<const N: usize, const M: usize>(avx2: Avx2, moduli: &[Modulus<N, M>; COUNT]) -> Self {
        const {
            assert!(D == 2 * W && W.is_multiple_of(4) && W < Self::ROOM);
            assert!(W * B as usize >= 64 * N + 4, "R is at least 16n");
        }
        // 2·R.
        let doublings = W * B as usize - 64 * N + 1;
        let start = moduli.each_ref().map(|modulus| modulus.doubled_one(doublings));
        let zero = Lanes::new(avx2, [0; COUNT]);
        let limbs = |numbers: [&[u64; N]; COUNT]| {
            let mut limbs = Zeroizing::new([zero; W]);
            for (i, lanes) in limbs.iter_mut().enumerate() {
                *lanes = Lanes::new(avx2, numbers.map(|words| limb(words, i, B)));
            }
            limbs
        };
        let lowest = moduli.each_ref().map(|modulus| limb(&[modulus.inverse], 0, B));
        Self {
            avx2,
            bits: moduli[0].words.iter().map(|_| u64::BITS).sum(),
            moduli: limbs(moduli.each_ref().map(|modulus| &modulus.words)),
            inverses: Zeroizing::new(Lanes::new(avx2, lowest)),
            mask: Lanes::new(avx2, [(1 << B) - 1; COUNT]),
            width: Lanes::new(avx2, [B; COUNT]),
            power: limbs(start.each_ref().map(|start| &**start)),
            wide: Zeroizing::new([zero; D]),
        }
    }

    fn passes(mut self) -> [bool; COUNT] {
        let mut is_one = [true; COUNT];
        for (i, limbs) in self.power().iter().enumerate() {
            for (is_one, limb) in is_one.iter_mut().zip(limbs.get()) {
                *is_one &= limb == u32::from(i == 0);
            }
        }
        is_one
    }

    /// 2^(n−1).
    fn power(&mut self) -> &[Lanes; W] {
        // All that is called from here has to be inlined, or it is not compiled for AVX2.
        self.avx2.vectorize(
            #[inline(always)]
            || {
                // From the highest bit of n − 1 on; its bits are those of n, but for the last.
                for bit in (1..self.bits - 1).rev() {
                    self.square();
                    self.reduce(self.bit(bit));
                }
                self.square();
                self.reduce(self.zero());
                // Divided by R once more, it is what it stands for, and at most n.
                *self.wide = [self.zero(); D];
                self.wide[..W].copy_from_slice(&*self.power);
                self.reduce(self.zero());
            },
        );
        &self.power
    }

    #[inline(always)]
    fn zero(&self) -> Lanes {
        Lanes::new(self.avx2, [0; COUNT])
    }

    /// So many bits above the lowest one of n.
    #[inline(always)]
    fn bit(&self, at: u32) -> Lanes {
        let place = Lanes::new(self.avx2, [at % B; COUNT]);
        (self.moduli[(at / B) as usize] >> place) & Lanes::new(self.avx2, [1; COUNT])
    }

    /// The whole square, four rows of products at a time.
    #[inline(always)]
    fn square(&mut self) {
        *self.wide = [self.zero(); D];
        for (n, [a0, a1, a2, a3]) in self.power.as_chunks::<4>().0.iter().copied().enumerate() {
            let (sums, above) = (&mut self.wide[8 * n..], &self.power[4 * n + 4..]);
            let (d0, d1, d2, d3) = (a0 + a0, a1 + a1, a2 + a2, a3 + a3);
            if let [s0, s1, s2, s3, s4, s5, s6, ..] = sums {
                *s0 += a0 * a0;
                *s1 += d0 * a1;
                *s2 += d0 * a2 + a1 * a1;
                *s3 += d0 * a3 + d1 * a2;
                *s4 += d1 * a3 + a2 * a2;
                *s5 += d2 * a3;
                *s6 += a3 * a3;
            }
            if let ([b0, b1, b2, b3, ..], [_, _, _, _, s0, s1, s2, s3, sums @ ..]) = (above, sums) {
                *s0 += d0 * *b0;
                *s1 += d0 * *b1 + d1 * *b0;
                *s2 += d0 * *b2 + d1 * *b1 + d2 * *b0;
                *s3 += d0 * *b3 + d1 * *b2 + d2 * *b1 + d3 * *b0;
                add_rows(sums, [d0, d1, d2, d3], &above[1..]);
            }
        }
        // What follows adds as many products again.
        if 2 * W >= Self::ROOM {
            let mut carry = self.zero();
            for sum in self.wide.iter_mut() {
                let over = *sum >> self.width;
                *sum = (*sum & self.mask) + carry;
                carry = over;
            }
        }
    }

    /// Divides the wide number by R, and doubles what comes out where the bit is 1.
    #[inline(always)]
    fn reduce(&mut self, bit: Lanes) {
        let [n0, n1, n2, n3] = [self.moduli[0], self.moduli[1], self.moduli[2], self.moduli[3]];
        let (inverses, mask, width) = (*self.inverses, self.mask, self.width);
        // So many times the moduli make a sum's lowest limb 0; and what is carried from there.
        let times = |sum: Lanes| {
            let times = (sum * inverses) & mask;
            (times, (sum + times * n0) >> width)
        };
        let mut carry = self.zero();
        for n in 0..W / 4 {
            if let [s0, s1, s2, s3, sums @ ..] = &mut self.wide[4 * n..] {
                let (f0, c0) = times(*s0 + carry);
                let (f1, c1) = times(*s1 + f0 * n1 + c0);
                let (f2, c2) = times(*s2 + f0 * n2 + f1 * n1 + c1);
                let (f3, c3) = times(*s3 + f0 * n3 + f1 * n2 + f2 * n1 + c2);
                carry = c3;
                add_rows(sums, [f0, f1, f2, f3], &self.moduli[1..]);
            }
        }
        let mut top = self.zero();
        for (limb, sum) in self.power.iter_mut().zip(&self.wide[W..]) {
            let sum = *sum + carry;
            carry = sum >> width;
            let doubled = ((sum & mask) << bit) + top;
            top = doubled >> width;
            *limb = doubled & mask;
        }
    }
}

/// Adds four rows of products, each a place above the one before: a sum gets `a0` times the limb three above its own, and `a3`
/// times its own. The lowest three limbs are there for the rows that have begun before the first sum.
#[inline(always)]
fn add_rows(sums: &mut [Lanes], [a0, a1, a2, a3]: [Lanes; 4], limbs: &[Lanes]) {
    let (sums, ends) = sums.split_at_mut(limbs.len() - 3);
    // Limbs are read anew for each four sums: kept in registers from before, the compiler does not see how short they are, and
    // multiplies all of their 64 bits.
    let windows = limbs.array_windows::<7>().step_by(4);
    for ([s0, s1, s2, s3], [b0, b1, b2, b3, b4, b5, b6]) in
        sums.as_chunks_mut::<4>().0.iter_mut().zip(windows)
    {
        *s0 += a0 * *b3 + a1 * *b2 + a2 * *b1 + a3 * *b0;
        *s1 += a0 * *b4 + a1 * *b3 + a2 * *b2 + a3 * *b1;
        *s2 += a0 * *b5 + a1 * *b4 + a2 * *b3 + a3 * *b2;
        *s3 += a0 * *b6 + a1 * *b5 + a2 * *b4 + a3 * *b3;
    }
    if let ([s0, s1, s2, ..], [.., b0, b1, b2]) = (ends, limbs) {
        *s0 += a1 * *b2 + a2 * *b1 + a3 * *b0;
        *s1 += a2 * *b2 + a3 * *b1;
        *s2 += a3 * *b2;
    }
}

/// So many bits from the place of a number's limb on; words go from the lowest to the highest.
// Copies of it in unrolled loops make the program larger and nothing faster.
#[inline(never)]
fn limb(words: &[u64], at: usize, bits: u32) -> u32 {
    let at = at * bits as usize;
    let (word, place) = (at / 64, at % 64);
    let [low, high] = [word, word + 1].map(|n| u128::from(words.get(n).copied().unwrap_or(0)));
    u32::try_from(((high << 64 | low) >> place) & ((1 << bits) - 1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
    use crypto_bigint::{BoxedUint, Odd};
    use proptest::prelude::*;

    use super::*;
    use crate::tests::{number, words};

    fn compare<const N: usize, const M: usize, const W: usize, const D: usize, const B: u32>(
        mut moduli: [[u64; N]; COUNT],
    ) {
        let Some(avx2) = Level::new().as_avx2() else { return };
        for words in &mut moduli {
            words[0] |= 1;
            words[N - 1] |= 1 << 63;
        }
        let ours = moduli.map(|mut words| {
            words.reverse();
            Modulus::<N, M>::new(&words)
        });
        let mut ours = Four::<W, D, B>::new(avx2, &ours);
        let powers = ours.power();
        for (lane, words) in moduli.iter().enumerate() {
            let ours =
                powers.iter().rev().fold(BoxedUint::zero_with_precision(4096), |sum, limbs| {
                    sum.shl(B).wrapping_add(BoxedUint::from(limbs.get()[lane]))
                });
            let theirs = BoxedMontyParams::new(Odd::new(number(words)).expect("odd"));
            let exponent = theirs.modulus().wrapping_sub(BoxedUint::one());
            let theirs = BoxedMontyForm::one(&theirs).double().pow(&exponent).retrieve();
            assert_eq!(ours, theirs, "lane {lane}");
        }
    }

    fn four<const N: usize>() -> impl Strategy<Value = [[u64; N]; COUNT]> {
        prop::collection::vec(words(), COUNT).prop_map(|four| four.try_into().expect("four"))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn powers_are_those_of_crypto_bigint(moduli in four()) {
            compare::<16, 32, 36, 72, 29>(moduli);
        }

        #[test]
        fn those_of_longer_numbers_too(moduli in four()) {
            compare::<24, 48, 56, 112, 28>(moduli);
        }

        #[test]
        fn those_of_the_longest_too(moduli in four()) {
            compare::<32, 64, 76, 152, 28>(moduli);
        }
    }

    #[test]
    fn limbs_that_are_as_large_as_can_be_add_up_without_loss() {
        compare::<16, 32, 36, 72, 29>([[u64::MAX; 16]; COUNT]);
        compare::<24, 48, 56, 112, 28>([[u64::MAX; 24]; COUNT]);
        compare::<32, 64, 76, 152, 28>([[u64::MAX; 32]; COUNT]);
    }
}
