//! The one judgement of a message: whether it is genuine, genuine but not as it stands, or not.
//!
//! [`Judgement`] carries everything that speaks for or against a message: signature, content, capture, key. The window,
//! the list, the table, the JSON and the exit code read from it and from nothing else.

use std::borrow::Cow;

use super::capture::{CaptureRepair, Captured, MessageKind, MissingPart};
use super::caveat::{Caveat, Weight};
use super::diagnose::{Diagnosis, Hints, Limits, diagnose_with};
use super::{KeyRole, KnownKey, Message, SignatureError, SignatureHeader, Verdict};
use crate::keys::generate::Cancel;
use crate::secret::worker::catching;
use crate::text::Message as Sentence;

/// What is known of a message beside its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// What to try in place of its parts.
    pub hints: Hints,
    /// Which message of the API it is.
    pub kind: MessageKind,
    /// In what its capture contradicts itself.
    pub contradictions: Vec<CaptureRepair>,
}

/// What is said of one message.
#[derive(Clone, Debug)]
pub struct Judgement {
    outcome: Outcome,
    caveats: Vec<Caveat>,
}

#[derive(Clone, Debug)]
enum Outcome {
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
    /// Valid as it stands, and nothing speaks against it.
    Genuine,
    /// An answer that nobody signed, as those of a gateway and of plain servers are: there is nothing to verify.
    Unsigned,
    /// The key is right, and it is valid after a change, in another reading, or with a doubt.
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
    pub const ALL: [Self; 6] = [
        Self::Genuine,
        Self::Unsigned,
        Self::Changed,
        Self::Different,
        Self::Foreign,
        Self::Unreadable,
    ];

    /// Its name in a word or two.
    pub fn name(self) -> Sentence {
        Sentence::new(match self {
            Self::Genuine => "signing-standing-genuine",
            Self::Unsigned => "signing-standing-unsigned",
            Self::Changed => "signing-standing-changed",
            Self::Different => "signing-standing-different",
            Self::Foreign => "signing-standing-foreign",
            Self::Unreadable => "signing-standing-unreadable",
        })
    }

    /// A stable word for programs.
    pub fn label(self) -> &'static str {
        match self {
            Self::Genuine => "genuine",
            Self::Unsigned => "not_signed",
            Self::Changed => "genuine_but_not_as_it_stands",
            Self::Different => "content_differs",
            Self::Foreign => "other_key",
            Self::Unreadable => "not_readable",
        }
    }
}

/// Judges a message given field by field.
pub fn judge(
    message: &Message,
    signature_header: &str,
    keys: &[KnownKey],
    context: &Context,
    limits: Limits,
    cancel: &Cancel,
) -> Judgement {
    let parsed = match SignatureHeader::parse(signature_header) {
        Ok(parsed) => parsed,
        Err(error) => return Judgement::refused(error.label(), error.message()),
    };
    let keys = &*expected_first(keys, context.kind);
    // What strangers wrote is searched by more code than anybody can vouch for.
    let found = catching(|| diagnose_with(message, &parsed, keys, &context.hints, limits, cancel));
    let Ok(found) = found else {
        return Judgement::refused("reader_failed", Sentence::new("signing-reader-failed"));
    };
    let caveats = caveats(message, &found, keys, context);
    Judgement { outcome: Outcome::Diagnosed(Box::new(found)), caveats }
}

/// The keys with that of who signs such a message in front: own requests and acknowledgements are judged by the own key.
fn expected_first(keys: &[KnownKey], kind: MessageKind) -> Cow<'_, [KnownKey]> {
    let own = matches!(kind, MessageKind::Request | MessageKind::Acknowledgement);
    match keys.iter().position(|key| own && key.role == KeyRole::Own) {
        // A sample brings its own key.
        Some(place) if place > 0 && keys[0].role != KeyRole::Sample => {
            let mut turned = keys.to_vec();
            turned[..=place].rotate_right(1);
            Cow::Owned(turned)
        }
        _ => Cow::Borrowed(keys),
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
    judge(&message, signature, keys, &captured.context(), limits, cancel)
}

