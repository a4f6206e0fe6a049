//! A language that nobody speaks: every sentence is 40 % longer, so that a test sees what another language would do to a page.

use std::cell::Cell;

thread_local! {
    static SPOKEN: Cell<bool> = const { Cell::new(false) };
}

/// Speaks it on this thread from now on, or no longer.
pub fn speak(on: bool) {
    SPOKEN.set(on);
}

/// The text in that language, where it is spoken.
pub(super) fn spoken(text: String) -> String {
    if !SPOKEN.get() {
        return text;
    }
    let more = text.chars().count() * 2 / 5;
    let rest = "lorem ipsum dolor sit amet consetetur ".chars().cycle().take(more);
    let end = rest.collect::<String>();
    format!("{text} {}", end.trim_end())
}
