//! At a terminal and without one: the script beside this, which Python's library for terminals drives.

use std::path::Path;
use std::process::Command;

#[allow(clippy::disallowed_macros, reason = "a test's own words")]
#[test]
fn a_terminal_is_asked_without_echo_and_sees_no_private_key_unasked() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/terminal.py");
    let ran = Command::new("python3").arg(script).arg(env!("CARGO_BIN_EXE_keyturn-cli")).output();
    let Ok(ran) = ran else {
        let required = crate::fixtures::tools_are_required();
        assert!(!required, "python3 is missing");
        eprintln!("skipped: python3 is missing; `make test` installs it");
        return;
    };
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}");
}