fn incomplete(captured: &Captured) -> Judgement {
    if let Some(said) = unsigned(captured) {
        return said;
    }
    // Where a tool put variables, nothing else that is missing says more.
    if let Some(error @ (SignatureError::Placeholder | SignatureError::Hidden)) =
        captured.signature_header.as_deref().and_then(|header| SignatureHeader::parse(header).err())
    {
        return Judgement::refused(error.label(), error.message());
    }
    let variable = captured.repairs.iter().find_map(|repair| match repair {
        CaptureRepair::Variable { name } => Some(name),
        _ => None,
    });
    if let (Some(name), None) = (variable, &captured.signature_header) {
        let said = Sentence::new("capture-variable-left").with("name", name);
        return Judgement::refused("message_incomplete", said);
    }
    let missing = captured.missing();
    let part = missing
        .into_iter()
        .find(|part| *part != MissingPart::Signature)
        .unwrap_or(MissingPart::Body);
    Judgement::refused("message_incomplete", part.message())
}

/// An answer that nobody signed.
fn unsigned(captured: &Captured) -> Option<Judgement> {
    const REFUSED: &[u8] = b"INVALID_SIGNATURE";
    if captured.signature_header.is_some() {
        return None;
    }
    let body = captured.body.as_deref().unwrap_or_default();
    // It says what is wrong with the request that it answers.
    if memchr::memmem::find(body, REFUSED).is_some() {
        return Some(Judgement::refused(
            Judgement::UNSIGNED,
            Sentence::new("signing-unsigned-request-refused"),
        ));
    }
    let answer = matches!(captured.kind, MessageKind::Response | MessageKind::Acknowledgement);
    let nothing = captured.client_id.is_none() && captured.time.is_none();
    (answer && nothing)
        .then(|| Judgement::refused(Judgement::UNSIGNED, Sentence::new("signing-unsigned")))
}

/// Everything that speaks against the message, the heaviest first.
fn caveats(
    message: &Message,
    found: &Diagnosis,
    keys: &[KnownKey],
    context: &Context,
) -> Vec<Caveat> {
    let ambiguous = message.ambiguous_parts().into_iter().map(Caveat::Ambiguous);
    let contradictions = context.contradictions.iter().cloned().map(Caveat::Capture);
    let repairs = found.signature_repairs.iter().copied().map(Caveat::Header);
    let mut caveats: Vec<Caveat> = contradictions.chain(ambiguous).chain(repairs).collect();
    if let Some(expected) = keys.first() {
        let own = || found.verdict.is_valid() && is_own(expected, &keys[1..], context.kind);
        caveats.extend(own().then_some(Caveat::OwnKey));
        let signed = found.signing_key.as_ref().is_some_and(|key| key.expected);
        let published = expected.role != KeyRole::Sample && expected.key.is_published();
        caveats.extend((signed && published).then_some(Caveat::PublishedKey));
    }
    caveats.sort_by_key(|caveat| std::cmp::Reverse(caveat.weight()));
    caveats
}

/// Whether the expected key is the user's own where it should be the other side's: it was given as both, or it fits what
/// only the user signs.
fn is_own(expected: &KnownKey, others: &[KnownKey], kind: MessageKind) -> bool {
    let signed_by_user = matches!(kind, MessageKind::Request | MessageKind::Acknowledgement);
    let given_as_own =
        others.iter().any(|other| other.role == KeyRole::Own && other.key == expected.key);
    match expected.role {
        KeyRole::Platform => given_as_own || signed_by_user,
        KeyRole::Own | KeyRole::Sample => false,
        KeyRole::Old | KeyRole::OtherEnvironment | KeyRole::Other => {
            given_as_own && !signed_by_user
        }
    }
}

impl Judgement {
    /// The word for what could not be read as a message at all.
    pub const UNREADABLE: &'static str = "unreadable";

    /// The word for an answer that nobody signed.
    pub const UNSIGNED: &'static str = "unsigned_answer";

    fn refused(label: &'static str, message: Sentence) -> Self {
        Self { outcome: Outcome::Refused { label, message }, caveats: Vec::new() }
    }

    /// Of something that could not be read as a message at all.
    pub fn unreadable(problem: Sentence) -> Self {
        Self::refused(Self::UNREADABLE, problem)
    }

    /// The diagnosis, where there was something to compute with.
    pub fn diagnosis(&self) -> Option<&Diagnosis> {
        match &self.outcome {
            Outcome::Diagnosed(diagnosis) => Some(diagnosis),
            Outcome::Refused { .. } => None,
        }
    }

