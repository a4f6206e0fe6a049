//! What programs, logs and people put around a key: base64 once more, a program's string, a dump, a diff, a chat.
//!
//! Each coat is taken off by itself, and what is under it is read as any key; a reading that is no whole document proves nothing and
//! is passed over. Every buffer is wiped, since a private key may be under the coat.

use base64ct::{Base64Unpadded, Encoding};
use zeroize::Zeroizing;

use super::{Repair, base64, escapes};
use crate::codec::hexdump;

/// A text or bytes, wiped when dropped.
type Bytes = Zeroizing<Vec<u8>>;
/// What is under a coat.
type Under = Option<Bytes>;
/// Takes a coat off, where the text could have it.
type Coat = fn(&str) -> Under;

/// Each coat, and what took its place.
const COATS: [(Coat, Repair); 9] = [
    (twice_escaped, Repair::PercentEncoding),
    (markup, Repair::HtmlEscapes),
    (string_of_a_program, Repair::Program),
    (marked_lines, Repair::LineMarks),
    (dump, Repair::Hex),
    (numbers, Repair::Numbers),
    (crypto_api, Repair::CryptoApi),
    (base64_once_more, Repair::Base64Twice),
    (lines_of_a_chat, Repair::Surroundings),
];

/// What may be under each coat that `text` could have, and what is said of it.
pub(super) fn take_off(text: &str) -> impl Iterator<Item = (Bytes, Repair)> + '_ {
    COATS.iter().filter_map(|(coat, repair)| Some((coat(text)?, *repair)))
}

fn bytes(text: &str) -> Bytes {
    Zeroizing::new(text.as_bytes().to_vec())
}

/// Escapes that were escaped in turn.
fn twice_escaped(text: &str) -> Under {
    let once = text.contains("%25").then(|| Zeroizing::new(text.replace("%25", "%")))?;
    let plain = escapes::undo(once, &mut Vec::new());
    Some(bytes(&plain))
}

/// Numbered characters and tags of a web page.
fn markup(text: &str) -> Under {
    if !text.contains("&#") && !text.contains("</") && !text.contains("/>") {
        return None;
    }
    // Tags first: a line may break in the middle of a numbered character.
    let text = replaced(text, ('<', '>'), |_| Some(' '));
    let text = replaced(&text, ('&', ';'), numbered_character);
    Some(bytes(&text))
}

/// The text with what stands between two marks made one character, where `made` knows which.
fn replaced(
    text: &str,
    (from, to): (char, char),
    made: fn(&str) -> Option<char>,
) -> Zeroizing<String> {
    const LONGEST: usize = 40;
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        plain.push_str(&rest[..at]);
        let inside = &rest[at + 1..];
        let end = inside.find(to).filter(|end| *end < LONGEST);
        let known = end.and_then(|end| Some((made(&inside[..end])?, end)));
        let (character, length) = known.map_or((from, 0), |(made, end)| (made, end + 1));
        plain.push(character);
        rest = &inside[length..];
    }
    plain.push_str(rest);
    plain
}

