//! Records of the first version: facts and events, without a chain.

use serde::Deserialize;
use serde_json::Value;

use crate::paper::{Block, Document, Table};
use crate::text::tr;

/// A record of the first version. Its times and words stay as they were written.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct OldRecord {
    /// The program and its version.
    pub program: String,
    /// Whether the keys were for throwing away.
    pub rehearsal: bool,
    facts: Vec<OldFact>,
    events: Vec<Value>,
    /// `SubjectPublicKeyInfo` of the new key in base64 on one line; empty where there was none.
    pub public_key: String,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
struct OldFact {
    name: String,
    value: String,
}

impl OldRecord {
    /// Reads it; `None` where it is something else.
    pub(super) fn read(value: Value) -> Option<Self> {
        let record: Self = serde_json::from_value(value).ok()?;
        record.program.starts_with("Keyturn ").then_some(record)
    }

    /// A fact by its name, such as `client_id` or `key_sha256`.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|fact| fact.name == name).map(|fact| fact.value.as_str())
    }

    /// The day of the first event, as YYYY-MM-DD.
    pub fn day(&self) -> Option<&str> {
        self.events.first()?.get("at")?.as_str()?.get(..10)
    }

    /// As a page.
    pub fn document(&self) -> Document {
        let facts = self.facts.iter().map(|fact| (fact.name.clone(), fact.value.clone()));
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let row = |event: &Value| {
            let fields = event.as_object().into_iter().flatten();
            let words = fields.filter(|field| field.0 != "at").map(|field| text(field.1));
            let at = event.get("at").map(text).unwrap_or_default();
            vec![at, words.collect::<Vec<_>>().join(" · ")]
        };
        let table = Table {
            head: vec![tr("ceremony-record-time"), tr("ceremony-record-event")],
            widths: vec![3, 7],
            rows: self.events.iter().map(row).collect(),
        };
        Document {
            title: tr("ceremony-record-title"),
            mark: self.rehearsal.then(|| tr("ceremony-record-rehearsal")),
            footer: self.program.clone(),
            written: None,
            blocks: vec![
                Block::Notice(tr("ceremony-record-version-1")),
                Block::Facts(facts.collect()),
                Block::Heading(tr("ceremony-record-events")),
                Block::Table(table),
                Block::Heading(tr("ceremony-record-public-key")),
                Block::Code(self.public_key.clone()),
            ],
        }
    }
}
