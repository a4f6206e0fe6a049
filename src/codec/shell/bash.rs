//! Words as bash and its kin split them, and as `PowerShell` does where it differs only in the mark that
//! continues a line.

use super::{Mend, Words};
use crate::codec::{escapes, lines};

/// The arguments that start here.
pub fn split(text: &[u8], start: usize) -> Words {
    let mut splitter = Splitter { text, at: start, words: Words::default(), word: None };
    splitter.run();
    splitter.words.push(&mut splitter.word);
    splitter.words.end = splitter.at.min(text.len());
    splitter.words
}

struct Splitter<'a> {
    text: &'a [u8],
    at: usize,
    words: Words,
    /// The word at hand; `Some` of nothing is an empty word in quotation marks.
    word: Option<Vec<u8>>,
}

impl Splitter<'_> {
    #[expect(clippy::match_same_arms, reason = "the end of the text is the first thing to see")]
    fn run(&mut self) {
        while !self.words.is_full() {
            let rest = &self.text[self.at..];
            match rest {
                [] => return,
                [b'\\' | b'`', ..] if continues(rest).is_some() => {
                    self.words.push(&mut self.word);
                    self.at += continues(rest).unwrap_or(1);
                }
                [b'\n' | b'\r', ..] => match continued_without_mark(rest) {
                    Some(len) => {
                        self.words.push(&mut self.word);
                        self.at += len;
                    }
                    None => return,
                },
                [b' ' | b'\t', ..] => {
                    self.words.push(&mut self.word);
                    self.at += 1;
                }
                [b'<', b'<', ..] => return self.here_document(),
                [b';' | b'|' | b'>' | b'<', ..] | [b'&', b' ' | b'&' | b'\n' | b'\r', ..] => return,
                [b'#', ..] if self.word.is_none() => return,
                _ => self.part(rest),
            }
        }
    }

    /// A part of a word.
    fn part(&mut self, rest: &[u8]) {
        let word = self.word.get_or_insert_with(Vec::new);
        match rest {
            [b'\'', after @ ..] => {
                let len = memchr::memchr(b'\'', after).unwrap_or(after.len());
                word.extend_from_slice(&after[..len]);
                self.at += len + 2;
            }
            [b'$', b'\'', after @ ..] => {
                let len = escapes::closing(after, b'\'').unwrap_or(after.len());
                word.extend_from_slice(&escapes::ansi_c(&after[..len]));
                self.at += len + 3;
            }
            [b'"', after @ ..] => self.at += 1 + double_quoted(after, word),
            [b'\\', escaped, ..] => {
                word.push(*escaped);
                self.at += 2;
            }
            // Curly quotation marks, in UTF-8.
            [0xe2, 0x80, open @ (0x98 | 0x9c), after @ ..] => {
                let len = memchr::memmem::find(after, &[0xe2, 0x80, open + 1]);
                let len = len.unwrap_or(after.len());
                word.extend_from_slice(&after[..len]);
                self.at += 3 + len + 3;
                self.words.note(Mend::CurlyQuotes);
            }
            [byte, ..] => {
                word.push(*byte);
                self.at += 1;
            }
            [] => {}
        }
        self.at = self.at.min(self.text.len());
    }

    /// `<<< '…'`: the word behind it is what the command reads.
    fn here_string(&mut self) {
        let behind = &self.text[self.at + 3..];
        let blanks = behind.len() - behind.trim_ascii_start().len();
        let mut words = split(self.text, self.at + 3 + blanks);
        self.at = words.end;
        self.words.input = (!words.words.is_empty()).then(|| words.words.remove(0));
    }

    /// `<<'EOF'`: the lines up to that word are what the command reads.
    fn here_document(&mut self) {
        let Some(line) = lines::line(self.text, self.at) else {
            return;
        };
        if line.text[2..].starts_with(b"<") {
            return self.here_string();
        }
        let after = line.text[2..].trim_ascii();
        let after = after.strip_prefix(b"-").unwrap_or(after).trim_ascii_start();
        let quote = after.iter().take_while(|byte| b"'\"".contains(byte)).count();
        let len = after[quote..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
            .count();
        let mark = &after[quote..quote + len];
        if mark.is_empty() {
            return;
        }
        let end = lines::lines(self.text, line.next).find(|line| line.text.trim_ascii() == mark);
        let (end, next) =
            end.map_or((self.text.len(), self.text.len()), |line| (line.start, line.next));
        self.words.input = Some(self.text[line.next.min(end)..end].to_vec());
        self.at = next;
    }
}

