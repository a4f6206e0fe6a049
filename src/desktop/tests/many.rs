//! Many messages on the Verify page.

use std::path::Path;
use std::sync::LazyLock;

use super::*;
use crate::keys::PrivateKey;
use crate::keys::generate::{Cancel, KeySize, Progress, generate};
use crate::signing::samples::Sample;
use crate::signing::{SignatureHeader, diagnose};

/// A key that nobody has published.
static KEY: LazyLock<PrivateKey> = LazyLock::new(|| {
    generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key")
});

/// The same fault in a message that [`KEY`] signed; one that nobody can undo stays as it is.
fn signed_anew(sample: &Sample) -> Sample {
    let parsed = SignatureHeader::parse(sample.signature).expect(sample.id);
    let keys = samples::keys().expect("keys");
    let found = diagnose(&sample.message, &parsed, &keys, &Cancel::default());
    let content = match (found.repaired, found.verdict.is_valid()) {
        (Some(repaired), _) => repaired.content,
        (None, true) => sample.message.content_to_sign(),
        (None, false) => return sample.clone(),
    };
    let signature = KEY.sign_pkcs1v15_sha256(&content).expect("signed");
    let header = SignatureHeader::format(&signature, "1");
    Sample { signature: header.leak(), ..sample.clone() }
}

fn folder_of_samples() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for sample in samples::all().iter().map(signed_anew) {
        let path = folder.path().join(format!("{}.http", sample.id));
        std::fs::write(path, sample.capture()).expect("a file");
    }
    std::fs::write(folder.path().join("notes.txt"), "no message").expect("a file");
    folder
}

/// The Verify page with the key that signed what is in the folder.
fn verify() -> Window {
    let mut window = window();
    open(&mut window, "shell-page-verify");
    write(&mut window, Role::MultilineTextInput, "verify-platform-key", &KEY.public().one_line());
    window
}

fn rows(window: &Window) -> usize {
    window.query_all_by_role(Role::ListItem).count()
}

#[test]
fn a_folder_is_listed_filtered_and_opened() {
    let folder = folder_of_samples();
    let mut window = verify();
    drop_on(&mut window, &[folder.path()]);
    wait_for(&mut window, &tr("verify-column-standing"));
    assert!(shows(&window, "notes.txt"), "what cannot be read comes first");
    assert!(is_enabled(&window, "verify-many-save"));

    let unreadable = format!("{} 1", tr("signing-standing-unreadable"));
    choose(&mut window, &unreadable);
    assert_eq!(rows(&window), 1);
    let all = window.query_all_by_role(Role::RadioButton).next().expect("all of them");
    all.click();
    window.run_steps(3);
    assert!(rows(&window) > 1);

    let search = tr("verify-many-find");
    let search = window.get_by_role_and_label(Role::TextInput, &search);
    search.focus();
    window.run_steps(2);
    let search = tr("verify-many-find");
    let search = window.get_by_role_and_label(Role::TextInput, &search);
    search.type_text("trailing-newline");
    window.run_steps(3);
    assert_eq!(rows(&window), 1);
    window.get_by_role(Role::ListItem).click();
    wait_for(&mut window, &tr("verify-differs"));
    assert!(shows(&window, "trailing-newline.http"), "where it was found");
    assert!(shows(&window, &tr("signing-body-trailing-newline")));
    press(&mut window, "verify-many-list");
    assert_eq!(rows(&window), 1, "the list is as it was left");
    press(&mut window, "verify-many-back");
    assert!(shows(&window, &tr("verify-need-message")));
}

#[test]
fn a_column_sorts_by_its_name() {
    let folder = folder_of_samples();
    let mut window = verify();
    drop_on(&mut window, &[folder.path()]);
    wait_for(&mut window, &tr("verify-column-standing"));
    let first = |window: &Window| {
        let row = window.query_all_by_role(Role::ListItem).next();
        row.and_then(|row| row.accesskit_node().label()).expect("a row with a name")
    };
    assert!(first(&window).starts_with(&tr("signing-standing-unreadable")));
    let verdict = tr("verify-column-standing");
    window.get_by_role_and_label(Role::ColumnHeader, &verdict).click();
    window.run_steps(3);
    assert!(first(&window).starts_with(&tr("signing-standing-genuine")));
    let source = tr("verify-column-source");
    window.get_by_role_and_label(Role::ColumnHeader, &source).click();
    window.run_steps(3);
    assert!(first(&window).contains("altered.http"));
}

#[test]
fn several_files_are_listed_and_wait_for_a_key() {
    let folder = folder_of_samples();
    let mut window = window();
    open(&mut window, "shell-page-verify");
    let paths = ["genuine.http", "notes.txt"].map(|name| folder.path().join(name));
    drop_on(&mut window, &[&paths[0], &paths[1]]);
    wait_for(&mut window, &tr("verify-many-need-key"));
    assert_eq!(rows(&window), 0);
    press(&mut window, "verify-many-back");
    assert!(shows(&window, &tr("verify-need-message")));
}

#[test]
fn a_file_that_cannot_be_read_is_said_to_be_and_what_was_there_stays() {
    let mut window = window();
    open(&mut window, "shell-page-verify");
    press(&mut window, "verify-sample");
    press(&mut window, "signing-sample-genuine");
    wait_for(&mut window, &tr("verify-valid-body"));
    drop_on(&mut window, &[Path::new("/no/such/capture.har")]);
    wait_for(&mut window, "capture.har");
    assert!(shows(&window, &tr("verify-valid-body")));
}
