//! A private key in another coat: base64 around it, hex digits, a hex dump, what `openssl rsa -text` prints.

use base64ct::{Base64Unpadded, Encoding};
use memchr::memmem;
use zeroize::Zeroizing;

use super::{Material, is_base64};
use crate::codec::lines::{Line, lines};

/// The least base64 that a key in base64 of any kind has, in characters.
const LEAST_BASE64: usize = 400;
/// The least bytes that a private key has.
const LEAST_BYTES: usize = 300;
/// Texts longer than this are not looked through for hex, in bytes: a dump of a key is short.
const MOST_HEX: usize = 4 * 1024 * 1024;

/// How the DER of a private key goes on after its length.
const DER_STARTS: [(&[u8], Material); 4] = [
    // Version 0 and rsaEncryption with NULL (RFC 5208).
    (
        b"\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00\x04\x82",
        Material::Pkcs8Private,
    ),
    // Version 0 and a modulus of 2048, 3072 or 4096 bits (RFC 8017).
    (b"\x02\x01\x00\x02\x82\x01\x01\x00", Material::Pkcs1Private),
    (b"\x02\x01\x00\x02\x82\x01\x81\x00", Material::Pkcs1Private),
    (b"\x02\x01\x00\x02\x82\x02\x01\x00", Material::Pkcs1Private),
];

/// How each of them begins: a number of one byte, which is 0.
const VERSION: [u8; 3] = [2, 1, 0];
/// The first of its digits.
const VERSION_START: &[u8] = b"02";

/// What stands before the numbers in what `openssl rsa -text` and its kin print.
const PRINTED: [&[u8]; 4] =
    [b"privateExponent:", b"prime1:", b"Private-Exponent:", b"private exponent:"];

/// Decodes each long run of base64, over its line ends too, and looks at what is in it.
pub(super) fn in_base64_runs(
    text: &[u8],
    look: impl Fn(&[u8]) -> Option<Material>,
) -> Option<Material> {
    let mut from = 0;
    while let Some(start) = text[from..].iter().position(|byte| is_base64(*byte)) {
        let start = from + start;
        let end = run_end(text, start);
        from = end.max(start + 1);
        if end - start < LEAST_BASE64 {
            continue;
        }
        let digits: Zeroizing<Vec<u8>> = Zeroizing::new(
            text[start..end]
                .iter()
                .copied()
                .filter(|byte| is_base64(*byte))
                .map(standard)
                .collect(),
        );
        // What is left over at the end is no whole byte.
        let whole = &digits[..digits.len() - digits.len() % 4];
        let decoded =
            str::from_utf8(whole).ok().and_then(|text| Base64Unpadded::decode_vec(text).ok());
        if let Some(found) = decoded.map(Zeroizing::new).and_then(|inner| look(&inner)) {
            return Some(found);
        }
    }
    None
}

/// Where base64 ends that goes on after single line ends.
fn run_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        end += text[end..].iter().take_while(|byte| is_base64(**byte)).count();
        let breaks =
            text[end..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let goes_on = breaks > 0 && text.get(end + breaks).is_some_and(|byte| is_base64(*byte));
        if !goes_on {
            return end;
        }
        end += breaks;
    }
}

fn standard(byte: u8) -> u8 {
    match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other,
    }
}

/// DER as it is, in a file of bytes or in what was decoded.
pub(super) fn in_der(bytes: &[u8]) -> Option<Material> {
    let found = |(start, material): &(&[u8], Material)| {
        let at = memmem::find(bytes, start)?;
        (bytes.len() - at >= LEAST_BYTES).then_some(*material)
    };
    DER_STARTS.iter().find_map(found)
}

/// Hex digits, with whatever stands between them, and dumps with offsets before and characters behind.
pub(super) fn in_hex(text: &[u8]) -> Option<Material> {
    if text.len() > MOST_HEX {
        return None;
    }
    // The digits of a byte stand together, whatever lies between the bytes.
    let plain = |at| spelled_key(text[at..].iter().copied());
    let in_dump = |line: Line<'_>| {
        let part = dumped(line.text);
        memmem::find_iter(part, VERSION_START).find_map(|at| {
            let further = lines(text, line.next).flat_map(|line| dumped(line.text).iter().copied());
            spelled_key(part[at..].iter().copied().chain(further))
        })
    };
    memmem::find_iter(text, VERSION_START)
        .find_map(plain)
        .or_else(|| lines(text, 0).find_map(in_dump))
}

/// The key that these digits begin with, at its version; no more of them is kept than tells one.
fn spelled_key(digits: impl Iterator<Item = u8>) -> Option<Material> {
    let mut bytes = Spelled(digits);
    if !VERSION.iter().all(|byte| bytes.next() == Some(*byte)) {
        return None;
    }
    // As large as it gets, so that nothing of it is left behind where it grows.
    let mut key = Zeroizing::new(Vec::with_capacity(VERSION.len() + LEAST_BYTES));
    key.extend(VERSION.into_iter().chain(bytes.take(LEAST_BYTES)));
    in_der(&key)
}

/// The bytes that hex digits spell, two and two; an odd one starts anew: in `0x30` the digit before the x is none of the key's.
struct Spelled<T>(T);

impl<T: Iterator<Item = u8>> Iterator for Spelled<T> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            if let Some(high) = DIGITS[usize::from(self.0.next()?)]
                && let Some(low) = DIGITS[usize::from(self.0.next()?)]
            {
                return Some(high << 4 | low);
            }
        }
    }
}

/// What each character means as a hex digit.
const DIGITS: [Option<u8>; 256] = {
    let mut digits = [None; 256];
    let mut value = 0;
    while value < 16 {
        digits[b"0123456789abcdef"[value as usize] as usize] = Some(value);
        digits[b"0123456789ABCDEF"[value as usize] as usize] = Some(value);
        value += 1;
    }
    digits
};

/// What a line of a dump holds between its offset and its characters.
fn dumped(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii();
    let offset = line.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let after = if (4..=16).contains(&offset) {
        line[offset..].strip_prefix(b":").unwrap_or(&line[offset..])
    } else {
        line
    };
    let after = after.trim_ascii_start();
    // Most lines have no two blanks anywhere.
    let Some(blanks) = memmem::find(after, b"  ") else { return after };
    let end = memmem::find(after, b"  |").or_else(|| memmem::find(after, b"   "));
    let end = end.or_else(|| Some(blanks).filter(|at| *at > 24));
    &after[..end.unwrap_or(after.len())]
}

/// Numbers of a private key with their names.
pub(super) fn printed(text: &[u8]) -> Option<Material> {
    let digits = |at: usize| {
        let part = &text[at..text.len().min(at + 400)];
        part.iter().filter(|byte| byte.is_ascii_hexdigit()).count()
    };
    let named =
        |name: &&[u8]| memmem::find_iter(text, name).any(|at| digits(at + name.len()) >= 128);
    PRINTED.iter().any(named).then_some(Material::Pkcs1Private)
}
