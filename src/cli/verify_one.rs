use serde_json::{Value, json};

use crate::keys::import::PublicForm;
use crate::signing::diagnose::{Diagnosis, Difference, Language, Part};
use crate::signing::judge::Judgement;
use crate::signing::labels;
use crate::signing::view::Run;
use crate::text::{Message as Sentence, hex};

/// What is said of one message, as data; `thorough` with the difference and what to change. The form of the expected
/// key is worth a word where it is not the dashboard's.
pub fn as_json(judgement: &Judgement, form: PublicForm, thorough: bool) -> Value {
    let (mut document, found) = match judgement {
        Judgement::Diagnosed(found) => (found_json(found, form), Some(found)),
        Judgement::Refused { label, message } => (refused_json("reject", label, message), None),
    };
    if thorough {
        let found = found.filter(|found| !found.verdict.is_valid());
        document["differences"] = found.map_or(json!([]), |found| differences_json(found));
        document["advice"] = found.map_or(json!({}), |found| advice_json(found));
    }
    document
}

fn differences_json(found: &Diagnosis) -> Value {
    let one = |difference: &Difference| {
        json!({
            "part": part_label(difference.part),
            "offset": difference.offset,
            "ours": joined(&difference.ours),
            "signed": joined(&difference.signed),
        })
    };
    found.differences.iter().map(one).collect()
}

fn advice_json(found: &Diagnosis) -> Value {
    let of = |language: &Language| {
        let advice = found.advice(*language);
        let sentences: Vec<String> = advice.iter().map(Sentence::text).collect();
        (language.name().text(), json!(sentences))
    };
    Value::Object(Language::ALL.iter().map(of).collect())
}

/// The part's word for programs: as the command line calls it.
fn part_label(part: Part) -> &'static str {
    match part {
        Part::Key => "key",
        Part::Signature => "signature",
        Part::Method => "method",
        Part::Uri => "uri",
        Part::ClientId => "client_id",
        Part::Time => "time",
        Part::Body => "body",
        Part::Content => "content",
    }
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
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
        Judgement::Refused { message, .. } => {
            [Some(message.text()), message.fix()].into_iter().flatten().collect()
        }
    }
}

/// The words for programs, best first; `ok` where nothing is to be said.
fn found_labels(found: &Diagnosis, form: PublicForm) -> Vec<&'static str> {
    let list = found.labels();
    if list.is_empty() { vec![labels::of_key_form(form).unwrap_or("ok")] } else { list }
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
    lines.extend(found.findings().iter().map(|sentence| format!("- {}", sentence.text())));
    if !thorough || found.verdict.is_valid() {
        return lines;
    }
    for difference in &found.differences {
        lines.push(difference.part.name().text());
        lines.push(format!("  - {}", joined(&difference.ours)));
        lines.push(format!("  + {}", joined(&difference.signed)));
    }
    for language in Language::ALL {
        for sentence in found.advice(language) {
            lines.push(format!("{}: {}", language.name().text(), sentence.text()));
        }
    }
    lines
}
