//! How an encrypted private key is protected: PBES2 (RFC 8018 section 6.2), or triple DES in the way of PKCS#12 (RFC 7292 appendix
//! C), read here before a library sees it.
//!
//! A library that decodes or computes these parameters may trust them: a short IV or a cost of zero ends the
//! program, a large one stops the machine. So every number and length is bounded here, and what is handed on was
//! put together anew from what is sound.

use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _, block_padding::Pkcs7};
use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Reader, SliceReader, Tag, Tagged as _};
use pkcs8::pkcs5::pbes2::{self, EncryptionScheme as Cipher, Kdf, Pbkdf2Prf, Salt};
use pkcs12::kdf::{Pkcs12KeyType, derive_key_utf8};
use spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::import::ImportError;
use crate::secret::Passphrase;
use crate::text::Message;

/// The most work that PBKDF2 may ask for, in computations of HMAC-SHA-256: some 2 seconds.
const MAX_ITERATIONS: u64 = 10_000_000;
/// How much longer HMAC takes with SHA-384 and SHA-512 than with SHA-256.
const LONG_HASH: u64 = 3;
/// The most memory that scrypt may ask for, in bytes: N = 2^18 at r = 8.
const MAX_SCRYPT_MEMORY: u64 = 256 * 1024 * 1024;
/// The most blocks that scrypt may mix, N·r·p: about 5 seconds.
const MAX_SCRYPT_WORK: u64 = 8 * 1024 * 1024;
/// The most that scrypt may hash before and after it mixes, r·p; each is 128 bytes.
const MAX_SCRYPT_LANES: u64 = 128 * 1024;

/// How an encrypted key is protected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Protection {
    /// PBES2 (RFC 8018) with PBKDF2.
    Pbkdf2 {
        /// Its pseudo-random function, such as `HMAC-SHA-256`.
        prf: &'static str,
        /// Its iteration count.
        iterations: u32,
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
    /// How the key in an `EncryptedPrivateKeyInfo` (RFC 5958 section 3) in DER is protected.
    pub(super) fn of(der: &[u8]) -> Self {
        Protected::read(der).map_or(Self::Outdated, |key| key.protection())
    }

    /// It in one line.
    pub fn message(&self) -> Message {
        match self {
            Self::Pbkdf2 { prf, iterations, cipher } => Message::new("keys-protection-pbkdf2")
                .with("prf", prf)
                .with("iterations", iterations)
                .with("cipher", cipher),
            Self::Scrypt { cost, cipher } => {
                Message::new("keys-protection-scrypt").with("cost", cost).with("cipher", cipher)
            }
            Self::Outdated => Message::new("keys-protection-outdated"),
        }
    }
}

/// `pbeWithSHAAnd3-KeyTripleDES-CBC` (RFC 7292 appendix C): what Windows, macOS and old Java export keys with.
const SHA1_TRIPLE_DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.3");

/// An encrypted key whose parameters are known and sound in their form; what they cost is judged by [`Self::open`].
pub(super) struct Protected<'a> {
    scheme: Scheme<'a>,
    data: &'a [u8],
}

enum Scheme<'a> {
    Pbes2(pbes2::Parameters),
    TripleDes { salt: &'a [u8], iterations: u32 },
}

impl<'a> Protected<'a> {
    /// Reads an `EncryptedPrivateKeyInfo` in DER; `None` where its encryption is not one that is read here.
    pub fn read(der: &'a [u8]) -> Option<Self> {
        let (algorithm, data) = parts(der, |reader| {
            let algorithm = AlgorithmIdentifierRef::decode(reader)?;
            Ok((algorithm, <&OctetStringRef>::decode(reader)?.as_bytes()))
        })?;
        let scheme = match algorithm.oid {
            pbes2::PBES2_OID => Scheme::Pbes2(pbes2_of(&algorithm)?),
            SHA1_TRIPLE_DES => {
                let (salt, iterations) = members(algorithm.parameters?, |reader| {
                    let salt = <&OctetStringRef>::decode(reader)?.as_bytes();
                    Ok((salt, u32::decode(reader)?))
                })?;
                if salt.len() > Salt::MAX_LEN || iterations == 0 {
                    return None;
                }
                Scheme::TripleDes { salt, iterations }
            }
            _ => return None,
        };
        Some(Self { scheme, data })
    }

