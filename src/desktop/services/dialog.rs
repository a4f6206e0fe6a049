use std::path::PathBuf;

use crate::secret::process::DialogPass;

/// Asks for a file to read.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// The dialog's title.
    pub title: String,
}

/// Asks for files to read, or for a folder of them.
#[derive(Clone, Debug)]
pub struct OpenMany {
    /// The dialog's title.
    pub title: String,
    /// Whether a folder is asked for.
    pub folder: bool,
}

/// Asks for a name to save under.
#[derive(Clone, Debug)]
pub struct SaveFile {
    /// The dialog's title.
    pub title: String,
    /// The name that is offered.
    pub file_name: String,
}

impl OpenFile {
    pub(super) fn ask(self) -> Option<PathBuf> {
        let _pass = DialogPass::open();
        rfd::FileDialog::new().set_title(self.title).pick_file()
    }
}

impl OpenMany {
    pub(super) fn ask(self) -> Vec<PathBuf> {
        let _pass = DialogPass::open();
        let dialog = rfd::FileDialog::new().set_title(self.title);
        if self.folder {
            dialog.pick_folder().into_iter().collect()
        } else {
            dialog.pick_files().unwrap_or_default()
        }
    }
}

impl SaveFile {
    pub(super) fn ask(self) -> Option<PathBuf> {
        let _pass = DialogPass::open();
        rfd::FileDialog::new().set_title(self.title).set_file_name(self.file_name).save_file()
    }
}
