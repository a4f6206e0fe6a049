use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget};
use serde_json::{Value, json};

use super::args::{Verify, is_standard};
use super::exit::{Exit, Failure, failed};
use super::results::Results;
use super::verify_one::{as_json, as_words, refused_json};
use super::{output, progress, reading};
use crate::keys::decode::MAX_INPUT;
use crate::keys::generate::Cancel;
use crate::keys::import::{ImportedPublic, PublicForm, PublicKeyError, public_key};
use crate::signing::batch::{Item, Progress, csv, judge_all, of_capture, read};
use crate::signing::diagnose::{Language, Limits};
use crate::signing::judge::{Context, Judgement, judge};
use crate::signing::{KeyRole, KnownKey, Message, SignatureHeader, capture, labels};
use crate::text::{Message as Sentence, shown};

/// More than these are worth a progress bar.
const FEW: usize = 20;
/// So many are looked through first, and searched for rare causes only on demand.
const MANY: usize = 200;

/// A message, and what is said of it.
type Judged = (Item, Judgement);

pub fn run(options: &Verify, json: bool, advice: Option<&[Language]>) -> Result<Exit, Failure> {
    let mut results = Results::open(&options.results)?;
    let exit = answer(options, json, advice, &mut results)?;
    results.close()?;
    Ok(exit)
}

fn answer(
    options: &Verify,
    json: bool,
    advice: Option<&[Language]>,
    results: &mut Results<'_>,
) -> Result<Exit, Failure> {
    let bytes = reading::file(&options.key, MAX_INPUT)?;
    let read = match public_key(&bytes) {
        Ok(read) => read,
        Err(error) => return refuse_key(options, &error, json, results),
    };
    let form = read.form;
    for repair in &read.repairs {
        output::aside(&Sentence::new("cli-key-mended").with("repair", repair.message()).text());
    }
    let keys = known_keys(options, read)?;
    if let Some(uri) = &options.uri {
        let judgement = from_fields(options, uri, &keys)?;
        if json {
            results.json(&as_json(&judgement, form, advice))?;
        } else {
            say(&judgement, advice, results)?;
        }
        return Ok(exit(std::iter::once(&judgement)));
    }
    if options.captures.is_empty() {
        return Err(Failure::usage("cli-nothing-to-verify"));
    }
    let judged = captured(options, &keys, advice)?;
    if options.csv {
        table(&judged, results)?;
    } else if json {
        documents(&judged, form, advice, results)?;
    } else {
        words(&judged, advice, results)?;
    }
    Ok(exit(judged.iter().map(|(_, judgement)| judgement)))
}

/// A key that cannot be used is an answer too: the message is rejected, and the reason has its word.
fn refuse_key(
    options: &Verify,
    error: &PublicKeyError,
    json: bool,
    results: &mut Results<'_>,
) -> Result<Exit, Failure> {
    if !json {
        return Err(Failure::reading(error.message()));
    }
    let length = options
        .signature
        .as_deref()
        .and_then(|text| SignatureHeader::parse(text).ok())
        .map_or(0, |signature| signature.bytes.len());
    let (verdict, label) = labels::of_key_error(error, length);
    results.json(&refused_json(verdict, label, &error.message()))?;
    Ok(Exit::CannotRead)
}

