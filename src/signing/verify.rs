//! Strict verification: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2.2), and what a
//! signature reveals when it fails.
//!
//! The verdict is read off the encoded message (EM of RFC 8017, `s^e mod n`). It is valid only when that is byte for byte
//! `00 01 FF … FF 00 | DigestInfo(SHA-256) | H` with `H` the hash of the content; nothing else passes.

mod pss;

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha224, Sha256, Sha384, Sha512};

use super::{
    Message,
    verdict::{OtherHash, OtherPadding, Rejection, Verdict},
};
use crate::codec::hex;
use crate::keys::PublicKey;

/// `DigestInfo` of SHA-256 before the hash (RFC 8017, section 9.2, note 1).
const SHA256: &[u8] =
    b"\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20";

/// The same without the NULL of its parameters, which the standard wants.
const SHA256_WITHOUT_NULL: &[u8] =
    b"\x30\x2f\x30\x0b\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x04\x20";

/// `DigestInfo` of other hash functions with the length of their hash.
const OTHER_HASHES: [(OtherHash, &[u8], usize); 5] = [
    (OtherHash::Sha1, b"\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14", 20),
    (
        OtherHash::Sha512,
        b"\x30\x51\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03\x05\x00\x04\x40",
        64,
    ),
    (
        OtherHash::Sha384,
        b"\x30\x41\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02\x05\x00\x04\x30",
        48,
    ),
    (
        OtherHash::Sha224,
        b"\x30\x2d\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x04\x05\x00\x04\x1c",
        28,
    ),
    (
        OtherHash::Md5,
        b"\x30\x20\x30\x0c\x06\x08\x2a\x86\x48\x86\xf7\x0d\x02\x05\x05\x00\x04\x10",
        16,
    ),
];

/// Lengths of signatures that RSA keys in use make, in bytes.
const USUAL_LENGTHS: [usize; 6] = [128, 256, 384, 512, 768, 1024];

/// The least padding that the standard allows, in bytes.
const MIN_PADDING: usize = 8;

/// Whose key it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyRole {
    /// The platform's public key of the environment at hand.
    Platform,
    /// The partner's own key.
    Own,
    /// A key that was replaced.
    Old,
    /// The key of the other environment, test or real.
    OtherEnvironment,
    /// Any other key that the user gave.
    Other,
    /// The key of the built-in samples, which stands in for the platform's while one of them is shown.
    Sample,
}

/// A public key that the user gave, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownKey {
    /// What the user calls it.
    pub name: String,
    /// Whose it is.
    pub role: KeyRole,
    /// The key.
    pub key: PublicKey,
}

/// Verifies the signature of a message under one public key.
pub fn verify(message: &Message, signature: &[u8], key: &PublicKey) -> Verdict {
    EncodedMessage::recover(signature, key).verdict(&message.digest::<Sha256>().into())
}

/// Verifies a signature over exactly these bytes.
pub fn verify_content(content: &[u8], signature: &[u8], key: &PublicKey) -> Verdict {
    EncodedMessage::recover(signature, key).verdict(&Sha256::digest(content).into())
}

/// What a signature turned out to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EncodedMessage {
    /// Well formed, with this hash of what was signed.
    Sha256([u8; 32]),
    /// Well formed, with the hash of another function.
    OtherHash(OtherHash, Vec<u8>),
    /// RSASSA-PSS with SHA-256.
    Pss(pss::Pss),
    /// The hash without a `DigestInfo`.
    Bare([u8; 32]),
    /// The hash as hexadecimal digits or base64.
    Spelled([u8; 32]),
    /// A text, which may be the content itself.
    Text(Vec<u8>),
    /// Without the NULL of the parameters.
    WithoutNull([u8; 32]),
    /// Padded like PKCS#1 v1.5, and then something else.
    Malformed,
    /// Random bytes: another key, or a damaged signature.
    Noise,
    /// No signature of this key by its length.
    Unfit(Verdict),
}

impl EncodedMessage {
    /// Computes `s^e mod n` and reads it.
    pub(super) fn recover(signature: &[u8], key: &PublicKey) -> Self {
        let modulus = key.size();
        if signature.is_empty() {
            return Self::Unfit(Verdict::Rejected(Rejection::SignatureMissing));
        }
        if signature.len() != modulus {
            let signature = signature.len();
            return Self::Unfit(if USUAL_LENGTHS.contains(&signature) {
                Verdict::KeySizeMismatch { signature, modulus }
            } else {
                Verdict::Rejected(Rejection::SignatureLength { signature, modulus })
            });
        }
        key.recover_block(signature).map_or(Self::Noise, |block| Self::read(&block, key.bits()))
    }

    pub(super) fn read(block: &[u8], bits: usize) -> Self {
        let Some(payload) = unpadded(block) else {
            return pss::Pss::read(block, bits).map_or(Self::Noise, Self::Pss);
        };
        if let Some(hash) = payload.strip_prefix(SHA256).and_then(as_hash) {
            return Self::Sha256(hash);
        }
        if let Some(hash) = payload.strip_prefix(SHA256_WITHOUT_NULL).and_then(as_hash) {
            return Self::WithoutNull(hash);
        }
        for (hash, prefix, len) in OTHER_HASHES {
            if let Some(digest) = payload.strip_prefix(prefix).filter(|digest| digest.len() == len)
            {
                return Self::OtherHash(hash, digest.to_vec());
            }
        }
        match (as_hash(payload), spelled(payload)) {
            (Some(hash), _) => Self::Bare(hash),
            (None, Some(hash)) => Self::Spelled(hash),
            (None, None) if is_text(payload) => Self::Text(payload.to_vec()),
            (None, None) => Self::Malformed,
        }
    }

