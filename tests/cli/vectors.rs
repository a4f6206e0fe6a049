//! Known messages with known faults, field by field through the real program.

use std::thread;

use base64ct::{Base64, Encoding as _};
use serde_json::Value;

use crate::support::*;

/// Its query is in no part of the message, so that no program can find it.
const NOT_IN_THE_MESSAGE: &str = "uri-query-dropped";

fn vectors(json: &str) -> Vec<Value> {
    let document: Value = serde_json::from_str(json).expect("JSON");
    let list = document.get("vectors").unwrap_or(&document);
    list.as_array().expect("a list").clone()
}

fn text<'a>(vector: &'a Value, name: &str) -> &'a str {
    vector[name].as_str().unwrap_or_default()
}

fn body(vector: &Value) -> Vec<u8> {
    vector.get("body_b64").map_or_else(
        || text(vector, "body").as_bytes().to_vec(),
        |encoded| Base64::decode_vec(encoded.as_str().expect("text")).expect("base64"),
    )
}

/// What is wrong with the answer of the program; nothing where it says what the vector says.
fn disagreement(vector: &Value) -> Option<String> {
    let desk = Desk::new();
    let key = vector
        .get("public_key")
        .or_else(|| vector.get("public_key_spki_b64"))
        .and_then(Value::as_str)
        .expect("a key");
    let key = desk.with("key", key);
    let fields = [
        ("--key", key.as_str()),
        ("--method", text(vector, "method")),
        ("--uri", text(vector, "uri")),
        ("--client-id", text(vector, "client_id")),
        ("--time", text(vector, "time")),
        ("--body", "-"),
        ("--signature", text(vector, "signature_header")),
    ];
    let mut arguments = vec!["verify", "--json"];
    arguments.extend(fields.iter().flat_map(|(name, value)| [*name, *value]));
    let ran = run(&arguments, body(vector));
    let said = ran.json();
    let wanted = (text(vector, "expected"), text(vector, "diagnosis"));
    let got = (text(&said, "verdict"), said["diagnosis"][0].as_str());
    let code = match (got.0, said["content_sha256"].is_string()) {
        ("valid", _) => DONE,
        // Only a key that cannot be used is a matter of reading.
        (_, false) if !got.1.unwrap_or_default().starts_with("sig_") => CANNOT_READ,
        _ => NOT_VALID,
    };
    let signed = vector["true_content_sha256"].as_str();
    let repaired = said["repaired_content_sha256"].as_str();
    let wrong = got != (wanted.0, Some(wanted.1))
        || ran.code != code
        || repaired.is_some_and(|hash| signed.is_some_and(|signed| signed != hash));
    wrong.then(|| format!("{}: {} {said}, not {wanted:?}", vector["id"], ran.code))
}

fn agree(vectors: &[Value]) {
    let cores = thread::available_parallelism().map_or(2, usize::from);
    let share = vectors.len().div_ceil(cores);
    let wrong: Vec<String> = thread::scope(|scope| {
        let judge = |part: &[Value]| part.iter().filter_map(disagreement).collect::<Vec<_>>();
        let parts: Vec<_> =
            vectors.chunks(share).map(|part| scope.spawn(move || judge(part))).collect();
        parts.into_iter().flat_map(|part| part.join().expect("no panic")).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_that_alipay_really_signed() {
    agree(&vectors(include_str!("../data/real_messages.json")));
}

#[test]
fn one_fault_each() {
    let mut vectors = vectors(include_str!("../data/faults.json"));
    vectors.retain(|vector| vector["id"] != NOT_IN_THE_MESSAGE);
    assert_eq!(vectors.len(), 49);
    agree(&vectors);
}
