//! Says why there is no window: on the terminal and, where there is none, in a box of the system.

use std::io::Write as _;

use super::renderer::Renderer;
use crate::text::{Message, tr};

/// The most characters of one renderer's reason that a box shows: some drivers answer with all they know.
const MOST_SHOWN: usize = 160;

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

/// What one renderer said, as long as a box can show. All of it is noted at once, where somebody redirects the errors of
/// the program: the next renderer may well open the window.
pub(super) fn detail(renderer: Renderer, reason: &str) -> String {
    let reason: Vec<&str> = reason.split_whitespace().collect();
    let words = format!("{}: {}", renderer.name(), reason.join(" "));
    let _ = writeln!(std::io::stderr(), "{words}");
    match words.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
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
    fn a_driver_that_talks_is_cut_short() {
        let said = detail(Renderer::OpenGl, &"no\n config; ".repeat(100));
        assert!(said.starts_with("OpenGL: no config; no config;"), "{said}");
        assert_eq!(said.chars().count(), MOST_SHOWN + 1);
        assert_eq!(detail(Renderer::Warp, "gone"), format!("{}: gone", Renderer::Warp.name()));
    }

    #[test]
    fn what_to_do_comes_before_what_drivers_say() {
        let said = words(
            &Message::new("shell-no-window"),
            &["OpenGL: no pixel format".to_owned(), "WARP: gone".to_owned()],
        );
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines[0].contains("could not open its window"), "{said}");
        assert!(lines[1].contains("another computer"), "{said}");
        assert!(lines[3].contains("OpenGL: no pixel format; WARP: gone"), "{said}");
        assert_eq!(words(&Message::new("shell-no-screen"), &[]).lines().count(), 2);
    }
}
