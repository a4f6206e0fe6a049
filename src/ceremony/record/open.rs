//! Reads a record back, and says whether it is as it was written.

use std::fmt;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::version_1::OldRecord;
use super::{FORMAT, Record};
use crate::ceremony::chain::{Entry, Hash, as_value, from_value};
use crate::ceremony::event::EventKind;
use crate::ceremony::facts::KeyFacts;
use crate::ceremony::known::KnownUse;
use crate::ceremony::possession;
use crate::secret::files::read_public;
use crate::text::Message;

/// The largest record that is read, in bytes. One of an hour has some ten thousand.
pub const MAX_RECORD: usize = 4 << 20;

/// The largest whole number that every reader of JSON keeps (RFC 7493 section 2.2).
const MAX_WHOLE: u64 = 1 << 53;

/// Why something is no record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// It is no JSON, or says a name twice in one object.
    NotJson,
    /// It is other JSON.
    NotARecord,
    /// It is a record of a version that is not known here.
    OtherVersion(String),
}

impl OpenError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Message {
        match self {
            Self::NotJson => Message::new("ceremony-open-not-json"),
            Self::NotARecord => Message::new("ceremony-open-not-a-record"),
            Self::OtherVersion(format) => {
                Message::new("ceremony-open-other-version").with("format", format)
            }
        }
    }
}

/// In what a record is not as it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// The entry, or its hash, was changed; or one before it was taken out, put in or moved.
    Changed(usize),
    /// In place of this number stands another one.
    OutOfOrder(usize),
    /// The entry is none that this version writes.
    Unknown(usize),
    /// The facts of the key in this entry are not those of one key.
    WrongKey(usize),
    /// The new key did not sign what stands in this entry.
    NotSigned(usize),
    /// The hash at the end is not that of the last entry: entries are missing at the end, or it was changed.
    Head,
    /// The hash at the end is not the one on paper.
    NotOnPaper,
}

impl Flaw {
    /// The sentence for it.
    pub fn message(self) -> Message {
        let of = |id, number: usize| Message::new(id).with("number", number);
        match self {
            Self::Changed(number) => of("ceremony-flaw-changed", number),
            Self::OutOfOrder(number) => of("ceremony-flaw-out-of-order", number),
            Self::Unknown(number) => of("ceremony-flaw-unknown", number),
            Self::WrongKey(number) => of("ceremony-flaw-wrong-key", number),
            Self::NotSigned(number) => of("ceremony-flaw-not-signed", number),
            Self::Head => Message::new("ceremony-flaw-head"),
            Self::NotOnPaper => Message::new("ceremony-flaw-not-on-paper"),
        }
    }

    /// A stable word for programs.
    pub fn label(self) -> &'static str {
        match self {
            Self::Changed(_) => "entry_changed",
            Self::OutOfOrder(_) => "entry_out_of_order",
            Self::Unknown(_) => "entry_unknown",
            Self::WrongKey(_) => "key_facts_differ",
            Self::NotSigned(_) => "not_signed_by_new_key",
            Self::Head => "head_differs",
            Self::NotOnPaper => "head_not_on_paper",
        }
    }

    /// The entry that it is about.
    pub fn entry(self) -> Option<usize> {
        match self {
            Self::Changed(number)
            | Self::OutOfOrder(number)
            | Self::Unknown(number)
            | Self::WrongKey(number)
            | Self::NotSigned(number) => Some(number),
            Self::Head | Self::NotOnPaper => None,
        }
    }
}

/// A record that was read.
#[derive(Clone, PartialEq, Debug)]
pub enum Opened {
    /// One with a chain, and in what it is not as it was written.
    Chained {
        /// The entries that could be read.
        record: Record,
        /// What was found wrong, in the order of the entries.
        flaws: Vec<Flaw>,
    },
    /// One of the first version, which has no chain: nobody can tell whether it was changed.
    Version1(OldRecord),
}

/// Reads a record. A flaw is no error: what can be read is shown, with what is wrong with it.
///
/// # Errors
/// [`OpenError`].
pub fn open(bytes: &[u8]) -> Result<Opened, OpenError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.len() > MAX_RECORD || serde_json::from_slice::<NoNameTwice>(bytes).is_err() {
        return Err(OpenError::NotJson);
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|_| OpenError::NotJson)?;
    let root = value.as_object().ok_or(OpenError::NotARecord)?;
    match root.get("format").and_then(Value::as_str) {
        Some(FORMAT) if is_plain(&value) => chained(root).ok_or(OpenError::NotARecord),
        Some(FORMAT) => Err(OpenError::NotARecord),
        Some(format) if format.starts_with("keyturn-record/") => {
            Err(OpenError::OtherVersion(format.chars().take(40).collect()))
        }
        Some(_) => Err(OpenError::NotARecord),
        None => OldRecord::read(value).map(Opened::Version1).ok_or(OpenError::NotARecord),
    }
}

/// Reads a record from a file.
///
/// # Errors
/// What is wrong with the file or with what is in it, with `.fix` and `.code`.
pub fn open_file(file: &Path) -> Result<Opened, Message> {
    let bytes = read_public(file, MAX_RECORD).map_err(|error| error.message())?;
    open(&bytes).map_err(|error| error.message())
}

