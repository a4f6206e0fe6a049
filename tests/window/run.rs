use std::path::PathBuf;
use std::process::Command;

/// Debian's own Python: its packages of the accessibility bus are not seen by another.
const PYTHON: &str = "/usr/bin/python3";
const LIBRARIES: &str = "import gi, Xlib; gi.require_version('Atspi', '2.0')";
const SERVERS: [&str; 4] = ["Xvfb", "dbus-daemon", "strace", "xclip"];

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

/// Runs a script of `tests/window` on the program that cargo built; its own words say what failed.
pub fn run(script: &str, arguments: &[&str]) {
    let script = folder().join(script);
    let script = script.to_str().expect("a path in UTF-8");
    let command = [PYTHON, "-W", "ignore", script, env!("CARGO_BIN_EXE_keyturn")];
    run_in_session(&[&command, arguments].concat());
}

/// Runs a command on a desktop of its own; its own words say what failed. Gives what it said, or nothing where it was
/// skipped.
#[allow(clippy::disallowed_macros, reason = "a test's own words")]
pub fn run_in_session(command: &[&str]) -> Option<String> {
    if let Some(tool) = missing_tool() {
        assert!(!crate::fixtures::tools_are_required(), "{tool}");
        eprintln!("skipped, because {tool}; `make test` installs what is missing");
        return None;
    }
    let output = Command::new(PYTHON)
        .args(["-W", "ignore"])
        .arg(folder().join("session.py"))
        .args(command)
        .output()
        .expect("Python starts");
    assert!(
        output.status.success(),
        "{} says:\n{}{}",
        command.join(" "),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/window")
}
