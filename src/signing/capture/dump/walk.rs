//! One pass over a text that finds the names that matter.

use super::{
    content::{self, Content},
    value::{self, Body, Outcome},
};
use crate::codec::json;
use crate::signing::capture::{
    names::{Header, Name, Side, Spelling},
    request_line,
};

/// What is found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event {
    Header(Header, Spelling, Vec<u8>),
    Method(String),
    Target(String),
    Body(Body),
    /// Method and target, as in the first line of a request.
    RequestLine(String, String),
    /// The first line of an answer.
    Status,
    /// The content to sign.
    Content(Content),
    /// JSON without a name, and where it ends.
    Object(usize),
    /// The URL that a function of a program is called with, and its method where its name says it.
    Call(Option<String>, String),
    /// JSON without a name as a text that a function of a program is called with.
    Literal(Vec<u8>),
}

/// The pass.
pub(super) struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    /// How many bytes may still be read ahead, so that no text is read more than a few times.
    budget: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, budget: 4 * text.len() + 64 * 1024 }
    }

    /// What starts at a name of this length.
    fn name(&mut self, len: usize) -> Option<Event> {
        let (start, end) = (self.at, self.at + len);
        self.at = end;
        let word = &self.text[start..end];
        match self.text.get(end) {
            Some(b' ') => {
                if let Some((method, target, after)) = request_line::here(self.text, end) {
                    return Some(self.called(method, target, after));
                }
            }
            Some(b'/') if word == b"HTTP" => return self.status(end),
            _ => {}
        }
        let name = match Name::of(word) {
            Some(Name::Header(header))
                if header.is_signing() && is_foreign_time(word, header, &self.text[end..]) =>
            {
                return None;
            }
            Some(name) => name,
            None if word.eq_ignore_ascii_case(b"algorithm") => return self.bare_signature(start),
            None => return None,
        };
        let place = value::Place::after(self.text, start, end)?;
        match name {
            Name::Header(header) => {
                let outcome = value::header(self.text, &place, header);
                let spelling = header.spelling(word);
                self.taken(outcome).map(|value| Event::Header(header, spelling, value))
            }
            Name::Method => {
                let outcome = value::method(self.text, &place);
                self.taken(outcome).map(Event::Method)
            }
            Name::Target(_) => {
                let outcome = value::target(self.text, &place);
                self.taken(outcome).map(Event::Target)
            }
            Name::Body(Side::Any | Side::Answer, _) => {
                let outcome = value::body(self.text, &place, &mut self.budget);
                self.taken(outcome).map(Event::Body)
            }
            Name::Headers(_) | Name::Request | Name::Response | Name::IsBase64 => None,
        }
    }

    fn taken<T>(&mut self, outcome: Outcome<T>) -> Option<T> {
        self.at = self.at.max(outcome.next);
        outcome.value
    }

    fn called(&mut self, method: String, target: String, after: usize) -> Event {
        self.at = after;
        match content::after_line(self.text, &method, &target, after, &mut self.budget) {
            Some((content, next)) => {
                self.at = next;
                Event::Content(content)
            }
            None => Event::RequestLine(method, target),
        }
    }

    /// `HTTP/1.1 200`.
    fn status(&self, slash: usize) -> Option<Event> {
        let line = &self.text[slash + 1..];
        let line = &line[..line.len().min(8)];
        let blank = line.iter().position(|byte| *byte == b' ')?;
        let status = line.get(blank + 1..blank + 4)?;
        (blank <= 3 && status.iter().all(u8::is_ascii_digit)).then_some(Event::Status)
    }

    /// `algorithm=RSA256,keyVersion=1,signature=…` without the name of the header.
    fn bare_signature(&mut self, start: usize) -> Option<Event> {
        let outcome = value::signature(self.text, start);
        let bare = |value| Event::Header(Header::Signature, Spelling::Tolerated, value);
        self.taken(outcome).map(bare)
    }

    /// A text that a function is called with: `fetch("https://…"`, `new StringEntity("{…}")`.
    fn argument(&mut self) -> Option<Event> {
        /// As much as a call may stand before its first argument.
        const BEFORE: usize = 96;
        let start = self.at;
        self.at += 1;
        let near = self.text[start.saturating_sub(BEFORE)..start].trim_ascii_end();
        let called = near.strip_suffix(b"(");
        let before = called.or_else(|| near.strip_suffix(b","))?;
        let rest = &self.text[self.at..];
        let is_url = rest.starts_with(b"http://") || rest.starts_with(b"https://");
        let is_json = rest.starts_with(b"{") || rest.starts_with(b"\\{");
        // The URL is the first argument.
        if !(is_url && called.is_some() || is_json) || self.budget == 0 {
            return None;
        }
        let (text, _, next) = value::quoted(self.text, start)?;
        self.budget = self.budget.saturating_sub(next - start);
        if is_url {
            self.at = next;
            let name = before.to_ascii_lowercase();
            let methods: [&[u8]; 4] = [b"post", b"put", b"get", b"patch"];
            let method = methods.into_iter().find(|method| name.ends_with(method));
            let upper = |method: &[u8]| String::from_utf8_lossy(method).to_ascii_uppercase();
            return Some(Event::Call(
                method.map(upper),
                String::from_utf8_lossy(&text).into_owned(),
            ));
        }
        json::is_whole(&text).then(|| {
            self.at = next;
            Event::Literal(text.into_owned())
        })
    }

    /// JSON that starts here: a body, unless headers are in it.
    fn object(&mut self) -> Option<Event> {
        let start = self.at;
        self.at += 1;
        if self.budget == 0 {
            return None;
        }
        let tree = match json::scan(self.text, start) {
            Ok(tree) => tree,
            Err(stop) => {
                self.budget = self.budget.saturating_sub(stop.at - start);
                return None;
            }
        };
        self.budget = self.budget.saturating_sub(tree.end() - start);
        let holds_headers =
            tree.values().any(|value| Header::of(&value.key()).is_some_and(Header::is_signing));
        let is_body = !tree.is_cut_off() && !holds_headers && tree.end() - start > 2;
        is_body.then(|| {
            self.at = tree.end();
            Event::Object(tree.end())
        })
    }
}

impl Iterator for Walk<'_> {
    type Item = (usize, Event);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(byte) = self.text.get(self.at) {
            let start = self.at;
            let event = if is_word(*byte) {
                let len = self.text[start..].iter().take_while(|byte| is_word(**byte)).count();
                self.name(len)
            } else if *byte == b'{' {
                self.object()
            } else if matches!(byte, b'"' | b'\'' | b'`') {
                self.argument()
            } else {
                self.at += 1;
                None
            };
            if let Some(event) = event {
                return Some((start, event));
            }
        }
        None
    }
}

/// A character of a name.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// Whether it is a time of the server's own: nginx and PHP call theirs `request_time`, in seconds.
fn is_foreign_time(word: &[u8], header: Header, after: &[u8]) -> bool {
    if header != Header::RequestTime
        || !word.contains(&b'_')
        || word[..4].eq_ignore_ascii_case(b"http")
    {
        return false;
    }
    let near = &after[..after.len().min(64)];
    let Some(start) = near.iter().position(u8::is_ascii_digit) else {
        return true;
    };
    let digits = near[start..].iter().take_while(|byte| byte.is_ascii_digit());
    let seconds = digits.count() <= 10;
    // A date goes on after its year.
    seconds && near.get(start + 4) != Some(&b'-')
}
