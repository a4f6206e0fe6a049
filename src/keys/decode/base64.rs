use base64ct::{Base64Unpadded, Encoding};
use zeroize::Zeroizing;

use super::{DecodeError, Repair, announced};

/// Decodes standard or URL-safe base64 (RFC 4648) with blanks anywhere and padding or none.
pub(super) fn decode(
    text: &str,
    repairs: &mut Vec<Repair>,
) -> Result<Zeroizing<Vec<u8>>, DecodeError> {
    let packed = pack(text)?;
    if let Some(der) = mend_plus(text, &packed) {
        repairs.push(Repair::PlusLost);
        return Ok(der);
    }
    note(text, &packed, repairs);
    unpadded(&packed)
}

/// Only the 64 characters of the standard alphabet.
fn pack(text: &str) -> Result<Zeroizing<String>, DecodeError> {
    let mut packed = Zeroizing::new(String::with_capacity(text.len()));
    for (index, c) in text.chars().enumerate() {
        match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' => packed.push(c),
            '-' => packed.push('+'),
            '_' => packed.push('/'),
            '=' => {}
            c if c.is_whitespace() => {}
            _ => {
                return Err(DecodeError::ForeignCharacter {
                    position: index + 1,
                });
            }
        }
    }
    Ok(packed)
}

fn unpadded(packed: &str) -> Result<Zeroizing<Vec<u8>>, DecodeError> {
    if packed.len() % 4 == 1 {
        return Err(DecodeError::WrongLength);
    }
    match Base64Unpadded::decode_vec(packed) {
        Ok(der) => Ok(Zeroizing::new(der)),
        // The last character carries bits beyond the last byte: the text was cut inside.
        Err(_) => Err(DecodeError::WrongLength),
    }
}

/// Form decoding turns `+` into a blank. Where a one-line key with its blanks read as `+` is a whole
/// document, and without them is not, that is what happened.
fn mend_plus(text: &str, packed: &str) -> Option<Zeroizing<Vec<u8>>> {
    let line = text.trim();
    if !line.contains(' ') || line.contains(['\n', '\t']) || line.contains("  ") {
        return None;
    }
    if unpadded(packed).is_ok_and(|der| announced(&der) == Some(der.len())) {
        return None;
    }
    let mended = pack(&Zeroizing::new(line.replace(' ', "+"))).ok()?;
    unpadded(&mended)
        .ok()
        .filter(|der| announced(der) == Some(der.len()))
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
    // Line breaks of equal length are how PEM looks; blanks and ragged lines are damage.
    if body.lines().any(|line| line.trim().contains([' ', '\t'])) {
        repairs.push(Repair::Blanks);
    }
}
