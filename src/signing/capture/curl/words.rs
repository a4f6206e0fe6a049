//! What a shell makes of a command line.

use crate::signing::capture::CaptureRepair;

/// The most arguments of one command.
pub(in crate::signing::capture) const MAX_WORDS: usize = 2048;

/// The arguments of a command.
#[derive(Debug, Default)]
pub(in crate::signing::capture) struct Words {
    #[expect(clippy::struct_field_names, reason = "the words are what it is about")]
    pub(in crate::signing::capture) words: Vec<Vec<u8>>,
    /// What the shell gives the command to read, from a here-document.
    pub(in crate::signing::capture) input: Option<Vec<u8>>,
    /// Where the command ends.
    pub(in crate::signing::capture) end: usize,
    pub(in crate::signing::capture) repairs: Vec<CaptureRepair>,
}

impl Words {
    pub(in crate::signing::capture) fn note(&mut self, repair: CaptureRepair) {
        if !self.repairs.contains(&repair) {
            self.repairs.push(repair);
        }
    }

    /// Ends the word at hand, if there is one.
    pub(in crate::signing::capture) fn push(&mut self, word: &mut Option<Vec<u8>>) {
        if let Some(word) = word.take() {
            self.words.push(word);
        }
    }

    pub(in crate::signing::capture) fn is_full(&self) -> bool {
        self.words.len() >= MAX_WORDS
    }

    /// The arguments as texts.
    #[cfg(test)]
    pub(in crate::signing::capture) fn texts(&self) -> Vec<String> {
        let text = |word: &Vec<u8>| String::from_utf8_lossy(word).into_owned();
        self.words.iter().map(text).collect()
    }
}
