//! Which key is where, how old, due when, and used twice: from the records in a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use walkdir::WalkDir;

use super::open::{Opened, open_file};
use crate::ceremony::known::{KnownUse, Owner};
use crate::text::Message;

/// How many files of a folder are looked at.
const MAX_FILES: usize = 10_000;

/// A key is replaced after a year, unless the record says otherwise; SP 800-57 part 1 (5.3.6) gives a private signature key
/// one to three years.
pub const USUAL_DAYS: i64 = 365;

/// One record.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The file.
    pub file: PathBuf,
    /// Whether nothing was found wrong with it.
    pub sound: bool,
    /// The company whose key it is.
    pub partner: String,
    /// As the dashboard shows it.
    pub client_id: String,
    /// `test`, `real`, or `rehearsal`.
    pub purpose: &'static str,
    /// SHA-256 of the key, in hex; empty where none was made.
    pub sha256: String,
    /// The key in words.
    pub words: String,
    /// Bits of its modulus.
    pub bits: usize,
    /// The day on which it was made.
    pub made: Option<Date>,
    /// The day on which it is to be replaced.
    pub due: Option<Date>,
    /// Whether another record names it as the old key.
    pub replaced: bool,
    /// The ceremony's own number; empty in the first version.
    pub record: String,
}

impl Line {
    /// How many days ago it was made.
    pub fn age(&self, today: Date) -> Option<i64> {
        Some(i64::from(today.since(self.made?).ok()?.get_days()))
    }

    /// Whose key it is and what for, in words.
    pub fn title(&self) -> Message {
        Message::new("records-line")
            .with("partner", &self.partner)
            .with("client", &self.client_id)
            .with("purpose", self.purpose)
    }

    /// When it was made, how old it is, and when it is due, in words.
    pub fn dates(&self, today: Date) -> Message {
        let id = match (self.replaced, self.is_overdue(today)) {
            (true, _) => "records-replaced",
            (false, true) => "records-overdue",
            (false, false) => "records-due",
        };
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let age = self.age(today).unwrap_or_default();
        Message::new(id)
            .with("made", day(self.made))
            .counting("days", u64::try_from(age).unwrap_or_default())
            .with("due", day(self.due))
    }

    /// Whether it should have been replaced by now.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.replaced && self.due.is_some_and(|due| due < today)
    }
}

/// A key in more than one place where it must not be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Twice {
    /// SHA-256 of the key, in hex.
    pub sha256: String,
    /// The files whose records say so.
    pub files: Vec<PathBuf>,
}

/// The records of a folder.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Inventory {
    /// One for each record, the oldest key first.
    pub lines: Vec<Line>,
    /// Keys that are used twice.
    pub twice: Vec<Twice>,
    /// How the keys in them are used.
    pub uses: Vec<KnownUse>,
    /// JSON files that are no records, or cannot be read.
    pub others: Vec<(PathBuf, Message)>,
}

impl Inventory {
    /// Reads every record of these files, and of these folders and all below them.
    pub fn of(paths: &[PathBuf]) -> Self {
        let (mut inventory, mut records) = (Self::default(), Vec::new());
        for file in paths.iter().flat_map(|path| files(path)).take(MAX_FILES) {
            match open_file(&file) {
                Ok(opened) => {
                    inventory.lines.extend(line(file.clone(), &opened));
                    inventory.uses.extend(opened.uses());
                    records.push((file, opened));
                }
                Err(problem) => inventory.others.push((file, problem)),
            }
        }
        let old = replaced(&records);
        for line in &mut inventory.lines {
            line.replaced = old.contains(&line.sha256);
        }
        inventory.lines.sort_by(|a, b| a.made.cmp(&b.made).then_with(|| a.file.cmp(&b.file)));
        inventory.twice = twice(&records);
        inventory
    }
}

/// A file itself; of a folder, the JSON in it and below it.
fn files(path: &Path) -> Vec<PathBuf> {
    let is_json =
        |file: &Path| file.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let walk = WalkDir::new(path).max_depth(8).sort_by_file_name().into_iter();
    let found = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    found
        .filter(|entry| entry.depth() == 0 || is_json(entry.path()))
        .map(walkdir::DirEntry::into_path)
        .take(MAX_FILES)
        .collect()
}

