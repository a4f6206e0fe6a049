//! The URLs that a message names.

use crate::signing::{Message, diagnose::Hints};

/// How much of a body is searched for URLs, in bytes.
const URL_SEARCH_LEN: usize = 64 * 1024;

/// A URL that occurs in a message.
pub(super) struct Url {
    pub(super) origin: String,
    pub(super) path: String,
    pub(super) query: String,
}

impl Url {
    fn read(text: &str) -> Option<Self> {
        let host = text.find("://")? + 3;
        let end = text[host..].find(['/', '?', '#']).map_or(text.len(), |at| at + host);
        let (origin, rest) = text.split_at(end);
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let path = if path.is_empty() { "/" } else { path };
        Some(Self { origin: origin.to_owned(), path: path.to_owned(), query: query.to_owned() })
    }

    pub(super) fn path_and_query(&self) -> String {
        if self.query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, self.query)
        }
    }
}

/// The URLs that the body and the hints name.
pub(super) fn urls_of(message: &Message, hints: &Hints) -> Vec<Url> {
    let head = &message.body[..message.body.len().min(URL_SEARCH_LEN)];
    let text = String::from_utf8_lossy(head).replace("\\/", "/").replace("\\u0026", "&");
    let in_body = text.match_indices("http").take(64).filter_map(|(at, _)| {
        let rest = &text[at..];
        let end = rest
            .find(['"', '\'', '\\', ' ', '<', '>', ',', '}', ')', '\n', '\r'])
            .unwrap_or(rest.len());
        Url::read(&rest[..end])
    });
    let hinted = hints.uris.iter().filter_map(|uri| Url::read(&format!("https://host{uri}")));
    hinted.chain(in_body.take(12)).collect()
}
