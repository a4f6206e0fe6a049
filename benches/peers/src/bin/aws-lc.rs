//! Keys of AWS-LC.

use aws_lc_rs::rsa::{KeyPair, KeySize};

fn main() {
    keyturn_peers::time_keys(|bits| {
        let size = match bits {
            2048 => KeySize::Rsa2048,
            3072 => KeySize::Rsa3072,
            _ => KeySize::Rsa4096,
        };
        KeyPair::generate(size).expect("a key");
    });
}
