use std::path::PathBuf;

use super::statement::Subject;
use crate::ceremony::{Step, StoreChoice};
use crate::keys::generate::KeySize;

/// What the user asked for on the page.
#[derive(Clone, Debug)]
pub enum Action {
    /// Open a step, where it can be opened.
    Open(Step),
    /// Settle the plan and go on.
    Prepare,
    /// Something on the step where the key is made.
    Make(MakeAction),
    /// Something on the step where the private key is handed over.
    Store(StoreAction),
    /// Something on the step where the live system proves the new key.
    Live(LiveAction),
    /// Something that people state for the record.
    State(StateAction),
    /// Something with what everybody may see.
    Publish(PublishAction),
    /// Begin anew.
    StartOver,
    /// Close the window.
    Close,
    /// Do what the question that is open is about, whatever is lost.
    GoOnAnyway,
    /// Close the question and stay.
    Stay,
}

/// How a key comes about.
#[derive(Clone, Debug)]
pub enum MakeAction {
    /// Make a key.
    Generate(KeySize),
    /// Import from a file, chosen in a dialog.
    ImportFile,
    /// Import a file that was dropped on the window.
    ImportDropped(PathBuf),
    /// Import from the clipboard.
    ImportPaste,
    /// End the work under way.
    CancelWork,
}

impl MakeAction {
    /// Whether it begins to bring another key in place of one that is held.
    pub fn replaces_key(&self) -> bool {
        match self {
            Self::Generate(_) | Self::ImportFile | Self::ImportDropped(_) | Self::ImportPaste => {
                true
            }
            // What they are about began with one of the others.
            Self::CancelWork => false,
        }
    }
}

/// How the private key leaves the program.
#[derive(Clone, Debug)]
pub enum StoreAction {
    /// How it is handed over.
    Choose(StoreChoice),
    /// Put it on the clipboard.
    Copy,
    /// Take it off the clipboard.
    ClearClipboard,
    /// Save it, asking where.
    Save,
    /// Save it to the path typed.
    SaveToTyped,
    /// Fill in a new passphrase and show it.
    SuggestPassphrase,
    /// Copy the passphrase that is filled in.
    CopyPassphrase,
    /// Show the folder of the file that was saved.
    ShowFile,
    /// Compare what is on the clipboard with the key.
    ProveByPaste,
    /// Compare a file that was dropped on the window with the key.
    ProveByFile(PathBuf),
    /// Let screen sharing see the window.
    AllowSharing(bool),
    /// "I have stored it".
    Stored,
}

/// What becomes of the public keys and of the record.
#[derive(Clone, Copy, Debug)]
pub enum PublishAction {
    /// Copy the public key: as one line, or as PEM.
    CopyPublic {
        /// As PEM.
        pem: bool,
    },
    /// Save the public key, asking where.
    SavePublic,
    /// Show the folder of the public key's file.
    ShowPublicKey,
    /// The dashboard shows the new key, or it is registered later.
    Registered {
        /// Whether the operator saw it there.
        seen: bool,
    },
    /// Save the record, asking where.
    SaveRecord,
    /// Save the script to print before, asking where.
    SaveScript,
    /// Save the sheet that goes with the private key, asking where.
    SaveSheet,
    /// Save a reminder of the next rotation for a calendar, asking where.
    SaveReminder,
    /// Copy the record as text.
    CopyRecord,
    /// Show the folder of the record's file.
    ShowRecord,
}

/// How the live system is looked at.
#[derive(Clone, Debug)]
pub enum LiveAction {
    /// Ask for files with what it sent.
    Choose,
    /// Look at these files.
    Look(Vec<PathBuf>),
    /// Look at what is on the clipboard.
    Paste,
    /// Forget what was looked at.
    Anew,
    /// Leave it for later, for the reason that was typed.
    PutOff,
}

/// What people state for the record.
#[derive(Clone, Copy, Debug)]
pub enum StateAction {
    /// Open the form for it.
    Open(Subject),
    /// Take what stands in the form.
    Add,
    /// Close the form.
    Cancel,
    /// Show what to do about a key that leaked.
    ShowLeak,
}
