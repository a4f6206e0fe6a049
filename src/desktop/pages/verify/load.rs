use std::path::{Path, PathBuf};

use egui::{Context, Ui};

use super::many::PROGRESS;
use crate::desktop::services::Job;
use crate::desktop::theme::space;
use crate::desktop::widgets::{Icon, Look, MOST_SHOWN, button, card, progress_bar};
use crate::secret::files::read_public;
use crate::signing::batch::{self, Item, Progress};
use crate::signing::capture::{self, Captured};
use crate::text::{Message as Sentence, tr};

/// Files or a paste on their way in, read on another thread. Dropping it cancels it.
pub struct Load {
    job: Job<Found>,
    progress: Progress,
}

/// What was in what was given.
#[derive(Debug)]
pub enum Found {
    /// One message, and the text to show of it.
    Message { text: Shown, message: Box<Captured> },
    /// No message: taken as the body of one, byte for byte.
    Body(Vec<u8>),
    /// Many messages, or what could not be read among them.
    Many { from: String, items: Vec<Item> },
    /// Nothing that can be used; the text stays to look at.
    Problem { text: Shown, problem: Sentence },
}

impl Load {
    /// Begins to read files and folders. `None` where the system has no thread to give.
    pub fn files(ctx: &Context, paths: Vec<PathBuf>) -> Option<Self> {
        let progress = Progress::default();
        let told = progress.clone();
        let job = Job::start(ctx, "read", move |cancel| match paths.as_slice() {
            [path] if !path.is_dir() => of_file(path),
            _ => Found::Many { from: given(&paths), items: batch::read(&paths, &told, cancel) },
        })?;
        Some(Self { job, progress })
    }

    /// Begins to read what was pasted.
    pub fn paste(ctx: &Context, bytes: Vec<u8>) -> Option<Self> {
        let job = Job::start(ctx, "read", move |_| of_paste(&bytes))?;
        let progress = Progress::default();
        Some(Self { job, progress })
    }

    /// Takes what was found once it is there, and empties the slot.
    pub fn take(slot: &mut Option<Self>) -> Option<Found> {
        let done = slot.as_ref()?.job.poll()?;
        *slot = None;
        done.ok()
    }

    /// Draws how far it is; `true` where it is to be stopped.
    pub fn ui(&self, ui: &mut Ui) -> bool {
        ui.ctx().request_repaint_after(PROGRESS);
        // 0 of 0 as long as the files are counted.
        let (done, total) = (self.progress.done(), self.progress.total());
        let words = match total {
            0 => Sentence::new("verify-reading"),
            _ => Sentence::new("verify-reading-files"),
        };
        let words = words.with("done", done).with("total", total).text();
        card(ui, |ui| {
            progress_bar(ui, done, total, &words);
            ui.add_space(space::SMALL);
            button(ui, Look::Plain, Some(Icon::Cross), &tr("verify-stop"), true).clicked()
        })
    }
}

/// A file is a capture, or the body of one message.
fn of_file(path: &Path) -> Found {
    let refused = |problem| Found::Problem { text: Shown::default(), problem };
    let bytes = match read_public(path, capture::MAX_LEN) {
        Ok(bytes) => bytes,
        Err(error) => return refused(error.message()),
    };
    if let Some(problem) = batch::leak(&bytes) {
        return refused(problem);
    }
    let from = given(&[path.to_owned()]);
    let mut items = batch::of_capture(&from, &bytes);
    if !items.iter().any(is_message) {
        return Found::Body(bytes);
    }
    for item in &mut items {
        item.path = Some(path.to_owned());
    }
    of_items(from, items, &bytes)
}

fn of_paste(bytes: &[u8]) -> Found {
    let from = tr("verify-many-paste");
    let items = batch::of_capture(&from, bytes);
    of_items(from, items, bytes)
}

fn of_items(from: String, mut items: Vec<Item>, bytes: &[u8]) -> Found {
    if items.len() != 1 {
        return Found::Many { from, items };
    }
    let text = if batch::is_container(bytes) { Shown::default() } else { Shown::of(bytes) };
    match items.swap_remove(0).content {
        Ok(message) => Found::Message { text, message: Box::new(message) },
        Err(problem) => Found::Problem { text, problem },
    }
}