    /// Decrypts the key. With CBC a wrong passphrase can leave anything: the caller looks at what came out.
    ///
    /// # Errors
    /// [`ImportError::HostileEncryption`] where it would stop the machine, so that nobody is asked for a passphrase in
    /// vain; [`ImportError::PassphraseNeeded`], [`ImportError::WrongPassphrase`].
    pub fn open(&self, passphrase: Option<&Passphrase>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
        if !self.is_bearable() {
            return Err(ImportError::HostileEncryption);
        }
        let passphrase = passphrase.ok_or(ImportError::PassphraseNeeded)?;
        let mut buffer = Zeroizing::new(self.data.to_vec());
        let length = match &self.scheme {
            Scheme::Pbes2(parameters) => parameters
                .decrypt_in_place(passphrase.expose(), &mut buffer)
                .map_err(|error| match error {
                    pkcs8::pkcs5::Error::DecryptFailed => ImportError::WrongPassphrase,
                    _ => ImportError::UnknownEncryption,
                })?
                .len(),
            Scheme::TripleDes { salt, iterations } => {
                open_triple_des(passphrase, salt, *iterations, &mut buffer)
                    .ok_or(ImportError::WrongPassphrase)?
            }
        };
        buffer.truncate(length);
        Ok(buffer)
    }

    fn is_bearable(&self) -> bool {
        let parameters = match &self.scheme {
            Scheme::Pbes2(parameters) => parameters,
            // Two blocks of SHA-1 for the key, one for the IV.
            Scheme::TripleDes { iterations, .. } => {
                return u64::from(*iterations) * 3 <= MAX_ITERATIONS;
            }
        };
        match &parameters.kdf {
            Kdf::Pbkdf2(pbkdf2) => {
                let (length, weight) = match pbkdf2.prf {
                    Pbkdf2Prf::HmacWithSha1 => (20, 1),
                    Pbkdf2Prf::HmacWithSha224 => (28, 1),
                    Pbkdf2Prf::HmacWithSha384 => (48, LONG_HASH),
                    Pbkdf2Prf::HmacWithSha512 => (64, LONG_HASH),
                    _ => (32, 1),
                };
                // A key longer than the hash takes all iterations once more.
                let blocks = parameters.encryption.key_size().div_ceil(length) as u64;
                u64::from(pbkdf2.iteration_count) * blocks * weight <= MAX_ITERATIONS
            }
            Kdf::Scrypt(scrypt) => {
                let [r, p] = [scrypt.block_size, scrypt.parallelization].map(u64::from);
                let row = scrypt.cost_parameter.saturating_mul(r);
                row.saturating_add(r * p).saturating_mul(128) <= MAX_SCRYPT_MEMORY
                    && row.saturating_mul(p) <= MAX_SCRYPT_WORK
                    && r * p <= MAX_SCRYPT_LANES
            }
            _ => false,
        }
    }

    fn protection(&self) -> Protection {
        let Scheme::Pbes2(parameters) = &self.scheme else {
            return Protection::Outdated;
        };
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
                iterations: pbkdf2.iteration_count,
                cipher,
            },
            Kdf::Scrypt(scrypt) => Protection::Scrypt { cost: scrypt.cost_parameter, cipher },
            _ => Protection::Outdated,
        }
    }
}

/// The parameters of PBES2.
fn pbes2_of(algorithm: &AlgorithmIdentifierRef<'_>) -> Option<pbes2::Parameters> {
    let mut schemes = SliceReader::new(algorithm.parameters?.value()).ok()?;
    let kdf = AlgorithmIdentifierRef::decode(&mut schemes).ok()?;
    let cipher = AlgorithmIdentifierRef::decode(&mut schemes).ok()?;
    let encryption = cipher_of(&cipher)?;
    let kdf = match kdf.oid {
        pbes2::PBKDF2_OID => Kdf::Pbkdf2(pbkdf2(kdf.parameters?)?),
        pbes2::SCRYPT_OID => Kdf::Scrypt(scrypt(kdf.parameters?)?),
        _ => return None,
    };
    let fits = |length| usize::from(length) == encryption.key_size();
    let sound = schemes.is_finished() && kdf.key_length().is_none_or(fits);
    sound.then_some(pbes2::Parameters { kdf, encryption })
}

