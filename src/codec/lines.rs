//! Lines of a text that may end in LF or CR LF.

/// A line and where the next one starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its bytes, without the line break.
    pub text: &'a [u8],
    /// Where it starts.
    pub start: usize,
    /// Where the next one starts; the length of the text after the last.
    pub next: usize,
}

/// The line that starts here; `None` at the end.
pub fn line(text: &[u8], start: usize) -> Option<Line<'_>> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let (end, next) = match memchr::memchr(b'\n', rest) {
        Some(at) => (at, at + 1),
        None => (rest.len(), rest.len()),
    };
    let line = &rest[..end];
    Some(Line { text: line.strip_suffix(b"\r").unwrap_or(line), start, next: start + next })
}

/// The rest of the line from here, where it has at most so many bytes; no more than that is looked at.
pub fn short(text: &[u8], start: usize, most: usize) -> Option<&[u8]> {
    let rest = text.get(start..)?;
    // One for the line feed, one for the carriage return.
    let near = &rest[..rest.len().min(most + 2)];
    let line = match memchr::memchr(b'\n', near) {
        Some(at) => &near[..at],
        None if near.len() == rest.len() => near,
        None => return None,
    };
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    (line.len() <= most).then_some(line)
}

/// The lines from here on.
pub fn lines(text: &[u8], start: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let line = line(text, at)?;
        at = line.next;
        Some(line)
    })
}
