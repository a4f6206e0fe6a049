use std::path::PathBuf;
use std::sync::Arc;

use crate::keys::generate::Cancel;
use crate::secret::files::read_public;
use crate::signing::Captured;
use crate::signing::batch::{self, Item, Progress};
use crate::signing::capture;
use crate::text::Message;

/// What was found in what the user opened or dropped.
pub enum Found {
    /// One file with one message, or with the body of one.
    One {
        bytes: Vec<u8>,
        message: Option<Box<Captured>>,
    },
    /// Several messages, or several files.
    Many(Vec<Arc<Item>>),
    /// Nothing that can be read.
    Refused(Message),
    /// A private key; nothing of it was kept.
    Leaked(Message),
}

/// Reads files and folders. Belongs on a worker: a capture may have 64 MB, a folder a hundred thousand files.
pub fn read(paths: &[PathBuf], progress: &Progress, cancel: &Cancel) -> Found {
    match paths {
        [path] if !path.is_dir() => match read_public(path, capture::MAX_LEN) {
            Ok(bytes) => one(&path.display().to_string(), bytes),
            Err(error) => Found::Refused(error.message()),
        },
        _ => Found::Many(shared(batch::read(paths, progress, cancel))),
    }
}

/// All messages of a capture.
pub fn all_of(capture: &str) -> Vec<Arc<Item>> {
    shared(batch::of_capture("", capture.as_bytes()))
}

fn one(source: &str, bytes: Vec<u8>) -> Found {
    if let Some(problem) = batch::leak(&bytes) {
        return Found::Leaked(problem);
    }
    let items = batch::of_capture(source, &bytes);
    if items.len() > 1 {
        return Found::Many(shared(items));
    }
    let message = items.into_iter().next().and_then(|item| item.content.ok());
    let message = message.filter(|message| message.signature_header.is_some());
    Found::One {
        bytes,
        message: message.map(Box::new),
    }
}

fn shared(items: Vec<Item>) -> Vec<Arc<Item>> {
    items.into_iter().map(Arc::new).collect()
}
