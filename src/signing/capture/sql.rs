//! Rows of a database as its dump writes them: `INSERT INTO notify (uri, body, …) VALUES ('/notify', '{…}', …);`.

use memchr::memmem;

use super::{CaptureError, CaptureKind, MAX_MESSAGES, draft::Draft, table};
use crate::codec::escapes;

impl CaptureKind {
    /// Rows of a database as its dump writes them.
    pub const SQL: Self = Self::named("sql");
}

/// Reads the rows of all statements.
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let mut drafts = Vec::new();
    let upper = text.to_ascii_uppercase();
    for at in memmem::find_iter(&upper, b"INSERT ") {
        let mut reader = Reader { text, at };
        let Some(names) = reader.list() else { continue };
        while let Some((start, values)) = reader.row() {
            if drafts.len() >= MAX_MESSAGES {
                return Err(CaptureError::TooManyMessages);
            }
            let cells = names.iter().map(Vec::as_slice).zip(values.iter().map(Vec::as_slice));
            drafts.extend(table::draft(CaptureKind::SQL, start, cells));
        }
    }
    Ok(drafts)
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// The names between the first brackets of the statement.
    fn list(&mut self) -> Option<Vec<Vec<u8>>> {
        /// No name of a table is longer than that.
        const LONGEST: usize = 256;
        let rest = &self.text[self.at..];
        let open = memchr::memchr(b'(', &rest[..rest.len().min(LONGEST)])?;
        self.at += open + 1;
        self.values()
    }

    /// The next row, and where it starts: what is between brackets, behind `VALUES` or a comma.
    fn row(&mut self) -> Option<(usize, Vec<Vec<u8>>)> {
        let rest = &self.text[self.at..];
        let between = memchr::memchr(b'(', &rest[..rest.len().min(64)])?;
        let words = rest[..between].trim_ascii();
        if words != b"," && !words.eq_ignore_ascii_case(b"VALUES") {
            return None;
        }
        let start = self.at + between;
        self.at = start + 1;
        Some((start, self.values()?))
    }

    /// The values up to the closing bracket, without their marks.
    fn values(&mut self) -> Option<Vec<Vec<u8>>> {
        let mut values = Vec::new();
        loop {
            self.skip_blanks();
            let rest = &self.text[self.at..];
            let rest = match rest {
                [b'E' | b'N' | b'e', b'\'', ..] => {
                    self.at += 1;
                    &rest[1..]
                }
                _ => rest,
            };
            values.push(if let [mark @ (b'\'' | b'"' | b'`'), ..] = rest {
                self.quoted(*mark)?
            } else {
                let len = rest.iter().position(|byte| matches!(byte, b',' | b')'))?;
                self.at += len;
                let word = rest[..len].trim_ascii();
                if word.eq_ignore_ascii_case(b"null") { Vec::new() } else { word.to_vec() }
            });
            self.skip_blanks();
            self.at += 1;
            match self.text.get(self.at - 1)? {
                b',' => {}
                b')' => return Some(values),
                _ => return None,
            }
        }
    }

    fn skip_blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_ascii_start().len();
    }

    /// A text between marks: two are one, and where a backslash stands before a mark, as `MySQL` writes it, its escapes are
    /// undone.
    fn quoted(&mut self, mark: u8) -> Option<Vec<u8>> {
        let inside = &self.text[self.at + 1..];
        let (mut raw, mut rest, mut escaped) = (Vec::new(), inside, false);
        loop {
            let special = memchr::memchr2(mark, b'\\', rest)?;
            raw.extend_from_slice(&rest[..special]);
            rest = match &rest[special..] {
                [first, second, after @ ..] if *first == mark && *second == mark => {
                    raw.push(mark);
                    after
                }
                [first, after @ ..] if *first == mark => {
                    self.at = self.text.len() - after.len();
                    break;
                }
                [b'\\', second, after @ ..] => {
                    escaped |= matches!(second, b'\'' | b'"');
                    raw.extend_from_slice(&[b'\\', *second]);
                    after
                }
                _ => return None,
            };
        }
        // The escapes of JSON inside of JSON stay, where the text itself begins as JSON does.
        let json = raw.starts_with(b"{\"") || raw.starts_with(b"[{\"");
        Some(if escaped && !json { escapes::unescaped(&raw).into_owned() } else { raw })
    }
}
