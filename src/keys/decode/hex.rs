use zeroize::Zeroizing;

use super::announced;

/// The document that `text` spells in hex digits, with blanks, colons or `0x` between; `None` where it does not.
pub(super) fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let digits = text.strip_prefix("0x").unwrap_or(text);
    let mut der = Zeroizing::new(Vec::with_capacity(digits.len() / 2));
    let mut high = None;
    for c in digits.chars() {
        if c.is_whitespace() || c == ':' {
            continue;
        }
        let digit = u8::try_from(c.to_digit(16)?).ok()?;
        high = match high {
            None => Some(digit),
            Some(high) => {
                der.push(high << 4 | digit);
                None
            }
        };
    }
    let whole = high.is_none() && der.first() == Some(&0x30) && announced(&der) == Some(der.len());
    whole.then_some(der)
}
