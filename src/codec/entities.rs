//! Entities of HTML.

/// Undoes HTML's entities, named as far as they occur in JSON, and numbered.
pub fn decoded(text: &str) -> String {
    const NAMES: [(&str, char); 8] = [
        ("quot", '"'),
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ldquo", '"'),
        ("rdquo", '"'),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        let entity = end.and_then(|end| {
            let name = &rest[1..end];
            let number = name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => n.parse().ok(),
            });
            let named = NAMES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c);
            Some((named.or_else(|| number.and_then(char::from_u32))?, end + 1))
        });
        let (character, len) = entity.unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}
