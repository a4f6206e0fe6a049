use crate::keys::decode::DecodeError;
use crate::keys::identify::Material;
use crate::keys::{MAX_BITS, MIN_BITS};
use crate::text::Message;

/// Why a private key cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportError {
    /// There is no document in the input.
    Decode(DecodeError),
    /// It is something else than an RSA private key.
    Unsuitable(Material),
    /// It is encrypted, and no passphrase was given.
    PassphraseNeeded,
    /// The passphrase does not open it.
    WrongPassphrase,
    /// Its encryption is not one that is read here.
    UnknownEncryption,
    /// It asks for so much work or memory that it would stop the machine.
    HostileEncryption,
    /// Its inner structure cannot be read.
    Damaged,
    /// Fewer bits than [`MIN_BITS`].
    TooSmall {
        /// Length of its modulus.
        bits: usize,
    },
    /// More bits than [`MAX_BITS`].
    TooLarge {
        /// Length of its modulus.
        bits: usize,
    },
    /// Another public exponent than 65537.
    WrongExponent {
        /// In decimal.
        exponent: String,
    },
    /// p = q.
    EqualPrimes,
    /// p·q ≠ n.
    PrimesDontFit,
    /// p or q is no prime.
    CompositePrime,
    /// d does not belong to e.
    WrongPrivateExponent,
    /// dP, dQ or qInv is wrong.
    WrongCrt,
}

impl ImportError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        match self {
            Self::Decode(error) => error.message(),
            Self::Unsuitable(material) => unsuitable(*material, "private"),
            Self::PassphraseNeeded => Message::new("keys-import-passphrase-needed"),
            Self::WrongPassphrase => Message::new("keys-import-wrong-passphrase"),
            Self::UnknownEncryption => Message::new("keys-import-unknown-encryption"),
            Self::HostileEncryption => Message::new("keys-import-hostile-encryption"),
            Self::Damaged => Message::new("keys-import-damaged"),
            Self::TooSmall { bits } => Message::new("keys-import-too-small")
                .with("bits", bits)
                .with("least", MIN_BITS),
            Self::TooLarge { bits } => Message::new("keys-import-too-large")
                .with("bits", bits)
                .with("most", MAX_BITS),
            Self::WrongExponent { exponent } => {
                Message::new("keys-import-wrong-exponent").with("exponent", shorten(exponent))
            }
            Self::EqualPrimes => Message::new("keys-import-equal-primes"),
            Self::PrimesDontFit => Message::new("keys-import-primes-dont-fit"),
            Self::CompositePrime => Message::new("keys-import-composite-prime"),
            Self::WrongPrivateExponent => Message::new("keys-import-wrong-private-exponent"),
            Self::WrongCrt => Message::new("keys-import-wrong-crt"),
        }
    }
}

/// Why a public key cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PublicKeyError {
    /// There is no document in the input.
    Decode(DecodeError),
    /// The leak guard: it is a private key, and must not be where a public one belongs.
    PrivateKey(Material),
    /// It is something else than an RSA public key.
    Unsuitable(Material),
    /// Its inner structure cannot be read.
    Damaged,
    /// Fewer bits than [`MIN_BITS`].
    TooSmall {
        /// Length of its modulus.
        bits: usize,
    },
    /// More bits than are checked here.
    TooLarge {
        /// Length of its modulus.
        bits: usize,
        /// The most that are checked.
        most: usize,
    },
    /// An exponent that no sound key has: even, 1, or over 33 bits.
    WrongExponent,
}

impl PublicKeyError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        match self {
            Self::Decode(error) => error.message(),
            Self::PrivateKey(material) => {
                Message::new("keys-leak-guard").with("kind", material.name())
            }
            Self::Unsuitable(material) => unsuitable(*material, "public"),
            Self::Damaged => Message::new("keys-public-damaged"),
            Self::TooSmall { bits } => Message::new("keys-public-too-small")
                .with("bits", bits)
                .with("least", MIN_BITS),
            Self::TooLarge { bits, most } => Message::new("keys-public-too-large")
                .with("bits", bits)
                .with("most", most),
            Self::WrongExponent => Message::new("keys-public-wrong-exponent"),
        }
    }
}

/// One sentence for each kind, with advice that depends on what was wanted.
fn unsuitable(material: Material, wanted: &str) -> Message {
    Message::new(match material {
        Material::SpkiPublic | Material::Pkcs1Public => "keys-is-public",
        Material::Certificate => "keys-is-certificate",
        Material::CertificateRequest => "keys-is-certificate-request",
        Material::RevocationList => "keys-is-revocation-list",
        Material::LegacyEncrypted => "keys-is-legacy-encrypted",
        Material::MultiPrime => "keys-is-multi-prime",
        Material::RsaPss => "keys-is-rsa-pss",
        Material::EcPrivate => "keys-is-ec-private",
        Material::EcPublic => "keys-is-ec-public",
        Material::EcParameters => "keys-is-ec-parameters",
        Material::Edwards => "keys-is-edwards",
        Material::Sm2 => "keys-is-sm2",
        Material::Dsa => "keys-is-dsa",
        Material::OtherAlgorithm => "keys-is-other-algorithm",
        Material::OpenSshPrivate => "keys-is-openssh-private",
        Material::OpenSshPublic => "keys-is-openssh-public",
        Material::Putty => "keys-is-putty",
        Material::Pkcs12 => "keys-is-pkcs12",
        Material::Pkcs7 => "keys-is-pkcs7",
        Material::JavaKeystore => "keys-is-java-keystore",
        Material::Pgp => "keys-is-pgp",
        Material::Jwk => "keys-is-jwk",
        Material::XmlKey => "keys-is-xml",
        Material::Html => "keys-is-html",
        Material::Archive => "keys-is-archive",
        Material::Hex => "keys-is-hex",
        Material::Prose => "keys-is-prose",
        Material::Pkcs8Private
        | Material::Pkcs1Private
        | Material::EncryptedPkcs8
        | Material::UnknownDer => "keys-is-unknown-der",
    })
    .with("wanted", wanted)
}

/// A hostile exponent may have thousands of digits.
fn shorten(number: &str) -> String {
    if number.len() <= 12 {
        number.to_owned()
    } else {
        format!("{}…", &number[..12])
    }
}
