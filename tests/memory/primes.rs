//! Finds large primes in memory: what is left of a key that was never finished.

use crate::fixtures::test_key;
use base64ct::{Base64, Encoding};
use crypto_bigint::BoxedUint;
use crypto_primes::{Flavor, is_prime};

/// Half of a 4096-bit key, in limbs as the program's numbers have them.
const LIMBS: usize = 32;
const WORD: usize = 8;
/// What glibc writes before a block of the heap for such a number: its length with this word and, rounded up to 16.
const BLOCK: u64 = (WORD * LIMBS + 16) as u64;

/// The primes of 2048 bits that are a block of the heap each, in big-endian order. `part` starts at a multiple of 8.
pub fn within(part: &[u8]) -> Vec<Vec<u8>> {
    let limbs: Vec<u64> = part
        .chunks_exact(WORD)
        .map(|bytes| u64::from_le_bytes(bytes.try_into().expect("8 bytes")))
        .collect();
    limbs
        .windows(1 + LIMBS)
        // The lowest three bits tell what kind of block it is.
        .filter(|block| block[0] & !0b111 == BLOCK && looks_random(&block[1..]))
        .map(|block| big_endian(&block[1..]))
        .filter(|bytes| is_prime(Flavor::Any, &BoxedUint::from_be_slice_vartime(bytes)))
        .collect()
}

/// Odd, with its top two bits set as the program makes them.
fn looks_random(number: &[u64]) -> bool {
    number[0] & 1 == 1 && number[LIMBS - 1] >> 62 == 0b11
}

fn big_endian(number: &[u64]) -> Vec<u8> {
    number.iter().rev().flat_map(|limb| limb.to_be_bytes()).collect()
}

#[test]
fn a_prime_is_found_among_other_numbers() {
    let line = test_key("long_D_4096", "private_pkcs1_one_line");
    let der = Base64::decode_vec(&line).expect("base64");
    let key = pkcs1::RsaPrivateKeyRef::try_from(der.as_slice()).expect("PKCS#1");
    let prime = key.prime1.as_bytes();
    let little_endian: Vec<u8> = prime.iter().rev().copied().collect();
    let other: Vec<u8> = (0..=255_u8).map(|byte| byte.wrapping_mul(89) | 1).collect();
    let length = (BLOCK | 0b101).to_le_bytes();
    let heap = [other.as_slice(), &length, &little_endian, &length, &other].concat();
    assert_eq!(within(&heap), [prime]);
}
