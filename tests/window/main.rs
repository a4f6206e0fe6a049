//! The real window, driven as a screen reader does, each test on a screen of its own: the scripts of `tests/window`.
//!
//! Where a tool is missing (`make test` installs them all) a test says so and is skipped; with
//! `KEYTURN_REQUIRE_TOOLS=1` it fails instead.
#![cfg(target_os = "linux")]

#[path = "../common/fixtures.rs"]
mod fixtures;

mod clipboard;
mod run;

use std::process::Command;

use run::run;

#[test]
fn without_a_screen_it_says_so_and_ends() {
    for screen in [None, Some(":65000")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keyturn"));
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(name);
        }
        command.envs(screen.map(|name| ("DISPLAY", name)));
        let done = command.env("RUST_BACKTRACE", "full").output().expect("it starts");
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{said}");
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 2, "{said}");
        assert!(lines[0].contains("no screen"), "{said}");
        assert!(lines[1].contains("keyturn-cli"), "{said}");
    }
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
fn a_rotation_is_proved_live_and_its_record_goes_on_in_another_process() {
    // Built without the command line, the record is checked in the window alone.
    let command_line = option_env!("CARGO_BIN_EXE_keyturn-cli");
    run("rotation.py", &command_line.into_iter().collect::<Vec<_>>());
}

#[test]
fn a_key_that_is_not_stored_is_not_lost_unasked() {
    run("closing_asks.py", &[]);
}

#[test]
fn another_key_or_plan_loses_no_key_unasked() {
    run("losing_asks.py", &[]);
}

#[test]
fn the_keyboard_alone_is_enough() {
    run("keyboard.py", &[]);
}

#[test]
fn a_screen_reader_is_enough_and_hears_what_matters() {
    run("screen_reader.py", &[]);
}

#[test]
fn a_sample_leaves_the_users_key_alone() {
    run("sample_key.py", &[]);
}

#[test]
fn nothing_else_is_written_and_nobody_is_called() {
    run("nothing_else.py", &[]);
}

#[test]
fn a_real_notification_is_judged() {
    run("verify_real.py", &[]);
}

#[test]
fn a_folder_of_notifications_is_judged() {
    run("verify_many.py", &[]);
}

#[test]
fn a_copied_key_leaves_the_clipboard() {
    run("clipboard.py", &["expired"]);
}

#[test]
fn what_somebody_else_copied_stays() {
    run("clipboard.py", &["somebody_else"]);
}

#[test]
fn a_copied_key_is_gone_with_the_key() {
    run("clipboard.py", &["destroyed"]);
}

#[test]
fn a_copied_key_is_gone_with_the_program() {
    run("clipboard.py", &["closed"]);
}

#[test]
fn the_about_page_says_what_the_system_refused() {
    run("about.py", &[]);
}

#[test]
fn dropped_files_are_read() {
    run("files_dropped.py", &[]);
}
