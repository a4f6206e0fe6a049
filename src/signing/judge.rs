//! What is said of one captured message, whether it could be looked at or not.

use super::capture::{Captured, MissingPart};
use super::diagnose::{Diagnosis, Hints, Limits, diagnose_with};
use super::{KnownKey, Message, SignatureHeader, Verdict};
use crate::keys::generate::Cancel;
use crate::text::Message as Sentence;

/// What is said of one message.
#[derive(Clone, Debug)]
pub enum Judgement {
    /// It was looked at.
    Diagnosed(Box<Diagnosis>),
    /// There was nothing to compute with.
    Refused {
        /// A stable word for programs.
        label: &'static str,
        /// What is missing or cannot be read, with `.fix` and `.code`.
        message: Sentence,
    },
}

/// A message by what is to be done about it, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Standing {
    /// Valid as it stands.
    Genuine,
    /// The key is right, and the change that makes it valid was found.
    Changed,
    /// The key is right, and the content is another one, or signed in another way.
    Different,
    /// Another key signed it, or the signature is damaged.
    Foreign,
    /// It could not be judged.
    Unreadable,
}

impl Standing {
    /// All of them, the best first.
    pub const ALL: [Self; 5] =
        [Self::Genuine, Self::Changed, Self::Different, Self::Foreign, Self::Unreadable];

    /// Its name in a word or two.
    pub fn name(self) -> Sentence {
        Sentence::new(match self {
            Self::Genuine => "signing-standing-genuine",
            Self::Changed => "signing-standing-changed",
            Self::Different => "signing-standing-different",
            Self::Foreign => "signing-standing-foreign",
            Self::Unreadable => "signing-standing-unreadable",
        })
    }
}

/// Judges a message given field by field.
pub fn judge(
    message: &Message,
    signature_header: &str,
    keys: &[KnownKey],
    hints: &Hints,
    limits: Limits,
    cancel: &Cancel,
) -> Judgement {
    match SignatureHeader::parse(signature_header) {
        Ok(parsed) => Judgement::Diagnosed(Box::new(diagnose_with(
            message, &parsed, keys, hints, limits, cancel,
        ))),
        Err(error) => Judgement::Refused { label: error.label(), message: error.message() },
    }
}

/// Judges a message as it was captured. One without a signature is judged for what it is; one that lacks
/// another part is refused.
pub fn judge_captured(
    captured: &Captured,
    keys: &[KnownKey],
    limits: Limits,
    cancel: &Cancel,
) -> Judgement {
    let Some(message) = captured.message() else {
        return incomplete(captured);
    };
    let signature = captured.signature_header.as_deref().unwrap_or_default();
    judge(&message, signature, keys, &captured.hints(), limits, cancel)
}

fn incomplete(captured: &Captured) -> Judgement {
    let missing = captured.missing();
    let part = missing
        .into_iter()
        .find(|part| *part != MissingPart::Signature)
        .unwrap_or(MissingPart::Body);
    Judgement::Refused { label: "message_incomplete", message: part.message() }
}

impl Judgement {
    /// The word for what could not be read as a message at all.
    pub const UNREADABLE: &'static str = "unreadable";

    /// The diagnosis, where there was something to compute with.
    pub fn diagnosis(&self) -> Option<&Diagnosis> {
        match self {
            Self::Diagnosed(diagnosis) => Some(diagnosis),
            Self::Refused { .. } => None,
        }
    }

    /// What is to be done about it.
    pub fn standing(&self) -> Standing {
        let Some(found) = self.diagnosis() else {
            return Standing::Unreadable;
        };
        if found.verdict.is_valid() {
            return Standing::Genuine;
        }
        let otherwise_signed = matches!(
            found.verdict,
            Verdict::KeyOkWrongHash { .. } | Verdict::KeyOkWrongPadding { .. }
        );
        let explained =
            found.repaired.is_some() || found.signed_sha256 == Some(found.content_sha256);
        match &found.signing_key {
            Some(key) if key.expected && explained && !otherwise_signed => Standing::Changed,
            Some(key) if key.expected => Standing::Different,
            _ => Standing::Foreign,
        }
    }

    /// The verdict as a stable word for programs.
    pub fn verdict(&self) -> &'static str {
        self.diagnosis().map_or("reject", |found| found.verdict.label())
    }

    /// Every word for programs that applies, the most telling first; empty where nothing is to be said.
    pub fn labels(&self) -> Vec<&'static str> {
        match self {
            Self::Diagnosed(found) => found.labels(),
            Self::Refused { label, .. } => vec![label],
        }
    }

    /// The cause in one sentence: the first finding, or what the verdict says.
    pub fn cause(&self) -> Sentence {
        match self {
            Self::Diagnosed(found) => {
                let mut findings = found.findings();
                if found.verdict.is_valid() || findings.is_empty() {
                    found.headline()
                } else {
                    findings.swap_remove(0)
                }
            }
            Self::Refused { message, .. } => message.clone(),
        }
    }
}
