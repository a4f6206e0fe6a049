use der::Decode;
use pkcs8::pkcs5::pbes2::{EncryptionScheme as Cipher, Kdf, Pbkdf2Prf};
use pkcs8::pkcs5::{EncryptionScheme, pbes2};
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};

use super::{Material, classify_der, identify};
use crate::keys::components::bit_length;
use crate::keys::decode::{self, DecodeError, Repair, Wrapping};
use crate::keys::import::{MAX_PUBLIC_BITS, public_key};
use crate::keys::{MIN_BITS, PublicKey};
use crate::text::Message;

/// What an input is, with all that can be said of it without a passphrase. It holds nothing secret.
#[derive(Clone, Debug)]
pub struct Identity {
    /// What it is.
    pub material: Material,
    /// How it was written; `None` for formats that are named but not read.
    pub wrapping: Option<Wrapping>,
    /// Length of the modulus in bits, of RSA keys.
    pub bits: Option<usize>,
    /// The public half of an RSA key that is fit to verify with. Of a private key it is what its file
    /// says; whether the private half fits is not looked at here.
    pub public: Option<PublicKey>,
    /// How an encrypted key is protected.
    pub protection: Option<Protection>,
    /// What was mended.
    pub repairs: Vec<Repair>,
}

/// How an encrypted key is protected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Protection {
    /// PBES2 (RFC 8018) with PBKDF2.
    Pbkdf2 {
        /// Its pseudo-random function, such as `HMAC-SHA-256`.
        prf: &'static str,
        /// Its iteration count.
        rounds: u32,
        /// The cipher, such as `AES-256-CBC`.
        cipher: &'static str,
    },
    /// PBES2 with scrypt (RFC 7914).
    Scrypt {
        /// Its CPU and memory cost.
        cost: u64,
        /// The cipher.
        cipher: &'static str,
    },
    /// PBES1, PKCS#12's own, or the way of old OpenSSL: outdated.
    Outdated,
}

impl Protection {
    /// It in one line.
    pub fn message(&self) -> Message {
        match self {
            Self::Pbkdf2 { prf, rounds, cipher } => Message::new("keys-protection-pbkdf2")
                .with("prf", prf)
                .with("rounds", rounds)
                .with("cipher", cipher),
            Self::Scrypt { cost, cipher } => {
                Message::new("keys-protection-scrypt").with("cost", cost).with("cipher", cipher)
            }
            Self::Outdated => Message::new("keys-protection-outdated"),
        }
    }
}

/// What `input` is, its size, its public half and its protection.
///
/// # Errors
/// Where it holds no document at all.
pub fn inspect(input: &[u8]) -> Result<Identity, DecodeError> {
    let mut identity = Identity {
        material: identify(input)?,
        wrapping: None,
        bits: None,
        public: None,
        protection: None,
        repairs: Vec::new(),
    };
    if identity.material == Material::LegacyEncrypted {
        identity.protection = Some(Protection::Outdated);
    }
    if let Ok(document) = decode::document(input)
        && classify_der(&document.der) == identity.material
    {
        identity.wrapping = Some(document.wrapping);
        identity.repairs = document.repairs;
        read(&document.der, &mut identity);
    }
    Ok(identity)
}

fn read(der: &[u8], identity: &mut Identity) {
    match identity.material {
        Material::Pkcs8Private => {
            if let Ok(info) = PrivateKeyInfoRef::from_der(der) {
                read_private(info.private_key.as_bytes(), identity);
            }
        }
        Material::Pkcs1Private => read_private(der, identity),
        Material::EncryptedPkcs8 => identity.protection = Some(protection(der)),
        Material::SpkiPublic | Material::Pkcs1Public | Material::Certificate => {
            if let Ok(imported) = public_key(der) {
                identity.bits = Some(imported.key.bits());
                identity.public = Some(imported.key);
            } else {
                identity.bits = public_bits(der);
            }
        }
        _ => {}
    }
}

fn read_private(pkcs1: &[u8], identity: &mut Identity) {
    if let Ok(key) = pkcs1::RsaPrivateKeyRef::from_der(pkcs1) {
        let (n, e) = (key.modulus.as_bytes(), key.public_exponent.as_bytes());
        identity.bits = Some(bit_length(n));
        // What may become a number is bounded first.
        if (MIN_BITS..=MAX_PUBLIC_BITS).contains(&bit_length(n)) && e.len() <= n.len() {
            identity.public = PublicKey::from_parts(n, e);
        }
    }
}

/// The size of a key that cannot be used, such as one of 1024 bits.
fn public_bits(der: &[u8]) -> Option<usize> {
    let bits = |pkcs1: &[u8]| {
        pkcs1::RsaPublicKeyRef::from_der(pkcs1).ok().map(|key| bit_length(key.modulus.as_bytes()))
    };
    match spki::SubjectPublicKeyInfoRef::from_der(der) {
        Ok(spki) => bits(spki.subject_public_key.as_bytes()?),
        Err(_) => bits(der),
    }
}

fn protection(der: &[u8]) -> Protection {
    match EncryptedPrivateKeyInfoRef::from_der(der).map(|info| info.encryption_algorithm) {
        Ok(EncryptionScheme::Pbes2(parameters)) => of_pbes2(&parameters),
        _ => Protection::Outdated,
    }
}

fn of_pbes2(parameters: &pbes2::Parameters) -> Protection {
    let cipher = match parameters.encryption {
        Cipher::Aes128Cbc { .. } => "AES-128-CBC",
        Cipher::Aes192Cbc { .. } => "AES-192-CBC",
        Cipher::Aes256Cbc { .. } => "AES-256-CBC",
        Cipher::Aes128Gcm { .. } => "AES-128-GCM",
        Cipher::Aes256Gcm { .. } => "AES-256-GCM",
        Cipher::DesEde3Cbc { .. } => "3DES-CBC",
        _ => return Protection::Outdated,
    };
    match &parameters.kdf {
        Kdf::Pbkdf2(pbkdf2) => Protection::Pbkdf2 {
            prf: match pbkdf2.prf {
                Pbkdf2Prf::HmacWithSha1 => "HMAC-SHA-1",
                Pbkdf2Prf::HmacWithSha224 => "HMAC-SHA-224",
                Pbkdf2Prf::HmacWithSha256 => "HMAC-SHA-256",
                Pbkdf2Prf::HmacWithSha384 => "HMAC-SHA-384",
                Pbkdf2Prf::HmacWithSha512 => "HMAC-SHA-512",
                _ => return Protection::Outdated,
            },
            rounds: pbkdf2.iteration_count,
            cipher,
        },
        Kdf::Scrypt(scrypt) => Protection::Scrypt { cost: scrypt.cost_parameter, cipher },
        _ => Protection::Outdated,
    }
}
