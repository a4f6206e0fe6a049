//! Known messages with known faults: verdict and diagnosis as labelled.

use crate::fixtures::{private_test_key, test_keys};
use base64ct::{Base64, Encoding as _};
use keyturn::{
    keys::{generate::Cancel, import},
    signing::{
        KeyRole, KnownKey, Message, SignatureHeader,
        diagnose::{Diagnosis, Hints, Limits, diagnose_with},
        labels,
    },
};
use serde_json::Value;

/// A message with what is expected of it.
struct Vector {
    id: String,
    message: Message,
    header: String,
    key: String,
    expected: String,
    diagnosis: String,
    signed_sha256: Option<String>,
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}")).to_owned()
}

fn vectors(json: &str) -> Vec<Vector> {
    let document: Value = serde_json::from_str(json).unwrap();
    let list = document.get("vectors").unwrap_or(&document).as_array().unwrap();
    let read = |v: &Value| Vector {
        id: text(v, "id"),
        message: Message {
            method: text(v, "method"),
            uri: text(v, "uri"),
            client_id: text(v, "client_id"),
            time: text(v, "time"),
            body: v.get("body_b64").map_or_else(
                || text(v, "body").into_bytes(),
                |b64| Base64::decode_vec(b64.as_str().unwrap()).unwrap(),
            ),
        },
        header: text(v, "signature_header"),
        key: v
            .get("public_key")
            .or_else(|| v.get("public_key_spki_b64"))
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned(),
        expected: text(v, "expected"),
        diagnosis: text(v, "diagnosis"),
        signed_sha256: v.get("true_content_sha256").and_then(Value::as_str).map(str::to_owned),
    };
    list.iter().map(read).collect()
}

/// What a program says about a vector: the verdict, the diagnosis, and the facts behind it.
fn judge(vector: &Vector) -> (&'static str, &'static str, Option<Diagnosis>) {
    let signature = match SignatureHeader::parse(&vector.header) {
        Ok(signature) => signature,
        Err(error) => return ("reject", error.label(), None),
    };
    let imported = match import::public_key(vector.key.as_bytes()) {
        Ok(imported) => imported,
        Err(error) => {
            let (verdict, label) = labels::of_key_error(&error, signature.bytes.len());
            return (verdict, label, None);
        }
    };
    let form = labels::of_key_form(imported.form);
    let key = KnownKey { name: "Alipay+".to_owned(), role: KeyRole::Platform, key: imported.key };
    let limits = Limits::THOROUGH;
    let found = diagnose_with(
        &vector.message,
        &signature,
        &[key],
        &Hints::default(),
        limits,
        &Cancel::default(),
    );
    let label = if found.label() == "ok" { form.unwrap_or("ok") } else { found.label() };
    (found.verdict.label(), label, Some(found))
}

fn check(vector: &Vector) {
    let (verdict, diagnosis, found) = judge(vector);
    assert_eq!((verdict, diagnosis), (&*vector.expected, &*vector.diagnosis), "{}", vector.id);
    if let (Some(found), Some(signed)) = (found, &vector.signed_sha256)
        && let Some(repaired) = found.repaired
    {
        let hex =
            repaired.content_sha256.iter().fold(String::new(), |hex, b| hex + &format!("{b:02x}"));
        assert_eq!(hex, *signed, "{}", vector.id);
        assert!(!found.causes.is_empty());
    }
}

#[test]
fn messages_that_alipay_really_signed() {
    for vector in vectors(include_str!("../data/real_messages.json")) {
        check(&vector);
    }
}

/// Its query is in no part of the message, so that no program can find it: see the test below.
const NOT_IN_THE_MESSAGE: &str = "uri-query-dropped";

#[test]
fn one_fault_each() {
    let vectors = vectors(include_str!("../data/faults.json"));
    assert_eq!(vectors.len(), 50);
    let mut wrong = Vec::new();
    for vector in vectors.iter().filter(|v| v.id != NOT_IN_THE_MESSAGE) {
        let (verdict, diagnosis, _) = judge(vector);
        if (verdict, diagnosis) != (&*vector.expected, &*vector.diagnosis) {
            wrong.push(format!(
                "{}: {verdict} {diagnosis}, not {} {}",
                vector.id, vector.expected, vector.diagnosis
            ));
            continue;
        }
        check(vector);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_query_that_nobody_kept_is_found_as_soon_as_it_is_known() {
    let vectors = vectors(include_str!("../data/faults.json"));
    let dropped = vectors.iter().find(|v| v.id == NOT_IN_THE_MESSAGE).unwrap();
    let (verdict, diagnosis, found) = judge(dropped);
    assert_eq!((verdict, diagnosis), (&*dropped.expected, "content_differs"));
    assert_eq!(found.unwrap().repaired, None);

    // The same fault with a query that stands in the message, and with one that the user knows.
    let real = self::vectors(include_str!("../data/real_messages.json"));
    let private = private_test_key("platform_A_2048");
    let path = real[0].message.clone();
    for (query, hints) in [
        ("allPayTn=5a9ddf96cc89dd30134549d68abbbd4a", Hints::default()),
        (
            "x=nobody-knows",
            Hints { uris: vec!["/api/back?x=nobody-knows".into()], ..Hints::default() },
        ),
    ] {
        let signed = Message { uri: format!("{}?{query}", path.uri), ..path.clone() };
        let bytes = private.sign_pkcs1v15_sha256(&signed.content_to_sign()).unwrap();
        let signature = SignatureHeader::parse(&SignatureHeader::format(&bytes, "1")).unwrap();
        let key =
            KnownKey { name: "key".into(), role: KeyRole::Platform, key: private.public().clone() };
        let found =
            diagnose_with(&path, &signature, &[key], &hints, Limits::THOROUGH, &Cancel::default());
        assert_eq!(found.labels(), ["uri_query_missing"]);
        assert_eq!(found.repaired.unwrap().message, signed);
    }
}

/// Checks the samples of the documents with the body of this name, those that `wanted` lets through.
fn check_samples(body: &str, wanted: fn(&Value) -> bool, expected: &str, diagnosis: &str) {
    let samples: Value =
        serde_json::from_str(include_str!("../data/sample_notifications.json")).unwrap();
    let keys = test_keys();
    for sample in samples["samples"].as_array().unwrap().iter().filter(|sample| wanted(sample)) {
        let signed = &sample["demo_signed"];
        check(&Vector {
            id: text(sample, "id"),
            message: Message {
                method: text(signed, "method"),
                uri: text(signed, "uri"),
                client_id: text(signed, "client_id"),
                time: text(signed, "request_time"),
                body: text(sample, body).into_bytes(),
            },
            header: text(signed, "signature_header"),
            key: text(&keys["platform_A_2048"], "public_spki_one_line"),
            expected: expected.to_owned(),
            diagnosis: diagnosis.to_owned(),
            signed_sha256: Some(text(signed, "content_sha256")),
        });
    }
}

#[test]
fn the_samples_are_valid() {
    check_samples("body_wire_compact", |_| true, "valid", "ok");
}

#[test]
fn samples_as_the_documents_print_them_are_recognised() {
    let reprinted =
        |sample: &Value| text(sample, "body_as_published") != text(sample, "body_wire_compact");
    let (expected, diagnosis) = ("key_ok_content_mismatch", "body_pretty_printed");
    check_samples("body_as_published", reprinted, expected, diagnosis);
}
