//! The words: what the code names is there, what is there is named, and every problem can be looked up.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;
use keyturn::signing::{Cause, diagnose::Language};
use keyturn::text::Message;

const WORDS: &str = include_str!("../../assets/locales/en.ftl");

fn ids() -> Vec<&'static str> {
    let is_id = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    WORDS.lines().filter(is_id).filter_map(|line| line.split_once(" =").map(|(id, _)| id)).collect()
}

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(path).expect("a source"));
        }
    }
}

fn code() -> String {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    text
}

#[test]
fn the_file_is_sound_and_names_nothing_twice() {
    assert!(FluentResource::try_new(WORDS.to_owned()).is_ok(), "the file does not parse");
    // Each sentence is parsed by itself, when it is shown.
    for id in ids() {
        assert_ne!(Message::new(id).text(), id, "{id} does not parse by itself");
        assert!(!WORDS.contains(&format!("{{ {id}")), "{id} is named by another sentence");
    }
    let mut seen = HashSet::new();
    for id in ids() {
        assert!(seen.insert(id), "{id} is there twice");
    }
}

/// The ids that are put together of a cause's word, or of a topic and a language.
fn made_of_words() -> HashSet<String> {
    let languages = Language::ALL.into_iter().map(Language::name);
    let causes = Cause::all().into_iter().flat_map(|cause| {
        let advice = Language::ALL.into_iter().map(move |language| cause.advice(language));
        advice.chain([cause.message()])
    });
    let capture = Language::ALL
        .iter()
        .map(|language| Message::new(format!("signing-advice-capture-{}", language.label())));
    causes.chain(languages).chain(capture).map(|message| message.id().to_owned()).collect()
}

#[test]
fn what_is_there_is_used() {
    let (code, made) = (code(), made_of_words());
    for id in ids() {
        let kind = id.strip_prefix("capture-kind-");
        let named = kind.is_some_and(|kind| code.contains(&format!("Self::named(\"{kind}\")")));
        let used = named || made.contains(id) || code.contains(&format!("\"{id}\""));
        assert!(used, "nothing uses {id}");
    }
}

#[test]
fn what_is_used_is_there() {
    let known: HashSet<_> = ids().into_iter().collect();
    let code = code();
    for call in ["tr(\"", "Message::new(\"", "Sentence::new(\""] {
        for (at, _) in code.match_indices(call) {
            // `push_str(` ends like `tr(`.
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let id = code[at + call.len()..].split('"').next().expect("a text");
            let meant_to_be_unknown = id == "no-such-sentence";
            assert!(known.contains(id) || meant_to_be_unknown, "{id} has no words");
        }
    }
}

#[test]
fn each_code_belongs_to_one_problem_that_says_what_to_do() {
    let mut owners = HashMap::new();
    for id in ids() {
        let message = Message::new(id);
        let Some(code) = message.code() else { continue };
        assert!(
            message.fix().is_some_and(|fix| !fix.trim().is_empty()),
            "{id} does not say what to do"
        );
        if let Some(other) = owners.insert(code.clone(), id) {
            panic!("{code} belongs to {other} and to {id}");
        }
    }
    assert!(owners.len() > 50);
}
