//! What somebody sends takes no more memory than is sensible: the program is held to it by the system.

use std::process::Command;

use crate::doubtful::Signed;
use crate::support::*;

/// What the program may take of addresses, in bytes: its own and its threads' stacks, and some room to search in.
const MOST: u64 = 500_000_000;

/// Longer than any path or client id, and yet taken by servers.
const LONG: usize = 60_000;

fn capture(signature: &str, uri: &str, client_id: &str, body: &str) -> String {
    format!(
        "POST {uri} HTTP/1.1\r\nClient-Id: {client_id}\r\nRequest-Time: 1685599933871\r\n\
         Signature: {signature}\r\n\r\n{body}"
    )
}

#[test]
fn long_heads_and_bodies_take_little_memory() {
    // Of another message, so that the search for the cause goes all the way.
    let Signed { desk, key, signature, .. } = Signed::new();
    let numbers = format!("[{}1]", "1.50,".repeat(200_000));
    for (name, text) in [
        ("uri", capture(&signature, &format!("/{}", "%41/b".repeat(LONG / 5)), "TEST_5X", "{}")),
        ("client id", capture(&signature, "/payNotify", &"5X ".repeat(LONG / 3), "{}")),
        ("numbers", capture(&signature, "/payNotify", "TEST_5X", &numbers)),
        ("one line", "Client-Id=TEST_5X, ".repeat(50_000)),
    ] {
        let path = desk.with("capture.http", &text);
        let ended = Command::new("prlimit")
            .arg(format!("--as={MOST}"))
            .arg(env!("CARGO_BIN_EXE_keyturn-cli"))
            .args(["verify", "--key", &key, &path])
            .output()
            .expect("prlimit");
        let code = ended.status.code();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(code == Some(NOT_VALID) || code == Some(CANNOT_READ), "{name}: {code:?} {said}");
    }
}
