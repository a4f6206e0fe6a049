//! Keys, damaged signatures, limits: what the vectors do not cover.

use std::{env, fmt::Write as _, fs};

use base64ct::{Base64, Encoding as _};
use serde_json::Value;

use super::*;
use crate::{
    fixtures::private_test_key,
    keys::import,
    signing::{SignatureHeader, samples},
};

fn known(name: &str, role: KeyRole) -> KnownKey {
    KnownKey { name: name.to_owned(), role, key: private_test_key(name).public().clone() }
}

fn platform() -> KnownKey {
    known("platform_A_2048", KeyRole::Platform)
}

fn message() -> Message {
    samples::all()[0].message.clone()
}

fn signed_by(name: &str, message: &Message) -> ParsedSignature {
    let bytes = private_test_key(name).sign_pkcs1v15_sha256(&message.content_to_sign()).unwrap();
    from_bytes(bytes)
}

fn from_bytes(bytes: Vec<u8>) -> ParsedSignature {
    ParsedSignature { bytes, algorithm: None, key_version: None, repairs: Vec::new() }
}

fn run(message: &Message, signature: &ParsedSignature, keys: &[KnownKey]) -> Diagnosis {
    diagnose_with(message, signature, keys, &Hints::default(), Limits::THOROUGH, &Cancel::default())
}

#[test]
fn a_wrong_key_is_named() {
    let keys = |role| [platform(), known("merchant_B_2048", role)];
    for role in [KeyRole::Own, KeyRole::Old, KeyRole::OtherEnvironment, KeyRole::Other] {
        let found = run(&message(), &signed_by("merchant_B_2048", &message()), &keys(role));
        assert_eq!((found.verdict, found.label()), (Verdict::WrongKey, "wrong_public_key"));
        let signing = found.signing_key.as_ref().unwrap();
        assert_eq!(
            (signing.name.as_str(), signing.role, signing.expected),
            ("merchant_B_2048", role, false)
        );
        assert!(found.headline().text().contains("merchant_B_2048"));
        assert_eq!(found.repaired, None);
    }
}

#[test]
fn a_wrong_key_and_a_changed_body_are_found_together() {
    let keys = [platform(), known("merchant_B_2048", KeyRole::Own)];
    let mut ours = message();
    ours.body.push(b'\n');
    let found = run(&ours, &signed_by("merchant_B_2048", &message()), &keys);
    assert_eq!(found.verdict, Verdict::WrongKey);
    assert_eq!(found.labels(), ["wrong_public_key", "body_trailing_newline"]);
    assert_eq!(found.repaired.unwrap().message, message());
}

#[test]
fn a_key_of_another_size_is_named_too() {
    let keys = [platform(), known("long_D_4096", KeyRole::Old)];
    let found = run(&message(), &signed_by("long_D_4096", &message()), &keys);
    assert_eq!(found.verdict, Verdict::KeySizeMismatch { signature: 512, modulus: 256 });
    assert_eq!(found.signing_key.unwrap().role, KeyRole::Old);
    let alone = run(&message(), &signed_by("long_D_4096", &message()), &keys[..1]);
    assert_eq!((alone.verdict.label(), alone.label()), ("key_size_mismatch", "wrong_key_size"));
}

#[test]
fn without_a_key_or_a_signature_there_is_nothing_to_verify() {
    let good = signed_by("platform_A_2048", &message());
    let found = run(&message(), &good, &[]);
    assert_eq!((found.verdict.label(), found.label()), ("reject", "key_missing"));
    let found = run(&message(), &from_bytes(Vec::new()), &[platform()]);
    assert_eq!((found.verdict.label(), found.label()), ("reject", "sig_missing"));
    let found = run(&message(), &from_bytes(good.bytes[..200].to_vec()), &[platform()]);
    assert_eq!((found.verdict.label(), found.label()), ("reject", "sig_wrong_length"));
}

