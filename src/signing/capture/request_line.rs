//! A request line inside of other text: `"POST /notify HTTP/1.1" 200`, `--> POST https://shop.example/notify`.

/// The methods that are looked for.
const METHODS: [&[u8]; 5] = [b"POST", b"GET", b"PUT", b"PATCH", b"DELETE"];

/// The longest target that is taken, in bytes.
const MAX_TARGET: usize = 8 * 1024;

/// Method and target of the first request line in a text.
pub(super) fn find(text: &[u8]) -> Option<(String, String)> {
    let mut at = 0;
    while let Some(blank) = memchr::memchr(b' ', &text[at..]) {
        let blank = at + blank;
        if let Some((method, target, _)) = here(text, blank) {
            return Some((method, target));
        }
        at = blank + 1;
    }
    None
}

/// Method and target around this blank, and where the target ends.
pub(super) fn here(text: &[u8], blank: usize) -> Option<(String, String, usize)> {
    let method = METHODS.iter().find(|method| text[..blank].ends_with(method))?;
    let before = text[..blank - method.len()].last();
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
        return None;
    }
    let rest = &text[blank + 1..];
    let len = rest
        .iter()
        .take(MAX_TARGET)
        .take_while(|byte| !byte.is_ascii_whitespace() && !b"\"'`|<>\\,;)]}".contains(byte))
        .count();
    let target = &rest[..len];
    let is_target = target.starts_with(b"/")
        || target.starts_with(b"http://")
        || target.starts_with(b"https://");
    is_target.then(|| {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (text(method), text(target), blank + 1 + len)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_lines_are_found_in_logs() {
        for (text, target) in [
            (r#"10.0.0.1 - - "POST /notify?a=1 HTTP/1.1" 200 15"#, Some("/notify?a=1")),
            (
                "--> POST https://shop.example/notify (12-byte body)",
                Some("https://shop.example/notify"),
            ),
            ("[POST /notify] start", Some("/notify")),
            ("--> END POST (12-byte body)", None),
            ("COMPOST /heap", None),
            ("POST", None),
            ("", None),
        ] {
            let found = find(text.as_bytes());
            assert_eq!(found.map(|(_, target)| target).as_deref(), target, "{text}");
        }
    }
}