/// A message without its signature is one all the same: it is said what it lacks.
fn is_message(item: &Item) -> bool {
    let content = item.content.as_ref();
    content.is_ok_and(|message| message.signature_header.is_some() || message.uri.is_some())
}

/// What was given, in a word: the file or folder, or how many of them.
fn given(paths: &[PathBuf]) -> String {
    if let [path] = paths {
        let name = path.file_name().unwrap_or(path.as_os_str());
        return name.to_string_lossy().into_owned();
    }
    let files = Sentence::new("verify-many-files").with("count", paths.len());
    files.text()
}

/// A text to look at: a long one by its beginning.
#[derive(Default, Debug)]
pub struct Shown {
    /// The text, or its beginning.
    pub text: String,
    /// The length of the whole in bytes, where that is more.
    pub whole: Option<usize>,
}

impl Shown {
    /// What is shown of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let shown = &bytes[..bytes.len().min(MOST_SHOWN)];
        let whole = (bytes.len() > shown.len()).then_some(bytes.len());
        Self { text: String::from_utf8_lossy(shown).into_owned(), whole }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::signing::capture::MissingPart;
    use crate::signing::samples;

    fn file(bytes: &[u8]) -> Found {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("given.log");
        fs::write(&path, bytes).expect("a file");
        of_file(&path)
    }

    fn two_messages() -> Vec<u8> {
        let mut log = samples::all()[0].capture();
        log.extend_from_slice(b"\n\n");
        log.extend_from_slice(&samples::all()[1].capture());
        log
    }

    #[test]
    fn one_message_is_shown_and_several_make_a_list() {
        let one = samples::all()[0].capture();
        assert!(matches!(file(&one), Found::Message { text, .. } if text.text.as_bytes() == one));
        let Found::Many { from, items } = file(&two_messages()) else {
            panic!("no list");
        };
        assert_eq!((from.as_str(), items.len()), ("given.log", 2));
        assert!(items[0].place().ends_with("given.log:1"));
        assert!(matches!(of_paste(&two_messages()), Found::Many { .. }));
    }

    #[test]
    fn a_file_without_a_message_is_a_body_and_a_paste_is_a_problem() {
        let body = b"{\"amount\":\"100\"}\r\n\x00\xff";
        assert!(matches!(file(body), Found::Body(bytes) if bytes == body));
        let Found::Problem { text, .. } = of_paste(b"hello") else {
            panic!("no problem");
        };
        assert_eq!(text.text, "hello", "what was given stays");
    }

    #[test]
    fn a_message_without_its_signature_is_one_all_the_same() {
        let text = b"POST /notify HTTP/1.1\r\nclient-id: T\r\n\r\n{\"result\":\"S\"}";
        let Found::Message { message, .. } = file(text) else {
            panic!("no message");
        };
        assert_eq!(message.uri.as_deref(), Some("/notify"));
        assert!(message.missing().contains(&MissingPart::Signature));
    }

    #[test]
    fn a_file_that_is_too_large_or_not_there_is_said_to_be() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("large.har");
        let large = fs::File::create(&path).expect("a file");
        large
            .set_len(u64::try_from(capture::MAX_LEN).expect("a length") + 1)
            .expect("a sparse file");
        for path in [path, folder.path().join("none")] {
            let Found::Problem { problem, .. } = of_file(&path) else {
                panic!("no problem");
            };
            assert!(problem.fix().is_some() && problem.code().is_some());
        }
    }

    #[test]
    fn a_private_key_is_refused_and_nothing_of_it_stays() {
        let key = crate::fixtures::test_key("merchant_B_2048", "private_pkcs8_one_line");
        let Found::Problem { text, problem } = file(key.as_bytes()) else {
            panic!("not refused");
        };
        assert!(text.text.is_empty());
        assert_eq!(problem.code().as_deref(), Some("K140"));
    }
}
