//! The events of a ceremony as a chain of hashes: who changes one entry changes every hash after it.
//!
//! `h[i] = SHA-256("keyturn-record/2\n" ‖ h[i−1] ‖ JCS(entry[i]))`, where JCS is RFC 8785 and `h[0]` is 32 zero bytes. The
//! chain alone proves nothing against somebody who computes it anew; the new key's signature and the paper do.

use jiff::Zoned;
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::event::{Event, EventKind};
use crate::text::{grouped, hex};

/// What every hash begins with.
const LABEL: &[u8] = b"keyturn-record/2\n";

/// A hash of the chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hash([u8; 32]);

impl Hash {
    /// 64 lower-case hex digits.
    pub fn hex(self) -> String {
        hex(&self.0)
    }

    /// Reads 64 hex digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        crate::codec::hex::bytes(text.as_bytes())?.try_into().ok().map(Self)
    }

    /// The same in groups of four.
    pub fn grouped(self) -> String {
        grouped(&self.hex())
    }

    /// The hash that follows this one, of an entry without its own hash.
    #[must_use]
    pub fn next(self, entry: &Value) -> Self {
        // Only a float that is no number fails, and no entry holds a float.
        let canonical = serde_json_canonicalizer::to_vec(entry).unwrap_or_default();
        let digest = Sha256::new().chain_update(LABEL).chain_update(self.0).chain_update(canonical);
        Self(digest.finalize().into())
    }
}

/// An event in its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// From 1.
    pub number: usize,
    /// What happened, and when.
    pub event: Event,
    /// The hash of this entry and of all before it.
    pub hash: Hash,
}

/// The chain of `events`.
pub fn chain(events: &[Event]) -> Vec<Entry> {
    let mut last = Hash::default();
    let entry = |(index, event): (usize, &Event)| {
        last = last.next(&as_value(index + 1, event));
        Entry { number: index + 1, event: event.clone(), hash: last }
    };
    events.iter().enumerate().map(entry).collect()
}

/// The hash of the last of `events`.
pub fn head(events: &[Event]) -> Hash {
    chain(events).last().map_or_else(Hash::default, |entry| entry.hash)
}

/// An entry as data, without its hash: number, time (RFC 3339), event, and facts where it has any.
pub fn as_value(number: usize, event: &Event) -> Value {
    let at = event.at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let mut entry = json!({ "number": number, "at": at });
    // An enum of serde is its name, or an object of its name and what it holds.
    match serde_json::to_value(&event.kind) {
        Ok(Value::Object(object)) => {
            for (name, facts) in object {
                entry["event"] = name.into();
                entry["facts"] = facts;
            }
        }
        Ok(name) => entry["event"] = name,
        Err(_) => {}
    }
    entry
}

/// The event of an entry; `None` where it is none that this version knows.
pub fn from_value(entry: &Map<String, Value>) -> Option<Event> {
    let known = ["number", "at", "event", "facts", "hash"];
    if !entry.keys().all(|name| known.contains(&name.as_str())) {
        return None;
    }
    let name = entry.get("event")?.as_str()?;
    let kind: EventKind = match entry.get("facts") {
        Some(facts) => serde_json::from_value(json!({ name: facts })).ok()?,
        None => serde_json::from_value(name.into()).ok()?,
    };
    Some(Event { at: time(entry.get("at")?.as_str()?)?, kind })
}

/// A time of RFC 3339, with its offset for a zone.
fn time(text: &str) -> Option<Zoned> {
    let pieces = Pieces::parse(text).ok()?;
    let offset = pieces.to_numeric_offset()?;
    let local = pieces.date().to_datetime(pieces.time()?);
    TimeZone::fixed(offset).to_zoned(local).ok()
}
