//! Why a message does not verify, found and proved rather than guessed.
//!
//! With the right public key the signature gives away the SHA-256 of what was really signed. Every way
//! in which the message may have been altered is then tried against that hash; a hit is a proof. The
//! words a diagnosis uses are listed in [`cause`].

mod advice;
mod body;
pub mod cause;
mod damage;
mod difference;
mod explain;
mod head;
mod offer;
mod search;
mod transforms;
mod trial;
mod words;

use std::collections::HashSet;
use std::time::{Duration, Instant};

use sha2::{Digest as _, Sha256};

pub use advice::Language;
pub use body::{BodyField, FieldKind, fields_to_compare};
pub use cause::{Cause, Part};
pub use difference::Difference;
pub(super) use head::behind_drive;
pub use search::Limits;

use super::{
    Message, ParsedSignature, SignatureRepair, Verdict,
    verdict::{OtherHash, OtherPadding, Rejection},
    verify::{EncodedMessage, KeyRole, KnownKey},
};
use crate::keys::generate::Cancel;

/// What else is known about a message, to try in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Other times of the exchange, such as the `Request-Time` of a response's request.
    pub times: Vec<String>,
    /// Other paths, such as the notify URL as it is configured.
    pub uris: Vec<String>,
    /// What a proxy puts in front of a path or takes away.
    pub uri_prefixes: Vec<String>,
    /// Other client ids of the partner.
    pub client_ids: Vec<String>,
}

/// The key that made a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKey {
    /// What the user calls it.
    pub name: String,
    /// Whose it is.
    pub role: KeyRole,
    /// Whether it is the key that was expected, the first one given.
    pub expected: bool,
}

/// The message that was signed. It is never called valid: the one we hold still fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// Its parts.
    pub message: Message,
    /// The bytes that were signed.
    pub content: Vec<u8>,
    /// SHA-256 of what was signed.
    pub content_sha256: [u8; 32],
}

/// What is wrong with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// What the signature reveals under the expected key.
    pub verdict: Verdict,
    /// What the user calls the expected key, the first one given.
    pub expected_key: String,
    /// The key that made the signature, if it is among those given.
    pub signing_key: Option<SigningKey>,
    /// What is proved to be wrong, the most telling first.
    pub causes: Vec<Cause>,
    /// What may be wrong and cannot be proved; only where nothing was proved.
    pub suspected: Vec<Cause>,
    /// What had to be repaired to read the signature header.
    pub signature_repairs: Vec<SignatureRepair>,
    /// The message that was signed, where it is not the one we hold.
    pub repaired: Option<Repaired>,
    /// What we hold against what was signed.
    pub differences: Vec<Difference>,
    /// SHA-256 of the content we hold.
    pub content_sha256: [u8; 32],
    /// SHA-256 of the content that was signed, as far as the signature reveals it.
    pub signed_sha256: Option<[u8; 32]>,
    /// Amounts, ids and states of the body, to compare where nothing was proved.
    pub fields: Vec<BodyField>,
    /// How many contents were hashed.
    pub candidates_tried: u64,
    /// Whether every candidate was tried; false when time ran out or new input came.
    pub complete: bool,
    /// How long it took.
    pub elapsed: Duration,
}

/// Says whether a message is genuine, and if not, why. The first key is the expected one.
///
/// Takes up to 200 ms for a message of 100 KB, so it belongs on a worker; `cancel` ends it early.
pub fn diagnose(
    message: &Message,
    signature: &ParsedSignature,
    keys: &[KnownKey],
    cancel: &Cancel,
) -> Diagnosis {
    diagnose_with(message, signature, keys, &Hints::default(), Limits::PROMPT, cancel)
}

/// The same with further knowledge and another limit of time.
pub fn diagnose_with(
    message: &Message,
    signature: &ParsedSignature,
    keys: &[KnownKey],
    hints: &Hints,
    limits: Limits,
    cancel: &Cancel,
) -> Diagnosis {
    let start = Instant::now();
    let mut diagnosis = Diagnosis {
        verdict: Verdict::Rejected(Rejection::NoKey),
        expected_key: keys.first().map(|key| key.name.clone()).unwrap_or_default(),
        signing_key: None,
        causes: Vec::new(),
        suspected: Vec::new(),
        signature_repairs: signature.repairs.clone(),
        repaired: None,
        differences: Vec::new(),
        content_sha256: message.digest::<Sha256>().into(),
        signed_sha256: None,
        fields: Vec::new(),
        candidates_tried: 1,
        complete: true,
        elapsed: Duration::ZERO,
    };
    let case = Case { message, hints, limits, start, cancel };
    case.examine(&signature.bytes, keys, &mut diagnosis);
    diagnosis.elapsed = start.elapsed();
    diagnosis
}

