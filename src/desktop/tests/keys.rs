//! Keys on the pages Sign a test and Inspect.

use super::*;
use crate::fixtures::test_key as key;

fn files<const N: usize>(contents: [String; N]) -> (tempfile::TempDir, [PathBuf; N]) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut number = 0;
    let paths = contents.map(|text| {
        number += 1;
        let path = folder.path().join(format!("{number}.pem"));
        std::fs::write(&path, text).expect("a file");
        path
    });
    (folder, paths)
}

#[test]
fn signing_needs_a_key() {
    let mut window = window();
    open(&mut window, "shell-page-sign");
    assert!(!is_enabled(&window, "sign-go"));
    assert!(shows(&window, &tr("sign-need-key")));
}

#[test]
fn what_was_signed_goes_when_the_message_changes() {
    let (_folder, [path]) = files([key("merchant_B_2048", "private_pkcs8_pem")]);
    let mut window = window();
    open(&mut window, "shell-page-sign");
    drop_on(&mut window, &[&path]);
    wait_for(&mut window, &tr("sign-wiped"));
    write(&mut window, Role::TextInput, "sign-uri", "/aps/api/v1/payments/pay");
    write(&mut window, Role::TextInput, "sign-client-id", "TEST_5X00");
    press(&mut window, "sign-go");
    assert!(shows(&window, "algorithm=RSA256"));
    write(&mut window, Role::MultilineTextInput, "sign-body", "{}");
    assert!(!shows(&window, "algorithm=RSA256"), "it was of another message");
    open(&mut window, "shell-page-inspect");
    open(&mut window, "shell-page-sign");
    assert!(!is_enabled(&window, "sign-go"), "the key went with the page");
}

#[test]
fn two_keys_are_dropped_at_once_and_compared() {
    let pair = [
        key("merchant_B_2048", "private_pkcs1_pem"),
        key("merchant_B_2048", "public_spki_one_line"),
    ];
    let (_folder, [private, public]) = files(pair);
    let mut window = window();
    open(&mut window, "shell-page-inspect");
    drop_on(&mut window, &[&private, &public]);
    wait_for(&mut window, &tr("inspect-match"));
    assert!(shows(&window, &tr("inspect-private")));
    assert!(shows(&window, &tr("keys-kind-spki-public")));
    assert!(!shows(&window, "PRIVATE KEY-----"));
}

#[test]
fn keys_of_two_pairs_do_not_belong_together() {
    let pair =
        [key("merchant_B_2048", "public_pkcs1_pem"), key("platform_A_2048", "public_spki_pem")];
    let (_folder, [first, second]) = files(pair);
    let mut window = window();
    open(&mut window, "shell-page-inspect");
    drop_on(&mut window, &[&first, &second]);
    wait_for(&mut window, &tr("inspect-no-match"));
}

#[test]
fn two_keys_that_are_dropped_beside_others_are_compared_with_each_other() {
    let pair =
        [key("merchant_B_2048", "public_pkcs1_pem"), key("merchant_B_2048", "public_spki_pem")];
    let (_folder, [first, second]) = files(pair);
    let (_other, [other]) = files([key("platform_A_2048", "public_spki_pem")]);
    let mut window = window();
    open(&mut window, "shell-page-inspect");
    drop_on(&mut window, &[&other]);
    wait_for(&mut window, &tr("keys-kind-spki-public"));
    drop_on(&mut window, &[&first, &second]);
    wait_for(&mut window, &tr("inspect-match"));
}
