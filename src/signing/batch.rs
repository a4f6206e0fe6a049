//! Many messages at once: a folder, an archive or a log, judged on every core.
//!
//! [`read`] finds the messages, [`judge_all`] judges them; both keep the order of the input, tell how far
//! they are, and end early when they are cancelled. Nothing is passed over silently: a file that cannot be
//! read is an [`Item`] with its reason. [`table`] sorts and filters what came out, [`csv`] writes it down.

mod containers;
pub mod csv;
mod files;
pub mod table;
#[cfg(test)]
mod tests;

use std::borrow::Borrow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::KnownKey;
use super::capture::{self, Captured};
use super::diagnose::Limits;
use super::judge::{Judgement, judge_captured};
use crate::keys::generate::Cancel;
use crate::keys::identify::private_key_within;
use crate::secret::files::read_public;
use crate::secret::worker::{each, wipe_stack};
use crate::text::Message as Sentence;

/// The most that is read in one go, in bytes; what was found stays in memory.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;

/// What is said of a private key where a message belongs.
const LEAK: &str = "keys-leak-guard";

/// Something that was given: a message, or what could not be read as one.
#[derive(Clone, Debug)]
pub struct Item {
    /// The file, as it was given or below the folder that was given.
    pub source: String,
    /// The file itself; none for a paste or standard input.
    pub path: Option<PathBuf>,
    /// The file inside of it, where it is an archive or a mail.
    pub part: Option<String>,
    /// The line in which the message starts, from 1; 0 where no message was found.
    pub line: usize,
    /// The message, or why there is none: with `.fix` and `.code`.
    pub content: Result<Captured, Sentence>,
}

impl Item {
    /// Where it stands: the file's whole path, and the line after a colon.
    pub fn place(&self) -> String {
        let file = self.path.as_ref().map(|path| path.display().to_string());
        let file = match (file, &self.part) {
            (Some(file), Some(part)) => format!("{file}/{part}"),
            (file, _) => file.unwrap_or_else(|| self.source.clone()),
        };
        if self.line == 0 { file } else { format!("{file}:{}", self.line) }
    }
}

/// How far work is. Clones show the same work.
#[derive(Clone, Default, Debug)]
pub struct Progress(Arc<Counts>);

#[derive(Default, Debug)]
struct Counts {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// Parts that are done.
    pub fn done(&self) -> usize {
        self.0.done.load(Ordering::Relaxed)
    }

    /// Parts that there are; 0 as long as that is not known.
    pub fn total(&self) -> usize {
        self.0.total.load(Ordering::Relaxed)
    }

    fn begin(&self, total: usize) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
    }

    fn step(&self) {
        self.0.done.fetch_add(1, Ordering::Relaxed);
    }
}

/// Finds the messages in files and folders, in the order given and, in a folder, of the names.
///
/// Cancelled, it gives what it has read so far.
pub fn read(paths: &[PathBuf], progress: &Progress, cancel: &Cancel) -> Vec<Item> {
    let found = files::find(paths, cancel);
    progress.begin(found.len());
    let room = AtomicUsize::new(MOST_BYTES);
    let read = |n: usize| {
        let entry = &found[n];
        if cancel.is_cancelled() {
            return Vec::new();
        }
        let mut items = match &entry.problem {
            None => file(&entry.name, &entry.path, &room),
            Some(problem) => vec![unreadable(&entry.name, problem.clone())],
        };
        for item in &mut items {
            item.path = Some(entry.path.clone());
        }
        progress.step();
        items
    };
    each(found.len(), true, read).into_iter().flatten().collect()
}

/// The messages of a capture that is at hand already, such as a paste; never a private key.
pub fn of_capture(source: &str, bytes: &[u8]) -> Vec<Item> {
    match containers::open(bytes) {
        Ok(Some(parts)) => {
            let of_part = |part: &containers::Part| {
                // What tells it from the others comes first.
                let name = (!part.name.is_empty()).then(|| part.name.clone());
                let shown = name.as_ref().map(|name| format!("{name} ({source})"));
                let items = of_text(shown.as_deref().unwrap_or(source), &part.bytes);
                items.into_iter().map(move |item| Item { part: name.clone(), ..item })
            };
            let items: Vec<Item> = parts.iter().flat_map(of_part).collect();
            let messages = items.iter().filter(|item| item.content.is_ok()).count();
            // What people write in a mail beside the messages is nothing that was to be read; a key is never passed over.
            let mail = messages > 0 && containers::Kind::of(bytes) == Some(containers::Kind::Mail);
            let said = |item: &Item| {
                let problem = item.content.as_ref().err();
                problem.is_none_or(|problem| !mail || problem.id() == LEAK)
            };
            items.into_iter().filter(said).collect()
        }
        Ok(None) => of_text(source, bytes),
        Err(problem) => vec![unreadable(source, problem)],
    }
}

/// Whether these bytes are an archive or a mail, whose parts are read.
pub fn is_container(bytes: &[u8]) -> bool {
    containers::Kind::of(bytes).is_some()
}

fn of_text(source: &str, bytes: &[u8]) -> Vec<Item> {
    if let Some(problem) = leak(bytes) {
        return vec![unreadable(source, problem)];
    }
    match capture::parse(bytes) {
        Ok(messages) => messages
            .into_iter()
            .map(|message| Item {
                source: source.to_owned(),
                path: None,
                part: None,
                line: message.line,
                content: Ok(message),
            })
            .collect(),
        Err(error) => vec![unreadable(source, error.message())],
    }
}

/// Judges every item, in the order given. `None` where it was cancelled before.
pub fn judge_all(
    items: &[impl Borrow<Item> + Sync],
    keys: &[KnownKey],
    limits: Limits,
    progress: &Progress,
    cancel: &Cancel,
) -> Vec<Option<Judgement>> {
    progress.begin(items.len());
    let limits = if items.len() > 1 { limits.beside_others() } else { limits };
    let judged = |item: &Item| {
        if cancel.is_cancelled() {
            return None;
        }
        let judgement = match &item.content {
            Ok(captured) => judge_captured(captured, keys, limits, cancel),
            Err(problem) => Judgement::unreadable(problem.clone()),
        };
        progress.step();
        Some(judgement)
    };
    each(items.len(), true, |n| judged(items[n].borrow()))
}

fn file(name: &str, path: &Path, room: &AtomicUsize) -> Vec<Item> {
    let bytes = match read_public(path, capture::MAX_LEN) {
        Ok(bytes) => bytes,
        Err(error) => return vec![unreadable(name, error.message())],
    };
    let taken = room
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(bytes.len()));
    if taken.is_err() {
        let problem = Sentence::new("signing-batch-too-much").with("most", MOST_BYTES >> 20);
        return vec![unreadable(name, problem)];
    }
    of_capture(name, &bytes)
}

/// The leak guard: what is said of a private key that was given as a message. Nothing of it is kept.
pub fn leak(bytes: &[u8]) -> Option<Sentence> {
    let kind = private_key_within(bytes)?;
    // The threads of the pool live on, and what was decoded to look at it lay on this one's stack.
    wipe_stack();
    Some(Sentence::new(LEAK).with("kind", kind.name()))
}

fn unreadable(source: &str, problem: Sentence) -> Item {
    Item { source: source.to_owned(), path: None, part: None, line: 0, content: Err(problem) }
}
