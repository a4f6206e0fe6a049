//! Makes the process a bad place to spy on.

use std::io;
use std::sync::OnceLock;

use super::holder::some_was_not_locked;
use super::{SecretBytes, os, worker};
use crate::text::{Message, tr};

/// One measure against spying.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// No core file and no crash report with memory in it.
    NoDumps,
    /// Other programs of the same user cannot read the memory or attach a debugger.
    NoDebuggers,
    /// Secrets are kept out of swap.
    LockedMemory,
    /// Libraries are loaded from the system folder alone.
    SafeLibraries,
    /// A crash says nothing of what was typed.
    QuietPanics,
    /// The window is left out of screenshots and shared screens while a key is on it.
    HiddenScreen,
}

impl Measure {
    /// The measure in plain words.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NoDumps => "secret-measure-no-dumps",
            Self::NoDebuggers => "secret-measure-no-debuggers",
            Self::LockedMemory => "secret-measure-locked-memory",
            Self::SafeLibraries => "secret-measure-safe-libraries",
            Self::QuietPanics => "secret-measure-quiet-panics",
            Self::HiddenScreen => "secret-measure-hidden-screen",
        })
    }
}

/// What became of a measure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// In force.
    Done,
    /// The system refused, with its own words.
    Refused(String),
    /// Asked for, without a look whether every way of looking respects it.
    Asked,
    /// This system has no such danger.
    NotHere,
    /// This system has no such measure.
    NotPossible,
}

impl Outcome {
    /// The outcome in plain words.
    pub fn message(&self) -> Message {
        match self {
            Self::Done => Message::new("secret-outcome-done"),
            Self::Refused(reason) => Message::new("secret-outcome-refused").with("reason", reason),
            Self::Asked => Message::new("secret-outcome-asked"),
            Self::NotHere => Message::new("secret-outcome-not-here"),
            Self::NotPossible => Message::new("secret-outcome-not-possible"),
        }
    }

    /// Whether nothing is left open.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Done | Self::NotHere)
    }
}

static OUTCOMES: OnceLock<Vec<(Measure, Outcome)>> = OnceLock::new();

/// Takes every measure, once; later calls only tell what became of them. Call it first in `main`.
pub fn harden() -> &'static [(Measure, Outcome)] {
    OUTCOMES.get_or_init(|| {
        quiet_panics();
        vec![
            (Measure::NoDumps, outcome(os::no_core_dumps())),
            (Measure::NoDebuggers, outcome(os::deny_debuggers())),
            (Measure::LockedMemory, locked_memory()),
            (Measure::SafeLibraries, outcome(os::safe_library_search())),
            (Measure::QuietPanics, Outcome::Done),
        ]
    })
}

/// What became of every measure until now, those of the window among them.
pub fn measures() -> Vec<(Measure, Outcome)> {
    let mut measures = harden().to_vec();
    for (measure, outcome) in &mut measures {
        // The system may have granted it at first, and run out of it since.
        if *measure == Measure::LockedMemory && *outcome == Outcome::Done && some_was_not_locked() {
            *outcome = Outcome::Refused(tr("secret-measure-locked-in-part"));
        }
    }
    let hidden =
        if cfg!(any(windows, target_os = "macos")) { Outcome::Asked } else { Outcome::NotPossible };
    measures.push((Measure::HiddenScreen, hidden));
    measures
}

/// Keeps graphics drivers from leaving files behind. Call it in `main` of the window program, before any thread
/// is there; later it does nothing.
pub fn write_no_driver_caches() {
    #[cfg(target_os = "linux")]
    let _ = os::no_driver_caches();
}

fn outcome(result: io::Result<()>) -> Outcome {
    match result {
        Ok(()) => Outcome::Done,
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Outcome::NotHere,
        Err(error) => Outcome::Refused(error.to_string()),
    }
}

fn locked_memory() -> Outcome {
    if SecretBytes::copy_of(&[0; 64]).is_locked() {
        Outcome::Done
    } else {
        Outcome::Refused(io::Error::last_os_error().to_string())
    }
}

/// The place of a panic helps to mend it; its message could carry what somebody typed. One that is not caught ends the
/// program at once, before anything else can be done with what it held.
fn quiet_panics() {
    #[cfg(test)]
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        use std::io::Write as _;
        // A test that fails says why.
        #[cfg(test)]
        loud(info);
        let place =
            info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let _ =
            writeln!(io::stderr(), "{}", Message::new("secret-panic").with("place", place).text());
        // The harness of unit tests catches panics itself.
        if !worker::is_caught() && !cfg!(test) {
            std::process::abort();
        }
    }));
}

/// While it lives, the desktop's own file dialog may look at this process, which it refuses to serve otherwise.
#[derive(Debug)]
pub struct DialogPass(());

impl DialogPass {
    /// Lets the dialog in.
    pub fn open() -> Self {
        #[cfg(target_os = "linux")]
        let _ = os::set_dumpable(true);
        Self(())
    }
}

impl Drop for DialogPass {
    fn drop(&mut self) {
        #[cfg(target_os = "linux")]
        let _ = os::set_dumpable(false);
    }
}
