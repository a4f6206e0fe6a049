//! Numbers of 64 bits in the lanes of one register, as far as Fermat's test calculates with them.

use std::arch::x86_64::__m256i;
use std::ops::{Add, AddAssign, BitAnd, Mul, Shl, Shr};

use fearless_simd::{SimdBase as _, SimdInto as _, u32x8, x86::Avx2};
use zeroize::Zeroize;

/// Lanes of a register.
pub(super) const COUNT: usize = 4;

/// A number of 64 bits in each lane.
#[derive(Clone, Copy)]
pub(super) struct Lanes {
    /// Stands for a processor that has AVX2, and takes no room.
    avx2: Avx2,
    register: __m256i,
}

impl Zeroize for Lanes {
    fn zeroize(&mut self) {
        self.register.zeroize();
    }
}

impl Lanes {
    #[inline(always)]
    pub(super) fn new(avx2: Avx2, [a, b, c, d]: [u32; COUNT]) -> Self {
        let register = u32x8::from_slice(avx2, &[a, 0, b, 0, c, 0, d, 0]).into();
        Self { avx2, register }
    }

    /// The lower half of each.
    pub(super) fn get(self) -> [u32; COUNT] {
        let halves: u32x8<Avx2> = self.register.simd_into(self.avx2);
        let halves = halves.as_slice();
        std::array::from_fn(|lane| halves[2 * lane])
    }

    #[inline(always)]
    fn with(self, register: __m256i) -> Self {
        Self { register, ..self }
    }
}

impl Add for Lanes {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.with(self.avx2.avx2._mm256_add_epi64(self.register, other.register))
    }
}

impl AddAssign for Lanes {
    #[inline(always)]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// The product of the lower halves.
impl Mul for Lanes {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.with(self.avx2.avx2._mm256_mul_epu32(self.register, other.register))
    }
}

impl BitAnd for Lanes {
    type Output = Self;

    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        self.with(self.avx2.avx2._mm256_and_si256(self.register, other.register))
    }
}

/// By as many bits as the other's lane says.
impl Shl for Lanes {
    type Output = Self;

    #[inline(always)]
    fn shl(self, bits: Self) -> Self {
        self.with(self.avx2.avx2._mm256_sllv_epi64(self.register, bits.register))
    }
}

/// By as many bits as the other's lane says.
impl Shr for Lanes {
    type Output = Self;

    #[inline(always)]
    fn shr(self, bits: Self) -> Self {
        self.with(self.avx2.avx2._mm256_srlv_epi64(self.register, bits.register))
    }
}
