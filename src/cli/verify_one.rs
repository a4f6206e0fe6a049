use serde_json::{Value, json};

use crate::keys::generate::Cancel;
use crate::keys::import::PublicForm;
use crate::signing::diagnose::{Diagnosis, Hints, Language, Limits, diagnose_with};
use crate::signing::{KnownKey, Message, SignatureError, SignatureHeader, labels};
use crate::text::{Message as Sentence, hex};

/// What is said of one message.
pub enum Answer {
    /// It was looked at.
    Found {
        /// All that was found.
        diagnosis: Box<Diagnosis>,
        /// The form of the expected key, which is worth a word where it is not the dashboard's.
        form: PublicForm,
    },
    /// It was refused before any arithmetic.
    Refused {
        verdict: &'static str,
        diagnosis: &'static str,
        message: Sentence,
    },
}

pub fn answer(
    message: &Message,
    signature: &str,
    keys: &[KnownKey],
    form: PublicForm,
    hints: &Hints,
    limits: Limits,
) -> Answer {
    match SignatureHeader::parse(signature) {
        Ok(parsed) => {
            let found = diagnose_with(message, &parsed, keys, hints, limits, &Cancel::default());
            Answer::Found {
                diagnosis: Box::new(found),
                form,
            }
        }
        Err(error) => refused(&error),
    }
}

fn refused(error: &SignatureError) -> Answer {
    Answer::Refused {
        verdict: "reject",
        diagnosis: error.label(),
        message: error.message(),
    }
}

impl Answer {
    pub fn is_valid(&self) -> bool {
        matches!(self, Self::Found { diagnosis, .. } if diagnosis.verdict.is_valid())
    }

    pub fn json(&self) -> Value {
        match self {
            Self::Refused {
                verdict,
                diagnosis,
                message,
            } => json!({
                "verdict": verdict,
                "diagnosis": [diagnosis],
                "explanation": [message.text()],
                "repaired_content_sha256": null,
                "signing_key": null,
            }),
            Self::Found { diagnosis, form } => found_json(diagnosis, *form),
        }
    }

    pub fn words(&self, thorough: bool) -> Vec<String> {
        match self {
            Self::Refused { message, .. } => [Some(message.text()), message.fix()]
                .into_iter()
                .flatten()
                .collect(),
            Self::Found { diagnosis, .. } => found_words(diagnosis, thorough),
        }
    }
}

/// The words for programs, best first; `ok` where nothing is to be said.
fn found_labels(found: &Diagnosis, form: PublicForm) -> Vec<&'static str> {
    let list = found.labels();
    if list.is_empty() {
        vec![labels::of_key_form(form).unwrap_or("ok")]
    } else {
        list
    }
}

fn found_json(found: &Diagnosis, form: PublicForm) -> Value {
    let explanation: Vec<String> = [found.headline()]
        .into_iter()
        .chain(found.findings())
        .map(|sentence| sentence.text())
        .collect();
    json!({
        "verdict": found.verdict.label(),
        "diagnosis": found_labels(found, form),
        "explanation": explanation,
        "repaired_content_sha256": found.repaired.as_ref().map(|repaired| hex(&repaired.content_sha256)),
        "signing_key": found.signing_key.as_ref().map(|key| key.name.clone()),
        "content_sha256": hex(&found.content_sha256),
        "signed_sha256": found.signed_sha256.as_ref().map(|hash| hex(hash)),
        "complete": found.complete,
    })
}

fn found_words(found: &Diagnosis, thorough: bool) -> Vec<String> {
    let mut lines = vec![found.headline().text()];
    lines.extend(
        found
            .findings()
            .iter()
            .map(|sentence| format!("- {}", sentence.text())),
    );
    if !thorough || found.verdict.is_valid() {
        return lines;
    }
    for difference in &found.differences {
        let text = |runs: &[crate::signing::view::Run]| {
            runs.iter().map(|run| run.text.as_str()).collect::<String>()
        };
        lines.push(difference.part.name().text());
        lines.push(format!("  - {}", text(&difference.ours)));
        lines.push(format!("  + {}", text(&difference.signed)));
    }
    for language in Language::ALL {
        for sentence in found.advice(language) {
            lines.push(format!("{}: {}", language.name().text(), sentence.text()));
        }
    }
    lines
}
