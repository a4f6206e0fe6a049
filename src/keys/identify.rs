//! What any key text or file is.

mod der_kind;
mod text_kind;

use super::decode::{self, DecodeError};
use crate::text::Message;

/// What a document is, whether usable here or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Material {
    /// RSA private key, PKCS#8.
    Pkcs8Private,
    /// RSA private key, PKCS#1.
    Pkcs1Private,
    /// Private key of any algorithm, encrypted PKCS#8.
    EncryptedPkcs8,
    /// Private key in PEM with the encryption of old OpenSSL (`Proc-Type: 4,ENCRYPTED`).
    LegacyEncrypted,
    /// RSA public key, `SubjectPublicKeyInfo`.
    SpkiPublic,
    /// RSA public key, PKCS#1.
    Pkcs1Public,
    /// X.509 certificate.
    Certificate,
    /// PKCS#10 certificate request.
    CertificateRequest,
    /// Certificate revocation list.
    RevocationList,
    /// RSA private key with more than two primes.
    MultiPrime,
    /// RSA key bound to PSS.
    RsaPss,
    /// Elliptic-curve private key.
    EcPrivate,
    /// Elliptic-curve public key.
    EcPublic,
    /// Elliptic-curve parameters alone.
    EcParameters,
    /// Ed25519, X25519 and their kin.
    Edwards,
    /// SM2, the Chinese national algorithm.
    Sm2,
    /// DSA or Diffie-Hellman.
    Dsa,
    /// Another algorithm.
    OtherAlgorithm,
    /// OpenSSH's own private key format.
    OpenSshPrivate,
    /// A line of OpenSSH's public key format.
    OpenSshPublic,
    /// `PuTTY`'s private key format.
    Putty,
    /// PKCS#12, `.p12` or `.pfx`.
    Pkcs12,
    /// PKCS#7, a bundle of certificates.
    Pkcs7,
    /// Java keystore.
    JavaKeystore,
    /// `OpenPGP`.
    Pgp,
    /// JSON Web Key.
    Jwk,
    /// XML of .NET.
    XmlKey,
    /// A web page.
    Html,
    /// A zip archive.
    Archive,
    /// Hex digits.
    Hex,
    /// Words, not a key.
    Prose,
    /// DER of something else.
    UnknownDer,
}

impl Material {
    /// Its name, for a sentence or a chip.
    pub fn name(self) -> Message {
        Message::new(match self {
            Self::Pkcs8Private => "keys-kind-pkcs8-private",
            Self::Pkcs1Private => "keys-kind-pkcs1-private",
            Self::EncryptedPkcs8 => "keys-kind-encrypted-pkcs8",
            Self::LegacyEncrypted => "keys-kind-legacy-encrypted",
            Self::SpkiPublic => "keys-kind-spki-public",
            Self::Pkcs1Public => "keys-kind-pkcs1-public",
            Self::Certificate => "keys-kind-certificate",
            Self::CertificateRequest => "keys-kind-certificate-request",
            Self::RevocationList => "keys-kind-revocation-list",
            Self::MultiPrime => "keys-kind-multi-prime",
            Self::RsaPss => "keys-kind-rsa-pss",
            Self::EcPrivate => "keys-kind-ec-private",
            Self::EcPublic => "keys-kind-ec-public",
            Self::EcParameters => "keys-kind-ec-parameters",
            Self::Edwards => "keys-kind-edwards",
            Self::Sm2 => "keys-kind-sm2",
            Self::Dsa => "keys-kind-dsa",
            Self::OtherAlgorithm => "keys-kind-other-algorithm",
            Self::OpenSshPrivate => "keys-kind-openssh-private",
            Self::OpenSshPublic => "keys-kind-openssh-public",
            Self::Putty => "keys-kind-putty",
            Self::Pkcs12 => "keys-kind-pkcs12",
            Self::Pkcs7 => "keys-kind-pkcs7",
            Self::JavaKeystore => "keys-kind-java-keystore",
            Self::Pgp => "keys-kind-pgp",
            Self::Jwk => "keys-kind-jwk",
            Self::XmlKey => "keys-kind-xml",
            Self::Html => "keys-kind-html",
            Self::Archive => "keys-kind-archive",
            Self::Hex => "keys-kind-hex",
            Self::Prose => "keys-kind-prose",
            Self::UnknownDer => "keys-kind-unknown-der",
        })
    }

    /// Whether it holds, or may hold, a private key: never shown, never kept.
    pub fn is_private(self) -> bool {
        matches!(
            self,
            Self::Pkcs8Private
                | Self::Pkcs1Private
                | Self::EncryptedPkcs8
                | Self::LegacyEncrypted
                | Self::MultiPrime
                | Self::EcPrivate
                | Self::OpenSshPrivate
                | Self::Putty
                | Self::Pkcs12
                | Self::JavaKeystore
        )
    }
}

/// What `input` is, without reading its numbers.
///
/// # Errors
/// Where it holds no document at all.
pub fn identify(input: &[u8]) -> Result<Material, DecodeError> {
    if let Some(material) = text_kind::foreign_format(input) {
        return Ok(material);
    }
    match decode::document(input) {
        Ok(document) => Ok(der_kind::classify(&document.der)),
        Err(error) => text_kind::prose(input, &error).ok_or(error),
    }
}

pub(super) fn classify_der(der: &[u8]) -> Material {
    der_kind::classify(der)
}
