//! The record of a ceremony: what happened, hash-chained, as data and as a page to print and sign. Nothing in it is secret.

mod inventory;
mod lack;
mod open;
mod page;
mod reminder;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod tests;
mod version_1;

use serde_json::{Value, json};

use super::chain::{Entry, Hash, as_value, chain};
use super::event::Event;
use super::machine::Ceremony;
use super::summary::Summary;

pub use inventory::{Inventory, Line, Twice, USUAL_DAYS};
pub use lack::Lack;
pub use open::{Flaw, MAX_RECORD, OpenError, Opened, open, open_file};
pub use page::program;
pub(super) use page::{filled, footer_of, rehearsal};
pub use reminder::reminder;

/// What the data says it is.
pub const FORMAT: &str = "keyturn-record/2";

/// What happened, each entry bound to all before it.
///
/// As data its names are the same in every language; `docs/record.schema.json` says them.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// What happened, in order.
    pub entries: Vec<Entry>,
}

/// The record of `ceremony` so far.
pub fn record(ceremony: &Ceremony) -> Record {
    Record { entries: chain(ceremony.events()) }
}

impl Record {
    /// The hash of the last entry, which stands for all of them.
    pub fn head(&self) -> Hash {
        self.entries.last().map_or_else(Hash::default, |entry| entry.hash)
    }

    /// Whether its last hash is the one on paper; blanks and letter case do not matter.
    pub fn has_head(&self, on_paper: &str) -> bool {
        let typed: String = on_paper.split_whitespace().collect();
        self.head().hex().eq_ignore_ascii_case(&typed)
    }

    /// What it comes to.
    pub fn summary(&self) -> Summary<'_> {
        Summary::of(self.entries.iter().map(|entry| &entry.event))
    }

    /// What happened, without the hashes.
    pub fn events(&self) -> Vec<Event> {
        self.entries.iter().map(|entry| entry.event.clone()).collect()
    }

    /// As indented JSON.
    pub fn json(&self) -> String {
        let entry = |entry: &Entry| {
            let mut value = as_value(entry.number, &entry.event);
            value["hash"] = entry.hash.hex().into();
            value
        };
        let entries: Vec<Value> = self.entries.iter().map(entry).collect();
        let value = json!({ "format": FORMAT, "entries": entries, "head": self.head().hex() });
        format!("{value:#}\n")
    }
}
