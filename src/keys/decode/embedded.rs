//! Finds keys in base64 among other text: `private_key=MII…`, a JSON object, a chat message.

use zeroize::Zeroizing;

use super::{announced, base64};

/// How many places that look like a key are tried.
const MOST_STARTS: usize = 16;
/// Shorter documents are no keys.
const LEAST_BYTES: usize = 64;

/// Every different whole document in `text`, and how often any of them occurs.
///
/// A document starts with `MI` (a SEQUENCE of 128 bytes or more) where no base64 is before it; its own
/// length says where it must end.
pub(super) fn documents(text: &str) -> (Vec<Zeroizing<Vec<u8>>>, usize) {
    let mut found: Vec<Zeroizing<Vec<u8>>> = Vec::new();
    let mut times = 0;
    for start in starts(text).take(MOST_STARTS) {
        if let Some(der) = document_at(&text[start..]) {
            times += 1;
            if !found.iter().any(|other| **other == *der) {
                found.push(der);
            }
        }
    }
    (found, times)
}

fn starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices("MI").map(|(at, _)| at).filter(|at| {
        !text[..*at]
            .chars()
            .next_back()
            .is_some_and(|before| base64::is_digit(before) && before != '-')
    })
}

fn document_at(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let head = base64::unpadded(&digits(text, 8)?).ok()?;
    let want = announced(&head).filter(|want| *want >= LEAST_BYTES)?;
    let count = (want * 4).div_ceil(3);
    let packed = digits(text, count)?;
    let der = base64::unpadded(&packed).ok()?;
    (der.len() == want).then_some(der)
}

/// The first `count` digits of base64 in `text`, in the standard alphabet, blanks skipped.
/// `None` where another character comes before, or another digit directly after.
fn digits(text: &str, count: usize) -> Option<Zeroizing<String>> {
    // A length that the text cannot hold needs no buffer.
    if count > text.len() {
        return None;
    }
    let mut packed = Zeroizing::new(String::with_capacity(count));
    let mut rest = text.chars();
    while packed.len() < count {
        match rest.next()? {
            c if base64::is_digit(c) => packed.push(base64::standard(c)),
            c if c.is_whitespace() => {}
            _ => return None,
        }
    }
    // The head of a longer document may go on.
    let ends = rest.next().is_none_or(|next| !base64::is_digit(next) || next == '-');
    (ends || count == 8).then_some(packed)
}
