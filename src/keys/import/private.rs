use der::Decode;
use der::asn1::AnyRef;
use pkcs8::PrivateKeyInfoRef;
use zeroize::Zeroizing;

use super::{ImportError, label};
use crate::keys::PrivateKey;
use crate::keys::components::Components;
use crate::keys::container::{self, Opened};
use crate::keys::decode::{self, DecodeError, Repair};
use crate::keys::identify::{Material, classify_der, identify};
use crate::keys::protection::Protected;
use crate::secret::worker::catching;
use crate::secret::{Passphrase, SecretBytes};

/// The form a private key had.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PrivateForm {
    /// PKCS#8 (RFC 5208).
    Pkcs8,
    /// PKCS#1 (RFC 8017 appendix A.1.2).
    Pkcs1,
    /// PKCS#8, encrypted.
    EncryptedPkcs8,
    /// PKCS#1 in PEM as old OpenSSL encrypted it (RFC 1421).
    LegacyPem,
    /// OpenSSH's own.
    OpenSsh,
    /// `PuTTY`'s own, `.ppk`.
    Putty,
    /// PKCS#12 (RFC 7292), `.p12` or `.pfx`.
    Pkcs12,
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

/// Reads an RSA private key: PKCS#8, PKCS#1 or encrypted PKCS#8; DER, PEM or base64; damaged by copying. Also out of a PKCS#12 file, and in
/// the forms of OpenSSH, `PuTTY` and old OpenSSL.
///
/// # Errors
/// Each way of not being a usable key has its own [`ImportError`].
pub fn private_key(input: &[u8], passphrase: Option<&Passphrase>) -> Result<Imported, ImportError> {
    let failed = Err(ImportError::Decode(DecodeError::ReaderFailed));
    catching(|| imported(input, passphrase)).unwrap_or(failed)
}

fn imported(input: &[u8], passphrase: Option<&Passphrase>) -> Result<Imported, ImportError> {
    let material = identify(input).map_err(ImportError::Decode)?;
    if let Some(opened) = container::open(material, input, passphrase) {
        return of_container(opened?);
    }
    match material {
        Material::Pkcs8Private
        | Material::Pkcs1Private
        | Material::EncryptedPkcs8
        // It may be what is left of a key: its label tells.
        | Material::UnknownDer => {}
        other => return Err(ImportError::Unsuitable(other)),
    }
    let document = decode::document(input).map_err(ImportError::Decode)?;
    let calls_itself_private = || {
        let label = document.label.as_deref();
        label.is_some_and(|label| label.contains("PRIVATE KEY"))
    };
    if material == Material::UnknownDer && !calls_itself_private() {
        return Err(ImportError::Unsuitable(material));
    }
    let Sound { key, reduced, form } = read(&document.der, passphrase)?;
    let mut repairs = label::repairs(&document, material);
    repairs.extend(reduced.then_some(Repair::Exponent));
    Ok(Imported { key, form, repairs })
}

fn of_container(opened: Opened) -> Result<Imported, ImportError> {
    let protected = matches!(opened.form, PrivateForm::Pkcs12 | PrivateForm::LegacyPem);
    let Sound { key, reduced, .. } = read(&opened.der, None).map_err(|error| match error {
        // With CBC a wrong passphrase can look like anything.
        ImportError::Unsuitable(Material::UnknownDer) | ImportError::Damaged if protected => {
            ImportError::WrongPassphrase
        }
        other => other,
    })?;
    let mut repairs = opened.repairs;
    repairs.extend(reduced.then_some(Repair::Exponent));
    Ok(Imported { key, form: opened.form, repairs })
}

/// The `RSAPrivateKey` of an input (RFC 8017 appendix A.1.2) as its bytes stand there, unchecked: only good for comparing
/// it with a key that was checked. `None` where it is in a form that has no such bytes, or in none.
pub(in crate::keys) fn pkcs1_as_it_stands(
    input: &[u8],
    passphrase: Option<&Passphrase>,
) -> Option<SecretBytes> {
    let found = || {
        let document = decode::document(input).ok()?;
        match classify_der(&document.der) {
            Material::EncryptedPkcs8 => pkcs1_within(&decrypt(&document.der, passphrase).ok()?),
            _ => pkcs1_within(&document.der),
        }
    };
    catching(found).ok().flatten()
}

fn pkcs1_within(der: &[u8]) -> Option<SecretBytes> {
    match classify_der(der) {
        Material::Pkcs1Private => Some(SecretBytes::copy_of(der)),
        Material::Pkcs8Private => {
            let info = PrivateKeyInfoRef::from_der(der).ok()?;
            Some(SecretBytes::copy_of(info.private_key.as_bytes()))
        }
        _ => None,
    }
}

/// A key whose numbers were checked, and whether its exponent was made shorter.
struct Sound {
    key: PrivateKey,
    reduced: bool,
    form: PrivateForm,
}

fn read(der: &[u8], passphrase: Option<&Passphrase>) -> Result<Sound, ImportError> {
    match classify_der(der) {
        Material::Pkcs8Private => {
            let info = PrivateKeyInfoRef::from_der(der).map_err(|_| ImportError::Damaged)?;
            checked(info.private_key.as_bytes(), PrivateForm::Pkcs8)
        }
        Material::Pkcs1Private => checked(der, PrivateForm::Pkcs1),
        Material::EncryptedPkcs8 => {
            let inner = decrypt(der, passphrase)?;
            match read(&inner, None) {
                Ok(sound) => Ok(Sound { form: PrivateForm::EncryptedPkcs8, ..sound }),
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
fn checked(pkcs1: &[u8], form: PrivateForm) -> Result<Sound, ImportError> {
    let parts = Components::read(pkcs1)?;
    parts.check()?;
    let exponent = parts.reduced_exponent().ok_or(ImportError::Damaged)?;
    let reduced = *exponent != parts.d;
    let primes = vec![parts.p.clone(), parts.q.clone()];
    let (n, e) = (parts.n.clone(), parts.e.clone());
    let key = rsa::PrivateKey::from_components(n, e, (*exponent).clone(), primes)
        .map_err(|_| ImportError::Damaged)?;
    let key = PrivateKey::from_rsa(&key).ok_or(ImportError::Damaged)?;
    Ok(Sound { key, reduced, form })
}

fn decrypt(der: &[u8], passphrase: Option<&Passphrase>) -> Result<Zeroizing<Vec<u8>>, ImportError> {
    let key = Protected::read(der).ok_or(ImportError::UnknownEncryption)?;
    let opened = key.open(passphrase)?;
    // With CBC, one wrong passphrase in 256 leaves padding that looks right, over noise.
    if AnyRef::from_der(&opened).is_ok() { Ok(opened) } else { Err(ImportError::WrongPassphrase) }
}
