//! The words, in each language.
//!
//! Every sentence a person reads lives in `assets/locales/*.ftl` ([Fluent](https://projectfluent.org)).
//! Code names a sentence by its id; a problem's sentence has `.fix` (what to do) and `.code` (a short code).

use std::fmt::Write as _;

mod bundle;
mod message;

pub use message::Message;

/// Whose work is linked in, and under which licences, in lines of at most 80 characters; `packaging/licences.py` writes it.
pub const THIRD_PARTY: &str = include_str!("../../assets/licences/THIRD-PARTY.txt");

/// The sentence called `id`, without arguments.
pub fn tr(id: &'static str) -> String {
    Message::new(id).text()
}

/// `bytes` as lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
