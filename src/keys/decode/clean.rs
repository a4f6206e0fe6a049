use zeroize::Zeroizing;

use super::{CleanText, DecodeError, Repair};

/// Characters that nobody sees and that copying out of web pages and chats brings along.
const INVISIBLE: [char; 9] = [
    '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{00ad}', '\u{200e}', '\u{200f}',
    '\0',
];

pub(super) fn clean(input: &[u8]) -> Result<CleanText, DecodeError> {
    let mut repairs = Vec::new();
    let text = decode(input, &mut repairs)?;
    let text = drop_invisible(text, &mut repairs);
    let text = mend_newlines(text, &mut repairs);
    let text = mend_percent(text, &mut repairs);
    let text = strip_quotes(text, &mut repairs);
    if text.is_empty() {
        Err(DecodeError::Empty)
    } else {
        Ok(CleanText { text, repairs })
    }
}

fn decode(input: &[u8], repairs: &mut Vec<Repair>) -> Result<Zeroizing<String>, DecodeError> {
    let wide = |pairs: &[u8], join: fn([u8; 2]) -> u16| {
        let units: Zeroizing<Vec<u16>> =
            Zeroizing::new(pairs.chunks_exact(2).map(|b| join([b[0], b[1]])).collect());
        String::from_utf16(&units)
            .map(Zeroizing::new)
            .map_err(|_| DecodeError::NotText)
    };
    match input {
        [0xff, 0xfe, rest @ ..] => {
            repairs.push(Repair::Utf16);
            wide(rest, u16::from_le_bytes)
        }
        [0xfe, 0xff, rest @ ..] => {
            repairs.push(Repair::Utf16);
            wide(rest, u16::from_be_bytes)
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            repairs.push(Repair::ByteOrderMark);
            utf8(rest)
        }
        [first, 0, ..] if first.is_ascii_graphic() => {
            repairs.push(Repair::Utf16);
            wide(input, u16::from_le_bytes)
        }
        _ => utf8(input),
    }
}

fn utf8(bytes: &[u8]) -> Result<Zeroizing<String>, DecodeError> {
    std::str::from_utf8(bytes)
        .map(|text| Zeroizing::new(text.to_owned()))
        .map_err(|_| DecodeError::NotText)
}

fn drop_invisible(text: Zeroizing<String>, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    if !text.contains(INVISIBLE) {
        return text;
    }
    repairs.push(Repair::Invisible);
    Zeroizing::new(text.chars().filter(|c| !INVISIBLE.contains(c)).collect())
}

fn mend_newlines(text: Zeroizing<String>, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    if !text.contains("\\n") && !text.contains("\\r") {
        return text;
    }
    repairs.push(Repair::LiteralNewlines);
    let once = Zeroizing::new(text.replace("\\\\", "\\"));
    let unix = Zeroizing::new(once.replace("\\r", ""));
    Zeroizing::new(unix.replace("\\n", "\n"))
}

/// Only the escapes that a key can have: `+`, `/`, `=`, blank, line ends.
fn mend_percent(text: Zeroizing<String>, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    const ESCAPES: [(&str, &str); 9] = [
        ("%2B", "+"),
        ("%2b", "+"),
        ("%2F", "/"),
        ("%2f", "/"),
        ("%3D", "="),
        ("%3d", "="),
        ("%20", " "),
        ("%0A", "\n"),
        ("%0D", ""),
    ];
    if !ESCAPES.iter().any(|(escape, _)| text.contains(escape)) {
        return text;
    }
    repairs.push(Repair::PercentEncoding);
    ESCAPES.iter().fold(text, |text, (escape, plain)| {
        Zeroizing::new(text.replace(escape, plain))
    })
}

fn strip_quotes(text: Zeroizing<String>, repairs: &mut Vec<Repair>) -> Zeroizing<String> {
    const AROUND: &[char] = &[
        '"', '\'', '`', ',', ';', '“', '”', '‘', '’', '<', '>', '(', ')',
    ];
    let bare = text.trim();
    let inner = bare.trim_matches(|c: char| AROUND.contains(&c) || c.is_whitespace());
    // A page or a program in brackets is no quoted key: leave it as it is, to be named for what it is.
    if inner.len() == bare.len()
        || bare.starts_with("<!")
        || bare.starts_with("<?")
        || bare.ends_with("/html>")
    {
        return Zeroizing::new(bare.to_owned());
    }
    repairs.push(Repair::Quotes);
    Zeroizing::new(inner.to_owned())
}
