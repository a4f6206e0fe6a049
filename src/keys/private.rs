use pkcs8::{DecodePrivateKey, EncodePrivateKey};
use rsa::Pkcs1v15Sign;
use sha2::{Digest, Sha256};

use super::PublicKey;
use super::components::Components;
use crate::secret::SecretBytes;

/// An RSA private key.
///
/// It is held as one PKCS#8 document (RFC 5208) in DER, in locked memory; the numbers exist only
/// while something is computed with them. Not `Clone`; printed as `[redacted]`; wiped when dropped.
pub struct PrivateKey {
    pkcs8: SecretBytes,
    public: PublicKey,
}

impl PrivateKey {
    pub(super) fn from_rsa(key: &rsa::PrivateKey) -> Option<Self> {
        let document = key.to_pkcs8_der().ok()?;
        let public = PublicKey::from_rsa(key.to_public_key())?;
        Some(Self { pkcs8: SecretBytes::copy_of(document.as_bytes()), public })
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Length of the modulus in bits.
    pub fn bits(&self) -> usize {
        self.public.bits()
    }

    /// The PKCS#8 document in DER.
    pub fn pkcs8(&self) -> &SecretBytes {
        &self.pkcs8
    }

    /// Whether `other` holds the same key, also where its primes are the other way round or its private
    /// exponent is chosen the other way (modulo φ or λ): two checked keys with one public half are one key.
    pub fn same_as(&self, other: &Self) -> bool {
        self.public == other.public
    }

    pub(super) fn components(&self) -> Option<Components> {
        let info = pkcs8::PrivateKeyInfoRef::try_from(self.pkcs8.expose()).ok()?;
        Components::read(info.private_key.as_bytes()).ok()
    }

    /// Signs `content` with RSASSA-PKCS1-v1_5 and SHA-256 (RFC 8017 section 8.2), blinded.
    /// `None` only where the key itself is broken, which the audit excludes.
    pub fn sign_pkcs1v15_sha256(&self, content: &[u8]) -> Option<Vec<u8>> {
        let key = rsa::PrivateKey::from_pkcs8_der(self.pkcs8.expose()).ok()?;
        let hash = Sha256::digest(content);
        key.sign_with_rng(&mut rand::rngs::SysRng, Pkcs1v15Sign::new::<Sha256>(), &hash).ok()
    }
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[redacted]")
    }
}
