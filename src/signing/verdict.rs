//! What a signature reveals about itself, as one of a few words.

/// A hash function named by the `DigestInfo` of a signature, other than SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherHash {
    /// MD5, long broken.
    Md5,
    /// SHA-1, which the official Python SDK still takes and Keyturn does not.
    Sha1,
    /// SHA-224.
    Sha224,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// An encoding of the signed block other than the one of RSASSA-PKCS1-v1_5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherPadding {
    /// RSASSA-PSS (RFC 8017, section 8.1), proved by its trailer byte and its salt's border.
    Pss,
    /// The hash alone without a `DigestInfo` around it, as a raw "private encrypt" makes it.
    NoDigestInfo,
    /// The hash as hexadecimal digits or base64, as a raw "private encrypt" of a text makes it.
    SpelledHash,
    /// The content itself, without any hash.
    Content,
    /// The `DigestInfo` lacks the NULL of its parameters.
    NoNullParameters,
    /// Any other block that starts like PKCS#1 v1.5: lax padding, trailing bytes, another structure.
    Malformed,
}

/// Why a signature is not even tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rejection {
    /// There is no public key to verify with.
    NoKey,
    /// There is no signature at all.
    SignatureMissing,
    /// The signature has a length that no RSA key makes: it was truncated or something was added.
    SignatureLength {
        /// Bytes of the signature.
        signature: usize,
        /// Bytes of the modulus.
        modulus: usize,
    },
}

/// What the signature itself reveals under one public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// RSASSA-PKCS1-v1_5 with SHA-256 over exactly this content.
    Valid,
    /// The key is right and the content is not what was signed.
    KeyOkContentMismatch {
        /// SHA-256 of what was really signed.
        expected_hash: [u8; 32],
    },
    /// The key is right and the hash function is not SHA-256.
    KeyOkWrongHash {
        /// The hash function that the signature names.
        hash: OtherHash,
    },
    /// The key is right and the signature is not RSASSA-PKCS1-v1_5.
    KeyOkWrongPadding {
        /// What it is instead.
        padding: OtherPadding,
    },
    /// Another key signed, or the signature was damaged.
    WrongKey,
    /// The signature has the length of another key size.
    KeySizeMismatch {
        /// Bytes of the signature.
        signature: usize,
        /// Bytes of the modulus.
        modulus: usize,
    },
    /// The signature cannot be one.
    Rejected(Rejection),
}

impl Verdict {
    /// The verdict as a stable word for programs, the same as in the test vectors.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::KeyOkContentMismatch { .. } => "key_ok_content_mismatch",
            Self::KeyOkWrongHash { .. } => "key_ok_wrong_hash",
            Self::KeyOkWrongPadding { .. } => "key_ok_wrong_padding",
            Self::WrongKey => "wrong_key",
            Self::KeySizeMismatch { .. } => "key_size_mismatch",
            Self::Rejected(_) => "reject",
        }
    }

    /// Whether the message verifies as it stands.
    pub fn is_valid(&self) -> bool {
        matches!(self, Self::Valid)
    }
}