/// What stays the same throughout one diagnosis.
struct Case<'a> {
    message: &'a Message,
    hints: &'a Hints,
    limits: Limits,
    start: Instant,
    cancel: &'a Cancel,
}

impl Case<'_> {
    fn examine(&self, signature: &[u8], keys: &[KnownKey], diagnosis: &mut Diagnosis) {
        let Some(expected) = keys.first() else {
            diagnosis.causes.push(Cause::KEY_MISSING);
            return;
        };
        let em = EncodedMessage::recover(signature, &expected.key);
        diagnosis.verdict = em.verdict(&diagnosis.content_sha256);
        if em.proves_key(&diagnosis.content_sha256) {
            self.explain(&em, 0, keys, diagnosis);
            return;
        }
        if signature.is_empty() {
            diagnosis.causes.push(Cause::SIG_MISSING);
            return;
        }
        for (n, other) in keys.iter().enumerate().skip(1) {
            let em = EncodedMessage::recover(signature, &other.key);
            if em.proves_key(&diagnosis.content_sha256) {
                diagnosis.causes.push(Cause::WRONG_PUBLIC_KEY);
                self.explain(&em, n, keys, diagnosis);
                return;
            }
        }
        let stop = || self.cancel.is_cancelled() || self.start.elapsed() >= self.limits.time;
        let hash = &diagnosis.content_sha256;
        let likely = |key: &KnownKey| damage::undone(signature, &key.key, hash, &stop);
        let any = |key: &KnownKey| damage::any_character(signature, &key.key, hash, &stop);
        let mut tries = keys.iter().enumerate().map(|(n, key)| (n, likely(key)));
        let mut all_tries = keys.iter().enumerate().map(|(n, key)| (n, any(key)));
        let found = |tried: (usize, Option<damage::Undone>)| Some((tried.0, tried.1?));
        if let Some((n, (bytes, cause))) =
            tries.find_map(found).or_else(|| all_tries.find_map(found))
        {
            diagnosis.causes.push(cause);
            self.explain(&EncodedMessage::recover(&bytes, &keys[n].key), n, keys, diagnosis);
            return;
        }
        if self.is_pss_of_another_content(&em, keys, diagnosis) {
            return;
        }
        diagnosis.complete = !stop();
        diagnosis.causes.push(match diagnosis.verdict {
            Verdict::KeySizeMismatch { .. } => Cause::WRONG_KEY_SIZE,
            Verdict::Rejected(_) => Cause::SIG_WRONG_LENGTH,
            _ => Cause::WRONG_PUBLIC_KEY,
        });
    }

    /// An encoded message that may be of PSS with the longest salt is one where the content that it fits is found.
    fn is_pss_of_another_content(
        &self,
        em: &EncodedMessage,
        keys: &[KnownKey],
        diagnosis: &mut Diagnosis,
    ) -> bool {
        if !matches!(em, EncodedMessage::Pss(_)) {
            return false;
        }
        let mut explained = diagnosis.clone();
        self.explain(em, 0, keys, &mut explained);
        if explained.repaired.is_none() {
            return false;
        }
        explained.verdict = Verdict::KeyOkWrongPadding { padding: OtherPadding::Pss };
        explained.causes.insert(0, Cause::SIG_PSS);
        *diagnosis = explained;
        true
    }

    /// Explains a signature whose key is known.
    fn explain(
        &self,
        em: &EncodedMessage,
        key: usize,
        keys: &[KnownKey],
        diagnosis: &mut Diagnosis,
    ) {
        let KnownKey { name, role, key: public } = &keys[key];
        diagnosis.signing_key =
            Some(SigningKey { name: name.clone(), role: *role, expected: key == 0 });
        diagnosis.causes.extend(em_cause(&em.verdict(&diagnosis.content_sha256)));
        if let EncodedMessage::Sha256(hash)
        | EncodedMessage::Bare(hash)
        | EncodedMessage::Spelled(hash)
        | EncodedMessage::WithoutNull(hash) = em
        {
            diagnosis.signed_sha256 = Some(*hash);
        }
        if em.has_content(self.message) != Some(false) {
            return;
        }
        if let Some(target) = em.target() {
            let time = self.limits.time.saturating_sub(self.start.elapsed());
            let limits = Limits { time, ..self.limits };
            let cancelled = || self.cancel.is_cancelled();
            let _turn = search::turn(self.message.body.len(), &cancelled);
            let outcome = search::search(self.message, self.hints, &target, limits, &cancelled);
            diagnosis.candidates_tried += outcome.tried;
            diagnosis.complete = outcome.complete || outcome.found.is_some();
            if let Some(found) = outcome.found {
                self.repair(found, diagnosis);
                return;
            }
        }
        if public.is_of_documents() {
            diagnosis.suspected.push(Cause::DOCS_SAMPLE);
        }
        let time = self.message.time.trim();
        if time.contains(['E', 'e']) && time.parse::<f64>().is_ok() {
            diagnosis.suspected.push(Cause::TIME_ROUNDED);
        }
        diagnosis.suspected.extend(body::suspicions(&self.message.body));
        diagnosis.fields = body::fields_to_compare(&self.message.body);
    }

    /// Puts the message that was signed beside the one we hold.
    fn repair(&self, found: trial::Found, diagnosis: &mut Diagnosis) {
        diagnosis.differences = if found.regular {
            difference::of_messages(self.message, &found.message)
        } else {
            let ours = self.message.content_to_sign();
            difference::of_bytes(Part::Content, &ours, &found.content).into_iter().collect()
        };
        diagnosis.causes.extend(found.causes);
        diagnosis.repaired = Some(Repaired {
            message: found.message,
            content_sha256: Sha256::digest(&found.content).into(),
            content: found.content,
        });
    }
}

