//! The steps from the import on, as a screen reader finds them; without a dialog or a clipboard.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{DroppedFile, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::Zoned;

use super::*;
use crate::ceremony::{Consent, Environment, EventKind, Origin, Plan, Proof};
use crate::desktop::theme;
use crate::fixtures::test_key;
use crate::keys::PrivateKey;
use crate::keys::audit::audit;
use crate::keys::export::{ExportForm, render};
use crate::keys::fixture;
use crate::keys::import::private_key;
use crate::secret::Passphrase;
use crate::text::Message;

/// The page alone.
#[derive(Default)]
struct Alone {
    keys: Keys,
    desk: Desk,
}

impl eframe::App for Alone {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.keys.logic(ctx, &mut self.desk);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.keys.ui(ui, &mut self.desk);
    }
}

type Window = Harness<'static, Alone>;

fn window(ceremony: Ceremony) -> Window {
    Harness::builder().with_size(vec2(900.0, 1000.0)).build_eframe(move |creation| {
        theme::install(&creation.egui_ctx);
        let mut alone = Alone::default();
        alone.keys.ceremony = ceremony;
        alone
    })
}

/// The key of the ceremony; nobody has published it.
fn merchant() -> PrivateKey {
    fixture::key(0)
}

/// The text of a private key, as people have it.
fn private_text(form: ExportForm, passphrase: Option<&str>) -> String {
    let passphrase = passphrase.map(|text| Passphrase::from_string(text.to_owned()));
    let text = render(&merchant(), form, passphrase.as_ref()).expect("rendered");
    text.expose().to_owned()
}

/// What is said of a key that was read and checked.
fn checked() -> String {
    Message::new("make-checks-imported").with("bits", 2048).text()
}

fn at_make(plan: Plan) -> Ceremony {
    let mut ceremony = Ceremony::default();
    ceremony.prepare(plan, Consent::No, &Zoned::now()).expect("prepared");
    ceremony
}

fn at_store(plan: Plan) -> Ceremony {
    let (mut ceremony, key, now) = (at_make(plan), merchant(), Zoned::now());
    let audit = audit(&key);
    ceremony.take_key(key, audit, Origin::Imported, Consent::No, &now).expect("taken");
    ceremony.open(Step::Store, &now).expect("open");
    ceremony
}

fn at_register(plan: Plan) -> Ceremony {
    let (mut ceremony, now) = (at_store(plan), Zoned::now());
    let key = ceremony.made().expect("a key").public.clone();
    ceremony.prove(&key, Proof::PastedBack, &now).expect("proved");
    ceremony.confirm_stored(&now).expect("stored");
    ceremony
}

fn at_finish(plan: Plan) -> Ceremony {
    let (mut ceremony, now) = (at_register(plan), Zoned::now());
    ceremony.public_key_taken(None, &now).expect("taken");
    ceremony.registered(true, &now).expect("registered");
    ceremony.put_live_off("later", &now).expect("put off");
    ceremony.open(Step::Finish, &now).expect("open");
    ceremony
}

fn has(window: &Window, kind: &EventKind) -> bool {
    window.state().keys.ceremony.events().iter().any(|event| event.kind == *kind)
}

