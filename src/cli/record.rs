use jiff::Zoned;
use serde_json::{Value, json};

use super::args::{Record, RecordCheck, RecordList};
use super::exit::{Exit, Failure};
use super::reading;
use super::results::Results;
use crate::ceremony::record::{Inventory, Lack, Line, MAX_RECORD, Opened, Twice, open};
use crate::text::{Message, tr};

pub fn run(what: &Record, json: bool) -> Result<Exit, Failure> {
    match what {
        Record::Check(options) => check(options, json),
        Record::List(options) => list(options, json),
    }
}

fn check(options: &RecordCheck, json: bool) -> Result<Exit, Failure> {
    let mut results = Results::open(&options.results)?;
    let bytes = reading::file(&options.file, MAX_RECORD)?;
    let mut opened = open(&bytes)?;
    if let Some(head) = &options.head {
        opened.compare_head(head);
    }
    let lacks = opened.record().map(|record| record.summary().lacks()).unwrap_or_default();
    if json {
        results.json(&as_json(&opened, &lacks))?;
    } else {
        for line in in_words(&opened, &lacks) {
            results.line(&line)?;
        }
    }
    results.close()?;
    let sound = matches!(&opened, Opened::Chained { flaws, .. } if flaws.is_empty());
    Ok(if sound { Exit::Done } else { Exit::NotValid })
}

fn as_json(opened: &Opened, lacks: &[Lack]) -> Value {
    let flaw = |flaw: &crate::ceremony::record::Flaw| json!({ "label": flaw.label(), "entry": flaw.entry(), "message": flaw.message().text() });
    let record = opened.record();
    json!({
        "version": if record.is_some() { 2 } else { 1 },
        "entries": record.map(|record| record.entries.len()),
        "head": record.map(|record| record.head().hex()),
        "signed_by_new_key": record.is_some_and(|record| record.summary().destroyed),
        "flaws": opened.flaws().iter().map(flaw).collect::<Vec<_>>(),
        "lacks": lacks.iter().map(|lack| lack.label()).collect::<Vec<_>>(),
    })
}

fn in_words(opened: &Opened, lacks: &[Lack]) -> Vec<String> {
    let Opened::Chained { record, flaws } = opened else {
        return vec![tr("ceremony-record-version-1")];
    };
    let mut lines: Vec<String> = flaws.iter().map(|flaw| flaw.message().text()).collect();
    if flaws.is_empty() {
        let signed = record.summary().destroyed;
        lines.push(tr(if signed { "records-sound" } else { "records-sound-unsigned" }));
    } else {
        lines.insert(0, tr("records-changed"));
    }
    lines.push(Message::new("cli-record-head").with("head", record.head().grouped()).text());
    if lacks.is_empty() {
        lines.push(tr("ceremony-record-complete"));
    } else {
        lines.push(tr("ceremony-record-lacks"));
        lines.extend(lacks.iter().map(|lack| format!("- {}", lack.message().text())));
    }
    lines
}

fn list(options: &RecordList, json: bool) -> Result<Exit, Failure> {
    let mut results = Results::open(&options.results)?;
    let today = Zoned::now().date();
    let inventory = Inventory::of(&options.paths);
    if json {
        let line = |line: &Line| {
            json!({
                "file": line.file, "partner": line.partner, "client_id": line.client_id,
                "purpose": line.purpose, "fingerprint_sha256": line.sha256,
                "fingerprint_words": line.words, "bits": line.bits,
                "made": line.made.map(|day| day.to_string()), "age_days": line.age(today),
                "due": line.due.map(|day| day.to_string()), "overdue": line.is_overdue(today),
                "replaced": line.replaced, "sound": line.sound,
            })
        };
        let twice =
            |twice: &Twice| json!({ "fingerprint_sha256": twice.sha256, "files": twice.files });
        results.json(&json!({
            "records": inventory.lines.iter().map(line).collect::<Vec<_>>(),
            "used_twice": inventory.twice.iter().map(twice).collect::<Vec<_>>(),
            "no_records": inventory.others.iter().map(|other| &other.0).collect::<Vec<_>>(),
        }))?;
    } else {
        for line in inventory.lines.iter().flat_map(|line| words_of(line, today)) {
            results.line(&line)?;
        }
        for twice in &inventory.twice {
            results.line(&Message::new("records-twice").with("hash", &twice.sha256).text())?;
            for file in &twice.files {
                results.line(&format!("  {}", file.display()))?;
            }
        }
    }
    results.close()?;
    let wrong = |line: &Line| !line.sound || line.is_overdue(today);
    let good = inventory.twice.is_empty() && !inventory.lines.iter().any(wrong);
    Ok(if good { Exit::Done } else { Exit::NotValid })
}

fn words_of(line: &Line, today: jiff::civil::Date) -> Vec<String> {
    let mut lines = vec![line.title().text()];
    lines.push(format!("  {}", line.words));
    lines.push(format!("  {}", line.dates(today).text()));
    if !line.sound {
        lines.push(format!("  {}", tr("records-unsound")));
    }
    lines.push(format!("  {}", line.file.display()));
    lines
}
