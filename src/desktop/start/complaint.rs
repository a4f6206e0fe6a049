//! Says why there is no window: on the terminal and, where there is none, in a box of the system.

use std::io::Write as _;

use super::renderer::Renderer;
use crate::text::{Message, tr};

/// Shows what happened, what to do, and what support will ask for; waits until it was read where it is a box.
pub(super) fn show(message: &Message, details: &[String]) {
    let words = words(message, details);
    let _ = writeln!(std::io::stderr(), "{words}");
    if cfg!(any(windows, target_os = "macos")) {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title(tr("shell-name"))
            .set_description(words)
            .show();
    }
}

/// What one renderer said. It is noted at once, where somebody redirects the errors of the program: the next one may
/// well open the window.
pub(super) fn detail(renderer: Renderer, reason: &str) -> String {
    let words = format!("{}: {reason}", renderer.name());
    let _ = writeln!(std::io::stderr(), "{words}");
    words
}

fn words(message: &Message, details: &[String]) -> String {
    let mut words = format!("{}\n{}", message.text(), message.fix().unwrap_or_default());
    if !details.is_empty() {
        let support = Message::new("shell-for-support").with("details", details.join("; "));
        words = format!("{words}\n\n{}", support.text());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_do_comes_before_what_drivers_say() {
        let said = words(
            &Message::new("shell-no-window"),
            &[
                "OpenGL: no pixel format".to_owned(),
                "WARP: gone".to_owned(),
            ],
        );
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines[0].contains("could not open its window"), "{said}");
        assert!(lines[1].contains("another computer"), "{said}");
        assert!(
            lines[3].contains("OpenGL: no pixel format; WARP: gone"),
            "{said}"
        );
        assert_eq!(
            words(&Message::new("shell-no-screen"), &[]).lines().count(),
            2
        );
    }
}