/// What is wrong with the signature itself.
fn em_cause(verdict: &Verdict) -> Option<Cause> {
    Some(match verdict {
        Verdict::KeyOkWrongHash { hash } => match hash {
            OtherHash::Md5 => Cause::SIG_MD5,
            OtherHash::Sha1 => Cause::SIG_SHA1,
            OtherHash::Sha224 => Cause::SIG_SHA224,
            OtherHash::Sha384 => Cause::SIG_SHA384,
            OtherHash::Sha512 => Cause::SIG_SHA512,
        },
        Verdict::KeyOkWrongPadding { padding } => match padding {
            OtherPadding::Pss => Cause::SIG_PSS,
            OtherPadding::NoDigestInfo => Cause::SIG_WITHOUT_DIGEST_INFO,
            OtherPadding::SpelledHash => Cause::SIG_SPELLED_HASH,
            OtherPadding::Content => Cause::SIG_CONTENT,
            OtherPadding::NoNullParameters => Cause::SIG_WITHOUT_NULL,
            OtherPadding::Malformed => Cause::SIG_MALFORMED_PADDING,
        },
        _ => return None,
    })
}

impl Cause {
    /// Every cause there is, those of one part together.
    pub fn all() -> Vec<Self> {
        let rows = cause::ROWS.iter().copied();
        let mut all: Vec<Self> = rows.chain(body::causes()).chain(head::causes()).collect();
        let mut known = HashSet::new();
        all.retain(|cause| known.insert(cause.label()));
        all
    }
}

impl Diagnosis {
    /// The most telling word, the same as in the test vectors; see [`cause`].
    pub fn label(&self) -> &'static str {
        self.labels().first().copied().unwrap_or("ok")
    }

    /// Every word that applies, the most telling first; empty when nothing is wrong at all.
    pub fn labels(&self) -> Vec<&'static str> {
        let mut labels: Vec<_> =
            self.causes.iter().chain(&self.suspected).map(|cause| cause.label()).collect();
        if labels.is_empty() && !self.verdict.is_valid() {
            labels.push("content_differs");
        }
        labels.extend(self.signature_repairs.iter().map(|repair| repair.label()));
        labels
    }
}

#[cfg(test)]
mod tests;