fn line(file: PathBuf, opened: &Opened) -> Option<Line> {
    match opened {
        Opened::Chained { record, flaws } => {
            let summary = record.summary();
            let (plan, key) = (summary.plan?, summary.key());
            let day = record.entries.first().map(|entry| entry.event.at.date());
            let due = summary.next_rotation().and_then(|day| day.parse().ok());
            Some(Line {
                file,
                sound: flaws.is_empty(),
                partner: plan.partner.clone(),
                client_id: plan.client_id.clone(),
                purpose: plan.purpose(),
                sha256: key.map(|key| key.sha256.clone()).unwrap_or_default(),
                words: key.map(|key| key.words.clone()).unwrap_or_default(),
                bits: key.map_or(0, |key| key.bits),
                made: day,
                due: due.or_else(|| usual(day?)),
                replaced: false,
                record: summary.scene.map(|scene| scene.record.clone()).unwrap_or_default(),
            })
        }
        Opened::Version1(old) => {
            let fact = |name| old.fact(name).unwrap_or_default().to_owned();
            let day = old.day().and_then(|day| day.parse().ok());
            let real = old.fact("environment") == Some("real");
            Some(Line {
                file,
                sound: true,
                partner: fact("partner"),
                client_id: fact("client_id"),
                purpose: match (old.rehearsal, real) {
                    (true, _) => "rehearsal",
                    (false, true) => "real",
                    (false, false) => "test",
                },
                sha256: fact("key_sha256"),
                words: fact("key_words"),
                bits: fact("key_bits").parse().unwrap_or_default(),
                made: day,
                due: day.and_then(usual),
                replaced: false,
                record: String::new(),
            })
        }
    }
}

/// When a key is to be replaced where nobody said otherwise.
pub(super) fn usual(day: Date) -> Option<Date> {
    day.checked_add(jiff::Span::new().days(USUAL_DAYS)).ok()
}

/// The keys that a record names as the old one.
fn replaced(records: &[(PathBuf, Opened)]) -> Vec<String> {
    let old = |opened: &Opened| match opened {
        Opened::Chained { record, .. } => {
            let old = record.summary().plan?.old_key.as_ref()?.fingerprint();
            Some(old.hex())
        }
        Opened::Version1(old) => old.fact("old_key_sha256").map(str::to_owned),
    };
    records.iter().filter_map(|(_, opened)| old(opened)).collect()
}

/// What a key is used as, in one record.
#[derive(Clone, PartialEq, Eq)]
struct Use {
    /// Of the first version, the file stands for the ceremony.
    ceremony: String,
    owner: Owner,
    new: bool,
    purpose: &'static str,
    file: PathBuf,
}

/// A key may be new in one ceremony alone, is one side's, and serves one environment.
fn twice(opened: &[(PathBuf, Opened)]) -> Vec<Twice> {
    let mut uses: BTreeMap<String, Vec<Use>> = BTreeMap::new();
    for (file, opened) in opened {
        for (sha256, found) in uses_of(file, opened) {
            uses.entry(sha256).or_default().push(found);
        }
    }
    let clash = |a: &Use, b: &Use| {
        a.owner != b.owner || a.purpose != b.purpose || a.new && b.new && a.ceremony != b.ceremony
    };
    let wrong = uses.into_iter().filter(|(sha256, all)| {
        !sha256.is_empty()
            && all.iter().enumerate().any(|(n, a)| all[..n].iter().any(|b| clash(a, b)))
    });
    wrong
        .map(|(sha256, all)| Twice { sha256, files: all.into_iter().map(|one| one.file).collect() })
        .collect()
}

fn uses_of(file: &Path, opened: &Opened) -> Vec<(String, Use)> {
    let Some(line) = line(file.to_owned(), opened) else { return Vec::new() };
    let ceremony =
        if line.record.is_empty() { file.display().to_string() } else { line.record.clone() };
    let found = |owner, new| Use {
        ceremony: ceremony.clone(),
        owner,
        new,
        purpose: line.purpose,
        file: file.to_owned(),
    };
    match opened {
        Opened::Chained { .. } => opened
            .uses()
            .into_iter()
            .map(|known| {
                let sha256 = known.key.fingerprint().hex();
                let new = known.owner == Owner::Partner && sha256 == line.sha256;
                (sha256, found(known.owner, new))
            })
            .collect(),
        Opened::Version1(old) => {
            let fact = |name: &str| old.fact(name).map(str::to_owned);
            let own = fact("key_sha256").map(|key| (key, found(Owner::Partner, true)));
            let old = fact("old_key_sha256").map(|key| (key, found(Owner::Partner, false)));
            let platform =
                fact("platform_key_sha256").map(|key| (key, found(Owner::Platform, false)));
            own.into_iter().chain(old).chain(platform).collect()
        }
    }
}
