use super::Record;
use crate::ceremony::chain::Entry;
use crate::ceremony::event::EventKind;
use crate::ceremony::facts::{KeyFacts, LiveFacts, MadeFacts, MeasureTaken, Scene, Sender};
use crate::ceremony::plan::Plan;
use crate::ceremony::summary::Summary;
use crate::paper::{Block, Document, Table};
use crate::text::{Message, tr};

/// A name, and what it is.
type Fact = (String, String);

impl Record {
    /// As a page to print and sign.
    pub fn document(&self) -> Document {
        let summary = self.summary();
        let made = summary.made.map(|(made, _)| made);
        let mut blocks = vec![Block::Facts(self.facts(&summary))];
        blocks.extend(made.map(checks).into_iter().flatten());
        blocks.extend(summary.live.map(live).into_iter().flatten());
        blocks.push(Block::Heading(tr("ceremony-record-events")));
        blocks.push(Block::Table(events(&self.entries)));
        blocks.extend(lacks(&summary));
        blocks.extend(made.map(public_key).into_iter().flatten());
        blocks.extend(self.proof());
        blocks.extend(summary.scene.map(measures).into_iter().flatten());
        let lines = ["ceremony-record-sign-operator", "ceremony-record-sign-witness"];
        blocks.push(Block::Signatures(lines.map(tr).to_vec()));
        let program = summary.scene.map_or_else(program, |scene| scene.program.clone());
        Document {
            title: tr("ceremony-record-title"),
            mark: rehearsal(summary.plan),
            footer: footer(&program, &self.head().grouped()),
            written: self.entries.last().map(|entry| entry.event.at.clone()),
            blocks,
        }
    }

