use der::{Decode, Encode};
use spki::SubjectPublicKeyInfoRef;
use x509_cert::certificate::{CertificateInner, Raw};

use super::{PublicKeyError, label};
use crate::keys::components::bit_length;
use crate::keys::decode::{self, DecodeError, Repair};
use crate::keys::identify::{Material, identify, private_key_within};
use crate::keys::{MIN_BITS, PublicKey};
use crate::secret::worker::catching;

/// The largest modulus that signatures are checked with, in bits.
pub const MAX_PUBLIC_BITS: usize = 8192;

/// The form a public key had.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PublicForm {
    /// `SubjectPublicKeyInfo` (RFC 5280).
    Spki,
    /// PKCS#1 (RFC 8017 appendix A.1.1).
    Pkcs1,
    /// Inside an X.509 certificate, whose own validity is not looked at.
    Certificate,
    /// A line of OpenSSH.
    OpenSsh,
}

/// A public key that was read.
#[derive(Clone, Debug)]
pub struct ImportedPublic {
    /// The key.
    pub key: PublicKey,
    /// The form it had.
    pub form: PublicForm,
    /// What was mended.
    pub repairs: Vec<Repair>,
}

/// Reads an RSA public key: SPKI, PKCS#1 or a certificate; DER, PEM or base64; damaged by copying. Also a line of OpenSSH.
///
/// # Errors
/// A private key raises the leak guard, [`PublicKeyError::PrivateKey`]; each other way of not being a
/// usable public key has its own error.
pub fn public_key(input: &[u8]) -> Result<ImportedPublic, PublicKeyError> {
    let failed = Err(PublicKeyError::Decode(DecodeError::ReaderFailed));
    catching(|| imported(input)).unwrap_or(failed)
}

type Reader = fn(&[u8]) -> Result<PublicKey, PublicKeyError>;

fn imported(input: &[u8]) -> Result<ImportedPublic, PublicKeyError> {
    if let Some(material) = private_key_within(input) {
        return Err(PublicKeyError::PrivateKey(material));
    }
    let material = identify(input).map_err(PublicKeyError::Decode)?;
    let (form, read): (_, Reader) = match material {
        Material::SpkiPublic => (PublicForm::Spki, from_spki),
        Material::Pkcs1Public => (PublicForm::Pkcs1, from_pkcs1),
        Material::Certificate => (PublicForm::Certificate, from_certificate),
        Material::OpenSshPublic => return from_openssh(input),
        other => return Err(PublicKeyError::Unsuitable(other)),
    };
    let document = decode::document(input).map_err(PublicKeyError::Decode)?;
    let key = read(&document.der)?;
    Ok(ImportedPublic { key, form, repairs: label::repairs(&document, material) })
}

/// A line such as `ssh-rsa AAAAB3… name` (RFC 4253 section 6.6).
fn from_openssh(input: &[u8]) -> Result<ImportedPublic, PublicKeyError> {
    let clean = decode::clean(input).map_err(PublicKeyError::Decode)?;
    let line = clean.text.trim();
    let unsuitable = PublicKeyError::Unsuitable(Material::OpenSshPublic);
    let read = ssh_key::PublicKey::from_openssh(line).map_err(|_| unsuitable.clone())?;
    let key = read.key_data().rsa().ok_or(unsuitable)?;
    let (Some(n), Some(e)) = (key.n().as_positive_bytes(), key.e().as_positive_bytes()) else {
        return Err(PublicKeyError::Damaged);
    };
    Ok(ImportedPublic { key: checked(n, e)?, form: PublicForm::OpenSsh, repairs: clean.repairs })
}

fn from_spki(der: &[u8]) -> Result<PublicKey, PublicKeyError> {
    let spki = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| PublicKeyError::Damaged)?;
    from_pkcs1(spki.subject_public_key.as_bytes().ok_or(PublicKeyError::Damaged)?)
}

fn from_certificate(der: &[u8]) -> Result<PublicKey, PublicKeyError> {
    let certificate =
        CertificateInner::<Raw>::from_der(der).map_err(|_| PublicKeyError::Damaged)?;
    let spki = certificate.tbs_certificate().subject_public_key_info();
    if spki.algorithm.oid != pkcs1::ALGORITHM_OID {
        return Err(PublicKeyError::Unsuitable(Material::OtherAlgorithm));
    }
    from_spki(&spki.to_der().map_err(|_| PublicKeyError::Damaged)?)
}

fn from_pkcs1(der: &[u8]) -> Result<PublicKey, PublicKeyError> {
    let key = pkcs1::RsaPublicKeyRef::from_der(der).map_err(|_| PublicKeyError::Damaged)?;
    checked(key.modulus.as_bytes(), key.public_exponent.as_bytes())
}

/// The key of a modulus and an exponent, big-endian without leading zeros.
fn checked(modulus: &[u8], exponent: &[u8]) -> Result<PublicKey, PublicKeyError> {
    let bits = bit_length(modulus);
    if bits < MIN_BITS {
        return Err(PublicKeyError::TooSmall { bits });
    }
    if bits > MAX_PUBLIC_BITS {
        return Err(PublicKeyError::TooLarge { bits, most: MAX_PUBLIC_BITS });
    }
    if modulus.last().is_none_or(|last| last % 2 == 0) {
        return Err(PublicKeyError::Damaged);
    }
    // 1 would make every text its own signature; an even exponent belongs to no key; a longer one than
    // 33 bits only costs time (`from_parts` draws that line).
    if exponent == [1] || exponent.len() > 8 || exponent.last().is_none_or(|last| last % 2 == 0) {
        return Err(PublicKeyError::WrongExponent);
    }
    PublicKey::from_parts(modulus, exponent).ok_or(PublicKeyError::WrongExponent)
}
