use std::collections::HashMap;
use std::sync::{LazyLock, RwLock, RwLockReadGuard};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// The language of the words (BCP 47).
pub const LANGUAGE: &str = "en";

/// Each sentence with its attributes, by its id. One that is shown is parsed then: most programs show a few of thousands.
static SENTENCES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let words: &'static str =
        String::from_utf8_lossy(&crate::packed!("en.ftl")).into_owned().leak();
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        // A remark ends the sentence before it, too.
        if line.starts_with(|c: char| c.is_ascii_lowercase() || c == '#') {
            starts.push(at);
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let sentences = starts.iter().zip(ends).map(|(start, end)| &words[*start..end]);
    sentences.filter_map(|sentence| Some((sentence.split_once(" =")?.0, sentence))).collect()
});

/// The sentences that were shown.
static BUNDLE: LazyLock<RwLock<FluentBundle<FluentResource>>> = LazyLock::new(|| {
    // By its rules a sentence chooses the form for one or for many.
    let english: LanguageIdentifier = LANGUAGE.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![english]);
    // The marks that isolate right-to-left text would be drawn as boxes and copied with the words.
    bundle.set_use_isolating(false);
    RwLock::new(bundle)
});

/// The bundle with a sentence in it. One that does not parse is left out and shows as its id; `tests/house/words.rs` fails
/// on it, and on one that names another.
fn bundle_with(id: &str) -> Option<RwLockReadGuard<'static, FluentBundle<FluentResource>>> {
    let bundle = BUNDLE.read().ok()?;
    if bundle.has_message(id) {
        return Some(bundle);
    }
    drop(bundle);
    let sentence = SENTENCES.get(id)?;
    let resource = FluentResource::try_new((*sentence).to_owned()).ok()?;
    BUNDLE.write().ok()?.add_resource_overriding(resource);
    BUNDLE.read().ok()
}

/// What goes into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Argument {
    /// As it is.
    Text(String),
    /// So many of something: the sentence has a form for one, and for as many others as its language has.
    Count(u64),
}

/// The sentence `id`, or its attribute, with its arguments filled in; `None` where there is none.
pub(super) fn format(
    id: &str,
    attribute: Option<&str>,
    args: &[(&'static str, Argument)],
) -> Option<String> {
    let bundle = bundle_with(id)?;
    let message = bundle.get_message(id)?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let mut filled = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        match value {
            Argument::Text(text) => filled.set(*name, text.as_str()),
            Argument::Count(count) => filled.set(*name, *count),
        }
    }
    Some(bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned())
}
