//! A diagnosis in words: what happened, the change that helps, what to change in the server.

use super::{Cause, Diagnosis, Part};
use crate::{
    signing::{
        KeyRole, Verdict,
        signature::{SignatureError, SignatureRepair},
    },
    text::Message as Sentence,
};

/// A programming language whose servers get advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Java: servlets, Spring.
    Java,
    /// Python: Flask, Django, `FastAPI`.
    Python,
    /// PHP.
    Php,
    /// Node.js: Express.
    Node,
    /// Go.
    Go,
    /// .NET: ASP.NET Core.
    DotNet,
}

impl Language {
    /// Every language, the most frequent first.
    pub const ALL: [Self; 6] =
        [Self::Java, Self::Python, Self::Php, Self::Node, Self::Go, Self::DotNet];

    /// Its name.
    pub fn name(self) -> Sentence {
        Sentence::new(match self {
            Self::Java => "signing-language-java",
            Self::Python => "signing-language-python",
            Self::Php => "signing-language-php",
            Self::Node => "signing-language-node",
            Self::Go => "signing-language-go",
            Self::DotNet => "signing-language-dot-net",
        })
    }

    /// A short word for programs: `java`, `python`, `php`, `node`, `go`, `dotnet`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Java => "java",
            Self::Python => "python",
            Self::Php => "php",
            Self::Node => "node",
            Self::Go => "go",
            Self::DotNet => "dotnet",
        }
    }
}

impl Part {
    /// Its name.
    pub fn name(self) -> Sentence {
        Sentence::new(match self {
            Self::Key => "signing-part-key",
            Self::Signature => "signing-part-signature",
            Self::Method => "signing-part-method",
            Self::Uri => "signing-part-uri",
            Self::ClientId => "signing-part-client-id",
            Self::Time => "signing-part-time",
            Self::Body => "signing-part-body",
            Self::Content => "signing-part-content",
        })
    }
}

/// What in a server the advice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    /// How to get hold of the raw bytes, where nothing is known to be wrong.
    Capture,
    Body,
    Charset,
    Uri,
    Header,
    Glue,
    Algorithm,
    Signature,
    Key,
}

impl Topic {
    fn of(cause: Cause) -> Self {
        match (cause, cause.part()) {
            (
                Cause::BodyBom
                | Cause::BodyBomMissing
                | Cause::BodyMojibake
                | Cause::BodyCharset
                | Cause::BodyCharactersLost
                | Cause::BodyNormalised,
                _,
            ) => Self::Charset,
            (
                Cause::SigMissing
                | Cause::SigWrongLength
                | Cause::SigDamaged
                | Cause::SigByteReversed
                | Cause::SigLeadingZero,
                _,
            ) => Self::Signature,
            (Cause::SignedDigestTwice | Cause::SignedBodyDigest, _) | (_, Part::Signature) => {
                Self::Algorithm
            }
            (_, Part::Key) => Self::Key,
            (_, Part::Body) => Self::Body,
            (_, Part::Uri) => Self::Uri,
            (_, Part::ClientId | Part::Time) => Self::Header,
            (_, Part::Method | Part::Content) => Self::Glue,
        }
    }

