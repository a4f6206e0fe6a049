//! The clipboard on a real X server, with `xclip` as the other program. Each test runs itself on a desktop of its own.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use keyturn::secret::SecretText;
use keyturn::secret::clipboard::{Clipboard, ClipboardError};

use super::run::run_in_session;

const HERE: &str = "KEYTURN_CLIPBOARD_HERE";
const SECRET: &str = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ";
const THEIRS: &str = "what somebody else copied";
const SHORT: Duration = Duration::from_millis(300);
const LONG: Duration = Duration::from_mins(1);
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs `walk` on this desktop where it is the private one, or this same test again on such a desktop.
fn on_a_desktop(test: &str, walk: impl FnOnce(Clipboard)) {
    if std::env::var_os(HERE).is_some() {
        return walk(Clipboard::default());
    }
    let own = std::env::current_exe().expect("this test");
    let (own, test) = (own.to_string_lossy(), format!("clipboard::{test}"));
    let here = format!("{HERE}=1");
    let said = run_in_session(&["env", &here, &own, "--exact", &test, "--nocapture"]);
    assert!(said.is_none_or(|said| said.contains(" 1 passed")), "it did not run");
}

fn copy(clipboard: &mut Clipboard, stay: Duration) {
    let secret = SecretText::copy_of(SECRET);
    clipboard.copy_secret(&secret, Instant::now(), stay).expect("copied");
}

/// What another program gets; empty where there is nothing.
fn seen_as(target: &str) -> String {
    let output = Command::new("xclip")
        .args(["-selection", "clipboard", "-out", "-target", target])
        .output()
        .expect("xclip");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn seen() -> String {
    seen_as("UTF8_STRING")
}

fn wait_until_seen(text: &str) {
    let end = Instant::now() + PATIENCE;
    while seen() != text {
        assert!(Instant::now() < end, "seen is {:?}", seen());
        sleep(Duration::from_millis(20));
    }
}

fn somebody_copies(text: &str) {
    let mut xclip = Command::new("xclip")
        .args(["-selection", "clipboard"])
        .stdin(Stdio::piped())
        .spawn()
        .expect("xclip");
    let mut input = xclip.stdin.take().expect("a pipe");
    input.write_all(text.as_bytes()).expect("xclip listens");
    drop(input);
    assert!(xclip.wait().expect("xclip").success());
    wait_until_seen(text);
}

#[test]
fn a_secret_is_marked_and_goes_when_its_time_is_up() {
    on_a_desktop("a_secret_is_marked_and_goes_when_its_time_is_up", |mut clipboard| {
        copy(&mut clipboard, SHORT);
        assert_eq!(seen(), SECRET);
        assert_eq!(seen_as("x-kde-passwordManagerHint"), "secret");
        assert!(clipboard.remaining(Instant::now()).expect("ours") <= SHORT);
        sleep(SHORT);
        assert_eq!(seen(), SECRET, "it goes by a tick alone");
        assert!(clipboard.tick(Instant::now()));
        wait_until_seen("");
        assert_eq!(seen_as("TARGETS"), "");
        assert_eq!(clipboard.remaining(Instant::now()), None);
        assert!(!clipboard.tick(Instant::now()));
    });
}

#[test]
fn a_secret_stays_until_its_time_is_up() {
    on_a_desktop("a_secret_stays_until_its_time_is_up", |mut clipboard| {
        copy(&mut clipboard, LONG);
        assert!(!clipboard.tick(Instant::now()));
        assert_eq!(seen(), SECRET);
        assert!(clipboard.tick(Instant::now() + LONG));
        wait_until_seen("");
    });
}

#[test]
fn a_secret_is_cleared_at_once_when_asked() {
    on_a_desktop("a_secret_is_cleared_at_once_when_asked", |mut clipboard| {
        copy(&mut clipboard, LONG);
        assert_eq!(seen(), SECRET);
        clipboard.clear_if_ours(Instant::now());
        wait_until_seen("");
    });
}

#[test]
fn a_secret_goes_with_the_program() {
    on_a_desktop("a_secret_goes_with_the_program", |mut clipboard| {
        copy(&mut clipboard, LONG);
        assert_eq!(seen(), SECRET);
        drop(clipboard);
        wait_until_seen("");
    });
}

#[test]
fn what_somebody_else_copied_in_between_stays() {
    on_a_desktop("what_somebody_else_copied_in_between_stays", |mut clipboard| {
        copy(&mut clipboard, SHORT);
        somebody_copies(THEIRS);
        assert!(!clipboard.tick(Instant::now()), "nothing of ours was cleared");
        assert_eq!(clipboard.remaining(Instant::now()), None, "nothing is counted down any more");
        assert_eq!(seen(), THEIRS);
        copy(&mut clipboard, LONG);
        somebody_copies(THEIRS);
        clipboard.clear_if_ours(Instant::now());
        assert_eq!(seen(), THEIRS);
        copy(&mut clipboard, LONG);
        somebody_copies(THEIRS);
        drop(clipboard);
        assert_eq!(seen(), THEIRS);
    });
}

#[test]
fn the_same_text_copied_by_another_program_is_not_ours_and_goes_all_the_same() {
    on_a_desktop(
        "the_same_text_copied_by_another_program_is_not_ours_and_goes_all_the_same",
        |mut clipboard| {
            copy(&mut clipboard, SHORT);
            assert!(clipboard.is_ours(&SecretText::copy_of(SECRET)));
            somebody_copies(SECRET);
            assert!(!clipboard.is_ours(&SecretText::copy_of(SECRET)), "it comes from elsewhere");
            sleep(SHORT);
            assert!(clipboard.tick(Instant::now()));
            wait_until_seen("");
        },
    );
}

#[test]
fn what_everybody_may_see_is_not_marked_and_stays() {
    on_a_desktop("what_everybody_may_see_is_not_marked_and_stays", |mut clipboard| {
        copy(&mut clipboard, SHORT);
        clipboard.copy_public("a public key").expect("copied");
        assert_eq!(clipboard.remaining(Instant::now()), None);
        sleep(SHORT);
        assert!(!clipboard.tick(Instant::now()));
        clipboard.clear_if_ours(Instant::now());
        assert_eq!(seen(), "a public key");
        assert!(!seen_as("TARGETS").contains("passwordManagerHint"));
    });
}

#[test]
fn what_is_read_is_text_of_a_sensible_length() {
    on_a_desktop("what_is_read_is_text_of_a_sensible_length", |mut clipboard| {
        assert_eq!(clipboard.read().err(), Some(ClipboardError::Empty));
        somebody_copies(THEIRS);
        assert_eq!(clipboard.read().expect("theirs").expose(), THEIRS);
        somebody_copies(&"x".repeat(600 * 1024));
        assert_eq!(clipboard.read().err(), Some(ClipboardError::TooLong));
    });
}
