//! How hard a passphrase is to guess, by the cheapest way to put it together: frequent words, words of a list, years, runs
//! of the alphabet and the keyboard, what stood there before, and single characters.
//!
//! It is the idea of zxcvbn (Wheeler, USENIX Security 2016) with a short list. The crate of that name would add 2.4 MB to
//! a program that is handed on as one file.

use zeroize::Zeroizing;

/// Words and numbers that people protect things with, the most frequent first.
const FREQUENT: &str = include_str!("../../../assets/words/frequent.txt");
/// Keys that lie beside each other, and what is counted up.
const RUNS: [&str; 7] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
];
/// The shortest word, run or repetition that is looked for.
const SHORTEST: usize = 3;
/// The longest that is looked for as one; a longer repetition is made of several.
const LONGEST: usize = 24;

/// Bits that a guess at each kind of part costs.
const WORD_OF_LIST: f64 = 11.0;
const RUN: f64 = 5.0;
const YEAR: f64 = 6.5;
const SEEN: f64 = 3.0;
const CAPITALS: f64 = 1.0;

/// The bits of the cheapest way to put `text` together.
pub(super) fn bits(text: &str) -> f64 {
    let typed: Zeroizing<Vec<char>> = Zeroizing::new(text.chars().collect());
    let plain: Zeroizing<Vec<char>> = Zeroizing::new(typed.iter().map(|c| lower(*c)).collect());
    let single = alphabet_bits(text);
    // The cheapest way to the place before each character, and to the end.
    let mut cheapest = vec![0.0; plain.len() + 1];
    for end in 1..=plain.len() {
        let mut best = cheapest[end - 1] + single;
        for start in end.saturating_sub(LONGEST)..(end + 1).saturating_sub(SHORTEST) {
            let Some(cost) = cost_of(&plain, start, end) else { continue };
            let capitals = typed[start..end].iter().any(|c| c.is_uppercase());
            let cost = cost + if capitals { CAPITALS } else { 0.0 };
            best = f64::min(best, cheapest[start] + cost);
        }
        cheapest[end] = best;
    }
    cheapest[plain.len()]
}

/// What a part costs as something that is guessed whole; `None` where it is no such thing.
fn cost_of(text: &[char], start: usize, end: usize) -> Option<f64> {
    let part = &text[start..end];
    if seen_before(text, start, part) {
        return Some(SEEN);
    }
    if part.iter().all(|c| *c == part[0]) || RUNS.iter().any(|run| runs_along(run, part)) {
        return Some(RUN);
    }
    if is_year(part) {
        return Some(YEAR);
    }
    let word: Zeroizing<String> = Zeroizing::new(part.iter().map(|c| plain_letter(*c)).collect());
    let literal: Zeroizing<String> = Zeroizing::new(part.iter().collect());
    let is_part = |known: &str| {
        known == *word || known == *literal || known.chars().rev().eq(part.iter().copied())
    };
    let mut frequent = FREQUENT.split_ascii_whitespace();
    if let Some(rank) = frequent.position(is_part) {
        return Some(f64::from(u32::try_from(rank + 2).unwrap_or(u32::MAX)).log2());
    }
    let list = bip39::Language::English.word_list();
    list.binary_search(&word.as_str()).is_ok().then_some(WORD_OF_LIST)
}

/// Whether a part stands in what comes before it, forwards or backwards.
fn seen_before(text: &[char], start: usize, part: &[char]) -> bool {
    let before = &text[..start];
    before.windows(part.len()).any(|seen| seen == part || seen.iter().eq(part.iter().rev()))
}

fn runs_along(run: &str, part: &[char]) -> bool {
    let run: Vec<char> = run.chars().collect();
    run.windows(part.len()).any(|run| run == part || run.iter().eq(part.iter().rev()))
}

fn is_year(part: &[char]) -> bool {
    part.len() == 4
        && part.iter().all(char::is_ascii_digit)
        && matches!(part[..2], ['1', '9'] | ['2', '0'])
}

/// The letter that a look-alike stands for: `p@ssw0rd`.
fn plain_letter(c: char) -> char {
    match c {
        '@' | '4' => 'a',
        '3' => 'e',
        '1' | '!' => 'i',
        '0' => 'o',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Bits that one character adds at most: words of a language have far less than their alphabet.
fn alphabet_bits(text: &str) -> f64 {
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_lowercase(),
        |c| c.is_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_alphanumeric(),
    ];
    match kinds.iter().filter(|kind| text.chars().any(**kind)).count() {
        0 | 1 => 2.2,
        2 => 2.8,
        3 => 3.6,
        _ => 4.4,
    }
}
