//! Just enough of a URL to find the path in it; nothing is normalised.

/// The path with its query: what stands in the request line. A path stays as it is.
pub fn path(url: &str) -> &str {
    let Some(authority) = after_scheme(url) else {
        return url;
    };
    let start = authority.find(['/', '?', '#']).unwrap_or(authority.len());
    let rest = &authority[start..];
    // A fragment stays in the browser.
    let rest = rest.split('#').next().unwrap_or_default();
    if rest.is_empty() { "/" } else { rest }
}

/// Whether it is a whole URL rather than a path.
pub fn is_absolute(url: &str) -> bool {
    after_scheme(url).is_some()
}

/// The host of a whole URL, with its port.
pub fn host(url: &str) -> Option<&str> {
    let authority = after_scheme(url)?.split(['/', '?', '#']).next()?;
    Some(authority.rsplit('@').next().unwrap_or(authority))
}

fn after_scheme(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let is_scheme = !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    // Postman writes the address of the server as a variable.
    (is_scheme || scheme.starts_with("{{")).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_what_follows_the_host() {
        for (url, expected) in [
            ("https://shop.example/notify?a=1#top", "/notify?a=1"),
            ("https://u:p@shop.example:8443/notify", "/notify"),
            ("https://shop.example", "/"),
            ("https://shop.example?a=1", "?a=1"),
            ("/notify#top", "/notify#top"),
            ("/back?to=https://shop.example/x", "/back?to=https://shop.example/x"),
            ("notify", "notify"),
        ] {
            assert_eq!(path(url), expected, "{url}");
        }
        assert_eq!(host("https://u:p@shop.example:8443/notify"), Some("shop.example:8443"));
        assert_eq!(host("/notify"), None);
    }
}
