use std::path::Path;

use indicatif::ProgressBar;
use serde_json::{Value, json};

use super::args::Verify;
use super::exit::{Exit, Failure};
use super::verify_one::{Answer, answer};
use super::{output, reading};
use crate::keys::decode::MAX_INPUT;
use crate::keys::import::{ImportedPublic, PublicForm, PublicKeyError, public_key};
use crate::signing::capture::{self, Captured, MissingPart};
use crate::signing::diagnose::{Hints, Limits};
use crate::signing::{KeyRole, KnownKey, Message, SignatureHeader, labels};

const MOST: usize = 64 * 1024 * 1024;
/// More than these are worth a progress bar.
const FEW: usize = 20;

pub fn run(options: &Verify, json: bool, thorough: bool) -> Result<Exit, Failure> {
    let bytes = reading::file(&options.key, MAX_INPUT)?;
    let read = match public_key(&bytes) {
        Ok(read) => read,
        Err(error) => return refuse_key(options, &error, json),
    };
    let form = read.form;
    let keys = known_keys(options, read)?;
    if let Some(uri) = &options.uri {
        let found = from_fields(options, uri, &keys, form)?;
        return report(&[(None, found)], json, thorough);
    }
    if options.captures.is_empty() {
        return Err(Failure::usage("cli-nothing-to-verify"));
    }
    let mut answers = Vec::new();
    for path in &options.captures {
        captured(path, &keys, form, &mut answers)?;
    }
    report(&answers, json, thorough)
}

/// A key that cannot be used is an answer too: the message is rejected, and the reason has its word.
fn refuse_key(options: &Verify, error: &PublicKeyError, json: bool) -> Result<Exit, Failure> {
    if !json {
        return Err(Failure::reading(error.message()));
    }
    let length = options
        .signature
        .as_deref()
        .and_then(|text| SignatureHeader::parse(text).ok())
        .map_or(0, |signature| signature.bytes.len());
    let (verdict, diagnosis) = labels::of_key_error(error, length);
    let refused = Answer::Refused {
        verdict,
        diagnosis,
        message: error.message(),
    };
    output::json(&refused.json())?;
    Ok(Exit::CannotRead)
}

fn known_keys(options: &Verify, expected: ImportedPublic) -> Result<Vec<KnownKey>, Failure> {
    let expected = KnownKey {
        name: "key".to_owned(),
        role: KeyRole::Platform,
        key: expected.key,
    };
    let mut keys = vec![expected];
    for given in &options.other_key {
        let (name, path) = given
            .split_once('=')
            .ok_or_else(|| Failure::usage("cli-other-key-form"))?;
        let bytes = reading::file(Path::new(path), MAX_INPUT)?;
        let key = public_key(&bytes)
            .map_err(|error| Failure::reading(error.message()))?
            .key;
        keys.push(KnownKey {
            name: name.to_owned(),
            role: role(name),
            key,
        });
    }
    Ok(keys)
}

fn role(name: &str) -> KeyRole {
    match name.to_ascii_lowercase().as_str() {
        "own" | "mine" | "yours" | "merchant" | "partner" => KeyRole::Own,
        "old" | "previous" => KeyRole::Old,
        "environment" | "sandbox" | "test" | "real" | "production" => KeyRole::OtherEnvironment,
        _ => KeyRole::Other,
    }
}

fn from_fields(
    options: &Verify,
    uri: &str,
    keys: &[KnownKey],
    form: PublicForm,
) -> Result<Answer, Failure> {
    let message = Message {
        method: options.method.clone(),
        uri: uri.to_owned(),
        client_id: options.client_id.clone().unwrap_or_default(),
        time: options.time.clone().unwrap_or_default(),
        body: options
            .body
            .as_deref()
            .map(|path| reading::file(path, MOST))
            .transpose()?
            .unwrap_or_default(),
    };
    let signature = options.signature.as_deref().unwrap_or_default();
    let hints = Hints::default();
    let found = answer(&message, signature, keys, form, &hints, Limits::THOROUGH);
    Ok(found)
}

type Named = (Option<String>, Answer);

fn report(answers: &[Named], json: bool, thorough: bool) -> Result<Exit, Failure> {
    if json {
        let documents: Vec<Value> = answers.iter().map(document).collect();
        match documents.as_slice() {
            [one] => output::json(one)?,
            many => output::json(&json!(many))?,
        }
    } else {
        for (source, answer) in answers {
            if let (Some(source), true) = (source, answers.len() > 1) {
                output::line(&format!("{source}:"))?;
            }
            for line in answer.words(thorough) {
                output::line(&line)?;
            }
        }
    }
    let valid = !answers.is_empty() && answers.iter().all(|(_, answer)| answer.is_valid());
    Ok(if valid { Exit::Done } else { Exit::NotValid })
}

fn document((source, answer): &Named) -> Value {
    let mut document = answer.json();
    if let Some(source) = source {
        document["source"] = json!(source);
    }
    document
}

/// Seconds for each of a few messages; where there are many, as long as the window takes, so that an end is in sight.
fn limits(messages: usize) -> Limits {
    if messages > FEW {
        Limits::PROMPT
    } else {
        Limits::THOROUGH
    }
}

fn captured(
    path: &Path,
    keys: &[KnownKey],
    form: PublicForm,
    answers: &mut Vec<Named>,
) -> Result<(), Failure> {
    let bytes = reading::file(path, MOST)?;
    let messages = capture::parse(&bytes).map_err(|error| Failure::reading(error.message()))?;
    let limits = limits(messages.len());
    let bar = progress(messages.len());
    for found in messages {
        let source = format!("{}:{}", path.display(), found.line);
        answers.push((Some(source), judge(&found, keys, form, limits)));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// On a terminal, and only where it takes a while.
fn progress(messages: usize) -> ProgressBar {
    if messages <= FEW {
        return ProgressBar::hidden();
    }
    ProgressBar::new(u64::try_from(messages).unwrap_or(u64::MAX))
}

fn judge(found: &Captured, keys: &[KnownKey], form: PublicForm, limits: Limits) -> Answer {
    let missing = found
        .missing()
        .into_iter()
        .find(|part| *part != MissingPart::Signature);
    match (found.message(), missing) {
        (Some(message), _) => {
            let signature = found.signature_header.as_deref().unwrap_or_default();
            answer(&message, signature, keys, form, &found.hints(), limits)
        }
        (None, part) => Answer::Refused {
            verdict: "reject",
            diagnosis: "message_incomplete",
            message: part.unwrap_or(MissingPart::Body).message(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_messages_get_less_time_each_than_a_few() {
        assert_eq!(limits(1), Limits::THOROUGH);
        assert_eq!(limits(FEW), Limits::THOROUGH);
        assert_eq!(limits(FEW + 1), Limits::PROMPT);
    }
}
