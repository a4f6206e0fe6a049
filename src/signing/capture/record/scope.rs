//! The objects around the headers of a message, where its other parts are.

use super::body;
use crate::codec::json::{Kind, Value};
use crate::signing::capture::{
    draft::Draft,
    names::{Name, Side},
    sender,
};

/// How many of the objects around are looked at.
const HEIGHT: usize = 4;

/// How many values of each; a list of messages by name must not be searched for each message.
const WIDTH: usize = 64;

/// The objects around some headers, the nearest first.
pub(super) struct Scope<'t, 'a> {
    objects: Vec<Value<'t, 'a>>,
    side: Side,
}

impl<'t, 'a> Scope<'t, 'a> {
    pub(super) fn new(object: Value<'t, 'a>, around: &[Value<'t, 'a>], side: Side) -> Self {
        let mut objects = vec![object];
        let outer = around.iter().rev().filter(|value| value.kind() == Kind::Object);
        objects.extend(outer.take(HEIGHT - 1));
        Self { objects, side }
    }

    /// Gives a draft what it lacks.
    pub(super) fn complete(&self, draft: &mut Draft) {
        draft.sender = sender::of_record(&self.objects);
        let in_answer =
            self.objects.iter().any(|object| Name::of(&object.key()) == Some(Name::Response));
        let in_request =
            self.objects.iter().any(|object| Name::of(&object.key()) == Some(Name::Request));
        let answers = draft.response_time.is_some() && draft.request_time.is_none();
        let answered = self.side == Side::Answer || in_answer || answers && !in_request;
        if self.side == Side::Answer || in_answer {
            draft.answer = Some(true);
        } else if in_request {
            draft.answer = Some(false);
        }
        for object in &self.objects {
            self.take_from(*object, answered, draft);
            // What is around the answer and its request belongs to both, but not the other's body.
            if answered && draft.target.is_none() {
                let request = object
                    .children()
                    .take(WIDTH)
                    .find(|child| Name::of(&child.key()) == Some(Name::Request));
                if let Some(request) = request.filter(|request| request.kind() == Kind::Object) {
                    take_called(request, draft);
                }
            }
        }
    }

    fn take_from(&self, object: Value<'t, 'a>, answered: bool, draft: &mut Draft) {
        take_called(object, draft);
        if draft.body.is_some() {
            return;
        }
        let mut best: Option<(u8, Value<'_, '_>)> = None;
        let mut base64 = false;
        for child in object.children().take(WIDTH) {
            match Name::of(&child.key()) {
                Some(Name::Body(side, rank)) if self.is_ours(side, answered, object) => {
                    let rank = if side == Side::Answer { 0 } else { rank + 1 };
                    let holds = child.kind() != Kind::Plain || child.raw() != b"null";
                    if holds && best.is_none_or(|(least, _)| rank < least) {
                        best = Some((rank, child));
                    }
                }
                Some(Name::IsBase64) => base64 = child.raw() == b"true",
                _ => {}
            }
        }
        if let Some((_, value)) = best {
            body::take(value, base64, draft);
        }
    }

    /// Whether a body that says this of its side is the one of these headers.
    fn is_ours(&self, side: Side, answered: bool, object: Value<'_, '_>) -> bool {
        match side {
            Side::Answer => answered,
            Side::Any if self.side == Side::Answer => {
                // Beside `responseHeaders` a `body` is the request's where the request's headers are, too.
                !object
                    .children()
                    .take(WIDTH)
                    .any(|child| Name::of(&child.key()) == Some(Name::Headers(Side::Any)))
            }
            Side::Any => true,
        }
    }
}

/// Takes method and path.
fn take_called(object: Value<'_, '_>, draft: &mut Draft) {
    let mut best: Option<(u8, String)> = None;
    for child in object.children().take(WIDTH) {
        match Name::of(&child.key()) {
            Some(Name::Method) if draft.method.is_none() => {
                draft.method = text(child).filter(|method| is_method(method));
            }
            Some(Name::Target(rank)) if best.as_ref().is_none_or(|(least, _)| rank < *least) => {
                best = target(child).map(|target| (rank, target)).or(best);
            }
            _ => {}
        }
    }
    if draft.target.is_none() {
        draft.target = best.map(|(_, target)| target);
    }
}

fn is_method(text: &str) -> bool {
    (3..=7).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A path or URL: a text, or an object that holds it whole.
fn target(value: Value<'_, '_>) -> Option<String> {
    if value.kind() != Kind::Object {
        return text(value).filter(|text| !text.trim().is_empty());
    }
    [&b"raw"[..], b"full", b"original", b"href", b"path", b"pathname"].iter().find_map(|name| {
        value.get(name).filter(|value| value.kind() == Kind::String).and_then(text)
    })
}

fn text(value: Value<'_, '_>) -> Option<String> {
    value.string().map(|text| String::from_utf8_lossy(&text).into_owned())
}
