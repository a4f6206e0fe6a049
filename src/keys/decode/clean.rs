use zeroize::Zeroizing;

use crate::codec::unseen::has_no_width;

use super::{CleanText, DecodeError, Repair, escapes, is_control};

/// Every step writes into a buffer that is long enough from the start, so that no copy is left behind
/// by growing, and that is wiped at its end.
pub(super) fn clean(input: &[u8]) -> Result<CleanText, DecodeError> {
    let mut repairs = Vec::new();
    let text = decode(input, &mut repairs)?;
    let text = drop_invisible(text, &mut repairs);
    let text = escapes::narrow(text, &mut repairs);
    let text = escapes::undo(text, &mut repairs);
    let text = drop_mail_marks(text, &mut repairs);
    let text = strip_quotes(&text, &mut repairs);
    if text.is_empty() { Err(DecodeError::Empty) } else { Ok(CleanText { text, repairs }) }
}

fn decode(input: &[u8], repairs: &mut Vec<Repair>) -> Result<Zeroizing<String>, DecodeError> {
    match input {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes, repairs),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes, repairs),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            repairs.push(Repair::ByteOrderMark);
            narrow(rest, repairs)
        }
        [first, 0, ..] if first.is_ascii_graphic() => wide(input, u16::from_le_bytes, repairs),
        [0, second, ..] if second.is_ascii_graphic() => wide(input, u16::from_be_bytes, repairs),
        _ => narrow(input, repairs),
    }
}

fn wide(
    bytes: &[u8],
    join: fn([u8; 2]) -> u16,
    repairs: &mut Vec<Repair>,
) -> Result<Zeroizing<String>, DecodeError> {
    repairs.push(Repair::Utf16);
    let units = bytes.chunks_exact(2).map(|pair| join([pair[0], pair[1]]));
    // A unit of two bytes makes at most three in UTF-8.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() / 2 * 3));
    for c in char::decode_utf16(units) {
        text.push(c.map_err(|_| DecodeError::NotText)?);
    }
    Ok(text)
}

/// UTF-8, or ASCII with bytes of an older character set in it, which become replacement characters.
fn narrow(bytes: &[u8], repairs: &mut Vec<Repair>) -> Result<Zeroizing<String>, DecodeError> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Zeroizing::new(text.to_owned()));
    }
    if bytes.iter().copied().any(is_control) {
        return Err(DecodeError::NotText);
    }
    repairs.push(Repair::ForeignCharset);
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 3));
    text.extend(
        bytes.iter().map(|byte| {
            if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER }
        }),
    );
    Ok(text)
}

fn drop_invisible(text: Zeroizing<String>, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    if !text.contains(has_no_width) {
        return text;
    }
    repairs.push(Repair::Invisible);
    let mut seen = Zeroizing::new(String::with_capacity(text.len()));
    seen.extend(text.chars().filter(|c| !has_no_width(*c)));
    seen
}

/// A mail program puts `>` before each line that it quotes.
fn drop_mail_marks(text: Zeroizing<String>, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    let marked = |line: &str| line.trim().is_empty() || line.starts_with('>');
    if !text.starts_with('>') || !text.lines().all(marked) {
        return text;
    }
    repairs.push(Repair::Quotes);
    let mut bare = Zeroizing::new(String::with_capacity(text.len()));
    for line in text.lines() {
        bare.push_str(line.trim_start_matches(['>', ' ']));
        bare.push('\n');
        // The last line may have had no line end; the buffer is long enough, since a mark went.
    }
    bare
}

fn strip_quotes(text: &str, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    const AROUND: &[char] =
        &['"', '\'', '`', ',', ';', '“', '”', '‘', '’', '<', '>', '(', ')', '「', '」', '。', '，'];
    let bare = text.trim();
    let inner = bare.trim_matches(|c: char| AROUND.contains(&c) || c.is_whitespace());
    // A page or a program in brackets is no quoted key: leave it as it is, to be named for what it is.
    if inner.len() == bare.len()
        || bare.starts_with("<!")
        || bare.starts_with("<?")
        || (bare.starts_with('<') && bare.ends_with('>') && bare.contains("</"))
    {
        return Zeroizing::new(bare.to_owned());
    }
    repairs.push(Repair::Quotes);
    Zeroizing::new(inner.to_owned())
}
