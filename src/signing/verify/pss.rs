//! RSASSA-PSS with SHA-256, recognised but never taken as valid (RFC 8017, section 9.1.2).

use sha2::{Digest as _, Sha256};

const HASH_LEN: usize = 32;

/// The hash and the salt of a PSS block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pss {
    hash: [u8; HASH_LEN],
    salt: Vec<u8>,
    certain: bool,
}

/// So many zeros are no chance, in bytes; a salt as long as a hash leaves a hundred.
const CERTAIN: usize = 8;

impl Pss {
    /// Reads a block: the trailer at its end, zeros and a one at the border of the salt.
    ///
    /// With the usual salts that leaves no doubt; with the longest one, noise looks the same once in 32,000 times: see
    /// [`Self::is_certain`].
    pub(super) fn read(block: &[u8], bits: usize) -> Option<Self> {
        // The block has one bit less than the modulus.
        let unused = (8 - (bits - 1) % 8) % 8;
        let block = if unused == 0 { &block[1..] } else { block };
        let [masked @ .., 0xbc] = block else {
            return None;
        };
        let (masked, hash) = masked.split_last_chunk::<HASH_LEN>()?;
        let mut salted: Vec<u8> =
            masked.iter().zip(mask(hash)).map(|(byte, mask)| byte ^ mask).collect();
        *salted.first_mut()? &= 0xff >> unused;
        let zeros = salted.iter().take_while(|b| **b == 0).count();
        let salt = salted[zeros..].strip_prefix(&[1])?;
        Some(Self { hash: *hash, salt: salt.to_vec(), certain: zeros >= CERTAIN })
    }

    /// Whether it is one beyond doubt, by the zeros before the salt. Otherwise only a content that fits proves it.
    pub(super) fn is_certain(&self) -> bool {
        self.certain
    }

    /// Whether it is over a content with this SHA-256.
    pub(super) fn matches(&self, digest: &[u8; HASH_LEN]) -> bool {
        let mut hash = Sha256::new();
        hash.update([0; 8]);
        hash.update(digest);
        hash.update(&self.salt);
        hash.finalize()[..] == self.hash
    }
}

/// MGF1 with SHA-256 (RFC 8017, appendix B.2.1).
fn mask(seed: &[u8]) -> impl Iterator<Item = u8> {
    (0u32..).flat_map(move |counter| {
        let mut hash = Sha256::new();
        hash.update(seed);
        hash.update(counter.to_be_bytes());
        <[u8; HASH_LEN]>::from(hash.finalize())
    })
}
