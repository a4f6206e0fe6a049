use std::fmt;
use std::ops::Range;

use zeroize::Zeroize;

use super::Passphrase;

/// A passphrase while it is typed: room for the whole from the start, so that growing leaves no copies.
/// Not `Clone`; printed as `[redacted]`; wiped when dropped.
pub struct SecretInput(String);

impl SecretInput {
    /// The longest that can be typed, in characters.
    pub const MOST: usize = 200;
    const ROOM: usize = Self::MOST * 4;

    /// What was typed, for as short a time as can be.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts `text` at byte `at`, as far as there is room; returns how many characters went in.
    pub fn insert(&mut self, at: usize, text: &str) -> usize {
        let room = Self::ROOM - self.0.len();
        let fits = text
            .char_indices()
            .map(|(start, c)| start + c.len_utf8())
            .take_while(|end| *end <= room)
            .last();
        let part = &text[..fits.unwrap_or(0)];
        self.0.insert_str(at, part);
        part.chars().count()
    }

    /// Removes the bytes of `range`, which begins and ends between characters.
    pub fn remove(&mut self, range: Range<usize>) {
        self.0.drain(range);
    }

    /// Takes what was typed and leaves the field empty.
    pub fn take(&mut self) -> Passphrase {
        let taken = Passphrase::from_string(self.0.as_str().to_owned());
        self.clear();
        taken
    }

    /// A passphrase of what is typed now, to look at its strength.
    pub fn passphrase(&self) -> Passphrase {
        Passphrase::from_string(self.0.as_str().to_owned())
    }

    /// Wipes it.
    pub fn clear(&mut self) {
        self.0.zeroize();
        self.0.reserve_exact(Self::ROOM);
    }
}

impl Default for SecretInput {
    fn default() -> Self {
        Self(String::with_capacity(Self::ROOM))
    }
}

impl Drop for SecretInput {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for SecretInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_never_moves_the_text() {
        let mut input = SecretInput::default();
        let place = input.expose().as_ptr();
        for _ in 0..SecretInput::MOST {
            assert_eq!(input.insert(0, "密"), 1);
        }
        assert_eq!(input.expose().as_ptr(), place);
        input.remove(0..3);
        assert_eq!(input.insert(0, &"密".repeat(500)), 67, "what has no room is left out");
        assert_eq!(input.expose().as_ptr(), place);
        assert!(!input.take().is_empty() && input.is_empty());
    }
}
