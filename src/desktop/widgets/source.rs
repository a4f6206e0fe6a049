use std::path::PathBuf;

use eframe::egui::Ui;

use super::{Icon, Look, button};
use crate::text::tr;

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
    let file = tr("make-import-file");
    let file = button(ui, Look::Plain, Some(Icon::File), &file, true).clicked();
    let paste = tr("make-import-paste");
    let paste = button(ui, Look::Plain, Some(Icon::Paste), &paste, true).clicked();
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
