//! Single changes to a path: host, dot segments, ending, slashes, sandbox.

use super::Derived;
use crate::signing::diagnose::{cause::Cause, offer::cost, words::PATH_ENDINGS};

/// Blanks around, or the rest of a request line.
pub(super) fn cleaned(uri: &str) -> Derived {
    let trimmed = uri.trim();
    let mut words = trimmed.split_ascii_whitespace();
    let target = match (words.next(), words.next()) {
        (Some(method), Some(target)) if method.bytes().all(|b| b.is_ascii_uppercase()) => target,
        (Some(target), Some(version)) if version.starts_with("HTTP/") => target,
        _ => trimmed,
    };
    vec![
        (trimmed.to_owned(), cost::COMMON, Cause::URI_WHITESPACE),
        (target.to_owned(), cost::COMMON, Cause::URI_WHITESPACE),
    ]
}

/// The path of a whole URL.
pub(super) fn without_host(uri: &str) -> Derived {
    let mut derived = Derived::new();
    if let Some((_, rest)) =
        uri.split_once("://").or_else(|| uri.split_once("//").filter(|(s, _)| s.is_empty()))
    {
        let path = rest.find(['/', '?']).map_or("/", |at| &rest[at..]);
        derived.push((path.to_owned(), cost::EVERYDAY, Cause::URI_SCHEME_HOST));
        if path.starts_with('?') {
            derived.push((format!("/{path}"), cost::COMMON, Cause::URI_SCHEME_HOST));
        }
        derived.push((rest.to_owned(), cost::RARE, Cause::URI_SCHEME_HOST));
    } else if let Some((host, path)) = uri.trim_start_matches('/').split_once('/')
        && !host.starts_with('.')
        && !host.contains('?')
        && !host.contains(".php")
        && (host.contains('.') || host.contains(':') || host == "localhost")
    {
        derived.push((format!("/{path}"), cost::COMMON, Cause::URI_SCHEME_HOST));
    }
    derived
}

/// The path without its `.` and `..` segments.
pub(super) fn dot_segments(uri: &str) -> Derived {
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    let mut kept: Vec<&str> = Vec::new();
    let mut dots = false;
    for segment in path.split('/') {
        match segment {
            "." => dots = true,
            ".." => {
                dots = true;
                if kept.len() > 1 {
                    kept.pop();
                }
            }
            segment => kept.push(segment),
        }
    }
    // A path that ends in a dot segment is the path of a folder.
    if path.ends_with("/.") || path.ends_with("/..") {
        kept.push("");
    }
    let resolved = (format!("{}{query}", kept.join("/")), cost::COMMON, Cause::URI_DOT_SEGMENTS);
    dots.then_some(resolved).into_iter().collect()
}

/// The ending of the file at the end of the path, removed or added.
pub(super) fn extension(uri: &str) -> Derived {
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    let file = path.rfind('/').map_or(0, |at| at + 1);
    if let Some(dot) = path[file..].rfind('.').filter(|dot| *dot > 0) {
        let bare = format!("{}{query}", &path[..file + dot]);
        return vec![(bare, cost::UNCOMMON, Cause::URI_FILE_EXTENSION)];
    }
    let ended = PATH_ENDINGS.iter().filter(|_| file < path.len());
    ended
        .map(|ending| (format!("{path}{ending}{query}"), cost::RARE, Cause::URI_FILE_EXTENSION))
        .collect()
}

/// Slashes at either end, and slashes twice.
pub(super) fn slashes(uri: &str) -> Derived {
    let (path, query) = uri.find('?').map_or((uri, ""), |at| uri.split_at(at));
    let mut derived = Derived::new();
    if let Some(bare) = path.strip_prefix('/') {
        derived.push((format!("{bare}{query}"), cost::UNCOMMON, Cause::URI_EXTRA_LEADING_SLASH));
        derived.push((format!("/{path}{query}"), cost::RARE, Cause::URI_DOUBLE_SLASH));
    } else {
        derived.push((format!("/{path}{query}"), cost::EVERYDAY, Cause::URI_NO_LEADING_SLASH));
    }
    let trailing = match path.strip_suffix('/') {
        Some(bare) => bare.to_owned(),
        None => format!("{path}/"),
    };
    derived.push((format!("{trailing}{query}"), cost::COMMON, Cause::URI_TRAILING_SLASH));
    let mut single = path.to_owned();
    while single.contains("//") {
        single = single.replace("//", "/");
    }
    if single != path {
        derived.push((format!("{single}{query}"), cost::COMMON, Cause::URI_DOUBLE_SLASH));
    }
    derived
}

/// The segment that the sandbox has.
pub(super) fn sandbox(uri: &str) -> Derived {
    let mut derived = Derived::new();
    if let Some(at) = uri.to_ascii_lowercase().find("/sandbox") {
        let rest = &uri[at + "/sandbox".len()..];
        if rest.is_empty() || rest.starts_with(['/', '?']) {
            derived.push((format!("{}{rest}", &uri[..at]), cost::EVERYDAY, Cause::URI_SANDBOX));
        }
        return derived;
    }
    let path_len = uri.find('?').unwrap_or(uri.len());
    let ends = uri[..path_len].match_indices('/').map(|(at, _)| at).chain([path_len]);
    for (segment, at) in ends.enumerate().take(8) {
        let price = if segment == 1 { cost::EVERYDAY } else { cost::UNCOMMON };
        let inserted = format!("{}/sandbox{}", &uri[..at], &uri[at..]);
        derived.push((inserted, price, Cause::URI_SANDBOX_MISSING));
    }
    derived
}
