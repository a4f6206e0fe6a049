use std::path::PathBuf;

use egui::{Response, Ui};

use super::{Icon, Look, button, link};
use crate::text::{Message, tr};

/// Where a key comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeySource {
    /// A file, chosen in the system's dialog.
    File,
    /// The clipboard.
    Paste,
}

/// The two buttons that bring a key in; gives the one that was pressed. Put them into a row.
pub fn key_sources(ui: &mut Ui) -> Option<KeySource> {
    let file = tr("keys-choose-file");
    let file = button(ui, Look::Plain, Some(Icon::File), &file, true).clicked();
    let paste = tr("keys-paste");
    let paste = button(ui, Look::Plain, Some(Icon::Paste), &paste, true).clicked();
    source(file, paste)
}

/// The same under a field, as links; a screen reader hears which field they are for.
pub fn key_links(ui: &mut Ui, field: &str) -> Option<KeySource> {
    let named = |id| Message::new(id).with("field", field).text();
    let file = link(ui, &tr("keys-choose-file"));
    name(&file, &named("keys-choose-file-for"));
    let paste = link(ui, &tr("keys-paste"));
    name(&paste, &named("keys-paste-for"));
    source(file.clicked(), paste.clicked())
}

fn name(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}

fn source(file: bool, paste: bool) -> Option<KeySource> {
    match (file, paste) {
        (true, _) => Some(KeySource::File),
        (false, true) => Some(KeySource::Paste),
        (false, false) => None,
    }
}

/// The first of the files that were dropped on the window in this frame.
pub fn dropped_file(ui: &Ui) -> Option<PathBuf> {
    dropped_files(ui).into_iter().next()
}

/// The files and folders that were dropped on the window in this frame.
pub fn dropped_files(ui: &Ui) -> Vec<PathBuf> {
    ui.input(|input| {
        let dropped = input.raw.dropped_files.iter();
        dropped.map(|file| file.path().to_owned()).collect()
    })
}
