use std::fmt;

use super::SecretText;

/// What protects a private key file. Not `Clone`; printed as `[redacted]`; wiped when dropped.
pub struct Passphrase(SecretText);

impl Passphrase {
    /// Takes the text over; the source is wiped.
    pub fn from_string(source: String) -> Self {
        Self(SecretText::from_string(source))
    }

    /// The text, for as short a time as can be.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