    /// Why there was nothing to compute with: with `.fix` and `.code`.
    pub fn refusal(&self) -> Option<&Sentence> {
        match &self.outcome {
            Outcome::Diagnosed(_) => None,
            Outcome::Refused { message, .. } => Some(message),
        }
    }

    /// What speaks against it beside what the diagnosis says, the heaviest first.
    pub fn caveats(&self) -> &[Caveat] {
        &self.caveats
    }

    /// Whether the signature fits the message as it was read.
    pub fn fits(&self) -> bool {
        self.diagnosis().is_some_and(|found| found.verdict.is_valid())
    }

    fn is_doubtful(&self) -> bool {
        self.caveats.iter().any(|caveat| caveat.weight() == Weight::Doubt)
    }

    /// Whether the message may be acted on: its signature fits, and at most notes are to be said.
    pub fn passes(&self) -> bool {
        self.fits() && !self.is_doubtful()
    }

    /// Whether it was not even a message.
    pub fn is_unreadable(&self) -> bool {
        matches!(self.outcome, Outcome::Refused { label: Self::UNREADABLE, .. })
    }

    /// Whether it is an answer that nobody signed.
    pub fn is_unsigned(&self) -> bool {
        matches!(self.outcome, Outcome::Refused { label: Self::UNSIGNED, .. })
    }

    /// What is to be done about it.
    pub fn standing(&self) -> Standing {
        let Some(found) = self.diagnosis() else {
            return if self.is_unsigned() { Standing::Unsigned } else { Standing::Unreadable };
        };
        if found.verdict.is_valid() {
            return if self.caveats.is_empty() { Standing::Genuine } else { Standing::Changed };
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

    /// The verdict as a stable word for programs; `valid` is never said where there is a doubt.
    pub fn verdict(&self) -> &'static str {
        match self.diagnosis() {
            None => "reject",
            Some(found) if found.verdict.is_valid() && self.is_doubtful() => "contradictory",
            Some(found) => found.verdict.label(),
        }
    }

    /// Every word for programs that applies, the most telling first; empty where nothing is to be said.
    pub fn labels(&self) -> Vec<&'static str> {
        let found = match &self.outcome {
            Outcome::Refused { label, .. } => return vec![label],
            Outcome::Diagnosed(found) => found,
        };
        // What a repaired header needs has its words in the diagnosis, and a published key is told apart.
        let doubts = self.caveats.iter().filter(|caveat| caveat.weight() == Weight::Doubt);
        let mut labels = found.labels();
        let at = if found.verdict.is_valid() { 0 } else { labels.len() };
        for doubt in doubts.rev().map(Caveat::label) {
            labels.retain(|label| *label != doubt);
            labels.insert(at.min(labels.len()), doubt);
        }
        labels
    }

    /// The whole judgement in one sentence.
    pub fn headline(&self) -> Sentence {
        let found = match &self.outcome {
            Outcome::Refused { message, .. } => return message.clone(),
            Outcome::Diagnosed(found) => found,
        };
        let key = found.signing_key.as_ref().map(|key| key.name.as_str()).unwrap_or_default();
        let of = |id| Sentence::new(id).with("key", key);
        let own = found.signing_key.as_ref().is_some_and(|key| key.role == KeyRole::Own);
        if found.verdict.is_valid() && self.caveats.is_empty() && own {
            of("signing-valid-own")
        } else if !found.verdict.is_valid() || self.caveats.is_empty() {
            found.headline()
        } else if self.is_doubtful() {
            of("signing-valid-doubtful")
        } else if self.caveats.contains(&Caveat::PublishedKey) {
            of("signing-valid-published-key")
        } else {
            of("signing-valid-repaired-header")
        }
    }

    /// What was found, most telling first: proved causes, suspicions, and what else speaks against it.
    pub fn findings(&self) -> Vec<Sentence> {
        let found = self.diagnosis().map(Diagnosis::findings).unwrap_or_default();
        found.into_iter().chain(self.caveats.iter().map(Caveat::message)).collect()
    }

    /// The cause in one sentence: the first finding, or what the verdict says. `None` where nothing is to be said.
    pub fn cause(&self) -> Option<Sentence> {
        if self.standing() == Standing::Genuine {
            return None;
        }
        let first = self.findings().into_iter().next();
        first.or_else(|| Some(self.headline()))
    }
}

#[cfg(test)]
mod tests;
