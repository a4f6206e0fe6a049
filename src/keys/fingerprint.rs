use crate::text::{grouped, hex};

/// SHA-256 of a key's `SubjectPublicKeyInfo`, in forms that people can compare.
///
/// The hex is the whole fingerprint. The words are its first 66 bits, eleven to a word of the English
/// list of BIP-39 (chosen so that four letters tell any two apart): enough to notice a wrong key when
/// two people read them to each other, not a replacement for the hex against a forger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fingerprint([u8; 32]);

const WORDS: usize = 6;
const BITS_PER_WORD: usize = 11;

impl Fingerprint {
    pub(super) fn new(sha256: [u8; 32]) -> Self {
        Self(sha256)
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// 64 lower-case hex digits.
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// 16 groups of four lower-case hex digits, separated by blanks.
    pub fn grouped_hex(&self) -> String {
        grouped(&self.hex())
    }

    /// Six words to read aloud.
    pub fn words(&self) -> [&'static str; WORDS] {
        let list = bip39::Language::English.word_list();
        std::array::from_fn(|word| {
            let first = word * BITS_PER_WORD;
            let index = (first..first + BITS_PER_WORD).fold(0, |index, bit| {
                index << 1 | usize::from(self.0[bit / 8] >> (7 - bit % 8) & 1)
            });
            list[index]
        })
    }

    /// Whether `text` is this fingerprint: all of its hex, or all of its words; blanks, colons, dots,
    /// dashes and letter case do not matter.
    pub fn matches(&self, text: &str) -> bool {
        let typed: String = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        !typed.is_empty() && (typed == self.hex() || typed == self.words().concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Fingerprint {
        Fingerprint::new(std::array::from_fn(|i| u8::try_from(i * 7).unwrap_or(1)))
    }

    #[test]
    fn hex_has_sixteen_groups() {
        let hex = sample().grouped_hex();
        assert!(hex.starts_with("0007 0e15"), "{hex}");
        assert_eq!(hex.split(' ').count(), 16);
    }

    #[test]
    fn words_are_eleven_bits_each_from_the_front() {
        let all_ones = Fingerprint::new([0xff; 32]);
        assert_eq!(all_ones.words(), ["zoo"; 6]);
        assert_eq!(Fingerprint::new([0; 32]).words(), ["abandon"; 6]);
    }

    #[test]
    fn compares_as_people_type() {
        let print = sample();
        assert!(print.matches(&print.grouped_hex().to_uppercase().replace(' ', ":")));
        assert!(print.matches(&print.words().join(" · ")));
        assert!(!print.matches(&print.words()[..5].join(" ")));
        assert!(!print.matches(""));
    }
}
