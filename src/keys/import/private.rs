use der::Decode;
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};

use super::ImportError;
use crate::keys::PrivateKey;
use crate::keys::components::Components;
use crate::keys::decode::{self, Repair};
use crate::keys::identify::{Material, classify_der, identify};
use crate::secret::Passphrase;

/// The most PBKDF2 rounds that are tried: about 10 seconds.
const MAX_ROUNDS: u32 = 50_000_000;
/// The most memory that scrypt may ask for: N = 2^18 at r = 8 is 256 MiB.
const MAX_SCRYPT_BYTES: u64 = 256 * 1024 * 1024;

/// The form a private key had.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PrivateForm {
    /// PKCS#8 (RFC 5208).
    Pkcs8,
    /// PKCS#1 (RFC 8017 appendix A.1.2).
    Pkcs1,
    /// PKCS#8, encrypted.
    EncryptedPkcs8,
}

/// A private key that was read.
#[derive(Debug)]
pub struct Imported {
    /// The key, fully checked.
    pub key: PrivateKey,
    /// The form it had.
    pub form: PrivateForm,
    /// What was mended.
    pub repairs: Vec<Repair>,
}

/// Reads an RSA private key: PKCS#8, PKCS#1 or encrypted PKCS#8; DER, PEM or base64; damaged by copying.
///
/// # Errors
/// Each way of not being a usable key has its own [`ImportError`].
pub fn private_key(input: &[u8], passphrase: Option<&Passphrase>) -> Result<Imported, ImportError> {
    match identify(input).map_err(ImportError::Decode)? {
        Material::Pkcs8Private | Material::Pkcs1Private | Material::EncryptedPkcs8 => {}
        other => return Err(ImportError::Unsuitable(other)),
    }
    let document = decode::document(input).map_err(ImportError::Decode)?;
    let (key, form) = read(&document.der, passphrase)?;
    Ok(Imported {
        key,
        form,
        repairs: document.repairs,
    })
}

fn read(
    der: &[u8],
    passphrase: Option<&Passphrase>,
) -> Result<(PrivateKey, PrivateForm), ImportError> {
    match classify_der(der) {
        Material::Pkcs8Private => {
            let info = PrivateKeyInfoRef::from_der(der).map_err(|_| ImportError::Damaged)?;
            Ok((checked(info.private_key.as_bytes())?, PrivateForm::Pkcs8))
        }
        Material::Pkcs1Private => Ok((checked(der)?, PrivateForm::Pkcs1)),
        Material::EncryptedPkcs8 => {
            let inner = decrypt(der, passphrase.ok_or(ImportError::PassphraseNeeded)?)?;
            match read(inner.as_bytes(), None) {
                Ok((key, _)) => Ok((key, PrivateForm::EncryptedPkcs8)),
                // A key inside a key never occurs; with CBC a wrong passphrase can look like anything.
                Err(ImportError::PassphraseNeeded) => Err(ImportError::WrongPassphrase),
                Err(error) => Err(error),
            }
        }
        Material::UnknownDer => Err(ImportError::Damaged),
        other => Err(ImportError::Unsuitable(other)),
    }
}

/// All numbers are checked before the arithmetic of the `rsa` crate sees them.
fn checked(pkcs1: &[u8]) -> Result<PrivateKey, ImportError> {
    let parts = Components::read(pkcs1)?;
    parts.check()?;
    let primes = vec![parts.p.clone(), parts.q.clone()];
    let key =
        rsa::PrivateKey::from_components(parts.n.clone(), parts.e.clone(), parts.d.clone(), primes)
            .map_err(|_| ImportError::Damaged)?;
    PrivateKey::from_rsa(&key).ok_or(ImportError::Damaged)
}

fn decrypt(der: &[u8], passphrase: &Passphrase) -> Result<der::SecretDocument, ImportError> {
    let info =
        EncryptedPrivateKeyInfoRef::from_der(der).map_err(|_| ImportError::UnknownEncryption)?;
    let EncryptionScheme::Pbes2(parameters) = &info.encryption_algorithm else {
        return Err(ImportError::UnknownEncryption);
    };
    let rounds = parameters
        .kdf
        .pbkdf2()
        .map_or(0, |pbkdf2| pbkdf2.iteration_count);
    let memory = parameters.kdf.scrypt().map_or(0, |scrypt| {
        scrypt
            .cost_parameter
            .saturating_mul(128)
            .saturating_mul(u64::from(scrypt.block_size))
    });
    if rounds > MAX_ROUNDS || memory > MAX_SCRYPT_BYTES {
        return Err(ImportError::HostileEncryption);
    }
    info.decrypt(passphrase.expose())
        .map_err(|_| ImportError::WrongPassphrase)
}
