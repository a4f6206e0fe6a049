use base64ct::{Base64Unpadded, Encoding};
use zeroize::Zeroizing;

use super::{DecodeError, Repair, announced};

/// Decodes standard or URL-safe base64 (RFC 4648) with blanks anywhere and padding or none.
pub(in crate::keys) fn decode(
    text: &str,
    repairs: &mut Vec<Repair>,
) -> Result<Zeroizing<Vec<u8>>, DecodeError> {
    let packed = pack(text)?;
    if let Some(der) = mend_plus(text, &packed) {
        repairs.push(Repair::PlusLost);
        return Ok(der);
    }
    let der = unpadded(&packed)?;
    note(text, &packed, repairs);
    Ok(der)
}

/// Whether `c` is a digit of standard or URL-safe base64.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_')
}

/// The digit in the standard alphabet.
pub(super) fn standard(digit: char) -> char {
    match digit {
        '-' => '+',
        '_' => '/',
        other => other,
    }
}

/// Only the 64 digits of the standard alphabet.
fn pack(text: &str) -> Result<Zeroizing<String>, DecodeError> {
    let mut packed = Zeroizing::new(String::with_capacity(text.len()));
    for (index, c) in text.chars().enumerate() {
        if is_digit(c) {
            packed.push(standard(c));
        } else if c != '=' && !c.is_whitespace() {
            return Err(if hides_a_part(text) {
                DecodeError::Hidden
            } else {
                DecodeError::ForeignCharacter { position: index + 1 }
            });
        }
    }
    Ok(packed)
}

/// Whether it has what programs and people put where they hide a part of a secret.
fn hides_a_part(text: &str) -> bool {
    text.contains(['*', '•', '…', '●', '·']) || text.contains("...")
}

pub(super) fn unpadded(packed: &str) -> Result<Zeroizing<Vec<u8>>, DecodeError> {
    // The last character carries bits beyond the last byte where the text was cut inside.
    Base64Unpadded::decode_vec(packed).map(Zeroizing::new).map_err(|_| DecodeError::WrongLength)
}

/// Form decoding turns `+` into a blank. Where a one-line key with its blanks read as `+` is a whole
/// document, and without them is not, that is what happened.
fn mend_plus(text: &str, packed: &str) -> Option<Zeroizing<Vec<u8>>> {
    let line = text.trim();
    if !line.contains(' ') || line.contains(['\n', '\t']) {
        return None;
    }
    let whole = |der: &Zeroizing<Vec<u8>>| announced(der) == Some(der.len());
    if unpadded(packed).is_ok_and(|der| whole(&der)) {
        return None;
    }
    let mut mended = Zeroizing::new(String::with_capacity(line.len()));
    mended.extend(line.chars().map(|c| if c == ' ' { '+' } else { c }));
    let packed = pack(&mended).ok()?;
    unpadded(&packed).ok().filter(whole)
}

fn note(text: &str, packed: &str, repairs: &mut Vec<Repair>) {
    let body = text.trim();
    if body.contains(['-', '_']) {
        repairs.push(Repair::Base64Url);
    }
    let padding = body.matches('=').count();
    if !packed.is_empty() && padding != (4 - packed.len() % 4) % 4 {
        repairs.push(Repair::Padding);
    }
    // Line breaks are how PEM looks; blanks within a line are damage.
    if body.lines().any(|line| line.trim().contains([' ', '\t'])) {
        repairs.push(Repair::Blanks);
    }
}
