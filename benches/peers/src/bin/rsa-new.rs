//! Keys of `PrivateKey::new` (`RsaPrivateKey` in older versions), of the crate that Keyturn's own keys stand on.

use getrandom::SysRng;
use rsa::{PrivateKey, rand_core::UnwrapErr};

fn main() {
    keyturn_peers::time_keys(|bits| {
        PrivateKey::new(&mut UnwrapErr(SysRng), bits).expect("a key");
    });
}