fn known_keys(options: &Verify, expected: ImportedPublic) -> Result<Vec<KnownKey>, Failure> {
    // Whose it is, only the user knows: own requests are judged with the own key.
    let expected = KnownKey { name: "key".to_owned(), role: KeyRole::Other, key: expected.key };
    let mut keys = vec![expected];
    for given in &options.other_key {
        let (name, path) =
            given.split_once('=').ok_or_else(|| Failure::usage("cli-other-key-form"))?;
        let bytes = reading::file(Path::new(path), MAX_INPUT)?;
        let key = public_key(&bytes)?.key;
        keys.push(KnownKey { name: name.to_owned(), role: role(name), key });
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

fn from_fields(options: &Verify, uri: &str, keys: &[KnownKey]) -> Result<Judgement, Failure> {
    let message = Message {
        method: options.method.clone(),
        uri: uri.to_owned(),
        client_id: options.client_id.clone().unwrap_or_default(),
        time: options.time.clone().unwrap_or_default(),
        body: options
            .body
            .as_deref()
            .map(|path| reading::file(path, capture::MAX_LEN))
            .transpose()?
            .unwrap_or_default(),
    };
    let signature = options.signature.as_deref().unwrap_or_default();
    let (context, cancel) = (Context::default(), Cancel::default());
    Ok(judge(&message, signature, keys, &context, Limits::THOROUGH, &cancel))
}

/// Reads and judges all captures. One file alone that cannot be read is a failure; among others it is one of
/// the answers, so that the rest is not lost.
fn captured(
    options: &Verify,
    keys: &[KnownKey],
    advice: Option<&[Language]>,
) -> Result<Vec<Judged>, Failure> {
    let (progress, cancel) = (Progress::default(), Cancel::default());
    let items = with_bar(&progress, || found(&options.captures, &progress, &cancel))?;
    // Nothing judged must not look like all is well.
    if items.is_empty() {
        return Err(Failure::reading(Sentence::new("cli-nothing-in-folder")));
    }
    if let [Item { content: Err(problem), .. }] = items.as_slice() {
        return Err(Failure::reading(problem.clone()));
    }
    let limits = limits(items.len(), advice);
    let judged = with_bar(&progress, || judge_all(&items, keys, limits, &progress, &cancel));
    let judged = judged.into_iter().flatten();
    Ok(items.into_iter().zip(judged).collect())
}

fn found(paths: &[PathBuf], progress: &Progress, cancel: &Cancel) -> Result<Vec<Item>, Failure> {
    let mut items = Vec::new();
    for run in paths.chunk_by(|a, b| is_standard(a) == is_standard(b)) {
        if is_standard(&run[0]) {
            items.extend(of_capture("-", &reading::file(&run[0], capture::MAX_LEN)?));
        } else {
            items.extend(read(run, progress, cancel));
        }
    }
    Ok(items)
}

/// Seconds for each of a few messages, and as long as the window takes where there are more. Of thousands only
/// the frequent causes are tried, so that the answers come at once: `diagnose` takes its time also then.
fn limits(messages: usize, advice: Option<&[Language]>) -> Limits {
    match messages {
        0..=FEW => Limits::THOROUGH,
        MANY.. if advice.is_none() => Limits::BRIEF,
        _ => Limits::PROMPT,
    }
}

/// On a terminal, and only where it takes a while.
fn with_bar<T>(progress: &Progress, work: impl FnOnce() -> T) -> T {
    let (bar, seen) = (ProgressBar::hidden(), progress.clone());
    let shown = bar.clone();
    let show = move || {
        if seen.total() > FEW {
            if shown.is_hidden() {
                shown.set_draw_target(ProgressDrawTarget::stderr());
            }
            shown.set_length(u64::try_from(seen.total()).unwrap_or(u64::MAX));
            shown.set_position(u64::try_from(seen.done()).unwrap_or(u64::MAX));
        }
    };
    let result = progress::while_showing(show, work);
    bar.finish_and_clear();
    result
}

fn table(judged: &[Judged], results: &mut Results<'_>) -> Result<(), Failure> {
    let rows = judged.iter().map(|(item, judgement)| (item, judgement));
    let mut bytes = Vec::new();
    csv::write(rows, &mut bytes).map_err(|error| failed(&error))?;
    results.bytes(&bytes)
}

fn documents(
    judged: &[Judged],
    form: PublicForm,
    advice: Option<&[Language]>,
    results: &mut Results<'_>,
) -> Result<(), Failure> {
    let document = |(item, judgement): &Judged| -> Value {
        let mut document = as_json(judgement, form, advice);
        document["source"] = json!(item.place());
        document
    };
    let mut documents: Vec<Value> = judged.iter().map(document).collect();
    match documents.len() {
        1 => results.json(&documents.swap_remove(0)),
        _ => results.json(&json!(documents)),
    }
}

fn words(
    judged: &[Judged],
    advice: Option<&[Language]>,
    results: &mut Results<'_>,
) -> Result<(), Failure> {
    for (item, judgement) in judged {
        if judged.len() > 1 {
            results.line(&format!("{}:", shown(&item.place())))?;
        }
        say(judgement, advice, results)?;
    }
    Ok(())
}

fn say(
    judgement: &Judgement,
    advice: Option<&[Language]>,
    results: &mut Results<'_>,
) -> Result<(), Failure> {
    as_words(judgement, advice).iter().try_for_each(|line| results.line(line))
}

/// What could not be read weighs more than what is not valid. An answer that nobody signed counts only where nothing else
/// was given.
fn exit<'a>(judged: impl Iterator<Item = &'a Judgement>) -> Exit {
    let (mut all, mut signed) = (0, 0);
    let exit = judged.fold(Exit::Done, |exit, judgement| {
        all += 1;
        if judgement.is_unsigned() {
            return exit;
        }
        signed += 1;
        weighed(exit, judgement)
    });
    if all > 0 && signed == 0 { Exit::NotValid } else { exit }
}

fn weighed(exit: Exit, judgement: &Judgement) -> Exit {
    match exit {
        _ if judgement.is_unreadable() => Exit::CannotRead,
        _ if exit == Exit::CannotRead => exit,
        _ if judgement.passes() => exit,
        _ => Exit::NotValid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_messages_get_less_time_each_than_a_few() {
        assert_eq!(limits(1, None), Limits::THOROUGH);
        assert_eq!(limits(FEW, None), Limits::THOROUGH);
        assert_eq!(limits(FEW + 1, None), Limits::PROMPT);
        assert_eq!(limits(MANY, None), Limits::BRIEF);
        assert_eq!(limits(MANY, Some(&[])), Limits::PROMPT);
    }
}
