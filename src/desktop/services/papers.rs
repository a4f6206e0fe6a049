//! Papers as files: a document as the name of its file says, and a record with its data beside it.

use std::path::Path;

use jiff::Zoned;

use crate::ceremony::record::{Record, open_file};
use crate::keys::save_public;
use crate::paper::Document;
use crate::paper::pdf::Paper;
use crate::secret::files::{Existing, Saved};
use crate::text::Message;

/// Saves a record as a page, and as data beside it; as data alone where the name ends so. A file beside it that is no record
/// is left alone.
///
/// # Errors
/// Why nothing was saved, with `.fix` and `.code`.
pub fn save_record(record: &Record, path: &Path) -> Result<Saved, Message> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        return save(path, record.json().as_bytes(), Existing::Replace);
    }
    let page = print(&record.document(), path)?;
    let data = path.with_extension("json");
    let is_record = open_file(&data).is_ok();
    let existing = if is_record { Existing::Replace } else { Existing::Refuse };
    save(&data, record.json().as_bytes(), existing)?;
    save(path, &page, Existing::Replace)
}

/// Saves a document, in place of what has that name; gives what was written, too.
///
/// # Errors
/// Why nothing was saved, with `.fix` and `.code`.
pub fn save_paper(document: &Document, path: &Path) -> Result<(Saved, Vec<u8>), Message> {
    let paper = print(document, path)?;
    Ok((save(path, &paper, Existing::Replace)?, paper))
}

fn save(path: &Path, content: &[u8], existing: Existing) -> Result<Saved, Message> {
    save_public(path, content, existing).map_err(|error| error.message())
}

/// A document as the name of its file says: PDF, a page for the screen, or text.
fn print(document: &Document, path: &Path) -> Result<Vec<u8>, Message> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => Ok(document.html().into_bytes()),
        Some("txt") => Ok(document.text().into_bytes()),
        _ => {
            let now = Zoned::now();
            let zone = now.time_zone().iana_name().unwrap_or_default().to_owned();
            document.pdf(Paper::of_zone(&zone)).map_err(|error| error.message())
        }
    }
}
