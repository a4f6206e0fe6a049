//! The words, in each language.
//!
//! Every sentence a person reads lives in `assets/locales/*.ftl` ([Fluent](https://projectfluent.org)).
//! Code names a sentence by its id; a problem's sentence has `.fix` (what to do) and `.code` (a short code).

use std::fmt::Write as _;
use std::sync::LazyLock;

mod bundle;
mod explain;
mod message;
mod packed;
#[cfg(all(test, feature = "view-tests"))]
pub(crate) mod pseudo;
mod shown;

pub use bundle::LANGUAGE;
pub use explain::Explain;
pub use message::Message;
pub use packed::unpack;
pub use shown::{is_unseen, number_of, shown};

/// Whose work is linked in, and under which licences, in lines of at most 80 characters; `packaging/licences.py` writes it.
pub fn third_party() -> &'static str {
    static TEXT: LazyLock<String> =
        LazyLock::new(|| String::from_utf8_lossy(&crate::packed!("THIRD-PARTY.txt")).into_owned());
    &TEXT
}

/// The sentence called `id`, without arguments.
pub fn tr(id: &'static str) -> String {
    Message::new(id).text()
}

/// A number of bytes as people say it: in MB or KB of 1024, where it is that many exactly.
pub fn size(bytes: usize) -> String {
    const MB: usize = 1 << 20;
    match bytes {
        0 => "0 bytes".to_owned(),
        _ if bytes.is_multiple_of(MB) => format!("{} MB", bytes / MB),
        _ if bytes.is_multiple_of(1024) => format!("{} KB", bytes / 1024),
        _ => format!("{bytes} bytes"),
    }
}

/// `bytes` as lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Hex in groups of four digits, as people compare it.
pub fn grouped(hex: &str) -> String {
    let digits: Vec<char> = hex.chars().collect();
    digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_said_in_the_unit_that_is_exact() {
        let said = [0, 4095, 4096, 262_144, 1 << 20, (64 << 20) + 1].map(size);
        let wanted = ["0 bytes", "4095 bytes", "4 KB", "256 KB", "1 MB", "67108865 bytes"];
        assert_eq!(said, wanted);
    }
}
