//! Words as the Windows prompt (`cmd.exe`) and the C runtime split them, one after the other.

use super::{Mend, Words};
use crate::codec::escapes;

/// Whether a command is written for the prompt: `^` at the end of a line or before a quotation mark.
pub fn is_for_prompt(text: &[u8]) -> bool {
    const NEAR: usize = 64 * 1024;
    let near = &text[..text.len().min(NEAR)];
    let mut at = 0;
    // What stands in quotation marks is a value, whatever it holds.
    while let Some(found) =
        near.get(at..).and_then(|rest| rest.iter().position(|byte| is_mark(*byte)))
    {
        at += found + 1;
        let closing = match near[at - 1] {
            b'\\' => {
                at += 1;
                continue;
            }
            b'^' => match &near[at..] {
                [b'"', ..] => return true,
                [b'\r', b'\n', ..] | [b'\n', ..] if at == 1 || near[at - 2] == b' ' => return true,
                _ => continue,
            },
            b'\'' if at < 2 || near[at - 2] != b'$' => memchr::memchr(b'\'', &near[at..]),
            mark => escapes::closing(&near[at..], mark),
        };
        let Some(len) = closing else { return false };
        at += len + 1;
    }
    false
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'^' | b'\'' | b'"' | b'\\')
}

/// The arguments that start here.
pub fn split(text: &[u8], start: usize) -> Words {
    let (line, end) = without_carets(text, start);
    let mut words = arguments(&line, escapes_backslashes(&text[start..end]));
    words.end = end;
    words
}

/// Whether a browser wrote the command: it doubles every backslash and puts `^` before each.
///
/// The C runtime would keep both where no quotation mark follows, but one was what the browser sent.
fn escapes_backslashes(text: &[u8]) -> bool {
    let mut slashes = memchr::memchr_iter(b'\\', text).peekable();
    slashes.peek().is_some() && slashes.all(|at| at > 0 && text[at - 1] == b'^')
}

/// What `cmd.exe` makes of a line: `^` outside of quotation marks takes the next character as it is.
fn without_carets(text: &[u8], start: usize) -> (Vec<u8>, usize) {
    let mut line = Vec::new();
    let mut quoted = false;
    // What the C runtime takes as quoted; the prompt would end the command earlier than anybody meant.
    let mut inside = false;
    let mut at = start;
    while let Some(byte) = text.get(at) {
        match byte {
            b'^' if !quoted => {
                // A line break after it is left out, and then the next character is taken as it is.
                let breaks = match &text[at + 1..] {
                    [b'\r', b'\n', ..] => 2,
                    [b'\n', ..] => 1,
                    _ => 0,
                };
                at += 1 + breaks;
                if text.get(at) == Some(&b'\r') && text.get(at + 1) == Some(&b'\n') {
                    line.push(b'\r');
                    at += 1;
                }
                if let Some(taken) = text.get(at) {
                    // The quotation mark itself, escaped, opens nothing for the prompt.
                    inside ^= *taken == b'"' && !is_escaped(&line);
                    line.push(*taken);
                }
            }
            b'\n' | b'\r' if !quoted => break,
            b'&' | b'|' | b'<' | b'>' if !quoted && !inside => break,
            b'"' => {
                quoted = !quoted;
                inside ^= !is_escaped(&line);
                line.push(b'"');
            }
            other => line.push(*other),
        }
        at += 1;
    }
    (line, at.min(text.len()))
}

/// Whether what comes after this has a backslash before it that counts.
fn is_escaped(line: &[u8]) -> bool {
    line.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// What the C runtime makes of a line: `\"` is a quotation mark, and so is `""` between two. `escaped` says
/// that all backslashes are doubled.
fn arguments(line: &[u8], escaped: bool) -> Words {
    let mut words = Words::default();
    let mut word: Option<Vec<u8>> = None;
    let mut quoted = false;
    let mut at = 0;
    while at < line.len() && !words.is_full() {
        let slashes = line[at..].iter().take_while(|byte| **byte == b'\\').count();
        if slashes > 0 {
            let word = word.get_or_insert_with(Vec::new);
            let before_mark = line.get(at + slashes) == Some(&b'"');
            let doubled = escaped && !before_mark && slashes.is_multiple_of(2);
            let kept = if before_mark || doubled { slashes / 2 } else { slashes };
            word.resize(word.len() + kept, b'\\');
            if doubled {
                words.note(Mend::BackslashesDoubled);
            }
            at += slashes;
            if before_mark && slashes % 2 == 1 {
                word.push(b'"');
                at += 1;
            }
            continue;
        }
        match line[at] {
            b'"' if quoted && line.get(at + 1) == Some(&b'"') => {
                word.get_or_insert_with(Vec::new).push(b'"');
                at += 1;
            }
            b'"' => {
                quoted = !quoted;
                word.get_or_insert_with(Vec::new);
            }
            b' ' | b'\t' if !quoted => words.push(&mut word),
            byte => word.get_or_insert_with(Vec::new).push(byte),
        }
        at += 1;
    }
    words.push(&mut word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        split(text.as_bytes(), 0).texts()
    }

    #[test]
    fn words_are_split_as_the_prompt_does() {
        for (text, expected) in [
            (
                "-H \"a: b\" ^\r\n  -d \"{\\\"a\\\":1}\"\r\nnext",
                vec!["-H", "a: b", "-d", "{\"a\":1}"],
            ),
            ("^\"a b^\" -d ^\"^{^\\^\"a^\\^\":1^}^\"", vec!["a b", "-d", "{\"a\":1}"]),
            (
                "-d ^\"^{^\\^\"a^\\^\":^\\^\"^\\^\\n^\\^\\^\\^\"^\\^\"^}^\"",
                vec!["-d", r#"{"a":"\n\""}"#],
            ),
            ("-d ^\"x^\n\ny^\"", vec!["-d", "x\ny"]),
            ("-d ^\"x^\r\n\r\ny^\"", vec!["-d", "x\r\ny"]),
            ("\"{\"\"a\"\":1}\" \"\" c:\\d\\", vec!["{\"a\":1}", "", "c:\\d\\"]),
            ("a^&b \"c^d\" & e", vec!["a&b", "c^d"]),
            ("^", vec![]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn commands_for_the_prompt_are_told_from_others() {
        assert!(is_for_prompt(b" -H \"a\" ^\r\n -d b"));
        assert!(is_for_prompt(b" ^\"a^\""));
        assert!(is_for_prompt(b" \"it's\" ^\n -d b"));
        for bash in [
            " 'a^b' -d '^'",
            " -d '^\"'",
            " -d $'\\'^\"'",
            " -d \"a ^\n\"",
            " 'open ^\"",
            " '\\''^\"'",
        ] {
            assert!(!is_for_prompt(bash.as_bytes()), "{bash}");
        }
    }
}
