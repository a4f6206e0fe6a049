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
    /// RSA public key bound to PSS.
    RsaPss,
    /// RSA private key bound to PSS.
    RsaPssPrivate,
    /// Elliptic-curve private key.
    EcPrivate,
    /// Elliptic-curve public key.
    EcPublic,
    /// Elliptic-curve parameters alone.
    EcParameters,
    /// Public key of Ed25519, X25519 and their kin.
    Edwards,
    /// Private key of Ed25519, X25519 and their kin.
    EdwardsPrivate,
    /// Public key of SM2, the Chinese national algorithm.
    Sm2,
    /// Private key of SM2.
    Sm2Private,
    /// DSA or Diffie-Hellman, public key or parameters.
    Dsa,
    /// DSA or Diffie-Hellman, private key.
    DsaPrivate,
    /// Public key of another algorithm.
    OtherAlgorithm,
    /// Private key of another algorithm.
    OtherPrivate,
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
    /// `OpenPGP` public key or message.
    Pgp,
    /// `OpenPGP` private key.
    PgpPrivate,
    /// JSON Web Key, public.
    Jwk,
    /// JSON Web Key, private.
    JwkPrivate,
    /// XML of .NET, public.
    XmlKey,
    /// XML of .NET, private.
    XmlPrivate,
    /// JSON Web Token.
    Token,
    /// Base64 as long as an RSA signature.
    Signature,
    /// A web page.
    Html,
    /// An archive, or an office document, which is one.
    Archive,
    /// A picture.
    Picture,
    /// A PDF document.
    Pdf,
    /// Hex digits.
    Hex,
    /// The name of a file.
    Path,
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
            Self::RsaPssPrivate => "keys-kind-rsa-pss-private",
            Self::EcPrivate => "keys-kind-ec-private",
            Self::EcPublic => "keys-kind-ec-public",
            Self::EcParameters => "keys-kind-ec-parameters",
            Self::Edwards => "keys-kind-edwards",
            Self::EdwardsPrivate => "keys-kind-edwards-private",
            Self::Sm2 => "keys-kind-sm2",
            Self::Sm2Private => "keys-kind-sm2-private",
            Self::Dsa => "keys-kind-dsa",
            Self::DsaPrivate => "keys-kind-dsa-private",
            Self::OtherAlgorithm => "keys-kind-other-algorithm",
            Self::OtherPrivate => "keys-kind-other-private",
            Self::OpenSshPrivate => "keys-kind-openssh-private",
            Self::OpenSshPublic => "keys-kind-openssh-public",
            Self::Putty => "keys-kind-putty",
            Self::Pkcs12 => "keys-kind-pkcs12",
            Self::Pkcs7 => "keys-kind-pkcs7",
            Self::JavaKeystore => "keys-kind-java-keystore",
            Self::Pgp => "keys-kind-pgp",
            Self::PgpPrivate => "keys-kind-pgp-private",
            Self::Jwk => "keys-kind-jwk",
            Self::JwkPrivate => "keys-kind-jwk-private",
            Self::XmlKey => "keys-kind-xml",
            Self::XmlPrivate => "keys-kind-xml-private",
            Self::Token => "keys-kind-token",
            Self::Signature => "keys-kind-signature",
            Self::Html => "keys-kind-html",
            Self::Archive => "keys-kind-archive",
            Self::Picture => "keys-kind-picture",
            Self::Pdf => "keys-kind-pdf",
            Self::Hex => "keys-kind-hex",
            Self::Path => "keys-kind-path",
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
                | Self::RsaPssPrivate
                | Self::EcPrivate
                | Self::EdwardsPrivate
                | Self::Sm2Private
                | Self::DsaPrivate
                | Self::OtherPrivate
                | Self::OpenSshPrivate
                | Self::Putty
                | Self::Pkcs12
                | Self::JavaKeystore
                | Self::PgpPrivate
                | Self::JwkPrivate
                | Self::XmlPrivate
        )
    }

    /// The sentence for it where another kind of key was wanted; `wanted` is `private` or `public`.
    pub(in crate::keys) fn unsuitable(self, wanted: &str) -> Message {
        Message::new(match self {
            Self::SpkiPublic | Self::Pkcs1Public => "keys-is-public",
            Self::Certificate => "keys-is-certificate",
            Self::CertificateRequest => "keys-is-certificate-request",
            Self::RevocationList => "keys-is-revocation-list",
            Self::MultiPrime => "keys-is-multi-prime",
            Self::RsaPss => "keys-is-rsa-pss",
            Self::RsaPssPrivate => "keys-is-rsa-pss-private",
            Self::EcPrivate => "keys-is-ec-private",
            Self::EcPublic => "keys-is-ec-public",
            Self::EcParameters => "keys-is-ec-parameters",
            Self::Edwards => "keys-is-edwards",
            Self::EdwardsPrivate => "keys-is-edwards-private",
            Self::Sm2 => "keys-is-sm2",
            Self::Sm2Private => "keys-is-sm2-private",
            Self::Dsa => "keys-is-dsa",
            Self::DsaPrivate => "keys-is-dsa-private",
            Self::OtherAlgorithm => "keys-is-other-algorithm",
            Self::OtherPrivate => "keys-is-other-private",
            Self::OpenSshPublic => "keys-is-openssh-public",
            Self::Pkcs12 => "keys-is-pkcs12",
            Self::Pkcs7 => "keys-is-pkcs7",
            Self::JavaKeystore => "keys-is-java-keystore",
            Self::Pgp => "keys-is-pgp",
            Self::PgpPrivate => "keys-is-pgp-private",
            Self::Jwk => "keys-is-jwk",
            Self::JwkPrivate => "keys-is-jwk-private",
            Self::XmlKey => "keys-is-xml",
            Self::XmlPrivate => "keys-is-xml-private",
            Self::Token => "keys-is-token",
            Self::Signature => "keys-is-signature",
            Self::Html => "keys-is-html",
            Self::Archive => "keys-is-archive",
            Self::Picture => "keys-is-picture",
            Self::Pdf => "keys-is-pdf",
            Self::Hex => "keys-is-hex",
            Self::Path => "keys-is-path",
            Self::Prose => "keys-is-prose",
            // Private keys are read, and refused as a leak where a public one belongs.
            Self::Pkcs8Private
            | Self::Pkcs1Private
            | Self::EncryptedPkcs8
            | Self::LegacyEncrypted
            | Self::OpenSshPrivate
            | Self::Putty
            | Self::UnknownDer => "keys-is-unknown-der",
        })
        .with("wanted", wanted)
    }
}