#[test]
fn little_damage_to_a_signature_is_undone_and_named() {
    let good = signed_by("platform_A_2048", &message()).bytes;
    let reversed: Vec<u8> = good.iter().rev().copied().collect();
    let mut mistyped = Base64::encode_string(&good).into_bytes();
    let at = mistyped.iter().position(u8::is_ascii_lowercase).unwrap();
    mistyped[at] = mistyped[at].to_ascii_uppercase();
    let mistyped = Base64::decode_vec(&String::from_utf8(mistyped).unwrap()).unwrap();
    for (bytes, label) in [
        (reversed, "sig_byte_reversed"),
        ([&[0], &good[..]].concat(), "sig_leading_zero"),
        (mistyped, "sig_damaged"),
    ] {
        let found = run(&message(), &from_bytes(bytes), &[platform()]);
        assert_eq!(found.label(), label);
        assert!(!found.verdict.is_valid());
        assert!(found.signing_key.is_some_and(|key| key.expected));
    }
    let mut noise = good;
    noise[100] ^= 0x5a;
    noise[200] ^= 0xa5;
    let found = run(&message(), &from_bytes(noise), &[platform()]);
    assert_eq!((found.verdict.label(), found.label()), ("wrong_key", "wrong_public_key"));
}

#[test]
fn other_hashes_and_paddings_are_named_and_never_valid() {
    let others: Value =
        serde_json::from_str(include_str!("../../../tests/data/other_signatures.json")).unwrap();
    let mut seen = 0;
    for (name, text) in others.as_object().unwrap().iter().filter(|(name, _)| *name != "about") {
        let bytes = Base64::decode_vec(text.as_str().unwrap()).unwrap();
        let found = run(&message(), &from_bytes(bytes), &[platform()]);
        let (label, verdict) = match name.as_str() {
            name if name.starts_with("pss") => ("sig_is_pss", "key_ok_wrong_padding"),
            name if name.starts_with("sig_is") => (name, "key_ok_wrong_hash"),
            name => (name, "key_ok_wrong_padding"),
        };
        assert_eq!((found.label(), found.verdict.label()), (label, verdict), "{name}");
        // The content behind PSS is searched as well.
        let also = name.ends_with("newline").then_some("glue_trailing_newline");
        assert_eq!(found.labels().get(1).copied(), also, "{name}");
        seen += 1;
    }
    assert_eq!(seen, 12);
}

#[test]
fn hints_are_tried() {
    let signed = Message { time: "1740116595123".into(), uri: "/hook".into(), ..message() };
    let signature = signed_by("platform_A_2048", &signed);
    let ours =
        Message { time: "1740116589000".into(), uri: "/odd/stage/hook".into(), ..signed.clone() };
    let hints = Hints { times: vec![signed.time.clone()], ..Hints::default() };
    let found = diagnose_with(
        &ours,
        &signature,
        &[platform()],
        &hints,
        Limits::THOROUGH,
        &Cancel::default(),
    );
    assert_eq!(found.labels(), ["uri_prefix_changed_by_proxy", "time_request_instead_of_response"]);
}

#[test]
fn an_altered_message_is_compared_by_its_fields() {
    let mut ours = message();
    ours.body = String::from_utf8(ours.body).unwrap().replace("4200", "9900").into_bytes();
    let found = run(&ours, &signed_by("platform_A_2048", &message()), &[platform()]);
    assert_eq!(found.label(), "content_differs");
    assert_eq!(found.repaired, None);
    let signed: [u8; 32] = Sha256::digest(message().content_to_sign()).into();
    assert_eq!(found.signed_sha256, Some(signed));
    assert!(found.fields.iter().any(|field| field.value == "9900 SGD"));
    assert!(found.headline().fix().is_some_and(|fix| fix.contains(&crate::text::hex(&signed))));
}

#[test]
fn a_cancelled_search_says_that_it_is_incomplete() {
    let cancel = Cancel::default();
    cancel.cancel();
    let mut ours = message();
    ours.uri.push_str("/other");
    let signature = signed_by("platform_A_2048", &message());
    let found = diagnose_with(
        &ours,
        &signature,
        &[platform()],
        &Hints::default(),
        Limits::THOROUGH,
        &cancel,
    );
    assert!(!found.complete && found.incomplete().is_some());
}

#[test]
fn a_short_limit_still_tries_the_frequent_causes() {
    let ours = Message { uri: format!("https://h.example{}?a=1", message().uri), ..message() };
    let signature = signed_by("platform_A_2048", &message());
    let limits = Limits { time: Duration::ZERO, ..Limits::PROMPT };
    let found = diagnose_with(
        &ours,
        &signature,
        &[platform()],
        &Hints::default(),
        limits,
        &Cancel::default(),
    );
    assert_eq!(found.labels(), ["uri_has_scheme_host", "uri_has_query"]);
}

