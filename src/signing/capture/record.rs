//! Messages in JSON of any shape: lines of logs, HTTP archives, collections of Postman, events of clouds.
//!
//! Wherever an object holds the headers of a message, the method, the path and the body are looked for
//! beside them and in the objects around.

mod body;
mod headers;
mod scope;

use super::{
    CaptureError, CaptureKind, CaptureRepair, MAX_MESSAGES, best,
    draft::Draft,
    names::{Name, Side},
    request_line,
};
use crate::codec::json::{self, Kind, Tree, Value};
use scope::Scope;

impl CaptureKind {
    /// An HTTP archive, as browsers and proxies save it.
    pub const HAR: Self = Self::named("har");
    /// A collection or the console of Postman.
    pub const POSTMAN: Self = Self::named("postman");
    /// JSON of any other shape, such as the lines of a log.
    pub const JSON: Self = Self::named("json");
}

/// How deep a text may stand inside of another.
pub(super) const MAX_NESTED: u8 = 2;

/// The shortest text that may hold a message.
const SHORTEST_NESTED: usize = 40;

/// Reads the messages of all JSON in a text, with whatever is between.
pub(super) fn read(text: &[u8], depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let mut reader = Reader { drafts: Vec::new(), kind: CaptureKind::JSON, depth };
    let mut too_complex = false;
    let mut at = 0;
    while let Some(open) = memchr::memchr2(b'{', b'[', &text[at..]) {
        let start = at + open;
        at = match json::scan(text, start) {
            Ok(tree) => {
                reader.document(&tree, before(text, start))?;
                tree.end()
            }
            Err(stop) => {
                too_complex |= stop.too_complex;
                stop.at
            }
        }
        .max(start + 1);
    }
    if too_complex && reader.drafts.is_empty() {
        return Err(CaptureError::TooComplex);
    }
    Ok(reader.drafts)
}

/// What stands before a place in its line, as far as it may say something.
fn before(text: &[u8], at: usize) -> &[u8] {
    let near = &text[at.saturating_sub(2048)..at];
    match memchr::memrchr(b'\n', near) {
        Some(line) => &near[line + 1..],
        None => near,
    }
}

struct Reader {
    drafts: Vec<Draft>,
    kind: CaptureKind,
    depth: u8,
}

impl Reader {
    fn document(&mut self, tree: &Tree<'_>, before: &[u8]) -> Result<(), CaptureError> {
        let Some(root) = tree.root() else {
            return Ok(());
        };
        self.kind = kind_of(root);
        let known = self.drafts.len();
        self.walk(root, &mut Vec::new())?;
        let new = &mut self.drafts[known..];
        if tree.is_cut_off() {
            for draft in &mut *new {
                draft.note(CaptureRepair::CutOff);
            }
        }
        // A log often prints the request line before the headers.
        if let [draft] = new
            && draft.target.is_none()
            && let Some((method, target)) = request_line::find(before)
        {
            draft.method = Some(method);
            draft.target = Some(target);
        }
        Ok(())
    }

    fn walk<'t, 'a>(
        &mut self,
        value: Value<'t, 'a>,
        around: &mut Vec<Value<'t, 'a>>,
    ) -> Result<(), CaptureError> {
        match value.kind() {
            Kind::Plain => {}
            Kind::String => self.nested(value),
            Kind::Array | Kind::Object => {
                let found = value.kind() == Kind::Object && self.object(value, around)?;
                around.push(value);
                for child in value.children() {
                    let used = found
                        && matches!(
                            Name::of(&child.key()),
                            Some(Name::Headers(_) | Name::Header(_) | Name::Body(..))
                        );
                    if !(used || found && is_headers(child)) {
                        self.walk(child, around)?;
                    }
                }
                around.pop();
            }
        }
        Ok(())
    }

    /// Takes the messages whose headers are right in this object.
    fn object<'t, 'a>(
        &mut self,
        object: Value<'t, 'a>,
        around: &[Value<'t, 'a>],
    ) -> Result<bool, CaptureError> {
        let mut found = false;
        for child in object.children() {
            if let Some(Name::Headers(side)) = Name::of(&child.key()) {
                let mut draft = Draft::new(self.kind, object.start());
                headers::take(child, &mut draft);
                found |= self.message(draft, side, object, around)?;
            }
        }
        if !found && headers::are_right_in(object) {
            let mut draft = Draft::new(self.kind, object.start());
            headers::take(object, &mut draft);
            found = self.message(draft, Side::Any, object, around)?;
        }
        Ok(found)
    }

    /// Completes a message from what stands around its headers.
    fn message<'t, 'a>(
        &mut self,
        mut draft: Draft,
        side: Side,
        object: Value<'t, 'a>,
        around: &[Value<'t, 'a>],
    ) -> Result<bool, CaptureError> {
        let blank =
            draft.repairs.iter().any(|repair| matches!(repair, CaptureRepair::Variable { .. }));
        if !draft.has_signing_header() && !blank {
            return Ok(false);
        }
        if self.drafts.len() >= MAX_MESSAGES {
            return Err(CaptureError::TooManyMessages);
        }
        Scope::new(object, around, side).complete(&mut draft);
        self.drafts.push(draft);
        Ok(true)
    }

    /// Looks for a message in a text inside of the JSON.
    fn nested(&mut self, value: Value<'_, '_>) {
        if self.depth >= MAX_NESTED || value.raw().len() < SHORTEST_NESTED || !may_hold(value.raw())
        {
            return;
        }
        let Some(text) = value.string() else {
            return;
        };
        let inner = best(&text, self.depth + 1).unwrap_or_default();
        for mut draft in inner.into_iter().filter(Draft::has_signing_header) {
            if self.drafts.len() >= MAX_MESSAGES {
                return;
            }
            draft.start = value.start();
            draft.body_range = None;
            draft.note(CaptureRepair::Nested);
            self.drafts.push(draft);
        }
    }
}

/// Whether a text is a file of messages in a known format, so that it is no body itself.
pub(super) fn is_archive(text: &[u8]) -> bool {
    let start = text.len() - text.trim_ascii_start().len();
    let tree = json::scan(text, start);
    tree.is_ok_and(|tree| tree.root().is_some_and(|root| kind_of(root) != CaptureKind::JSON))
}

fn kind_of(root: Value<'_, '_>) -> CaptureKind {
    if root.get(b"log").and_then(|log| log.get(b"entries")).is_some() {
        CaptureKind::HAR
    } else if root.get(b"info").is_some() && root.get(b"item").is_some() {
        CaptureKind::POSTMAN
    } else {
        CaptureKind::JSON
    }
}

/// Whether it is another copy of the headers, such as `multiValueHeaders`.
fn is_headers(child: Value<'_, '_>) -> bool {
    child.key().to_ascii_lowercase().ends_with(b"headers")
}

/// Whether one of the headers may be named in a text.
fn may_hold(text: &[u8]) -> bool {
    text.windows(6)
        .any(|part| part.eq_ignore_ascii_case(b"signat") || part.eq_ignore_ascii_case(b"client"))
}
