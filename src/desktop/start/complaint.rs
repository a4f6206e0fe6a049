//! Says why there is no window: on the terminal and, where there is none, in a box of the system.

use std::io::Write as _;

use super::renderer::Renderer;
use crate::text::{Message, tr};

/// Shows what happened and what to do, and waits until it was read where it is a box.
pub(super) fn show(message: &Message) {
    let words = format!("{}\n{}", message.text(), message.fix().unwrap_or_default());
    let _ = writeln!(std::io::stderr(), "{words}");
    if cfg!(any(windows, target_os = "macos")) {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title(tr("shell-name"))
            .set_description(words)
            .show();
    }
}

/// A line for support, where somebody redirects the errors of the program.
pub(super) fn note_failure(renderer: Renderer, reason: &str) {
    let message = Message::new("shell-renderer-failed")
        .with("renderer", renderer.name())
        .with("reason", reason);
    let _ = writeln!(std::io::stderr(), "{}", message.text());
}
