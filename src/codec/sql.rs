//! The rows of `INSERT` statements, as dumps of databases write them.

use memchr::memmem;

use super::escapes;

/// A row: where it starts, and its values in the order of the names.
pub type Row = (usize, Vec<Vec<u8>>);

/// Calls `found` with the names and each row of all statements, until it says stop.
pub fn rows(text: &[u8], found: &mut dyn FnMut(&[Vec<u8>], Row) -> bool) {
    let upper = text.to_ascii_uppercase();
    for at in memmem::find_iter(&upper, b"INSERT ") {
        let mut reader = Reader { text, at };
        let Some(names) = reader.list() else { continue };
        while let Some(row) = reader.row() {
            if !found(&names, row) {
                return;
            }
        }
    }
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
