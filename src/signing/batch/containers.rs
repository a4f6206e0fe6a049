//! Files that hold others: archives (zip, Fiddler's .saz), what gzip packed, mail.
//!
//! Nothing is unpacked to the disk, and no small file can fill the memory.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use mailparse::ParsedMail;
use zeroize::Zeroizing;
use zip::ZipArchive;

use super::capture;
use crate::secret::worker::{Panicked, catching};
use crate::text::Message as Sentence;

/// The most parts that one file may have.
const MOST_PARTS: usize = 10_000;

/// The most that all parts of one file may be long, in bytes.
const MOST_UNPACKED: usize = 4 * capture::MAX_LEN;

/// The deepest nesting of a mail's parts.
const DEEPEST: u8 = 8;

/// One of the files inside; wiped when dropped, since it may turn out to be a key.
pub(super) struct Part {
    /// Its own name; empty where it has none.
    pub(super) name: String,
    pub(super) bytes: Zeroizing<Vec<u8>>,
}

/// What holds other files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Zip,
    Gzip,
    Mail,
}

impl Kind {
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") {
            Some(Self::Zip)
        } else if bytes.starts_with(b"\x1f\x8b") {
            Some(Self::Gzip)
        } else {
            is_mail(bytes).then_some(Self::Mail)
        }
    }
}

/// Whether it begins with the headers of a mail: those of HTTP have none of these names.
fn is_mail(bytes: &[u8]) -> bool {
    const HEAD: usize = 16 * 1024;
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let head = head.trim_ascii_start();
    let end =
        memchr::memmem::find(head, b"\n\n").or_else(|| memchr::memmem::find(head, b"\r\n\r\n"));
    let head = &head[..end.unwrap_or(0)];
    let has = |name: &[u8]| head.split(|byte| *byte == b'\n').any(|line| line.starts_with(name));
    has(b"mime-version:") && has(b"from:") && (has(b"subject:") || has(b"to:"))
}

/// The files inside of one; `None` where it holds none.
pub(super) fn open(bytes: &[u8]) -> Result<Option<Vec<Part>>, Sentence> {
    catching(|| opened(bytes)).unwrap_or_else(|Panicked| Err(damaged()))
}

fn opened(bytes: &[u8]) -> Result<Option<Vec<Part>>, Sentence> {
    let mut parts = Parts { found: Vec::new(), room: MOST_UNPACKED };
    match Kind::of(bytes) {
        None => return Ok(None),
        Some(Kind::Zip) => parts.zip(bytes)?,
        Some(Kind::Gzip) => parts.take("", MultiGzDecoder::new(bytes))?,
        Some(Kind::Mail) => {
            let mail = mailparse::parse_mail(bytes).map_err(|_| damaged())?;
            parts.mail(&mail, 0)?;
        }
    }
    Ok(Some(parts.found))
}

/// Whether a program put a file into an archive for itself: the index and notes of Fiddler, what macOS adds.
fn is_of_the_program(name: &str) -> bool {
    let own = name.rsplit('/').next().unwrap_or(name);
    let fiddler = own == "_index.htm" || name.starts_with("raw/") && own.ends_with("_m.xml");
    fiddler || own.starts_with('.') || name.starts_with("__MACOSX/")
}

fn damaged() -> Sentence {
    Sentence::new("signing-batch-archive-damaged")
}

struct Parts {
    found: Vec<Part>,
    room: usize,
}

impl Parts {
    fn zip(&mut self, bytes: &[u8]) -> Result<(), Sentence> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.index_for_name("[Content_Types].xml").is_some() {
            return Err(capture::CaptureError::Archive.message());
        }
        if archive.len() > MOST_PARTS {
            return Err(too_much());
        }
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|_| damaged())?;
            let name = file.name().map_err(|_| damaged())?.into_owned();
            if file.is_file() && !is_of_the_program(&name) {
                self.take(&name, file)?;
            }
        }
        self.join_sessions();
        Ok(())
    }

    /// Reads one part to its end, as long as there is room.
    fn take(&mut self, name: &str, reader: impl Read) -> Result<(), Sentence> {
        let most = capture::MAX_LEN.min(self.room);
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Zeroizing::new(Vec::new());
        reader.take(limit).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if bytes.len() > most {
            return Err(too_much());
        }
        self.room -= bytes.len();
        self.found.push(Part { name: name.to_owned(), bytes });
        Ok(())
    }

    /// Fiddler keeps a request in `raw/12_c.txt`, and what was answered in `raw/12_s.txt`: they belong together.
    fn join_sessions(&mut self) {
        let session = |name: &str| {
            let rest = name.strip_suffix("_c.txt").or_else(|| name.strip_suffix("_s.txt"))?;
            rest.starts_with("raw/").then(|| rest.to_owned())
        };
        let (sessions, others): (Vec<Part>, Vec<Part>) = std::mem::take(&mut self.found)
            .into_iter()
            .partition(|part| session(&part.name).is_some());
        self.found = others;
        let mut joined: BTreeMap<String, Zeroizing<Vec<u8>>> = BTreeMap::new();
        // The request's name comes before the answer's.
        let mut sessions = sessions;
        sessions.sort_by(|a, b| a.name.cmp(&b.name));
        for part in &sessions {
            let Some(name) = session(&part.name) else { continue };
            let both = joined.entry(name).or_default();
            let between: &[u8] = if both.is_empty() { b"" } else { b"\r\n" };
            *both = Zeroizing::new([&both[..], between, &part.bytes].concat());
        }
        self.found.extend(joined.into_iter().map(|(name, bytes)| Part { name, bytes }));
    }

    /// The texts and the files of a mail.
    fn mail(&mut self, mail: &ParsedMail<'_>, depth: u8) -> Result<(), Sentence> {
        if depth > DEEPEST || self.found.len() > MOST_PARTS {
            return Err(too_much());
        }
        if !mail.subparts.is_empty() {
            return mail.subparts.iter().try_for_each(|part| self.mail(part, depth + 1));
        }
        let disposition = mail.get_content_disposition();
        let name = disposition.params.get("filename").or_else(|| mail.ctype.params.get("name"));
        let kind = mail.ctype.mimetype.as_str();
        // The same text stands beside it as plain text.
        if name.is_none() && kind == "text/html" {
            return Ok(());
        }
        let bytes = Zeroizing::new(mail.get_body_raw().map_err(|_| damaged())?);
        self.take(name.map_or("", String::as_str), bytes.as_slice())
    }
}

fn too_much() -> Sentence {
    Sentence::new("signing-batch-archive-too-much").with("most", MOST_UNPACKED >> 20)
}
