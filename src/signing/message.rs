//! A message of the API and the bytes that are signed.

use std::fmt;

use sha2::digest::{Digest, Output};

use super::diagnose::Part;

/// The parts of a message that are signed.
///
/// The same five parts are signed for a request, a response, a notification and its
/// acknowledgement; only whose key signs and which header carries the time differ.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Message {
    /// The HTTP method, `POST` in practice.
    pub method: String,
    /// The path as it was called, for a notification the path of the partner's own notify URL.
    pub uri: String,
    /// The value of the `Client-Id` header.
    pub client_id: String,
    /// The value of `Request-Time` or `Response-Time`, an opaque text that is never reformatted.
    pub time: String,
    /// The exact bytes of the body on the wire.
    pub body: Vec<u8>,
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message")
            .field("method", &self.method)
            .field("uri", &self.uri)
            .field("client_id", &self.client_id)
            .field("time", &self.time)
            .field("body", &String::from_utf8_lossy(&self.body))
            .finish()
    }
}

impl Message {
    /// The signed bytes: `METHOD URI\nClient-Id.Time.Body` in UTF-8, with nothing after the body.
    pub fn content_to_sign(&self) -> Vec<u8> {
        let mut content = self.head();
        content.reserve_exact(self.body.len());
        content.extend_from_slice(&self.body);
        content
    }

    /// The hash of [`Self::content_to_sign`], without a copy of it.
    pub(crate) fn digest<D: Digest>(&self) -> Output<D> {
        D::new().chain_update(self.head()).chain_update(&self.body).finalize()
    }

    /// The parts whose ends are open in the signed bytes, since what separates them stands inside of them too: with
    /// another cut, the same signature fits another message.
    pub(crate) fn ambiguous_parts(&self) -> Vec<Part> {
        let breaks = |text: &str| text.contains(['\n', '\r']);
        [
            (Part::Method, self.method.contains(' ') || breaks(&self.method)),
            (Part::Uri, breaks(&self.uri)),
            (Part::ClientId, self.client_id.contains('.') || breaks(&self.client_id)),
            (Part::Time, !has_end(&self.time)),
        ]
        .into_iter()
        .filter_map(|(part, open)| open.then_some(part))
        .collect()
    }

    /// What stands before the body in the signed bytes.
    pub(crate) fn head(&self) -> Vec<u8> {
        let Self { method, uri, client_id, time, .. } = self;
        format!("{method} {uri}\n{client_id}.{time}.").into_bytes()
    }
}

/// Whether nothing of a body can be in what is given as the time: a dot stands between digits alone, as in fractions of
/// a second, and there is no bracket or quotation mark.
fn has_end(time: &str) -> bool {
    let mut parts = time.split('.');
    let first = parts.next().unwrap_or_default();
    let fractions = parts.map(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let dots = time.contains('.').then(|| first.ends_with(|c: char| c.is_ascii_digit()));
    let plain = |c: char| !c.is_control() && !"{}[]\"'<>\\".contains(c);
    time.chars().all(plain) && fractions.chain(dots).all(|fits| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_the_parts_is_found_inside_of_them() {
        let message = |method: &str, uri: &str, client_id: &str, time: &str| Message {
            method: method.into(),
            uri: uri.into(),
            client_id: client_id.into(),
            time: time.into(),
            body: Vec::new(),
        };
        for time in
            ["1685599933871", "2019-05-28T12:12:12.123+08:00", "", "Fri, 21 Feb 2025 07:58:04 GMT"]
        {
            assert_eq!(
                message("POST", "/a?b=c d", "TEST_5X", time).ambiguous_parts(),
                [],
                "{time}"
            );
        }
        for time in ["T.{\"amount\":\"1", "1685599933871.{", "1.", ".1", "1{", "1\n2"] {
            let parts = message("POST", "/a", "TEST_5X", time).ambiguous_parts();
            assert_eq!(parts, [Part::Time], "{time}");
        }
        let parts = message("POST /a", "/b\nX", "5X.1", "1").ambiguous_parts();
        assert_eq!(parts, [Part::Method, Part::Uri, Part::ClientId]);
    }

    #[test]
    fn the_parts_are_glued_as_the_documents_say() {
        let message = Message {
            method: "POST".into(),
            uri: "/ams/api/v1/payments/pay".into(),
            client_id: "TEST_5X00000000000000".into(),
            time: "2019-05-28T12:12:12+08:00".into(),
            body: b"{\"a\":1}\n".to_vec(),
        };
        assert_eq!(
            message.content_to_sign(),
            b"POST /ams/api/v1/payments/pay\nTEST_5X00000000000000.2019-05-28T12:12:12+08:00.{\"a\":1}\n"
        );
    }

    #[test]
    fn a_body_that_is_not_text_is_kept() {
        let message = Message { body: vec![0xff, 0x00, 0x80], ..Message::default() };
        assert!(message.content_to_sign().ends_with(b"..\xff\x00\x80"));
    }
}
