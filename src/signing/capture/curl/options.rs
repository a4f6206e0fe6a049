//! The options of curl that make up a request; the others are stepped over.

use super::{request, said};
use crate::codec::shell::Words;
use crate::codec::{json, url};
use crate::signing::capture::{CaptureKind, CaptureRepair, draft::Draft};

/// Short options that take an argument.
const WITH_ARGUMENT: &[u8] = b"AbcCdDeEFHKmoPQrtTuUwxXyYz";

/// Long options without one that often stand before a URL.
const WITHOUT_ARGUMENT: [&str; 26] = [
    "anyauth",
    "basic",
    "compressed",
    "digest",
    "disable",
    "fail",
    "fail-with-body",
    "get",
    "globoff",
    "head",
    "http1.0",
    "http1.1",
    "http2",
    "http2-prior-knowledge",
    "include",
    "insecure",
    "ipv4",
    "ipv6",
    "location",
    "location-trusted",
    "negotiate",
    "no-buffer",
    "show-error",
    "silent",
    "trace-time",
    "verbose",
];

/// A request as the command makes it.
#[derive(Debug, Default)]
pub(super) struct Command {
    url: Option<String>,
    method: Option<String>,
    headers: Vec<Vec<u8>>,
    has_data: bool,
    pub(super) data: Vec<u8>,
    file: Option<String>,
    get: bool,
    computed: bool,
    repairs: Vec<CaptureRepair>,
}

impl Command {
    /// Reads the arguments; `None` where they are none of curl's.
    pub(super) fn read(words: Words) -> Option<Self> {
        let Words { words, input, mends, .. } = words;
        let mut command = Self { repairs: said(mends), ..Self::default() };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match &word[..] {
                [b'-', b'-', name @ ..] if !name.is_empty() => {
                    command.long(&String::from_utf8_lossy(name), &mut words, input.as_deref());
                }
                [b'-', letters @ ..] if !letters.is_empty() => {
                    command.short(letters, &mut words, input.as_deref());
                }
                _ => command.positional(&word),
            }
        }
        (command.url.is_some() || !command.headers.is_empty()).then_some(command)
    }

    fn long(
        &mut self,
        name: &str,
        words: &mut impl Iterator<Item = Vec<u8>>,
        input: Option<&[u8]>,
    ) {
        let (name, attached) = match name.split_once('=') {
            Some((name, value)) => (name, Some(value.as_bytes().to_vec())),
            None => (name, None),
        };
        if name == "get" {
            self.get = true;
        }
        if WITHOUT_ARGUMENT.contains(&name) || name.starts_with("no-") || name.starts_with("tls") {
            return;
        }
        let Some(value) = attached.or_else(|| words.next()) else {
            return;
        };
        self.option(name, value, input);
    }

    /// One or more options of one letter; the last may have its argument right after it.
    fn short(
        &mut self,
        letters: &[u8],
        words: &mut impl Iterator<Item = Vec<u8>>,
        input: Option<&[u8]>,
    ) {
        for (n, letter) in letters.iter().enumerate() {
            if *letter == b'G' {
                self.get = true;
            }
            if !WITH_ARGUMENT.contains(letter) {
                continue;
            }
            let attached = &letters[n + 1..];
            let value = if attached.is_empty() { words.next() } else { Some(attached.to_vec()) };
            let name = match letter {
                b'd' => "data",
                b'F' => "form",
                b'H' => "header",
                b'T' => "upload-file",
                b'X' => "request",
                _ => "",
            };
            if let Some(value) = value {
                self.option(name, value, input);
            }
            return;
        }
    }

    fn option(&mut self, name: &str, value: Vec<u8>, input: Option<&[u8]>) {
        match name {
            "request" => self.method = Some(lossy(&value)),
            "url" => self.url = Some(lossy(&value)),
            "header" => self.headers.push(value),
            "data-raw" => self.add(&value),
            "data" | "data-ascii" | "data-binary" | "json" => match value.strip_prefix(b"@") {
                Some(b"-") if input.is_some() => {
                    let binary = name == "data-binary" || name == "json";
                    self.add(&read_from_file(input.unwrap_or_default(), binary));
                }
                Some(file) => self.file = Some(lossy(file)),
                None => self.add(&value),
            },
            "upload-file" => self.file = Some(lossy(&value)),
            "form" | "form-string" | "data-urlencode" => self.computed = true,
            _ => {}
        }
    }

    /// Several pieces of data are joined by `&`.
    fn add(&mut self, data: &[u8]) {
        if self.has_data {
            self.data.push(b'&');
        }
        self.data.extend_from_slice(data);
        self.has_data = true;
    }

    fn positional(&mut self, word: &[u8]) {
        let text = lossy(word);
        let is_url = url::is_absolute(&text)
            || text.starts_with('$')
            || text.contains('/')
            || text.contains("{{");
        if self.url.is_none() && is_url {
            self.url = Some(text);
        }
    }

    /// The request that the command sends.
    pub(super) fn into_draft(self, start: usize) -> Option<Draft> {
        let mut draft = request(CaptureKind::CURL, start);
        draft.repairs = self.repairs;
        for header in &self.headers {
            if let Some(colon) = memchr::memchr(b':', header) {
                draft.header(&header[..colon], &header[colon + 1..]);
            }
        }
        let sends = self.has_data || self.file.is_some() || self.computed;
        let default = if sends && !self.get { "POST" } else { "GET" };
        draft.method = Some(self.method.unwrap_or_else(|| default.into()));
        draft.target = self.url.map(|url| with_path(url, &mut draft));
        if self.get && self.has_data {
            let data = lossy(&self.data);
            draft.target = draft.target.map(|target| format!("{target}?{data}"));
        } else if let Some(name) = self.file {
            draft.note(CaptureRepair::BodyInFile { name });
        } else if self.computed {
            draft.note(CaptureRepair::BodyComputed);
        } else if self.has_data {
            draft.body = Some(without_shell_escapes(self.data));
        }
        (draft.target.is_some() || draft.has_signing_header()).then_some(draft)
    }
}

/// What curl reads of a file; without `--data-binary` it leaves out line breaks.
fn read_from_file(bytes: &[u8], binary: bool) -> Vec<u8> {
    if binary {
        return bytes.to_vec();
    }
    let kept = bytes.iter().filter(|byte| !matches!(byte, b'\r' | b'\n' | 0));
    kept.copied().collect()
}

/// `'{\"a\":1}'`: in `PowerShell` even a text in single marks needs the backslashes.
fn without_shell_escapes(data: Vec<u8>) -> Vec<u8> {
    if !data.starts_with(b"{\\\"") {
        return data;
    }
    let plain = crate::codec::escapes::unescaped(&data).into_owned();
    if json::is_whole(&plain) { plain } else { data }
}

/// A URL, with a variable in place of the server's address left out and noted.
fn with_path(url: String, draft: &mut Draft) -> String {
    let Some(name) = url.strip_prefix('$') else {
        let bare = !url::is_absolute(&url) && !url.starts_with('/') && !url.starts_with("{{");
        // curl takes http where no scheme is given.
        return if bare { format!("http://{url}") } else { url };
    };
    let end = name.find('/').unwrap_or(name.len());
    let (variable, path) = name.split_at(end);
    draft.note(CaptureRepair::Variable { name: variable.trim_matches(['{', '}']).into() });
    path.to_owned()
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