#[test]
fn a_large_hostile_body_stays_within_the_limit() {
    for body in [
        "[".repeat(300_000),
        "{\"a\":\"\\u00e9é/&%41 \"".repeat(15_000),
        "&\"[\"http".repeat(40_000),
    ] {
        let ours = Message { body: body.into_bytes(), ..message() };
        let found = diagnose(
            &ours,
            &signed_by("platform_A_2048", &message()),
            &[platform()],
            &Cancel::default(),
        );
        assert_eq!(found.repaired, None);
        assert!(!found.complete);
    }
}

#[test]
fn every_core_finds_what_one_core_finds() {
    let large = format!(r#"{{"a":"{}"}}"#, "x".repeat(20_000));
    let signed = Message { body: large.into_bytes(), ..message() };
    let signature = signed_by("platform_A_2048", &signed);
    let behind_two = format!("/gateway/api{}", signed.uri);
    let swept = Message { time: "2026-02-21T05:44:59Z".to_owned(), ..signed.clone() };
    let ours = Message { time: "2026-02-21T05:43:09Z".to_owned(), ..signed.clone() };
    for (ours, signature, cause) in [
        (ours, signed_by("platform_A_2048", &swept), Some("time_request_instead_of_response")),
        (
            Message { uri: behind_two, ..signed.clone() },
            signature.clone(),
            Some("uri_prefix_changed_by_proxy"),
        ),
        (Message { body: b"{}".to_vec(), ..signed }, signature, None),
    ] {
        let search = |limits| {
            let hints = Hints::default();
            diagnose_with(&ours, &signature, &[platform()], &hints, limits, &Cancel::default())
        };
        let (all, one) = (search(Limits::THOROUGH), search(Limits::THOROUGH.beside_others()));
        assert_eq!(all.causes.first().map(|cause| cause.label()), cause);
        assert_eq!((&all.causes, &all.repaired), (&one.causes, &one.repaired));
    }
}

#[test]
fn a_body_too_large_to_be_changed_is_tried_as_it_is() {
    let large = "{\"a\":null} ".repeat(500_000).into_bytes();
    let signed = Message { body: large, ..message() };
    let signature = signed_by("platform_A_2048", &signed);
    let mut ours = signed.clone();
    ours.body.extend_from_slice(b"\r\n");
    let found = run(&ours, &signature, &[platform()]);
    assert_eq!(found.labels(), ["body_surrounding_whitespace"]);
    ours.body.insert(0, b'x');
    let limits = Limits { time: Duration::ZERO, ..Limits::PROMPT };
    let keys = [platform()];
    let found =
        diagnose_with(&ours, &signature, &keys, &Hints::default(), limits, &Cancel::default());
    assert!(!found.complete && found.fields.is_empty() && found.suspected.is_empty());
}

#[test]
fn the_sample_of_the_documents_is_recognised_by_its_key() {
    let real: Value =
        serde_json::from_str(include_str!("../../../tests/data/real_messages.json")).unwrap();
    let sample = real
        .as_array()
        .unwrap()
        .iter()
        .find(|v| v["diagnosis"] == "docs_sample_content_differs")
        .unwrap();
    let key =
        import::public_key(sample["public_key_spki_b64"].as_str().unwrap().as_bytes()).unwrap().key;
    assert!(key.is_of_documents());
    let signature = SignatureHeader::parse(sample["signature_header"].as_str().unwrap()).unwrap();
    let key = KnownKey { name: "docs".into(), role: KeyRole::Platform, key };
    assert_eq!(run(&message(), &signature, &[key]).label(), "docs_sample_content_differs");
}

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/CLI.md");
const START: &str = "| word | what it says |\n|---|---|\n";

/// Writes the table when `KEYTURN_WRITE_CAUSES` is set, and else compares it.
#[test]
fn the_guide_to_the_command_line_lists_every_word() {
    let all = Cause::all();
    assert!(all.len() > 100, "{}", all.len());
    let table = all.iter().fold(String::new(), |mut table, cause| {
        let sentence = cause.message().text().replace('|', "\\|");
        writeln!(table, "| `{}` | {sentence} |", cause.label()).expect("a text");
        table
    });
    let guide = fs::read_to_string(GUIDE).expect("the guide");
    let (before, rest) = guide.split_once(START).expect("the table of words");
    let after = rest.split_once("\n\n").map_or("", |(_, after)| after);
    let wanted = format!("{before}{START}{table}\n{after}");
    if env::var_os("KEYTURN_WRITE_CAUSES").is_some() {
        fs::write(GUIDE, wanted).expect("the guide can be written");
    } else {
        assert!(guide == wanted, "set KEYTURN_WRITE_CAUSES and run this test again");
    }
}
