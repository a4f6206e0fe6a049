//! The pages as a screen reader finds them: by role and name.

mod keys;
mod layout;
mod many;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{
    DroppedFile, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::app::Keyturn;
use crate::keys::generate::{Cancel, KeySize, Progress, generate};
use crate::signing::samples;
use crate::text::{Message, tr};

type Window = Harness<'static, Keyturn>;

fn window() -> Window {
    Harness::builder()
        .with_size(vec2(1120.0, 760.0))
        .build_eframe(|creation| Keyturn::new(&creation.egui_ctx))
}

fn press(window: &mut Window, id: &'static str) {
    window.get_by_role_and_label(Role::Button, &tr(id)).click();
    window.run_steps(3);
}

fn open(window: &mut Window, id: &'static str) {
    window.get_by_role_and_label(Role::Tab, &tr(id)).click();
    window.run_steps(3);
}

fn shows(window: &Window, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

/// Work on other threads has its time, which differs from machine to machine.
#[track_caller]
fn wait_for(window: &mut Window, text: &str) {
    let end = Instant::now() + Duration::from_mins(1);
    while !shows(window, text) {
        assert!(Instant::now() < end, "{text:?} did not come");
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
}

fn is_enabled(window: &Window, id: &'static str) -> bool {
    !window.get_by_role_and_label(Role::Button, &tr(id)).accesskit_node().is_disabled()
}

/// What is said of a key that was made and checked.
fn made() -> String {
    Message::new("make-checks-generated").with("bits", 2048).text()
}

fn choose(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::RadioButton, name).click();
    window.run_steps(3);
}

fn write(window: &mut Window, role: Role, id: &'static str, text: &str) {
    window.get_by_role_and_label(role, &tr(id)).focus();
    window.run_steps(2);
    window.get_by_role_and_label(role, &tr(id)).type_text(text);
    window.run_steps(3);
}

/// A file as the system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(window: &mut Window, paths: &[&Path]) {
    for path in paths {
        let dropped = Dropped(path.to_path_buf());
        window.input_mut().dropped_files.push(Arc::new(dropped));
    }
    window.step();
}

#[test]
fn prepare_asks_for_little_and_goes_on() {
    let mut window = window();
    assert!(shows(&window, &tr("prepare-lead")));
    assert!(!shows(&window, &tr("prepare-old-key")));
    choose(&mut window, &tr("ceremony-occasion-replacement"));
    assert!(shows(&window, &tr("prepare-old-key")));
    press(&mut window, "shell-continue");
    press(&mut window, "shell-look-anyway");
    assert!(shows(&window, &tr("make-lead")));
    assert!(
        shows(&window, &tr("ceremony-environment-test")),
        "the environment is on every page after it"
    );
}

#[test]
fn a_key_is_made_checked_and_not_let_go_without_proof() {
    let mut window = window();
    press(&mut window, "shell-continue");
    assert!(!is_enabled(&window, "shell-continue"), "no key, no way on");
    press(&mut window, "make-generate");
    wait_for(&mut window, &made());
    press(&mut window, "shell-continue");
    assert!(shows(&window, &tr("store-lead")));
    assert!(!is_enabled(&window, "store-stored"), "no proof, no way on");
    assert!(shows(&window, &tr("store-proof-hint")));
}

#[test]
fn no_part_of_the_private_key_is_in_the_accessibility_tree() {
    let mut window = window();
    press(&mut window, "shell-continue");
    press(&mut window, "make-generate");
    wait_for(&mut window, &made());
    press(&mut window, "shell-continue");
    assert!(!shows(&window, "MIIEv") && !shows(&window, "PRIVATE KEY"));
    assert!(shows(&window, &tr("store-masked")));
}

#[test]
fn protection_asks_for_a_passphrase_before_it_saves() {
    let mut window = window();
    press(&mut window, "shell-continue");
    press(&mut window, "make-generate");
    wait_for(&mut window, &made());
    press(&mut window, "shell-continue");
    assert!(is_enabled(&window, "store-save"));
    press(&mut window, "store-protect");
    assert!(!is_enabled(&window, "store-save"));
    press(&mut window, "store-two-people");
    assert!(shows(&window, &tr("store-passphrase-part-1")));
}

#[test]
fn a_sample_is_genuine_and_another_is_explained() {
    let mut window = window();
    open(&mut window, "shell-page-verify");
    assert!(shows(&window, &tr("verify-need-message")));
    press(&mut window, "verify-sample");
    press(&mut window, "signing-sample-genuine");
    wait_for(&mut window, &tr("verify-valid-body"));
    press(&mut window, "verify-sample");
    press(&mut window, "signing-sample-trailing-newline");
    wait_for(&mut window, &tr("verify-differs"));
    assert!(
        !shows(&window, &tr("verify-valid-body")),
        "a repaired message is never called genuine as it stands"
    );
    assert!(shows(&window, &tr("verify-change")));
}

fn scroll_down(window: &mut Window) {
    window.hover_at(pos2(500.0, 300.0));
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -5000.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    window.run_steps(60);
}

/// Whether all of it can be seen: it lies above the bar at the bottom, and below nothing.
fn is_in_view(window: &Window, text: &str) -> bool {
    let bar = window.get_by_role_and_label(Role::Button, &tr("verify-copy")).rect();
    window.query_all_by_label_contains(text).any(|node| {
        let place = node.rect();
        place.top() >= 0.0 && place.bottom() <= bar.top() && place.left() >= 0.0
    })
}

#[test]
fn the_verdict_comes_into_view_whatever_the_size_of_the_window() {
    let capture = String::from_utf8(samples::all()[0].capture()).expect("text");
    let key = generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key");
    for (width, height) in [(800.0, 600.0), (960.0, 540.0), (1120.0, 760.0), (1920.0, 1080.0)] {
        let mut window = window();
        window.set_size(vec2(width, height));
        open(&mut window, "shell-page-verify");
        press(&mut window, "verify-sample");
        press(&mut window, "signing-sample-trailing-newline");
        wait_for(&mut window, &tr("verify-differs"));
        window.run_steps(60);
        let cause = tr("signing-body-trailing-newline");
        assert!(is_in_view(&window, &cause), "a sample at {width} × {height}");

        // The user's own: the message first, and at last the key, wherever the page stands by then.
        press(&mut window, "verify-clear");
        write(&mut window, Role::MultilineTextInput, "verify-message", &capture);
        scroll_down(&mut window);
        write(
            &mut window,
            Role::MultilineTextInput,
            "verify-platform-key",
            &key.public().one_line(),
        );
        wait_for(&mut window, &tr("signing-wrong-key"));
        window.run_steps(60);
        assert!(is_in_view(&window, &tr("signing-wrong-key")), "one's own at {width} × {height}");
    }
}

#[test]
fn a_sample_leaves_no_trace_in_the_users_keys_and_ends_with_the_users_first_input() {
    let key = generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key");
    let own = key.public().one_line();
    let mut window = window();
    open(&mut window, "shell-page-verify");
    write(&mut window, Role::MultilineTextInput, "verify-platform-key", &own);
    press(&mut window, "verify-sample");
    press(&mut window, "signing-sample-genuine");
    wait_for(&mut window, &tr("verify-valid-body"));
    assert!(shows(&window, &tr("verify-is-sample")));
    // The sample's own text, as somebody would forge it: judged with the user's key again.
    let forged = String::from_utf8(samples::all()[0].capture()).expect("text");
    let message = tr("verify-message");
    window.get_by_role_and_label(Role::MultilineTextInput, &message).focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.event(Event::Paste(forged));
    window.run_steps(3);
    wait_for(&mut window, &tr("signing-wrong-key"));
    assert!(!shows(&window, &tr("verify-is-sample")));
    let name = tr("verify-platform-key");
    let field = window.get_by_role_and_label(Role::MultilineTextInput, &name);
    assert_eq!(field.accesskit_node().value().as_deref(), Some(own.as_str()));
}

#[test]
fn a_published_key_is_never_taken_as_that_of_alipay() {
    let mut window = window();
    open(&mut window, "shell-page-verify");
    let published = samples::keys().expect("keys").swap_remove(0).key.one_line();
    write(&mut window, Role::MultilineTextInput, "verify-platform-key", &published);
    assert!(shows(&window, &tr("keys-published")));
    let forged = String::from_utf8(samples::all()[0].capture()).expect("text");
    write(&mut window, Role::MultilineTextInput, "verify-message", &forged);
    assert!(!shows(&window, &tr("verify-valid-body")));
    assert!(shows(&window, &tr("verify-need-key")));
}

#[test]
fn a_long_capture_is_pasted_without_being_laid_out_whole() {
    let mut window = window();
    open(&mut window, "shell-page-verify");
    let sample = samples::all()[0].capture();
    let mut capture = String::from_utf8(sample).expect("text");
    capture.push_str(&" ".repeat(300_000));
    let field = |window: &Window| {
        let name = tr("verify-message");
        let field = window.get_by_role_and_label(Role::MultilineTextInput, &name);
        field.accesskit_node().value().unwrap_or_default().len()
    };
    let name = tr("verify-message");
    window.get_by_role_and_label(Role::MultilineTextInput, &name).focus();
    window.run_steps(2);
    window.event(Event::Paste(capture.clone()));
    window.step();
    assert!(field(&window) == 0, "it is read on another thread first");
    wait_for(&mut window, &tr("verify-need-key"));
    assert!(field(&window) < capture.len());
    clear_field(&mut window, capture.len());
    assert!(field(&window) == 0 && shows(&window, &tr("verify-need-message")));
}

#[test]
fn a_long_text_is_put_in_whole_and_shown_by_its_beginning() {
    let mut window = window();
    open(&mut window, "shell-page-sign");
    let field = |window: &Window| {
        let name = tr("sign-body");
        let field = window.get_by_role_and_label(Role::MultilineTextInput, &name);
        field.accesskit_node().value().unwrap_or_default()
    };
    window.get_by_role_and_label(Role::MultilineTextInput, &tr("sign-body")).focus();
    window.run_steps(2);
    let body = "é1".repeat(100_000);
    window.event(Event::Paste(body.clone()));
    window.run_steps(2);
    let shown = field(&window);
    assert!(body.starts_with(&shown) && (1..100_000).contains(&shown.len()));
    window.event(Event::Text("x".to_owned()));
    window.run_steps(2);
    assert_eq!(field(&window), shown, "it is not edited");
    window.event(Event::Paste("longer ".repeat(100_000)));
    window.run_steps(2);
    assert!(field(&window).starts_with("longer longer"), "another takes its place");
    clear_field(&mut window, 700_000);
    assert_eq!(field(&window), "");
}

/// Clears the field that says it shows the beginning of so many bytes.
fn clear_field(window: &mut Window, bytes: usize) {
    assert!(shows(window, &Message::new("shell-text-long").counting("bytes", bytes).text()));
    window.get_by_label(&tr("shell-text-clear")).click();
    window.run_steps(3);
    assert!(!shows(window, &tr("shell-text-clear")));
}

#[test]
fn inspect_and_about_say_what_they_are() {
    let mut window = window();
    open(&mut window, "shell-page-inspect");
    assert!(shows(&window, &tr("inspect-lead")));
    open(&mut window, "shell-page-about");
    wait_for(&mut window, "SHA-256 ");
    assert!(shows(&window, env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_guide_is_searched() {
    let mut window = window();
    open(&mut window, "shell-page-help");
    assert!(shows(&window, "1. Prepare") && shows(&window, "Sign a test"));
    write(&mut window, Role::TextInput, "help-search", "witness");
    assert!(shows(&window, "Before you start") && !shows(&window, "Many at once"));
    write(&mut window, Role::TextInput, "help-search", " zebra");
    assert!(shows(&window, &tr("help-nothing")));
}

#[test]
fn about_compares_the_file_with_what_was_published() {
    let mut window = window();
    open(&mut window, "shell-page-about");
    wait_for(&mut window, "SHA-256 ");
    let field = || tr("about-published");
    let type_into = |window: &mut Window, text: &str| {
        window.get_by_role_and_label(Role::TextInput, &field()).focus();
        window.run_steps(2);
        window.get_by_role_and_label(Role::TextInput, &field()).type_text(text);
        window.run_steps(3);
    };
    type_into(&mut window, "keyturn.exe");
    wait_for(&mut window, &tr("about-no-hash"));
    type_into(&mut window, &format!(" {}", "0".repeat(64)));
    wait_for(&mut window, &tr("about-differs"));
}

#[test]
fn about_shows_the_licences_of_others_behind_one_button() {
    let mut window = window();
    open(&mut window, "shell-page-about");
    assert!(!shows(&window, "SIL Open Font License"));
    let name = tr("about-licences-show");
    window.get_by_role_and_label(Role::Button, &name).scroll_to_me();
    window.run_steps(3);
    press(&mut window, "about-licences-show");
    assert!(shows(&window, "SIL Open Font License"));
    press(&mut window, "about-licences-hide");
    assert!(!shows(&window, "SIL Open Font License"));
}