    /// Whether the key that recovered this message made the signature; `hash` is the SHA-256 of the content at hand.
    pub(super) fn proves_key(&self, hash: &[u8; 32]) -> bool {
        match self {
            Self::Pss(pss) => pss.is_certain() || pss.matches(hash),
            Self::Noise | Self::Unfit(_) => false,
            Self::Sha256(_)
            | Self::OtherHash(..)
            | Self::Bare(_)
            | Self::Spelled(_)
            | Self::Text(_)
            | Self::WithoutNull(_)
            | Self::Malformed => true,
        }
    }

    /// Whether this one message out of thousands proves that the key made the signature of a content with this SHA-256: by
    /// a whole `DigestInfo`, or as the PSS of just this content.
    pub(super) fn proves_key_among_many(&self, hash: &[u8; 32]) -> bool {
        match self {
            Self::Sha256(_) | Self::OtherHash(..) | Self::WithoutNull(_) => true,
            Self::Pss(pss) => pss.matches(hash),
            Self::Bare(_)
            | Self::Spelled(_)
            | Self::Text(_)
            | Self::Malformed
            | Self::Noise
            | Self::Unfit(_) => false,
        }
    }

    /// The verdict on a content with this SHA-256.
    pub(super) fn verdict(&self, hash: &[u8; 32]) -> Verdict {
        let wrong_padding = |padding| Verdict::KeyOkWrongPadding { padding };
        match self {
            Self::Sha256(signed) if signed == hash => Verdict::Valid,
            Self::Sha256(signed) => Verdict::KeyOkContentMismatch { expected_hash: *signed },
            Self::OtherHash(hash, _) => Verdict::KeyOkWrongHash { hash: *hash },
            Self::Pss(_) if self.proves_key(hash) => wrong_padding(OtherPadding::Pss),
            Self::Bare(_) => wrong_padding(OtherPadding::NoDigestInfo),
            Self::Spelled(_) => wrong_padding(OtherPadding::SpelledHash),
            Self::Text(_) => wrong_padding(OtherPadding::Content),
            Self::WithoutNull(_) => wrong_padding(OtherPadding::NoNullParameters),
            Self::Malformed => wrong_padding(OtherPadding::Malformed),
            Self::Pss(_) | Self::Noise => Verdict::WrongKey,
            Self::Unfit(verdict) => *verdict,
        }
    }

    /// What a content must hash to; `None` when that cannot be told with SHA-256.
    pub(super) fn target(&self) -> Option<Target> {
        match self {
            Self::Sha256(hash)
            | Self::Bare(hash)
            | Self::Spelled(hash)
            | Self::WithoutNull(hash) => Some(Target::Hash(*hash)),
            Self::Text(content) => Some(Target::Hash(Sha256::digest(content).into())),
            Self::Pss(pss) => Some(Target::Pss(pss.clone())),
            _ => None,
        }
    }

    /// Whether this is what the message is signed as, in spite of the other hash function; `None` when that cannot be told.
    pub(super) fn has_content(&self, message: &Message) -> Option<bool> {
        Some(match self {
            Self::OtherHash(OtherHash::Sha512, digest) => {
                message.digest::<Sha512>()[..] == **digest
            }
            Self::OtherHash(OtherHash::Sha384, digest) => {
                message.digest::<Sha384>()[..] == **digest
            }
            Self::OtherHash(OtherHash::Sha224, digest) => {
                message.digest::<Sha224>()[..] == **digest
            }
            _ => self.target()?.matches(&message.digest::<Sha256>().into()),
        })
    }
}

/// What a content must hash to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// This SHA-256.
    Hash([u8; 32]),
    /// A SHA-256 that completes this message of PSS.
    Pss(pss::Pss),
}

impl Target {
    /// Whether a content with this SHA-256 was signed.
    pub(super) fn matches(&self, digest: &[u8; 32]) -> bool {
        match self {
            Self::Hash(hash) => hash == digest,
            Self::Pss(pss) => pss.matches(digest),
        }
    }
}

/// What follows `00 01 FF … FF 00`.
fn unpadded(block: &[u8]) -> Option<&[u8]> {
    let rest = block.strip_prefix(b"\x00\x01")?;
    let padding = rest.iter().take_while(|b| **b == 0xff).count();
    (padding >= MIN_PADDING && rest.get(padding) == Some(&0)).then(|| &rest[padding + 1..])
}

/// The SHA-256 that a text spells in hexadecimal digits or base64.
fn spelled(text: &[u8]) -> Option<[u8; 32]> {
    let base64 = || Base64::decode_vec(std::str::from_utf8(text).ok()?).ok();
    as_hash(&hex::bytes(text).or_else(base64)?)
}

/// Whether it is a text that is long enough to be meant as one.
fn is_text(bytes: &[u8]) -> bool {
    const LEAST: usize = 16;
    let printed = |text: &str| text.chars().all(|c| !c.is_control() || c == '\n' || c == '\r');
    bytes.len() >= LEAST && std::str::from_utf8(bytes).is_ok_and(printed)
}

fn as_hash(bytes: &[u8]) -> Option<[u8; 32]> {
    bytes.try_into().ok()
}
