use serde_json::{Value, json};

use crate::keys::import::PublicForm;
use crate::signing::diagnose::{Diagnosis, Language};
use crate::signing::judge::Judgement;
use crate::signing::labels;
use crate::text::{Message as Sentence, hex};

/// What is said of one message, as data. The form of the expected key is worth a word where it is not the
/// dashboard's.
pub fn as_json(judgement: &Judgement, form: PublicForm) -> Value {
    match judgement {
        Judgement::Diagnosed(found) => found_json(found, form),
        Judgement::Refused { label, message } => refused_json("reject", label, message),
    }
}

/// What is said where nothing was computed.
pub fn refused_json(verdict: &str, label: &str, message: &Sentence) -> Value {
    json!({
        "verdict": verdict,
        "diagnosis": [label],
        "explanation": [message.text()],
        "repaired_content_sha256": null,
        "signing_key": null,
    })
}

/// What is said of one message, in lines; `thorough` with the difference and what to change.
pub fn as_words(judgement: &Judgement, thorough: bool) -> Vec<String> {
    match judgement {
        Judgement::Diagnosed(found) => found_words(found, thorough),
        Judgement::Refused { message, .. } => [Some(message.text()), message.fix()]
            .into_iter()
            .flatten()
            .collect(),
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
