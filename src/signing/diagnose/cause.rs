//! The causes of a failed verification, each with a stable word; `docs/CLI.md` lists them.
//!
//! A cause is a row beside what proposes it: in [`transforms`](super::transforms), or in a `causes!` block at the head of
//! the file. Its sentence is `signing-` and its word in the locale files.

use super::advice::{Language, Topic};
use crate::text::Message as Sentence;

/// Which part of a message a cause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The public key.
    Key,
    /// The signature itself.
    Signature,
    /// The HTTP method.
    Method,
    /// The path.
    Uri,
    /// The client id.
    ClientId,
    /// The time.
    Time,
    /// The body.
    Body,
    /// How the parts are put together.
    Content,
}

impl Part {
    /// Its name.
    pub fn name(self) -> Sentence {
        Sentence::new(match self {
            Self::Key => "signing-part-key",
            Self::Signature => "signing-part-signature",
            Self::Method => "signing-part-method",
            Self::Uri => "signing-part-uri",
            Self::ClientId => "signing-part-client-id",
            Self::Time => "signing-part-time",
            Self::Body => "signing-part-body",
            Self::Content => "signing-part-content",
        })
    }

    /// The place of its causes among several: the smaller, the more telling.
    const fn rank(self) -> u8 {
        match self {
            Self::Key | Self::Signature => 1,
            Self::Body => 2,
            Self::Uri => 3,
            Self::Time => 6,
            Self::ClientId => 7,
            Self::Method => 8,
            Self::Content => 9,
        }
    }
}

/// Why a message does not verify.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cause {
    label: &'static str,
    part: Part,
    topic: Topic,
    rank: u8,
}

impl Cause {
    pub(super) const fn new(part: Part, topic: Topic, label: &'static str) -> Self {
        Self { label, part, topic, rank: part.rank() }
    }

    /// Gives it a place of its own among several.
    pub(super) const fn ranked(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// The cause as a stable word for programs, the same as in the test vectors.
    pub fn label(self) -> &'static str {
        self.label
    }

    /// What happened, with `.fix` (the one change) and `.code`.
    pub fn message(self) -> Sentence {
        Sentence::new(format!("signing-{}", self.label.replace('_', "-")))
    }

    /// What to change in a server or a client written in this language.
    pub fn advice(self, language: Language) -> Sentence {
        self.topic.advice(language)
    }

    /// The part of the message it is about.
    pub fn part(self) -> Part {
        self.part
    }

    /// What in a server the advice is about.
    pub(super) fn topic(self) -> Topic {
        self.topic
    }

    /// Its place among several: the smaller, the more telling.
    pub(super) fn rank(self) -> u8 {
        self.rank
    }
}

/// Names causes, and lists them as `ROWS`.
macro_rules! causes {
    ($($(#[$doc:meta])* $name:ident: $part:ident, $topic:ident, $label:literal $(, $rank:literal)?;)*) => {
        impl $crate::signing::diagnose::cause::Cause {
            $($(#[$doc])* pub(in $crate::signing) const $name: Self = Self::new(
                $crate::signing::diagnose::cause::Part::$part,
                $crate::signing::diagnose::advice::Topic::$topic,
                $label,
            )$(.ranked($rank))?;)*
        }

        pub(in $crate::signing::diagnose) const ROWS: &[$crate::signing::diagnose::cause::Cause] =
            &[$($crate::signing::diagnose::cause::Cause::$name,)*];
    };
}
pub(super) use causes;

causes! {
    /// Another key signed.
    WRONG_PUBLIC_KEY: Key, Key, "wrong_public_key";
    /// The signature has the length of another key size.
    WRONG_KEY_SIZE: Key, Key, "wrong_key_size";
    /// No public key was given.
    KEY_MISSING: Key, Key, "key_missing";
    /// Another message or altered content, under the key that the public documents print in their sample.
    DOCS_SAMPLE: Key, Key, "docs_sample_content_differs";
    /// There is no signature.
    SIG_MISSING: Signature, Signature, "sig_missing";
    /// The signature was truncated, or something was added.
    SIG_WRONG_LENGTH: Signature, Signature, "sig_wrong_length";
    /// A single wrong or swapped character of the signature.
    SIG_DAMAGED: Signature, Signature, "sig_damaged";
    /// The bytes of the signature in the opposite order.
    SIG_BYTE_REVERSED: Signature, Signature, "sig_byte_reversed";
    /// A leading zero byte of the signature lost, or one too many.
    SIG_LEADING_ZERO: Signature, Signature, "sig_leading_zero";
    /// Signed with MD5.
    SIG_MD5: Signature, Algorithm, "sig_is_md5";
    /// Signed with SHA-1.
    SIG_SHA1: Signature, Algorithm, "sig_is_sha1";
    /// Signed with SHA-224.
    SIG_SHA224: Signature, Algorithm, "sig_is_sha224";
    /// Signed with SHA-384.
    SIG_SHA384: Signature, Algorithm, "sig_is_sha384";
    /// Signed with SHA-512.
    SIG_SHA512: Signature, Algorithm, "sig_is_sha512";
    /// Signed with RSASSA-PSS.
    SIG_PSS: Signature, Algorithm, "sig_is_pss";
    /// The hash was signed without its `DigestInfo`.
    SIG_WITHOUT_DIGEST_INFO: Signature, Algorithm, "sig_without_digest_info";
    /// The hash was signed as hexadecimal digits or base64.
    SIG_SPELLED_HASH: Signature, Algorithm, "sig_is_spelled_hash";
    /// A text was signed without any hash.
    SIG_CONTENT: Signature, Algorithm, "sig_is_content";
    /// The `DigestInfo` has no NULL parameters.
    SIG_WITHOUT_NULL: Signature, Algorithm, "sig_digest_info_without_null";
    /// The padding is not the one of PKCS#1 v1.5.
    SIG_MALFORMED_PADDING: Signature, Algorithm, "sig_malformed_padding";
}
