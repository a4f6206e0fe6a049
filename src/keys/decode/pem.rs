use der::{Decode as _, Encode as _};
use x509_cert::certificate::{CertificateInner, Raw};
use zeroize::Zeroizing;

use super::{DecodeError, Repair};

pub(super) struct Block {
    pub label: String,
    pub body: Zeroizing<String>,
}

/// The longest label that is looked for, in characters.
const LONGEST_LABEL: usize = 60;

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
    let start = first.start;
    let mut blocks = Vec::new();
    let mut next = Some(first);
    let mut end_of_last = 0;
    let mut exact = true;
    while let Some(begin) = next {
        let end = find_mark(text, "END", begin.end).ok_or(DecodeError::NoEnd)?;
        exact &= begin.exact && end.exact;
        blocks.push(Block {
            label: begin.label,
            body: Zeroizing::new(text[begin.end..end.start].to_owned()),
        });
        end_of_last = end.end;
        next = find_mark(text, "BEGIN", end.end);
    }
    if !exact {
        repairs.push(Repair::Dashes);
    }
    if !text[..start].trim().is_empty() || !text[end_of_last..].trim().is_empty() {
        repairs.push(Repair::Surroundings);
    }
    let block = choose(blocks, repairs)?;
    if block.body.trim().is_empty() {
        return Err(DecodeError::NothingBetween);
    }
    Ok(Some(block))
}

fn choose(mut blocks: Vec<Block>, repairs: &mut Vec<Repair>) -> Result<Block, DecodeError> {
    if blocks.len() > 1 && blocks.iter().all(|block| same(block, &blocks[0])) {
        repairs.push(Repair::Doubled);
        blocks.truncate(1);
    }
    let private = |block: &Block| block.label.contains("PRIVATE KEY");
    if blocks.len() > 1 && blocks.iter().filter(|block| private(block)).count() == 1 {
        blocks.retain(private);
        repairs.push(Repair::Surroundings);
    }
    let count = blocks.len();
    if count == 1 {
        return Ok(blocks.swap_remove(0));
    }
    let chain = blocks.iter().all(|block| block.label == "CERTIFICATE");
    let leaf = chain.then(|| leaf(&blocks)).flatten().ok_or(DecodeError::Several { count })?;
    repairs.push(Repair::Chain);
    Ok(blocks.swap_remove(leaf))
}

/// The one certificate of a chain that issued none of the others, wherever it stands; `None` where that is not one.
fn leaf(blocks: &[Block]) -> Option<usize> {
    let names: Vec<(Vec<u8>, Vec<u8>)> = blocks.iter().map(names_of).collect::<Option<_>>()?;
    let issues = |place: usize| {
        let (subject, _) = &names[place];
        let others = names.iter().enumerate().filter(|(other, _)| *other != place);
        others.into_iter().any(|(_, (_, issuer))| issuer == subject)
    };
    let mut leaves = (0..names.len()).filter(|place| !issues(*place));
    let leaf = leaves.next()?;
    leaves.next().is_none().then_some(leaf)
}

/// Subject and issuer of a certificate, in DER.
fn names_of(block: &Block) -> Option<(Vec<u8>, Vec<u8>)> {
    let der = super::base64::decode(&block.body, &mut Vec::new()).ok()?;
    let certificate = CertificateInner::<Raw>::from_der(&der).ok()?;
    let certificate = certificate.tbs_certificate();
    Some((certificate.subject().to_der().ok()?, certificate.issuer().to_der().ok()?))
}

fn same(block: &Block, other: &Block) -> bool {
    block.label == other.label
        && block
            .body
            .split_whitespace()
            .flat_map(str::bytes)
            .eq(other.body.split_whitespace().flat_map(str::bytes))
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
        if let Some(mark) = mark_at(text, from, at, search) {
            return Some(mark);
        }
    }
}

/// The mark whose word lies at `at..after`; nothing before `from` belongs to it.
fn mark_at(text: &str, from: usize, at: usize, after: usize) -> Option<Mark> {
    let before = text[from..at].trim_end_matches(' ');
    let start = from + before.trim_end_matches(is_dash).len();
    let rest = &text[after..];
    let (length, _) = rest.char_indices().take(LONGEST_LABEL + 1).find(|(_, c)| is_dash(*c))?;
    let label = rest[..length].trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '_';
    if start == at || !label.chars().all(plain) {
        return None;
    }
    let closing = rest[length..].len() - rest[length..].trim_start_matches(is_dash).len();
    let end = after + length + closing;
    Some(Mark {
        start,
        end,
        label: label.to_ascii_uppercase(),
        exact: &text[start..at] == "-----" && &rest[length..length + closing] == "-----",
    })
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}')
}
