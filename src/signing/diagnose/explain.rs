//! A diagnosis in words: what happened, the change that helps, what to change in the server.

use super::{
    Diagnosis,
    advice::{Language, Topic},
};
use crate::{
    signing::{KeyRole, Verdict},
    text::{Message as Sentence, hex},
};

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
        let hash = self.signed_sha256.map(|hash| hex(&hash)).unwrap_or_default();
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
        let causes = self.causes.iter().chain(&self.suspected).map(|cause| cause.topic());
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
    use crate::signing::Cause;

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
        for cause in Cause::all() {
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
