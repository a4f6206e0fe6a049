//! Keys that everybody has are known by their hash, and no other is taken for one.

use crate::fixtures::test_keys;
use keyturn::keys::import::public_key;
use keyturn::signing::samples;
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn the_keys_of_the_test_data_and_of_the_samples_are_known() {
    let keys = test_keys();
    for name in ["platform_A_2048", "merchant_B_2048", "long_D_4096"] {
        let text = keys[name]["public_spki_one_line"].as_str().expect("a key");
        assert!(public_key(text.as_bytes()).expect(name).key.is_published(), "{name}");
    }
    assert!(samples::keys().expect("keys").iter().all(|known| known.key.is_published()));
}

#[test]
fn the_keys_that_alipay_really_signs_with_are_not() {
    let messages = json(include_str!("../data/real_messages.json"));
    let messages = messages.get("vectors").unwrap_or(&messages).as_array().expect("a list");
    let mut real = 0;
    for message in messages {
        let text = message.get("public_key").or_else(|| message.get("public_key_spki_b64"));
        let text = text.and_then(Value::as_str).expect("a key");
        if let Ok(read) = public_key(text.as_bytes()) {
            assert!(!read.key.is_published() || read.key.is_of_documents(), "{}", message["id"]);
            real += usize::from(!read.key.is_published());
        }
    }
    assert!(real > 0, "at least one is real");
}
