//! The process as others see it: closed to them, and silent when it breaks.
#![cfg(target_os = "linux")]

use std::process::Command;

use keyturn::secret::process::{Measure, Outcome, harden, measures};

const HERE: &str = "KEYTURN_PROCESS_HERE";
const TYPED: &str = "correct horse battery staple";

/// Runs this test again, in a process of its own, since what is hardened stays so; gives what that said.
fn apart(test: &str, walk: impl FnOnce()) -> Option<(bool, String)> {
    if std::env::var_os(HERE).is_some() {
        harden();
        walk();
        return None;
    }
    let output = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", &format!("process::{test}"), "--nocapture"])
        .env(HERE, "1")
        .output()
        .expect("this test");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Some((output.status.success(), said))
}

#[test]
fn a_panic_says_where_and_never_what() {
    let ended = apart("a_panic_says_where_and_never_what", || panic!("{TYPED}"));
    let (success, said) = ended.expect("the other process has ended in a panic");
    assert!(!success);
    assert!(said.contains("tests/secret/process.rs:"), "{said}");
    assert!(!said.contains("horse"), "{said}");
}

fn assert_measures() {
    let measures = measures();
    for (measure, expected) in [
        (Measure::NoDumps, Some(Outcome::Done)),
        (Measure::NoDebuggers, Some(Outcome::Done)),
        // What the system grants here.
        (Measure::LockedMemory, None),
        (Measure::SafeLibraries, Some(Outcome::NotHere)),
        (Measure::QuietPanics, Some(Outcome::Done)),
        (Measure::HiddenScreen, Some(Outcome::NotPossible)),
    ] {
        let mut of_it = measures.iter().filter(|(listed, _)| *listed == measure);
        let (_, outcome) = of_it.next().expect("it is listed");
        assert!(of_it.next().is_none(), "{measure:?} is listed twice");
        assert!(expected.is_none_or(|expected| expected == *outcome), "{measure:?}: {outcome:?}");
    }
}

#[test]
fn every_measure_is_taken_or_told() {
    if let Some((success, said)) = apart("every_measure_is_taken_or_told", assert_measures) {
        assert!(success && said.contains(" 1 passed"), "{said}");
    }
}