fn shows(window: &Window, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

#[track_caller]
fn wait_for(window: &mut Window, text: &str) {
    let end = Instant::now() + Duration::from_mins(1);
    while !shows(window, text) {
        assert!(Instant::now() < end, "{text:?} did not come");
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
}

fn press(window: &mut Window, id: &'static str) {
    window.get_by_role_and_label(Role::Button, &tr(id)).click();
    window.run_steps(3);
}

fn is_enabled(window: &Window, id: &'static str) -> bool {
    let name = tr(id);
    let button = window.get_by_role_and_label(Role::Button, &name);
    !button.accesskit_node().is_disabled()
}

fn write(window: &mut Window, role: Role, id: &'static str, text: &str) {
    window.get_by_role_and_label(role, &tr(id)).focus();
    window.run_steps(2);
    window.get_by_role_and_label(role, &tr(id)).type_text(text);
    window.run_steps(3);
}

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

fn drop_on(window: &mut Window, folder: &Path, contents: &str) {
    let path = folder.join("given.pem");
    std::fs::write(&path, contents).expect("a file");
    let dropped = Arc::new(Dropped(path));
    window.input_mut().dropped_files.push(dropped);
    window.step();
}

#[test]
fn a_protected_key_is_opened_with_its_passphrase_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(at_make(Plan::default()));
    drop_on(
        &mut window,
        folder.path(),
        &private_text(ExportForm::EncryptedPkcs8Pem, Some("test1234 and more")),
    );
    wait_for(&mut window, &tr("keys-protected-title"));
    assert!(!is_enabled(&window, "keys-open"), "there is none yet");
    write(&mut window, Role::PasswordInput, "keys-passphrase", "wrong");
    press(&mut window, "keys-open");
    wait_for(&mut window, "K116");
    write(&mut window, Role::PasswordInput, "keys-passphrase", "test1234 and more");
    press(&mut window, "keys-open");
    wait_for(&mut window, &checked());
    assert!(is_enabled(&window, "shell-continue"));
}

#[test]
fn a_public_key_in_place_of_a_private_one_is_named_and_a_better_file_follows() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(at_make(Plan::default()));
    let public = test_key("merchant_B_2048", "public_spki_pem");
    drop_on(&mut window, folder.path(), &public);
    wait_for(&mut window, &tr("keys-is-public"));
    assert!(!is_enabled(&window, "shell-continue"));
    let private = private_text(ExportForm::Pkcs1Pem, None);
    drop_on(&mut window, folder.path(), &private);
    wait_for(&mut window, &checked());
    assert!(!shows(&window, &tr("keys-is-public")));
}

#[test]
fn a_file_is_read_back_before_the_key_is_let_go_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("key.pem");
    let mut window = window(at_store(Plan::default()));
    press(&mut window, "store-type-path");
    let typed = path.to_string_lossy().into_owned();
    write(&mut window, Role::TextInput, "store-path", &typed);
    press(&mut window, "store-save-there");
    let proved = Message::new("store-read-back").with("file", "key.pem");
    wait_for(&mut window, &proved.text());
    let saved = std::fs::read(&path).expect("a file");
    let read = private_key(&saved, None).expect("a key").key;
    assert_eq!(read.public(), merchant().public());
    press(&mut window, "store-stored");
    wait_for(&mut window, &tr("register-lead"));
    assert!(window.state().keys.ceremony.key_is_gone());
}

#[test]
fn the_public_key_is_taken_out_before_the_end() {
    let window = window(at_register(Plan::default()));
    assert!(shows(&window, &merchant().public().one_line()));
    assert!(!is_enabled(&window, "register-done"));
    assert!(shows(&window, &tr("register-not-taken-hint")));
}

#[test]
fn the_key_of_alipay_is_told_from_the_users_own() {
    let mut ceremony = at_register(Plan::default());
    ceremony.public_key_taken(None, &Zoned::now()).expect("taken");
    let mut window = window(ceremony);
    let field = |window: &mut Window, text: &str| {
        write(window, Role::MultilineTextInput, "register-platform-key", text);
    };
    field(&mut window, &merchant().public().one_line());
    wait_for(&mut window, &tr("ceremony-refusal-own-key"));
    assert!(!is_enabled(&window, "register-done"), "a key that was refused is not passed over");
    assert!(shows(&window, &tr("register-refused-hint")));
    window.state_mut().keys.register.platform = crate::desktop::inputs::PublicKeyField::default();
    field(&mut window, &test_key("platform_A_2048", "public_spki_one_line"));
    wait_for(&mut window, &tr("ceremony-refusal-published-key"));
    window.state_mut().keys.register.platform = crate::desktop::inputs::PublicKeyField::default();
    let platform = fixture::key(1);
    field(&mut window, &platform.public().one_line());
    let words = platform.public().fingerprint().words();
    wait_for(&mut window, &words.join(" · "));
    assert!(!shows(&window, &tr("ceremony-refusal-own-key")));
    assert!(is_enabled(&window, "register-done"));
}

#[test]
fn the_end_says_what_was_done_and_what_comes_next() {
    let real = Plan { environment: Environment::Real, ..Plan::default() };
    assert!(shows(&window(at_finish(real)), &tr("finish-next-replace")));
    let window = window(at_finish(Plan::default()));
    let done = [
        "ceremony-event-destroyed",
        "ceremony-event-public-copied",
        "finish-next-replace-test",
        "finish-record-hint",
        "finish-key-gone",
    ];
    for id in done {
        assert!(shows(&window, &tr(id)), "{id}");
    }
    assert!(is_enabled(&window, "finish-save-record"));
    assert!(!shows(&window, &tr("finish-rehearsal")));
    assert!(!shows(&window, &tr("finish-next-replace")));
}