/// Decrypts what `pbeWithSHAAnd3-KeyTripleDES-CBC` protects; gives the length without padding.
fn open_triple_des(
    passphrase: &Passphrase,
    salt: &[u8],
    iterations: u32,
    data: &mut [u8],
) -> Option<usize> {
    let iterations = i32::try_from(iterations).ok()?;
    let derive = |purpose, length| {
        derive_key_utf8::<sha1::Sha1>(passphrase.expose(), salt, purpose, iterations, length)
            .ok()
            .map(Zeroizing::new)
    };
    let (key, iv) = (derive(Pkcs12KeyType::EncryptionKey, 24)?, derive(Pkcs12KeyType::Iv, 8)?);
    let cipher = cbc::Decryptor::<des::TdesEde3>::new_from_slices(&key, &iv).ok()?;
    cipher.decrypt_padded::<Pkcs7>(data).ok().map(<[u8]>::len)
}

/// Reads the members of a SEQUENCE, all of them.
fn parts<'a, T>(
    der: &'a [u8],
    read: impl FnOnce(&mut SliceReader<'a>) -> der::Result<T>,
) -> Option<T> {
    members(AnyRef::from_der(der).ok()?, read)
}

fn members<'a, T>(
    outer: AnyRef<'a>,
    read: impl FnOnce(&mut SliceReader<'a>) -> der::Result<T>,
) -> Option<T> {
    if outer.tag() != Tag::Sequence {
        return None;
    }
    let mut reader = SliceReader::new(outer.value()).ok()?;
    let found = read(&mut reader).ok()?;
    reader.is_finished().then_some(found)
}

/// The cipher, where its IV or nonce has exactly the length that it needs.
fn cipher_of(algorithm: &AlgorithmIdentifierRef<'_>) -> Option<Cipher> {
    let iv = algorithm.parameters?.decode_as::<&OctetStringRef>().ok()?.as_bytes();
    Some(match algorithm.oid {
        pbes2::AES_128_CBC_OID => Cipher::Aes128Cbc { iv: iv.try_into().ok()? },
        pbes2::AES_192_CBC_OID => Cipher::Aes192Cbc { iv: iv.try_into().ok()? },
        pbes2::AES_256_CBC_OID => Cipher::Aes256Cbc { iv: iv.try_into().ok()? },
        pbes2::AES_128_GCM_OID => Cipher::Aes128Gcm { nonce: iv.try_into().ok()? },
        pbes2::AES_256_GCM_OID => Cipher::Aes256Gcm { nonce: iv.try_into().ok()? },
        pbes2::DES_EDE3_CBC_OID => Cipher::DesEde3Cbc { iv: iv.try_into().ok()? },
        _ => return None,
    })
}

/// `PBKDF2-params` (RFC 8018 appendix A.2) with a salt that stands there, and at least one round.
fn pbkdf2(parameters: AnyRef<'_>) -> Option<pbes2::Pbkdf2Params> {
    let (salt, iterations, key_length, prf) = members(parameters, |reader| {
        Ok((
            <&OctetStringRef>::decode(reader)?.as_bytes(),
            u32::decode(reader)?,
            Option::<u16>::decode(reader)?,
            Option::<AlgorithmIdentifierRef<'_>>::decode(reader)?,
        ))
    })?;
    let prf = match prf {
        None => Pbkdf2Prf::HmacWithSha1,
        Some(prf) => prf.try_into().ok()?,
    };
    let salt = bounded(salt)?;
    (iterations > 0).then_some(pbes2::Pbkdf2Params {
        salt,
        iteration_count: iterations,
        key_length,
        prf,
    })
}

/// `scrypt-params` (RFC 7914 section 7.1): N a power of two from 2 up, r and p from 1 up.
fn scrypt(parameters: AnyRef<'_>) -> Option<pbes2::ScryptParams> {
    let (salt, cost, block_size, parallelization, key_length) = members(parameters, |reader| {
        Ok((
            <&OctetStringRef>::decode(reader)?.as_bytes(),
            u64::decode(reader)?,
            u16::decode(reader)?,
            u16::decode(reader)?,
            Option::<u16>::decode(reader)?,
        ))
    })?;
    let sound = cost >= 2 && cost.is_power_of_two() && block_size > 0 && parallelization > 0;
    sound.then_some(pbes2::ScryptParams {
        salt: bounded(salt)?,
        cost_parameter: cost,
        block_size,
        parallelization,
        key_length,
    })
}

/// A salt that the library has room for; it does not look itself.
fn bounded(salt: &[u8]) -> Option<Salt> {
    (salt.len() <= Salt::MAX_LEN).then(|| Salt::new(salt).ok()).flatten()
}
