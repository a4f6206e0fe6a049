//! A message while it is being read, and what all readers do at its end.

use std::ops::Range;

use super::{
    CaptureKind, CaptureRepair, Captured,
    kind::Evidence,
    names::{Header, Spelling},
};
use crate::codec::gzip::{self, Room};
use crate::codec::url;

/// The longest value of a header that is kept, in bytes.
const MAX_VALUE: usize = 64 * 1024;

/// What a reader has found of one message.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) source: CaptureKind,
    /// Where in the input it starts.
    pub(super) start: usize,
    /// Whether the capture itself says that it is an answer, or that it is none.
    pub(super) answer: Option<bool>,
    pub(super) method: Option<String>,
    /// The path or the URL, as written.
    pub(super) target: Option<String>,
    pub(super) host: Option<String>,
    /// The system that wrote it down, as a log says it.
    pub(super) sender: Option<String>,
    pub(super) client_id: Option<String>,
    pub(super) request_time: Option<String>,
    pub(super) response_time: Option<String>,
    /// The time in a content to sign, which does not say which of the two it is.
    pub(super) signed_time: Option<String>,
    pub(super) signature: Option<String>,
    pub(super) content_length: Option<usize>,
    pub(super) chunked: bool,
    pub(super) content_encoding: Option<String>,
    pub(super) body: Option<Vec<u8>>,
    pub(super) body_range: Option<Range<usize>>,
    pub(super) repairs: Vec<CaptureRepair>,
    /// How the names of the signing headers were spelled, in the order of [`Header::SIGNING`].
    spellings: [Option<Spelling>; Header::SIGNING.len()],
}

impl Draft {
    pub(super) fn new(source: CaptureKind, start: usize) -> Self {
        Self {
            source,
            start,
            answer: None,
            method: None,
            target: None,
            host: None,
            sender: None,
            client_id: None,
            request_time: None,
            response_time: None,
            signed_time: None,
            signature: None,
            content_length: None,
            chunked: false,
            content_encoding: None,
            body: None,
            body_range: None,
            repairs: Vec::new(),
            spellings: [None; Header::SIGNING.len()],
        }
    }

    /// Notes a repair, once.
    pub(super) fn note(&mut self, repair: CaptureRepair) {
        if !self.repairs.contains(&repair) {
            self.repairs.push(repair);
        }
    }

    /// Takes a header, if it is one that matters.
    pub(super) fn header(&mut self, name: &[u8], value: &[u8]) {
        if let Some(header) = Header::of(name) {
            self.known_header(header, header.spelling(name), value);
        }
    }

    /// Takes the value of a header that matters. Blanks around it are no part of it (RFC 9110, 5.5).
    pub(super) fn known_header(&mut self, header: Header, spelling: Spelling, value: &[u8]) {
        let value = value.trim_ascii();
        if let Some(name) = variable(value) {
            self.note(CaptureRepair::Variable { name });
            return;
        }
        if value.is_empty() || value.len() > MAX_VALUE {
            return;
        }
        let text = self.text(header, value);
        let slot = match header {
            Header::ClientId => &mut self.client_id,
            Header::RequestTime => &mut self.request_time,
            Header::ResponseTime => &mut self.response_time,
            Header::Signature => &mut self.signature,
            Header::ContentEncoding => &mut self.content_encoding,
            Header::Host => &mut self.host,
            Header::ContentLength => {
                let length = text.parse().ok();
                if self.content_length.is_some() && length != self.content_length {
                    self.note(CaptureRepair::HeaderRepeated { name: header.name().into() });
                }
                self.content_length = self.content_length.or(length);
                return;
            }
            Header::TransferEncoding => {
                self.chunked |= text.to_ascii_lowercase().contains("chunked");
                return;
            }
        };
        // A duration, which log formats call by a name like that of the header: `request_time` of nginx.
        let is_duration =
            header.is_time() && value.iter().filter(|b| b.is_ascii_digit()).count() < 8;
        if is_duration && spelling == Spelling::Tolerated {
            return;
        }
        let Some(place) = Header::SIGNING.iter().position(|signing| *signing == header) else {
            slot.get_or_insert(text);
            return;
        };
        let known = self.spellings[place].unwrap_or(spelling);
        let other = slot.as_ref().is_some_and(|first| *first != text);
        if slot.is_none() || other && spelling < known {
            *slot = Some(text);
            self.spellings[place] = Some(spelling);
        }
        if !other {
            return;
        }
        let name = header.name().into();
        // A gateway's variable beside a field of the program's own says nothing against the message, and a duration is no
        // other time.
        match (known.min(spelling), known == spelling) {
            (_, true) => self.note(CaptureRepair::HeaderRepeated { name }),
            (Spelling::Exact, false) if !is_duration => {
                self.note(CaptureRepair::HeaderLookalike { name });
            }
            (Spelling::Exact | Spelling::Gateway | Spelling::Tolerated, false) => {}
        }
    }

    /// A value as text; bytes that are no UTF-8 are taken as Latin-1, as HTTP once was.
    fn text(&mut self, header: Header, value: &[u8]) -> String {
        if let Ok(text) = str::from_utf8(value) {
            text.to_owned()
        } else {
            self.note(CaptureRepair::HeaderNotUtf8 { name: header.name().into() });
            value.iter().map(|byte| char::from(*byte)).collect()
        }
    }

