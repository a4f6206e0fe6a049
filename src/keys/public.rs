use base64ct::{Base64, Encoding};
use der::Encode;
use der::asn1::{AnyRef, BitStringRef, UintRef};
use rsa::BoxedUint;
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use super::Fingerprint;

/// An RSA public key with its `SubjectPublicKeyInfo` (RFC 5280 section 4.1.2.7) in DER.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    inner: rsa::PublicKey,
    spki: Vec<u8>,
    pkcs1: Vec<u8>,
}

impl PublicKey {
    /// Builds the key from its modulus and public exponent, both big-endian.
    /// `None` where the arithmetic refuses them: an even modulus, an exponent out of range, over 8192 bits.
    pub fn from_parts(modulus: &[u8], exponent: &[u8]) -> Option<Self> {
        let n = BoxedUint::from_be_slice_vartime(modulus);
        let e = BoxedUint::from_be_slice_vartime(exponent);
        Self::from_rsa(rsa::PublicKey::new(n, e).ok()?)
    }

    pub(super) fn from_rsa(inner: rsa::PublicKey) -> Option<Self> {
        let (n, e) = (inner.n_bytes(), inner.e_bytes());
        let pkcs1 = pkcs1::RsaPublicKey {
            modulus: UintRef::new(&n).ok()?,
            public_exponent: UintRef::new(&e).ok()?,
        }
        .to_der()
        .ok()?;
        let spki = SubjectPublicKeyInfoRef {
            algorithm: AlgorithmIdentifierRef {
                oid: pkcs1::ALGORITHM_OID,
                parameters: Some(AnyRef::NULL),
            },
            subject_public_key: BitStringRef::from_bytes(&pkcs1).ok()?,
        }
        .to_der()
        .ok()?;
        Some(Self { inner, spki, pkcs1 })
    }

    /// Length of the modulus in bits.
    pub fn bits(&self) -> usize {
        self.inner.n().bit_width_vartime() as usize
    }

    /// Length of the modulus, and so of a signature, in bytes.
    pub fn size(&self) -> usize {
        self.inner.size()
    }

    /// The public exponent; `u64::MAX` where it is larger.
    pub fn exponent(&self) -> u64 {
        self.inner
            .e_bytes()
            .iter()
            .fold(0_u64, |sum, byte| sum.saturating_mul(256).saturating_add(u64::from(*byte)))
    }

    /// The modulus, big-endian, without leading zeros.
    pub fn modulus(&self) -> Box<[u8]> {
        self.inner.n_bytes()
    }

    /// `SubjectPublicKeyInfo` in DER.
    pub fn spki_der(&self) -> &[u8] {
        &self.spki
    }

    /// `RSAPublicKey` of PKCS#1 (RFC 8017 appendix A.1.1) in DER.
    pub fn pkcs1_der(&self) -> &[u8] {
        &self.pkcs1
    }

    /// `SubjectPublicKeyInfo` in base64 on one line, as the dashboard wants it: 392 characters at 2048 bits.
    pub fn one_line(&self) -> String {
        Base64::encode_string(&self.spki)
    }

    /// PKCS#1 in base64 on one line: 360 characters at 2048 bits.
    pub fn pkcs1_one_line(&self) -> String {
        Base64::encode_string(&self.pkcs1)
    }

    /// `SubjectPublicKeyInfo` as PEM (RFC 7468), with LF line ends and one at the end.
    pub fn pem(&self) -> String {
        pem("PUBLIC KEY", &self.spki)
    }

    /// PKCS#1 as PEM, with LF line ends and one at the end.
    pub fn pkcs1_pem(&self) -> String {
        pem("RSA PUBLIC KEY", &self.pkcs1)
    }

    /// SHA-256 of the `SubjectPublicKeyInfo`.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::new(Sha256::digest(&self.spki).into())
    }

    /// RSAVP1 of RFC 8017: `signature`^e mod n, as long as the modulus.
    /// `None` where the signature has another length or is not smaller than the modulus.
    pub fn recover_block(&self, signature: &[u8]) -> Option<Vec<u8>> {
        if signature.len() != self.size() {
            return None;
        }
        let s = BoxedUint::from_be_slice(signature, self.inner.n_bits_precision()).ok()?;
        if s >= *self.inner.n().as_ref() {
            return None;
        }
        let block = crypto_bigint::modular::BoxedMontyForm::new(s, self.inner.n_params())
            .pow_bounded_exp(self.inner.e(), self.inner.e().bit_width_vartime())
            .retrieve()
            .to_be_bytes();
        Some(block[block.len() - self.size()..].to_vec())
    }
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PublicKey({} bits, {})", self.bits(), self.fingerprint().grouped_hex())
    }
}

fn pem(label: &str, der: &[u8]) -> String {
    der::pem::encode_string(label, der::pem::LineEnding::LF, der).unwrap_or_default()
}
