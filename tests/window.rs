//! The real window, driven as a screen reader does, each test on a screen of its own: the scripts of `tests/window`.
//!
//! Where a tool is missing (`make test` installs them all) a test says so and is skipped; with
//! `KEYTURN_REQUIRE_TOOLS=1` it fails instead.
#![cfg(all(feature = "window", target_os = "linux"))]

use std::path::PathBuf;
use std::process::Command;

/// Debian's own Python: its packages of the accessibility bus are not seen by another.
const PYTHON: &str = "/usr/bin/python3";
const LIBRARIES: &str = "import gi, Xlib; gi.require_version('Atspi', '2.0')";
const SERVERS: [&str; 3] = ["Xvfb", "dbus-daemon", "strace"];

fn is_there(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|folders| {
        std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
    })
}

fn missing_tool() -> Option<String> {
    let libraries = Command::new(PYTHON).args(["-c", LIBRARIES]).output();
    if !libraries.is_ok_and(|output| output.status.success()) {
        return Some(format!("{PYTHON} cannot do: {LIBRARIES}"));
    }
    SERVERS
        .iter()
        .find(|server| !is_there(server))
        .map(|server| format!("{server} is not installed"))
}

#[allow(clippy::disallowed_macros, reason = "a test's own words")]
/// Runs a script of `tests/window` on the program that cargo built; its own words say what failed.
fn run(script: &str, arguments: &[&str]) {
    if let Some(tool) = missing_tool() {
        assert!(
            std::env::var_os("KEYTURN_REQUIRE_TOOLS").is_none(),
            "{tool}"
        );
        eprintln!("skipped, because {tool}; `make test` installs what is missing");
        return;
    }
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/window");
    let output = Command::new(PYTHON)
        .args(["-W", "ignore"])
        .arg(folder.join("session.py"))
        .args([PYTHON, "-W", "ignore"])
        .arg(folder.join(script))
        .arg(env!("CARGO_BIN_EXE_keyturn"))
        .args(arguments)
        .output()
        .expect("Python starts");
    assert!(
        output.status.success(),
        "{script} says:\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_new_key_goes_the_whole_way() {
    run("ceremony_generate.py", &[]);
}

#[test]
fn a_key_that_exists_goes_the_whole_way() {
    run("ceremony_import.py", &[]);
}

#[test]
fn a_key_that_is_not_stored_is_not_lost_unasked() {
    run("closing_asks.py", &[]);
}

#[test]
fn nothing_else_is_written_and_nobody_is_called() {
    run("nothing_else.py", &[]);
}

#[test]
fn a_real_notification_is_judged() {
    run("verify_real.py", &[]);
}
