use std::path::Path;

use crate::text::Message;

/// What the user should know about the place of a saved secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceNote {
    /// A folder that another program copies to its servers.
    Synced {
        /// The program's name.
        by: &'static str,
    },
    /// The disk could not keep the file for its owner alone, as USB sticks usually cannot.
    RightsNotKept,
    /// A share on another computer.
    Network,
}

impl PlaceNote {
    /// The sentence for it, with `.fix`.
    pub fn message(self) -> Message {
        match self {
            Self::Synced { by } => Message::new("secret-place-synced").with("by", by),
            Self::RightsNotKept => Message::new("secret-place-rights"),
            Self::Network => Message::new("secret-place-network"),
        }
    }
}

/// How the folders of programs that sync begin, in lower case, and the program's name.
const SYNCED: [(&str, &str); 9] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("mobile documents", "iCloud"),
    ("icloud", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("nutstore", "Nutstore"),
    ("baidusyncdisk", "Baidu"),
    ("nextcloud", "Nextcloud"),
];

/// What can be told from the path alone.
pub fn notes_for(path: &Path) -> Vec<PlaceNote> {
    let mut notes = Vec::new();
    let folders = path.parent().into_iter().flat_map(Path::components);
    let mut names = folders.map(|part| part.as_os_str().to_string_lossy().to_lowercase());
    if let Some(by) =
        names.find_map(|name| SYNCED.iter().find(|(start, _)| name.starts_with(start)).map(|s| s.1))
    {
        notes.push(PlaceNote::Synced { by });
    }
    let text = path.to_string_lossy();
    if text.starts_with(r"\\") && !text.starts_with(r"\\?\") && !text.starts_with(r"\\.\") {
        notes.push(PlaceNote::Network);
    }
    notes
}