fn chained(root: &Map<String, Value>) -> Option<Opened> {
    if root.len() != 3 {
        return None;
    }
    let (mut record, mut flaws) = (Record { entries: Vec::new() }, Vec::new());
    let (mut before, mut key) = (String::new(), None);
    let mut last = Hash::default();
    for (index, value) in root.get("entries")?.as_array()?.iter().enumerate() {
        let stated = value.get("hash").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut entry = value.as_object()?.clone();
        entry.shift_remove("hash");
        let number = index + 1;
        let hash = last.next(&Value::Object(entry.clone()));
        flaws.extend(flaw_in_place(&entry, number, hash, &stated));
        match from_value(&entry) {
            Some(event) if as_value(number_of(&entry), &event) == Value::Object(entry) => {
                flaws.extend(flaw_of_keys(&event.kind, number, index, last, &mut key));
                record.entries.push(Entry { number, event, hash });
            }
            _ => flaws.push(Flaw::Unknown(number)),
        }
        // The next entry is measured by what this one says, so that one change is told once.
        last = Hash::from_hex(&stated).unwrap_or(hash);
        before = stated;
    }
    let head = root.get("head")?.as_str()?;
    if head != before {
        flaws.push(Flaw::Head);
    }
    Some(Opened::Chained { record, flaws })
}

fn number_of(entry: &Map<String, Value>) -> usize {
    let number = entry.get("number").and_then(Value::as_u64);
    number.and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
}

fn flaw_in_place(
    entry: &Map<String, Value>,
    number: usize,
    hash: Hash,
    stated: &str,
) -> Option<Flaw> {
    if number_of(entry) != number {
        Some(Flaw::OutOfOrder(number))
    } else if hash.hex() != stated {
        Some(Flaw::Changed(number))
    } else {
        None
    }
}

/// Whether the keys in an event are what they say, and the new one signed that it was here.
fn flaw_of_keys(
    kind: &EventKind,
    number: usize,
    entries: usize,
    head: Hash,
    made: &mut Option<KeyFacts>,
) -> Option<Flaw> {
    let wrong = |facts: &KeyFacts| facts.key().is_none().then_some(Flaw::WrongKey(number));
    match kind {
        EventKind::Generated(facts) | EventKind::Imported(facts) => {
            *made = Some(facts.key.clone());
            wrong(&facts.key)
        }
        EventKind::PlatformKeyAccepted(facts) => wrong(facts),
        EventKind::Destroyed(possession) => {
            let key = made.as_ref().and_then(KeyFacts::key);
            let genuine =
                key.is_some_and(|key| possession::is_genuine(possession, &key, entries, head));
            (!genuine).then_some(Flaw::NotSigned(number))
        }
        EventKind::Opened(_)
        | EventKind::ScriptSaved { .. }
        | EventKind::Prepared(_)
        | EventKind::Discarded
        | EventKind::Saved { .. }
        | EventKind::Copied { .. }
        | EventKind::DualControl
        | EventKind::ScreenSharingAllowed
        | EventKind::Proved(_)
        | EventKind::CutOff
        | EventKind::Reopened(_)
        | EventKind::PublicCopied
        | EventKind::PublicSaved { .. }
        | EventKind::Registered
        | EventKind::RegistrationPutOff
        | EventKind::LiveChecked(_)
        | EventKind::LivePutOff { .. }
        | EventKind::Exception(_)
        | EventKind::Leaked { .. }
        | EventKind::Stated(_)
        | EventKind::Finished => None,
    }
}

impl Opened {
    /// In what it is not as it was written; nothing can be said of the first version.
    pub fn flaws(&self) -> &[Flaw] {
        match self {
            Self::Chained { flaws, .. } => flaws,
            Self::Version1(_) => &[],
        }
    }

    /// The record; `None` of the first version.
    pub fn record(&self) -> Option<&Record> {
        match self {
            Self::Chained { record, .. } => Some(record),
            Self::Version1(_) => None,
        }
    }

    /// Compares the last hash with the one on paper.
    pub fn compare_head(&mut self, on_paper: &str) {
        if let Self::Chained { record, flaws } = self
            && !record.has_head(on_paper)
        {
            flaws.push(Flaw::NotOnPaper);
        }
    }

    /// How the keys in it are used; of the first version nothing is known but hashes.
    pub fn uses(&self) -> Vec<KnownUse> {
        let Some(summary) = self.record().map(Record::summary) else { return Vec::new() };
        let Some(plan) = summary.plan else { return Vec::new() };
        let (own, platform) = (summary.key(), summary.platform);
        let (own, platform) = (own.and_then(KeyFacts::key), platform.and_then(KeyFacts::key));
        let number = summary.scene.map_or("", |scene| scene.record.as_str());
        KnownUse::of_ceremony(plan, own.as_ref(), platform.as_ref(), Some(number))
    }
}

/// Whether it holds only what RFC 8785 writes in one way and every reader keeps.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::String(_) => true,
        Value::Number(number) => number.as_u64().is_some_and(|number| number <= MAX_WHOLE),
        Value::Array(values) => values.iter().all(is_plain),
        Value::Object(object) => object.values().all(is_plain),
    }
}

/// JSON in which no object says a name twice: readers take one or the other.
struct NoNameTwice;

impl<'de> Deserialize<'de> for NoNameTwice {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for NoNameTwice {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without a name twice")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Self, A::Error> {
        let mut names = std::collections::HashSet::new();
        while let Some(name) = pairs.next_key::<String>()? {
            if name.starts_with("$serde_json::") {
                pairs.next_value::<IgnoredAny>()?;
                continue;
            }
            if !names.insert(name) {
                return Err(A::Error::custom("a name twice"));
            }
            pairs.next_value::<Self>()?;
        }
        Ok(self)
    }
}

crate::explained!(OpenError);