    fn facts(&self, summary: &Summary<'_>) -> Vec<Fact> {
        let mut facts = summary.plan.map(of_plan).unwrap_or_default();
        let times = [self.entries.first(), self.entries.last()];
        let ids = ["ceremony-record-began", "ceremony-record-ended"];
        let at = |(entry, id): (Option<&Entry>, &'static str)| Some((tr(id), entry?.event.time()));
        facts.extend(times.into_iter().zip(ids).filter_map(at));
        facts.extend(summary.scene.map(of_scene).unwrap_or_default());
        facts.extend(
            summary.script.map(|(file, hash)| {
                (tr("ceremony-record-script"), format!("{file}, SHA-256 {hash}"))
            }),
        );
        let old = summary.plan.and_then(|plan| plan.old_key.as_ref()).map(KeyFacts::from);
        facts.extend(old.map(|old| (tr("ceremony-record-old-key"), old.grouped())));
        facts.extend(summary.made.map(|(made, _)| of_key(made)).unwrap_or_default());
        facts.extend(
            summary.platform.map(|key| (tr("ceremony-record-platform-key"), key.grouped())),
        );
        facts
    }

    fn proof(&self) -> Vec<Block> {
        let possession = self.entries.iter().find_map(|entry| match &entry.event.kind {
            EventKind::Destroyed(possession) => Some(possession),
            _ => None,
        });
        let mut blocks = vec![Block::Heading(tr("ceremony-record-proof"))];
        if let Some(possession) = possession {
            let lines = possession.statement.lines().map(str::to_owned);
            blocks.push(Block::Text(tr("ceremony-record-proof-about")));
            blocks.extend(lines.map(Block::Code));
            blocks.push(Block::Code(possession.signature.clone()));
        }
        blocks.push(Block::Text(tr("ceremony-record-chain-about")));
        blocks
    }
}

/// The warning on every page of a rehearsal.
pub fn rehearsal(plan: Option<&Plan>) -> Option<String> {
    plan.is_some_and(|plan| plan.rehearsal).then(|| tr("ceremony-record-rehearsal"))
}

/// The foot of every page: the program, and the hash that stands for the whole record.
fn footer(program: &str, head: &str) -> String {
    let foot = Message::new("ceremony-record-footer");
    foot.with("program", program).with("head", head).text()
}

/// The foot of a paper that is no record: the program, and what the paper is.
pub fn footer_of(id: &'static str) -> String {
    Message::new(id).with("program", program()).text()
}

/// Facts under their names; what is empty was not filled in.
pub fn filled(facts: impl IntoIterator<Item = (&'static str, String)>) -> Vec<Fact> {
    let filled = facts.into_iter().filter(|fact| !fact.1.is_empty());
    filled.map(|(id, value)| (tr(id), value)).collect()
}

/// The program that writes.
pub fn program() -> String {
    format!("Keyturn {}", env!("CARGO_PKG_VERSION"))
}

fn of_plan(plan: &Plan) -> Vec<Fact> {
    let person = |name: &str, organisation: &str| match (name, organisation) {
        (name, "") => name.to_owned(),
        (name, organisation) => format!("{name}, {organisation}"),
    };
    let facts = [
        ("ceremony-record-occasion", plan.occasion.name().text()),
        ("ceremony-record-environment", plan.environment.name().text()),
        ("ceremony-record-partner", plan.partner.clone()),
        ("ceremony-record-client-id", plan.client_id.clone()),
        ("ceremony-record-reason", plan.reason.clone()),
        ("ceremony-record-approved", plan.approved_by.clone()),
        ("ceremony-record-place", plan.place.clone()),
        ("ceremony-record-operator", person(&plan.operator, &plan.operator_organisation)),
        ("ceremony-record-witness", person(&plan.witness, &plan.witness_organisation)),
    ];
    filled(facts)
}

fn of_scene(scene: &Scene) -> Vec<Fact> {
    let program = if scene.commit.is_empty() {
        scene.program.clone()
    } else {
        format!("{} ({})", scene.program, scene.commit)
    };
    let facts = [
        ("ceremony-record-number", scene.record.clone()),
        ("ceremony-record-program", program),
        ("ceremony-record-program-hash", scene.program_sha256.clone()),
        ("ceremony-record-system", scene.system.clone()),
        ("ceremony-record-zone", scene.zone.clone()),
    ];
    filled(facts)
}

fn of_key(made: &MadeFacts) -> Vec<Fact> {
    let key = &made.key;
    let source = if made.randomness.is_empty() {
        tr("ceremony-record-randomness-unknown")
    } else {
        tr("ceremony-record-randomness-system")
    };
    vec![
        (tr("ceremony-record-size"), key.size().text()),
        (tr("ceremony-record-randomness"), source),
        (tr("ceremony-record-words"), key.dotted_words()),
        (tr("ceremony-record-fingerprint"), key.grouped()),
    ]
}

fn checks(made: &MadeFacts) -> [Block; 2] {
    let found = made.audit.iter();
    let found = found.map(|found| (found.passed, found.check.message(found.passed).text()));
    [Block::Heading(tr("ceremony-record-audit")), Block::Checks(found.collect())]
}

/// Which of the partner's systems signs with which key.
fn live(live: &LiveFacts) -> [Block; 2] {
    let ids = ["live-sender", "live-new", "live-old", "live-neither"];
    let row = |sender: &Sender| {
        let counts = [sender.new, sender.old, sender.neither].map(|count| count.to_string());
        std::iter::once(sender.name.clone()).chain(counts).collect()
    };
    let table = Table {
        head: ids.map(tr).to_vec(),
        widths: vec![4, 2, 2, 2],
        rows: live.senders.iter().map(row).collect(),
    };
    [Block::Heading(tr("ceremony-record-live")), Block::Table(table)]
}

fn events(entries: &[Entry]) -> Table {
    let row = |entry: &Entry| {
        vec![entry.number.to_string(), entry.event.time(), entry.event.kind.message().text()]
    };
    Table {
        head: ["ceremony-record-entry", "ceremony-record-time", "ceremony-record-event"]
            .map(tr)
            .to_vec(),
        widths: vec![2, 9, 24],
        rows: entries.iter().map(row).collect(),
    }
}

fn lacks(summary: &Summary<'_>) -> Vec<Block> {
    let lacks = summary.lacks();
    if lacks.is_empty() {
        return vec![Block::Text(tr("ceremony-record-complete"))];
    }
    let checks = lacks.into_iter().map(|lack| (false, lack.message().text()));
    vec![Block::Heading(tr("ceremony-record-lacks")), Block::Checks(checks.collect())]
}

fn public_key(made: &MadeFacts) -> [Block; 2] {
    [Block::Heading(tr("ceremony-record-public-key")), Block::Code(made.key.public_key.clone())]
}

fn measures(scene: &Scene) -> [Block; 2] {
    let line =
        |taken: &MeasureTaken| (taken.in_force, format!("{}: {}", taken.measure, taken.outcome));
    let checks = scene.measures.iter().map(line).collect();
    [Block::Heading(tr("ceremony-record-measures")), Block::Checks(checks)]
}
