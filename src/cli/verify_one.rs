use serde_json::{Value, json};

use crate::keys::import::PublicForm;
use crate::signing::caveat::Caveat;
use crate::signing::diagnose::{Diagnosis, Difference, Language, Part};
use crate::signing::judge::Judgement;
use crate::signing::labels;
use crate::signing::view::Run;
use crate::text::{Message as Sentence, hex};

/// What is said of one message, as data; with languages for `advice`, the difference and what to change, too. The form of the expected
/// key is worth a word where it is not the dashboard's.
pub fn as_json(judgement: &Judgement, form: PublicForm, advice: Option<&[Language]>) -> Value {
    let found = judgement.diagnosis();
    let mut document = match (found, judgement.refusal()) {
        (Some(found), _) => found_json(judgement, found, form),
        (None, refusal) => {
            let label = judgement.labels().first().copied().unwrap_or_default();
            refused_json(judgement.verdict(), label, refusal.unwrap_or(&judgement.headline()))
        }
    };
    document["standing"] = json!(judgement.standing().label());
    document["caveats"] = judgement.caveats().iter().map(Caveat::label).collect();
    if let Some(languages) = advice {
        let found = found.filter(|_| !judgement.fits());
        document["differences"] = found.map_or(json!([]), differences_json);
        document["advice"] = found.map_or(json!({}), |found| advice_json(found, languages));
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

fn advice_json(found: &Diagnosis, languages: &[Language]) -> Value {
    let of = |language: &Language| {
        let advice = found.advice(*language);
        let sentences: Vec<String> = advice.iter().map(Sentence::text).collect();
        (language.name().text(), json!(sentences))
    };
    Value::Object(languages.iter().map(of).collect())
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

/// What is said of one message, in lines; with languages for `advice`, the difference and what to change, too.
pub fn as_words(judgement: &Judgement, advice: Option<&[Language]>) -> Vec<String> {
    let Some(found) = judgement.diagnosis() else {
        let said = judgement.headline();
        return std::iter::once(said.text()).chain(said.fix()).collect();
    };
    let headline = judgement.headline();
    let mut lines = vec![headline.text()];
    // Where no cause is proved, what to do stands in its place.
    let unexplained = advice.is_some() && !judgement.fits() && found.causes.is_empty();
    lines.extend(headline.fix().filter(|_| unexplained));
    lines.extend(judgement.findings().iter().map(|sentence| format!("- {}", sentence.text())));
    let Some(languages) = advice.filter(|_| !judgement.fits()) else {
        return lines;
    };
    for difference in &found.differences {
        lines.push(difference.part.name().text());
        lines.push(format!("  - {}", joined(&difference.ours)));
        lines.push(format!("  + {}", joined(&difference.signed)));
    }
    for language in languages {
        for sentence in found.advice(*language) {
            lines.push(format!("{}: {}", language.name().text(), sentence.text()));
        }
    }
    lines
}

/// The words for programs, best first; `ok` where nothing is to be said.
fn labels_of(judgement: &Judgement, form: PublicForm) -> Vec<&'static str> {
    let list = judgement.labels();
    if list.is_empty() { vec![labels::of_key_form(form).unwrap_or("ok")] } else { list }
}

fn found_json(judgement: &Judgement, found: &Diagnosis, form: PublicForm) -> Value {
    let sentences = std::iter::once(judgement.headline()).chain(judgement.findings());
    let explanation: Vec<String> = sentences.map(|sentence| sentence.text()).collect();
    json!({
        "verdict": judgement.verdict(),
        "diagnosis": labels_of(judgement, form),
        "explanation": explanation,
        "repaired_content_sha256": found.repaired.as_ref().map(|repaired| hex(&repaired.content_sha256)),
        "signing_key": found.signing_key.as_ref().map(|key| key.name.clone()),
        "content_sha256": hex(&found.content_sha256),
        "signed_sha256": found.signed_sha256.as_ref().map(|hash| hex(hash)),
        "complete": found.complete,
    })
}
