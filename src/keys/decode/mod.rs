//! From what people paste or drop to one DER document.
//!
//! Accepts DER, PEM (RFC 7468), bare base64 and hex, and mends what copying does to them; every mend is
//! named by a [`Repair`]. What cannot be a document at all is a [`DecodeError`].

mod base64;
mod clean;
mod coats;
mod embedded;
mod error;
mod escapes;
mod hex;
mod pem;
mod repair;

use zeroize::Zeroizing;

pub(super) use base64::decode as base64;
pub use error::DecodeError;
pub use repair::Repair;

/// The longest input read, in bytes; a 4096-bit key in any form is far smaller.
pub const MAX_INPUT: usize = 256 * 1024;

/// One DER document and how it was found.
pub struct Document {
    /// The DER bytes, exactly one SEQUENCE; wiped when dropped, since they may be private.
    pub der: Zeroizing<Vec<u8>>,
    /// The PEM label in capitals, where there was one.
    pub label: Option<String>,
    /// The coat it came in.
    pub wrapping: Wrapping,
    /// What was mended, each once.
    pub repairs: Vec<Repair>,
}

/// How a document was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrapping {
    /// Bytes.
    Der,
    /// Base64 between BEGIN and END lines.
    Pem,
    /// Base64 alone.
    Base64,
    /// Hex digits.
    Hex,
}

/// The text of an input with byte order marks, UTF-16, invisible characters and escapes mended.
pub struct CleanText {
    /// The text; wiped when dropped.
    pub text: Zeroizing<String>,
    /// What was mended.
    pub repairs: Vec<Repair>,
}

/// Cleans `input` as text, without looking for a key in it.
///
/// # Errors
/// [`DecodeError::Empty`], [`DecodeError::TooLong`], [`DecodeError::NotText`].
pub fn clean(input: &[u8]) -> Result<CleanText, DecodeError> {
    check_length(input)?;
    clean::clean(input)
}

/// The text between the BEGIN and END lines of the one PEM block in `input`, with the headers of RFC 1421 where it has some.
pub(super) fn pem_body(input: &[u8]) -> Result<(Zeroizing<String>, Vec<Repair>), DecodeError> {
    let CleanText { text, mut repairs } = clean(input)?;
    let block = pem::block(&text, &mut repairs)?.ok_or(DecodeError::NoBegin)?;
    Ok((block.body, repairs))
}

/// Finds the one DER document in `input`.
///
/// # Errors
/// See [`DecodeError`].
pub fn document(input: &[u8]) -> Result<Document, DecodeError> {
    under(input, MOST_COATS)
}

/// How many coats are taken off, one after the other.
const MOST_COATS: u8 = 2;
/// The longest text that a key is looked for under coats in: a dump of the longest key is shorter.
const MOST_WITH_COATS: usize = 64 * 1024;

/// The document in `input`, or under a coat that a program or a person put around it.
fn under(input: &[u8], coats: u8) -> Result<Document, DecodeError> {
    let error = match plain(input) {
        Ok(document) => return Ok(document),
        // What is no text, or more than one key, is under no coat.
        Err(
            error
            @ (DecodeError::Several { .. } | DecodeError::Empty | DecodeError::TooLong { .. }),
        ) => {
            return Err(error);
        }
        Err(error) => error,
    };
    let Some(deeper) = coats.checked_sub(1).filter(|_| input.len() <= MOST_WITH_COATS) else {
        return Err(error);
    };
    let Ok(CleanText { text, repairs }) = clean::clean(input) else { return Err(error) };
    // Cleaning takes quotation marks away that hold the parts of a string together.
    let raw = std::str::from_utf8(input).unwrap_or(&text);
    let cleaned = Some(&*text).filter(|text| text.as_str() != raw);
    for (inner, repair) in
        [Some(raw), cleaned.map(String::as_str)].into_iter().flatten().flat_map(coats::take_off)
    {
        if let Ok(mut document) = under(&inner, deeper) {
            let before = repairs.iter().copied().chain([repair]);
            for repair in before {
                if !document.repairs.contains(&repair) {
                    document.repairs.push(repair);
                }
            }
            return Ok(document);
        }
    }
    Err(error)
}

