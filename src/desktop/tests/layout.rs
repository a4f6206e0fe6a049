//! What decides is in view: on every page, at every size of the window, in a language with longer words, too.

use egui::Rect;
use egui_kittest::kittest::NodeT as _;

use super::*;
use crate::text::pseudo;

/// The smallest window; the one that opens; a large screen, and the same at twice the scale.
const SIZES: [(f32, f32); 4] = [(800.0, 600.0), (1120.0, 760.0), (1920.0, 1080.0), (960.0, 540.0)];
/// What a hand or a screen reader uses.
const USABLE: [Role; 8] = [
    Role::Button,
    Role::RadioButton,
    Role::CheckBox,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::PasswordInput,
    Role::Tab,
    Role::ProgressIndicator,
];

struct Page {
    window: Window,
    longer: bool,
    wrong: Vec<String>,
}

/// What is to be seen without scrolling.
enum Seen {
    /// A button that can be pressed, or not yet.
    Button(&'static str),
    /// A verdict, a refusal or a proof.
    Text(&'static str),
    /// A sentence with values in it.
    Words(String),
}

impl Page {
    fn at(&self, size: (f32, f32), name: &str) -> String {
        let longer = if self.longer { ", longer words" } else { "" };
        format!("{name} at {} × {}{longer}", size.0, size.1)
    }

    /// Looks at the page in every size, as it is when the window gets that size.
    fn look(&mut self, name: &str, seen: &[Seen]) {
        for size in SIZES {
            self.window.set_size(vec2(size.0, size.1));
            self.window.run_steps(6);
            let at = self.at(size, name);
            self.nothing_is_cut_or_covered(&at, size);
            for what in seen {
                self.is_seen(&at, size, what);
            }
        }
    }

    fn is_seen(&mut self, at: &str, size: (f32, f32), what: &Seen) {
        let all = Rect::from_min_size(pos2(0.0, 0.0), vec2(size.0, size.1));
        // The page ends where its bar begins.
        let bar = self.bar_top(size);
        let page = all.with_max_y(bar);
        let (place, name, within) = match what {
            Seen::Button(id) => {
                let name = tr(id);
                let mut nodes = self
                    .window
                    .query_all_by_role(Role::Button)
                    .filter(|node| node.accesskit_node().label().as_deref() == Some(name.as_str()));
                (nodes.next_back().map(|node| node.rect()), name, all)
            }
            Seen::Text(id) => (self.text_place(&tr(id)), tr(id), page),
            Seen::Words(words) => (self.text_place(words), words.clone(), page),
        };
        match place {
            None => self.wrong.push(format!("{at}: {name:?} is not there")),
            Some(place) if !within.expand(1.0).contains_rect(place) => {
                self.wrong.push(format!("{at}: {name:?} is not in view: {place:?}"));
            }
            Some(_) => {}
        }
    }

    /// Where a text stands: its first line, since a long one may go on below.
    fn text_place(&self, text: &str) -> Option<Rect> {
        let nodes = self.window.query_all_by_label_contains(text);
        // What is announced stands nowhere, and a group has no place of its own.
        let apart = [Role::Status, Role::AlertDialog, Role::RadioGroup];
        let shown = nodes.filter(|node| !apart.contains(&node.accesskit_node().role()));
        shown.map(|node| node.rect()).next()
    }

    fn bar_top(&self, size: (f32, f32)) -> f32 {
        let bars = [
            "shell-continue",
            "store-stored",
            "register-done",
            "live-put-off",
            "finish-start-over",
            "verify-copy",
        ];
        let tops = bars.iter().flat_map(|id| {
            let name = tr(id);
            let buttons = self.window.query_all_by_role(Role::Button);
            buttons
                .filter(move |node| node.accesskit_node().label().as_deref() == Some(name.as_str()))
                .map(|node| node.rect().top() - 15.0)
                .collect::<Vec<_>>()
        });
        tops.fold(size.1, f32::min)
    }

    /// No control reaches out of the window at its side, and none lies on another.
    fn nothing_is_cut_or_covered(&mut self, at: &str, size: (f32, f32)) {
        let mut seen: Vec<(String, Rect)> = Vec::new();
        for role in USABLE {
            for node in self.window.query_all_by_role(role) {
                let (place, node) = (node.rect(), node.accesskit_node());
                let name = node.label().or(node.value()).unwrap_or_default();
                if name.is_empty() {
                    self.wrong.push(format!("{at}: a {role:?} has no name"));
                }
                if place.left() < -0.5 || place.right() > size.0 + 0.5 {
                    self.wrong.push(format!("{at}: {name:?} is cut off: {place:?}"));
                }
                seen.push((name, place));
            }
        }
        // A question lies on the page, which nobody can use meanwhile.
        if self.window.query_all_by_role(Role::AlertDialog).next().is_some() {
            return;
        }
        for (index, (name, place)) in seen.iter().enumerate() {
            for (other, beside) in &seen[index + 1..] {
                let shared = place.intersect(*beside);
                if shared.width() > 1.0
                    && shared.height() > 1.0
                    && !is_scrolled_under(*place, *beside, size)
                {
                    self.wrong.push(format!("{at}: {name:?} and {other:?} lie on each other"));
                }
            }
        }
    }
}

/// What scrolls goes under the bars above and below.
fn is_scrolled_under(first: Rect, second: Rect, size: (f32, f32)) -> bool {
    let in_bar = |place: Rect| place.top() > size.1 - 72.0 || place.bottom() < 100.0;
    in_bar(first) || in_bar(second)
}

fn walk(longer: bool) -> Vec<String> {
    pseudo::speak(longer);
    let mut page = Page { window: window(), longer, wrong: Vec::new() };
    ceremony(&mut page);
    verify(&mut page);
    others(&mut page);
    pseudo::speak(false);
    page.wrong
}

/// Scrolls to a button and presses it.
fn tap(page: &mut Page, id: &'static str) {
    page.window.get_by_role_and_label(Role::Button, &tr(id)).scroll_to_me();
    page.window.run_steps(30);
    press(&mut page.window, id);
}

/// Scrolls to a choice and takes it.
fn pick(page: &mut Page, id: &'static str) {
    page.window.get_by_role_and_label(Role::RadioButton, &tr(id)).scroll_to_me();
    page.window.run_steps(40);
    choose(&mut page.window, &tr(id));
}

fn ceremony(page: &mut Page) {
    page.look("Prepare", &[Seen::Button("shell-continue")]);
    choose(&mut page.window, &tr("ceremony-occasion-replacement"));
    write(&mut page.window, Role::MultilineTextInput, "prepare-old-key", "no key at all");
    for size in SIZES {
        page.window.set_size(vec2(size.0, size.1));
        page.window.run_steps(3);
        tap(page, "shell-continue");
        page.window.run_steps(40);
        let at = page.at(size, "Prepare, held up");
        page.is_seen(&at, size, &Seen::Text("keys-is-prose"));
    }
    pick(page, "ceremony-occasion-first");
    pick(page, "ceremony-environment-real");
    write(&mut page.window, Role::TextInput, "prepare-client-id", "TEST_5X");
    tap(page, "shell-continue");
    let asked = [
        Seen::Text("shell-look-title"),
        Seen::Button("shell-stay"),
        Seen::Button("shell-look-anyway"),
    ];
    page.look("a question", &asked);
    tap(page, "shell-look-anyway");
    page.look("Make", &[Seen::Button("make-generate"), Seen::Button("shell-continue")]);
    tap(page, "make-generate");
    wait_for(&mut page.window, &made());
    page.look("Make, made", &[Seen::Words(made()), Seen::Button("shell-continue")]);
    tap(page, "shell-continue");
    page.look("Store", &[Seen::Button("store-save"), Seen::Button("store-stored")]);
    tap(page, "store-protect");
    tap(page, "store-suggest");
    page.look("Store, protected", &[Seen::Button("store-stored")]);
    tap(page, "store-unprotect");
    save(page);
    tap(page, "store-stored");
    page.look("Register", &[Seen::Button("register-copy"), Seen::Button("register-done")]);
    let published = samples::keys().expect("keys").swap_remove(0).key.one_line();
    for size in SIZES {
        page.window.set_size(vec2(size.0, size.1));
        page.window.run_steps(3);
        write(&mut page.window, Role::MultilineTextInput, "register-platform-key", &published);
        page.window.run_steps(60);
        let at = page.at(size, "Register, refused");
        page.is_seen(&at, size, &Seen::Text("ceremony-refusal-published-key"));
    }
    end_of_ceremony(page);
}

fn end_of_ceremony(page: &mut Page) {
    let field = tr("register-platform-key");
    page.window.get_by_role_and_label(Role::MultilineTextInput, &field).focus();
    page.window.run_steps(2);
    page.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    page.window.key_press(Key::Delete);
    page.window.run_steps(3);
    page.window.state_mut().take_public_key();
    page.window.run_steps(3);
    tap(page, "register-done");
    page.look("Live", &[Seen::Text("live-title"), Seen::Button("live-put-off")]);
    write(&mut page.window, Role::TextInput, "live-reason", "The release is on Monday");
    tap(page, "live-put-off");
    page.look("Finish", &[Seen::Text("finish-record-hint"), Seen::Button("finish-save-record")]);
    tap(page, "state-witness");
    page.look("Finish, witness", &[Seen::Button("finish-save-record")]);
    tap(page, "state-cancel");
    tap(page, "shell-exception");
    page.look("Finish, exception", &[Seen::Button("finish-save-record")]);
}

fn save(page: &mut Page) {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, size) in SIZES.into_iter().enumerate() {
        page.window.set_size(vec2(size.0, size.1));
        page.window.run_steps(3);
        if number == 0 {
            tap(page, "store-type-path");
        }
        let name = format!("{number}.pem");
        let path = folder.path().join(&name).to_string_lossy().into_owned();
        let field = tr("store-path");
        page.window.get_by_role_and_label(Role::TextInput, &field).focus();
        page.window.run_steps(2);
        page.window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        page.window.event(Event::Paste(path));
        page.window.run_steps(3);
        tap(page, "store-save-there");
        let proved = Message::new("store-read-back").with("file", &name).text();
        wait_for(&mut page.window, &proved);
        page.window.run_steps(60);
        let at = page.at(size, "Store, proved");
        page.is_seen(&at, size, &Seen::Words(proved));
        page.is_seen(&at, size, &Seen::Button("store-stored"));
    }
}

fn verify(page: &mut Page) {
    open(&mut page.window, "shell-page-verify");
    page.look("Verify", &[Seen::Text("verify-need-message"), Seen::Button("verify-paste")]);
    for (sample, said) in [
        ("signing-sample-genuine", "verify-valid-body"),
        ("signing-sample-trailing-newline", "signing-body-trailing-newline"),
        ("signing-sample-altered", "signing-content-differs"),
    ] {
        page.window.set_size(vec2(1120.0, 760.0));
        page.window.run_steps(3);
        tap(page, "verify-sample");
        tap(page, sample);
        wait_for(&mut page.window, &tr(said));
        page.window.run_steps(60);
        page.look(
            sample,
            &[Seen::Text(said), Seen::Button("verify-copy"), Seen::Button("verify-save")],
        );
    }
}

fn others(page: &mut Page) {
    open(&mut page.window, "shell-page-sign");
    page.look("Sign a test", &[Seen::Button("sign-go")]);
    open(&mut page.window, "shell-page-inspect");
    page.look("Inspect", &[]);
    open(&mut page.window, "shell-page-records");
    page.look("Records", &[Seen::Button("records-files")]);
    open(&mut page.window, "shell-page-help");
    page.look("Help", &[]);
    open(&mut page.window, "shell-page-about");
    page.look("About", &[]);
}

#[test]
fn what_decides_is_in_view_on_every_page() {
    let wrong = walk(false);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn longer_words_push_nothing_out_of_view() {
    let wrong = walk(true);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_ordinary_choice_needs_no_scrolling_in_the_smallest_window() {
    let mut page = Page { window: window(), longer: false, wrong: Vec::new() };
    let size = SIZES[0];
    page.window.set_size(vec2(size.0, size.1));
    page.window.run_steps(6);
    let last = page.window.get_by_role_and_label(Role::TextInput, &tr("prepare-witness")).rect();
    assert!(last.bottom() <= page.bar_top(size), "{last:?}");
}
