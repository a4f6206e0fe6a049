use crate::text::Message;

/// Why the ceremony does not do what was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The private key was destroyed; the steps before are closed.
    KeyIsGone,
    /// There is no key yet.
    NoKey,
    /// The key failed its audit.
    AuditFailed,
    /// A replacement must be another key than the old one.
    SameAsOldKey,
    /// No copy was proved.
    NotProved,
    /// It is the user's own new key, where the Alipay+ key belongs.
    OwnKey,
    /// It is the user's own old key, where the Alipay+ key belongs.
    OwnOldKey,
    /// Its private half was published.
    PublishedKey,
    /// It is the Alipay+ key that was accepted for the other environment.
    OtherEnvironment,
    /// The step is not open.
    NotYet,
    /// The key is still in use by work under way.
    Busy,
    /// A private key that nobody has stored would be lost, and nobody has agreed to that.
    WouldLoseKey,
    /// It is about another key than the one that is held now: the work began before that one was made.
    OtherKey,
    /// It is the key of Alipay+, where the partner's belongs.
    KeyOfPlatform,
    /// It was made for a rehearsal, or is in use and no key to rehearse with.
    KeyOfRehearsal,
    /// The partner uses it in the other environment.
    KeyOfOtherEnvironment,
    /// Another record says that it is or was in use.
    KeyOfOtherRecord,
    /// A reason is to be given.
    NoReason,
}

impl Refusal {
    /// What happened, with `.fix` and `.code`.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::KeyIsGone => "ceremony-refusal-key-gone",
            Self::NoKey => "ceremony-refusal-no-key",
            Self::AuditFailed => "ceremony-refusal-audit",
            Self::SameAsOldKey => "ceremony-refusal-same-as-old",
            Self::NotProved => "ceremony-refusal-not-proved",
            Self::OwnKey => "ceremony-refusal-own-key",
            Self::OwnOldKey => "ceremony-refusal-own-old-key",
            Self::PublishedKey => "ceremony-refusal-published-key",
            Self::OtherEnvironment => "ceremony-refusal-other-environment",
            Self::NotYet => "ceremony-refusal-not-yet",
            Self::Busy => "ceremony-refusal-busy",
            Self::WouldLoseKey => "ceremony-refusal-would-lose-key",
            Self::OtherKey => "ceremony-refusal-other-key",
            Self::KeyOfPlatform => "ceremony-refusal-key-of-platform",
            Self::KeyOfRehearsal => "ceremony-refusal-key-of-rehearsal",
            Self::KeyOfOtherEnvironment => "ceremony-refusal-key-of-other-environment",
            Self::KeyOfOtherRecord => "ceremony-refusal-key-of-other-record",
            Self::NoReason => "ceremony-refusal-no-reason",
        })
    }
}
