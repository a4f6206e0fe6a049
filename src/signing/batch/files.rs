use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::keys::generate::Cancel;
use crate::text::Message;

/// The most files that are looked at.
const MOST_FILES: usize = 100_000;
/// How many folders inside of each other are walked.
const DEEPEST: usize = 16;

/// A file to read, or a place where something is not read.
pub(super) struct Entry {
    /// As it was given, or below the folder that was given.
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// Why it is not read.
    pub(super) problem: Option<Message>,
}

/// The files that were given, those of folders in the order of their names.
///
/// Links inside a folder are not followed, and what systems hide or put there by themselves is left out.
pub(super) fn find(paths: &[PathBuf], cancel: &Cancel) -> Vec<Entry> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, cancel, &mut found);
        } else {
            found.push(Entry {
                name: path.display().to_string(),
                path: path.clone(),
                problem: None,
            });
        }
    }
    found
}

fn walk(folder: &Path, cancel: &Cancel, found: &mut Vec<Entry>) {
    let walk = WalkDir::new(folder)
        .max_depth(DEEPEST)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_of_the_system(entry));
    for entry in walk {
        if cancel.is_cancelled() {
            return;
        }
        if found.len() >= MOST_FILES {
            let problem = Message::new("signing-batch-too-many-files").with("most", MOST_FILES);
            found.push(refused(folder, folder, problem));
            return;
        }
        match entry {
            Ok(entry) if entry.file_type().is_file() => found.push(Entry {
                name: below(folder, entry.path()),
                path: entry.into_path(),
                problem: None,
            }),
            Ok(entry) if entry.depth() == DEEPEST && entry.file_type().is_dir() => {
                let problem = Message::new("signing-batch-too-deep").with("most", DEEPEST);
                found.push(refused(folder, entry.path(), problem));
            }
            Ok(_) => {}
            Err(error) => {
                let place = error.path().unwrap_or(folder).to_owned();
                let problem =
                    Message::new("signing-batch-folder-unreadable").with("reason", &error);
                found.push(refused(folder, &place, problem));
            }
        }
    }
}

fn refused(folder: &Path, place: &Path, problem: Message) -> Entry {
    Entry { name: below(folder, place), path: place.to_owned(), problem: Some(problem) }
}

fn below(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    if inner.as_os_str().is_empty() {
        return folder.display().to_string();
    }
    inner.display().to_string()
}

fn is_of_the_system(entry: &DirEntry) -> bool {
    const NAMES: [&str; 2] = ["desktop.ini", "thumbs.db"];
    let name = entry.file_name();
    name.as_encoded_bytes().starts_with(b".")
        || NAMES.iter().any(|known| name.eq_ignore_ascii_case(OsStr::new(known)))
}
