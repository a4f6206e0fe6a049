mod strength;

use std::fmt;

use zeroize::Zeroizing;

use super::SecretText;
use crate::text::Message;

/// The shortest passphrase that protects a key, in characters.
pub const LEAST_CHARACTERS: usize = 12;
const GENERATED_WORDS: usize = 7;

/// What protects a private key file. Not `Clone`; printed as `[redacted]`; wiped when dropped.
pub struct Passphrase(SecretText);

/// How hard a passphrase is to guess for somebody who has the file, by a rough estimate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Strength {
    /// Too short: not accepted.
    TooShort,
    /// Guessable: not accepted.
    Weak,
    /// Good enough.
    Fair,
    /// Out of reach.
    Strong,
}

impl Strength {
    /// The word for it.
    pub fn message(self) -> Message {
        match self {
            Self::TooShort => {
                Message::new("secret-strength-too-short").with("least", LEAST_CHARACTERS)
            }
            Self::Weak => Message::new("secret-strength-weak"),
            Self::Fair => Message::new("secret-strength-fair"),
            Self::Strong => Message::new("secret-strength-strong"),
        }
    }

    /// Whether a key may be protected with it.
    pub fn is_enough(self) -> bool {
        self >= Self::Fair
    }
}

impl Passphrase {
    /// Takes the text over; the source is wiped.
    pub fn from_string(source: String) -> Self {
        Self(SecretText::from_string(source))
    }

    /// Seven words of a list of 2048, 77 bits, drawn by the operating system's randomness.
    ///
    /// # Errors
    /// The system gave no randomness.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let list = bip39::Language::English.word_list();
        let mut phrase = Zeroizing::new(String::with_capacity(GENERATED_WORDS * 9));
        for word in 0..GENERATED_WORDS {
            let mut draw = Zeroizing::new([0; 2]);
            getrandom::fill(&mut *draw)?;
            if word > 0 {
                phrase.push('-');
            }
            // 2048 divides 65536, so that every word is equally likely.
            phrase.push_str(list[usize::from(u16::from_le_bytes(*draw)) % list.len()]);
        }
        Ok(Self(SecretText::copy_of(&phrase)))
    }

    /// Dual control: the first part, directly followed by the second. To open the file with another
    /// program, both people type their parts one after the other into the same field.
    pub fn joined(first: &Self, second: &Self) -> Self {
        let mut whole = Zeroizing::new(String::with_capacity(first.0.len() + second.0.len()));
        whole.push_str(first.expose());
        whole.push_str(second.expose());
        Self(SecretText::copy_of(&whole))
    }

    /// The text, for as short a time as can be.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `other` is the same text.
    pub fn same_as(&self, other: &Self) -> bool {
        self.0.same_as(other.expose())
    }

    /// A cautious estimate by the cheapest way to put it together, as [`mod@strength`] says.
    pub fn strength(&self) -> Strength {
        let text = self.expose();
        if text.chars().count() < LEAST_CHARACTERS {
            return Strength::TooShort;
        }
        match strength::bits(text) {
            bits if bits < 45.0 => Strength::Weak,
            bits if bits < 70.0 => Strength::Fair,
            _ => Strength::Strong,
        }
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strength(text: &str) -> Strength {
        Passphrase::from_string(text.to_owned()).strength()
    }

    #[test]
    fn what_people_type_is_rated() {
        assert_eq!(strength("short"), Strength::TooShort);
        assert_eq!(strength("aaaaaaaaaaaaaaaaaaaa"), Strength::Weak);
        assert_eq!(strength("abcdefghijklmnop"), Strength::Weak);
        assert_eq!(strength("qwertyuiopasdfgh"), Strength::Weak);
        assert_eq!(strength("1234567890123456"), Strength::Weak);
        assert!(strength("horse battery staple correct").is_enough());
        assert!(strength("gL7#pQ2!vX9@mB4$").is_enough());
        for guessable in [
            "Password123!Password123!",
            "password password password",
            "iloveyouiloveyou1234",
            "P@ssw0rd2026!",
            "Summer2026Winter2025",
            "qwertyuiop1234567890",
            "letmeinletmeinletmein",
            "Keyturn-Alipay-2026",
            "drowssapPassword1!1!",
            "1qaz2wsx3edc4rfv",
            "aaaabbbbccccdddd1111",
            "admin admin admin admin 2026",
        ] {
            assert_eq!(strength(guessable), Strength::Weak, "{guessable}");
        }
        for sound in ["kupfer mandoline regenrinne olive", "wdV4-tuqz-9Lkm-rPx2"] {
            assert!(strength(sound).is_enough(), "{sound}");
        }
    }

    #[test]
    fn a_generated_one_is_strong_and_new_each_time() {
        let (first, second) =
            (Passphrase::generate().expect("words"), Passphrase::generate().expect("words"));
        assert_eq!(first.expose().split('-').count(), 7);
        assert!(first.strength().is_enough());
        assert!(!first.same_as(&second));
        assert!(first.expose().is_ascii());
    }

    #[test]
    fn two_parts_are_joined_without_anything_between() {
        let part = |text: &str| Passphrase::from_string(text.to_owned());
        assert_eq!(Passphrase::joined(&part("left"), &part("right")).expose(), "leftright");
    }
}
