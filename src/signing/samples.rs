//! Built-in notifications to try the product on and to show at a training.
//!
//! They are signed with keys made for this purpose and used nowhere; none is a message of Alipay.

use std::sync::LazyLock;

use base64ct::{Base64, Encoding as _};
use serde::Deserialize;

use super::{KeyRole, KnownKey, Message};
use crate::{
    keys::import::{self, PublicKeyError},
    text::Message as Sentence,
};

/// A notification with what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// A short word for programs.
    pub id: &'static str,
    /// The message.
    pub message: Message,
    /// The name of the header that carries the time.
    pub time_header: &'static str,
    /// The value of its `Signature` header.
    pub signature: &'static str,
    /// The verdict and the diagnosis that it yields with [`keys`].
    pub expected: (&'static str, &'static str),
}

/// What a sample is an example of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Nothing is wrong with it.
    Genuine,
    /// It is no longer as it was signed.
    Changed,
    /// Another key signed it, or with another hash.
    Other,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Genuine, Self::Changed, Self::Other];

    /// Its heading.
    pub fn name(self) -> Sentence {
        Sentence::new(match self {
            Self::Genuine => "signing-samples-genuine",
            Self::Changed => "signing-samples-changed",
            Self::Other => "signing-samples-other",
        })
    }
}

/// The file of samples; bodies that are not plain text are in base64.
#[derive(Deserialize)]
struct File {
    platform_public_key: &'static str,
    own_public_key: &'static str,
    samples: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: &'static str,
    method: String,
    uri: String,
    client_id: String,
    time: String,
    time_header: &'static str,
    body_base64: &'static str,
    signature: &'static str,
    verdict: &'static str,
    diagnosis: &'static str,
}

// A test reads the file, so it is never damaged in a released program.
static FILE: LazyLock<Option<File>> = LazyLock::new(|| {
    static TEXT: LazyLock<Vec<u8>> = LazyLock::new(|| crate::packed!("notifications.json"));
    serde_json::from_slice(&TEXT).ok()
});

static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let entries = FILE.iter().flat_map(|file| &file.samples);
    entries.filter_map(Sample::read).collect()
});

/// All samples, the genuine ones first.
pub fn all() -> &'static [Sample] {
    &SAMPLES
}

/// The keys that the samples are verified with: the platform's, which is expected, and the partner's.
///
/// # Errors
///
/// None in practice: a test reads the keys.
pub fn keys() -> Result<Vec<KnownKey>, PublicKeyError> {
    let file = FILE.as_ref().into_iter();
    file.flat_map(|file| {
        [
            ("Sample Alipay+ key (TEST ONLY)", KeyRole::Sample, file.platform_public_key),
            ("Sample partner key (TEST ONLY)", KeyRole::Own, file.own_public_key),
        ]
    })
    .map(|(name, role, text)| {
        let key = import::public_key(text.as_bytes())?.key;
        Ok(KnownKey { name: name.to_owned(), role, key })
    })
    .collect()
}

impl Sample {
    fn read(entry: &Entry) -> Option<Self> {
        Some(Self {
            id: entry.id,
            message: Message {
                method: entry.method.clone(),
                uri: entry.uri.clone(),
                client_id: entry.client_id.clone(),
                time: entry.time.clone(),
                body: Base64::decode_vec(entry.body_base64).ok()?,
            },
            time_header: entry.time_header,
            signature: entry.signature,
            expected: (entry.verdict, entry.diagnosis),
        })
    }

    /// What it is an example of.
    pub fn group(&self) -> Group {
        match self.expected {
            (_, "ok") => Group::Genuine,
            ("valid" | "key_ok_content_mismatch", _) => Group::Changed,
            _ => Group::Other,
        }
    }

    /// What it shows, in a few words.
    pub fn title(&self) -> Sentence {
        Sentence::new(match self.id {
            "chinese" => "signing-sample-chinese",
            "refund" => "signing-sample-refund",
            "trailing-newline" => "signing-sample-trailing-newline",
            "pretty-printed" => "signing-sample-pretty-printed",
            "php" => "signing-sample-php",
            "python" => "signing-sample-python",
            "mojibake" => "signing-sample-mojibake",
            "smart-quotes" => "signing-sample-smart-quotes",
            "query" => "signing-sample-query",
            "proxy" => "signing-sample-proxy",
            "time" => "signing-sample-time",
            "two-faults" => "signing-sample-two-faults",
            "raw-base64" => "signing-sample-raw-base64",
            "own-key" => "signing-sample-own-key",
            "sha1" => "signing-sample-sha1",
            "altered" => "signing-sample-altered",
            _ => "signing-sample-genuine",
        })
    }

    /// The sample as it would be captured: an HTTP message with CRLF after each header.
    pub fn capture(&self) -> Vec<u8> {
        let Message { method, uri, client_id, time, body } = &self.message;
        let head = format!(
            "{method} {uri} HTTP/1.1\r\nHost: partner.example.com\r\nContent-Type: application/json; charset=UTF-8\r\n\
             Client-Id: {client_id}\r\n{}: {time}\r\nSignature: {}\r\nContent-Length: {}\r\n\r\n",
            self.time_header,
            self.signature,
            body.len()
        );
        [head.as_bytes(), body].concat()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::{
        keys::generate::Cancel,
        signing::{
            SignatureHeader,
            diagnose::{Hints, Limits, diagnose_with},
        },
    };

    #[test]
    fn each_sample_yields_what_it_says() {
        let keys = keys().expect("sample keys");
        assert!(all().len() >= 16);
        for sample in all() {
            let signature = SignatureHeader::parse(sample.signature).expect(sample.id);
            let found = diagnose_with(
                &sample.message,
                &signature,
                &keys,
                &Hints::default(),
                Limits::THOROUGH,
                &Cancel::default(),
            );
            assert_eq!((found.verdict.label(), found.label()), sample.expected, "{}", sample.id);
        }
    }

    #[test]
    fn each_sample_has_a_title_of_its_own() {
        let titles: HashSet<_> = all().iter().map(|sample| sample.title().text()).collect();
        assert_eq!(titles.len(), all().len());
    }
}
