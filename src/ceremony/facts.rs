//! What a record holds beside the sentence of an event. Only strings, booleans, small whole numbers, lists and objects: what
//! RFC 8785 writes in one way.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::keys::PublicKey;
use crate::keys::audit::{Audit, Finding};
use crate::keys::import::public_key;
use crate::text::{Message, grouped};

/// Where and with which program the ceremony was held.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The record's own number: 128 random bits in hex.
    pub record: String,
    /// The program's name and version.
    pub program: String,
    /// The commit that it was built from; empty where the build did not know it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub commit: String,
    /// SHA-256 of the running file, in hex; empty where it could not be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub program_sha256: String,
    /// Operating system and processor.
    pub system: String,
    /// The computer's time zone, by its name or offset.
    pub zone: String,
    /// What was done against spying on the process, and what became of it.
    pub measures: Vec<MeasureTaken>,
}

/// One measure against spying.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MeasureTaken {
    /// The measure, in words.
    pub measure: String,
    /// What became of it, in words.
    pub outcome: String,
    /// Whether it is in force.
    pub in_force: bool,
}

/// A public key, whole and in the forms that people compare.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct KeyFacts {
    /// Bits of the modulus.
    pub bits: usize,
    /// The public exponent.
    pub exponent: u64,
    /// SHA-256 of its `SubjectPublicKeyInfo`, in hex.
    pub sha256: String,
    /// The first 66 bits of that as words.
    pub words: String,
    /// `SubjectPublicKeyInfo` in base64 on one line.
    pub public_key: String,
}

impl From<&PublicKey> for KeyFacts {
    fn from(key: &PublicKey) -> Self {
        let print = key.fingerprint();
        Self {
            bits: key.bits(),
            exponent: key.exponent(),
            sha256: print.hex(),
            words: print.words().join(" "),
            public_key: key.one_line(),
        }
    }
}

impl KeyFacts {
    /// The key; `None` where it cannot be read, or the other facts are not its own.
    pub fn key(&self) -> Option<PublicKey> {
        let key = public_key(self.public_key.as_bytes()).ok()?.key;
        (Self::from(&key) == *self).then_some(key)
    }

    /// Size and exponent, in words.
    pub fn size(&self) -> Message {
        Message::new("ceremony-record-size-value")
            .with("bits", self.bits)
            .with("exponent", self.exponent)
    }

    /// The words, with a dot between each.
    pub fn dotted_words(&self) -> String {
        self.words.replace(' ', " · ")
    }

    /// SHA-256 in groups of four digits.
    pub fn grouped(&self) -> String {
        grouped(&self.sha256)
    }
}

/// A key that was made or imported.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MadeFacts {
    /// The key.
    pub key: KeyFacts,
    /// Where its randomness came from; empty for an imported key, of which nobody knows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub randomness: String,
    /// What its audit found.
    pub audit: Vec<Finding>,
}

impl MadeFacts {
    /// The audit.
    pub fn audit(&self) -> Audit {
        Audit { bits: self.key.bits, findings: self.audit.clone() }
    }
}

/// The new key's signature that its private half was here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Possession {
    /// The text that was signed: a label, the key's SHA-256, how many entries came before, and the hash of the last of them.
    pub statement: String,
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2) over the statement's bytes, in base64.
    pub signature: String,
}

/// What the live system sent, counted by the key that signed it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LiveFacts {
    /// Requests and acknowledgements of the partner, by the system that sent them.
    pub senders: Vec<Sender>,
    /// Notifications and responses that the Alipay+ key signed.
    pub from_platform: usize,
    /// Those that it did not sign.
    pub not_from_platform: usize,
    /// Messages that could not be judged.
    pub unreadable: usize,
}

/// One of the partner's systems, and with which key its messages were signed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// The host's name as the capture says it, or the file it came in.
    pub name: String,
    /// With the new key.
    pub new: usize,
    /// With the old key.
    pub old: usize,
    /// With neither.
    pub neither: usize,
}

impl Sender {
    /// All of its messages.
    pub fn total(&self) -> usize {
        self.new + self.old + self.neither
    }
}

impl LiveFacts {
    /// The counts over all systems.
    pub fn sum(&self) -> Sender {
        self.senders.iter().fold(Sender::default(), |sum, sender| Sender {
            name: String::new(),
            new: sum.new + sender.new,
            old: sum.old + sender.old,
            neither: sum.neither + sender.neither,
        })
    }

    /// Whether the rotation is proved: something signs with the new key, and nothing with another one.
    pub fn is_proof(&self) -> bool {
        let sum = self.sum();
        sum.new > 0 && sum.new == sum.total() && self.not_from_platform == 0
    }
}

/// Something that did not go as the script says.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The step that was open, such as `store`; the ceremony fills it in.
    pub step: String,
    /// What should have happened.
    pub expected: String,
    /// What happened.
    pub happened: String,
    /// What was decided.
    pub decided: String,
    /// By whom.
    pub by: String,
}

/// What people state for the record when all is done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Statement {
    /// The witness says whether the record is true.
    Witness {
        /// Whether it is.
        agrees: bool,
        /// The witness's name.
        by: String,
        /// What is to be added.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    },
    /// Who keeps the private key says that they know what that means.
    Custodian {
        /// The custodian's name.
        by: String,
    },
    /// What becomes of the old private key.
    OldKey {
        /// Who destroys it.
        by: String,
        /// By which day, as YYYY-MM-DD.
        on: String,
    },
    /// When the key is to be replaced.
    NextRotation {
        /// The day, as YYYY-MM-DD.
        on: String,
    },
    /// Where the record is kept.
    Kept {
        /// The place.
        place: String,
        /// Until which day, as YYYY-MM-DD.
        until: String,
    },
}

/// A public key in the words of [`KeyFacts`].
pub mod as_facts {
    use super::{Deserialize, Deserializer, KeyFacts, PublicKey, Serialize, Serializer};
    use serde::de::Error;

    /// Writes it.
    ///
    /// # Errors
    /// What the writer says.
    pub fn serialize<S: Serializer>(key: &Option<PublicKey>, to: S) -> Result<S::Ok, S::Error> {
        key.as_ref().map(KeyFacts::from).serialize(to)
    }

    /// Reads it.
    ///
    /// # Errors
    /// What the reader says, and where the facts are not those of one key.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<PublicKey>, D::Error> {
        let facts = Option::<KeyFacts>::deserialize(from)?;
        facts
            .map(|facts| {
                facts.key().ok_or_else(|| D::Error::custom("these are not the facts of one key"))
            })
            .transpose()
    }
}
