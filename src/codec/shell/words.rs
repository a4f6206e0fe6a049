//! What a shell makes of a command line.

/// What copying did to a command line, undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// The quotation marks were made curly by a word processor.
    CurlyQuotes,
    /// The browser that wrote the command doubled the backslashes of its values.
    BackslashesDoubled,
}

/// The most arguments of one command.
pub const MAX_WORDS: usize = 2048;

/// The arguments of a command.
#[derive(Debug, Default)]
pub struct Words {
    /// The words themselves, without their marks.
    pub words: Vec<Vec<u8>>,
    /// What the shell gives the command to read, from a here-document.
    pub input: Option<Vec<u8>>,
    /// Where the command ends.
    pub end: usize,
    /// What was mended.
    pub mends: Vec<Mend>,
}

impl Words {
    /// Notes what was mended, once.
    pub fn note(&mut self, mend: Mend) {
        if !self.mends.contains(&mend) {
            self.mends.push(mend);
        }
    }

    /// Ends the word at hand, if there is one.
    pub fn push(&mut self, word: &mut Option<Vec<u8>>) {
        if let Some(word) = word.take() {
            self.words.push(word);
        }
    }

    /// Whether no more words are taken.
    pub fn is_full(&self) -> bool {
        self.words.len() >= MAX_WORDS
    }

    /// The arguments as texts.
    #[cfg(test)]
    pub fn texts(&self) -> Vec<String> {
        let text = |word: &Vec<u8>| String::from_utf8_lossy(word).into_owned();
        self.words.iter().map(text).collect()
    }
}
