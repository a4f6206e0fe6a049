//! Commands of `HTTPie` and wget: `http POST shop.example/notify Client-Id:5J <<< '{…}'`.

use super::{
    CaptureError, CaptureKind, CaptureRepair, MAX_MESSAGES,
    curl::{request, said},
    draft::Draft,
};
use crate::codec::{shell::bash, url};

impl CaptureKind {
    /// A command of `HTTPie` or wget.
    pub const HTTPIE: Self = Self::named("httpie");
}

/// Reads all commands of a text.
pub(super) fn read(text: &[u8], _depth: u8) -> Result<Vec<Draft>, CaptureError> {
    let mut drafts = Vec::new();
    let mut at = 0;
    while let Some((start, name)) = command(text, at) {
        if drafts.len() >= MAX_MESSAGES {
            return Err(CaptureError::TooManyMessages);
        }
        let words = bash::split(text, start + name.len());
        at = words.end.max(start + name.len());
        let mut draft = request(CaptureKind::HTTPIE, start);
        draft.repairs = said(words.mends);
        let texts = words.words.iter().map(|word| String::from_utf8_lossy(word).into_owned());
        if name == "wget" {
            wget(texts, &mut draft);
        } else {
            httpie(texts, &mut draft);
        }
        if let Some(input) = words.input {
            draft.body = Some(input);
        }
        if draft.target.is_some() && draft.has_signing_header() {
            draft.method = draft.method.take().or_else(|| Some("POST".into()));
            drafts.push(draft);
        }
    }
    Ok(drafts)
}

/// Where the next command begins a line, perhaps behind a prompt, and its name.
fn command(text: &[u8], from: usize) -> Option<(usize, &'static str)> {
    const NAMES: [&str; 4] = ["http", "https", "xh", "wget"];
    let starts = std::iter::once(from)
        .chain(memchr::memchr_iter(b'\n', &text[from..]).map(|at| from + at + 1));
    let begins = |start: usize| {
        let line = &text[start..];
        let blanks = line
            .iter()
            .take(8)
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'$' | b'%'))
            .count();
        let name = NAMES.into_iter().find(|name| {
            let rest = line[blanks..].strip_prefix(name.as_bytes());
            rest.is_some_and(|rest| rest.starts_with(b" "))
        });
        Some((start + blanks, name?))
    };
    starts.filter(|start| *start == 0 || text[*start - 1] == b'\n').find_map(begins)
}

/// A method, a URL, and items: `Name:value` is a header, `name=value` a field that `HTTPie` writes as JSON.
fn httpie(words: impl Iterator<Item = String>, draft: &mut Draft) {
    for word in words.filter(|word| !word.starts_with('-')) {
        if draft.target.is_none() {
            if draft.method.is_none() && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
                draft.method = Some(word);
            } else {
                draft.target =
                    Some(if url::is_absolute(&word) { word } else { format!("http://{word}") });
            }
        } else if let Some((name, value)) =
            word.split_once(':').filter(|(name, _)| !name.contains('='))
        {
            draft.header(name.as_bytes(), value.as_bytes());
        } else if let Some(file) = word.strip_prefix('@') {
            draft.note(CaptureRepair::BodyInFile { name: file.to_owned() });
        } else if word.contains('=') {
            draft.note(CaptureRepair::BodyComputed);
        }
    }
}

fn wget(words: impl Iterator<Item = String>, draft: &mut Draft) {
    let mut words = words.peekable();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else {
            if url::is_absolute(&word) {
                draft.target = Some(word);
            }
            continue;
        };
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, value.to_owned()),
            None if matches!(option, "header" | "method" | "post-data" | "body-data") => {
                (option, words.next().unwrap_or_default())
            }
            None => continue,
        };
        match name {
            "header" => {
                if let Some((name, value)) = value.split_once(':') {
                    draft.header(name.as_bytes(), value.as_bytes());
                }
            }
            "method" => draft.method = Some(value),
            "post-data" | "body-data" => draft.body = Some(value.into_bytes()),
            "post-file" | "body-file" => draft.note(CaptureRepair::BodyInFile { name: value }),
            _ => {}
        }
    }
}
