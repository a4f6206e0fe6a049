use std::path::PathBuf;

use crate::ceremony::{Step, StoreChoice};
use crate::keys::generate::KeySize;

/// What the user asked for on a step.
#[derive(Clone, Debug)]
pub enum Action {
    /// Open a step, where it can be opened.
    Open(Step),
    /// Settle the plan and go on.
    Prepare,
    /// Make a key.
    Generate(KeySize),
    /// End the work under way.
    CancelWork,
    /// Import from a file, chosen in a dialog.
    ImportFile,
    /// Import a file that was dropped on the window.
    ImportDropped(PathBuf),
    /// Import from the clipboard.
    ImportPaste,
    /// Open the import with the passphrase typed.
    GivePassphrase,
    /// Drop an import that waits for its passphrase.
    ForgetImport,
    /// How the private key is to be handed over.
    ChooseStore(StoreChoice),
    /// Put the private key on the clipboard.
    Copy,
    /// Take it off the clipboard.
    ClearClipboard,
    /// Save the private key, asking where.
    Save,
    /// Save the private key to the path typed.
    SaveToTyped,
    /// Fill in a new passphrase and copy it.
    SuggestPassphrase,
    /// Compare what is on the clipboard with the key.
    ProveByPaste,
    /// Let screen sharing see the window.
    AllowSharing(bool),
    /// "I have stored it".
    Stored,
    /// Copy the public key: as one line, or as PEM.
    CopyPublic {
        /// As PEM.
        pem: bool,
    },
    /// Save the public key, asking where.
    SavePublic,
    /// Take the Alipay+ public key from the clipboard.
    PastePlatformKey,
    /// Save the record, asking where.
    SaveRecord,
    /// Copy the record as text.
    CopyRecord,
    /// Ask, where a key would be lost, and begin anew.
    StartOver,
    /// Begin anew, whatever is lost.
    StartOverAnyway,
    /// Close the window, whatever is lost.
    CloseAnyway,
    /// Close the question and stay.
    Stay,
}