#[test]
fn the_end_of_a_rehearsal_says_that_it_was_one() {
    let plan = Plan { rehearsal: true, ..Plan::default() };
    let window = window(at_finish(plan));
    assert!(shows(&window, &tr("finish-rehearsal")));
    assert!(shows(&window, &tr("finish-next-rehearsal")));
    assert!(!shows(&window, &tr("finish-next-replace")));
}

#[test]
fn no_way_to_another_key_loses_this_one_unasked() {
    let mut window = window(at_store(Plan::default()));
    let kept = |window: &Window| window.state().keys.ceremony.private_key().is_some();
    press(&mut window, "shell-back");
    assert!(
        window.query_by_label(&tr("make-generate")).is_none(),
        "the key that is there comes first"
    );
    press(&mut window, "make-another");
    press(&mut window, "make-generate");
    assert!(shows(&window, &tr("shell-lose-title")) && kept(&window), "make again");
    press(&mut window, "shell-stay");
    assert!(!shows(&window, &tr("shell-lose-title")));
    let folder = tempfile::tempdir().expect("a folder");
    drop_on(&mut window, folder.path(), &private_text(ExportForm::Pkcs8Pem, None));
    window.run_steps(3);
    assert!(shows(&window, &tr("shell-again-body")) && kept(&window), "a file dropped");
    press(&mut window, "shell-stay");
    press(&mut window, "shell-back");
    write(&mut window, Role::TextInput, "prepare-client-id", "5X");
    press(&mut window, "shell-continue");
    assert!(shows(&window, &tr("shell-plan-body")) && kept(&window), "another client id");
    press(&mut window, "shell-plan-anyway");
    assert!(!kept(&window) && shows(&window, &tr("make-lead")), "the user agreed");
}

#[test]
fn what_contradicts_itself_is_asked_about_before_it_is_settled() {
    let mut window = window(Ceremony::default());
    write(&mut window, Role::TextInput, "prepare-client-id", "TEST_5X");
    window.state_mut().keys.prepare.plan.environment = Environment::Real;
    window.run_steps(2);
    assert!(shows(&window, &tr("ceremony-note-sandbox-id")), "beside its field");
    press(&mut window, "shell-continue");
    assert!(shows(&window, &tr("shell-look-title")) && shows(&window, &tr("prepare-lead")));
    press(&mut window, "shell-stay");
    assert!(shows(&window, &tr("prepare-lead")));
    press(&mut window, "shell-continue");
    press(&mut window, "shell-look-anyway");
    assert!(shows(&window, &tr("make-lead")), "the user knows better");
}

#[test]
fn a_replacement_without_the_old_key_is_asked_about_and_a_wrong_one_stops() {
    let plan = || Plan { occasion: crate::ceremony::Occasion::Replacement, ..Plan::default() };
    let mut window = window(Ceremony::default());
    window.state_mut().keys.prepare.plan = plan();
    window.run_steps(2);
    press(&mut window, "shell-continue");
    assert!(shows(&window, &tr("prepare-no-old-key")));
    press(&mut window, "shell-stay");
    write(&mut window, Role::MultilineTextInput, "prepare-old-key", "no key at all");
    press(&mut window, "shell-continue");
    assert!(shows(&window, &tr("keys-is-prose")) && shows(&window, &tr("prepare-lead")));
    assert!(!shows(&window, &tr("shell-look-title")), "it is not asked about: it stops");
}

#[test]
fn a_record_that_nobody_saved_is_asked_about() {
    let mut window = window(at_finish(Plan::default()));
    press(&mut window, "finish-start-over");
    assert!(shows(&window, &tr("shell-record-body")) && shows(&window, &tr("finish-lead")));
    press(&mut window, "shell-stay");
    window.state_mut().keys.ceremony.record_saved();
    window.run_steps(2);
    press(&mut window, "finish-start-over");
    assert!(shows(&window, &tr("prepare-lead")), "nothing is lost");
}

#[test]
fn a_public_key_that_nobody_took_is_not_lost_by_closing() {
    let mut window = window(at_register(Plan::default()));
    assert!(window.state().keys.would_lose_by_closing());
    window.state_mut().keys.ask_before_closing();
    window.run_steps(2);
    assert!(shows(&window, &tr("shell-public-title")) && shows(&window, &tr("shell-record-body")));
}

