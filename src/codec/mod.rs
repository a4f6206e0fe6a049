//! How text carries bytes; nothing here knows what a key or a message is.
//!
//! What a private key passes through on its way in stands in `keys`, whose buffers are wiped; the rules are these.

pub mod charset;
pub mod chunked;
pub mod entities;
pub mod escapes;
pub mod fences;
pub mod gzip;
pub mod hex;
pub mod hexdump;
pub mod json;
pub mod lines;
pub mod moment;
pub mod numbers;
pub mod percent;
pub mod powershell;
pub mod printed;
pub mod python;
pub mod quoted_printable;
pub mod shell;
pub mod sql;
pub mod unseen;
pub mod url;
pub mod wire;
pub mod zone;

/// Removes one pair of quotation marks.
pub fn unquoted(text: &str) -> &str {
    ['"', '\'', '`']
        .into_iter()
        .find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(text)
}