/// Appends what is between double quotation marks, and says how long it is with the closing one.
fn double_quoted(text: &[u8], word: &mut Vec<u8>) -> usize {
    let mut at = 0;
    loop {
        let Some(special) = memchr::memchr2(b'"', b'\\', &text[at..]) else {
            word.extend_from_slice(&text[at..]);
            return text.len();
        };
        word.extend_from_slice(&text[at..at + special]);
        at += special;
        match &text[at..] {
            [b'"', ..] => return at + 1,
            [_, b'\r', b'\n', ..] => at += 3,
            [_, b'\n', ..] => at += 2,
            [_, escaped @ (b'"' | b'\\' | b'$' | b'`'), ..] => {
                word.push(*escaped);
                at += 2;
            }
            _ => {
                word.push(b'\\');
                at += 1;
            }
        }
    }
}

/// How long the mark is that continues a line, with the line break; copying may put blanks between them.
fn continues(rest: &[u8]) -> Option<usize> {
    let blanks = rest[1..].iter().take(64).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let len = match &rest[1 + blanks..] {
        [b'\r', b'\n', ..] => 1 + blanks + 2,
        [b'\n', ..] => 1 + blanks + 1,
        _ => return None,
    };
    // A terminal shows `> ` before a line that continues another.
    Some(if rest[len..].starts_with(b"> ") { len + 2 } else { len })
}

/// How long a line break is with the blanks after it, if an option follows: the mark was lost in copying.
fn continued_without_mark(rest: &[u8]) -> Option<usize> {
    let blanks = rest.iter().take(64).take_while(|byte| byte.is_ascii_whitespace()).count();
    let is_option = matches!(&rest[blanks..], [b'-', b'-', letter, ..] | [b'-', letter, ..] if letter.is_ascii_alphabetic());
    is_option.then_some(blanks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        split(text.as_bytes(), 0).texts()
    }

    #[test]
    fn words_are_split_as_bash_does() {
        for (text, expected) in [
            (r#"-H 'a: b' "c \"d\" $e" f\ g"#, vec!["-H", "a: b", "c \"d\" $e", "f g"]),
            (r"-d $'it\'s \u00e4\n'", vec!["-d", "it's ä\n"]),
            (r"-d $'caf\303\251 \0101\62 \U0001f600'", vec!["-d", "café \u{8}12 😀"]),
            ("-d 'it'\\''s'", vec!["-d", "it's"]),
            ("a \\\n  b \\ \r\n c\nd", vec!["a", "b", "c"]),
            ("a\n  -H b\n--url c", vec!["a", "-H", "b", "--url", "c"]),
            ("a \\\n> -H b", vec!["a", "-H", "b"]),
            ("x?a=1&b=2 c && d", vec!["x?a=1&b=2", "c"]),
            ("'' \"\" a; b", vec!["", "", "a"]),
            ("-d “a b” ‘c’", vec!["-d", "a b", "c"]),
            ("a `\n -b", vec!["a", "-b"]),
            ("'open", vec!["open"]),
            ("\"open\\", vec!["open\\"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn a_here_document_is_what_is_read() {
        let text = b"-d @- <<'EOF'\n{\"a\":1}\nEOF\nrest";
        let words = split(text, 0);
        assert_eq!(words.input.as_deref(), Some(&b"{\"a\":1}\n"[..]));
        assert_eq!(words.words.len(), 2);
        assert_eq!(words.end, text.len() - b"rest".len());
    }
}