    fn advice(self, language: Language) -> Sentence {
        use Language as L;
        Sentence::new(match (self, language) {
            (Self::Capture, L::Java) => "signing-advice-capture-java",
            (Self::Capture, L::Python) => "signing-advice-capture-python",
            (Self::Capture, L::Php) => "signing-advice-capture-php",
            (Self::Capture, L::Node) => "signing-advice-capture-node",
            (Self::Capture, L::Go) => "signing-advice-capture-go",
            (Self::Capture, L::DotNet) => "signing-advice-capture-dot-net",
            (Self::Body, L::Java) => "signing-advice-body-java",
            (Self::Body, L::Python) => "signing-advice-body-python",
            (Self::Body, L::Php) => "signing-advice-body-php",
            (Self::Body, L::Node) => "signing-advice-body-node",
            (Self::Body, L::Go) => "signing-advice-body-go",
            (Self::Body, L::DotNet) => "signing-advice-body-dot-net",
            (Self::Charset, L::Java) => "signing-advice-charset-java",
            (Self::Charset, L::Python) => "signing-advice-charset-python",
            (Self::Charset, L::Php) => "signing-advice-charset-php",
            (Self::Charset, L::Node) => "signing-advice-charset-node",
            (Self::Charset, L::Go) => "signing-advice-charset-go",
            (Self::Charset, L::DotNet) => "signing-advice-charset-dot-net",
            (Self::Uri, L::Java) => "signing-advice-uri-java",
            (Self::Uri, L::Python) => "signing-advice-uri-python",
            (Self::Uri, L::Php) => "signing-advice-uri-php",
            (Self::Uri, L::Node) => "signing-advice-uri-node",
            (Self::Uri, L::Go) => "signing-advice-uri-go",
            (Self::Uri, L::DotNet) => "signing-advice-uri-dot-net",
            (Self::Header, L::Java) => "signing-advice-header-java",
            (Self::Header, L::Python) => "signing-advice-header-python",
            (Self::Header, L::Php) => "signing-advice-header-php",
            (Self::Header, L::Node) => "signing-advice-header-node",
            (Self::Header, L::Go) => "signing-advice-header-go",
            (Self::Header, L::DotNet) => "signing-advice-header-dot-net",
            (Self::Glue, L::Java) => "signing-advice-glue-java",
            (Self::Glue, L::Python) => "signing-advice-glue-python",
            (Self::Glue, L::Php) => "signing-advice-glue-php",
            (Self::Glue, L::Node) => "signing-advice-glue-node",
            (Self::Glue, L::Go) => "signing-advice-glue-go",
            (Self::Glue, L::DotNet) => "signing-advice-glue-dot-net",
            (Self::Algorithm, L::Java) => "signing-advice-algorithm-java",
            (Self::Algorithm, L::Python) => "signing-advice-algorithm-python",
            (Self::Algorithm, L::Php) => "signing-advice-algorithm-php",
            (Self::Algorithm, L::Node) => "signing-advice-algorithm-node",
            (Self::Algorithm, L::Go) => "signing-advice-algorithm-go",
            (Self::Algorithm, L::DotNet) => "signing-advice-algorithm-dot-net",
            (Self::Signature, L::Java) => "signing-advice-signature-java",
            (Self::Signature, L::Python) => "signing-advice-signature-python",
            (Self::Signature, L::Php) => "signing-advice-signature-php",
            (Self::Signature, L::Node) => "signing-advice-signature-node",
            (Self::Signature, L::Go) => "signing-advice-signature-go",
            (Self::Signature, L::DotNet) => "signing-advice-signature-dot-net",
            (Self::Key, L::Java) => "signing-advice-key-java",
            (Self::Key, L::Python) => "signing-advice-key-python",
            (Self::Key, L::Php) => "signing-advice-key-php",
            (Self::Key, L::Node) => "signing-advice-key-node",
            (Self::Key, L::Go) => "signing-advice-key-go",
            (Self::Key, L::DotNet) => "signing-advice-key-dot-net",
        })
    }
}

impl Cause {
    /// What to change in a server or a client written in this language.
    pub fn advice(self, language: Language) -> Sentence {
        Topic::of(self).advice(language)
    }
}

impl SignatureRepair {
    /// What to change in a server or a client written in this language.
    pub fn advice(self, language: Language) -> Sentence {
        Topic::Signature.advice(language)
    }
}

impl SignatureError {
    /// What happened, with `.fix` and `.code`.
    pub fn message(&self) -> Sentence {
        match self {
            Self::Missing => Cause::SigMissing.message(),
            Self::TooLong { len } => Sentence::new("signing-header-too-long").with("len", len),
            Self::UnexpectedCharacter { character, position } => {
                let shown = if character.is_control() { '�' } else { *character };
                Sentence::new("signing-header-unexpected-character")
                    .with("character", shown)
                    .with("position", position)
            }
            Self::Truncated => Sentence::new("signing-header-truncated"),
            Self::Hidden => Sentence::new("signing-header-hidden"),
            Self::Placeholder => Sentence::new("signing-header-placeholder"),
            Self::LetterCase => Sentence::new("signing-header-letter-case"),
        }
    }
}

impl Diagnosis {
    /// The whole result in one sentence, without what else speaks for or against it: see
    /// [`Judgement::headline`](crate::signing::judge::Judgement::headline).
    pub(in crate::signing) fn headline(&self) -> Sentence {
        let key = self.signing_key.as_ref().map(|key| key.name.as_str()).unwrap_or_default();
        match &self.verdict {
            Verdict::Valid => Sentence::new("signing-valid").with("key", key),
            Verdict::KeyOkContentMismatch { .. } => self.mismatch(key),
            Verdict::KeyOkWrongHash { .. } => Sentence::new("signing-wrong-hash"),
            Verdict::KeyOkWrongPadding { .. } => Sentence::new("signing-wrong-padding"),
            Verdict::WrongKey | Verdict::KeySizeMismatch { .. } | Verdict::Rejected(_) => {
                self.no_match(key)
            }
        }
    }

