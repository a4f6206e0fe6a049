//! The record of a ceremony: a page to print and sign, plain text, and data. Nothing in it is secret.

mod html;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::event::Event;
use super::machine::{Ceremony, MadeKey};
use super::plan::Plan;
use crate::keys::audit::Finding;
use crate::text::tr;

/// What the record says. Its names as data are the same in every language, and are kept from version to version.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Record {
    /// The program and its version.
    pub program: String,
    /// Whether the keys were for throwing away.
    pub rehearsal: bool,
    /// What the ceremony was for, who held it, and which keys came of it, in the order in which it is printed.
    pub facts: Vec<Fact>,
    /// What happened, in order.
    pub events: Vec<Event>,
    /// What the audit of the key found.
    pub audit: Vec<Finding>,
    /// The public key as the dashboard takes it: `SubjectPublicKeyInfo` in base64 on one line; empty while there is none.
    pub public_key: String,
}

/// What a [`Fact`] is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactName {
    /// First key or replacement.
    Occasion,
    /// Test or real.
    Environment,
    /// The company whose key it is.
    Partner,
    /// As the dashboard shows it.
    ClientId,
    /// Who sat at the keyboard.
    Operator,
    /// Who watched.
    Witness,
    /// SHA-256 of the replaced key's `SubjectPublicKeyInfo`, in hex.
    OldKeySha256,
    /// Bits of the modulus.
    KeyBits,
    /// The new key's fingerprint as words.
    KeyWords,
    /// SHA-256 of the new key's `SubjectPublicKeyInfo`, in hex.
    KeySha256,
    /// SHA-256 of the Alipay+ public key's `SubjectPublicKeyInfo`, in hex.
    PlatformKeySha256,
}

impl FactName {
    fn label(self) -> String {
        tr(match self {
            Self::Occasion => "ceremony-record-occasion",
            Self::Environment => "ceremony-record-environment",
            Self::Partner => "ceremony-record-partner",
            Self::ClientId => "ceremony-record-client-id",
            Self::Operator => "ceremony-record-operator",
            Self::Witness => "ceremony-record-witness",
            Self::OldKeySha256 => "ceremony-record-old-key",
            Self::KeyBits => "ceremony-record-size",
            Self::KeyWords => "ceremony-record-words",
            Self::KeySha256 => "ceremony-record-fingerprint",
            Self::PlatformKeySha256 => "ceremony-record-platform-key",
        })
    }
}

/// One fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Fact {
    /// What it is about.
    pub name: FactName,
    /// As data.
    pub value: String,
    /// As it is printed.
    #[serde(skip)]
    pub printed: String,
}

impl Fact {
    fn new(name: FactName, value: impl Into<String>) -> Self {
        let value = value.into();
        Self { name, printed: value.clone(), value }
    }

    fn printed(mut self, printed: String) -> Self {
        self.printed = printed;
        self
    }
}

/// The record of `ceremony` so far.
pub fn record(ceremony: &Ceremony) -> Record {
    let plan = ceremony.plan();
    let made = ceremony.made();
    let mut facts = facts_of_plan(plan);
    facts.extend(made.into_iter().flat_map(facts_of_key));
    facts.extend(ceremony.platform_key().map(|key| {
        let print = key.fingerprint();
        Fact::new(FactName::PlatformKeySha256, print.hex()).printed(print.grouped_hex())
    }));
    Record {
        program: format!("Keyturn {}", env!("CARGO_PKG_VERSION")),
        rehearsal: plan.rehearsal,
        facts,
        events: ceremony.events().to_vec(),
        audit: made.map_or_else(Vec::new, |made| made.audit.findings.clone()),
        public_key: made.map_or_else(String::new, |made| made.public.one_line()),
    }
}

fn facts_of_plan(plan: &Plan) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(FactName::Occasion, plan.occasion.id()).printed(plan.occasion.name().text()),
        Fact::new(FactName::Environment, plan.environment.id())
            .printed(plan.environment.name().text()),
    ];
    let named = [
        (FactName::Partner, &plan.partner),
        (FactName::ClientId, &plan.client_id),
        (FactName::Operator, &plan.operator),
        (FactName::Witness, &plan.witness),
    ];
    facts.extend(
        named
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| Fact::new(name, value)),
    );
    facts.extend(plan.old_key.as_ref().map(|old| {
        let print = old.fingerprint();
        Fact::new(FactName::OldKeySha256, print.hex()).printed(print.grouped_hex())
    }));
    facts
}

fn facts_of_key(made: &MadeKey) -> [Fact; 3] {
    let bits = made.public.bits();
    let print = made.public.fingerprint();
    [
        Fact::new(FactName::KeyBits, bits.to_string()).printed(format!("RSA {bits}")),
        Fact::new(FactName::KeyWords, print.words().join(" ")).printed(print.words().join(" · ")),
        Fact::new(FactName::KeySha256, print.hex()).printed(print.grouped_hex()),
    ]
}

impl Record {
    /// As indented JSON.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// As plain text, for the clipboard or a ticket.
    pub fn text(&self) -> String {
        let mut lines = vec![tr("ceremony-record-title")];
        if self.rehearsal {
            lines.push(tr("ceremony-record-rehearsal"));
        }
        lines.push(String::new());
        lines.extend(
            self.facts.iter().map(|fact| format!("{}: {}", fact.name.label(), fact.printed)),
        );
        lines.push(String::new());
        lines.extend(
            self.events
                .iter()
                .map(|event| format!("{}  {}", event.time(), event.kind.message().text())),
        );
        lines.push(String::new());
        lines.extend(self.audit.iter().copied().map(checked));
        lines.push(String::new());
        lines.push(format!("{}: {}", tr("ceremony-record-public-key"), self.public_key));
        lines.push(self.program.clone());
        lines.join("\n")
    }
}

/// A check as a line: sign and sentence.
fn checked(finding: Finding) -> String {
    let sign = if finding.passed { "✓" } else { "✗" };
    format!("{sign} {}", finding.check.message(finding.passed).text())
}
