//! The fingerprint of keys made by a flawed Infineon library (ROCA, CVE-2017-15361).
//!
//! Such a modulus is a power of 65537 modulo every small prime of a list; a sound one is so by chance
//! only once in 2^27 or rarer (Nemec and others, "The Return of Coppersmith's Attack", CCS 2017).

use rsa::BoxedUint;

use super::PUBLIC_EXPONENT;

const PRIMES: [u32; 38] = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
];

/// Whether `modulus` carries the fingerprint.
pub(super) fn has_roca_pattern(modulus: &BoxedUint) -> bool {
    PRIMES.iter().all(|prime| {
        let residue = remainder(modulus, *prime);
        let mut power = 1;
        (0..*prime).any(|_| {
            let hit = power == residue;
            power = power * (PUBLIC_EXPONENT % prime) % prime;
            hit
        })
    })
}

fn remainder(number: &BoxedUint, divisor: u32) -> u32 {
    number.to_be_bytes().iter().fold(0, |rest, byte| (rest * 256 + u32::from(*byte)) % divisor)
}

#[cfg(test)]
mod tests {
    use crypto_bigint::{ConcatenatingMul, ConcatenatingSquare};

    use super::*;

    #[test]
    fn a_power_of_the_generator_carries_the_pattern() {
        let generator = BoxedUint::from(PUBLIC_EXPONENT);
        let power = generator.concatenating_square().concatenating_mul(&generator);
        assert!(has_roca_pattern(&power));
    }

    #[test]
    fn a_number_divisible_by_three_does_not() {
        assert!(!has_roca_pattern(&BoxedUint::from(65_537_u32 * 3)));
    }
}