    fn mismatch(&self, key: &str) -> Sentence {
        let hash = self.signed_sha256.map(|hash| super::text::hex(&hash)).unwrap_or_default();
        match (self.causes.len(), self.suspected.is_empty()) {
            (0, true) => Sentence::new("signing-content-differs").with("hash", hash),
            (0, false) => Sentence::new("signing-content-differs-unproved").with("hash", hash),
            (1, _) => Sentence::new("signing-repairable").with("key", key),
            (count, _) => {
                Sentence::new("signing-repairable-many").with("key", key).with("count", count)
            }
        }
    }

    fn no_match(&self, key: &str) -> Sentence {
        if let Some(signing) = &self.signing_key {
            let id = match signing.role {
                _ if signing.expected => "signing-signature-repaired",
                KeyRole::Own => "signing-wrong-key-own",
                KeyRole::Old => "signing-wrong-key-old",
                KeyRole::OtherEnvironment => "signing-wrong-key-environment",
                KeyRole::Platform | KeyRole::Other | KeyRole::Sample => "signing-wrong-key-named",
            };
            return Sentence::new(id).with("key", key).with("expected", &self.expected_key);
        }
        match self.verdict {
            Verdict::KeySizeMismatch { signature, modulus } => {
                Sentence::new("signing-size-mismatch")
                    .with("signature", signature)
                    .with("modulus", modulus)
            }
            Verdict::WrongKey => Sentence::new("signing-wrong-key"),
            _ => self
                .causes
                .first()
                .map_or_else(|| Sentence::new("signing-rejected"), |cause| cause.message()),
        }
    }

    /// What was found, most telling first: proved causes, then suspicions.
    pub(in crate::signing) fn findings(&self) -> Vec<Sentence> {
        self.causes.iter().chain(&self.suspected).map(|cause| cause.message()).collect()
    }

    /// What to change in a server or a client written in this language, each advice once; where nothing
    /// was proved, which bytes to ask for and how to log them.
    pub fn advice(&self, language: Language) -> Vec<Sentence> {
        let unproved = self.causes.is_empty() && !self.verdict.is_valid();
        let causes = self.causes.iter().chain(&self.suspected).map(|cause| Topic::of(*cause));
        let header = (!self.signature_repairs.is_empty()).then_some(Topic::Signature);
        let mut topics: Vec<Topic> = Vec::new();
        for topic in causes.chain(header) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        let ask = unproved.then(|| Sentence::new("signing-advice-ask"));
        let capture = unproved.then(|| Topic::Capture.advice(language));
        let topics = topics.into_iter().map(|topic| topic.advice(language));
        ask.into_iter().chain(capture).chain(topics).collect()
    }

    /// That the search ended before everything was tried; `None` when it did not.
    pub fn incomplete(&self) -> Option<Sentence> {
        (!self.complete).then(|| {
            Sentence::new("signing-search-stopped").counting("count", self.candidates_tried)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn where_nothing_fits_it_says_how_to_get_the_raw_bytes() {
        let altered =
            crate::signing::samples::all().iter().find(|sample| sample.id == "altered").unwrap();
        let found = crate::signing::diagnose(
            &altered.message,
            &crate::signing::SignatureHeader::parse(altered.signature).unwrap(),
            &crate::signing::samples::keys().unwrap(),
            &crate::keys::generate::Cancel::default(),
        );
        assert_eq!(found.causes, []);
        let mut codes = HashSet::new();
        for language in Language::ALL {
            let advice: Vec<_> = found.advice(language).iter().map(Sentence::text).collect();
            assert!(advice[0].contains("base64"), "{advice:?}");
            assert!(codes.insert(advice[1].clone()), "{advice:?}");
        }
    }

    #[test]
    fn every_cause_has_its_words_a_fix_and_a_code_of_its_own() {
        let mut codes = HashSet::new();
        for cause in Cause::ALL {
            let message = cause.message();
            assert!(message.text().ends_with('.'), "{}", message.text());
            assert!(message.fix().is_some_and(|fix| !fix.is_empty()), "{}", cause.label());
            assert!(codes.insert(message.code()), "{}", cause.label());
            for language in Language::ALL {
                assert!(cause.advice(language).text().len() > 20, "{}", cause.label());
            }
        }
    }
}
