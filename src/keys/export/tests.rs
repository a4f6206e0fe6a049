use super::*;
use crate::fixtures::private_test_key as key;
use crate::keys::decode::DecodeError;

fn passphrase(text: &str) -> Passphrase {
    Passphrase::from_string(text.to_owned())
}

#[test]
fn one_line_forms_have_the_known_starts_and_lengths_and_no_line_end() {
    let key = key("platform_A_2048");
    let line = |form| render(&key, form, None).expect("an export");
    let (pkcs8, pkcs1) = (line(ExportForm::Pkcs8OneLine), line(ExportForm::Pkcs1OneLine));
    assert!(pkcs8.expose().starts_with("MIIEv") && (1620..=1628).contains(&pkcs8.len()));
    assert!(pkcs1.expose().starts_with("MIIEo") && (1584..=1592).contains(&pkcs1.len()));
    for text in [pkcs8, pkcs1] {
        assert!(!text.expose().contains(char::is_whitespace));
        let content = file_content(ExportForm::Pkcs8OneLine, &text);
        assert!(content.same_as(text.expose()), "an SDK refuses a line end");
    }
}

#[test]
fn pem_forms_have_short_lines_and_one_line_end_in_a_file() {
    let key = key("long_D_4096");
    for (form, label) in
        [(ExportForm::Pkcs8Pem, "PRIVATE KEY"), (ExportForm::Pkcs1Pem, "RSA PRIVATE KEY")]
    {
        let text = render(&key, form, None).expect("an export");
        assert!(text.expose().starts_with(&format!("-----BEGIN {label}-----\n")));
        assert!(text.expose().ends_with(&format!("\n-----END {label}-----")));
        assert!(text.expose().lines().all(|line| line.len() <= 64));
        let content = file_content(form, &text);
        assert_eq!(content.expose().strip_suffix('\n'), Some(text.expose()));
    }
}

#[test]
fn a_protected_export_says_how_and_opens_with_its_passphrase_alone() {
    let key = key("platform_A_2048");
    let form = ExportForm::EncryptedPkcs8Pem;
    let right = passphrase("quite a long one");
    let text = render(&key, form, Some(&right)).expect("an export");
    let other = render(&key, form, Some(&right)).expect("an export");
    assert!(!text.same_as(other.expose()), "salt and IV are new each time");
    let identity = crate::keys::identify::inspect(text.expose().as_bytes()).expect("a key");
    assert_eq!(
        identity.protection,
        Some(crate::keys::Protection::Pbkdf2 {
            prf: "HMAC-SHA-256",
            iterations: PBKDF2_ITERATIONS,
            cipher: "AES-256-CBC"
        })
    );
    let bytes = text.expose().as_bytes();
    assert_eq!(compare_with(&key, bytes, Some(&right)), Ok(()));
    assert_eq!(
        compare_with(&key, bytes, Some(&passphrase("quite a long two"))),
        Err(Mismatch::Unreadable(ImportError::WrongPassphrase))
    );
    assert_eq!(
        compare_with(&key, bytes, None),
        Err(Mismatch::Unreadable(ImportError::PassphraseNeeded))
    );
}

#[test]
fn a_passphrase_that_java_refuses_is_refused() {
    let key = key("platform_A_2048");
    let render = |passphrase: Option<Passphrase>| {
        render(&key, ExportForm::EncryptedPkcs8Pem, passphrase.as_ref()).map(|_| ())
    };
    assert_eq!(render(None), Err(ExportError::NoPassphrase));
    assert_eq!(render(Some(passphrase(""))), Err(ExportError::NoPassphrase));
    for text in ["Schlüssel für alle", "支付宝支付宝支付宝", "with a\ttab in it", "line\nline line"]
    {
        let refused = render(Some(passphrase(text)));
        assert_eq!(refused, Err(ExportError::PassphraseNotAscii), "{text}");
    }
}

#[test]
fn a_stored_copy_proves_itself_in_any_form() {
    let (key, other) = (key("platform_A_2048"), key("merchant_B_2048"));
    for form in [
        ExportForm::Pkcs8OneLine,
        ExportForm::Pkcs1OneLine,
        ExportForm::Pkcs8Pem,
        ExportForm::Pkcs1Pem,
    ] {
        let text = render(&key, form, None).expect("an export");
        let bytes = text.expose().as_bytes();
        assert_eq!(compare_with(&key, bytes, None), Ok(()));
        assert_eq!(compare_with(&other, bytes, None), Err(Mismatch::AnotherKey));
        let cut = &bytes[..bytes.len() / 2];
        assert!(matches!(
            compare_with(&key, cut, None),
            Err(Mismatch::Unreadable(ImportError::Decode(
                DecodeError::Truncated { .. } | DecodeError::WrongLength | DecodeError::NoEnd
            )))
        ));
    }
}

/// The table of what each official SDK reads.
#[test]
fn every_destination_gets_a_form_that_its_sdk_reads() {
    for destination in Destination::ALL {
        let form = destination.form();
        let fits = match destination {
            Destination::Python => form == ExportForm::Pkcs1OneLine,
            Destination::PemFile => form == ExportForm::Pkcs8Pem,
            _ => form == ExportForm::Pkcs8OneLine,
        };
        assert!(fits, "{destination:?}");
    }
}

#[test]
fn a_key_of_a_rehearsal_says_so_and_is_read_all_the_same() {
    let key = crate::keys::fixture::key(0);
    for form in [ExportForm::Pkcs8Pem, ExportForm::Pkcs1Pem] {
        let text = render(&key, form, None).expect("rendered");
        let marked = file_content(form, &marked_for_rehearsal(form, &text));
        assert!(is_marked_for_rehearsal(marked.expose().as_bytes()));
        assert!(!is_marked_for_rehearsal(text.expose().as_bytes()));
        compare_with(&key, marked.expose().as_bytes(), None).expect("the same key");
    }
    let line = render(&key, ExportForm::Pkcs8OneLine, None).expect("rendered");
    let marked = marked_for_rehearsal(ExportForm::Pkcs8OneLine, &line);
    assert_eq!(marked.expose(), line.expose(), "a service would not read it");
}