fn numbered_character(entity: &str) -> Option<char> {
    let entity: String = entity.split_whitespace().collect();
    let number = entity.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

/// A string that is put together from several in the code of a program, or an array of them.
fn string_of_a_program(text: &str) -> Under {
    let mut parts = Zeroizing::new(String::with_capacity(text.len()));
    let mut count = 0;
    for quote in ['"', '\'', '`'] {
        let pieces: Vec<&str> = text.split(quote).collect();
        if pieces.len() < 5 {
            continue;
        }
        for piece in pieces.iter().skip(1).step_by(2) {
            parts.push_str(piece);
            parts.push('\n');
            count += 1;
        }
        break;
    }
    if count < 2 {
        return None;
    }
    let plain = escapes::undo(parts, &mut Vec::new());
    Some(bytes(&plain))
}

/// The same mark before each line: of a diff, of a quoted mail, of a table, or the line's number.
fn marked_lines(text: &str) -> Under {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let marked = |line: &&str| line.trim_start().starts_with(['+', '-', '|', '>', '#', '*']);
    let marks = lines.iter().all(|line| marked(line) && !line.starts_with("-----"));
    let numbers = lines.iter().all(|line| number_of_line(line).is_some());
    if lines.len() < 2 || !(marks || numbers) {
        return None;
    }
    let mut plain = Zeroizing::new(String::with_capacity(text.len() + 1));
    for line in lines {
        let rest = match number_of_line(line) {
            Some(rest) if numbers => rest,
            _ => line.trim_start().strip_prefix(['+', '-', '|', '>', '#', '*']).unwrap_or(line),
        };
        plain.push_str(rest.trim().trim_end_matches(['|', ' ']));
        plain.push('\n');
    }
    Some(bytes(&plain))
}

/// What stands behind the number of a line.
fn number_of_line(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let ends = rest.starts_with([' ', '\t', ':', '|', ')', '.', '→']);
    let apart = rest.trim_start_matches([' ', '\t', ':', '|', ')', '.', '→']);
    ((1..=5).contains(&digits) && ends && !apart.is_empty()).then_some(apart)
}

/// A hex dump.
fn dump(text: &str) -> Under {
    const LEAST: usize = 64;
    hexdump::bytes(text).filter(|bytes| bytes.len() >= LEAST)
}

/// A modulus in hex or as a number, as `openssl rsa -modulus` and Java print it; the exponent is said or the usual one.
fn numbers(text: &str) -> Under {
    let small = Zeroizing::new(text.to_ascii_lowercase());
    // What is printed of a private key is never taken for a public one.
    if small.contains("private") || small.contains("prime") {
        return None;
    }
    let at = small.find("modulus")?;
    let digits = |from: &str| -> Zeroizing<String> {
        let from = from.trim_start_matches(|c: char| !c.is_ascii_hexdigit());
        let end = from.find(|c: char| !c.is_ascii_hexdigit() && c != ':' && c != ' ' && c != '\n');
        let run = &from[..end.unwrap_or(from.len())];
        Zeroizing::new(run.lines().next().unwrap_or_default().replace([':', ' '], ""))
    };
    let modulus = digits(&text[at + "modulus".len()..]);
    let modulus = if modulus.bytes().all(|byte| byte.is_ascii_digit()) && modulus.len() > 600 {
        decimal(&modulus)?
    } else {
        Zeroizing::new(crate::codec::hex::bytes(modulus.as_bytes())?)
    };
    let exponent = small.find("exponent").and_then(|at| {
        let run: String = text[at + 8..]
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        run.parse::<u64>().ok()
    });
    public_document(&modulus, &exponent.unwrap_or(65_537).to_be_bytes())
}

/// A decimal number as big-endian bytes.
fn decimal(digits: &str) -> Under {
    const MOST: usize = 5000;
    if digits.len() > MOST {
        return None;
    }
    let mut number: Vec<u8> = Vec::new();
    for digit in digits.bytes() {
        let mut carry = u32::from(digit - b'0');
        for byte in &mut number {
            let value = u32::from(*byte) * 10 + carry;
            *byte = value.to_le_bytes()[0];
            carry = value >> 8;
        }
        while carry > 0 {
            number.push(carry.to_le_bytes()[0]);
            carry >>= 8;
        }
    }
    number.reverse();
    Some(Zeroizing::new(number))
}

/// `PUBLICKEYBLOB` of Windows' `CryptoAPI`, in base64: the numbers lie with the last byte first.
fn crypto_api(text: &str) -> Under {
    const HEAD: [u8; 8] = [6, 2, 0, 0, 0, 0xa4, 0, 0];
    let packed = digits_of(text);
    let blob = Zeroizing::new(Base64Unpadded::decode_vec(&packed).ok()?);
    let rest = blob.strip_prefix(&HEAD)?.strip_prefix(b"RSA1")?;
    let (exponent, modulus) = (rest.get(4..8)?, rest.get(8..)?);
    let turned = |bytes: &[u8]| bytes.iter().rev().copied().collect::<Vec<u8>>();
    public_document(&turned(modulus), &turned(exponent))
}

/// `RSAPublicKey` (RFC 8017 appendix A.1.1) of a modulus and an exponent.
fn public_document(modulus: &[u8], exponent: &[u8]) -> Under {
    let number = |bytes| der::asn1::UintRef::new(bytes).ok();
    let key = pkcs1::RsaPublicKey { modulus: number(modulus)?, public_exponent: number(exponent)? };
    der::Encode::to_der(&key).ok().map(Zeroizing::new)
}

/// Base64 of a text or of a document that is base64 or PEM itself: Kubernetes, CI variables, `.env` files.
fn base64_once_more(text: &str) -> Under {
    const LEAST: usize = 200;
    let is_digit = |c: char| base64::is_digit(c) || matches!(c, '\n' | '\r' | ' ');
    // A name before it ends with `=`, and so does its padding.
    let longest = text.split(|c: char| !is_digit(c)).max_by_key(|run| run.len())?;
    let packed = digits_of(longest);
    if packed.len() < LEAST {
        return None;
    }
    let decoded = Zeroizing::new(Base64Unpadded::decode_vec(&packed).ok()?);
    let inner = std::str::from_utf8(&decoded).ok()?;
    (inner.contains("MI") || inner.contains("BEGIN")).then(|| decoded.clone())
}

/// The digits of base64 in a text, in the standard alphabet.
fn digits_of(text: &str) -> Zeroizing<String> {
    let mut packed = Zeroizing::new(String::with_capacity(text.len()));
    packed.extend(text.chars().filter(|c| base64::is_digit(*c)).map(base64::standard));
    packed
}

/// Only the lines that are base64, where a chat or a mail has put others between them.
fn lines_of_a_chat(text: &str) -> Under {
    const LEAST: usize = 20;
    let is_key = |line: &&str| {
        let line = line.trim();
        line.len() >= LEAST && line.chars().all(|c| base64::is_digit(c) || c == '=')
    };
    let others = text.lines().filter(|line| !line.trim().is_empty() && !is_key(line)).count();
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut kept = 0;
    for line in text.lines().filter(is_key) {
        plain.push_str(line.trim());
        kept += 1;
    }
    // The last line of a key may be short.
    (others > 0 && kept > 1).then(|| bytes(&plain))
}
