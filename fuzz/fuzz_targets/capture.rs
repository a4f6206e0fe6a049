//! Captures as anybody may paste them: never a panic, never much time, and what was found stands where it says.

#![no_main]

use std::sync::LazyLock;

use keyturn::keys::generate::Cancel;
use keyturn::signing::capture::parse;
use keyturn::signing::diagnose::{Hints, Language, Limits, diagnose_with};
use keyturn::signing::{Captured, KnownKey, Message, ParsedSignature, SignatureHeader, samples};
use libfuzzer_sys::fuzz_target;

/// How many of the messages of one capture are diagnosed.
const MOST: usize = 2;

/// Bodies up to this length are diagnosed, in bytes; longer ones only slow the fuzzer down.
const BODY: usize = 1024;

static KEYS: LazyLock<Vec<KnownKey>> = LazyLock::new(|| samples::keys().expect("sample keys"));

/// A signature whose key is known, so that the search runs for whatever was found.
static SIGNATURE: LazyLock<ParsedSignature> = LazyLock::new(|| {
    SignatureHeader::parse(samples::all()[0].signature).expect("the signature of a sample")
});

fuzz_target!(|data: &[u8]| {
    match parse(data) {
        Ok(found) => {
            assert!(!found.is_empty());
            found.iter().for_each(|captured| stands_there(captured, data));
            let messages = found.iter().filter_map(Captured::message);
            messages
                .filter(|message| message.body.len() <= BODY)
                .take(MOST)
                .for_each(|message| explains(&message));
        }
        Err(error) => assert!(error.message().fix().is_some()),
    }
});

/// A range of the input is the body, byte for byte.
fn stands_there(captured: &Captured, data: &[u8]) {
    let _ = captured.missing();
    assert!(captured.line >= 1);
    if let (Some(body), Some(range)) = (&captured.body, &captured.body_range) {
        assert_eq!(data.get(range.clone()), Some(&body[..]));
    }
}

fn explains(message: &Message) {
    let limits = Limits::BRIEF;
    let cancel = Cancel::default();
    let found = diagnose_with(message, &SIGNATURE, &KEYS, &Hints::default(), limits, &cancel);
    let ours = samples::all()[0].message.content_to_sign();
    assert_eq!(found.verdict.is_valid(), message.content_to_sign() == ours);
    if let Some(repaired) = &found.repaired {
        assert!(!found.verdict.is_valid());
        assert_eq!(repaired.content, ours);
    }
    for language in Language::ALL {
        let _ = found.advice(language);
    }
}
