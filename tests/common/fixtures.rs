//! Keys and messages for all tests. The keys are marked as test keys, and refused as real ones.

#![allow(dead_code, reason = "no test crate needs all of it")]

use keyturn::keys::{PrivateKey, import};
use serde_json::Value;

/// The test keys by their owner, each in several forms.
pub fn test_keys() -> Value {
    serde_json::from_str(include_str!("../data/test_keys.json")).expect("the test keys")
}

/// A test key in one of its forms.
pub fn test_key(owner: &str, form: &str) -> String {
    test_keys()[owner][form].as_str().expect("a form of the key").to_owned()
}

/// A private test key.
pub fn private_test_key(owner: &str) -> PrivateKey {
    let text = test_key(owner, "private_pkcs8_one_line");
    import::private_key(text.as_bytes(), None).expect("a private key").key
}

/// Whether a test whose tool is missing fails, as in `make test`, rather than being passed over.
pub fn tools_are_required() -> bool {
    std::env::var_os("KEYTURN_REQUIRE_TOOLS").is_some()
}
