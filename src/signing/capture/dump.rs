//! Headers as programs print them: maps of Java, Python, Go, Node.js and PHP, logs of nginx, lists of names
//! and values.
//!
//! The names that matter are looked for in one pass, each with whatever stands for its value; so this reader
//! needs no grammar of any one program, and it reads texts that mix several.

mod content;
mod value;
mod walk;

use super::{CaptureError, CaptureKind, MAX_MESSAGES, draft::Draft};
use content::Content;
use walk::{Event, Walk};

impl CaptureKind {
    /// Headers as a program printed them.
    pub const DUMP: Self = Self::named("dump");
    /// The content to sign, as SDKs print it.
    pub const SIGNED_CONTENT: Self = Self::named("signed-content");
}

/// Reads all messages of a text.
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let mut assembly = Assembly::new(text);
    for (start, event) in Walk::new(text) {
        if assembly.drafts.len() >= MAX_MESSAGES {
            return Err(CaptureError::TooManyMessages);
        }
        assembly.take(start, event);
    }
    Ok(assembly.finish())
}

/// Takes the headers of a text that holds those of one message.
pub(super) fn headers(text: &[u8], draft: &mut Draft) {
    for (_, event) in Walk::new(text) {
        if let Event::Header(header, spelling, value) = event {
            draft.known_header(header, spelling, &value);
        }
    }
}

/// Puts together what belongs to one message.
struct Assembly<'a> {
    text: &'a [u8],
    drafts: Vec<Draft>,
    draft: Option<Draft>,
    /// The longest JSON without a name, which is the body where nothing is called so.
    object: Option<(usize, usize)>,
    /// The longest JSON that a function was called with.
    literal: Option<Vec<u8>>,
}

impl<'a> Assembly<'a> {
    fn new(text: &'a [u8]) -> Self {
        Self { text, drafts: Vec::new(), draft: None, object: None, literal: None }
    }

    fn take(&mut self, start: usize, event: Event) {
        if self.begins_another(&event) {
            self.end();
        }
        if let Event::Object(end) = event {
            let longest = self.object.map_or(0, |(start, end)| end - start);
            if end - start > longest {
                self.object = Some((start, end));
            }
            return;
        }
        if let Event::Literal(body) = event {
            if self.literal.as_ref().is_none_or(|longest| longest.len() < body.len()) {
                self.literal = Some(body);
            }
            return;
        }
        let draft = self.draft.get_or_insert_with(|| Draft::new(CaptureKind::DUMP, start));
        match event {
            Event::Header(header, spelling, value) => {
                draft.known_header(header, spelling, &value);
            }
            Event::Method(method) => draft.method = draft.method.take().or(Some(method)),
            Event::Target(target) => draft.target = draft.target.take().or(Some(target)),
            Event::RequestLine(method, target) => {
                draft.answer = Some(false);
                draft.method = Some(method);
                draft.target = Some(target);
            }
            Event::Status => draft.answer = Some(true),
            Event::Body(body) => {
                draft.body = Some(body.bytes);
                draft.body_range = body.range;
            }
            Event::Content(content) => add_content(draft, content),
            Event::Call(method, target) => {
                draft.answer = draft.answer.or(Some(false));
                draft.method = draft.method.take().or(method);
                draft.target = draft.target.take().or(Some(target));
            }
            Event::Object(_) | Event::Literal(_) => {}
        }
    }

    /// Whether an event belongs to the next message, because this one has such a thing already.
    fn begins_another(&self, event: &Event) -> bool {
        let Some(draft) = &self.draft else {
            return false;
        };
        let has_headers = draft.has_signing_header();
        match event {
            Event::Header(header, _, value) if header.is_signing() => match draft.value(*header) {
                Some(known) => known.as_bytes() != value.trim_ascii() || draft.has_all_headers(),
                // The answer's time after the request's: the answer has begun without any other sign.
                None => false,
            },
            Event::Header(..) | Event::Object(_) | Event::Literal(_) => false,
            Event::Method(_) => draft.method.is_some() && has_headers,
            Event::Target(_) | Event::Call(..) => draft.target.is_some() && has_headers,
            Event::RequestLine(_, target) => has_headers && draft.target.as_ref() != Some(target),
            Event::Status => has_headers || draft.answer == Some(false),
            Event::Body(_) => draft.body.is_some() && has_headers,
            Event::Content(content) => draft.body.is_some() && has_headers && !content.is_of(draft),
        }
    }

    /// Ends the message at hand.
    fn end(&mut self) {
        let (object, literal) = (self.object.take(), self.literal.take());
        let Some(mut draft) = self.draft.take() else {
            return;
        };
        if draft.body.is_none()
            && let Some((start, end)) = object
        {
            draft.body = Some(self.text[start..end].to_vec());
            draft.body_range = Some(start..end);
        }
        if draft.body.is_none() {
            draft.body = literal;
        }
        if let Some(request) = self.drafts.last() {
            draft.answers(request);
        }
        self.drafts.push(draft);
    }

    /// What is a message: where one has a signature, a client id alone is none.
    fn finish(mut self) -> Vec<Draft> {
        self.end();
        let signed = self.drafts.iter().any(|draft| draft.signature.is_some());
        self.drafts.retain(|draft| {
            if signed {
                draft.signature.is_some() || draft.has_all_headers()
            } else {
                draft.has_signing_header() || draft.source == CaptureKind::SIGNED_CONTENT
            }
        });
        self.drafts
    }
}

/// Adds what the content to sign says to what the headers say.
fn add_content(draft: &mut Draft, content: Content) {
    if !draft.has_signing_header() {
        draft.source = CaptureKind::SIGNED_CONTENT;
    }
    draft.method = Some(content.method);
    draft.target = Some(content.target);
    draft.client_id = draft.client_id.take().or(Some(content.client_id));
    draft.signed_time = Some(content.time);
    if let Some(body) = content.body {
        draft.body = Some(body.bytes);
        draft.body_range = body.range;
    }
}
