//! Rows of a database as its dump writes them: `INSERT INTO notify (uri, body, …) VALUES ('/notify', '{…}', …);`.

use super::{CaptureError, CaptureKind, MAX_MESSAGES, draft::Draft, table};
use crate::codec::sql;

impl CaptureKind {
    /// Rows of a database as its dump writes them.
    pub const SQL: Self = Self::named("sql");
}

/// Reads the rows of all statements.
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let mut drafts = Vec::new();
    sql::rows(text, &mut |names, (start, values)| {
        let cells = names.iter().map(Vec::as_slice).zip(values.iter().map(Vec::as_slice));
        drafts.extend(table::draft(CaptureKind::SQL, start, cells));
        drafts.len() <= MAX_MESSAGES
    });
    if drafts.len() > MAX_MESSAGES { Err(CaptureError::TooManyMessages) } else { Ok(drafts) }
}
