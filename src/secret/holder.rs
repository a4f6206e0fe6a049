use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

use zeroize::{Zeroize, Zeroizing};

use super::os::Pages;

/// Private bytes in pages of their own: locked in memory and left out of dumps where the system allows
/// it, never reallocated, wiped when dropped. Not `Clone`; printed as `[redacted]`.
pub struct SecretBytes(Storage);

/// Whether any secret could not be kept out of swap.
static NOT_LOCKED: AtomicBool = AtomicBool::new(false);

/// Whether the system has refused to keep any secret out of swap until now.
pub(super) fn some_was_not_locked() -> bool {
    NOT_LOCKED.load(Ordering::Relaxed)
}

enum Storage {
    Pages(Pages),
    /// Where the system gave no pages; wiped all the same.
    Heap(Zeroizing<Box<[u8]>>),
}

impl SecretBytes {
    /// Takes the bytes over; the source is wiped.
    pub fn from_vec(mut source: Vec<u8>) -> Self {
        let held = Self::copy_of(&source);
        source.zeroize();
        held
    }

    /// A copy of `source`, which the caller still has to wipe.
    pub fn copy_of(source: &[u8]) -> Self {
        let held = Self(match Pages::holding(source) {
            Ok(pages) => Storage::Pages(pages),
            Err(_) => Storage::Heap(Zeroizing::new(Box::from(source))),
        });
        if !held.is_locked() {
            NOT_LOCKED.store(true, Ordering::Relaxed);
        }
        held
    }

    /// Whether the system keeps it out of swap.
    pub fn is_locked(&self) -> bool {
        matches!(&self.0, Storage::Pages(pages) if pages.locked())
    }

    /// The bytes, for as short a time as can be.
    pub fn expose(&self) -> &[u8] {
        match &self.0 {
            Storage::Pages(pages) => pages.bytes(),
            Storage::Heap(bytes) => bytes,
        }
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.expose().len()
    }

    /// Whether it holds no byte.
    pub fn is_empty(&self) -> bool {
        self.expose().is_empty()
    }

    /// Compares in a time that depends on the lengths alone.
    pub fn same_as(&self, other: &[u8]) -> bool {
        let differing = self.expose().iter().zip(other).fold(0, |seen, (a, b)| seen | (a ^ b));
        self.len() == other.len() && std::hint::black_box(differing) == 0
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// Private text in UTF-8, with the promises of [`SecretBytes`].
pub struct SecretText(SecretBytes);

impl SecretText {
    /// Takes the text over; the source is wiped.
    pub fn from_string(source: String) -> Self {
        Self(SecretBytes::from_vec(source.into_bytes()))
    }

    /// A copy of `source`, which the caller still has to wipe.
    pub fn copy_of(source: &str) -> Self {
        Self(SecretBytes::copy_of(source.as_bytes()))
    }

    /// The text, for as short a time as can be.
    pub fn expose(&self) -> &str {
        std::str::from_utf8(self.0.expose()).unwrap_or_default()
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Compares in a time that depends on the lengths alone.
    pub fn same_as(&self, other: &str) -> bool {
        self.0.same_as(other.as_bytes())
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_secret_is_printed() {
        assert_eq!(format!("{:?}", SecretBytes::copy_of(b"abc")), "[redacted]");
        assert_eq!(format!("{:?}", SecretText::copy_of("abc")), "[redacted]");
    }

    #[test]
    fn equal_means_same_length_and_same_bytes() {
        let held = SecretBytes::from_vec(b"abc".to_vec());
        assert!(held.same_as(b"abc"));
        assert!(!held.same_as(b"abd"));
        assert!(!held.same_as(b"ab"));
        assert!(!held.same_as(b"abcd"));
    }
}