fn plain(input: &[u8]) -> Result<Document, DecodeError> {
    check_length(input)?;
    if is_der(input) {
        let der = Zeroizing::new(input.to_vec());
        return whole(der, None, Wrapping::Der, Vec::new());
    }
    let CleanText { text, mut repairs } = clean::clean(input)?;
    match pem::block(&text, &mut repairs) {
        Ok(Some(block)) => {
            let der = base64::decode(&block.body, &mut repairs)?;
            whole(der, Some(block.label), Wrapping::Pem, repairs)
        }
        Ok(None) => bare(&text, repairs),
        // The key itself may be whole where only a line before or after it is missing.
        Err(error @ (DecodeError::NoBegin | DecodeError::NoEnd)) => {
            repairs.push(Repair::Boundary);
            embedded(&text, repairs, error)
        }
        Err(error) => Err(error),
    }
}

fn bare(text: &str, mut repairs: Vec<Repair>) -> Result<Document, DecodeError> {
    if let Some(der) = hex::decode(text) {
        repairs.push(Repair::Hex);
        return whole(der, None, Wrapping::Hex, repairs);
    }
    let mut mended = repairs.clone();
    let plain = base64::decode(text, &mut mended)
        .and_then(|der| whole(der, None, Wrapping::Base64, mended));
    match plain {
        Ok(document) => Ok(document),
        Err(error) => {
            repairs.push(Repair::Surroundings);
            embedded(text, repairs, error)
        }
    }
}

/// The one document among other text; `otherwise` where there is none.
fn embedded(
    text: &str,
    mut repairs: Vec<Repair>,
    otherwise: DecodeError,
) -> Result<Document, DecodeError> {
    let (mut found, times) = embedded::documents(text);
    match (found.len(), found.pop()) {
        (1, Some(der)) => {
            if times > 1 {
                repairs.retain(|repair| *repair != Repair::Surroundings);
                repairs.push(Repair::Doubled);
            }
            whole(der, None, Wrapping::Base64, repairs)
        }
        (0, _) | (_, None) => Err(otherwise),
        (count, Some(_)) => Err(DecodeError::Several { count }),
    }
}

fn check_length(input: &[u8]) -> Result<(), DecodeError> {
    if input.len() > MAX_INPUT {
        return Err(DecodeError::TooLong { bytes: input.len() });
    }
    if input.iter().all(u8::is_ascii_whitespace) {
        return Err(DecodeError::Empty);
    }
    Ok(())
}

/// A SEQUENCE tag, which is also the digit 0, among bytes that no text has.
fn is_der(input: &[u8]) -> bool {
    input.first() == Some(&0x30)
        && (input.iter().copied().any(is_control) || std::str::from_utf8(input).is_err())
}

/// Control characters that no text has: all but tab, line ends and their like.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 14..=31)
}

/// The whole length of the DER value that starts at `der`, header included.
fn announced(der: &[u8]) -> Option<usize> {
    let first = usize::from(*der.get(1)?);
    if first < 0x80 {
        return Some(2 + first);
    }
    let octets = first - 0x80;
    if octets == 0 || octets > 4 {
        return None;
    }
    let length =
        der.get(2..2 + octets)?.iter().fold(0_usize, |sum, octet| sum << 8 | usize::from(*octet));
    length.checked_add(2 + octets)
}

fn whole(
    mut der: Zeroizing<Vec<u8>>,
    label: Option<String>,
    wrapping: Wrapping,
    mut repairs: Vec<Repair>,
) -> Result<Document, DecodeError> {
    if der.first() != Some(&0x30) {
        return Err(DecodeError::NotDer);
    }
    let want = announced(&der).ok_or(DecodeError::NotDer)?;
    if der.len() < want {
        return Err(DecodeError::Truncated { have: der.len(), want });
    }
    if der.len().is_multiple_of(want) && der.chunks(want).all(|copy| *copy == der[..want]) {
        if der.len() > want {
            repairs.push(Repair::Doubled);
        }
        der.truncate(want);
    }
    if der.len() > want {
        return Err(DecodeError::Trailing { bytes: der.len() - want });
    }
    let mut once = Vec::with_capacity(repairs.len());
    for repair in repairs {
        if !once.contains(&repair) {
            once.push(repair);
        }
    }
    Ok(Document { der, label, wrapping, repairs: once })
}

#[cfg(test)]
mod tests;
