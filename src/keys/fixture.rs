//! Keys for tests that nobody has published: made once for each process.

use std::sync::LazyLock;

use super::PrivateKey;
use super::generate::{Cancel, KeySize, Progress, generate};
use super::import::private_key;

static KEYS: [LazyLock<PrivateKey>; 3] =
    [LazyLock::new(made), LazyLock::new(made), LazyLock::new(made)];

fn made() -> PrivateKey {
    generate(KeySize::Rsa2048, &Cancel::default(), &Progress::default()).expect("a key")
}

/// One of three keys; the same each time.
pub(crate) fn key(number: usize) -> PrivateKey {
    private_key(KEYS[number].pkcs8().expose(), None).expect("a key").key
}