#[test]
fn what_is_seen_on_the_dashboard_is_told_by_the_operator() {
    let mut ceremony = at_register(Plan::default());
    ceremony.public_key_taken(None, &Zoned::now()).expect("taken");
    let mut seen = window(ceremony);
    press(&mut seen, "register-done");
    assert!(shows(&seen, &tr("live-lead")) && has(&seen, &EventKind::Registered));
    let mut ceremony = at_register(Plan::default());
    ceremony.public_key_taken(None, &Zoned::now()).expect("taken");
    let mut later = window(ceremony);
    press(&mut later, "register-later");
    assert!(has(&later, &EventKind::RegistrationPutOff) && !has(&later, &EventKind::Registered));
}

#[test]
fn a_passphrase_is_shown_on_demand_and_not_told_to_a_screen_reader_unasked() {
    let mut window = window(at_store(Plan::default()));
    press(&mut window, "store-protect");
    assert!(!is_enabled(&window, "store-save"));
    press(&mut window, "store-suggest");
    assert!(is_enabled(&window, "store-save"), "both fields are filled");
    let phrase =
        window.state().keys.store.protection.passphrase().expect("one").expose().to_owned();
    assert!(shows(&window, &tr("store-shown")) && !shows(&window, &phrase));
    press(&mut window, "store-spoken");
    assert!(shows(&window, &phrase), "asked for");
    press(&mut window, "store-hide");
    assert!(!shows(&window, &tr("store-shown")) && !shows(&window, &phrase));
    press(&mut window, "store-suggest");
    let other = window.state().keys.store.protection.passphrase().expect("one").expose().to_owned();
    assert_ne!(phrase, other);
}

#[test]
fn each_of_two_people_confirms_what_was_typed() {
    let mut window = window(at_store(Plan::default()));
    press(&mut window, "store-protect");
    press(&mut window, "store-two-people");
    let (first, second) = ("kupfer mandoline regen", "rinne olive wacholder");
    write(&mut window, Role::PasswordInput, "store-passphrase-part-1", first);
    write(&mut window, Role::PasswordInput, "store-passphrase-part-2", second);
    assert!(!is_enabled(&window, "store-save"), "nobody has typed a part twice");
    write(&mut window, Role::PasswordInput, "store-passphrase-part-1-again", first);
    write(&mut window, Role::PasswordInput, "store-passphrase-part-2-again", second);
    assert!(is_enabled(&window, "store-save"));
}

#[test]
fn the_copy_that_is_dropped_here_is_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(at_store(Plan::default()));
    let other = render(&fixture::key(1), ExportForm::Pkcs8Pem, None).expect("rendered");
    drop_on(&mut window, folder.path(), other.expose());
    wait_for(&mut window, &tr("keys-mismatch-another-key"));
    drop_on(&mut window, folder.path(), &private_text(ExportForm::Pkcs8Pem, None));
    wait_for(&mut window, &Message::new("store-read-back").with("file", "given.pem").text());
}

#[test]
fn a_key_that_everybody_has_is_not_taken_for_ones_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(at_make(Plan::default()));
    drop_on(&mut window, folder.path(), &test_key("merchant_B_2048", "private_pkcs8_pem"));
    wait_for(&mut window, &tr("keys-audit-secret-bad"));
    assert!(!is_enabled(&window, "shell-continue"));
}

#[test]
fn a_key_of_a_rehearsal_is_refused_in_a_real_ceremony() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = render(&merchant(), ExportForm::Pkcs8Pem, None).expect("rendered");
    let marked = crate::keys::export::marked_for_rehearsal(ExportForm::Pkcs8Pem, &text);
    let real = Plan { environment: Environment::Real, ..Plan::default() };
    let mut window = window(at_make(real));
    drop_on(&mut window, folder.path(), marked.expose());
    wait_for(&mut window, "C215");
    assert!(window.state().keys.ceremony.made().is_none());
    drop_on(&mut window, folder.path(), text.expose());
    wait_for(&mut window, &checked());
}

#[test]
fn a_ceremony_that_was_cut_off_says_what_became_of_the_key() {
    let events = at_store(Plan::default()).events().to_vec();
    let scene = crate::ceremony::facts::Scene::default();
    let resumed = Ceremony::resume(events, scene, &Zoned::now()).expect("resumed");
    let window = window(resumed);
    assert!(shows(&window, &tr("make-lead")) && shows(&window, &tr("ceremony-event-cut-off")));
}
