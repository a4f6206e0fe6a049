use zeroize::Zeroizing;

use super::{DecodeError, Repair};

pub(super) struct Block {
    pub label: String,
    pub body: Zeroizing<String>,
}

/// The PEM block in `text`: the only one, or the only private one among others such as parameters and
/// certificates. `None` where the text has no BEGIN line.
pub(super) fn block(text: &str, repairs: &mut Vec<Repair>) -> Result<Option<Block>, DecodeError> {
    let Some(first) = find_mark(text, "BEGIN", 0) else {
        return if find_mark(text, "END", 0).is_some() {
            Err(DecodeError::NoBegin)
        } else {
            Ok(None)
        };
    };
    let mut blocks = Vec::new();
    let mut next = Some(first);
    let mut end_of_last = 0;
    let start = next.as_ref().map_or(0, |mark| mark.start);
    while let Some(begin) = next {
        let end = find_mark(text, "END", begin.end).ok_or(DecodeError::NoEnd)?;
        if !begin.exact || !end.exact {
            repairs.push(Repair::Dashes);
        }
        blocks.push(Block {
            label: begin.label,
            body: Zeroizing::new(text[begin.end..end.start].to_owned()),
        });
        end_of_last = end.end;
        next = find_mark(text, "BEGIN", end.end);
    }
    if !text[..start].trim().is_empty() || !text[end_of_last..].trim().is_empty() {
        repairs.push(Repair::Surroundings);
    }
    choose(blocks).map(Some)
}

fn choose(mut blocks: Vec<Block>) -> Result<Block, DecodeError> {
    let count = blocks
        .iter()
        .filter(|block| block.label.contains("PRIVATE KEY"))
        .count();
    if blocks.len() > 1 && count == 1 {
        blocks.retain(|block| block.label.contains("PRIVATE KEY"));
    }
    let several = blocks.len();
    // A certificate chain starts with the certificate itself (RFC 5246 section 7.4.2).
    if several > 1 && !blocks.iter().all(|block| block.label == "CERTIFICATE") {
        return Err(DecodeError::Several { count: several });
    }
    Ok(blocks.swap_remove(0))
}

struct Mark {
    start: usize,
    end: usize,
    label: String,
    exact: bool,
}

/// A line such as `-----BEGIN PRIVATE KEY-----`, also with the dashes that word processors make of it.
fn find_mark(text: &str, word: &str, from: usize) -> Option<Mark> {
    let mut search = from;
    loop {
        let at = search + text.get(search..)?.find(word)?;
        search = at + word.len();
        let before = text[from..at].trim_end_matches(' ');
        let start = from + before.trim_end_matches(is_dash).len();
        let rest = &text[search..];
        let Some(length) = rest.find(is_dash) else {
            continue;
        };
        let label = &rest[..length];
        let closing = rest[length..].len() - rest[length..].trim_start_matches(is_dash).len();
        if start == at || label.contains('\n') || label.len() > 60 || !plausible(label) {
            continue;
        }
        let end = search + length + closing;
        let exact = &text[start..at] == "-----" && &rest[length..length + closing] == "-----";
        return Some(Mark {
            start,
            end,
            label: label.trim().to_ascii_uppercase(),
            exact,
        });
    }
}

fn plausible(label: &str) -> bool {
    label
        .trim()
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == ' ' || c == '_')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}')
}