    /// Whether a header that makes a message of the API was found.
    pub(super) fn has_signing_header(&self) -> bool {
        self.signature.is_some()
            || self.client_id.is_some()
            || self.request_time.is_some()
            || self.response_time.is_some()
    }

    /// The value of a signing header.
    pub(super) fn value(&self, header: Header) -> Option<&str> {
        match header {
            Header::ClientId => self.client_id.as_deref(),
            Header::RequestTime => self.request_time.as_deref(),
            Header::ResponseTime => self.response_time.as_deref(),
            Header::Signature => self.signature.as_deref(),
            _ => None,
        }
    }

    /// Whether it has the three headers of a message of the API.
    pub(super) fn has_all_headers(&self) -> bool {
        let time = self.request_time.is_some() || self.response_time.is_some();
        time && self.client_id.is_some() && self.signature.is_some()
    }

    /// An answer belongs to the request right before it, which says the path.
    pub(super) fn answers(&mut self, request: &Self) {
        let is_answer =
            self.answer == Some(true) || self.answer.is_none() && self.response_time.is_some();
        let is_request = request.answer == Some(false)
            || request.answer.is_none() && request.request_time.is_some();
        if is_answer && is_request && self.target.is_none() && request.target.is_some() {
            self.target.clone_from(&request.target);
            self.method.clone_from(&request.method);
            self.note(CaptureRepair::PathOfRequest);
        }
    }

    /// How many parts of a message it has, to compare readers by.
    pub(super) fn parts(&self) -> usize {
        [
            self.target.is_some(),
            self.client_id.is_some(),
            self.request_time.is_some()
                || self.response_time.is_some()
                || self.signed_time.is_some(),
            self.signature.is_some(),
            self.body.is_some(),
        ]
        .into_iter()
        .filter(|there| *there)
        .count()
    }

    /// Whether it has all parts that a capture of its kind can have.
    pub(super) fn is_whole(&self) -> bool {
        let answer = self.answer == Some(true) && self.target.is_none();
        self.parts() + usize::from(answer) == 5
    }

    /// Makes the message of it; `line` is the one it starts in.
    pub(super) fn finish(mut self, line: usize, room: &mut Room) -> Captured {
        self.unpack(room);
        let answer = self.answer.or(match (&self.request_time, &self.response_time) {
            (Some(_), None) => Some(false),
            (None, Some(_)) => Some(true),
            _ => None,
        });
        let evidence = Evidence {
            answer,
            target: self.target.as_deref(),
            host: self.host.as_deref(),
            body: self.body.as_deref(),
        };
        let kind = evidence.guess();
        let (time, other_time) = if answer == Some(true) {
            (self.response_time.take(), self.request_time.take())
        } else {
            (self.request_time.take(), self.response_time.take())
        };
        let (time, other_time) =
            if time.is_none() { (other_time, None) } else { (time, other_time) };
        let time = time.or(self.signed_time.take());
        if other_time.is_some() {
            self.note(CaptureRepair::BothTimes);
        }
        let places = [&self.host, &self.target].into_iter().flatten();
        if places.into_iter().any(|place| place.to_ascii_lowercase().contains("zoloz")) {
            self.note(CaptureRepair::Zoloz);
        }
        let uri = self.target.take().map(|target| self.path_of(&target));
        if self.method.is_none() {
            self.note(CaptureRepair::MethodAssumed);
        }
        Captured {
            source: self.source,
            line,
            sender: self.sender,
            kind,
            method: Some(self.method.unwrap_or_else(|| "POST".into())),
            uri,
            client_id: self.client_id,
            time,
            other_time,
            signature_header: self.signature,
            body: self.body,
            body_range: self.body_range,
            repairs: self.repairs,
        }
    }

    fn path_of(&mut self, target: &str) -> String {
        // Only in a request line is a whole URL out of the ordinary.
        if url::is_absolute(target) && self.source == CaptureKind::HTTP {
            self.note(CaptureRepair::WholeUrl);
        }
        if let Some((_, rest)) = target.strip_prefix("{{").and_then(|rest| rest.split_once("}}"))
            && rest.starts_with('/')
        {
            return rest.to_owned();
        }
        url::path(target).to_owned()
    }

    fn unpack(&mut self, room: &mut Room) {
        let (Some(encoding), Some(body)) = (&self.content_encoding, &self.body) else {
            return;
        };
        match gzip::unpack(encoding, body, room) {
            gzip::Outcome::Plain => {}
            gzip::Outcome::Unpacked(plain) => {
                self.body = Some(plain);
                self.body_range = None;
                self.note(CaptureRepair::Decompressed);
            }
            gzip::Outcome::Failed => {
                let encoding = encoding.clone();
                self.note(CaptureRepair::StillCompressed { encoding });
            }
        }
    }
}

/// The name of a variable that stands in place of a value, as Postman writes it.
fn variable(value: &[u8]) -> Option<String> {
    let name = value.strip_prefix(b"{{")?.strip_suffix(b"}}")?;
    Some(String::from_utf8_lossy(&name[..name.len().min(64)]).into_owned())
}
