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
    /// A keystore with no private key in it.
    NoKeyInside,
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
    /// A public exponent that could be used, but is not 65537.
    WrongExponent {
        /// Its value.
        exponent: u64,
    },
    /// A public exponent that makes no key: even, or 1.
    BrokenExponent,
    /// A public exponent of so many bits that no software takes it.
    HugeExponent {
        /// Its length.
        bits: usize,
    },
    /// p = q.
    EqualPrimes,
    /// p·q ≠ n.
    PrimesDontFit,
    /// One prime is much smaller than the other.
    UnbalancedPrimes,
    /// p or q is no prime.
    CompositePrime,
    /// d does not belong to e.
    WrongPrivateExponent,
    /// A value for the Chinese remainder theorem is wrong.
    WrongCrt(CrtValue),
}

/// The values that speed up signing (RFC 8017 section 3.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CrtValue {
    /// d mod (p−1).
    Dp,
    /// d mod (q−1).
    Dq,
    /// q^(−1) mod p.
    Qinv,
}

impl ImportError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        match self {
            Self::Decode(error) => error.message(),
            Self::Unsuitable(material) => material.unsuitable("private"),
            Self::PassphraseNeeded => Message::new("keys-import-passphrase-needed"),
            Self::WrongPassphrase => Message::new("keys-import-wrong-passphrase"),
            Self::UnknownEncryption => Message::new("keys-import-unknown-encryption"),
            Self::HostileEncryption => Message::new("keys-import-hostile-encryption"),
            Self::NoKeyInside => Message::new("keys-import-no-key-inside"),
            Self::Damaged => Message::new("keys-import-damaged"),
            Self::TooSmall { bits } => {
                Message::new("keys-import-too-small").with("bits", bits).with("least", MIN_BITS)
            }
            Self::TooLarge { bits } => {
                Message::new("keys-import-too-large").with("bits", bits).with("most", MAX_BITS)
            }
            Self::WrongExponent { exponent } => {
                Message::new("keys-import-wrong-exponent").with("exponent", exponent)
            }
            Self::BrokenExponent => Message::new("keys-import-broken-exponent"),
            Self::HugeExponent { bits } => {
                Message::new("keys-import-huge-exponent").with("bits", bits)
            }
            Self::EqualPrimes => Message::new("keys-import-equal-primes"),
            Self::PrimesDontFit => Message::new("keys-import-primes-dont-fit"),
            Self::UnbalancedPrimes => Message::new("keys-import-unbalanced-primes"),
            Self::CompositePrime => Message::new("keys-import-composite-prime"),
            Self::WrongPrivateExponent => Message::new("keys-import-wrong-private-exponent"),
            Self::WrongCrt(value) => Message::new("keys-import-wrong-crt").with(
                "value",
                match value {
                    CrtValue::Dp => "dP",
                    CrtValue::Dq => "dQ",
                    CrtValue::Qinv => "qInv",
                },
            ),
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
            Self::Unsuitable(material) => material.unsuitable("public"),
            Self::Damaged => Message::new("keys-public-damaged"),
            Self::TooSmall { bits } => {
                Message::new("keys-public-too-small").with("bits", bits).with("least", MIN_BITS)
            }
            Self::TooLarge { bits, most } => {
                Message::new("keys-public-too-large").with("bits", bits).with("most", most)
            }
            Self::WrongExponent => Message::new("keys-public-wrong-exponent"),
        }
    }
}

crate::explained!(ImportError, PublicKeyError);
